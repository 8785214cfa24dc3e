internal import Glibc

/// A stretch of an entry with the bytes before it, and what it is deflated to. Its memory is used again and again.
///
/// Filled by one thread, taken from a ``BlockQueue`` and deflated by another, and back when the first has waited for it
/// there. The content may be read meanwhile.
@safe final class DeflateBlock: @unchecked Sendable {  // What changes is handed from thread to thread by `BlockQueue`.
    /// Where entries are cut. A constant, so that the bytes of a file do not depend on who deflates them.
    static let size = 512 << 10
    /// How far back deflate looks.
    static let windowSize = 32 << 10

    private let memory: UnsafeMutableRawBufferPointer
    private let target: UnsafeMutableRawBufferPointer
    private(set) var count = 0
    private(set) var windowCount = 0
    private(set) var isLast = false
    /// From 1 to 9.
    private(set) var level: Int32 = 5
    /// What came of deflating; `nil` until then.
    private(set) var result: DeflateResult?

    init() {
        unsafe memory = .allocate(byteCount: Self.windowSize + Self.size, alignment: 16)
        // zlib needs at most 5 bytes for 16,383 beyond the content, and a few to end a block.
        unsafe target = .allocate(byteCount: Self.size + Self.size / 1024 + 256, alignment: 16)
    }

    deinit {
        unsafe memory.deallocate()
        unsafe target.deallocate()
    }

    /// Empties the block; what is added will be deflated behind what `previous` holds.
    func begin(after previous: DeflateBlock?) {
        result = nil
        windowCount = previous.map { min($0.count, Self.windowSize) } ?? 0
        if let previous, windowCount > 0 {
            let tail = unsafe previous.content.suffix(windowCount)
            unsafe window.copyMemory(from: UnsafeRawBufferPointer(rebasing: tail))
        }
        count = 0
    }

    /// Adds bytes from `start` on as far as there is room, and returns how many.
    func add(_ bytes: borrowing [UInt8], from start: Int) -> Int {
        let added = min(bytes.count - start, Self.size - count)
        unsafe bytes.withUnsafeBytes { source in
            let stretch = unsafe UnsafeRawBufferPointer(rebasing: source[start..<(start + added)])
            unsafe UnsafeMutableRawBufferPointer(rebasing: memory[(Self.windowSize + count)...]).copyMemory(
                from: stretch)
        }
        count += added
        return added
    }

    /// Says how the block is to be deflated.
    func end(isLast: Bool, level: Int) {
        self.isLast = isLast
        self.level = Int32(min(max(level, 1), 9))
    }

    /// Whether there is no room for more bytes.
    var isFull: Bool { count == Self.size }

    /// The bytes before those of the block.
    var window: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[(Self.windowSize - windowCount)..<Self.windowSize])
    }

    /// The bytes of the block.
    var content: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(rebasing: memory[Self.windowSize..<(Self.windowSize + count)])
    }

    /// Deflates the block with `stream` and remembers the result.
    func deflate(with stream: DeflateStream) { result = unsafe stream.deflate(self, into: target) }

    /// Appends the deflated bytes.
    func append(to bytes: inout [UInt8]) {
        guard case .deflated(let count, _) = result else { return }
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: target[..<count]))
    }
}

/// What came of deflating a block.
enum DeflateResult: Sendable {
    /// The number of deflated bytes, and the CRC of the content.
    case deflated(count: Int, crc: UInt)
    /// zlib's code.
    case failed(Int32)
}
