internal import Findings

/// A name that may be several units'.
///
/// It is found while the submission is read.
enum UnitAmbiguousRule: ReadingRule {
    /// The kind.
    static let kind = RuleKind(
        "ID_UNIT_AMBIGUOUS", .error, title: LocalizedText(vi: "Tên chỉ một đơn vị", en: "Names are of one unit"),
        message: MessageTemplate(
            vi: "“{name}” có thể là {units}; chưa nhận số liệu.",
            en: "“{name}” may be any of {units}; figures not taken."))
}
