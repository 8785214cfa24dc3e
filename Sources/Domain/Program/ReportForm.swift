public import VietnameseText

/// A form as the programme knows it: which body fills it in, and what for. How it looks on a sheet is not known here.
public struct ReportForm: Sendable, Hashable {
    /// What a form is for.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Units report with it.
        case submission
        /// Quotas are assigned with it.
        case plan
        /// Another body's figures for the same units.
        case otherBody = "other-body"
        /// The superior's own summary.
        case summary
    }

    /// The code.
    public var code: String
    /// The title.
    public var name: String
    /// The body that fills it in.
    public var body: OrganisationBody
    /// What it is for.
    public var kind: Kind
    /// What its figures are of, where a column does not say otherwise.
    public var stage: Stage?
    /// Which days its figures cover; `nil` for those the period names.
    public var window: DataWindow?

    /// Creates a form.
    public init(
        code: String, name: String, body: OrganisationBody = .peoplesCommittee, kind: Kind = .submission,
        stage: Stage? = nil, window: DataWindow? = nil
    ) {
        self.code = code
        self.name = name
        self.body = body
        self.kind = kind
        self.stage = stage
        self.window = window
    }
}
