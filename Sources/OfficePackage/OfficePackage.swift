public import Findings
public import XMLEvents
internal import ZipContainer

/// A package of parts and relationships in a zip file (ECMA-376 part 2), opened for reading.
///
/// Parts are found by relationship, never by path. Used by one task at a time.
public final class OfficePackage {
    /// The file's name for messages; `nil` for bytes in memory.
    public let file: String?
    /// What is odd about the package but does not stop the work.
    public private(set) var warnings: [Problem] = []
    private let zip: ZipReader
    private let parts: [PartName: Content]
    private let names = XMLNameDictionary(PackageVocabulary.vocabulary)
    private var contentTypes: ContentTypes?
    private let known: PartMemory<[Relationship]>?

    /// Where a part's bytes are.
    private enum Content {
        case entry(ZipEntry)
        /// In memory, in the place of the file's own part or beside them.
        case held([UInt8])
    }

    /// Opens the file at `path`.
    ///
    /// - Parameter known: lists of relationships of packages opened before.
    /// - Throws: `FILE_UNREADABLE`, `FILE_ENCRYPTED`, `FILE_OTHER_FORMAT`, `ZIP_…`, `PACKAGE_…`.
    public convenience init(
        path: String, limits: PackageLimits = PackageLimits(), known: PartMemory<[Relationship]>? = nil
    ) throws(Problem) {
        do throws(Problem) {
            // libzip asks the system dozens of times about a file it reads from disk; small ones are read at once.
            let head = try FileHead.bytes(path: path, limit: FileKind.headLimit)
            if let problem = FileKind.problem(head: head) { throw problem }
            let zip =
                head.count < FileKind.headLimit
                ? try ZipReader(bytes: head, limits: limits.zip) : try ZipReader(path: path, limits: limits.zip)
            try self.init(zip: zip, file: path, known: known)
        } catch {
            throw error.within(Place(file: path))
        }
    }

    /// Opens a package whose bytes lie in memory; `file` names it in messages.
    ///
    /// - Throws: as ``init(path:limits:)``.
    public convenience init(bytes: [UInt8], file: String? = nil, limits: PackageLimits = PackageLimits())
        throws(Problem)
    {
        do throws(Problem) {
            if let problem = FileKind.problem(head: bytes) { throw problem }
            try self.init(zip: ZipReader(bytes: bytes, limits: limits.zip), file: file)
        } catch {
            throw error.within(Place(file: file))
        }
    }

    private init(zip: ZipReader, file: String?, known: PartMemory<[Relationship]>? = nil) throws(Problem) {
        self.zip = zip
        self.known = known
        self.file = file
        var parts: [PartName: Content] = [:]
        parts.reserveCapacity(zip.entries.count)
        for entry in zip.entries where !entry.isFolder {
            guard let name = PartName(entry.name) else {
                warnings.append(
                    Problem(
                        .unsafePartName,
                        LocalizedText(
                            vi: "bỏ qua một mục có tên vượt ra ngoài gói",
                            en: "skipped an entry whose name leaves the package"),
                        at: Place(file: file, part: entry.name), severity: .warning))
                continue
            }
            if parts[name] == nil {
                parts[name] = .entry(entry)
            } else {
                warnings.append(
                    Problem(
                        .duplicatePart,
                        LocalizedText(
                            vi: "tên mục bị trùng; chỉ đọc mục đầu tiên",
                            en: "duplicate part name; only the first is read"),
                        at: Place(file: file, part: entry.name), severity: .warning))
            }
        }
        self.parts = parts
    }

    /// A package as it will be after changes: some parts held in memory, some removed, all others those of `package`.
    ///
    /// - Throws: `ZIP_…`.
    init(_ package: OfficePackage, holding held: [PartName: [UInt8]], without removed: Set<PartName>) throws(Problem) {
        zip = try ZipReader(again: package.zip)
        file = package.file
        known = nil
        warnings = package.warnings
        parts = package.parts.filter { !removed.contains($0.key) }.merging(held.mapValues { .held($0) }) { $1 }
    }

    /// Whether the package has a part of that name.
    public func has(_ part: PartName) -> Bool { parts[part] != nil }

    /// The entries of the zip file.
    var zipEntries: [ZipEntry] { zip.entries }

    /// Where a part stands in the zip file's directory.
    func entryIndex(of part: PartName) -> Int? {
        if case .entry(let entry) = parts[part] { entry.index } else { nil }
    }

    /// The names of all parts, in no particular order.
    public var partNames: some Collection<PartName> { parts.keys }

