public import FoundationEssentials
public import VietnameseText

/// What is counted or measured: chỉ tiêu.
///
/// ```swift
/// Indicator(code: "nhap-ngu", name: "Thanh niên nhập ngũ", unit: "đồng chí")
/// ```
public struct Indicator: Sendable, Hashable {
    /// What its figures are.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Things or people, never in parts.
        case count
        /// Land.
        case area
        /// Money.
        case money
        /// Weight.
        case mass
        /// A part of a whole; 1 is all of it.
        case percentage
        /// One for each of another: a yield, an average.
        case rate
        /// Yes or no.
        case boolean
        /// Words.
        case text
    }

    /// How the figure of a unit comes from those below it.
    public enum OverOrganizations: String, Sendable, Hashable, CaseIterable {
        /// They are added.
        case sum
        /// It is computed again from numerator and denominator.
        case recompute
        /// It does not.
        case none
    }

    /// How the figure of a period comes from those within it.
    public enum OverPeriods: String, Sendable, Hashable, CaseIterable {
        /// What happened in the period: they are added.
        case flow
        /// What has happened since the beginning of the year: the last.
        case cumulative
        /// What there is on the last day: the last.
        case stock
    }

    /// How parts make up their whole.
    public enum PartOf: String, Sendable, Hashable, CaseIterable {
        /// Trong đó: the parts are at most the whole.
        case some
        /// Gồm: the parts are the whole.
        case all
    }

    private struct Fields: Hashable {
        var code: String
        var name: String
        var unit: String?
        var kind: Kind
        var overOrganizations: OverOrganizations
        var overPeriods: OverPeriods
        var parent: String?
        var partOf: PartOf?
        var numerator: String?
        var denominator: String?
        var tolerance: Decimal?
        var bandLow: Decimal?
        var bandHigh: Decimal?
        var authority: OrganisationBody?
        var aliases: [String]
    }

    /// Behind one reference, as an indicator is handed on for every cell.
    private var fields: Shared<Fields>

    /// The code.
    public var code: String {
        _read { yield fields.value.code }
        set { fields = fields.with { $0.code = newValue } }
    }
    /// The name.
    public var name: String {
        _read { yield fields.value.name }
        set { fields = fields.with { $0.name = newValue } }
    }
    /// The unit of measure as written.
    public var unit: String? {
        _read { yield fields.value.unit }
        set { fields = fields.with { $0.unit = newValue } }
    }
    /// What its figures are.
    public var kind: Kind {
        _read { yield fields.value.kind }
        set { fields = fields.with { $0.kind = newValue } }
    }
    /// How figures roll up over units.
    public var overOrganizations: OverOrganizations {
        _read { yield fields.value.overOrganizations }
        set { fields = fields.with { $0.overOrganizations = newValue } }
    }
    /// How figures roll up over periods.
    public var overPeriods: OverPeriods {
        _read { yield fields.value.overPeriods }
        set { fields = fields.with { $0.overPeriods = newValue } }
    }
    /// The code of the indicator it is a part of.
    public var parent: String? {
        _read { yield fields.value.parent }
        set { fields = fields.with { $0.parent = newValue } }
    }
    /// How the parts make up the whole; `nil` is as `some`.
    public var partOf: PartOf? {
        _read { yield fields.value.partOf }
        set { fields = fields.with { $0.partOf = newValue } }
    }
    /// The code of what stands above the line of a percentage or rate.
    public var numerator: String? {
        _read { yield fields.value.numerator }
        set { fields = fields.with { $0.numerator = newValue } }
    }
    /// The code of what stands below the line.
    public var denominator: String? {
        _read { yield fields.value.denominator }
        set { fields = fields.with { $0.denominator = newValue } }
    }
    /// The difference that is put up with, in the indicator's unit.
    public var tolerance: Decimal? {
        _read { yield fields.value.tolerance }
        set { fields = fields.with { $0.tolerance = newValue } }
    }
    /// Below this, in percent of the quota, an achievement is remarkable.
    public var bandLow: Decimal? {
        _read { yield fields.value.bandLow }
        set { fields = fields.with { $0.bandLow = newValue } }
    }
    /// Above this, in percent of the quota, an achievement is remarkable.
    public var bandHigh: Decimal? {
        _read { yield fields.value.bandHigh }
        set { fields = fields.with { $0.bandHigh = newValue } }
    }
    /// The body whose figure counts where bodies differ.
    public var authority: OrganisationBody? {
        _read { yield fields.value.authority }
        set { fields = fields.with { $0.authority = newValue } }
    }
    /// Further names.
    public var aliases: [String] {
        _read { yield fields.value.aliases }
        set { fields = fields.with { $0.aliases = newValue } }
    }

    /// Creates an indicator; how it rolls up over units follows from its kind unless told otherwise.
    public init(
        code: String, name: String, unit: String? = nil, kind: Kind = .count,
        overOrganizations: OverOrganizations? = nil, overPeriods: OverPeriods = .flow, parent: String? = nil,
        partOf: PartOf? = nil, numerator: String? = nil, denominator: String? = nil, tolerance: Decimal? = nil,
        bandLow: Decimal? = nil, bandHigh: Decimal? = nil, authority: OrganisationBody? = nil, aliases: [String] = []
    ) {
        fields = Shared(
            Fields(
                code: code, name: name, unit: unit, kind: kind,
                overOrganizations: overOrganizations
                    ?? kind.overOrganizations(isFraction: numerator != nil && denominator != nil),
                overPeriods: overPeriods, parent: parent, partOf: partOf, numerator: numerator,
                denominator: denominator,
                tolerance: tolerance, bandLow: bandLow, bandHigh: bandHigh, authority: authority, aliases: aliases))
    }
}

extension Indicator.Kind {
    /// How figures of this kind roll up where nothing is told; a percentage or yield is never added.
    fileprivate func overOrganizations(isFraction: Bool) -> Indicator.OverOrganizations {
        switch self {
        case .count, .area, .money, .mass: .sum
        case .percentage, .rate: isFraction ? .recompute : .none
        // The units that say yes are counted.
        case .boolean: .sum
        case .text: .none
        }
    }
}
