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

    /// Fills the empty caches of the charts named with the values that `value` gives, and returns the ranges; a range
    /// for which it gives `nil` somewhere, or that is no single area, stays empty.
    ///
    /// - Throws: `XML_…`, `ZIP_…`.
    func fill(_ dropped: [EditReceipt.DroppedCache], value: (SheetCell) -> CellValue?) throws(Problem)
        -> [EditReceipt.DroppedCache]
    {
        let names = Set(dropped.map(\.part))
        var filled: [EditReceipt.DroppedCache] = []
        for (part, sheet) in try charts() where names.contains(part.description) {
            let document = try edit.document(of: part)
            var edits = MarkupEdits()
            for element in document.elements.indices where document.isNamed(element, "f") {
                let parent = Int(document.elements[element].parent)
                guard parent >= 0, ["numRef", "strRef"].contains(document.name(of: parent)),
                    !document.children(of: parent).contains(where: { document.name(of: $0).hasSuffix("Cache") }),
                    let values = values(of: document.text(of: element), on: sheet, value)
                else { continue }
                let cache = Self.cache(
                    values, isText: document.isNamed(parent, "strRef"), prefix: document.prefix(of: element))
                edits.insert(cache, at: document.range(of: element).upperBound)
                filled.append(
                    EditReceipt.DroppedCache(part: part.description, reference: document.text(of: element)))
            }
            if !edits.isEmpty { edit.replace(part, with: edits.applied(to: document.bytes)) }
        }
        return filled
    }

    /// The values of a chart's range, cell by cell; `nil` unless it is one area and all are known.
    private func values(of text: String, on sheet: Int, _ value: (SheetCell) -> CellValue?) -> [CellValue]? {
        let areas = FormulaPrecedents(of: text, on: parts.sheets[sheet].name).areas
        guard areas.count == 1, let area = areas.first, let index = parts.index(of: area.sheet),
            area.range.rows.count * area.range.columns.count <= 100_000
        else { return nil }
        var values: [CellValue] = []
        for cell in area.range.cells {
            guard let one = value(SheetCell(sheet: index, cell: cell)) else { return nil }
            values.append(one)
        }
        return values
    }

    private static func cache(_ values: [CellValue], isText: Bool, prefix: String) -> [UInt8] {
        let name = "\(prefix)\(isText ? "strCache" : "numCache")"
        var markup = Array("<\(name)>\(isText ? "" : "<\(prefix)formatCode>General</\(prefix)formatCode>")".utf8)
        markup += Array("<\(prefix)ptCount val=\"\(values.count)\"/>".utf8)
        for (index, value) in values.enumerated() {
            let text: String
            switch value {
            case .number(let number): text = DecimalText.shortest(number)
            case .text(let words) where isText: text = words
            case .boolean(let flag) where isText: text = flag ? "TRUE" : "FALSE"
            case .error(let error): text = error.rawValue
            case .blank, .text, .boolean: continue
            }
            markup += Array("<\(prefix)pt idx=\"\(index)\"><\(prefix)v>".utf8)
            markup.append(xmlText: text)
            markup += Array("</\(prefix)v></\(prefix)pt>".utf8)
        }
        return markup + Array("</\(name)>".utf8)
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
