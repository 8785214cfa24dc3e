internal import Findings

/// A row of figures whose label is no indicator's.
///
/// It is found while the submission is read.
enum IndicatorUnknownRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "ID_INDICATOR_UNKNOWN", .warning,
        title: LocalizedText(vi: "Chỉ tiêu có trong biểu", en: "Indicators are of the form"),
        message: MessageTemplate(
            vi: "Không có chỉ tiêu “{name}” trong biểu {form}.",
            en: "Indicator “{name}” is not in form {form}."))
}
