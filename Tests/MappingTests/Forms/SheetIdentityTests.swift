import Domain
import Findings
import Mapping
import SheetModel
import Testing
import VietnameseText

/// Whose a sheet is and for which period: title block, file name, folder.
@Suite struct SheetIdentityTests {
    private static let counted = form(.indicatorRows, "Chỉ tiêu = indicator-name\nThực hiện = figure")

    private static func read(
        _ block: String, file: String = "bao-cao.xlsx", _ change: (inout DrawnForms) -> Void = { _ in }
    ) -> SubmissionReading {
        var program = DrawnForms(counted)
        change(&program)
        return program.read(block + "\n\nChỉ tiêu | Thực hiện\nHộ nghèo | 5\nĐảng viên | 7", file: file)
    }

    struct Line: Sendable, CustomTestStringConvertible {
        var block: String
        var found: String
        var faults: [String] = []

        init(_ block: String, _ found: String, _ faults: String...) {
            (self.block, self.found, self.faults) = (block, found, faults)
        }
        var testDescription: String { block }
    }

    static let senders = [
        Line("UBND XÃ PHƯỚC CHÁNH", "20740"),
        Line("UBND HUYỆN PHƯỚC SƠN\nUBND XÃ PHƯỚC CHÁNH", "20740"),
        Line("ĐẢNG ỦY XÃ PHƯỚC KIM\nKHỐI DÂN VẬN", "20746"),
        Line("HUYỆN PHƯỚC SƠN\nXÃ PHƯỚC MỸ", "20737"),
        Line("Đơn vị báo cáo: UBND xã Phước Kim", "20746"),
        Line("Đơn vị báo cáo: | xã Phước Kim", "20746"),
        Line(
            "UBND HUYỆN PHƯỚC SƠN | | Đơn vị báo cáo: thị trấn Khâm Đức\n | | Đơn vị nhận báo cáo: UBND huyện Phước Sơn",
            "20722"),
        Line("UBND thị trấn Khâm Đức", "20722"), Line("UBND T.T Khâm Đức", "20722"),
        Line("UBND xa\u{303} Phu\u{31B}o\u{31B}\u{301}c Cha\u{301}nh", "20740"),
        Line("UBND XÃ PHƯỚC HÒA", "20729"), Line("UBND⍽XÃ··PHƯỚC⏎CHÁNH", "nobody", "ID_SENDER_UNKNOWN A1"),
        Line("UBND HUYỆN PHƯỚC SƠN⏎UBND XÃ PHƯỚC CHÁNH", "20740"),
        Line("UBND XÃ PHƯỚC CHÁNH, HUYỆN PHƯỚC SƠN", "20740"),
        Line("UBND xa Phuoc Chanh", "20740", "ID_NAME_DOUBTFUL A1"),
        Line("Đơn vị báo cáo: P. Chánh", "20740", "ID_NAME_DOUBTFUL A1"),
        // Another district's.
        Line("UBND XÃ PHƯỚC CHÁNH, HUYỆN NAM GIANG", "nobody", "ID_SENDER_UNKNOWN A1"),
        Line("UBND XÃ TRÀ MAI", "nobody", "ID_SENDER_UNKNOWN A1"),
        Line("UBND xã Phước Tránh", "nobody", "ID_SENDER_UNKNOWN A1"),
        // Two that are not one above the other.
        Line("UBND XÃ PHƯỚC CHÁNH\nUBND XÃ PHƯỚC KIM", "nobody", "ID_SENDER_UNKNOWN A4"),
        Line("Kính gửi: UBND huyện Phước Sơn", "nobody", "ID_SENDER_UNKNOWN A3"),
        Line("BÁO CÁO", "nobody", "ID_SENDER_UNKNOWN A3"),
        // Left as the form was issued: the superior is not the sender.
        Line("UBND HUYỆN PHƯỚC SƠN\nUBND XÃ ................", "nobody", "ID_SENDER_UNKNOWN A2"),
        Line("UBND HUYỆN PHƯỚC SƠN\nUBND ………………", "nobody", "ID_SENDER_UNKNOWN A2"),
        Line("Đơn vị báo cáo: UBND huyện Phước Sơn\nUBND ………………", "511"),
    ]

