/// One kind of reference to cells: in which part it stands, in which element, and how it follows inserted and deleted
/// rows and columns.
struct ReferenceRule: Sendable {
    /// The kinds of parts that hold references.
    enum Part: Sendable {
        case workbook, sheet, comments, threads, table, pivotTable, pivotCache, singleCells, control, drawing, chart,
            vmlDrawing, connections, relationships
    }

    /// The namespaces of an element, whatever its prefix; strict and transitional are one family.
    enum Family: Sendable {
        /// The main namespace of spreadsheets.
        case main
        /// What Microsoft added since 2009, formulas and lists of cells (`xm:f`, `xm:sqref`).
        case added
        /// Sparklines, a later version of the main namespace.
        case sparkline
        /// Anchors and shapes on a sheet.
        case drawing
        /// Charts, their extensions, and the charts of 2014.
        case chart
        /// Any namespace.
        case any
    }

    /// What becomes of an element whose cells are all deleted.
    enum Loss: Sendable {
        /// The element goes.
        case element
        /// The element around it goes.
        case parent
        /// The attribute goes.
        case attribute
        /// The cell that takes the place of the first deleted one.
        case successor
        /// Another text.
        case text(String)
        /// Nothing changes; another rule looks after it.
        case kept
    }

    /// How the text reads, and so how it follows.
    enum Form: Sendable {
        /// A cell: `D6`.
        case cell(Loss)
        /// A range: `A3:E8`.
        case range(Loss)
        /// A list of ranges: `E4:E8 B20`.
        case ranges(Loss)
        /// The range of something that belongs to its cells, so that copies of these have it too.
        case item
        /// A range of merged cells, which goes when one cell is left.
        case merge
        /// The range of a pivot table, which must not be cut.
        case pivot
        /// A range of the sheet that the attribute `sheet` names.
        case source
        /// Attributes `min` and `max`: columns, from 1.
        case columns
        /// The row below, or the column behind, a page break, from 0.
        case pageBreak
        /// Attributes `min` and `max` of a page break: how far it reaches, from 0.
        case breakSpan
        /// A column of a filter, counted from the filter's first.
        case filterColumn
        /// A formula.
        case formula
        /// A formula of a rule, relative to the first cell of the ranges it is for.
        case ruleFormula
        /// A formula of a chart, whose cache goes when the range holds other cells.
        case chartFormula
        /// A sparkline in a cell, which copies of the cell have too: elements `f` and `sqref`.
        case sparkline
        /// The formula of a defined name.
        case name
        /// The place that a hyperlink leads to.
        case location
        /// The same behind `#`, as the target of a relationship.
        case fragment
        /// The place of a picture, shape, chart or control: elements `from` and `to`.
        case anchor
    }

    /// The name of the kind in receipts.
    var kind: String
    /// Where it stands.
    var part: Part
    /// The element.
    var element: String
    /// The element around it, where that matters.
    var parent: String?
    /// The element's namespace.
    var family: Family
    /// The attribute; `nil` for the element's text, or where the form names its own.
    var attribute: String?
    /// How it follows.
    var form: Form

    init(
        _ kind: String, _ part: Part, _ element: String, in parent: String? = nil, from family: Family = .main,
        at attribute: String? = nil, _ form: Form
    ) {
        self.kind = kind
        self.part = part
        self.element = element
        self.parent = parent
        self.family = family
        self.attribute = attribute
        self.form = form
    }
}

extension ReferenceRule.Family {
    /// Whether a namespace belongs to the family.
    func contains(_ namespace: String) -> Bool {
        switch self {
        case .any: true
        case .main:
            namespace == "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                || namespace == "http://purl.oclc.org/ooxml/spreadsheetml/main"
        case .sparkline: namespace == "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
        case .added: namespace == "http://schemas.microsoft.com/office/excel/2006/main"
        case .drawing:
            namespace.hasSuffix("/spreadsheetDrawing") || namespace.hasSuffix("/chartDrawing")
        case .chart:
            namespace == "http://schemas.openxmlformats.org/drawingml/2006/chart"
                || namespace == "http://purl.oclc.org/ooxml/drawingml/chart"
                || namespace.hasPrefix("http://schemas.microsoft.com/office/drawing/")
        }
    }
}

extension ReferenceRule.Part {
    /// The kind of a part from the last step of the type of a relationship that leads to it.
    init?(relationship: String) {
        switch relationship {
        case "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet": self = .sheet
        case "comments": self = .comments
        case "threadedComment": self = .threads
        case "table": self = .table
        case "pivotTable": self = .pivotTable
        case "pivotCacheDefinition": self = .pivotCache
        case "tableSingleCells": self = .singleCells
        case "ctrlProp": self = .control
        case "drawing", "chartUserShapes": self = .drawing
        case "chart", "chartEx": self = .chart
        case "vmlDrawing": self = .vmlDrawing
        case "connections": self = .connections
        default: return nil
        }
    }
}
