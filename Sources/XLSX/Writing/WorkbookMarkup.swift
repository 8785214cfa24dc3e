internal import SheetModel

/// The workbook part as it is written (ECMA-376 part 1, 18.2.27).
struct WorkbookMarkup {
    let sheets: [NewSheet]
    let names: [DefinedName]
    let dateSystem: DateSystem
    let activeSheet: Int

    func part(recalculates: Bool) -> [UInt8] {
        var markup = ElementWriter()
        markup.element("workbook", ["xmlns": Address.main, "xmlns:r": Address.relationships]) { markup in
            markup.empty("workbookPr", ["date1904": flag(dateSystem == .from1904), "defaultThemeVersion": "124226"])
            markup.element("bookViews") { markup in
                markup.empty(
                    "workbookView",
                    [
                        "xWindow": "240", "yWindow": "15", "windowWidth": "16095", "windowHeight": "9660",
                        "firstSheet": activeSheet == 0 ? nil : "\(activeSheet)",
                        "activeTab": activeSheet == 0 ? nil : "\(activeSheet)",
                    ])
            }
            markup.element("sheets") { markup in
                for (index, sheet) in sheets.enumerated() {
                    let visibility = sheet.view.visibility
                    markup.empty(
                        "sheet",
                        [
                            "name": sheet.name, "sheetId": "\(index + 1)",
                            "state": visibility == .visible ? nil : visibility.rawValue, "r:id": "rId\(index + 1)",
                        ])
                }
            }
            let names = allNames
            if !names.isEmpty {
                markup.element("definedNames") { markup in
                    for name in names {
                        markup.text(
                            "definedName", name.refersTo,
                            [
                                "name": name.name, "localSheetId": name.sheetIndex.map(String.init),
                                "hidden": flag(name.isHidden),
                            ])
                    }
                }
            }
            markup.empty("calcPr", ["calcId": "191029", "fullCalcOnLoad": flag(recalculates)])
        }
        return markup.bytes
    }

    /// The names given, and those that stand for print areas, titles and filters unless they were given.
    private var allNames: [DefinedName] {
        var list = names
        func add(_ name: String, _ refersTo: String, sheet: Int, isHidden: Bool = false) {
            let isGiven = names.contains { $0.sheetIndex == sheet && $0.name.lowercased() == name.lowercased() }
            guard !isGiven, !refersTo.isEmpty else { return }
            list.append(DefinedName(name: name, refersTo: refersTo, sheetIndex: sheet, isHidden: isHidden))
        }
        for (index, sheet) in sheets.enumerated() {
            let prefix = Self.quoted(sheet.name) + "!"
            if let range = sheet.autoFilter {
                add("_xlnm._FilterDatabase", prefix + Self.absolute(range), sheet: index, isHidden: true)
            }
            let area = sheet.page.printArea.map { prefix + Self.absolute($0) }
            add("_xlnm.Print_Area", area.joined(separator: ","), sheet: index)
            var titles: [String] = []
            if let columns = sheet.page.titleColumns {
                let names = [columns.lowerBound, columns.upperBound].map { "$" + CellReference.columnName($0) }
                titles.append(prefix + names.joined(separator: ":"))
            }
            if let rows = sheet.page.titleRows {
                titles.append(prefix + "$\(rows.lowerBound + 1):$\(rows.upperBound + 1)")
            }
            add("_xlnm.Print_Titles", titles.joined(separator: ","), sheet: index)
        }
        return list
    }

    static func quoted(_ name: String) -> String {
        "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func absolute(_ range: CellRange) -> String {
        [range.first, range.last].map { "$\(CellReference.columnName($0.column))$\($0.row + 1)" }
            .joined(separator: ":")
    }
}
