/// The two sides of a finding about numbers, as exact decimals.
///
/// ```swift
/// Comparison(stated: "47", computed: "46", difference: "1", unit: "người", tolerance: "0")
/// ```
public struct Comparison: Sendable, Hashable {
    /// What the sender says.
    public var stated: String?
    /// What it is compared with.
    public var computed: String?
    /// What is stated less what is computed.
    public var difference: String?
    /// The unit of measure.
    public var unit: String?
    /// The difference that is put up with.
    public var tolerance: String?

    /// Creates a comparison.
    public init(
        stated: String? = nil, computed: String? = nil, difference: String? = nil, unit: String? = nil,
        tolerance: String? = nil
    ) {
        self.stated = stated
        self.computed = computed
        self.difference = difference
        self.unit = unit
        self.tolerance = tolerance
    }
}
