internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

/// A part of a total that is as large as what the total is off by: why it probably is.
struct PartClue: Sendable {
    /// The total's cell.
    let total: Place
    /// What is the matter with the part.
    let kind: Cause.Kind
    /// The part's cell; `nil` for a unit without a row.
    let part: Place?
    /// In words.
    let text: LocalizedText

    /// The clues of a submission: of each total that something differs at.
    ///
    /// - Complexity: O(n) in totals, and in the parts of those that differ.
    static func all(
        of submission: SubmissionFacts, _ findings: [Finding], _ context: ReconciliationContext
    ) -> [PartClue] {
        let totals = Set(
            findings.compactMap { $0.code == TotalMismatchRule.kind.code ? $0.evidence.first?.place : nil })
        guard !totals.isEmpty else { return [] }
        return submission.tables.lazy.flatMap(\.sums).filter { totals.contains($0.total.source.place) }.flatMap {
            clues(of: $0, context)
        }
    }

    private static func clues(of sum: StatedSum, _ context: ReconciliationContext) -> [PartClue] {
        guard let stated = sum.total.value else { return [] }
        let computed = sum.parts.compactMap(\.value).reduce(Decimal(0), +)
        let difference = stated - computed
        guard difference != 0 else { return [] }
        let place = sum.total.source.place
        var clues: [PartClue] = []
        var seen: Set<OrganizationID> = []
        for part in sum.parts where part.value?.magnitude == difference.magnitude {
            let cell = part.source.cell
            if part.traits.contains(.text) {
                clues.append(
                    PartClue(
                        total: place, kind: .textNumber, part: part.source.place,
                        text: LocalizedText(
                            vi: "số ở ô \(cell) gõ dạng chữ nên công thức cộng bỏ qua",
                            en: "the number at \(cell) is typed as text, which sums leave out")))
            }
            if part.traits.contains(.hidden) {
                clues.append(
                    PartClue(
                        total: place, kind: .hiddenRow, part: part.source.place,
                        text: LocalizedText(
                            vi: "ô \(cell) nằm trong hàng, cột hoặc trang ẩn",
                            en: "\(cell) stands in a hidden row, column or sheet")))
            }
        }
        for part in sum.parts where !seen.insert(part.achievement.organization).inserted {
            guard part.value?.magnitude == difference.magnitude else { continue }
            let name = context.name(part.achievement.organization)
            clues.append(
                PartClue(
                    total: place, kind: .duplicateRow, part: part.source.place,
                    text: LocalizedText(
                        vi: "\(name) có hai dòng, dòng ở ô \(part.source.cell) bằng đúng chênh lệch",
                        en: "\(name) has two rows, the one at \(part.source.cell) is the difference")))
        }
        return clues + missing(seen, sum, difference, context)
    }

    /// Units that the table lacks and whose quota, or last period's figure, is what is left.
    private static func missing(
        _ units: Set<OrganizationID>, _ sum: StatedSum, _ difference: Decimal, _ context: ReconciliationContext
    ) -> [PartClue] {
        let value = sum.total.achievement
        let day = context.program.window(of: value.period).upperBound
        let below = context.program.organizations.children(of: value.organization.code, at: day)
        guard difference > 0, below.count > units.count, units.isSubset(of: Set(below.map(\.id))) else { return [] }
        let previous = context.program.previous(of: value.period)
        return below.compactMap { unit in
            guard !units.contains(unit.id) else { return nil }
            var probable = value
            probable.organization = unit.id
            let known = [
                context.quota(of: probable)?.value,
                previous.flatMap { context.history.figure(value.indicator, unit.id, $0) }?.value,
            ]
            guard known.contains(difference) else { return nil }
            return PartClue(
                total: sum.total.source.place, kind: .missingUnit, part: nil,
                text: LocalizedText(
                    vi: "bảng thiếu dòng \(unit.name), số của đơn vị này bằng đúng chênh lệch",
                    en: "the table has no row of \(unit.name), whose figure is the difference"))
        }
    }
}
