internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

extension WorkbookEditor {
    /// Calculates the formulas that lost their results, writes the new ones into their cells and into the caches of
    /// charts, and has Excel calculate what could not be calculated here.
    func recalculate() throws(Problem) {
        let waiting = staleFormulas.filter { !$0.value.isEmpty }
        staleFormulas = [:]
        guard !waiting.isEmpty || !receiptSoFar.droppedCaches.isEmpty else { return }
        let workbook = try Workbook(package: edit.preview(), limits: limits)
        let book = try FormulaBook(workbook, now: now, seed: 1)
        let run = Rerun(book, waiting: places(of: waiting))
        try write(run)
        for place in run.unresolved {
            receiptSoFar.droppedResults.append(
                EditReceipt.StaleResult(sheet: parts.sheets[place.sheet].name, cell: place.cell))
        }
        if !run.unresolved.isEmpty { try calculateOnLoad() }
        try fillCaches(from: run)
    }

    /// Calculates all formulas and puts the results that differ from the stored ones into their cells and the caches of
    /// charts; all else stays as it is, byte for byte.
    ///
    /// Formulas that are not evaluated keep what is stored, and Excel is told to calculate when it opens the file.
    ///
    /// - Parameter now: what `NOW()` gives, as a serial number of the workbook's date system.
    /// - Returns: What differed before, and what was not evaluated.
    /// - Throws: what the changes asked for throw; as `Workbook.calculate(now:seed:)`.
    /// - Complexity: as `Workbook.calculate(now:seed:)`; a sheet's markup is held in memory while it is changed.
    @discardableResult
    public func calculate(now: Double, seed: UInt64 = 1) throws(Problem) -> Calculation {
        try flush()
        let waiting = staleFormulas
        staleFormulas = [:]
        let workbook = try Workbook(package: edit.preview(), limits: limits)
        let book = try FormulaBook(workbook, now: now, seed: seed)
        warnings = workbook.warnings
        let outcome = book.calculation.run()
        let (calculation, results) = book.comparison(outcome, sheets: parts.sheets.map(\.name))
        let run = Rerun(book, outcome, replacing: results)
        if !results.isEmpty || !calculation.notEvaluated.isEmpty { try refuseSigned() }
        try dropCaches { area in results[area.sheet]?.touches(area.range) ?? false }
        try write(run)
        if !calculation.notEvaluated.isEmpty { try calculateOnLoad() }
        for item in calculation.notEvaluated where waiting[item.sheet]?.contains(item.cell) == true {
            receiptSoFar.droppedResults.append(EditReceipt.StaleResult(sheet: item.sheet, cell: item.cell))
        }
        try fillCaches(from: run)
        return calculation
    }

    private func write(_ run: Rerun) throws(Problem) {
        for (index, sheet) in parts.sheets.enumerated() {
            guard let part = sheet.part, let results = run.results[index], !results.isEmpty else { continue }
            let (bytes, written) = try ResultWriter.writing(results, into: edit.bytes(of: part)) { () throws(Problem) in
                try SheetOutline(edit.document(of: part), part: part.description)
            }
            guard !written.isEmpty else { continue }
            edit.replace(part, with: bytes)
            receiptSoFar.touch(
                part.description, vi: "kết quả công thức được tính lại", en: "results were calculated anew")
            receiptSoFar.recomputedResults += written.map {
                EditReceipt.StaleResult(sheet: sheet.name, cell: $0)
            }
        }
    }

    private func fillCaches(from run: Rerun) throws(Problem) {
        let filled = try ChartCaches(edit, parts).fill(receiptSoFar.droppedCaches) { run.value(of: $0) }
        receiptSoFar.refilledCaches += filled
        receiptSoFar.droppedCaches.removeAll { dropped in filled.contains { $0.part == dropped.part } }
    }

    private func places(of formulas: [String: Set<CellReference>]) -> [SheetCell] {
        parts.sheets.indices.flatMap { index in
            (formulas[parts.sheets[index].name] ?? []).sorted().map { SheetCell(sheet: index, cell: $0) }
        }
    }
}

/// The results of the formulas that wait for one.
private struct Rerun {
    /// The results by sheet and cell, those of all cells of array formulas included.
    private(set) var results: [Int: SheetResults] = [:]
    /// The cells whose results are not known.
    private(set) var unresolved: [SheetCell] = []
    private let book: FormulaBook
    private let outcome: Recalculation.Outcome
    private let unknown: Set<SheetCell>

    init(_ book: FormulaBook, waiting: [SheetCell]) {
        self.book = book
        let wanted = waiting.compactMap { book.number(at: $0) }
        // Data tables are no formulas: only Excel calculates them.
        unresolved = waiting.filter { book.number(at: $0) == nil }
        let formulas = book.calculation.formulas
        // Formulas that never had a result are calculated too, since others may need them, but not written.
        let bare = formulas.indices.filter { formulas[$0].stored == .blank }
        let subset = Set(wanted).union(bare).sorted()
        outcome = book.calculation.run(subset)
        var failed = Set(outcome.notEvaluated.map(\.formula)).intersection(subset)
        if book.calculation.book.iterations == nil { for cycle in outcome.cycles { failed.formUnion(cycle) } }
        if !failed.isEmpty {
            // What needs a result that is not known has none either.
            let areas = failed.map { formulas[$0].area }
            failed.formUnion(Set(book.calculation.dependents(of: areas)).intersection(subset))
        }
        var unknown = Set(unresolved)
        for number in wanted {
            let sheet = formulas[number].sheet
            for cell in formulas[number].resultRange.cells {
                if failed.contains(number) {
                    unresolved.append(SheetCell(sheet: sheet, cell: cell))
                    unknown.insert(SheetCell(sheet: sheet, cell: cell))
                } else {
                    results[sheet, default: SheetResults()].append(
                        book.result(of: number, at: cell, outcome), at: cell)
                }
            }
        }
        for sheet in results.keys { results[sheet]?.sort() }
        for number in failed { unknown.insert(book.places[number]) }
        self.unknown = unknown
    }

    /// The results of `outcome` that take the place of stored ones, because these differ.
    init(_ book: FormulaBook, _ outcome: Recalculation.Outcome, replacing results: [Int: SheetResults]) {
        self.book = book
        self.outcome = outcome
        self.results = results
        unknown = []
    }

    /// What a cell holds now; `nil` where that is not known.
    func value(of place: SheetCell) -> CellValue? {
        if unknown.contains(place) { return nil }
        if let result = results[place.sheet]?[place.cell] { return result }
        if let number = book.number(at: place) { return outcome.results[number] }
        guard book.calculation.book.cells.indices.contains(place.sheet) else { return nil }
        return book.storedArrays[place] ?? book.calculation.book.cells[place.sheet][place.cell]
    }
}
