internal import Findings

/// All rules, in the order of the catalogue.
enum RuleBook {
    /// Rules that look at one submission by itself.
    static let ofSubmissions: [any SubmissionRule.Type] = [
        SenderMismatchRule.self, ColumnMovedRule.self, HiddenFiguresRule.self, BlankRequiredRule.self,
        PercentScaleRule.self,
        TotalMismatchRule.self, PartVersusWholeRule.self, ColumnFormulaRule.self, TypedOverRule.self,
        InconsistentFormulaRule.self, StaleResultRule.self, NonAdditiveSummedRule.self, UnitPriceRule.self,
        PlanDifferenceRule.self, PercentStatedRule.self, AchievementBandRule.self, PledgeAsResultRule.self,
        SheetValueMismatchRule.self, TextFigureMismatchRule.self, CumulativeBrokenRule.self, CopyOfPreviousRule.self,
        OutlierRule.self, RestatedRule.self, MergerContinuityRule.self, PeriodLabelRule.self,
        ChangedAfterApprovalRule.self,
    ]

    /// Rules that look at all submissions together.
    static let ofCollections: [any CollectionRule.Type] = [
        CannotOpenRule.self, DuplicateSubmissionRule.self, VersionUnclearRule.self, MagnitudeSlipRule.self,
        AllocationSumRule.self, PlanDifferenceRule.self, SumMismatchRule.self, BodyMismatchRule.self,
        DoubleCountRule.self, WindowDiffersRule.self, NotSubmittedRule.self, LateRule.self,
    ]

    /// Rules that are applied while submissions are read.
    static let ofReading: [any ReadingRule.Type] = [
        PartMissingRule.self, UnitUnknownRule.self, UnitAmbiguousRule.self, UnitDuplicateRowRule.self,
        UnitNotInForceRule.self, IndicatorUnknownRule.self, NotANumberRule.self, AmbiguousNumberRule.self,
        UnitMismatchRule.self,
    ]
}

extension RuleKind {
    /// The kinds of all rules, each once: those of single files, of structure, identity, values, arithmetic, quotas, then
    /// those between sheets, bodies and periods, and those of time.
    public static let all: [RuleKind] = {
        var seen: Set<RuleKind> = []
        let kinds =
            RuleBook.ofSubmissions.map { $0.kind } + RuleBook.ofCollections.map { $0.kind }
            + RuleBook.ofReading.map { $0.kind }
        let groups = ["FILE_", "STRUCT_", "ID_", "VAL_", "ARITH_", "QUOTA_", "XSHEET_", "XORG_", "XPER_", "TIME_"]
        return groups.flatMap { group in
            kinds.filter { $0.code.rawValue.hasPrefix(group) && seen.insert($0).inserted }
        }
    }()
}
