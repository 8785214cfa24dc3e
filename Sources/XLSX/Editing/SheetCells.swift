internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// Writes changed cells into a worksheet part: all bytes outside the touched cells stay, and of a touched cell the
/// attributes and children that are not about its value.
struct SheetCells {
    private let outline: SheetOutline
    private var edits = MarkupEdits()
    /// The cells that lost a formula.
    private(set) var lostFormulas: [CellReference] = []
    /// The cells that have a formula now and had none.
    private(set) var newFormulas: [CellReference] = []
    /// The shared groups, by number, that have been spelled out.
    private var unshared: Set<String> = []
    private var document: MarkupDocument { outline.document }

    init(_ outline: SheetOutline) { self.outline = outline }

    /// The part with `changes` made.
    ///
    /// - Throws: `EDIT_IN_ARRAY`, `EDIT_IN_MERGE`, `XLSX_BAD_REFERENCE`; nothing is changed then.
    mutating func applying(_ changes: [CellReference: CellChange]) throws(Problem) -> [UInt8] {
        try check(changes)
        let byRow = Dictionary(grouping: changes.keys, by: \.row)
        for row in byRow.keys.sorted() {
            let cells = (byRow[row] ?? []).sorted().compactMap { cell in changes[cell].map { (cell, $0) } }
            if let item = outline.row(row) {
                try change(cells, in: item)
            } else {
                insertRow(row, cells.filter { !$0.1.isBlankOnly })
            }
        }
        widenDimension(for: Array(changes.keys))
        return edits.applied(to: document.bytes)
    }

    // MARK: - What must not be touched

    private func check(_ changes: [CellReference: CellChange]) throws(Problem) {
        let content = changes.filter { $0.value.changesContent }.map(\.key)
        guard !content.isEmpty else { return }
        for merge in outline.ranges(in: "mergeCells", "mergeCell") where merge.first != merge.last {
            if let cell = content.first(where: { merge.contains($0) && $0 != merge.first }) {
                throw EditProblem.inMerge(cell.description, first: merge.first.description)
            }
        }
        var blocks: [CellRange] = []
        try outline.forEachFormula { cell, formula, _ in
            guard let type = document.value(of: formula, "t"), type == "array" || type == "dataTable",
                let range = document.value(of: formula, "ref").flatMap({ CellRange($0) }), range.first != range.last
            else { return }
            blocks.append(range)
        }
        for block in blocks {
            if let cell = content.first(where: block.contains) { throw EditProblem.inArray(cell.description) }
        }
    }

    // MARK: - Rows and cells

    private mutating func change(_ changes: [(CellReference, CellChange)], in row: SheetOutline.Item) throws(Problem) {
        let cells = try outline.cells(of: row)
        // New cells that belong before one element go in together, in order.
        var inserted: [Int: [UInt8]] = [:]
        var atEnd: [UInt8] = []
        var added: [Int] = []
        for (reference, change) in changes {
            if let cell = SheetOutline.find(reference.column, in: cells) {
                try self.change(cell.element, at: reference, to: change)
                continue
            }
            if change.isBlankOnly { continue }
            added.append(reference.column)
            let markup = newCell(
                reference, change, style: outline.rowStyle(row.element) ?? outline.columnStyle(reference.column))
            if let next = SheetOutline.successor(of: reference.column, in: cells) {
                inserted[document.range(of: next.element).lowerBound, default: []] += markup
            } else {
                atEnd += markup
            }
        }
        for (position, markup) in inserted { edits.insert(markup, at: position) }
        if !atEnd.isEmpty { edits.insert(atEnd, behindCellsOf: row.element, cells.last?.element, in: document) }
        widenSpans(of: row.element, to: added)
    }

    private mutating func insertRow(_ row: Int, _ cells: [(CellReference, CellChange)]) {
        guard !cells.isEmpty else { return }
        var markup = Array("<\(outline.prefix)row r=\"\(row + 1)\">".utf8)
        for (reference, change) in cells {
            markup += newCell(reference, change, style: outline.columnStyle(reference.column))
        }
        markup += Array("</\(outline.prefix)row>".utf8)
        if let next = SheetOutline.successor(of: row, in: outline.rows) {
            edits.insert(markup, at: document.range(of: next.element).lowerBound)
        } else {
            edits.insert(markup, atEndOf: outline.sheetData, in: document)
        }
    }

    private mutating func newCell(_ reference: CellReference, _ change: CellChange, style: Int?) -> [UInt8] {
        var markup = Array("<\(outline.prefix)c r=\"\(reference)\"".utf8)
        if let style = change.style ?? style, style > 0 { markup += Array(" s=\"\(style)\"".utf8) }
        let value = change.value ?? .blank
        if let type = CellEncoding.type(of: value, isResult: change.formula != nil) {
            markup += Array(" t=\"\(type)\"".utf8)
        }
        markup.append(UInt8(ascii: ">"))
        appendContent(change, to: &markup)
        markup += Array("</\(outline.prefix)c>".utf8)
        if change.formula != nil { newFormulas.append(reference) }
        return markup
    }

    private func appendContent(_ change: CellChange, to markup: inout [UInt8]) {
        if let formula = change.formula {
            markup += Array("<\(outline.prefix)f>".utf8)
            markup.append(xmlText: formula)
            markup += Array("</\(outline.prefix)f>".utf8)
        }
        CellEncoding.appendContent(
            of: change.value ?? .blank, isResult: change.formula != nil, prefix: outline.prefix, to: &markup)
    }

