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
        if let plain = Self.plain(text, in: field) {
            self = plain
            return
        }
        var parser = NumberParser(text, field: field)
        self = parser.reading()
    }

    // MARK: The usual cases

    private static let asText: [Normalisation] = [.numberAsText]
    private static let groupedText: [Normalisation] = [.numberAsText, .grouping]
    private static let commaText: [Normalisation] = [.numberAsText, .decimalComma]

    /// The usual cases, without taking the text apart: up to 15 digits without a leading zero, alone (`47`), in groups
    /// of three where points can be nothing else (`1.500.000`), or with a comma before other than three decimals
    /// (`0,75`). All else is `nil` and read in full.
    private static func plain(_ text: String, in field: NumberField) -> WrittenNumber? {
        switch field.kind {
        case .code, .yesNo, .percentage: return nil
        default: break
        }
        var value: Int64 = 0
        var (digits, points, behind) = (0, 0, 0)
        var hasComma = false
        for byte in text.utf8 {
            switch byte {
            case 48...57:
                guard digits < 15, digits == 0 || value != 0 || hasComma else { return nil }
                value = value * 10 + Int64(byte - 48)
                digits += 1
                behind += 1
            case UInt8(ascii: "."):
                guard !hasComma, digits > 0, points == 0 ? digits <= 3 : behind == 3, value != 0 else { return nil }
                points += 1
                behind = 0
            case UInt8(ascii: ","):
                guard !hasComma, digits > 0, points == 0 || behind == 3 else { return nil }
                hasComma = true
                behind = 0
            default: return nil
            }
        }
        guard digits > 0, behind > 0 else { return nil }
        if hasComma {
            guard points == 0, behind != 3 else { return nil }
            let number = Decimal(sign: .plus, exponent: -behind, significand: Decimal(value))
            return WrittenNumber(number, decimals: behind, done: commaText)
        }
        guard points > 0 else { return WrittenNumber(Decimal(value), decimals: 0, done: asText) }
        let isSettled = points > 1 || field.isWhole
        guard behind == 3, isSettled, field.convention != .english else { return nil }
        return WrittenNumber(Decimal(value), decimals: 0, done: groupedText)
    }

    private init(_ value: Decimal, decimals: Int, done: [Normalisation]) {
        content = .number(Quantity(value: value, decimals: decimals))
        normalisations = done
    }
}
