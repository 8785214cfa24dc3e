public import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// What of a sheet is printed (ECMA-376 part 1, 18.2.5: the name `_xlnm.Print_Area`).
extension WorkbookEditor {
    /// Inserts an empty row above all others, which is printed with them: a print area that begins with the first row takes it
    /// in.
    ///
    /// - Throws: as ``insertRows(_:before:in:)``.
    /// - Complexity: as ``insertRows(_:before:in:)``.
    public func insertTopRow(in sheet: String) throws(Problem) {
        try insertRows(1, before: 0, in: sheet)
        try changePrintArea(of: sheet) { first, _ in if first == 1 { first = 0 } }
    }

    /// The first column (from 0) of a sheet that is printed and has a width: what stands in it is seen on paper too.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; what the changes asked for throw; `XLSX_BAD_REFERENCE`, `XML_…`.
    /// - Complexity: O(n) in the sheet's text.
    public func firstShownColumn(of sheet: String) throws(Problem) -> Int {
        try flush()
        let index = try worksheet(sheet)
        guard let part = parts.sheets[index].part else { return 0 }
        let outline = try SheetOutline(edit.document(of: part), part: part.description)
        let geometry = SheetGeometry(outline, standard: try textFormats().standard)
        let area = PrintNames(try edit.document(of: parts.main), sheet: index).area
        let first = area.map(\.columns.lowerBound).min() ?? 0
        return (first..<CellReference.columnLimit).first { geometry.width(of: $0...$0) > 0 } ?? first
    }

    /// The last row (from 0) that is printed of a sheet; `nil` where it has no print area, or several.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; what the changes asked for throw.
    public func printAreaEnd(of sheet: String) throws(Problem) -> Int? {
        try flush()
        var ends: [Int] = []
        try changePrintArea(of: sheet) { _, last in ends.append(last) }
        return ends.count == 1 ? ends[0] : nil
    }

    /// Makes a print area end with `row` (from 0) where it ended above.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`; what the changes asked for throw.
    public func extendPrintArea(to row: Int, in sheet: String) throws(Problem) {
        try flush()
        try changePrintArea(of: sheet) { _, last in last = max(last, row) }
    }

    /// Changes the first and last rows of the areas that are printed of a sheet.
    private func changePrintArea(of sheet: String, _ change: (inout Int, inout Int) -> Void) throws(Problem) {
        let index = try worksheet(sheet)
        let main = try edit.document(of: parts.main)
        guard let list = main.child(of: main.root, "definedNames") else { return }
        var edits = MarkupEdits()
        for name in main.children(of: list)
        where main.value(of: name, "localSheetId") == String(index)
            && main.value(of: name, "name")?.lowercased() == "_xlnm.print_area"
        {
            let old = main.text(of: name)
            let new = FormulaLexer.tokens(of: old).map { token in
                guard case .reference(.area(var one, var other)) = token.kind else { return token.text }
                let before = (one.row.index, other.row.index)
                change(&one.row.index, &other.row.index)
                return before == (one.row.index, other.row.index)
                    ? token.text : FormulaReference.area(one, other).description
            }.joined()
            guard new != old else { continue }
            var text: [UInt8] = []
            text.append(xmlText: new)
            edits.replace(main.content(of: name), with: text)
        }
        guard !edits.isEmpty else { return }
        changeMain(edits.applied(to: main.bytes), vi: "vùng in lấy cả dòng mới", en: "the print area takes in new rows")
    }
}
