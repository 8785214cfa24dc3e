internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// What belongs to the cells of a repeated block, and so to those of its copies.
extension ReferenceShift {
    /// Gives the copies of a cell what the cell has, such as a link; else the range follows.
    func shiftItem(
        _ rule: ReferenceRule, _ element: Int, _ attribute: MarkupAttribute?, _ text: String, _ draft: inout PartDraft
    ) {
        guard let range = CellRange(text.trimmed) else { return }
        if let attribute, shift.isInBlock(range) {
            addCopies(rule, of: element, attribute, range, &draft)
        } else {
            put(
                rule, element, attribute, text, shift.range(range).map { written($0, like: text) }, .element,
                range.first, &draft)
        }
    }

    /// Merges of the block are copied, those beyond it grow.
    ///
    /// - Throws: `EDIT_CUTS_MERGE` for one that holds a part of the block only, or would be torn.
    func shiftMerge(
        _ rule: ReferenceRule, _ element: Int, _ attribute: MarkupAttribute?, _ text: String, _ draft: inout PartDraft
    ) throws(Problem) {
        guard let range = CellRange(text.trimmed) else { return }
        if let attribute, shift.isInBlock(range) { return addCopies(rule, of: element, attribute, range, &draft) }
        if shift.tears(range) || (shift.overlapsBlock(range) && !shift.coversBlock(range)) {
            throw StructureProblem.cutsMerge(range.description)
        }
        var new = shift.range(range)
        if let left = new, left.first == left.last, range.first != range.last { new = nil }
        put(rule, element, attribute, text, new?.description, .element, range.first, &draft)
    }

