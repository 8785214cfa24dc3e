import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@testable import Templates

/// What comes into cells; all expectations were worked out by hand.
@Suite struct EvaluatorTests {
    /// Quotas 8, 10, 10, 10, 9 (47) and results as given.
    private static func enlisted(_ results: [String], _ period: String = "2022") throws -> Office {
        var office = try Office(period)
        try office.fill("nhap-ngu", zip(["8", "10", "10", "10", "9"], results).map { ($0, $1) })
        return office
    }

    private static let all = ["8", "10", "10", "10", "9"]

    // MARK: Sentences

    static let sentences: [(template: String, results: [String], text: String)] = [
        (
            "vận động công dân lên đường nhập ngũ [[Kết quả]]/[[Chỉ tiêu giao]] đ/c đạt [[Tỷ lệ]] chỉ tiêu giao", all,
            "vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao"
        ),
        ("đạt [[Tỷ lệ]]", ["8", "10", "10", "10", "8"], "đạt 97,9%"),
        ("đạt [[Tỷ lệ, 2 số lẻ]]", ["8", "10", "10", "10", "8"], "đạt 97,87%"),
        ("đạt [[Tỷ lệ, 1 số lẻ]]", all, "đạt 100,0%"),
        ("còn [[Còn lại]] đ/c, [[Chênh lệch]]", ["8", "10", "10", "10", "6"], "còn 3 đ/c, -3"),
        ("có [[Kết quả, kèm đơn vị]]", all, "có 47 người"),
        ("chỉ [[Kết quả: Giao quân, Phước Kim, 2 chữ số]] đ/c", ["8", "10", "2", "10", "9"], "chỉ 02 đ/c"),
        (
            "[[danh sách xã, chỉ lấy Tỷ lệ < 100%]] chưa đạt", ["8", "9", "10", "9", "8"],
            "Phước Chánh, Phước Lộc và Phước Năng chưa đạt"
        ),
        (
            "[[danh sách xã, chỉ lấy Tỷ lệ < 100%]] chưa đạt", ["8", "9", "10", "10", "8"],
            "Phước Chánh và Phước Năng chưa đạt"
        ),
        ("[[danh sách xã, chỉ lấy Tỷ lệ < 100%]]!", ["8", "10", "10", "10", "8"], "Phước Năng!"),
        ("chưa đạt: [[danh sách xã, chỉ lấy Tỷ lệ < 100%, nếu thiếu ghi không có]]", all, "chưa đạt: không có"),
        (
            "[[danh sách xã, chỉ lấy Tỷ lệ < 100%, xếp theo Kết quả giảm dần, kèm Kết quả]].",
            ["7", "9", "10", "8", "9"],
            "Phước Chánh (9), Phước Lộc (8) và Khâm Đức (7)."
        ),
        ("[[số xã, chỉ lấy Tỷ lệ >= 100%, 2 chữ số]] xã", ["8", "9", "10", "10", "9"], "04 xã"),
        ("chưa gửi: [[đơn vị chưa báo cáo]]", ["8", "", "10", "10", ""], "chưa gửi: Phước Chánh và Phước Năng"),
        ("của [[Kết quả: Giao quân, Phước Kim]] đ/c", ["8", "10", "", "10", "9"], "của (chưa gửi báo cáo) đ/c"),
        ("của [[Kết quả: Giao quân, Phước Kim]] đ/c", ["8", "10", "0", "10", "9"], "của 0 đ/c"),
        ("của [[Kết quả: Giao quân, Phước Kim]] đ/c", ["8", "10", "-", "10", "9"], "của (không phát sinh) đ/c"),
        (
            "UBND HUYỆN [[Tên huyện hoa]], [[Tên tỉnh]], [[Kỳ báo cáo]], ngày [[Đến ngày]]", all,
            "UBND HUYỆN PHƯỚC SƠN, Quảng Nam, năm 2022, ngày 31/12/2022"
        ),
        ("Phước Sơn, [[Ngày ký]]", all, "Phước Sơn, ngày 05 tháng 10 năm 2022"),
        ("[[đọc số: Giao quân]]!", all, "Bốn mươi bảy người!"),
    ]

    @Test(arguments: sentences)
    func sentence(_ item: (template: String, results: [String], text: String)) throws {
        let office = try Self.enlisted(item.results)
        let evaluator = try office.evaluator("\(item.template)\n[[chỉ tiêu: Giao quân]]")
        #expect(evaluator.text("A1") == item.text)
    }

