public import FoundationEssentials

/// The scale of a percentage column whose cells have no sign: `0,942` or `94,2`.
///
/// Used only where neither the number format nor the header tells.
///
/// ```swift
/// var votes = PercentVotes()
/// [0.824, 0.91, 1.05].forEach { votes.add($0) }
/// votes.scale  // .one
/// ```
public struct PercentVotes: Sendable {
    /// Values that can hardly be hundreds: fractions up to 2.
    public private(set) var ones = 0
    /// Values that can hardly be fractions: above 2.
    public private(set) var hundreds = 0

    /// No votes.
    public init() {}

    /// Counts a value. Zero says nothing; a whole 1 or 2 says nothing either.
    public mutating func add(_ value: Decimal) {
        let size = value.magnitude
        if size > 2 { hundreds += 1 } else if size != 0, !size.isWhole { ones += 1 }
    }

    /// The scale of most values; `nil` when none tells or as many say one as the other.
    public var scale: NumberField.PercentScale? {
        ones == hundreds ? nil : ones > hundreds ? .one : .hundred
    }

    /// Whether the column mixes scales; every reading in it deserves a warning.
    public var isMixed: Bool { ones > 0 && hundreds > 0 }
}
