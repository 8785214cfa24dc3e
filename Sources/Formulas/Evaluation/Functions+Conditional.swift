import SheetModel

extension FunctionEntry {
    static let conditional: [FunctionEntry] = [
        FunctionEntry("COUNTIF", 2...2, "rs") { call throws(Fault) in
            .number(try Selection(call, pairsFrom: 0).count())
        },
        FunctionEntry("COUNTIFS", 2...254, "rs+") { call throws(Fault) in
            .number(try Selection(call, pairsFrom: 0).count())
        },
        FunctionEntry("SUMIF", 2...3, "rsr") { call throws(Fault) in .number(try single(call).reduce(0, +)) },
        FunctionEntry("AVERAGEIF", 2...3, "rsr") { call throws(Fault) in .number(try average(single(call))) },
        FunctionEntry("SUMIFS", 3...255, "rrs+") { call throws(Fault) in .number(try several(call).reduce(0, +)) },
        FunctionEntry("AVERAGEIFS", 3...255, "rrs+") { call throws(Fault) in .number(try average(several(call))) },
        FunctionEntry("MAXIFS", 3...255, "rrs+") { call throws(Fault) in .number(try several(call).max() ?? 0) },
        FunctionEntry("MINIFS", 3...255, "rrs+") { call throws(Fault) in .number(try several(call).min() ?? 0) },
    ]

    private static func average(_ numbers: [Double]) throws(Fault) -> Double {
        if numbers.isEmpty { throw .division }
        return numbers.reduce(0, +) / Double(numbers.count)
    }

    private static func single(_ call: Call) throws(Fault) -> [Double] {
        let selection = try Selection(call, pairsFrom: 0, limit: 2)
        guard call.isGiven(2) else { return try selection.numbers(of: call[0], isSameSize: true) }
        return try selection.numbers(of: call[2], isSameSize: false)
    }

    private static func several(_ call: Call) throws(Fault) -> [Double] {
        try Selection(call, pairsFrom: 1).numbers(of: call[0], isSameSize: true)
    }
}

/// The places of ranges of one size at which all conditions hold.
private struct Selection {
    let evaluator: Evaluator
    private let areas: [Area]
    private let criteria: [Criterion]

    init(_ call: Call, pairsFrom start: Int, limit: Int = .max) throws(Fault) {
        evaluator = call.evaluator
        var areas: [Area] = []
        var criteria: [Criterion] = []
        var index = start
        while index < min(call.count, limit) {
            let found = try call.areas(index)
            guard found.count == 1 else { throw .value }
            areas.append(found[0])
            criteria.append(call.evaluator.criterion(try call.scalar(index + 1)))
            index += 2
        }
        guard let first = areas.first, areas.count == criteria.count else { throw .value }
        guard areas.allSatisfy({ $0.rowCount == first.rowCount && $0.columnCount == first.columnCount }) else {
            throw .value
        }
        self.areas = areas
        self.criteria = criteria
    }

    func count() throws(Fault) -> Int {
        var count = 0
        var blanks = 0
        if criteria.count == 1, criteria[0].takesBlank {
            // Cells without content are not gone through: all that are not met are such.
            blanks = areas[0].rowCount * areas[0].columnCount
            try evaluator.forEach(in: areas[0]) { _, _, value throws(Fault) in
                if case .blank = value { return }
                blanks -= 1
                if criteria[0].holds(value) { count += 1 }
            }
            return count + blanks
        }
        try forEachPlace { _, _ in count += 1 }
        return count
    }

    /// The numbers of a range at the places where all conditions hold.
    func numbers(of value: Value, isSameSize: Bool) throws(Fault) -> [Double] {
        if case .scalar(.error(let error)) = value { throw Fault(error) }
        let found = evaluator.areas(value)
        guard found.count == 1 else { throw .value }
        let target = found[0]
        if isSameSize {
            guard target.rowCount == areas[0].rowCount, target.columnCount == areas[0].columnCount else { throw .value }
        }
        var numbers: [Double] = []
        try forEachPlace(target: target) { row, column throws(Fault) in
            let (row, column) = (Int(target.firstRow) + row, Int(target.firstColumn) + column)
            guard row < CellReference.rowLimit, column < CellReference.columnLimit else { return }
            switch evaluator.read(sheet: target.sheet, row: row, column: column) {
            case .number(let number): numbers.append(number)
            case .error(let error): throw Fault(error)
            default: break
            }
        }
        return numbers
    }

    /// Goes through the places, row by row; where cells without content count, only as far as the target is in use.
    private func forEachPlace(
        target: Area? = nil, _ body: (_ row: Int, _ column: Int) throws(Fault) -> Void
    ) throws(Fault) {
        if let rows = indexedRows() {
            let top = Int(areas[0].firstRow)
            for found in rows.rows where holds(Int(found) - top, 0, except: rows.pair) { try body(Int(found) - top, 0) }
            return
        }
        if let pair = criteria.firstIndex(where: { !$0.takesBlank }) {
            let criterion = criteria[pair]
            return try evaluator.forEach(in: areas[pair]) { row, column, value throws(Fault) in
                if criterion.holds(value), holds(row, column, except: pair) { try body(row, column) }
            }
        }
        // All conditions take cells without content: every place there is, as far as anything is in use.
        var (rows, columns) = (0, 0)
        for area in areas + (target.map { [$0] } ?? []) {
            guard area.sheet >= 0, Int(area.sheet) < evaluator.tables.count,
                let used = evaluator.tables[Int(area.sheet)].usedRange
            else { continue }
            rows = max(rows, used.last.row - Int(area.firstRow) + 1)
            columns = max(columns, used.last.column - Int(area.firstColumn) + 1)
        }
        if target == nil { (rows, columns) = (areas[0].rowCount, areas[0].columnCount) }
        rows = min(rows, areas[0].rowCount)
        columns = min(columns, areas[0].columnCount)
        guard rows > 0, columns > 0 else { return }
        guard rows * columns <= 4 * FormulaArray.limit else {
            throw evaluator.blockFault(.unsupported("very large ranges"))
        }
        for row in 0..<rows {
            for column in 0..<columns where holds(row, column, except: -1) { try body(row, column) }
        }
    }

    /// The rows that an index finds for the condition that fewest rows meet.
    private func indexedRows() -> (rows: [Int32], pair: Int)? {
        var best: (rows: [Int32], pair: Int)?
        for (pair, criterion) in criteria.enumerated() {
            guard let index = evaluator.columnIndex(areas[pair]),
                let rows = criterion.rows(in: index, areas[pair].rows)
            else { continue }
            if best.map({ rows.count < $0.rows.count }) ?? true { best = (rows, pair) }
        }
        guard let best else { return nil }
        let shift = areas[0].firstRow - areas[best.pair].firstRow
        return (shift == 0 ? best.rows : best.rows.map { $0 + shift }, best.pair)
    }

    private func holds(_ row: Int, _ column: Int, except pair: Int) -> Bool {
        for (number, criterion) in criteria.enumerated() where number != pair {
            let area = areas[number]
            let value = evaluator.read(
                sheet: area.sheet, row: Int(area.firstRow) + row, column: Int(area.firstColumn) + column)
            if !criterion.holds(value) { return false }
        }
        return true
    }
}

extension Evaluator {
    /// The condition that a value spells; each is read once.
    func criterion(_ value: CellValue) -> Criterion {
        if let known = criteria[value] { return known }
        let criterion = Criterion(value, self)
        if criteria.count < 10_000 { criteria[value] = criterion }
        return criterion
    }
}
