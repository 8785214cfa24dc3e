import SheetModel

/// A row or column of values that is searched.
struct LookupLine {
    let evaluator: Evaluator
    private let area: Area?
    private let array: FormulaArray?
    let count: Int
    let isColumn: Bool

    /// The first column (or row) of a table.
    init(_ value: Value, first isColumn: Bool, _ evaluator: Evaluator) throws(Fault) {
        self.evaluator = evaluator
        self.isColumn = isColumn
        if let area = evaluator.areas(value).first {
            guard evaluator.areas(value).count == 1 else { throw .value }
            let line =
                isColumn
                ? Area(sheet: Int(area.sheet), rows: area.rows, columns: Int(area.firstColumn)...Int(area.firstColumn))
                : Area(sheet: Int(area.sheet), rows: Int(area.firstRow)...Int(area.firstRow), columns: area.columns)
            self.area = line
            array = nil
            count = isColumn ? line.rowCount : line.columnCount
        } else {
            if case .scalar(.error(let error)) = value { throw Fault(error) }
            let array = try evaluator.array(value)
            self.array = array
            area = nil
            count = isColumn ? array.rows : array.columns
        }
    }

    subscript(index: Int) -> CellValue {
        if let array { return isColumn ? array.values[index * array.columns] : array.values[index] }
        guard let area else { return .blank }
        return evaluator.read(
            sheet: area.sheet, row: Int(area.firstRow) + (isColumn ? index : 0),
            column: Int(area.firstColumn) + (isColumn ? 0 : index))
    }

    /// The first (or last) place that is equal, texts by pattern when `usesPatterns`.
    func place(of wanted: CellValue, usesPatterns: Bool, fromEnd: Bool = false) -> Int? {
        var pattern: TextPattern?
        if usesPatterns, case .text(let text) = wanted, TextPattern.isPattern(text) { pattern = TextPattern(text) }
        if pattern == nil, isColumn, let area, let key = ColumnIndex.key(wanted),
            let index = evaluator.columnIndex(area)
        {
            let rows = (index.rows[key] ?? []).within(area.rows)
            return (fromEnd ? rows.last : rows.first).map { Int($0 - area.firstRow) }
        }
        var found: Int?
        func meets(_ value: CellValue) -> Bool {
            if let pattern {
                guard case .text(let text) = value else { return false }
                return pattern.matches(text)
            }
            return Self.isSameKind(value, wanted) && ValueOrder.compare(value, wanted) == 0
        }
        if let area {
            let stop = Fault.null
            try? evaluator.forEach(in: area) { row, column, value throws(Fault) in
                guard meets(value) else { return }
                found = isColumn ? row : column
                if !fromEnd { throw stop }
            }
            return found
        }
        let places = fromEnd ? Array((0..<count).reversed()) : Array(0..<count)
        return places.first { meets(self[$0]) }
    }

    static func isSameKind(_ one: CellValue, _ other: CellValue) -> Bool {
        switch (one, other) {
        case (.number, .number), (.text, .text), (.boolean, .boolean): true
        default: false
        }
    }

    /// The last place whose value is not above the wanted one, by halving, as Excel does it, whose steps tell what is
    /// found in values that are not in order (Apache POI's LookupUtils.performBinarySearch describes them).
    func lastPlace(notAbove wanted: CellValue) -> Int? {
        var (low, high) = (-1, filledCount)
        while high - low >= 2 {
            let middle = low + (high - low) / 2
            var place = middle
            // Of values of another kind the next ones are asked.
            while place < high, !Self.isSameKind(self[place], wanted) { place += 1 }
            if place >= high {
                high = middle
                continue
            }
            let order = ValueOrder.compare(wanted, self[place])
            if order == 0 { return lastEqual(wanted, from: place, before: high) }
            if order < 0 { high = place == high - 1 ? middle : place } else { low = place }
        }
        return low < 0 ? nil : low
    }

    private func lastEqual(_ wanted: CellValue, from place: Int, before end: Int) -> Int {
        var last = place
        while last + 1 < end, Self.isSameKind(self[last + 1], wanted), ValueOrder.compare(wanted, self[last + 1]) == 0 {
            last += 1
        }
        return last
    }

    /// The last place whose value is not below the wanted one, in descending order.
    func lastPlace(notBelow wanted: CellValue) -> Int? {
        var best: Int?
        for place in 0..<filledCount {
            let value = self[place]
            guard Self.isSameKind(value, wanted) else { continue }
            let order = ValueOrder.compare(value, wanted)
            if order == 0 { return place }
            if order < 0 { break }
            best = place
        }
        return best
    }

    /// The places up to the last cell in use.
    private var filledCount: Int {
        guard let area, area.sheet >= 0, Int(area.sheet) < evaluator.tables.count else { return count }
        guard let clipped = evaluator.tables[Int(area.sheet)].clipped(area) else { return 0 }
        return isColumn ? Int(clipped.lastRow - area.firstRow) + 1 : Int(clipped.lastColumn - area.firstColumn) + 1
    }

