import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@Suite struct ProgramReaderTests {
    @Test("A sheet's rows become units, indicators, forms, flows and periods, by code or by name")
    func reading() throws {
        let reading = DrawnProgram().read()
        #expect(reading.problems.map(\.description) == [])
        let declaration = try #require(reading.declaration)
        let program = declaration.program
        #expect(
            program.id == "ps" && program.region == .central && program.year == 2022 && program.organization == "511")
        let units = program.organizations
        #expect(units.organizations.map(\.code) == ["511", "20740", "20743", "48", "20740"])
        #expect(units.organizations[2].parent == "511")
        #expect(units.organizations[1].aliases == ["P. Chánh", "Chánh"])
        #expect(units.mergers.map(\.relation) == [.whole, .whole])
        #expect(units.mergers.map(\.share) == [nil, 1])
        let recruits = try #require(program.indicators["nhap-ngu"])
        #expect(recruits.bandLow == 100 && recruits.authority == .militaryCommand)
        #expect(recruits.overOrganizations == .sum && recruits.overPeriods == .flow)
        #expect(program.indicators["nu"]?.tolerance == Decimal(sign: .plus, exponent: -1, significand: 5))
        let form = try #require(declaration.form("bieu-01"))
        #expect(form.signs == ["": .notReported, "-": .none])
        #expect(form.columns.map(\.isRequired) == [true, true, false, false])
        #expect(form.columns[1].header.description == "Kết quả › Nhập ngũ")
        #expect(form.columns[2].indicators == ["nhap-ngu"] && form.columns[2].period == .previousYear)
        #expect(program.flows.map(\.reporters.description) == ["511/*", "20743"])
        #expect(
            program.flows[0].receiver == "511" && program.flows[1].isExempt && program.flows[1].reason == "sáp nhập")
        #expect(program.periods.map(\.code) == ["2022-Q3", "dong-xuan"])
        #expect(program.periods[0].due == .workingDays(2))
        #expect(program.forms == [form.report])
    }

    @Test("Titles above, other columns and sheets, other order, case and composition do not matter")
    func layout() throws {
        let drawn = DrawnProgram([
            ("Đơn vị", ""),
            (
                "DON VI ",
                "ĐƠN VỊ – CHƯƠNG TRÌNH\nGhi chú: minh hoạ\n_\nGhi thêm | LOẠI | TÊN | Mã\nx | xã | X\u{61}\u{303} A | 00001\n_ | x\u{61}\u{303} | xã B | #511"
            ),
            ("Linh tinh", "gì đó | khác"), ("Sáp nhập", ""), ("Nộp", ""),
        ])
        let declaration = try #require(drawn.read().declaration)
        let units = declaration.program.organizations.organizations
        #expect(units.map(\.code) == ["00001", "511"])
        #expect(units.map(\.kind) == [.commune, .commune])
        #expect(units[0].name.unicodeScalars.count == 4)
    }

    @Test("A period without a year is of the programme's year")
    func periodsOfTheYear() throws {
        let rows = ["quý III", "Tháng 7", "T8", "2021-09", "năm trước"].enumerated().map {
            "bieu-01 | Cột \($0.offset) | Số liệu | lua | \($0.element)"
        }
        let columns = (["Biểu | Đường dẫn tiêu đề | Vai trò | Chỉ tiêu | Kỳ"] + rows).joined(separator: "\n")
        let reading = DrawnProgram([("Cột biểu", columns)]).read()
        #expect(reading.problems.map(\.description) == [])
        #expect(
            try #require(reading.declaration?.forms.first).columns.map(\.period) == [
                .period("2022-Q3"), .period("2022-07"), .period("2022-08"), .period("2021-09"), .previousYear,
            ])
    }

    static let faults: [(name: String, text: String, faults: [String])] = [
        ("Chương trình", "", ["! PROGRAM_SHEET_MISSING"]),
        (
            "Chương trình", "Mã | Vùng\nps | Tây",
            [
                "Chương trình! PROGRAM_COLUMN_MISSING", "Chương trình!B2 PROGRAM_UNKNOWN_WORD",
                "Cột biểu!F5 PROGRAM_MEASURE",
            ]
        ),
        (
            "Chương trình", "Mã | Tên | Năm | Vùng\nps | _ | năm nay | Bắc\nps | hai | _ | _",
            [
                "Chương trình!B2 PROGRAM_VALUE_MISSING", "Chương trình!C2 PROGRAM_WRONG_VALUE",
                "Chương trình!3:3 PROGRAM_DUPLICATE",
            ]
        ),
        (
            "Sáp nhập", "Mã cũ | Mã mới | Ngày\n20740 | 99999 | 01/07/2025\n20743 | 20740 | 31/02/2025\n48 | 20740 | _",
            [
                "Sáp nhập!B2 PROGRAM_UNKNOWN_REFERENCE", "Sáp nhập!C3 PROGRAM_WRONG_VALUE",
                "Sáp nhập!C4 PROGRAM_VALUE_MISSING",
            ]
        ),
        (
            "Sáp nhập",
            "Mã cũ | Mã mới | Ngày | Quan hệ | Tỷ lệ\n20743 | 20740 | 02/07/2025 | một phần | 0,5\n20740 | 20743 | 01/07/2025 | chia | 2",
            [
                "Sáp nhập!A2 PROGRAM_DAYS", "Sáp nhập!D3 PROGRAM_UNKNOWN_WORD", "Sáp nhập!E3 PROGRAM_WRONG_VALUE",
                "Sáp nhập!B3 PROGRAM_DAYS",
            ]
        ),
        (
            "Chỉ tiêu",
            "Mã | Tên | Thuộc | Loại | Cộng theo đơn vị | Tử số\nnhap-ngu | A | lua | số lượg | _ | _\nlua | B | nhap-ngu | tỷ lệ | tính lại | nhap-ngu\nlua | C | thu | _ | _ | _",
            [
                "Chỉ tiêu!D2 PROGRAM_UNKNOWN_WORD", "Chỉ tiêu!C2 PROGRAM_CIRCLE", "Chỉ tiêu!C3 PROGRAM_CIRCLE",
                "Chỉ tiêu!3:3 PROGRAM_VALUE_MISSING", "Chỉ tiêu!C4 PROGRAM_UNKNOWN_REFERENCE",
                "Chỉ tiêu!A4 PROGRAM_DUPLICATE", "Cột biểu!D4 PROGRAM_UNKNOWN_REFERENCE",
            ]
        ),
        (
            "Biểu",
            "Mã | Tên | Cơ quan | Bố trí | Ký hiệu\nbieu-01 | A | ban-chq | dòng | - = khong có gì\nbieu-01 | B | Ban CHQS xã | _ | _",
            [
                "Biểu!C2 PROGRAM_UNKNOWN_REFERENCE", "Biểu!D2 PROGRAM_UNKNOWN_WORD", "Biểu!E2 PROGRAM_UNKNOWN_WORD",
                "Biểu!A3 PROGRAM_DUPLICATE", "Nộp!A2 PROGRAM_UNKNOWN_REFERENCE",
            ]
        ),
        (
            "Cột biểu",
            "Biểu | Đường dẫn tiêu đề | Vai trò | Chỉ tiêu | ĐVT\nbieu-02 | A | Số liệu | nhap-ngu | _\nbieu-01 | A | Số liêu | nhap-ngù | _\nbieu-01 | B | Số liệu | _ | kg\nbieu-01 | B | Số liệu | lua | kg",
            [
                "Cột biểu!A2 PROGRAM_UNKNOWN_REFERENCE", "Cột biểu!D3 PROGRAM_UNKNOWN_REFERENCE",
                "Cột biểu!D4 PROGRAM_VALUE_MISSING", "Cột biểu!E5 PROGRAM_MEASURE", "Cột biểu!B5 PROGRAM_DUPLICATE",
            ]
        ),
        (
            "Nộp",
            "Biểu | Đơn vị | Cơ quan nộp | Từ | Đến | Miễn\nbieu-01 | 512/* | công an | 02/01/2022 | 01/01/2022 | thôi",
            ["Nộp!B2 PROGRAM_UNKNOWN_REFERENCE", "Nộp!E2 PROGRAM_DAYS", "Nộp!F2 PROGRAM_UNKNOWN_WORD"]
        ),
        (
            "Kỳ", "Mã | Biểu | Hạn | Cửa sổ\n2022 | _ | mai | NĐ 9\n2022 | _ | _ | _\nvu-mua | _ | _ | _",
            [
                "Kỳ!D2 PROGRAM_UNKNOWN_WORD", "Kỳ!C2 PROGRAM_WRONG_VALUE", "Kỳ!A3 PROGRAM_DUPLICATE",
                "Kỳ!4:4 PROGRAM_VALUE_MISSING",
            ]
        ),
        (
            "Giao chỉ tiêu",
            "Chỉ tiêu | Đơn vị | Kỳ | Số giao | ĐVT | Lần | Ngày giao\nnhap-ngu | 20740 | 2022 | vài | _ | 1,5 | 15/01/2022\nlua | xã Phước Chánh | vụ mùa | 1.500 | ha | _ | _\nlua | 20740 | 2022 | 1,5 | sào | 1 | 2022-01-15\nlua | 20740 | 2022 | 2 | _ | _ | _",
            [
                "Giao chỉ tiêu!D2 PROGRAM_WRONG_VALUE", "Giao chỉ tiêu!F2 PROGRAM_WRONG_VALUE",
                "Giao chỉ tiêu!C3 PROGRAM_UNKNOWN_REFERENCE", "Giao chỉ tiêu!D3 PROGRAM_DOUBTFUL_NUMBER",
                "Giao chỉ tiêu!A5 PROGRAM_DUPLICATE",
            ]
        ),
        (
            "Nghỉ lễ",
            "Ngày | Tên | Làm bù\n02/09/2022 | Quốc khánh | không\n02/09/2022 | lại | _\nba mươi Tết | Tết | _",
            ["Nghỉ lễ!A3 PROGRAM_DUPLICATE", "Nghỉ lễ!A4 PROGRAM_WRONG_VALUE"]
        ),
        (
            "Quy tắc",
            "Mã | Mức độ | Dung sai | Bật\nARITH_TOTAL_MISMATCH | nặng | 0,5 | x\nARITH_TOTAL_MISMATCH | lỗi | ít | _",
            ["Quy tắc!B2 PROGRAM_UNKNOWN_WORD", "Quy tắc!A3 PROGRAM_DUPLICATE", "Quy tắc!C3 PROGRAM_WRONG_VALUE"]
        ),
        (
            "Tên khác",
            "Loại | Tên viết | Mã\nđơn vị | P. Chánh | 20740\nđơn vị | P. Chánh | 20743\nchỉ tiêu | Quân | quan\ncơ quan | Phòng LĐ | phong-ld\nngười | A | b",
            [
                "Tên khác!B3 PROGRAM_DUPLICATE", "Tên khác!C4 PROGRAM_UNKNOWN_REFERENCE",
                "Tên khác!A6 PROGRAM_UNKNOWN_WORD",
            ]
        ),
    ]

    @Test(arguments: faults)
    func fault(_ item: (name: String, text: String, faults: [String])) {
        let drawn = DrawnProgram([(item.name, item.text)])
        #expect(drawn.faults == item.faults)
        #expect(drawn.read().declaration == nil)
    }

    @Test("Faults of the units' time, codes and parents")
    func units() {
        let drawn = DrawnProgram([
            (
                "Đơn vị",
                "Mã | Tên | Loại | Mã cha | Từ | Đến\n1 | A | xã | 9 | 02/01/2022 | 01/01/2022\n2 | B | xóm | 3 | _ | _\n3 | C | xã | 2 | _ | _\n2 | D | xã | _ | 01/01/2022 | _\n4 | _ | xã | _ | hôm nay | _"
            ),
            ("Sáp nhập", ""), ("Nộp", ""), ("Chương trình", "Mã | Tên | Vùng\nps | A | Trung"),
        ])
        #expect(
            drawn.faults == [
                "Đơn vị!F2 PROGRAM_DAYS", "Đơn vị!D2 PROGRAM_UNKNOWN_REFERENCE", "Đơn vị!C3 PROGRAM_UNKNOWN_WORD",
                "Đơn vị!D3 PROGRAM_CIRCLE", "Đơn vị!E5 PROGRAM_DAYS", "Đơn vị!B6 PROGRAM_VALUE_MISSING",
                "Đơn vị!E6 PROGRAM_WRONG_VALUE",
            ])
    }

    @Test("The nearest word is named, in Vietnamese and English")
    func nearest() throws {
        let drawn = DrawnProgram([
            (
                "Cột biểu",
                "Biểu | Đường dẫn tiêu đề | Vai trò | Chỉ tiêu\nbieu-01 | A | Số liệu | nhap-ngù\nbieu-01 | B | Đơn vi tính | _\nbieu01 | C | Dêm | _\nbieu-01 | D | Số liêụ kia | nu"
            )
        ])
        let lines = drawn.read().problems.map { $0.line(in: .vietnamese) }
        #expect(
            lines.first
                == "p.xlsx › Cột biểu!D2: lỗi: không có chỉ tiêu “nhap-ngù”; có thể là “nhap-ngu” [PROGRAM_UNKNOWN_REFERENCE] Cách xử lý: Đề nghị ghi mã hoặc tên có ở trang “Chỉ tiêu”."
        )
        #expect(lines.contains { $0.contains("không có biểu “bieu01”; có thể là “bieu-01”") })
        #expect(lines.contains { $0.contains("không hiểu “Số liêụ kia”") })
    }

    @Test("A date cell stands for the month that somebody typed, a number cell for a code")
    func typed() throws {
        var grids = DrawnProgram([("Giao chỉ tiêu", "Chỉ tiêu | Đơn vị | Kỳ | Số giao\nnhap-ngu | #20740 | x | #5")])
            .grids
        let place = try #require(grids.firstIndex { $0.name == "Giao chỉ tiêu" })
        grids[place].rows[1].cells[2] = GridCell(
            column: 2, value: .number(44835), shown: "Oct-22", isoDate: "2022-10-01")
        let quota = try #require(
            ProgramReader.read(ProgramSource(sheets: grids)).declaration?.program.quotas.quotas.first)
        #expect(quota.period == "2022-10" && quota.organization == "20740" && quota.value == 5 && quota.revision == 1)
    }
}
