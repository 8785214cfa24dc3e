public import Findings
internal import Formulas
internal import OfficePackage
internal import XMLEvents

extension WorkbookEditor {
    /// Inserts an empty row above all others, which is printed with them: a print area that begins with the first row takes it
    /// in.
    ///
    /// - Throws: as ``insertRows(_:before:in:)``.
    /// - Complexity: as ``insertRows(_:before:in:)``.
    public func insertTopRow(in sheet: String) throws(Problem) {
        try insertRows(1, before: 0, in: sheet)
        guard let index = parts.index(of: sheet) else { return }
        let main = try edit.document(of: parts.main)
        guard let list = main.child(of: main.root, "definedNames") else { return }
        var edits = MarkupEdits()
        for name in main.children(of: list)
        where main.value(of: name, "localSheetId") == String(index)
            && main.value(of: name, "name")?.lowercased() == "_xlnm.print_area"
        {
            let old = main.text(of: name)
            let new = Self.beginningOnTop(old)
            guard new != old else { continue }
            var text: [UInt8] = []
            text.append(xmlText: new)
            edits.replace(main.content(of: name), with: text)
        }
        guard !edits.isEmpty else { return }
        changeMain(
            edits.applied(to: main.bytes), vi: "vùng in lấy cả dòng đầu", en: "the print area takes in the first row")
    }

    /// Areas that begin with the second row begin with the first.
    private static func beginningOnTop(_ formula: String) -> String {
        FormulaLexer.tokens(of: formula).map { token in
            guard case .reference(.area(var one, let other)) = token.kind, one.row.index == 1 else { return token.text }
            one.row.index = 0
            return FormulaReference.area(one, other).description
        }.joined()
    }
}
