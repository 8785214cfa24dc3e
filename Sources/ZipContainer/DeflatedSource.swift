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
    /// The last block handed on: the next one needs its end.
    private var previous: DeflateBlock?
    private var isDrained = false
    private var isHandedOn = false
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
        while !isHandedOn, let block = deflater.freeBlock() {
            do throws(Problem) { try pull() } catch {
                deflater.release(block)
                throw error
            }
            let count = min(pulled.count, DeflateBlock.size)
            isHandedOn = isDrained && count == pulled.count
            block.fill(pulled, 0..<count, after: previous, isLast: isHandedOn, level: level)
            pulled.removeSubrange(0..<count)
            previous = block
            deflater.add(block)
        }
    }

    /// Pulls more than one block, unless the source ends before: only then is it known which block is the last.
    private func pull() throws(Problem) {
        while !isDrained, pulled.count <= DeflateBlock.size {
            let before = pulled.count
            try source(&pulled)
            size += pulled.count - before
            isDrained = pulled.count == before
            if size > ZipWriter.entryLimit { throw ZipProblem.entryTooLong(name) }
        }
    }
}
