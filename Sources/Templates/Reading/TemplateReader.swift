public import Domain
internal import Findings
internal import Formulas
public import Mapping
public import SheetModel

/// A sheet of a workbook that may be a template.
public struct TemplateSource: Sendable {
    /// Its cells and merged ranges.
    public var grid: SheetGrid
    /// Its notes, in which nothing is filled in.
    public var notes: [Note]

    /// Creates a sheet.
    public init(_ grid: SheetGrid, notes: [Note] = []) {
        self.grid = grid
        self.notes = notes
    }
}

/// Reads the markers of a workbook by the names of a programme.
///
/// ```swift
/// let reader = TemplateReader(NameDirectory(declaration), at: day)
/// let template = reader.read(sheets, file: "mau.xlsx")
/// ```
public struct TemplateReader {
    let directory: NameDirectory
    let day: CalendarDate

    /// Creates a reader.
    ///
    /// - Parameter day: the day on which names of units are looked up.
    public init(_ directory: NameDirectory, at day: CalendarDate) {
        self.directory = directory
        self.day = day
    }

    /// Reads all sheets; all faults are found at once.
    ///
    /// - Complexity: O(n) in cells; markers ask the ladders of names.
    public func read(_ sheets: [TemplateSource], file: String) -> Template {
        var template = Template(file: file)
        for source in sheets {
            var binder = SheetBinder(source, MarkerParser(directory: directory, day: day))
            let sheet = binder.bound()
            template.faults += binder.faults.map { $0.finding(in: source.grid.name, of: file) }
            if !sheet.cells.isEmpty { template.sheets.append(sheet) }
        }
        let grids = sheets.map(\.grid)
        for place in template.sheets.indices { Self.findReferences(to: &template.sheets[place], in: grids) }
        // What changes in formulas shows only once all loops are known; other sheets refer to them too.
        let changes = FormulaForecast(template.sheets, directory.declaration.program, at: day)
        for source in sheets {
            let formulas = changes.formulas(of: source.grid)
            guard !formulas.isEmpty else { continue }
            if let place = template.sheets.firstIndex(where: { $0.name == source.grid.name }) {
                template.sheets[place].formulas = formulas
            } else {
                var sheet = TemplateSheet(source.grid.name)
                sheet.formulas = formulas
                template.sheets.append(sheet)
            }
        }
        if template.sheets.allSatisfy(\.cells.isEmpty), template.faults.isEmpty {
            template.faults.append(Self.withoutMarkers(file))
        }
        return template
    }

    /// Finds rows that formulas refer to and that filling could take away.
    private static func findReferences(to sheet: inout TemplateSheet, in grids: [SheetGrid]) {
        guard !sheet.loops.isEmpty || !sheet.conditions.isEmpty else { return }
        let references = RowReferences(to: sheet.name, in: grids)
        for place in sheet.loops.indices where sheet.loops[place].axis == .rows {
            sheet.loops[place].isReferred = references.refer(to: sheet.loops[place].block)
        }
        for place in sheet.conditions.indices {
            let cell = sheet.conditions[place].cell
            let loop = sheet.loops(around: cell).last { sheet.loops[$0].axis == .rows }
            // A condition on the only sample row is a filter of its loop: a formula outside of it is about all its rows.
            let block = loop.map { sheet.loops[$0].block }
            sheet.conditions[place].isReferred = references.refer(
                to: cell.row...cell.row, within: block.flatMap { $0.count == 1 ? $0 : nil })
        }
    }

    private static func withoutMarkers(_ file: String) -> Finding {
        Finding(
            .templateWithoutMarkers, .error,
            LocalizedText(
                vi: "sổ tính không có ô đánh dấu nào như [[Kết quả]]",
                en: "the workbook holds no marker such as [[Kết quả]]"),
            evidence: [Evidence(place: Place(file: file))])
    }
}
