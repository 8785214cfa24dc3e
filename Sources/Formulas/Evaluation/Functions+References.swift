import SheetModel

extension FunctionEntry {
    static let references: [FunctionEntry] = [
        FunctionEntry("ROW", 0...1, "r") { call throws(Fault) in
            try numbers(call, own: Int(call.frame.row) + 1, isRow: true)
        },
        FunctionEntry("COLUMN", 0...1, "r") { call throws(Fault) in
            try numbers(call, own: Int(call.frame.column) + 1, isRow: false)
        },
        FunctionEntry("ROWS", 1...1, "a") { call throws(Fault) in
            if let area = try call.areas(0).first { return .number(area.rowCount) }
            return .number(try call.array(0).rows)
        },
        FunctionEntry("COLUMNS", 1...1, "a") { call throws(Fault) in
            if let area = try call.areas(0).first { return .number(area.columnCount) }
            return .number(try call.array(0).columns)
        },
        FunctionEntry("AREAS", 1...1, "r") { call throws(Fault) in
            let count = try call.areas(0).count
            if count == 0 { throw .value }
            return .number(count)
        },
        FunctionEntry("OFFSET", 3...5, "rssss") { call throws(Fault) in try offset(call) },
        FunctionEntry("INDIRECT", 1...2, "ss") { call throws(Fault) in try indirect(call) },
        FunctionEntry("ADDRESS", 2...5, "sssss") { call throws(Fault) in try address(call) },
        FunctionEntry("HYPERLINK", 1...2, "ss") { call throws(Fault) in
            .scalar(try call.scalar(call.isGiven(1) ? 1 : 0))
        },
        FunctionEntry("SHEET", 0...1, "r") { call throws(Fault) in
            guard call.has(0) else { return .number(Int(call.frame.sheet) + 1) }
            if let area = call.evaluator.areas(call[0]).first { return .number(Int(area.sheet) + 1) }
            guard let sheet = call.evaluator.book.sheets[try call.text(0)] else { throw .notAvailable }
            return .number(sheet + 1)
        },
        FunctionEntry("SHEETS", 0...1, "r") { call throws(Fault) in
            guard call.has(0) else { return .number(call.evaluator.book.sheets.names.count) }
            return .number(Set(try call.areas(0).map(\.sheet)).count)
        },
    ]

    private static func numbers(_ call: Call, own: Int, isRow: Bool) throws(Fault) -> Value {
        guard call.has(0) else { return .number(own) }
        let areas = try call.areas(0)
        guard areas.count == 1 else { throw areas.isEmpty ? .value : .reference }
        let area = areas[0]
        let range = isRow ? area.rows : area.columns
        guard range.count > 1 else { return .number(range.lowerBound + 1) }
        guard call.frame.isArray else { return .number(range.lowerBound + 1) }
        var last = range.upperBound
        if range.count > 65_536, Int(area.sheet) < call.evaluator.tables.count {
            let used = call.evaluator.tables[Int(area.sheet)].usedRange
            last = min(last, max(range.lowerBound, (isRow ? used?.last.row : used?.last.column) ?? 0))
        }
        let values = (range.lowerBound...last).map { CellValue.number(Double($0 + 1)) }
        return .array(
            FormulaArray(rows: isRow ? values.count : 1, columns: isRow ? 1 : values.count, values: values))
    }

    private static func offset(_ call: Call) throws(Fault) -> Value {
        let areas = try call.areas(0)
        guard areas.count == 1 else { throw .value }
        let area = areas[0]
        let (rows, columns) = (try call.whole(1), try call.whole(2))
        let height = try call.whole(3, default: area.rowCount)
        let width = try call.whole(4, default: area.columnCount)
        guard height != 0, width != 0, height.magnitude <= 2_000_000, width.magnitude <= 2_000_000 else {
            throw .reference
        }
        guard rows.magnitude <= 2_000_000, columns.magnitude <= 2_000_000 else { throw .reference }
        let top = Int(area.firstRow) + rows
        let left = Int(area.firstColumn) + columns
        let (firstRow, lastRow) = height > 0 ? (top, top + height - 1) : (top + height + 1, top)
        let (firstColumn, lastColumn) = width > 0 ? (left, left + width - 1) : (left + width + 1, left)
        guard firstRow >= 0, firstColumn >= 0, lastRow < CellReference.rowLimit, lastColumn < CellReference.columnLimit
        else { throw .reference }
        return .area(Area(sheet: Int(area.sheet), rows: firstRow...lastRow, columns: firstColumn...lastColumn))
    }

    private static func indirect(_ call: Call) throws(Fault) -> Value {
        let text = try call.text(0)
        let isA1 = try call.boolean(1, default: true)
        let frame = call.frame
        let cell = CellReference(row: Int(frame.row), column: Int(frame.column))
        guard let shape = call.evaluator.reference(text, isA1: isA1, at: cell) else { throw .reference }
        var inner = frame
        inner.isArray = true
        let value = call.evaluator.evaluate(shape.root, shape, inner)
        switch value {
        case .area, .areas: return value
        default: throw .reference
        }
    }

    private static func address(_ call: Call) throws(Fault) -> Value {
        let (row, column) = (try call.whole(0), try call.whole(1))
        let kind = try call.whole(2, default: 1)
        let isA1 = try call.boolean(3, default: true)
        guard (1...CellReference.rowLimit).contains(row), (1...CellReference.columnLimit).contains(column),
            (1...4).contains(kind)
        else { throw .value }
        let (fixesRow, fixesColumn) = (kind == 1 || kind == 2, kind == 1 || kind == 3)
        let place: String
        if isA1 {
            place =
                (fixesColumn ? "$" : "") + CellReference.columnName(column - 1) + (fixesRow ? "$" : "") + String(row)
        } else {
            place = "R" + (fixesRow ? String(row) : "[\(row)]") + "C" + (fixesColumn ? String(column) : "[\(column)]")
        }
        guard call.isGiven(4) else { return .text(place) }
        let sheet = try call.text(4)
        if sheet.isEmpty { return .text("!" + place) }
        // Of `[Book1]Sheet1` both names must be plain to go without quotes.
        let names = sheet.split(whereSeparator: { $0 == "[" || $0 == "]" }).map(String.init)
        let isPlain = names.allSatisfy { SheetQualifier.quoted($0) == $0 }
        return .text((isPlain ? sheet : SheetQualifier.quoted(sheet)) + "!" + place)
    }
}

extension Evaluator {
    /// What a text of `INDIRECT` refers to: a reference or a name, nothing that is calculated.
    func reference(_ text: String, isA1: Bool, at cell: CellReference) -> Shape? {
        let trimmed = text.utf8.count < 1_000 ? text : ""
        let expression: FormulaExpression?
        if isA1 {
            expression = try? FormulaExpression(trimmed)
        } else {
            expression = try? FormulaExpression(r1c1: trimmed, at: cell)
        }
        guard let expression else { return nil }
        switch expression[expression.root] {
        case .reference, .name, .structuredReference, .union, .binary(.range, _, _), .binary(.intersection, _, _): break
        default: return nil
        }
        var builder = ShapeBuilder(expression, at: cell, places: places)
        return builder.shape()
    }
}
