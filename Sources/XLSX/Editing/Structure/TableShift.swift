internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// What a change does to a table of the sheet: its columns and special rows; its ranges follow by rule.
///
/// Source: ECMA-376 part 1, 18.5.1.
struct TableShift {
    let shift: SheetShift

    /// What became of a table.
    struct Outcome {
        /// The names by which formulas know it, in lower case.
        var names: Set<String>
        /// Whether it is deleted as a whole.
        var isLost = false
        /// Whether it has other cells now.
        var isBent = false
        /// The deleted columns, in lower case.
        var lostColumns: Set<String> = []
        /// Headings to be written for new columns, by the cells in which they stand afterwards.
        var headings: [(cell: CellReference, text: String)] = []
    }

    /// Collects the changes of a table part.
    ///
    /// - Throws: `EDIT_CUTS_TABLE`.
    func apply(to draft: inout PartDraft) throws(Problem) -> Outcome? {
        let document = draft.document
        let root = document.root
        guard let range = document.value(of: root, "ref").flatMap({ CellRange($0.trimmed) }) else { return nil }
        let names = ["name", "displayName"].compactMap { document.value(of: root, $0)?.lowercased() }
        var outcome = Outcome(names: Set(names))
        try checkBlock(of: range, document)
        let effect = shift.effect(on: range)
        outcome.isBent = effect == .bends
        guard effect == .bends else { return outcome }
        if shift.tears(range) { throw StructureProblem.cutsTable(range.description) }
        guard let new = shift.range(range) else {
            outcome.isLost = true
            return outcome
        }
        if shift.axis == .rows {
            try checkRows(of: range, after: new, &draft)
        } else {
            try shiftColumns(of: range, after: new, &draft, &outcome)
        }
        return outcome
    }

    /// Whether a table may have copies of a block inside it: of rows of data, or of columns.
    private func checkBlock(of range: CellRange, _ document: MarkupDocument) throws(Problem) {
        guard let block = shift.block, shift.overlapsBlock(range) else { return }
        var isCut = !shift.coversBlock(range)
        if shift.axis == .rows {
            let hasHeading = (document.value(of: document.root, "headerRowCount") ?? "1") != "0"
            let hasTotals = (document.value(of: document.root, "totalsRowCount") ?? "0") != "0"
            isCut = isCut || (hasHeading && block.contains(range.first.row))
            isCut = isCut || (hasTotals && block.contains(range.last.row))
        }
        if isCut { throw StructureProblem.cutsTable(range.description) }
    }

    private func isDeleted(_ position: Int) -> Bool {
        shift.kind == .deletion && position >= shift.index && position < shift.index + shift.count
    }

    /// A table keeps its heading and a row of data; its totals may go.
    private func checkRows(of range: CellRange, after new: CellRange, _ draft: inout PartDraft) throws(Problem) {
        let document = draft.document
        func count(_ name: String, _ absent: Int) -> Int {
            document.value(of: document.root, name).flatMap { Int($0) } ?? absent
        }
        let heading = count("headerRowCount", 1) > 0
        let totals = count("totalsRowCount", 0) > 0
        let losesTotals = totals && isDeleted(range.last.row)
        let rows = new.rows.count - (heading ? 1 : 0) - (totals && !losesTotals ? 1 : 0)
        if (heading && isDeleted(range.first.row)) || rows < 1 { throw StructureProblem.cutsTable(range.description) }
        if losesTotals, let attribute = document.attribute(of: document.root, "totalsRowCount") {
            draft.edits.remove(attribute.whole)
            draft.note("table", at: range.description, "totalsRowCount 1", "totalsRowCount 0")
        }
    }

    private func shiftColumns(
        of range: CellRange, after new: CellRange, _ draft: inout PartDraft, _ outcome: inout Outcome
    ) throws(Problem) {
        let document = draft.document
        let kind = document.value(of: document.root, "tableType") ?? "worksheet"
        guard kind == "worksheet", let list = document.child(of: document.root, "tableColumns") else {
            throw StructureProblem.cutsTable(range.description)
        }
        let columns = document.children(of: list).filter { document.isNamed($0, "tableColumn") }
        guard columns.count == range.columns.count else { throw StructureProblem.cutsTable(range.description) }
        switch shift.kind {
        case .deletion:
            for (offset, column) in columns.enumerated() where isDeleted(range.first.column + offset) {
                let name = document.value(of: column, "name") ?? ""
                outcome.lostColumns.insert(name.lowercased())
                draft.remove(column)
                draft.note("tableColumn", at: range.description, String(offset + 1), "")
            }
        case .insertion:
            insertColumns(at: shift.index - range.first.column, columns, list, range, after: new, &draft, &outcome)
        }
    }

    private func insertColumns(
        at place: Int, _ columns: [Int], _ list: Int, _ range: CellRange, after new: CellRange,
        _ draft: inout PartDraft, _ outcome: inout Outcome
    ) {
        let document = draft.document
        guard columns.indices.contains(place) || (shift.block != nil && place == columns.count) else { return }
        let names = columns.map { document.value(of: $0, "name") ?? "" }
        var taken = Set(names.map { $0.lowercased() })
        var id = columns.compactMap { document.value(of: $0, "id").flatMap { Int($0) } }.max() ?? columns.count
        let hasHeading = (document.value(of: document.root, "headerRowCount") ?? "1") != "0"
        var number = 0
        var markup: [UInt8] = []
        for offset in 0..<(new.columns.count - range.columns.count) {
            let name: String
            if let block = shift.block {
                // As Excel names copies: "Giao", "Giao2", "Giao3".
                let model = names[place - block.count + offset % block.count]
                var number = 2
                while taken.contains("\(model)\(number)".lowercased()) { number += 1 }
                name = "\(model)\(number)"
            } else {
                repeat { number += 1 } while taken.contains("column\(number)")
                name = "Column\(number)"
            }
            taken.insert(name.lowercased())
            id += 1
            markup += Array("<\(document.prefix(of: list))tableColumn id=\"\(id)\"".utf8)
            markup.append(xmlAttribute: "name", name)
            markup += Array("/>".utf8)
            draft.note("tableColumn", at: new.description, "", name)
            if hasHeading {
                outcome.headings.append(
                    (CellReference(row: new.first.row, column: shift.index + offset), name))
            }
        }
        if place == columns.count {
            draft.edits.insert(markup, at: document.range(of: columns[place - 1]).upperBound)
        } else {
            draft.edits.insert(markup, at: document.range(of: columns[place]).lowerBound)
        }
        if let count = document.attribute(of: list, "count") { draft.set(count, to: String(new.columns.count)) }
    }
}
