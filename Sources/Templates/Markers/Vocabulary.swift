internal import Domain
internal import Findings
internal import VietnameseText

/// The words of the marker language that name a value, each with its other spellings and what it means.
///
/// Case, spaces, tone placement and diacritics do not matter; a name of the programme that is written exactly goes before
/// a word of the language that only fits without its diacritics.
struct Vocabulary {
    /// What a word stands for.
    enum Word: Hashable {
        case plain(PlainName)
        case field(FigureField)
        case whole
        case period(FigureRequest.PeriodChoice)
    }

    /// A word of the language.
    struct Entry {
        var name: String
        var others: [String] = []
        var word: Word
        var meaning: LocalizedText
    }

    static let shared = Vocabulary()

    private let exact: [NameKey: Int]
    private let folded: [NameKey: Int]

    private init() {
        var (exact, folded): ([NameKey: Int], [NameKey: Int]) = ([:], [:])
        for (place, entry) in Self.entries.enumerated() {
            for name in [entry.name] + entry.others {
                let (one, other) = (NameKey(name, .iAndY), NameKey(name, .folded))
                exact[one] = exact[one] ?? place
                folded[other] = folded[other] ?? place
            }
        }
        (self.exact, self.folded) = (exact, folded)
    }

    /// The word that a text is, with its diacritics.
    func exactWord(_ text: String) -> Word? { exact[NameKey(text, .iAndY)].map { Self.entries[$0].word } }
    /// The word that a text is, without regard to diacritics.
    func foldedWord(_ text: String) -> Word? { folded[NameKey(text, .folded)].map { Self.entries[$0].word } }
    /// The entry of a word.
    static func entry(of word: Word) -> Entry? { entries.first { $0.word == word } }

    /// The names nearest to a text, with the letters they differ by.
    func nearest(to text: String) -> [(name: String, distance: Int)] {
        let key = NameKey(text, .folded)
        let limit = max(key.description.utf8.count / 3, 1)
        return Self.entries.compactMap { entry in
            ([entry.name] + entry.others).compactMap { name in
                key.distance(to: NameKey(name, .folded), limit: limit).map { (name, $0) }
            }.min { $0.1 < $1.1 }
        }
    }

    // MARK: Tables

    static let entries: [Entry] = plain + fields + periods

    private static func name(
        _ name: String, _ others: [String] = [], _ plain: PlainName, _ vi: String, _ en: String
    ) -> Entry {
        Entry(name: name, others: others, word: .plain(plain), meaning: LocalizedText(vi: vi, en: en))
    }

    private static let plain: [Entry] = [
        name("Kỳ báo cáo", ["Kỳ", "Tên kỳ"], .period, "kỳ báo cáo bằng chữ", "the period in words"),
        name("Năm", ["Năm báo cáo"], .year, "năm của kỳ báo cáo", "the year of the period"),
        name("Năm trước", [], .lastYear, "năm trước năm báo cáo", "the year before"),
        name("Tháng", ["Tháng báo cáo"], .month, "tháng của kỳ báo cáo", "the month of the period"),
        name("Quý", ["Quý báo cáo"], .quarter, "quý của kỳ báo cáo, số La Mã", "the quarter, in Roman numerals"),
        name(
            "Ngày ký", ["Ngày lập", "Ngày báo cáo", "Ngày tháng năm"], .signingDay, "ngày ký báo cáo",
            "the day of signing"),
        name("Từ ngày", [], .firstDay, "ngày đầu của thời gian lấy số liệu", "the first day figures are for"),
        name("Đến ngày", [], .lastDay, "ngày cuối của thời gian lấy số liệu", "the last day figures are for"),
        name("Tên chương trình", ["Chương trình"], .program, "tên chương trình", "the programme's title"),
        name("Mã chương trình", [], .programCode, "mã chương trình", "the programme's code"),
        name("Cơ quan chủ trì", ["Ban chỉ đạo"], .leadingBody, "cơ quan chủ trì chương trình", "the leading body"),
        name(
            "Tên huyện", ["Huyện", "Tên đơn vị tổng hợp"], .wholeName,
            "tên đơn vị tổng hợp, không kèm loại", "the name of the summarising unit, without its type"),
        name(
            "Tên huyện đầy đủ", ["Đơn vị tổng hợp", "Đơn vị báo cáo"], .wholeFullName,
            "tên đơn vị tổng hợp, kèm loại", "the name of the summarising unit, with its type"),
        name(
            "Tên tỉnh", ["Tỉnh", "Đơn vị cấp trên"], .superiorName, "tên đơn vị cấp trên, không kèm loại",
            "the name of the unit above, without its type"),
        name("STT", ["TT", "Số thứ tự"], .number, "số thứ tự trong vòng lặp", "the running number in the loop"),
        name(
            "Tên xã", ["Xã", "Tên xã thị trấn", "Tên phường"], .unitName, "tên đơn vị của dòng, không kèm loại",
            "the row's unit, without its type"),
        name("Tên đơn vị", ["Đơn vị"], .unitFullName, "tên đơn vị của dòng, kèm loại", "the row's unit, with its type"),
        name("Mã đơn vị", ["Mã xã"], .unitCode, "mã đơn vị của dòng", "the code of the row's unit"),
        name("Loại đơn vị", ["Loại"], .unitKind, "loại đơn vị của dòng", "the type of the row's unit"),
        name(
            "Tên chỉ tiêu", ["Chỉ tiêu", "Tên chỉ tiêu con", "Tên phần"], .indicatorName, "tên chỉ tiêu của dòng",
            "the row's indicator"),
        name("Mã chỉ tiêu", [], .indicatorCode, "mã chỉ tiêu của dòng", "the code of the row's indicator"),
        name("Đơn vị tính", ["ĐVT"], .measure, "đơn vị tính của chỉ tiêu", "the indicator's unit of measure"),
        name("Tên cơ quan", ["Cơ quan", "Cơ quan báo cáo"], .bodyName, "cơ quan của dòng", "the row's body"),
        name(
            "Tên vùng", ["Vùng", "Tên nhóm", "Nhóm", "Tên cụm", "Cụm", "Tên loại"], .groupName, "nhóm của dòng",
            "the row's group"),
        name(
            "Phát hiện", ["Phát hiện chưa xử lý", "Lưu ý số liệu", "Lưu ý đối soát", "Ghi chú đối soát"], .remarks,
            "các phát hiện đối soát chưa xử lý, mỗi phát hiện một dòng",
            "what reconciling found and is not settled, a line each"),
        name(
            "Dự thảo", ["Dòng dự thảo"], .draft, "“DỰ THẢO – 11/12 đơn vị” khi còn thiếu số liệu, trống khi đủ",
            "“DỰ THẢO – 11/12 đơn vị” while figures are missing, else nothing"),
    ]

