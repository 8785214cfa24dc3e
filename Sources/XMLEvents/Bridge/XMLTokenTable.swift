/// Finds the token of a name by the address at which the parser's dictionary keeps it.
///
/// An open hash table of fixed size: the names fill less than half of it, so a free slot always ends a search.
@usableFromInline
@safe struct XMLTokenTable {
    @usableFromInline
    @safe struct Slot {
        @usableFromInline var key: UnsafePointer<UInt8>?
        @usableFromInline var token: Int

        init(key: UnsafePointer<UInt8>?, token: Int) {
            unsafe self.key = key
            self.token = token
        }
    }

    @usableFromInline let slots: UnsafeMutablePointer<Slot>
    /// The number of slots, a power of two, less 1.
    @usableFromInline let mask: Int
    @usableFromInline let shift: UInt64

    /// Creates a table for `count` names.
    init(count: Int) {
        let bits = Int.bitWidth - max(count * 2, 15).leadingZeroBitCount
        mask = (1 << bits) - 1
        shift = UInt64(64 - bits)
        unsafe slots = .allocate(capacity: mask + 1)
        unsafe slots.initialize(repeating: Slot(key: nil, token: 0), count: mask + 1)
    }

    func deallocate() { unsafe slots.deallocate() }

    func insert(_ key: UnsafePointer<UInt8>, token: Int) {
        var slot = unsafe slot(of: key)
        while unsafe slots[slot].key != nil, unsafe slots[slot].key != key { slot = (slot &+ 1) & mask }
        unsafe slots[slot] = unsafe Slot(key: key, token: token)
    }

    @inlinable
    func token(of key: UnsafePointer<UInt8>?) -> Int {
        guard let key = unsafe key else { return 0 }
        var slot = unsafe slot(of: key)
        while let candidate = unsafe slots[slot].key {
            if unsafe candidate == key { return unsafe slots[slot].token }
            slot = (slot &+ 1) & mask
        }
        return 0
    }

    /// Fibonacci hashing: the upper bits of the address times 2⁶⁴ divided by the golden ratio.
    @inlinable
    func slot(of key: UnsafePointer<UInt8>) -> Int {
        let address = UInt64(UInt(bitPattern: key))
        return Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }
}
