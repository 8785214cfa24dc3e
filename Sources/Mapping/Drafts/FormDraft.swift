public import Findings
public import SheetModel

/// A declaration proposed for a table: what an official pastes into the sheets Biểu and Cột biểu, and looks over.
///
/// ```swift
/// for draft in FormDrafter(declaration).drafts(of: grids) where draft.declared == nil { print(draft.form.code) }
/// ```
public struct FormDraft: Sendable {
    /// A declared column, and what is unsure of it.
    public struct Column: Sendable {
        /// The column.
        public var column: FormColumn
        /// Where it stands on the sheet, from 0; of a column for each unit, the first.
        public var place: Int
        /// What somebody should look at; none where all is sure.
        public var doubts: [LocalizedText]
    }

    /// The tab the table stands on.
    public var sheet: String
    /// The cells of the table.
    public var range: CellRange
    /// The code of the form that is declared for the table already; nothing is proposed then.
    public var declared: String?
    /// The form proposed; its columns are those of ``columns``.
    public var form: Form
    /// What is unsure of the form as a whole; for a declared one, what its declaration lacks.
    public var doubts: [LocalizedText]
    /// The columns proposed, each once.
    public var columns: [Column]
}
