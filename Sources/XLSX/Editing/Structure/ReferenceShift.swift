internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// Applies the rules of ``ReferenceRules`` to a part.
struct ReferenceShift {
    let review: FormulaReview
    var shift: SheetShift { review.shift }

    /// Collects the changes of a part into its draft.
    ///
    /// - Throws: `EDIT_CUTS_MERGE`, `EDIT_CUTS_PIVOT`.
    /// - Complexity: O(n) in the elements outside the rows of a sheet.
    func apply(_ rules: [String: [ReferenceRule]], to draft: inout PartDraft) throws(Problem) {
        let document = draft.document
        let wanted = document.names.map { rules[$0] }
        var element = 0
        while element < document.elements.count {
            if document.isNamed(element, "sheetData") {
                element = Int(document.elements[element].next)
                continue
            }
            for rule in wanted[Int(document.elements[element].name)] ?? [] {
                guard rule.family.contains(document.namespace(of: element)) else { continue }
                if let parent = rule.parent, document.parent(of: element).map({ document.isNamed($0, parent) }) != true
                {
                    continue
                }
                try apply(rule, to: element, &draft)
            }
            element += 1
        }
    }

    private func apply(_ rule: ReferenceRule, to element: Int, _ draft: inout PartDraft) throws(Problem) {
        if rule.family == .added, isOfBlockSparkline(element, draft) { return }
        switch rule.form {
        case .formula, .ruleFormula, .chartFormula, .name, .location, .fragment:
            applyFormula(rule, to: element, &draft)
        case .source: try applySource(rule, to: element, &draft)
        case .sparkline: shiftSparkline(rule, element, &draft)
        default:
            guard draft.isEdited else { return }
            try applyPlace(rule, to: element, &draft)
        }
    }

    // MARK: - Places on the sheet that changes

    private func applyPlace(_ rule: ReferenceRule, to element: Int, _ draft: inout PartDraft) throws(Problem) {
        let document = draft.document
        switch rule.form {
        case .columns: shiftColumns(rule, element, &draft)
        case .breakSpan: shiftBreakSpan(element, &draft)
        case .anchor: AnchorShift(shift: shift).apply(rule, to: element, &draft)
        default:
            let attribute = rule.attribute.flatMap { document.attribute(of: element, $0) }
            if rule.attribute != nil, attribute == nil { return }
            let text = attribute.map { document.value(of: $0) } ?? document.text(of: element)
            switch rule.form {
            case .cell(let loss):
                guard let cell = CellReference(text.trimmed) else { return }
                put(rule, element, attribute, text, shift.cell(cell)?.description, loss, cell, &draft)
            case .range(let loss):
                guard let range = CellRange(text.trimmed) else { return }
                put(
                    rule, element, attribute, text, shift.range(range).map { written($0, like: text) }, loss,
                    range.first, &draft)
            case .ranges(let loss):
                let ranges = text.split(whereSeparator: \.isWhitespace).map { ($0, CellRange($0)) }
                guard let first = ranges.first?.1?.first else { return }
                let new = ranges.flatMap { spelling, range in
                    range.map { old in shift.pieces(of: old).map { written($0, like: spelling, was: old) } }
                        ?? [String(spelling)]
                }
                put(
                    rule, element, attribute, text, new.isEmpty ? nil : new.joined(separator: " "), loss, first,
                    &draft)
            case .item: shiftItem(rule, element, attribute, text, &draft)
            case .merge: try shiftMerge(rule, element, attribute, text, &draft)
            case .pivot:
                guard let range = CellRange(text.trimmed) else { return }
                try refuseCut(ofPivot: range, element, draft)
                put(
                    rule, element, attribute, text, shift.blank.range(range)?.description, .kept, range.first, &draft)
            case .pageBreak: shiftBreak(rule, element, attribute, text, &draft)
            case .filterColumn: shiftFilterColumn(rule, element, attribute, text, &draft)
            default: break
            }
        }
    }

    /// A range as the file spells its ranges: one that did not change stays as it is, one cell may be `A1` or `A1:A1`.
    func written(_ range: CellRange, like text: some StringProtocol, was old: CellRange? = nil) -> String {
        if range == old ?? CellRange(text) { return String(text) }
        return text.contains(":") && range.first == range.last
            && (old ?? CellRange(text)).map({ $0.first == $0.last }) == true
            ? "\(range.first):\(range.last)" : range.description
    }

    func put(
        _ rule: ReferenceRule, _ element: Int, _ attribute: MarkupAttribute?, _ before: String, _ after: String?,
        _ loss: ReferenceRule.Loss, _ first: CellReference, _ draft: inout PartDraft
    ) {
        var after = after
        if after == nil {
            switch loss {
            case .element: draft.remove(element)
            case .parent: draft.remove(draft.document.parent(of: element) ?? element)
            case .attribute: if let attribute { draft.edits.remove(attribute.whole) }
            case .successor: after = shift.successor(of: first).description
            case .text(let text): after = text
            case .kept: return
            }
        }
        guard after.map({ $0 != before }) ?? true else { return }
        draft.note(rule.kind, at: draft.document.name(of: element), before, after ?? "")
        guard let after else { return }
        if let attribute { draft.set(attribute, to: after) } else { draft.setText(of: element, to: after) }
    }