    private mutating func change(_ cell: Int, at reference: CellReference, to change: CellChange) throws(Problem) {
        var attributes = AttributeChanges()
        if let style = change.style { attributes.set("s", to: String(style)) }
        if change.changesContent {
            if let formula = document.child(of: cell, "f") {
                if let group = document.value(of: formula, "si"), document.value(of: formula, "t") == "shared" {
                    try unshare(group)
                }
                if change.formula == nil { lostFormulas.append(reference) }
            } else if change.formula != nil {
                newFormulas.append(reference)
            }
            attributes.set("t", to: CellEncoding.type(of: change.value ?? .blank, isResult: change.formula != nil))
            // What marks a dynamic array or a rich value does not fit the new content.
            attributes.set("cm", to: nil)
            attributes.set("vm", to: nil)
            var markup: [UInt8] = []
            appendContent(change, to: &markup)
            replaceContent(of: cell, with: markup)
        }
        attributes.apply(to: cell, of: document, &edits)
    }

    /// Replaces formula, value and inline text of a cell; other children stay.
    private mutating func replaceContent(of cell: Int, with markup: [UInt8]) {
        for child in document.children(of: cell) where ["f", "v", "is"].contains(document.name(of: child)) {
            edits.remove(document.range(of: child))
        }
        if document.elements[cell].isEmptyTag {
            if !markup.isEmpty { edits.insert(markup, atEndOf: cell, in: document) }
        } else {
            edits.insert(markup, at: document.content(of: cell).lowerBound)
        }
    }

    // MARK: - Shared formulas

    /// Gives each member of a shared group a formula of its own.
    private mutating func unshare(_ group: String) throws(Problem) {
        guard unshared.insert(group).inserted else { return }
        var shared: SharedFormula?
        var changes: [(formula: Int, text: String?)] = []
        try outline.forEachFormula { cell, formula, _ in
            guard document.value(of: formula, "t") == "shared", document.value(of: formula, "si") == group else {
                return
            }
            let text = document.text(of: formula)
            if !text.isEmpty, shared == nil { shared = SharedFormula(master: text, at: cell) }
            changes.append((formula, text.isEmpty ? shared?.formula(for: cell) : nil))
        }
        for (formula, text) in changes {
            var attributes = AttributeChanges()
            for name in ["t", "ref", "si"] { attributes.set(name, to: nil) }
            attributes.apply(to: formula, of: document, &edits)
            guard let text else { continue }
            var markup: [UInt8] = []
            markup.append(xmlText: text)
            edits.insert(markup, atEndOf: formula, in: document)
        }
    }

    // MARK: - Hints of the file

    private mutating func widenSpans(of row: Int, to columns: [Int]) {
        guard let attribute = document.attribute(of: row, "spans"), let low = columns.min(), let high = columns.max()
        else { return }
        let ends = document.value(of: attribute).split(separator: ":").compactMap { Int($0) }
        guard ends.count == 2 else { return edits.remove(attribute.whole) }
        if ends[0] <= low + 1, ends[1] >= high + 1 { return }
        edits.replace(attribute, with: "\(min(ends[0], low + 1)):\(max(ends[1], high + 1))")
    }

    private mutating func widenDimension(for cells: [CellReference]) {
        guard let element = document.child(of: document.root, "dimension"),
            let attribute = document.attribute(of: element, "ref"),
            let old = CellRange(document.value(of: attribute))
        else { return }
        var (rows, columns) = (old.rows, old.columns)
        for cell in cells {
            rows = min(rows.lowerBound, cell.row)...max(rows.upperBound, cell.row)
            columns = min(columns.lowerBound, cell.column)...max(columns.upperBound, cell.column)
        }
        let new = CellRange(
            CellReference(row: rows.lowerBound, column: columns.lowerBound),
            CellReference(row: rows.upperBound, column: columns.upperBound))
        if new != old { edits.replace(attribute, with: new.description) }
    }
}

extension CellChange {
    /// Whether a cell that is not there need not be made.
    fileprivate var isBlankOnly: Bool { formula == nil && style == nil && (value ?? .blank) == .blank }
}

extension MarkupEdits {
    /// Inserts cells behind the last one of a row, before an extension list.
    fileprivate mutating func insert(
        _ markup: [UInt8], behindCellsOf row: Int, _ last: Int?, in document: MarkupDocument
    ) {
        if let last {
            insert(markup, at: document.range(of: last).upperBound)
        } else if document.elements[row].isEmptyTag {
            insert(markup, atEndOf: row, in: document)
        } else {
            insert(markup, at: document.content(of: row).lowerBound)
        }
    }
}

/// Attributes of one element that get a value or go.
struct AttributeChanges {
    private var changes: [(name: String, value: String?)] = []

    /// Has the attribute `name` get `value`, or go where it is `nil`.
    mutating func set(_ name: String, to value: String?) { changes.append((name, value)) }

    /// Puts the changes into `edits`; attributes that already are as asked stay as they are spelled.
    func apply(to element: Int, of document: MarkupDocument, _ edits: inout MarkupEdits) {
        var added: [UInt8] = []
        for (name, value) in changes {
            let old = document.attribute(of: element, name)
            switch (old, value) {
            case (let old?, let value?):
                if document.value(of: old) != value { edits.replace(old, with: value) }
            case (let old?, nil): edits.remove(old.whole)
            case (nil, let value?): added.append(xmlAttribute: name, value)
            case (nil, nil): break
            }
        }
        if !added.isEmpty { edits.insert(added, at: document.endOfAttributes(of: element)) }
    }
}
