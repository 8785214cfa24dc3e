internal import Findings

/// Which kinds of findings bring others about, the ones nearest to the beginning first.
///
/// A number typed over a formula makes the total wrong, which makes the table differ from the summary, which makes it differ
/// from another body's: of findings about one cell the first in this order is the root, and the others are its symptoms.
enum RootKinds {
    /// The rank of a kind, 0 for what lies nearest to the beginning; `nil` for kinds that bring nothing about.
    static func rank(of code: Problem.Code) -> Int? { ranks[code] }

    private static let ranks: [Problem.Code: Int] = Dictionary(
        order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

    private static let order: [Problem.Code] =
        [
            SenderMismatchRule.kind, PeriodLabelRule.kind, PartMissingRule.kind, UnitNotInForceRule.kind,
            UnitDuplicateRowRule.kind, IndicatorUnknownRule.kind, UnitMismatchRule.kind, PercentScaleRule.kind,
            AmbiguousNumberRule.kind, TypedOverRule.kind, StaleResultRule.kind, InconsistentFormulaRule.kind,
            NonAdditiveSummedRule.kind, PledgeAsResultRule.kind, MagnitudeSlipRule.kind, AllocationSumRule.kind,
            TotalMismatchRule.kind, PartVersusWholeRule.kind, UnitPriceRule.kind, ColumnFormulaRule.kind,
            SheetValueMismatchRule.kind, PlanDifferenceRule.kind, SumMismatchRule.kind, CumulativeBrokenRule.kind,
            BodyMismatchRule.kind,
        ].map(\.code)

    /// Kinds that compare two statements of one number, or one with what it is computed from: what can be a symptom.
    static let comparing: Set<Problem.Code> = Set(
        [
            TotalMismatchRule.kind, PartVersusWholeRule.kind, ColumnFormulaRule.kind, TypedOverRule.kind,
            NonAdditiveSummedRule.kind, UnitPriceRule.kind, AllocationSumRule.kind, PlanDifferenceRule.kind,
            PercentStatedRule.kind, AchievementBandRule.kind, SheetValueMismatchRule.kind,
            TextFigureMismatchRule.kind, SumMismatchRule.kind, BodyMismatchRule.kind, CumulativeBrokenRule.kind,
            OutlierRule.kind, RestatedRule.kind, MergerContinuityRule.kind, MagnitudeSlipRule.kind,
        ].map(\.code))

    /// Kinds whose difference is to what is usual, not to another statement of the number.
    static let unusual: Set<Problem.Code> = Set(
        [AchievementBandRule.kind, OutlierRule.kind, MagnitudeSlipRule.kind, UnitPriceRule.kind].map(\.code))

    /// Kinds that say a cell was read otherwise than it looks, or holds what it should not: whatever comes of the cell
    /// may come of that.
    static let ofCells: Set<Problem.Code> = Set(
        [
            IndicatorUnknownRule.kind, UnitMismatchRule.kind, AmbiguousNumberRule.kind, PledgeAsResultRule.kind,
            MagnitudeSlipRule.kind,
        ].map(\.code))

    /// The kind of cause that a root is.
    static func cause(of code: Problem.Code) -> Cause.Kind {
        switch code {
        case TypedOverRule.kind.code: .typedOverFormula
        case StaleResultRule.kind.code: .staleResult
        case UnitDuplicateRowRule.kind.code: .duplicateRow
        case PercentScaleRule.kind.code, MagnitudeSlipRule.kind.code: .powerOfTen
        default: .otherFinding
        }
    }

    /// The title of a kind's rule, for causes in words.
    static func title(of code: Problem.Code) -> LocalizedText {
        titles[code] ?? LocalizedText(vi: code.rawValue, en: code.rawValue)
    }

    private static let titles = Dictionary(
        RuleKind.all.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
}
