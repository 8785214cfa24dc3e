import Domain
import Findings
import Mapping
import SheetModel
import Testing

/// How declared columns are found among a file's, and what fits nothing.
@Suite struct FormColumnTests {
    private static let counted = form(
        .unitRows,
        """
        STT = number
        Đơn vị = unit-name !
        Số thanh niên nhập ngũ = figure nhap-ngu !
        Hộ nghèo = figure ho-ngheo
        Hộ dân tộc thiểu số = figure ho-dtts
        Ghi chú = note
        """)

    /// Two rows below some headers.
    private static func read(_ headers: String, _ program: DrawnForms = DrawnForms(counted)) -> SubmissionReading {
        let labels = headers.split(separator: "|").map { String($0).trimmed }
        func row(_ name: String, _ start: Int) -> String {
            labels.enumerated().map { place, label in
                label.hasPrefix("STT")
                    ? "1"
                    : label.hasPrefix("Đơn vị") || label.hasPrefix("ĐƠN VỊ") || label == "Don vi"
                        ? name : "\(start + place)"
            }.joined(separator: " | ")
        }
        return program.read(
            "UBND HUYỆN PHƯỚC SƠN\n\(headers)\n" + row("Phước Chánh", 10) + "\n" + row("Phước Kim", 20))
    }

    struct Line: Sendable, CustomTestStringConvertible {
        var headers: String
        /// The first unit's figures.
        var read: [String]
        var faults: [String]
        var testDescription: String { headers }

        init(_ headers: String, _ read: [String], _ faults: String...) {
            (self.headers, self.read, self.faults) = (headers, read, faults)
        }
    }

    static let lines = [
        Line(
            "STT | Đơn vị | Số thanh niên nhập ngũ | Hộ nghèo | Hộ dân tộc thiểu số | Ghi chú",
            ["C3 nhap-ngu 12", "D3 ho-ngheo 13", "E3 ho-dtts 14"]),
        // Spaces, capitals, tone marks, line breaks, a unit in parentheses: the same label.
        Line(
            "STT | ĐƠN VỊ | SỐ THANH NIÊN⏎NHẬP NGŨ (người) | Hộ··nghèo | Hộ dân tộc thiểu số⍽",
            ["C3 nhap-ngu 12", "D3 ho-ngheo 13", "E3 ho-dtts 14"]),
        // Inserted.
        Line(
            "STT | Đơn vị | Dân số | Số thanh niên nhập ngũ | Hộ nghèo | Hộ dân tộc thiểu số",
            ["D3 nhap-ngu 13", "E3 ho-ngheo 14", "F3 ho-dtts 15"]),
        // Moved.
        Line(
            "STT | Đơn vị | Hộ nghèo | Số thanh niên nhập ngũ | Hộ dân tộc thiểu số",
            ["C3 ho-ngheo 12", "D3 nhap-ngu 13", "E3 ho-dtts 14"], "STRUCT_COLUMN_MOVED C2"),
        // Renamed slightly: a slip, a word that adds nothing, no diacritics.
        Line(
            "STT | Đơn vị | Thanh niên nhập ngũ | Hộ nghéo | Hộ dân tộc thiẻu số",
            ["C3 nhap-ngu 12", "D3 ho-ngheo 13", "E3 ho-dtts 14"], "STRUCT_COLUMN_RENAMED C2",
            "STRUCT_COLUMN_RENAMED D2",
            "STRUCT_COLUMN_RENAMED E2"),
        Line(
            "STT | Don vi | So thanh niên nhâp ngu | Ho ngheo | Ho dan toc thieu so",
            ["C3 nhap-ngu 12", "D3 ho-ngheo 13", "E3 ho-dtts 14"], "STRUCT_COLUMN_RENAMED B2",
            "STRUCT_COLUMN_RENAMED C2", "STRUCT_COLUMN_RENAMED D2", "STRUCT_COLUMN_RENAMED E2"),
        Line(
            "STT | Đơn vị | Số thanh niêm nhập ngũ | Hộ nghèo | Hộ dân tộc thiểu sổ",
            ["C3 nhap-ngu 12", "D3 ho-ngheo 13", "E3 ho-dtts 14"], "STRUCT_COLUMN_RENAMED C2",
            "STRUCT_COLUMN_RENAMED E2"),
        // Another word is another column.
        Line(
            "STT | Đơn vị | Số thanh niên nhập ngũ | Hộ thoát nghèo | Hộ dân tộc thiểu số",
            ["C3 nhap-ngu 12", "E3 ho-dtts 14"]),
        Line(
            "STT | Đơn vị | Số thanh niên nhập ngũ | Hộ cận nghèo | Hộ dân tộc thiểu số",
            ["C3 nhap-ngu 12", "E3 ho-dtts 14"]),
        // One that must be there is not.
        Line(
            "STT | Đơn vị | Hộ nghèo | Hộ dân tộc thiểu số | Ghi chú", ["C3 ho-ngheo 12", "D3 ho-dtts 13"],
            "STRUCT_PART_MISSING A2"),
        // Twice: which one is meant, nobody knows.
        Line(
            "STT | Đơn vị | Số thanh niên nhập ngũ | Hộ nghèo | Hộ nghèo | Hộ dân tộc thiểu số",
            ["C3 nhap-ngu 12", "F3 ho-dtts 15"], "STRUCT_COLUMN_AMBIGUOUS D2"),
        Line("Mã số | Tên hàng | Đơn giá", [], "STRUCT_TABLE_UNMAPPED A2", "STRUCT_NO_FORM"),
    ]

