public import Findings
public import SheetModel

/// Writes what an edit did as `doisoat.receipt/1`.
public enum ReceiptJSON {
    /// Appends the whole document; `refusal` says why nothing was changed.
    public static func append(
        _ receipt: EditReceipt, file: String, output: String, refusal: Problem?, to buffer: inout TextBuffer
    ) {
        buffer.raw("{\"schema\":\"doisoat.receipt/1\",\"file\":")
        buffer.string(file)
        buffer.member("output", output)
        buffer.raw(",\"changed\":")
        buffer.boolean(refusal == nil && !receipt.parts.isEmpty)
        buffer.raw(",\"parts\":")
        buffer.list(receipt.parts) { buffer, change in
            buffer.raw("{\"part\":")
            buffer.string(change.part)
            buffer.member("action", change.action.rawValue)
            buffer.raw(",\"reason\":")
            text(change.reason, to: &buffer)
            buffer.raw("}")
        }
        buffer.raw(",\"cells\":")
        buffer.list(receipt.cells) { buffer, edit in
            cell(edit.sheet, edit.cell, to: &buffer)
            buffer.member("change", edit.kind.rawValue)
            buffer.raw("}")
        }
        buffer.raw(",\"references\":")
        buffer.list(receipt.references) { buffer, change in
            buffer.raw("{\"kind\":")
            buffer.string(change.kind)
            buffer.member("part", change.part)
            buffer.member("place", change.place)
            buffer.member("before", change.before)
            buffer.member("after", change.after)
            buffer.raw("}")
        }
        buffer.raw(",\"results\":{\"recomputed\":")
        results(receipt.recomputedResults, to: &buffer)
        buffer.raw(",\"dropped\":")
        results(receipt.droppedResults, to: &buffer)
        buffer.raw("},\"caches\":{\"recomputed\":")
        caches(receipt.refilledCaches, to: &buffer)
        buffer.raw(",\"dropped\":")
        caches(receipt.droppedCaches, to: &buffer)
        buffer.raw("},\"refusals\":")
        buffer.list(refusal.map { [$0] } ?? []) { buffer, problem in
            buffer.raw("{\"code\":")
            buffer.string(problem.code.rawValue)
            buffer.member("place", problem.place.description)
            buffer.raw(",\"message\":")
            text(problem.message, to: &buffer)
            buffer.raw("}")
        }
        buffer.raw("}\n")
    }

    private static func results(_ results: [EditReceipt.StaleResult], to buffer: inout TextBuffer) {
        buffer.list(results) { buffer, result in
            cell(result.sheet, result.cell, to: &buffer)
            buffer.raw("}")
        }
    }

    private static func caches(_ caches: [EditReceipt.DroppedCache], to buffer: inout TextBuffer) {
        buffer.list(caches) { buffer, cache in
            buffer.raw("{\"part\":")
            buffer.string(cache.part)
            buffer.member("reference", cache.reference)
            buffer.raw("}")
        }
    }

    private static func cell(_ sheet: String, _ cell: CellReference, to buffer: inout TextBuffer) {
        buffer.raw("{\"sheet\":")
        buffer.string(sheet)
        buffer.member("cell", cell.description)
    }

    private static func text(_ text: LocalizedText, to buffer: inout TextBuffer) {
        buffer.raw("{\"vi\":")
        buffer.string(text.vi)
        buffer.member("en", text.en)
        buffer.raw("}")
    }
}
