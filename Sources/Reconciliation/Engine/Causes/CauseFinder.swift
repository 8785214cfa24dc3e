internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// Says of findings what probably caused them: one root for all its symptoms, each with the root's identity.
///
/// In this order: a finding that explains the cell (a formula typed over, a stale result, a file of another unit or period, a
/// unit twice), a part of a total that is the difference (typed as text, hidden, twice, missing), a figure that was another
/// one in an earlier version, a power of ten, other windows, swapped digits. A cause is a guess for a person to look at;
/// nothing is repaired by it.
struct CauseFinder {
    private let context: ReconciliationContext
    private let findings: [TrackedFinding]
    private let index: RootIndex
    private let clues: [Place: [PartClue]]
    private let changes: VersionChanges
    private let differences: [Decimal?]

    /// Prepares for findings in the order of a report.
    ///
    /// - Complexity: O(n log n) in findings.
    init(
        _ findings: [TrackedFinding], _ clues: [PartClue], _ collection: SubmissionCollection,
        _ context: ReconciliationContext
    ) {
        self.context = context
        self.findings = findings
        index = RootIndex(findings)
        self.clues = Dictionary(grouping: clues, by: \.total)
        changes = VersionChanges(collection, context)
        differences = findings.map { Self.number($0.finding.comparison?.difference) }
    }

    /// A cause and the finding it lies in.
    private struct Found {
        var cause: Cause
        var root: Int?
    }

    /// The findings with their causes, each root before its symptoms.
    ///
    /// - Complexity: O(n log n) in findings, and in those at one cell.
    func explained() -> [TrackedFinding] {
        var result = findings
        var roots = [Int?](repeating: nil, count: findings.count)
        for place in findings.indices {
            guard let found = cause(of: place) else { continue }
            result[place].cause = found.cause
            roots[place] = found.root
        }
        // A symptom of a symptom is the first root's.
        for place in findings.indices {
            guard var root = roots[place] else { continue }
            var steps = 0
            while let next = roots[root], next != place, steps < 8 { (root, steps) = (next, steps + 1) }
            roots[place] = root
            result[place].cause?.finding = findings[root].id
        }
        return Self.ordered(result, roots)
    }

    private static func ordered(_ findings: [TrackedFinding], _ roots: [Int?]) -> [TrackedFinding] {
        var told = [Bool](repeating: false, count: findings.count)
        var result: [TrackedFinding] = []
        result.reserveCapacity(findings.count)
        for place in findings.indices {
            for next in [roots[place], place].compactMap({ $0 }) where !told[next] {
                told[next] = true
                result.append(findings[next])
            }
        }
        return result
    }

    // MARK: One finding

    private func cause(of place: Int) -> Found? {
        let finding = findings[place].finding
        if let root = fileRoot(of: finding, place) ?? cellRoot(of: finding, place) { return found(root) }
        if let clue = clue(of: finding) { return clue }
        guard RootKinds.comparing.contains(finding.code), let difference = differences[place], difference != 0 else {
            return nil
        }
        if let root = subjectRoot(of: finding, place) { return found(root) }
        return changedVersion(finding, difference) ?? slip(finding)
    }

    private func found(_ root: Int) -> Found {
        let code = findings[root].finding.code
        let kind = RootKinds.cause(of: code)
        let title = RootKinds.title(of: code)
        let place = findings[root].finding.evidence.first?.place
        let cell = place?.cell.map { " (\($0))" } ?? ""
        let text: LocalizedText
        switch kind {
        case .typedOverFormula:
            text = LocalizedText(
                vi: "công thức của mẫu bị gõ đè\(cell)", en: "the form's formula was typed over\(cell)")
        case .staleResult:
            text = LocalizedText(
                vi: "kết quả công thức chưa được tính lại\(cell)", en: "a formula's result is stale\(cell)")
        case .duplicateRow:
            text = LocalizedText(vi: "một đơn vị có hai dòng\(cell)", en: "a unit has two rows\(cell)")
        case .powerOfTen:
            text = LocalizedText(vi: "nhầm bậc của số\(cell)", en: "a number is off by a power of ten\(cell)")
        default:
            text = LocalizedText(
                vi: "liên quan phát hiện “\(title.vi)”\(cell)", en: "see the finding “\(title.en)”\(cell)")
        }
        return Found(cause: Cause(kind, finding: findings[root].id, text: text), root: root)
    }

