/// Every kind of reference to cells outside the rows of a sheet: the one list. A new kind is a new line.
///
/// The rows themselves (`row`, `c`, `f`) are the work of ``RowShift`` and ``SheetFormulas``; the columns of tables that
/// of ``TableShift``; the shapes of notes that of ``VMLShift``. What says only how a sheet is looked at
/// (`topLeftCell`, `xSplit`, `ySplit`) stays, as in Excel.
///
/// Source: ECMA-376 part 1, 18 and 20.5; part 4, 19.4; [MS-XLSX] for what Excel added.
enum ReferenceRules {
    static let all: [ReferenceRule] = sheet + rulesOnCells + filters + besideSheet + drawings + workbook

    private static let sheet: [ReferenceRule] = [
        ReferenceRule("dimension", .sheet, "dimension", at: "ref", .range(.text("A1"))),
        ReferenceRule("scroll", .sheet, "sheetPr", at: "syncRef", .range(.attribute)),
        ReferenceRule("selection", .sheet, "selection", at: "activeCell", .cell(.successor)),
        ReferenceRule("selection", .sheet, "selection", at: "sqref", .ranges(.successor)),
        ReferenceRule("columns", .sheet, "col", in: "cols", .columns),
        ReferenceRule("mergedRange", .sheet, "mergeCell", at: "ref", .merge),
        ReferenceRule("protectedRange", .sheet, "protectedRange", at: "sqref", .ranges(.element)),
        ReferenceRule("scenario", .sheet, "scenarios", at: "sqref", .ranges(.attribute)),
        ReferenceRule("scenario", .sheet, "inputCells", at: "r", .cell(.element)),
        ReferenceRule("consolidation", .sheet, "dataRef", at: "ref", .source),
        ReferenceRule("hyperlink", .sheet, "hyperlink", at: "ref", .item),
        ReferenceRule("hyperlinkTarget", .sheet, "hyperlink", at: "location", .location),
        ReferenceRule("rowBreak", .sheet, "brk", in: "rowBreaks", at: "id", .pageBreak),
        ReferenceRule("columnBreak", .sheet, "brk", in: "colBreaks", at: "id", .pageBreak),
        ReferenceRule("rowBreak", .sheet, "brk", in: "rowBreaks", .breakSpan),
        ReferenceRule("columnBreak", .sheet, "brk", in: "colBreaks", .breakSpan),
        ReferenceRule("cellWatch", .sheet, "cellWatch", at: "r", .cell(.element)),
        ReferenceRule("ignoredError", .sheet, "ignoredError", at: "sqref", .ranges(.element)),
        ReferenceRule("smartTag", .sheet, "cellSmartTags", at: "r", .cell(.element)),
        ReferenceRule("publishedRange", .sheet, "webPublishItem", at: "sourceRef", .range(.attribute)),
    ]

    private static let rulesOnCells: [ReferenceRule] = [
        ReferenceRule("conditionalFormat", .sheet, "conditionalFormatting", at: "sqref", .ranges(.element)),
        ReferenceRule("conditionalFormat", .sheet, "formula", in: "cfRule", .ruleFormula),
        ReferenceRule("conditionalFormat", .sheet, "cfvo", at: "val", .ruleFormula),
        ReferenceRule("dataValidation", .sheet, "dataValidation", at: "sqref", .ranges(.element)),
        ReferenceRule("dataValidation", .sheet, "formula1", .ruleFormula),
        ReferenceRule("dataValidation", .sheet, "formula2", .ruleFormula),
        // Conditional formats, validations, sparklines and ignored errors of 2009 and later.
        ReferenceRule("sparkline", .sheet, "sparkline", from: .sparkline, .sparkline),
        ReferenceRule("addedFormula", .sheet, "f", from: .added, .ruleFormula),
        ReferenceRule("addedRange", .sheet, "sqref", from: .added, .ranges(.parent)),
    ]

    private static let filters: [ReferenceRule] = [ReferenceRule.Part.sheet, .table].flatMap { part in
        [
            ReferenceRule("autoFilter", part, "autoFilter", at: "ref", .range(.element)),
            ReferenceRule("autoFilter", part, "filterColumn", in: "autoFilter", at: "colId", .filterColumn),
            ReferenceRule("sort", part, "sortState", at: "ref", .range(.element)),
            ReferenceRule("sort", part, "sortCondition", at: "ref", .range(.element)),
        ]
    }

    private static let besideSheet: [ReferenceRule] = [
        ReferenceRule("note", .comments, "comment", at: "ref", .cell(.element)),
        ReferenceRule("threadedComment", .threads, "threadedComment", from: .any, at: "ref", .cell(.element)),
        ReferenceRule("table", .table, "table", at: "ref", .range(.kept)),
        ReferenceRule("tableFormula", .table, "calculatedColumnFormula", .formula),
        ReferenceRule("tableFormula", .table, "totalsRowFormula", .formula),
        ReferenceRule("pivotTable", .pivotTable, "location", at: "ref", .pivot),
        ReferenceRule("xmlCell", .singleCells, "singleXmlCell", at: "r", .cell(.element)),
        ReferenceRule("controlAnchor", .sheet, "anchor", .anchor),
        ReferenceRule("control", .sheet, "controlPr", at: "linkedCell", .formula),
        ReferenceRule("control", .sheet, "controlPr", at: "listFillRange", .formula),
        ReferenceRule("control", .control, "formControlPr", from: .any, at: "fmlaLink", .formula),
        ReferenceRule("control", .control, "formControlPr", from: .any, at: "fmlaRange", .formula),
        ReferenceRule("control", .control, "formControlPr", from: .any, at: "fmlaGroup", .formula),
        ReferenceRule("control", .control, "formControlPr", from: .any, at: "fmlaTxbx", .formula),
        ReferenceRule("control", .vmlDrawing, "FmlaLink", from: .any, .formula),
        ReferenceRule("control", .vmlDrawing, "FmlaRange", from: .any, .formula),
        ReferenceRule("control", .vmlDrawing, "FmlaGroup", from: .any, .formula),
        ReferenceRule("control", .vmlDrawing, "FmlaTxbx", from: .any, .formula),
        ReferenceRule("control", .vmlDrawing, "FmlaPict", from: .any, .formula),
    ]

    private static let drawings: [ReferenceRule] = [
        ReferenceRule("anchor", .drawing, "twoCellAnchor", from: .drawing, .anchor),
        ReferenceRule("anchor", .drawing, "oneCellAnchor", from: .drawing, .anchor),
        ReferenceRule("shapeText", .drawing, "sp", from: .drawing, at: "textlink", .formula),
        ReferenceRule("picture", .drawing, "cameraTool", from: .any, at: "cellRange", .formula),
        ReferenceRule("chart", .chart, "f", from: .chart, .chartFormula),
        ReferenceRule("chart", .chart, "sqref", from: .chart, .formula),
        ReferenceRule("hyperlinkTarget", .relationships, "Relationship", from: .any, at: "Target", .fragment),
    ]

    private static let workbook: [ReferenceRule] = [
        ReferenceRule("definedName", .workbook, "definedName", .name),
        ReferenceRule("pivotSource", .pivotCache, "worksheetSource", at: "ref", .source),
        ReferenceRule("pivotSource", .pivotCache, "rangeSet", at: "ref", .source),
        ReferenceRule("queryParameter", .connections, "parameter", at: "cell", .formula),
    ]

    /// The rules of a kind of part, by the element's name.
    static func byElement(of part: ReferenceRule.Part) -> [String: [ReferenceRule]] {
        Dictionary(grouping: all.filter { $0.part == part }, by: \.element)
    }
}
