/// Where a qualified reference points: the sheet, the sheets of a 3-D reference, the book.
///
/// ```swift
/// let place = SheetQualifier(prefix: "'[1]Biểu 01:Biểu 12'!")
/// // book "1", sheet "Biểu 01", lastSheet "Biểu 12"
/// ```
public struct SheetQualifier: Hashable, Sendable {
    /// The other workbook, without brackets: a number that counts the external links, or a file's path and name.
    public var book: String?
    /// The sheet, or the first one of a 3-D reference; `nil` for a whole book (`[1]!Name`) or a deleted sheet.
    public var sheet: String?
    /// The last sheet of a 3-D reference.
    public var lastSheet: String?
    /// Whether the sheet was deleted (`#REF!A1`).
    public var isLost: Bool

    /// Reads the text of a ``FormulaToken/Kind/sheetPrefix`` token, `!` included; `nil` when it does not end so.
    ///
    /// Sheets have no `:` in their names, and `''` stands for one apostrophe (ECMA-376 part 1, 18.17.2.3).
    public init?(prefix: String) {
        guard prefix.utf8.last == UInt8(ascii: "!") else { return nil }
        var rest = Self.unquoted(prefix.utf8.dropLast())
        if let end = rest.lastIndex(of: UInt8(ascii: "]")) {
            // A path may stand before the bracket: 'C:\data\[Book.xlsx]Sheet 1'.
            let path = rest[..<end].filter { $0 != UInt8(ascii: "[") }
            book = String(decoding: path, as: UTF8.self)
            rest = Array(rest[(end + 1)...])
        }
        isLost = rest == Array("#REF".utf8)
        if isLost || rest.isEmpty { return }
        let names = rest.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        sheet = names.first.map { String(decoding: $0, as: UTF8.self) }
        lastSheet = names.count > 1 ? String(decoding: names[1], as: UTF8.self) : nil
    }

    /// The bytes without the quotes around names; a doubled apostrophe inside quotes becomes one.
    private static func unquoted(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isQuoted = false
        var closed = false
        for byte in text {
            if byte == UInt8(ascii: "'") {
                if closed { result.append(byte) }
                closed = isQuoted
                isQuoted.toggle()
            } else {
                closed = false
                result.append(byte)
            }
        }
        return result
    }
}
