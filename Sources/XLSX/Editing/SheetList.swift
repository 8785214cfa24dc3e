internal import Findings
internal import SheetModel
internal import XMLEvents

/// Changes to the list of sheets in the workbook part, and to all that counts sheets by their place in it
/// (ECMA-376 part 1, 18.2.20, 18.2.6, 18.2.30).
struct SheetList {
    private let document: MarkupDocument
    private let list: Int
    private let sheets: [Int]

    /// - Throws: `XLSX_NOT_A_WORKBOOK`.
    init(_ document: MarkupDocument, part: String) throws(Problem) {
        guard let list = document.child(of: document.root, "sheets") else { throw XLSXProblem.notAWorkbook(part) }
        self.document = document
        self.list = list
        sheets = Array(document.children(of: list).filter { document.isNamed($0, "sheet") })
    }

    /// A `sheetId` that no sheet has.
    var freeID: Int { (sheets.compactMap { document.value(of: $0, "sheetId").flatMap { Int($0) } }.max() ?? 0) + 1 }

    /// The part with a sheet added behind all others.
    func adding(_ name: String, relationship: String) -> [UInt8] {
        var markup = Array("<\(document.prefix(of: list))sheet".utf8)
        markup.append(xmlAttribute: "name", name)
        markup.append(xmlAttribute: "sheetId", String(freeID))
        markup += Array("\(document.relationshipAttribute(relationship))/>".utf8)
        var edits = MarkupEdits()
        edits.insert(markup, atEndOf: list, in: document)
        return edits.applied(to: document.bytes)
    }

    /// The part with an attribute of the sheet at `index` set, or removed.
    func setting(_ name: String, of index: Int, to value: String?) -> [UInt8] {
        var edits = MarkupEdits()
        set(name, of: index, to: value, &edits)
        return edits.applied(to: document.bytes)
    }

    private func set(_ name: String, of index: Int, to value: String?, _ edits: inout MarkupEdits) {
        var attributes = AttributeChanges()
        attributes.set(name, to: value)
        attributes.apply(to: sheets[index], of: document, &edits)
    }

    /// The part with the sheet at `index` seen or hidden; a hidden one is no longer the one that opens.
    func setting(_ visibility: SheetVisibility, of index: Int, visible: [Int]) -> [UInt8] {
        var edits = MarkupEdits()
        set("state", of: index, to: visibility == .visible ? nil : visibility.rawValue, &edits)
        if visibility != .visible, let next = visible.first(where: { $0 > index }) ?? visible.last {
            forEachView { view in
                let active = document.value(of: view, "activeTab").flatMap { Int($0) } ?? 0
                if active == index { setNumber("activeTab", of: view, to: next, &edits) }
            }
        }
        return edits.applied(to: document.bytes)
    }

    /// The part with its sheets in another order: `order` lists the present places. What names a sheet by its place
    /// follows: local names, the sheet that opens.
    func ordered(_ order: [Int]) -> [UInt8] {
        var edits = MarkupEdits()
        for (place, old) in order.enumerated() where place != old {
            edits.replace(
                document.range(of: sheets[place]), with: Array(document.bytes[document.range(of: sheets[old])]))
        }
        var places: [Int: Int] = [:]
        for (place, old) in order.enumerated() { places[old] = place }
        if let names = document.child(of: document.root, "definedNames") {
            for name in document.children(of: names) {
                guard let old = document.value(of: name, "localSheetId").flatMap({ Int($0) }), let new = places[old],
                    old != new
                else { continue }
                var attributes = AttributeChanges()
                attributes.set("localSheetId", to: String(new))
                attributes.apply(to: name, of: document, &edits)
            }
        }
        forEachView { view in
            for name in ["activeTab", "firstSheet"] {
                guard let old = document.value(of: view, name).flatMap({ Int($0) }) else { continue }
                if let new = places[old], new != old { setNumber(name, of: view, to: new, &edits) }
            }
            // No attribute stands for the first sheet.
            if document.value(of: view, "activeTab") == nil, let new = places[0], new != 0 {
                setNumber("activeTab", of: view, to: new, &edits)
            }
        }
        return edits.applied(to: document.bytes)
    }

    private func forEachView(_ body: (Int) -> Void) {
        guard let views = document.child(of: document.root, "bookViews") else { return }
        for view in document.children(of: views) where document.isNamed(view, "workbookView") { body(view) }
    }

    private func setNumber(_ name: String, of element: Int, to number: Int, _ edits: inout MarkupEdits) {
        var attributes = AttributeChanges()
        attributes.set(name, to: String(number))
        attributes.apply(to: element, of: document, &edits)
    }

    /// The part with the names known on one sheet copied for another; `nil` where there are none. Names stand in order of
    /// the alphabet, those of one name by their sheets.
    static func copyingNames(
        of sheet: Int, to copy: Int, in document: MarkupDocument, formula: (String) -> String
    ) -> [UInt8]? {
        guard let list = document.child(of: document.root, "definedNames") else { return nil }
        var edits = MarkupEdits()
        for name in document.children(of: list) where document.value(of: name, "localSheetId") == String(sheet) {
            guard let own = try? MarkupDocument(Array(document.bytes[document.range(of: name)])) else { continue }
            var changes = MarkupEdits()
            var attributes = AttributeChanges()
            attributes.set("localSheetId", to: String(copy))
            attributes.apply(to: own.root, of: own, &changes)
            var text: [UInt8] = []
            text.append(xmlText: formula(own.text(of: own.root)))
            changes.replace(own.content(of: own.root), with: text)
            edits.insert(changes.applied(to: own.bytes), at: document.range(of: name).upperBound)
        }
        return edits.isEmpty ? nil : edits.applied(to: document.bytes)
    }
}
