/// What a workbook says about itself (ECMA-376 part 2, 8; part 1, 22.2 and 22.3).
///
/// No clock is read: a workbook has a date only when one is given, so the same content gives the same bytes.
public struct DocumentProperties: Sendable, Hashable {
    /// A value of one's own.
    public enum CustomValue: Sendable, Hashable {
        /// A text.
        case text(String)
        /// A number.
        case number(Double)
        /// A yes or no.
        case boolean(Bool)
        /// A date and time of the form `2022-10-26T08:30:00Z`.
        case date(String)
    }

    /// The title.
    public var title: String?
    /// The subject.
    public var subject: String?
    /// Who wrote it.
    public var author: String?
    /// The words it can be found by.
    public var keywords: String?
    /// Remarks.
    public var comments: String?
    /// The category.
    public var category: String?
    /// The office or company.
    public var company: String?
    /// Who is in charge.
    public var manager: String?
    /// When it was made, of the form `2022-10-26T08:30:00Z`.
    public var created: String?
    /// When it was last changed, of the form `2022-10-26T08:30:00Z`.
    public var modified: String?
    /// Values of one's own, in order; names must be distinct.
    public var custom: [(name: String, value: CustomValue)] {
        get { customItems.map { ($0.name, $0.value) } }
        set { customItems = newValue.map { CustomItem(name: $0.name, value: $0.value) } }
    }
    private var customItems: [CustomItem] = []

    private struct CustomItem: Sendable, Hashable {
        var name: String
        var value: CustomValue
    }

    /// Creates properties that say nothing.
    public init() {}
}
