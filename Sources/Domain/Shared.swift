/// A value behind a reference: copying it is counting one reference, however many parts it has.
final class Shared<Value: Sendable & Hashable>: Sendable, Hashable {
    let value: Value

    init(_ value: Value) { self.value = value }

    /// The same with a change.
    func with(_ change: (inout Value) -> Void) -> Shared<Value> {
        var value = value
        change(&value)
        return Shared(value)
    }

    static func == (one: Shared<Value>, other: Shared<Value>) -> Bool { one === other || one.value == other.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
