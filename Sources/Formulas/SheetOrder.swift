/// A workbook's sheets by name, numbered from 0 in the order in which they stand.
public struct SheetOrder: Hashable, Sendable {
    /// The sheets' names, in order.
    public let names: [String]
    private let numbers: [String: Int]

    /// Creates the order; of two equal names the first counts.
    public init(_ names: [String]) {
        self.names = names
        numbers = Dictionary(names.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    }

    /// The number of a sheet, upper and lower case alike; `nil` when there is none.
    public subscript(name: String) -> Int? { numbers[name.lowercased()] }

    /// The sheets that a qualifier names; none of another workbook, and none when one of its sheets is not there.
    public func sheets(of qualifier: SheetQualifier) -> [Int] {
        guard qualifier.isThisBook, !qualifier.isLost, let sheet = qualifier.sheet, let first = self[sheet] else {
            return []
        }
        guard let lastSheet = qualifier.lastSheet else { return [first] }
        guard let last = self[lastSheet] else { return [] }
        return Array(min(first, last)...max(first, last))
    }
}

extension FormulaPrecedents {
    /// All cells read, on numbered sheets; 3-D references count on each of theirs, and unknown sheets are left out.
    public func areas(in order: SheetOrder) -> [SheetArea] {
        var result = areas.compactMap { area in
            order[area.sheet].map { SheetArea(sheet: $0, range: area.range) }
        }
        for area in spanningAreas {
            result += order.sheets(of: area.sheets).map { SheetArea(sheet: $0, range: area.range) }
        }
        return result
    }
}
