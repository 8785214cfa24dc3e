import SheetModel

extension Evaluator {
    // MARK: Reading

    /// The value of a cell; blank, and a note in ``needs``, while its formula is not calculated.
    func read(sheet: Int32, row: Int, column: Int) -> CellValue {
        guard sheet >= 0, Int(sheet) < tables.count else { return .error(.reference) }
        let index = tables[Int(sheet)].index(row: row, column: column)
        if index < 0 { return .blank }
        let flags = tables[Int(sheet)].flags[index >> 4]
        if flags != 0 { return flagged(sheet, index, flags) }
        return tables[Int(sheet)].values[index]
    }

    private func flagged(_ sheet: Int32, _ index: Int, _ flags: UInt32) -> CellValue {
        let bit = UInt32(index & 15)
        if flags >> (16 + bit) & 1 == 1 { isVariable = true }
        let value = tables[Int(sheet)].values[index]
        guard flags >> bit & 1 == 1 else { return value }
        if case .number(let formula) = value { needs.append(Int(formula)) }
        return .blank
    }

    func read(_ area: Area) -> CellValue {
        read(sheet: area.sheet, row: Int(area.firstRow), column: Int(area.firstColumn))
    }

    /// Calls `body` for each cell of an area that is not blank, row by row, with the place counted from the corner.
    ///
    /// - Complexity: O(*n*) in the cells in use, not in those that the area spans.
    func forEach(
        in area: Area, _ body: (_ row: Int, _ column: Int, _ value: CellValue) throws(Fault) -> Void
    ) throws(Fault) {
        guard area.sheet >= 0, Int(area.sheet) < tables.count else { throw .reference }
        guard let clipped = tables[Int(area.sheet)].clipped(area) else { return }
        let firstTile = Int(clipped.firstRow) >> 4
        let lastTile = Int(clipped.lastRow) >> 4
        let (top, left) = (Int(area.firstRow), Int(area.firstColumn))
        let spans = (lastTile - firstTile + 1) * clipped.columnCount
        if spans > 4 * tables[Int(area.sheet)].tileKeys.count {
            return try forEachSparse(in: clipped, top, left, body)
        }
        if clipped.columnCount == 1 {
            for tile in firstTile...lastTile {
                let slot = tables[Int(area.sheet)].tile(CellTable.key(rowTile: tile, column: Int(clipped.firstColumn)))
                if slot < 0 { continue }
                let rows = max(Int(clipped.firstRow), tile << 4)...min(Int(clipped.lastRow), tile << 4 | 15)
                for row in rows {
                    let value = value(area.sheet, slot << 4 | row & 15)
                    if case .blank = value { continue }
                    try body(row - top, Int(clipped.firstColumn) - left, value)
                }
            }
            return
        }
        var slots = Array(repeating: -1, count: clipped.columnCount)
        for tile in firstTile...lastTile {
            for (offset, column) in clipped.columns.enumerated() {
                slots[offset] = tables[Int(area.sheet)].tile(CellTable.key(rowTile: tile, column: column))
            }
            let rows = max(Int(clipped.firstRow), tile << 4)...min(Int(clipped.lastRow), tile << 4 | 15)
            for row in rows {
                for (offset, slot) in slots.enumerated() where slot >= 0 {
                    let value = value(area.sheet, slot << 4 | row & 15)
                    if case .blank = value { continue }
                    try body(row - top, Int(clipped.firstColumn) + offset - left, value)
                }
            }
        }
    }

    private func value(_ sheet: Int32, _ index: Int) -> CellValue {
        let flags = tables[Int(sheet)].flags[index >> 4]
        if flags != 0 { return flagged(sheet, index, flags) }
        return tables[Int(sheet)].values[index]
    }

    /// An area that spans far more than is in use: the tiles that are there, put in order.
    private func forEachSparse(
        in area: Area, _ top: Int, _ left: Int,
        _ body: (_ row: Int, _ column: Int, _ value: CellValue) throws(Fault) -> Void
    ) throws(Fault) {
        let found = tables[Int(area.sheet)].tileKeys.enumerated().filter { _, key in
            let (row, column) = (Int(key >> 14) << 4, Int(key & 0x3FFF))
            return area.columns.contains(column) && row <= Int(area.lastRow) && row + 15 >= Int(area.firstRow)
        }.sorted { $0.element < $1.element }
        var start = 0
        while start < found.count {
            var end = start
            while end < found.count, found[end].element >> 14 == found[start].element >> 14 { end += 1 }
            let firstRow = Int(found[start].element >> 14) << 4
            for row in max(firstRow, Int(area.firstRow))...min(firstRow + 15, Int(area.lastRow)) {
                for (slot, key) in found[start..<end] {
                    let value = value(area.sheet, slot << 4 | row & 15)
                    if case .blank = value { continue }
                    try body(row - top, Int(key & 0x3FFF) - left, value)
                }
            }
            start = end
        }
    }

