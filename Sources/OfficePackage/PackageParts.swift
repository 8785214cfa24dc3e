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

extension XMLElement {
    /// The value of the attribute `name`; `nil` when absent.
    fileprivate borrowing func text(_ name: Name) -> String? {
        for index in 0..<attributeCount where attributeName(index) == name.rawValue {
            return String(copying: attributeValue(index))
        }
        return nil
    }
}

/// Reads a relationships part.
final class RelationshipList: XMLEventHandler {
    private(set) var relationships: [Relationship] = []

    func startElement(_ element: borrowing XMLElement) throws(Problem) {
        guard Name(rawValue: element.name) == .Relationship else { return }
        guard let target = element.text(.Target) else { return }
        relationships.append(
            Relationship(
                id: element.text(.Id) ?? "", kind: Relationship.Kind(address: element.text(.Type) ?? ""),
                target: target, isExternal: element.text(.TargetMode)?.lowercased() == "external"))
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
            guard let key = element.text(.Extension) else { return }
            defaults[key.lowercased()] = element.text(.ContentType)
        case .Override:
            guard let part = element.text(.PartName).flatMap({ PartName($0) }) else { return }
            overrides[part] = element.text(.ContentType)
        default: break
        }
    }

    func endElement(namespace: Int, name: Int) throws(Problem) {}
    func characters(_ text: Span<UInt8>) throws(Problem) {}
}
