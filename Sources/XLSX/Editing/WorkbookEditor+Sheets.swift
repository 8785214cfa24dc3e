public import Findings
internal import Formulas
internal import OfficePackage
public import SheetModel
internal import XMLEvents

extension WorkbookEditor {
    /// Adds an empty worksheet.
    ///
    /// - Parameter index: its place among the tabs, from 0; `nil` for the last.
    /// - Throws: `XLSX_WRITE_NAME`, `EDIT_SIGNED`.
    public func addSheet(_ name: String, at index: Int? = nil) throws(Problem) {
        let main = try edit.document(of: parts.main)
        try add(name, Array(Self.emptySheet(main.namespace(of: main.root)).utf8))
        if let index { try moveSheet(name, to: index) }
    }

    /// A part without rows, of the strict or the transitional form that the workbook has.
    private static func emptySheet(_ namespace: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<worksheet xmlns=\"\(namespace)\"><sheetData/></worksheet>"
    }

    /// Gives a sheet another name; formulas, names, links, charts and pivot sources follow.
    ///
    /// - Throws: `XLSX_WRITE_NAME`, `EDIT_NO_SHEET`, `EDIT_SIGNED`.
    public func renameSheet(_ name: String, to newName: String) throws(Problem) {
        try flush()
        let index = try sheetIndex(name)
        let oldName = parts.sheets[index].name
        guard newName != oldName else { return }
        try checkName(newName, besides: index)
        let rewriter = FormulaRewriter(SheetRename(from: oldName, to: newName))
        try rewrite(try parts.referenceParts(edit), with: rewriter)
        changeMain(
            try sheetList().setting("name", of: index, to: newName), vi: "đổi tên trang tính", en: "a sheet was renamed"
        )
        staleFormulas[newName] = staleFormulas.removeValue(forKey: oldName)
        parts = try WorkbookParts(edit)
    }

    /// Rewrites formulas of parts, drawings of controls left out where they are not well-formed.
    private func rewrite(_ all: [ReferencePart], with rewriter: FormulaRewriter, notes: Bool = true) throws(Problem) {
        var results: [(part: PartName, bytes: [UInt8], changes: [ReferenceChange])] = []
        for part in all {
            let document: MarkupDocument
            do throws(Problem) { document = try edit.document(of: part.part) } catch {
                if part.kind == .vmlDrawing { continue }
                throw error
            }
            let (bytes, changes) = rewriter.rewriting(document, of: part)
            if !changes.isEmpty { results.append((part.part, bytes, changes)) }
        }
        for (part, bytes, changes) in results {
            edit.replace(part, with: bytes)
            guard notes else { continue }
            receiptSoFar.references += changes
            receiptSoFar.touch(
                part.description, vi: "tham chiếu theo tên trang tính", en: "references followed a sheet's name")
        }
    }

    /// Copies a worksheet with its formats, notes, pictures, charts and tables, behind all others. References within the
    /// copy that name the sheet mean the copy; tables get names of their own; names known on the sheet are copied too.
    ///
    /// - Throws: `EDIT_CANNOT_COPY` for sheets with pivot tables, controls, embedded objects or threaded comments;
    ///   `XLSX_WRITE_NAME`, `EDIT_NO_SHEET`, `EDIT_SIGNED`.
    public func copySheet(_ name: String, as newName: String) throws(Problem) {
        try flush()
        let index = try worksheet(name)
        guard let source = parts.sheets[index].part else { return }
        let oldName = parts.sheets[index].name
        try checkName(newName)
        var copy = SheetCopy(edit, rename: SheetRename(from: oldName, to: newName))
        try copy.check(source)
        let bytes = try Self.unselected(edit.document(of: source))
        guard let target = try add(newName, bytes) else { return }
        try copy.copyRelated(from: source, to: target)
        staleFormulas[newName] = staleFormulas[oldName]
        for part in copy.added {
            receiptSoFar.touch(part.description, .added, vi: "thuộc trang tính mới", en: "belongs to the new sheet")
        }
        parts = try WorkbookParts(edit)
        let newIndex = parts.sheets.count - 1
        let own = try parts.referenceParts(edit).filter { $0.sheet == newIndex && $0.kind != .relationships }
        try rewrite(own, with: FormulaRewriter(copy.formula), notes: false)
        let main = try edit.document(of: parts.main)
        if let bytes = SheetList.copyingNames(of: index, to: newIndex, in: main, formula: copy.formula) {
            changeMain(bytes, vi: "chép tên đã đặt của trang tính", en: "names known on the sheet were copied")
        }
    }

