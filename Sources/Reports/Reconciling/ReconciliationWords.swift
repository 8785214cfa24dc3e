internal import Domain
internal import Findings
internal import Reconciliation
internal import VietnameseText

/// How a unit stands with a report it owes, as outputs say it.
enum StandingState: CaseIterable {
    /// It came in time, or nobody knows when.
    case received
    /// It came late.
    case late
    /// It came, and could not be read.
    case unreadable
    /// It has not come.
    case missing
    /// It is not owed.
    case exempt

    init(_ standing: UnitStanding, unreadable: Set<String>) {
        if standing.obligation.isExempt {
            self = .exempt
        } else if let file = standing.file {
            self = unreadable.contains(file) ? .unreadable : standing.isLate ? .late : .received
        } else {
            self = .missing
        }
    }

    /// In words.
    var title: LocalizedText {
        switch self {
        case .received: LocalizedText(vi: "Đã gửi", en: "Received")
        case .late: LocalizedText(vi: "Gửi muộn", en: "Late")
        case .unreadable: LocalizedText(vi: "Không đọc được", en: "Unreadable")
        case .missing: LocalizedText(vi: "Chưa gửi", en: "Not sent")
        case .exempt: LocalizedText(vi: "Không thuộc diện", en: "Not required")
        }
    }

    /// A sign that says the same, for those who see no colours.
    var sign: String {
        switch self {
        case .received: "✔"
        case .late: "▲"
        case .unreadable, .missing: "✖"
        case .exempt: "–"
        }
    }
}

extension Severity {
    /// In words.
    var title: LocalizedText {
        switch self {
        case .error: LocalizedText(vi: "Lỗi", en: "Error")
        case .warning: LocalizedText(vi: "Cảnh báo", en: "Warning")
        case .information: LocalizedText(vi: "Thông tin", en: "Information")
        }
    }

    /// A sign that says the same.
    var sign: String {
        switch self {
        case .error: "✖"
        case .warning: "▲"
        case .information: "•"
        }
    }
}

extension TrackedFinding.Status {
    /// In words.
    var title: LocalizedText {
        switch self {
        case .new: LocalizedText(vi: "mới", en: "new")
        case .open: LocalizedText(vi: "còn", en: "open")
        case .explained: LocalizedText(vi: "đã giải trình", en: "explained")
        case .gone: LocalizedText(vi: "hết", en: "gone")
        }
    }
}

extension Period {
    /// As people say it: `tháng 10 năm 2022`, `October 2022`; a period of the programme's own by the name it has there.
    func title(in program: Program) -> LocalizedText {
        if let written = WrittenPeriod(code: code) {
            return LocalizedText(vi: written.label, en: written.englishLabel)
        }
        let name = program.periods.first { $0.code == code && $0.name != nil }?.name ?? code
        return LocalizedText(vi: name, en: name)
    }
}

extension WrittenPeriod {
    fileprivate var englishLabel: String {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return switch self {
        case .month(let month, let year): "\(months[min(max(month, 1), 12) - 1]) \(year)"
        case .quarter(let quarter, let year): "Q\(quarter) \(year)"
        case .half(let half, let year): "\(half == 1 ? "first" : "second") half of \(year)"
        case .firstMonths(let count, let year): "first \(count) months of \(year)"
        default: code ?? label
        }
    }
}

extension Evidence {
    /// The last part of the file's path.
    var fileName: String? { place.file.map(FileName.last) }

    /// The file, sheet and cell: `PhuocChanh.xlsx › Biểu 01 › D12`.
    var citation: String {
        [fileName, place.sheet, place.cell].compactMap(\.self).joined(separator: " › ")
    }

    /// The labels that give the cell its meaning: `Kết quả › Lũy kế, Phước Chánh`.
    var labels: String {
        let path = header.joined(separator: " › ")
        guard let row, !row.isEmpty else { return path }
        return path.isEmpty ? row : "\(path), \(row)"
    }
}

extension String {
    /// The text on one line, without characters that steer a terminal or turn the direction of writing, and cut to so many
    /// characters.
    ///
    /// - Complexity: O(limit), or O(n) without one.
    func plain(limit: Int = .max) -> String {
        // A text is at least as long in bytes as in characters.
        var result = self
        var isCut = false
        if utf8.count > limit {
            result = String(prefix(limit))
            isCut = result.utf8.count < utf8.count
        }
        if isCut, !result.isEmpty { result.removeLast() }
        if result.unicodeScalars.contains(where: \.isSteering) {
            var scalars = String.UnicodeScalarView()
            for scalar in result.unicodeScalars { scalars.append(scalar.isSteering ? " " : scalar) }
            result = String(scalars)
        }
        return isCut ? result + "…" : result
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, breaks a line or turns the direction of writing.
    fileprivate var isSteering: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension ReconciliationReport {
    /// The files that could not be read.
    var unreadableFiles: Set<String> { Set(submissions.lazy.filter { $0.problem != nil }.map(\.file)) }

    /// The findings that are still there, the gravest first, else in the order of the report.
    var standingFindings: [TrackedFinding] {
        let open = findings.filter { $0.status != .gone }
        return Severity.allCases.reversed().flatMap { severity in open.filter { $0.finding.severity == severity } }
    }

    /// A unit and its body as they are addressed: `UBND xã Phước Chánh`.
    func address(_ obligation: Obligation, in language: Language) -> String {
        let unit = obligation.organization
        let kind = UnitName(unit.name).type == nil ? unit.kind.title : ""
        let name = kind.isEmpty ? unit.name.withKindInLowerCase : "\(kind) \(unit.name)"
        let body = self.name(of: obligation.body)[language]
        return language == .vietnamese ? "\(body) \(name)" : "\(body), \(name)"
    }
}

extension String {
    /// A unit's name within a sentence: `xã Phước Chánh` of `Xã Phước Chánh`; abbreviations such as `TT` stay.
    fileprivate var withKindInLowerCase: String {
        guard UnitName(self).type != nil, let first, dropFirst().first?.isLowercase == true else { return self }
        return first.lowercased() + dropFirst()
    }
}

extension OrganizationKind {
    /// What stands before a name: `xã`.
    fileprivate var title: String {
        switch self {
        case .province: "tỉnh"
        case .city: "thành phố"
        case .district: "huyện"
        case .urbanDistrict: "quận"
        case .town: "thị xã"
        case .commune: "xã"
        case .ward: "phường"
        case .township: "thị trấn"
        case .specialZone: "đặc khu"
        case .village: "thôn"
        default: ""
        }
    }
}
