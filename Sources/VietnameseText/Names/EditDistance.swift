/// The number of letters to change, add, drop or swap with a neighbour to make one text of another
/// (Damerau 1964, restricted), up to a limit.
struct EditDistance {
    private var rows: [[Int]] = [[], [], []]

    /// The distance of two ASCII keys; `nil` when it is above the limit.
    ///
    /// - Complexity: the product of the lengths.
    mutating func callAsFunction(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int? {
        guard abs(one.count - other.count) <= limit else { return nil }
        rows = [[], [], Array(0...other.count)]
        for (index, byte) in one.enumerated() {
            rows = [rows[1], rows[2], [index + 1]]
            for (place, candidate) in other.enumerated() {
                var best = min(rows[1][place] + (byte == candidate ? 0 : 1), rows[1][place + 1] + 1, rows[2][place] + 1)
                if index > 0, place > 0, byte == other[place - 1], one[index - 1] == candidate {
                    best = min(best, rows[0][place - 1] + 1)
                }
                rows[2].append(best)
            }
            if rows[2].allSatisfy({ $0 > limit }) { return nil }
        }
        return rows[2].last.flatMap { $0 <= limit ? $0 : nil }
    }
}
