internal import Domain
internal import Findings
internal import SheetModel

// Columns and rows.
extension MappingFinding {
    // MARK: Columns

    /// What is to be said of the columns of a form that was found.
    static func columns(of match: FormMatch, _ context: Context) -> [Finding] {
        let row = match.table.headerRows.lowerBound
        func place(_ column: TableColumn) -> Place { context.place(CellReference(row: row, column: column.column)) }
        let asked = match.ambiguous.flatMap(\.declared)
        return match.missing.filter { !asked.contains($0) }.compactMap {
            missing($0, context.place(match.table.range.first))
        }
            + match.ambiguous.map { ambiguous($0.columns, $0.declared, $0.columns.map(place)) }
            + match.columns.filter(\.fit.isRenamed).map { renamed($0, place($0.column)) }
            + match.moved.map { moved($0, place($0.column)) }
            + match.added.filter { !$0.path.isEmpty }.map { added($0, place($0)) }
    }

    /// A column that is not there; of those that need not be, only one that holds figures is worth a word.
    private static func missing(_ column: FormColumn, _ place: Place) -> Finding? {
        guard !column.isRequired else {
            return Finding(
                .partMissing, .error,
                LocalizedText(
                    vi: "Biểu thiếu cột bắt buộc “\(column.header)”.",
                    en: "The form lacks the required column “\(column.header)”."), evidence: [Evidence(place: place)])
        }
        guard [.figure, .count, .sum].contains(column.role) else { return nil }
        return Finding(
            .partMissing, .information,
            LocalizedText(
                vi: "Biểu không có cột “\(column.header)”.", en: "The form has no column “\(column.header)”."),
            evidence: [Evidence(place: place)])
    }

    private static func ambiguous(_ columns: [TableColumn], _ declared: [FormColumn], _ places: [Place]) -> Finding {
        let names = declared.map(\.header.description)
        return Finding(
            .columnAmbiguous, .error,
            LocalizedText(
                vi:
                    "Cột \(columns.map { "“\($0.key)”" }.joined(separator: ", ")) có thể là \(names.map { "“\($0)”" }.joined(separator: ", ")), nên chưa được đọc. Đề nghị ghi tiêu đề rõ hơn.",
                en:
                    "Column \(columns.map { "“\($0.key)”" }.joined(separator: ", ")) may be \(names.map { "“\($0)”" }.joined(separator: ", ")) and was not read. Label it more exactly."
            ),
            evidence: zip(columns, places).map { Evidence(place: $1, raw: $0.key) }, candidates: names)
    }

    private static func renamed(_ column: FormMatch.Column, _ place: Place) -> Finding {
        let label = column.column.path.joined(separator: " › ")
        return Finding(
            .columnRenamed, .warning,
            LocalizedText(
                vi: "Cột “\(label)” được đọc là cột đã khai báo “\(column.declaration.header)”.",
                en: "Column “\(label)” was read as the declared column “\(column.declaration.header)”."),
            evidence: [Evidence(place: place, raw: label)])
    }

    private static func moved(_ column: FormMatch.Column, _ place: Place) -> Finding {
        let name = CellReference.columnName(column.column.column)
        return Finding(
            .columnMoved, .warning,
            LocalizedText(
                vi: "Cột “\(column.declaration.header)” nằm ở cột \(name), khác thứ tự trong khai báo.",
                en:
                    "Column “\(column.declaration.header)” stands in column \(name), in another order than declared."),
            evidence: [Evidence(place: place)])
    }

    private static func added(_ column: TableColumn, _ place: Place) -> Finding {
        Finding(
            .columnAdded, .information,
            LocalizedText(
                vi: "Cột “\(column.key)” không có trong khai báo, nên không được đọc.",
                en: "Column “\(column.key)” is not declared and was not read."),
            evidence: [Evidence(place: place, raw: column.key)])
    }

    // MARK: Rows

    static func unnamedRow(_ place: Place) -> Finding {
        Finding(
            .rowUnnamed, .warning,
            LocalizedText(
                vi: "Dòng của ô \(place.cell ?? "") có số liệu mà không có tên, nên không được đọc.",
                en: "The row of cell \(place.cell ?? "") has figures and no name; it was not read."),
            evidence: [Evidence(place: place)])
    }

