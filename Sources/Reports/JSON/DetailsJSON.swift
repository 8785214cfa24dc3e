public import SheetModel

/// Writes what a sheet or workbook says beside its cells: the optional members of `doisoat.cells/1`.
public enum DetailsJSON {
    /// Appends the members of a sheet, each with a comma in front; of those that may be missing, none is empty.
    public static func append(_ details: SheetDetails, to buffer: inout TextBuffer) {
        buffer.raw(",\"merged\":")
        buffer.list(details.merged) { $0.string($1.description) }
        member("tables", details.tables, to: &buffer, table)
        member("notes", details.notes, to: &buffer) { buffer, note in
            buffer.raw("{\"ref\":")
            buffer.string(note.cell.description)
            buffer.member("author", note.author)
            buffer.member("text", note.text)
            buffer.raw("}")
        }
        member("threads", details.threads, to: &buffer) { thread($1, isReply: false, to: &$0) }
        member("links", details.links, to: &buffer, link)
        member("validations", details.validations, to: &buffer, validation)
        member("hiddenRows", details.hiddenRows, to: &buffer) { $0.string(rows($1)) }
        member("hiddenColumns", details.hiddenColumns, to: &buffer) { $0.string(columns($1)) }
    }

    /// Appends the member `names` with a comma in front, unless there are none.
    public static func append(_ names: [DefinedName], sheets: [String], to buffer: inout TextBuffer) {
        member("names", names, to: &buffer) { name($1, sheets: sheets, to: &$0) }
    }

    static func name(_ name: DefinedName, sheets: [String], to buffer: inout TextBuffer) {
        buffer.raw("{\"name\":")
        buffer.string(name.name)
        buffer.member("refersTo", name.refersTo)
        if let index = name.sheetIndex, sheets.indices.contains(index) { buffer.member("sheet", sheets[index]) }
        if name.isHidden { buffer.raw(",\"hidden\":true") }
        buffer.raw("}")
    }

    /// Rows from 0 as contracts write them: `3` or `3:7`.
    static func rows(_ run: ClosedRange<Int>) -> String {
        run.count == 1 ? "\(run.lowerBound + 1)" : "\(run.lowerBound + 1):\(run.upperBound + 1)"
    }

    /// Columns from 0 as contracts write them: `C` or `C:E`.
    static func columns(_ run: ClosedRange<Int>) -> String {
        let first = CellReference.columnName(run.lowerBound)
        return run.count == 1 ? first : "\(first):\(CellReference.columnName(run.upperBound))"
    }

    private static func member<Item>(
        _ name: String, _ items: [Item], to buffer: inout TextBuffer, _ body: (inout TextBuffer, Item) -> Void
    ) {
        guard !items.isEmpty else { return }
        buffer.comma()
        buffer.key(name)
        buffer.list(items, body)
    }

    private static func table(_ buffer: inout TextBuffer, _ table: TableDefinition) {
        buffer.raw("{\"name\":")
        buffer.string(table.name)
        buffer.member("range", table.range.description)
        buffer.comma()
        buffer.key("columns")
        buffer.list(table.columns) { $0.string($1) }
        buffer.raw("}")
    }

    private static func thread(_ comment: ThreadedComment, isReply: Bool, to buffer: inout TextBuffer) {
        buffer.raw("{")
        if !isReply {
            buffer.key("ref")
            buffer.string(comment.cell.description)
            buffer.comma()
        }
        buffer.key("text")
        buffer.string(comment.text)
        buffer.member("author", comment.author)
        buffer.member("date", comment.date)
        if comment.isDone { buffer.raw(",\"done\":true") }
        if !comment.replies.isEmpty {
            buffer.raw(",\"replies\":")
            buffer.list(comment.replies) { thread($1, isReply: true, to: &$0) }
        }
        buffer.raw("}")
    }

    private static func link(_ buffer: inout TextBuffer, _ link: Hyperlink) {
        buffer.raw("{\"ref\":")
        buffer.string(link.range.description)
        buffer.member("target", link.target)
        buffer.member("location", link.location)
        buffer.member("display", link.display)
        buffer.member("tooltip", link.tooltip)
        buffer.raw("}")
    }

    private static func validation(_ buffer: inout TextBuffer, _ rule: DataValidation) {
        buffer.raw("{\"ranges\":")
        buffer.list(rule.ranges) { $0.string($1.description) }
        buffer.member("type", rule.type)
        buffer.member("operator", rule.comparison)
        buffer.member("formula1", rule.formula1)
        buffer.member("formula2", rule.formula2)
        buffer.member("promptTitle", rule.promptTitle)
        buffer.member("prompt", rule.prompt)
        buffer.member("errorTitle", rule.errorTitle)
        buffer.member("error", rule.error)
        buffer.raw("}")
    }
}
