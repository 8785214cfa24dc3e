/// How a sheet is printed (ECMA-376 part 1, 18.3.1.62 to 18.3.1.64, 18.3.1.46).
public struct PageSetup: Sendable, Hashable {
    /// A size of paper under Windows' number for it (ECMA-376 part 1, 18.3.1.63). The set is open.
    public struct Paper: RawRepresentable, Sendable, Hashable {
        /// The number.
        public var rawValue: Int
        /// Creates a size from its number.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// A3, 297 mm × 420 mm.
        public static let a3 = Paper(rawValue: 8)
        /// A4, 210 mm × 297 mm.
        public static let a4 = Paper(rawValue: 9)
        /// A5, 148 mm × 210 mm.
        public static let a5 = Paper(rawValue: 11)
    }

    /// The margins in inches, as files store them.
    public struct Margins: Sendable, Hashable {
        /// The left margin.
        public var left: Double
        /// The right margin.
        public var right: Double
        /// The top margin.
        public var top: Double
        /// The bottom margin.
        public var bottom: Double
        /// From the edge of the paper to the header.
        public var header: Double
        /// From the edge of the paper to the footer.
        public var footer: Double

        /// Creates margins; the defaults are Excel's.
        public init(
            left: Double = 0.7, right: Double = 0.7, top: Double = 0.75, bottom: Double = 0.75, header: Double = 0.3,
            footer: Double = 0.3
        ) {
            self.left = left
            self.right = right
            self.top = top
            self.bottom = bottom
            self.header = header
            self.footer = footer
        }
    }

    /// The size of the paper; `nil` for the printer's.
    public var paper: Paper?
    /// Whether the paper lies on its long side.
    public var isLandscape = false
    /// The margins.
    public var margins = Margins()
    /// On how many pages the width fits; `nil` for any, 0 for as many as it takes while the height is fitted.
    public var fitToWidth: Int?
    /// On how many pages the height fits; `nil` or 0 for as many as it takes.
    public var fitToHeight: Int?
    /// The scale in percent, 10 to 400, when nothing is fitted.
    public var scale: Int?
    /// The cells that are printed; all when empty.
    public var printArea: [CellRange] = []
    /// The rows that are printed on every page, from 0.
    public var titleRows: ClosedRange<Int>?
    /// The columns that are printed on every page, from 0.
    public var titleColumns: ClosedRange<Int>?
    /// The header, with Excel's codes: `&L`, `&C`, `&R` begin the left, middle and right part; `&P` is the page, `&N`
    /// the number of pages, `&D` the date, `&F` the file, `&A` the sheet, `&&` an ampersand. At most 255 characters.
    public var header: String?
    /// The footer, as ``header``.
    public var footer: String?
    /// Rows before which a new page begins, from 0.
    public var breaksBeforeRows: [Int] = []
    /// Columns before which a new page begins, from 0.
    public var breaksBeforeColumns: [Int] = []
    /// Whether what is printed stands in the middle of the page's width.
    public var isCenteredHorizontally = false
    /// Whether the lines between cells are printed.
    public var printsGridLines = false

    /// Creates Excel's own setup.
    public init() {}
}
