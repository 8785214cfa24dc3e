public import Domain
public import FoundationEssentials
public import VietnameseText

/// What comes into a cell, with the text that stands for it in a sentence.
///
/// ```swift
/// switch filled.content {
/// case .number(let share) where filled.isShare: …  // times 100 where the cell's format has no percent sign
/// case .number(let number): …
/// case .text(let text): …
/// case .date(let day): …                           // a date where the cell's format shows one, else filled.text
/// case .missing(let kind): …                       // kind.sign in a table
/// }
/// ```
public struct FilledValue: Sendable, Hashable {
    /// What comes into a cell of its own.
    public enum Content: Sendable, Hashable {
        /// A number, exact.
        case number(Decimal)
        /// Words.
        case text(String)
        /// A day.
        case date(CalendarDate)
        /// No figure, and why; never a zero.
        case missing(MissingFigure)
    }

    /// What comes into a cell of its own.
    public var content: Content
    /// The text of it within a sentence, as Vietnamese documents write it.
    public var text: String
    /// Whether the number is a share, 1 for 100 %.
    public var isShare = false
    /// The figure it was made of, with its sources and what it lacks; `nil` for names and days.
    public var figure: FigureBook.Figure?

    /// Creates a value.
    public init(_ content: Content, text: String, figure: FigureBook.Figure? = nil) {
        self.content = content
        self.text = text
        self.figure = figure
        isShare = figure?.isShare ?? false
    }

    /// The number.
    public var number: Decimal? { if case .number(let number) = content { number } else { nil } }

    /// The number as it goes into a cell: a share as it is where the cell's format has a percent sign, else times 100.
    public func number(underPercentFormat hasPercentSign: Bool) -> Decimal? {
        number.map { isShare && !hasPercentSign ? $0 * 100 : $0 }
    }
}

extension MissingFigure {
    /// The sign of it in a table, as Vietnamese statistics have it; empty where nothing was reported.
    public var sign: String {
        switch self {
        case .notReported, .notSubmitted: ""
        case .none: "-"
        case .notApplicable: "x"
        case .unavailable: "…"
        }
    }

    /// The words for it within a sentence, which nobody takes for a figure.
    public var words: String {
        switch self {
        case .notReported: "(chưa báo cáo)"
        case .notSubmitted: "(chưa gửi báo cáo)"
        case .none: "(không phát sinh)"
        case .notApplicable: "(không áp dụng)"
        case .unavailable: "(chưa có số liệu)"
        }
    }
}

extension CalendarDate {
    /// As documents are dated: `ngày 26 tháng 10 năm 2022`, `ngày 05 tháng 02 năm 2022`; days below ten and the months
    /// January and February have a zero before them (Decree 30/2020/NĐ-CP, annex I).
    public var inWords: String {
        let (dayText, monthText) = (day < 10 ? "0\(day)" : "\(day)", month < 3 ? "0\(month)" : "\(month)")
        return "ngày \(dayText) tháng \(monthText) năm \(year)"
    }
}
