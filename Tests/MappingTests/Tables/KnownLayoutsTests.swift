import SheetModel
import Testing

@testable import Mapping

/// Tables that are taken over from a sheet met before are those that are found afresh.
@Suite struct KnownLayoutsTests {
    private static func grid(
        unit: String = "xã Phước Chánh", day: String = "14", header: String = "Kế hoạch", total: String = "Tổng cộng",
        figure: String = "12", last: String = "1.1 | Lúa | 30 | 28", merged: [String] = ["A1:D1", "A3:D3"]
    ) -> SheetGrid {
        drawn(
            """
            !UBND \(unit)

            !BÁO CÁO KẾT QUẢ TRỒNG TRỌT NĂM 2022
            ||Đơn vị tính: ha
            !STT | !Tên | !\(header) | !Thực hiện
            1 | Cây hằng năm | \(figure) | 5
            \(last)
            | !\(total) | 42 | 33

            || Ngày \(day) tháng 10 năm 2022
            || NGƯỜI LẬP
            """, merged: merged)
    }

    /// Whether a sheet's tables are taken over from those that `book` knows.
    private static func isTakenOver(_ grid: SheetGrid, _ book: LineBook) -> Bool {
        var view = SheetView(grid, book)
        var known = book.layouts
        var isFound = false
        _ = known.tables(of: &view) { _ in
            isFound = true
            return []
        }
        return !isFound
    }

    private static func fresh(_ grid: SheetGrid) -> String { String(describing: TableFinder().layout(of: grid)) }

    @Test("Other names, figures and days: taken over, and as found afresh")
    func sameForm() throws {
        let book = LineBook()
        let first = TableFinder().layout(of: Self.grid(), book)
        let table = try #require(first.tables.first)
        #expect(table.columns.map(\.key) == ["STT", "Tên", "Kế hoạch", "Thực hiện"])
        for (unit, day) in [("xã Phước Thành", "14"), ("xã Phước Chánh", "28"), ("xã Phước Năng", "3")] {
            let grid = Self.grid(unit: unit, day: day)
            #expect(Self.isTakenOver(grid, book))
            #expect(String(describing: TableFinder().layout(of: grid, book)) == Self.fresh(grid))
        }
        // Right below a header a figure may be one of a row of column numbers: another one may be looked at afresh.
        for grid in [Self.grid(figure: "1907"), Self.grid(figure: "0", last: "1.1 | Lúa | 7 | 2")] {
            #expect(String(describing: TableFinder().layout(of: grid, book)) == Self.fresh(grid))
        }
    }

    @Test("What a table depends on differs: found afresh")
    func otherForm() {
        var bold = Self.grid()
        bold.rows[4].cells[1].isBold = true
        var indented = Self.grid()
        indented.rows[5].cells[1].indent = 2
        var moved = Self.grid()
        moved.rows[4].cells[3].column = 4
        var lower = Self.grid()
        lower.rows[6].index += 1
        var number = Self.grid()
        number.rows[3].cells[2].value = .number(2022)
        number.rows[3].cells[2].shown = "2022"
        let others: [(String, SheetGrid)] = [
            ("a header", Self.grid(header: "Ghi chú")), ("a total's label", Self.grid(total: "Tỏi củ")),
            ("a numbering", Self.grid(last: "2 | Lúa | 30 | 28")), ("text for a figure", Self.grid(figure: "chưa có")),
            ("a cell less", Self.grid(last: "1.1 | Lúa | 30")),
            ("a cell more", Self.grid(last: "1.1 | Lúa | 3 | 2 | x")),
            ("a merged range", Self.grid(merged: ["A1:D1"])), ("bold", bold), ("indented", indented),
            ("a moved column", moved), ("a lower row", lower), ("a year for a heading", number),
        ]
        for (what, grid) in others {
            let book = LineBook()
            _ = TableFinder().layout(of: Self.grid(), book)
            #expect(!Self.isTakenOver(grid, book), "\(what)")
            #expect(String(describing: TableFinder().layout(of: grid, book)) == Self.fresh(grid), "\(what)")
            // The first form is known still.
            #expect(Self.isTakenOver(Self.grid(day: "2"), book), "\(what)")
        }
    }

