internal import Glibc

/// Blocks that wait to be deflated, in order, and word of those that are done. For several threads.
@safe final class BlockQueue: @unchecked Sendable {  // All that changes is read and written under `mutex`.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let change: UnsafeMutablePointer<pthread_cond_t>
    private var waiting: [DeflateBlock] = []
    private var done: Set<ObjectIdentifier> = []
    private var isStopped = false

    init() {
        unsafe mutex = .allocate(capacity: 1)
        unsafe change = .allocate(capacity: 1)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe change.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(change, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(change)
        unsafe pthread_mutex_destroy(mutex)
        unsafe change.deallocate()
        unsafe mutex.deallocate()
    }

    /// Hands a block over to whoever takes it.
    func add(_ block: DeflateBlock) {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        waiting.append(block)
        unsafe pthread_cond_broadcast(change)
    }

    /// Takes blocks and deflates them until the queue is stopped: the life of a thread.
    func work() {
        let stream = DeflateStream()
        while let block = next() { finish(block, with: stream) }
    }

    /// Returns when the block `id` is done; until then deflates blocks that nobody has taken.
    func wait(for id: ObjectIdentifier, helpingWith stream: DeflateStream) {
        while let block = next(unless: id) { finish(block, with: stream) }
    }

    /// Sends all threads home; blocks that wait are forgotten.
    func stop() {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        isStopped = true
        waiting = []
        unsafe pthread_cond_broadcast(change)
    }

    /// The next block, waiting for it; `nil` when the queue is stopped or the block `id` is done.
    private func next(unless id: ObjectIdentifier? = nil) -> DeflateBlock? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if isStopped { return nil }
            if let id, done.remove(id) != nil { return nil }
            if !waiting.isEmpty { return waiting.removeFirst() }
            unsafe pthread_cond_wait(change, mutex)
        }
    }

    private func finish(_ block: DeflateBlock, with stream: DeflateStream) {
        block.deflate(with: stream)
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        done.insert(ObjectIdentifier(block))
        unsafe pthread_cond_broadcast(change)
    }
}
