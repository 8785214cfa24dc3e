import SheetModel

/// One run over the formulas of a book.
struct CalculationRun {
    private let formulas: [Recalculation.Formula]
    private let shapes: [Shape]
    private let evaluator: Evaluator
    private let wanted: [Int]
    private var result = Recalculation.Outcome()
    /// Where a formula stands in the search: 0 not met, -1 done, else the order in which it was met.
    private var met: [Int32]
    private var lowest: [Int32]
    private var counter: Int32 = 0
    /// Formulas that are met and not done, in the order in which they were met.
    private var open: [Int] = []
    private var path: [Step] = []

    /// A formula being worked on, and those that it asked for.
    private struct Step {
        var formula: Int
        var needs: [Int]
        var next = 0
    }

    init(_ book: CalculationBook, _ formulas: [Recalculation.Formula], _ shapes: [Shape], _ subset: [Int]?) {
        self.formulas = formulas
        self.shapes = shapes
        evaluator = Evaluator(book)
        met = Array(repeating: 0, count: formulas.count)
        lowest = met
        result.results = formulas.map(\.stored)
        result.isVariable = Array(repeating: false, count: formulas.count)
        let sheets = book.sheets.names.count
        func isSound(_ number: Int) -> Bool {
            formulas.indices.contains(number) && (0..<sheets).contains(formulas[number].sheet)
                && (0..<CellReference.rowLimit).contains(formulas[number].cell.row)
                && (0..<CellReference.columnLimit).contains(formulas[number].cell.column)
        }
        wanted = (subset ?? Array(formulas.indices)).filter(isSound)
        if subset != nil {
            for number in formulas.indices where isSound(number) { store(formulas[number].stored, number) }
        }
        for (number, formula) in formulas.enumerated() where isSound(number) {
            guard let range = formula.arrayRange else { continue }
            let area = Area(sheet: formula.sheet, rows: range.rows, columns: range.columns)
            evaluator.spills[SheetArea(sheet: formula.sheet, cell: formula.cell)] = area
        }
        for number in formulas.indices where isSound(number) && shapes[number].isSubtotal {
            let sheet = Int32(truncatingIfNeeded: formulas[number].sheet)
            evaluator.subtotals[sheet, default: []].insert(formulas[number].cell)
        }
        if shapes.contains(where: \.asksForFormulas) {
            for formula in formulas { evaluator.formulas[formula.sheet, default: []].insert(formula.cell) }
        }
        for number in wanted { setPending(number) }
    }

    private func store(_ value: CellValue, _ number: Int) {
        let formula = formulas[number]
        evaluator.tables[formula.sheet].set(value, row: formula.cell.row, column: formula.cell.column)
    }

    private func setPending(_ number: Int) {
        let range = formulas[number].resultRange
        for row in range.rows {
            for column in range.columns {
                evaluator.tables[formulas[number].sheet].setPending(formula: number, row: row, column: column)
            }
        }
    }

    mutating func outcome() -> Recalculation.Outcome {
        var waiting = Array(wanted.reversed())
        while let number = waiting.popLast() {
            if met[number] == 0 { work(from: number, retry: &waiting) }
        }
        result.notEvaluated.sort { $0.formula < $1.formula }
        return result
    }

    // MARK: The search (Tarjan 1972, with the edges found by evaluating)

    private mutating func meet(_ number: Int, needs: [Int]) {
        counter += 1
        met[number] = counter
        lowest[number] = counter
        open.append(number)
        path.append(Step(formula: number, needs: needs))
    }

    private mutating func work(from start: Int, retry: inout [Int]) {
        if evaluate(start) { return }
        meet(start, needs: takeNeeds())
        while let step = path.last {
            let number = step.formula
            if step.next < step.needs.count {
                path[path.count - 1].next += 1
                let needed = step.needs[step.next]
                if met[needed] > 0 {
                    lowest[number] = min(lowest[number], met[needed])
                } else if met[needed] == 0, !evaluate(needed) {
                    meet(needed, needs: takeNeeds())
                }
                continue
            }
            if evaluate(number) {
                close(number, retry: &retry)
                path.removeLast()
                continue
            }
            let needs = takeNeeds()
            if needs.contains(where: { met[$0] == 0 }) {
                path[path.count - 1].needs = needs
                path[path.count - 1].next = 0
                continue
            }
            for needed in needs where met[needed] > 0 { lowest[number] = min(lowest[number], met[needed]) }
            path.removeLast()
            if let parent = path.last { lowest[parent.formula] = min(lowest[parent.formula], lowest[number]) }
            if lowest[number] == met[number] { endCycle(from: number) }
        }
    }

    /// Takes a formula that is done from the open ones; those met after it and still open are tried again.
    private mutating func close(_ number: Int, retry: inout [Int]) {
        while let last = open.popLast() {
            if last == number { break }
            met[last] = 0
            retry.append(last)
        }
    }

    private func takeNeeds() -> [Int] {
        var seen: Set<Int> = []
        let needs = evaluator.needs.filter { seen.insert($0).inserted }
        evaluator.needs.removeAll(keepingCapacity: true)
        return needs
    }

    // MARK: One formula

