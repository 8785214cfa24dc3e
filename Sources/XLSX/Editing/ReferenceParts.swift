internal import Findings
internal import OfficePackage

/// A part that may hold references to cells.
struct ReferencePart {
    /// The part.
    var part: PartName
    /// What kind of part it is.
    var kind: ReferenceRule.Part
    /// The place of the sheet that it belongs to; `nil` for parts of the whole workbook.
    var sheet: Int?
}

extension WorkbookParts {
    /// All parts that may hold references, each once: the workbook part, the sheets, and what these lead to.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    func referenceParts(_ edit: PackageEdit) throws(Problem) -> [ReferencePart] {
        var found = [ReferencePart(part: main, kind: .workbook, sheet: nil)]
        var seen: Set<PartName> = [main]
        for (index, sheet) in sheets.enumerated() {
            guard let part = sheet.part, seen.insert(part).inserted else { continue }
            found.append(ReferencePart(part: part, kind: .sheet, sheet: index))
            try collect(from: part, sheet: index, edit, &found, &seen)
        }
        try collect(from: main, sheet: nil, edit, &found, &seen)
        return found
    }

    private func collect(
        from source: PartName, sheet: Int?, _ edit: PackageEdit, _ found: inout [ReferencePart],
        _ seen: inout Set<PartName>
    ) throws(Problem) {
        for relationship in try edit.relationships(of: source) {
            guard let kind = ReferenceRule.Part(relationship: relationship.kind.rawValue), kind != .sheet,
                let part = edit.part(relationship, of: source), seen.insert(part).inserted
            else { continue }
            found.append(ReferencePart(part: part, kind: kind, sheet: sheet))
            try collect(from: part, sheet: sheet, edit, &found, &seen)
        }
        // Links of shapes to places in the workbook are relationships.
        guard let part = source.relationshipsPart, edit.has(part), seen.insert(part).inserted else { return }
        found.append(ReferencePart(part: part, kind: .relationships, sheet: sheet))
    }
}
