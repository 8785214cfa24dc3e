internal import Findings
internal import Formulas
internal import SheetModel
internal import XMLEvents

/// The formulas in the cells of a sheet, and how they read after a change (ECMA-376 part 1, 18.3.1.40).
struct SheetFormulas {
    /// The `f` elements that read otherwise, whole.
    private(set) var rewritten: [Int: [UInt8]] = [:]
    /// The cells, where they stand afterwards, whose stored results may be wrong.
    private(set) var stale: [CellReference] = []

    private let outline: SheetOutline
    private let review: FormulaReview
    private let host: String
    private let isEdited: Bool
    private var groups: [String: Group] = [:]
    private var order: [String] = []
    /// The formulas of a repeated block, by their `f` elements, and the cells of those that fill several.
    private var copied: [Int: (formula: BlockFormula, array: CellRange?)] = [:]
    /// The merged ranges that grow over the copies; what stands in them is there once.
    private let grownMerges: [CellRange]
    private var document: MarkupDocument { outline.document }

    /// A formula that several cells share.
    private struct Group {
        var shared: SharedFormula
        /// The `f` element that holds the text.
        var master: Int
        var members: [Member] = []
    }

    private struct Member {
        var element: Int
        var old: CellReference
        /// Where the cell stands afterwards; `nil` when it is deleted.
        var new: CellReference?
        var before: String
        var after: ReviewedFormula
    }

    init(_ outline: SheetOutline, _ review: FormulaReview, host: String, isEdited: Bool) {
        self.outline = outline
        self.review = review
        self.host = host
        self.isEdited = isEdited
        grownMerges = isEdited ? outline.mergesGrowing(with: review.shift) : []
    }

    /// Reads all formulas of the sheet.
    ///
    /// - Throws: `EDIT_CUTS_ARRAY`, `XLSX_BAD_REFERENCE`.
    mutating func follow(_ draft: inout PartDraft) throws(Problem) {
        var found: [(CellReference, Int)] = []
        try outline.forEachFormula { cell, formula, _ in found.append((cell, formula)) }
        for (cell, element) in found { try follow(cell, element, &draft) }
        for key in order {
            if let group = groups[key] { follow(group, &draft) }
        }
    }

    private func place(of cell: CellReference) -> CellReference? {
        isEdited ? review.shift.cell(cell) : cell
    }

    /// A formula as it reads afterwards.
    private mutating func review(
        _ text: String, at cell: CellReference, _ element: Int, array: CellRange? = nil
    ) -> ReviewedFormula {
        guard isEdited, review.shift.isInBlock(cell), !grownMerges.contains(where: { $0.contains(cell) }) else {
            return review.review(text, on: host)
        }
        let formula = BlockFormula(text, of: review.shift, on: host)
        copied[element] = (formula, array)
        for number in 1..<review.shift.times { stale.append(review.shift.copy(cell, number)) }
        let after = formula.text(inCopy: 0)
        return ReviewedFormula(text: after, isChanged: after != text, isStale: true)
    }

    /// The `f` element of a formula of the block as it reads in one of the copies; `nil` for one that has no text.
    func copy(of element: Int, _ number: Int) -> [UInt8]? {
        guard let (formula, array) = copied[element] else { return nil }
        let ref = array.map { review.shift.copy($0, number).description }
        let changes: [String: String?] = ref.map { ["ref": $0] } ?? ["t": nil, "si": nil, "ref": nil]
        return document.rewriting(element, changes, text: formula.text(inCopy: number))
    }

    private mutating func follow(_ cell: CellReference, _ element: Int, _ draft: inout PartDraft) throws(Problem) {
        let text = document.text(of: element)
        let new = place(of: cell)
        switch document.value(of: element, "t") {
        case "shared":
            guard let key = document.value(of: element, "si") else { break }
            return share(key, cell, element, text, new)
        case "array", "dataTable": return try followBlock(cell, element, text, new, &draft)
        default: break
        }
        guard let new, !text.isEmpty else { return }
        let after = review(text, at: cell, element)
        if after.isStale { stale.append(new) }
        guard after.isChanged else { return }
        rewritten[element] = document.rewriting(element, text: after.text)
        draft.note("formula", at: new.description, text, after.text)
    }

