internal import Domain
public import Findings
public import Reconciliation

/// Writes a reconciliation for a person at a terminal of 80 columns: how each unit stands, the gravest findings with their
/// cells, and where the files are.
public struct ReconciliationText {
    /// A file or folder that the run has written.
    public enum Output: Sendable, Hashable, CaseIterable {
        /// `bien-ban-doi-chieu.xlsx`.
        case workbook
        /// `index.html`.
        case page
        /// `tra-lai/`.
        case copies
        /// `don-doc.txt`.
        case reminders
        /// `findings.json`.
        case findings

        var title: LocalizedText {
            switch self {
            case .workbook: LocalizedText(vi: "Biên bản đối chiếu", en: "Reconciliation record")
            case .page: LocalizedText(vi: "Trang xem nhanh", en: "Page to look at")
            case .copies: LocalizedText(vi: "Bản đánh dấu để trả lại", en: "Marked copies to return")
            case .reminders: LocalizedText(vi: "Lời nhắc để gửi", en: "Reminders to send")
            case .findings: LocalizedText(vi: "Dữ liệu (JSON)", en: "Data (JSON)")
            }
        }
    }

    /// Units that the table has lines for at most; those that stand well are left out first.
    static let shownUnits = 40
    static let shownFindings = 10
    private static let width = 80
    private let report: ReconciliationReport
    private let language: Language
    private var lines: [String] = []

    /// Renders `report` in `language`; `files` are the paths that the run has written, in the order they are told.
    ///
    /// - Complexity: O(n) in units and findings.
    public static func render(
        _ report: ReconciliationReport, files: [(output: Output, path: String)] = [], in language: Language
    ) -> String {
        var text = ReconciliationText(report, language)
        text.addHead()
        text.addUnits()
        text.addFindings()
        text.addFiles(files)
        return text.lines.joined(separator: "\n") + "\n"
    }

    private init(_ report: ReconciliationReport, _ language: Language) {
        self.report = report
        self.language = language
    }

