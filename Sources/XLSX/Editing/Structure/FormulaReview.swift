internal import Formulas
internal import SheetModel

/// A formula after a structure change, and whether it may give another result now.
struct ReviewedFormula {
    /// The text.
    var text: String
    /// Whether the text is another one.
    var isChanged: Bool
    /// Whether cells came into what it reads or went from it, or whether it asks where cells are.
    var isStale: Bool
}

/// Follows a structure change through formulas, with what has become of tables and names.
struct FormulaReview {
    private(set) var shift: SheetShift
    /// The names of the workbook's sheets, in the order of their tabs.
    let sheets: [String]
    /// Names, in lower case, whose cells are others now.
    var bentNames: Set<String> = []
    /// Tables, in lower case, that have other cells now.
    var bentTables: Set<String> = []
    /// Tables that are deleted.
    var lostTables: Set<String> = []
    /// The deleted columns of tables, in lower case.
    var lostColumns: [String: Set<String>] = [:]

    init(_ shift: SheetShift, sheets: [String]) {
        self.shift = shift
        self.sheets = sheets
    }

    /// The same for what copies of a block do not make larger: the titles of printed pages.
    var keepingLength: FormulaReview {
        var review = self
        review.shift = shift.blank
        return review
    }

    /// Functions whose result depends on where cells are, or that find cells by a text.
    private static let positional: Set<String> = ["ROW", "COLUMN", "CELL", "INDIRECT", "OFFSET", "FORMULATEXT"]

    /// Reads a formula.
    ///
    /// - Parameters:
    ///   - host: the sheet it stands on; `nil` for none.
    ///   - isName: whether it is the formula of a defined name, in which what has no `$` counts from the cell that uses
    ///     the name.
    /// - Complexity: O(n) in the text's length.
    func review(_ text: String, on host: String?, isName: Bool = false) -> ReviewedFormula {
        let tokens = FormulaLexer.tokens(of: text)
        var touched = false
        var stale = false
        var joinsRanges = false
        var lost: Set<Int> = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .reference(let reference):
                let prefix = index > 0 && tokens[index - 1].kind == .sheetPrefix ? tokens[index - 1].text : nil
                guard means(prefix, host: host) else { continue }
                let isSpanning = prefix.flatMap { SheetQualifier(prefix: $0) }?.lastSheet != nil
                let effect = shift.effect(of: reference)
                if effect != .none { touched = true }
                // A 3-D reference stays as it is and means other cells then.
                if effect == .bends || (isSpanning && effect != .none) { stale = true }
                if isName, effect != .none, !reference.isAbsolute { stale = true }
            case .name: if isBent(token.text) { stale = true }
            case .function:
                let name = Self.plain(token.text)
                if Self.positional.contains(name) || bentNames.contains(name.lowercased()) { stale = true }
            case .structuredReference:
                let table = Self.table(of: token.text)
                if isLost(token.text, table: table) {
                    lost.insert(index)
                    stale = true
                } else if isBent(token.text, table: table) {
                    stale = true
                }
            case .operator(.range): joinsRanges = true
            default: break
            }
        }
        if joinsRanges && touched { stale = true }
        if !touched && lost.isEmpty { return ReviewedFormula(text: text, isChanged: false, isStale: stale) }
        let kept = lost.isEmpty ? text : tokens.indices.map { lost.contains($0) ? "#REF!" : tokens[$0].text }.joined()
        let shifted = shift.formula(kept, on: host, relativeStay: isName)
        return ReviewedFormula(text: shifted.text, isChanged: shifted.text != text, isStale: stale)
    }

    /// Whether a reference behind `prefix` may reach the sheet that changes.
    private func means(_ prefix: String?, host: String?) -> Bool {
        guard let prefix else { return host.map { SheetQualifier.isSameSheet($0, shift.sheet) } ?? false }
        return SheetQualifier(prefix: prefix)?.covers(shift.sheet, in: sheets) ?? false
    }

    private static func plain(_ function: String) -> String {
        var name = function.uppercased()
        for prefix in ["_XLFN.", "_XLWS."] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        return name
    }

    // MARK: - Names and tables

    /// Whether a name, which may be a table's, stands for other cells now.
    private func isBent(_ name: String) -> Bool {
        bentNames.contains(name.lowercased()) || bentTables.contains(name.lowercased())
    }

    /// The table before the brackets, in lower case; empty for the table that the formula stands in.
    static func table(of reference: String) -> String {
        String(reference.prefix { $0 != "[" }).lowercased()
    }

    private func isLost(_ reference: String, table: String) -> Bool {
        if lostTables.contains(table) { return true }
        if lostColumns.isEmpty { return false }
        let lost = table.isEmpty ? lostColumns.values.reduce(into: []) { $0.formUnion($1) } : lostColumns[table] ?? []
        return !lost.isEmpty && !lost.isDisjoint(with: Self.columns(of: reference))
    }

    private func isBent(_ reference: String, table: String) -> Bool {
        guard table.isEmpty ? !bentTables.isEmpty : bentTables.contains(table) else { return false }
        // What reads its own row reads the same cells as before.
        return !reference.lowercased().contains("[#this row]")
    }

    /// The columns that a structured reference names, in lower case: what stands in its innermost brackets, `'` before a
    /// character taken away.
    static func columns(of reference: String) -> Set<String> {
        var columns: Set<String> = []
        var current: String?
        var isEscaped = false
        for character in reference.drop(while: { $0 != "[" }) {
            if isEscaped {
                current?.append(character)
                isEscaped = false
                continue
            }
            switch character {
            case "'": isEscaped = true
            case "[": current = ""
            case "]":
                if let name = current, !name.isEmpty { columns.insert(name.lowercased()) }
                current = nil
            default: current?.append(character)
            }
        }
        return columns
    }
}
