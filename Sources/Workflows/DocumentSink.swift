internal import Findings

/// Takes the text of one output document and lets none of a failed one out.
///
/// A regular file is written beside its target and renamed. Where that can't be (a pipe, a device, standard output),
/// the first part is held back, so that most failures leave nothing; a later one leaves an unfinished document.
final class DocumentSink {
    /// Where the text goes.
    enum Target {
        /// To standard output.
        case standardOutput
        /// To a file, device or pipe of that name.
        case path(String)
        /// Into memory, or into a file without a name once it is long; ``DocumentSink/copy(to:)`` brings it out.
        case held
    }

    private static let heldInStream = 1 << 19
    private static let heldInMemory = 8 << 20
    private let target: Target
    private let limit: OutputLimit
    private var held: [UInt8] = []
    private var handle: OutputFileHandle?
    private var temporaryPath: String?
    private var count = 0
    private var flushed = 0

    init(_ target: Target, limit: OutputLimit) {
        self.target = target
        self.limit = limit
    }

    deinit { if let temporaryPath { OutputFileHandle.remove(temporaryPath) } }

    private var name: String {
        if case .path(let path) = target { return path }
        return "-"
    }

    /// Takes over what `bytes` holds and empties it.
    func write(_ bytes: inout [UInt8]) throws(Problem) {
        count += bytes.count
        try limit.check(count)
        if flushed > 0 {
            try openedHandle().write(bytes, name: name)
            flushed += bytes.count
            bytes.removeAll(keepingCapacity: true)
            return
        }
        held.append(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
        var threshold = Self.heldInStream
        if case .held = target { threshold = Self.heldInMemory }
        if held.count > threshold { try flush() }
    }

    /// Forgets all that was written, if none of it is out yet; `false` if some is.
    func restart() throws(Problem) -> Bool {
        held.removeAll(keepingCapacity: true)
        if flushed > 0 {
            guard temporaryPath != nil || isHeld, let handle else { return false }
            try handle.rewind(name: name)
        }
        count = 0
        flushed = 0
        return true
    }

    /// Makes the document final.
    func finish() throws(Problem) {
        if case .held = target { return }
        try flush()
        guard let path = temporaryPath, case .path(let final) = target else { return }
        try handle?.synchronize(name: final)
        handle = nil
        try OutputFileHandle.rename(path, to: final)
        temporaryPath = nil
    }

    /// Hands a held document over to another sink.
    func copy(to other: DocumentSink) throws(Problem) {
        if let handle {
            try handle.startReading(name: name)
            while true {
                var chunk = try handle.read(upTo: 1 << 18, name: name)
                if chunk.isEmpty { break }
                try other.write(&chunk)
            }
        }
        try other.write(&held)
    }

    private var isHeld: Bool { if case .held = target { true } else { false } }

    private func flush() throws(Problem) {
        let handle = try openedHandle()
        try handle.write(held, name: name)
        flushed += held.count
        held = []
    }

    private func openedHandle() throws(Problem) -> OutputFileHandle {
        if let handle { return handle }
        let opened: OutputFileHandle
        switch target {
        case .standardOutput: opened = .standardOutput()
        case .held: opened = try OutputFileHandle(temporaryIn: "/tmp")
        case .path(let path):
            switch PathKind(of: path) {
            case .missing, .file:
                let beside = "\(path).\(UInt32.random(in: 0...UInt32.max)).tmp"
                do throws(Problem) { opened = try OutputFileHandle(creating: beside) } catch {
                    throw error.at(Place(file: path))
                }
                temporaryPath = beside
            case .folder, .other: opened = try OutputFileHandle(inPlace: path)
            }
        }
        handle = opened
        return opened
    }
}

/// How long an output document may get: far beyond what the input explains is refused.
struct OutputLimit: Sendable {
    /// Documents up to this many bytes are always fine.
    var bytes: Int
    /// The size of the input in bytes.
    var inputBytes: Int
    /// Larger documents are fine up to this many times the input.
    static let ratio = 100

    func check(_ count: Int) throws(Problem) {
        if count > bytes, count / Self.ratio > inputBytes { throw OutputProblem.limit(bytes) }
    }
}
