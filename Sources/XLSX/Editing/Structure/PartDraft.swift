internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// A part and all that is to change in it; nothing is changed before the whole workbook has been looked at.
struct PartDraft {
    let part: PartName
    let document: MarkupDocument
    /// The name of the sheet that the part belongs to.
    let host: String?
    /// Whether places in it are places on the sheet that changes.
    let isEdited: Bool
    var edits = MarkupEdits()
    var references: [ReferenceChange] = []
    var droppedCaches: [EditReceipt.DroppedCache] = []
    private(set) var removed: Set<Int> = []
    /// How many items lists got, by the list.
    private var added: [Int: Int] = [:]

    init(_ part: PartName, _ document: MarkupDocument, host: String?, isEdited: Bool) {
        self.part = part
        self.document = document
        self.host = host
        self.isEdited = isEdited
    }

    /// Notes a reference that reads otherwise.
    mutating func note(_ kind: String, at place: String, _ before: String, _ after: String) {
        references.append(
            ReferenceChange(kind: kind, part: part.description, place: place, before: before, after: after))
    }

    /// Gives an attribute another value.
    mutating func set(_ attribute: MarkupAttribute, to value: String) { edits.replace(attribute, with: value) }

    /// Gives an element another text; its children, which stand for text alone, go.
    mutating func setText(of element: Int, to text: String) {
        var markup: [UInt8] = []
        markup.append(xmlText: text)
        edits.replace(document.content(of: element), with: markup)
    }

    /// Puts copies of an element behind it.
    mutating func add(_ markup: [UInt8], behind element: Int, count: Int) {
        edits.insert(markup, at: document.range(of: element).upperBound)
        added[Int(document.elements[element].parent), default: 0] += count
    }

    /// Takes an element out, and the lists around it that are empty then.
    mutating func remove(_ element: Int) { removed.insert(element) }

    // MARK: - The end

    /// Lists that must not be empty: they go with their last item.
    private static let lists: Set<String> = [
        "mergeCells", "dataValidations", "hyperlinks", "conditionalFormattings", "sparklines", "sparklineGroup",
        "sparklineGroups", "ext", "extLst", "rowBreaks", "colBreaks", "cellWatches", "ignoredErrors",
        "protectedRanges", "scenario", "scenarios", "smartTags", "cols", "tableParts", "webPublishItems",
    ]

    /// The part with all changes; `nil` when there is none.
    mutating func finished() -> [UInt8]? {
        removeEmptyLists()
        var edits = edits
        let parents = Dictionary(grouping: removed) { Int(document.elements[$0].parent) }
        for parent in Set(parents.keys).union(added.keys) where parent >= 0 && !removed.contains(parent) {
            recount(parent, parents[parent] ?? [], &edits)
        }
        for element in removed { edits.remove(document.range(of: element)) }
        return edits.isEmpty ? nil : edits.applied(to: document.bytes)
    }

    private mutating func removeEmptyLists() {
        var open = Array(removed)
        while let element = open.popLast() {
            let parent = Int(document.elements[element].parent)
            guard parent > 0, !removed.contains(parent), Self.lists.contains(document.name(of: parent)) else {
                continue
            }
            // A group of sparklines has colours beside them, which mean nothing alone.
            let goes =
                document.isNamed(element, "sparklines")
                || document.children(of: parent).allSatisfy { removed.contains($0) }
            guard goes else { continue }
            removed.insert(parent)
            open.append(parent)
        }
    }

    /// Puts right what a list says about its length.
    private func recount(_ parent: Int, _ gone: [Int], _ edits: inout MarkupEdits) {
        for name in ["count", "manualBreakCount"] {
            guard let attribute = document.attribute(of: parent, name), let old = Int(document.value(of: attribute))
            else { continue }
            let isManual = { (item: Int) in
                name == "count" || ["1", "true"].contains(document.value(of: item, "man") ?? "")
            }
            let new = added[parent] ?? 0
            edits.replace(attribute, with: String(max(0, old + new - gone.count(where: isManual))))
        }
    }
}

extension MarkupDocument {
    /// The element around another; `nil` for the root.
    func parent(of element: Int) -> Int? {
        let parent = Int(elements[element].parent)
        return parent >= 0 ? parent : nil
    }

    /// A leaf element written anew, with attributes changed and another text; all else of its tag stays as it is.
    ///
    /// - Parameter changes: attributes with their new values; `nil` takes one away.
    func rewriting(_ element: Int, _ changes: [String: String?] = [:], text: String) -> [UInt8] {
        let tag = startTag(of: element)
        let attributes = attributes(of: element)
        let nameEnd = attributes.first?.whole.lowerBound ?? endOfAttributes(of: element)
        var result = Array(bytes[tag.lowerBound..<nameEnd])
        for attribute in attributes {
            let name = name(of: attribute)
            guard let change = changes[name] else {
                result += bytes[attribute.whole]
                continue
            }
            if let value = change { result.append(xmlAttribute: name, value) }
        }
        result.append(UInt8(ascii: ">"))
        result.append(xmlText: text)
        result += Array("</\(prefix(of: element))\(name(of: element))>".utf8)
        return result
    }
}
