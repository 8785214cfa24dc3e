internal import SheetModel

/// What a worksheet part holds beside its rows, in the order of the schema (ECMA-376 part 1, 18.3.1.99).
struct SheetMarkup {
    let sheet: NewSheet
    /// The ids of the relationships that the sheet refers to.
    var links: SheetLinks
    /// The numbers of what the conditional formats change.
    var changes: [Int?]
    /// Whether this is the sheet that is shown first.
    var isActive: Bool

    /// All that stands before the first row.
    func head() -> [UInt8] {
        var markup = ElementWriter()
        markup.start("worksheet", ["xmlns": Address.main, "xmlns:r": Address.relationships])
        appendProperties(to: &markup)
        appendView(to: &markup)
        let height = sheet.view.rowHeight
        markup.empty(
            "sheetFormatPr",
            [
                "defaultRowHeight": DecimalText.shortest(height ?? 15), "customHeight": flag(height != nil),
                "outlineLevelRow": sheet.view.rowOutlineLevels > 0 ? "\(sheet.view.rowOutlineLevels)" : nil,
                "outlineLevelCol": sheet.columns.map(\.outlineLevel).max().flatMap { $0 > 0 ? "\($0)" : nil },
            ])
        appendColumns(to: &markup)
        markup.start("sheetData")
        return markup.bytes
    }

    /// All that stands behind the last row.
    func tail() -> [UInt8] {
        var markup = ElementWriter(piece: ())
        markup.end("sheetData")
        appendProtection(to: &markup)
        if let range = sheet.autoFilter { markup.empty("autoFilter", ["ref": range.description]) }
        if !sheet.merged.isEmpty {
            markup.element("mergeCells", ["count": "\(sheet.merged.count)"]) { markup in
                for range in sheet.merged { markup.empty("mergeCell", ["ref": range.description]) }
            }
        }
        appendConditionalFormats(to: &markup)
        appendValidations(to: &markup)
        appendLinks(to: &markup)
        appendPage(to: &markup)
        if let drawing = links.drawing { markup.empty("drawing", ["r:id": drawing]) }
        if let notes = links.legacyDrawing { markup.empty("legacyDrawing", ["r:id": notes]) }
        if !links.tables.isEmpty {
            markup.element("tableParts", ["count": "\(links.tables.count)"]) { markup in
                for id in links.tables { markup.empty("tablePart", ["r:id": id]) }
            }
        }
        markup.end("worksheet")
        return markup.bytes
    }

    private func appendProperties(to markup: inout ElementWriter) {
        let view = sheet.view
        let fits = sheet.page.fitToWidth != nil || sheet.page.fitToHeight != nil
        guard view.tabColor != nil || view.summaryRowsAbove || view.summaryColumnsLeft || fits else { return }
        markup.element("sheetPr") { markup in
            if let color = view.tabColor { markup.empty("tabColor", ["rgb": color.argb]) }
            if view.summaryRowsAbove || view.summaryColumnsLeft {
                markup.empty(
                    "outlinePr",
                    [
                        "summaryBelow": view.summaryRowsAbove ? "0" : nil,
                        "summaryRight": view.summaryColumnsLeft ? "0" : nil,
                    ])
            }
            if fits { markup.empty("pageSetUpPr", ["fitToPage": "1"]) }
        }
    }

    private func appendView(to markup: inout ElementWriter) {
        let view = sheet.view
        markup.element("sheetViews") { markup in
            markup.element(
                "sheetView",
                [
                    "showGridLines": view.showsGridLines ? nil : "0", "tabSelected": flag(isActive),
                    "zoomScale": view.zoom == 100 ? nil : "\(view.zoom)",
                    "zoomScaleNormal": view.zoom == 100 ? nil : "\(view.zoom)", "workbookViewId": "0",
                ]
            ) { markup in
                guard view.frozenRows > 0 || view.frozenColumns > 0 else { return }
                let corner = CellReference(row: view.frozenRows, column: view.frozenColumns).description
                let pane =
                    view.frozenRows == 0 ? "topRight" : view.frozenColumns == 0 ? "bottomLeft" : "bottomRight"
                markup.empty(
                    "pane",
                    [
                        "xSplit": view.frozenColumns == 0 ? nil : "\(view.frozenColumns)",
                        "ySplit": view.frozenRows == 0 ? nil : "\(view.frozenRows)", "topLeftCell": corner,
                        "activePane": pane, "state": "frozen",
                    ])
                markup.empty("selection", ["pane": pane, "activeCell": corner, "sqref": corner])
            }
        }
    }

