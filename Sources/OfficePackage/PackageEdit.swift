public import Findings
public import XMLEvents
internal import ZipContainer

/// A package under change: parts replaced, added or removed, with the content types and relationships that go with them.
///
/// What is not changed keeps its compressed bytes; without any change ``bytes()`` gives the very bytes it was made from.
///
/// ```swift
/// let edit = try PackageEdit(bytes: bytes, file: "bieu-01.xlsx")
/// try edit.replace(sheetPart, with: newMarkup)
/// let changed = try edit.bytes()
/// ```
public final class PackageEdit {
    /// The package as it was opened.
    public let package: OfficePackage
    private let original: Original

    /// Where the package comes from.
    private enum Original {
        case memory([UInt8])
        case file(String)
    }
    private var replaced: [PartName: [UInt8]] = [:]
    private var added: [(part: PartName, bytes: [UInt8])] = []
    private var removed: Set<PartName> = []

    /// Opens a package whose bytes lie in memory; `file` names it in messages.
    ///
    /// - Throws: as `OfficePackage(bytes:file:limits:)`, and `EDIT_SIGNED` for a package with a digital signature, which
    ///   any change would break.
    public init(bytes: [UInt8], file: String?, limits: PackageLimits = PackageLimits()) throws(Problem) {
        package = try OfficePackage(bytes: bytes, file: file, limits: limits)
        original = .memory(bytes)
    }

    /// Opens the package in the file at `path`, which is read again when the changes are made.
    ///
    /// - Throws: as `OfficePackage(path:limits:)`.
    public init(path: String, limits: PackageLimits = PackageLimits()) throws(Problem) {
        package = try OfficePackage(path: path, limits: limits)
        original = .file(path)
    }

