internal import Findings
internal import SheetModel
internal import XMLEvents

/// The calculation chain, in which Excel remembers where formulas are (ECMA-376 part 1, 18.6): an entry for a cell
/// without a formula makes it offer a repair, a missing entry does not.
enum CalculationChain {
    /// The chain without the entries of cells on the sheet with that id; `nil` when none is left.
    static func removing(_ cells: Set<CellReference>, ofSheet id: String, from document: MarkupDocument) -> [UInt8]? {
        var edits = MarkupEdits()
        var sheet = ""
        var isSheetOwed = false
        var count = 0
        for element in document.children(of: document.root) where document.isNamed(element, "c") {
            let named = document.attribute(of: element, "i")
            if let named {
                sheet = document.value(of: named)
                isSheetOwed = false
            }
            let cell = document.value(of: element, "r").flatMap { CellReference($0) }
            if sheet == id, let cell, cells.contains(cell) {
                edits.remove(document.range(of: element))
                // Entries behind one that names its sheet are of that sheet too.
                if named != nil { isSheetOwed = true }
                continue
            }
            count += 1
            guard isSheetOwed else { continue }
            isSheetOwed = false
            var attribute: [UInt8] = []
            attribute.append(xmlAttribute: "i", sheet)
            edits.insert(attribute, at: document.endOfAttributes(of: element))
        }
        return count == 0 ? nil : edits.applied(to: document.bytes)
    }
}
