/// A cell's place on its sheet; rows and columns are counted from zero inside, and written in A1 form.
///
/// ```swift
/// let cell = CellReference("D7")   // row 6, column 3
/// ```
///
/// A sheet has 1,048,576 rows and 16,384 columns (ECMA-376 part 1, 18.3.1.73; Excel's limits).
public struct CellReference: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number of rows of a sheet.
    public static let rowLimit = 1_048_576
    /// The number of columns of a sheet.
    public static let columnLimit = 16_384

    /// The row, from 0.
    public var row: Int
    /// The column, from 0.
    public var column: Int

    /// Creates a reference from zero-based indices.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads an A1 reference, `$` signs allowed; `nil` for anything else or off the sheet.
    public init?(_ a1: some StringProtocol) {
        var row = 0
        var column = 0
        var sawDigit = false
        for byte in a1.utf8 {
            switch byte {
            case UInt8(ascii: "$"): continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !sawDigit:
                column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !sawDigit:
                column = column * 26 + Int(byte - 96)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                sawDigit = true
                row = row * 10 + Int(byte - 48)
            default: return nil
            }
            if column > Self.columnLimit || row > Self.rowLimit { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.init(row: row - 1, column: column - 1)
    }

    /// The reference in A1 form.
    public var description: String { Self.columnName(column) + String(row + 1) }

    /// The letters of a zero-based column: `A`, `Z`, `AA` … `XFD`.
    public static func columnName(_ column: Int) -> String {
        if column >= 0, column < 26 {
            return String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: column)))
        }
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            rest -= 1
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// Row by row, then column by column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The top left corner.
    public var first: CellReference
    /// The bottom right corner.
    public var last: CellReference

    /// Creates a range; corners in any order.
    public init(_ one: CellReference, _ other: CellReference) {
        first = CellReference(row: min(one.row, other.row), column: min(one.column, other.column))
        last = CellReference(row: max(one.row, other.row), column: max(one.column, other.column))
    }

    /// Reads `A1:B2`, `A1`, `A:C` (whole columns) or `1:3` (whole rows); `nil` for anything else.
    public init?(_ a1: some StringProtocol) {
        let halves = a1.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let head = halves.first else { return nil }
        let tail = halves.count > 1 ? halves[1] : head
        if let one = CellReference(head), let other = CellReference(tail) {
            self.init(one, other)
        } else if halves.count == 2, let one = Self.column(head), let other = Self.column(tail) {
            self.init(
                CellReference(row: 0, column: one), CellReference(row: CellReference.rowLimit - 1, column: other))
        } else if halves.count == 2, let one = Self.row(head), let other = Self.row(tail) {
            self.init(
                CellReference(row: one, column: 0), CellReference(row: other, column: CellReference.columnLimit - 1))
        } else {
            return nil
        }
    }

    private static func column(_ text: some StringProtocol) -> Int? {
        let letters = text.hasPrefix("$") ? String(text.dropFirst()) : String(text)
        guard letters.utf8.allSatisfy({ (65...90).contains($0 & 0xDF) }) else { return nil }
        return CellReference(letters + "1")?.column
    }

    private static func row(_ text: some StringProtocol) -> Int? {
        let digits = text.hasPrefix("$") ? String(text.dropFirst()) : String(text)
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
            (1...CellReference.rowLimit).contains(number)
        else { return nil }
        return number - 1
    }

    /// The rows covered, from 0.
    public var rows: ClosedRange<Int> { first.row...last.row }
    /// The columns covered, from 0.
    public var columns: ClosedRange<Int> { first.column...last.column }

    /// The cells, row by row, made as they are asked for.
    @inlinable
    public var cells: some Sequence<CellReference> {
        let columns = columns
        return rows.lazy.flatMap { row in columns.lazy.map { CellReference(row: row, column: $0) } }
    }

    /// Whether `cell` lies inside.
    public func contains(_ cell: CellReference) -> Bool {
        rows.contains(cell.row) && columns.contains(cell.column)
    }

    /// The range in A1 form; a single cell as one reference.
    public var description: String { first == last ? first.description : "\(first):\(last)" }
}
