internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Style sheets met so far, for programs that read many workbooks made from one form: their style parts are the same
/// byte for byte and need be understood only once.
///
/// ```swift
/// let styles = KnownStyles()
/// for path in paths { let workbook = try Workbook(path: path, styles: styles) }
/// ```
///
/// Used by one task at a time.
public final class KnownStyles {
    private struct Entry {
        let bytes: [UInt8]
        let styles: StyleSheet
    }

    private var entries: [Entry] = []

    /// Style sheets that are kept at most, and the longest part of one.
    private static let most = 8
    private static let longest = 1 << 18

    /// Knows none yet.
    public init() {}

    /// The style sheet of a part: the known one where its bytes are the same, else what `parse` makes of it.
    ///
    /// - Complexity: linear in the bytes of the part.
    func styles(
        of stream: PartStream, _ parse: (any XMLByteSource) throws(Problem) -> StyleSheet
    ) throws(Problem) -> StyleSheet {
        var bytes: [UInt8] = []
        while bytes.count <= Self.longest {
            guard try stream.read(appendingTo: &bytes, upTo: Self.longest + 1 - bytes.count) > 0 else { break }
        }
        guard bytes.count <= Self.longest else { return try parse(XMLByteSegments([bytes], then: stream)) }
        if let known = entries.first(where: { $0.bytes == bytes }) { return known.styles }
        let styles = try parse(XMLByteSegments([bytes]))
        if entries.count >= Self.most { entries.removeFirst() }
        entries.append(Entry(bytes: bytes, styles: styles))
        return styles
    }
}
