public import Domain
public import Findings
internal import VietnameseText

extension Problem.Code {
    /// A list of units whose columns are not known.
    public static let unitListLayout = Problem.Code(rawValue: "UNIT_LIST_LAYOUT")
    /// A row of a list of units that cannot be read.
    public static let unitListRow = Problem.Code(rawValue: "UNIT_LIST_ROW")
}

/// Units and mergers of a public list of administrative units.
///
/// Read are the project's own layouts (`ma,ten,loai,ma_cha,hieu_luc_tu,hieu_luc_den,ten_khac` and
/// `ma_cu,ma_moi,ngay,quan_he,ty_le,can_cu`), the statistics office's list of wards with their districts and provinces, the
/// table of conversion to the units of 01/07/2025, and the list of those units as JSON.
///
/// ```swift
/// var list = UnitList(csv: text, file: "don-vi.csv")
/// list.add(UnitList(csv: mergers, file: "sap-nhap.csv"))
/// let registry = list.registry
/// ```
public struct UnitList: Sendable {
    /// The units.
    public private(set) var organizations: [Organization] = []
    /// What became of them.
    public private(set) var mergers: [Merger] = []
    /// What could not be read.
    public private(set) var problems: [Problem] = []

    /// An empty list.
    public init() {}

    init(_ organizations: [Organization], mergers: [Merger] = [], problems: [Problem] = []) {
        self.organizations = organizations
        self.mergers = mergers
        self.problems = problems
    }

    /// Adds the rows of another list behind these.
    public mutating func add(_ other: UnitList) {
        organizations += other.organizations
        mergers += other.mergers
        problems += other.problems
    }

    /// All of it, to look units up.
    public var registry: OrganizationRegistry { OrganizationRegistry(organizations, mergers: mergers) }

    /// Reads a list with separators; which layout it has is told by its headings.
    public init(csv text: String, file: String? = nil) {
        let rows = SeparatedText.rows(text)
        let headings = rows.first?.fields.map { Spacing.tidied(NFC.normalised($0)) } ?? []
        var reader = UnitListReader(headings: headings, rows: rows.dropFirst(), file: file)
        let columns = Set(headings)
        if columns.isSuperset(of: ["ma", "ten", "ma_cha"]) {
            reader.readUnits()
        } else if columns.isSuperset(of: ["ma_cu", "ma_moi", "ngay"]) {
            reader.readMergers()
        } else if columns.isSuperset(of: ["Mã", "Tên", "Mã QH", "Mã TP"]) {
            reader.readStatisticsOffice()
        } else if columns.isSuperset(of: ["wardCode", "newWardCode", "isMergedWard", "isDividedWard"]) {
            reader.readConversion()
        } else {
            self.init([], problems: [Self.unknownLayout(file)])
            return
        }
        self.init(reader.organizations, mergers: reader.mergers, problems: reader.problems)
    }

    static func unknownLayout(_ file: String?) -> Problem {
        Problem(
            .unitListLayout,
            LocalizedText(
                vi: "không nhận ra các cột của danh mục đơn vị", en: "the columns of this list of units are not known"),
            remedy: LocalizedText(
                vi:
                    "Dùng các cột ma, ten, loai, ma_cha, hieu_luc_tu, hieu_luc_den, ten_khac; hoặc ma_cu, ma_moi, ngay, quan_he, ty_le, can_cu.",
                en:
                    "Use the columns ma, ten, loai, ma_cha, hieu_luc_tu, hieu_luc_den, ten_khac; or ma_cu, ma_moi, ngay, quan_he, ty_le, can_cu."
            ),
            at: Place(file: file))
    }
}
