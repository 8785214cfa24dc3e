internal import Findings

/// A name that is no unit's by any rung of the ladder.
///
/// It is found while the submission is read.
enum UnitUnknownRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "ID_UNIT_UNKNOWN", .error, title: LocalizedText(vi: "Nhận ra tên đơn vị", en: "Names of units are recognised"),
        message: MessageTemplate(
            vi: "Không nhận ra đơn vị “{name}”. Có phải: {suggestions}?",
            en: "Unit “{name}” not recognised. Did you mean {suggestions}?"))
}
