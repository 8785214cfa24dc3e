import Testing

@testable import VietnameseText

/// TCVN3 and VNI, proven by font, by column, or by reading.
@Suite struct LegacyTests {
    /// The published tables, without the letters both tables write as themselves.
    static let tcvn3: [(coded: String, letters: String)] = [
        ("µ ¸ ¶ · ¹", "à á ả ã ạ"), ("¨ » ¾ ¼ ½ Æ", "ă ằ ắ ẳ ẵ ặ"), ("© Ç Ê È É Ë", "â ầ ấ ẩ ẫ ậ"),
        ("Ì Ð Î Ï Ñ", "è é ẻ ẽ ẹ"),
        ("ª Ò Õ Ó Ô Ö", "ê ề ế ể ễ ệ"), ("× Ý Ø Ü Þ", "ì í ỉ ĩ ị"), ("ß ã á â ä", "ò ó ỏ õ ọ"),
        ("« å è æ ç é", "ô ồ ố ổ ỗ ộ"),
        ("¬ ê í ë ì î", "ơ ờ ớ ở ỡ ợ"), ("ï ó ñ ò ô", "ù ú ủ ũ ụ"), ("\u{AD} õ ø ö ÷ ù", "ư ừ ứ ử ữ ự"),
        ("ú ý û ü þ", "ỳ ý ỷ ỹ ỵ"),
        ("¡ ¢ § £ ¤ ¥ ¦ ®", "Ă Â Đ Ê Ô Ơ Ư đ"), ("Aµ A¸ A¶ A· A¹", "À Á Ả Ã Ạ"), ("¢Ê ¢Ç ¢È ¢É ¢Ë", "Ấ Ầ Ẩ Ẫ Ậ"),
        ("¡¾ ¡» ¡Æ", "Ắ Ằ Ặ"),
        ("EÐ £Õ £Ö", "É Ế Ệ"), ("¤è ¥í ¦ø ¦ù", "Ố Ớ Ứ Ự"), ("Uó Yý Oß I×", "Ú Ý Ò Ì"),
    ]

    @Test(arguments: tcvn3)
    func decodesTCVN3(line: (coded: String, letters: String)) {
        #expect(LegacyEncoding.tcvn3.decoded(line.coded) == line.letters)
    }

    static let vni: [(coded: String, letters: String)] = [
        ("aø aù aû aõ aï", "à á ả ã ạ"), ("aê aè aé aú aü aë", "ă ằ ắ ẳ ẵ ặ"), ("aâ aà aá aå aã aä", "â ầ ấ ẩ ẫ ậ"),
        ("eø eù eû eõ eï", "è é ẻ ẽ ẹ"),
        ("eâ eà eá eå eã eä", "ê ề ế ể ễ ệ"), ("ì í æ ó ò", "ì í ỉ ĩ ị"), ("oø où oû oõ oï", "ò ó ỏ õ ọ"),
        ("oâ oà oá oå oã oä", "ô ồ ố ổ ỗ ộ"),
        ("ô ôø ôù ôû ôõ ôï", "ơ ờ ớ ở ỡ ợ"), ("uø uù uû uõ uï", "ù ú ủ ũ ụ"), ("ö öø öù öû öõ öï", "ư ừ ứ ử ữ ự"),
        ("yø yù yû yõ î", "ỳ ý ỷ ỹ ỵ"),
        ("ë", "ỷ"), ("AØ AÙ AÛ AÕ AÏ", "À Á Ả Ã Ạ"), ("AÊ AÈ AÉ AÚ AÜ AË", "Ă Ằ Ắ Ẳ Ẵ Ặ"),
        ("AÂ AÀ AÁ AÅ AÃ AÄ", "Â Ầ Ấ Ẩ Ẫ Ậ"),
        ("EÂ EÀ EÁ EÅ EÃ EÄ", "Ê Ề Ế Ể Ễ Ệ"), ("Ô ÔØ ÔÙ ÔÛ ÔÕ ÔÏ", "Ơ Ờ Ớ Ở Ỡ Ợ"), ("Ö ÖØ ÖÙ ÖÛ ÖÕ ÖÏ", "Ư Ừ Ứ Ử Ữ Ự"),
        ("ñ Ñ", "đ Đ"),
        ("UØ UÙ UÛ UÕ UÏ", "Ù Ú Ủ Ũ Ụ"), ("OÂ OÁ OÄ", "Ô Ố Ộ"), ("Ì Í Æ Ó Ò Î", "Ì Í Ỉ Ĩ Ị Ỵ"),
        ("YØ YÙ YÛ YÕ", "Ỳ Ý Ỷ Ỹ"),
    ]

    @Test(arguments: vni)
    func decodesVNI(line: (coded: String, letters: String)) {
        #expect(LegacyEncoding.vni.decoded(line.coded) == line.letters)
    }

