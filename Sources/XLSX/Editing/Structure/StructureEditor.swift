internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Inserts and deletes rows, columns and cells of a workbook, and follows them through every reference there is.
///
/// Everything is worked out first; only when nothing stands in the way are the parts changed.
struct StructureEditor {
    private let edit: PackageEdit
    private let parts: WorkbookParts
    private let sheet: Int
    private var review: FormulaReview
    private var drafts: [PartDraft] = []
    /// Drawings of notes and controls, which are no documents.
    private var drawings: [(part: PartName, bytes: [UInt8])] = []
    private var removals: [(part: PartName, source: PartName)] = []
    private var headings: [(cell: CellReference, text: String)] = []
    private var seen: Set<PartName> = []
    private var result = StructureResult()
    private let rules: [ReferenceRule.Part: [String: [ReferenceRule]]]
    private var shift: SheetShift { review.shift }

    /// Makes a change, or none when it throws.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `XLSX_WRITE_LIMIT`, `EDIT_OFF_SHEET`, `EDIT_CUTS_ARRAY`, `EDIT_CUTS_TABLE`,
    ///   `EDIT_CUTS_PIVOT`, `EDIT_CUTS_MERGE`, `XLSX_ROWS_OUT_OF_ORDER`, `XLSX_BAD_REFERENCE`, `XML_…`, `ZIP_…`.
    /// - Complexity: O(n) in the bytes of all sheets, drawings and charts.
    static func apply(_ change: StructureChange, to edit: PackageEdit) throws(Problem) -> StructureResult {
        do throws(Problem) {
            var editor = try StructureEditor(change, edit)
            try editor.plan()
            return try editor.commit()
        } catch {
            throw error.within(Place(file: edit.package.file))
        }
    }

    private init(_ change: StructureChange, _ edit: PackageEdit) throws(Problem) {
        self.edit = edit
        parts = try WorkbookParts(edit)
        guard let sheet = parts.index(of: change.sheet), parts.sheets[sheet].kind == .worksheet,
            parts.sheets[sheet].part != nil
        else {
            throw EditProblem.noSheet(
                change.sheet, known: parts.sheets.filter { $0.kind == .worksheet }.map(\.name))
        }
        self.sheet = sheet
        let name = parts.sheets[sheet].name
        review = FormulaReview(try change.shift(of: name), sheets: parts.sheets.map(\.name))
        rules = Dictionary(grouping: ReferenceRules.all, by: \.part).mapValues {
            Dictionary(grouping: $0, by: \.element)
        }
    }

    // MARK: - Working it out

    private mutating func plan() throws(Problem) {
        do throws(Problem) {
            try planTables()
            try bendNames()
            try planSheet(sheet)
        } catch {
            throw error.within(Place(sheet: shift.sheet))
        }
        try planPart(parts.main, .workbook, host: nil)
        for index in parts.sheets.indices where index != sheet { try planSheet(index) }
        for relationship in parts.relationships {
            guard let kind = ReferenceRule.Part(relationship: relationship.kind.rawValue), kind != .sheet,
                let part = edit.part(relationship, of: parts.main)
            else { continue }
            try planPart(part, kind, host: nil)
        }
    }

    /// Tables first: formulas want to know what becomes of them.
    private mutating func planTables() throws(Problem) {
        guard let source = parts.sheets[sheet].part else { return }
        for relationship in try edit.relationships(of: source) where relationship.kind == .table {
            guard let part = edit.part(relationship, of: source), seen.insert(part).inserted else { continue }
            var draft = PartDraft(part, try edit.document(of: part), host: shift.sheet, isEdited: true)
            guard let outcome = try TableShift(shift: shift).apply(to: &draft) else { continue }
            if outcome.isBent { review.bentTables.formUnion(outcome.names) }
            for name in outcome.names where !outcome.lostColumns.isEmpty {
                review.lostColumns[name] = outcome.lostColumns
            }
            headings += outcome.headings
            if outcome.isLost {
                review.lostTables.formUnion(outcome.names)
                removals.append((part, source))
                let range = draft.document.value(of: draft.document.root, "ref") ?? ""
                draft.note("table", at: range, range, "")
                result.references += draft.references
            } else {
                drafts.append(draft)
            }
        }
        // Their formulas may name columns of each other.
        for index in drafts.indices {
            try ReferenceShift(review: review).apply(rules[.table] ?? [:], to: &drafts[index])
        }
    }

    /// Finds the names that stand for other cells afterwards, and names made of such names.
    private mutating func bendNames() throws(Problem) {
        let document = try edit.document(of: parts.main)
        guard let list = document.child(of: document.root, "definedNames") else { return }
        let names = document.children(of: list).filter { document.isNamed($0, "definedName") }
        var before = -1
        while review.bentNames.count != before {
            before = review.bentNames.count
            let shift = ReferenceShift(review: review)
            for element in names {
                let host = shift.nameHost(of: element, document)
                if review.review(document.text(of: element), on: host, isName: true).isStale {
                    review.bentNames.insert((document.value(of: element, "name") ?? "").lowercased())
                }
            }
        }
    }

