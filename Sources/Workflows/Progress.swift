internal import Synchronization

/// Tells a person at a terminal how far long work is. Nothing is told in the first half second, or to a file.
public final class Progress: Sendable {
    /// Tells nobody.
    public static let silent = Progress(show: nil)

    private let show: (@Sendable (String) -> Void)?
    private let state = Mutex(State())

    private struct State {
        var started = ContinuousClock.now
        var last = ContinuousClock.now
        var isShown = false
    }

    /// Creates a progress that hands each line to `show`; an empty line takes the last one away.
    public init(show: (@Sendable (String) -> Void)?) { self.show = show }

    /// Work on input `index` of `count` begins.
    func begin(_ file: String, index: Int, of count: Int) {
        guard show != nil else { return }
        tell("\(index + 1)/\(count) \(file)")
    }

    /// So many rows of an input are done.
    func rows(_ count: Int, of file: String, sheet: String) {
        guard show != nil else { return }
        tell("\(file) › \(sheet): \(count)")
    }

    private func tell(_ line: String) {
        let isDue = state.withLock { state in
            let now = ContinuousClock.now
            guard now - state.started > .milliseconds(500), now - state.last > .milliseconds(100) else { return false }
            state.last = now
            state.isShown = true
            return true
        }
        if isDue { show?(line) }
    }

    /// Takes the last line away.
    public func finish() {
        let wasShown = state.withLock { $0.isShown }
        if wasShown { show?("") }
    }
}
