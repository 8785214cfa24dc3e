public import Domain
public import Findings
public import SheetModel

/// A sheet of a workbook that somebody sent.
public struct SubmittedSheet: Sendable {
    /// Its cells.
    public var grid: SheetGrid
    /// Whether its tab is hidden.
    public var isHidden: Bool

    /// Creates a sheet.
    public init(_ grid: SheetGrid, isHidden: Bool = false) {
        self.grid = grid
        self.isHidden = isHidden
    }
}

/// What was understood of a workbook: figures with their cells, and what somebody should look at.
public struct SubmissionReading: Sendable {
    /// A table that was read as a form.
    public struct FormTable: Sendable, Hashable {
        /// The form's code.
        public var form: String
        /// The sheet.
        public var sheet: String
        /// The cells of the table, in A1 form.
        public var range: String
        /// Whose report it is.
        public var reporter: Reporter
        /// The period it is for.
        public var period: Period
        /// The period that the sheet itself names, which may be another one than was asked for; `nil` for none.
        public var statedPeriod: Period?
        /// Where its declared columns stand, by what they are; filled where facts are asked for.
        public var columns: [PlacedLine] = []
        /// Where its rows stand, by what they hold; filled where facts are asked for.
        public var rows: [PlacedLine] = []
    }

    /// A row or column and what tells it from others, wherever it stands.
    public struct PlacedLine: Sendable, Hashable {
        /// What it is: the declared header of a column with its unit, or the code of a row's unit or indicator.
        public var key: String
        /// Its number, from 0.
        public var index: Int
        /// The cell of a column's label.
        public var cell: CellReference
    }

    /// Something that was done to a written text, where, and what came of it.
    public struct LogEntry: Sendable, Hashable {
        /// The cell.
        public var place: Place
        /// The text as written.
        public var before: String
        /// What it was read as.
        public var after: String
        /// What was done, as stable dotted names.
        public var normalisations: [String]
    }

    /// The file's name as the user gave it.
    public var file: String
    /// The tables that were read.
    public var tables: [FormTable] = []
    /// Figures of forms that assign quotas.
    public var quotas: [Sourced<Achievement>] = []
    /// All other figures; none where facts are collected, which have them.
    public var achievements: [Sourced<Achievement>] = []
    /// What somebody should look at.
    public var findings: [Finding] = []
    /// Every normalisation.
    public var log: [LogEntry] = []
    /// What reconciliation wants to know beside all this; `nil` where nobody asked.
    public var facts: SubmissionFacts?

    /// Creates the reading of a file of which nothing is known yet.
    public init(file: String) { self.file = file }
}
