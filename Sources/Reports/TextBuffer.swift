public import Findings
internal import SheetModel

/// Output text under construction, as UTF-8 bytes: JSON, or lines of CSV.
///
/// Written by hand because it is the hottest path of `convert`: `JSONEncoder` takes eight times as long.
///
/// A single cell may hold a megabyte that a thousand others share, so writers of rows call ``flushIfLong(_:)`` cell by cell.
public struct TextBuffer: Sendable {
    /// How many bytes are gathered before they are handed on.
    public static let flushSize = 1 << 18

    /// The text so far.
    public var bytes: [UInt8] = []

    /// Creates an empty buffer.
    public init() {}

    /// Calls `flush`, which should empty the buffer, once there is much in it.
    @inline(__always)
    public mutating func flushIfLong(_ flush: (inout TextBuffer) throws(Problem) -> Void) throws(Problem) {
        if bytes.count >= Self.flushSize { try flush(&self) }
    }

    /// Appends text as it is.
    public mutating func raw(_ text: String) {
        // Several times as fast as appending the view, and as fast as a pointer.
        append(text.utf8.span)
    }

    @inline(__always)
    private mutating func append(_ span: Span<UInt8>) {
        bytes.append(addingCapacity: span.count) { output in
            for index in span.indices { output.append(span[index]) }
        }
    }

    /// Appends a byte as it is.
    @inline(__always)
    public mutating func raw(_ byte: UInt8) { bytes.append(byte) }

    /// Appends a whole number.
    public mutating func integer(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

    /// Appends a number in the fewest digits that read back the same; JSON has no infinity, which becomes `null`.
    public mutating func number(_ value: Double) {
        guard value.isFinite else { return raw("null") }
        bytes.append(contentsOf: DecimalText.shortest(value).utf8)
    }

    /// Appends `true` or `false`.
    public mutating func boolean(_ value: Bool) { if value { raw("true") } else { raw("false") } }

    /// Appends a string in quotes, with what JSON demands escaped.
    public mutating func string(_ text: String) {
        let span = text.utf8.span
        guard !Self.hasSpecials(span) else { return escape(span) }
        bytes.append(addingCapacity: span.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            for index in span.indices { output.append(span[index]) }
            output.append(UInt8(ascii: "\""))
        }
    }

    @inline(__always)
    private static func hasSpecials(_ span: Span<UInt8>) -> Bool {
        for index in span.indices where needsEscape(span[index]) { return true }
        return false
    }

    private mutating func escape(_ span: Span<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        for index in span.indices { escape(span[index]) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a string in quotes from UTF-8 bytes.
    public mutating func string(_ text: ArraySlice<UInt8>) {
        string(text, hasSpecials: text.contains(where: Self.needsEscape))
    }

    /// Appends a string in quotes from UTF-8 bytes of which it is known whether any needs escaping.
    public mutating func string(_ text: ArraySlice<UInt8>, hasSpecials: Bool) {
        bytes.append(UInt8(ascii: "\""))
        if hasSpecials {
            for byte in text { escape(byte) }
        } else {
            bytes.append(contentsOf: text)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends `"name":`.
    public mutating func key(_ name: String) {
        let span = name.utf8.span
        bytes.append(addingCapacity: span.count + 3) { output in
            output.append(UInt8(ascii: "\""))
            for index in span.indices { output.append(span[index]) }
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
        }
    }

    /// Appends `,"name":"text"` unless `text` is missing.
    public mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        let (name, value) = (name.utf8.span, text.utf8.span)
        let isPlain = !Self.hasSpecials(value)
        bytes.append(addingCapacity: name.count + (isPlain ? value.count + 6 : 4)) { output in
            output.append(UInt8(ascii: ","))
            output.append(UInt8(ascii: "\""))
            for index in name.indices { output.append(name[index]) }
            output.append(UInt8(ascii: "\""))
            output.append(UInt8(ascii: ":"))
            guard isPlain else { return }
            output.append(UInt8(ascii: "\""))
            for index in value.indices { output.append(value[index]) }
            output.append(UInt8(ascii: "\""))
        }
        if !isPlain { escape(value) }
    }

    /// Appends a comma.
    public mutating func comma() { bytes.append(UInt8(ascii: ",")) }

    /// Appends a list in square brackets.
    public mutating func list<Items: Sequence>(_ items: Items, _ body: (inout TextBuffer, Items.Element) -> Void) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { comma() }
            isFirst = false
            body(&self, item)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    @inline(__always)
    static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        guard Self.needsEscape(byte) else { return bytes.append(byte) }
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case 0x0A: raw("\\n")
        case 0x0D: raw("\\r")
        case 0x09: raw("\\t")
        default:
            raw("\\u00")
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
