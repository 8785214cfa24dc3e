/// What became of a written text: taken, taken with a doubt, or not taken.
///
/// ```swift
/// let reading = WrittenNumber("1,500", as: NumberField(.area))
/// if reading.outcome == .warned { show(reading.candidates) }
/// ```
public enum Outcome: Int, Sendable, Comparable {
    /// Taken as it is, or made regular in a way that leaves no doubt.
    case accepted
    /// Taken, but somebody should look at it.
    case warned
    /// Not taken: there is no value.
    case refused

    /// Acceptance comes before warning, warning before refusal.
    public static func < (one: Outcome, other: Outcome) -> Bool { one.rawValue < other.rawValue }
}
