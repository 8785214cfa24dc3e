public import Domain
public import Findings
public import FoundationEssentials
public import SheetModel
public import VietnameseText

/// The rows of a program workbook, or of its JSON twin, before anything is made of them.
public struct ProgramSource: Sendable {
    /// The file's name.
    public var file: String?
    /// The rows of each sheet; a sheet that is not there has none.
    public private(set) var rows: [ProgramSheet: [ProgramRow]] = [:]
    /// The sheets that are there.
    public private(set) var found: Set<ProgramSheet> = []
    /// What was wrong with headings, or with the shape of a document.
    public private(set) var problems: [Problem] = []

    /// Creates a source without rows.
    public init(file: String? = nil) { self.file = file }

    /// Adds what is wrong with the source itself.
    public mutating func add(_ problem: Problem) { problems.append(problem) }

    /// Adds a row of a sheet.
    public mutating func add(_ row: ProgramRow, to sheet: ProgramSheet) {
        rows[sheet, default: []].append(row)
        found.insert(sheet)
    }
}

/// A row: its cells by the JSON member of their column.
public struct ProgramRow: Sendable {
    /// The cells that hold anything.
    public var cells: [String: ProgramCell]
    /// Where the row stands.
    public var place: Place
    /// Where members of a row of JSON would stand that are not there.
    private var blanks: [String: Place] = [:]
    /// The columns of the row's sheet, by member; rows of one sheet share them.
    private var columns: [String: Int] = [:]
    /// The row of a sheet, from 0.
    private var index = 0

    /// Creates a row of JSON.
    ///
    /// - Parameter blanks: where members would stand that are not there.
    public init(cells: [String: ProgramCell], at place: Place, blanks: [String: Place] = [:]) {
        self.cells = cells
        self.place = place
        self.blanks = blanks
    }

    /// Creates a row of a sheet.
    init(cells: [String: ProgramCell], at place: Place, row: Int, columns: [String: Int]) {
        self.cells = cells
        self.place = place
        self.place.cell = "\(row + 1):\(row + 1)"
        self.columns = columns
        index = row
    }

    /// Whether nothing stands in a column that is there.
    func isBlank(_ member: String) -> Bool {
        cells[member] == nil && (columns[member] != nil || blanks[member] != nil)
    }

    /// Where a member stands, or would.
    func place(of member: String) -> Place {
        if let cell = cells[member] { return cell.place }
        guard let column = columns[member] else { return blanks[member] ?? place }
        var place = place
        place.cell = CellReference(row: index, column: column).description
        return place
    }
}

/// A cell, or a member of a JSON object.
public struct ProgramCell: Sendable {
    /// What it holds.
    public enum Content: Sendable {
        /// Words on one line, letters composed; never empty.
        case text(String)
        /// A number, with the text that is shown.
        case number(Decimal, shown: String)
        /// Yes or no.
        case flag(Bool)
        /// A day.
        case date(CalendarDate)
        /// Several texts.
        case list([String])
        /// Texts by texts.
        case pairs([String: String])
        /// What no column takes: an error value, a list of lists.
        case other
    }

    /// What it holds.
    public var content: Content
    /// Where it stands.
    public var place: Place

    /// Creates a cell.
    public init(_ content: Content, at place: Place) {
        self.content = content
        self.place = place
    }

    /// A cell of words; `nil` for none.
    public init?(text: String, at place: Place) {
        let tidy = Spacing.tidied(NFC.normalised(text))
        guard !tidy.isEmpty else { return nil }
        self.init(.text(tidy), at: place)
    }
}

// MARK: - From sheets

extension ProgramSource {
    /// Whether a sheet of that name is one of a program workbook.
    public static func names(_ sheet: String) -> Bool {
        let key = NameKey(sheet, .folded)
        return ProgramSheet.all.contains { NameKey($0.name, .folded) == key }
    }

    /// Finds the sheets of a program workbook by name, and their columns by heading; case, spaces and diacritics do not
    /// matter, other sheets and columns are passed over.
    ///
    /// The headings are in the first row that holds at least two of them.
    public init(sheets: [SheetGrid], file: String? = nil) {
        self.init(file: file)
        for sheet in ProgramSheet.all {
            let key = NameKey(sheet.name, .folded)
            if let grid = sheets.first(where: { NameKey($0.name, .folded) == key }) { read(grid, as: sheet) }
        }
    }

    private mutating func read(_ grid: SheetGrid, as sheet: ProgramSheet) {
        let place = Place(file: file, sheet: grid.name)
        var columns: [Int: ProgramSheet.Column] = [:]
        guard
            let header = grid.rows.firstIndex(where: { row in
                columns = Self.headings(row, of: sheet)
                return columns.count >= 2
            })
        else {
            if !grid.rows.isEmpty {
                problems.append(ProgramProblem.columnMissing(sheet.columns.filter(\.isRequired), at: place))
                found.insert(sheet)
            }
            return
        }
        found.insert(sheet)
        let missing = sheet.columns.filter { $0.isRequired && !columns.values.contains($0) }
        if !missing.isEmpty { problems.append(ProgramProblem.columnMissing(missing, at: place)) }
        let places = Dictionary(columns.map { ($1.member, $0) }) { first, _ in first }
        for row in grid.rows[(header + 1)...] {
            var cells: [String: ProgramCell] = [:]
            cells.reserveCapacity(row.cells.count)
            for cell in row.cells {
                guard let column = columns[cell.column] else { continue }
                var place = place
                place.cell = CellReference(row: row.index, column: cell.column).description
                if let read = ProgramCell(cell, at: place) { cells[column.member] = read }
            }
            guard !cells.isEmpty else { continue }
            add(ProgramRow(cells: cells, at: place, row: row.index, columns: places), to: sheet)
        }
    }

    /// The columns whose heading stands in a row; of two with one heading the first.
    private static func headings(_ row: GridRow, of sheet: ProgramSheet) -> [Int: ProgramSheet.Column] {
        var columns: [Int: ProgramSheet.Column] = [:]
        for cell in row.cells {
            guard case .text(let text) = cell.value else { continue }
            let key = NameKey(text, .folded)
            guard let column = sheet.columns.first(where: { $0.isHeaded(key) }), !columns.values.contains(column) else {
                continue
            }
            columns[cell.column] = column
        }
        return columns
    }
}

extension ProgramCell {
    /// A cell of a sheet; `nil` for a blank one.
    init?(_ cell: GridCell, at place: Place) {
        switch cell.value {
        case .blank: return nil
        case .text(let text): self.init(text: text, at: place)
        case .boolean(let flag): self.init(.flag(flag), at: place)
        case .error: self.init(.other, at: place)
        case .number(let number):
            if let iso = cell.isoDate, let day = CalendarDate(iso: String(iso.prefix(10))) {
                self.init(.date(day), at: place)
            } else if let decimal = Decimal(fifteenDigitsOf: number) {
                self.init(.number(decimal, shown: cell.shown), at: place)
            } else {
                self.init(.other, at: place)
            }
        }
    }
}
