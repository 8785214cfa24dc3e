/// A local header of a zip file, read by the format's description (APPNOTE.TXT 6.3), found through the central directory.
public struct LocalHeader {
    /// The entry's name.
    public var name: String
    /// The version needed to extract, times ten; above 20 means ZIP64 or newer methods.
    public var version: Int
    /// The compression method: 0 stored, 8 deflated.
    public var method: Int
    /// The MS-DOS time.
    public var time: Int
    /// The MS-DOS date.
    public var date: Int
    /// How many bytes of extra fields there are.
    public var extraLength: Int

    /// All local headers of a zip file, in the order of its directory.
    public static func all(in bytes: [UInt8]) -> [LocalHeader] {
        func number(_ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        guard bytes.count >= 22 else { return [] }
        let end = bytes.count - 22
        var place = number(end + 16, 4)
        return (0..<number(end + 10, 2)).map { _ in
            let local = number(place + 42, 4)
            place += 46 + number(place + 28, 2) + number(place + 30, 2) + number(place + 32, 2)
            let length = number(local + 26, 2)
            return LocalHeader(
                name: String(decoding: bytes[(local + 30)..<(local + 30 + length)], as: UTF8.self),
                version: number(local + 4, 2), method: number(local + 8, 2), time: number(local + 10, 2),
                date: number(local + 12, 2), extraLength: number(local + 28, 2))
        }
    }
}
