/// Where a picture or chart stands over the cells (ECMA-376 part 1, 20.5.2).
public struct DrawingAnchor: Sendable, Hashable {
    /// How far it reaches.
    public enum Extent: Sendable, Hashable {
        /// A size in pixels (96 to an inch), whatever the cells below it do.
        case pixels(width: Int, height: Int)
        /// To the left top corner of a cell; it grows with the cells below it.
        case to(CellReference)
    }

    /// The cell whose left top corner is its own.
    public var from: CellReference
    /// Pixels right of that corner.
    public var offsetX: Int
    /// Pixels below that corner.
    public var offsetY: Int
    /// How far it reaches.
    public var extent: Extent

    /// Creates an anchor.
    public init(from: CellReference, offsetX: Int = 0, offsetY: Int = 0, _ extent: Extent) {
        self.from = from
        self.offsetX = offsetX
        self.offsetY = offsetY
        self.extent = extent
    }
}

/// A picture on a sheet.
public struct SheetImage: Sendable, Hashable {
    /// The bytes of a PNG or JPEG file.
    public var bytes: [UInt8]
    /// Where it stands.
    public var anchor: DrawingAnchor
    /// What it shows, for those who cannot see it.
    public var description: String

    /// Creates a picture.
    public init(bytes: [UInt8], anchor: DrawingAnchor, description: String = "") {
        self.bytes = bytes
        self.anchor = anchor
        self.description = description
    }
}

/// A chart of the simple kind a report needs (ECMA-376 part 1, 21.2).
public struct SheetChart: Sendable, Hashable {
    /// How the series are drawn.
    public enum Kind: Sendable, Hashable {
        /// Upright columns side by side.
        case column
        /// Upright columns on top of each other.
        case stackedColumn
        /// Bars from the left.
        case bar
        /// Lines.
        case line
        /// Slices of a circle; only the first series is drawn.
        case pie
    }

    /// One row of figures. References are formulas such as `'Biểu 01'!$D$7:$D$18`.
    public struct Series: Sendable, Hashable {
        /// The name, as text or as a reference to one cell.
        public var name: Name?
        /// The cells with the names of the figures.
        public var categories: String?
        /// The cells with the figures.
        public var values: String
        /// What the category cells hold, if known, so that the chart can be shown before anything is calculated.
        public var knownCategories: [String]
        /// What the value cells hold, if known; `nil` for a blank one.
        public var knownValues: [Double?]
        /// The colour; `nil` for the next of the theme.
        public var color: Color?

        /// A series' name.
        public enum Name: Sendable, Hashable {
            /// The name itself.
            case text(String)
            /// The cell that holds it, and what it holds if that is known.
            case cell(String, known: String? = nil)
        }

        /// Creates a series.
        public init(
            name: Name? = nil, categories: String? = nil, values: String, knownCategories: [String] = [],
            knownValues: [Double?] = [], color: Color? = nil
        ) {
            self.name = name
            self.categories = categories
            self.values = values
            self.knownCategories = knownCategories
            self.knownValues = knownValues
            self.color = color
        }
    }

    /// A legend's place.
    public enum Legend: String, Sendable, Hashable {
        /// On the right.
        case right = "r"
        /// Below.
        case bottom = "b"
        /// Above.
        case top = "t"
        /// On the left.
        case left = "l"
    }

    /// How the series are drawn.
    public var kind: Kind
    /// The series.
    public var series: [Series]
    /// Where the chart stands.
    public var anchor: DrawingAnchor
    /// The title.
    public var title: String?
    /// The title of the axis with the categories.
    public var categoryTitle: String?
    /// The title of the axis with the figures.
    public var valueTitle: String?
    /// Where the legend stands; `nil` for none.
    public var legend: Legend?
    /// Whether figures stand at the columns, points or slices.
    public var showsValues: Bool

    /// Creates a chart.
    public init(
        _ kind: Kind, series: [Series], anchor: DrawingAnchor, title: String? = nil, categoryTitle: String? = nil,
        valueTitle: String? = nil, legend: Legend? = .right, showsValues: Bool = false
    ) {
        self.kind = kind
        self.series = series
        self.anchor = anchor
        self.title = title
        self.categoryTitle = categoryTitle
        self.valueTitle = valueTitle
        self.legend = legend
        self.showsValues = showsValues
    }
}
