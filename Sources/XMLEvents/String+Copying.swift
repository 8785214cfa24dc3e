extension String {
    /// The text whose UTF-8 a span holds, such as an attribute's value, to be kept beyond the event.
    public init(copying bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        self.init(decoding: copy, as: UTF8.self)
    }
}
