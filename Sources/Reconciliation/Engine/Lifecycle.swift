internal import Findings

/// Where findings stand against those of an earlier run of the same period.
///
/// A finding is the same in both runs when its ``FindingIdentity`` is. What the sender wrote to it goes on with it; where its
/// numbers have changed since, what was written was written to others, and it is open again.
struct Lifecycle {
    private let earlier: [TrackedFinding]
    private let places: [String: Int]

    /// Findings of an earlier run; of two with one identity the last counts, and what was gone by then is forgotten.
    init(_ earlier: [TrackedFinding]) {
        self.earlier = earlier.filter { $0.status != .gone }
        places = Dictionary(self.earlier.enumerated().map { ($1.id, $0) }) { $1 }
    }

    /// The findings of this run with where they stand, and behind them those that are gone, in the order of the earlier run.
    ///
    /// - Complexity: O(n) in the findings of both runs.
    func applied(to findings: [TrackedFinding]) -> [TrackedFinding] {
        guard !earlier.isEmpty else { return findings }
        var left = Set(places.values)
        var result = findings
        for place in result.indices {
            guard let known = places[result[place].id] else { continue }
            left.remove(known)
            result[place].explanation = result[place].explanation ?? earlier[known].explanation
            result[place].status = Self.status(of: result[place], after: earlier[known])
        }
        for place in left.sorted() {
            var gone = earlier[place]
            gone.status = .gone
            gone.cause = nil
            result.append(gone)
        }
        return result
    }

    private static func status(of finding: TrackedFinding, after earlier: TrackedFinding) -> TrackedFinding.Status {
        let isExplained = !(finding.explanation ?? "").isEmpty || earlier.status == .explained
        // An earlier finding whose numbers were not kept says nothing of a change.
        guard isExplained, let known = earlier.finding.comparison else { return isExplained ? .explained : .open }
        let now = finding.finding.comparison
        return now?.stated == known.stated && now?.computed == known.computed ? .explained : .open
    }
}

extension ReconciliationReport {
    /// Takes what senders wrote to findings, by their ids, of copies that came back.
    ///
    /// - Complexity: O(n) in findings.
    public mutating func explain(_ explanations: [String: String]) {
        guard !explanations.isEmpty else { return }
        for place in findings.indices {
            guard findings[place].status != .gone, let text = explanations[findings[place].id] else { continue }
            findings[place].explanation = text
            findings[place].status = .explained
        }
    }
}