    private func appendColumns(to markup: inout ElementWriter) {
        guard !sheet.columns.isEmpty else { return }
        markup.element("cols") { markup in
            for layout in sheet.columns.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
                markup.empty(
                    "col",
                    [
                        "min": "\(layout.columns.lowerBound + 1)", "max": "\(layout.columns.upperBound + 1)",
                        "width": DecimalText.shortest(Self.storedWidth(layout.width ?? 8.43)),
                        "style": layout.style == .standard ? nil : "\(layout.style.index)",
                        "hidden": flag(layout.isHidden), "customWidth": flag(layout.width != nil),
                        "outlineLevel": layout.outlineLevel == 0 ? nil : "\(layout.outlineLevel)",
                        "collapsed": flag(layout.isCollapsed),
                    ])
            }
        }
    }

    /// The width that files store for one that Excel shows: with the margins of a cell, in 256ths of a digit of 7 pixels
    /// (ECMA-376 part 1, 18.3.1.13).
    static func storedWidth(_ shown: Double) -> Double {
        let pixels = shown < 1 ? (shown * 12).rounded() : (shown * 7).rounded() + 5
        return (pixels / 7 * 256).rounded(.down) / 256
    }

    private func appendProtection(to markup: inout ElementWriter) {
        guard let protection = sheet.protection else { return }
        func may(_ permission: SheetProtection.Permission) -> String? {
            protection.allowed.contains(permission) ? "0" : nil
        }
        markup.empty(
            "sheetProtection",
            [
                "password": protection.passwordHash, "sheet": "1", "objects": "1", "scenarios": "1",
                "formatCells": may(.formatCells), "formatColumns": may(.formatColumns),
                "formatRows": may(.formatRows), "insertColumns": may(.insertColumns), "insertRows": may(.insertRows),
                "insertHyperlinks": may(.insertHyperlinks), "deleteColumns": may(.deleteColumns),
                "deleteRows": may(.deleteRows), "selectLockedCells": flag(!protection.selectsLockedCells),
                "sort": may(.sort), "autoFilter": may(.autoFilter), "pivotTables": may(.pivotTables),
            ])
    }

    private func appendConditionalFormats(to markup: inout ElementWriter) {
        for (position, format) in sheet.conditionalFormats.enumerated() {
            markup.element("conditionalFormatting", ["sqref": Self.list(format.ranges)]) { markup in
                let priority = "\(position + 1)"
                let change = changes[position].map(String.init)
                let stops = flag(format.stopsIfTrue)
                switch format.rule {
                case .cellIs(let comparison, let first, let second):
                    markup.element(
                        "cfRule",
                        [
                            "type": "cellIs", "dxfId": change, "priority": priority, "stopIfTrue": stops,
                            "operator": comparison.rawValue,
                        ]
                    ) { markup in
                        markup.text("formula", first)
                        markup.text("formula", ifPresent: second)
                    }
                case .expression(let formula):
                    markup.element(
                        "cfRule",
                        ["type": "expression", "dxfId": change, "priority": priority, "stopIfTrue": stops]
                    ) { $0.text("formula", formula) }
                case .colorScale(let low, let middle, let high):
                    markup.element("cfRule", ["type": "colorScale", "priority": priority]) {
                        $0.element("colorScale") { Self.appendScale(low, middle, high, to: &$0) }
                    }
                case .dataBar(let color):
                    markup.element("cfRule", ["type": "dataBar", "priority": priority]) { markup in
                        markup.element("dataBar") { markup in
                            markup.empty("cfvo", ["type": "min"])
                            markup.empty("cfvo", ["type": "max"])
                            markup.empty("color", ["rgb": color.argb])
                        }
                    }
                }
            }
        }
    }

    private static func appendScale(_ low: Color, _ middle: Color?, _ high: Color, to markup: inout ElementWriter) {
        markup.empty("cfvo", ["type": "min"])
        if middle != nil { markup.empty("cfvo", ["type": "percentile", "val": "50"]) }
        markup.empty("cfvo", ["type": "max"])
        for color in [low, middle, high] {
            if let color { markup.empty("color", ["rgb": color.argb]) }
        }
    }

    static func list(_ ranges: [CellRange]) -> String { ranges.map(\.description).joined(separator: " ") }

    private func appendValidations(to markup: inout ElementWriter) {
        guard !sheet.validations.isEmpty else { return }
        markup.element("dataValidations", ["count": "\(sheet.validations.count)"]) { markup in
            for rule in sheet.validations {
                markup.element(
                    "dataValidation",
                    [
                        "type": rule.type == "none" ? nil : rule.type, "errorStyle": rule.errorStyle,
                        "operator": rule.comparison, "allowBlank": flag(rule.allowsBlank),
                        "showInputMessage": flag(rule.prompt != nil || rule.promptTitle != nil),
                        "showErrorMessage": "1", "errorTitle": rule.errorTitle, "error": rule.error,
                        "promptTitle": rule.promptTitle, "prompt": rule.prompt, "sqref": Self.list(rule.ranges),
                    ]
                ) { markup in
                    markup.text("formula1", ifPresent: rule.formula1)
                    markup.text("formula2", ifPresent: rule.formula2)
                }
            }
        }
    }

    private func appendLinks(to markup: inout ElementWriter) {
        guard !sheet.links.isEmpty else { return }
        markup.element("hyperlinks") { markup in
            for (position, link) in sheet.links.enumerated() {
                markup.empty(
                    "hyperlink",
                    [
                        "ref": link.range.description, "r:id": links.targets[position], "location": link.location,
                        "tooltip": link.tooltip, "display": link.display,
                    ])
            }
        }
    }

    private func appendPage(to markup: inout ElementWriter) {
        let page = sheet.page
        if page.isCenteredHorizontally || page.printsGridLines {
            markup.empty(
                "printOptions",
                [
                    "horizontalCentered": flag(page.isCenteredHorizontally), "gridLines": flag(page.printsGridLines),
                ])
        }
        let margins = page.margins
        markup.empty(
            "pageMargins",
            [
                "left": DecimalText.shortest(margins.left), "right": DecimalText.shortest(margins.right),
                "top": DecimalText.shortest(margins.top), "bottom": DecimalText.shortest(margins.bottom),
                "header": DecimalText.shortest(margins.header), "footer": DecimalText.shortest(margins.footer),
            ])
        let fits = page.fitToWidth != nil || page.fitToHeight != nil
        if page.paper != nil || page.isLandscape || page.scale != nil || fits {
            markup.empty(
                "pageSetup",
                [
                    "paperSize": page.paper.map { "\($0.rawValue)" }, "scale": page.scale.map(String.init),
                    "fitToWidth": fits ? "\(page.fitToWidth ?? 0)" : nil,
                    "fitToHeight": fits ? "\(page.fitToHeight ?? 0)" : nil,
                    "orientation": page.isLandscape ? "landscape" : "portrait",
                ])
        }
        if page.header != nil || page.footer != nil {
            markup.element("headerFooter") { markup in
                markup.text("oddHeader", ifPresent: page.header)
                markup.text("oddFooter", ifPresent: page.footer)
            }
        }
        appendBreaks("rowBreaks", page.breaksBeforeRows, last: CellReference.columnLimit - 1, to: &markup)
        appendBreaks("colBreaks", page.breaksBeforeColumns, last: CellReference.rowLimit - 1, to: &markup)
    }

    private func appendBreaks(_ name: String, _ places: [Int], last: Int, to markup: inout ElementWriter) {
        let places = Set(places).sorted()
        guard !places.isEmpty else { return }
        markup.element(name, ["count": "\(places.count)", "manualBreakCount": "\(places.count)"]) { markup in
            for place in places { markup.empty("brk", ["id": "\(place)", "max": "\(last)", "man": "1"]) }
        }
    }
}

/// The relationship ids that a worksheet part refers to.
struct SheetLinks {
    /// For each hyperlink, that of its target outside the workbook.
    var targets: [String?] = []
    var drawing: String?
    var legacyDrawing: String?
    var tables: [String] = []
}