    private mutating func planSheet(_ index: Int) throws(Problem) {
        let item = parts.sheets[index]
        guard let part = item.part else { return }
        guard seen.insert(part).inserted else { return }
        let isEdited = index == sheet
        var draft = PartDraft(part, try edit.document(of: part), host: item.name, isEdited: isEdited)
        try ReferenceShift(review: review).apply(rules[.sheet] ?? [:], to: &draft)
        let document = draft.document
        if document.isNamed(document.root, "worksheet"), document.child(of: document.root, "sheetData") != nil {
            let outline = try SheetOutline(document, part: part.description)
            var formulas = SheetFormulas(outline, review, host: item.name, isEdited: isEdited)
            try formulas.follow(&draft)
            result.stale += formulas.stale.map { SheetCell(sheet: index, cell: $0) }
            if isEdited {
                var rows = RowShift(outline, shift, formulas: formulas, headings: headings)
                try rows.apply(to: &draft)
                noteCells(of: outline, &draft)
                dropTableParts(&draft)
            } else {
                for (element, text) in formulas.rewritten {
                    draft.edits.replace(document.range(of: element), with: text)
                }
            }
        }
        drafts.append(draft)
        try planRelated(to: part, host: item.name)
    }

    /// The cells that moved, as one entry.
    private func noteCells(of outline: SheetOutline, _ draft: inout PartDraft) {
        let rows = outline.rows.map(\.index)
        guard let last = rows.max(), shift.axis == .columns || last >= shift.index || shift.block != nil
        else { return }
        let unit = shift.axis == .rows ? "rows" : "columns"
        func name(_ index: Int) -> String {
            shift.axis == .rows ? String(index + 1) : CellReference.columnName(index)
        }
        let range = "\(name(shift.index)):\(name(min(shift.index + shift.count, shift.axis.limit) - 1))"
        draft.note(
            unit, at: shift.band.map { band(of: $0) } ?? shift.sheet, shift.kind == .deletion ? range : "",
            shift.kind == .insertion ? range : "")
    }

    private func band(of span: ClosedRange<Int>) -> String {
        shift.axis == .rows
            ? "\(CellReference.columnName(span.lowerBound)):\(CellReference.columnName(span.upperBound))"
            : "\(span.lowerBound + 1):\(span.upperBound + 1)"
    }

    /// Takes the entries of deleted tables out of their sheet.
    private func dropTableParts(_ draft: inout PartDraft) {
        guard !removals.isEmpty, let source = parts.sheets[sheet].part,
            let links = try? edit.relationships(of: source)
        else { return }
        let gone = Set(
            links.filter { link in
                edit.part(link, of: source).map { part in removals.contains { $0.part == part } } ?? false
            }.map(\.id))
        let document = draft.document
        guard let list = document.child(of: document.root, "tableParts") else { return }
        for element in document.children(of: list) {
            if let id = document.relationshipID(of: element), gone.contains(id) { draft.remove(element) }
        }
    }

    private mutating func planRelated(to source: PartName, host: String?) throws(Problem) {
        for relationship in try edit.relationships(of: source) {
            guard let kind = ReferenceRule.Part(relationship: relationship.kind.rawValue), kind != .sheet,
                let part = edit.part(relationship, of: source)
            else { continue }
            try planPart(part, kind, host: host)
        }
        // Links of shapes to places in the workbook are relationships.
        guard let part = source.relationshipsPart, edit.has(part) else { return }
        try planPart(part, .relationships, host: nil)
    }

    private mutating func planPart(_ part: PartName, _ kind: ReferenceRule.Part, host: String?) throws(Problem) {
        guard seen.insert(part).inserted else { return }
        let isEdited = host.map { SheetQualifier.isSameSheet($0, shift.sheet) } ?? false
        if kind == .vmlDrawing {
            let drawing = VMLShift(review, try edit.bytes(of: part), host: host, isEdited: isEdited)
            let applied = try drawing.applied { PartDraft(part, $0, host: host, isEdited: isEdited) }
            if let (bytes, references) = applied {
                drawings.append((part, bytes))
                result.references += references
            }
            return
        }
        var draft = PartDraft(part, try edit.document(of: part), host: host, isEdited: isEdited)
        try ReferenceShift(review: review).apply(rules[kind] ?? [:], to: &draft)
        drafts.append(draft)
        if kind != .relationships, kind != .workbook { try planRelated(to: part, host: host) }
    }

    // MARK: - Making the change

    private mutating func commit() throws(Problem) -> StructureResult {
        // What Excel works out anew: where formulas stand, and what they watch outside.
        for relationship in parts.relationships
        where ["calcChain", "volatileDependencies"].contains(relationship.kind.rawValue) {
            if let part = edit.part(relationship, of: parts.main) { removals.append((part, parts.main)) }
        }
        try checkRemovals()
        for index in drafts.indices {
            let part = drafts[index].part
            result.references += drafts[index].references
            result.droppedCaches += drafts[index].droppedCaches
            guard let bytes = drafts[index].finished() else { continue }
            edit.replace(part, with: bytes)
            result.changedParts.append(part.description)
        }
        for (part, bytes) in drawings {
            edit.replace(part, with: bytes)
            result.changedParts.append(part.description)
        }
        for (part, source) in removals {
            try edit.remove(part, of: source)
            result.removedParts.append(part.description)
        }
        return result
    }

    /// Reads what removing parts will read, so that it cannot fail half way.
    private func checkRemovals() throws(Problem) {
        guard !removals.isEmpty, let types = PartName("[Content_Types].xml") else { return }
        _ = try edit.document(of: types)
        for (_, source) in removals { _ = try edit.relationships(of: source) }
    }
}
