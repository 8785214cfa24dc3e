internal import Findings

/// A unit that was merged before the period ends.
///
/// It is found while the submission is read.
enum UnitNotInForceRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "ID_UNIT_NOT_IN_FORCE", .error, title: LocalizedText(vi: "Đơn vị còn hiệu lực", en: "Units are in force"),
        message: MessageTemplate(
            vi: "{unit} đã sáp nhập vào {new} từ {day}; kỳ {period} phải ghi đơn vị mới.",
            en: "{unit} merged into {new} on {day}; period {period} must use the new unit."))
}