    /// The content type of a part, as `[Content_Types].xml` gives it; `nil` when it says nothing of it.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func contentType(of part: PartName) throws(Problem) -> String? {
        if let contentTypes { return contentTypes.type(of: part) }
        let handler = ContentTypes()
        if let list = PartName("[Content_Types].xml"), has(list) {
            try parse(list, names: names, handler: handler)
        }
        contentTypes = handler
        return handler.type(of: part)
    }

    /// The relationships of `part`, or of the package itself; none where it lists none.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    public func relationships(of part: PartName?) throws(Problem) -> [Relationship] {
        let name = part == nil ? PartName("_rels/.rels") : part?.relationshipsPart
        guard let name, has(name) else { return [] }
        return try value(of: name, known) { source throws(Problem) in
            let handler = RelationshipList()
            try parse(source, of: name, names: names, handler: handler)
            return handler.relationships
        }
    }

    /// The part that `relationship` of `source` means; `nil` when it is external, absent, or leaves the package.
    public func part(_ relationship: Relationship, of source: PartName?) -> PartName? {
        guard !relationship.isExternal else { return nil }
        // A fragment points into the part, not at another one.
        let target = relationship.target.split(separator: "#", maxSplits: 1).first.map(String.init) ?? ""
        if let name = source.map({ $0.resolving(target) }) ?? PartName(target), has(name) { return name }
        // Some writers give the target from the root without a leading slash.
        guard source != nil, let name = PartName(target), has(name) else { return nil }
        return name
    }

    /// The bytes of a part, from its beginning.
    ///
    /// - Throws: `PACKAGE_PART_MISSING`, `ZIP_…`.
    public func stream(_ part: PartName) throws(Problem) -> PartStream {
        guard let content = parts[part] else {
            throw PackageProblem.partMissing(
                "thiếu một phần của tệp", "a part of the file is missing", part: part.description
            )
            .within(Place(file: file))
        }
        do throws(Problem) {
            switch content {
            case .entry(let entry): return PartStream(part: part, entry: try zip.open(entry))
            case .held(let bytes): return PartStream(part: part, bytes: bytes)
            }
        } catch {
            throw error.within(Place(file: file))
        }
    }

    /// The bytes of a part, all of them.
    ///
    /// - Throws: `PACKAGE_PART_MISSING`, `ZIP_…`.
    public func bytes(of part: PartName) throws(Problem) -> [UInt8] {
        let stream = try stream(part)
        var bytes: [UInt8] = []
        do throws(Problem) {
            while try stream.read(appendingTo: &bytes, upTo: max(bytes.count, 1 << 16)) > 0 {}
        } catch {
            throw error.within(Place(file: file, part: part.description))
        }
        return bytes
    }

    /// Parses a part and hands its events to `handler`.
    ///
    /// - Throws: `XML_…`, `ZIP_…`, and what the handler throws, each with file, part and line.
    public func parse(_ part: PartName, names: XMLNameDictionary, handler: any XMLEventHandler) throws(Problem) {
        try parse(try stream(part), of: part, names: names, handler: handler)
    }

    /// Parses bytes that belong to `part`, for readers that looked at some of it themselves.
    ///
    /// - Throws: as ``parse(_:names:handler:)``.
    public func parse(
        _ source: any XMLByteSource, of part: PartName, names: XMLNameDictionary, handler: any XMLEventHandler
    ) throws(Problem) {
        do throws(Problem) {
            try XMLDocumentParser.parse(source, names: names, handler: handler)
        } catch {
            throw error.within(Place(file: file, part: part.description))
        }
    }

    /// The package's main part.
    ///
    /// - Throws: `PACKAGE_PART_MISSING`, `FILE_OTHER_FORMAT`, `XML_…`.
    public func mainPart() throws(Problem) -> PartName {
        let place = Place(file: file)
        do throws(Problem) {
            for relationship in try relationships(of: nil) where relationship.kind == .officeDocument {
                if let part = part(relationship, of: nil) { return part }
            }
        } catch  where error.code == .xmlNotWellFormed {
            guard let part = try mainPartByContentType() else { throw error }
            warnings.append(
                Problem(
                    error.code,
                    LocalizedText(
                        vi: "danh mục quan hệ của gói bị hỏng; phần chính được tìm theo kiểu nội dung",
                        en: "the package's relationships are damaged; its main part was found by content type"),
                    at: error.place, severity: .warning))
            return part
        }
        if let mimetype = PartName("mimetype"), has(mimetype) {
            throw PackageProblem.otherFormat("OpenDocument (.ods)").within(place)
        }
        throw PackageProblem.partMissing(
            "không tìm thấy phần chính của sổ tính", "the package names no main part", part: "_rels/.rels"
        ).within(place)
    }

    /// The only part whose content type is that of a workbook; `nil` when there is none, or more than one.
    private func mainPartByContentType() throws(Problem) -> PartName? {
        var found: [PartName] = []
        for part in parts.keys {
            let type = try contentType(of: part) ?? ""
            if type.hasSuffix("sheet.main+xml") || type.hasSuffix("template.main+xml")
                || type.hasSuffix("sheet.macroEnabled.main+xml")
            {
                found.append(part)
            }
        }
        return found.count == 1 ? found.first : nil
    }
}