    private func frame(_ number: Int) -> Frame {
        let formula = formulas[number]
        return Frame(
            sheet: Int32(truncatingIfNeeded: formula.sheet), row: Int32(truncatingIfNeeded: formula.cell.row),
            column: Int32(truncatingIfNeeded: formula.cell.column), isArray: formula.arrayRange != nil)
    }

    /// Evaluates a formula and stores its result; `false` when it needs others first.
    private mutating func evaluate(_ number: Int) -> Bool {
        let value = value(number)
        guard evaluator.needs.isEmpty else { return false }
        finish(number, value)
        return true
    }

    private func value(_ number: Int) -> Value {
        evaluator.needs.removeAll(keepingCapacity: true)
        evaluator.isVariable = false
        evaluator.blocked = nil
        evaluator.work.begin()
        let frame = frame(number)
        let value = evaluator.evaluateWhole(shapes[number], frame)
        if formulas[number].arrayRange != nil {
            do { return .array(try evaluator.array(value)) } catch { return .error(error.error) }
        }
        do {
            let scalar = try evaluator.scalar(value, frame)
            if case .blank = scalar { return .number(0.0) }
            return .scalar(scalar)
        } catch { return .error(error.error) }
    }

    private mutating func finish(_ number: Int, _ value: Value) {
        met[number] = -1
        result.isVariable[number] = evaluator.isVariable
        if let reason = evaluator.blocked {
            result.notEvaluated.append(NotEvaluated(formula: number, reason: reason))
            return keepStored(number)
        }
        let formula = formulas[number]
        if let range = formula.arrayRange, case .array(let array) = value {
            finishArray(number, array, range)
        } else {
            var scalar = evaluator.first(of: value)
            // Minus zero is no value of Excel's.
            if case .number(0) = scalar { scalar = .number(0) }
            result.results[number] = scalar
            evaluator.tables[formula.sheet].finish(
                scalar, row: formula.cell.row, column: formula.cell.column, isVariable: evaluator.isVariable)
        }
    }

    private mutating func finishArray(_ number: Int, _ array: FormulaArray, _ range: CellRange) {
        let formula = formulas[number]
        var shown: [CellValue] = []
        let cells = formula.resultRange
        for row in cells.rows {
            for column in cells.columns {
                let (r, c) = (row - range.first.row, column - range.first.column)
                var value = array[r, c]
                if formula.isDynamic, r >= array.rows || c >= array.columns { value = .blank }
                if case .blank = value, r < array.rows, c < array.columns { value = .number(0) }
                shown.append(value)
                evaluator.tables[formula.sheet].finish(
                    value, row: row, column: column, isVariable: evaluator.isVariable)
            }
        }
        result.results[number] = shown.first ?? .blank
        result.arrays[number] =
            formula.isDynamic
            ? array : FormulaArray(rows: cells.rows.count, columns: cells.columns.count, values: shown)
    }

    /// Leaves a formula with its stored result; the other cells of an array keep what the book says.
    private mutating func keepStored(_ number: Int) {
        met[number] = -1
        let formula = formulas[number]
        let range = formula.resultRange
        for row in range.rows {
            for column in range.columns {
                let cell = CellReference(row: row, column: column)
                let value = cell == formula.cell ? formula.stored : evaluator.book.cells[formula.sheet][cell]
                evaluator.tables[formula.sheet].finish(
                    value, row: row, column: column, isVariable: evaluator.isVariable)
            }
        }
        result.results[number] = formula.stored
    }

    // MARK: Cycles

    private mutating func endCycle(from number: Int) {
        var members: [Int] = []
        while let last = open.popLast() {
            members.append(last)
            if last == number { break }
        }
        members.sort()
        result.cycles.append(members)
        for member in members { keepStored(member) }
        guard let rounds = evaluator.book.iterations else { return }
        iterate(members, rounds: min(max(rounds, 1), 32_767))
    }

    /// Calculates the formulas of a cycle again and again, from their stored results.
    private mutating func iterate(_ members: [Int], rounds: Int) {
        if isSettled(members) { return }
        for _ in 0..<rounds {
            var change = 0.0
            for member in members {
                let before = result.results[member]
                let value = value(member)
                evaluator.needs.removeAll(keepingCapacity: true)
                if evaluator.blocked != nil { continue }
                finish(member, value)
                if case .number(let one) = before, case .number(let other) = result.results[member] {
                    change = max(change, (one - other).magnitude)
                } else if before != result.results[member] {
                    change = .infinity
                }
            }
            if change < evaluator.book.iterationDelta { return }
        }
    }

    /// Whether no stored result would change by as much as the workbook lets the last round change them.
    private mutating func isSettled(_ members: [Int]) -> Bool {
        for member in members {
            let value = evaluator.first(of: value(member))
            let isWhole = evaluator.needs.isEmpty && evaluator.blocked == nil
            evaluator.needs.removeAll(keepingCapacity: true)
            guard isWhole else { return false }
            if case .number(let one) = result.results[member], case .number(let other) = value {
                if (one - other).magnitude >= evaluator.book.iterationDelta { return false }
            } else if value != result.results[member] {
                return false
            }
        }
        return true
    }
}
