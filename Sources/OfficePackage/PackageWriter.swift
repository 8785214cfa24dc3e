public import Findings
internal import XMLEvents
internal import ZipContainer

/// Writes a new package: parts, their content types and relationships (ECMA-376 part 2).
///
/// Parts are compressed when the package is made, in the order they were added; those that are pulled are asked for
/// their bytes then, so that a later one may depend on what an earlier one gave.
public final class PackageWriter {
    /// A relationship of a part that is written.
    public struct Link: Sendable, Hashable {
        /// Its id.
        public var id: String
        /// The whole address of its type.
        public var type: String
        /// Where it leads: relative to the part's folder, or absolute within the package, or outside.
        public var target: String
        /// Whether the target is outside the package.
        public var isExternal: Bool

        /// Creates a link.
        public init(id: String, type: String, target: String, isExternal: Bool = false) {
            self.id = id
            self.type = type
            self.target = target
            self.isExternal = isExternal
        }
    }

    /// Appends the next bytes of a part; appends none at its end.
    public typealias Source = (inout [UInt8]) throws(Problem) -> Void

    private let zip = ZipWriter()
    private let compression: ZipWriter.Compression

    /// Begins a package with its content types: those of file extensions, and those of parts.
    ///
    /// `level` is that of deflating, from 1 (fast) to 9 (small).
    public init(extensions: [(String, String)], parts: [(String, String)], links: [Link], level: Int = 5) {
        compression = .deflated(level: level)
        var bytes = Array(Self.declaration.utf8)
        bytes += Array("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">".utf8)
        for (suffix, type) in extensions {
            bytes += Array("<Default".utf8)
            bytes.append(xmlAttribute: "Extension", suffix)
            bytes.append(xmlAttribute: "ContentType", type)
            bytes += Array("/>".utf8)
        }
        for (part, type) in parts {
            bytes += Array("<Override".utf8)
            bytes.append(xmlAttribute: "PartName", "/" + part)
            bytes.append(xmlAttribute: "ContentType", type)
            bytes += Array("/>".utf8)
        }
        bytes += Array("</Types>".utf8)
        zip.add("[Content_Types].xml", bytes: bytes, compression: compression)
        add("_rels/.rels", bytes: Self.relationships(links))
    }

    /// How every XML part begins.
    public static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// Adds a part of bytes; pictures are stored without compressing them again.
    public func add(_ part: String, bytes: [UInt8], isPicture: Bool = false) {
        zip.add(part, bytes: bytes, compression: isPicture ? .stored : compression)
    }

    /// Adds a part that is pulled when the package is made.
    public func add(_ part: String, pulling source: @escaping Source) {
        zip.add(part, compression: compression, pulling: source)
    }

    /// Adds the relationships of a part, if it has any.
    public func addLinks(_ links: [Link], of part: String) {
        if let part = Self.relationshipsPart(links, of: part) { add(part.name, bytes: part.bytes) }
    }

    /// The part with the relationships of another; `nil` when there are none.
    public static func relationshipsPart(_ links: [Link], of part: String) -> (name: String, bytes: [UInt8])? {
        guard !links.isEmpty, let name = PartName(part)?.relationshipsPart else { return nil }
        return (name.description, relationships(links))
    }

    /// Makes the package at `path`; what was there stays until the new one is whole. To be called once.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`, and what the parts' sources throw.
    public func write(to path: String) throws(Problem) { try zip.write(to: path) }

    /// Makes the package in memory. To be called once.
    ///
    /// - Throws: as ``write(to:)``.
    public func bytes() throws(Problem) -> [UInt8] { try zip.bytes() }

    private static func relationships(_ links: [Link]) -> [UInt8] {
        var bytes = Array(declaration.utf8)
        bytes += Array("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".utf8)
        for link in links {
            bytes += Array("<Relationship".utf8)
            bytes.append(xmlAttribute: "Id", link.id)
            bytes.append(xmlAttribute: "Type", link.type)
            bytes.append(xmlAttribute: "Target", link.target)
            if link.isExternal { bytes.append(xmlAttribute: "TargetMode", "External") }
            bytes += Array("/>".utf8)
        }
        return bytes + Array("</Relationships>".utf8)
    }
}
