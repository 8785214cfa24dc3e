public import FoundationEssentials

/// A number with what stood behind it: `42,5 triệu`, `13 vườn`, `94,2%`.
///
/// ```swift
/// let money = WrittenNumber("42,5 tr.đ", as: NumberField(.money)).quantity
/// money?.value    // 42500000
/// money?.written  // 42.5
/// money?.factor   // 1000000
/// ```
public struct Quantity: Sendable, Equatable {
    /// The number, factor and percent sign worked in: 94,2% is 0.942.
    public var value: Decimal
    /// The number as written.
    public var written: Decimal
    /// What it was multiplied by: 1000 for `nghìn`.
    public var factor: Decimal
    /// The unit behind the number, as written; `đồng` for any sign of it.
    public var unit: String?
    /// Whether a percent sign stood behind it.
    public var isPercent: Bool
    /// How many decimals were written.
    public var decimals: Int

    /// A quantity.
    public init(
        value: Decimal, written: Decimal? = nil, factor: Decimal = 1, unit: String? = nil, isPercent: Bool = false,
        decimals: Int = 0
    ) {
        self.value = value
        self.written = written ?? value
        self.factor = factor
        self.unit = unit
        self.isPercent = isPercent
        self.decimals = decimals
    }
}

/// A figure and its quota, with the percentage that stood beside them.
///
/// ```swift
/// WrittenNumber("2.450/2.600 hộ (94,2%)", as: NumberField(.ratio)).ratio?.share  // 0.9423…
/// ```
public struct WrittenRatio: Sendable, Equatable {
    /// What was achieved.
    public var achieved: Quantity
    /// What was asked for.
    public var quota: Quantity
    /// The share that stood beside it, 1 for 100%; `nil` when none did.
    public var statedShare: Decimal?

    /// Achieved divided by quota; `nil` when the quota is zero.
    public var share: Decimal? { quota.value == 0 ? nil : achieved.value / quota.value }
}

/// A multiplication, with the result that stood behind it.
///
/// ```swift
/// WrittenNumber("85 suất x 500k = 42,5 triệu", as: NumberField(.money)).product?.computed  // 42500000
/// ```
public struct WrittenProduct: Sendable, Equatable {
    /// What is multiplied.
    public var factors: [Quantity]
    /// The result written; `nil` when none was.
    public var stated: Quantity?

    /// The result.
    public var computed: Decimal { factors.reduce(Decimal(1)) { $0 * $1.value } }
    /// Whether the result written is the result.
    public var agrees: Bool { stated.map { $0.value == computed } ?? true }
}
