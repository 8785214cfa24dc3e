import Testing

@testable import VietnameseText

/// Bodies, types and names, taken apart.
@Suite struct UnitNameTests {
    struct Line: Sendable, CustomTestStringConvertible {
        var text: String
        var body: String?
        var type: UnitType?
        var name: String
        init(_ text: String, _ body: String?, _ type: UnitType?, _ name: String) {
            (self.text, self.body, self.type, self.name) = (text, body, type, name)
        }
        var testDescription: String { "“\(text)”" }
    }

    static let lines: [Line] = [
        Line("Phước Chánh", nil, nil, "Phước Chánh"), Line("xã Phước Chánh", nil, .commune, "Phước Chánh"),
        Line("Xã Phước Chánh", nil, .commune, "Phước Chánh"), Line("XÃ PHƯỚC CHÁNH", nil, .commune, "PHƯỚC CHÁNH"),
        Line("X. P.Chánh", nil, .commune, "P.Chánh"), Line("x. Phước Chánh", nil, .commune, "Phước Chánh"),
        Line("X.Phước Chánh", nil, .commune, "Phước Chánh"), Line("P. Chánh", nil, .ward, "Chánh"),
        Line("P.1", nil, .ward, "1"), Line("Phường 1", nil, .ward, "1"),
        Line("TT Khâm Đức", nil, .township, "Khâm Đức"),
        Line("T.T Khâm Đức", nil, .township, "Khâm Đức"), Line("TT. Khâm Đức", nil, .township, "Khâm Đức"),
        Line("T.T. Khâm Đức", nil, .township, "Khâm Đức"), Line("Thị trấn Khâm Đức", nil, .township, "Khâm Đức"),
        Line("Thị Trấn D'ran", nil, .township, "D'ran"), Line("T.Trấn Khâm Đức", nil, .township, "Khâm Đức"),
        Line("TP Đà Nẵng", nil, .city, "Đà Nẵng"), Line("TP. Đà Nẵng", nil, .city, "Đà Nẵng"),
        Line("Thành phố Đà Nẵng", nil, .city, "Đà Nẵng"), Line("TX Điện Bàn", nil, .town, "Điện Bàn"),
        Line("Đặc khu Hoàng Sa", nil, .specialZone, "Hoàng Sa"), Line("Huyện Phước Sơn", nil, .district, "Phước Sơn"),
        Line("H. Phước Sơn", nil, .district, "Phước Sơn"), Line("Tỉnh Quảng Nam", nil, .province, "Quảng Nam"),
        Line("Q. Hải Châu", nil, .urbanDistrict, "Hải Châu"), Line("quận 1", nil, .urbanDistrict, "1"),
        Line("UBND xã Phước Chánh", "ubnd", .commune, "Phước Chánh"),
        Line("UBND XÃ PHƯỚC CHÁNH", "ubnd", .commune, "PHƯỚC CHÁNH"),
        Line("Ủy ban nhân dân xã Phước Chánh", "ubnd", .commune, "Phước Chánh"),
        Line("Uỷ Ban Nhân Dân Xã Đạ Ròn", "ubnd", .commune, "Đạ Ròn"),
        Line("Ủy Ban Nhân Dân Thị Trấn D'ran", "ubnd", .township, "D'ran"),
        Line("uy ban nhan dan xa Phuoc Chanh", "ubnd", .commune, "Phuoc Chanh"),
        Line("UBND huyện", "ubnd", .district, ""), Line("UBND: xã Phước Chánh", "ubnd", .commune, "Phước Chánh"),
        Line("HĐND & UBND xã Phước Chánh", "ubnd", .commune, "Phước Chánh"),
        Line("HĐND xã Phước Chánh", "hdnd", .commune, "Phước Chánh"),
        Line("Ban CHQS xã Phước Chánh", "ban-chqs", .commune, "Phước Chánh"),
        Line("BCH quân sự xã Phước Chánh", "ban-chqs", .commune, "Phước Chánh"),
        Line("Ban Chỉ huy quân sự thị trấn Khâm Đức", "ban-chqs", .township, "Khâm Đức"),
        Line("Ban CHQS Phước Chánh", "ban-chqs", nil, "Phước Chánh"),
        Line("Bộ CHQS tỉnh Quảng Nam", "bo-chqs", .province, "Quảng Nam"),
        Line("khối dân vận xã Phước Chánh", "khoi-dan-van", .commune, "Phước Chánh"),
        Line("Khối Dân vận TT Khâm Đức", "khoi-dan-van", .township, "Khâm Đức"),
        Line("Ban Dân vận huyện Phước Sơn", "ban-dan-van", .district, "Phước Sơn"),
        Line("Đảng uỷ xã Phước Chánh", "dang-uy", .commune, "Phước Chánh"),
        Line("Đảng ủy xã Phước Chánh", "dang-uy", .commune, "Phước Chánh"),
        Line("ĐẢNG BỘ TỈNH QUẢNG NAM", "dang-uy", .province, "QUẢNG NAM"),
        Line("HUYỆN ỦY PHƯỚC SƠN", "dang-uy", .district, "PHƯỚC SƠN"),
        Line("UBMTTQVN xã Phước Chánh", "ubmttq", .commune, "Phước Chánh"),
        Line("UBMTTQ Việt Nam xã Phước Chánh", "ubmttq", .commune, "Phước Chánh"),
        Line("Ủy ban Mặt trận Tổ quốc Việt Nam xã Phước Chánh", "ubmttq", .commune, "Phước Chánh"),
        Line("UB MTTQ xã Phước Chánh", "ubmttq", .commune, "Phước Chánh"),
        Line("Hội LHPN xã Phước Chánh", "hoi-lhpn", .commune, "Phước Chánh"),
        Line("Hội Liên hiệp Phụ nữ xã Phước Chánh", "hoi-lhpn", .commune, "Phước Chánh"),
        Line("Hội Nông dân xã Phước Chánh", "hoi-nong-dan", .commune, "Phước Chánh"),
        Line("Hội ND xã Phước Chánh", "hoi-nong-dan", .commune, "Phước Chánh"),
        Line("Hội CCB xã Phước Chánh", "hoi-ccb", .commune, "Phước Chánh"),
        Line("Hội Cựu chiến binh Phước Chánh", "hoi-ccb", nil, "Phước Chánh"),
        Line("Đoàn TN xã Phước Chánh", "doan-tn", .commune, "Phước Chánh"),
        Line("ĐOÀN TNCS HỒ CHÍ MINH XÃ PHƯỚC CHÁNH", "doan-tn", .commune, "PHƯỚC CHÁNH"),
        Line("Xã đoàn Phước Chánh", "doan-tn", .commune, "Phước Chánh"),
        Line("Huyện đoàn Phước Sơn", "doan-tn", .district, "Phước Sơn"),
        Line("LĐLĐ huyện Phước Sơn", "ldld", .district, "Phước Sơn"),
        Line("Công an xã Phước Chánh", "cong-an", .commune, "Phước Chánh"),
        Line("Chi cục Thống kê huyện Phước Sơn", "thong-ke", .district, "Phước Sơn"),
        Line("Văn phòng - Thống kê xã Phước Chánh", "thong-ke", .commune, "Phước Chánh"),
        Line("Ban Chỉ đạo huyện Phước Sơn", "ban-chi-dao", .district, "Phước Sơn"),
        Line("xã Đoàn Kết", nil, .commune, "Đoàn Kết"), Line("Đoàn Kết", nil, nil, "Đoàn Kết"),
        Line("Bà Rịa - Vũng Tàu", nil, nil, "Bà Rịa - Vũng Tàu"), Line("Xà Phìn", nil, nil, "Xà Phìn"),
        Line("Tân Xã", nil, nil, "Tân Xã"), Line("Thị xã", nil, nil, "Thị xã"), Line("", nil, nil, ""),
        Line("  xã\u{A0}Phước  Chánh ", nil, .commune, "Phước Chánh"), Line("Hội An", nil, nil, "Hội An"),
    ]

