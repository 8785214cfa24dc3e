public import Domain
public import Findings
internal import FoundationEssentials
public import Mapping
public import VietnameseText

/// Records as a table for people.
public enum RecordsTable {
    /// The cells of a figure's line.
    public static func row(
        _ figure: Sourced<Achievement>, _ declaration: ProgramDeclaration, _ language: Language
    ) -> [String] {
        let (value, program) = (figure.value, declaration.program)
        let unit = program.organizations.organization(value.organization)
        let number =
            switch value.amount {
            case .value(let number): VietnameseFormat.number(number)
            case .missing(let kind): words(kind)[language]
            }
        let file = FileName.last(figure.source.file)
        return [
            unit?.name ?? value.organization.code, program.indicators[value.indicator]?.name ?? value.indicator,
            value.period.code, value.stage.title[language], number, value.unit?.name ?? "",
            // A quota of a programme in JSON stands in no cell.
            figure.source.cell.isEmpty ? file : "\(file) › \(figure.source.sheet)!\(figure.source.cell)",
        ]
    }

    private static func words(_ missing: MissingFigure) -> LocalizedText {
        switch missing {
        case .notReported: LocalizedText(vi: "chưa báo cáo", en: "not reported")
        case .none: LocalizedText(vi: "không có", en: "none")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "not applicable")
        case .unavailable: LocalizedText(vi: "chưa có số", en: "unavailable")
        case .notSubmitted: LocalizedText(vi: "chưa nộp", en: "not submitted")
        }
    }

    /// Appends the table: columns as wide as they need, figures to the right.
    public static func append(_ rows: [[String]], _ language: Language, to buffer: inout TextBuffer) {
        let head =
            language == .vietnamese
            ? ["Đơn vị", "Chỉ tiêu", "Kỳ", "Giai đoạn", "Số liệu", "ĐVT", "Nguồn"]
            : ["Organization", "Indicator", "Period", "Stage", "Figure", "Unit", "Source"]
        let figures = 4
        // Letters with marks are one wide, composed as all texts of the programme are.
        var widths = head.map(\.count)
        for row in rows {
            for (column, text) in row.enumerated() where column < widths.count {
                widths[column] = max(widths[column], text.count)
            }
        }
        func append(_ row: [String]) {
            for (column, text) in row.enumerated() {
                let space = String(repeating: " ", count: max(widths[column] - text.count, 0))
                if column > 0 { buffer.raw("  ") }
                if column == figures { buffer.raw(space) }
                buffer.raw(text)
                if column != figures, column < row.count - 1 { buffer.raw(space) }
            }
            buffer.raw("\n")
        }
        append(head)
        buffer.raw(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n")
        for row in rows { append(row) }
    }
}

extension Stage {
    /// What a figure of the stage is called.
    public var title: LocalizedText {
        switch self {
        case .plan: LocalizedText(vi: "giao", en: "plan")
        case .pledge: LocalizedText(vi: "đăng ký", en: "pledge")
        case .estimate: LocalizedText(vi: "ước", en: "estimate")
        case .result: LocalizedText(vi: "thực hiện", en: "result")
        case .official: LocalizedText(vi: "chính thức", en: "official")
        }
    }
}
