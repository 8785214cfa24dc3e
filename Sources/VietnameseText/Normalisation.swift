/// Something that was done to a written text to make a value of it, as a stable dotted name.
///
/// The names appear in the record of every figure, so that each step can be shown and taken back. The set may grow:
/// an unknown name is kept as it is.
///
/// ```swift
/// WrittenNumber("170.000.000đ", as: NumberField(.money)).normalisations  // number.as-text, number.grouping, …
/// ```
public struct Normalisation: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The dotted name.
    public let rawValue: String

    /// A normalisation of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The dotted name.
    public var description: String { rawValue }
}

// MARK: Any text

extension Normalisation {
    /// Letters and marks were composed (NFC).
    public static let composed = Normalisation(rawValue: "text.nfc")
    /// No-break, zero-width, doubled, leading or trailing spaces, tabs and line breaks were made regular.
    public static let spaces = Normalisation(rawValue: "text.spaces")
    /// An eth (`Ð`) stood for `Đ`.
    public static let eth = Normalisation(rawValue: "text.eth")
    /// Letters of another script, or full-width characters, stood for Latin letters and digits.
    public static let lookAlike = Normalisation(rawValue: "text.look-alike")
    /// The text was written in a TCVN3 font.
    public static let tcvn3 = Normalisation(rawValue: "text.tcvn3")
    /// The text was written in a VNI font.
    public static let vni = Normalisation(rawValue: "text.vni")
}

// MARK: Names

extension Normalisation {
    /// Case was ignored.
    public static let nameCase = Normalisation(rawValue: "name.case")
    /// A body or a type of unit was taken off the front.
    public static let namePrefix = Normalisation(rawValue: "name.prefix")
    /// The type written is not the type on record.
    public static let nameType = Normalisation(rawValue: "name.type-differs")
    /// The tone mark stood on another letter: `Hoà`, `Hòa`.
    public static let tonePlacement = Normalisation(rawValue: "name.tone-placement")
    /// An alias on record was used.
    public static let alias = Normalisation(rawValue: "name.alias")
    /// `i` and `y` were taken for one: `Quí`, `Quý`.
    public static let iAndY = Normalisation(rawValue: "name.i-y")
    /// Words were abbreviated to initials: `P. Chánh`.
    public static let initials = Normalisation(rawValue: "name.initials")
    /// Diacritics were ignored: `Phuoc Chanh`.
    public static let folded = Normalisation(rawValue: "name.folded")
}

// MARK: Numbers

extension Normalisation {
    /// A number was stored as text.
    public static let numberAsText = Normalisation(rawValue: "number.as-text")
    /// Separators between groups of three digits were taken out.
    public static let grouping = Normalisation(rawValue: "number.grouping")
    /// A comma was read as the decimal separator.
    public static let decimalComma = Normalisation(rawValue: "number.decimal-comma")
    /// A point was read as the decimal separator.
    public static let decimalPoint = Normalisation(rawValue: "number.decimal-point")
    /// A separator could be read in two ways.
    public static let ambiguousSeparator = Normalisation(rawValue: "number.ambiguous-separator")
    /// Leading zeros were dropped.
    public static let zeroPadding = Normalisation(rawValue: "number.zero-padding")
    /// A power of ten (`1E+05`) was worked out.
    public static let exponent = Normalisation(rawValue: "number.exponent")
    /// Parentheses were read as a minus sign.
    public static let parentheses = Normalisation(rawValue: "number.parentheses")
    /// A factor (`nghìn`, `triệu`, `tỷ`, `k`) was multiplied in.
    public static let factor = Normalisation(rawValue: "number.factor")
    /// A word or sign for đồng was taken off.
    public static let currency = Normalisation(rawValue: "number.currency")
    /// A unit behind the number was set apart.
    public static let unit = Normalisation(rawValue: "number.unit")
    /// A percent sign was worked out.
    public static let percent = Normalisation(rawValue: "number.percent")
    /// A number under a header that says `%` was divided by a hundred.
    public static let percentScale = Normalisation(rawValue: "number.percent-scale")
    /// A word or sign says that the number is not exact.
    public static let approximate = Normalisation(rawValue: "number.approximate")
    /// Two bounds were written; there is no single value.
    public static let range = Normalisation(rawValue: "number.range")
    /// A figure and its quota: `47/47`.
    public static let ratio = Normalisation(rawValue: "number.ratio")
    /// The percentage written beside a ratio is not the ratio's.
    public static let ratioDiffers = Normalisation(rawValue: "number.ratio-differs")
    /// Two measures of one thing: `13 vườn/10 ha`.
    public static let composite = Normalisation(rawValue: "number.composite")
    /// A multiplication: `85 suất x 500k = 42,5 triệu`.
    public static let product = Normalisation(rawValue: "number.product")
    /// The result written behind a multiplication is not its result.
    public static let productDiffers = Normalisation(rawValue: "number.product-differs")
    /// A remark in parentheses was set apart.
    public static let remark = Normalisation(rawValue: "number.remark")
    /// A sign or word for one of the kinds of nothing was read.
    public static let missing = Normalisation(rawValue: "number.missing")
    /// A number in words was read.
    public static let inWords = Normalisation(rawValue: "number.in-words")
    /// A yes or no was read.
    public static let yesNo = Normalisation(rawValue: "number.yes-no")
}

// MARK: Dates and periods

extension Normalisation {
    /// A date was stored as text.
    public static let dateAsText = Normalisation(rawValue: "date.as-text")
    /// The year was written with two digits.
    public static let twoDigitYear = Normalisation(rawValue: "date.two-digit-year")
    /// The year was not written and comes from the context.
    public static let yearFromContext = Normalisation(rawValue: "date.year-from-context")
    /// Day and month stand the other way round.
    public static let swapped = Normalisation(rawValue: "date.swapped")
    /// A serial number was turned into a day.
    public static let serial = Normalisation(rawValue: "date.serial")
    /// A running number that became a date was restored.
    public static let numberingRestored = Normalisation(rawValue: "date.numbering-restored")
    /// A written period was read.
    public static let period = Normalisation(rawValue: "period.label")
}
