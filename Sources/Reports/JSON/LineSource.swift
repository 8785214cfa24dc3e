/// What a line of `ndjson` says of where it comes from: the sheet, and the file where there are several.
public struct LineSource: Sendable {
    /// The file; `nil` where there is only one.
    public var file: String?
    /// The sheet's name.
    public var sheet: String

    /// Creates a source.
    public init(file: String? = nil, sheet: String) {
        self.file = file
        self.sheet = sheet
    }

    /// The beginning of a line: `{"file":"…","sheet":"…"`.
    var head: [UInt8] {
        var buffer = TextBuffer()
        buffer.raw("{")
        if let file {
            buffer.raw("\"file\":")
            buffer.string(file)
            buffer.comma()
        }
        buffer.raw("\"sheet\":")
        buffer.string(sheet)
        return buffer.bytes
    }
}
