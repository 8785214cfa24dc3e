/// What is to become different about a cell's format; what is `nil` stays as the cell has it.
public struct StyleChange: Hashable, Sendable {
    /// The number format's code, such as `#,##0` or `dd/mm/yyyy`.
    public var numberFormat: String?
    /// The colour that fills the cell, as eight hexadecimal digits: alpha, red, green, blue (`FFFFEB9C`).
    public var fillColor: String?
    /// The colour of the text, likewise.
    public var fontColor: String?
    /// Whether the text is bold.
    public var isBold: Bool?
    /// Whether long text goes on in further lines within the cell.
    public var wrapsText: Bool?
    /// Whether text begins at the top of the cell, or stands at its bottom.
    public var isAtTop: Bool?

    /// Creates a change of nothing.
    public init() {}
}
