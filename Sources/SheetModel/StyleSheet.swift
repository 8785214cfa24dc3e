/// The formats of a workbook's cells, found by a cell's style index (ECMA-376 part 1, 18.8).
public struct StyleSheet: Sendable {
    /// The fonts.
    public var fonts: [Font]
    /// The cell formats, in the order of `cellXfs`.
    public var formats: [CellFormat]
    /// For each cell format, whether it can show a number as a date or time.
    public private(set) var showsDates: [Bool]

    /// Creates a style sheet.
    public init(fonts: [Font] = [], formats: [CellFormat] = []) {
        self.fonts = fonts
        self.formats = formats
        showsDates = formats.map(\.numberFormat.isDate)
    }

    /// The format of style `index`; the default format when there is no such style.
    public func format(_ index: Int) -> CellFormat {
        formats.indices.contains(index) ? formats[index] : CellFormat.standard
    }

    /// The font of style `index`; `nil` when the workbook names none.
    public func font(_ index: Int) -> Font? {
        let font = format(index).font
        return fonts.indices.contains(font) ? fonts[font] : nil
    }

    /// Whether style `index` can show a number as a date or time.
    public func canShowDate(_ index: Int) -> Bool {
        index >= 0 && index < showsDates.count && showsDates[index]
    }
}

/// How a cell looks, as far as a reader of figures cares.
public struct CellFormat: Sendable, Hashable {
    /// The format of a cell that names none.
    public static let standard = CellFormat(numberFormat: .general)

    /// The number format.
    public var numberFormat: NumberFormat
    /// The id under which the number format is listed: below 164 those of Excel itself.
    public var numberFormatID: Int
    /// The font, an index into ``StyleSheet/fonts``.
    public var font: Int
    /// The indent level of the text.
    public var indent: Int
    /// Whether the cell may not be changed once its sheet is protected.
    public var isLocked: Bool

    /// Creates a format.
    public init(
        numberFormat: NumberFormat, numberFormatID: Int = 0, font: Int = 0, indent: Int = 0, isLocked: Bool = true
    ) {
        self.numberFormat = numberFormat
        self.numberFormatID = numberFormatID
        self.font = font
        self.indent = indent
        self.isLocked = isLocked
    }
}

/// A font of cells or runs (ECMA-376 part 1, 18.8.22). Its name tells legacy Vietnamese encodings (`.VnTime`, `VNI-Times`).
public struct Font: Sendable, Hashable {
    /// The name; `nil` where the file names none.
    public var name: String?
    /// The height in points; `nil` where the file names none.
    public var size: Double?
    /// Whether it is bold.
    public var isBold: Bool
    /// Whether it is italic.
    public var isItalic: Bool
    /// The Windows character set number; 163 is Vietnamese.
    public var characterSet: Int?
    /// The colour, for writing; a reader leaves it open.
    public var color: Color?
    /// The line below the text, for writing; a reader leaves it open.
    public var underline: Underline?
    /// Whether a line goes through the text, for writing; a reader leaves it `false`.
    public var isStruckThrough: Bool
    /// Whether the text is raised or lowered, for writing; a reader leaves it open.
    public var position: Position?

    /// A line below text (ECMA-376 part 1, 18.18.82).
    public enum Underline: String, Sendable, Hashable {
        /// One line.
        case single
        /// Two lines.
        case double
        /// One line over the width of the cell.
        case singleAccounting
        /// Two lines over the width of the cell.
        case doubleAccounting
    }

    /// Text that is raised or lowered (ECMA-376 part 1, 22.9.2.17).
    public enum Position: String, Sendable, Hashable {
        /// Raised and smaller.
        case superscript
        /// Lowered and smaller.
        case `subscript`
    }

    /// Creates a font.
    public init(
        name: String? = nil, size: Double? = nil, isBold: Bool = false, isItalic: Bool = false,
        characterSet: Int? = nil, color: Color? = nil, underline: Underline? = nil, isStruckThrough: Bool = false,
        position: Position? = nil
    ) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
        self.characterSet = characterSet
        self.color = color
        self.underline = underline
        self.isStruckThrough = isStruckThrough
        self.position = position
    }
}
