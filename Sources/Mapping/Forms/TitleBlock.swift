internal import Domain
internal import SheetModel
internal import VietnameseText

/// The text above the tables of a sheet, line by line: which bodies speak, and for which period.
struct TitleBlock {
    /// A line of a cell.
    struct Line {
        var text: String
        var cell: CellReference
        /// What it names as a unit: what stands behind `Đơn vị báo cáo:`, else the whole line.
        var name: UnitName
        var named: String
        /// Whether a label says that it is the unit that reports.
        var isLabelled: Bool
    }

    /// What the block says of the period.
    enum Statement {
        /// A period.
        case period(Period, CellReference)
        /// Days or months that are no period of the calendar or the programme.
        case unknown(String, CellReference)
    }

    /// All lines that can name a unit.
    private(set) var units: [Line] = []
    /// Where a body stands with dots in place of a name, as the form was issued.
    private(set) var blanks: [CellReference] = []
    /// All texts.
    let texts: [(text: String, cell: CellReference)]
    private var bodies: Set<OrganisationBody> = []
    private var lastBody: OrganisationBody?

    /// Words that stand before the name of the unit that reports.
    private static let labels: Set<String> = [
        "don vi bao cao", "ten don vi", "ten don vi bao cao", "don vi gui", "don vi nop", "don vi", "don vi lap",
        "co quan bao cao", "dia phuong", "ten xa", "ten xa thi tran", "xa thi tran",
    ]
    /// What an issued form has in place of a name.
    private static let dots = ["...", "…", "___"]
    /// Longer lines are sentences.
    private static let longestName = 160

    init(_ layout: SheetLayout, _ book: TitleBook) {
        let top = layout.tables.first?.range.first.row ?? .max
        let above = layout.outside.filter { $0.reference.row < top && $0.role != .unit }
        let titles = layout.tables.compactMap { table in table.title.map { (text: $0, cell: table.range.first) } }
        texts = above.map { ($0.cell.shown, $0.reference) } + titles
        for (place, cell) in above.enumerated() {
            let next = place + 1 < above.count && above[place + 1].reference.row == cell.reference.row
            for line in Self.lines(of: cell.cell.shown) {
                add(Spacing.tidied(line), cell.reference, beside: next ? above[place + 1] : nil, book)
            }
        }
    }

    private static func lines(of text: String) -> [String] {
        // Most have one line, and looking for letters takes longer than looking for bytes.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return [text] }
        return text.split(whereSeparator: \.isNewline).map(String.init)
    }

    private mutating func add(_ text: String, _ cell: CellReference, beside next: OutsideCell?, _ book: TitleBook) {
        guard text.utf8.count <= Self.longestName else { return }
        var (named, isLabelled, cell) = (text, false, cell)
        if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            Self.labels.contains(NameKey(String(text[..<colon]), .folded).description)
        {
            named = Spacing.tidied(String(text[text.index(after: colon)...]))
            isLabelled = true
            if named.isEmpty, let next { (named, cell) = (Spacing.tidied(next.cell.shown), next.reference) }
        }
        let name = book.unit(named)
        if let body = name.body {
            bodies.insert(body)
            lastBody = body
            let isBlank = !name.name.contains(where: \.isLetter) && Self.dots.contains { named.contains($0) }
            if isBlank { blanks.append(cell) }
        }
        guard isLabelled || name.body != nil || name.type != nil, !name.name.isEmpty,
            named.contains(where: \.isLetter)
        else { return }
        units.append(Line(text: text, cell: cell, name: name, named: named, isLabelled: isLabelled))
    }

    /// What it adds for a form of a body: the lowest that is named is the sender's own.
    func bonus(for body: OrganisationBody) -> Double { body == lastBody ? 0.1 : bodies.contains(body) ? 0.05 : 0 }

    /// Whether a line of the same letterhead further down is of a body whose name was not filled in.
    func leavesNameBlank(below cell: CellReference) -> Bool {
        blanks.contains { $0.column == cell.column && $0.row > cell.row }
    }

    // MARK: The period

    /// The period that the sheet says it is about: the first that is more than a bare year, else the first year.
    func period(_ program: Program, _ book: TitleBook) -> Statement? {
        var year: Statement?
        var unknown: Statement?
        for (text, cell) in texts {
            for reading in book.periods(in: text) {
                if let period = Period(reading.period) ?? Self.own(reading.period, program) {
                    guard case .year = reading.period else { return .period(period, cell) }
                    year = year ?? .period(period, cell)
                    continue
                }
                switch reading.period {
                case .days, .firstMonths, .season: unknown = unknown ?? .unknown(text, cell)
                default: break
                }
            }
        }
        // "10 tháng năm 2022" is no report for the year.
        return unknown ?? year
    }

    /// The period, of the programme or the calendar, that goes by a name or whose figures cover just these days.
    private static func own(_ written: WrittenPeriod, _ program: Program) -> Period? {
        switch written {
        case .days(let first, let last):
            guard first <= last else { return nil }
            // A row of Kỳ may give these days for one form or body only.
            let rule = program.periods.first { $0.days.from == first && $0.days.to == last }
            if let period = rule.flatMap({ program.period($0.code) }) { return period }
            let known = program.periods.map(\.code) + [last.year, first.year].flatMap(calendar)
            return known.lazy.compactMap { program.period($0) }.first {
                $0.days == first...last || program.window(of: $0) == first...last
                    || DataWindow.decree09.days(of: $0) == first...last
            }
        case .firstMonths, .season:
            return program.periods.first { rule in
                guard let name = rule.name else { return false }
                return PeriodReading.first(in: name, year: program.year)?.period == written
            }.flatMap { program.period($0.code) }
        default: return nil
        }
    }

    private static func calendar(_ year: Int) -> [String] {
        let months = (1...12).map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M"] + months).map { "\(year)-\($0)" } + ["\(year)"]
    }
}

/// What title lines name: many sheets have the same. Used by one task.
final class TitleBook {
    private let year: Int?
    private var knownPeriods = TextMemo<[PeriodReading]>()
    private var knownUnits = TextMemo<UnitName>()

    /// - Parameter year: the year of labels without one.
    init(year: Int?) { self.year = year }

    /// The periods that a line names, in order.
    func periods(in line: String) -> [PeriodReading] {
        knownPeriods.value(line) { PeriodReading.all(in: $0, year: year) }
    }

    /// A line taken apart into body, type and name of a unit.
    func unit(_ line: String) -> UnitName { knownUnits.value(line) { UnitName($0) } }
}
