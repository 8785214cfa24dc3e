internal import Findings
internal import OfficePackage
internal import SheetModel

/// Puts the parts of a written workbook together: their names, content types and relationships.
struct WorkbookAssembly {
    let sheets: [WorkbookWriter.PendingSheet]
    let names: [DefinedName]
    let properties: DocumentProperties
    let dateSystem: DateSystem
    let context: WritingContext
    let level: Int

    private static let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// The parts beside a sheet's own.
    private struct Extras {
        var parts: [(name: String, type: String, bytes: [UInt8])] = []
        var links: [PackageWriter.Link] = []
        var ids = SheetLinks()
        var pictures: Set<SheetImage.Kind> = []
    }

    /// Numbers that go on from sheet to sheet.
    private struct Numbers {
        var tables = 0
        var pictures = 0
        var charts = 0
        var noteBlocks = 0
    }

    /// The package, whose sheets are written when it is.
    func package() -> PackageWriter {
        var numbers = Numbers()
        let extras = sheets.indices.map { self.extras(ofSheet: $0, &numbers) }
        let custom = PropertiesMarkup(properties: properties).custom()
        let package = PackageWriter(
            extensions: extensions(extras), parts: contentTypes(extras, hasCustom: custom != nil),
            links: packageLinks(hasCustom: custom != nil), level: level)
        let active = sheets.firstIndex { $0.sheet.view.visibility == .visible }
        for (index, pending) in sheets.enumerated() {
            let markup = SheetMarkup(
                sheet: pending.sheet, links: extras[index].ids, changes: pending.changes, isActive: index == active)
            let encoder = SheetEncoder(markup, context: context, nextRow: pending.nextRow)
            let name = "xl/worksheets/sheet\(index + 1).xml"
            package.add(name) { bytes throws(Problem) in try encoder.pull(&bytes) }
            package.addLinks(extras[index].links, of: name)
            for part in extras[index].parts {
                let isPicture = part.type.hasPrefix("image/")
                package.add(part.name, bytes: part.bytes, isPicture: isPicture)
            }
        }
        addCommonParts(to: package, active: active ?? 0, custom: custom)
        return package
    }

    /// What depends on the rows stands behind them: texts, and whether all results are known.
    private func addCommonParts(to package: PackageWriter, active: Int, custom: [UInt8]?) {
        let context = context
        let font = context.styles.defaultFont
        package.add("xl/sharedStrings.xml") { bytes throws(Problem) in context.texts.pull(&bytes, defaultFont: font) }
        package.add("xl/theme/theme1.xml", bytes: ThemeMarkup.part())
        addOnce("xl/styles.xml", to: package) { context.styles.part() }
        let markup = WorkbookMarkup(
            sheets: sheets.map(\.sheet), names: names, dateSystem: dateSystem, activeSheet: active)
        addOnce("xl/workbook.xml", to: package) { markup.part(recalculates: context.hasUnknownResults) }
        package.addLinks(workbookLinks, of: "xl/workbook.xml")
        let about = PropertiesMarkup(properties: properties)
        package.add("docProps/core.xml", bytes: about.core())
        package.add("docProps/app.xml", bytes: about.application())
        if let custom { package.add("docProps/custom.xml", bytes: custom) }
    }

    /// Adds a part that is made as a whole, but not before its turn.
    private func addOnce(_ name: String, to package: PackageWriter, _ content: @escaping () -> [UInt8]) {
        var isDone = false
        package.add(name) { bytes throws(Problem) in
            if !isDone { bytes += content() }
            isDone = true
        }
    }

    // MARK: - Content types and relationships

