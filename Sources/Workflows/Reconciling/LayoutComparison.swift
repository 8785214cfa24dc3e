internal import Mapping
internal import SheetModel
internal import XLSX

/// What was inserted into a filled-in form, or deleted from it, since it was issued.
///
/// Columns and rows are told apart by what they are: a column by its declared header, a row by its unit or indicator. What
/// stands further right or down than in the issued form had something inserted before it.
struct LayoutComparison {
    /// The changes, one behind the other; `nil` where columns or rows stand in another order, so that no insertion or
    /// deletion explains it.
    let changes: [LayoutChange]?

    init(_ filled: SubmissionReading.FormTable, issued: SubmissionReading.FormTable) {
        let columns = Self.shifts(filled.columns, issued.columns)
        let rows = Self.shifts(filled.rows, issued.rows)
        guard let columns, let rows else {
            changes = nil
            return
        }
        changes =
            columns.map {
                $0.count > 0 ? .insertedColumns($0.count, before: $0.place) : .deletedColumns(-$0.count, from: $0.place)
            }
            + rows.map {
                $0.count > 0 ? .insertedRows($0.count, before: $0.place) : .deletedRows(-$0.count, from: $0.place)
            }
    }

    private static func shifts(
        _ filled: [SubmissionReading.PlacedLine], _ issued: [SubmissionReading.PlacedLine]
    ) -> [(count: Int, place: Int)]? {
        // As issued, which is the usual.
        if filled.elementsEqual(issued, by: { $0.index == $1.index && $0.key == $1.key }) { return [] }
        let now = indices(of: filled)
        let before = indices(of: issued)
        var shifts: [(count: Int, place: Int)] = []
        var offset = 0
        for line in issued.sorted(by: { $0.index < $1.index }) {
            guard before[line.key] != nil, let place = now[line.key] else { continue }
            let difference = place - line.index - offset
            guard difference != 0 else { continue }
            let start = line.index + offset + min(difference, 0)
            guard start >= 0 else { return nil }
            shifts.append((difference, start))
            offset += difference
        }
        // In another order, offsets go back and forth.
        return shifts.contains { $0.count < 0 } && shifts.contains { $0.count > 0 } ? nil : shifts
    }

    /// Where each line stands. One that stands twice tells nothing: in a blank form a group's heading may read as the
    /// indicator below it.
    private static func indices(of lines: [SubmissionReading.PlacedLine]) -> [String: Int] {
        let counts = Dictionary(lines.map { ($0.key, 1) }, uniquingKeysWith: +)
        return Dictionary(lines.filter { counts[$0.key] == 1 }.map { ($0.key, $0.index) }) { first, _ in first }
    }
}
