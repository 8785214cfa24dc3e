internal import Czlib
internal import Glibc

/// Owns zlib's memory for deflating, of one thread.
@safe final class DeflateStream {
    /// In one place as long as it lives: zlib remembers the address.
    private let stream: UnsafeMutablePointer<z_stream>
    /// The level that zlib is set up for; 0 when it is not.
    private var level: Int32 = 0

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
    }

    deinit {
        if level > 0 { unsafe deflateEnd(stream) }
        unsafe stream.deallocate()
    }

    /// Deflates a block so that its bytes can stand behind those of the block before it (RFC 1951).
    func deflate(_ block: DeflateBlock, into target: UnsafeMutableRawBufferPointer) -> DeflateResult {
        let isReady = setUp(block.level)
        guard isReady == Z_OK else { return .failed(isReady) }
        let (window, content) = unsafe (
            block.window.bindMemory(to: UInt8.self), block.content.bindMemory(to: UInt8.self)
        )
        if !window.isEmpty {
            let isSet = unsafe deflateSetDictionary(stream, window.baseAddress, UInt32(window.count))
            guard isSet == Z_OK else { return .failed(isSet) }
        }
        unsafe stream.pointee.next_in = content.baseAddress
        unsafe stream.pointee.avail_in = UInt32(content.count)
        unsafe stream.pointee.next_out = target.bindMemory(to: UInt8.self).baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        let code = unsafe Czlib.deflate(stream, block.isLast ? Z_FINISH : Z_SYNC_FLUSH)
        let left = unsafe (input: stream.pointee.avail_in, output: stream.pointee.avail_out)
        guard code == (block.isLast ? Z_STREAM_END : Z_OK), left.input == 0, left.output > 0 else {
            return .failed(code < 0 ? code : Z_BUF_ERROR)
        }
        let crc = unsafe crc32(0, content.baseAddress, UInt32(content.count))
        return unsafe .deflated(count: target.count - Int(left.output), crc: crc)
    }

    private func setUp(_ wanted: Int32) -> Int32 {
        if level == wanted { return unsafe deflateReset(stream) }
        if level > 0 { unsafe deflateEnd(stream) }
        level = 0
        // Without zlib's own header, and with as much memory as libzip gives.
        let code = unsafe deflateInit2_(
            stream, wanted, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        if code == Z_OK { level = wanted }
        return code
    }

    /// The CRC of two stretches, one behind the other.
    static func crc(_ first: UInt, _ second: UInt, ofLength length: Int) -> UInt {
        crc32_combine(first, second, length)
    }
}
