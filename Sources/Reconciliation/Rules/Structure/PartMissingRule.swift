internal import Findings

/// A sheet, table or column that a form must have and a copy lacks.
///
/// It is found while the submission is read.
enum PartMissingRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "STRUCT_PART_MISSING", .error,
        title: LocalizedText(
            vi: "Đủ trang, bảng và cột bắt buộc", en: "All required sheets, tables and columns are there"),
        message: MessageTemplate(
            vi: "Thiếu {kind} “{name}” mà biểu {form} yêu cầu.",
            en: "Required {kind} “{name}” of form {form} is missing."))
}