    @Test(arguments: senders) func sender(_ line: Line) {
        let reading = Self.read(line.block)
        #expect((reading.sender ?? "nobody") == line.found)
        #expect(reading.faults == line.faults)
        #expect(reading.lines.isEmpty == (line.found == "nobody"))
    }

    @Test("A name that cannot be read is shown with what may be meant")
    func candidates() {
        let finding = Self.read("UBND xã Phước Tránh").finding("ID_SENDER_UNKNOWN")
        #expect(finding?.candidates.contains("xã Phước Chánh") == true)
        #expect(finding?.evidence.first?.raw == "UBND xã Phước Tránh")
        // The file says who it is; what stands behind the label still deserves a word.
        let mended = Self.read("Đơn vị báo cáo: xã Phước Tránh", file: "xa-phuoc-chanh.xlsx")
        #expect(mended.sender == "20740")
        #expect(mended.faults == ["ID_UNIT_UNKNOWN A1"])
    }

    @Test(
        "File and folder",
        arguments: [
            ("xa-phuoc-chanh.xlsx", "20740"), ("PhuocKim.xlsx", "20746"), ("Phước Chánh (2).xlsx", "20740"),
            ("BC-T10_xã Phước Mỹ_v2.xlsx", "20737"), ("bao cao quy 3 TT Kham Duc lan 2.xlsx", "20722"),
            ("20740.xlsx", "20740"), ("2022.xlsx", nil), ("bieu 740.xlsx", nil),
            ("gui/phuoc-loc/bieu-01.xlsx", "20749"), ("Phước.xlsx", nil),
            ("bieu-01.xlsx", nil),
            (".xlsx", nil), ("", nil), ("xa-tra-mai.xlsx", nil),
        ])
    func files(file: String, code: String?) {
        #expect(Self.read("BÁO CÁO", file: file).sender == code)
    }

    @Test("A superior that the programme does not know is nothing to ask about")
    func unknownSuperior() {
        #expect(Self.read("UBND TỈNH QUẢNG NAM\nSỞ NỘI VỤ", file: "phuoc-kim.xlsx").faults == [])
    }

    @Test("The title block goes before the file's name")
    func blockFirst() {
        #expect(Self.read("UBND XÃ PHƯỚC CHÁNH", file: "phuoc-kim.xlsx").sender == "20740")
    }

    static let periods = [
        Line("BÁO CÁO QUÝ III NĂM 2022", "2022-Q3"), Line("báo cáo quí 3/2022", "2022-Q3"),
        Line("Tháng 10 năm 2022", "2022-10"), Line("(Kỳ báo cáo: T10/2022)", "2022-10"),
        Line("BÁO CÁO 9 THÁNG", "2022-9M"), Line("BÁO CÁO 6 THÁNG ĐẦU NĂM", "2022-H1"),
        Line("KẾT QUẢ NĂM 2021", "2021"), Line("KẾT QUẢ NĂM 2022\n(Quý II)", "2022-Q2"),
        Line("Thực hiện chương trình giai đoạn 2021-2025", "2022"),
        Line("(Số liệu tính đến ngày 14/10/2022)", "2022"),
        Line("(Tính từ ngày 15/12/2021 đến ngày 14/9/2022)", "2022-9M"),
        Line("(Tính từ ngày 01/7/2022 đến ngày 30/9/2022)", "2022-Q3"),
        Line("(Tính từ ngày 15 tháng 9 năm 2022 đến ngày 14 tháng 10 năm 2022)", "2022-10"),
        Line("Phước Sơn, ngày 20 tháng 10 năm 2022", "2022"),
        // What the calendar and the programme have no period for is not the year.
        Line("(Tính từ ngày 01/02/2022 đến ngày 20/02/2022)", "none", "TIME_PERIOD_UNKNOWN A2"),
        Line("BÁO CÁO 10 THÁNG NĂM 2022", "none", "TIME_PERIOD_UNKNOWN A2"),
        Line("VỤ ĐÔNG XUÂN 2021-2022", "none", "TIME_PERIOD_UNKNOWN A2"),
        Line("", "2022"),
    ]

