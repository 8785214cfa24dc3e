public import Domain
public import Findings
public import Templates
internal import VietnameseText

/// What was filled into a report, or is lacking for it.
public struct FilledReport: Sendable {
    /// A sheet that was filled.
    public struct Sheet: Sendable {
        /// The tab's name.
        public var name: String
        /// The rows of its tables.
        public var rows: Int
        /// The cells with figures.
        public var figures: Int

        /// Creates a sheet.
        public init(name: String, rows: Int, figures: Int) {
            self.name = name
            self.rows = rows
            self.figures = figures
        }
    }

    /// The programme.
    public var program: Program
    /// Where the report was written.
    public var output: String
    /// The line of a draft; `nil` where the report is complete.
    public var draft: String?
    /// How many units owe a report.
    public var units: Int
    /// Those that have sent none.
    public var silent: [Organization]
    /// The figures that are lacking.
    public var gaps: [FigureBook.Gap]
    /// Whether no report was made, because figures are lacking.
    public var isRefused = false
    /// The sheets that were filled.
    public var sheets: [Sheet] = []
    /// How many findings nobody has settled.
    public var remarks = 0

    /// Creates a summary.
    public init(
        program: Program, output: String, draft: String?, units: Int, silent: [Organization], gaps: [FigureBook.Gap]
    ) {
        self.program = program
        self.output = output
        self.draft = draft
        self.units = units
        self.silent = silent
        self.gaps = gaps
    }
}

/// Writes for a person at a terminal what was filled in, or what is lacking.
public enum FilledReportText {
    /// The lacking figures that are named; the rest is counted.
    private static let mostGaps = 20

    /// Renders a summary in `language`.
    public static func render(_ report: FilledReport, in language: Language) -> String {
        func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
        var lines: [String] = []
        if report.isRefused {
            lines.append(
                say(
                    "Chưa lập báo cáo: còn thiếu số liệu. Thêm --draft để lập bản dự thảo.",
                    "No report was made: figures are missing. --draft makes a draft."))
        } else {
            lines.append("✔ \(report.output)" + (report.draft.map { "  ·  \($0)" } ?? ""))
            for sheet in report.sheets {
                lines.append(
                    say(
                        "    \(sheet.name): \(sheet.figures) ô số liệu, \(sheet.rows) dòng trong bảng",
                        "    \(sheet.name): \(sheet.figures) cells with figures, \(sheet.rows) rows in tables"))
            }
        }
        if !report.silent.isEmpty {
            let names = report.silent.map(\.name).joined(separator: ", ")
            let count = "\(report.silent.count)/\(report.units)"
            lines.append(
                say("    Chưa gửi báo cáo (\(count) đơn vị): \(names)", "    Not sent (\(count) units): \(names)"))
        }
        lines += gaps(of: report, language)
        if report.remarks > 0 {
            lines.append(
                say(
                    "    \(report.remarks) phát hiện đối soát chưa xử lý (doisoat doi-chieu nêu từng ô).",
                    "    \(report.remarks) findings are not settled (doisoat reconcile names the cells)."))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func gaps(of report: FilledReport, _ language: Language) -> [String] {
        func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
        let silent = Set(report.silent.map(\.id))
        // What a unit that sent nothing lacks need not be told figure by figure.
        let own = report.gaps.filter { !silent.contains($0.unit) || $0.stage == .plan }
        var lines = own.prefix(mostGaps).map { gap in
            let unit = report.program.organizations.organization(gap.unit)?.name ?? gap.unit.code
            let indicator = report.program.indicators[gap.indicator]?.name ?? gap.indicator
            return say("    Thiếu: ", "    Missing: ") + "\(unit) › \(indicator) › \(gap.stage.title[language])"
        }
        if own.count > lines.count {
            let rest = own.count - lines.count
            lines.append(say("    … và \(rest) số liệu nữa", "    … and \(rest) more figures"))
        }
        return lines
    }
}
