internal import Findings

/// A number that may be read in two ways; the column decides.
///
/// It is found while the submission is read.
enum AmbiguousNumberRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "VAL_AMBIGUOUS_NUMBER", .warning,
        title: LocalizedText(vi: "Số chỉ đọc một cách", en: "Numbers can be read in one way"),
        message: MessageTemplate(
            vi: "Ô {cell}: “{raw}” có thể là {one} hoặc {other}; đã hiểu là {chosen}.",
            en: "Cell {cell}: “{raw}” may be {one} or {other}; read as {chosen}."))
}
