internal import Findings
internal import SheetModel
internal import XMLEvents

/// New results of a sheet's formulas.
struct SheetResults {
    /// The cells, ascending, and what their formulas give.
    private(set) var results: [(cell: CellReference, value: CellValue)] = []

    var isEmpty: Bool { results.isEmpty }
    var count: Int { results.count }

    /// Adds a result; the cells must be put in order with ``sort()`` unless they come so.
    mutating func append(_ value: CellValue, at cell: CellReference) { results.append((cell, value)) }

    /// Puts the cells in order; of several results of a cell the last one counts.
    mutating func sort() {
        guard !zip(results, results.dropFirst()).allSatisfy({ $0.cell < $1.cell }) else { return }
        var last: [CellReference: CellValue] = [:]
        for (cell, value) in results { last[cell] = value }
        results = last.sorted { $0.key < $1.key }.map { (cell: $0.key, value: $0.value) }
    }

    /// Where the first cell stands that does not come before `cell`.
    private func place(of cell: CellReference) -> Int {
        var (low, high) = (0, results.count)
        while low < high {
            let middle = (low + high) / 2
            if results[middle].cell < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The result for a cell; `nil` where there is none.
    ///
    /// - Complexity: O(log n).
    subscript(cell: CellReference) -> CellValue? {
        let place = place(of: cell)
        return place < results.count && results[place].cell == cell ? results[place].value : nil
    }

    /// Whether a cell of `range` has a result.
    ///
    /// - Complexity: O(log n) for each row of the range that has results.
    func touches(_ range: CellRange) -> Bool {
        var place = place(of: range.first)
        while place < results.count, results[place].cell.row <= range.last.row {
            let cell = results[place].cell
            if range.contains(cell) { return true }
            let row = cell.column < range.first.column ? cell.row : cell.row + 1
            place = self.place(of: CellReference(row: row, column: range.first.column))
        }
        return false
    }
}

/// Writes results into the cells that are there, in the place of those that they have; everything else of the cells stays.
enum ResultWriter {
    /// The part with the results, and the cells whose results it has now.
    ///
    /// - Throws: `XML_…`, `XLSX_BAD_REFERENCE`.
    static func writing(
        _ results: SheetResults, into bytes: [UInt8], document: () throws(Problem) -> SheetOutline
    ) throws(Problem) -> (bytes: [UInt8], written: [CellReference]) {
        if let plain = plain(results, into: bytes) { return (plain, results.results.map(\.cell)) }
        return try writing(results, into: document())
    }

    /// Writes into a part whose rows are all spelled plainly and hold all the cells; `nil` for any other.
    ///
    /// The part was read before, and found sound.
    static func plain(_ results: SheetResults, into bytes: [UInt8]) -> [UInt8]? {
        guard let start = PlainBytes.start(of: .rows, in: bytes) else { return nil }
        var options = ReadOptions()
        options.readsFormulas = false
        var codec = RowCodec(sheet: "", options: options, sharedStringCount: .max)
        codec.keepsCells = false
        var scanner = RowScanner(bytes, from: start, markingFormulas: true)
        guard (try? scanner.scan(into: &codec)) == .notPlain,
            bytes[scanner.end...].starts(with: "</sheetData>".utf8)
        else { return nil }
        var changed: [UInt8] = []
        changed.reserveCapacity(bytes.count + results.count * 24)
        var (position, next) = (0, 0)
        for mark in scanner.places where next < results.count && results.results[next].cell == mark.cell {
            guard !mark.isOdd else { return nil }
            let value = results.results[next].value
            next += 1
            if value == .blank, mark.value.isEmpty { continue }
            let type = mark.type ?? mark.attributesEnd..<mark.attributesEnd
            changed.append(contentsOf: bytes[position..<type.lowerBound])
            position = type.upperBound
            if let name = CellEncoding.type(of: value, isResult: true) { changed.append(xmlAttribute: "t", name) }
            changed.append(contentsOf: bytes[position..<mark.value.lowerBound])
            position = mark.value.upperBound
            CellEncoding.appendContent(of: value, isResult: true, to: &changed)
        }
        guard next == results.count else { return nil }
        changed.append(contentsOf: bytes[position...])
        return changed
    }

    /// Writes into a part of any spelling.
    static func writing(_ results: SheetResults, into outline: SheetOutline) throws(Problem)
        -> (bytes: [UInt8], written: [CellReference])
    {
        var written: [CellReference] = []
        let document = outline.document
        var edits = MarkupEdits()
        for row in outline.rows {
            for cell in try outline.cells(of: row) {
                let place = CellReference(row: row.index, column: cell.index)
                guard let value = results[place] else { continue }
                written.append(place)
                let old = document.child(of: cell.element, "v")
                if value == .blank, old == nil { continue }
                var attributes = AttributeChanges()
                attributes.set("t", to: CellEncoding.type(of: value, isResult: true))
                attributes.set("vm", to: nil)
                attributes.apply(to: cell.element, of: document, &edits)
                var markup: [UInt8] = []
                CellEncoding.appendContent(of: value, isResult: true, prefix: outline.prefix, to: &markup)
                if let old {
                    edits.replace(document.range(of: old), with: markup)
                } else if let formula = document.child(of: cell.element, "f") {
                    edits.insert(markup, at: document.range(of: formula).upperBound)
                } else if document.elements[cell.element].isEmptyTag {
                    edits.insert(markup, atEndOf: cell.element, in: document)
                } else {
                    edits.insert(markup, at: document.content(of: cell.element).lowerBound)
                }
            }
        }
        return (edits.applied(to: document.bytes), written)
    }
}