    // MARK: Other shapes of values

    /// Whatever it is, as a rectangle of values; an area is cut at the last cell in use.
    func array(_ value: Value) throws(Fault) -> FormulaArray {
        switch value {
        case .scalar(let scalar): return FormulaArray(rows: 1, columns: 1, values: [scalar])
        case .missing: return FormulaArray(rows: 1, columns: 1, values: [.blank])
        case .array(let array): return array
        case .lambda: throw .calculation
        case .areas(let areas):
            guard areas.count == 1 else { throw .value }
            return try array(.area(areas[0]))
        case .area(let area):
            var (rows, columns) = (area.rowCount, area.columnCount)
            if rows * columns > 65_536, area.sheet >= 0, Int(area.sheet) < tables.count {
                // Whole rows and columns end where nothing more is in use.
                let used = tables[Int(area.sheet)].usedRange
                rows = max(1, min(rows, (used?.last.row ?? 0) - Int(area.firstRow) + 1))
                columns = max(1, min(columns, (used?.last.column ?? 0) - Int(area.firstColumn) + 1))
            }
            guard rows * columns <= FormulaArray.limit else { throw .value }
            guard work.spend(rows * columns) else {
                throw blockFault(.unsupported("a formula that takes too much work"))
            }
            var result = FormulaArray(
                rows: rows, columns: columns, values: Array(repeating: .blank, count: rows * columns))
            let used = Area(
                sheet: Int(area.sheet), rows: Int(area.firstRow)...(Int(area.firstRow) + rows - 1),
                columns: Int(area.firstColumn)...(Int(area.firstColumn) + columns - 1))
            try forEach(in: used) { row, column, value in result.values[row * columns + column] = value }
            return result
        }
    }

    /// The cell of a range that stands in the formula's row or column.
    func intersected(_ value: Value, _ frame: Frame) -> Value {
        guard case .area(let area) = value else {
            if case .areas = value { return .error(.value) }
            return value
        }
        if area.isSingle { return .scalar(read(area)) }
        if area.firstColumn == area.lastColumn, area.rows.contains(Int(frame.row)) {
            return .scalar(read(sheet: area.sheet, row: Int(frame.row), column: Int(area.firstColumn)))
        }
        if area.firstRow == area.lastRow, area.columns.contains(Int(frame.column)) {
            return .scalar(read(sheet: area.sheet, row: Int(area.firstRow), column: Int(frame.column)))
        }
        if area.rows.contains(Int(frame.row)), area.columns.contains(Int(frame.column)) {
            return .scalar(read(sheet: area.sheet, row: Int(frame.row), column: Int(frame.column)))
        }
        return .error(.value)
    }

    /// One value: of a range by its place, of an array the first.
    func scalar(_ value: Value, _ frame: Frame) throws(Fault) -> CellValue {
        switch value {
        case .scalar(let scalar): return scalar
        case .missing: return .blank
        case .array(let array): return array[0, 0]
        case .lambda: throw .calculation
        case .area, .areas:
            if case .scalar(let scalar) = intersected(value, frame) { return scalar }
            throw .value
        }
    }

    /// The areas that a value refers to; none when it is no reference.
    func areas(_ value: Value) -> [Area] {
        switch value {
        case .area(let area): [area]
        case .areas(let areas): areas
        default: []
        }
    }

    /// All values in order, blanks of arrays included; the flag tells values that stand in the formula itself.
    func forEachValue(
        _ value: Value, _ body: (_ value: CellValue, _ isDirect: Bool) throws(Fault) -> Void
    ) throws(Fault) {
        switch value {
        case .scalar(let scalar): try body(scalar, true)
        case .missing: try body(.blank, true)
        case .array(let array): for one in array.values { try body(one, false) }
        case .area(let area):
            if area.isSingle { return try body(read(area), false) }
            try forEach(in: area) { _, _, value throws(Fault) in try body(value, false) }
        case .areas(let areas):
            for area in areas {
                try forEach(in: area) { _, _, value throws(Fault) in try body(value, false) }
            }
        case .lambda: throw .calculation
        }
    }
}
