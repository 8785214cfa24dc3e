internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// A sheet of a workbook that is edited.
struct EditedSheet {
    /// The tab's name.
    var name: String
    /// The part; `nil` where the file lacks it.
    var part: PartName?
    /// What the tab opens.
    var kind: SheetKind
    /// Whether the tab is seen.
    var visibility: SheetVisibility
    /// The sheet's number in the workbook part, which calculation chains name it by.
    var id: String
}

/// Where the parts of an edited workbook are, read from the package as it is now.
struct WorkbookParts {
    /// The workbook part.
    let main: PartName
    /// The sheets in the order of their tabs.
    let sheets: [EditedSheet]
    /// The relationships of the workbook part.
    let relationships: [Relationship]
    private let edit: PackageEdit

    /// - Throws: `XLSX_NOT_A_WORKBOOK`, `XML_…`, `ZIP_…`.
    init(_ edit: PackageEdit) throws(Problem) {
        self.edit = edit
        let main = try edit.package.mainPart()
        self.main = main
        relationships = try edit.relationships(of: main)
        let document = try edit.document(of: main)
        guard document.isNamed(document.root, "workbook") else {
            throw XLSXProblem.notAWorkbook(main.description).within(Place(file: edit.package.file))
        }
        var sheets: [EditedSheet] = []
        if let list = document.child(of: document.root, "sheets") {
            for element in document.children(of: list) where document.isNamed(element, "sheet") {
                let id = document.relationshipID(of: element)
                let relationship = relationships.first { $0.id == id }
                let part = relationship.flatMap { edit.part($0, of: main) }
                sheets.append(
                    EditedSheet(
                        name: document.value(of: element, "name") ?? "", part: part,
                        kind: SheetKind(relationship?.kind ?? .worksheet),
                        visibility: SheetVisibility(
                            rawValue: document.value(of: element, "state") ?? "visible"),
                        id: document.value(of: element, "sheetId") ?? ""))
            }
        }
        self.sheets = sheets
    }

    /// The part that the workbook names for a purpose, if it is there.
    func part(_ kind: Relationship.Kind) -> PartName? {
        relationships.lazy.filter { $0.kind == kind }.compactMap { edit.part($0, of: main) }.first
    }

    /// The sheet of that name, in any case.
    func index(of name: String) -> Int? {
        sheets.firstIndex { $0.name == name }
            ?? sheets.firstIndex { $0.name.lowercased() == name.lowercased() }
    }
}

extension MarkupDocument {
    /// The value of an element's attribute `id` of the relationships namespace, whatever its prefix.
    func relationshipID(of element: Int) -> String? {
        attributes(of: element).first { attribute in
            let name = name(of: attribute)
            return name.hasSuffix(":id") && name != "xml:id"
        }.map { value(of: $0) }
    }
}