    @Test(arguments: lines)
    func apart(line: Line) {
        let name = UnitName(line.text)
        #expect(name.body?.rawValue == line.body)
        #expect(name.type == line.type)
        #expect(name.name == line.name)
    }

    @Test(
        "The unit above stands behind",
        arguments: [
            ("UBND xã Phước Chánh, huyện Phước Sơn", "Phước Chánh", "huyện Phước Sơn"),
            ("xã Phước Chánh (Phước Sơn)", "Phước Chánh", "Phước Sơn"),
            ("UBND xã Phước Chánh huyện Phước Sơn", "Phước Chánh", "huyện Phước Sơn"),
            ("xã Phước Chánh", "Phước Chánh", nil),
        ] as [(String, String, String?)])
    func parent(text: String, name: String, parent: String?) {
        #expect(UnitName(text).name == name)
        #expect(UnitName(text).parent == parent)
    }

    @Test(
        "One letter is a type or an initial: both readings are kept",
        arguments: [
            ("P. Chánh", ["Chánh", "P. Chánh"]), ("X. P.Chánh", ["P.Chánh", "X. P.Chánh"]),
            ("Xa Dung", ["Dung", "Xa Dung"]),
            ("xã Dung", ["Dung"]), ("xã Đoàn Kết", ["Đoàn Kết", "Kết"]),
            ("XÃ ĐOÀN PHƯỚC CHÁNH", ["ĐOÀN PHƯỚC CHÁNH", "PHƯỚC CHÁNH"]), ("TT Khâm Đức", ["Khâm Đức"]),
            ("T. Quảng Nam", ["Quảng Nam", "T. Quảng Nam"]),
        ])
    func readings(text: String, names: [String]) { #expect(UnitName.readings(of: text).map(\.name) == names) }
}
