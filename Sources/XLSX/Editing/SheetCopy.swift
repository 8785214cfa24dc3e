internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Copies what belongs to a sheet: its drawings, charts, notes and tables.
struct SheetCopy {
    /// What a sheet may lead to that Excel would not find its way in twice, or that belongs to other parts as well.
    private static let refused: Set<String> = [
        "pivotTable", "ctrlProp", "control", "oleObject", "package", "slicer", "timeline", "queryTable",
        "threadedComment", "tableSingleCells", "activeXControlBinary", "customProperty",
    ]
    /// What is copied with the sheet; everything else (pictures, printer settings) is shared.
    private static let copied: Set<String> = [
        "drawing", "chart", "chartEx", "chartStyle", "chartColorStyle", "chartUserShapes", "comments", "vmlDrawing",
        "legacyDiagramText", "table",
    ]

    private let edit: PackageEdit
    private let rename: SheetRename
    private(set) var added: [PartName] = []
    /// The new names of copied tables, by the old ones in lower case.
    private var tables: [String: String] = [:]

    init(_ edit: PackageEdit, rename: SheetRename) {
        self.edit = edit
        self.rename = rename
    }

    /// Refuses a sheet with something that cannot be copied.
    ///
    /// - Throws: `EDIT_CANNOT_COPY`.
    func check(_ source: PartName) throws(Problem) {
        for relationship in try edit.relationships(of: source) {
            if Self.refused.contains(relationship.kind.rawValue) { throw EditProblem.cannotCopy(rename.oldName) }
            guard Self.copied.contains(relationship.kind.rawValue), let part = edit.part(relationship, of: source)
            else { continue }
            try check(part)
        }
    }

    /// Copies all that `source` leads to and gives `target` its relationships.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    mutating func copyRelated(from source: PartName, to target: PartName) throws(Problem) {
        guard let list = source.relationshipsPart, edit.has(list), let newList = target.relationshipsPart else {
            return
        }
        let document = try edit.document(of: list)
        var edits = MarkupEdits()
        for element in document.children(of: document.root) {
            guard let attribute = document.attribute(of: element, "Target"),
                document.value(of: element, "TargetMode")?.lowercased() != "external"
            else { continue }
            let path = document.value(of: attribute)
            guard !path.hasPrefix("#"), let part = source.resolving(path) ?? PartName(path), edit.has(part) else {
                continue
            }
            let kind = document.value(of: element, "Type")?.split(separator: "/").last.map(String.init) ?? ""
            let copy = Self.copied.contains(kind) ? try self.copy(part, kind: kind) : part
            edits.replace(attribute, with: "/\(copy.description)")
        }
        edit.add(newList, edits.applied(to: document.bytes))
        added.append(newList)
    }

    /// Copies a part and what it leads to, and returns the copy.
    private mutating func copy(_ part: PartName, kind: String) throws(Problem) -> PartName {
        let name = part.description
        let stem = name.prefix { $0 != "." }
        var head = stem[...]
        while let last = head.utf8.last, (48...57).contains(last) { head = head.dropLast() }
        guard let copy = edit.freeName(String(head), String(name.dropFirst(stem.count))) else { return part }
        var bytes = try edit.bytes(of: part)
        if kind == "table" { bytes = try renamingTable(edit.document(of: part)) }
        if let type = try contentType(of: part) {
            try edit.add(copy, bytes, contentType: type)
        } else {
            edit.add(copy, bytes)
        }
        added.append(copy)
        try copyRelated(from: part, to: copy)
        return copy
    }

    /// The content type that the package gives the part itself; `nil` where its ending gives it.
    private func contentType(of part: PartName) throws(Problem) -> String? {
        guard let list = PartName("[Content_Types].xml") else { return nil }
        let document = try edit.document(of: list)
        let element = document.children(of: document.root).first { element in
            document.value(of: element, "PartName").flatMap { PartName($0) } == part
        }
        return element.flatMap { document.value(of: $0, "ContentType") }
    }

    /// A table with a name and number that no table has.
    private mutating func renamingTable(_ document: MarkupDocument) throws(Problem) -> [UInt8] {
        var names: Set<String> = Set(tables.values.map { $0.lowercased() })
        var highest = 0
        for part in edit.partNames where part.description.contains("table") && part.fileExtension == "xml" {
            guard let table = try? edit.document(of: part), table.isNamed(table.root, "table") else { continue }
            names.formUnion(["name", "displayName"].compactMap { table.value(of: table.root, $0)?.lowercased() })
            highest = max(highest, table.value(of: table.root, "id").flatMap { Int($0) } ?? 0)
        }
        let old =
            document.value(of: document.root, "displayName") ?? document.value(of: document.root, "name") ?? "Table"
        var number = 2
        while names.contains("\(old)_\(number)".lowercased()) { number += 1 }
        let new = "\(old)_\(number)"
        tables[old.lowercased()] = new
        var edits = MarkupEdits()
        var attributes = AttributeChanges()
        attributes.set("id", to: String(highest + 1))
        for name in ["name", "displayName"] where document.attribute(of: document.root, name) != nil {
            attributes.set(name, to: new)
        }
        attributes.apply(to: document.root, of: document, &edits)
        return edits.applied(to: document.bytes)
    }

    /// The formula of the copy: references to the sheet and its tables mean the copied ones.
    func formula(_ text: String) -> String {
        let renamed = rename.formula(text).text
        guard !tables.isEmpty else { return renamed }
        return FormulaLexer.tokens(of: renamed).map { token in
            switch token.kind {
            case .structuredReference:
                let name = token.text.prefix { $0 != "[" }
                return tables[name.lowercased()].map { $0 + token.text.dropFirst(name.count) } ?? token.text
            case .name: return tables[token.text.lowercased()] ?? token.text
            default: return token.text
            }
        }.joined()
    }
}
