internal import Findings
internal import Formulas
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// A formula of a workbook and what it reads.
struct StoredFormula {
    /// Where it stands.
    var place: SheetCell
    /// The cells that hold its results: more than its own for array formulas and data tables.
    var results: CellRange
    /// The cells that it reads, by the place of their sheet.
    var reads: [SheetArea] = []
    /// Whether it must be taken to read everything: `INDIRECT`, `OFFSET`, names that cannot be followed.
    var readsAnything = false
    /// Whether it is a data table (what-if), which only Excel calculates.
    var isDataTable = false
}

/// Finds all formulas of a workbook, and resolves what they read to cells.
struct StoredFormulas {
    private let edit: PackageEdit
    private let parts: WorkbookParts
    private var names: [String: [Name]] = [:]
    private var tables: [String: Table] = [:]
    private var namedAreas: [String: Reading] = [:]
    private var sheetPlaces: [String: Int] = [:]

    private struct Name {
        /// The sheet it is known on alone.
        var sheet: Int?
        var text: String
    }

    private typealias Table = SheetArea

    private struct Reading {
        var areas: [SheetArea] = []
        var isOpen = false
    }

    /// - Throws: `XML_…`, `ZIP_…`.
    init(_ edit: PackageEdit, _ parts: WorkbookParts) throws(Problem) {
        self.edit = edit
        self.parts = parts
        for (index, sheet) in parts.sheets.enumerated() { sheetPlaces[sheet.name.lowercased()] = index }
        let document = try edit.document(of: parts.main)
        if let list = document.child(of: document.root, "definedNames") {
            for element in document.children(of: list) {
                let name = Name(
                    sheet: document.value(of: element, "localSheetId").flatMap { Int($0) },
                    text: document.text(of: element))
                names[(document.value(of: element, "name") ?? "").lowercased(), default: []].append(name)
            }
        }
        for (index, sheet) in parts.sheets.enumerated() {
            guard let part = sheet.part else { continue }
            for relationship in try edit.relationships(of: part) where relationship.kind == .table {
                guard let target = edit.part(relationship, of: part) else { continue }
                let table = try edit.document(of: target)
                guard let range = table.value(of: table.root, "ref").flatMap({ CellRange($0) }) else { continue }
                for attribute in ["name", "displayName"] {
                    guard let name = table.value(of: table.root, attribute) else { continue }
                    tables[name.lowercased()] = SheetArea(sheet: index, range: range)
                }
            }
        }
    }

    /// All formulas, sheet by sheet.
    ///
    /// - Throws: `XML_…`, `ZIP_…`, `XLSX_BAD_REFERENCE`.
    /// - Complexity: O(n) in the bytes of all sheets.
    mutating func all() throws(Problem) -> [StoredFormula] {
        var formulas: [StoredFormula] = []
        for (index, sheet) in parts.sheets.enumerated() where sheet.kind == .worksheet {
            guard let part = sheet.part, Self.hasFormulas(try edit.bytes(of: part)) else { continue }
            let outline = try SheetOutline(edit.document(of: part), part: part.description)
            formulas += try self.formulas(of: outline, sheet: index)
        }
        return formulas
    }

    /// Whether a part may hold an `f` element, so that most sheets need not be outlined.
    private static func hasFormulas(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        guard span.count > 3 else { return false }
        for position in 1..<(span.count - 1) where span[position] == UInt8(ascii: "f") {
            let (before, behind) = (span[position - 1], span[position + 1])
            guard before == UInt8(ascii: "<") || before == UInt8(ascii: ":") else { continue }
            if behind <= 0x20 || behind == UInt8(ascii: ">") || behind == UInt8(ascii: "/") { return true }
        }
        return false
    }