    private static func field(
        _ name: String, _ others: [String], _ field: FigureField, _ vi: String, _ en: String
    ) -> Entry {
        Entry(name: name, others: others, word: .field(field), meaning: LocalizedText(vi: vi, en: en))
    }

    private static let fields: [Entry] = [
        field(
            "Chỉ tiêu giao", ["Chỉ tiêu được giao", "Kế hoạch", "Kế hoạch giao", "Giao", "KH"], .stage(.plan),
            "chỉ tiêu giao", "what was assigned"),
        field(
            "Kết quả", ["Thực hiện", "Kết quả thực hiện", "Kết quả đạt được", "Đã thực hiện", "TH"], .stage(.result),
            "kết quả thực hiện", "the result"),
        field("Đăng ký", ["Số đăng ký"], .stage(.pledge), "số đăng ký", "what was pledged"),
        field("Ước thực hiện", ["Ước", "ƯTH"], .stage(.estimate), "ước thực hiện", "the estimate"),
        field("Chính thức", ["Số chính thức"], .stage(.official), "số chính thức", "the official figure"),
        field(
            "Tỷ lệ", ["Tỷ lệ hoàn thành", "Tỷ lệ đạt", "Tỷ lệ thực hiện", "Tỷ lệ TH/KH"], .rate,
            "tỷ lệ kết quả trên chỉ tiêu giao", "the result by what was assigned"),
        field("Còn lại", ["Còn thiếu"], .remaining, "chỉ tiêu giao trừ kết quả", "what was assigned less the result"),
        field(
            "Chênh lệch", ["Tăng giảm"], .difference, "kết quả trừ chỉ tiêu giao", "the result less what was assigned"),
        field(
            "So cùng kỳ", ["So với cùng kỳ", "So cùng kỳ năm trước", "So với cùng kỳ năm trước"], .growth,
            "kết quả so với cùng kỳ năm trước", "the result by that of a year earlier"),
        Entry(
            name: "Toàn huyện", others: ["Toàn tỉnh", "Toàn xã", "Toàn thành phố", "Cả huyện", "Tất cả đơn vị"],
            word: .whole, meaning: LocalizedText(vi: "tất cả đơn vị", en: "all units together")),
    ]

    private static let periods: [Entry] = [
        Entry(
            name: "cùng kỳ năm trước", others: ["cùng kỳ"], word: .period(.sameLastYear),
            meaning: LocalizedText(vi: "cùng kỳ năm trước", en: "the same period a year earlier")),
        Entry(
            name: "kỳ trước", others: ["kỳ liền trước"], word: .period(.previous),
            meaning: LocalizedText(vi: "kỳ trước", en: "the period before")),
        Entry(
            name: "luỹ kế", others: ["lũy kế", "cộng dồn", "từ đầu năm"], word: .period(.yearToDate),
            meaning: LocalizedText(vi: "luỹ kế từ đầu năm", en: "since the beginning of the year")),
    ]
}
