public import SheetModel

extension FormulaSheet {
    /// The cells that are odd among their neighbours, row by row, each once.
    ///
    /// Along a row or column, at least three formulas of one form make a run, in which single other cells may stand. Such
    /// a cell is odd when it is a number (``OddFormula/Kind/typedOver(between:)``) or another formula
    /// (``OddFormula/Kind/differs(from:)``), save where sheets are made so:
    ///
    /// - The first and last cell of a run, and what stands beside it: opening balances, totals, notes.
    /// - A formula that reads other cells of the line along which its neighbours stand, where theirs read none: a subtotal
    ///   among products, a total of months in a row of sums, a percentage of the rows above.
    /// - A formula that stands beside two others of its own form across the line: a row of subtotals, a column of
    ///   percentages, a pattern that repeats.
    /// - A formula that reads the same cells with or without `$`.
    /// - Three and more numbers side by side across the line: a row of inputs.
    /// - 0 or 1 in a line whose formulas count on from the cell before: a numbering that begins anew.
    /// - More than one odd cell for two formulas of the run: formulas and inputs in turn.
    /// - Cells that an array formula fills.
    ///
    /// What is filled wrongly over three and more cells is therefore not found here, but by ``changes(from:shifts:)``.
    ///
    /// - Complexity: O(*n* log *n*) in the cells added, plus the length of the formulas looked at closely.
    public func oddFormulas() -> [OddFormula] {
        guard !forms.samples.isEmpty else { return [] }
        let rows = entries.inOrder()
        let columns = rows.map { Entry(line: $0.place, place: $0.line, form: $0.form) }.inOrder()
        var found: [CellReference: Suspect] = [:]
        for suspect in odd(in: rows, .inRow, across: columns) + odd(in: columns, .inColumn, across: rows)
        where (found[suspect.cell]?.run ?? 0) < suspect.run {
            found[suspect.cell] = suspect
        }
        for cell in cellsOfArrays(among: Array(found.keys)) { found[cell] = nil }
        return found.values.sorted { $0.cell < $1.cell }.map(report)
    }

    /// A cell that stands between two formulas of one form and is something else.
    private struct Suspect {
        let entry: Entry
        let expected: Int32
        /// How many formulas of the expected form the run has, and the place of its first cell among the entries.
        let run: Int
        let start: Int
        let neighbours: OddFormula.Neighbours

        var cell: CellReference {
            switch neighbours {
            case .inRow: CellReference(row: Int(entry.line), column: Int(entry.place))
            case .inColumn: CellReference(row: Int(entry.place), column: Int(entry.line))
            }
        }
    }

    private func odd(in entries: [Entry], _ neighbours: OddFormula.Neighbours, across: [Entry]) -> [Suspect] {
        let suspects = suspects(in: entries, neighbours)
        let typed = Set(suspects.lazy.filter { $0.entry.form < 0 }.map(\.cell))
        let odd = suspects.filter { suspect in
            suspect.entry.form < 0
                ? isTypedOver(suspect, among: typed) : isOtherFormula(suspect, across: across)
        }
        // Where every other cell is another one, that is how the sheet is made.
        let counts = Dictionary(odd.lazy.map { ($0.start, 1) }, uniquingKeysWith: +)
        return odd.filter { suspect in 2 * (counts[suspect.start] ?? 0) <= suspect.run }
    }

    // MARK: Finding

