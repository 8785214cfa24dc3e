internal import Formulas
internal import SheetModel
internal import XMLEvents

/// Moves the corners by which pictures, shapes, charts and controls are tied to cells (ECMA-376 part 1, 20.5.2).
///
/// What moves and sizes with cells has both corners moved; what only moves keeps its size in rows and columns; what does
/// neither stays. Cells that move inside a band leave objects where they are.
struct AnchorShift {
    let shift: SheetShift

    /// A corner: its row or column, whichever the change is about, and how far into it.
    private struct Corner {
        var index: Int
        /// The element that says the index, and the one for the rest.
        var element: Int
        var offset: Int?
    }

    /// Collects the changes of an anchor element.
    func apply(_ rule: ReferenceRule, to element: Int, _ draft: inout PartDraft) {
        let document = draft.document
        guard shift.band == nil, let from = corner("from", of: element, document) else { return }
        let to = corner("to", of: element, document)
        let (moves, sizes) = behaviour(of: element, document)
        guard moves,
            let new = shift.ends(from.index, to?.index ?? from.index, sizes: sizes)
        else { return }
        let before = "\(from.index)" + (to.map { ":\($0.index)" } ?? "")
        set(from, to: new.from, isCut: new.isFromCut, &draft)
        if let to { set(to, to: new.to, isCut: new.isToCut, &draft) }
        let after = "\(new.from)" + (to == nil ? "" : ":\(new.to)")
        if before != after { draft.note(rule.kind, at: document.name(of: element), before, after) }
    }

    private func corner(_ name: String, of anchor: Int, _ document: MarkupDocument) -> Corner? {
        let (unit, offset) = shift.axis == .rows ? ("row", "rowOff") : ("col", "colOff")
        guard let corner = document.child(of: anchor, name), let element = document.child(of: corner, unit),
            let index = Int(document.text(of: element).trimmed), index >= 0, index <= shift.axis.limit
        else { return nil }
        return Corner(index: index, element: element, offset: document.child(of: corner, offset))
    }

    /// Whether an object moves with its cells, and whether it sizes with them.
    private func behaviour(of anchor: Int, _ document: MarkupDocument) -> (moves: Bool, sizes: Bool) {
        switch document.name(of: anchor) {
        case "twoCellAnchor":
            let mode = document.value(of: anchor, "editAs") ?? "twoCell"
            return (mode != "absolute", mode == "twoCell")
        case "oneCellAnchor": return (true, false)
        default:
            func isSet(_ name: String) -> Bool { ["1", "true"].contains(document.value(of: anchor, name) ?? "") }
            return (isSet("moveWithCells"), isSet("sizeWithCells"))
        }
    }

    private func set(_ corner: Corner, to index: Int, isCut: Bool, _ draft: inout PartDraft) {
        if corner.index != index { draft.setText(of: corner.element, to: String(index)) }
        if isCut, let offset = corner.offset { draft.setText(of: offset, to: "0") }
    }
}

extension SheetShift {
    /// Where the two ends of an object go; `nil` when they stay.
    ///
    /// - Parameter sizes: whether the object grows and shrinks with its cells; else it keeps its length.
    func ends(
        _ from: Int, _ to: Int, sizes: Bool
    ) -> (from: Int, to: Int, isFromCut: Bool, isToCut: Bool)? {
        func end(_ old: Int) -> (index: Int, isCut: Bool) {
            guard old >= index else { return (old, false) }
            switch kind {
            case .insertion: return (min(old + count, axis.limit - 1), false)
            case .deletion: return old < index + count ? (index, true) : (old - count, false)
            }
        }
        let first = end(from)
        let last = sizes ? end(to) : (index: min(to + first.index - from, axis.limit - 1), isCut: false)
        if first.index == from, last.index == to, !first.isCut, !last.isCut { return nil }
        return (first.index, max(last.index, first.index), first.isCut, last.isCut)
    }
}
