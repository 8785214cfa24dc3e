/// A formula of an issued form that is another one, or none, in what was sent back.
///
/// ```swift
/// for change in try workbook.formulaChanges(of: sheet, from: form, form.sheets[0]) {
///     print(change.cell, change.kind, change.issued ?? "")
/// }
/// ```
public struct FormulaChange: Hashable, Sendable {
    /// What became of the formula.
    public enum Kind: Hashable, Sendable {
        /// Another formula stands there.
        case changed
        /// A number stands there.
        case typedOver
        /// Neither a formula nor a number stands there.
        case removed
        /// A formula stands where the form has none.
        case added
    }

    /// The cell in what was sent back.
    public var cell: CellReference
    /// What became of the formula.
    public var kind: Kind
    /// The form's formula as it should read in this cell, in A1 notation without `=`; `nil` where the form has none.
    public var issued: String?
    /// The formula that stands in the cell, without `=`; `nil` where there is none.
    public var formula: String?
    /// The number that stands in the formula's place.
    public var number: Double?

    /// Creates an entry.
    public init(
        cell: CellReference, kind: Kind, issued: String? = nil, formula: String? = nil, number: Double? = nil
    ) {
        self.cell = cell
        self.kind = kind
        self.issued = issued
        self.formula = formula
        self.number = number
    }
}

/// Rows or columns that came into a sheet or went from it since its form was issued.
public enum LayoutChange: Hashable, Sendable {
    /// So many rows came in above a row, from 0.
    case insertedRows(Int, before: Int)
    /// So many rows went, from a row on, from 0.
    case deletedRows(Int, from: Int)
    /// So many columns came in on the left of a column, from 0.
    case insertedColumns(Int, before: Int)
    /// So many columns went, from a column on, from 0.
    case deletedColumns(Int, from: Int)
}