    /// Puts bytes in the place of the file at `path`, so that a reader sees either the old or the new file, whole.
    ///
    /// - Throws: `OUTPUT_UNWRITABLE`.
    public static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
        do throws(Problem) {
            try WholeFile.write(bytes, to: path)
        } catch {
            throw error.within(Place(file: path))
        }
    }

    /// Whether nothing was changed.
    public var isUnchanged: Bool { replaced.isEmpty && added.isEmpty && removed.isEmpty }

    /// The parts that were replaced, added or removed.
    public var changedParts: [PartName] { Array(replaced.keys) + added.map(\.part) + Array(removed) }

    /// Whether the package has the part now.
    public func has(_ part: PartName) -> Bool {
        !removed.contains(part) && (package.has(part) || added.contains { $0.part == part })
    }

    /// The names of all parts there are now, in no particular order.
    public var partNames: [PartName] { package.partNames.filter { !removed.contains($0) } + added.map(\.part) }

    /// A part as it is now.
    ///
    /// - Throws: `PACKAGE_PART_MISSING`, `ZIP_…`.
    public func bytes(of part: PartName) throws(Problem) -> [UInt8] {
        if let bytes = replaced[part] ?? added.first(where: { $0.part == part })?.bytes { return bytes }
        return try package.bytes(of: part)
    }

    /// The outline of a part as it is now, once the XML parser has found it sound; one in UTF-16 is outlined, and
    /// changed, in UTF-8.
    ///
    /// - Throws: `XML_…`, `ZIP_…`, `PACKAGE_PART_MISSING`.
    public func document(of part: PartName) throws(Problem) -> MarkupDocument {
        let bytes = UTF16Markup.transcoded(try bytes(of: part))
        do throws(Problem) {
            // What the file itself holds is not trusted until the parser has read it.
            if replaced[part] == nil, package.has(part) {
                try XMLDocumentParser.parse(
                    XMLByteSegments([bytes]), names: XMLNameDictionary(PackageEdit.noNames), handler: Ignoring())
            }
            return try MarkupDocument(bytes)
        } catch {
            throw error.within(Place(file: package.file, part: part.description))
        }
    }

    private static let noNames = XMLVocabulary(names: [], namespaces: [])

    /// Gives a part new bytes.
    public func replace(_ part: PartName, with bytes: [UInt8]) {
        if let index = added.firstIndex(where: { $0.part == part }) {
            added[index].bytes = bytes
        } else {
            replaced[part] = bytes
        }
    }

    /// Adds a part that was not there, with its content type.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func add(_ part: PartName, _ bytes: [UInt8], contentType: String) throws(Problem) {
        added.append((part, bytes))
        guard let list = PartName("[Content_Types].xml") else { return }
        let document = try document(of: list)
        var edits = MarkupEdits()
        var markup = Array("<\(document.prefix(of: document.root))Override".utf8)
        markup.append(xmlAttribute: "PartName", "/\(part.description)")
        markup.append(xmlAttribute: "ContentType", contentType)
        markup += Array("/>".utf8)
        edits.insert(markup, atEndOf: document.root, in: document)
        replace(list, with: edits.applied(to: document.bytes))
    }

    /// Gives a part that is there another content type.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func setContentType(of part: PartName, to contentType: String) throws(Problem) {
        guard let list = PartName("[Content_Types].xml") else { return }
        let document = try document(of: list)
        var edits = MarkupEdits()
        let known = document.children(of: document.root).first { element in
            document.isNamed(element, "Override")
                && document.value(of: element, "PartName").flatMap { PartName($0) } == part
        }
        if let known {
            guard let attribute = document.attribute(of: known, "ContentType"),
                document.value(of: attribute) != contentType
            else { return }
            edits.replace(attribute, with: contentType)
        } else {
            var markup = Array("<\(document.prefix(of: document.root))Override".utf8)
            markup.append(xmlAttribute: "PartName", "/\(part.description)")
            markup.append(xmlAttribute: "ContentType", contentType)
            markup += Array("/>".utf8)
            edits.insert(markup, atEndOf: document.root, in: document)
        }
        replace(list, with: edits.applied(to: document.bytes))
    }

    /// Makes sure that parts whose names end in `.ending` have a content type.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func setDefault(_ ending: String, contentType: String) throws(Problem) {
        guard let list = PartName("[Content_Types].xml") else { return }
        let document = try document(of: list)
        let isKnown = document.children(of: document.root).contains { element in
            document.isNamed(element, "Default")
                && document.value(of: element, "Extension")?.lowercased() == ending.lowercased()
        }
        if isKnown { return }
        var edits = MarkupEdits()
        var markup = Array("<\(document.prefix(of: document.root))Default".utf8)
        markup.append(xmlAttribute: "Extension", ending)
        markup.append(xmlAttribute: "ContentType", contentType)
        markup += Array("/>".utf8)
        edits.insert(markup, at: document.content(of: document.root).lowerBound)
        replace(list, with: edits.applied(to: document.bytes))
    }

    /// Adds a part without a content type of its own, one that its ending gives.
    public func add(_ part: PartName, _ bytes: [UInt8]) { added.append((part, bytes)) }

    /// Removes a part, its content type, its relationships, and the relationships of `source` that lead to it.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func remove(_ part: PartName, of source: PartName) throws(Problem) {
        drop(part)
        if let relationships = part.relationshipsPart, has(relationships) { drop(relationships) }
        if let list = PartName("[Content_Types].xml") {
            try removeElements(of: list) { document, element in
                document.isNamed(element, "Override")
                    && document.value(of: element, "PartName").flatMap { PartName($0) } == part
            }
        }
        guard let relationships = source.relationshipsPart, has(relationships) else { return }
        try removeElements(of: relationships) { document, element in
            guard document.value(of: element, "TargetMode")?.lowercased() != "external",
                let target = document.value(of: element, "Target")
            else { return false }
            return source.resolving(target) == part || PartName(target) == part
        }
    }

    private func drop(_ part: PartName) {
        replaced[part] = nil
        if let index = added.firstIndex(where: { $0.part == part }) {
            added.remove(at: index)
        } else {
            removed.insert(part)
        }
    }

    private func removeElements(of part: PartName, where isMeant: (MarkupDocument, Int) -> Bool) throws(Problem) {
        let document = try document(of: part)
        var edits = MarkupEdits()
        for element in document.children(of: document.root) where isMeant(document, element) {
            edits.remove(document.range(of: element))
        }
        if !edits.isEmpty { replace(part, with: edits.applied(to: document.bytes)) }
    }

    /// Adds a relationship and returns its id.
    ///
    /// - Parameters:
    ///   - source: the part that it starts from; `nil` for the package itself.
    ///   - type: the last step of the type's address, which is completed as the package spells its others.
    /// - Throws: `XML_…`, `ZIP_…`.
    public func addRelationship(of source: PartName?, type: String, target: String, isExternal: Bool = false)
        throws(Problem) -> String
    {
        guard let part = source.map(\.relationshipsPart) ?? PartName("_rels/.rels") else { return "" }
        let address = type.contains(":") ? type : try officeAddress() + type
        guard has(part) else {
            var markup = Array(Self.emptyRelationships.utf8)
            markup.append(relationship: "rId1", address, target, isExternal: isExternal, prefix: "")
            markup += Array("</Relationships>".utf8)
            add(part, markup)
            try setDefault("rels", contentType: "application/vnd.openxmlformats-package.relationships+xml")
            return "rId1"
        }
        let document = try document(of: part)
        let ids = Set(document.children(of: document.root).compactMap { document.value(of: $0, "Id") })
        var number = ids.count + 1
        while ids.contains("rId\(number)") { number += 1 }
        var markup: [UInt8] = []
        markup.append(
            relationship: "rId\(number)", address, target, isExternal: isExternal,
            prefix: document.prefix(of: document.root))
        var edits = MarkupEdits()
        edits.insert(markup, atEndOf: document.root, in: document)
        replace(part, with: edits.applied(to: document.bytes))
        return "rId\(number)"
    }

    private static let emptyRelationships =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

    /// What the addresses of relationship types begin with: the strict form in packages that use it.
    private func officeAddress() throws(Problem) -> String {
        let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        let isStrict = try PartName("_rels/.rels").map { part throws(Problem) in
            has(part) ? try bytes(of: part).contains(text: strict) : false
        }
        return isStrict == true ? strict : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    }

    /// The relationships of a part as they are now.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func relationships(of part: PartName?) throws(Problem) -> [Relationship] {
        let name = part == nil ? PartName("_rels/.rels") : part?.relationshipsPart
        guard let name, has(name) else { return [] }
        let document = try document(of: name)
        return document.children(of: document.root).compactMap { element in
            guard document.isNamed(element, "Relationship"), let target = document.value(of: element, "Target") else {
                return nil
            }
            return Relationship(
                id: document.value(of: element, "Id") ?? "",
                kind: Relationship.Kind(address: document.value(of: element, "Type") ?? ""), target: target,
                isExternal: document.value(of: element, "TargetMode")?.lowercased() == "external")
        }
    }

    /// The part that `relationship` of `source` means, as the package is now.
    public func part(_ relationship: Relationship, of source: PartName) -> PartName? {
        guard !relationship.isExternal else { return nil }
        let target = relationship.target.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
        return [source.resolving(target), PartName(target)].compactMap(\.self).first(where: has)
    }

    /// A name for a new part that none has: `xl/worksheets/sheet` and `.xml` with a number between.
    public func freeName(_ head: String, _ tail: String) -> PartName? {
        let taken = Set(partNames)
        for number in 1... {
            guard let name = PartName("\(head)\(number)\(tail)") else { return nil }
            if !taken.contains(name) { return name }
        }
        return nil
    }

    /// The package as the changes so far make it, for reading; later changes do not reach it.
    ///
    /// - Throws: `ZIP_…`.
    /// - Complexity: O(n) in the number of parts; no part is copied or compressed.
    public func preview() throws(Problem) -> OfficePackage {
        var held = replaced
        for (part, bytes) in added { held[part] = bytes }
        return try OfficePackage(package, holding: held, without: removed)
    }

    /// The package with all changes.
    ///
    /// - Throws: `ZIP_…`.
    /// - Complexity: O(n) in the package's bytes; about twice its size of memory.
    public func bytes() throws(Problem) -> [UInt8] {
        do throws(Problem) {
            guard isUnchanged else { return try rewriter().finish() }
            switch original {
            case .memory(let bytes): return bytes
            case .file(let path): return try WholeFile.bytes(path: path)
            }
        } catch {
            throw error.within(Place(file: package.file))
        }
    }

    /// Writes the package with all changes in the place of the file at `path`, which is the old or the new one at any time,
    /// whole; it may be the one that was opened.
    ///
    /// - Throws: `ZIP_…`, `OUTPUT_UNWRITABLE`.
    /// - Complexity: O(n) in the package's bytes; about twice its size of memory.
    public func write(to path: String) throws(Problem) {
        if isUnchanged { return try Self.write(bytes(), to: path) }
        let rewriter: ZipRewriter
        do throws(Problem) { rewriter = try self.rewriter() } catch { throw error.within(Place(file: package.file)) }
        try rewriter.finish(to: path)
    }

    /// The package's bytes on their way to the changed ones.
    private func rewriter() throws(Problem) -> ZipRewriter {
        do throws(Problem) {
            let rewriter: ZipRewriter
            switch original {
            case .memory(let bytes): rewriter = try ZipRewriter(bytes)
            case .file(let path):
                rewriter = try ZipRewriter(path: path)
                guard rewriter.holds(package.zipEntries) else { throw PackageProblem.changedMeanwhile }
            }
            for part in replaced.keys.sorted(by: { $0.description < $1.description }) {
                guard let bytes = replaced[part], let index = package.entryIndex(of: part) else { continue }
                try rewriter.replace(index, with: bytes)
            }
            for part in removed {
                if let index = package.entryIndex(of: part) { try rewriter.remove(index) }
            }
            for (part, bytes) in added { try rewriter.add(part.description, bytes) }
            return rewriter
        } catch {
            throw error.within(Place(file: package.file))
        }
    }
}

/// A handler that only wants the parser's opinion.
private final class Ignoring: XMLEventHandler {
    func startElement(_ element: borrowing XMLElement) throws(Problem) {}
    func endElement(namespace: Int, name: Int) throws(Problem) {}
    func characters(_ text: Span<UInt8>) throws(Problem) {}
}

extension Array<UInt8> {
    fileprivate mutating func append(
        relationship id: String, _ type: String, _ target: String, isExternal: Bool, prefix: String
    ) {
        append(contentsOf: "<\(prefix)Relationship".utf8)
        append(xmlAttribute: "Id", id)
        append(xmlAttribute: "Type", type)
        append(xmlAttribute: "Target", target)
        if isExternal { append(xmlAttribute: "TargetMode", "External") }
        append(contentsOf: "/>".utf8)
    }

    fileprivate func contains(text: String) -> Bool {
        let pattern = Array(text.utf8)
        guard count >= pattern.count else { return false }
        return indices.dropLast(pattern.count - 1).contains { self[$0...].starts(with: pattern) }
    }
}
