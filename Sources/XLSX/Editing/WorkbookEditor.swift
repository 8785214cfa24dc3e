public import Findings
internal import OfficePackage
public import SheetModel
internal import XMLEvents

/// An Excel workbook that is changed in place: what is not touched keeps its bytes.
///
/// ```swift
/// let editor = try WorkbookEditor(path: "bieu-01.xlsx")
/// try editor.set(.number(47), at: "D7", in: "Biểu 01")
/// try editor.insertRows(2, before: 8, in: "Biểu 01")
/// try editor.save(to: "bieu-01-moi.xlsx")
/// ```
///
/// - Untouched parts keep their compressed bytes; in a touched part all bytes outside the touched elements stay; a
///   touched cell keeps the attributes and children that are not about its value. Saved without a change, the file is
///   byte for byte the one that was opened.
/// - Stored results that a change may have made wrong are calculated anew; where that cannot be done they are dropped, and
///   Excel is told to calculate when it opens the file.
/// - What cannot be done safely is refused with an error, and changes nothing.
///
/// Works in memory, about twice the file's size and as much again as the largest sheet's text, more where results are
/// calculated. Used by one task.
public final class WorkbookEditor {
    let edit: PackageEdit
    var parts: WorkbookParts
    var receiptSoFar = EditReceipt()
    /// Cells to be changed, by sheet, that have not been written into their part yet.
    private var pending: [String: [CellReference: CellChange]] = [:]
    private var styles: StyleEdit?
    /// Whether the workbook was found to have no signature and no parts of one name; no change gives it any.
    private var isChangeable = false
    /// Formulas without a result that they had, by sheet: to be calculated when the workbook is saved.
    var staleFormulas: [String: Set<CellReference>] = [:]
    let limits: ReadLimits
    /// What `NOW()` gives when results are calculated, as a serial number of the workbook's date system.
    public var now = 0.0
    /// What was odd about the workbook when it was read for ``calculate(now:seed:)``.
    public internal(set) var warnings: [Problem] = []

    /// Opens the workbook at `path`.
    ///
    /// - Throws: as `Workbook(path:limits:)`.
    public convenience init(path: String, limits: ReadLimits = ReadLimits()) throws(Problem) {
        try self.init(PackageEdit(path: path, limits: limits.package), limits)
    }

    /// Opens a workbook whose bytes lie in memory; `file` names it in messages.
    ///
    /// - Throws: as `Workbook(bytes:file:limits:)`.
    public convenience init(bytes: [UInt8], file: String? = nil, limits: ReadLimits = ReadLimits()) throws(Problem) {
        try self.init(PackageEdit(bytes: bytes, file: file, limits: limits.package), limits)
    }

    private init(_ edit: PackageEdit, _ limits: ReadLimits) throws(Problem) {
        self.limits = limits
        self.edit = edit
        parts = try WorkbookParts(edit)
    }

    /// The names of the sheets, in the order of their tabs.
    public var sheetNames: [String] { parts.sheets.map(\.name) }

    /// Whether a sheet of that name has rows and columns.
    public func isWorksheet(_ name: String) -> Bool {
        parts.index(of: name).map { parts.sheets[$0].kind == .worksheet && parts.sheets[$0].part != nil } ?? false
    }