    @Test(arguments: lines) func columns(_ line: Line) {
        let reading = Self.read(line.headers)
        let own = reading.lines.filter { $0.contains(" 20740 ") }.map { $0.replacing(" 20740", with: "") }
        #expect(own == line.read)
        #expect(reading.faults == line.faults)
    }

    @Test("A column that may be two declared ones is not taken")
    func oneForTwo() {
        let two = form(
            .unitRows,
            "STT = number\nĐơn vị = unit-name\nSố hộ (đầu năm) = figure ho-ngheo\nSố hộ (cuối năm) = figure ho-dtts\nNhập ngũ = figure nhap-ngu\nQuà tặng = figure qua"
        )
        let reading = Self.read("STT | Đơn vị | Số hộ | Nhập ngũ | Quà tặng", DrawnForms(two))
        #expect(reading.lines.prefix(2) == ["D3 20740 nhap-ngu 13", "E3 20740 qua 14"])
        #expect(reading.faults == ["STRUCT_COLUMN_AMBIGUOUS C2"])
        #expect(reading.finding("STRUCT_COLUMN_AMBIGUOUS")?.candidates == ["Số hộ (đầu năm)", "Số hộ (cuối năm)"])
    }

    @Test(
        "Short words and years have no slips",
        arguments: [
            ("KH 2022", "TH 2022"), ("TH 2021", "TH 2022"), ("Lúa", "Lua mì"), ("Sắn › Diện tích", "Ngô › Diện tích"),
            ("Toàn huyện › KH", "Khâm Đức › KH"),
        ])
    func notNear(declared: String, written: String) {
        let form = form(.unitRows, "Đơn vị = unit-name\nHộ nghèo = figure ho-ngheo\n\(declared) = figure lua")
        let steps = written.split(separator: " › ").map(String.init)
        let text =
            steps.count == 1
            ? "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Hộ nghèo | \(written)\nPhước Chánh | 1 | 2\nPhước Kim | 3 | 4"
            : "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Hộ nghèo | \(steps[0]) |\n | | \(steps[1]) | Tỷ lệ\nPhước Chánh | 1 | 2 | 5\nPhước Kim | 3 | 4 | 5"
        let merged = steps.count == 1 ? [] : ["A2:A3", "B2:B3", "C2:D2"]
        let reading = DrawnForms(form).read(text, merged: merged)
        #expect(!reading.lines.contains { $0.contains("lua") })
        #expect(reading.lines.contains { $0.contains("ho-ngheo") })
        #expect(reading.notes.contains { $0.hasPrefix("STRUCT_PART_MISSING") })
    }

