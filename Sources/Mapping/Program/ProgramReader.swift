internal import Domain
public import Findings
internal import VietnameseText

/// Makes a ``ProgramDeclaration`` of the rows of a program workbook or its JSON twin, and tells all that is wrong at once.
///
/// ```swift
/// let reading = ProgramReader.read(ProgramSource(sheets: grids, file: "chuong-trinh.xlsx"))
/// for problem in reading.problems { print(problem.line(in: .vietnamese)) }
/// ```
public struct ProgramReader {
    let source: ProgramSource
    var problems: [Problem]
    var names: [ProgramReference: ProgramNames] = [:]
    /// The region of the programme, once it is read.
    var region: Region?
    /// Periods and units of measure read so far, by their text: thousands of rows have the same few.
    var known: (periods: [String: String], measures: [String: UnitOfMeasure]) = ([:], [:])
    /// Where each quota stands.
    var quotaSources: [Source] = []

    private init(_ source: ProgramSource) {
        self.source = source
        problems = source.problems
    }

    /// Reads a source. There is no declaration where a problem is an error.
    public static func read(_ source: ProgramSource) -> (declaration: ProgramDeclaration?, problems: [Problem]) {
        var reader = ProgramReader(source)
        let declaration = reader.declaration()
        let isFaulty = reader.problems.contains { $0.severity == .error }
        return (isFaulty ? nil : declaration?.with(quotaSources: reader.quotaSources), reader.sortedProblems)
    }

    /// The problems from sheet to sheet and from top to bottom, whatever found them.
    private var sortedProblems: [Problem] {
        let sheets = Dictionary(ProgramSheet.all.enumerated().map { (NameKey($1.name, .folded), $0) }) { first, _ in
            first
        }
        let keys = problems.enumerated().map { index, problem in
            let row = problem.place.cell.map { $0.prefix { $0 != ":" }.filter { $0.isNumber } }.flatMap { Int($0) }
            return (
                problem: problem, sheet: problem.place.sheet.flatMap { sheets[NameKey($0, .folded)] } ?? -1,
                row: row ?? 0, index: index
            )
        }
        return keys.sorted { ($0.sheet, $0.row, $0.index) < ($1.sheet, $1.row, $1.index) }.map(\.problem)
    }

    func rows(_ sheet: ProgramSheet) -> [ProgramRow] { source.rows[sheet] ?? [] }

    private mutating func declaration() -> ProgramDeclaration? {
        guard source.found.contains(.program) else {
            problems.append(ProgramProblem.sheetMissing(.program, file: source.file))
            return nil
        }
        collectNames()
        var program = head()
        program.organizations = organizations()
        program.indicators = indicators()
        program.quotas = quotas(program)
        let forms = forms(program)
        program.flows = flows()
        program.periods = periodRules()
        program.holidays = holidays()
        program.rules = rules()
        return ProgramDeclaration(program: program, forms: forms, aliases: aliases())
    }

    /// All codes and names, of rows that are faulty otherwise too, so that one fault is told once.
    private mutating func collectNames() {
        for kind in ProgramReference.allCases { names[kind] = ProgramNames() }
        for item in OrganisationBody.known { names[.body]?.add(item.body.rawValue, names: item.names) }
        for kind in ProgramReference.allCases where kind != .body {
            for row in rows(kind.sheet) {
                guard let code = peek(row, "code") else { continue }
                let (known, called) = (kind == .period ? periodCode(code) : code, peekNames(row))
                names[kind]?.add(known, names: called)
            }
        }
        for row in rows(.aliases) {
            guard let kind = peek(row, "kind").flatMap(WrittenName.Kind.saying), let code = peek(row, "code"),
                let written = peek(row, "written")
            else { continue }
            let reference: ProgramReference =
                switch kind {
                case .organization: .organization
                case .indicator: .indicator
                case .body: .body
                }
            // Units and indicators are listed elsewhere; a body may be listed here alone.
            if kind == .body || names[reference]?.match(code) == .found(code) {
                names[reference]?.add(code, names: [written])
            }
        }
    }

    private func peekNames(_ row: ProgramRow) -> [String] {
        var names = [peek(row, "name")].compactMap { $0 }
        switch row.cells["aliases"]?.content {
        case .text(let text)?: names += Self.parts(text)
        case .list(let items)?: names += items
        default: break
        }
        return names
    }

    /// The row that the programme itself is told in.
    private mutating func head() -> Program {
        let rows = rows(.program)
        guard let row = rows.first else {
            problems.append(ProgramProblem.sheetMissing(.program, file: source.file))
            return Program(id: "", name: "")
        }
        for extra in rows.dropFirst() {
            problems.append(ProgramProblem.duplicate(ProgramSheet.program.name, first: row.place, at: extra.place))
        }
        region = word(row, "region", Region.self)
        return Program(
            id: required(row, "id", .program) ?? "", name: required(row, "name", .program) ?? "",
            body: text(row, "body"), year: whole(row, "year", in: 1900...2999), region: region,
            organization: reference(row, "organization", .organization))
    }

    private mutating func holidays() -> [Holiday] {
        var seen: [CalendarDate: Place] = [:]
        return rows(.holidays).compactMap { row in
            guard required(row, "date", .holidays) != nil, let day = date(row, "date") else { return nil }
            tellTwice(day, "\(day)", row, "date", &seen)
            return Holiday(date: day, name: text(row, "name"), isWorked: flag(row, "worked") ?? false)
        }
    }

    private mutating func rules() -> [RuleSetting] {
        var seen: [String: Place] = [:]
        return rows(.rules).compactMap { row in
            guard let code = required(row, "code", .rules) else { return nil }
            tellTwice(code, code, row, "code", &seen)
            return RuleSetting(
                code: code, severity: word(row, "severity", Severity.self), tolerance: decimal(row, "tolerance"),
                isEnabled: flag(row, "enabled"), note: text(row, "note"))
        }
    }

    private mutating func aliases() -> [WrittenName] {
        var seen: [String: (code: String, place: Place)] = [:]
        return rows(.aliases).compactMap { row in
            guard required(row, "kind", .aliases) != nil, let kind = word(row, "kind", WrittenName.Kind.self),
                let written = required(row, "written", .aliases)
            else { return nil }
            var code = required(row, "code", .aliases)
            switch kind {
            case .organization: code = reference(row, "code", .organization)
            case .indicator: code = reference(row, "code", .indicator)
            case .body: break
            }
            guard let code else { return nil }
            let key = "\(kind.rawValue) \(written)"
            if let other = seen[key], other.code != code {
                problems.append(ProgramProblem.duplicate(written, first: other.place, at: row.place(of: "written")))
            }
            seen[key] = seen[key] ?? (code, row.place(of: "written"))
            return WrittenName(kind: kind, written: written, code: code)
        }
    }

    /// Tells a row that says again what an earlier one says.
    mutating func tellTwice<Key: Hashable>(
        _ key: Key, _ what: String, _ row: ProgramRow, _ member: String, _ seen: inout [Key: Place]
    ) {
        let place = row.place(of: member)
        if let first = seen[key] {
            problems.append(ProgramProblem.duplicate(what, first: first, at: place))
        } else {
            seen[key] = place
        }
    }
}