    static let measures: [(template: String, indicator: String, value: String, text: String)] = [
        ("[[Kết quả, kèm đơn vị]]", "vuon", "1.5", "1,5 ha"),
        ("[[Kết quả, kèm đơn vị, 2 chữ số]]", "vuon", "2", "02 ha"),
        ("[[Kết quả, kèm đơn vị]]", "tien", "170000000", "170.000.000đ"),
        ("[[Kết quả]]", "tien", "1234567", "1.234.567"),
        ("[[Kết quả, tính bằng triệu đồng, kèm đơn vị]]", "tien", "42500000", "42,5 triệu đồng"),
        ("[[Kết quả, tính bằng m²]]", "vuon", "0.15", "1.500"),
        ("[[Kết quả, tính bằng sào, kèm đơn vị]]", "vuon", "0.15", "3 sào"),
        ("[[đọc số: Kết quả]]", "tien", "170000000", "Một trăm bảy mươi triệu đồng"),
        ("[[đọc số: Kết quả, hoa]]", "tien", "33000000", "BA MƯƠI BA TRIỆU ĐỒNG"),
    ]

    @Test(arguments: measures)
    func measure(_ item: (template: String, indicator: String, value: String, text: String)) throws {
        var office = try Office()
        try office.fill(item.indicator, [("", item.value)])
        let code = try #require(office.declaration.program.indicators[item.indicator])
        let evaluator = try office.evaluator("[[chỉ tiêu: \(code.name)]]\n\(item.template)")
        #expect(evaluator.text("A2") == item.text)
    }

    @Test("In a loop over indicators those of another measure are not converted")
    func otherMeasures() throws {
        var office = try Office()
        try office.fill("vuon", [("", "2")])
        try office.fill("tien", [("", "5000")])
        let evaluator = try office.evaluator(
            "[[mỗi chỉ tiêu, gồm Cải tạo vườn tạp; Kinh phí tặng quà]] | [[Kết quả, tính bằng m²]]")
        #expect(evaluator.texts("B1", [0]) == ["20.000", "(không áp dụng)"])
    }

    // MARK: Loops

