internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// The values that charts store of the ranges they show (ECMA-376 part 1, 21.2.2): like results they go stale.
struct ChartCaches {
    private let edit: PackageEdit
    private let parts: WorkbookParts

    init(_ edit: PackageEdit, _ parts: WorkbookParts) {
        self.edit = edit
        self.parts = parts
    }

    /// The parts of all charts, each with the place of the sheet it is on.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    func charts() throws(Problem) -> [(part: PartName, sheet: Int)] {
        var found: [(part: PartName, sheet: Int)] = []
        for (index, sheet) in parts.sheets.enumerated() {
            guard let part = sheet.part else { continue }
            for relationship in try edit.relationships(of: part) where relationship.kind == .drawing {
                guard let drawing = edit.part(relationship, of: part) else { continue }
                for link in try edit.relationships(of: drawing) where ["chart", "chartEx"].contains(link.kind.rawValue)
                {
                    if let chart = edit.part(link, of: drawing) { found.append((chart, index)) }
                }
            }
        }
        return found
    }

    /// Drops the caches of ranges for which `isStale` holds, and returns them.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    func drop(where isStale: (SheetArea) -> Bool) throws(Problem) -> [EditReceipt.DroppedCache] {
        var dropped: [EditReceipt.DroppedCache] = []
        let places = Dictionary(
            parts.sheets.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
        for (part, sheet) in try charts() {
            let document = try edit.document(of: part)
            var edits = MarkupEdits()
            for element in document.elements.indices where document.isNamed(element, "f") {
                let text = document.text(of: element)
                let reads = FormulaPrecedents(of: text, on: parts.sheets[sheet].name)
                let isHit = reads.areas.contains { area in
                    places[area.sheet.lowercased()].map { isStale(SheetArea(sheet: $0, range: area.range)) } ?? false
                }
                // What a name or table stands for is not followed here: such a cache goes too.
                guard isHit || !reads.names.isEmpty || !reads.structuredReferences.isEmpty else { continue }
                let caches = document.children(of: Int(document.elements[element].parent)).filter {
                    ["numCache", "strCache", "multiLvlStrCache", "lvl"].contains(document.name(of: $0))
                }
                for cache in caches { edits.remove(document.range(of: cache)) }
                if !caches.isEmpty {
                    dropped.append(EditReceipt.DroppedCache(part: part.description, reference: text))
                }
            }
            if !edits.isEmpty { edit.replace(part, with: edits.applied(to: document.bytes)) }
        }
        return dropped
    }
}
