public import Domain
public import Findings
public import SheetModel

/// A report template as it was understood: where its markers stand, what they ask for, and every fault.
///
/// ```swift
/// let template = TemplateReader(directory, at: day).read(sheets, file: "mau.xlsx")
/// guard template.isUsable else { show(template.faults); return }
/// for sheet in template.sheets { for loop in sheet.loops where loop.parent == nil { … } }
/// ```
public struct Template: Sendable {
    /// The file's name as the user gave it.
    public var file: String
    /// The sheets that hold markers, in the order of their tabs.
    public var sheets: [TemplateSheet] = []
    /// All that is wrong, and what deserves a look, in the order of sheets and cells.
    public var faults: [Finding] = []

    /// Creates a template of which nothing is known yet.
    public init(file: String) { self.file = file }

    /// Whether it can be filled: no fault is an error.
    public var isUsable: Bool { !faults.contains { $0.severity == .error } }

    /// The units that it shows, where it names each of them; `nil` where it goes through units or shows all together.
    public var namedUnits: Set<OrganizationID>? {
        var named: Set<OrganizationID> = []
        for sheet in sheets {
            for loop in sheet.loops {
                switch loop.kind {
                case .unit, .group: return nil
                case .indicator, .body, .part: break
                }
            }
            for request in sheet.cells.flatMap(\.markers).compactMap(\.value?.request) {
                guard case .unit(let unit) = request.unit else { return nil }
                named.insert(unit)
            }
        }
        return named
    }
}

/// A sheet with markers.
public struct TemplateSheet: Sendable {
    /// The tab's name.
    public var name: String
    /// The cells that hold markers, row by row. All markers in them go; the content says what comes.
    public var cells: [TemplateCell] = []
    /// The loops, the outer before the inner, from top to bottom.
    public var loops: [TemplateLoop] = []
    /// Rows that stay only under a condition.
    public var conditions: [RowCondition] = []
    /// The indicators that settings say, in the order of cells.
    public var settings: [IndicatorSetting] = []
    /// The formulas that filling will change.
    public var formulas: [TemplateFormula] = []

    /// Creates a sheet without markers.
    public init(_ name: String) { self.name = name }

    /// The loops directly inside another one, or the outermost ones for `nil`.
    public func loops(in parent: Int?) -> [Int] { loops.indices.filter { loops[$0].parent == parent } }

    /// The loops around a cell: those of rows from the outermost in, then those of columns.
    public func loops(around cell: CellReference) -> [Int] {
        let all = loops.indices.filter { loops[$0].covers(cell) }
        return all.filter { loops[$0].axis == .rows } + all.filter { loops[$0].axis == .columns }
    }
}

/// A cell that holds markers.
public struct TemplateCell: Sendable {
    /// What comes into the cell.
    public enum Content: Sendable, Hashable {
        /// Nothing: the cell held nothing but instructions.
        case blank
        /// Words alone, once the instructions are gone.
        case text(String)
        /// One value: a number stays a number, and the cell keeps its number format.
        case value(TemplateValue)
        /// Words and values, as one text.
        case sentence([SentencePiece])
    }

    /// The cell.
    public var cell: CellReference
    /// The text as it stands.
    public var written: String
    /// What comes into it.
    public var content: Content
    /// Its markers in order, with what they mean.
    public var markers: [PlacedMarker] = []

    /// Creates a cell.
    public init(_ cell: CellReference, written: String, content: Content) {
        self.cell = cell
        self.written = written
        self.content = content
    }
}

/// A piece of a sentence.
public enum SentencePiece: Sendable, Hashable {
    /// Words as they stand.
    case text(String)
    /// A value, written as a Vietnamese document writes it.
    case value(TemplateValue)
}

/// A marker as it stands, and what it means.
public struct PlacedMarker: Sendable, Hashable {
    /// What a marker is for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A value.
        case value
        /// A figure of the rows of a loop together.
        case total
        /// The rows or columns from here are repeated.
        case loop
        /// A loop ends here.
        case end
        /// A row stays only under a condition.
        case condition
        /// What stands here where a loop has no rows.
        case empty
        /// Which indicator or unit is meant by the figures around.
        case setting
        /// A remark for the author.
        case comment
    }

    /// The marker with its brackets.
    public var written: String
    /// What it is for.
    public var kind: Kind
    /// What it means, in words.
    public var meaning: LocalizedText
    /// The value it asks for.
    public var value: TemplateValue?
}

