public import SheetModel

/// What a formula reads: cells, names, tables, other workbooks.
///
/// ```swift
/// let reads = FormulaPrecedents(of: "SUM(A1:A9)*'Quý 1'!B2+Rate", on: "Biểu 01")
/// reads.areas   // Biểu 01!A1:A9, Quý 1!B2
/// reads.names   // Rate
/// ```
///
/// The areas are never fewer than Excel reads, and may be more: of `IF(A1,B1,C1)` all three count, and
/// `A1:INDEX(B:B,2)` counts as the whole rectangle around `A1` and `B:B`. Only what ``hasRuntimeReferences`` tells of
/// is missing. Each thing is listed once, in the order of the formula.
public struct FormulaPrecedents: Hashable, Sendable {
    /// Cells on one sheet of the workbook.
    public struct Area: Hashable, Sendable {
        /// The sheet, as the formula spells it; the formula's own where it names none.
        public var sheet: String
        /// The cells.
        public var range: CellRange

        /// Creates an area.
        public init(sheet: String, range: CellRange) {
            self.sheet = sheet
            self.range = range
        }
    }

    /// The same cells on several sheets, as `Jan:Mar!A1`.
    public struct SpanningArea: Hashable, Sendable {
        /// The first and the last sheet.
        public var sheets: SheetQualifier
        /// The cells.
        public var range: CellRange
    }

    /// A defined name that is used.
    public struct Name: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The sheet before it; without one, a name of the formula's own sheet goes before one of the workbook.
        public var sheet: String?
    }

    /// The cells read, save those of the other lists.
    public private(set) var areas: [Area] = []
    /// The cells whose spilled arrays are read (`A1#`); they are among ``areas`` too.
    public private(set) var spills: [Area] = []
    /// References over several sheets.
    public private(set) var spanningAreas: [SpanningArea] = []
    /// Defined names; parameters of `LET` and `LAMBDA` are none.
    public private(set) var names: [Name] = []
    /// Structured references as they are written; without a table they mean the formula's own.
    public private(set) var structuredReferences: [String] = []
    /// Other workbooks, as they are written: a number that counts the external links, or a file's path and name.
    public private(set) var books: [String] = []
    /// The functions called, see ``FormulaFunction/plainName(_:)``; a defined name that is a `LAMBDA` may be one.
    public private(set) var functions: [String] = []
    /// Whether the text could not be parsed, so that areas joined by `:` are listed apart.
    public private(set) var isMalformed = false

    /// Whether some cells are known only when the formula is calculated: it calls `INDIRECT` or `OFFSET`.
    public var hasRuntimeReferences: Bool { functions.contains { $0 == "INDIRECT" || $0 == "OFFSET" } }

    /// Whether the formula is to be calculated whatever has changed, as Excel does for these functions.
    public var isVolatile: Bool { functions.contains(where: Self.volatileFunctions.contains) }

    private static let volatileFunctions: Set<String> = [
        "NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "INDIRECT", "OFFSET", "CELL", "INFO",
    ]

    /// Reads a formula's text; one that cannot be parsed gives the references found in its pieces.
    ///
    /// - Parameter host: The sheet on which the formula stands.
    /// - Complexity: O(*n*) in the text's length.
    public init(of text: String, on host: String) {
        if let expression = try? FormulaExpression(text, lengthLimit: .max) {
            self = FormulaPrecedents(of: expression, on: host)
            return
        }
        isMalformed = true
        var seen = Seen()
        let tokens = FormulaLexer.tokens(of: text)
        for (index, token) in tokens.enumerated() {
            let sheet =
                index > 0 && tokens[index - 1].kind == .sheetPrefix
                ? SheetQualifier(prefix: tokens[index - 1].text) : nil
            let node: FormulaExpression.Node
            switch token.kind {
            case .reference(let reference): node = .reference(reference, sheet: sheet)
            case .name: node = .name(token.text, sheet: sheet)
            case .structuredReference: node = .structuredReference(token.text, sheet: sheet)
            case .function: node = .call(token.text, sheet: sheet, arguments: [])
            default: continue
            }
            note(node, &seen)
            if let area = Self.area(of: node, on: host), seen.areas.insert(area).inserted { areas.append(area) }
        }
    }

    /// Reads a parsed formula.
    ///
    /// - Parameter host: The sheet on which the formula stands.
    /// - Complexity: O(*n*) in the formula's length, save for odd chains of `:` around functions.
    public init(of expression: FormulaExpression, on host: String) {
        var seen = Seen()
        var found = FoundAreas(count: expression.nodeIDs.count)
        for id in expression.nodeIDs {
            let node = expression[id]
            note(node, &seen)
            found.add(node, at: id.index, on: host)
            switch node {
            case .postfix(let operand, .spill): spills += found.areas[operand.index]
            case .call(let name, _, let arguments)
            where name.utf8.count > 11 && FormulaFunction.plainName(name) == "ANCHORARRAY":
                spills += arguments.first.map { found.areas[$0.index] } ?? []
            default: break
            }
        }
        for area in found.outermost where seen.areas.insert(area).inserted { areas.append(area) }
    }

    private struct Seen {
        var areas: Set<Area> = []
        var others: Set<FormulaExpression.Node> = []
    }

    /// Lists what is no area of this workbook.
    private mutating func note(_ node: FormulaExpression.Node, _ seen: inout Seen) {
        switch node {
        case .reference(let reference, let sheet?):
            if !sheet.isThisBook {
                note(book: sheet)
            } else if sheet.lastSheet != nil, !sheet.isLost, seen.others.insert(node).inserted {
                spanningAreas.append(SpanningArea(sheets: sheet, range: reference.range))
            }
        case .name(let name, let sheet):
            if let sheet, !sheet.isThisBook { return note(book: sheet) }
            if name.utf8.count > 6, ["_xlpm.", "_xlop."].contains(name.prefix(6).lowercased()) { return }
            if seen.others.insert(node).inserted { names.append(Name(name: name, sheet: sheet?.sheet)) }
        case .structuredReference(let text, let sheet):
            if let sheet, !sheet.isThisBook { return note(book: sheet) }
            if seen.others.insert(node).inserted { structuredReferences.append(text) }
        case .call(let written, let sheet, _):
            if let sheet, !sheet.isThisBook { return note(book: sheet) }
            let name = FormulaFunction.plainName(written)
            if !functions.contains(name) { functions.append(name) }
        default: break
        }
    }

    private mutating func note(book sheet: SheetQualifier) {
        if let book = sheet.book, !books.contains(book) { books.append(book) }
    }

    /// The cells of a reference into one sheet of this workbook.
    static func area(of node: FormulaExpression.Node, on host: String) -> Area? {
        guard case .reference(let reference, let sheet) = node else { return nil }
        guard let sheet else { return Area(sheet: host, range: reference.range) }
        guard let name = sheet.onlySheet else { return nil }
        return Area(sheet: name, range: reference.range)
    }
}

