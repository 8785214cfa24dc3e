public import Findings
internal import OfficePackage
internal import XMLEvents

extension WorkbookEditor {
    /// Gives the workbook a property of one's own, a text, shown in Excel under File › Info › Properties › Custom; one of
    /// that name gets the new text.
    ///
    /// - Throws: `EDIT_SIGNED`, `XML_…`, `ZIP_…`; `XLSX_WRITE_LIMIT` for an empty name and texts over 32,767 characters.
    /// - Complexity: O(n) in the properties.
    public func setProperty(_ name: String, to text: String) throws(Problem) {
        try refuseSigned()
        guard !name.isEmpty, name.utf16.count <= 255, text.utf16.count <= 32_767 else {
            throw WriteProblem.limit(
                "tên thuộc tính từ 1 đến 255 ký tự, nội dung đến 32.767 ký tự",
                "names of properties have 1 to 255 characters, texts up to 32,767", sheet: nil
            ).within(Place(file: edit.package.file))
        }
        // The strict form spells it differently.
        let known = try edit.relationships(of: nil).first {
            ["custom-properties", "customProperties"].contains($0.kind.rawValue)
        }
        let (part, isNew) = try propertiesPart(known)
        guard let part else { return }
        let document = try edit.document(of: part)
        edit.replace(part, with: CustomProperties.setting(name, to: text, in: document))
        if !isNew { receiptSoFar.touch(part.description, vi: "thuộc tính của tệp", en: "properties of the file") }
    }

    private func propertiesPart(_ known: Relationship?) throws(Problem) -> (part: PartName?, isNew: Bool) {
        if let known, let root = PartName("_rels"), let part = edit.part(known, of: root) { return (part, false) }
        guard
            let part = PartName("docProps/custom.xml").flatMap({ edit.has($0) ? nil : $0 })
                ?? edit.freeName("docProps/custom", ".xml")
        else { return (nil, false) }
        let main = try edit.document(of: parts.main)
        let isStrict = main.namespace(of: main.root).contains("purl.oclc.org")
        try edit.add(part, CustomProperties.empty(isStrict: isStrict), contentType: CustomProperties.contentType)
        let address = isStrict ? "customProperties" : "custom-properties"
        _ = try edit.addRelationship(of: nil, type: address, target: part.description)
        receiptSoFar.touch(part.description, .added, vi: "thêm thuộc tính của tệp", en: "properties were added")
        for name in ["[Content_Types].xml", "_rels/.rels"] {
            receiptSoFar.touch(name, vi: "thêm một phần", en: "a part was added")
        }
        return (part, true)
    }
}

/// The custom properties of a package (ECMA-376 part 1, 22.3).
private enum CustomProperties {
    static let contentType = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    /// The set of properties that users make.
    private static let set = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

    static func empty(isStrict: Bool) -> [UInt8] {
        let address =
            isStrict
            ? "http://purl.oclc.org/ooxml/officeDocument" : "http://schemas.openxmlformats.org/officeDocument/2006"
        let (name, types) = isStrict ? ("customProperties", "docPropsVTypes") : ("custom-properties", "docPropsVTypes")
        return Array(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Properties xmlns="\(address)/\(name)" xmlns:vt="\(address)/\(types)"/>
            """.utf8)
    }

    static func setting(_ name: String, to text: String, in document: MarkupDocument) -> [UInt8] {
        var edits = MarkupEdits()
        var number = 1
        for element in document.children(of: document.root) where document.isNamed(element, "property") {
            number = max(number, document.value(of: element, "pid").flatMap { Int($0) } ?? 1)
            guard document.value(of: element, "name")?.lowercased() == name.lowercased() else { continue }
            edits.replace(document.content(of: element), with: value(text, document))
            return edits.applied(to: document.bytes)
        }
        var markup = Array("<\(document.prefix(of: document.root))property".utf8)
        markup.append(xmlAttribute: "fmtid", set)
        markup.append(xmlAttribute: "pid", String(number + 1))
        markup.append(xmlAttribute: "name", name)
        markup.append(UInt8(ascii: ">"))
        markup += value(text, document)
        markup += Array("</\(document.prefix(of: document.root))property>".utf8)
        edits.insert(markup, atEndOf: document.root, in: document)
        return edits.applied(to: document.bytes)
    }

    /// A text, whatever the document calls the namespace of such values.
    private static func value(_ text: String, _ document: MarkupDocument) -> [UInt8] {
        var prefix = "vt"
        var isDeclared = false
        var address = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
        for attribute in document.attributes(of: document.root) {
            let named = document.name(of: attribute)
            guard named.hasPrefix("xmlns:"), document.value(of: attribute).hasSuffix("/docPropsVTypes") else {
                continue
            }
            (prefix, address, isDeclared) = (String(named.dropFirst(6)), document.value(of: attribute), true)
        }
        var markup = Array("<\(prefix):lpwstr".utf8)
        if !isDeclared { markup.append(xmlAttribute: "xmlns:\(prefix)", address) }
        markup.append(UInt8(ascii: ">"))
        markup.append(xmlText: text)
        return markup + Array("</\(prefix):lpwstr>".utf8)
    }
}