    @Test("An outer label that is lost or added does not matter")
    func outerLabels() {
        let form = form(
            .unitRows, "Đơn vị = unit-name\nKết quả › Nhập ngũ = figure nhap-ngu\nHộ nghèo = figure ho-ngheo")
        let lost = DrawnForms(form).read(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Nhập ngũ | Hộ nghèo\nPhước Chánh | 1 | 2\nPhước Kim | 3 | 4")
        #expect(lost.lines.first == "B3 20740 nhap-ngu 1")
        #expect(lost.faults == ["STRUCT_COLUMN_RENAMED B2"])
        let more = DrawnForms(form).read(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Số liệu | |\n | Kết quả | | Hộ nghèo\n | Nhập ngũ | Khác |\nPhước Chánh | 1 | 2 | 3\nPhước Kim | 3 | 4 | 5",
            merged: ["A2:A4", "B2:D2", "B3:C3", "D3:D4"])
        #expect(more.lines.prefix(2) == ["B5 20740 nhap-ngu 1", "D5 20740 ho-ngheo 3"])
        #expect(more.faults == [])
    }

    @Test func labelsInTheAlternative() {
        let form = form(.unitRows, "Đơn vị | Xã, thị trấn = unit-name\nNhập ngũ | Giao quân = figure nhap-ngu")
        #expect(
            DrawnForms(form).read("UBND HUYỆN PHƯỚC SƠN\nXã, thị trấn | Giao quân\nPhước Chánh | 1\nPhước Kim | 3")
                .lines.count == 2)
    }

    @Test("Title and sheet tell forms with the same columns apart")
    func titleAndSheet() {
        let columns = "Đơn vị = unit-name\nKết quả = figure nhap-ngu"
        let table = "\n\nĐơn vị | Kết quả\nPhước Chánh | 1\nPhước Kim | 3"
        let titled = DrawnForms(
            form(.unitRows, columns, code: "a", title: "giao quân"),
            form(.unitRows, columns, code: "b", title: "tặng quà"))
        #expect(titled.read("UBND HUYỆN PHƯỚC SƠN\nKẾT QUẢ TẶNG QUÀ" + table).tables.map(\.form) == ["b"])
        #expect(titled.read("UBND HUYỆN PHƯỚC SƠN\nKẾT QUẢ GIAO QUÂN" + table).tables.map(\.form) == ["a"])
        let onSheets = DrawnForms(
            form(.unitRows, columns, code: "a", sheet: "Biểu 1"), form(.unitRows, columns, code: "b", sheet: "Biểu 2"))
        let sheet = drawn("UBND HUYỆN PHƯỚC SƠN" + table)
        #expect(onSheets.read(sheet.named("BIỂU 2"), sheet.named("Bieu 1")).tables.map(\.form) == ["b", "a"])
        let open = onSheets.read(sheet.named("Sheet1"))
        #expect(open.faults == ["STRUCT_FORM_AMBIGUOUS A3"])
        #expect(open.finding("STRUCT_FORM_AMBIGUOUS")?.candidates == ["Biểu 01", "Biểu 01"])
    }

    @Test("An empty workbook, one without sheets, and one that no form fits")
    func nothing() {
        let program = DrawnForms(Self.counted)
        #expect(program.read().faults == ["STRUCT_NO_FORM"])
        #expect(program.read(SheetGrid(name: "Trống")).faults == ["STRUCT_NO_FORM"])
        #expect(program.read("HƯỚNG DẪN GHI BIỂU\nGhi số vào cột 3").faults == ["STRUCT_NO_FORM"])
        #expect(program.read().finding("STRUCT_NO_FORM")?.evidence.first?.place.file == "bao-cao.xlsx")
        #expect(DrawnForms().read("STT | Đơn vị\n1 | Phước Chánh\n2 | Phước Kim").lines == [])
    }

    @Test("A sheet of another kind beside a form is only warned of")
    func otherTables() {
        let sheet = drawn(
            "UBND HUYỆN PHƯỚC SƠN\nSTT | Đơn vị | Số thanh niên nhập ngũ | Hộ nghèo\n1 | Phước Chánh | 1 | 2\n2 | Phước Kim | 3 | 4"
        )
        let other = drawn("Mã | Tên hàng | Đơn giá\nA1 | Giấy | 5\nA2 | Bút | 6")
        let reading = DrawnForms(Self.counted).read(other.named("Giá"), sheet)
        #expect(reading.lines.count == 4)
        #expect(reading.faults == ["STRUCT_TABLE_UNMAPPED A1"])
    }