    @Test("Rows in the programme's order, sorted, filtered; running numbers")
    func rows() throws {
        let office = try Self.enlisted(["8", "9", "", "12", "-"])
        let names = ["Khâm Đức", "Phước Chánh", "Phước Kim", "Phước Lộc", "Phước Năng"]
        func texts(_ loop: String, _ cell: String) throws -> [String] {
            try office.evaluator(
                """
                \(loop) | [[STT]] | [[Tên xã]] | [[Giao quân]] | [[STT La Mã]] | [[STT chữ]] | [[Tên đơn vị]]
                [[chỉ tiêu: Giao quân]]
                """
            ).texts(cell, [0])
        }
        #expect(try texts("[[mỗi xã]]", "C1") == names)
        #expect(try texts("[[mỗi xã]]", "B1") == ["1", "2", "3", "4", "5"])
        #expect(try texts("[[mỗi xã]]", "E1") == ["I", "II", "III", "IV", "V"])
        #expect(try texts("[[mỗi xã]]", "F1") == ["a", "b", "c", "d", "đ"])
        #expect(try texts("[[mỗi xã]]", "G1").first == "Thị trấn Khâm Đức")
        #expect(
            try texts("[[mỗi xã, xếp theo Kết quả giảm dần]]", "C1")
                == ["Phước Lộc", "Phước Chánh", "Khâm Đức", "Phước Kim", "Phước Năng"])
        #expect(
            try texts("[[mỗi xã, xếp theo Kết quả tăng dần]]", "C1")
                == ["Khâm Đức", "Phước Chánh", "Phước Lộc", "Phước Kim", "Phước Năng"])
        #expect(try texts("[[mỗi xã, chỉ lấy Tỷ lệ < 100%]]", "C1") == ["Phước Chánh", "Phước Năng"])
        #expect(try texts("[[mỗi xã, chỉ lấy Kết quả chưa có số liệu]]", "C1") == ["Phước Kim", "Phước Năng"])
        #expect(try texts("[[mỗi xã, chỉ lấy thị trấn]]", "C1") == ["Khâm Đức"])
        #expect(try texts("[[mỗi xã, chỉ lấy chưa báo cáo]]", "C1") == ["Phước Kim"])
        #expect(try texts("[[mỗi xã, chỉ lấy Kết quả > 100]]", "C1") == [])
        #expect(try texts("[[mỗi xã, xếp theo tên giảm dần]]", "C1") == names.reversed())
    }

    @Test("Units, their indicators, and the bodies that report each")
    func nested() throws {
        var office = try Office()
        try office.report("2", "nhap-ngu", .value(10))
        try office.report("2", "nhap-ngu", .value(9), by: .militaryCommand, of: "511")
        try office.report("2", "vuon", .value(Decimal(string: "1.5")!))
        let evaluator = try office.evaluator(
            """
            [[mỗi xã]] | [[Tên xã]]
            [[mỗi chỉ tiêu, gồm Giao quân; Cải tạo vườn tạp]] | [[Tên chỉ tiêu]] | [[Kết quả]] | [[STT nhiều cấp]]
            [[mỗi cơ quan]] | [[Tên cơ quan]] | [[Kết quả]]
            """)
        // The authority's figure counts; each body's own stands beside it.
        let chanh = evaluator.rows([0, 1]).filter { $0.unit?.code == "2" }
        #expect(chanh.map { evaluator.text("C2", $0) } == ["9", "1,5"])
        #expect(chanh.map { evaluator.text("D2", $0) } == ["2.1", "2.2"])
        let bodies = evaluator.rows([0, 1, 2]).filter { $0.unit?.code == "2" }
        #expect(bodies.map { evaluator.text("B3", $0) } == ["UBND", "Ban CHQS", "UBND"])
        #expect(bodies.map { evaluator.text("C3", $0) } == ["10", "9", "1,5"])
        let figure = evaluator.value("C2", chanh[0])?.figure
        #expect(figure?.sources.map(\.cell) == ["C2"])
        #expect(figure?.contested.map(\.cell) == ["C1"])
        let silent = evaluator.rows([0, 1, 2]).filter { $0.unit?.code == "3" }
        #expect(silent.isEmpty)
    }

    @Test("Groups: numbers begin again, subtotals add the group, rates are divided again")
    func groups() throws {
        let office = try Self.enlisted(["8", "9", "10", "8", "9"])
        let evaluator = try office.evaluator(
            """
            [[mỗi vùng]] | [[STT La Mã]] | [[Tên vùng]] | [[cộng vùng]] | [[cộng vùng]]
            [[mỗi xã]] | [[STT]] | [[Tên xã]] | [[Giao quân]] | [[Giao quân › Tỷ lệ]]
            [[tổng]] | | Toàn huyện | [[Giao quân]] | [[Giao quân › Tỷ lệ]]
            """)
        #expect(evaluator.texts("C1", [0]) == ["Vùng thấp", "Vùng cao"])
        #expect(evaluator.texts("B1", [0]) == ["I", "II"])
        #expect(evaluator.texts("B2", [0, 1]) == ["1", "2", "1", "2", "3"])
        #expect(evaluator.texts("C2", [0, 1]).prefix(2) == ["Khâm Đức", "Phước Năng"])
        #expect(evaluator.texts("D1", [0]) == ["17", "27"])
        #expect(evaluator.texts("E1", [0]) == ["100%", "90%"])
        #expect(evaluator.text("D3") == "44")
        #expect(evaluator.text("E3") == "93,6%")
        let kinds = try office.evaluator("[[mỗi loại]] | [[Tên loại]] | [[cộng loại]]\n[[mỗi xã]] | x | [[Giao quân]]")
        #expect(kinds.texts("B1", [0]) == ["Thị trấn", "Xã"])
        #expect(kinds.texts("C1", [0]) == ["8", "36"])
    }

    @Test("Parts of an indicator: trong đó")
    func parts() throws {
        var office = try Office()
        try office.report("2", "nhap-ngu", .value(10))
        try office.report("2", "nu", .value(1))
        let evaluator = try office.evaluator(
            """
            [[mỗi chỉ tiêu]] | [[Tên chỉ tiêu]] | [[Kết quả]]
            [[mỗi phần]] | - Trong đó: [[Tên chỉ tiêu con]] | [[Kết quả]]
            """)
        let names = evaluator.texts("B1", [0])
        #expect(names.first == "Công dân nhập ngũ")
        #expect(!names.contains("Nữ"))
        #expect(evaluator.texts("B2", [0, 1]) == ["- Trong đó: Nữ", "- Trong đó: Đảng viên"])
        #expect(evaluator.texts("C2", [0, 1]) == ["1", "(chưa gửi báo cáo)"])
        let fixed = try office.evaluator("[[chỉ tiêu: Giao quân]]\n[[mỗi phần]] | [[Tên phần]] | [[Kết quả]]")
        #expect(fixed.texts("B2", [0]) == ["Nữ", "Đảng viên"])
    }

    @Test("Columns of units across rows of indicators, and totals over them")
    func columns() throws {
        var office = try Self.enlisted(Self.all)
        try office.fill("vuon", [("", "1.5"), ("", "2")])
        let evaluator = try office.evaluator(
            """
             |  | [[mỗi xã, theo cột]] | Cộng
            [[mỗi chỉ tiêu, gồm Giao quân; Cải tạo vườn tạp]] | [[Tên chỉ tiêu]] | [[Kết quả]] | [[tổng]]
            """)
        #expect(evaluator.sheet.loops.map(\.axis) == [.rows, .columns])
        #expect(evaluator.texts("C2", [0, 1]).prefix(6) == ["8", "10", "10", "10", "9", "1,5"])
        #expect(evaluator.texts("D2", [0]) == ["47", "3,5"])
    }

    @Test("A total is of the rows shown")
    func filteredTotal() throws {
        let office = try Self.enlisted(["8", "9", "10", "8", "9"])
        let evaluator = try office.evaluator(
            """
            [[mỗi xã, chỉ lấy Tỷ lệ < 100%]] | [[Kết quả]] | [[Tỷ lệ]] | [[Chỉ tiêu giao]]
            | [[tổng]] | [[tổng]] | [[tổng]]
            [[chỉ tiêu: Giao quân]]
            """)
        #expect((evaluator.text("B2"), evaluator.text("C2"), evaluator.text("D2")) == ("17", "85%", "20"))
    }

    // MARK: Figures

    @Test("Percentages of indicators are computed again from sums, never added")
    func recomputed() throws {
        var office = try Office()
        try office.fill("ho-ngheo", [("", "10"), ("", "30")])
        try office.fill("ho", [("", "200"), ("", "100")])
        let evaluator = try office.evaluator(
            "[[mỗi xã]] | [[Tỷ lệ hộ nghèo]] | [[Hộ nghèo]]\n | [[tổng]] | [[tổng]]\nToàn huyện: [[Tỷ lệ hộ nghèo]]")
        #expect(evaluator.texts("B1", [0]).prefix(2) == ["5%", "30%"])
        // 40 of 300, not 17,5 %; what units have not sent is named.
        #expect(evaluator.text("B2") == "13,3%")
        #expect(evaluator.text("A3") == "Toàn huyện: 13,3%")
        let total = try #require(evaluator.value("B2")?.figure)
        #expect(total.isShare)
        #expect(Set(total.lacking.map(\.unit.code)) == ["3", "4", "5"])
        #expect(!total.isComplete)
    }

    @Test("A stated percentage counts where its numerator is not reported")
    func stated() throws {
        var office = try Office()
        try office.report("2", "ty-le-ngheo", .value(Decimal(string: "0.125")!))
        let evaluator = try office.evaluator("[[Tỷ lệ hộ nghèo › Phước Chánh]]")
        #expect(evaluator.text("A1") == "12,5%")
        let value = try #require(evaluator.value("A1"))
        #expect(value.number(underPercentFormat: true) == Decimal(string: "0.125"))
        #expect(value.number(underPercentFormat: false) == Decimal(string: "12.5"))
    }

    @Test("All together: the quota of the unit above; results added; missing is no zero")
    func whole() throws {
        var office = try Self.enlisted(["8", "10", "10", "", "9"])
        try office.report("511", "nhap-ngu", .value(50), .plan)
        let evaluator = try office.evaluator("[[chỉ tiêu: Giao quân]]\n[[Chỉ tiêu giao]] | [[Kết quả]] | [[Tỷ lệ]]")
        #expect((evaluator.text("A2"), evaluator.text("B2"), evaluator.text("C2")) == ("50", "37", "74%"))
        #expect(evaluator.value("B2")?.figure?.lacking.map(\.unit.code) == ["4"])
        let none = try Office().evaluator("[[Giao quân]] | [[Giao quân › Tỷ lệ]]")
        #expect(none.value("A1")?.content == .missing(.notSubmitted))
        #expect(none.value("B1")?.number == nil)
    }

    @Test("A figure that only the unit above reports")
    func reportedAbove() throws {
        var office = try Office()
        try office.report("511", "nhap-ngu", .value(47), by: .militaryCommand)
        let evaluator = try office.evaluator("[[Giao quân, toàn huyện]]")
        #expect(evaluator.text("A1") == "47")
    }

    @Test("Exact decimals: what is added is not rounded")
    func exact() throws {
        var office = try Office()
        try office.fill("vuon", [("", "0.1"), ("", "0.2"), ("", "12345678901234567890.3")])
        let evaluator = try office.evaluator("[[Cải tạo vườn tạp]]")
        #expect(evaluator.value("A1")?.number == Decimal(string: "12345678901234567890.6"))
    }

    @Test("Quotas of another year ask nothing: those of the year are lacking, and every unit owes its result")
    func otherYear() throws {
        var office = try Office("2023")
        try office.report("2", "nhap-ngu", .value(20), .plan, period: "2022")
        try office.report("2", "nhap-ngu", .value(18))
        let evaluator = try office.evaluator("[[Giao quân › Chỉ tiêu giao, Phước Chánh]] | [[Giao quân, Phước Kim]]")
        for cell in ["A1", "B1"] { #expect(evaluator.value(cell)?.figure?.isComplete == false, "\(cell)") }
        try office.report("2", "nhap-ngu", .value(21), .plan, period: "2023")
        let planned = try office.evaluator("[[Giao quân › Chỉ tiêu giao, Phước Chánh]] | [[Giao quân, Phước Kim]]")
        for cell in ["A1", "B1"] { #expect(planned.value(cell)?.figure?.isComplete == true, "\(cell)") }
    }

    // MARK: Periods

    @Test("A flow is added over its months, a stock is the last; a plan of the year holds for its months")
    func periods() throws {
        var office = try Office("2022-Q3")
        for (month, value) in [("2022-07", 1), ("2022-08", 2), ("2022-09", 4)] {
            try office.report("2", "nhap-ngu", .value(Decimal(value)), period: month)
            try office.report("2", "ho-ngheo", .value(Decimal(value * 10)), period: month)
        }
        try office.report("2", "nhap-ngu", .value(20), .plan, period: "2022")
        try office.report("2", "nhap-ngu", .value(5), period: "2021-Q3")
        try office.report("2", "nhap-ngu", .value(3), period: "2022-H1")
        let evaluator = try office.evaluator(
            """
            [[đơn vị: Phước Chánh]] | [[chỉ tiêu: Giao quân]]
            [[Kết quả]] | [[Hộ nghèo]] | [[Chỉ tiêu giao]] | [[Tỷ lệ]] | [[Kết quả, cùng kỳ năm trước]]
            [[So cùng kỳ]] | [[Kết quả, 2022-H1]] | [[Kỳ báo cáo]] | [[Quý]] | [[Kết quả, kỳ trước]]
            """)
        let row = ["A2", "B2", "C2", "D2", "E2"].map { evaluator.text($0) }
        #expect(row == ["7", "40", "20", "35%", "5"])
        #expect(
            ["A3", "B3", "C3", "D3", "E3"].map { evaluator.text($0) }
                == ["140%", "3", "quý III năm 2022", "III", "(chưa báo cáo)"])
    }

    @Test("Since the beginning of the year")
    func yearToDate() throws {
        var office = try Office("2022-09")
        for month in 1...9 {
            try office.report("2", "nhap-ngu", .value(Decimal(month)), period: "2022-0\(month)")
        }
        let evaluator = try office.evaluator("[[Giao quân, luỹ kế, Phước Chánh]] | [[Giao quân, Phước Chánh]]")
        #expect((evaluator.text("A1"), evaluator.text("B1")) == ("45", "9"))
        office.figures.removeAll { $0.value.period.code == "2022-03" }
        let gap = try office.evaluator("[[Giao quân, luỹ kế, Phước Chánh]]")
        #expect(gap.text("A1") == "42")
        #expect(gap.value("A1")?.figure?.isComplete == false)
    }

    // MARK: Conditions

    @Test("Conditions of rows")
    func conditions() throws {
        let office = try Self.enlisted(["8", "9", "", "-", "0"])
        let evaluator = try office.evaluator(
            "[[chỉ tiêu: Giao quân]]\n[[mỗi xã]] | [[nếu Tỷ lệ < 100%]] | [[Tên xã]] | [[nếu rỗng: Không phát sinh]]")
        let condition = try #require(evaluator.sheet.conditions.first?.condition)
        let units = (1...5).map { TemplateContext().entering(.unit(OrganizationID(code: "\($0)")), of: 0, number: $0) }
        #expect(units.map { evaluator.holds(condition, in: $0) } == [false, true, false, true, true])
        #expect(evaluator.rows([0]).map(\.unit?.code) == ["2", "4", "5"])
        #expect(evaluator.sheet.loops[0].empty?.text == "Không phát sinh")
    }

    @Test("Samples are there before any data")
    func samples() throws {
        let office = try Office()
        let template = office.template(
            "[[mỗi xã, chỉ lấy Tỷ lệ < 50%]] | [[Tên xã]] | [[Kết quả]]\n[[chỉ tiêu: Giao quân]] | đạt [[Tỷ lệ]]")
        let sheet = try #require(template.sheets.first)
        let sample = TemplateSample(office.declaration, period: office.period)
        #expect(sheet.cells.map { sample.text(of: $0, in: sheet) } == ["", "Khâm Đức", "12", "", "đạt 98,3%"])
    }
}
