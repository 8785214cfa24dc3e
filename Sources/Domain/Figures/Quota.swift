public import FoundationEssentials
public import VietnameseText

/// A figure that was assigned to a unit: chỉ tiêu giao. An adjusted one is a further revision, not a correction.
public struct Quota: Sendable, Hashable {
    /// The indicator's code.
    public var indicator: String
    /// The unit's code; which unit it means depends on the period.
    public var organization: String
    /// The period's code.
    public var period: String
    /// The figure.
    public var value: Decimal
    /// The unit of measure as written; `nil` for the indicator's.
    public var unit: String?
    /// Which time it is assigned, from 1.
    public var revision: Int
    /// The day it was assigned.
    public var date: CalendarDate?
    /// The document it was assigned by.
    public var document: String?

    /// Creates a quota.
    public init(
        indicator: String, organization: String, period: String, value: Decimal, unit: String? = nil,
        revision: Int = 1, date: CalendarDate? = nil, document: String? = nil
    ) {
        self.indicator = indicator
        self.organization = organization
        self.period = period
        self.value = value
        self.unit = unit
        self.revision = revision
        self.date = date
        self.document = document
    }
}

/// All quotas of a programme; of several revisions the last that was assigned counts.
///
/// ```swift
/// book.quota(of: "nhap-ngu", for: "20740", period: "2022", on: nil)?.value  // 5
/// ```
public struct QuotaBook: Sendable, Hashable {
    /// The quotas, in the order given.
    public let quotas: [Quota]
    private let places: [Key: [Int]]

    private struct Key: Hashable {
        var indicator: String
        var organization: String
        var period: String
    }

    /// Builds the book.
    ///
    /// - Complexity: O(n log n).
    public init(_ quotas: [Quota] = []) {
        self.quotas = quotas
        var places: [Key: [Int]] = [:]
        for (place, quota) in quotas.enumerated() {
            let key = Key(indicator: quota.indicator, organization: quota.organization, period: quota.period)
            places[key, default: []].append(place)
        }
        self.places = places.mapValues { $0.sorted { (quotas[$0].revision, $0) < (quotas[$1].revision, $1) } }
    }

    /// All revisions, the first first.
    public func revisions(of indicator: String, for organization: String, period: String) -> [Quota] {
        (places[Key(indicator: indicator, organization: organization, period: period)] ?? []).map { quotas[$0] }
    }

    /// The quota that counts on a day: the highest revision that was assigned by then, one without a day among them; the
    /// highest of all for no day.
    public func quota(
        of indicator: String, for organization: String, period: String, on day: CalendarDate? = nil
    ) -> Quota? {
        revisions(of: indicator, for: organization, period: period).last { quota in
            guard let day, let assigned = quota.date else { return true }
            return assigned <= day
        }
    }
}
