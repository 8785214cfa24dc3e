/// Why a text is no formula, and where; the text itself is not in it, since it may be about people.
public struct FormulaSyntaxError: Error, Hashable, Sendable {
    /// What is the matter.
    public enum Reason: String, Hashable, Sendable {
        /// The text has more characters than Excel allows in a formula.
        case tooLong
        /// Parentheses, functions or signs stand inside each other beyond the limit.
        case tooDeep
        /// A value, reference or function should stand here.
        case operandMissing
        /// What stands here cannot follow what stands before it.
        case unexpected
        /// A parenthesis or brace is not closed at the end of the text.
        case unclosed
        /// An array constant holds something other than constants, or its rows differ in length.
        case badArray
        /// A text that is no part of any formula: an unclosed quote, `1abc`, a stray `!`.
        case unknownText
    }

    /// What is the matter.
    public var reason: Reason
    /// Where, in UTF-8 bytes from the formula's beginning.
    public var utf8Offset: Int

    /// Creates an error.
    public init(_ reason: Reason, at utf8Offset: Int) {
        self.reason = reason
        self.utf8Offset = utf8Offset
    }
}
