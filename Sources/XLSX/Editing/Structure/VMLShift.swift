internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// Follows a change through the drawing of notes and controls (ECMA-376 part 4, 19.4).
///
/// Excel writes this part as a browser of 1999 read it, not always as well-formed XML; so only the fragments named
/// `ClientData`, which say what a shape belongs to, are read as XML, and all other bytes stay.
struct VMLShift {
    let review: FormulaReview
    let bytes: [UInt8]
    /// The sheet that the part belongs to.
    let host: String?
    let isEdited: Bool
    private let rules = ReferenceRules.byElement(of: .vmlDrawing)
    private var shift: SheetShift { review.shift }

    init(_ review: FormulaReview, _ bytes: [UInt8], host: String?, isEdited: Bool) {
        self.review = review
        self.bytes = bytes
        self.host = host
        self.isEdited = isEdited
    }

    /// The part with its changes, and the references changed; `nil` when there is none.
    ///
    /// - Throws: `XML_NOT_WELL_FORMED` for a fragment that cannot be read.
    /// - Complexity: O(n) in the bytes.
    func applied(_ draftOf: (MarkupDocument) -> PartDraft) throws(Problem) -> (bytes: [UInt8], [ReferenceChange])? {
        var edits = MarkupEdits()
        var references: [ReferenceChange] = []
        var position = 0
        while let start = tag("ClientData", isEnd: false, from: position),
            let end = tag("ClientData", isEnd: true, from: start),
            let close = bytes[end...].firstIndex(of: UInt8(ascii: ">"))
        {
            position = close + 1
            let fragment = start..<position
            var draft = draftOf(try MarkupDocument(Array(bytes[fragment])))
            try ReferenceShift(review: review).apply(rules, to: &draft)
            if isEdited, shiftPlace(&draft), let shape = shape(around: fragment) {
                edits.remove(shape)
                position = max(position, shape.upperBound)
            } else if let changed = draft.finished() {
                edits.replace(fragment, with: changed)
            }
            references += draft.references
        }
        return edits.isEmpty ? nil : (edits.applied(to: bytes), references)
    }

    // MARK: - One shape

    /// Moves a note with its cell, or a control with its anchor; returns whether the cell is deleted.
    private func shiftPlace(_ draft: inout PartDraft) -> Bool {
        let document = draft.document
        guard document.value(of: document.root, "ObjectType") == "Note" else {
            shiftControl(&draft)
            return false
        }
        guard let row = document.child(of: document.root, "Row"),
            let column = document.child(of: document.root, "Column"),
            let r = Int(document.text(of: row).trimmed), let c = Int(document.text(of: column).trimmed)
        else { return false }
        let cell = CellReference(row: r, column: c)
        guard r >= 0, c >= 0 else { return false }
        guard let new = shift.cell(cell) else {
            draft.note("noteShape", at: cell.description, cell.description, "")
            return true
        }
        guard new != cell else { return false }
        draft.note("noteShape", at: new.description, cell.description, new.description)
        if new.row != r { draft.setText(of: row, to: String(new.row)) }
        if new.column != c { draft.setText(of: column, to: String(new.column)) }
        setAnchor(&draft) { numbers in
            for place in [0, 4] { numbers[place] = max(0, numbers[place] + new.column - c) }
            for place in [2, 6] { numbers[place] = max(0, numbers[place] + new.row - r) }
        }
        return false
    }

    /// `MoveWithCells` and `SizeWithCells` say the contrary of their names: a shape that has them does not.
    private func shiftControl(_ draft: inout PartDraft) {
        let document = draft.document
        func has(_ name: String) -> Bool {
            document.child(of: document.root, name).map { document.text(of: $0).trimmed.lowercased() != "false" }
                ?? false
        }
        guard shift.band == nil, !has("MoveWithCells") else { return }
        let (first, last) = shift.axis == .rows ? (2, 6) : (0, 4)
        setAnchor(&draft) { numbers in
            guard let new = shift.ends(numbers[first], numbers[last], sizes: !has("SizeWithCells")) else { return }
            numbers[first] = new.from
            numbers[last] = new.to
            if new.isFromCut { numbers[first + 1] = 0 }
            if new.isToCut { numbers[last + 1] = 0 }
        }
    }

    /// An anchor is eight numbers: column, offset, row, offset of the one corner, then of the other.
    private func setAnchor(_ draft: inout PartDraft, _ change: (inout [Int]) -> Void) {
        let document = draft.document
        guard let anchor = document.child(of: document.root, "Anchor") else { return }
        let before = document.text(of: anchor)
        let old = before.split(separator: ",").compactMap { Int(String($0).trimmed) }
        guard old.count == 8, old.allSatisfy({ abs($0) <= CellReference.rowLimit }) else { return }
        var numbers = old
        change(&numbers)
        guard numbers != old else { return }
        let after = numbers.map { String($0) }.joined(separator: ", ")
        draft.setText(of: anchor, to: after)
        draft.note("controlAnchor", at: "Anchor", before.trimmed, after)
    }

    // MARK: - Finding tags in the bytes

    /// Where the next start or end tag of an element begins, whatever its prefix.
    private func tag(_ name: String, isEnd: Bool, from start: Int) -> Int? {
        let name = Array(name.utf8)
        var position = start
        while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = open + 1
            if self.isTag(name, isEnd: isEnd, at: open) { return open }
        }
        return nil
    }

    private func isTag(_ name: [UInt8], isEnd: Bool, at open: Int) -> Bool {
        var position = open + 1
        if isEnd {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "/") else { return false }
            position += 1
        }
        var word = position
        while position < bytes.count, Self.isNameByte(bytes[position]) {
            if bytes[position] == UInt8(ascii: ":") { word = position + 1 }
            position += 1
        }
        return bytes[word..<position].elementsEqual(name)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"): false
        default: byte > 0x20
        }
    }

    /// The whole `shape` element that a fragment stands in.
    private func shape(around fragment: Range<Int>) -> Range<Int>? {
        let name = Array("shape".utf8)
        var open = fragment.lowerBound
        while open > 0 {
            open -= 1
            if bytes[open] == UInt8(ascii: "<"), isTag(name, isEnd: false, at: open) { break }
        }
        guard let end = tag("shape", isEnd: true, from: fragment.upperBound),
            let close = bytes[end...].firstIndex(of: UInt8(ascii: ">")), isTag(name, isEnd: false, at: open)
        else { return nil }
        return open..<(close + 1)
    }
}
