public import FoundationEssentials
public import VietnameseText

/// A unit for one span of time: where its name, kind or parent changes, another begins.
///
/// ```swift
/// Organization(
///     code: "20740", name: "xã Phước Chánh", kind: .commune, parent: "511",
///     validity: DateSpan(to: CalendarDate(iso: "2025-06-30")))
/// ```
public struct Organization: Sendable, Hashable {
    /// The code, as text with its zeros.
    public var code: String
    /// The name, with or without its kind in front.
    public var name: String
    /// What kind of unit it is.
    public var kind: OrganizationKind
    /// The code of the unit above it; which unit that is depends on the day.
    public var parent: String?
    /// From when to when it holds.
    public var validity: DateSpan
    /// Further names that people use for it.
    public var aliases: [String]
    /// The area it belongs to, by which reports group units: vùng, cụm.
    public var area: String?

    /// Creates a unit.
    public init(
        code: String, name: String, kind: OrganizationKind, parent: String? = nil, validity: DateSpan = DateSpan(),
        aliases: [String] = [], area: String? = nil
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.parent = parent
        self.validity = validity
        self.aliases = aliases
        self.area = area
    }

    /// The identity: the code, and the day it begins to hold.
    public var id: OrganizationID { OrganizationID(code: code, from: validity.from) }
}

/// What became of a unit on a day: the first day on which the new unit holds.
public struct Merger: Sendable, Hashable {
    /// How much of the old unit went into the new one, and how.
    public enum Relation: String, Sendable, Hashable, CaseIterable {
        /// All of it.
        case whole
        /// A part of it.
        case part
        /// It is the same unit under another code.
        case kept
        /// It is the same unit under another name.
        case renamed
        /// It is the same unit, of another kind.
        case retyped
    }

    /// The code of the unit as it was the day before.
    public var old: String
    /// The code of the unit as it is from that day on.
    public var new: String
    /// The first day of the new unit.
    public var date: CalendarDate
    /// How the old unit went into the new one.
    public var relation: Relation
    /// The share of the old unit's figures that goes to the new one, from 0 to 1, as it was agreed; `nil` when none is
    /// known.
    public var share: Decimal?
    /// The decision it rests on.
    public var basis: String?

    /// Creates a merger.
    public init(
        old: String, new: String, date: CalendarDate, relation: Relation, share: Decimal? = nil, basis: String? = nil
    ) {
        self.old = old
        self.new = new
        self.date = date
        self.relation = relation
        self.share = share
        self.basis = basis
    }

    /// The share that counts: 1 unless only a part goes over; `nil` when it is not known.
    public var effectiveShare: Decimal? { relation == .part ? share : share ?? 1 }
}
