internal import Domain
internal import Findings
internal import FoundationEssentials

/// Findings that may bring others about, by where they stand.
struct RootIndex {
    private struct Column: Hashable {
        var sheet: SheetSpot
        var column: Int
    }

    private struct Row: Hashable {
        var sheet: SheetSpot
        var row: Int
    }

    private struct Unit: Hashable {
        var file: String
        var organization: String
    }

    /// What a difference is about, for findings that have one.
    private struct Subject: Hashable {
        var organization: String
        var indicator: String
    }

    private var cells: [Column: [(row: Int, finding: Int)]] = [:]
    private var rows: [Row: Int] = [:]
    private var columns: [Column: Int] = [:]
    private var senders: [String: Int] = [:]
    private var periods: [String: Int] = [:]
    private var parts: [String: Int] = [:]
    private var duplicates: [Unit: Int] = [:]
    private var allocations: [Subject: Int] = [:]
    private var subjects: [Subject: [Int]] = [:]
    private var windows: [String: Int] = [:]

    /// Builds the index.
    ///
    /// - Complexity: O(n log n) in findings.
    init(_ findings: [TrackedFinding]) {
        for (place, tracked) in findings.enumerated() { add(tracked.finding, place) }
        for key in cells.keys { cells[key]?.sort { ($0.row, $0.finding) < ($1.row, $1.finding) } }
    }

    private mutating func add(_ finding: Finding, _ place: Int) {
        guard let first = finding.evidence.first else { return }
        let file = first.place.file ?? ""
        switch finding.code {
        case SenderMismatchRule.kind.code: senders[file] = senders[file] ?? place
        case PeriodLabelRule.kind.code: periods[file] = periods[file] ?? place
        case PartMissingRule.kind.code: parts[file] = parts[file] ?? place
        case WindowDiffersRule.kind.code:
            windows[Self.pair(finding)] = windows[Self.pair(finding)] ?? place
        case UnitNotInForceRule.kind.code, UnitDuplicateRowRule.kind.code:
            for evidence in finding.evidence {
                guard let sheet = evidence.sheetSpot, let spots = evidence.spots else { continue }
                let row = Row(sheet: sheet, row: spots.first.row)
                rows[row] = rows[row] ?? place
            }
            if finding.code == UnitDuplicateRowRule.kind.code, let unit = finding.organization {
                let key = Unit(file: file, organization: unit)
                duplicates[key] = duplicates[key] ?? place
            }
        case PercentScaleRule.kind.code:
            guard let sheet = first.sheetSpot, let spots = first.spots else { return }
            let column = Column(sheet: sheet, column: spots.first.column)
            columns[column] = columns[column] ?? place
        default: addNumber(finding, place, first)
        }
    }

    private mutating func addNumber(_ finding: Finding, _ place: Int, _ first: Evidence) {
        guard RootKinds.rank(of: finding.code) != nil else { return }
        if let sheet = first.sheetSpot, let spots = first.spots {
            cells[Column(sheet: sheet, column: spots.first.column), default: []].append((spots.first.row, place))
        }
        guard let unit = finding.organization, let indicator = finding.indicator else { return }
        let subject = Subject(organization: unit, indicator: indicator)
        if finding.code == AllocationSumRule.kind.code { allocations[subject] = allocations[subject] ?? place }
        subjects[subject, default: []].append(place)
    }

    /// The finding that a file is another unit's.
    func sender(of file: String) -> Int? { senders[file] }

    /// The finding that a file is for another period.
    func period(of file: String) -> Int? { periods[file] }

    /// The finding that a file lacks a part of its form.
    func part(of file: String) -> Int? { parts[file] }

    /// The finding that two bodies' forms cover other days.
    func window(of finding: Finding) -> Int? { windows[Self.pair(finding)] }

    /// The finding that a table has a unit's row twice.
    func duplicate(of organization: String, in file: String) -> Int? {
        duplicates[Unit(file: file, organization: organization)]
    }

    /// The finding that a unit's allocations do not add up.
    func allocation(_ organization: String, _ indicator: String) -> Int? {
        allocations[Subject(organization: organization, indicator: indicator)]
    }

    /// Findings about a unit's figures of an indicator.
    func subject(_ organization: String, _ indicator: String) -> [Int] {
        subjects[Subject(organization: organization, indicator: indicator)] ?? []
    }

    /// The finding about the name in a cell's row.
    func row(of evidence: Evidence) -> Int? {
        guard let sheet = evidence.sheetSpot, let spots = evidence.spots else { return nil }
        return rows[Row(sheet: sheet, row: spots.first.row)]
    }

    /// The finding about the scale of a cell's column.
    func scale(of evidence: Evidence) -> Int? {
        guard let sheet = evidence.sheetSpot, let spots = evidence.spots else { return nil }
        return columns[Column(sheet: sheet, column: spots.first.column)]
    }

    /// Findings about a cell, or about cells of a range; of a range of several columns those of its first and last.
    ///
    /// - Complexity: O(log n) and the findings there.
    func cells(of evidence: Evidence) -> [Int] {
        guard let sheet = evidence.sheetSpot, let spots = evidence.spots else { return [] }
        var found: [Int] = []
        for column in Set([spots.first.column, spots.last.column]) {
            guard let items = cells[Column(sheet: sheet, column: column)] else { continue }
            var (low, high) = (0, items.count)
            while low < high {
                let middle = (low + high) / 2
                if items[middle].row < spots.first.row { low = middle + 1 } else { high = middle }
            }
            found += items[low...].prefix { $0.row <= spots.last.row }.map(\.finding)
        }
        return found
    }

    /// The files of both sides.
    private static func pair(_ finding: Finding) -> String {
        let files = finding.evidence.prefix(2).map { $0.place.file ?? "" }
        return files.joined(separator: "\u{1F}")
    }
}
