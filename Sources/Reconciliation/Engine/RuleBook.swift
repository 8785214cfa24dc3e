/// All rules, in the order their findings are made in.
enum RuleBook {
    /// Rules that look at one submission by itself.
    static let ofSubmissions: [any SubmissionRule.Type] = [
        TotalMismatchRule.self, PlanDifferenceRule.self,
    ]

    /// Rules that look at all submissions together.
    static let ofCollections: [any CollectionRule.Type] = [
        PlanDifferenceRule.self, NotSubmittedRule.self,
    ]
}

extension RuleKind {
    /// The kinds of all rules, each once, in the order of the catalogue.
    public static let all: [RuleKind] = RuleBook.kinds
}

extension RuleBook {
    fileprivate static var kinds: [RuleKind] {
        var seen: Set<RuleKind> = []
        let all = ofSubmissions.map { $0.kind } + ofCollections.map { $0.kind }
        return all.filter { seen.insert($0).inserted }
    }
}
