public import Domain

/// A programme with the forms its figures come in and the names people write: all of a program workbook.
///
/// ```swift
/// let (declaration, problems) = ProgramReader.read(ProgramSource(sheets: grids, file: "chuong-trinh.xlsx"))
/// ```
public struct ProgramDeclaration: Sendable, Equatable {
    /// The programme. Its forms are those declared here.
    public let program: Program
    /// The forms and how they look.
    public let forms: [Form]
    /// Names that people write for units, indicators and bodies.
    public let aliases: [WrittenName]

    /// Creates a declaration; the programme gets the forms.
    public init(program: Program, forms: [Form] = [], aliases: [WrittenName] = []) {
        var program = program
        program.forms = forms.map(\.report)
        self.program = program
        self.forms = forms
        self.aliases = aliases
    }

    /// The form of a code.
    public func form(_ code: String) -> Form? { forms.first { $0.code == code } }

    /// The names written for a code.
    public func aliases(of kind: WrittenName.Kind, _ code: String) -> [String] {
        aliases.filter { $0.kind == kind && $0.code == code }.map(\.written)
    }
}

/// A name that people write for something that has a code.
public struct WrittenName: Sendable, Hashable {
    /// What is named.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A unit.
        case organization
        /// An indicator.
        case indicator
        /// A body.
        case body
    }

    /// What is named.
    public var kind: Kind
    /// The name as it is written.
    public var written: String
    /// The code that is meant.
    public var code: String

    /// Creates a name.
    public init(kind: Kind, written: String, code: String) {
        self.kind = kind
        self.written = written
        self.code = code
    }
}