    static let names = [
        "Thị trấn Khâm Đức", "Xã Phước Xuân", "xã Phước Hiệp", "xã Phước Hoà", "xã Phước Đức", "xã Phước Năng",
        "xã Phước Mỹ", "xã Phước Chánh", "xã Phước Công",
        "xã Phước Kim", "xã Phước Lộc", "xã Phước Thành", "vận động công dân lên đường nhập ngũ", "cải tạo vườn tạp",
        "xây dựng mô hình nuôi cá và trồng sắn, cây ăn quả tại đèo Lò Xo",
        "thăm, tặng quà thanh niên trúng tuyển nghĩa vụ quân sự", "đăng ký giúp đỡ hộ thoát nghèo",
        "công tác chỉ đạo, kiểm tra, đôn đốc chưa thường xuyên", "Đơn vị tính: triệu đồng",
    ]

    /// A text written with a table of this suite.
    private static func coded(_ text: String, _ table: [(coded: String, letters: String)]) -> String {
        var codes: [String: String] = [:]
        for line in table {
            for (code, letter) in zip(line.coded.split(separator: " "), line.letters.split(separator: " ")) {
                codes[String(letter)] = String(code)
            }
        }
        return text.map { codes[String($0)] ?? String($0) }.joined()
    }

    @Test("Texts written with the tables read back, and are told without a font", arguments: names)
    func readsBack(name: String) {
        let tcvn3 = Self.coded(name, Self.tcvn3)
        #expect(LegacyEncoding.tcvn3.decoded(tcvn3) == name)
        #expect(LegacyReading(tcvn3).text == name)
        let vni = Self.coded(name, Self.vni)
        #expect(LegacyEncoding.vni.decoded(vni) == name)
        #expect(LegacyReading(vni).text == name)
        #expect(LegacyReading(name).encoding == nil)
    }

    static let fonts: [(font: String, encoding: LegacyEncoding?, isCapital: Bool)] = [
        (".VnTime", .tcvn3, false), (".VnTimeH", .tcvn3, true), (".VnArial", .tcvn3, false),
        (".VnArialH", .tcvn3, true), (".VnArial NarrowH", .tcvn3, true),
        (".vntime", .tcvn3, false), ("VNI-Times", .vni, false), ("VNI-Helve", .vni, false), ("VNI Times", .vni, false),
        ("Vni-Times", .vni, false),
        ("Times New Roman", nil, false), ("Arial", nil, false), ("Calibri", nil, false), ("", nil, false),
        ("UTM BethH", nil, false), ("Vn", nil, false), ("VNIH", nil, false),
    ]

    @Test(arguments: fonts)
    func font(line: (font: String, encoding: LegacyEncoding?, isCapital: Bool)) {
        #expect(LegacyEncoding.of(font: line.font) == line.encoding)
        #expect(LegacyEncoding.isCapital(font: line.font) == line.isCapital)
    }

    struct Line: Sendable, CustomTestStringConvertible {
        var raw: String
        var font: String?
        var text: String
        var evidence: LegacyReading.Evidence
        var outcome: Outcome
        init(
            _ raw: String, _ font: String?, _ text: String, _ evidence: LegacyReading.Evidence,
            _ outcome: Outcome = .accepted
        ) {
            (self.raw, self.font, self.text, self.evidence, self.outcome) = (raw, font, text, evidence, outcome)
        }
        var testDescription: String { "“\(raw)” \(font ?? "")" }
    }

