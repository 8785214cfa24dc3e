internal import Domain
internal import SheetModel
internal import VietnameseText

/// A table looked over for its layout: what stands in each column, and which of them name units and indicators.
struct TableSketch {
    let table: SheetTable
    let headers: [HeaderWords]
    let contents: [ColumnContent]
    /// The column of unit names, as a place among the columns.
    private(set) var unitName: Int?
    /// The column of indicator names.
    private(set) var indicatorName: Int?
    /// The column of people or households, whose rows are counted.
    private(set) var person: Int?
    /// The unit that a label above each column names, and how deep that label is.
    private(set) var unitsAbove: [Int: (unit: OrganizationID, depth: Int)] = [:]
    /// What the rows and columns stand for.
    private(set) var layout = FormLayout.unitRows
    /// Whether the layout follows from what stands in the cells.
    private(set) var isSure = true

    private static let unitLabels: Set<String> = [
        "don vi", "ten don vi", "xa thi tran", "xa phuong", "xa phuong thi tran", "cac xa thi tran", "ten xa", "xa",
        "dia ban", "dia phuong", "thon", "ten thon", "huyen", "ten huyen", "don vi bao cao", "thon to dan pho",
    ]
    private static let indicatorLabels: Set<String> = [
        "chi tieu", "ten chi tieu", "noi dung", "noi dung chi tieu", "danh muc", "tieu chi", "hang muc", "cac chi tieu",
    ]
    private static let people = ["ho va ten", "ho ten", "chu ho", "ten chu ho", "ten ho"]

    init(_ table: SheetTable, _ names: DraftNames) {
        self.table = table
        headers = table.columns.map { HeaderWords($0.path) }
        contents = ColumnContent.contents(of: table, names)
        person = headers.firstIndex { header in
            Self.people.contains { header.leaf == $0 || header.leaf.hasPrefix($0 + " ") }
        }
        let byUnits = most { $0.units.count }
        let byIndicators = most { $0.indicators }
        unitName = byUnits ?? headers.firstIndex { Self.unitLabels.contains($0.leaf) }
        indicatorName = byIndicators ?? headers.firstIndex { Self.indicatorLabels.contains($0.leaf) }
        if indicatorName != nil { findUnitsAbove(names) }
        decide(byUnits, byIndicators)
    }

    /// The column in which most cells are of a kind.
    private func most(_ count: (ColumnContent) -> Int) -> Int? {
        contents.indices.filter { contents[$0].isMostly(count(contents[$0])) }
            .max { (count(contents[$0]), $1) < (count(contents[$1]), $0) }
    }

    private mutating func findUnitsAbove(_ names: DraftNames) {
        for place in table.columns.indices where headers[place].labels.count > 1 {
            for (depth, label) in headers[place].labels.dropLast().enumerated() {
                // "Toàn huyện" may be another name of the unit above.
                guard TotalLabel(label)?.isPlaceName != true,
                    case .found(let unit, _, _, _) = names.units.match(label, at: names.day)
                else { continue }
                unitsAbove[place] = (unit, depth)
                break
            }
        }
    }

    private mutating func decide(_ byUnits: Int?, _ byIndicators: Int?) {
        if Set(unitsAbove.values.map(\.unit)).count >= 2, indicatorName != nil {
            layout = .unitColumns
        } else if person != nil || repeatsUnits {
            layout = .list
        } else if let byUnits, contents[byUnits].units.count >= (byIndicators.map { contents[$0].indicators } ?? 0) {
            layout = .unitRows
        } else if byIndicators != nil {
            layout = .indicatorRows
        } else {
            isSure = false
            layout = unitName == nil && indicatorName != nil ? .indicatorRows : .unitRows
        }
        if layout != .unitColumns { unitsAbove = [:] }
        if layout == .list, let place = unitName, !contents[place].isMostly(contents[place].units.count) {
            unitName = nil
        }
    }

    /// Whether units have several rows each.
    private var repeatsUnits: Bool {
        guard let unitName else { return false }
        let units = contents[unitName].units
        return units.count >= 3 && Set(units).count * 4 <= units.count * 3
    }

    /// Whether there is anything to declare.
    var isTable: Bool {
        table.columns.count > 1 && headers.contains { !$0.labels.isEmpty }
            && (unitName != nil || indicatorName != nil || person != nil)
    }
}
