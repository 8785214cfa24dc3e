internal import Domain
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// What the cells below a header hold, for guessing what the column is for.
struct ColumnContent {
    /// How many rows have something here.
    private(set) var filled = 0
    /// The units named, in the order of the rows.
    private(set) var units: [OrganizationID] = []
    /// How many cells hold a unit's code.
    private(set) var unitCodes = 0
    /// How many name an indicator.
    private(set) var indicators = 0
    /// How many hold an indicator's code.
    private(set) var indicatorCodes = 0
    private(set) var dates = 0
    /// How many hold a figure, in whichever pattern, or a sign in the place of one.
    private(set) var figures = 0
    private(set) var measures = 0
    private(set) var texts = 0
    /// How figures are written, where not as plain numbers.
    private(set) var patterns: [FigurePattern: Int] = [:]
    /// The units within the first cell that holds several figures.
    private(set) var partUnits: [String?] = []

    /// So many rows tell what a column is for.
    private static let enough = 200

    /// The contents of all columns of a table.
    static func contents(of table: SheetTable, _ names: DraftNames) -> [ColumnContent] {
        var contents = Array(repeating: ColumnContent(), count: table.columns.count)
        let places = Dictionary(table.columns.enumerated().map { ($1.column, $0) }) { first, _ in first }
        for row in table.rows.lazy.filter({ $0.kind == .data }).prefix(enough) {
            for cell in row.cells {
                guard let place = places[cell.column] else { continue }
                contents[place].add(cell, names)
            }
        }
        return contents
    }

    private mutating func add(_ cell: GridCell, _ names: DraftNames) {
        switch cell.value {
        case .blank:
            guard cell.formula != nil else { return }
            figures += 1
        case .number(let number):
            if cell.isoDate != nil { dates += 1 } else { figures += 1 }
            if let code = Decimal(fifteenDigitsOf: number)?.canonicalText { addCode(code, names) }
        case .text(let text):
            let text = Spacing.tidied(text)
            guard !text.isEmpty else { return }
            addCode(text, names)
            add(text, names)
        case .boolean, .error: figures += 1
        }
        filled += 1
    }

    private mutating func addCode(_ text: String, _ names: DraftNames) {
        if names.unitCodes.contains(text) { unitCodes += 1 }
        if names.indicators.coded(text) != nil { indicatorCodes += 1 }
    }

    private mutating func add(_ text: String, _ names: DraftNames) {
        if !names.unitCodes.contains(text), case .found(let unit, _, _, _) = names.units.match(text, at: names.day) {
            units.append(unit)
        }
        if case .found = names.indicators.match(text, partOf: nil) { indicators += 1 }
        if names.isMeasure(text) { measures += 1 }
        if DateReading(text).date != nil { dates += 1 }
        let reading = WrittenNumber(text, as: NumberField(.other, patterns: [.ratio, .composite, .product]))
        switch reading.content {
        case .number, .range, .missing, .yesNo: figures += 1
        case .ratio: add(.ratio, [])
        case .composite(let parts): add(.composite, parts.map(\.unit))
        case .product(let product):
            let amount = product.stated?.unit ?? product.factors.last?.unit
            add(.product, [product.factors.first?.unit, amount ?? "đồng"])
        case .code, .unreadable: texts += 1
        }
    }

    private mutating func add(_ pattern: FigurePattern, _ units: [String?]) {
        figures += 1
        patterns[pattern, default: 0] += 1
        if partUnits.isEmpty { partUnits = units }
    }

    /// Whether at least half of the cells are of a kind.
    func isMostly(_ count: Int) -> Bool { count > 0 && count * 2 >= filled }

    /// How the figures are written.
    var pattern: FigurePattern {
        patterns.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .number
    }
}

/// The names that drafting looks cells up in.
struct DraftNames {
    let units: UnitNames
    let indicators: IndicatorNames
    let unitCodes: Set<String>
    /// What the indicators count or are measured in, as it is written.
    let measures: Set<NameKey>
    let region: Region?
    var day: CalendarDate

    /// Whether a text is a unit of measure.
    func isMeasure(_ text: String) -> Bool {
        if measures.contains(NameKey(text, .tonePlacement)) { return true }
        guard let unit = try? UnitOfMeasure(text, region: region) else { return false }
        if case .counted = unit.dimension { return false }
        return true
    }
}
