/// Where a value was read: the file, sheet and cell, the text that stood there, and the labels that gave it its meaning.
///
/// ```swift
/// Source(file: "ke-hoach.xlsx", sheet: "Giao quân", cell: "D18", raw: "5", header: ["Chỉ tiêu giao"], row: "Phước Chánh")
/// ```
public struct Source: Sendable, Hashable {
    /// The file's name as the user gave it.
    public var file: String
    /// The sheet's name as its tab shows it.
    public var sheet: String
    /// The cell in A1 form.
    public var cell: String
    /// The text of the cell as a person saw it.
    public var raw: String
    /// The labels above the cell, from the top header row down.
    public var header: [String]
    /// The label of the cell's row; `nil` where it has none.
    public var row: String?

    /// Creates a source.
    public init(
        file: String, sheet: String, cell: String, raw: String, header: [String] = [], row: String? = nil
    ) {
        self.file = file
        self.sheet = sheet
        self.cell = cell
        self.raw = raw
        self.header = header
        self.row = row
    }

    /// The file, sheet and cell, as problems print them.
    public var place: Place { Place(file: file, sheet: sheet, cell: cell) }
}

/// A value together with where it was read and what was done to the written text to get it.
///
/// ```swift
/// let figure = Sourced(47, from: source, normalisations: ["number.as-text"])
/// ```
public struct Sourced<Value> {
    /// The value.
    public var value: Value
    /// Where it was read.
    public var source: Source
    /// What was done to the text, in order, as stable dotted names such as `name.tone-placement`.
    public var normalisations: [String]

    /// Creates a value with its source.
    public init(_ value: Value, from source: Source, normalisations: [String] = []) {
        self.value = value
        self.source = source
        self.normalisations = normalisations
    }

    /// Another value from the same place.
    public func map<Other>(_ transform: (Value) -> Other) -> Sourced<Other> {
        Sourced<Other>(transform(value), from: source, normalisations: normalisations)
    }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