    static func duplicateRow(_ name: String, _ unit: String, _ context: Context, rows: [Int], column: Int) -> Finding {
        let cells = rows.map { CellReference(row: $0, column: column) }
        return repeated(.unitDuplicate, name, context, cells, LocalizedText(vi: "dòng", en: "rows"), organization: unit)
    }

    static func duplicateColumns(
        _ name: String, _ unit: String, _ context: Context, columns: [Int], groups: Int, row: Int
    ) -> Finding {
        let cells = columns.map { CellReference(row: row, column: $0) }
        return repeated(
            .unitDuplicate, name, context, cells, LocalizedText(vi: "cột", en: "columns"), organization: unit,
            times: groups)
    }

    static func duplicateRow(_ indicator: Indicator, _ context: Context, rows: [Int], column: Int) -> Finding {
        let cells = rows.map { CellReference(row: $0, column: column) }
        return repeated(
            .indicatorDuplicate, "“\(indicator.name)”", context, cells, LocalizedText(vi: "dòng", en: "rows"),
            indicator: indicator.code)
    }

    private static func repeated(
        _ code: Problem.Code, _ name: String, _ context: Context, _ cells: [CellReference], _ kind: LocalizedText,
        organization: String? = nil, indicator: String? = nil, times: Int? = nil
    ) -> Finding {
        let times = times ?? cells.count
        // The first is what is repeated; the cell to look at is that of the second.
        let second = cells[min(cells.count / max(times, 1), cells.count - 1)]
        let list = cells.prefix(10).map(\.description).joined(separator: ", ") + (cells.count > 10 ? ", …" : "")
        return Finding(
            code, .error,
            LocalizedText(
                vi: "\(name) có \(cells.count) \(kind.vi): \(list). Đề nghị giữ một \(kind.vi).",
                en: "\(name) has \(cells.count) \(kind.en): \(list). Keep one."),
            organization: organization, indicator: indicator,
            evidence: [Evidence(place: context.place(second), raw: name)]
                + cells.filter { $0 != second }.map { Evidence(.compared, place: context.place($0), raw: name) },
            comparison: Comparison(stated: "\(times)", computed: "1", difference: "\(times - 1)"))
    }

    static func codeUnknown(_ code: String, _ place: Place, header: [String]) -> Finding {
        Finding(
            .codeDoubtful, .warning,
            LocalizedText(
                vi: "Mã “\(code)” ở ô \(place.cell ?? "") không có trong chương trình; đã đọc theo tên.",
                en: "Code “\(code)” in cell \(place.cell ?? "") is not in the programme; the name was used."),
            evidence: [Evidence(place: place, raw: code, header: header)])
    }

    static func codeDiffers(_ code: String, _ name: String, _ units: [String], _ place: Place) -> Finding {
        Finding(
            .codeDoubtful, .error,
            LocalizedText(
                vi: "Mã “\(code)” ở ô \(place.cell ?? "") không phải của “\(name)”; đã đọc theo mã.",
                en: "Code “\(code)” in cell \(place.cell ?? "") is not that of “\(name)”; the code was used."),
            evidence: [Evidence(place: place, raw: code)], candidates: units)
    }

    // MARK: Cells

    static func covered(_ source: Source, by range: CellRange, _ indicator: Indicator) -> Finding {
        Finding(
            .cellCovered, .warning,
            LocalizedText(
                vi: "Ô \(source.cell) thuộc vùng gộp \(range); số chỉ tính cho ô \(range.first). Đề nghị bỏ gộp.",
                en: "Cell \(source.cell) is covered by \(range); its figure counts for \(range.first) only. Unmerge."),
            indicator: indicator.code, evidence: [Evidence(source)])
    }

    static func hidden(_ cells: [CellReference], _ kind: LocalizedText, _ context: Context) -> Finding {
        Finding(
            .hiddenFigures, .warning,
            LocalizedText(
                vi: "\(cells.count) \(kind.vi) ẩn có số liệu và đã được tính. Đề nghị cho hiện lại hoặc xoá.",
                en: "\(cells.count) hidden \(kind.en) hold figures and were counted. Show or delete them."),
            evidence: cells.map { Evidence(place: context.place($0)) })
    }
}