    private func suspects(in entries: [Entry], _ neighbours: OddFormula.Neighbours) -> [Suspect] {
        var found: [Suspect] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].line == entries[start].line,
                entries[end].place == entries[end - 1].place + 1
            {
                end += 1
            }
            addSuspects(in: entries[start..<end], neighbours, to: &found)
            start = end
        }
        return found
    }

    /// Goes through cells that stand one beside the other: runs of one form, in which single other cells stand.
    private func addSuspects(
        in entries: ArraySlice<Entry>, _ neighbours: OddFormula.Neighbours, to found: inout [Suspect]
    ) {
        var index = entries.startIndex
        while index < entries.endIndex {
            let (form, start) = (entries[index].form, index)
            index += 1
            guard form >= 0 else { continue }
            var gaps: [Entry] = []
            var run = 1
            while index < entries.endIndex {
                if entries[index].form == form {
                    index += 1
                } else if index + 1 < entries.endIndex, entries[index + 1].form == form {
                    gaps.append(entries[index])
                    index += 2
                } else {
                    break
                }
                run += 1
            }
            guard run >= 3 else { continue }
            found += gaps.map { Suspect(entry: $0, expected: form, run: run, start: start, neighbours: neighbours) }
        }
    }

    // MARK: Judging

    private func isTypedOver(_ suspect: Suspect, among typed: Set<CellReference>) -> Bool {
        let isInputs = Self.isInThree { distance in
            typed.contains(suspect.neighbours.cell(distance, across: suspect.cell))
        }
        if isInputs { return false }
        let number = numbers[Int(~suspect.entry.form)]
        let expected = forms.text(of: suspect.expected, at: suspect.cell)
        return number != 0 && number != 1 || !reads(expected, along: suspect)
    }

    private func isOtherFormula(_ suspect: Suspect, across: [Entry]) -> Bool {
        let (entry, cell) = (suspect.entry, suspect.cell)
        let isPattern = Self.isInThree { distance in
            across.form(at: entry.line + Int32(distance), on: entry.place) == entry.form
        }
        if isPattern { return false }
        let expected = forms.text(of: suspect.expected, at: cell)
        let own = forms.text(of: entry.form, at: cell)
        func places(_ text: String) -> [UInt8] { FormulaKey(of: text, at: cell, on: sheet, reading: .places).bytes }
        let isSameKind = forms.isArray(entry.form) == forms.isArray(suspect.expected)
        if isSameKind, places(own) == places(expected) { return false }
        return !reads(own, along: suspect) || reads(expected, along: suspect)
    }

    /// Whether a cell and those for which `isSame` holds, by their distance from it, make three side by side.
    private static func isInThree(_ isSame: (Int) -> Bool) -> Bool {
        let (before, behind) = (isSame(-1), isSame(1))
        return before && behind || before && isSame(-2) || behind && isSame(2)
    }

    /// Whether a formula in the suspect's cell reads other cells of the line on which its neighbours stand.
    private func reads(_ formula: String, along suspect: Suspect) -> Bool {
        let cell = suspect.cell
        return FormulaPrecedents(of: formula, on: sheet).areas.contains { area in
            guard SheetQualifier.isSameSheet(area.sheet, sheet) else { return false }
            let (rows, columns) = (area.range.rows, area.range.columns)
            return switch suspect.neighbours {
            case .inRow: rows.contains(cell.row) && columns != cell.column...cell.column
            case .inColumn: columns.contains(cell.column) && rows != cell.row...cell.row
            }
        }
    }

    private func report(_ suspect: Suspect) -> OddFormula {
        let (form, cell) = (suspect.entry.form, suspect.cell)
        let expected = forms.text(of: suspect.expected, at: cell)
        if form >= 0 {
            return OddFormula(
                cell: cell, kind: .differs(from: suspect.neighbours), formula: forms.text(of: form, at: cell),
                expected: expected, run: suspect.run)
        }
        return OddFormula(
            cell: cell, kind: .typedOver(between: suspect.neighbours), number: numbers[Int(~form)], expected: expected,
            run: suspect.run)
    }
}

extension OddFormula.Neighbours {
    /// The cell at a distance from `cell`, not along the neighbours' line but across it.
    fileprivate func cell(_ distance: Int, across cell: CellReference) -> CellReference {
        switch self {
        case .inRow: CellReference(row: cell.row + distance, column: cell.column)
        case .inColumn: CellReference(row: cell.row, column: cell.column + distance)
        }
    }
}
