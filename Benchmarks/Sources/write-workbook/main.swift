// Writes the workbook of 200,000 × 20 mixed cells that Peers/write_workbook.c writes with libxlsxwriter.
import XLSX

/// The same figures in both programs: xorshift64.
struct Figures {
    var state: UInt64 = 88_172_645_463_325_252

    mutating func next(_ bound: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return (state >> 11) % bound
    }

    mutating func fraction() -> Double { Double(next(1 << 53)) / Double(1 << 53) }
}

let syllables = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý xã phường thị trấn huyện tỉnh thành phố Phước \
    Chánh Công Đức Hiệp Hoà Kim Lộc Mỹ Năng Thành Xuân Khâm Quảng Nam Đà Nẵng hộ nghèo vườn tạp nhập ngũ chỉ tiêu kết quả \
    kế hoạch thực hiện
    """.split(separator: " ")

/// Rows are made one at a time, as a server would make them from a query.
struct Rows: Sequence, IteratorProtocol {
    var figures = Figures()
    var texts: [String] = []
    var row = 0
    let rowCount: Int
    let date: StyleID
    let money: StyleID

    init(_ rowCount: Int, date: StyleID, money: StyleID) {
        self.rowCount = rowCount
        self.date = date
        self.money = money
        for number in 0..<20_000 {
            var words: [Substring] = []
            for _ in 0..<(2 + figures.next(6)) { words.append(syllables[Int(figures.next(UInt64(syllables.count)))]) }
            texts.append(words.joined(separator: " ") + " \(number)")
        }
    }

    mutating func next() -> RowEntry? {
        guard row <= rowCount else { return nil }
        defer { row += 1 }
        var cells: [CellEntry] = []
        cells.reserveCapacity(20)
        for column in 0..<20 {
            if row == 0 {
                cells.append(CellEntry(.text("Cột \(column + 1)")))
                continue
            }
            switch column % 10 {
            case 0, 1, 2: cells.append(CellEntry(.text(texts[Int(figures.next(20_000))])))
            case 3: cells.append(CellEntry(.number(Double(44_000 + figures.next(1501))), style: date))
            case 4: cells.append(CellEntry(.number(Double(figures.next(100_000_000)) / 100), style: money))
            case 5: cells.append(CellEntry(.number(Double(figures.next(100_001)))))
            case 6: cells.append(CellEntry(.number(figures.fraction() * 1000)))
            case 7:
                let result = Double(1 + figures.next(99_999))
                cells.append(.formula("F\(row + 1)*2+\(column)", result: .number(result)))
            case 8: cells.append(CellEntry(.number(Double(row))))
            default:
                cells.append(
                    figures.fraction() >= 0.3 ? CellEntry(.text(texts[Int(figures.next(20_000))])) : nil)
            }
        }
        return RowEntry(cells)
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let rowCount = Int(arguments[2]) else {
    print("usage: write-workbook OUT.xlsx ROWS [LEVEL]")
    throw CancellationError()
}
let writer = WorkbookWriter()
if arguments.count > 3, let level = Int(arguments[3]) { writer.compressionLevel = level }
let date = try writer.style(CellStyle(numberFormat: "dd/mm/yyyy"))
let money = try writer.style(CellStyle(numberFormat: "#,##0.00"))
try writer.add(NewSheet("Dữ liệu"), rows: Rows(rowCount, date: date, money: money))
try writer.write(to: arguments[1])
