internal import Findings

/// What a draft asks an official to look at.
enum Doubt {
    static let words = LocalizedText(vi: "cột chữ, không đọc", en: "words, not read")
    static let sameLabels = LocalizedText(
        vi: "cột sau có cùng tiêu đề mà không có số cột để phân biệt, nên không khai báo",
        en: "a later column has the same labels and no number to tell it by, and is left out")
    static let codes = LocalizedText(
        vi: "mã không có trong chương trình, không đọc", en: "codes that the programme does not have, not read")
    static let planOfYear = LocalizedText(
        vi: "kế hoạch hiểu là của cả năm", en: "the plan is taken to be the year's")
    static let percent = LocalizedText(
        vi: "không rõ tỷ lệ của chỉ tiêu nào, không đọc", en: "a percentage of an unknown indicator, not read")
    static let sameFigures = LocalizedText(
        vi: "cùng giai đoạn và kỳ với một cột trước, không đọc; số liệu khác thì ghi Giai đoạn hoặc Kỳ",
        en: "the same stage and period as a column before, not read; if it is another figure, write its stage or period"
    )
    static let layout = LocalizedText(
        vi: "bố trí đoán theo tiêu đề cột", en: "the layout is guessed from the column labels")
    static let kind = LocalizedText(
        vi: "Loại đoán theo nơi gửi là đơn vị cấp trên của chương trình",
        en: "the kind is guessed, since the sender is the unit that the programme covers")
    static let blanks = LocalizedText(
        vi: "có ô trống, hiểu là chưa báo cáo; nếu khác, ghi ở Ký hiệu (ví dụ “trống = không có”)",
        en: "blank cells are taken as not reported; if they mean another thing, write it under Ký hiệu")
    static let body = LocalizedText(vi: "không rõ cơ quan", en: "the body is unknown")
    static let noTitle = LocalizedText(vi: "không thấy tiêu đề bảng", en: "no title was found")
    static let noFigures = LocalizedText(
        vi: "chưa có cột Số liệu, Đếm hay Cộng nào", en: "no column of figures, counts or sums yet")
    static let noRows = LocalizedText(
        vi: "chưa có cột Đơn vị hay Chỉ tiêu", en: "no column of units or indicators yet")

    /// An indicator taken by a name that is only near.
    static func near(_ names: [String]) -> LocalizedText {
        let list = quoted(names)
        return LocalizedText(
            vi: "chỉ tiêu đoán theo tên gần giống: \(list)", en: "indicator guessed by a near name: \(list)")
    }

    /// No indicator could be told.
    static func unknown(_ likely: [String], role: ColumnRole) -> LocalizedText {
        let list = quoted(likely)
        return LocalizedText(
            vi:
                "không rõ chỉ tiêu\(likely.isEmpty ? "" : ", có thể là \(list)"); nếu cần đọc, ghi Vai trò “\(role.word)” và mã chỉ tiêu",
            en:
                "indicator unknown\(likely.isEmpty ? "" : ", maybe \(list)"); to read it, write the role “\(role.word)” and the indicator's code"
        )
    }

    /// Columns that the declared form does not have.
    static func undeclared(_ keys: [String]) -> LocalizedText {
        let list = quoted(keys)
        return LocalizedText(vi: "cột chưa khai báo: \(list)", en: "columns not declared: \(list)")
    }

    /// Forms that fit alike.
    static func ambiguous(_ codes: [String]) -> LocalizedText {
        let list = quoted(codes)
        return LocalizedText(vi: "hợp với nhiều biểu đã khai báo: \(list)", en: "fits several declared forms: \(list)")
    }

    private static func quoted(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }
}