    private func addCopies(
        _ rule: ReferenceRule, of element: Int, _ attribute: MarkupAttribute, _ range: CellRange,
        _ draft: inout PartDraft
    ) {
        let document = draft.document
        // An identity belongs to one element.
        let identity = document.attributes(of: element).first { document.name(of: $0).hasSuffix(":uid") }
        var markup: [UInt8] = []
        for copy in shift.copies(of: range) {
            var splice = ByteSplice(document.bytes, document.range(of: element))
            var edits = [(attribute.value, Array(written(copy, like: document.value(of: attribute), was: range).utf8))]
            if let identity { edits.append((identity.whole, [])) }
            for (place, text) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
                splice.replace(place, with: text)
            }
            markup += splice.finish()
        }
        draft.add(markup, behind: element, count: shift.times - 1)
        noteCopies(rule, element, range, &draft)
    }

    private func noteCopies(_ rule: ReferenceRule, _ element: Int, _ range: CellRange, _ draft: inout PartDraft) {
        guard let last = shift.copies(of: range).last else { return }
        draft.note(rule.kind, at: draft.document.name(of: element), "", "\(shift.copy(range, 1)) … \(last)")
    }

    // MARK: - Sparklines

    /// The cell of a sparkline of the block; `nil` for other elements.
    private func blockSparkline(_ element: Int, _ draft: PartDraft) -> (place: Int, cell: CellRange)? {
        guard draft.isEdited, shift.block != nil, draft.document.isNamed(element, "sparkline"),
            let place = draft.document.child(of: element, "sqref"),
            let cell = CellRange(draft.document.text(of: place).trimmed), shift.isInBlock(cell)
        else { return nil }
        return (place, cell)
    }

    /// Whether an element is a part of a sparkline that its copies already take care of.
    func isOfBlockSparkline(_ element: Int, _ draft: PartDraft) -> Bool {
        guard shift.block != nil, let parent = draft.document.parent(of: element) else { return false }
        return blockSparkline(parent, draft) != nil
    }

    /// Copies a sparkline of the block, each to read its own row or column.
    func shiftSparkline(_ rule: ReferenceRule, _ element: Int, _ draft: inout PartDraft) {
        guard let (place, cell) = blockSparkline(element, draft), let host = draft.host else { return }
        let document = draft.document
        let source = document.child(of: element, "f")
        let formula = source.map { BlockFormula(document.text(of: $0), of: shift, on: host) }
        var markup: [UInt8] = []
        for number in 1..<shift.times {
            var edits: [(Range<Int>, [UInt8])] = []
            func put(_ text: String, into element: Int) {
                var content: [UInt8] = []
                content.append(xmlText: text)
                edits.append((document.content(of: element), content))
            }
            if let source, let formula { put(formula.text(inCopy: number), into: source) }
            let copy = shift.copy(cell, number)
            put(written(copy, like: document.text(of: place), was: cell), into: place)
            var splice = ByteSplice(document.bytes, document.range(of: element))
            for (range, text) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
                splice.replace(range, with: text)
            }
            markup += splice.finish()
        }
        draft.add(markup, behind: element, count: shift.times - 1)
        noteCopies(rule, element, cell, &draft)
        guard let source, let formula else { return }
        let (before, after) = (document.text(of: source), formula.text(inCopy: 0))
        if before != after {
            draft.note(rule.kind, at: cell.description, before, after)
            draft.setText(of: source, to: after)
        }
    }

    // MARK: - Columns

    /// Writes the list of columns anew, with the widths and formats of repeated ones.
    ///
    /// - Parameter element: a column; the list is written when its first is met.
    func repeatColumns(_ rule: ReferenceRule, _ element: Int, _ draft: inout PartDraft) {
        let document = draft.document
        guard let block = shift.block, let list = document.parent(of: element),
            document.child(of: list, document.name(of: element)) == element
        else { return }
        var pieces: [(span: ClosedRange<Int>, element: Int)] = []
        for column in document.children(of: list) where document.isNamed(column, "col") {
            // A list that makes no sense stays as it is.
            guard let span = numbers(of: column, from: 1, in: document)?.span else { return }
            if span.lowerBound < shift.index {
                pieces.append((span.lowerBound...min(span.upperBound, block.upperBound), column))
            }
            if span.overlaps(block) {
                let inside = span.clamped(to: block)
                for number in 1..<shift.times {
                    let distance = number * block.count
                    pieces.append(((inside.lowerBound + distance)...(inside.upperBound + distance), column))
                }
            }
            let behind = max(span.lowerBound, shift.index) + shift.count
            if span.upperBound >= shift.index, behind < shift.axis.limit {
                pieces.append((behind...min(span.upperBound + shift.count, shift.axis.limit - 1), column))
            }
        }
        var joined: [(span: ClosedRange<Int>, element: Int)] = []
        for piece in pieces.sorted(by: { $0.span.lowerBound < $1.span.lowerBound }) {
            if let last = joined.last, last.element == piece.element,
                last.span.upperBound + 1 == piece.span.lowerBound
            {
                joined[joined.count - 1].span = last.span.lowerBound...piece.span.upperBound
            } else {
                joined.append(piece)
            }
        }
        let markup = joined.flatMap { column($0.element, over: $0.span, document) }
        guard markup != Array(document.bytes[document.content(of: list)]) else { return }
        draft.edits.replace(document.content(of: list), with: markup)
        let range = "\(block.lowerBound + 1):\(block.upperBound + 1)"
        draft.note(rule.kind, at: "cols", range, "\(block.lowerBound + 1):\(block.upperBound + shift.count + 1)")
    }

    private func column(_ element: Int, over span: ClosedRange<Int>, _ document: MarkupDocument) -> [UInt8] {
        guard let (low, high, _) = numbers(of: element, from: 1, in: document) else { return [] }
        var splice = ByteSplice(document.bytes, document.range(of: element))
        let edits = [(low.value, span.lowerBound + 1), (high.value, span.upperBound + 1)]
        for (range, number) in edits.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            splice.replace(range, with: Array(String(number).utf8))
        }
        return splice.finish()
    }
}