    /// Which day serial numbers are counted from.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public var dateSystem: DateSystem {
        get throws(Problem) { try Workbook(package: edit.preview(), limits: limits).dateSystem }
    }

    /// What has been done so far.
    ///
    /// - Throws: what the changes asked for throw when they are made.
    public func receipt() throws(Problem) -> EditReceipt {
        try settle()
        return receiptSoFar
    }

    // MARK: - Cells

    /// Puts a value into a cell, in the place of its value or formula; the format stays.
    ///
    /// Text is text, also where it begins with `=`. A blank empties the cell and leaves its format. A cell that is not
    /// there takes the format of its row or column.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `XLSX_WRITE_LIMIT`; when the workbook is saved `EDIT_IN_ARRAY`, `EDIT_IN_MERGE`.
    public func set(_ value: CellValue, at cell: CellReference, in sheet: String) throws(Problem) {
        try change(cell, in: sheet, .value, CellChange(value: value, formula: nil, style: nil))
    }

    /// Gives a cell a formula, in A1 notation with English names and commas, without `=`.
    ///
    /// - Parameter result: the stored result, where the caller knows it; else it is calculated.
    /// - Throws: as ``set(_:at:in:)``, and `EDIT_FORMULA` for what Excel would not read.
    public func setFormula(
        _ formula: String, result: CellValue = .blank, at cell: CellReference, in sheet: String
    ) throws(Problem) {
        try EditLimits.check(formula: formula, at: place(cell, sheet))
        try change(cell, in: sheet, .formula, CellChange(value: result, formula: formula, style: nil))
    }

    /// Changes a cell's format: a copy of its own with what `change` says.
    ///
    /// - Throws: as ``set(_:at:in:)``; `XML_…` for styles that cannot be read.
    public func restyle(_ cell: CellReference, in sheet: String, _ change: StyleChange) throws(Problem) {
        try restyle([cell], in: sheet, change)
    }

    /// Changes the formats of cells, each a copy of its own with what `change` says; the sheet is looked through once.
    ///
    /// - Throws: as ``set(_:at:in:)``; `XML_…` for styles that cannot be read.
    public func restyle(_ cells: [CellReference], in sheet: String, _ change: StyleChange) throws(Problem) {
        let index = try worksheet(sheet)
        let sheet = parts.sheets[index]
        guard let part = sheet.part else { return }
        let outline = try SheetOutline(edit.document(of: part), part: part.description)
        for cell in cells {
            var current = pending[sheet.name]?[cell]?.style
            if current == nil { current = try outline.style(of: cell) }
            let style = try styleEdit().index(of: change, on: current ?? 0)
            try self.change(cell, in: sheet.name, .format, CellChange(value: nil, formula: nil, style: style))
        }
    }

    private func change(
        _ cell: CellReference, in sheet: String, _ kind: EditReceipt.CellEdit.Kind, _ change: CellChange
    ) throws(Problem) {
        let index = try worksheet(sheet)
        let name = parts.sheets[index].name
        try EditLimits.check(cell, change.value, at: place(cell, name))
        pending[name, default: [:]][cell] = pending[name]?[cell].map { change.after($0) } ?? change
        receiptSoFar.cells.append(EditReceipt.CellEdit(sheet: name, cell: cell, kind: kind))
    }

    private func place(_ cell: CellReference, _ sheet: String) -> Place {
        Place(file: edit.package.file, sheet: sheet, cell: cell.description)
    }

    /// The index of a worksheet, checked to be one that may be changed.
    func worksheet(_ name: String) throws(Problem) -> Int {
        try refuseSigned()
        guard let index = parts.index(of: name), parts.sheets[index].kind == .worksheet, parts.sheets[index].part != nil
        else {
            let known = parts.sheets.filter { $0.kind == .worksheet }.map(\.name)
            throw EditProblem.noSheet(name, known: known).within(Place(file: edit.package.file))
        }
        return index
    }

    func refuseSigned() throws(Problem) {
        if isChangeable { return }
        if try isSigned { throw EditProblem.signed.within(Place(file: edit.package.file)) }
        // Of two parts of one name, programs differ on which they read.
        if var duplicate = edit.package.warnings.first(where: { $0.code == .duplicatePart }) {
            duplicate.severity = .error
            duplicate.remedy = EditProblem.openAndSave
            throw duplicate
        }
        isChangeable = true
    }

    func styleEdit() throws(Problem) -> StyleEdit {
        if let styles { return styles }
        var part = parts.part(.styles)
        if part == nil { part = try addStyles() }
        let styles = StyleEdit(edit, part: part ?? parts.main)
        self.styles = styles
        return styles
    }

    /// Gives a workbook that has none a styles part with the default format.
    private func addStyles() throws(Problem) -> PartName {
        guard let part = edit.freeName("xl/styles", ".xml") else { return parts.main }
        try edit.add(part, Array(StyleEdit.emptyPart.utf8), contentType: StyleEdit.contentType)
        _ = try edit.addRelationship(of: parts.main, type: "styles", target: "/\(part.description)")
        receiptSoFar.touch(part.description, .added, vi: "thêm định dạng ô", en: "cell formats were added")
        touchPackage(vi: "thêm một phần", en: "a part was added")
        parts = try WorkbookParts(edit)
        return part
    }

    /// The format of a cell as its part has it; that of its row or column where it is not there.
    // MARK: - Making the changes

    /// Writes the pending changes into their parts.
    func flush() throws(Problem) {
        guard !pending.isEmpty else { return }
        let changes = pending
        pending = [:]
        var changed: [SheetCell] = []
        for (index, sheet) in parts.sheets.enumerated() {
            guard let cells = changes[sheet.name], let part = sheet.part else { continue }
            do throws(Problem) {
                try apply(cells, to: part, sheet)
            } catch {
                throw error.within(Place(file: edit.package.file, sheet: sheet.name))
            }
            for (cell, change) in cells where change.changesContent {
                changed.append(SheetCell(sheet: index, cell: cell))
                staleFormulas[sheet.name]?.remove(cell)
                if change.formula != nil, change.value == .blank { staleFormulas[sheet.name, default: []].insert(cell) }
            }
        }
        noteStyles()
        try dropStaleResults(of: changed, formulas: [])
    }

    /// Notes in the receipt that formats were added.
    func noteStyles() { styles?.note(in: &receiptSoFar) }

    private func apply(_ changes: [CellReference: CellChange], to part: PartName, _ sheet: EditedSheet) throws(Problem)
    {
        let document = try edit.document(of: part)
        try TableHeadings(edit, sheet: part).follow(changes, &receiptSoFar)
        var cells = SheetCells(try SheetOutline(document, part: part.description))
        let bytes = try cells.applying(changes)
        guard bytes != document.bytes else { return }
        edit.replace(part, with: bytes)
        receiptSoFar.touch(part.description, vi: "ghi vào ô", en: "cells were set")
        try forgetFormulas(cells.lostFormulas, of: sheet)
    }

    private func forgetFormulas(_ cells: [CellReference], of sheet: EditedSheet) throws(Problem) {
        guard !cells.isEmpty, let chain = parts.part(.calculationChain) else { return }
        let document = try edit.document(of: chain)
        if let bytes = CalculationChain.removing(Set(cells), ofSheet: sheet.id, from: document) {
            guard bytes != document.bytes else { return }
            edit.replace(chain, with: bytes)
            receiptSoFar.touch(chain.description, vi: "ô không còn công thức", en: "cells lost their formulas")
        } else {
            try removeCalculationChain(chain)
        }
    }

    func removeCalculationChain(_ chain: PartName) throws(Problem) {
        try edit.remove(chain, of: parts.main)
        receiptSoFar.touch(
            chain.description, .removed, vi: "Excel tự lập lại thứ tự tính", en: "Excel makes the chain anew")
        touchPackage(vi: "bỏ một phần", en: "a part was removed")
        parts = try WorkbookParts(edit)
    }

    /// Notes in the receipt that the lists of parts and relationships changed, as they do with every part that comes or goes.
    func touchPackage(of source: PartName? = nil, vi: String, en: String) {
        let relationships = (source ?? parts.main).relationshipsPart
        for part in [PartName("[Content_Types].xml"), relationships].compactMap(\.self)
        where edit.changedParts.contains(part) {
            receiptSoFar.touch(part.description, vi: vi, en: en)
        }
    }

    /// Has Excel calculate all formulas when it opens the file.
    func calculateOnLoad() throws(Problem) {
        guard let bytes = CalculationSettings.calculatingOnLoad(try edit.document(of: parts.main)) else { return }
        edit.replace(parts.main, with: bytes)
        receiptSoFar.touch(
            parts.main.description, vi: "Excel sẽ tính lại khi mở tệp",
            en: "Excel will calculate when it opens the file")
    }

    /// Makes all changes, and calculates the results that they may have made wrong.
    private func settle() throws(Problem) {
        try flush()
        try recalculate()
    }

    // MARK: - Saving

    /// The workbook with all changes; the very bytes that were opened when there is none.
    ///
    /// - Throws: what the changes asked for throw; `ZIP_…`.
    public func bytes() throws(Problem) -> [UInt8] {
        try settle()
        return try edit.bytes()
    }

    /// Saves the workbook at `path`, which may be that of the file that was opened: it is written beside and renamed, so
    /// that the path always leads to a whole file, the old or the new one.
    ///
    /// - Throws: what the changes asked for throw; `ZIP_…`, `OUTPUT_UNWRITABLE`.
    public func save(to path: String) throws(Problem) {
        try settle()
        try edit.write(to: path)
    }

    /// Puts bytes in the place of the file at `path` as ``save(to:)`` does.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`.
    public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        try PackageEdit.write(bytes, to: path)
    }
}

/// A cell of one of a workbook's sheets.
struct SheetCell: Hashable, Comparable {
    /// The sheet's place among the tabs, from 0.
    var sheet: Int
    /// The cell.
    var cell: CellReference

    /// Sheet by sheet, then row by row.
    static func < (left: Self, right: Self) -> Bool {
        left.sheet == right.sheet ? left.cell < right.cell : left.sheet < right.sheet
    }
}
