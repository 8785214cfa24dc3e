import FoundationEssentials
import Testing

@testable import VietnameseText

/// One line of a table: what stands in the cell, what is read, and whether it is taken.
struct NumberLine: Sendable, CustomTestStringConvertible {
    var raw: String
    var read: String
    var outcome: Outcome
    var codes: String

    init(_ raw: String, _ read: String, _ outcome: Outcome, _ codes: String) {
        (self.raw, self.read, self.outcome, self.codes) = (raw, read, outcome, codes)
    }

    var testDescription: String { "“\(raw)”" }
}

/// A reading in one line, for the tables.
func shown(_ reading: WrittenNumber) -> String {
    switch reading.content {
    case .number(let quantity): shown(quantity)
    case .ratio(let ratio):
        "\(shown(ratio.achieved)) / \(shown(ratio.quota))" + (ratio.statedShare.map { " = \($0)" } ?? "")
    case .composite(let measures): measures.map { shown($0) }.joined(separator: " & ")
    case .product(let product):
        product.factors.map { shown($0) }.joined(separator: " × ") + (product.stated.map { " = " + shown($0) } ?? "")
    case .range(let low, let high): "\(shown(low)) … \(shown(high))"
    case .missing(let missing): missing.rawValue
    case .yesNo(let answer): answer ? "yes" : "no"
    case .code(let code): "code \(code)"
    case .unreadable(let refusal): "\(refusal)"
    }
}

private func shown(_ quantity: Quantity) -> String {
    quantity.value.description + (quantity.unit.map { " \($0)" } ?? "")
}

private func check(_ line: NumberLine, _ field: NumberField) {
    let reading = WrittenNumber(line.raw, as: field)
    #expect(shown(reading) == line.read)
    #expect(reading.outcome == line.outcome)
    #expect(reading.normalisations.map(\.rawValue).joined(separator: " ") == line.codes)
}

private typealias L = NumberLine

