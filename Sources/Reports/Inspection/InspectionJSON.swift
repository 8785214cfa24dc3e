internal import Findings
internal import Mapping
internal import SheetModel

/// Writes an inspection as `doisoat.inspection/1`.
public enum InspectionJSON {
    /// Appends the whole document.
    public static func append(_ inspection: WorkbookInspection, to buffer: inout TextBuffer) {
        buffer.raw("{\"schema\":\"doisoat.inspection/1\",\"file\":")
        buffer.string(inspection.file)
        buffer.raw(",\"date1904\":")
        buffer.boolean(inspection.dateSystem == .from1904)
        buffer.raw(",\"sheets\":")
        buffer.list(inspection.sheets, sheet)
        buffer.raw(",\"names\":")
        let sheets = inspection.sheets.map(\.name)
        buffer.list(inspection.names) { DetailsJSON.name($1, sheets: sheets, to: &$0) }
        if let drafts = inspection.drafts {
            buffer.raw(",\"drafts\":")
            buffer.list(drafts, draft)
        }
        buffer.raw(",\"warnings\":")
        buffer.list(inspection.warnings, warning)
        buffer.raw("}\n")
    }

    private static func sheet(_ buffer: inout TextBuffer, _ sheet: SheetInspection) {
        buffer.raw("{\"name\":")
        buffer.string(sheet.name)
        buffer.raw(",\"index\":")
        buffer.integer(sheet.index)
        buffer.member("state", sheet.visibility.rawValue)
        buffer.member("kind", sheet.kind.rawValue)
        buffer.raw(",\"dimension\":")
        if let dimension = sheet.dimension { buffer.string(dimension.description) } else { buffer.raw("null") }
        count("cells", sheet.cells, to: &buffer)
        count("formulas", sheet.formulas, to: &buffer)
        count("merged", sheet.details.merged.count, to: &buffer)
        count("notes", sheet.details.notes.count, to: &buffer)
        count("threads", sheet.details.threads.count, to: &buffer)
        count("links", sheet.details.links.count, to: &buffer)
        count("validations", sheet.details.validations.count, to: &buffer)
        buffer.raw(",\"hiddenRows\":")
        buffer.list(sheet.details.hiddenRows) { $0.string(DetailsJSON.rows($1)) }
        buffer.raw(",\"hiddenColumns\":")
        buffer.list(sheet.details.hiddenColumns) { $0.string(DetailsJSON.columns($1)) }
        buffer.raw(",\"protected\":")
        buffer.boolean(sheet.details.isProtected)
        buffer.raw(",\"tables\":")
        buffer.list(sheet.tables, table)
        buffer.raw("}")
    }

    private static func table(_ buffer: inout TextBuffer, _ table: SheetTable) {
        buffer.raw("{")
        TablesJSON.head(of: table, to: &buffer)
        buffer.raw(",\"rows\":{")
        var isFirst = true
        for kind in [TableRow.Kind.data, .group, .total, .note] {
            if !isFirst { buffer.comma() }
            isFirst = false
            buffer.string(kind.rawValue)
            buffer.raw(":")
            buffer.integer(table.rows.count { $0.kind == kind })
        }
        buffer.raw("}")
        let totals = table.rows.filter { $0.kind == .total }
        if !totals.isEmpty {
            buffer.raw(",\"totalRows\":")
            buffer.list(totals) { $0.integer($1.index + 1) }
        }
        buffer.raw("}")
    }

    private static func draft(_ buffer: inout TextBuffer, _ draft: FormDraft) {
        buffer.raw("{")
        buffer.key("sheet")
        buffer.string(draft.sheet)
        buffer.member("range", draft.range.description)
        buffer.member("declared", draft.declared)
        if draft.declared == nil {
            buffer.raw(",\"form\":")
            ProgramJSON.append(draft.form, to: &buffer)
        }
        buffer.raw(",\"review\":")
        buffer.list(draft.doubts, text)
        let doubtful = draft.columns.filter { !$0.doubts.isEmpty }
        if !doubtful.isEmpty {
            buffer.raw(",\"columns\":")
            buffer.list(doubtful) { buffer, column in
                buffer.raw("{")
                buffer.key("column")
                buffer.string(CellReference.columnName(column.place))
                buffer.member("header", column.column.header.description)
                buffer.raw(",\"review\":")
                buffer.list(column.doubts, text)
                buffer.raw("}")
            }
        }
        buffer.raw("}")
    }

    private static func warning(_ buffer: inout TextBuffer, _ problem: Problem) {
        buffer.raw("{\"code\":")
        buffer.string(problem.code.rawValue)
        buffer.raw(",\"message\":")
        text(&buffer, problem.message)
        if let remedy = problem.remedy {
            buffer.raw(",\"remedy\":")
            text(&buffer, remedy)
        }
        buffer.member("sheet", problem.place.sheet)
        buffer.member("cell", problem.place.cell)
        buffer.member("part", problem.place.part)
        if let line = problem.place.line { count("line", line, to: &buffer) }
        buffer.raw("}")
    }

    private static func text(_ buffer: inout TextBuffer, _ text: LocalizedText) {
        buffer.raw("{\"vi\":")
        buffer.string(text.vi)
        buffer.member("en", text.en)
        buffer.raw("}")
    }

    private static func count(_ name: String, _ value: Int, to buffer: inout TextBuffer) {
        buffer.comma()
        buffer.key(name)
        buffer.integer(value)
    }
}
