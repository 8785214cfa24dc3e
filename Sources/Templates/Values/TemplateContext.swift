public import Domain
public import VietnameseText

/// What a row of a loop is about.
public enum LoopItem: Sendable, Hashable {
    /// A unit.
    case unit(OrganizationID)
    /// An indicator, by code; a part of another one too.
    case indicator(String)
    /// A body.
    case body(OrganisationBody)
    /// A group of units: its name, and the units in it.
    case group(String, [OrganizationID])
}

/// Where a value is asked for: the rows of all loops around its cell.
public struct TemplateContext: Sendable, Hashable {
    /// The rows gone into, from the outermost in, with the running number of each in its loop, from 1.
    public private(set) var steps: [Step] = []

    /// A row gone into.
    public struct Step: Sendable, Hashable {
        /// The loop, as an index into ``TemplateSheet/loops``.
        public var loop: Int
        /// What the row is about.
        public var item: LoopItem
        /// The running number, from 1.
        public var number: Int
    }

    /// Outside of all loops.
    public init() {}

    /// Within a row of a loop.
    public func entering(_ item: LoopItem, of loop: Int, number: Int) -> TemplateContext {
        var context = self
        context.steps.append(Step(loop: loop, item: item, number: number))
        return context
    }

    /// The unit gone into last.
    public var unit: OrganizationID? {
        for step in steps.reversed() { if case .unit(let id) = step.item { return id } }
        return nil
    }

    /// The indicator gone into last.
    public var indicator: String? {
        for step in steps.reversed() { if case .indicator(let code) = step.item { return code } }
        return nil
    }

    /// The body gone into last.
    public var body: OrganisationBody? {
        for step in steps.reversed() { if case .body(let body) = step.item { return body } }
        return nil
    }

    /// The group gone into last.
    public var group: (name: String, units: [OrganizationID])? {
        for step in steps.reversed() { if case .group(let name, let units) = step.item { return (name, units) } }
        return nil
    }
}
