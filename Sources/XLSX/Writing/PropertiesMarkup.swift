internal import SheetModel

/// What a workbook says about itself, as it is written (ECMA-376 part 2, 8.3; part 1, 22.2 and 22.3).
struct PropertiesMarkup {
    let properties: DocumentProperties

    func core() -> [UInt8] {
        var markup = ElementWriter()
        markup.element(
            "cp:coreProperties",
            [
                "xmlns:cp": "\(Address.package)/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
                "xmlns:dcmitype": "http://purl.org/dc/dcmitype/",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ]
        ) { markup in
            markup.text("dc:title", ifPresent: properties.title)
            markup.text("dc:subject", ifPresent: properties.subject)
            markup.text("dc:creator", ifPresent: properties.author)
            markup.text("cp:keywords", ifPresent: properties.keywords)
            markup.text("dc:description", ifPresent: properties.comments)
            markup.text("cp:lastModifiedBy", ifPresent: properties.author)
            if let date = properties.created { markup.text("dcterms:created", date, ["xsi:type": "dcterms:W3CDTF"]) }
            if let date = properties.modified { markup.text("dcterms:modified", date, ["xsi:type": "dcterms:W3CDTF"]) }
            markup.text("cp:category", ifPresent: properties.category)
        }
        return markup.bytes
    }

    func application() -> [UInt8] {
        var markup = ElementWriter()
        markup.element(
            "Properties", ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
        ) { markup in
            markup.text("Application", "DoiSoat")
            markup.text("Manager", ifPresent: properties.manager)
            markup.text("Company", ifPresent: properties.company)
        }
        return markup.bytes
    }

    /// The values of one's own; `nil` when there are none.
    func custom() -> [UInt8]? {
        guard !properties.custom.isEmpty else { return nil }
        var markup = ElementWriter()
        markup.element(
            "Properties",
            [
                "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
            ]
        ) { markup in
            for (position, item) in properties.custom.enumerated() {
                markup.element(
                    "property",
                    ["fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": "\(position + 2)", "name": item.name]
                ) { markup in
                    switch item.value {
                    case .text(let text): markup.text("vt:lpwstr", text)
                    case .number(let number): markup.text("vt:r8", DecimalText.shortest(number))
                    case .boolean(let flag): markup.text("vt:bool", flag ? "true" : "false")
                    case .date(let date): markup.text("vt:filetime", date)
                    }
                }
            }
        }
        return markup.bytes
    }
}
