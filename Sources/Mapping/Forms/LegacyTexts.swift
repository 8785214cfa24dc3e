internal import SheetModel
internal import VietnameseText

/// Texts typed in the fonts of before Unicode, decoded where the font proves it.
enum LegacyTexts {
    /// What stood in a cell before it was decoded.
    struct Original {
        var text: String
        var rule: Normalisation
    }

    /// The grid with such texts decoded, and the cells that had one.
    ///
    /// - Complexity: linear in the cells; a sheet without such fonts is only looked over.
    static func decoded(_ grid: SheetGrid) -> (grid: SheetGrid, cells: [CellReference: Original]) {
        guard hasLegacy(grid) else { return (grid, [:]) }
        var result = grid
        var cells: [CellReference: Original] = [:]
        for row in grid.rows.indices {
            for place in grid.rows[row].cells.indices where isLegacy(grid.rows[row].cells[place]) {
                guard let (text, rule) = decoded(grid.rows[row].cells[place]) else { continue }
                result.rows[row].cells[place].value = .text(text)
                result.rows[row].cells[place].shown = text
                let cell = CellReference(row: grid.rows[row].index, column: grid.rows[row].cells[place].column)
                if case .text(let original) = grid.rows[row].cells[place].value {
                    cells[cell] = Original(text: original, rule: rule)
                }
            }
        }
        return (result, cells)
    }

    private static func hasLegacy(_ grid: SheetGrid) -> Bool {
        var plain: String?
        for row in grid.rows.indices {
            for place in grid.rows[row].cells.indices {
                let font = grid.rows[row].cells[place].font
                // One font is that of most cells.
                if font == plain, font != nil, !grid.rows[row].cells[place].isRich { continue }
                if isLegacy(grid.rows[row].cells[place]) { return true }
                if font.flatMap({ LegacyEncoding.of(font: $0) }) == nil { plain = font }
            }
        }
        return false
    }

    private static func isLegacy(_ cell: GridCell) -> Bool {
        guard case .text = cell.value else { return false }
        if let font = cell.font, LegacyEncoding.of(font: font) != nil { return true }
        guard cell.isRich else { return false }
        return cell.runs.contains { run in run.font?.name.flatMap { LegacyEncoding.of(font: $0) } != nil }
    }

    /// A cell's text, each run decoded by its own font.
    private static func decoded(_ cell: GridCell) -> (text: String, rule: Normalisation)? {
        guard case .text(let whole) = cell.value else { return nil }
        var runs: [(text: String, font: String?)] = cell.runs.map { ($0.text, $0.font?.name ?? cell.font) }
        if runs.isEmpty { runs = [(whole, cell.font)] }
        var text = ""
        var rule: Normalisation?
        for run in runs {
            let reading = LegacyReading(run.text, font: run.font)
            text += reading.text
            if case .font = reading.evidence { rule = rule ?? reading.normalisations.first }
        }
        return rule.map { (NFC.normalised(text), $0) }
    }
}
