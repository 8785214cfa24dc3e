public import SheetModel

/// A rectangle of values, row by row.
public struct FormulaArray: Hashable, Sendable {
    /// The number of rows, at least 1.
    public let rows: Int
    /// The number of columns, at least 1.
    public let columns: Int
    /// The values, row by row: ``rows`` times ``columns`` of them.
    public var values: [CellValue]

    /// Creates an array; values that are missing count as `#N/A`, and those too many are left out.
    public init(rows: Int, columns: Int, values: [CellValue]) {
        self.rows = max(rows, 1)
        self.columns = max(columns, 1)
        let count = self.rows * self.columns
        self.values = values.count > count ? Array(values.prefix(count)) : values
        while self.values.count < count { self.values.append(.error(.notAvailable)) }
    }

    /// The value at a place, both from 0; `#N/A` outside. An array of one row or column repeats it.
    public subscript(row: Int, column: Int) -> CellValue {
        let row = rows == 1 ? 0 : row
        let column = columns == 1 ? 0 : column
        guard row < rows, column < columns else { return .error(.notAvailable) }
        return values[row * columns + column]
    }
}

/// Cells on one numbered sheet; small, since formulas make many.
struct Area: Hashable, Sendable {
    var sheet: Int32
    var firstRow: Int32
    var firstColumn: Int32
    var lastRow: Int32
    var lastColumn: Int32

    init(sheet: Int, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.sheet = Int32(truncatingIfNeeded: sheet)
        firstRow = Int32(truncatingIfNeeded: rows.lowerBound)
        lastRow = Int32(truncatingIfNeeded: rows.upperBound)
        firstColumn = Int32(truncatingIfNeeded: columns.lowerBound)
        lastColumn = Int32(truncatingIfNeeded: columns.upperBound)
    }

    var rowCount: Int { Int(lastRow - firstRow) + 1 }
    var columnCount: Int { Int(lastColumn - firstColumn) + 1 }
    var isSingle: Bool { firstRow == lastRow && firstColumn == lastColumn }
    var rows: ClosedRange<Int> { Int(firstRow)...Int(lastRow) }
    var columns: ClosedRange<Int> { Int(firstColumn)...Int(lastColumn) }

    var sheetArea: SheetArea {
        SheetArea(
            sheet: Int(sheet),
            range: CellRange(
                CellReference(row: Int(firstRow), column: Int(firstColumn)),
                CellReference(row: Int(lastRow), column: Int(lastColumn))))
    }

    /// The part that two areas of one sheet have in common.
    func intersection(_ other: Area) -> Area? {
        guard sheet == other.sheet else { return nil }
        let (top, bottom) = (max(firstRow, other.firstRow), min(lastRow, other.lastRow))
        let (left, right) = (max(firstColumn, other.firstColumn), min(lastColumn, other.lastColumn))
        guard top <= bottom, left <= right else { return nil }
        return Area(sheet: Int(sheet), rows: Int(top)...Int(bottom), columns: Int(left)...Int(right))
    }

    /// The rectangle around both.
    func union(_ other: Area) -> Area {
        Area(
            sheet: Int(sheet), rows: Int(min(firstRow, other.firstRow))...Int(max(lastRow, other.lastRow)),
            columns: Int(min(firstColumn, other.firstColumn))...Int(max(lastColumn, other.lastColumn)))
    }
}

/// What an expression evaluates to.
enum Value: Sendable {
    /// One value.
    case scalar(CellValue)
    /// Values in a rectangle.
    case array(FormulaArray)
    /// A reference to cells of one sheet.
    case area(Area)
    /// A reference to several areas, or to cells of several sheets.
    case areas([Area])
    /// A function made by `LAMBDA`.
    case lambda(Lambda)
    /// An argument that was left out.
    case missing

    static func number(_ number: Double) -> Value {
        .scalar(number.isFinite ? .number(number == 0 ? 0 : number) : .error(.number))
    }
    static func number(_ number: Int) -> Value { .scalar(.number(Double(number))) }
    static func boolean(_ value: Bool) -> Value { .scalar(.boolean(value)) }
    static func error(_ error: CellError) -> Value { .scalar(.error(error)) }
    static let blank = Value.scalar(.blank)

    /// A text; one longer than a cell holds (32,767 UTF-16 units) is `#VALUE!`.
    static func text(_ text: String) -> Value {
        if text.utf8.count > 32_767, text.utf16.count > 32_767 { return .error(.value) }
        return .scalar(.text(text))
    }
}

/// A function made by `LAMBDA`, with the names that were bound where it was made.
struct Lambda: Sendable {
    var parameters: [String]
    /// How many of the parameters a call must give.
    var required: Int
    var body: Int32
    var frame: Frame
    var shape: Shape
}

/// Why a function has an error for its result.
struct Fault: Error {
    var error: CellError
    init(_ error: CellError) { self.error = error }
    static let value = Fault(.value)
    static let number = Fault(.number)
    static let notAvailable = Fault(.notAvailable)
    static let division = Fault(.divisionByZero)
    static let reference = Fault(.reference)
    static let name = Fault(.name)
    static let null = Fault(.null)
    static let calculation = Fault(CellError(rawValue: "#CALC!"))
}
