public import Findings
internal import ZipContainer

extension Problem.Code {
    /// A JSON document that is damaged.
    public static let jsonDamaged = Problem.Code(rawValue: "JSON_NOT_WELL_FORMED")
    /// A JSON document that no workbook can be made of.
    public static let jsonShape = Problem.Code(rawValue: "JSON_WRONG_SHAPE")
    /// Something of a JSON document that was left out of the workbook.
    public static let jsonLeftOut = Problem.Code(rawValue: "JSON_LEFT_OUT")
}

enum DataProblem {
    static func damaged(line: String?) -> Problem {
        let place = LocalizedText(
            vi: line.map { ", gần dòng \($0)" } ?? "", en: line.map { ", near line \($0)" } ?? "")
        return Problem(
            .jsonDamaged,
            LocalizedText(vi: "tệp JSON bị hỏng\(place.vi)", en: "the JSON is not well-formed\(place.en)"),
            remedy: LocalizedText(
                vi: "Đề nghị tạo lại tệp JSON; mỗi tệp chỉ chứa một tài liệu.",
                en: "Make the JSON again; a file holds one document."))
    }

    static func noSchema(_ schema: String?) -> Problem {
        let named = schema.map { LocalizedText(vi: "có lược đồ “\($0)”", en: "is of schema “\($0)”") }
        return Problem(
            .jsonShape,
            LocalizedText(
                vi: "tài liệu JSON \(named?.vi ?? "không nêu lược đồ"), không lập thành sổ tính được",
                en: "the JSON document \(named?.en ?? "names no schema"), of which no workbook can be made"),
            remedy: LocalizedText(
                vi:
                    "Dùng doisoat.values/1, doisoat.cells/1 hoặc doisoat.program/1, do doisoat chuyen-doi --as values, cells hoặc program tạo ra.",
                en:
                    "Use doisoat.values/1, doisoat.cells/1 or doisoat.program/1, which doisoat convert makes with --as values, cells or program."
            ))
    }

    static func shape(_ path: String, _ vi: String, _ en: String) -> Problem {
        Problem(.jsonShape, LocalizedText(vi: vi, en: en), at: Place(part: path.isEmpty ? nil : path))
    }

    static func leftOut(_ vi: String, _ en: String, at place: Place) -> Problem {
        Problem(
            .jsonLeftOut, LocalizedText(vi: "không ghi vào sổ tính: \(vi)", en: "left out of the workbook: \(en)"),
            at: place, severity: .warning)
    }

    static let noProgram = Problem(
        .jsonShape,
        LocalizedText(vi: "tài liệu JSON không phải chương trình", en: "the JSON document is no programme"),
        remedy: LocalizedText(
            vi: "Dùng doisoat.program/1, do doisoat chuyen-doi --as program tạo ra.",
            en: "Use doisoat.program/1, which doisoat convert makes with --as program."))

    static let terminal = Problem(
        .outputUnwritable,
        LocalizedText(vi: "không đưa sổ tính ra màn hình", en: "a workbook is not shown on a terminal"),
        remedy: LocalizedText(vi: "Đặt --output là một tệp .xlsx.", en: "Give --output an .xlsx file."),
        at: Place(file: "-"))
}
