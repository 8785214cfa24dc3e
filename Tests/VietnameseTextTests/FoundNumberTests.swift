import FoundationEssentials
import Testing

@testable import VietnameseText

/// Numbers in sentences, the article's own first.
@Suite struct FoundNumberTests {
    static let sentences: [(text: String, found: [String])] = [
        ("vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao", ["47 đ/c / 47 đ/c = 1"]),
        (
            "phối hợp tổ chức tỉa lúa Baton (1,5 ha), trồng sắn (02 ha), cải tạo vườn tạp (13 vườn/10 ha) tại 04\u{A0}xã",
            ["1.5 ha", "2 ha", "13 vườn & 10 ha", "4 xã"]
        ),
        ("xây dựng mô hình nuôi cá và trồng sắn, cây ăn quả tại đèo Lò Xo (kinh phí 170.000.000đ)", ["170000000 đồng"]),
        (
            "thăm, tặng quà\u{A0}66 thanh niên trúng tuyển nghĩa vụ quân sự năm 2022 (33.000.000đ)",
            ["66 thanh niên", "33000000 đồng"]
        ),
        ("đăng ký giúp đỡ 17 hộ thoát nghèo năm 2022", ["17 hộ"]), ("trưởng khối dân vận 12 xã, thị trấn", ["12 xã"]),
        ("Ngày 26/10/2022, huyện Phước Sơn tổ chức Hội nghị sơ kết", []), ("Quyết định số 127-QĐ/TW ngày 3/4/2018", []),
        ("1. Tập trung quán triệt và triển khai", []), ("Đã giao quân đợt 1: 5/5 (đạt 100%)", ["5 / 5 = 1"]),
        ("vận động 2.450/2.600 hộ (94,2%) tham gia", ["2450 hộ / 2600 hộ = 0.942"]),
        ("tặng 85 suất x 500k = 42,5 triệu", ["85 suất × 500000 = 42500000"]),
        ("hỗ trợ 2 nhà x 50 triệu = 100 triệu và 3 con bò", ["2 nhà × 50000000 = 100000000", "3 con"]),
        ("khoảng 30 người dự", ["30 người"]),
        ("trồng 12 ha lúa, 1.500 cây ăn quả", ["12 ha", "1500 cây"]), ("Báo cáo tháng 10 và quý 3", []),
        ("T10, Q3", []), ("", []), ("không có số liệu", []),
        ("mở 3 lớp tập huấn cho 120 lượt người", ["3 lớp tập huấn", "120 lượt người"]),
        ("tăng 5,2% so với năm 2021", ["0.052"]),
    ]

    @Test(arguments: sentences)
    func all(line: (text: String, found: [String])) {
        #expect(FoundNumber.all(in: line.text).map { shown($0.reading) } == line.found)
    }

    @Test("The words it was read from stay with it")
    func words() {
        #expect(
            FoundNumber.all(in: "cải tạo vườn tạp (13 vườn/10 ha) tại 04 xã").map(\.text) == ["13 vườn/10 ha", "04 xã"])
    }

    @Test("66 presents of 500.000 đồng make the sum of the article")
    func presents() throws {
        let found = FoundNumber.all(in: "thăm, tặng quà 66 thanh niên (33.000.000đ)").compactMap(\.reading.value)
        #expect(found.count == 2)
        #expect(try #require(found.last) / #require(found.first) == 500_000)
    }

    static let article: [(text: String, kind: NumberField.Kind, read: String)] = [
        ("47/47 đ/c", .ratio, "47 đ/c / 47 đ/c"), ("1,5 ha", .area, "1.5 ha"), ("02 ha", .area, "2 ha"),
        ("13 vườn/10 ha", .composite, "13 vườn & 10 ha"),
        ("04\u{A0}xã", .count, "4 xã"), ("170.000.000đ", .money, "170000000 đồng"),
        ("66 thanh niên", .count, "66 thanh niên"), ("33.000.000đ", .money, "33000000 đồng"),
        ("17 hộ", .count, "17 hộ"), ("100%", .percentage, "1"),
    ]

    @Test("The facts of the article, as cells", arguments: article)
    func facts(line: (text: String, kind: NumberField.Kind, read: String)) {
        let reading = WrittenNumber(line.text, as: NumberField(line.kind))
        #expect(shown(reading) == line.read)
        #expect(reading.outcome == .accepted)
    }
}
