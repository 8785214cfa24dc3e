import OfficePackage
import XMLEvents

/// A path to elements, as the table of expectations writes it: `cfRule[@priority=1]/../@sqref`.
///
/// A step without a prefix means an element without one, save in parts that prefix all; the first step may stand anywhere.
struct MarkupPath {
    let document: MarkupDocument

    init(_ text: String) throws { document = try MarkupDocument(Array(text.utf8)) }

    /// The values at the end of a path: attributes joined by commas, or the text of an element; `nil` where nothing is.
    func value(_ path: String) -> String? {
        var steps = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var attributes: [String] = []
        if let last = steps.last, last.hasPrefix("@") {
            attributes = last.split(separator: ",").map { String($0.dropFirst()) }
            steps.removeLast()
        }
        guard let element = steps.isEmpty ? document.root : elements(steps).first else { return nil }
        if attributes.isEmpty { return document.text(of: element) }
        let values = attributes.compactMap { document.value(of: element, $0) }
        return values.count == attributes.count ? values.joined(separator: ",") : nil
    }

    /// The elements at the end of a path.
    func elements(_ path: String) -> [Int] {
        elements(path.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
    }

    private func elements(_ steps: [String]) -> [Int] {
        var found = Array(document.elements.indices)
        var isDeep = true
        for (index, step) in steps.enumerated() {
            if step.isEmpty {
                isDeep = true
                continue
            }
            if step == ".." {
                found = found.map { Int(document.elements[$0].parent) }
            } else if index == 0 {
                found = matching(step, found)
            } else {
                found = found.flatMap { parent in
                    matching(
                        step,
                        isDeep
                            ? Array((parent + 1)..<Int(document.elements[parent].next))
                            : Array(document.children(of: parent)))
                }
            }
            isDeep = false
        }
        return found
    }

    private func matching(_ step: String, _ candidates: [Int]) -> [Int] {
        let parts = step.split(separator: "[").map { $0.hasSuffix("]") ? String($0.dropLast()) : String($0) }
        let name = parts[0].split(separator: ":").map(String.init)
        var found = candidates.filter { element in
            guard document.isNamed(element, name[name.count - 1]) else { return false }
            let prefix = document.prefix(of: element)
            return name.count > 1
                ? prefix == name[0] + ":" : prefix == document.prefix(of: document.root) || prefix.isEmpty
        }
        for test in parts.dropFirst() {
            if let place = Int(test) {
                found = found.indices.contains(place - 1) ? [found[place - 1]] : []
                continue
            }
            let pair = test.dropFirst().split(separator: "=", maxSplits: 1).map(String.init)
            found = found.filter { element in
                let value = document.value(of: element, pair[0])
                return pair.count > 1 ? value == pair[1] : value != nil
            }
        }
        return found
    }

    // MARK: - Drawings

    /// The corners of the anchor around an element: `col,row;col,row`.
    func anchor(around element: Int) -> String? {
        var around = element
        while around >= 0,
            !["twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "anchor"].contains(document.name(of: around))
        {
            around = Int(document.elements[around].parent)
        }
        guard around >= 0 else { return nil }
        if let position = document.child(of: around, "pos") {
            return ["x", "y"].compactMap { document.value(of: position, $0) }.joined(separator: ",")
        }
        return ["from", "to"].compactMap { document.child(of: around, $0) }.map { corner in
            ["col", "row"].compactMap { document.child(of: corner, $0) }.map { document.text(of: $0) }
                .joined(separator: ",")
        }.joined(separator: ";")
    }
}
