internal import VietnameseText

extension Program {
    /// The reports of a form that are owed for a period, and the units that are exempt, each unit and body once.
    ///
    /// Flows and units count that are in force on the last day of the form's window. What is said of a unit by name wins
    /// over what is said of all below a code, of two alike the later one; an exemption wins over what is owed, and one
    /// without a body is from the form whatever body owes it. In the order of the flows.
    ///
    /// - Complexity: O(n) in the units that the flows name.
    public func expected(_ form: String, for period: Period) -> [Obligation] {
        var book = Obligations()
        let flows = flows.filter { $0.form == form }
        for flow in flows.filter({ !$0.isExempt }) + flows.filter(\.isExempt) {
            let body = flow.body ?? self.form(form)?.body ?? .peoplesCommittee
            let day = window(of: period, form: form, body: body).upperBound
            guard flow.validity.contains(day) else { continue }
            for unit in units(of: flow.reporters, at: day) {
                var bodies = [body]
                if flow.isExempt, flow.body == nil { bodies = book.bodies(of: unit.id) }
                for body in bodies.isEmpty ? [body] : bodies { book.add(flow, unit, body) }
            }
        }
        return book.order.compactMap { reporter in
            book.found[reporter].map { obligation($0.flow, $0.unit, reporter.body, period) }
        }
    }

    /// The flow that counts for each reporter.
    private struct Obligations {
        var order: [Reporter] = []
        var found: [Reporter: (flow: Flow, unit: Organization)] = [:]

        mutating func add(_ flow: Flow, _ unit: Organization, _ body: OrganisationBody) {
            let reporter = Reporter(organization: unit.id, body: body)
            if let known = found[reporter] {
                if known.flow.isExplicit, !flow.isExplicit { return }
            } else {
                order.append(reporter)
            }
            found[reporter] = (flow, unit)
        }

        func bodies(of unit: OrganizationID) -> [OrganisationBody] {
            order.filter { $0.organization == unit }.map(\.body)
        }
    }

    private func obligation(
        _ flow: Flow, _ unit: Organization, _ body: OrganisationBody, _ period: Period
    ) -> Obligation {
        Obligation(
            form: flow.form, period: period, organization: unit, body: body, receiver: flow.receiver,
            due: due(of: period, form: flow.form, body: body), isExempt: flow.isExempt,
            reason: flow.isExempt ? flow.reason : nil)
    }

    private func units(of reporters: Flow.Reporters, at day: CalendarDate) -> [Organization] {
        switch reporters {
        case .unit(let code): organizations.organization(code, at: day).map { [$0] } ?? []
        case .children(let code): organizations.children(of: code, at: day)
        }
    }
}

extension Flow {
    /// Whether it names its unit.
    fileprivate var isExplicit: Bool { if case .unit = reporters { true } else { false } }
}