/// Rows or columns that are repeated.
public struct TemplateLoop: Sendable, Hashable {
    /// What is gone through.
    public enum Kind: Sendable, Hashable {
        /// The programme's units.
        case unit
        /// Its indicators: those of the codes given, else all.
        case indicator([String])
        /// The bodies that have reported of the row's unit or indicator.
        case body
        /// Groups of units.
        case group(UnitGrouping)
        /// The parts of the indicator around: trong đó.
        case part
    }

    /// Rows or columns.
    public enum Axis: String, Sendable, Hashable {
        /// Rows, one block below the other.
        case rows
        /// Columns, one block beside the other.
        case columns
    }

    /// The cell of its marker.
    public var marker: CellReference
    /// What is gone through.
    public var kind: Kind
    /// Whether rows or columns are repeated.
    public var axis: Axis
    /// The sample rows (or columns), from 0.
    public var block: ClosedRange<Int>
    /// The columns (or rows) within which alone cells move; `nil` for whole rows (or columns).
    public var band: ClosedRange<Int>?
    /// The loop around it, as an index into ``TemplateSheet/loops``.
    public var parent: Int?
    /// Which rows are taken: those that fulfil all.
    public var filter: [TemplateCondition] = []
    /// In which order; none for that of the programme.
    public var order: [TemplateOrder] = []
    /// What stands in a cell of the block where there is no row at all.
    public var empty: EmptyText?
    /// Whether the sample row is hidden where there is no row at all.
    public var hidesEmpty = false
    /// Whether a formula outside of its rows refers to nothing else: one row has to stay.
    public var isReferred = false

    /// What an empty loop leaves.
    public struct EmptyText: Sendable, Hashable {
        /// The cell.
        public var cell: CellReference
        /// The words.
        public var text: String
    }

    /// Creates a loop of one row or column.
    public init(_ kind: Kind, _ axis: Axis, at marker: CellReference) {
        self.kind = kind
        self.axis = axis
        self.marker = marker
        let start = axis == .rows ? marker.row : marker.column
        block = start...start
    }

    /// Whether a cell is repeated by it.
    public func covers(_ cell: CellReference) -> Bool {
        let (along, across) = axis == .rows ? (cell.row, cell.column) : (cell.column, cell.row)
        return block.contains(along) && band?.contains(across) ?? true
    }
}

/// How units are grouped.
public enum UnitGrouping: String, Sendable, Hashable, CaseIterable {
    /// By the area that the programme's sheet Đơn vị says: vùng, cụm.
    case area
    /// By type: xã, thị trấn.
    case kind
}

/// A row that stays only under a condition.
public struct RowCondition: Sendable, Hashable {
    /// The cell of its marker; the condition is on its row.
    public var cell: CellReference
    /// The condition.
    public var condition: TemplateCondition
    /// Whether a formula refers to the row alone: it is emptied and hidden, and does not go.
    public var isReferred = false
}

/// A marker that says which indicator the figures around it are of.
public struct IndicatorSetting: Sendable, Hashable {
    /// The cell of its marker.
    public var cell: CellReference
    /// The indicator's code.
    public var indicator: String
}

/// A formula that filling will change.
public struct TemplateFormula: Sendable, Hashable {
    /// How it changes.
    public enum Change: String, Sendable, Hashable, CaseIterable {
        /// A range in it takes in the new rows or columns.
        case grows
        /// A reference in it moves along.
        case moves
        /// It stands in a loop and is copied with it.
        case copied
    }

    /// The cell.
    public var cell: CellReference
    /// The formula as it stands, without `=`.
    public var formula: String
    /// The formula with as many rows as the programme has units or indicators; as it stands for a copied one.
    public var becomes: String
    /// How it changes.
    public var change: Change
}
