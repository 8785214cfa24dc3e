public import Domain
public import VietnameseText

/// What the names that people write mean in a programme: the same ladders by which forms are read, for whoever has a name
/// and no form. Used by one task: names met before are remembered.
///
/// ```swift
/// let directory = NameDirectory(declaration)
/// directory.indicator("nhap ngu")                     // .found(…, outcome: .warned)
/// directory.unit("P. Chánh", at: day)                 // .found(xã Phước Chánh, …)
/// ```
public final class NameDirectory {
    /// What came of a name.
    public enum Match<Value: Sendable>: Sendable {
        /// One is meant; `outcome` says whether somebody should look.
        case found(Value, outcome: Outcome)
        /// Several may be meant; none is taken.
        case ambiguous([Value])
        /// None; those with the nearest names.
        case unknown([Value])

        /// What is meant.
        public var value: Value? { if case .found(let value, _) = self { value } else { nil } }
    }

    /// The programme and its other names.
    public let declaration: ProgramDeclaration
    private let indicators: IndicatorNames
    private let units: UnitNames

    /// Prepares the names of a programme.
    ///
    /// - Complexity: linear in the programme's names.
    public init(_ declaration: ProgramDeclaration) {
        self.declaration = declaration
        let refused = Set(declaration.program.rules.filter { $0.isEnabled == false }.map(\.code))
        indicators = IndicatorNames(declaration, refused: refused)
        units = UnitNames(declaration, UnitLadders(declaration), refused: refused)
    }

    /// The indicator that a name or code means.
    public func indicator(_ text: String) -> Match<Indicator> {
        if let indicator = indicators.coded(text) { return .found(indicator, outcome: .accepted) }
        switch indicators.match(text, partOf: nil) {
        case .found(let indicator, _, let outcome): return .found(indicator, outcome: outcome)
        case .ambiguous(let several): return .ambiguous(several)
        case .refused(let indicator, _): return .unknown([indicator])
        case .unknown(let nearest): return .unknown(nearest)
        }
    }

    /// The unit that a name or code means on a day.
    public func unit(_ text: String, at day: CalendarDate) -> Match<Organization> {
        let registry = declaration.program.organizations
        func all(_ ids: [OrganizationID]) -> [Organization] { ids.compactMap { registry.organization($0) } }
        switch units.match(text, at: day) {
        case .found(let id, _, let outcome, _):
            return registry.organization(id).map { .found($0, outcome: outcome) } ?? .unknown([])
        case .ambiguous(let ids): return .ambiguous(all(ids))
        case .refused(let id, _), .notInForce(let id): return .unknown(all([id]))
        case .unknown(let ids): return .unknown(all(ids))
        }
    }

    /// The body that a text is the name of, without the name of a unit behind it.
    public func body(_ text: String) -> OrganisationBody? {
        let key = NameKey(text, .folded)
        if let alias = declaration.aliases.first(where: { $0.kind == .body && NameKey($0.written, .folded) == key }) {
            return OrganisationBody(rawValue: alias.code)
        }
        let name = UnitName(text)
        return name.name.isEmpty ? name.body : nil
    }
}