    static let lines: [Line] = [
        Line("B¸o c¸o tæng kÕt c«ng t¸c §¶ng", ".VnTime", "Báo cáo tổng kết công tác Đảng", .font),
        Line("UBND X· PHóC LîI", ".VnTimeH", "UBND XÃ PHÚC LỢI", .font),
        Line("UBND x· phóc lîi", ".VnTimeH", "UBND XÃ PHÚC LỢI", .font),
        Line("x· Ph\u{AD}íc Ch¸nh", ".VnTime", "xã Phước Chánh", .font),
        Line("Tæng céng", ".VnArial", "Tổng cộng", .font),
        Line("céng hßa x· héi chñ nghÜa viÖt nam", ".VnTimeH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .font),
        Line("xaõ Phöôùc Chaùnh", "VNI-Times", "xã Phước Chánh", .font),
        Line("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "VNI-Times", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", .font),
        Line("Toång coäng", "VNI-Helve", "Tổng cộng", .font), Line("47", ".VnTime", "47", .font),
        Line("T10", "VNI-Times", "T10", .font), Line("Q3", ".VnTime", "Q3", .font),
        Line("có", ".VnTime", "cú", .font), Line("Phóc", ".VnTime", "Phúc", .font),
        Line("B¸o c¸o tæng kÕt c«ng t¸c §¶ng", nil, "Báo cáo tổng kết công tác Đảng", .plausibility, .warned),
        Line("B¸o c¸o", "Arial", "Báo cáo", .plausibility, .warned),
        Line("UBND X· PHóC LîI", nil, "UBND XÃ PHÚC LỢI", .plausibility, .warned),
        Line("x· Ph\u{AD}íc Ch¸nh", nil, "xã Phước Chánh", .plausibility, .warned),
        Line("Tæng céng", nil, "Tổng cộng", .plausibility, .warned),
        Line("xaõ Phöôùc Chaùnh", "Arial", "xã Phước Chánh", .plausibility, .warned),
        Line("Toång coäng", nil, "Tổng cộng", .plausibility, .warned),
        Line("Soá lieäu thoáng keâ", nil, "Số liệu thống kê", .plausibility, .warned),
        Line("Ñôn vò tính: ñoàng", nil, "Đơn vị tính: đồng", .plausibility, .warned),
        Line("T10", nil, "T10", .none), Line("Q3", nil, "Q3", .none), Line("47/47 đ/c", nil, "47/47 đ/c", .none),
        Line("", nil, "", .none),
        Line("Phước Chánh", nil, "Phước Chánh", .none), Line("có", nil, "có", .none), Line("Xã", nil, "Xã", .none),
        Line("là", nil, "là", .none),
        Line("không có", nil, "không có", .none), Line("Trà Linh", nil, "Trà Linh", .none),
        Line("Hà Nam", nil, "Hà Nam", .none), Line("tháng", nil, "tháng", .none),
        Line("500 m²", nil, "500 m²", .none), Line("25°C", nil, "25°C", .none), Line("« Báo »", nil, "« Báo »", .none),
        Line("CÔNG HOÀ", nil, "CÔNG HOÀ", .none),
        Line("Ngô Văn An, xã Trà Tân", nil, "Ngô Văn An, xã Trà Tân", .none),
        Line("Thôn Nà Ún", nil, "Thôn Nà Ún", .none),
        Line("Nhà máy số 1 là tốt", nil, "Nhà máy số 1 là tốt", .none), Line("café", nil, "café", .none),
        Line("São Paulo", nil, "São Paulo", .none),
    ]

    @Test(arguments: lines)
    func reading(line: Line) {
        let reading = LegacyReading(line.raw, font: line.font)
        #expect(reading.text == line.text)
        #expect(reading.evidence == line.evidence)
        #expect(reading.outcome == line.outcome)
        #expect(reading.before == line.raw)
    }

    @Test("The column settles a word that reads both ways")
    func column() {
        var votes = LegacyVotes()
        for cell in ["x· Ph\u{AD}íc Ch¸nh", "x· Ph\u{AD}íc Hßa", "thÞ trÊn Kh©m §øc", "47", ""] { votes.add(cell) }
        #expect(votes.encoding == .tcvn3)
        let reading = LegacyReading("Phóc", column: votes.encoding)
        #expect(reading.text == "Phúc")
        #expect(reading.evidence == .column)
        #expect(reading.outcome == .warned)
        #expect(reading.normalisations == [.tcvn3])
        #expect(LegacyReading("Phước Chánh", column: .tcvn3).text == "Phước Chánh")
    }

    @Test("A column in Unicode has no legacy encoding, nor has a single cell")
    func noColumn() {
        var votes = LegacyVotes()
        for cell in ["Phước Chánh", "Phước Hòa", "B¸o c¸o"] { votes.add(cell) }
        #expect(votes.encoding == nil)
        #expect(votes.unicode == 2)
        var mixed = LegacyVotes()
        for cell in ["B¸o c¸o", "Tæng céng", "Phước Chánh", "Phước Đức", "Phước Mỹ"] { mixed.add(cell) }
        #expect(mixed.encoding == nil)
    }

    static let syllables: [(word: String, isValid: Bool)] = [
        ("xã", true), ("Phước", true), ("Chánh", true), ("nghiêng", true), ("nghiệp", true), ("giếng", true),
        ("gì", true), ("gìn", true), ("quý", true), ("quốc", true),
        ("quyết", true), ("khuyên", true), ("khuỷu", true), ("thuế", true), ("Đức", true), ("uỷ", true), ("ủy", true),
        ("hoà", true), ("hòa", true), ("yêu", true), ("ươm", true),
        ("rượu", true), ("loong", true), ("a", true), ("ở", true), ("ý", true), ("ÔNG", true), ("tuần", true),
        ("tuổi", true), ("xoăn", true), ("ngoằn", true), ("oạch", true),
        ("quỳnh", true), ("Quảng", true), ("qua", true), ("gia", true), ("giữa", true), ("hươu", true),
        ("thưởng", true), ("mưu", true), ("hoặc", true), ("thuở", true),
        ("", false), ("bl", false), ("c«ng", false), ("t¸c", false), ("các", true), ("càc", false), ("cảch", false),
        ("tăp", false), ("đẹt", true), ("Ðà", false), ("wá", false),
        ("Pleiku", false), ("Đắk", false), ("Chaùnh", false), ("thoáng", true), ("toång", false), ("ngnh", false),
        ("ă", false), ("áà", false), ("nghieng", false), ("fa", false),
        ("đơđ", false), ("k", false), ("123", false), ("T10", false),
    ]

    @Test(arguments: syllables)
    func syllable(line: (word: String, isValid: Bool)) { #expect(Syllable.isValid(line.word) == line.isValid) }
}