    /// A sheet's part without what only one sheet may have: the selection of its tab, its name in macros.
    private static func unselected(_ document: MarkupDocument) -> [UInt8] {
        var edits = MarkupEdits()
        for (name, attribute) in [("sheetView", "tabSelected"), ("sheetPr", "codeName")] {
            for element in document.elements.indices where document.isNamed(element, name) {
                var attributes = AttributeChanges()
                attributes.set(attribute, to: nil)
                attributes.apply(to: element, of: document, &edits)
            }
        }
        return edits.applied(to: document.bytes)
    }

    /// Adds a worksheet part and its tab, behind all others, and returns the part.
    @discardableResult
    func add(_ name: String, _ bytes: [UInt8]) throws(Problem) -> PartName? {
        try flush()
        try refuseSigned()
        try checkName(name)
        guard let part = edit.freeName("xl/worksheets/sheet", ".xml") else { return nil }
        try edit.add(
            part, bytes,
            contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
        let id = try edit.addRelationship(of: parts.main, type: "worksheet", target: "/\(part.description)")
        let list = try sheetList()
        changeMain(list.adding(name, relationship: id), vi: "thêm trang tính", en: "a sheet was added")
        receiptSoFar.touch(part.description, .added, vi: "trang tính mới", en: "a new sheet")
        touchPackage(vi: "thêm một phần", en: "a part was added")
        parts = try WorkbookParts(edit)
        return part
    }

    /// Moves a sheet to another place among the tabs.
    ///
    /// - Parameter index: the place it has afterwards, from 0; one beyond the last is the last.
    /// - Throws: `EDIT_NO_SHEET`, `EDIT_SIGNED`.
    public func moveSheet(_ name: String, to index: Int) throws(Problem) {
        try flush()
        let old = try sheetIndex(name)
        var order = Array(parts.sheets.indices)
        order.remove(at: old)
        order.insert(old, at: min(max(index, 0), order.count))
        guard order != Array(parts.sheets.indices) else { return }
        changeMain(try sheetList().ordered(order), vi: "đổi thứ tự trang tính", en: "the order of sheets changed")
        parts = try WorkbookParts(edit)
    }

    /// Hides a sheet's tab, or shows it.
    ///
    /// - Throws: `EDIT_LAST_SHEET` where no sheet would be seen, `EDIT_NO_SHEET`, `EDIT_SIGNED`.
    public func setVisibility(_ visibility: SheetVisibility, of name: String) throws(Problem) {
        try flush()
        let index = try sheetIndex(name)
        guard parts.sheets[index].visibility != visibility else { return }
        let visible = parts.sheets.indices.filter { $0 != index && parts.sheets[$0].visibility == .visible }
        guard visibility == .visible || !visible.isEmpty else {
            throw EditProblem.lastSheet(name).within(Place(file: edit.package.file))
        }
        changeMain(
            try sheetList().setting(visibility, of: index, visible: visible), vi: "ẩn hoặc hiện trang tính",
            en: "a sheet was hidden or shown")
        if visibility != .visible { try deselect(index) }
        parts = try WorkbookParts(edit)
    }

    /// Takes a hidden sheet out of the selection, in which Excel would still write to it.
    private func deselect(_ index: Int) throws(Problem) {
        guard let part = parts.sheets[index].part else { return }
        let document = try edit.document(of: part)
        guard let views = document.child(of: document.root, "sheetViews") else { return }
        var edits = MarkupEdits()
        for view in document.children(of: views) where document.value(of: view, "tabSelected") != nil {
            var attributes = AttributeChanges()
            attributes.set("tabSelected", to: nil)
            attributes.apply(to: view, of: document, &edits)
        }
        guard !edits.isEmpty else { return }
        edit.replace(part, with: edits.applied(to: document.bytes))
        receiptSoFar.touch(part.description, vi: "bỏ chọn trang tính", en: "the sheet is no longer selected")
    }

    func sheetList() throws(Problem) -> SheetList {
        try SheetList(edit.document(of: parts.main), part: parts.main.description)
    }

    func changeMain(_ bytes: [UInt8], vi: String, en: String) {
        edit.replace(parts.main, with: bytes)
        receiptSoFar.touch(parts.main.description, vi: vi, en: en)
    }

    func sheetIndex(_ name: String) throws(Problem) -> Int {
        try refuseSigned()
        guard let index = parts.index(of: name) else {
            throw EditProblem.noSheet(name, known: sheetNames).within(Place(file: edit.package.file))
        }
        return index
    }

    /// Refuses a name that Excel would not accept, or that a sheet other than `index` has.
    func checkName(_ name: String, besides index: Int? = nil) throws(Problem) {
        let isTaken = parts.sheets.indices.contains {
            $0 != index && parts.sheets[$0].name.lowercased() == name.lowercased()
        }
        do throws(Problem) {
            try SheetChecks.check(sheetName: name)
            guard !isTaken else {
                throw WriteProblem.name("tên trang tính bị trùng", "another sheet has that name", sheet: name)
            }
        } catch {
            throw error.within(Place(file: edit.package.file))
        }
    }
}
