internal import XMLEvents

/// The order in which the schema wants the children of an element; Excel repairs a file that keeps another.
enum ChildOrder {
    /// The children of `worksheet` (ECMA-376 part 1, 18.3.1.99).
    static let worksheet = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
        "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
        "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
        "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
        "webPublishItems", "tableParts", "extLst",
    ]

    /// Where a new child `name` of `parent` belongs: behind all that the order puts before it.
    static func position(of name: String, in parent: Int, order: [String], _ document: MarkupDocument) -> Int {
        let place = order.firstIndex(of: name) ?? order.count
        var position = document.content(of: parent).lowerBound
        for child in document.children(of: parent) {
            let rank = order.firstIndex(of: document.name(of: child))
            // An alternative stands for the element it offers; those in use belong to the drawings.
            if let rank, rank > place { break }
            if rank == nil, place < (order.firstIndex(of: "drawing") ?? 0) { continue }
            position = document.range(of: child).upperBound
        }
        return position
    }
}

extension MarkupDocument {
    /// ` r:id="…"` for a new element, with whatever prefix the document has for relationships.
    func relationshipAttribute(_ id: String) -> String {
        let addresses = [
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ]
        for attribute in attributes(of: root) where addresses.contains(value(of: attribute)) {
            let name = name(of: attribute)
            if name.hasPrefix("xmlns:") { return " \(name.dropFirst(6)):id=\"\(id)\"" }
        }
        let isStrict = namespace(of: root).contains("purl.oclc.org")
        return " xmlns:r=\"\(addresses[isStrict ? 1 : 0])\" r:id=\"\(id)\""
    }
}