    private func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }

    private mutating func addHead() {
        let period = report.period.title(in: report.program)[language]
        add("\(say("Đối chiếu số liệu", "Reconciliation")): \(report.program.name) – \(period)")
        let counts = [
            "\(say("Phải gửi", "Expected")) \(report.expected)", "\(say("Đã gửi", "Received")) \(report.received)",
            "\(say("Đúng hạn", "On time")) \(report.onTime)", "\(say("Lỗi", "Errors")) \(report.count(.error))",
            "\(say("Cảnh báo", "Warnings")) \(report.count(.warning))",
            "\(say("Thông tin", "Information")) \(report.count(.information))",
            "\(say("Chưa kiểm được", "Not evaluated")) \(report.unevaluated)",
        ]
        add(counts.joined(separator: " · "))
    }

    // MARK: - Units

    private struct Line {
        var state: StandingState
        var cells: [String]
        var isFine: Bool
    }

    private mutating func addUnits() {
        guard !report.units.isEmpty else { return }
        let unreadable = report.unreadableFiles
        var rows = report.units.map { line(of: $0, unreadable: unreadable) }
        let count = rows.count
        if count > Self.shownUnits { rows.removeAll(where: \.isFine) }
        rows = Array(rows.prefix(Self.shownUnits))
        let head = [
            say("Đơn vị", "Unit"), say("Biểu", "Form"), say("Trạng thái", "State"), say("Lần", "Version"),
            say("Lỗi", "Errors"), say("Cảnh báo", "Warnings"),
        ]
        let limits = [.max, 14, 18, 7, 6, 8]
        var widths = zip(head, limits).map { min($0.count, $1) }
        for row in rows {
            for column in row.cells.indices where column > 0 {
                widths[column] = min(max(widths[column], row.cells[column].count), limits[column])
            }
        }
        let rest = Self.width - widths.dropFirst().reduce(0, +) - 2 * (widths.count - 1)
        widths[0] = min(max(head[0].count, rows.map(\.cells[0].count).max() ?? 0), max(rest, 8))
        lines.append("")
        lines.append(Self.aligned(head, widths))
        lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        for row in rows { lines.append(Self.aligned(row.cells, widths)) }
        if count > rows.count {
            let left = count - rows.count
            add("… " + say("và \(left) dòng nữa, xem biên bản", "and \(left) more lines, see the record"))
        }
    }

    private func line(of standing: UnitStanding, unreadable: Set<String>) -> Line {
        let state = StandingState(standing, unreadable: unreadable)
        let (errors, warnings) = (standing.counts[.error] ?? 0, standing.counts[.warning] ?? 0)
        let isHere = standing.file != nil
        return Line(
            state: state,
            cells: [
                standing.obligation.organization.name.plain(), standing.obligation.form.plain(),
                "\(state.sign) \(state.title[language])", isHere ? "\(standing.receipt?.version ?? 1)" : "–",
                isHere ? "\(errors)" : "–", isHere ? "\(warnings)" : "–",
            ],
            isFine: errors == 0 && warnings == 0 && (state == .received || state == .exempt))
    }

    /// Cells one beside the other, the last three to the right; letters with marks are one wide, composed as all texts are.
    private static func aligned(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let text = cell.plain(limit: widths[column])
            let space = String(repeating: " ", count: max(widths[column] - text.count, 0))
            if column > 0 { line += "  " }
            line += column >= 3 ? space + text : text + space
        }
        return line
    }

    // MARK: - Findings

    private mutating func addFindings() {
        let findings = report.standingFindings
        guard !findings.isEmpty else {
            lines.append("")
            return add(say("Không có phát hiện nào.", "No findings."))
        }
        lines.append("")
        let shown = findings.prefix(Self.shownFindings)
        add(
            shown.count == findings.count
                ? say("Các phát hiện", "Findings")
                : say(
                    "\(shown.count) phát hiện đáng chú ý nhất trên \(findings.count)",
                    "The \(shown.count) gravest findings of \(findings.count)"))
        for (place, tracked) in shown.enumerated() { add(tracked, number: place + 1) }
    }

    private mutating func add(_ tracked: TrackedFinding, number: Int) {
        let finding = tracked.finding
        let subject = [
            finding.organization.map(report.name(organization:)), finding.indicator.map(report.name(indicator:)),
        ]
        let title = [finding.severity.title[language]] + subject.compactMap(\.self)
        let space = number < 10 ? " " : ""
        add("\(space)\(number). \(finding.severity.sign) \(title.joined(separator: " · "))", indent: 4)
        add("    " + finding.message[language], indent: 4)
        for evidence in finding.evidence.prefix(4) where !evidence.citation.isEmpty {
            let raw = evidence.raw.map { " = “\($0.plain(limit: 40))”" } ?? ""
            add("    \(evidence.role == .stated ? "→" : "⇄") \(evidence.citation)\(raw)", indent: 6)
        }
        if finding.evidence.count > 4 {
            let left = finding.evidence.count - 4
            add("    " + say("… và \(left) ô nữa", "… and \(left) more cells"))
        }
        if let cause = tracked.cause {
            add("    " + say("Có thể do: ", "Likely cause: ") + cause.text[language], indent: 4)
        }
        if let explanation = tracked.explanation {
            add("    " + say("Giải trình: ", "Explanation: ") + explanation.plain(limit: 200), indent: 4)
        }
    }

    private mutating func addFiles(_ files: [(output: Output, path: String)]) {
        guard !files.isEmpty else { return }
        lines.append("")
        let width = files.map { $0.output.title[language].count }.max() ?? 0
        for (output, path) in files {
            let title = output.title[language]
            lines.append("\(title)\(String(repeating: " ", count: width - title.count))  \(path.plain())")
        }
    }

    /// Adds words as lines of up to 80 columns, further lines indented.
    private mutating func add(_ text: String, indent: Int = 0) {
        var line = ""
        let plain = text.plain()
        line += plain.prefix { $0 == " " }
        var isFirst = true
        for word in plain.split(separator: " ") {
            if isFirst {
                line += word
                isFirst = false
            } else if line.count + 1 + word.count <= Self.width {
                line += " " + word
            } else {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            }
        }
        lines.append(line)
    }
}