    /// The place with the nearest value below or above (`XLOOKUP`, `XMATCH`).
    func nearest(_ wanted: CellValue, below: Bool) -> Int? {
        var best: (place: Int, value: CellValue)?
        for place in 0..<filledCount {
            let value = self[place]
            guard Self.isSameKind(value, wanted) else { continue }
            let order = ValueOrder.compare(value, wanted)
            guard below ? order < 0 : order > 0 else { continue }
            if let found = best {
                let better = ValueOrder.compare(value, found.value)
                if below ? better <= 0 : better >= 0 { continue }
            }
            best = (place, value)
        }
        return best?.place
    }
}

extension FunctionEntry {
    static let lookup: [FunctionEntry] = [
        FunctionEntry("VLOOKUP", 3...4, "srss") { call throws(Fault) in try tableLookup(call, isColumn: true) },
        FunctionEntry("HLOOKUP", 3...4, "srss") { call throws(Fault) in try tableLookup(call, isColumn: false) },
        FunctionEntry("LOOKUP", 2...3, "saa") { call throws(Fault) in try lookedUp(call) },
        FunctionEntry("MATCH", 2...3, "srs") { call throws(Fault) in try matched(call) },
        FunctionEntry("XMATCH", 2...4, "srss") { call throws(Fault) in
            let line = try line(call[1], call.evaluator)
            guard let place = try extendedPlace(call, line, modes: 2) else { throw .notAvailable }
            return .number(place + 1)
        },
        FunctionEntry("XLOOKUP", 3...6, "srrrss") { call throws(Fault) in try extendedLookup(call) },
        FunctionEntry("INDEX", 2...4, "asss") { call throws(Fault) in try indexed(call) },
    ]

    private static func wanted(_ call: Call) throws(Fault) -> CellValue {
        let value = try call.scalar(0)
        if case .error(let error) = value { throw Fault(error) }
        if case .blank = value { return .number(0) }
        return value
    }

    private static func tableLookup(_ call: Call, isColumn: Bool) throws(Fault) -> Value {
        let wanted = try wanted(call)
        let place = try call.number(2).rounded(.towardZero)
        guard place >= 1 else { throw .value }
        let isApproximate = call.has(3) ? try call.boolean(3) : true
        let table = call[1]
        let line = try LookupLine(table, first: isColumn, call.evaluator)
        let width: Int
        if let area = call.evaluator.areas(table).first {
            width = isColumn ? area.columnCount : area.rowCount
        } else {
            let array = try call.evaluator.array(table)
            width = isColumn ? array.columns : array.rows
        }
        guard place <= Double(width) else { throw .reference }
        let found =
            isApproximate ? line.lastPlace(notAbove: wanted) : line.place(of: wanted, usesPatterns: true)
        guard let found else { throw .notAvailable }
        let (row, column) = isColumn ? (found, Int(place) - 1) : (Int(place) - 1, found)
        return .scalar(cell(of: table, row, column, call.evaluator))
    }

    /// The value at a place of a range or an array.
    private static func cell(of value: Value, _ row: Int, _ column: Int, _ evaluator: Evaluator) -> CellValue {
        if let area = evaluator.areas(value).first {
            return evaluator.read(
                sheet: area.sheet, row: Int(area.firstRow) + row, column: Int(area.firstColumn) + column)
        }
        guard case .array(let array) = value else { return evaluator.first(of: value) }
        return array[row, column]
    }

    private static func lookedUp(_ call: Call) throws(Fault) -> Value {
        let wanted = try wanted(call)
        let evaluator = call.evaluator
        func size(_ value: Value) throws(Fault) -> (rows: Int, columns: Int) {
            if let area = evaluator.areas(value).first { return (area.rowCount, area.columnCount) }
            let array = try evaluator.array(value)
            return (array.rows, array.columns)
        }
        let table = try size(call[1])
        let isColumn = table.rows >= table.columns
        let line = try LookupLine(call[1], first: isColumn, evaluator)
        guard let found = line.lastPlace(notAbove: wanted) else { throw .notAvailable }
        guard call.has(2) else {
            let (row, column) = isColumn ? (found, table.columns - 1) : (table.rows - 1, found)
            return .scalar(cell(of: call[1], row, column, evaluator))
        }
        let result = try size(call[2])
        guard result.rows == 1 || result.columns == 1 else { throw .notAvailable }
        if result.columns == 1, result.rows == 1, found > 0, evaluator.areas(call[2]).isEmpty { throw .notAvailable }
        return .scalar(
            result.columns == 1 && (result.rows > 1 || isColumn)
                ? cell(of: call[2], found, 0, evaluator) : cell(of: call[2], 0, found, evaluator))
    }

    /// A single row or column.
    private static func line(_ value: Value, _ evaluator: Evaluator) throws(Fault) -> LookupLine {
        let size: (rows: Int, columns: Int)
        if let area = evaluator.areas(value).first {
            size = (area.rowCount, area.columnCount)
        } else {
            if case .scalar(.error(let error)) = value { throw Fault(error) }
            let array = try evaluator.array(value)
            size = (array.rows, array.columns)
        }
        guard size.rows == 1 || size.columns == 1 else { throw .notAvailable }
        return try LookupLine(value, first: size.columns == 1, evaluator)
    }

