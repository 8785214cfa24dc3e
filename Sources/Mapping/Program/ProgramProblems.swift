public import Findings

extension Problem.Code {
    /// A sheet that a programme cannot do without is missing.
    public static let programSheetMissing = Problem.Code(rawValue: "PROGRAM_SHEET_MISSING")
    /// A column that a sheet cannot do without is missing.
    public static let programColumnMissing = Problem.Code(rawValue: "PROGRAM_COLUMN_MISSING")
    /// A cell that a row cannot do without is blank.
    public static let programValueMissing = Problem.Code(rawValue: "PROGRAM_VALUE_MISSING")
    /// A value is of the wrong kind: no date, no number, no text.
    public static let programWrongValue = Problem.Code(rawValue: "PROGRAM_WRONG_VALUE")
    /// A number can be read in two ways.
    public static let programDoubtfulNumber = Problem.Code(rawValue: "PROGRAM_DOUBTFUL_NUMBER")
    /// A word is none of those that may be written.
    public static let programUnknownWord = Problem.Code(rawValue: "PROGRAM_UNKNOWN_WORD")
    /// A code or name is not on the sheet it should be on.
    public static let programUnknownReference = Problem.Code(rawValue: "PROGRAM_UNKNOWN_REFERENCE")
    /// A name means several things.
    public static let programAmbiguousName = Problem.Code(rawValue: "PROGRAM_AMBIGUOUS_NAME")
    /// The same thing is told twice.
    public static let programDuplicate = Problem.Code(rawValue: "PROGRAM_DUPLICATE")
    /// Days overlap, or end before they begin.
    public static let programDays = Problem.Code(rawValue: "PROGRAM_DAYS")
    /// Something stands above itself.
    public static let programCircle = Problem.Code(rawValue: "PROGRAM_CIRCLE")
    /// Shares of a unit add up to more than all of it.
    public static let programShares = Problem.Code(rawValue: "PROGRAM_SHARES")
    /// A unit of measure has no meaning here.
    public static let programMeasure = Problem.Code(rawValue: "PROGRAM_MEASURE")
}

enum ProgramProblem {
    static func sheetMissing(_ sheet: ProgramSheet, file: String?) -> Problem {
        Problem(
            .programSheetMissing,
            LocalizedText(
                vi: "không có trang “\(sheet.name)” với các tiêu đề cột của nó",
                en: "there is no sheet “\(sheet.name)” with its column headings"),
            remedy: LocalizedText(
                vi: "Đề nghị lập trang “\(sheet.name)” với các cột: \(headings(sheet)).",
                en: "Make a sheet “\(sheet.name)” with the columns \(headings(sheet))."),
            at: Place(file: file))
    }

    private static func headings(_ sheet: ProgramSheet) -> String {
        sheet.columns.map { "“\($0.heading)”" }.joined(separator: ", ")
    }

    static func columnMissing(_ columns: [ProgramSheet.Column], at place: Place) -> Problem {
        let names = columns.map { "“\($0.heading)”" }.joined(separator: ", ")
        return Problem(
            .programColumnMissing, LocalizedText(vi: "thiếu cột \(names)", en: "the column \(names) is missing"),
            remedy: LocalizedText(
                vi: "Đề nghị thêm cột, đúng tiêu đề đã nêu.", en: "Add a column with that heading."), at: place)
    }

    static func valueMissing(_ what: String, at place: Place) -> Problem {
        Problem(
            .programValueMissing, LocalizedText(vi: "chưa ghi “\(what)”", en: "“\(what)” is blank"),
            remedy: LocalizedText(vi: "Đề nghị điền ô này.", en: "Fill the cell in."), at: place)
    }

    static func wrongValue(_ vi: String, _ en: String, help: LocalizedText? = nil, at place: Place) -> Problem {
        Problem(.programWrongValue, LocalizedText(vi: vi, en: en), remedy: help, at: place)
    }

    static func doubtfulNumber(_ text: String, taken: String, at place: Place) -> Problem {
        Problem(
            .programDoubtfulNumber,
            LocalizedText(vi: "“\(text)” được đọc là \(taken)", en: "“\(text)” was read as \(taken)"),
            remedy: LocalizedText(
                vi: "Đề nghị gõ lại dưới dạng số.", en: "Type it again as a number."), at: place, severity: .warning)
    }

