internal import Findings
internal import SheetModel

/// The names of a written workbook: tables and defined names share one set for the whole workbook, whatever the case.
struct NameChecks {
    private var taken: Set<String> = []

    /// Takes up the name of a table and checks its columns.
    mutating func add(_ table: TableDefinition, sheet: String) throws(Problem) {
        let cell = table.range.description
        guard Self.isName(table.name) else { throw Self.badName(sheet: sheet, cell: cell) }
        guard taken.insert("\(table.name.lowercased())\n").inserted else { throw Self.twice(sheet: sheet, cell: cell) }
        let width = table.range.last.column - table.range.first.column + 1
        guard table.columns.count == width, table.range.last.row > table.range.first.row else {
            throw WriteProblem.value(
                "bảng cần một tên cho mỗi cột và ít nhất một dòng dưới tiêu đề",
                "a table needs a name for each column and at least one row below its header", sheet: sheet, cell: cell)
        }
        let columns = Set(table.columns.map { $0.lowercased() })
        guard columns.count == width, table.columns.allSatisfy({ !$0.isEmpty && $0.utf16.count <= ExcelLimit.name })
        else {
            throw WriteProblem.name(
                "tên cột của bảng bị rỗng, trùng hoặc dài hơn 255 ký tự",
                "a table's column name is empty, stands twice, or is longer than 255 characters", sheet: sheet,
                cell: cell)
        }
    }

    /// Takes up a defined name.
    mutating func add(_ name: DefinedName, sheet: String?) throws(Problem) {
        guard Self.isName(name.name), !name.refersTo.isEmpty, name.refersTo.utf16.count <= ExcelLimit.formula else {
            throw Self.badName(sheet: sheet, cell: nil)
        }
        let scope = name.sheetIndex.map(String.init) ?? ""
        guard taken.insert("\(name.name.lowercased())\n\(scope)").inserted else {
            throw Self.twice(sheet: sheet, cell: nil)
        }
    }

    /// Whether a name is one that Excel takes (ECMA-376 part 1, 18.2.5): letters, digits, `_ . \ ?`, a letter or `_ \` in
    /// front, and nothing that reads as a cell.
    static func isName(_ name: String) -> Bool {
        let plain = name.hasPrefix("_xlnm.") ? String(name.dropFirst(6)) : name
        guard let first = plain.unicodeScalars.first, name.utf16.count <= ExcelLimit.name else { return false }
        guard first.properties.isAlphabetic || first == "_" || first == "\\" else { return false }
        for scalar in plain.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let isMark = scalar.properties.generalCategory == .nonspacingMark
            guard isLetter || isMark || "_.\\?".unicodeScalars.contains(scalar) else { return false }
        }
        let upper = plain.uppercased()
        if CellReference(upper) != nil || upper == "R" || upper == "C" { return false }
        return !isR1C1(upper)
    }

    private static func isR1C1(_ name: String) -> Bool {
        var rest = name.utf8[...]
        guard rest.popFirst() == UInt8(ascii: "R") else { return false }
        rest = rest.drop { (48...57).contains($0) }
        guard rest.popFirst() == UInt8(ascii: "C") else { return false }
        return rest.allSatisfy { (48...57).contains($0) }
    }

    private static func badName(sheet: String?, cell: String?) -> Problem {
        WriteProblem.name(
            "tên bảng hoặc tên vùng không hợp lệ", "the name of a table or range is none that Excel takes",
            sheet: sheet, cell: cell)
    }

    private static func twice(sheet: String?, cell: String?) -> Problem {
        WriteProblem.name(
            "tên bảng hoặc tên vùng bị trùng", "the name of a table or range stands twice", sheet: sheet, cell: cell)
    }
}