    private mutating func formulas(of outline: SheetOutline, sheet: Int) throws(Problem) -> [StoredFormula] {
        let document = outline.document
        var found: [(formula: StoredFormula, text: String)] = []
        var shared: [String: SharedFormula] = [:]
        try outline.forEachFormula { cell, element, _ in
            var text = document.text(of: element)
            var results = CellRange(cell, cell)
            let type = document.value(of: element, "t")
            switch type {
            case "shared":
                guard let group = document.value(of: element, "si") else { break }
                if !text.isEmpty {
                    if shared[group] == nil { shared[group] = SharedFormula(master: text, at: cell) }
                } else {
                    text = shared[group]?.formula(for: cell) ?? ""
                }
            case "array": results = document.value(of: element, "ref").flatMap { CellRange($0) } ?? results
            case "dataTable":
                results = document.value(of: element, "ref").flatMap { CellRange($0) } ?? results
                // What a data table calculates is the formula at its edge with its inputs replaced: follow no further.
                text = "INDIRECT(\"\")"
            default: break
            }
            let place = SheetCell(sheet: sheet, cell: cell)
            found.append((StoredFormula(place: place, results: results, isDataTable: type == "dataTable"), text))
        }
        return found.map { formula, text in
            var formula = formula
            let reading = reading(of: text, sheet: sheet, cell: formula.place.cell, depth: 0)
            formula.reads = reading.areas
            formula.readsAnything = reading.isOpen
            return formula
        }
    }

    private mutating func reading(of text: String, sheet: Int, cell: CellReference?, depth: Int) -> Reading {
        var reading = Reading()
        guard parts.sheets.indices.contains(sheet), depth < 20 else { return Reading(isOpen: true) }
        let found = FormulaPrecedents(of: text, on: parts.sheets[sheet].name)
        reading.isOpen = found.hasRuntimeReferences
        for area in found.areas {
            if let place = sheetPlaces[area.sheet.lowercased()] {
                reading.areas.append(SheetArea(sheet: place, range: area.range))
            }
        }
        for area in found.spanningAreas {
            let ends = [area.sheets.sheet, area.sheets.lastSheet].compactMap {
                $0.flatMap { sheetPlaces[$0.lowercased()] }
            }
            guard let first = ends.min(), let last = ends.max() else { continue }
            reading.areas += (first...last).map { SheetArea(sheet: $0, range: area.range) }
        }
        for reference in found.structuredReferences {
            let name = reference.prefix { $0 != "[" }.lowercased()
            let own = tables.values.filter { $0.sheet == sheet && cell.map($0.range.contains) != false }
            let meant = name.isEmpty ? own : tables[name].map { [$0] } ?? []
            reading.areas += meant
            if meant.isEmpty { reading.isOpen = true }
        }
        // A function may be a name that stands for a LAMBDA.
        for (name, scope) in found.names.map({ ($0.name, $0.sheet) }) + found.functions.map({ ($0, nil) }) {
            let place = scope.flatMap { sheetPlaces[$0.lowercased()] } ?? sheet
            let named = self.reading(ofName: name.lowercased(), sheet: place, depth: depth)
            reading.areas += named.areas
            if named.isOpen { reading.isOpen = true }
        }
        return reading
    }

    private mutating func reading(ofName key: String, sheet: Int, depth: Int) -> Reading {
        let candidates = names[key] ?? []
        guard let found = candidates.first(where: { $0.sheet == sheet }) ?? candidates.first(where: { $0.sheet == nil })
        else { return tables[key].map { Reading(areas: [$0]) } ?? Reading() }
        let place = "\(found.sheet ?? -1)!\(key)"
        if let known = namedAreas[place] { return known }
        // A name that leads back to itself reads what it has read by then.
        namedAreas[place] = Reading()
        var reading = reading(of: found.text, sheet: found.sheet ?? sheet, cell: nil, depth: depth + 1)
        // References without `$` move with the cell that uses the name: which cells they mean is not followed.
        if FormulaLexer.tokens(of: found.text).contains(where: \.isRelativeReference) { reading.isOpen = true }
        namedAreas[place] = reading
        return reading
    }
}

extension FormulaToken {
    fileprivate var isRelativeReference: Bool {
        if case .reference(let reference) = kind { return !reference.isAbsolute }
        return false
    }
}
