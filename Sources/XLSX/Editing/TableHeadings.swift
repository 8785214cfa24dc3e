internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Keeps the column names of tables equal to the cells that head the columns; where they differ Excel offers a repair.
struct TableHeadings {
    private let edit: PackageEdit
    private let sheet: PartName

    init(_ edit: PackageEdit, sheet: PartName) {
        self.edit = edit
        self.sheet = sheet
    }

    /// Renames the columns whose heading cells are among `changes`.
    ///
    /// - Throws: `EDIT_TABLE_HEADING` for what cannot be a heading, and where a formula may name the column.
    func follow(_ changes: [CellReference: CellChange], _ receipt: inout EditReceipt) throws(Problem) {
        let changes = changes.filter { $0.value.changesContent }
        guard !changes.isEmpty else { return }
        for relationship in try edit.relationships(of: sheet) where relationship.kind == .table {
            guard let part = edit.part(relationship, of: sheet) else { continue }
            let document = try edit.document(of: part)
            guard let range = document.value(of: document.root, "ref").flatMap({ CellRange($0) }),
                document.value(of: document.root, "headerRowCount") != "0",
                let columns = document.child(of: document.root, "tableColumns")
            else { continue }
            let list = Array(document.children(of: columns))
            var names = list.map { document.value(of: $0, "name") ?? "" }
            var edits = MarkupEdits()
            for (position, column) in list.enumerated() {
                let cell = CellReference(row: range.first.row, column: range.first.column + position)
                guard let change = changes[cell] else { continue }
                guard case .text(let text)? = change.value, change.formula == nil, !text.isEmpty else {
                    throw EditProblem.tableHeading(cell.description)
                }
                if text == names[position] { continue }
                let isTaken = names.contains { $0.lowercased() == text.lowercased() }
                guard !isTaken, try !isNamedInFormulas(names[position]) else {
                    throw EditProblem.tableHeading(cell.description)
                }
                names[position] = text
                var attributes = AttributeChanges()
                attributes.set("name", to: EscapedText.encoded(text))
                attributes.apply(to: column, of: document, &edits)
            }
            guard !edits.isEmpty else { continue }
            edit.replace(part, with: edits.applied(to: document.bytes))
            receipt.touch(part.description, vi: "đổi tên cột của bảng", en: "a table's column was renamed")
        }
    }

    /// Whether any part might name the column in a structured reference.
    ///
    /// - Complexity: O(n) in the bytes of all worksheets, tables and the workbook part; only headings are asked for.
    private func isNamedInFormulas(_ name: String) throws(Problem) -> Bool {
        var pattern: [UInt8] = []
        pattern.append(xmlText: name)
        pattern.append(UInt8(ascii: "]"))
        for part in edit.partNames where part.description.hasSuffix(".xml") {
            guard
                part.description.contains("sheet") || part.description.contains("table")
                    || part.description.contains("workbook") || part.description.contains("chart")
            else { continue }
            let bytes = try edit.bytes(of: part)
            var position = 0
            while position <= bytes.count - pattern.count {
                if bytes[position] == pattern[0], bytes[position...].starts(with: pattern), position > 0,
                    bytes[position - 1] == UInt8(ascii: "[") || bytes[position - 1] == UInt8(ascii: "@")
                {
                    return true
                }
                position += 1
            }
        }
        return false
    }
}