    // MARK: Whatever differs

    private static let words = [
        "STT", "TT", "Tên", "Đơn vị tính: ha", "Ghi chú", "Tổng cộng", "Cộng (I+II)", "A", "I", "1", "1.1", "-", "(1)",
        "(3)=(2)/(1)", "Trong đó:", "Người lập", "Ngày 1 tháng 2 năm 2022", "Ngày", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "",
        "Năm 2021", "Phước Chánh", "Phước Thành", "BÁO CÁO", "10/2022", "ghi chú:", "Biểu số 01",
    ]

    private static func change(_ cell: inout GridCell, _ dice: inout NothingLostTests.Dice) {
        if dice.roll(2) == 0 {
            let text = words[dice.roll(words.count)]
            (cell.value, cell.shown) = (.text(text), text)
        } else {
            let number = dice.roll(2100)
            (cell.value, cell.shown) = (.number(Double(number)), String(number))
        }
    }

    private static func grid(_ dice: inout NothingLostTests.Dice) -> SheetGrid {
        let width = 2 + dice.roll(4)
        let rows = (0..<(3 + dice.roll(8))).map { index in
            GridRow(
                index: index,
                cells: (0..<width).compactMap { column in
                    guard dice.roll(6) > 0 else { return nil }
                    var cell = GridCell(column: column, value: .blank, shown: "", isBold: dice.roll(5) == 0)
                    change(&cell, &dice)
                    return cell
                })
        }.filter { !$0.cells.isEmpty }
        return SheetGrid(name: "x", rows: rows)
    }

    /// A sheet with a few cells changed: mostly what stands in them, sometimes how they look or where they are.
    private static func changed(_ grid: SheetGrid, _ dice: inout NothingLostTests.Dice) -> SheetGrid {
        var grid = grid
        for _ in 0..<(1 + dice.roll(4)) {
            let row = dice.roll(grid.rows.count)
            let place = dice.roll(grid.rows[row].cells.count)
            switch dice.roll(12) {
            case 0: grid.rows[row].cells[place].isBold.toggle()
            case 1: grid.rows[row].cells[place].indent += 1
            case 2 where place == grid.rows[row].cells.count - 1: grid.rows[row].cells[place].column += 1
            case 3:
                let first = CellReference(row: row, column: place)
                grid.merged.append(CellRange(first, CellReference(row: row, column: place + 1)))
            default: change(&grid.rows[row].cells[place], &dice)
            }
        }
        return grid
    }

    @Test("Of any sheet like one met before, the tables are those found afresh")
    func anySheet() {
        var dice = NothingLostTests.Dice(state: 20_221_014)
        var (taken, tables) = (0, 0)
        for round in 0..<400 {
            let book = LineBook()
            let base = Self.grid(&dice)
            guard !base.rows.isEmpty else { continue }
            tables += TableFinder().layout(of: base, book).tables.count
            for _ in 0..<12 {
                let other = Self.changed(base, &dice)
                if Self.isTakenOver(other, book) { taken += 1 }
                let known = String(describing: TableFinder().layout(of: other, book))
                guard known == Self.fresh(other) else {
                    Issue.record("round \(round): \(other)")
                    return
                }
            }
        }
        // The test is worth something only where both happens often.
        #expect(taken > 300 && taken < 4_500, "\(taken)")
        #expect(tables > 100, "\(tables)")
    }

    @Test("More layouts than are kept, and sheets too large to be kept")
    func limits() {
        let book = LineBook()
        for count in 1...80 {
            let rows = (0..<count).map { "\($0 + 1) | Lúa | \($0)" }.joined(separator: "\n")
            let grid = drawn("!STT | !Tên | !Số\n" + rows)
            #expect(String(describing: TableFinder().layout(of: grid, book)) == Self.fresh(grid))
            #expect(Self.isTakenOver(grid, book))
        }
        let rows = (0..<1_700).map { "\($0 + 1) | Lúa | \($0)" }.joined(separator: "\n")
        let large = drawn("!STT | !Tên | !Số\n" + rows)
        #expect(String(describing: TableFinder().layout(of: large, book)) == Self.fresh(large))
        #expect(!Self.isTakenOver(large, book))
    }
}
