internal import Findings

/// Warnings of one reading, the same kind counted rather than repeated without end.
struct WarningList: Sendable {
    private static let limitPerCode = 20
    private(set) var problems: [Problem] = []
    private var counts: [Problem.Code: Int] = [:]

    /// Adds a warning, unless it is there; of one kind only the first 20 are kept.
    mutating func add(_ problem: Problem) {
        guard counts[problem.code, default: 0] <= Self.limitPerCode, !problems.contains(problem) else { return }
        counts[problem.code, default: 0] += 1
        if counts[problem.code, default: 0] <= Self.limitPerCode { problems.append(problem) }
    }

    /// Takes back the warnings behind the first `count`.
    mutating func removeAll(behind count: Int) {
        while problems.count > count, let last = problems.popLast() { counts[last.code, default: 1] -= 1 }
    }
}
