internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// Moves the rows and cells of the sheet that changes.
///
/// A row that stays where it is keeps its bytes, save formulas that read otherwise. A row or cell that moves keeps all of
/// its attributes and children but its number. New rows and columns take the formats of what stands before them, as in
/// Excel; they are not hidden.
struct RowShift {
    let outline: SheetOutline
    let shift: SheetShift
    /// The formulas of the sheet as they read afterwards.
    private let formulas: SheetFormulas
    /// New cells by their rows.
    var added: [Int: [NewCell]] = [:]
    /// The merged ranges that grow over the copies of a block.
    private let grownMerges: [CellRange]
    private var document: MarkupDocument { outline.document }

    struct NewCell {
        var column: Int
        var markup: [UInt8]
    }

    typealias Placed = (item: SheetOutline.Item, new: CellReference?)

    /// More new cells with a format alone are not written; the rows then are plain.
    private static let formatLimit = 1_000_000

    /// - Parameter headings: texts for new columns of tables, by their cells.
    init(
        _ outline: SheetOutline, _ shift: SheetShift, formulas: SheetFormulas,
        headings: [(cell: CellReference, text: String)]
    ) {
        self.outline = outline
        self.shift = shift
        self.formulas = formulas
        grownMerges = outline.mergesGrowing(with: shift)
        for (cell, text) in headings {
            // A repeated column's heading looks like that of the column it is a copy of.
            let model = shift.block.map { $0.lowerBound + (cell.column - shift.index) % $0.count } ?? shift.index - 1
            let style = (try? outline.style(of: CellReference(row: cell.row, column: model))) ?? 0
            var markup = Array("<\(outline.prefix)c r=\"\(cell)\"\(Self.format(style)) t=\"inlineStr\">".utf8)
            markup += Array("<\(outline.prefix)is><\(outline.prefix)t>".utf8)
            markup.append(xmlText: text)
            markup += Array("</\(outline.prefix)t></\(outline.prefix)is></\(outline.prefix)c>".utf8)
            added[cell.row, default: []].append(NewCell(column: cell.column, markup: markup))
        }
    }

    private static func format(_ style: Int) -> String { style > 0 ? " s=\"\(style)\"" : "" }

    /// Collects the changes.
    ///
    /// - Throws: `EDIT_OFF_SHEET`, `XLSX_BAD_REFERENCE`; with a band `XLSX_ROWS_OUT_OF_ORDER`.
    mutating func apply(to draft: inout PartDraft) throws(Problem) {
        if shift.axis == .columns {
            for row in outline.rows { try shiftColumns(of: row, &draft) }
        } else if shift.band == nil {
            for row in outline.rows { try move(row, &draft) }
            if shift.block == nil { try insertRows(&draft) } else { try copyRows(&draft) }
        } else {
            try shiftBand(&draft)
        }
    }

    // MARK: - Whole rows

    private func move(_ row: SheetOutline.Item, _ draft: inout PartDraft) throws(Problem) {
        guard let index = shift.position(row.index) else {
            if shift.kind == .insertion { try refuseContent(of: row) }
            return draft.edits.remove(document.range(of: row.element))
        }
        let cells = try outline.cells(of: row)
        if index == row.index {
            replaceFormulas(of: cells, &draft)
        } else {
            let placed = cells.map { (item: $0, new: Optional(CellReference(row: index, column: $0.index))) }
            draft.edits.replace(document.range(of: row.element), with: written(row, at: index, placed, []))
        }
    }

    private func replaceFormulas(of cells: [SheetOutline.Item], _ draft: inout PartDraft) {
        guard !formulas.rewritten.isEmpty else { return }
        for cell in cells {
            guard let formula = document.child(of: cell.element, "f"), let text = formulas.rewritten[formula] else {
                continue
            }
            draft.edits.replace(document.range(of: formula), with: text)
        }
    }

    private func refuseContent(of row: SheetOutline.Item) throws(Problem) {
        for cell in try outline.cells(of: row) { try refuseContent(of: cell, row: row.index) }
    }

    private func refuseContent(of cell: SheetOutline.Item, row: Int) throws(Problem) {
        guard document.children(of: cell.element).contains(where: { _ in true }) else { return }
        throw StructureProblem.offSheet(CellReference(row: row, column: cell.index).description)
    }