    private func extensions(_ extras: [Extras]) -> [(String, String)] {
        var list = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
        ]
        if extras.contains(where: { $0.ids.legacyDrawing != nil }) {
            list.append(("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"))
        }
        for kind in [SheetImage.Kind.png, .jpeg] where extras.contains(where: { $0.pictures.contains(kind) }) {
            list.append((kind.rawValue, kind.contentType))
        }
        return list
    }

    private func contentTypes(_ extras: [Extras], hasCustom: Bool) -> [(String, String)] {
        var list = [("xl/workbook.xml", "\(Self.spreadsheet).sheet.main+xml")]
        for index in sheets.indices {
            list.append(("xl/worksheets/sheet\(index + 1).xml", "\(Self.spreadsheet).worksheet+xml"))
        }
        for part in extras.flatMap(\.parts) where part.type.hasSuffix("+xml") { list.append((part.name, part.type)) }
        let theme = "application/vnd.openxmlformats-officedocument.theme+xml"
        list.append(("xl/theme/theme1.xml", theme))
        list.append(("xl/styles.xml", "\(Self.spreadsheet).styles+xml"))
        list.append(("xl/sharedStrings.xml", "\(Self.spreadsheet).sharedStrings+xml"))
        list.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        let properties = "application/vnd.openxmlformats-officedocument"
        list.append(("docProps/app.xml", "\(properties).extended-properties+xml"))
        if hasCustom { list.append(("docProps/custom.xml", "\(properties).custom-properties+xml")) }
        return list
    }

    private func packageLinks(hasCustom: Bool) -> [PackageWriter.Link] {
        var list = [
            link("rId1", "officeDocument", "xl/workbook.xml"),
            PackageWriter.Link(
                id: "rId2", type: "\(Address.package)/relationships/metadata/core-properties",
                target: "docProps/core.xml"),
            link("rId3", "extended-properties", "docProps/app.xml"),
        ]
        if hasCustom { list.append(link("rId4", "custom-properties", "docProps/custom.xml")) }
        return list
    }

    private var workbookLinks: [PackageWriter.Link] {
        var list = sheets.indices.map { link("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        list.append(link("rId\(list.count + 1)", "theme", "theme/theme1.xml"))
        list.append(link("rId\(list.count + 1)", "styles", "styles.xml"))
        list.append(link("rId\(list.count + 1)", "sharedStrings", "sharedStrings.xml"))
        return list
    }

    private func link(_ id: String, _ type: String, _ target: String, isExternal: Bool = false) -> PackageWriter.Link {
        PackageWriter.Link(
            id: id, type: "\(Address.relationships)/\(type)", target: target, isExternal: isExternal)
    }

    // MARK: - What a sheet has beside its rows

    private func extras(ofSheet index: Int, _ numbers: inout Numbers) -> Extras {
        let sheet = sheets[index].sheet
        var extras = Extras()
        func add(_ type: String, _ target: String, isExternal: Bool = false) -> String {
            let id = "rId\(extras.links.count + 1)"
            extras.links.append(link(id, type, target, isExternal: isExternal))
            return id
        }
        // One relationship for all hyperlinks to a target: a record has tens of thousands of them to a few files.
        var known: [String: String] = [:]
        extras.ids.targets = sheet.links.map { link in
            guard let target = link.target else { return nil }
            if let id = known[target] { return id }
            let id = add("hyperlink", target, isExternal: true)
            known[target] = id
            return id
        }
        if !sheet.notes.isEmpty {
            let notes = NotesMarkup(notes: sheet.notes)
            let (comments, drawing) = ("comments\(index + 1).xml", "drawings/vmlDrawing\(index + 1).vml")
            extras.parts.append(("xl/\(comments)", "\(Self.spreadsheet).comments+xml", notes.comments()))
            extras.parts.append(("xl/\(drawing)", "vml", notes.drawing(block: numbers.noteBlocks + 1)))
            numbers.noteBlocks += notes.blockCount
            _ = add("comments", "../\(comments)")
            extras.ids.legacyDrawing = add("vmlDrawing", "../\(drawing)")
        }
        for table in sheet.tables {
            numbers.tables += 1
            let name = "tables/table\(numbers.tables).xml"
            extras.parts.append(
                ("xl/\(name)", "\(Self.spreadsheet).table+xml", TableMarkup.part(table, id: numbers.tables)))
            extras.ids.tables.append(add("table", "../\(name)"))
        }
        if !sheet.images.isEmpty || !sheet.charts.isEmpty {
            extras.ids.drawing = add("drawing", "../drawings/drawing\(index + 1).xml")
            addDrawing(of: sheet, number: index + 1, to: &extras, &numbers)
        }
        return extras
    }

    private func addDrawing(of sheet: NewSheet, number: Int, to extras: inout Extras, _ numbers: inout Numbers) {
        let name = "xl/drawings/drawing\(number).xml"
        let drawing = "application/vnd.openxmlformats-officedocument.drawing"
        var links: [PackageWriter.Link] = []
        var media: [(name: String, type: String, bytes: [UInt8])] = []
        for image in sheet.images {
            guard let kind = image.kind else { continue }
            numbers.pictures += 1
            let file = "media/image\(numbers.pictures).\(kind.rawValue)"
            extras.pictures.insert(kind)
            media.append(("xl/\(file)", kind.contentType, image.bytes))
            links.append(link("rId\(links.count + 1)", "image", "../\(file)"))
        }
        for chart in sheet.charts {
            numbers.charts += 1
            let file = "charts/chart\(numbers.charts).xml"
            media.append(("xl/\(file)", "\(drawing)ml.chart+xml", ChartMarkup(chart: chart).part()))
            links.append(link("rId\(links.count + 1)", "chart", "../\(file)"))
        }
        let markup = DrawingMarkup(sheet: sheet, ids: links.map(\.id))
        extras.parts.append((name, "\(drawing)+xml", markup.part()))
        extras.parts += media
        guard let own = relationships(links, of: name) else { return }
        extras.parts.append(own)
    }

    private func relationships(_ links: [PackageWriter.Link], of part: String) -> (
        name: String, type: String, bytes: [UInt8]
    )? {
        PackageWriter.relationshipsPart(links, of: part).map { ($0.name, "rels", $0.bytes) }
    }
}