    /// The fields above a pivot table are placed by their distance from it, so they count as part of it.
    private func refuseCut(ofPivot range: CellRange, _ element: Int, _ draft: PartDraft) throws(Problem) {
        let pages = draft.document.value(of: element, "rowPageCount").flatMap { Int($0) } ?? 0
        let top = max(0, range.first.row - (pages > 0 && pages < CellReference.rowLimit ? pages + 1 : 0))
        let whole = CellRange(CellReference(row: top, column: range.first.column), range.last)
        // Copies of a row of a pivot table would be cells without one.
        if shift.blank.cuts(whole) || shift.range(range) == nil || shift.overlapsBlock(whole) {
            throw StructureProblem.cutsPivot(range.description)
        }
    }

    // MARK: - Columns, breaks, filters

    private func shiftColumns(_ rule: ReferenceRule, _ element: Int, _ draft: inout PartDraft) {
        let document = draft.document
        guard shift.axis == .columns, shift.band == nil else { return }
        if shift.block != nil { return repeatColumns(rule, element, &draft) }
        guard let (low, high, span) = numbers(of: element, from: 1, in: document) else { return }
        let before = "\(span.lowerBound + 1):\(span.upperBound + 1)"
        guard var new = shift.span(span) else {
            draft.remove(element)
            draft.note(rule.kind, at: document.name(of: element), before, "")
            return
        }
        // A new column looks like the one to its left.
        let isHidden = ["1", "true"].contains(document.value(of: element, "hidden") ?? "")
        if shift.kind == .insertion, span.upperBound == shift.index - 1, !isHidden {
            new = new.lowerBound...min(new.upperBound + shift.count, CellReference.columnLimit - 1)
        }
        guard new != span else { return }
        draft.set(low, to: String(new.lowerBound + 1))
        draft.set(high, to: String(new.upperBound + 1))
        draft.note(rule.kind, at: document.name(of: element), before, "\(new.lowerBound + 1):\(new.upperBound + 1)")
    }

    func numbers(
        of element: Int, from base: Int, in document: MarkupDocument
    ) -> (low: MarkupAttribute, high: MarkupAttribute, span: ClosedRange<Int>)? {
        guard let low = document.attribute(of: element, "min"), let high = document.attribute(of: element, "max"),
            let first = Int(document.value(of: low)), let last = Int(document.value(of: high)), first >= base,
            first <= last, last <= CellReference.rowLimit
        else { return nil }
        return (low, high, (first - base)...(last - base))
    }

    /// Whether a break is between rows, and so moved by rows.
    private func isBreak(_ element: Int, of axis: SheetShift.Axis, _ document: MarkupDocument) -> Bool {
        let list = document.parent(of: element).map { document.name(of: $0) }
        return list == (axis == .rows ? "rowBreaks" : "colBreaks")
    }

    private func shiftBreak(
        _ rule: ReferenceRule, _ element: Int, _ attribute: MarkupAttribute?, _ text: String,
        _ draft: inout PartDraft
    ) {
        guard shift.band == nil, isBreak(element, of: shift.axis, draft.document), let position = Int(text.trimmed)
        else { return }
        let new = shift.position(position).map { String($0) }
        put(rule, element, attribute, text, new, .element, CellReference(row: 0, column: 0), &draft)
    }

    private func shiftBreakSpan(_ element: Int, _ draft: inout PartDraft) {
        guard shift.band == nil, !isBreak(element, of: shift.axis, draft.document),
            let (low, high, span) = numbers(of: element, from: 0, in: draft.document), let new = shift.span(span),
            new != span
        else { return }
        draft.set(low, to: String(new.lowerBound))
        draft.set(high, to: String(new.upperBound))
    }

    private func shiftFilterColumn(
        _ rule: ReferenceRule, _ element: Int, _ attribute: MarkupAttribute?, _ text: String,
        _ draft: inout PartDraft
    ) {
        guard shift.axis == .columns, let column = Int(text.trimmed), column >= 0, column < CellReference.columnLimit,
            let filter = draft.document.parent(of: element),
            let range = draft.document.value(of: filter, "ref").flatMap({ CellRange($0.trimmed) }),
            shift.moves(range), let new = shift.range(range)
        else { return }
        let position = shift.position(range.first.column + column).map { String($0 - new.first.column) }
        put(rule, element, attribute, text, position, .element, range.first, &draft)
    }

    // MARK: - Ranges of a named sheet

    private func applySource(_ rule: ReferenceRule, to element: Int, _ draft: inout PartDraft) throws(Problem) {
        let document = draft.document
        guard document.relationshipID(of: element) == nil,
            let sheet = document.value(of: element, "sheet"), SheetQualifier.isSameSheet(sheet, shift.sheet),
            let attribute = document.attribute(of: element, "ref"),
            let range = CellRange(document.value(of: attribute).trimmed)
        else { return }
        let before = document.value(of: attribute)
        let new = shift.range(range)
        if new == nil, rule.part == .pivotCache { throw StructureProblem.cutsPivot(range.description) }
        put(rule, element, attribute, before, new.map { written($0, like: before) }, .element, range.first, &draft)
    }
}

extension SheetShift {
    /// Whether a range lies inside the band, or there is none.
    func moves(_ range: CellRange) -> Bool {
        guard let band else { return true }
        let across = axis == .rows ? range.columns : range.rows
        return band.lowerBound <= across.lowerBound && across.upperBound <= band.upperBound
    }
}
