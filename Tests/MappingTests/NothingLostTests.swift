import Mapping
import SheetModel
import Testing

/// Whatever a grid holds, each cell is found again exactly once.
@Suite struct NothingLostTests {
    /// A small generator of numbers that gives the same every run (a linear congruence after Knuth).
    struct Dice {
        var state: UInt64
        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(sides, 1)))
        }
    }

    private static let words = [
        "STT", "TT", "Tên", "Đơn vị tính: ha", "Ghi chú", "Tổng cộng", "Cộng (I+II)", "A", "I", "II", "1", "1.1", "-",
        "+",
        "(1)", "(2)", "(3)=(2)/(1)", "Trong đó:", "Người lập", "Ngày 1 tháng 2 năm 2022", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        " ", "", "x", "…", "Năm 2021", "Kế hoạch", "Phước Chánh", "BÁO CÁO", "2021", "10/2022",
    ]

    private static func grid(_ dice: inout Dice) -> SheetGrid {
        let width = 1 + dice.roll(9)
        let density = 1 + dice.roll(9)
        var rows: [GridRow] = []
        var index = 0
        if dice.roll(2) == 0 {
            let labels = (0..<width).map { column in
                let text = words[dice.roll(words.count)]
                return GridCell(column: column, value: .text(text), shown: text)
            }
            rows.append(GridRow(index: 0, cells: labels))
        }
        for _ in 0..<dice.roll(24) {
            index += 1 + (dice.roll(6) == 0 ? dice.roll(4) : 0)
            var cells: [GridCell] = []
            for column in 0..<width where dice.roll(10) < density {
                cells.append(cell(column, &dice))
            }
            rows.append(GridRow(index: index, cells: cells))
        }
        var merged: [CellRange] = []
        for _ in 0..<dice.roll(8) {
            let first = CellReference(row: dice.roll(12), column: dice.roll(width))
            merged.append(
                CellRange(first, CellReference(row: first.row + dice.roll(4), column: first.column + dice.roll(5))))
        }
        return SheetGrid(name: "x", rows: rows, merged: merged)
    }

    private static func cell(_ column: Int, _ dice: inout Dice) -> GridCell {
        var cell = GridCell(column: column, value: .blank, shown: "")
        switch dice.roll(8) {
        case 0...3:
            let text = words[dice.roll(words.count)]
            cell.value = .text(text)
            cell.shown = text
        case 4...5:
            let number = dice.roll(3000)
            cell.value = .number(Double(number))
            cell.shown = String(number)
        case 6:
            cell.value = dice.roll(2) == 0 ? .boolean(true) : .error(.reference)
            cell.shown = "#REF!"
        default:
            cell.formula = "A1+1"
        }
        cell.isBold = dice.roll(4) == 0
        cell.indent = dice.roll(3)
        return cell
    }

    @Test func everyCellOfRandomGridsIsFoundOnce() {
        var dice = Dice(state: 20_221_014)
        var tables = 0
        for round in 0..<3_000 {
            let grid = Self.grid(&dice)
            let layout = TableFinder().layout(of: grid)
            tables += layout.tables.count
            let problem = firstMisplacedCell(of: grid, in: layout)
            #expect(problem == nil, "round \(round)")
            if problem != nil { break }
        }
        #expect(tables > 500)
    }

    /// The first cell that is not exactly once among headers, rows and outside.
    private func firstMisplacedCell(of grid: SheetGrid, in layout: SheetLayout) -> CellReference? {
        var seen: [CellReference: Int] = [:]
        for cell in layout.outside { seen[cell.reference, default: 0] += 1 }
        for table in layout.tables {
            for row in table.rows {
                for cell in row.cells { seen[CellReference(row: row.index, column: cell.column), default: 0] += 1 }
            }
        }
        var count = 0
        for row in grid.rows {
            for cell in row.cells {
                let place = CellReference(row: row.index, column: cell.column)
                for table in layout.tables
                where table.headerRows.contains(row.index) && table.range.columns.contains(cell.column) {
                    seen[place, default: 0] += 1
                }
                count += 1
                if seen[place] != 1 { return place }
            }
        }
        return seen.count == count ? nil : seen.keys.min()
    }

    @Test func unsortedRepeatedAndImpossiblePlaces() {
        func cell(_ column: Int, _ text: String) -> GridCell {
            GridCell(column: column, value: .text(text), shown: text)
        }
        let rows = [
            GridRow(index: 3, cells: [cell(1, "b"), cell(0, "a"), cell(1, "c")]),
            GridRow(index: 1, cells: [cell(0, "STT"), cell(1, "Tên"), cell(-1, "d"), cell(Int.max, "e")]),
            GridRow(index: 1, cells: [cell(2, "Số")]),
            GridRow(index: -7, cells: [cell(0, "f")]),
            GridRow(index: Int.max, cells: [cell(0, "g")]),
        ]
        let merged = [
            CellRange(CellReference(row: Int.min, column: 0), CellReference(row: Int.max, column: 5)),
            CellRange(CellReference(row: 1, column: 0), CellReference(row: Int.max, column: Int.max)),
        ]
        let layout = TableFinder().layout(of: SheetGrid(name: "x", rows: rows, merged: merged))
        #expect(layout.tables.first?.columns.map(\.key) == ["STT", "Tên", "Số"])
        #expect(layout.outside.count == 5)
    }

    @Test func largeListIsOneTable() throws {
        var rows = [
            GridRow(
                index: 0,
                cells: ["id", "name", "amount"].enumerated().map {
                    GridCell(column: $0.offset, value: .text($0.element), shown: $0.element)
                })
        ]
        for index in 1...10_000 {
            rows.append(
                GridRow(
                    index: index,
                    cells: [
                        GridCell(column: 0, value: .number(Double(index)), shown: "\(index)"),
                        GridCell(column: 1, value: .text("Tên \(index)"), shown: "Tên \(index)"),
                        GridCell(column: 2, value: .number(0.5), shown: "0.5"),
                    ]))
        }
        let merged = (1...10_000).map {
            CellRange(CellReference(row: $0, column: 2), CellReference(row: $0, column: 4))
        }
        let layout = TableFinder().layout(of: SheetGrid(name: "csv", rows: rows, merged: merged))
        let table = try #require(layout.tables.first)
        #expect(layout.tables.count == 1)
        #expect(table.rows.count == 10_000)
        #expect(table.rows.allSatisfy { $0.kind == .data && $0.level == 1 })
        #expect(layout.outside.isEmpty)
    }
}