    // MARK: - Arrays and data tables

    private mutating func followBlock(
        _ cell: CellReference, _ element: Int, _ text: String, _ new: CellReference?, _ draft: inout PartDraft
    ) throws(Problem) {
        var changes: [String: String?] = [:]
        var block: CellRange?
        if isEdited, let ref = document.value(of: element, "ref"), let range = CellRange(ref.trimmed) {
            let isRefused =
                document.value(of: element, "t") == "array" ? !review.shift.isInBlock(range) : true
            if review.shift.blank.cuts(range) || (review.shift.overlapsBlock(range) && isRefused) {
                throw StructureProblem.cutsArray(range.description)
            }
            block = range
            if let moved = review.shift.blank.range(range), moved != range {
                changes["ref"] = moved.description
                draft.note("arrayFormula", at: moved.first.description, ref, moved.description)
            }
        }
        guard let new else { return }
        if isEdited {
            for name in ["r1", "r2"] {
                guard let input = document.value(of: element, name).flatMap({ CellReference($0.trimmed) }) else {
                    continue
                }
                guard let moved = review.shift.cell(input) else { throw StructureProblem.cutsArray(cell.description) }
                guard moved != input else { continue }
                changes[name] = moved.description
                draft.note("dataTable", at: new.description, input.description, moved.description)
            }
        }
        let after = review(text, at: cell, element, array: block)
        if after.isStale { stale.append(new) }
        guard after.isChanged || !changes.isEmpty else { return }
        rewritten[element] = document.rewriting(element, changes, text: after.text)
        if after.isChanged { draft.note("formula", at: new.description, text, after.text) }
    }

    // MARK: - Shared formulas

    private mutating func share(
        _ key: String, _ cell: CellReference, _ element: Int, _ text: String, _ new: CellReference?
    ) {
        if groups[key] == nil {
            // A member whose group is not there has no formula that anybody could tell.
            guard !text.isEmpty else { return }
            groups[key] = Group(shared: SharedFormula(master: text, at: cell), master: element)
            order.append(key)
        }
        let before = text.isEmpty ? groups[key]?.shared.formula(for: cell) ?? "" : text
        let member = Member(
            element: element, old: cell, new: new, before: before, after: review(before, at: cell, element))
        groups[key]?.members.append(member)
    }

    /// Keeps a group together where it moves evenly; else gives each of its cells a formula of its own.
    private mutating func follow(_ group: Group, _ draft: inout PartDraft) {
        for member in group.members {
            guard let new = member.new else { continue }
            if member.after.isStale { stale.append(new) }
            if member.after.isChanged { draft.note("formula", at: new.description, member.before, member.after.text) }
        }
        // Copies stand among the cells of the group.
        let isCopied = group.members.contains { copied[$0.element] != nil }
        guard isCopied || group.members.contains(where: { $0.new != $0.old || $0.after.isChanged }) else { return }
        if !isCopied, keep(group) { return }
        for member in group.members where member.new != nil {
            rewritten[member.element] = document.rewriting(
                member.element, ["t": nil, "si": nil, "ref": nil], text: member.after.text)
        }
    }

    private mutating func keep(_ group: Group) -> Bool {
        guard let master = group.members.first(where: { $0.element == group.master }), let origin = master.new else {
            return false
        }
        let shared = SharedFormula(master: master.after.text, at: origin)
        let isEven = group.members.allSatisfy { member in
            member.new.map { shared.formula(for: $0) == member.after.text } ?? false
        }
        guard isEven else { return false }
        var changes: [String: String?] = [:]
        if isEdited, let range = document.value(of: group.master, "ref").flatMap({ CellRange($0.trimmed) }) {
            guard review.shift.effect(on: range) != .bends, let moved = review.shift.range(range) else { return false }
            if moved != range { changes["ref"] = moved.description }
        }
        if master.after.isChanged || !changes.isEmpty {
            rewritten[group.master] = document.rewriting(group.master, changes, text: master.after.text)
        }
        return true
    }
}
