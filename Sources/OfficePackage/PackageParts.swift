internal import Findings
internal import XMLEvents

/// The names that the package's own parts use.
enum PackageVocabulary {
    enum Name: Int, CaseIterable {
        case unknown = 0
        case Relationship, Id, `Type`, Target, TargetMode
        case Default, Override, Extension, PartName, ContentType
    }

    static let vocabulary = XMLVocabulary(
        names: Name.allCases.dropFirst().map { "\($0)" }, namespaces: [])
}

private typealias Name = PackageVocabulary.Name

/// The values of the attributes that a package part knows, by name.
private func values(of element: borrowing XMLElement) -> [Name: String] {
    var values: [Name: String] = [:]
    for index in 0..<element.attributeCount {
        guard let name = Name(rawValue: element.attributeName(index)), name != .unknown else { continue }
        values[name] = String(copying: element.attributeValue(index))
    }
    return values
}

extension String {
    /// The text whose UTF-8 a span holds.
    init(copying bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        self.init(decoding: copy, as: UTF8.self)
    }
}

/// Reads a relationships part.
final class RelationshipList: XMLEventHandler {
    private(set) var relationships: [Relationship] = []

    func startElement(_ element: borrowing XMLElement) throws(Problem) {
        guard Name(rawValue: element.name) == .Relationship else { return }
        let values = values(of: element)
        guard let target = values[.Target] else { return }
        relationships.append(
            Relationship(
                id: values[.Id] ?? "", kind: Relationship.Kind(address: values[.Type] ?? ""), target: target,
                isExternal: values[.TargetMode]?.lowercased() == "external"))
    }

    func endElement(namespace: Int, name: Int) throws(Problem) {}
    func characters(_ text: Span<UInt8>) throws(Problem) {}
}

/// Reads `[Content_Types].xml` (ECMA-376 part 2, 6.2.3).
final class ContentTypes: XMLEventHandler {
    private var defaults: [String: String] = [:]
    private var overrides: [PartName: String] = [:]

    func type(of part: PartName) -> String? { overrides[part] ?? defaults[part.fileExtension] }

    func startElement(_ element: borrowing XMLElement) throws(Problem) {
        switch Name(rawValue: element.name) {
        case .Default:
            let values = values(of: element)
            guard let key = values[.Extension] else { return }
            defaults[key.lowercased()] = values[.ContentType]
        case .Override:
            let values = values(of: element)
            guard let part = values[.PartName].flatMap({ PartName($0) }) else { return }
            overrides[part] = values[.ContentType]
        default: break
        }
    }

    func endElement(namespace: Int, name: Int) throws(Problem) {}
    func characters(_ text: Span<UInt8>) throws(Problem) {}
}