    /// New rows with the height and formats of the row before them.
    private func insertRows(_ draft: inout PartDraft) throws(Problem) {
        guard shift.kind == .insertion, shift.index > 0, let model = outline.row(shift.index - 1) else { return }
        let cells = try outline.cells(of: model).compactMap { cell in
            style(of: cell.element).map { (cell.index, $0) }
        }
        var attributes: [UInt8] = []
        for name in ["s", "customFormat", "ht", "customHeight", "outlineLevel"] {
            if let value = document.value(of: model.element, name) { attributes.append(xmlAttribute: name, value) }
        }
        if attributes.isEmpty && cells.isEmpty { return }
        guard shift.count * (cells.count + 1) <= Self.formatLimit else { return }
        var markup: [UInt8] = []
        for row in shift.index..<min(shift.index + shift.count, CellReference.rowLimit) {
            markup += Array("<\(outline.prefix)row r=\"\(row + 1)\"".utf8) + attributes
            markup.append(UInt8(ascii: ">"))
            for (column, style) in cells { markup += formatted(CellReference(row: row, column: column), style) }
            markup += Array("</\(outline.prefix)row>".utf8)
        }
        insert(markup, before: outline.rows.first { $0.index >= shift.index }, &draft)
    }

    func insert(_ markup: [UInt8], before row: SheetOutline.Item?, _ draft: inout PartDraft) {
        if let row {
            draft.edits.insert(markup, at: document.range(of: row.element).lowerBound)
        } else {
            draft.edits.insert(markup, atEndOf: outline.sheetData, in: document)
        }
    }

