internal import Domain
internal import Findings
internal import VietnameseText

/// A sheet of the program workbook: its name, its columns, and what they are called in the JSON twin.
///
/// ```swift
/// ProgramSheet.organizations.columns.map(\.heading)  // ["Mã", "Tên", "Loại", …]
/// ```
public struct ProgramSheet: Sendable, Hashable {
    /// A column.
    public struct Column: Sendable, Hashable {
        /// The heading in the workbook.
        public let heading: String
        /// Other spellings of the heading.
        public let otherHeadings: [String]
        /// The member in JSON.
        public let member: String
        /// Whether no row can do without it.
        public let isRequired: Bool
        /// The width in the workbooks that are written, in characters.
        public let width: Double
        /// The words that may be written; none where it is free.
        public let choices: [String]

        init(
            _ heading: String, _ member: String, _ width: Double, required: Bool = false, also: [String] = [],
            choices: [String] = []
        ) {
            self.heading = heading
            self.member = member
            self.width = width
            self.choices = choices
            isRequired = required
            otherHeadings = also
        }

        /// Whether it holds days.
        public var holdsDays: Bool { ["from", "to", "date"].contains(member) }
        /// Whether it holds numbers.
        public var holdsNumbers: Bool {
            ["year", "share", "tolerance", "bandLow", "bandHigh", "value", "revision"].contains(member)
        }

        /// Whether a text is the heading; case, spaces and diacritics do not matter.
        func isHeaded(_ key: NameKey) -> Bool {
            ([heading] + otherHeadings).contains { NameKey($0, .folded) == key }
        }
    }

    /// The name of the tab.
    public let name: String
    /// The member in JSON; empty for the sheet whose row is the document itself.
    public let member: String
    /// The columns, in the order they are written.
    public let columns: [Column]

    init(_ name: String, _ member: String, _ columns: [Column]) {
        self.name = name
        self.member = member
        self.columns = columns
    }

    /// Two sheets of one name are the same.
    public static func == (one: ProgramSheet, other: ProgramSheet) -> Bool { one.name == other.name }

    /// Feeds the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// The column of a member.
    public func column(_ member: String) -> Column? { columns.first { $0.member == member } }

    /// Chương trình: one row.
    public static let program = ProgramSheet(
        "Chương trình", "",
        [
            Column("Mã", "id", 18, required: true), Column("Tên", "name", 50, required: true),
            Column("Cơ quan", "body", 30), Column("Năm", "year", 8),
            Column("Vùng", "region", 10, choices: Region.choices),
            Column("Cấp trên", "organization", 12),
        ])

    /// Đơn vị: a unit for one span of time each.
    public static let organizations = ProgramSheet(
        "Đơn vị", "organizations",
        [
            Column("Mã", "code", 10, required: true), Column("Tên", "name", 28, required: true),
            Column("Loại", "kind", 12, choices: OrganizationKind.choices), Column("Mã cha", "parent", 10),
            Column("Từ", "from", 12),
            Column("Đến", "to", 12), Column("Tên khác", "aliases", 36),
            Column("Vùng", "area", 16, also: ["Cụm", "Khu vực"]),
        ])

    /// Sáp nhập: what became of units.
    public static let mergers = ProgramSheet(
        "Sáp nhập", "mergers",
        [
            Column("Mã cũ", "old", 10, required: true), Column("Mã mới", "new", 10, required: true),
            Column("Ngày", "date", 12, required: true),
            Column("Quan hệ", "relation", 12, choices: Merger.Relation.choices),
            Column("Tỷ lệ", "share", 8, also: ["Tỉ lệ"]), Column("Căn cứ", "basis", 36),
        ])

    /// Chỉ tiêu: indicators.
    public static let indicators = ProgramSheet(
        "Chỉ tiêu", "indicators",
        [
            Column("Mã", "code", 20, required: true), Column("Tên", "name", 36, required: true),
            Column("ĐVT", "unit", 12, also: ["Đơn vị tính"]),
            Column("Loại", "kind", 12, choices: Indicator.Kind.choices),
            Column("Cộng theo đơn vị", "overOrganizations", 16, choices: Indicator.OverOrganizations.choices),
            Column("Cộng theo kỳ", "overPeriods", 14, also: ["Cộng theo kì"], choices: Indicator.OverPeriods.choices),
            Column("Thuộc", "parent", 20),
            Column("Quan hệ", "partOf", 10, choices: Indicator.PartOf.choices), Column("Tử số", "numerator", 20),
            Column("Mẫu số", "denominator", 20),
            Column("Dung sai", "tolerance", 10), Column("Mức thấp", "bandLow", 10),
            Column("Mức cao", "bandHigh", 10), Column("Cơ quan chốt", "authority", 16),
            Column("Tên khác", "aliases", 36),
        ])

