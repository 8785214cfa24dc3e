/// A sheet that gets another name, and the formulas that name it.
///
/// ```swift
/// SheetRename(from: "Sheet1", to: "Biểu 01").formula("Sheet1!A1+A2").text   // "'Biểu 01'!A1+A2"
/// ```
public struct SheetRename: Hashable, Sendable {
    /// The name so far; upper and lower case are the same.
    public var oldName: String
    /// The new name.
    public var newName: String

    /// Creates a renaming.
    public init(from oldName: String, to newName: String) {
        self.oldName = oldName
        self.newName = newName
    }

    /// A formula with the sheet's new name, in quotes where it needs them.
    ///
    /// References to other workbooks and texts (as in `INDIRECT`) stay. Every other byte stays as it is, whether the
    /// text is a formula or not.
    ///
    /// - Complexity: O(*n*) in the text's length.
    public func formula(_ text: String) -> ShiftedFormula {
        guard text.utf8.contains(UInt8(ascii: "!")) else { return ShiftedFormula([], text, replacing: [:]) }
        let tokens = FormulaLexer.tokens(of: text)
        var edits: [Int: String] = [:]
        for (index, token) in tokens.enumerated() where token.kind == .sheetPrefix {
            guard var qualifier = SheetQualifier(prefix: token.text), qualifier.isThisBook else { continue }
            let before = qualifier
            if let sheet = qualifier.sheet, SheetQualifier.isSameSheet(sheet, oldName) { qualifier.sheet = newName }
            if let last = qualifier.lastSheet, SheetQualifier.isSameSheet(last, oldName) {
                qualifier.lastSheet = newName
            }
            if qualifier != before { edits[index] = qualifier.prefix }
        }
        return ShiftedFormula(tokens, text, replacing: edits)
    }
}
