public import FoundationEssentials

/// A number as people write it, read for a field: its value, what was done to get it, and whether to trust it.
///
/// The text is kept by the caller; all decimals are exact. Limits: 38 digits.
///
/// ```swift
/// let reading = WrittenNumber("170 triệu", as: NumberField(.money))
/// reading.value           // 170000000
/// reading.normalisations  // number.as-text, number.factor
/// ```
public struct WrittenNumber: Sendable, Equatable {
    /// What the text holds.
    public enum Content: Sendable, Equatable {
        /// One number.
        case number(Quantity)
        /// A figure and its quota.
        case ratio(WrittenRatio)
        /// Several measures of one thing.
        case composite([Quantity])
        /// A multiplication.
        case product(WrittenProduct)
        /// Two bounds and no value.
        case range(Quantity, Quantity)
        /// One of the kinds of nothing.
        case missing(MissingFigure)
        /// Yes or no.
        case yesNo(Bool)
        /// A code, as text.
        case code(String)
        /// Nothing that could be read.
        case unreadable(Refusal)
    }

    /// Why a text was refused.
    public enum Refusal: Sendable, Equatable {
        /// An error value such as `#REF!`.
        case errorText
        /// No number.
        case notANumber
        /// Digits and separators that make no number: `1.2.3`.
        case malformed
        /// More digits than a decimal holds.
        case tooLong
    }

    /// What the text holds.
    public var content: Content
    /// Whether it is taken, warned of, or refused.
    public var outcome = Outcome.accepted
    /// What was done, in order.
    public var normalisations: [Normalisation] = []
    /// The possible values where more than one is, the one taken first.
    public var candidates: [Decimal] = []
    /// A remark that stood in parentheses or behind the number.
    public var remark: String?
    /// Whether the text says that the number is not exact.
    public var isApproximate = false

    init(content: Content) { self.content = content }

    /// The value: of a number, of what was achieved, of a result; `nil` where there is no single one.
    public var value: Decimal? { quantity?.value }

    /// The number with its unit, where there is a single one.
    public var quantity: Quantity? {
        switch content {
        case .number(let quantity): quantity
        case .ratio(let ratio): ratio.achieved
        case .product(let product):
            product.stated ?? Quantity(value: product.computed, unit: product.factors.last?.unit)
        default: nil
        }
    }

    /// The unit behind the number.
    public var unit: String? { quantity?.unit }
    /// The figure and its quota, if that is what was written.
    public var ratio: WrittenRatio? { if case .ratio(let ratio) = content { ratio } else { nil } }
    /// The multiplication, if that is what was written.
    public var product: WrittenProduct? { if case .product(let product) = content { product } else { nil } }
    /// The measures, if several of one thing were written.
    public var measures: [Quantity]? { if case .composite(let measures) = content { measures } else { nil } }
    /// The kind of nothing, if that is what was written.
    public var missing: MissingFigure? { if case .missing(let missing) = content { missing } else { nil } }

    /// Reads a text for a field.
    ///
    /// - Complexity: linear; a text of digits alone takes no more than the making of its decimal.
    public init(_ text: String, as field: NumberField = NumberField()) {
        if let whole = Self.plainWhole(text, in: field) {
            self = whole
            return
        }
        var parser = NumberParser(text, field: field)
        self = parser.reading()
    }

    private static let asText: [Normalisation] = [.numberAsText]

    /// The usual case, without work: up to 15 digits, no leading zero.
    private static func plainWhole(_ text: String, in field: NumberField) -> WrittenNumber? {
        switch field.kind {
        case .code, .yesNo, .percentage: return nil
        default: break
        }
        var value: Int64 = 0
        var count = 0
        for byte in text.utf8 {
            guard byte >= 48, byte <= 57, count < 15, count == 0 || value != 0 else { return nil }
            value = value * 10 + Int64(byte - 48)
            count += 1
        }
        guard count > 0 else { return nil }
        var reading = WrittenNumber(content: .number(Quantity(value: Decimal(value))))
        reading.normalisations = asText
        return reading
    }
}
