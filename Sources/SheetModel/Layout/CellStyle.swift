/// How a cell looks, whole: what a writer puts in a workbook's styles (ECMA-376 part 1, 18.8).
///
/// ```swift
/// var style = CellStyle(numberFormat: "#,##0")
/// style.font.isBold = true
/// style.border = .all(.thin)
/// ```
public struct CellStyle: Sendable, Hashable {
    /// The number format's code, in the spelling of an English Excel, such as `dd/mm/yyyy`.
    public var numberFormat: String
    /// The font; what it leaves open is the workbook's own.
    public var font: Font
    /// The fill; `nil` for none.
    public var fill: Fill?
    /// The lines around the cell.
    public var border: Border
    /// Where the text stands in the cell.
    public var alignment: Alignment
    /// Whether the cell may not be changed once its sheet is protected.
    public var isLocked: Bool
    /// Whether the formula is not shown once the sheet is protected.
    public var hidesFormula: Bool

    /// Creates a style; what is not given is as in a new workbook.
    public init(
        numberFormat: String = "General", font: Font = Font(), fill: Fill? = nil, border: Border = Border(),
        alignment: Alignment = Alignment(), isLocked: Bool = true, hidesFormula: Bool = false
    ) {
        self.numberFormat = numberFormat
        self.font = font
        self.fill = fill
        self.border = border
        self.alignment = alignment
        self.isLocked = isLocked
        self.hidesFormula = hidesFormula
    }
}

/// A colour of red, green and blue.
public struct Color: Sendable, Hashable, ExpressibleByIntegerLiteral {
    /// The colour as `0xRRGGBB`.
    public var rgb: UInt32

    /// Creates a colour from `0xRRGGBB`; bits above are ignored.
    public init(rgb: UInt32) { self.rgb = rgb & 0xFF_FFFF }

    /// A colour from the literal `0xRRGGBB`.
    public init(integerLiteral value: UInt32) { self.init(rgb: value) }

    /// Black.
    public static let black: Color = 0x000000
    /// White.
    public static let white: Color = 0xFFFFFF
    /// Red.
    public static let red: Color = 0xFF0000

    /// The colour as files spell it: alpha, red, green, blue in hexadecimal digits.
    public var argb: String {
        let digits = String(rgb, radix: 16, uppercase: true)
        return "FF" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

/// The fill of a cell (ECMA-376 part 1, 18.8.32).
public struct Fill: Sendable, Hashable {
    /// A pattern (ECMA-376 part 1, 18.18.55). The set is open.
    public struct Pattern: RawRepresentable, Sendable, Hashable {
        /// The name as files spell it.
        public var rawValue: String
        /// Creates a pattern from its name.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// The foreground colour alone.
        public static let solid = Pattern(rawValue: "solid")
        /// One dot in eight.
        public static let gray125 = Pattern(rawValue: "gray125")
        /// Stripes.
        public static let lightUp = Pattern(rawValue: "lightUp")
    }

    /// The pattern.
    public var pattern: Pattern
    /// The colour of a solid fill, or of the pattern's lines.
    public var foreground: Color?
    /// The colour between the lines of a pattern.
    public var background: Color?

    /// Creates a fill.
    public init(pattern: Pattern, foreground: Color? = nil, background: Color? = nil) {
        self.pattern = pattern
        self.foreground = foreground
        self.background = background
    }

    /// A fill of one colour.
    public static func solid(_ color: Color) -> Fill { Fill(pattern: .solid, foreground: color) }
}

/// The lines around a cell (ECMA-376 part 1, 18.8.4).
public struct Border: Sendable, Hashable {
    /// How a line is drawn (ECMA-376 part 1, 18.18.3).
    public enum Line: String, Sendable, Hashable {
        /// A thin line.
        case thin
        /// A hair line.
        case hair
        /// A dotted line.
        case dotted
        /// A dashed line.
        case dashed
        /// A line of middle width.
        case medium
        /// A thick line.
        case thick
        /// Two lines.
        case double
    }

    /// One side.
    public struct Side: Sendable, Hashable {
        /// How it is drawn.
        public var line: Line
        /// Its colour; `nil` for the automatic one.
        public var color: Color?

        /// Creates a side.
        public init(_ line: Line, color: Color? = nil) {
            self.line = line
            self.color = color
        }
    }

    /// The left side.
    public var left: Side?
    /// The right side.
    public var right: Side?
    /// The top.
    public var top: Side?
    /// The bottom.
    public var bottom: Side?

    /// Creates a border.
    public init(left: Side? = nil, right: Side? = nil, top: Side? = nil, bottom: Side? = nil) {
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    /// The same line on all four sides.
    public static func all(_ line: Line, color: Color? = nil) -> Border {
        let side = Side(line, color: color)
        return Border(left: side, right: side, top: side, bottom: side)
    }
}

/// Where text stands in its cell (ECMA-376 part 1, 18.8.1).
public struct Alignment: Sendable, Hashable {
    /// From left to right (ECMA-376 part 1, 18.18.40).
    public enum Horizontal: String, Sendable, Hashable {
        /// On the left.
        case left
        /// In the middle.
        case center
        /// On the right.
        case right
        /// Repeated until the cell is full.
        case fill
        /// Stretched to both edges.
        case justify
        /// In the middle of the cells selected, without merging them.
        case centerContinuous
        /// Words spread over the width.
        case distributed
    }

    /// From top to bottom (ECMA-376 part 1, 18.18.88).
    public enum Vertical: String, Sendable, Hashable {
        /// At the top.
        case top
        /// In the middle.
        case center
        /// At the bottom.
        case bottom
        /// Lines spread over the height.
        case justify
        /// Lines spread over the height, words over the width.
        case distributed
    }

    /// From left to right; `nil`: texts left, numbers right.
    public var horizontal: Horizontal?
    /// From top to bottom; `nil`: at the bottom.
    public var vertical: Vertical?
    /// Whether long texts go over several lines.
    public var wrapsText: Bool
    /// Whether long texts are shown smaller.
    public var shrinksToFit: Bool
    /// The indent, in steps of about three spaces, 0 to 250.
    public var indent: Int
    /// The rotation in degrees, -90 to 90; positive is upwards.
    public var rotation: Int

    /// Creates an alignment.
    public init(
        horizontal: Horizontal? = nil, vertical: Vertical? = nil, wrapsText: Bool = false, shrinksToFit: Bool = false,
        indent: Int = 0, rotation: Int = 0
    ) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.wrapsText = wrapsText
        self.shrinksToFit = shrinksToFit
        self.indent = indent
        self.rotation = rotation
    }
}
