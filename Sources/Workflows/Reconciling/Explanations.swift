internal import Findings
internal import SheetModel
internal import VietnameseText
internal import XLSX

/// What senders wrote in the sheets “Ý kiến” of copies that came back, by the ids of findings.
struct Explanations: Sendable {
    /// The explanations, by the finding's id.
    private(set) var texts: [String: String] = [:]
    /// The findings that are said to be corrected.
    private(set) var corrected: Set<String> = []

    /// Reads all such sheets of a workbook; of two that explain one finding the later counts. A workbook without any has none.
    ///
    /// - Throws: what reading throws.
    /// - Complexity: O(n) in those sheets' cells.
    init(_ workbook: Workbook) throws(Problem) {
        for sheet in workbook.sheets where sheet.kind == .worksheet && OpinionSheet.isName(sheet.name) {
            add(try SheetGrid.read(sheet, of: workbook, locale: .viVN).grid)
        }
    }

    private mutating func add(_ grid: SheetGrid) {
        var columns: OpinionSheet.Columns?
        for row in grid.rows {
            guard let known = columns else {
                columns = OpinionSheet.columns(of: row)
                continue
            }
            func text(_ column: Int?) -> String? {
                guard let column, let cell = row.cells.first(where: { $0.column == column }) else { return nil }
                let text = Spacing.tidied(cell.shown)
                return text.isEmpty ? nil : text
            }
            guard let id = text(known.id), Self.isID(id) else { continue }
            if let explanation = text(known.text) { texts[id] = explanation }
            if let answer = text(known.answer), NFC.normalised(answer).lowercased() == "có" { corrected.insert(id) }
        }
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }
}