/// The rows of numbers people write, by the kind of field.
@Suite struct NumberTests {
    static let counts: [NumberLine] = [
        L("47", "47", .accepted, "number.as-text"), L("0", "0", .accepted, "number.as-text"),
        L("47 ", "47", .accepted, "number.as-text"), L("'47", "47", .accepted, "number.as-text"),
        L("\u{A0}47\u{200B}", "47", .accepted, "number.as-text"),
        L("1.500", "1500", .accepted, "number.as-text number.grouping"),
        L("1,500", "1500", .warned, "number.as-text number.grouping number.ambiguous-separator"),
        L("12.500", "12500", .accepted, "number.as-text number.grouping"),
        L("1.500.000", "1500000", .accepted, "number.as-text number.grouping"),
        L("1,500,000", "1500000", .accepted, "number.as-text number.grouping"),
        L("1 500", "1500", .accepted, "number.as-text number.grouping"),
        L("1 500 000", "1500000", .accepted, "number.as-text number.grouping"),
        L("1\u{A0}500", "1500", .accepted, "number.as-text number.grouping"),
        L("1'500", "1500", .accepted, "number.as-text number.grouping"),
        L("02", "2", .accepted, "number.as-text number.zero-padding"),
        L("05", "5", .accepted, "number.as-text number.zero-padding"),
        L("00", "0", .accepted, "number.as-text number.zero-padding"),
        L("04 xã", "4 xã", .accepted, "number.as-text number.zero-padding number.unit"),
        L("04\u{A0}xã", "4 xã", .accepted, "number.as-text number.zero-padding number.unit"),
        L("17 hộ", "17 hộ", .accepted, "number.as-text number.unit"),
        L("17hộ", "17 hộ", .accepted, "number.as-text number.unit"),
        L("66 suất quà", "66 suất quà", .accepted, "number.as-text number.unit"),
        L("47 đ/c", "47 đ/c", .accepted, "number.as-text number.unit"),
        L("47 đồng chí", "47 đồng chí", .accepted, "number.as-text number.unit"),
        L("47đ/c", "47 đ/c", .accepted, "number.as-text number.unit"),
        L("12 lượt người", "12 lượt người", .accepted, "number.as-text number.unit"),
        L("3 nghìn hộ", "3000 hộ", .accepted, "number.as-text number.factor number.unit"),
        L("-5", "-5", .accepted, "number.as-text"), L("−5", "-5", .accepted, "number.as-text"),
        L("+5", "5", .accepted, "number.as-text"), L("47.", "47", .accepted, "number.as-text"),
        L("47;", "47", .accepted, "number.as-text"), L("1E+05", "100000", .accepted, "number.as-text number.exponent"),
        L("1,5E+03", "1500", .accepted, "number.as-text number.decimal-comma number.exponent"),
        L("１２", "12", .warned, "text.look-alike number.as-text"),
        L("~30", "30", .warned, "number.as-text number.approximate"),
        L("≈ 30", "30", .warned, "number.as-text number.approximate"),
        L("khoảng 30", "30", .warned, "number.as-text number.approximate"),
        L("Khoảng 30 hộ", "30 hộ", .warned, "number.as-text number.approximate number.unit"),
        L("hơn 30", "30", .warned, "number.as-text number.approximate"),
        L("trên 30", "30", .warned, "number.as-text number.approximate"),
        L("gần 30", "30", .warned, "number.as-text number.approximate"),
        L("dưới 30", "30", .warned, "number.as-text number.approximate"),
        L("> 30", "30", .warned, "number.as-text number.approximate"),
        L("≥30", "30", .warned, "number.as-text number.approximate"),
        L("xấp xỉ 1.200", "1200", .warned, "number.as-text number.approximate number.grouping"),
        L("không quá 30", "30", .warned, "number.as-text number.approximate"),
        L("30-35", "30 … 35", .warned, "number.as-text number.range"),
        L("30 – 35", "30 … 35", .warned, "number.as-text number.range"),
        L("30 - 35 hộ", "30 hộ … 35 hộ", .warned, "number.as-text number.unit number.range"),
        L("từ 30 đến 35", "30 … 35", .warned, "number.as-text number.range"),
        L("30 đến 35 người", "30 người … 35 người", .warned, "number.as-text number.unit number.range"),
        L("12 hộ (trong đó 5 hộ nghèo)", "12 hộ", .warned, "number.as-text number.unit number.remark"),
        L("12 (5 nữ)", "12", .warned, "number.as-text number.remark"),
        L("12 xã, thị trấn", "12 xã", .warned, "number.as-text number.unit number.remark"),
        L("(5)", "-5", .warned, "number.as-text number.parentheses"),
        L("một trăm", "100", .warned, "number.as-text number.in-words"),
        L("Mười hai hộ", "12 hộ", .warned, "number.as-text number.in-words"),
        L("1.2.3", "malformed", .refused, "number.as-text"), L("1.50.000", "malformed", .refused, "number.as-text"),
        L("1,2.3,4", "malformed", .refused, "number.as-text"),
        L("26/10/2022", "notANumber", .refused, "number.as-text"),
        L("127-QĐ/TW", "notANumber", .refused, "number.as-text"),
        L("12/BC-UBND", "notANumber", .refused, "number.as-text"),
        L("Phước Chánh", "notANumber", .refused, "number.as-text"), L("T10", "notANumber", .refused, "number.as-text"),
        L("năm 2022", "notANumber", .refused, "number.as-text"), L("?", "notANumber", .refused, "number.as-text"),
        L("12 34", "notANumber", .refused, "number.as-text"), L("#REF!", "errorText", .refused, ""),
        L("#N/A", "errorText", .refused, ""), L("#DIV/0!", "errorText", .refused, ""),
        L("#VALUE!", "errorText", .refused, ""), L("#NAME?", "errorText", .refused, ""),
        L("#########", "errorText", .refused, ""),
        L("123456789012345678901234567890123456789", "tooLong", .refused, "number.as-text"),
        L("12345678901234567890", "12345678901234567890", .accepted, "number.as-text"),
        L("1e50 x 1e60 x 1e60", "tooLong", .refused, "number.as-text number.exponent"),
        L("1e99", "tooLong", .refused, "number.as-text"), L("47/1.2.3", "malformed", .refused, "number.as-text"),
    ]

    @Test(arguments: counts)
    func count(line: NumberLine) { check(line, NumberField(.count)) }

