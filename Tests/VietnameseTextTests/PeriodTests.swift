import Testing

@testable import VietnameseText

/// Labels of periods, alone and in titles.
@Suite struct PeriodTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var text: String
        var read: String?
        var year: Int?
        init(_ text: String, _ read: String?, year: Int? = nil) {
            (self.text, self.read, self.year) = (text, read, year)
        }
        var testDescription: String { "“\(text)”" }
    }

    private static func shown(_ reading: PeriodReading?) -> String? {
        guard let reading else { return nil }
        let period: String =
            switch reading.period {
            case .days(let first, let last): "\(first.code)…\(last.code)"
            case .asOf(let day): "→\(day.code)"
            case .years(let first, let last): "\(first)–\(last)"
            case .season(let season, let first, let last): "\(season.rawValue) \(first)/\(last)"
            case .firstMonths(let count, let year) where count != 9: "\(year) first \(count)"
            default: reading.period.code ?? "?"
            }
        return period + (reading.stage.map { " \($0)" } ?? "")
            + (reading.normalisations.contains(.yearFromContext) ? " *" : "")
    }

    static let labels: [Line] = [
        Line("tháng 10/2022", "2022-10"), Line("Tháng 10 năm 2022", "2022-10"), Line("THÁNG 10 NĂM 2022", "2022-10"),
        Line("tháng 10 - 2022", "2022-10"), Line("tháng 10, năm 2022", "2022-10"), Line("tháng 01/2022", "2022-01"),
        Line("tháng 9.2022", "2022-09"), Line("thang 10 nam 2022", "2022-10"), Line("Tháng mười năm 2022", "2022-10"),
        Line("tha\u{301}ng 10/2022", "2022-10"), Line("(Tháng 10/2022)", "2022-10"),
        Line("Kỳ báo cáo: tháng 10/2022", "2022-10"),
        Line("T10", "2022-10 *", year: 2022), Line("T10/2022", "2022-10"), Line("T.10/2022", "2022-10"),
        Line("T10.2022", "2022-10"),
        Line("t10/2022", "2022-10"), Line("Tháng 10", "2022-10 *", year: 2022), Line("Tháng 10", nil), Line("T10", nil),
        Line("10/2022", "2022-10"), Line("10-2022", "2022-10"), Line("T13/2022", nil), Line("tháng 13/2022", nil),
        Line("13/2022", nil),
        Line("quý III/2022", "2022-Q3"), Line("Quý III năm 2022", "2022-Q3"), Line("QUÝ III NĂM 2022", "2022-Q3"),
        Line("Quí 3/2022", "2022-Q3"), Line("quý 3 năm 2022", "2022-Q3"), Line("Quý IV/2022", "2022-Q4"),
        Line("quý I-2022", "2022-Q1"),
        Line("Q3", "2022-Q3 *", year: 2022), Line("Q3/2022", "2022-Q3"), Line("Q.III/2022", "2022-Q3"),
        Line("QIII/2022", nil),
        Line("Quý II", "2022-Q2 *", year: 2022), Line("quý V/2022", nil), Line("Q5/2022", nil),
        Line("6 tháng đầu năm", "2022-H1 *", year: 2022), Line("6 tháng đầu năm 2022", "2022-H1"),
        Line("6 THÁNG ĐẦU NĂM 2022", "2022-H1"),
        Line("06 tháng đầu năm 2022", "2022-H1"), Line("6 tháng cuối năm 2022", "2022-H2"),
        Line("6 tháng năm 2022", "2022-H1"),
        Line("6 tháng đầu năm (2022)", "2022-H1"), Line("6 tháng đầu năm/2022", "2022-H1"),
        Line("6 tháng/2022", "2022-H1"),
        Line("6T", "2022-H1 *", year: 2022), Line("6T/2022", "2022-H1"), Line("6T đầu năm 2022", "2022-H1"),
        Line("6T cuối năm 2022", "2022-H2"),
        Line("sáu tháng đầu năm 2022", "2022-H1"), Line("Nửa đầu năm 2022", "2022-H1"),
        Line("nửa cuối năm 2022", "2022-H2"),
        Line("H1/2022", "2022-H1"), Line("9 tháng", "2022-9M *", year: 2022), Line("9 tháng năm 2022", "2022-9M"),
        Line("9 tháng đầu năm 2022", "2022-9M"),
        Line("09 tháng/2022", "2022-9M"), Line("9T/2022", "2022-9M"), Line("chín tháng đầu năm 2022", "2022-9M"),
        Line("3 tháng đầu năm 2022", "2022-Q1"), Line("10 tháng năm 2022", "2022 first 10"),
        Line("12 tháng năm 2022", "2022"),
        Line("năm 2022", "2022"), Line("Năm 2022", "2022"), Line("NĂM 2022", "2022"), Line("2022", "2022"),
        Line("cả năm", "2022 *", year: 2022),
        Line("cả năm 2022", "2022"), Line("Ước thực hiện năm 2022", "2022 estimate"),
        Line("ước thực hiện tháng 10/2022", "2022-10 estimate"),
        Line("Ước TH năm 2022", "2022 estimate"), Line("ƯTH 2020", "2020 estimate"), Line("TH 2019", "2019 result"),
        Line("KH 2020", "2020 plan"),
        Line("KH2020", "2020 plan"), Line("Kế hoạch năm 2022", "2022 plan"),
        Line("Thực hiện 9 tháng năm 2022", "2022-9M result"),
        Line("Đăng ký năm 2022", "2022 pledge"), Line("Số liệu chính thức năm 2021", "2021 official"),
        Line("giai đoạn 2021-2025", "2021–2025"), Line("Giai đoạn 2021 – 2025", "2021–2025"),
        Line("GIAI ĐOẠN 2021-2025", "2021–2025"),
        Line("giai đoạn năm 2021 đến 2025", "2021–2025"), Line("2021-2025", "2021–2025"),
        Line("năm 2021-2025", "2021–2025"),
        Line("từ ngày 15/09/2022 đến ngày 14/10/2022", "2022-09-15…2022-10-14"),
        Line("Từ ngày 15/9 đến ngày 14/10/2022", "2022-09-15…2022-10-14"),
        Line("từ 15/12/2021 đến 14/6/2022", "2021-12-15…2022-06-14"),
        Line("từ ngày 15/12 đến ngày 14/6/2022", "2021-12-15…2022-06-14"),
        Line("(Tính từ ngày 15/12/2021 đến ngày 14/12/2022)", nil),
        Line("Từ ngày 15 tháng 9 năm 2022 đến hết ngày 14 tháng 10 năm 2022", "2022-09-15…2022-10-14"),
        Line("từ ngày 14/10/2022 đến ngày 15/09/2022", nil), Line("từ ngày … đến ngày …", nil),
        Line("từ ngày 31/02/2022 đến ngày 14/10/2022", nil),
        Line("tính đến ngày 14/10/2022", "→2022-10-14"), Line("Tính đến 14/10/2022", "→2022-10-14"),
        Line("đến hết ngày 14/10/2022", "→2022-10-14"),
        Line("Tính đến thời điểm 14/10/2022", "→2022-10-14"), Line("lũy kế đến ngày 14/10/2022", "→2022-10-14"),
        Line("vụ Đông Xuân 2021-2022", "dong-xuan 2021/2022"),
        Line("Vụ Đông - Xuân 2021 - 2022", "dong-xuan 2021/2022"),
        Line("vụ Đông Xuân 2021/2022", "dong-xuan 2021/2022"), Line("Đông Xuân 2021-22", "dong-xuan 2021/2022"),
        Line("Vụ Đông Xuân", "dong-xuan 2021/2022 *", year: 2022), Line("vụ Hè Thu 2022", "he-thu 2022/2022"),
        Line("Hè thu năm 2022", "he-thu 2022/2022"),
        Line("Vụ mùa 2022", "mua 2022/2022"), Line("vụ Thu Đông 2022", "thu-dong 2022/2022"),
        Line("", nil), Line("Phước Chánh", nil), Line("47", nil), Line("26/10/2022", nil),
        Line("ngày 26 tháng 10 năm 2022", nil),
        Line("hộ thoát nghèo năm", nil), Line("127-QĐ/TW", nil), Line("47/47", nil), Line("TH", nil),
    ]

    @Test(arguments: labels)
    func label(line: Line) { #expect(Self.shown(PeriodReading(line.text, year: line.year)) == line.read) }

    static let titles: [Line] = [
        Line("BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH PHỐI HỢP 9 THÁNG NĂM 2022", "2022-9M"),
        Line("BÁO CÁO KẾT QUẢ CÔNG TÁC THÁNG 10 NĂM 2022 VÀ NHIỆM VỤ THÁNG 11 NĂM 2022", "2022-10"),
        Line("TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2020 PHÂN THEO CÁC XÃ, THỊ TRẤN", "2020"),
        Line("(Kèm theo Báo cáo số:...../BC-UBND, ngày......tháng...... năm 2020 của UBND Huyện…)", "2020"),
        Line("(Tính từ ngày 15/12/2021 đến ngày 14/12/2022)", "2021-12-15…2022-12-14"),
        Line("(Tính từ ngày … đến ngày …)", nil),
        Line("Biểu 01 (tính đến ngày 14/10/2022)", "→2022-10-14"), Line("Phước Sơn, ngày 26 tháng 10 năm 2022", nil),
        Line("Kế hoạch sản xuất vụ Đông Xuân 2021-2022 và cả năm 2022", "dong-xuan 2021/2022"),
        Line("Kết quả quý III và ước thực hiện năm 2022", "2022-Q3 result *"),
        Line("Kết quả quý III và ước thực hiện năm 2022", "2022-Q3 result *", year: 2023),
        Line("TÌNH HÌNH 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2022", "2022-H1 *"),
        Line("Kết quả quý III", "2023-Q3 result *", year: 2023),
        Line("Chương trình phối hợp hoạt động giữa Ban CHQS với các tổ chức chính trị - xã hội huyện năm 2022", "2022"),
        Line("Nghị quyết giai đoạn 2021-2025, kế hoạch tháng 10/2022", "2021–2025"),
        Line("Danh sách 12 xã, thị trấn", nil),
        Line("đăng ký giúp đỡ 17 hộ thoát nghèo năm 2022", "2022"), Line("Biểu T10/2022", "2022-10"),
        Line("Quyết định số 19/2025/QĐ-TTg", nil),
        Line("Báo cáo Quý IV/2021", "2021-Q4"),
        Line("Căn cứ Quyết định ngày 14/6/2025 về kế hoạch tháng 7 năm 2025", "2025-07 plan"),
    ]

    @Test(arguments: titles)
    func title(line: Line) { #expect(Self.shown(PeriodReading.first(in: line.text, year: line.year)) == line.read) }

    @Test("All periods of a title, in order")
    func all() {
        let found = PeriodReading.all(in: "KẾT QUẢ THÁNG 10 NĂM 2022, ƯỚC THỰC HIỆN QUÝ IV/2022, KẾ HOẠCH NĂM 2023")
        #expect(found.map(\.period) == [.month(10, 2022), .quarter(4, 2022), .year(2023)])
        #expect(found.map(\.stage) == [.result, .estimate, .plan])
    }

    static let codes: [(code: String, period: WrittenPeriod?)] = [
        ("2022", .year(2022)), ("2022-10", .month(10, 2022)), ("2022-Q3", .quarter(3, 2022)),
        ("2022-H1", .half(1, 2022)), ("2022-H2", .half(2, 2022)),
        ("2022-9M", .firstMonths(9, 2022)), ("2022-13", nil), ("2022-Q5", nil), ("2022-H3", nil), ("2022-1", nil),
        ("22", nil), ("", nil), ("2022-", nil), ("2022-10-26", nil), ("abcd", nil),
    ]

    @Test(arguments: codes)
    func code(line: (code: String, period: WrittenPeriod?)) {
        #expect(WrittenPeriod(code: line.code) == line.period)
        if let period = line.period { #expect(period.code == line.code) }
    }

    @Test("Labels read back as what they were made of")
    func labelsReadBack() throws {
        var periods: [WrittenPeriod] = [
            .half(1, 2022), .half(2, 2022), .firstMonths(9, 2022), .year(2022), .years(2021, 2025),
            .season(.winterSpring, 2021, 2022), .season(.main, 2022, 2022),
        ]
        periods += (1...12).map { .month($0, 2022) } + (1...4).map { .quarter($0, 2022) }
        let (first, last) = (
            try #require(WrittenDate(year: 2021, month: 12, day: 15)),
            try #require(WrittenDate(year: 2022, month: 6, day: 14))
        )
        periods += [.days(first, last), .asOf(last)]
        for period in periods { #expect(PeriodReading(period.label)?.period == period) }
    }

    @Test("Two-digit years of days are warned of")
    func shortYears() { #expect(PeriodReading("từ ngày 15/9/22 đến ngày 14/10/22")?.outcome == .warned) }

    @Test(
        "Stages",
        arguments: [
            ("Ước thực hiện", .estimate), ("Kế hoạch", .plan), ("KH giao", .plan), ("Đăng ký", .pledge),
            ("Thực hiện", .result), ("Chính thức", .official), ("Ghi chú", nil),
        ] as [(String, WrittenStage?)])
    func stage(text: String, stage: WrittenStage?) { #expect(WrittenStage(text) == stage) }
}
