internal import Domain
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// A sheet of an old report, its cells by place.
struct LearningGrid {
    let name: String
    let merged: [CellRange]
    /// The last row and column that hold anything, from 0.
    private(set) var lastRow = -1
    private(set) var lastColumn = -1
    private var cells: [CellReference: GridCell] = [:]
    /// The first cell of the merged range that each other cell of it is covered by.
    private var covers: [CellReference: CellReference] = [:]
    private let ranges: [CellReference: CellRange]
    /// All cells that hold anything, row by row.
    private(set) var places: [CellReference] = []
    /// The cells of each row, from the left.
    private var rows: [Int: [CellReference]] = [:]

    /// Merged ranges of more cells are not looked into.
    private static let largestMerge = 20_000

    init(_ grid: SheetGrid) {
        name = grid.name
        merged = grid.merged
        ranges = Dictionary(grid.merged.map { ($0.first, $0) }) { first, _ in first }
        for row in grid.rows {
            for cell in row.cells {
                if case .blank = cell.value, !cell.hasFormula { continue }
                let place = CellReference(row: row.index, column: cell.column)
                cells[place] = cell
                places.append(place)
                rows[row.index, default: []].append(place)
                lastRow = max(lastRow, row.index)
                lastColumn = max(lastColumn, cell.column)
            }
        }
        for range in grid.merged where range.rows.count * range.columns.count <= Self.largestMerge {
            for cell in range.cells where cell != range.first { covers[cell] = range.first }
        }
    }

    subscript(_ place: CellReference) -> GridCell? { cells[place] }

    /// The cells of a row that hold anything, from the left.
    func places(ofRow row: Int) -> [CellReference] { rows[row] ?? [] }

    /// The merged range that begins in a cell.
    func range(from cell: CellReference) -> CellRange? { ranges[cell] }

    /// The text of a cell that is no formula, tidied; `nil` for numbers and nothing.
    func text(at place: CellReference) -> String? {
        guard let cell = cells[place], !cell.hasFormula, case .text(let text) = cell.value else { return nil }
        let tidy = Spacing.tidied(text)
        return tidy.isEmpty ? nil : tidy
    }

    /// The text seen at a place: of the cell, or of the merged range around it.
    func seen(at place: CellReference) -> (text: String, cell: CellReference)? {
        let cell = covers[place] ?? place
        return text(at: cell).map { ($0, cell) }
    }

    func isCovered(_ place: CellReference) -> Bool { covers[place] != nil }

    func isBlank(row: Int) -> Bool { rows[row] == nil }
}

/// What a cell of an old report shows, as far as figures are concerned.
struct Observed {
    enum Content {
        case number(Decimal)
        /// Nothing, or a sign for it.
        case missing
        case other
    }

    var content: Content
    /// Whether the cell is shown in percent: 1 for 100 %.
    var isPercent = false
    /// To how many decimals it may have been rounded; of a share, those of the share.
    var decimals = 0
    /// Whether it can be no share, as a number without a percent sign in a sentence.
    var isPlain = false

    init(_ content: Content, isPercent: Bool = false, decimals: Int = 0) {
        (self.content, self.isPercent, self.decimals) = (content, isPercent, decimals)
    }

    /// A cell of its own; a text that is a number and no more counts as one.
    init(_ cell: GridCell?) {
        guard let cell else {
            self.init(.missing)
            return
        }
        switch cell.value {
        case .blank: self.init(.missing)
        case .number(let number):
            guard let value = Decimal(fifteenDigitsOf: number) else {
                self.init(.other)
                return
            }
            let (isPercent, decimals) = (cell.shown.contains("%"), Self.decimals(of: value))
            self.init(.number(value), isPercent: isPercent, decimals: isPercent ? max(decimals, 2) : decimals)
        case .text(let text):
            let tidy = Spacing.tidied(text)
            if tidy.isEmpty || ["-", "–", "x", "X", "…", "...", "—"].contains(tidy) {
                self.init(.missing)
            } else if tidy.first?.isNumber == true || tidy.first == "-", let read = Self.number(tidy) {
                self = read
            } else {
                self.init(.other)
            }
        case .boolean, .error: self.init(.other)
        }
    }

    var number: Decimal? { if case .number(let number) = content { number } else { nil } }
    var isMissing: Bool { if case .missing = content { true } else { false } }

    private static func number(_ text: String) -> Observed? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        guard digits.allSatisfy({ $0.isNumber || ".,-+".contains($0) }),
            let value = WrittenNumber(Spacing.tidied(digits)).value
        else { return nil }
        return Observed(
            .number(isPercent ? value / 100 : value), isPercent: isPercent,
            decimals: decimals(of: value) + (isPercent ? 2 : 0))
    }

    static func decimals(of value: Decimal) -> Int { max(0, -value.exponent) }

    // MARK: Comparing

    enum Match {
        /// The same to the last digit.
        case exact
        /// The same once rounded to what was typed.
        case rounded
        /// Nothing in both.
        case missing
        case different
    }

    /// Whether a value that would be filled in is what stands here.
    func matches(_ filled: FilledValue) -> Match {
        if case .missing = filled.content { return isMissing ? .missing : .different }
        guard filled.isShare ? !isPlain : !isPercent, let number,
            let expected = filled.number(underPercentFormat: isPercent)
        else { return .different }
        if number == expected { return .exact }
        // The fifteen digits of a stored quotient.
        let distance = number > expected ? number - expected : expected - number
        let size = max(expected < 0 ? -expected : expected, 1)
        if distance * 1_000_000_000_000 < size { return .exact }
        guard filled.isShare || filled.figure?.amount.value.map({ Self.decimals(of: $0) > 6 }) == true else {
            return .different
        }
        return expected.rounded(decimals: decimals) == number ? .rounded : .different
    }
}
