/// Where something stands: in a file, then in a sheet and cell, or in a part of the package and line.
///
/// Every member may be missing; what is known is printed from the outside in:
/// `ke-hoach.xlsx › Giao quân!D18` or `ke-hoach.xlsx › xl/workbook.xml:12`.
public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The file's name as the user gave it.
    public var file: String?
    /// The sheet's name as its tab shows it.
    public var sheet: String?
    /// A cell or range in A1 form.
    public var cell: String?
    /// The name of a part within the package, without a leading slash.
    public var part: String?
    /// A line within that part, counted from 1.
    public var line: Int?

    /// Creates a place from what is known.
    public init(
        file: String? = nil, sheet: String? = nil, cell: String? = nil, part: String? = nil, line: Int? = nil
    ) {
        self.file = file
        self.sheet = sheet
        self.cell = cell
        self.part = part
        self.line = line
    }

    /// The place printed from the outside in; empty when nothing is known.
    public var description: String {
        var steps: [String] = []
        if let file { steps.append(file) }
        switch (sheet, cell) {
        case (let sheet?, let cell?): steps.append("\(sheet)!\(cell)")
        case (let sheet?, nil): steps.append(sheet)
        case (nil, let cell?): steps.append(cell)
        case (nil, nil): break
        }
        if let part { steps.append(line.map { "\(part):\($0)" } ?? part) }
        return steps.joined(separator: " › ")
    }

    /// This place, with members that are missing here taken from `outer`.
    public func within(_ outer: Place) -> Place {
        Place(
            file: file ?? outer.file, sheet: sheet ?? outer.sheet, cell: cell ?? outer.cell,
            part: part ?? outer.part, line: line ?? outer.line)
    }
}
