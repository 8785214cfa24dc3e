/// Changes to the bytes of a document: ranges and what stands in their place.
///
/// ```swift
/// var edits = MarkupEdits()
/// edits.replace(attribute.value, with: "12")
/// let changed = edits.applied(to: document.bytes)
/// ```
public struct MarkupEdits: Sendable {
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    /// Creates an empty list.
    public init() {}

    /// Whether nothing is to be changed.
    public var isEmpty: Bool { edits.isEmpty }

    /// Puts `text` in the place of `range`. Ranges must not overlap; of two that begin at one place, the empty one comes
    /// first, and else the one given first.
    public mutating func replace(_ range: Range<Int>, with text: [UInt8]) { edits.append((range, text)) }

    /// Puts `text`, as it is, in the place of `range`.
    public mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, Array(text.utf8))) }

    /// Removes `range`.
    public mutating func remove(_ range: Range<Int>) { edits.append((range, [])) }

    /// Inserts `text` before `position`.
    public mutating func insert(_ text: [UInt8], at position: Int) { edits.append((position..<position, text)) }

    /// Replaces an attribute's value; `value` is escaped.
    public mutating func replace(_ attribute: MarkupAttribute, with value: String) {
        var text: [UInt8] = []
        text.append(xmlAttributeValue: value)
        if attribute.isSingleQuoted, text.contains(UInt8(ascii: "'")) {
            text = text.flatMap { $0 == UInt8(ascii: "'") ? Array("&apos;".utf8) : [$0] }
        }
        edits.append((attribute.value, text))
    }

    /// The bytes with all changes made; a range that overlaps one before it is left out.
    ///
    /// - Complexity: O(n + k log k) for n bytes and k changes.
    public func applied(to bytes: [UInt8]) -> [UInt8] {
        let sorted = edits.enumerated().sorted { left, right in
            let (one, other) = (left.element.range, right.element.range)
            return (one.lowerBound, one.isEmpty ? 0 : 1, left.offset)
                < (other.lowerBound, other.isEmpty ? 0 : 1, right.offset)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.count })
        var position = 0
        for (_, edit) in sorted where edit.range.lowerBound >= position {
            result.append(contentsOf: bytes[position..<edit.range.lowerBound])
            result.append(contentsOf: edit.text)
            position = edit.range.upperBound
        }
        result.append(contentsOf: bytes[position...])
        return result
    }
}

extension MarkupEdits {
    /// Inserts `text` as the last child of an element, giving it an end tag where it has none.
    public mutating func insert(_ text: [UInt8], atEndOf element: Int, in document: MarkupDocument) {
        guard document.elements[element].isEmptyTag else {
            return insert(text, at: document.content(of: element).upperBound)
        }
        // `<a/>` becomes `<a>…</a>`.
        let end = document.range(of: element).upperBound
        let name = "\(document.prefix(of: element))\(document.name(of: element))"
        replace((end - 2)..<end, with: Array(">".utf8) + text + Array("</\(name)>".utf8))
    }
}
