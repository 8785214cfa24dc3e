internal import Findings

/// The place of a cell in its sheet.
struct CellSpot: Hashable, Comparable {
    var column: Int
    var row: Int

    /// Reads an address in A1 form; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        (column, row) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0 && column < 1_000_000:
                column = column * 26 + Int(byte) - 64
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && row < 100_000_000:
                row = row * 10 + Int(byte) - 48
            default: return nil
            }
        }
        guard column > 0, row > 0 else { return nil }
    }

    static func < (one: CellSpot, other: CellSpot) -> Bool { (one.column, one.row) < (other.column, other.row) }
}

/// A sheet of a file.
struct SheetSpot: Hashable {
    var file: String
    var sheet: String
}

extension Evidence {
    /// The sheet it stands in.
    var sheetSpot: SheetSpot? { place.file.flatMap { file in place.sheet.map { SheetSpot(file: file, sheet: $0) } } }

    /// The cells it spans, the first and the last; `nil` where it is not of cells.
    var spots: (first: CellSpot, last: CellSpot)? {
        guard let cell = place.cell, !cell.isEmpty else { return nil }
        let ends = cell.split(separator: ":")
        guard let first = ends.first.flatMap({ CellSpot($0) }), let last = ends.last.flatMap({ CellSpot($0) }) else {
            return nil
        }
        return (first, last)
    }
}
