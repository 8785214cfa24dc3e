internal import Domain
internal import Findings
public import FoundationEssentials
internal import VietnameseText

/// How far a stated number lies from a computed one, on the ladder of tolerances.
///
/// With a stated number of `k` decimals its half unit is `0.5 · 10⁻ᵏ`: within it both are the same number; within it and the
/// half units of all parts the difference may come of rounding. Things, people and đồng have no half unit. Comparison by
/// intervals follows XBRL Calculations 1.1, section 2.3.
public enum Agreement: Sendable, Hashable {
    /// The same number, or as near as the digits shown can tell.
    case agrees
    /// The difference may come of rounding.
    case mayBeRounding
    /// The numbers differ.
    case differs

    /// Holds a stated number against a computed one.
    ///
    /// - Parameters:
    ///   - half: the stated number's half unit.
    ///   - parts: the sum of the half units of what the other was computed from.
    ///   - tolerance: a difference that is put up with in any case.
    public init(_ difference: Decimal, half: Decimal, parts: Decimal = 0, tolerance: Decimal? = nil) {
        let size = difference.magnitude
        if size <= half || size <= tolerance ?? 0 {
            self = .agrees
        } else if size <= half + parts {
            self = .mayBeRounding
        } else {
            self = .differs
        }
    }
}

extension Comparison {
    /// Both sides and their difference, in a unit.
    init(_ stated: Decimal, _ computed: Decimal, unit: UnitOfMeasure? = nil, tolerance: Decimal = 0) {
        self.init(
            stated: stated.canonicalText, computed: computed.canonicalText,
            difference: (stated - computed).canonicalText, unit: unit?.name, tolerance: tolerance.canonicalText)
    }
}

extension Decimal {
    /// A quotient in percent, to 12 decimals.
    static func percent(_ part: Decimal, of whole: Decimal) -> Decimal? {
        whole == 0 ? nil : (part * 100 / whole).rounded(decimals: 12)
    }
}
