internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

/// The row of sheet Biểu for a table: code, name, body, purpose, stage and the words of its title.
struct DraftHead {
    /// The form without its layout.
    private(set) var report: ReportForm
    /// The words of the title that will stand there next time too.
    let titleWords: String?
    /// What its figures are of.
    var stage: Stage { report.stage ?? .result }
    /// What is unsure.
    private(set) var doubts: [LocalizedText] = []

    init(
        _ table: SheetTable, _ identity: SheetIdentity, lines: [String], sheet: String, program: Program,
        names: DraftNames
    ) {
        let title = table.title.map { Self.withoutNumber(Spacing.tidied(NFC.normalised($0))) }
        titleWords = title.flatMap { Self.lasting($0, names) }
        let code = Self.formNumber(lines + [title ?? ""]) ?? Self.slug(sheet) ?? Self.slug(title ?? "") ?? "bieu-moi"
        report = ReportForm(code: code, name: title ?? sheet)
        let key = NameKey(title ?? "", .folded).description
        let isPlan = key.hasPrefix("ke hoach") || key.hasPrefix("giao chi tieu") || key.hasPrefix("phan bo")
        report.stage = isPlan ? .plan : key.contains("dang ky") || key.contains("dang ki") ? .pledge : .result
        // The sender's own line stands below that of the body above it.
        let bodies = lines.filter { title?.contains($0) != true }.compactMap { UnitName($0).body }
        if let body = bodies.last { report.body = body } else { doubts.append(Doubt.body) }
        if isPlan {
            report.kind = .plan
        } else if let unit = identity.unit, unit.code == program.organization {
            report.kind = report.body == .peoplesCommittee ? .summary : .otherBody
            doubts.append(Doubt.kind)
        }
        if title == nil { doubts.append(Doubt.noTitle) }
    }

    /// The title up to its period and the name of a unit: `Báo cáo kết quả thực hiện chương trình phối hợp`.
    private static func lasting(_ title: String, _ names: DraftNames) -> String? {
        let words = title.split(separator: " ")
        let keys = words.map { NameKey(String($0), .folded).description }
        var end = words.count
        for place in keys.indices.dropFirst(2) {
            let isPeriod = ["nam", "thang", "quy", "tu", "tinh", "den"].contains(keys[place])
            let next = place + 1 < keys.count ? keys[place + 1] : ""
            let isNumbered = next.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false
            let isQuarter = keys[place] == "quy" && ["i", "ii", "iii", "iv"].contains(next)
            let isDays = ["tu", "tinh"].contains(keys[place]) && ["ngay", "den"].contains(next)
            let isUnit =
                UnitName(words[place...].joined(separator: " ")).type != nil
                && isUnit(words[place...].joined(separator: " "), names)
            let isCount = keys[place].utf8.allSatisfy { $0 >= 48 && $0 <= 57 } && next == "thang"
            if isPeriod && isNumbered || isQuarter || isDays || isUnit || isCount {
                end = place
                break
            }
        }
        var kept = words.prefix(end).prefix(10).joined(separator: " ")
        while let last = kept.last, ",;:-–(".contains(last) || last == " " { kept.removeLast() }
        return kept.isEmpty ? nil : kept
    }

    /// `Kết quả giao quân` for `1. Kết quả giao quân`.
    private static func withoutNumber(_ title: String) -> String {
        let label = RowLabel(title)
        return label.number != nil && label.role == .plain && !label.text.isEmpty ? label.text : title
    }

    private static func isUnit(_ text: String, _ names: DraftNames) -> Bool {
        if case .found(_, _, .accepted, _) = names.units.match(text, at: names.day) { return true }
        return false
    }

    /// `bieu-01a-gnn` for `Biểu số: 01A/GNN-2025`.
    private static func formNumber(_ lines: [String]) -> String? {
        for line in lines {
            let words = bareWords(line)
            guard words.first == "bieu", words.count > 1 else { continue }
            let number = words.dropFirst(words[1] == "so" || words[1] == "mau" ? 2 : 1)
            guard let first = number.first, first.utf8.first.map({ $0 >= 48 && $0 <= 57 }) ?? false else { continue }
            // "BIỂU 07: TỔNG HỢP …" goes on with the title.
            return (["bieu"] + number.prefix(words.count > 7 ? 1 : 3).filter { !isYear($0) }).joined(separator: "-")
        }
        return nil
    }

    private static func slug(_ text: String) -> String? {
        let words = bareWords(text).filter { !isYear($0) }
        guard let first = words.first, !["sheet", "sheet1", "trang"].contains(where: { first.hasPrefix($0) }) else {
            return nil
        }
        // "01-12" would become a date in a cell.
        let isNumber = first.utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false
        return ((isNumber ? ["bieu"] : []) + words.prefix(4)).joined(separator: "-")
    }

    private static func bareWords(_ text: String) -> [String] {
        let parted = ["/", ":", ".", "_"].reduce(text) { $0.replacing($1, with: " ") }
        return NameKey(parted, .folded).description.split(separator: " ").map(String.init)
    }

    private static func isYear(_ word: String) -> Bool { Int(word).map { (1900...2999).contains($0) } ?? false }
}
