public import Domain
public import Findings
internal import VietnameseText

/// A programme with the forms its figures come in and the names people write: all of a program workbook.
///
/// ```swift
/// let (declaration, problems) = ProgramReader.read(ProgramSource(sheets: grids, file: "chuong-trinh.xlsx"))
/// ```
public struct ProgramDeclaration: Sendable, Equatable {
    /// The programme. Its forms are those declared here.
    public let program: Program
    /// The forms and how they look.
    public let forms: [Form]
    /// Names that people write for units, indicators and bodies.
    public let aliases: [WrittenName]
    /// Where each quota of the programme was read, in their order; none where the programme was read of no file.
    public private(set) var quotaSources: [Source] = []

    /// Creates a declaration; the programme gets the forms.
    public init(program: Program, forms: [Form] = [], aliases: [WrittenName] = []) {
        var program = program
        program.forms = forms.map(\.report)
        self.program = program
        self.forms = forms
        self.aliases = aliases
    }

    /// The same, with the places of its quotas.
    func with(quotaSources: [Source]) -> ProgramDeclaration {
        var copy = self
        copy.quotaSources = quotaSources
        return copy
    }

    /// Two declarations are the same wherever they were read.
    public static func == (one: ProgramDeclaration, other: ProgramDeclaration) -> Bool {
        one.program == other.program && one.forms == other.forms && one.aliases == other.aliases
    }

    /// The programme's own quotas as figures, of several revisions the last; those of units that are not there in their
    /// period are left out.
    public var quotaFigures: [Sourced<Achievement>] {
        program.quotas.quotas.indices.compactMap(quotaFigure)
    }

    private func quotaFigure(_ place: Int) -> Sourced<Achievement>? {
        let quota = program.quotas.quotas[place]
        guard program.quotas.quota(of: quota.indicator, for: quota.organization, period: quota.period) == quota,
            let period = program.period(quota.period), let indicator = program.indicators[quota.indicator]
        else { return nil }
        // In a year across a merger the day of the decision tells which unit a reused code means.
        let window = program.window(of: period)
        let day = quota.date.map { min(max($0, window.lowerBound), window.upperBound) } ?? window.upperBound
        guard
            let unit = program.organizations.organization(quota.organization, at: day)
                ?? program.organizations.organizations(quota.organization).last(where: {
                    $0.validity.overlaps(DateSpan(from: window.lowerBound, to: window.upperBound))
                })
        else { return nil }
        let above = program.organization.flatMap { program.organizations.organization($0, at: day) } ?? unit
        let target = indicator.unit.flatMap { try? UnitOfMeasure($0, region: program.region) }
        let written = quota.unit.flatMap { try? UnitOfMeasure($0, region: program.region) }
        var (value, done) = (quota.value, [String]())
        if let target, let written, written.name != target.name {
            guard let conversion = try? written.converted(value, to: target) else { return nil }
            (value, done) = (conversion.value, [Normalisation.unitConverted.rawValue])
        }
        let source =
            quotaSources.indices.contains(place)
            ? quotaSources[place] : Source(file: "", sheet: "", cell: "", raw: quota.value.canonicalText)
        return Sourced(
            Achievement(
                organization: unit.id, indicator: quota.indicator, period: period, stage: .plan,
                reportedBy: Reporter(organization: above.id, body: .steeringCommittee),
                amount: .value(value), unit: target),
            from: source, normalisations: done)
    }

    /// The form of a code.
    public func form(_ code: String) -> Form? { forms.first { $0.code == code } }

    /// The names written for a code.
    public func aliases(of kind: WrittenName.Kind, _ code: String) -> [String] {
        aliases.filter { $0.kind == kind && $0.code == code }.map(\.written)
    }
}

/// A name that people write for something that has a code.
public struct WrittenName: Sendable, Hashable {
    /// What is named.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A unit.
        case organization
        /// An indicator.
        case indicator
        /// A body.
        case body
    }

    /// What is named.
    public var kind: Kind
    /// The name as it is written.
    public var written: String
    /// The code that is meant.
    public var code: String

    /// Creates a name.
    public init(kind: Kind, written: String, code: String) {
        self.kind = kind
        self.written = written
        self.code = code
    }
}