    /// Giao chỉ tiêu: quotas.
    public static let quotas = ProgramSheet(
        "Giao chỉ tiêu", "quotas",
        [
            Column("Chỉ tiêu", "indicator", 20, required: true), Column("Đơn vị", "organization", 12, required: true),
            Column("Kỳ", "period", 10, required: true, also: ["Kì"]), Column("Số giao", "value", 12, required: true),
            Column("ĐVT", "unit", 12, also: ["Đơn vị tính"]), Column("Lần", "revision", 6),
            Column("Ngày giao", "date", 12), Column("Văn bản", "document", 36),
        ])

    /// Biểu: forms.
    public static let forms = ProgramSheet(
        "Biểu", "forms",
        [
            Column("Mã", "code", 16, required: true), Column("Tên", "name", 40, required: true),
            Column("Cơ quan", "body", 16), Column("Loại", "kind", 14, choices: ReportForm.Kind.choices),
            Column("Bố trí", "layout", 24, choices: FormLayout.choices),
            Column("Trang", "sheet", 16), Column("Tiêu đề bảng", "title", 36),
            Column("Giai đoạn", "stage", 12, choices: WrittenStage.choices),
            Column("Ký hiệu", "signs", 40, also: ["Kí hiệu"]),
            Column("Cửa sổ", "window", 14, choices: DataWindow.choices),
            Column("Tệp mẫu", "template", 24),
        ])

    /// Cột biểu: the columns of forms; in JSON the member `columns` of each form.
    public static let columns = ProgramSheet(
        "Cột biểu", "columns",
        [
            Column("Biểu", "form", 16, required: true), Column("Đường dẫn tiêu đề", "header", 48, required: true),
            Column("Vai trò", "role", 14, required: true, choices: ColumnRole.choices),
            Column("Chỉ tiêu", "indicators", 28),
            Column("Giai đoạn", "stage", 12, choices: WrittenStage.choices), Column("Kỳ", "period", 12, also: ["Kì"]),
            Column("ĐVT", "unit", 12, also: ["Đơn vị tính"]),
            Column("Cách ghi", "pattern", 12, choices: FigurePattern.choices),
            Column("Bắt buộc", "required", 10, choices: ProgramFlag.choices),
        ])

    /// Nộp: who owes which form.
    public static let submissions = ProgramSheet(
        "Nộp", "submissions",
        [
            Column("Biểu", "form", 16, required: true), Column("Đơn vị", "organization", 12, required: true),
            Column("Cơ quan nộp", "body", 16), Column("Nơi nhận", "receiver", 16), Column("Từ", "from", 12),
            Column("Đến", "to", 12), Column("Miễn", "exempt", 8, choices: ProgramFlag.choices),
            Column("Lý do", "reason", 40, also: ["Lí do"]),
        ])

    /// Kỳ: what is set of single periods.
    public static let periods = ProgramSheet(
        "Kỳ", "periods",
        [
            Column("Mã", "code", 14, required: true), Column("Tên", "name", 30), Column("Biểu", "form", 16),
            Column("Cơ quan", "body", 16), Column("Từ", "from", 12), Column("Đến", "to", 12),
            Column("Cửa sổ", "window", 14, choices: DataWindow.choices), Column("Hạn", "due", 20),
        ])

    /// Nghỉ lễ: days off and days made up for.
    public static let holidays = ProgramSheet(
        "Nghỉ lễ", "holidays",
        [
            Column("Ngày", "date", 12, required: true), Column("Tên", "name", 36),
            Column("Làm bù", "worked", 10, choices: ProgramFlag.choices),
        ])

    /// Quy tắc: what is set of rules.
    public static let rules = ProgramSheet(
        "Quy tắc", "rules",
        [
            Column("Mã", "code", 32, required: true), Column("Mức độ", "severity", 12, choices: Severity.choices),
            Column("Dung sai", "tolerance", 10), Column("Bật", "enabled", 8, choices: ProgramFlag.choices),
            Column("Ghi chú", "note", 48),
        ])

    /// Tên khác: names that people write.
    public static let aliases = ProgramSheet(
        "Tên khác", "aliases",
        [
            Column("Loại", "kind", 12, required: true, choices: WrittenName.Kind.choices),
            Column("Tên viết", "written", 36, required: true),
            Column("Mã", "code", 20, required: true),
        ])

    /// All sheets, in the order they are written.
    public static let all: [ProgramSheet] = [
        .program, .organizations, .mergers, .indicators, .quotas, .forms, .columns, .submissions, .periods, .holidays,
        .rules, .aliases,
    ]
}
