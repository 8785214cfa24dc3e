public import FoundationEssentials
public import VietnameseText

/// What a figure counts or measures, and how it converts to others of its dimension.
///
/// Factors are exact, as fractions of whole numbers: a thước of the centre is 500/15 m². Whatever is not known as a
/// measure is a thing that is counted (`mô hình`, `suất quà`) and converts to nothing but itself. People never convert:
/// `lượt người` is not `người`.
///
/// ```swift
/// let sào = try UnitOfMeasure("sào", region: .central)
/// try sào.converted(3, to: UnitOfMeasure("ha")).value  // 0.15
/// ```
public struct UnitOfMeasure: Sendable, Hashable, CustomStringConvertible {
    /// What is measured.
    public indirect enum Dimension: Sendable, Hashable {
        /// Land, in m².
        case area
        /// Money, in đồng.
        case money
        /// Weight, in kg.
        case mass
        /// A part of a whole, 1 for all of it.
        case share
        /// Things or people of a name, counted.
        case counted(NameKey)
        /// One for each of another: `tạ/ha`.
        case rate(Dimension, Dimension)
    }

    private struct Fields: Hashable {
        var name: String
        var dimension: Dimension
        var factor: Factor
    }

    /// Behind one reference, as every figure has its unit.
    private let fields: Shared<Fields>

    /// The name it is known by: `ha`, `triệu đồng`, `hộ`.
    public var name: String { _read { yield fields.value.name } }
    /// What is measured.
    public var dimension: Dimension { _read { yield fields.value.dimension } }
    /// How many of the dimension's base unit it is.
    public var factor: Factor { _read { yield fields.value.factor } }

    /// An exact factor: a fraction of two whole numbers.
    public struct Factor: Sendable, Hashable {
        /// Above the line.
        public let numerator: Decimal
        /// Below the line.
        public let denominator: Decimal

        /// Creates a factor.
        public init(_ numerator: Decimal, over denominator: Decimal = 1) {
            self.numerator = numerator
            self.denominator = denominator
        }

        static func * (one: Factor, other: Factor) -> Factor {
            Factor(one.numerator * other.numerator, over: one.denominator * other.denominator)
        }

        static func / (one: Factor, other: Factor) -> Factor {
            Factor(one.numerator * other.denominator, over: one.denominator * other.numerator)
        }
    }

    init(_ name: String, _ dimension: Dimension, _ factor: Factor) {
        fields = Shared(Fields(name: name, dimension: dimension, factor: factor))
    }

    /// The name.
    public var description: String { name }

    /// Whether figures of one can be made figures of the other.
    public func isConvertible(to other: UnitOfMeasure) -> Bool { dimension == other.dimension }

    /// A figure of this unit in another one.
    ///
    /// - Throws: ``UnitError/notConvertible(_:_:)``.
    public func converted(_ number: Decimal, to other: UnitOfMeasure) throws(UnitError) -> Conversion {
        guard isConvertible(to: other) else { throw .notConvertible(name, other.name) }
        return Conversion(number: number, from: self, to: other)
    }
}

/// A figure in another unit, with the figure it was made of.
public struct Conversion: Sendable, Hashable {
    /// The figure as it was.
    public let number: Decimal
    /// Its unit.
    public let from: UnitOfMeasure
    /// The unit asked for.
    public let to: UnitOfMeasure
    /// What it was multiplied by.
    public let factor: UnitOfMeasure.Factor
    /// The figure in the unit asked for; to 38 digits where the factor leaves a fraction without end.
    public let value: Decimal

    init(number: Decimal, from: UnitOfMeasure, to: UnitOfMeasure) {
        self.number = number
        self.from = from
        self.to = to
        factor = from.factor / to.factor
        let product = number * factor.numerator
        value = factor.denominator == 1 ? product : product / factor.denominator
    }

    /// Whether nothing was lost by rounding.
    public var isExact: Bool { value * factor.denominator == number * factor.numerator }
}

/// Why a unit has no meaning, or a figure no other unit.
public enum UnitError: Error, Sendable, Hashable {
    /// The unit means another measure in each region, and none is set.
    case regionNeeded(String)
    /// One unit is not made of the other.
    case notConvertible(String, String)
    /// There is no unit in the text.
    case empty
}
