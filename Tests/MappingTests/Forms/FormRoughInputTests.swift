import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

/// Sheets that nobody would send: nothing traps, nothing is invented, and time grows with the size alone.
@Suite struct FormRoughInputTests {
    private static let forms = [
        FormLayoutTests.units, FormLayoutTests.indicators, FormLayoutTests.across, FormLayoutTests.list,
    ]

    private static let program: DrawnForms = {
        var program = DrawnForms()
        program.forms = forms.enumerated().map { place, form in
            var form = form
            form.report.code = "bieu-\(place)"
            return form
        }
        program.aliases = [WrittenName(kind: .organization, written: "Khâm Đức mới", code: "20722")]
        return program
    }()

    private static let sheets = [
        """
        UBND HUYỆN PHƯỚC SƠN
        KẾT QUẢ GIAO QUÂN NĂM 2022

        STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
        (1) | (2) | (3) | (4) | (5)
        1 | Phước Chánh | 5 | '5/5 |
        2 | xã Phước Kim | 3 | - | vắng
        3 | Khâm Đức | 9 | '~8 |
         | Tổng cộng | 17 | 5 |
        """,
        """
        UBND XÃ PHƯỚC CHÁNH
        BÁO CÁO QUÝ III NĂM 2022
        Đơn vị tính: triệu đồng
        STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện
        I | !Xây dựng Đảng | | |
        1 | Đảng viên | đ/c | 40 | 42
         | Trong đó: Nữ | đ/c | 10 | 12
        2 | Tỷ lệ hộ nghèo | % | '22,9% | 0.2
        3 | Diện tích lúa | sào | 12,5 | '1.500
        4 | Kinh phí hỗ trợ | triệu đồng | 170 | '42,5
        """,
        """
        UBND HUYỆN PHƯỚC SƠN
        STT | Chỉ tiêu | ĐVT | Toàn huyện | | UBND xã Phước Chánh | | Xã Phước Tránh |
         | | | KH 2022 | TH 2022 | KH 2022 | TH 2022 | KH 2022 | TH 2022
        1 | Hộ nghèo | hộ | 30 | 25 | 12 | 11 | 18 | 14
        """,
        """
        UBND HUYỆN PHƯỚC SƠN
        STT | Họ tên | Xã | Số tiền
        1 | Hồ Văn A | Phước Chánh | 1500000
        2 | Hồ Văn B | | '2.000.000đ
        3 | Hồ Văn C | Phước Kim | đang chi
        """,
    ]

