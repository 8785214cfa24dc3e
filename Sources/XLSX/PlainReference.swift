/// One of the five references that XML gives without a declaration: `&lt;`, `&gt;`, `&amp;`, `&quot;`, `&apos;`.
struct PlainReference {
    /// What it stands for.
    let character: UInt8
    /// How many bytes it takes.
    let length: Int

    /// The length of the longest one.
    static let longest = 6
    private static let all: [(name: [UInt8], character: UInt8)] = [
        (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
        (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
        (Array("&apos;".utf8), UInt8(ascii: "'")),
    ]

    /// The reference that stands at `position`; `nil` for anything else.
    init?(in bytes: [UInt8], at position: Int) {
        for (name, character) in Self.all
        where bytes.count - position >= name.count
            && name.indices.allSatisfy({ bytes[position + $0] == name[$0] })
        {
            self.character = character
            length = name.count
            return
        }
        return nil
    }
}