    @Test(arguments: periods) func period(_ line: Line) {
        let reading = Self.read("UBND XÃ PHƯỚC CHÁNH\n" + line.block)
        #expect((reading.period ?? "none") == line.found)
        #expect(reading.faults == line.faults)
    }

    @Test("Periods of the programme's own, by their days or their name")
    func ownPeriods() {
        let season = PeriodRule(
            code: "DX-2022", name: "Vụ Đông Xuân 2021-2022",
            days: DateSpan(from: CalendarDate(iso: "2021-11-15"), to: CalendarDate(iso: "2022-04-30")))
        for block in ["VỤ ĐÔNG XUÂN 2021-2022", "(Từ ngày 15/11/2021 đến ngày 30/4/2022)"] {
            #expect(Self.read("UBND XÃ PHƯỚC CHÁNH\n" + block) { $0.periods = [season] }.period == "DX-2022")
        }
    }

    @Test func noPeriodAtAll() {
        let reading = Self.read("UBND XÃ PHƯỚC CHÁNH") { $0.year = nil }
        #expect(reading.faults == ["TIME_PERIOD_UNKNOWN"])
        #expect(reading.lines == [])
    }

    @Test("The period asked for counts; the one on the sheet is handed on")
    func askedPeriod() {
        let reading = DrawnForms(Self.counted).read(
            drawn("UBND XÃ PHƯỚC CHÁNH\nTHÁNG 9 NĂM 2022\n\nChỉ tiêu | Thực hiện\nHộ nghèo | 5\nĐảng viên | 7"),
            period: Period(code: "2022-10"))
        #expect(reading.period == "2022-10")
        #expect(reading.tables.first?.statedPeriod?.code == "2022-09")
    }

    @Test("The period decides which unit a name or code means")
    func reusedCode() {
        let after = Self.read("UBND XÃ PHƯỚC THẠNH\nTHÁNG 10 NĂM 2025")
        #expect(after.tables.first?.reporter.organization.from?.code == "2025-07-01")
        let before = Self.read("UBND XÃ PHƯỚC CHÁNH\nTHÁNG 10 NĂM 2025", file: "20740.xlsx")
        #expect(before.sender == "20740")
        #expect(before.tables.first?.reporter.organization.from != nil)
    }

    @Test("A unit that went into another is told with what it became")
    func notInForce() {
        let form = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu", kind: .summary)
        let reading = DrawnForms(form).read(
            "UBND XÃ PHƯỚC THẠNH\nTHÁNG 10 NĂM 2025\nĐơn vị | Kết quả\nPhước Công | 5\nPhước Thạnh | 3")
        #expect(reading.lines == ["B5 20740 nhap-ngu 3"])
        #expect(reading.faults == ["ID_UNIT_NOT_IN_FORCE A4"])
        #expect(reading.finding("ID_UNIT_NOT_IN_FORCE")?.candidates == ["xã Phước Thạnh"])
    }

    @Test("A body's name tells which of two forms with the same columns it is")
    func bodies() {
        let columns = "Chỉ tiêu = indicator-name\nThực hiện = figure"
        let program = DrawnForms(
            form(.indicatorRows, columns, code: "ub", body: .peoplesCommittee),
            form(.indicatorRows, columns, code: "qs", body: .militaryCommand))
        let table = "\n\nChỉ tiêu | Thực hiện\nHộ nghèo | 5\nĐảng viên | 7"
        #expect(program.read("UBND XÃ PHƯỚC CHÁNH" + table).tables.map(\.form) == ["ub"])
        #expect(program.read("UBND XÃ PHƯỚC CHÁNH\nBAN CHQS XÃ PHƯỚC CHÁNH" + table).tables.map(\.form) == ["qs"])
        let open = program.read("XÃ PHƯỚC CHÁNH" + table)
        #expect(open.faults == ["STRUCT_FORM_AMBIGUOUS A3"])
        #expect(open.lines == [])
    }
}
