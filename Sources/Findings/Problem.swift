/// What stands in the way: a code for programs, a place, and words for people.
///
/// A problem that stops the work is thrown (`Problem` is an `Error`); one that the work survives is
/// collected as a warning. Cell contents never appear in it, since they may be about people.
///
/// Printed as a compiler prints:
/// `ke-hoach.xlsx › xl/workbook.xml:3: error: the XML is not well-formed [XML_NOT_WELL_FORMED]`.
public struct Problem: Error, Sendable, Hashable {
    /// A stable name of the kind of problem. The set is open: each room adds its own as static members.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The name as it is printed, such as `ZIP_NOT_A_ZIP`.
        public var rawValue: String

        /// Creates a code from its printed name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// How much it matters.
    public enum Severity: String, Sendable {
        /// The work stopped.
        case error
        /// The work went on; the result is sound but deserves a look.
        case warning
    }

    /// The kind of problem.
    public var code: Code
    /// Whether the work stopped.
    public var severity: Severity
    /// Where it stands.
    public var place: Place
    /// What is the matter.
    public var message: LocalizedText
    /// What the reader can do about it.
    public var remedy: LocalizedText?

    /// Creates a problem.
    public init(
        _ code: Code, _ message: LocalizedText, remedy: LocalizedText? = nil, at place: Place = Place(),
        severity: Severity = .error
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.message = message
        self.remedy = remedy
    }

    /// The same problem, its place completed from `outer`.
    public func within(_ outer: Place) -> Problem {
        var copy = self
        copy.place = place.within(outer)
        return copy
    }

    /// The same problem at another place.
    public func at(_ place: Place) -> Problem {
        var copy = self
        copy.place = place
        return copy
    }

    /// The problem as one line, as a compiler prints it, with the remedy behind it.
    public func line(in language: Language) -> String {
        let kind: LocalizedText =
            severity == .error
            ? LocalizedText(vi: "lỗi", en: "error") : LocalizedText(vi: "lưu ý", en: "warning")
        let head = place.description.isEmpty ? "" : "\(place.description): "
        let tail = remedy.map { " \(LocalizedText(vi: "Cách xử lý", en: "help")[language]): \($0[language])" } ?? ""
        return "\(head)\(kind[language]): \(message[language]) [\(code.rawValue)]\(tail)"
    }
}

extension Problem: CustomStringConvertible {
    /// The English line.
    public var description: String { line(in: .english) }
}
