internal import Findings

/// A column with percentages on two scales, 0,979 beside 97,9.
///
/// It is found while the submission is read.
enum PercentScaleRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_PERCENT_SCALE", .warning,
        title: LocalizedText(vi: "Một thang phần trăm trong cột", en: "One scale of percentages in a column"),
        message: MessageTemplate(
            vi: "Cột {column} lẫn hai thang phần trăm (ví dụ {one} và {other}).",
            en: "Column {column} mixes two percent scales (e.g. {one} and {other})."))
}
