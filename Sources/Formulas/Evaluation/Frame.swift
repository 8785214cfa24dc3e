/// Where an expression is evaluated: the cell, whether ranges stand for all their values, and names that `LET` bound.
struct Frame: Sendable {
    var sheet: Int32
    var row: Int32
    var column: Int32
    /// Whether the formula is an array formula, so that a range where one value is wanted stands for all of them.
    var isArray: Bool
    /// How many names stand inside each other.
    var depth: Int32 = 0
    var bindings: Bindings?
}

/// Names bound by `LET` and `LAMBDA`, the innermost first.
final class Bindings: Sendable {
    let name: String
    let value: Value
    let outer: Bindings?

    init(name: String, value: Value, outer: Bindings?) {
        self.name = name
        self.value = value
        self.outer = outer
    }

    static func value(of name: String, in bindings: Bindings?) -> Value? {
        var current = bindings
        while let one = current {
            if one.name == name { return one.value }
            current = one.outer
        }
        return nil
    }
}
