internal import Findings
internal import SheetModel
internal import XMLEvents

/// Reads the workbook part: date system, sheets and defined names (ECMA-376 part 1, 18.2).
final class WorkbookCodec: MarkupReader {
    /// A sheet as the workbook lists it.
    struct Entry {
        var name: String
        var state: SheetVisibility
        var relationshipID: String
    }

    /// How a workbook has cycles of formulas calculated (ECMA-376 part 1, 18.2.2).
    struct Iteration {
        var count: Int
        var delta: Double
    }

    static let itemLimit = 1 << 20
    private(set) var isWorkbook = false
    private(set) var dateSystem = DateSystem.from1900
    private(set) var sheets: [Entry] = []
    private(set) var names: [DefinedName] = []
    /// How cycles are calculated; `nil` where the workbook asks for no iteration.
    private(set) var iteration: Iteration?
    private var name: DefinedName?
    private var nameText: [UInt8] = []

    override func start(_ tag: Tag, in space: Space, _ element: borrowing XMLElement) throws(Problem) {
        guard space == .main else { return skip() }
        switch tag {
        case .workbook: isWorkbook = true
        case .workbookPr: if element.flag(.date1904) == true { dateSystem = .from1904 }
        case .calcPr where element.flag(.iterate) == true:
            iteration = Iteration(
                count: element.integer(.iterateCount) ?? 100,
                delta: element.text(.iterateDelta).flatMap { Double($0) } ?? 0.001)
        case .sheet:
            guard sheets.count < Self.itemLimit else { throw XLSXProblem.tooManyItems(Self.itemLimit) }
            sheets.append(
                Entry(
                    name: element.text(.name) ?? "", state: Self.visibility(element.text(.state)),
                    relationshipID: element.relationship(.id) ?? ""))
        case .definedName:
            guard names.count < Self.itemLimit else { throw XLSXProblem.tooManyItems(Self.itemLimit) }
            name = DefinedName(
                name: element.text(.name) ?? "", refersTo: "", sheetIndex: element.integer(.localSheetId),
                isHidden: element.flag(.hidden) ?? false)
            nameText.removeAll()
        default: break
        }
    }

    override func end(_ tag: Tag, in space: Space) throws(Problem) {
        guard tag == .definedName, var name else { return }
        name.refersTo = String(decoding: nameText, as: UTF8.self)
        names.append(name)
        self.name = nil
    }

    override func text(_ bytes: Span<UInt8>) throws(Problem) {
        guard name != nil else { return }
        for index in bytes.indices { nameText.append(bytes[index]) }
    }

    /// Values the standard does not know count as visible, as Excel takes them.
    private static func visibility(_ state: String?) -> SheetVisibility {
        switch state {
        case "hidden": .hidden
        case "veryHidden": .veryHidden
        default: .visible
        }
    }
}