    /// A file of another unit, or for another period, or without a part of its form.
    private func fileRoot(of finding: Finding, _ place: Int) -> Int? {
        let prefix = finding.code.rawValue.prefix { $0 != "_" }
        for evidence in finding.evidence {
            guard let file = evidence.place.file else { continue }
            if let root = index.sender(of: file), root != place, prefix != "FILE", prefix != "TIME",
                let unit = finding.organization, let sender = findings[root].finding.organization,
                !isWithin(unit, sender)
            {
                return root
            }
            if let root = index.period(of: file), root != place, prefix == "XPER" || prefix == "XORG" { return root }
            if let root = index.part(of: file), finding.code.rawValue == "STRUCT_TABLE_UNMAPPED" { return root }
        }
        return nil
    }

    /// Whether a unit is another, or directly below it.
    private func isWithin(_ unit: String, _ superior: String) -> Bool {
        let registry = context.program.organizations
        guard unit != superior else { return true }
        guard let code = registry.organization(text: superior)?.code else { return false }
        return registry.organization(text: unit)?.parent == code
    }

    // MARK: Cells

    /// The finding nearest to the beginning that is about a cell of this one.
    private func cellRoot(of finding: Finding, _ place: Int) -> Int? {
        let own = RootKinds.rank(of: finding.code) ?? Int.max
        var best: (rank: Int, root: Int)?
        func consider(_ root: Int?) {
            guard let root, root != place, let rank = RootKinds.rank(of: findings[root].finding.code), rank < own,
                rank < best?.rank ?? Int.max
            else { return }
            best = (rank, root)
        }
        let isComparing = RootKinds.comparing.contains(finding.code)
        for (order, evidence) in finding.evidence.enumerated() {
            if isComparing || finding.code == UnitDuplicateRowRule.kind.code { consider(index.row(of: evidence)) }
            if order == 0, isComparing, isHundredfold(finding) { consider(index.scale(of: evidence)) }
            for root in index.cells(of: evidence) where accepts(root, place, isComparing: isComparing, order == 0) {
                consider(root)
            }
            guard isComparing, let unit = finding.organization, let file = evidence.place.file else { continue }
            consider(index.duplicate(of: unit, in: file))
        }
        return best?.root
    }

    /// Whether a finding about a cell may bring another one about.
    private func accepts(_ root: Int, _ symptom: Int, isComparing: Bool, _ isStated: Bool) -> Bool {
        let (one, other) = (findings[root].finding, findings[symptom].finding)
        if one.code == IndicatorUnknownRule.kind.code { return true }
        guard isComparing else { return false }
        let isEqual = differences[root] != nil && differences[root]?.magnitude == differences[symptom]?.magnitude
        if RootKinds.ofCells.contains(one.code) { return true }
        switch one.code {
        // Typed over by the right number it brings nothing about; by one within rounding, just that difference.
        case TypedOverRule.kind.code:
            return isEqual && differences[root] != 0 || one.severity > .information && isStated
        // A price or quantity that is wrong makes its product differ from the amount.
        case NonAdditiveSummedRule.kind.code where other.code == UnitPriceRule.kind.code: return true
        case StaleResultRule.kind.code, NonAdditiveSummedRule.kind.code: return isStated || isEqual
        case InconsistentFormulaRule.kind.code: return isStated && !RootKinds.unusual.contains(other.code)
        default: return isEqual || (isStated && RootKinds.unusual.contains(other.code))
        }
    }

    private func isHundredfold(_ finding: Finding) -> Bool {
        guard let one = Self.number(finding.comparison?.stated), let other = Self.number(finding.comparison?.computed)
        else { return false }
        let (less, more) = (min(one.magnitude, other.magnitude) * 100, max(one.magnitude, other.magnitude))
        return less != 0 && (less - more).magnitude <= more / 20
    }

    // MARK: Totals

    private func clue(of finding: Finding) -> Found? {
        guard finding.code == TotalMismatchRule.kind.code, let place = finding.evidence.first?.place,
            let clues = clues[place], let clue = clues.first
        else { return nil }
        let root = clue.part.flatMap { part in
            findings.indices.first { other in
                let finding = findings[other].finding
                let isAbout =
                    switch clue.kind {
                    case .textNumber: finding.code.rawValue == "VAL_NUMBER_AS_TEXT"
                    case .hiddenRow: finding.code == HiddenFiguresRule.kind.code
                    default: false
                    }
                return isAbout && finding.evidence.contains { $0.place == part }
            }
        }
        return Found(cause: Cause(clue.kind, finding: root.map { findings[$0].id }, text: clue.text), root: root)
    }

    // MARK: Subjects

