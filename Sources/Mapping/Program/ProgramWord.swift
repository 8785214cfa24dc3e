internal import Domain
internal import Findings
internal import VietnameseText

/// Something that a program workbook says by one of a few words, and its JSON twin by its raw value.
protocol ProgramWord: RawRepresentable, Hashable where RawValue == String {
    /// The values with their Vietnamese words, the one that is written first.
    static var words: [(value: Self, words: [String])] { get }
}

extension ProgramWord {
    /// The value that a text says; case, spaces and diacritics do not matter. The raw value counts too.
    static func saying(_ text: String) -> Self? {
        // Written as it is offered, as it nearly always is.
        if let exact = words.first(where: { $0.words.contains(text) }) { return exact.value }
        let key = NameKey(text, .folded)
        return words.first { item in
            ([item.value.rawValue] + item.words).contains { NameKey($0, .folded) == key }
        }?.value
    }

    /// The Vietnamese word.
    var word: String { Self.words.first { $0.value == self }?.words.first ?? rawValue }

    /// The words that may be written, for a message.
    static var choices: [String] { words.compactMap(\.words.first) }
}

extension Region: ProgramWord {
    static let words: [(value: Region, words: [String])] = [
        (.north, ["Bắc", "Miền Bắc", "Bắc Bộ"]), (.central, ["Trung", "Miền Trung", "Trung Bộ"]),
        (.south, ["Nam", "Miền Nam", "Nam Bộ"]),
    ]
}

extension OrganizationKind: ProgramWord {
    static let words: [(value: OrganizationKind, words: [String])] = [
        (.province, ["tỉnh"]), (.city, ["thành phố"]), (.district, ["huyện"]), (.urbanDistrict, ["quận"]),
        (.town, ["thị xã"]), (.commune, ["xã"]), (.ward, ["phường"]), (.township, ["thị trấn"]),
        (.specialZone, ["đặc khu"]), (.village, ["thôn", "tổ dân phố"]), (.body, ["cơ quan"]),
    ]
}

extension Merger.Relation: ProgramWord {
    static let words: [(value: Merger.Relation, words: [String])] = [
        (.whole, ["toàn bộ", "nhập toàn bộ"]), (.part, ["một phần", "nhập một phần"]),
        (.kept, ["giữ nguyên"]), (.renamed, ["đổi tên"]), (.retyped, ["đổi loại"]),
    ]
}

extension Indicator.Kind: ProgramWord {
    static let words: [(value: Indicator.Kind, words: [String])] = [
        (.count, ["số lượng"]), (.area, ["diện tích"]), (.money, ["tiền"]), (.mass, ["khối lượng"]),
        (.percentage, ["tỷ lệ", "tỉ lệ"]), (.rate, ["năng suất", "bình quân"]), (.boolean, ["có/không", "có không"]),
        (.text, ["văn bản"]),
    ]
}

extension Indicator.OverOrganizations: ProgramWord {
    static let words: [(value: Indicator.OverOrganizations, words: [String])] = [
        (.sum, ["cộng"]), (.recompute, ["tính lại"]), (.none, ["không cộng"]),
    ]
}

extension Indicator.OverPeriods: ProgramWord {
    static let words: [(value: Indicator.OverPeriods, words: [String])] = [
        (.flow, ["trong kỳ", "trong kì"]), (.cumulative, ["luỹ kế", "cộng dồn"]), (.stock, ["thời điểm"]),
    ]
}

extension Indicator.PartOf: ProgramWord {
    static let words: [(value: Indicator.PartOf, words: [String])] = [
        (.some, ["trong đó"]), (.all, ["gồm", "bao gồm", "chia ra"]),
    ]
}

extension ReportForm.Kind: ProgramWord {
    static let words: [(value: ReportForm.Kind, words: [String])] = [
        (.submission, ["nộp"]), (.plan, ["kế hoạch"]), (.otherBody, ["cơ quan khác"]), (.summary, ["tổng hợp"]),
    ]
}

extension FormLayout: ProgramWord {
    static let words: [(value: FormLayout, words: [String])] = [
        (.unitRows, ["mỗi dòng một đơn vị"]), (.indicatorRows, ["mỗi dòng một chỉ tiêu"]),
        (.unitColumns, ["đơn vị theo cột"]), (.list, ["danh sách"]),
    ]
}

extension ColumnRole: ProgramWord {
    static let words: [(value: ColumnRole, words: [String])] = [
        (.number, ["STT", "số thứ tự"]), (.unitName, ["Đơn vị"]), (.unitCode, ["Mã đơn vị"]),
        (.indicatorName, ["Chỉ tiêu"]), (.indicatorCode, ["Mã chỉ tiêu"]), (.measure, ["ĐVT", "đơn vị tính"]),
        (.figure, ["Số liệu"]), (.statedPercent, ["Tỷ lệ nêu", "tỉ lệ nêu"]), (.note, ["Ghi chú"]),
        (.date, ["Ngày"]), (.period, ["Kỳ", "kì"]), (.count, ["Đếm"]), (.sum, ["Cộng"]), (.ignored, ["Bỏ qua"]),
    ]
}

extension FigurePattern: ProgramWord {
    static let words: [(value: FigurePattern, words: [String])] = [
        (.number, ["số"]), (.ratio, ["đạt/giao"]), (.composite, ["gộp"]), (.product, ["tích"]),
    ]
}

extension WrittenStage: ProgramWord {
    static let words: [(value: WrittenStage, words: [String])] = [
        (.plan, ["kế hoạch", "giao"]), (.pledge, ["đăng ký", "đăng kí"]), (.estimate, ["ước", "ước thực hiện"]),
        (.result, ["thực hiện", "kết quả"]), (.official, ["chính thức"]),
    ]
}

extension DataWindow: ProgramWord {
    static let words: [(value: DataWindow, words: [String])] = [
        (.decree09, ["NĐ 09/2019", "NĐ 09/2019/NĐ-CP", "NĐ 09"]), (.calendar, ["dương lịch"]),
    ]
}

extension Severity: ProgramWord {
    static let words: [(value: Severity, words: [String])] = [
        (.error, ["lỗi"]), (.warning, ["cảnh báo"]), (.information, ["thông tin"]),
    ]
}

extension MissingFigure: ProgramWord {
    static let words: [(value: MissingFigure, words: [String])] = [
        (.notReported, ["chưa báo cáo"]), (.none, ["không có", "không phát sinh"]),
        (.notApplicable, ["không áp dụng"]), (.unavailable, ["chưa có số", "chưa có số liệu"]),
        (.notSubmitted, ["chưa nộp", "không nộp"]),
    ]
}

extension WrittenName.Kind: ProgramWord {
    static let words: [(value: WrittenName.Kind, words: [String])] = [
        (.organization, ["đơn vị"]), (.indicator, ["chỉ tiêu"]), (.body, ["cơ quan"]),
    ]
}

/// The same period a year earlier, as the period of a column.
enum ProgramPreviousYear: String, ProgramWord {
    case previousYear = "previous-year"

    static let words: [(value: ProgramPreviousYear, words: [String])] = [(.previousYear, ["năm trước"])]
}

/// Yes and no, as cells say them.
enum ProgramFlag: String, CaseIterable, ProgramWord {
    case yes = "true"
    case no = "false"

    static let words: [(value: ProgramFlag, words: [String])] = [
        (.yes, ["có", "x", "1", "✓", "đúng", "yes"]), (.no, ["không", "0", "-", "sai", "no"]),
    ]
}