    static func unknownWord(_ text: String, _ choices: [String], nearest: String?, at place: Place) -> Problem {
        let list = choices.map { "“\($0)”" }.joined(separator: ", ")
        let hint = suggestion(nearest)
        return Problem(
            .programUnknownWord,
            LocalizedText(vi: "không hiểu “\(text)”\(hint.vi)", en: "“\(text)” is not understood\(hint.en)"),
            remedy: LocalizedText(vi: "Ghi một trong: \(list).", en: "Write one of \(list)."), at: place)
    }

    static func unknownReference(
        _ text: String, _ kind: ProgramReference, nearest: String?, at place: Place
    ) -> Problem {
        let hint = suggestion(nearest)
        return Problem(
            .programUnknownReference,
            LocalizedText(
                vi: "không có \(kind.noun.vi) “\(text)”\(hint.vi)",
                en: "there is no \(kind.noun.en) “\(text)”\(hint.en)"),
            remedy: remedy(for: kind), at: place)
    }

    private static func remedy(for kind: ProgramReference) -> LocalizedText {
        let sheet = kind.sheet.name
        return switch kind {
        case .body:
            LocalizedText(
                vi: "Dùng mã như “ubnd”, “ban-chqs”, hoặc thêm cơ quan vào trang “\(sheet)”.",
                en: "Use a code such as “ubnd” or “ban-chqs”, or add the body to the sheet “\(sheet)”.")
        case .period:
            LocalizedText(
                vi:
                    "Dùng mã như “2022”, “2022-10”, “2022-Q3”, “2022-H1”, “2022-9M”, hoặc thêm kỳ vào trang “\(sheet)”.",
                en:
                    "Use a code such as “2022”, “2022-10”, “2022-Q3”, “2022-H1”, “2022-9M”, or add the period to the sheet “\(sheet)”."
            )
        default:
            LocalizedText(
                vi: "Đề nghị ghi mã hoặc tên có ở trang “\(sheet)”.",
                en: "Write a code or name that is on the sheet “\(sheet)”.")
        }
    }

    static func ambiguousName(
        _ text: String, _ kind: ProgramReference, _ codes: [String], at place: Place
    ) -> Problem {
        let list = codes.map { "“\($0)”" }.joined(separator: ", ")
        return Problem(
            .programAmbiguousName,
            LocalizedText(
                vi: "“\(text)” là tên của nhiều \(kind.noun.vi): \(list)",
                en: "“\(text)” names more than one \(kind.noun.en): \(list)"),
            remedy: LocalizedText(vi: "Đề nghị ghi mã thay cho tên.", en: "Write the code."), at: place)
    }

    static func duplicate(_ what: String, first: Place, at place: Place) -> Problem {
        let other = [first.cell, first.part].compactMap { $0 }.first ?? "?"
        return Problem(
            .programDuplicate,
            LocalizedText(vi: "“\(what)” đã có ở \(other)", en: "“\(what)” stands already at \(other)"),
            remedy: LocalizedText(vi: "Đề nghị giữ lại một dòng.", en: "Keep one of the rows."), at: place)
    }

    static func days(_ vi: String, _ en: String, at place: Place) -> Problem {
        Problem(
            .programDays, LocalizedText(vi: vi, en: en),
            remedy: LocalizedText(vi: "Đề nghị kiểm tra lại ngày.", en: "Check the days."), at: place)
    }

    static func circle(_ text: String, at place: Place) -> Problem {
        Problem(
            .programCircle,
            LocalizedText(vi: "“\(text)” lại thuộc chính nó", en: "“\(text)” comes to stand above itself"),
            remedy: LocalizedText(vi: "Đề nghị sửa lại cấp trên.", en: "Mend what it belongs to."), at: place)
    }

    static func shares(_ code: String, at place: Place) -> Problem {
        Problem(
            .programShares,
            LocalizedText(
                vi: "các phần của đơn vị “\(code)” cộng lại quá 1", en: "the shares of the unit “\(code)” exceed 1"),
            remedy: LocalizedText(vi: "Đề nghị kiểm tra lại tỷ lệ.", en: "Check the shares."), at: place)
    }

    static func measure(_ vi: String, _ en: String, at place: Place) -> Problem {
        Problem(
            .programMeasure, LocalizedText(vi: vi, en: en),
            remedy: LocalizedText(
                vi: "Đề nghị ghi đơn vị tính khác, hoặc ghi Vùng ở trang “\(ProgramSheet.program.name)”.",
                en: "Write another unit, or the region on the sheet “\(ProgramSheet.program.name)”."), at: place)
    }

    private static func suggestion(_ nearest: String?) -> LocalizedText {
        LocalizedText(
            vi: nearest.map { "; có thể là “\($0)”" } ?? "", en: nearest.map { "; “\($0)” may be meant" } ?? "")
    }
}
