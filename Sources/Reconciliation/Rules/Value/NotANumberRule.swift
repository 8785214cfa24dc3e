internal import Findings

/// A cell of figures that cannot be read as a number.
///
/// It is found while the submission is read.
enum NotANumberRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_NOT_A_NUMBER", .error, title: LocalizedText(vi: "Ô số liệu là số", en: "Cells of figures hold numbers"),
        message: MessageTemplate(
            vi: "Ô {cell}: “{raw}” không đọc được thành số.",
            en: "Cell {cell}: “{raw}” is not readable as a number."))
}