/// The areas that each node of a tree may stand for as a reference, and which of them no `:` has joined to others.
private struct FoundAreas {
    typealias Area = FormulaPrecedents.Area
    typealias NodeID = FormulaExpression.NodeID

    var areas: [[Area]]
    private var isLeaf: [Bool]

    init(count: Int) {
        areas = Array(repeating: [], count: count)
        isLeaf = Array(repeating: false, count: count)
    }

    var outermost: [Area] { areas.indices.lazy.filter { isLeaf[$0] }.flatMap { areas[$0] } }

    mutating func add(_ node: FormulaExpression.Node, at index: Int, on host: String) {
        switch node {
        case .reference:
            areas[index] = FormulaPrecedents.area(of: node, on: host).map { [$0] } ?? []
            isLeaf[index] = true
        case .group(let inner), .prefix(.implicitIntersection, let inner), .postfix(let inner, .spill):
            areas[index] = areas[inner.index]
        case .binary(.range, let left, let right):
            areas[index] = Self.hulls(areas[left.index] + areas[right.index])
            isLeaf[index] = true
            isLeaf[left.index] = false
            isLeaf[right.index] = false
        case .binary(.intersection, let left, let right):
            areas[index] = Self.hulls(areas[left.index] + areas[right.index])
        case .union(let items):
            areas[index] = Self.hulls(items.flatMap { areas[$0.index] })
        case .call(let name, _, let arguments):
            areas[index] = Self.hulls(
                Self.referenceArguments(of: name, arguments).flatMap { areas[$0.index] })
        default: break
        }
    }

    /// The arguments out of which a function may return a reference.
    private static func referenceArguments(of written: String, _ arguments: [NodeID]) -> ArraySlice<NodeID> {
        switch FormulaFunction.plainName(written) {
        case "INDEX", "TAKE", "DROP", "TRIMRANGE", "ANCHORARRAY", "SINGLE": arguments.prefix(1)
        case "IF", "CHOOSE", "SWITCH", "IFS": arguments.dropFirst()
        case "XLOOKUP": arguments.dropFirst(2).prefix(2)
        default: []
        }
    }

    /// For each sheet, the rectangle around all its areas.
    private static func hulls(_ areas: [Area]) -> [Area] {
        if areas.count < 2 { return areas }
        var result: [Area] = []
        for area in areas {
            if let index = result.firstIndex(where: { SheetQualifier.isSameSheet($0.sheet, area.sheet) }) {
                let other = result[index].range
                result[index].range = CellRange(
                    CellReference(
                        row: min(other.first.row, area.range.first.row),
                        column: min(other.first.column, area.range.first.column)),
                    CellReference(
                        row: max(other.last.row, area.range.last.row),
                        column: max(other.last.column, area.range.last.column)))
            } else {
                result.append(area)
            }
        }
        return result
    }
}

extension FormulaReference {
    /// The cells it covers; whole rows and columns reach over all of the sheet.
    public var range: CellRange {
        switch self {
        case .cell(let cell): CellRange(cell.reference, cell.reference)
        case .area(let one, let other): CellRange(one.reference, other.reference)
        case .columns(let one, let other):
            CellRange(
                CellReference(row: 0, column: one.index),
                CellReference(row: CellReference.rowLimit - 1, column: other.index))
        case .rows(let one, let other):
            CellRange(
                CellReference(row: one.index, column: 0),
                CellReference(row: other.index, column: CellReference.columnLimit - 1))
        }
    }
}