    static let areas: [NumberLine] = [
        L("1,5", "1.5", .accepted, "number.as-text number.decimal-comma"),
        L("1.5", "1.5", .accepted, "number.as-text number.decimal-point"),
        L("1,5 ha", "1.5 ha", .accepted, "number.as-text number.decimal-comma number.unit"),
        L("1,5ha", "1.5 ha", .accepted, "number.as-text number.decimal-comma number.unit"),
        L("02 ha", "2 ha", .accepted, "number.as-text number.zero-padding number.unit"),
        L("500 m2", "500 m2", .accepted, "number.as-text number.unit"),
        L("500m²", "500 m²", .accepted, "number.as-text number.unit"),
        L("3 sào", "3 sào", .accepted, "number.as-text number.unit"),
        L("1.500", "1500", .warned, "number.as-text number.grouping number.ambiguous-separator"),
        L("1,500", "1.5", .warned, "number.as-text number.decimal-comma number.ambiguous-separator"),
        L("1.500 ha", "1500 ha", .warned, "number.as-text number.grouping number.ambiguous-separator number.unit"),
        L("0.500", "0.5", .accepted, "number.as-text number.decimal-point"),
        L("0,125", "0.125", .accepted, "number.as-text number.decimal-comma"),
        L("1234,567", "1234.567", .accepted, "number.as-text number.decimal-comma"),
        L("1.500,5", "1500.5", .accepted, "number.as-text number.grouping number.decimal-comma"),
        L("1,500.5", "1500.5", .accepted, "number.as-text number.grouping number.decimal-point"),
        L("1.500,500", "1500.5", .accepted, "number.as-text number.grouping number.decimal-comma"),
        L("1.234.567,89", "1234567.89", .accepted, "number.as-text number.grouping number.decimal-comma"),
        L("1,234,567.89", "1234567.89", .accepted, "number.as-text number.grouping number.decimal-point"),
        L("1 500,5", "1500.5", .accepted, "number.as-text number.grouping number.decimal-comma"),
        L(",5", "0.5", .accepted, "number.as-text number.decimal-comma"),
        L("5,8300000001", "5.8300000001", .accepted, "number.as-text number.decimal-comma"),
        L("khoảng 1,5 ha", "1.5 ha", .warned, "number.as-text number.approximate number.decimal-comma number.unit"),
        L(
            "1,5 ha; 02 ha", "1.5 ha & 2 ha", .warned,
            "number.as-text number.decimal-comma number.unit number.zero-padding number.composite"),
        L("65,5 tạ/ha", "65.5 tạ/ha", .accepted, "number.as-text number.decimal-comma number.unit"),
    ]

    @Test(arguments: areas)
    func area(line: NumberLine) { check(line, NumberField(.area)) }

