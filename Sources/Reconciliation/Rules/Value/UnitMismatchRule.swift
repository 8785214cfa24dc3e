internal import Findings

/// A unit of measure that is not the form's: an error where it does not convert.
///
/// It is found while the submission is read.
enum UnitMismatchRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_UNIT_MISMATCH", .warning,
        title: LocalizedText(vi: "Đúng đơn vị tính", en: "Units of measure are the form's"),
        message: MessageTemplate(
            vi: "Ô {cell}: đơn vị tính “{unit}” khác đơn vị của biểu “{formUnit}”.",
            en: "Cell {cell}: unit “{unit}” differs from the form's “{formUnit}”."))
}
