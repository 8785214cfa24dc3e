public import Findings
internal import OfficePackage
public import SheetModel

/// Writes a new workbook (.xlsx, ECMA-376 transitional).
///
/// Sheets are described as values; their rows come from any sequence, which is walked only when the workbook is written,
/// so memory does not grow with a sheet. The same content gives the same bytes.
///
/// ```swift
/// import XLSX
///
/// let writer = WorkbookWriter()
/// let head = try writer.style(CellStyle(font: Font(isBold: true), border: .all(.thin)))
/// let money = try writer.style(CellStyle(numberFormat: "#,##0"))
///
/// var sheet = NewSheet("Biểu 01")
/// sheet.columns = [ColumnLayout(0...0, width: 24)]
/// sheet.view.frozenRows = 1
/// let title = RowEntry([CellEntry("Xã", style: head), CellEntry("Kinh phí", style: head)])
/// let body = [("Phước Chánh", 1500.0), ("Phước Công", 2000.0)].lazy.map { name, sum in
///     RowEntry([CellEntry(name), CellEntry(sum, style: money)])
/// }
/// try writer.add(sheet, rows: [title] + body)
/// try writer.write(to: "bieu-01.xlsx")
/// ```
///
/// What Excel would repair or refuse is a ``Problem`` with sheet and cell: of a sheet's description when it is added, of
/// its rows when the workbook is written.
public final class WorkbookWriter {
    /// What the workbook says about itself.
    public var properties = DocumentProperties()
    /// Which day serial numbers are counted from.
    public var dateSystem = DateSystem.from1900
    /// How hard the parts are compressed, from 1 (fast) to 9 (small).
    public var compressionLevel = 5
    private let context: WritingContext
    private var sheets: [PendingSheet] = []
    private var names: [DefinedName] = []
    private var nameChecks = NameChecks()
    private var sheetNames: Set<String> = []

    /// A sheet that waits to be written.
    struct PendingSheet {
        var sheet: NewSheet
        var changes: [Int?]
        var nextRow: () throws(Problem) -> RowEntry?
    }

    /// Creates a workbook without sheets. `defaultFont` is that of cells whose style says nothing else.
    public init(defaultFont: Font = Font(name: "Calibri", size: 11)) {
        context = WritingContext(texts: SharedTextTable(), styles: StyleTable(defaultFont: defaultFont))
    }

    /// The style's id for cells, rows and columns of this workbook; the same style has the same id.
    ///
    /// - Throws: `XLSX_WRITE_LIMIT` beyond 65,490 styles, `XLSX_WRITE_VALUE`.
    public func style(_ style: CellStyle) throws(Problem) -> StyleID {
        StyleID(index: try context.styles.index(of: style))
    }

    /// Adds a sheet behind those added before, with rows from top to bottom.
    ///
    /// The sequence is walked when the workbook is written.
    ///
    /// - Throws: `XLSX_WRITE_LIMIT`, `XLSX_WRITE_NAME`, `XLSX_WRITE_OVERLAP`, `XLSX_WRITE_VALUE`, with sheet and cell.
    public func add<Rows: Sequence>(_ sheet: NewSheet, rows: Rows) throws(Problem) where Rows.Element == RowEntry {
        var iterator = rows.makeIterator()
        try add(sheet) { () throws(Problem) in iterator.next() }
    }

    /// Adds a sheet whose rows `nextRow` hands out until it gives `nil`; called when the workbook is written. What it
    /// throws stops the writing.
    ///
    /// - Throws: as ``add(_:rows:)``.
    public func add(_ sheet: NewSheet, nextRow: @escaping () throws(Problem) -> RowEntry?) throws(Problem) {
        try SheetChecks(sheet: sheet).run()
        guard sheetNames.insert(sheet.name.lowercased()).inserted else {
            throw WriteProblem.name("tên trang tính bị trùng", "two sheets of one name", sheet: sheet.name)
        }
        var checks = nameChecks
        for table in sheet.tables { try checks.add(table.definition, sheet: sheet.name) }
        nameChecks = checks
        let changes = sheet.conditionalFormats.map { format in format.style.map(context.styles.index(ofChange:)) }
        sheets.append(PendingSheet(sheet: sheet, changes: changes, nextRow: nextRow))
    }

    /// Adds a defined name. Its ``DefinedName/sheetIndex`` counts the sheets in the order they are added.
    ///
    /// - Throws: `XLSX_WRITE_NAME`.
    public func add(_ name: DefinedName) throws(Problem) {
        let sheet = name.sheetIndex.flatMap { sheets.indices.contains($0) ? sheets[$0].sheet.name : nil }
        try nameChecks.add(name, sheet: sheet)
        names.append(name)
    }

    /// Writes the workbook to `path`: beside it, brought to the disk, then renamed. A failure leaves no half file and what
    /// was there before as it was. To be called once.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE` with the system's reason, `XLSX_WRITE_…` with sheet and cell, what a sheet's rows throw.
    /// - Complexity: O(n) in the cells; memory grows only with distinct texts (up to about 12 MiB) and styles.
    public func write(to path: String) throws(Problem) {
        do throws(Problem) {
            try assembled().write(to: path)
        } catch {
            throw error.within(Place(file: path))
        }
    }

    /// Writes the workbook into memory. To be called once.
    ///
    /// - Throws: as ``write(to:)``.
    public func bytes() throws(Problem) -> [UInt8] { try assembled().bytes() }

    private func assembled() throws(Problem) -> PackageWriter {
        guard sheets.contains(where: { $0.sheet.view.visibility == .visible }) else {
            throw WriteProblem.value(
                "sổ tính cần ít nhất một trang tính không ẩn", "a workbook needs at least one visible sheet")
        }
        if let name = names.first(where: { $0.sheetIndex.map { !sheets.indices.contains($0) } == true }) {
            throw WriteProblem.name(
                "tên vùng “\(name.name)” thuộc trang tính không có",
                "the name “\(name.name)” is of a sheet that is not there")
        }
        return WorkbookAssembly(
            sheets: sheets, names: names, properties: properties, dateSystem: dateSystem, context: context,
            level: compressionLevel
        ).package()
    }
}