    private func style(of cell: Int) -> Int? {
        document.value(of: cell, "s").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    private func formatted(_ cell: CellReference, _ style: Int) -> [UInt8] {
        Array("<\(outline.prefix)c r=\"\(cell)\"\(Self.format(style))/>".utf8)
    }

    // MARK: - Columns

    private mutating func shiftColumns(of row: SheetOutline.Item, _ draft: inout PartDraft) throws(Problem) {
        let cells = try outline.cells(of: row)
        guard shift.band?.contains(row.index) ?? true else { return replaceFormulas(of: cells, &draft) }
        let placed: [Placed] = cells.map { ($0, shift.cell(CellReference(row: row.index, column: $0.index))) }
        if shift.kind == .insertion {
            for cell in placed where cell.new == nil { try refuseContent(of: cell.item, row: row.index) }
            copyCells(cells, of: row)
            if shift.block == nil, let model = cells.first(where: { $0.index == shift.index - 1 }),
                let style = style(of: model.element),
                added[row.index] == nil, shift.count * outline.rows.count <= Self.formatLimit
            {
                added[row.index] = (shift.index..<min(shift.index + shift.count, CellReference.columnLimit)).map {
                    NewCell(column: $0, markup: formatted(CellReference(row: row.index, column: $0), style))
                }
            }
        }
        let new = added[row.index] ?? []
        let isMoved = placed.contains { $0.new?.column != $0.item.index }
        guard isMoved || !new.isEmpty else { return replaceFormulas(of: cells, &draft) }
        draft.edits.replace(document.range(of: row.element), with: written(row, at: row.index, placed, new))
    }

    // MARK: - Cells within columns

    /// Moves cells down or up inside a band of columns, each into the row where it belongs.
    private mutating func shiftBand(_ draft: inout PartDraft) throws(Problem) {
        guard let band = shift.band else { return }
        for (one, next) in zip(outline.rows, outline.rows.dropFirst()) where next.index <= one.index {
            throw XLSXProblem.rowsOutOfOrder(row: next.index, after: one.index, sheet: shift.sheet)
        }
        var rows: [(row: SheetOutline.Item, cells: [Placed])] = []
        for row in outline.rows {
            var placed: [Placed] = []
            for item in try outline.cells(of: row) {
                let old = CellReference(row: row.index, column: item.index)
                let new = shift.cell(old)
                copyCell(item, old)
                if new == nil, shift.kind == .insertion { try refuseContent(of: item, row: row.index) }
                if let new, new.row != row.index {
                    added[new.row, default: []].append(NewCell(column: new.column, markup: written(item, old, new)))
                    placed.append((item, nil))
                } else {
                    placed.append((item, new))
                }
            }
            rows.append((row, placed))
        }
        if shift.block == nil { try formatBand(band) }
        for (row, placed) in rows {
            let new = added.removeValue(forKey: row.index) ?? []
            if new.isEmpty, !placed.contains(where: { $0.new == nil }) {
                replaceFormulas(of: placed.map(\.item), &draft)
            } else {
                draft.edits.replace(document.range(of: row.element), with: written(row, at: row.index, placed, new))
            }
        }
        for index in added.keys.sorted() {
            var markup = Array("<\(outline.prefix)row r=\"\(index + 1)\">".utf8)
            for cell in (added[index] ?? []).sorted(by: { $0.column < $1.column }) { markup += cell.markup }
            markup += Array("</\(outline.prefix)row>".utf8)
            insert(markup, before: SheetOutline.successor(of: index, in: outline.rows), &draft)
        }
    }

    /// New cells of a band take the formats of the row before them.
    private mutating func formatBand(_ band: ClosedRange<Int>) throws(Problem) {
        guard shift.kind == .insertion, shift.index > 0, let model = outline.row(shift.index - 1) else { return }
        let cells = try outline.cells(of: model).filter { band.contains($0.index) }
        guard shift.count * (cells.count + 1) <= Self.formatLimit else { return }
        for cell in cells {
            guard let style = style(of: cell.element) else { continue }
            for row in shift.index..<min(shift.index + shift.count, CellReference.rowLimit) {
                added[row, default: []].append(
                    NewCell(
                        column: cell.index, markup: formatted(CellReference(row: row, column: cell.index), style)))
            }
        }
    }

    // MARK: - Bytes

    /// A cell with its new reference and formula.
    ///
    /// - Parameter copy: which copy of a repeated block it belongs to; 0 for a cell that was there.
    func written(
        _ cell: SheetOutline.Item, _ old: CellReference, _ new: CellReference, copy: Int = 0
    ) -> [UInt8] {
        // What stands in a merged range that grows is there once.
        if copy > 0, grownMerges.contains(where: { $0.contains(old) }) {
            return formatted(new, style(of: cell.element) ?? 0)
        }
        var splice = ByteSplice(document.bytes, document.range(of: cell.element))
        if let attribute = document.attribute(of: cell.element, "r") {
            splice.replace(attribute.value, with: Array(new.description.utf8))
        } else if new.column != old.column || shift.band != nil {
            let end = document.endOfAttributes(of: cell.element)
            splice.replace(end..<end, with: Array(" r=\"\(new)\"".utf8))
        }
        if let formula = document.child(of: cell.element, "f"),
            let text = copy == 0 ? formulas.rewritten[formula] : formulas.copy(of: formula, copy)
        {
            splice.replace(document.range(of: formula), with: text)
        }
        return splice.finish()
    }

    /// A row with its new number, its cells where they belong and new ones among them.
    func written(
        _ row: SheetOutline.Item, at index: Int, _ cells: [Placed], _ new: [NewCell], copy: Int = 0
    ) -> [UInt8] {
        var splice = ByteSplice(document.bytes, document.range(of: row.element))
        writeAttributes(of: row, at: index, &splice)
        var waiting = new.sorted { $0.column < $1.column }[...]
        let isEmptyTag = document.elements[row.element].isEmptyTag
        if isEmptyTag, !waiting.isEmpty {
            let end = document.range(of: row.element).upperBound
            let name = "\(document.prefix(of: row.element))row"
            let markup = waiting.flatMap(\.markup)
            splice.replace((end - 2)..<end, with: Array(">".utf8) + markup + Array("</\(name)>".utf8))
            return splice.finish()
        }
        var behind = document.content(of: row.element).lowerBound
        for (item, place) in cells {
            let range = document.range(of: item.element)
            guard let place else {
                splice.replace(range, with: [])
                behind = range.upperBound
                continue
            }
            var markup: [UInt8] = []
            while let next = waiting.first, next.column < place.column {
                markup += next.markup
                waiting.removeFirst()
            }
            let old = CellReference(row: row.index, column: item.index)
            splice.replace(range, with: markup + written(item, old, place, copy: copy))
            behind = range.upperBound
        }
        splice.replace(behind..<behind, with: waiting.flatMap(\.markup))
        return splice.finish()
    }

    private func writeAttributes(of row: SheetOutline.Item, at index: Int, _ splice: inout ByteSplice) {
        var edits: [(Range<Int>, [UInt8])] = []
        if let attribute = document.attribute(of: row.element, "r") {
            if index != row.index { edits.append((attribute.value, Array(String(index + 1).utf8))) }
        } else {
            let end = document.endOfAttributes(of: row.element)
            edits.append((end..<end, Array(" r=\"\(index + 1)\"".utf8)))
        }
        // `spans` is a hint; where cells come and go it is left out or follows.
        if let spans = document.attribute(of: row.element, "spans"), shift.axis == .columns || shift.band != nil {
            if let new = movedSpans(document.value(of: spans)) {
                edits.append((spans.value, Array(new.utf8)))
            } else {
                edits.append((spans.whole, []))
            }
        }
        for (range, text) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            splice.replace(range, with: text)
        }
    }

    private func movedSpans(_ text: String) -> String? {
        guard shift.axis == .columns, shift.band == nil else { return nil }
        var spans: [String] = []
        for part in text.split(separator: " ") {
            let ends = part.split(separator: ":").compactMap { Int($0) }
            guard ends.count == 2, ends[0] >= 1, ends[1] >= ends[0], ends[1] <= CellReference.columnLimit else {
                return nil
            }
            if let span = shift.span((ends[0] - 1)...(ends[1] - 1)) {
                // A new column behind the last one belongs to the row as well.
                let isBehind = shift.kind == .insertion && ends[1] == shift.index
                let last = min(span.upperBound + (isBehind ? shift.count : 0), CellReference.columnLimit - 1)
                spans.append("\(span.lowerBound + 1):\(last + 1)")
            }
        }
        return spans.isEmpty ? nil : spans.joined(separator: " ")
    }
}
