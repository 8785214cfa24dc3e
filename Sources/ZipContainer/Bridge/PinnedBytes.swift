/// Bytes that keep their address, for a library that remembers it.
@safe final class PinnedBytes {
    private let memory: UnsafeMutableRawBufferPointer
    let count: Int

    init(_ bytes: [UInt8]) {
        count = bytes.count
        unsafe memory = .allocate(byteCount: max(bytes.count, 1), alignment: 16)
        unsafe memory.copyBytes(from: bytes)
    }

    deinit { unsafe memory.deallocate() }

    var address: UnsafeMutableRawPointer? { unsafe memory.baseAddress }
}