    private static func matched(_ call: Call) throws(Fault) -> Value {
        let wanted = try wanted(call)
        let kind = try call.number(2, default: call.has(2) ? 0 : 1)
        let line = try line(call[1], call.evaluator)
        let found =
            kind == 0
            ? line.place(of: wanted, usesPatterns: true)
            : kind > 0 ? line.lastPlace(notAbove: wanted) : line.lastPlace(notBelow: wanted)
        guard let found else { throw .notAvailable }
        return .number(found + 1)
    }

    /// The place found as `XMATCH` and `XLOOKUP` search; match mode and search mode stand from argument `modes`.
    private static func extendedPlace(_ call: Call, _ line: LookupLine, modes: Int) throws(Fault) -> Int? {
        let wanted = try call.scalar(0)
        if case .error(let error) = wanted { throw Fault(error) }
        let mode = try call.whole(modes, default: 0)
        let search = try call.whole(modes + 1, default: 1)
        guard (-1...2).contains(mode), [1, -1, 2, -2].contains(search) else { throw .value }
        if case .blank = wanted { return (0..<line.count).first { line[$0] == .blank } }
        if search == 2, mode != 2 {
            let below = line.lastPlace(notAbove: wanted)
            if let below, LookupLine.isSameKind(line[below], wanted), ValueOrder.compare(line[below], wanted) == 0 {
                return below
            }
            let above = below.map { $0 + 1 } ?? 0
            return mode == 0 ? nil : mode < 0 ? below : above < line.count ? above : nil
        }
        if let found = line.place(of: wanted, usesPatterns: mode == 2, fromEnd: search == -1) { return found }
        switch mode {
        case -1: return line.nearest(wanted, below: true)
        case 1: return line.nearest(wanted, below: false)
        default: return nil
        }
    }

    private static func extendedLookup(_ call: Call) throws(Fault) -> Value {
        let line = try line(call[1], call.evaluator)
        guard let place = try extendedPlace(call, line, modes: 4) else {
            if call.isGiven(3) { return call[3] }
            throw .notAvailable
        }
        if let area = call.evaluator.areas(call[2]).first {
            guard (line.isColumn ? area.rowCount : area.columnCount) == line.count else { throw .value }
            let (row, column) = (Int(area.firstRow) + place, Int(area.firstColumn) + place)
            return .area(
                line.isColumn
                    ? Area(sheet: Int(area.sheet), rows: row...row, columns: area.columns)
                    : Area(sheet: Int(area.sheet), rows: area.rows, columns: column...column))
        }
        let array = try call.array(2)
        guard (line.isColumn ? array.rows : array.columns) == line.count else { throw .value }
        let values =
            line.isColumn
            ? (0..<array.columns).map { array[place, $0] } : (0..<array.rows).map { array[$0, place] }
        return .array(
            FormulaArray(
                rows: line.isColumn ? 1 : array.rows, columns: line.isColumn ? array.columns : 1, values: values))
    }

    // MARK: INDEX

    private static func indexed(_ call: Call) throws(Fault) -> Value {
        var row = try call.number(1, default: 0).rounded(.towardZero)
        var column = try call.number(2, default: 0).rounded(.towardZero)
        guard row >= 0, column >= 0, row < 1e9, column < 1e9 else { throw .value }
        let areas = call.evaluator.areas(call[0])
        if !areas.isEmpty {
            let number = try call.whole(3, default: 1)
            guard number >= 1, number <= areas.count else { throw number < 1 ? .value : .reference }
            let area = areas[number - 1]
            // Of a single row, one number is that of the column.
            if !call.has(2), area.rowCount == 1, area.columnCount > 1 { (row, column) = (0, row) }
            guard row <= Double(area.rowCount), column <= Double(area.columnCount) else { throw .reference }
            let rows = row == 0 ? area.rows : (Int(area.firstRow) + Int(row) - 1)...(Int(area.firstRow) + Int(row) - 1)
            let first = Int(area.firstColumn) + Int(column) - 1
            return .area(Area(sheet: Int(area.sheet), rows: rows, columns: column == 0 ? area.columns : first...first))
        }
        if case .scalar(.error(let error)) = call[0] { throw Fault(error) }
        let array = try call.array(0)
        if !call.has(2), array.rows == 1, array.columns > 1 { (row, column) = (0, row) }
        guard row <= Double(array.rows), column <= Double(array.columns) else { throw .reference }
        let rows = row == 0 ? 0..<array.rows : (Int(row) - 1)..<Int(row)
        let columns = column == 0 ? 0..<array.columns : (Int(column) - 1)..<Int(column)
        if rows.count == 1, columns.count == 1 { return .scalar(array[rows.lowerBound, columns.lowerBound]) }
        let values = rows.flatMap { row in columns.map { array[row, $0] } }
        return .array(FormulaArray(rows: rows.count, columns: columns.count, values: values))
    }
}
