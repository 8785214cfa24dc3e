public import VietnameseText

/// From when to when something holds, both days included; a missing end is open.
///
/// ```swift
/// DateSpan(from: nil, to: CalendarDate(iso: "2025-06-30")).contains(today)
/// ```
public struct DateSpan: Sendable, Hashable {
    /// The first day; `nil` when it has always held.
    public var from: CalendarDate?
    /// The last day; `nil` when no end is known.
    public var to: CalendarDate?

    /// Creates a span; open at both ends unless told otherwise.
    public init(from: CalendarDate? = nil, to: CalendarDate? = nil) {
        self.from = from
        self.to = to
    }

    /// Whether a day lies within.
    public func contains(_ day: CalendarDate) -> Bool {
        if let from, day < from { return false }
        if let to, day > to { return false }
        return true
    }

    /// Whether both have a day in common.
    public func overlaps(_ other: DateSpan) -> Bool {
        if let to, let start = other.from, to < start { return false }
        if let end = other.to, let from, end < from { return false }
        return true
    }

    /// Whether the last day lies before the first.
    public var isBackwards: Bool {
        guard let from, let to else { return false }
        return to < from
    }
}
