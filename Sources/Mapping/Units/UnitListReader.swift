internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Makes units and mergers of the rows of a list.
struct UnitListReader {
    private(set) var organizations: [Organization] = []
    private(set) var mergers: [Merger] = []
    private(set) var problems: [Problem] = []
    private let columns: [String: Int]
    private let rows: [(line: Int, fields: [String])]
    private let file: String?

    /// The day on which the districts went and communes were merged (Resolution 202/2025/QH15; for Đà Nẵng,
    /// 1659/NQ-UBTVQH15).
    static let reform = CalendarDate(year: 2025, month: 7, day: 1)
    /// The last day before.
    static let beforeReform = CalendarDate(year: 2025, month: 6, day: 30)

    init(headings: [String], rows: ArraySlice<(line: Int, fields: [String])>, file: String?) {
        columns = Dictionary(headings.enumerated().map { ($1, $0) }) { first, _ in first }
        self.rows = Array(rows)
        self.file = file
    }

    /// The text of a field on one line, letters composed; `nil` for a blank one.
    private func text(_ row: (line: Int, fields: [String]), _ column: String) -> String? {
        guard let index = columns[column], row.fields.indices.contains(index) else { return nil }
        let text = Spacing.tidied(NFC.normalised(row.fields[index]))
        return text.isEmpty ? nil : text
    }

    /// A code with its zeros: `1.0`, as tools leave numbers, is `00001`.
    private func code(_ row: (line: Int, fields: [String]), _ column: String, digits: Int) -> String? {
        guard var text = text(row, column) else { return nil }
        if text.hasSuffix(".0") { text.removeLast(2) }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return text }
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private func date(_ row: (line: Int, fields: [String]), _ column: String) -> CalendarDate? {
        text(row, column).flatMap { DateReading($0).date }
    }

    private mutating func refuse(_ row: (line: Int, fields: [String]), _ vi: String, _ en: String) {
        problems.append(
            Problem(
                .unitListRow, LocalizedText(vi: "dòng không đọc được: \(vi)", en: "a row that cannot be read: \(en)"),
                remedy: LocalizedText(vi: "Đề nghị sửa dòng này.", en: "Mend the row."),
                at: Place(file: file, cell: "A\(row.line)")))
    }

    /// The kind that a name begins with.
    private func kind(_ name: String) -> OrganizationKind {
        UnitName(name).type.map { OrganizationKind($0) } ?? .body
    }

    // MARK: The project's own layouts

    mutating func readUnits() {
        for row in rows {
            guard let code = text(row, "ma"), let name = text(row, "ten") else {
                refuse(row, "thiếu mã hoặc tên", "code or name is missing")
                continue
            }
            for column in ["hieu_luc_tu", "hieu_luc_den"] where text(row, column) != nil && date(row, column) == nil {
                refuse(row, "“\(column)” không phải ngày", "“\(column)” is no date")
            }
            let word = text(row, "loai").map { $0.replacing("_", with: " ") }
            organizations.append(
                Organization(
                    code: code, name: name, kind: word.flatMap(OrganizationKind.saying) ?? kind(name),
                    parent: text(row, "ma_cha"),
                    validity: DateSpan(from: date(row, "hieu_luc_tu"), to: date(row, "hieu_luc_den")),
                    aliases: text(row, "ten_khac").map(ProgramReader.parts) ?? []))
        }
    }

    mutating func readMergers() {
        for row in rows {
            guard let old = text(row, "ma_cu"), let new = text(row, "ma_moi"), let date = date(row, "ngay") else {
                refuse(row, "thiếu mã hoặc ngày", "a code or the day is missing")
                continue
            }
            let word = text(row, "quan_he").map { $0.replacing("_", with: " ") }
            guard let relation = word.map(Merger.Relation.saying) ?? .whole else {
                refuse(row, "không hiểu “quan_he”", "“quan_he” is not understood")
                continue
            }
            let share = text(row, "ty_le").flatMap { WrittenNumber($0.replacing(".", with: ",")).value }
            if text(row, "ty_le") != nil, !(0...1).contains(share ?? -1) {
                refuse(row, "“ty_le” không phải số từ 0 đến 1", "“ty_le” is no number from 0 to 1")
                continue
            }
            mergers.append(
                Merger(old: old, new: new, date: date, relation: relation, share: share, basis: text(row, "can_cu")))
        }
    }

    // MARK: Public lists

    /// The statistics office's list of wards as they were until the reform, with their districts and provinces.
    mutating func readStatisticsOffice() {
        let validity = DateSpan(to: Self.beforeReform)
        var above: Set<String> = []
        for row in rows {
            guard let province = code(row, "Mã TP", digits: 2), let district = code(row, "Mã QH", digits: 3),
                let ward = code(row, "Mã", digits: 5), let name = text(row, "Tên")
            else {
                refuse(row, "thiếu mã hoặc tên", "a code or the name is missing")
                continue
            }
            if above.insert(province).inserted, let name = text(row, "Tỉnh / Thành Phố") {
                organizations.append(Organization(code: province, name: name, kind: kind(name), validity: validity))
            }
            if above.insert(district).inserted, let name = text(row, "Quận Huyện") {
                organizations.append(
                    Organization(code: district, name: name, kind: kind(name), parent: province, validity: validity))
            }
            organizations.append(
                Organization(code: ward, name: name, kind: kind(name), parent: district, validity: validity))
        }
    }

    /// The table of conversion: which new ward an old one went into, whole or in part. Shares of parts are not known.
    mutating func readConversion() {
        guard let day = Self.reform else { return }
        var provinces: [(old: String, new: String)] = []
        for row in rows {
            // Five island districts have no wards; the district went over itself.
            guard let old = code(row, "wardCode", digits: 5) ?? code(row, "districtCode", digits: 3),
                let new = code(row, "newWardCode", digits: 5), let province = code(row, "provinceCode", digits: 2),
                let newProvince = code(row, "newProvinceCode", digits: 2)
            else {
                refuse(row, "thiếu mã", "a code is missing")
                continue
            }
            let isDivided = text(row, "isDividedWard") == "True"
            let isMerged = text(row, "isMergedWard") == "True"
            mergers.append(
                Merger(old: old, new: new, date: day, relation: isDivided ? .part : isMerged ? .whole : .kept))
            if !provinces.contains(where: { $0.old == province && $0.new == newProvince }) {
                provinces.append((province, newProvince))
            }
        }
        for item in provinces {
            let isSplit = provinces.count { $0.old == item.old } > 1
            let isAlone = provinces.count { $0.new == item.new } == 1
            mergers.append(
                Merger(old: item.old, new: item.new, date: day, relation: isSplit ? .part : isAlone ? .kept : .whole))
        }
    }
}
