internal import Findings

/// A unit that stands twice in a table of one row a unit.
///
/// It is found while the submission is read.
enum UnitDuplicateRowRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "ID_UNIT_DUPLICATE_ROW", .error, title: LocalizedText(vi: "Mỗi đơn vị một dòng", en: "A unit has one row"),
        message: MessageTemplate(
            vi: "Đơn vị {unit} xuất hiện {count} lần ({cells}).",
            en: "Unit {unit} appears {count} times ({cells})."))
}
