public import Findings
internal import Reconciliation
internal import Reports
internal import SheetModel
internal import XLSX

extension Problem.Code {
    /// A marked copy would have changed more than marks, and was not made.
    public static let copyNotAlike = Problem.Code(rawValue: "COPY_NOT_ALIKE")
}

/// Makes the copies that go back to senders: each its own workbook with a fill and a note on the cells that findings cite, and
/// one sheet behind all others, “Ý kiến”, in which it can answer. Nothing else changes: no value, no formula, no result.
///
/// ```swift
/// let copies = MarkedCopies(report, showsOtherUnits: false)
/// for file in copies.files {
///     let editor = try InputFiles.openForEditing(file, limits: limits)
///     try copies.mark(editor, as: file)
///     try editor.save(to: …)
/// }
/// ```
struct MarkedCopies: Sendable {
    private let opinions: SenderOpinions

    /// Who is named as the author of notes.
    static let author = "DoiSoat"
    /// Cells of one range that are filled at most.
    private static let rangeLimit = 500

    /// What came of marking a workbook.
    struct Outcome: Sendable {
        /// What the editor did.
        var receipt: EditReceipt
        /// The name of the sheet that was added.
        var sheet: String
        /// How many findings it lists.
        var findings: Int
        /// How many cells were marked.
        var cells: Int
    }

    /// Prepares copies.
    ///
    /// - Parameter showsOtherUnits: whether senders may see the figures of other units.
    init(_ report: ReconciliationReport, showsOtherUnits: Bool) {
        opinions = SenderOpinions(report, showsOtherUnits: showsOtherUnits)
    }

    /// The files that something is said of, in input order.
    var files: [String] { opinions.files }

    /// Marks the workbook of `editor`, which is that of `file` in the report; it is still to be saved.
    ///
    /// - Throws: `COPY_NOT_ALIKE` where the receipt tells of more than marks; `EDIT_SIGNED` and what else the editor throws.
    /// - Complexity: O(n) in the text of the sheets that are marked, and in findings.
    @discardableResult
    func mark(_ editor: WorkbookEditor, as file: String) throws(Problem) -> Outcome {
        let list = opinions.opinions(of: file)
        let marks = CellMarks(list, sheets: editor.sheetNames)
        for sheet in marks.sheets {
            // A chart sheet has no cells to mark; what is said of it stands in the list.
            guard editor.isWorksheet(sheet) else { continue }
            for severity in Severity.allCases {
                let cells = marks.cells(on: sheet, of: severity)
                if cells.isEmpty { continue }
                var fill = StyleChange()
                fill.fillColor = OpinionSheet.fill(severity)
                try editor.restyle(cells, in: sheet, fill)
            }
            try editor.addNotes(marks.notes(on: sheet), in: sheet)
        }
        let name = OpinionSheet.freeName(besides: editor.sheetNames)
        try editor.addSheet(OpinionSheet.sheet(name, title: opinions.title, list, marked: Set(marks.sheets)))
        let receipt = try editor.receipt()
        guard receipt.tellsOfMarksOnly(sheet: name) else {
            throw Problem(
                .copyNotAlike,
                LocalizedText(
                    vi: "bản đánh dấu sẽ khác tệp gốc ở chỗ khác nên không được lập",
                    en: "the marked copy would differ from the file elsewhere, and was not made"),
                remedy: LocalizedText(
                    vi: "Đề nghị dùng biên bản đối chiếu cho tệp này.",
                    en: "Use the reconciliation record for this file."),
                at: Place(file: file))
        }
        return Outcome(receipt: receipt, sheet: name, findings: list.count, cells: marks.count)
    }

    /// The cells of a workbook that findings cite, with their words.
    private struct CellMarks {
        private var severities: [String: [CellReference: Severity]] = [:]
        private var texts: [String: [CellReference: [String]]] = [:]
        /// The sheets with marks, in the order of their tabs.
        let sheets: [String]
        /// How many cells are marked.
        var count: Int { severities.values.reduce(0) { $0 + $1.count } }

        init(_ opinions: [SenderOpinions.Opinion], sheets names: [String]) {
            var severities: [String: [CellReference: Severity]] = [:]
            var texts: [String: [CellReference: [String]]] = [:]
            for opinion in opinions {
                let words = "\(OpinionSheet.words(opinion.severity)): \(opinion.text)"
                for evidence in opinion.places {
                    guard let sheet = evidence.place.sheet, let text = evidence.place.cell,
                        let range = CellRange(text), names.contains(sheet)
                    else { continue }
                    // The cells that a total is the sum of are told of, not marked one by one.
                    if evidence.role == .compared, range.first != range.last { continue }
                    for cell in range.cells.prefix(MarkedCopies.rangeLimit) {
                        let known = severities[sheet]?[cell]
                        severities[sheet, default: [:]][cell] = max(known ?? opinion.severity, opinion.severity)
                    }
                    if texts[sheet]?[range.first]?.contains(words) == true { continue }
                    texts[sheet, default: [:]][range.first, default: []].append(words)
                }
            }
            self.severities = severities
            self.texts = texts
            sheets = names.filter { severities[$0] != nil }
        }

        func cells(on sheet: String, of severity: Severity) -> [CellReference] {
            (severities[sheet] ?? [:]).filter { $0.value == severity }.keys.sorted()
        }

        func notes(on sheet: String) -> [Note] {
            let cells = texts[sheet] ?? [:]
            return cells.keys.sorted().map { cell in
                let text = (cells[cell] ?? []).joined(separator: "\n\n")
                return Note(cell: cell, author: MarkedCopies.author, text: String(text.prefix(8000)))
            }
        }
    }
}

extension EditReceipt {
    /// Whether it tells of fills, notes and one added sheet and of nothing else.
    func tellsOfMarksOnly(sheet: String) -> Bool {
        let isAlike =
            references.isEmpty && droppedResults.isEmpty && recomputedResults.isEmpty && droppedCaches.isEmpty
            && refilledCaches.isEmpty
        return isAlike && cells.allSatisfy { ($0.kind == .format || $0.kind == .note) && $0.sheet != sheet }
            && parts.allSatisfy { $0.action != .removed }
    }
}