    @Test("A table with too few of a form's columns is told which it lacks")
    func nearest() {
        let sheet = drawn(
            "UBND HUYỆN PHƯỚC SƠN\nSTT | Đơn vị | Tân binh | Nhà tạm\n1 | Phước Chánh | 1 | 2\n2 | Phước Kim | 3 | 4")
        let finding = DrawnForms(Self.counted).read(sheet).finding("STRUCT_TABLE_UNMAPPED")
        #expect(finding?.candidates == ["Biểu 01"])
        #expect(
            finding?.message.vi
                == "Bảng A2:D4 không khớp biểu nào đã khai báo, nên chưa được đọc. Gần nhất là biểu “Biểu 01”, nhưng không thấy cột "
                + "“Số thanh niên nhập ngũ”, “Hộ nghèo”, “Hộ dân tộc thiểu số”.")
    }

    @Test("The only line of a table is no row of column numbers, whatever its figures")
    func figuresThatCount() {
        let form = form(
            .unitRows,
            "STT = number\nĐơn vị = unit-name\nA = figure nhap-ngu\nB = figure ho-ngheo\nC = figure lua\nD = figure qua"
        )
        let reading = DrawnForms(form).read(
            "UBND HUYỆN PHƯỚC SƠN\nSTT | Đơn vị | A | B | C | D\n1 | Phước Chánh | 5 | 6 | 7 | 8")
        #expect(reading.lines.count == 4)
    }

    // MARK: Names in rows

    static let names: [(String, String?, String?)] = [
        ("20740", "20740", nil), ("xã Phước Chánh", "20740", nil), ("PHƯỚC CHÁNH", "20740", nil),
        ("xa\u{303} Phu\u{31B}o\u{31B}\u{301}c Cha\u{301}nh", "20740", nil), ("Phước⍽Chánh·", "20740", nil),
        ("Phước Hòa", "20729", nil), ("UBND xã Phước Chánh", "20740", nil), ("TT Khâm Đức", "20722", nil),
        ("1. Phước Chánh", "20740", nil), ("- Phước Chánh", "20740", nil), ("- Trong đó: Phước Chánh", "20740", nil),
        ("Xã Phước Ðức", "20731", nil), ("P. Chánh", "20740", "ID_NAME_DOUBTFUL"),
        ("Phuoc Chanh", "20740", "ID_NAME_DOUBTFUL"), ("Phước Mĩ", "20737", "ID_NAME_DOUBTFUL"),
        ("Khâm Đức mới", "20722", "ID_NAME_DOUBTFUL"), ("Phước Tránh", nil, "ID_UNIT_UNKNOWN"),
        ("P. C", nil, "ID_UNIT_AMBIGUOUS"), ("Trà Mai", nil, "ID_UNIT_UNKNOWN"),
        ("xã Phước Chánh, huyện Nam Giang", nil, "ID_UNIT_UNKNOWN"),
        ("Tất cả các xã", nil, "ID_UNIT_UNKNOWN"), ("x· Ph\u{AD}íc Ch¸nh", "20740", "ID_NAME_DOUBTFUL"),
        ("Xã Рhước Chánh", "20740", "ID_NAME_DOUBTFUL"),
    ]

    @Test(arguments: names) func unitNames(written: String, code: String?, fault: String?) {
        let form = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu")
        var program = DrawnForms(form)
        program.aliases = [WrittenName(kind: .organization, written: "Khâm Đức mới", code: "20722")]
        let reading = program.read("UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhước Lộc | 3\n\(written) | 5")
        #expect(reading.figure("B4")?.value.organization.code == code)
        #expect(reading.faults == (fault.map { ["\($0) A4"] } ?? []))
        #expect(reading.figure("B3") != nil, "the rest goes on")
    }

    @Test("A name refused, ambiguous or unknown has its cell and candidates")
    func nameFindings() {
        let form = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu")
        var program = DrawnForms(form)
        program.off = ["name.folded", "name.initials"]
        let reading = program.read("UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhuoc Chanh | 3\nP. Kim | 5\nPhước Lộc | 1")
        #expect(reading.lines == ["B5 20749 nhap-ngu 1"])
        #expect(reading.faults == ["NORMALISATION_REFUSED A3", "NORMALISATION_REFUSED A4"])
        #expect(reading.findings.map(\.candidates) == [["xã Phước Chánh"], ["xã Phước Kim"]])
        #expect(reading.findings.first?.evidence.first?.raw == "Phuoc Chanh")
    }

    static let labels: [(String, String?, String?)] = [
        ("Thanh niên nhập ngũ", "nhap-ngu", nil), ("1.1. Thanh niên nhập ngũ", "nhap-ngu", nil),
        ("+ THANH NIÊN NHẬP NGŨ", "nhap-ngu", nil), ("Thanh niên nhập ngũ (người)", "nhap-ngu", nil),
        ("nhap-ngu", nil, "ID_INDICATOR_UNKNOWN"), ("SL thóc", "san-luong", nil), ("Ðoàn viên", "doan-vien", nil),
        ("Thanh nien nhap ngu", "nhap-ngu", "ID_NAME_DOUBTFUL"), ("Thanh niên nhập nguu", nil, "ID_INDICATOR_UNKNOWN"),
        ("Nữ", nil, "ID_INDICATOR_AMBIGUOUS"), ("Trồng sâm", nil, "ID_INDICATOR_UNKNOWN"),
    ]

    @Test(arguments: labels) func indicatorNames(written: String, code: String?, fault: String?) {
        let form = form(.indicatorRows, "Chỉ tiêu = indicator-name\nKết quả = figure")
        let reading = DrawnForms(form).read("UBND XÃ PHƯỚC CHÁNH\nChỉ tiêu | Kết quả\nHộ nghèo | 3\n\(written) | 5")
        #expect(reading.figure("B4")?.value.indicator == code)
        #expect(reading.faults == (fault.map { ["\($0) A4"] } ?? []))
        #expect(reading.figure("B3") != nil)
    }

    @Test("A unit or indicator with two rows is told; both are given")
    func repeated() {
        let units = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu")
        let reading = DrawnForms(units).read(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhước Hiệp | 5\nPhước Kim | 1\nPhước Hiệp⍽ | 5\nPHƯỚC HIỆP | 5")
        #expect(reading.faults == ["ID_UNIT_DUPLICATE_ROW A5"])
        #expect(reading.findings.first?.evidence.map(\.place.cell) == ["A5", "A3", "A6"])
        let rows = form(.indicatorRows, "Chỉ tiêu = indicator-name\nKết quả = figure")
        let twice = DrawnForms(rows).read(
            "UBND XÃ PHƯỚC CHÁNH\nChỉ tiêu | Kết quả\nHộ nghèo | 3\nHỘ NGHÈO | 5\nĐảng viên | 1")
        #expect(twice.faults == ["ID_INDICATOR_DUPLICATE_ROW A4"])
    }

    @Test("A code goes before a name; where they differ, somebody should look")
    func codes() {
        let form = form(.unitRows, "Mã = unit-code\nĐơn vị = unit-name\nKết quả = figure nhap-ngu")
        let reading = DrawnForms(form).read(
            "UBND HUYỆN PHƯỚC SƠN\nMã | Đơn vị | Kết quả\n20740 | Phước Chánh | 1\n'20746 | Phước Lộc | 2\n99999 | Phước Mỹ | 3\n20731 | | 4"
        )
        #expect(
            reading.lines == [
                "C3 20740 nhap-ngu 1", "C4 20746 nhap-ngu 2", "C5 20737 nhap-ngu 3", "C6 20731 nhap-ngu 4",
            ])
        #expect(reading.faults == ["ID_CODE_DOUBTFUL A4", "ID_CODE_DOUBTFUL A5"])
        #expect(reading.findings.first?.severity == .error)
    }
}