    static let money: [NumberLine] = [
        L("1.500.000đ", "1500000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("1.500.000 đ", "1500000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170.000.000đ", "170000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("33.000.000đ", "33000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170.000.000 đồng", "170000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170.000.000 VNĐ", "170000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170.000.000 VND", "170000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170.000.000 ₫", "170000000 đồng", .accepted, "number.as-text number.grouping number.currency"),
        L("170,000,000", "170000000", .accepted, "number.as-text number.grouping"),
        L("1.500", "1500", .accepted, "number.as-text number.grouping"),
        L("1,500", "1500", .warned, "number.as-text number.grouping number.ambiguous-separator"),
        L("500.000", "500000", .accepted, "number.as-text number.grouping"),
        L("170 triệu", "170000000", .accepted, "number.as-text number.factor"),
        L("170 triệu đồng", "170000000 đồng", .accepted, "number.as-text number.factor number.currency"),
        L("170 trieu dong", "170000000 đồng", .accepted, "number.as-text number.factor number.currency"),
        L("3,2 tỷ", "3200000000", .accepted, "number.as-text number.decimal-comma number.factor"),
        L("3,2 tỉ", "3200000000", .accepted, "number.as-text number.decimal-comma number.factor"),
        L("500k", "500000", .accepted, "number.as-text number.factor"),
        L("500K", "500000", .accepted, "number.as-text number.factor"),
        L("500 nghìn", "500000", .accepted, "number.as-text number.factor"),
        L("500 ngàn đồng", "500000 đồng", .accepted, "number.as-text number.factor number.currency"),
        L("42,5 tr.đ", "42500000 đồng", .accepted, "number.as-text number.decimal-comma number.factor number.currency"),
        L("42,5 trđ", "42500000 đồng", .accepted, "number.as-text number.decimal-comma number.factor number.currency"),
        L("42,5tr", "42500000", .accepted, "number.as-text number.decimal-comma number.factor"),
        L(
            "42,5 trđồng", "42500000 đồng", .accepted,
            "number.as-text number.decimal-comma number.factor number.currency"),
        L("42,5 Tr.", "42500000", .accepted, "number.as-text number.decimal-comma number.factor"),
        L("1.500 triệu", "1500000000", .accepted, "number.as-text number.grouping number.factor"),
        L(
            "1,500 triệu", "1500000", .warned,
            "number.as-text number.decimal-comma number.ambiguous-separator number.factor"),
        L("2 nghìn tỷ đồng", "2000000000000 đồng", .accepted, "number.as-text number.factor number.currency"),
        L("3 tỷ 200 triệu", "3200000000", .accepted, "number.as-text number.factor"),
        L("1 triệu 250 nghìn đồng", "1250000", .accepted, "number.as-text number.factor"),
        L("2tr5", "2500000", .warned, "number.as-text number.factor"),
        L("gần 170 triệu", "170000000", .warned, "number.as-text number.approximate number.factor"),
        L("20-30 triệu", "20000000 … 30000000", .warned, "number.as-text number.factor number.range"),
        L(
            "50.000 đồng/người", "50000 đồng/người", .accepted,
            "number.as-text number.grouping number.currency number.unit"),
        L("một trăm bảy mươi triệu đồng", "170000000 đồng", .warned, "number.as-text number.in-words"),
        L("-1.500.000", "-1500000", .accepted, "number.as-text number.grouping"),
        L("(1.500.000)", "-1500000", .warned, "number.as-text number.grouping number.parentheses"),
        L(
            "85 suất x 500k = 42,5 triệu", "85 suất × 500000 = 42500000", .warned,
            "number.as-text number.unit number.factor number.decimal-comma number.product"),
        L(
            "85 suất x 500k = 45 triệu", "85 suất × 500000 = 45000000", .warned,
            "number.as-text number.unit number.factor number.product number.product-differs"),
        L(
            "2 nhà x 50 triệu = 100 triệu", "2 nhà × 50000000 = 100000000", .warned,
            "number.as-text number.unit number.factor number.product"),
        L("2 nhà × 50 triệu", "2 nhà × 50000000", .warned, "number.as-text number.unit number.factor number.product"),
        L("10*500.000đ", "10 × 500000 đồng", .warned, "number.as-text number.grouping number.currency number.product"),
    ]

    @Test(arguments: money)
    func moneyLine(line: NumberLine) { check(line, NumberField(.money)) }

    static let ratios: [NumberLine] = [
        L("47/47", "47 / 47", .accepted, "number.as-text number.ratio"),
        L("47/47 đ/c", "47 đ/c / 47 đ/c", .accepted, "number.as-text number.unit number.ratio"),
        L("47 / 47 đ/c", "47 đ/c / 47 đ/c", .accepted, "number.as-text number.unit number.ratio"),
        L("47 đ/c/47 đ/c", "47 đ/c / 47 đ/c", .accepted, "number.as-text number.unit number.ratio"),
        L("5/5 (đạt 100%)", "5 / 5 = 1", .accepted, "number.as-text number.ratio number.percent"),
        L(
            "2.450/2.600 hộ (94,2%)", "2450 hộ / 2600 hộ = 0.942", .accepted,
            "number.as-text number.grouping number.unit number.ratio number.decimal-comma number.percent"
        ),
        L(
            "47/47 đ/c đạt 100% chỉ tiêu giao", "47 đ/c / 47 đ/c = 1", .warned,
            "number.as-text number.unit number.ratio number.percent number.remark"),
        L("45/47 (95%)", "45 / 47 = 0.95", .accepted, "number.as-text number.ratio number.percent"),
        L(
            "45/47 (95,74%)", "45 / 47 = 0.9574", .accepted,
            "number.as-text number.ratio number.decimal-comma number.percent"),
        L("45/47 (100%)", "45 / 47 = 1", .warned, "number.as-text number.ratio number.percent number.ratio-differs"),
        L("0/0", "0 / 0", .accepted, "number.as-text number.ratio"),
        L("13 vườn/10 ha", "13 vườn & 10 ha", .warned, "number.as-text number.unit number.composite"),
        L("13 vườn/10", "13 vườn / 10 vườn", .warned, "number.as-text number.unit number.ratio"),
    ]

    @Test(arguments: ratios)
    func ratio(line: NumberLine) { check(line, NumberField(.ratio)) }

    @Test("A pattern set for the column needs no question")
    func patterns() {
        let field = NumberField(.count, patterns: [.ratio, .composite, .product])
        #expect(WrittenNumber("47/47 đ/c", as: field).outcome == .accepted)
        #expect(WrittenNumber("47/47 đ/c", as: NumberField(.count)).outcome == .warned)
        #expect(WrittenNumber("13 vườn/10 ha", as: field).outcome == .accepted)
        #expect(WrittenNumber("85 suất x 500k = 42,5 triệu", as: field).outcome == .accepted)
        #expect(WrittenNumber("85 suất x 500k = 45 triệu", as: field).outcome == .warned)
        #expect(WrittenNumber("2.450/2.600 hộ (94,2%)", as: field).outcome == .accepted)
    }

    static let percentages: [(raw: String, scale: NumberField.PercentScale?, value: String, outcome: Outcome)] = [
        ("100%", nil, "1", .accepted), ("94,2%", nil, "0.942", .accepted), ("94.2 %", nil, "0.942", .accepted),
        ("94,2%", .one, "0.942", .accepted), ("100", .hundred, "1", .accepted), ("94,2", .hundred, "0.942", .accepted),
        ("1", .one, "1", .accepted), ("0,824", .one, "0.824", .accepted), ("0,824", nil, "0.824", .warned),
        ("82,4", nil, "0.824", .warned), ("100", nil, "1", .warned), ("120%", nil, "1.2", .accepted),
        ("0%", nil, "0", .accepted), ("-5%", nil, "-0.05", .accepted), ("0,5%", nil, "0.005", .accepted),
    ]

    @Test(arguments: percentages)
    func percentage(line: (raw: String, scale: NumberField.PercentScale?, value: String, outcome: Outcome)) {
        let reading = WrittenNumber(line.raw, as: NumberField(.percentage, percentScale: line.scale))
        #expect(reading.value?.description == line.value)
        #expect(reading.outcome == line.outcome)
    }

    static let missing: [(raw: String, kind: String)] = [
        ("", "notReported"), ("  ", "notReported"), ("\u{A0}", "notReported"), ("-", "none"), ("–", "none"),
        ("—", "none"), (" - ", "none"), ("x", "notApplicable"), ("X", "notApplicable"), ("…", "unavailable"),
        ("...", "unavailable"), ("ko", "none"), ("Ko", "none"), ("không", "none"), ("Không", "none"),
        ("KHÔNG", "none"), ("không có", "none"), ("Không  có", "none"), ("kho\u{302}ng", "none"),
        ("khong co", "none"),
    ]

    @Test(arguments: missing)
    func missingLine(line: (raw: String, kind: String)) {
        let reading = WrittenNumber(line.raw, as: NumberField(.count))
        #expect(reading.missing?.rawValue == line.kind)
        #expect(reading.outcome == .accepted)
        #expect(reading.value == nil)
        #expect(reading.normalisations.contains(.missing) == (line.kind != "notReported"))
    }

    @Test("What a sign means is a setting of the form")
    func missingSetting() {
        var signs = MissingSigns.usual
        signs["-"] = .notSubmitted
        signs["KBC"] = .notReported
        signs["x"] = nil
        let field = NumberField(.count, missing: signs)
        #expect(WrittenNumber(" - ", as: field).missing == .notSubmitted)
        #expect(WrittenNumber("kbc", as: field).missing == .notReported)
        #expect(WrittenNumber("x", as: field).outcome == .refused)
        #expect(WrittenNumber("0", as: field).value == 0)
        #expect(WrittenNumber("-", as: NumberField(missing: MissingSigns())).outcome == .refused)
    }

    @Test(
        "A code keeps its zeros",
        arguments: [
            ("02", "code 02"), ("00001", "code 00001"), (" 20740 ", "code 20740"), ("-", "code -"),
            ("1.1.2.", "code 1.1.2."),
        ])
    func code(raw: String, read: String) {
        let reading = WrittenNumber(raw, as: NumberField(.code))
        #expect(shown(reading) == read)
        #expect(reading.outcome == .accepted)
        #expect(reading.normalisations == [])
    }

    @Test(
        "Yes and no",
        arguments: [
            ("có", "yes"), ("Có", "yes"), ("x", "yes"), ("Đạt", "yes"), ("không", "no"), ("Chưa đạt", "no"),
            ("0", "no"), ("", "notReported"), ("-", "none"), ("có lẽ", "notANumber"),
        ])
    func yesNo(raw: String, read: String) { #expect(shown(WrittenNumber(raw, as: NumberField(.yesNo))) == read) }

    static let columns:
        [(
            cells: [String], convention: NumberConvention?, field: NumberField.Kind, cell: String, value: String,
            other: String?, outcome: Outcome
        )] = [
            (["1,5", "0,75", "1.500"], .vietnamese, .area, "1.500", "1500", "1.5", .warned),
            (["1.5", "0.75", "1.500"], .english, .area, "1.500", "1.5", "1500", .warned),
            (["1,500.5", "1,500"], .english, .area, "1,500", "1500", "1.5", .warned),
            (["1.500,5", "1,500"], .vietnamese, .area, "1,500", "1.5", "1500", .warned),
            (["1.500.000", "500"], .vietnamese, .money, "1.500", "1500", nil, .accepted),
            (["1,500,000", "500"], .english, .money, "1,500", "1500", "1.5", .warned),
            (["1,500,000"], .english, .money, "1.500", "1500", "1.5", .warned),
            (["1,5", "1.5"], nil, .area, "1.500", "1500", "1.5", .warned),
            (["47", "", "-", "abc"], nil, .area, "1,500", "1.5", "1500", .warned),
            (["12 hộ", "1,5 ha", "khoảng 2,5"], .vietnamese, .area, "1.250 ha", "1250", "1.25", .warned),
            (["1,5", "1,5", "1.5"], .vietnamese, .area, "1.5", "1.5", nil, .accepted),
        ]

    @Test(arguments: columns)
    func column(
        line: (
            cells: [String], convention: NumberConvention?, field: NumberField.Kind, cell: String, value: String,
            other: String?, outcome: Outcome
        )
    ) {
        var votes = SeparatorVotes()
        for cell in line.cells { votes.add(cell) }
        #expect(votes.convention == line.convention)
        let reading = WrittenNumber(line.cell, as: NumberField(line.field, convention: votes.convention))
        #expect(reading.value?.description == line.value)
        #expect(reading.candidates.last?.description == line.other)
        #expect(reading.outcome == line.outcome)
    }

    @Test("The votes are there to be shown")
    func votes() {
        var votes = SeparatorVotes()
        for cell in ["1,5", "1.5", "1.500", "2.500 hộ", "47", "1.2.3", ""] { votes.add(cell) }
        #expect(votes.vietnamese == 1)
        #expect(votes.english == 1)
        #expect(votes.ambiguous == 2)
        #expect(votes.isMixed)
    }

    @Test(
        "The scale of a percentage column",
        arguments: [
            ([0.824, 0.91, 1.05], NumberField.PercentScale.one, false), ([82.4, 91, 105], .hundred, false),
            ([0.824, 91, 105], .hundred, true), ([0, 1], nil, false),
        ] as [([Double], NumberField.PercentScale?, Bool)])
    func percentVotes(values: [Double], scale: NumberField.PercentScale?, isMixed: Bool) throws {
        var votes = PercentVotes()
        for value in values { votes.add(try #require(Decimal(fifteenDigitsOf: value))) }
        #expect(votes.scale == scale)
        #expect(votes.isMixed == isMixed)
    }

    @Test("A product that does not agree says both results")
    func product() throws {
        let reading = WrittenNumber("85 suất x 500k = 45 triệu", as: NumberField(.money))
        #expect(reading.candidates == [45_000_000, 42_500_000])
        #expect(reading.product?.agrees == false)
        #expect(reading.value == 45_000_000)
        #expect(WrittenNumber("85 suất x 500k = 42,5 triệu", as: NumberField(.money)).product?.agrees == true)
        #expect(WrittenNumber("2 nhà x 50 triệu", as: NumberField(.money)).value == 100_000_000)
    }

    @Test("Approximate numbers and ranges say so")
    func approximate() {
        #expect(WrittenNumber("~30").isApproximate)
        #expect(WrittenNumber("30-35").isApproximate)
        #expect(WrittenNumber("30-35").value == nil)
        #expect(!WrittenNumber("30").isApproximate)
    }

    @Test("Remarks are kept")
    func remarks() {
        #expect(WrittenNumber("12 hộ (trong đó 5 hộ nghèo)", as: NumberField(.count)).remark == "trong đó 5 hộ nghèo")
        #expect(WrittenNumber("47/47 đ/c đạt 100% chỉ tiêu giao", as: NumberField(.ratio)).remark == "chỉ tiêu giao")
    }

    @Test("The number as written stays beside the value")
    func asWritten() {
        let money = WrittenNumber("42,5 tr.đ", as: NumberField(.money)).quantity
        #expect(
            money
                == Quantity(
                    value: 42_500_000, written: Decimal(string: "42.5"), factor: 1_000_000, unit: "đồng", decimals: 1))
        let share = WrittenNumber("94,2%").quantity
        #expect(share?.written.description == "94.2")
        #expect(share?.isPercent == true)
    }
}
