/// How much work formulas may make, so that names and `LAMBDA`s that call each other end, and soon.
///
/// A formula has a share of its own that ordinary ones do not come near; what goes beyond is taken from one reserve of
/// the whole run.
struct WorkLimit {
    /// How deep calls may stand inside each other, those of names and `LAMBDA`s included.
    static let depth = 1_000
    private static let share = 100_000
    private var depth = 0
    private var left = share
    private var reserve: Int

    init(reserve: Int) { self.reserve = reserve }

    /// Begins with another formula.
    mutating func begin() {
        depth = 0
        left = Self.share
    }

    /// Begins one step; `false` when there are too many or they stand too deep.
    mutating func enter() -> Bool {
        depth += 1
        left -= 1
        if depth <= Self.depth, left >= 0 { return true }
        if depth > Self.depth {
            depth -= 1
            return false
        }
        left += 1
        guard spend(1) else {
            depth -= 1
            return false
        }
        return true
    }

    /// Ends a step.
    mutating func leave() { depth -= 1 }

    /// Takes the work of so many values; `false` when none is left.
    mutating func spend(_ count: Int) -> Bool {
        if count <= left {
            left -= count
            return true
        }
        guard count <= reserve else { return false }
        reserve -= count
        return true
    }
}
