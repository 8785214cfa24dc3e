internal import Glibc

/// Deflates blocks on several threads and gives them back in the order they came. Used by one task.
///
/// Threads are started when there is a second block to deflate, and end with the deflater. Where the system gives none,
/// the caller's thread does all the work.
@safe final class BlockDeflater {
    private let queue = BlockQueue()
    private let stream = DeflateStream()
    private let threadCount: Int
    private var threads: [pthread_t] = []
    private var isStarted = false
    /// Those handed to the queue, oldest first.
    private var underWay: [DeflateBlock] = []
    private var free: [DeflateBlock] = []
    private var blockCount = 0

    /// More threads than this would take more memory than they save time.
    static let mostThreads = 8

    /// `threads` includes the caller's own.
    init(threads: Int) { threadCount = min(max(threads, 1), Self.mostThreads) }

    deinit { stop() }

    /// The number of cores.
    static var coreCount: Int { max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1) }

    /// A block to be filled; `nil` when so many are under way that one must be taken back first.
    func freeBlock() -> DeflateBlock? {
        if let block = free.popLast() { return block }
        guard blockCount < threadCount + 4 else { return nil }
        blockCount += 1
        return DeflateBlock()
    }

    /// Has a block deflated. One that stands alone is not worth a thread.
    func add(_ block: DeflateBlock) {
        if !block.isLast || !underWay.isEmpty { start() }
        underWay.append(block)
        queue.add(block)
    }

    /// The oldest block, deflated; `nil` when none is under way. To be given back with ``release(_:)``.
    func next() -> DeflateBlock? {
        guard !underWay.isEmpty else { return nil }
        let block = underWay.removeFirst()
        queue.wait(for: ObjectIdentifier(block), helpingWith: stream)
        return block
    }

    /// Gives back a block whose bytes are no longer needed.
    func release(_ block: DeflateBlock) { free.append(block) }

    /// Ends all threads, and what they have not begun.
    func stop() {
        queue.stop()
        for thread in threads { pthread_join(thread, nil) }
        threads = []
    }

    private func start() {
        guard !isStarted else { return }
        isStarted = true
        // Signals are for the threads of the program.
        var (all, before) = (sigset_t(), sigset_t())
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
        for _ in 1..<threadCount {
            let owner = unsafe Unmanaged.passRetained(queue)
            var thread = pthread_t()
            let code = unsafe pthread_create(
                &thread, nil,
                { owner in
                    guard let owner = unsafe owner else { return nil }
                    unsafe Unmanaged<BlockQueue>.fromOpaque(owner).takeRetainedValue().work()
                    return nil
                }, owner.toOpaque())
            guard code == 0 else {
                unsafe owner.release()
                return
            }
            threads.append(thread)
        }
    }
}
