internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

extension ReferenceShift {
    /// Follows the change through a formula outside the cells, or through a place that reads like one.
    func applyFormula(_ rule: ReferenceRule, to element: Int, _ draft: inout PartDraft) {
        let document = draft.document
        let attribute = rule.attribute.flatMap { document.attribute(of: element, $0) }
        if rule.attribute != nil, attribute == nil { return }
        let before = attribute.map { document.value(of: $0) } ?? document.text(of: element)
        guard !before.isEmpty else { return }
        let after: String
        var place = document.name(of: element)
        switch rule.form {
        case .ruleFormula: after = ruleFormula(before, element, draft)
        case .name:
            place = document.value(of: element, "name") ?? place
            // Titles are printed on every page: more rows of them would leave no room.
            let review = place == "_xlnm.Print_Titles" ? review.keepingLength : review
            after = review.review(before, on: nameHost(of: element, document), isName: true).text
        case .fragment:
            guard let moved = fragment(before, element, document) else { return }
            after = moved
        case .chartFormula:
            let reviewed = review.review(series(before, element, draft), on: draft.host)
            after = reviewed.text
            if reviewed.isStale { dropCaches(beside: element, of: before, &draft) }
        default: after = review.review(before, on: draft.host).text
        }
        guard after != before else { return }
        draft.note(rule.kind, at: place, before, after)
        if let attribute { draft.set(attribute, to: after) } else { draft.setText(of: element, to: after) }
    }

    // MARK: - Names

    /// The sheet that a name is known on alone.
    func nameHost(of element: Int, _ document: MarkupDocument) -> String? {
        document.value(of: element, "localSheetId").flatMap { Int($0) }.flatMap {
            review.sheets.indices.contains($0) ? review.sheets[$0] : nil
        }
    }

    // MARK: - Links

    /// A relationship that leads to a place in the workbook: `#'Biểu 01'!A1`, spaces perhaps as `%20`.
    private func fragment(_ target: String, _ element: Int, _ document: MarkupDocument) -> String? {
        guard target.hasPrefix("#"), (document.value(of: element, "Type") ?? "").hasSuffix("/hyperlink") else {
            return nil
        }
        let place = String(target.dropFirst())
        let isEncoded = place.contains("%20")
        let plain =
            isEncoded ? place.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: " ") : place
        let moved = review.review(plain, on: nil).text
        guard moved != plain else { return nil }
        return "#"
            + (isEncoded
                ? moved.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") : moved)
    }

    // MARK: - Rules on cells

    /// A formula of a conditional format or validation, which counts from the first cell of the ranges it is for.
    ///
    /// Where that cell is deleted the formula is first told from one that stays, and where another cell comes first
    /// afterwards, from that one.
    private func ruleFormula(_ text: String, _ element: Int, _ draft: PartDraft) -> String {
        let document = draft.document
        guard draft.isEdited, let ranges = ranges(around: element, document), let anchor = Self.corner(of: ranges),
            let newAnchor = Self.corner(of: ranges.flatMap { shift.pieces(of: $0) })
        else { return review.review(text, on: draft.host).text }
        if let host = draft.host, shift.isInBlock(anchor) {
            return BlockFormula(text, of: shift, on: host).text(inCopy: 0)
        }
        var base = anchor
        if shift.cell(anchor) == nil {
            base =
                shift.axis == .rows
                ? CellReference(row: shift.index + shift.count, column: anchor.column)
                : CellReference(row: anchor.row, column: shift.index + shift.count)
        }
        let told = base == anchor ? text : SharedFormula(master: text, at: anchor).formula(for: base)
        let moved = review.review(told, on: draft.host).text
        guard let newBase = shift.cell(base), newBase != newAnchor else { return moved }
        return SharedFormula(master: moved, at: newBase).formula(for: newAnchor)
    }

    /// The ranges of the rule that an element belongs to.
    private func ranges(around element: Int, _ document: MarkupDocument) -> [CellRange]? {
        var around = document.parent(of: element)
        while let rule = around {
            if document.isNamed(rule, "conditionalFormatting") || document.isNamed(rule, "dataValidation") {
                let text =
                    document.value(of: rule, "sqref")
                    ?? document.child(of: rule, "sqref").map { document.text(of: $0) } ?? ""
                return text.split(whereSeparator: \.isWhitespace).compactMap { CellRange($0) }
            }
            around = document.parent(of: rule)
        }
        return nil
    }

    /// The first row and the first column of ranges.
    private static func corner(of ranges: [CellRange]) -> CellReference? {
        guard let row = ranges.map(\.first.row).min(), let column = ranges.map(\.first.column).min() else {
            return nil
        }
        return CellReference(row: row, column: column)
    }

    // MARK: - Charts

    /// The elements of a chart whose formulas mean lists of values, not a title.
    private static let lists: Set<String> = [
        "val", "cat", "xVal", "yVal", "bubbleSize", "plus", "minus", "numDim", "strDim", "datalabelsRange",
    ]

    /// A series over one row is written as a cell by Excel; to grow with copies of the row it is spelled as an area.
    private func series(_ text: String, _ element: Int, _ draft: PartDraft) -> String {
        guard shift.block?.count == 1 else { return text }
        var around = draft.document.parent(of: element)
        for _ in 0..<2 {
            if let parent = around, !Self.lists.contains(draft.document.name(of: parent)) {
                around = draft.document.parent(of: parent)
            }
        }
        guard let list = around, Self.lists.contains(draft.document.name(of: list)) else { return text }
        let tokens = FormulaLexer.tokens(of: text)
        return tokens.map { token in
            guard case .reference(.cell(let cell)) = token.kind, shift.isInBlock(cell.reference) else {
                return token.text
            }
            return "\(token.text):\(token.text)"
        }.joined()
    }

    /// Drops the values that a chart stores beside a range that has other cells now.
    private func dropCaches(beside element: Int, of reference: String, _ draft: inout PartDraft) {
        let document = draft.document
        guard let parent = document.parent(of: element) else { return }
        var isDropped = false
        for child in document.children(of: parent)
        where ["numCache", "strCache", "multiLvlStrCache", "dlblRangeCache", "lvl"].contains(document.name(of: child)) {
            draft.remove(child)
            isDropped = true
        }
        if isDropped {
            draft.droppedCaches.append(
                EditReceipt.DroppedCache(part: draft.part.description, reference: reference))
        }
    }
}
