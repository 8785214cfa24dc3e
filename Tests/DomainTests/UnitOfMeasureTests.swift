import Domain
import FoundationEssentials
import Testing
import VietnameseText

@Suite struct UnitOfMeasureTests {
    static let conversions: [(number: String, from: String, to: String, region: Region?, result: String)] = [
        ("1.5", "ha", "m2", nil, "15000"), ("1", "km²", "ha", nil, "100"), ("15000", "m²", "ha", nil, "1.5"),
        ("1", "sào", "m2", .north, "360"), ("1", "sào", "m2", .central, "500"), ("1", "sào", "m2", .south, "1000"),
        ("2", "mẫu", "m2", .north, "7200"), ("2", "mẫu", "m2", .central, "10000"), ("1", "mẫu", "ha", .south, "1"),
        ("1", "thước", "m2", .north, "24"), ("3", "thước", "m2", .central, "100"), ("15", "thước", "sào", .north, "1"),
        ("1", "công", "m2", .south, "1000"), ("1", "công tầm lớn", "m2", .south, "1296"),
        ("3", "SÀO", "ha", .central, "0.15"),
        ("170", "triệu đồng", "đ", nil, "170000000"), ("33000000", "đồng", "tr.đ", nil, "33"),
        ("3.2", "tỷ", "triệu", nil, "3200"), ("500", "k", "đồng", nil, "500000"),
        ("42.5", "trđồng", "VNĐ", nil, "42500000"),
        ("1000", "1000đ", "triệu đồng", nil, "1"), ("5", "ngàn đồng", "VND", nil, "5000"),
        ("1", "tấn", "kg", nil, "1000"), ("3", "tạ", "tấn", nil, "0.3"), ("2", "yến", "kg", nil, "20"),
        ("55", "tạ/ha", "tấn/ha", nil, "5.5"), ("1", "kg/sào", "kg/ha", .central, "20"),
        ("2", "nghìn tấn", "tấn", nil, "2000"), ("94.2", "%", "lần", nil, "0.942"), ("7", "đ/c", "đồng chí", nil, "7"),
        ("3", "1000 con", "con", nil, "3000"), ("4", "Mô  hình", "mô hình", nil, "4"),
        ("1", "triệu đồng/hộ", "đồng/hộ", nil, "1000000"), ("2", "hoà", "hòa", nil, "2"),
    ]

    @Test(arguments: conversions)
    func convert(_ item: (number: String, from: String, to: String, region: Region?, result: String)) throws {
        let (from, to) = try (
            UnitOfMeasure(item.from, region: item.region), UnitOfMeasure(item.to, region: item.region)
        )
        let number = try #require(Decimal(string: item.number))
        let conversion = try from.converted(number, to: to)
        #expect(conversion.value.canonicalText == item.result)
        #expect(conversion.number == number)
        #expect(conversion.from == from)
        #expect(conversion.isExact)
    }

    @Test(
        "What is not made of one another does not convert",
        arguments: [
            ("lượt người", "người"), ("người", "hộ"), ("hộ", "hộ nghèo"), ("ha", "triệu đồng"), ("đồng chí", "người"),
            ("tạ/ha", "tạ"), ("khẩu", "người"), ("kg", "hga"), ("tạ/ha", "tạ/hộ"),
        ])
    func refused(_ from: String, _ to: String) throws {
        let (from, to) = try (UnitOfMeasure(from), UnitOfMeasure(to))
        #expect(throws: UnitError.notConvertible(from.name, to.name)) { try from.converted(1, to: to) }
    }

    @Test("Measures of land without a region are no guess", arguments: ["sào", "Mẫu", "thước", "công", "kg/sào"])
    func region(_ name: String) { #expect(throws: UnitError.self) { try UnitOfMeasure(name) } }

    @Test("A day's work is a công outside the south")
    func work() throws {
        #expect(try UnitOfMeasure("công", region: .central).isConvertible(to: UnitOfMeasure("m2")) == false)
        #expect(throws: UnitError.empty) { try UnitOfMeasure("\u{A0} ") }
    }

    @Test("A factor without end is told to be inexact")
    func inexact() throws {
        let conversion = try UnitOfMeasure("thước", region: .central).converted(1, to: UnitOfMeasure("m2"))
        #expect(!conversion.isExact)
        #expect(conversion.factor == UnitOfMeasure.Factor(500, over: 15))
        #expect(conversion.value.rounded(decimals: 2).canonicalText == "33.33")
    }
}
