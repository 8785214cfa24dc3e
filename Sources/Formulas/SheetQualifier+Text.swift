import SheetModel

extension SheetQualifier {
    /// Creates a qualifier that names one sheet of this workbook.
    public init(sheet: String) {
        self.sheet = sheet
        isLost = false
    }

    /// Whether it points into the workbook in which the formula stands; Excel writes that as `[0]` now and then.
    public var isThisBook: Bool { book == nil || book == "0" }

    /// The sheet, where it is one of the workbook in which the formula stands; `nil` for another book, several sheets, and one
    /// that was deleted.
    public var onlySheet: String? { isThisBook && lastSheet == nil ? sheet : nil }

    /// The qualifier as it stands before a reference, `!` included, in quotes where it needs them.
    public var prefix: String {
        let place = book.map(Self.inBrackets) ?? ""
        if isLost { return place + "#REF!" }
        let names = (sheet ?? "") + (lastSheet.map { ":\($0)" } ?? "")
        let isPlain =
            [sheet, lastSheet].allSatisfy { $0.map { Self.isPlain($0) } ?? true }
            && (book ?? "").utf8.allSatisfy { FormulaScanner.isDigit($0) }
        return isPlain ? place + names + "!" : Self.inQuotes(place + names) + "!"
    }

    /// A sheet's name as a formula writes it: in quotes unless it is plain ASCII letters, digits, `_` and `.` that
    /// begin with no digit and read like no cell, in A1 or R1C1 form, and no `TRUE` or `FALSE`.
    public static func quoted(_ name: String) -> String { isPlain(name) ? name : inQuotes(name) }

    /// Whether two names are of the same sheet: upper and lower case are alike.
    public static func isSameSheet(_ one: String, _ other: String) -> Bool {
        one == other || one.lowercased() == other.lowercased()
    }

    /// Whether the sheets it names include `sheet`, when the workbook's sheets stand in the order `sheets`.
    ///
    /// - Complexity: O(*n*) in the number of sheets.
    public func covers(_ name: String, in sheets: [String]) -> Bool {
        guard isThisBook, !isLost, let sheet else { return false }
        guard let lastSheet else { return Self.isSameSheet(sheet, name) }
        func place(_ wanted: String) -> Int? { sheets.firstIndex { Self.isSameSheet($0, wanted) } }
        guard let one = place(sheet), let other = place(lastSheet), let wanted = place(name) else { return false }
        return (min(one, other)...max(one, other)).contains(wanted)
    }

    /// A file's name in brackets, its folder before them: `C:\data\[Book.xlsx]`.
    private static func inBrackets(_ book: String) -> String {
        let file = book.utf8.lastIndex { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "/") }
        let start = file.map { book.utf8.index(after: $0) } ?? book.startIndex
        return "\(book[..<start])[\(book[start...])]"
    }

    private static func inQuotes(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "'")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "'"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.utf8.first, FormulaScanner.isLetter(first) || first == UInt8(ascii: "_") else {
            return false
        }
        let isWord = name.utf8.allSatisfy { byte in
            FormulaScanner.isLetter(byte) || FormulaScanner.isDigit(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".")
        }
        let upper = name.uppercased()
        return isWord && CellReference(name) == nil && upper != "TRUE" && upper != "FALSE" && !readsLikeR1C1(upper)
    }

    /// `R`, `C`, `RC`, `R1`, `C12`, `R1C1` …
    private static func readsLikeR1C1(_ upper: String) -> Bool {
        var rest = upper.utf8[...]
        var isReference = false
        for letter in [UInt8(ascii: "R"), UInt8(ascii: "C")] where rest.first == letter {
            isReference = true
            rest = rest.dropFirst().drop { FormulaScanner.isDigit($0) }
        }
        return isReference && rest.isEmpty
    }
}
