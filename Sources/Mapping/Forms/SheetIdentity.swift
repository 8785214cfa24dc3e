internal import Domain
internal import SheetModel
internal import VietnameseText

/// What the text around the tables says of a sheet: whose it is, which body speaks, and for which period.
struct SheetIdentity {
    /// The unit named in the title block, and the cell.
    private(set) var unit: (id: OrganizationID, cell: CellReference, raw: String, normalisations: [Normalisation])?
    /// The bodies named.
    private(set) var bodies: Set<OrganisationBody> = []
    /// All lines above the first table, for telling forms apart.
    private(set) var lines: [String] = []

    /// Words that stand before the name of the unit that reports.
    private static let labels = ["don vi bao cao", "ten don vi", "don vi gui", "don vi nop", "don vi"]

    init(_ layout: SheetLayout, names: UnitNames, at day: CalendarDate) {
        let cells = Self.cells(above: layout)
        var found: [(id: OrganizationID, cell: CellReference, raw: String, done: [Normalisation], isLabelled: Bool)] =
            []
        var unclear: [(ids: [OrganizationID], cell: CellReference, raw: String)] = []
        for cell in cells {
            let text = cell.cell.shown
            lines.append(text)
            for line in text.split(whereSeparator: \.isNewline).map({ Spacing.tidied(String($0)) }) {
                let (name, isLabelled) = Self.name(in: line)
                let reading = names.reading(of: name)
                if let body = reading.body { bodies.insert(body) }
                guard isLabelled || reading.body != nil || reading.type != nil, !reading.name.isEmpty,
                    name.utf8.count <= 160
                else { continue }
                switch names.match(name, at: day) {
                case .found(let id, let done, .accepted, _):
                    found.append((id, cell.reference, line, done, isLabelled))
                case .ambiguous(let ids): unclear.append((ids, cell.reference, line))
                default: break
                }
            }
        }
        lines += layout.tables.compactMap(\.title)
        // Of several units of one name the one below a unit that is named too.
        for (ids, cell, raw) in unclear {
            let below = ids.filter { id in found.contains { names.isAbove($0.id, id, at: day) } }
            guard below.count == 1 else { return }
            found.append((below[0], cell, raw, [], false))
        }
        // The superior body's name stands above the sender's own.
        let candidates = found.filter { unit in !found.contains { names.isAbove(unit.id, $0.id, at: day) } }
        let labelled = candidates.filter(\.isLabelled)
        let best = labelled.isEmpty ? candidates : labelled
        if let first = best.first, best.allSatisfy({ $0.id == first.id }) {
            unit = (first.id, first.cell, first.raw, first.done)
        }
    }

    /// What stands behind `Đơn vị báo cáo:`; the whole line without such a label.
    private static func name(in line: String) -> (name: String, isLabelled: Bool) {
        guard let colon = line.firstIndex(of: ":") else { return (line, false) }
        let label = NameKey(String(line[..<colon]), .folded).description
        guard labels.contains(label) else { return (line, false) }
        return (Spacing.tidied(String(line[line.index(after: colon)...])), true)
    }

    /// The cells above the first table.
    private static func cells(above layout: SheetLayout) -> [OutsideCell] {
        let top = layout.tables.first?.range.first.row ?? .max
        return layout.outside.filter { $0.reference.row < top && $0.role != .unit }
    }

    /// The period that a sheet says it is about: the first that is more than a bare year, else the first year.
    static func period(_ layout: SheetLayout, _ program: Program, _ titles: TitleBook) -> Period? {
        var year: Period?
        let lines = cells(above: layout).map(\.cell.shown) + layout.tables.compactMap(\.title)
        for line in lines where line.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) {
            for reading in titles.periods(in: line) {
                guard let period = Period(reading.period) ?? own(reading.period, program) else { continue }
                if case .year = reading.period { year = year ?? period } else { return period }
            }
        }
        return year
    }

    /// A period of the programme whose figures cover just these days.
    private static func own(_ written: WrittenPeriod, _ program: Program) -> Period? {
        guard case .days(let first, let last) = written, first <= last else { return nil }
        return program.periods.lazy.compactMap { program.period($0.code) }.first {
            $0.days == first...last || program.window(of: $0) == first...last
        }
    }
}

/// The periods named in title lines: many sheets have the same. Used by one task.
final class TitleBook {
    private let year: Int?
    private var known = TextMemo<[PeriodReading]>()

    init(year: Int?) { self.year = year }

    /// The periods that a line names, in order.
    func periods(in line: String) -> [PeriodReading] {
        known.value(line) { PeriodReading.all(in: $0, year: year) }
    }
}
