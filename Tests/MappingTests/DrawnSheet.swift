import Mapping
import SheetModel

/// Draws a sheet as text: a line is a row, `|` parts the cells, an empty line is an empty row.
///
/// A leading `!` makes a cell bold, each `>` indents it one step, each `·` is a typed space, `'` forces text, `⏎` is a
/// line break and `⍽` a no-break space. What reads as a number is one.
func drawn(_ text: String, merged: [String] = [], at origin: (row: Int, column: Int) = (0, 0)) -> SheetGrid {
    var rows: [GridRow] = []
    for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        var cells: [GridCell] = []
        for (position, part) in content.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
            if let cell = drawnCell(part, column: origin.column + position) { cells.append(cell) }
        }
        if !cells.isEmpty { rows.append(GridRow(index: origin.row + line, cells: cells)) }
    }
    return SheetGrid(name: "Biểu", rows: rows, merged: merged.compactMap { CellRange($0) })
}

private func drawnCell(_ part: Substring, column: Int) -> GridCell? {
    var body = part.drop { $0 == " " }
    while body.last == " " { body.removeLast() }
    guard !body.isEmpty else { return nil }
    var cell = GridCell(column: column, value: .blank, shown: "")
    while let first = body.first, first == "!" || first == ">" {
        if first == "!" { cell.isBold = true } else { cell.indent += 1 }
        body.removeFirst()
    }
    let isForced = body.first == "'"
    if isForced { body.removeFirst() }
    var shown = ""
    for character in body {
        switch character {
        case "·": shown += " "
        case "⏎": shown += "\n"
        case "⍽": shown += "\u{A0}"
        default: shown.append(character)
        }
    }
    cell.shown = shown
    if !isForced, let number = Double(shown) {
        cell.value = .number(number)
    } else {
        cell.value = .text(shown)
    }
    return cell
}

/// The rows of a table in few words: `data 2 | 1.1 | Lúa`.
func outline(_ table: SheetTable) -> [String] {
    table.rows.map { row in
        let words = row.cells.prefix(2).map { $0.shown.trimmed }
        return (["\(row.kind.rawValue) \(row.level)"] + words).joined(separator: " | ")
    }
}

extension String {
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension SheetLayout {
    /// The texts outside the tables that have a role.
    func texts(_ role: OutsideCell.Role) -> [String] {
        outside.filter { $0.role == role }.map(\.cell.shown)
    }
}

/// The layout of a drawn sheet.
func layout(_ text: String, merged: [String] = []) -> SheetLayout {
    TableFinder().layout(of: drawn(text, merged: merged))
}