    private static let words = [
        "STT", "Đơn vị", "Kết quả", "Chỉ tiêu", "KH 2022", "Toàn huyện", "Phước Chánh", "P. Chánh", "Tổng cộng",
        "Cộng (I+II)",
        "Hộ nghèo", "Nữ", "Trong đó:", "- Trong đó: Nữ", "(3)", "(3)=(2)/(1)", "A", "II", "1.1", "x", "-", "…", "", " ",
        "\u{A0}",
        "1.500", "1,5", "~30", "30-35", "5/5 (100%)", "3 sào", "10/2022", "#REF!", "đ/c", "%",
        "Đơn vị tính: triệu đồng",
        "THÁNG 10 NĂM 2022", "từ ngày 30/02/2022 đến ngày 31/02/2022", "Ghi chú", "\u{301}", "x· Ph\u{AD}íc", "🌾", ")(",
        "((((", "= 5",
        "99999999999999999999999999999999999999999999", "UBND xã Phước Chánh, huyện Nam Giang", "20740",
        "Đơn vị báo cáo:",
    ]

    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 29) ^ (state << 21) ^ state
        }
    }

    private static func cell(_ column: Int, _ dice: inout Dice) -> GridCell {
        let word = words.randomElement(using: &dice) ?? ""
        var cell = GridCell(column: column, value: .text(word), shown: word)
        switch Int.random(in: 0..<12, using: &dice) {
        case 0, 1, 2: cell.value = .number(Double(Int.random(in: -5..<2000, using: &dice)) / 4)
        case 3: cell.value = .number([.nan, .infinity, 1e300, -1e-300, 0.1 + 0.2].randomElement(using: &dice) ?? 0)
        case 4: cell.value = .boolean(true)
        case 5: cell.value = .error(.reference)
        case 6: (cell.value, cell.formula) = (.blank, "SUM(A1:A9)")
        case 7: (cell.value, cell.isoDate, cell.shown) = (.number(44860), "2022-10-26", "26/10/2022")
        case 8: (cell.font, cell.isBold) = (".VnTime", true)
        default: break
        }
        return cell
    }

    private static func mutated(_ text: String, _ dice: inout Dice) -> SheetGrid {
        var grid = drawn(text, merged: ["D2:E2", "F2:G2", "H2:I2", "C3:C4"])
        for _ in 0..<Int.random(in: 1..<6, using: &dice) {
            guard let row = grid.rows.indices.randomElement(using: &dice) else { break }
            let place = grid.rows[row].cells.indices.randomElement(using: &dice)
            switch Int.random(in: 0..<7, using: &dice) {
            case 0: grid.rows.remove(at: row)
            case 1: if let place { grid.rows[row].cells.remove(at: place) }
            case 2: if let place { grid.rows[row].cells[place] = cell(grid.rows[row].cells[place].column, &dice) }
            case 3:
                // A column moves to the right of the others.
                let column = Int.random(in: 0..<6, using: &dice)
                for row in grid.rows.indices {
                    guard let place = grid.rows[row].cells.firstIndex(where: { $0.column == column }) else { continue }
                    var cell = grid.rows[row].cells.remove(at: place)
                    cell.column = 12
                    grid.rows[row].cells.append(cell)
                }
            case 4: grid.rows[row].isHidden = true
            case 5:
                let first = CellReference(row: grid.rows[row].index, column: Int.random(in: 0..<5, using: &dice))
                let last = CellReference(row: first.row + Int.random(in: 0..<4, using: &dice), column: first.column + 1)
                grid.merged.append(CellRange(first, last))
            default:
                for later in grid.rows.indices where later >= row { grid.rows[later].index += 30 }
            }
        }
        return grid
    }

    /// What holds of any reading.
    private static func check(_ grids: [SheetGrid], seed: UInt64) {
        let sheets = grids.map { SubmittedSheet($0, isHidden: seed % 3 == 0) }
        let reading = FormReader(program.declaration).read(sheets, file: "thu/xa-phuoc-chanh.xlsx")
        #expect(
            reading.findings == FormReader(program.declaration).read(sheets, file: "thu/xa-phuoc-chanh.xlsx").findings)
        #expect(!reading.tables.isEmpty || !reading.findings.isEmpty, "nothing is passed over in silence")
        var seen: Set<[String]> = []
        for figure in reading.quotas + reading.achievements {
            let value = figure.value
            #expect(value.amount.value?.isNaN != true)
            #expect(!(value.amount.value != nil && figure.source.raw.isEmpty), "a figure comes of something written")
            #expect(
                seen.insert([
                    figure.source.sheet, figure.source.cell, value.indicator, value.stage.rawValue,
                    value.organization.code,
                ]).inserted, "a cell gives a figure once")
        }
        for finding in reading.findings { #expect(!finding.evidence.isEmpty && !finding.message.vi.isEmpty) }
    }

    @Test("Forms with a few things wrong", arguments: 0..<4) func mutatedForms(sheet: Int) {
        for seed in 0..<80 as Range<UInt64> {
            var dice = Dice(state: seed &* 977 &+ UInt64(sheet))
            Self.check([Self.mutated(Self.sheets[sheet], &dice)], seed: seed)
        }
    }

    @Test func randomGrids() {
        for seed in 0..<100 as Range<UInt64> {
            var dice = Dice(state: seed)
            let grids = (0..<2).map { sheet in
                let rows = (0..<Int.random(in: 0..<14, using: &dice)).map { index in
                    GridRow(
                        index: index * 2,
                        cells: (0..<7).compactMap { column in
                            Bool.random(using: &dice) ? Self.cell(column, &dice) : nil
                        })
                }
                return SheetGrid(
                    name: "S\(sheet)", rows: rows,
                    merged: [CellRange(CellReference(row: 2, column: 1), CellReference(row: 4, column: 2))])
            }
            Self.check(grids, seed: seed)
        }
    }

    // MARK: Size

    static func long(_ rows: Int) -> SheetGrid {
        let names = DrawnForms.units.dropFirst().map(\.name)
        var grid = drawn("UBND HUYỆN PHƯỚC SƠN\nSTT | Họ tên | Xã | Số tiền")
        for index in 0..<rows {
            let name = index % 50 == 0 ? "Thôn \(index)" : names[index % 12]
            let texts = ["\(index + 1)", "Hồ Văn \(index)", name, "\(index % 7)00.000đ"]
            grid.rows.append(
                GridRow(
                    index: index + 2,
                    cells: texts.enumerated().map { GridCell(column: $0, value: .text($1), shown: $1) }))
            if index % 10 == 0 {
                grid.merged.append(
                    CellRange(CellReference(row: index + 2, column: 1), CellReference(row: index + 3, column: 1)))
            }
        }
        return grid
    }

    static func wide(_ groups: Int) -> SheetGrid {
        let names = DrawnForms.units.dropFirst().map(\.name)
        var top = "STT | Chỉ tiêu | ĐVT"
        var bottom = " | | "
        var row = "1 | Hộ nghèo | hộ"
        for group in 0..<groups {
            top += " | \(names[group % 12]) |"
            bottom += " | KH 2022 | TH 2022"
            row += " | 1 | 2"
        }
        var grid = drawn(
            "UBND HUYỆN PHƯỚC SƠN\n\(top)\n\(bottom)\n\(row)\n" + row.replacing("Hộ nghèo", with: "Hộ dân tộc thiểu số")
        )
        grid.merged =
            (0..<groups).map { group in
                CellRange(CellReference(row: 1, column: 3 + group * 2), CellReference(row: 1, column: 4 + group * 2))
            } + (0..<3).map { CellRange(CellReference(row: 1, column: $0), CellReference(row: 2, column: $0)) }
        return grid
    }

    /// `count` forms of twenty columns, whose labels are alike.
    static func many(_ count: Int) -> DrawnForms {
        var program = program
        program.forms += (0..<count).map { number in
            let columns = (0..<20).map { "Nhóm \(number) › Kết quả \($0) năm = figure ho-ngheo" }.joined(
                separator: "\n")
            return form(
                .unitRows, "STT = number\nĐơn vị = unit-name\n\(columns)\nKH 2022 = figure lua", code: "m\(number)")
        }
        return program
    }

    private static func seconds(_ work: () -> Void) -> Double {
        let time = ContinuousClock().measure(work)
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    /// Four times as much takes at most nine times as long; sixteen would be its square.
    private static func isLinear(_ size: Int, _ work: (Int) -> Void) -> Bool {
        (0..<3).contains { _ in
            let small = seconds { work(size) }
            return seconds { work(size * 4) } < small * 9 + 0.02
        }
    }

    @Test("Time is linear in rows, columns and declared forms") func time() {
        let reader = FormReader(Self.program.declaration)
        let lengths = [3_000, 12_000].map { ($0, Self.long($0)) }
        let inRows = Self.isLinear(3_000) { size in
            let grid = lengths.first { $0.0 == size }?.1 ?? Self.long(size)
            let reading = reader.read([SubmittedSheet(grid)], file: "a.xlsx")
            #expect(reading.achievements.count == 24)
        }
        #expect(inRows)
        let inColumns = Self.isLinear(150) { size in
            let reading = reader.read([SubmittedSheet(Self.wide(size))], file: "a.xlsx")
            #expect(reading.achievements.count == size * 4)
        }
        #expect(inColumns)
        let readers = [25, 100].map { ($0, FormReader(Self.many($0).declaration)) }
        let sheet = Self.wide(100)
        let inForms = Self.isLinear(25) { size in
            let reading = readers.first { $0.0 == size }?.1.read([SubmittedSheet(sheet)], file: "a.xlsx")
            #expect(reading?.achievements.count == 400)
        }
        #expect(inForms)
    }

    @Test("A sheet of many rows, a header of 2,000 columns, 300 forms", .timeLimit(.minutes(2))) func large() {
        let reader = FormReader(Self.many(300).declaration)
        #expect(reader.read([SubmittedSheet(Self.wide(1_000))], file: "a.xlsx").achievements.count == 4_000)
        #expect(reader.read([SubmittedSheet(Self.long(40_000))], file: "a.xlsx").achievements.count == 24)
    }
}
