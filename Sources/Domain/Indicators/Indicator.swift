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

    /// The code.
    public var code: String
    /// The name.
    public var name: String
    /// The unit of measure as written.
    public var unit: String?
    /// What its figures are.
    public var kind: Kind
    /// How figures roll up over units.
    public var overOrganizations: OverOrganizations
    /// How figures roll up over periods.
    public var overPeriods: OverPeriods
    /// The code of the indicator it is a part of.
    public var parent: String?
    /// How the parts make up the whole; `nil` is as `some`.
    public var partOf: PartOf?
    /// The code of what stands above the line of a percentage or rate.
    public var numerator: String?
    /// The code of what stands below the line.
    public var denominator: String?
    /// The difference that is put up with, in the indicator's unit.
    public var tolerance: Decimal?
    /// Below this, in percent of the quota, an achievement is remarkable.
    public var bandLow: Decimal?
    /// Above this, in percent of the quota, an achievement is remarkable.
    public var bandHigh: Decimal?
    /// The body whose figure counts where bodies differ.
    public var authority: OrganisationBody?
    /// Further names.
    public var aliases: [String]

    /// Creates an indicator; how it rolls up over units follows from its kind unless told otherwise.
    public init(
        code: String, name: String, unit: String? = nil, kind: Kind = .count,
        overOrganizations: OverOrganizations? = nil, overPeriods: OverPeriods = .flow, parent: String? = nil,
        partOf: PartOf? = nil, numerator: String? = nil, denominator: String? = nil, tolerance: Decimal? = nil,
        bandLow: Decimal? = nil, bandHigh: Decimal? = nil, authority: OrganisationBody? = nil, aliases: [String] = []
    ) {
        self.code = code
        self.name = name
        self.unit = unit
        self.kind = kind
        self.overOrganizations =
            overOrganizations ?? kind.overOrganizations(isFraction: numerator != nil && denominator != nil)
        self.overPeriods = overPeriods
        self.parent = parent
        self.partOf = partOf
        self.numerator = numerator
        self.denominator = denominator
        self.tolerance = tolerance
        self.bandLow = bandLow
        self.bandHigh = bandHigh
        self.authority = authority
        self.aliases = aliases
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
