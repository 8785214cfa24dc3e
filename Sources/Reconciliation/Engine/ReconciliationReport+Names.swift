public import Domain
public import Findings
public import VietnameseText

/// What things of a report are called, for outputs.
extension ReconciliationReport {
    /// A unit's name; its code where the programme does not know it.
    public func name(of unit: OrganizationID) -> String {
        program.organizations.organization(unit)?.name ?? unit.code
    }

    /// The name of a unit as findings print it, `20740` or `20740@2025-07-01`.
    public func name(organization text: String) -> String {
        program.organizations.organization(text: text)?.name ?? text
    }

    /// A unit as findings print it.
    public func text(of unit: OrganizationID) -> String { program.organizations.text(of: unit) }

    /// An indicator's name; its code where the programme does not know it.
    public func name(indicator code: String) -> String { program.indicators[code]?.name ?? code }

    /// A form's title; its code where the programme does not know it.
    public func name(form code: String) -> String { program.form(code)?.name ?? code }

    /// What a body is called.
    public func name(of body: OrganisationBody) -> LocalizedText { body.title }

    /// What the programme sets of rules.
    public var settings: RuleSettings { RuleSettings(program) }
}
