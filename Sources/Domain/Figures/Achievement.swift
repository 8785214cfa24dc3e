public import VietnameseText

/// What a figure is of: planned, pledged, estimated, done or official. Figures of two stages are never added.
public typealias Stage = WrittenStage

/// Who reports: a body of a unit, such as the people's committee or the military command of a commune.
public struct Reporter: Sendable, Hashable {
    /// The unit.
    public var organization: OrganizationID
    /// Its body.
    public var body: OrganisationBody

    /// Creates a reporter.
    public init(organization: OrganizationID, body: OrganisationBody) {
        self.organization = organization
        self.body = body
    }
}

/// A figure that somebody reported: of which unit, for which indicator, period and stage.
public struct Achievement: Sendable, Hashable {
    /// The unit it is about.
    public var organization: OrganizationID
    /// The indicator's code.
    public var indicator: String
    /// The period it is for.
    public var period: Period
    /// What it is of.
    public var stage: Stage
    /// Who says so.
    public var reportedBy: Reporter
    /// The figure, or why there is none.
    public var amount: Amount
    /// The unit of measure the figure is in; `nil` where the indicator has none.
    public var unit: UnitOfMeasure?

    /// Creates a figure.
    public init(
        organization: OrganizationID, indicator: String, period: Period, stage: Stage = .result, reportedBy: Reporter,
        amount: Amount, unit: UnitOfMeasure? = nil
    ) {
        self.organization = organization
        self.indicator = indicator
        self.period = period
        self.stage = stage
        self.reportedBy = reportedBy
        self.amount = amount
        self.unit = unit
    }
}
