/// A workbook written out by hand for a test, part by part.
///
/// ```swift
/// let bytes = WorkbookDraft(rows: #"<row r="1"><c r="A1"><v>5</v></c></row>"#).bytes
/// ```
public struct WorkbookDraft {
    /// The address of the main namespace (transitional).
    public static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    /// The address of the relationships namespace (transitional).
    public static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    /// The parts.
    public var zip = ZipDraft()

    /// Creates a workbook of one sheet, `Sheet1`, from the XML within `sheetData` and what stands before and behind it.
    public init(
        rows: String, before: String = "", after: String = "", sharedStrings: [String]? = nil, styles: String? = nil
    ) {
        zip.add("[Content_Types].xml", Self.contentTypes)
        zip.add("_rels/.rels", Self.relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        zip.add(
            "xl/workbook.xml",
            """
            <workbook xmlns="\(Self.main)" xmlns:r="\(Self.relationships)"><sheets>\
            <sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """)
        var links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
        zip.add("xl/worksheets/sheet1.xml", Self.worksheet(rows: rows, before: before, after: after))
        if let sharedStrings {
            links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
            let items = sharedStrings.map { "<si>\($0)</si>" }.joined()
            zip.add("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>")
        }
        if let styles {
            links.append(("rId3", "styles", "styles.xml"))
            zip.add("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>")
        }
        zip.add("xl/_rels/workbook.xml.rels", Self.relations(links))
    }

    /// The bytes of the workbook.
    public var bytes: [UInt8] { zip.bytes }

    /// A worksheet part.
    public static func worksheet(rows: String, before: String = "", after: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="\(main)" xmlns:r="\(relationships)">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>
        """
    }

    /// A relationships part from id, type and target; targets that hold `://` are external.
    public static func relations(_ links: [(String, String, String)]) -> String {
        let items = links.map { id, type, target in
            let mode = target.contains("://") ? " TargetMode=\"External\"" : ""
            return "<Relationship Id=\"\(id)\" Type=\"\(relationships)/\(type)\" Target=\"\(target)\"\(mode)/>"
        }
        return "<Relationships xmlns=\"\(package)/relationships\">\(items.joined())</Relationships>"
    }

    private static let contentTypes = """
        <Types xmlns="\(package)/content-types"><Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
        ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
        ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
        """
}
