public import VietnameseText

/// Who owes which form to whom, and from when to when; or who, for a reason, does not.
///
/// ```swift
/// Flow(form: "bieu-01", reporters: .children(of: "511"))
/// Flow(form: "bieu-01", reporters: .unit("20743"), isExempt: true, reason: "sáp nhập")
/// ```
public struct Flow: Sendable, Hashable {
    /// The units that owe a form.
    public enum Reporters: Sendable, Hashable, CustomStringConvertible {
        /// One unit, by code.
        case unit(String)
        /// All units that are below a code at the time.
        case children(of: String)

        /// Reads `20740`, or `511/*` for all units below 511.
        public init(_ text: String) {
            self = text.hasSuffix("/*") ? .children(of: String(text.dropLast(2))) : .unit(text)
        }

        /// The code of the unit, or of the one above.
        public var code: String {
            switch self {
            case .unit(let code), .children(let code): code
            }
        }

        /// As it is read.
        public var description: String {
            switch self {
            case .unit(let code): code
            case .children(let code): "\(code)/*"
            }
        }
    }

    /// The form's code.
    public var form: String
    /// The units that owe it.
    public var reporters: Reporters
    /// The body that reports; `nil` for the form's.
    public var body: OrganisationBody?
    /// Who receives it: the code of a unit or body.
    public var receiver: String?
    /// From when to when it is owed.
    public var validity: DateSpan
    /// Whether it is the opposite: these units do not owe it.
    public var isExempt: Bool
    /// Why not.
    public var reason: String?

    /// Creates a flow.
    public init(
        form: String, reporters: Reporters, body: OrganisationBody? = nil, receiver: String? = nil,
        validity: DateSpan = DateSpan(), isExempt: Bool = false, reason: String? = nil
    ) {
        self.form = form
        self.reporters = reporters
        self.body = body
        self.receiver = receiver
        self.validity = validity
        self.isExempt = isExempt
        self.reason = reason
    }
}

/// A report that is owed for a period, or that a unit is exempt from.
public struct Obligation: Sendable, Hashable {
    /// The form's code.
    public var form: String
    /// The period.
    public var period: Period
    /// The unit.
    public var organization: Organization
    /// The body of it that reports.
    public var body: OrganisationBody
    /// Who receives it.
    public var receiver: String?
    /// The last day for it; `nil` where none is set.
    public var due: CalendarDate?
    /// Whether the unit is exempt.
    public var isExempt: Bool
    /// Why it is exempt.
    public var reason: String?

    /// Who owes it.
    public var reporter: Reporter { Reporter(organization: organization.id, body: body) }
}
