public import Findings

extension Problem.Code {
    /// The XML is not well-formed.
    public static let xmlNotWellFormed = Problem.Code(rawValue: "XML_NOT_WELL_FORMED")
    /// The XML holds a document type declaration, which no workbook needs and attacks use.
    public static let xmlDoctype = Problem.Code(rawValue: "XML_DOCTYPE")
    /// The XML is in another encoding than UTF-8, which is read but not edited.
    public static let xmlEncoding = Problem.Code(rawValue: "XML_ENCODING")
}

enum XMLProblem {
    static let encoding = Problem(
        .xmlEncoding,
        LocalizedText(
            vi: "phần này không dùng mã UTF-8, hoặc dài hơn 2 GiB, nên không sửa được",
            en: "the part is not in UTF-8, or longer than 2 GiB, and cannot be edited"),
        remedy: LocalizedText(
            vi: "Đề nghị mở tệp bằng Excel, lưu lại rồi sửa tệp mới.",
            en: "Open the file in Excel, save it again, and edit the new file."))

    static func notWellFormed(_ reason: String, line: Int) -> Problem {
        Problem(
            .xmlNotWellFormed,
            LocalizedText(vi: "XML không đúng cú pháp (\(reason))", en: "the XML is not well-formed (\(reason))"),
            remedy: LocalizedText(
                vi: "Đề nghị mở tệp bằng Excel rồi lưu lại, hoặc xin bên gửi gửi lại tệp.",
                en: "Open the file in Excel and save it again, or ask the sender for a fresh copy."),
            at: Place(line: line))
    }

    static func doctype(line: Int) -> Problem {
        Problem(
            .xmlDoctype,
            LocalizedText(
                vi: "có khai báo <!DOCTYPE>, không được phép trong sổ tính",
                en: "a <!DOCTYPE> declaration, which workbooks must not have"),
            remedy: LocalizedText(
                vi: "Không mở tệp này nếu không rõ nguồn gốc; xin bên gửi gửi lại tệp lưu từ Excel.",
                en: "Do not open the file unless you know its origin; ask for a copy saved by Excel."),
            at: Place(line: line))
    }
}
