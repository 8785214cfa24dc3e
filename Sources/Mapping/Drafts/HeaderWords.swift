internal import Domain
internal import VietnameseText

/// What the labels above a column say beside the thing that is counted: stage, period, unit.
struct HeaderWords {
    /// The labels without parentheses, the outermost first.
    let labels: [String]
    /// What stands in parentheses, the innermost label's first.
    let parentheses: [String]
    /// The words of the innermost label without marks.
    let leaf: String
    private let path: [String]

    init(_ path: [String]) {
        self.path = path.map { Spacing.tidied(NFC.normalised($0)) }.filter { !$0.isEmpty }
        let parts = self.path.map(HeaderLabel.parts)
        labels = parts.map(\.label)
        parentheses = parts.reversed().compactMap(\.parentheses)
        leaf = NameKey(labels.last ?? "", .folded).description
    }

    /// Whether a label says that the figures are percentages.
    var isPercent: Bool {
        if isComparison { return true }
        return path.contains { label in
            let key = NameKey(label, .folded).description
            return label.contains("%")
                || ["ty le", "ti le", "so sanh", "ty trong", "ti trong", "co cau"].contains { key.hasPrefix($0) }
        }
    }

    /// Whether the innermost label sets one stage by another: `ƯTH/KH`, `TH 2022/TH 2021`.
    private var isComparison: Bool {
        let parts = (labels.last ?? "").split(separator: "/")
        return parts.count == 2
            && parts.allSatisfy { part in
                let words = Phrase(String(part), limit: 6).words
                return words.count <= 4 && WrittenStage(Self.withoutYears(String(part))) != nil
            }
    }

    /// `TH` for `TH19`.
    private static func withoutYears(_ text: String) -> String {
        text.filter { !$0.isASCII || !$0.isNumber }
    }

    /// Whether a percentage compares a result with a plan, as `TH/KH`, or says no more than that it is one.
    var comparesWithPlan: Bool {
        let key = NameKey(path.last ?? "", .folded).description
        guard !["ty trong", "ti trong", "co cau", "cung ky", "nam truoc"].contains(where: { key.contains($0) }) else {
            return false
        }
        let parts = (path.last ?? "").split(separator: "/")
        guard parts.count > 1, let below = parts.last else { return true }
        let words = NameKey(String(below), .folded).description.split(separator: " ")
        return words.contains { ["kh", "hoach", "giao"].contains($0) }
    }

    // MARK: Stage

    private static let planned = ["chỉ tiêu", "số giao"].map { Phrase($0) }

    /// What the figures are of, the innermost label first; `nil` where no label tells.
    var stage: Stage? {
        for label in labels.reversed() {
            let words = Phrase(label, limit: 20)
            if Self.planned.contains(where: { words.begins(with: $0) }) { return .plan }
            if words.words.last?.bare == "giao", words.words.count <= 3 { return .plan }
            if let written = WrittenStage(label), let stage = Stage(rawValue: written.rawValue) { return stage }
        }
        return nil
    }

    // MARK: Period

    /// The period of the figures, the innermost label first.
    func period(reportedFor period: Period, in program: Program) -> ColumnPeriod {
        for label in labels.reversed() {
            let key = NameKey(label, .folded).description
            if key.contains("nam truoc") || key.contains("cung ky") || key.contains("cung ki") { return .previousYear }
            let year = Int(period.code.prefix(4))
            guard let code = PeriodReading.all(in: label, year: year).first?.period.code else { continue }
            return column(code, period, program)
        }
        return .submission
    }

    private func column(_ code: String, _ period: Period, _ program: Program) -> ColumnPeriod {
        if code == period.code || code == String(period.code.prefix(4)) { return .submission }
        if code == program.sameLastYear(as: period)?.code { return .previousYear }
        let isYearBefore = Int(code).map { $0 + 1 } == Int(period.code.prefix(4))
        return isYearBefore ? .previousYear : .period(code)
    }

    // MARK: Unit

    /// The unit in parentheses as it is written, where it is one: a measure, or what an indicator of the programme counts.
    func unit(knownAs counted: Set<NameKey>, region: Region?) -> String? {
        parentheses.first { text in
            guard let unit = try? UnitOfMeasure(text, region: region) else { return false }
            if case .counted = unit.dimension { return counted.contains(NameKey(text, .tonePlacement)) }
            return true
        }
    }
}
