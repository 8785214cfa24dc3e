/// Finds the token of a name by the address at which the parser's dictionary keeps it.
///
/// An open hash table of fixed size: vocabularies fill less than half of it, so a free slot always ends a search.
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

    static let capacity = 1024
    @usableFromInline let slots: UnsafeMutablePointer<Slot>

    init() {
        unsafe slots = .allocate(capacity: Self.capacity)
        unsafe slots.initialize(repeating: Slot(key: nil, token: 0), count: Self.capacity)
    }

    func deallocate() { unsafe slots.deallocate() }

    func insert(_ key: UnsafePointer<UInt8>, token: Int) {
        var slot = unsafe Self.slot(of: key)
        while unsafe slots[slot].key != nil, unsafe slots[slot].key != key { slot = (slot &+ 1) & 1023 }
        unsafe slots[slot] = unsafe Slot(key: key, token: token)
    }

    @inlinable
    func token(of key: UnsafePointer<UInt8>?) -> Int {
        guard let key = unsafe key else { return 0 }
        var slot = unsafe Self.slot(of: key)
        while let candidate = unsafe slots[slot].key {
            if unsafe candidate == key { return unsafe slots[slot].token }
            slot = (slot &+ 1) & 1023
        }
        return 0
    }

    /// Fibonacci hashing: the upper 10 bits of the address times 2⁶⁴ divided by the golden ratio.
    @inlinable
    static func slot(of key: UnsafePointer<UInt8>) -> Int {
        let address = UInt64(UInt(bitPattern: key))
        return Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) &>> 54)
    }
}
