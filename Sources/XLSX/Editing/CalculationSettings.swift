internal import Findings
internal import XMLEvents

/// How the workbook part has Excel calculate (ECMA-376 part 1, 18.2.2).
enum CalculationSettings {
    /// The part with Excel told to calculate everything when it opens the file; `nil` when it is told so already.
    static func calculatingOnLoad(_ document: MarkupDocument) -> [UInt8]? {
        var edits = MarkupEdits()
        if let element = document.child(of: document.root, "calcPr") {
            if ["1", "true"].contains(document.value(of: element, "fullCalcOnLoad") ?? "") { return nil }
            var attributes = AttributeChanges()
            attributes.set("fullCalcOnLoad", to: "1")
            attributes.apply(to: element, of: document, &edits)
        } else {
            let before = ["sheets", "functionGroups", "externalReferences", "definedNames"]
            guard
                let last = document.children(of: document.root).last(where: { before.contains(document.name(of: $0)) })
            else { return nil }
            let markup = "<\(document.prefix(of: last))calcPr fullCalcOnLoad=\"1\"/>"
            edits.insert(Array(markup.utf8), at: document.range(of: last).upperBound)
        }
        return edits.applied(to: document.bytes)
    }
}

extension Sequence {
    /// The last element for which `isMeant` holds.
    fileprivate func last(where isMeant: (Element) -> Bool) -> Element? {
        var found: Element?
        for element in self where isMeant(element) { found = element }
        return found
    }
}
