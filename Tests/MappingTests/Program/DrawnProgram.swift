import Domain
import Findings
import Mapping
import SheetModel
import Testing

/// A program workbook drawn as text: each sheet a block of lines, columns parted by ` | `, `_` for a blank cell.
struct DrawnProgram {
    private var sheets: [(name: String, text: String)] = [
        ("Chương trình", "Mã | Tên | Vùng | Cấp trên | Năm\nps | Phước Sơn | Trung | 511 | #2022"),
        (
            "Đơn vị",
            """
            Mã | Tên | Loại | Mã cha | Từ | Đến | Tên khác
            #511 | huyện Phước Sơn | huyện | #49 | _ | 30/06/2025 | _
            20740 | xã Phước Chánh | xã | 511 | _ | 30/06/2025 | P. Chánh; Chánh
            20743 | xã Phước Công | xã | huyện Phước Sơn | _ | 30/06/2025 | _
            48 | thành phố Đà Nẵng | thành phố | _ | _ | _ | _
            20740 | xã Phước Chánh | xã | 48 | 01/07/2025 | _ | _
            """
        ),
        (
            "Sáp nhập",
            "Mã cũ | Mã mới | Ngày | Quan hệ | Tỷ lệ\n20740 | 20740 | 01/07/2025 | toàn bộ | _\n20743 | 20740 | 01/07/2025 | Toàn  bộ | #1"
        ),
        (
            "Chỉ tiêu",
            """
            Mã | Tên | ĐVT | Loại | Thuộc | Tử số | Mẫu số | Cộng theo đơn vị | Dung sai | Mức thấp | Cơ quan chốt
            nhap-ngu | Thanh niên nhập ngũ | người | số lượng | _ | _ | _ | _ | _ | 100% | Ban CHQS huyện
            nu | Nữ | người | SỐ LƯỢNG | nhap-ngu | _ | _ | cộng | 0,5 | _ | _
            lua | Lúa | ha | diện tích | _ | _ | _ | _ | _ | _ | thong-ke
            """
        ),
        (
            "Biểu",
            "Mã | Tên | Cơ quan | Loại | Bố trí | Ký hiệu\nbieu-01 | Biểu 01 | ubnd | nộp | mỗi dòng một đơn vị | trống = chưa báo cáo; - = không có"
        ),
        (
            "Cột biểu",
            """
            Biểu | Đường dẫn tiêu đề | Vai trò | Chỉ tiêu | Kỳ | ĐVT | Bắt buộc
            bieu-01 | Đơn vị | Đơn vị | _ | _ | _ | x
            bieu-01 | Kết quả > Nhập ngũ | Số liệu | nhap-ngu | _ | _ | có
            bieu-01 | Kết quả › Năm trước | Số liệu | thanh niên  NHẬP NGŨ | năm trước | _ | _
            bieu-01 | Lúa (sào) | Số liệu | lua | _ | sào | _
            """
        ),
        (
            "Nộp",
            "Biểu | Đơn vị | Nơi nhận | Miễn | Lý do\nBiểu 01 | 511/* | 511 | _ | _\nbieu-01 | 20743 | _ | có | sáp nhập"
        ),
        ("Kỳ", "Mã | Từ | Đến | Hạn\nQuý III/2022 | _ | _ | +2 ngày làm việc\ndong-xuan | 01/11/2021 | 30/04/2022 | _"),
    ]

    /// The drawing with sheets put in the place of those of the same name, or behind them; an empty text takes one away.
    init(_ changes: [(name: String, text: String)] = []) {
        for change in changes {
            if let place = sheets.firstIndex(where: { $0.name == change.name }) {
                sheets[place] = change
            } else {
                sheets.append(change)
            }
        }
        sheets.removeAll { $0.text.isEmpty }
    }

    /// The sheets as they are read.
    var grids: [SheetGrid] {
        sheets.map { sheet in
            var grid = SheetGrid(name: sheet.name)
            for (index, line) in sheet.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let cells = line.components(by: " | ").enumerated().compactMap { column, text -> GridCell? in
                    if text.isEmpty || text == "_" { return nil }
                    if text.hasPrefix("#"), let number = Double(text.dropFirst()) {
                        return GridCell(column: column, value: .number(number), shown: String(text.dropFirst()))
                    }
                    return GridCell(column: column, value: .text(text), shown: text)
                }
                if !cells.isEmpty { grid.rows.append(GridRow(index: index, cells: cells)) }
            }
            return grid
        }
    }

    /// What comes of reading it.
    func read() -> (declaration: ProgramDeclaration?, problems: [Problem]) {
        ProgramReader.read(ProgramSource(sheets: grids, file: "p.xlsx"))
    }

    /// What is wrong with it: `Sheet!A1 CODE`.
    var faults: [String] {
        read().problems.map { "\($0.place.sheet ?? "")!\($0.place.cell ?? "") \($0.code.rawValue)" }
    }
}

extension Substring {
    /// The parts between separators, trimmed.
    fileprivate func components(by separator: String) -> [String] {
        var (parts, rest) = ([Substring](), self)
        while let range = rest.firstRange(of: separator) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return (parts + [rest]).map { part in
            let start = part.drop { $0 == " " }
            return String(start.reversed().drop { $0 == " " }.reversed())
        }
    }
}
