import Domain
import Findings
import Mapping
import SheetModel
import Testing

/// What rows and columns stand for, layout by layout.
@Suite struct FormLayoutTests {
    static let units = form(
        .unitRows,
        """
        STT = number
        Đơn vị = unit-name !
        Chỉ tiêu giao = figure nhap-ngu @plan
        Kết quả = figure nhap-ngu !
        Ghi chú = note
        """)
    static let indicators = form(
        .indicatorRows,
        """
        STT = number
        Chỉ tiêu = indicator-name !
        ĐVT = measure
        Kế hoạch = figure @plan
        Thực hiện = figure !
        """)
    static let across = form(
        .unitColumns,
        """
        STT = number
        Chỉ tiêu = indicator-name
        ĐVT = measure
        Toàn huyện › KH 2022 = figure @plan
        Toàn huyện › TH 2022 = figure
        * › KH 2022 = figure @plan
        * › TH 2022 = figure
        """, kind: .summary)
    static let list = form(
        .list,
        """
        STT = number
        Họ tên = count ho-ngheo
        Xã = unit-name
        Số tiền = sum kinh-phi
        """, kind: .summary)

    @Test func eachRowAUnit() {
        let reading = DrawnForms(Self.units).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            KẾT QUẢ GIAO QUÂN NĂM 2022

            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
            1 | Phước Chánh | 5 | 5 |
            2 | xã Phước Kim | 3 | - | vắng
            3 | Khâm Đức | 9 | |
             | Tổng cộng | 17 | 5 |
            """)
        #expect(
            reading.lines == [
                "C5 20740 nhap-ngu@plan 5", "D5 20740 nhap-ngu 5", "C6 20746 nhap-ngu@plan 3", "D6 20746 nhap-ngu none",
                "C7 20722 nhap-ngu@plan 9", "D7 20722 nhap-ngu notReported", "C8 511 nhap-ngu@plan 17",
                "D8 511 nhap-ngu 5",
            ])
        #expect(reading.notes == [])
        #expect(reading.sender == "511")
        #expect(reading.figure("D5")?.source.header == ["Kết quả"])
        #expect(reading.figure("D5")?.source.row == "Phước Chánh")
    }

    @Test func totalFirst() {
        let reading = DrawnForms(Self.units).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
             | Tổng số | 8 | 8 |
            1 | Phước Chánh | 5 | 5 |
            2 | Phước Kim | 3 | 3 |
            """)
        #expect(reading.lines.prefix(2) == ["C3 511 nhap-ngu@plan 8", "D3 511 nhap-ngu 8"])
        #expect(reading.lines.count == 6)
        #expect(reading.notes == [])
    }

    @Test(
        "The superior's row by any name of it; two of them are one too many",
        arguments: [
            "Cả huyện", "Toàn huyện", "huyện Phước Sơn", "Huyện Phước Sơn", "TỔNG", "Cộng", "511",
            "Tổng cộng toàn huyện",
        ])
    func superiorRows(label: String) {
        let rows = "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Chỉ tiêu giao | Kết quả\nPhước Chánh | 5 | 5\nPhước Kim | 3 | 3\n"
        let reading = DrawnForms(Self.units).read(rows + "\(label) | 8 | 8")
        #expect(reading.lines.suffix(2) == ["B5 511 nhap-ngu@plan 8", "C5 511 nhap-ngu 8"])
        #expect(reading.faults == [])
        let twice = DrawnForms(Self.units).read(rows + "\(label) | 8 | 8\nTổng cộng | 9 | 9")
        #expect(twice.faults == ["ID_UNIT_DUPLICATE_ROW A6"])
    }

    @Test("Subtotals of groups are nobody's; headings need no answer")
    func groups() {
        let reading = DrawnForms(Self.units).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
            A | !Vùng cao | | |
            1 | Phước Chánh | 5 | 5 |
            2 | Phước Kim | 3 | 3 |
             | Cộng A | 8 | 8 |
            B | !Vùng thấp | | |
            3 | Khâm Đức | 9 | 8 |
             | Cộng B | 9 | 8 |
             | Tổng cộng (A+B) | 17 | 16 |
            """)
        #expect(
            reading.lines.map { $0.split(separator: " ")[1] } == [
                "20740", "20740", "20746", "20746", "20722", "20722", "511", "511",
            ])
        #expect(reading.notes == [])
    }

    @Test("A group of the programme with its subtotal beside its name is no unit")
    func areas() {
        let text = """
            UBND HUYỆN PHƯỚC SƠN
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
             | Toàn huyện | 17 | 16 |
            I | CỤM VÙNG CAO | 8 | 8 |
            1 | Phước Chánh | 5 | 5 |
            2 | Phước Kim | 3 | 3 |
            II | Cụm trung tâm | 9 | 8 |
            1 | Khâm Đức | 9 | 8 |
            """
        #expect(DrawnForms(Self.units).read(text).faults == ["ID_UNIT_UNKNOWN B4", "ID_UNIT_UNKNOWN B7"])
        var drawn = DrawnForms(Self.units)
        for (code, area) in ["20740": "Cụm vùng cao", "20746": "Cụm vùng cao", "20722": "Cụm trung tâm"] {
            let place = drawn.units.firstIndex { $0.code == code }!
            drawn.units[place].area = area
        }
        let reading = drawn.read(text)
        #expect(
            reading.lines.map { $0.split(separator: " ").prefix(2).joined(separator: " ") } == [
                "C3 511", "D3 511", "C5 20740", "D5 20740", "C6 20746", "D6 20746", "C8 20722", "D8 20722",
            ])
        #expect(reading.notes == [])
    }

    @Test func columnNumbersAreNoFigures() {
        let numbered = form(
            .unitRows,
            """
            (1) = number
            (2) = unit-name
            (4) = figure nhap-ngu
            """)
        let text = """
            UBND HUYỆN PHƯỚC SƠN
            TT | Tên xã | Giao | Nhập ngũ
            (1) | (2) | (3) | (4)=(3)
            1 | Phước Chánh | 5 | 4
            2 | Phước Kim | 3 | 2
            """
        #expect(DrawnForms(numbered).read(text).lines == ["D4 20740 nhap-ngu 4", "D5 20746 nhap-ngu 2"])
    }

    @Test func eachRowAnIndicator() {
        let reading = DrawnForms(Self.indicators).read(
            """
            UBND XÃ PHƯỚC CHÁNH
            BÁO CÁO QUÝ III NĂM 2022

            STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện
            I | !Xây dựng Đảng | | |
            1 | Đảng viên | đ/c | 40 | 42
             | Trong đó: Nữ | đ/c | 10 | 12
            2 | Đoàn viên | người | 90 | 88
             | - Nữ | người | 30 | 31
            II | !Kinh tế | | |
            1 | Diện tích lúa | ha | 12,5 | 12.7
            2 | Kinh phí hỗ trợ | triệu đồng | 170 | '42,5
            """)
        #expect(
            reading.lines == [
                "D6 20740 dang-vien@plan 40", "E6 20740 dang-vien 42", "D7 20740 nu-dang-vien@plan 10",
                "E7 20740 nu-dang-vien 12", "D8 20740 doan-vien@plan 90", "E8 20740 doan-vien 88",
                "D9 20740 nu-doan-vien@plan 30", "E9 20740 nu-doan-vien 31", "D11 20740 lua@plan 12.5",
                "E11 20740 lua 12.7", "D12 20740 kinh-phi@plan 170000000", "E12 20740 kinh-phi 42500000",
            ])
        #expect(reading.faults == [])
        #expect(reading.period == "2022-Q3")
    }

    @Test("A part whose whole is not above it may be several indicators: it is not taken")
    func partWithoutItsWhole() {
        let reading = DrawnForms(Self.indicators).read(
            """
            UBND XÃ PHƯỚC CHÁNH
            STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện
            1 | Hộ nghèo | hộ | 40 | 42
             | Trong đó: Nữ | người | 10 | 12
            """)
        #expect(reading.lines == ["D3 20740 ho-ngheo@plan 40", "E3 20740 ho-ngheo 42"])
        #expect(reading.faults == ["ID_INDICATOR_AMBIGUOUS B4"])
        #expect(reading.finding("ID_INDICATOR_AMBIGUOUS")?.candidates == ["Nữ", "Nữ"])
    }

    @Test func unitsAcross() {
        let reading = DrawnForms(Self.across).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Chỉ tiêu | ĐVT | Toàn huyện | | UBND xã Phước Chánh | | Xã Phước Tránh | |
             | | | KH 2022 | TH 2022 | KH 2022 | TH 2022 | KH 2022 | TH 2022
            1 | Hộ nghèo | hộ | 30 | 25 | 12 | 11 | 18 | 14
            """, merged: ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"])
        #expect(
            reading.lines == [
                "D4 511 ho-ngheo@plan 30", "E4 511 ho-ngheo 25", "F4 20740 ho-ngheo@plan 12", "G4 20740 ho-ngheo 11",
            ])
        #expect(reading.faults == ["ID_UNIT_UNKNOWN H2"])
        #expect(reading.finding("ID_UNIT_UNKNOWN")?.candidates.contains("xã Phước Chánh") == true)
    }

    @Test("Without the superior's group, no unit's columns are taken for it")
    func superiorGroupMissing() {
        let reading = DrawnForms(Self.across).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Chỉ tiêu | ĐVT | Phước Kim | | Phước Chánh | | Tổng cộng |
             | | | KH 2022 | TH 2022 | KH 2022 | TH 2022 | KH 2022 | TH 2022
            1 | Hộ nghèo | hộ | 30 | 25 | 12 | 11 | 42 | 36
            """, merged: ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"])
        #expect(
            reading.lines == [
                "D4 20746 ho-ngheo@plan 30", "E4 20746 ho-ngheo 25", "F4 20740 ho-ngheo@plan 12",
                "G4 20740 ho-ngheo 11", "H4 511 ho-ngheo@plan 42", "I4 511 ho-ngheo 36",
            ])
        #expect(reading.faults == [])
    }

    @Test("A unit with two groups of columns is told")
    func repeatedColumns() {
        let across = form(
            .unitColumns, "Chỉ tiêu = indicator-name\n* › KH = figure @plan\n* › TH = figure", kind: .summary)
        let reading = DrawnForms(across).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            Chỉ tiêu | Phước Kim | | PHƯỚC KIM |
             | KH | TH | KH | TH
            Hộ nghèo | 1 | 2 | 3 | 4
            """, merged: ["A2:A3", "B2:C2", "D2:E2"])
        #expect(reading.faults == ["ID_UNIT_DUPLICATE_ROW D2"])
        #expect(reading.findings.first?.evidence.map(\.place.cell) == ["D2", "B2", "C2", "E2"])
        #expect(reading.findings.first?.comparison?.stated == "2")
    }

    @Test func oneColumnForEachUnit() {
        let across = form(
            .unitColumns, "STT = number\nChỉ tiêu = indicator-name\nToàn huyện = figure\n* = figure", kind: .summary)
        let reading = DrawnForms(across).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Chỉ tiêu | Toàn huyện | Phước Chánh | Phước Kim
            1 | Hộ nghèo | 30 | 12 | 18
            """)
        #expect(reading.lines == ["C3 511 ho-ngheo 30", "D3 20740 ho-ngheo 12", "E3 20746 ho-ngheo 18"])
    }

    @Test func listCountedAndAdded() {
        let reading = DrawnForms(Self.list).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            DANH SÁCH HỘ NGHÈO NĂM 2022
            STT | Họ tên | Xã | Số tiền
            1 | Hồ Văn A | Phước Chánh | 1500000
            2 | Hồ Văn B | | '2.000.000đ
            3 | Hồ Văn C | Phước Kim | 500000
            4 | Hồ Văn D | Phước Chánh | 1000000
             | Tổng cộng | | 5000000
            """, merged: ["C4:C5"])
        #expect(
            reading.lines == [
                "B4:B7 20740 ho-ngheo 3", "D4:D7 20740 kinh-phi 4500000", "B6:B6 20746 ho-ngheo 1",
                "D6:D6 20746 kinh-phi 500000",
            ])
    }

    @Test("A list without a column of units is the sender's; a sum without one of its addends is no figure")
    func listOfTheSender() {
        let list = form(.list, "STT = number\nHọ tên = count ho-ngheo\nSố tiền = sum kinh-phi")
        let reading = DrawnForms(list).read(
            """
            UBND XÃ PHƯỚC CHÁNH
            STT | Họ tên | Số tiền
            1 | Hồ Văn A | 1500000
            2 | Hồ Văn B | đang chi
            3 | Hồ Văn C | 200000
            """)
        #expect(reading.lines == ["B3:B5 20740 ho-ngheo 3"])
        #expect(reading.faults == ["VAL_NOT_A_NUMBER C4"])
    }

    @Test func twoTablesOnASheet() {
        let gifts = form(
            .unitRows, "STT = number\nĐơn vị = unit-name\nSố suất quà = figure qua", code: "qua", title: "tặng quà")
        let reading = DrawnForms(Self.units, gifts).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            1. Kết quả giao quân
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
            1 | Phước Chánh | 5 | 5 |
            2 | Phước Kim | 3 | 3 |

            2. Kết quả tặng quà
            STT | Đơn vị | Số suất quà
            1 | Phước Chánh | 20
            2 | Phước Kim | 13
            """)
        #expect(reading.tables.map(\.form) == ["bieu-01", "qua"])
        #expect(reading.lines.suffix(2) == ["C9 20740 qua 20", "C10 20746 qua 13"])
        #expect(reading.faults == [])
    }

    @Test func planGivesQuotas() {
        var plan = Self.units
        plan.report.kind = .plan
        let reading = DrawnForms(plan).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Ghi chú
            1 | Phước Chánh | 5 | |
            2 | Phước Kim | 3 | |
            """)
        #expect(reading.quotas.count == 2 && reading.achievements.isEmpty)
    }

    @Test("The same period a year earlier, and one of a code")
    func otherPeriods() {
        let form = form(
            .unitRows,
            "Đơn vị = unit-name\nTH 2021 = figure nhap-ngu for:last-year\nTH 2022 = figure nhap-ngu\nCả năm = figure nhap-ngu for:2020"
        )
        let reading = DrawnForms(form).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            QUÝ III NĂM 2022
            Đơn vị | TH 2021 | TH 2022 | Cả năm
            Phước Chánh | 4 | 5 | 6
            Phước Kim | 4 | 5 | 6
            """)
        #expect(reading.achievements.prefix(3).map(\.value.period.code) == ["2021-Q3", "2022-Q3", "2020"])
    }
}
