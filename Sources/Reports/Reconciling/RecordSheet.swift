public import FoundationEssentials
public import VietnameseText

/// A sheet of a workbook for people, as values: its columns, and rows of cells with what they mean. How that looks and how it
/// is stored is another room's matter.
public struct RecordSheet: Sendable {
    /// What a cell is, from which its looks follow.
    public enum Role: Sendable, Hashable, CaseIterable {
        /// The title of the sheet.
        case title
        /// A line below the title.
        case subtitle
        /// The heading of a column.
        case heading
        /// Anything else.
        case body
        /// A row that sums others up.
        case total
        /// What is in order.
        case good
        /// What is wrong.
        case error
        /// What should be looked at.
        case warning
        /// What should be read.
        case information
        /// A figure that is not another body's.
        case differing
    }

    /// What stands in a cell.
    public enum Content: Sendable, Hashable {
        /// Nothing.
        case blank
        /// Words.
        case text(String)
        /// A count.
        case count(Int)
        /// An exact number.
        case number(Decimal)
        /// A day, and a time of it such as `08:30`.
        case day(WrittenDate, time: String?)
    }

    /// A cell.
    public struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        /// What stands in it.
        public var content: Content
        /// What it is.
        public var role: Role
        /// Where it leads.
        public var link: Link?

        /// Creates a cell.
        public init(_ content: Content, _ role: Role = .body, link: Link? = nil) {
            self.content = content
            self.role = role
            self.link = link
        }

        /// Creates a cell of words, cut where they are very long; of nothing where there are none.
        public init(_ text: String?, _ role: Role = .body, link: Link? = nil) {
            let shown = text?.plain(limit: RecordSheet.textLimit) ?? ""
            self.init(shown.isEmpty ? .blank : .text(shown), role, link: link)
        }

        /// Creates a cell of words.
        public init(stringLiteral value: String) { self.init(value) }
    }

    /// Where a cell leads: into a file, or within the workbook.
    public struct Link: Sendable, Hashable {
        /// The file's address, relative to the workbook, percent-encoded; `nil` for the workbook itself.
        public var target: String?
        /// The sheet and cell there: `'Biểu 01'!F17`.
        public var location: String?
    }

    /// A column.
    public struct Column: Sendable, Hashable {
        /// The heading.
        public var title: String
        /// The width in characters.
        public var width: Double

        /// Creates a column.
        public init(_ title: String, _ width: Double) {
            self.title = title
            self.width = width
        }
    }

    /// Characters of a text that are shown at most.
    static let textLimit = 2000

    /// The name on the tab.
    public var name: String
    /// The rows above the headings.
    public var top: [[Cell]] = []
    /// The columns.
    public var columns: [Column]
    /// The rows below the headings.
    public var rows: [[Cell]] = []
    /// How many columns are printed, from the left; `nil` for all.
    public var printedColumns: Int?
    /// How many columns stay in sight, from the left.
    public var frozenColumns = 0
    /// Whether the headings have filter buttons.
    public var hasFilter = true

    /// Creates a sheet without rows.
    public init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }
}