    /// A finding about what a rate is made of, about the quotas of the same thing, or about the windows of both bodies.
    private func subjectRoot(of finding: Finding, _ place: Int) -> Int? {
        if let unit = finding.organization, let code = finding.indicator {
            if finding.code != AllocationSumRule.kind.code, let root = index.allocation(unit, code),
                differences[root]?.magnitude == differences[place]?.magnitude
                    || finding.code == AchievementBandRule.kind.code
            {
                return root
            }
            if Self.ofWholes.contains(finding.code), let root = partRoot(unit, code, place) { return root }
            let files = Set(finding.evidence.compactMap(\.place.file))
            let indicator = context.program.indicators[code]
            for part in [indicator?.numerator, indicator?.denominator].compactMap({ $0 }) {
                let root = index.subject(unit, part).first { root in
                    let other = findings[root].finding
                    return RootKinds.comparing.contains(other.code) && other.code != AchievementBandRule.kind.code
                        && (other.evidence.first?.place.file).map(files.contains) ?? false
                }
                if let root { return root }
            }
        }
        return nil
    }

    /// Kinds about a figure that is made of those of the units below.
    private static let ofWholes: Set<Problem.Code> = [SumMismatchRule.kind.code, UnitPriceRule.kind.code]

    /// The finding about a unit below whose own figure is off by just what the sum is.
    private func partRoot(_ unit: String, _ indicator: String, _ symptom: Int) -> Int? {
        let (registry, day) = (context.program.organizations, context.program.window(of: context.period).upperBound)
        guard let code = registry.organization(text: unit)?.code, let difference = differences[symptom]?.magnitude,
            let own = RootKinds.rank(of: findings[symptom].finding.code)
        else { return nil }
        let isPrice = findings[symptom].finding.code == UnitPriceRule.kind.code
        for below in registry.children(of: code, at: day) {
            let root = index.subject(registry.text(of: below.id), indicator).first { root in
                differences[root]?.magnitude == difference
                    && RootKinds.rank(of: findings[root].finding.code).map { isPrice ? $0 == own : $0 < own } ?? false
            }
            if let root { return root }
        }
        return nil
    }

    // MARK: Numbers

    private func changedVersion(_ finding: Finding, _ difference: Decimal) -> Found? {
        let units: [OrganizationID]
        switch finding.code {
        case SumMismatchRule.kind.code: units = changes.units(of: finding, by: difference)
        case BodyMismatchRule.kind.code:
            units = (changes.units(of: finding, by: difference) + changes.units(of: finding, by: -difference)).filter {
                context.program.organizations.text(of: $0) == finding.organization
            }
        default: return nil
        }
        guard !units.isEmpty else { return nil }
        let names = units.map { context.name($0) }.joined(separator: ", ")
        let root = units.first.flatMap { unit in
            finding.indicator.flatMap { indicator in
                findings.indices.first { place in
                    let other = findings[place].finding
                    return other.code == ChangedAfterApprovalRule.kind.code && other.indicator == indicator
                        && other.organization == context.program.organizations.text(of: unit)
                }
            }
        }
        return Found(
            cause: Cause(
                .changedVersion, finding: root.map { findings[$0].id },
                text: LocalizedText(
                    vi: "\(names) đã sửa số này ở lần gửi sau, đúng bằng chênh lệch",
                    en: "\(names) changed this figure in a later version by just the difference")), root: root)
    }

    /// A power of ten, other windows, swapped digits.
    private func slip(_ finding: Finding) -> Found? {
        let numbers = (Self.number(finding.comparison?.stated), Self.number(finding.comparison?.computed))
        guard case (let stated?, let computed?) = numbers else { return nil }
        let isUsual = !RootKinds.unusual.contains(finding.code)
        if isUsual, let power = NumberSlips.powerOfTen(stated, computed) {
            let times = Decimal(sign: .plus, exponent: power, significand: 1)
            return Found(
                cause: Cause(
                    .powerOfTen,
                    text: LocalizedText(
                        vi: "hai số gấp nhau đúng \(VietnameseFormat.number(times)) lần",
                        en: "one is \(times.canonicalText) times the other")), root: nil)
        }
        if finding.code == BodyMismatchRule.kind.code, let root = index.window(of: finding) {
            return Found(
                cause: Cause(
                    .otherWindow, finding: findings[root].id,
                    text: LocalizedText(
                        vi: "hai cơ quan chốt số vào ngày khác nhau", en: "the two bodies cover other days")),
                root: root)
        }
        guard isUsual, NumberSlips.areSwapped(stated, computed) else { return nil }
        return Found(
            cause: Cause(
                .swappedDigits,
                text: LocalizedText(
                    vi: "hai chữ số cạnh nhau có thể bị đảo", en: "two neighbouring digits may be swapped")),
            root: nil)
    }

    private static func number(_ text: String?) -> Decimal? { text.flatMap { Decimal(string: $0) } }
}
