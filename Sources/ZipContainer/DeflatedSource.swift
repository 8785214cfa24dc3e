internal import Findings

/// The deflated bytes of an entry, whose own bytes are pulled as they are needed.
///
/// The source is asked on the thread that asks for the deflated bytes; only blocks of bytes go to other threads.
final class DeflatedSource {
    private let name: String
    private let source: ZipWriter.Source
    private let level: Int
    private let deflater: BlockDeflater
    private var pulled: [UInt8] = []
    /// How many of the pulled bytes are used.
    private var position = 0
    /// The last block handed on: the next one needs its end.
    private var previous: DeflateBlock?
    private var isDrained = false
    /// Whether all deflated bytes were given.
    private(set) var isAtEnd = false
    private var written = 0
    /// The number of bytes that were pulled.
    private(set) var size = 0
    /// The CRC of the bytes that have come back.
    private(set) var crc: UInt = 0

    init(_ name: String, level: Int, _ deflater: BlockDeflater, pulling source: @escaping ZipWriter.Source) {
        self.name = name
        self.source = source
        self.level = level
        self.deflater = deflater
    }

    /// Appends the next deflated bytes; appends none at the end.
    ///
    /// - Throws: what the source throws, and `OUTPUT_UNWRITABLE`.
    func read(appendingTo bytes: inout [UInt8]) throws(Problem) {
        try handOn()
        guard let block = deflater.next() else {
            isAtEnd = true
            return
        }
        defer { deflater.release(block) }
        switch block.result {
        case .deflated(let count, let blockCRC):
            crc = DeflateStream.crc(crc, blockCRC, ofLength: block.count)
            written += count
            if written > ZipWriter.entryLimit { throw ZipProblem.entryTooLong(name) }
            block.append(to: &bytes)
        case .failed(let code): throw ZipProblem.notDeflated(name, code)
        case nil: throw ZipProblem.notDeflated(name, 0)
        }
    }

    /// Pulls bytes and has them deflated as long as there are free blocks.
    private func handOn() throws(Problem) {
        while !isDrained, let block = deflater.freeBlock() {
            do throws(Problem) { try fill(block) } catch {
                deflater.release(block)
                throw error
            }
            previous = block
            deflater.add(block)
        }
    }

    /// Fills a block. Only when the source is asked once more is it known whether the block is the last.
    private func fill(_ block: DeflateBlock) throws(Problem) {
        block.begin(after: previous)
        while try hasMore(), !block.isFull { position += block.add(pulled, from: position) }
        block.end(isLast: isDrained, level: level)
    }

    /// Asks the source when all it gave is used; whether there are bytes then.
    private func hasMore() throws(Problem) -> Bool {
        if position < pulled.count { return true }
        guard !isDrained else { return false }
        pulled.removeAll(keepingCapacity: true)
        position = 0
        try source(&pulled)
        size += pulled.count
        isDrained = pulled.isEmpty
        if size > ZipWriter.entryLimit { throw ZipProblem.entryTooLong(name) }
        return !isDrained
    }
}
