import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// What came of opening a workbook and reading all of it.
struct HostileReading {
    /// Each cell that has something, in the order it came: `Sheet1!A1=5`, a formula behind it as ` =B1+1`.
    var cells: [String] = []
    /// How many cells came, blank ones included.
    var cellCount = 0
    /// What each sheet says beside its rows.
    var details: [SheetDetails] = []
    /// What was odd.
    var warnings: [Problem] = []
    /// What stopped the reading.
    var error: Problem?

    /// The name that the workbook goes by.
    static let file = "thu.xlsx"

    /// Reads a workbook of these bytes.
    init(of bytes: [UInt8], limits: ReadLimits = ReadLimits(), reading: RowReading = RowReading()) {
        do throws(Problem) {
            let workbook = try Workbook(bytes: bytes, file: Self.file, limits: limits)
            for sheet in workbook.sheets {
                details.append(
                    try workbook.forEachRow(of: sheet, reading: reading) { row throws(Problem) in
                        for cell in row { add(cell, of: sheet) }
                        return .proceed
                    })
            }
            warnings = workbook.warnings
        } catch {
            self.error = error
        }
    }

    private mutating func add(_ cell: Cell, of sheet: Sheet) {
        cellCount += 1
        guard !cell.isBlank else { return }
        // Whatever the styles say, asking for the displayed text does no harm.
        _ = cell.shown() + cell.shown(locale: .viVN) + (cell.isoDate ?? "")
        let formula = cell.formula.map { " =\($0)" } ?? ""
        cells.append("\(sheet.name)!\(cell.reference)=\(cell.value.plain)\(formula)")
    }

    /// The code of the error; `nil` when the workbook was read.
    var code: String? { error?.code.rawValue }
    /// The codes of the warnings, once each.
    var warningCodes: Set<String> { Set(warnings.map(\.code.rawValue)) }
}

extension CellValue {
    /// The value as a test writes it.
    var plain: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): DecimalText.shortest(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }
}

/// Expects a refusal under `code` whose line, in both languages, tells file, place, code and what to do.
func expectRefusal(
    _ code: String, in part: String? = nil, line: Int? = nil, of reading: HostileReading,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    guard let problem = reading.error else {
        Issue.record("not refused: \(reading.cells.prefix(5))", sourceLocation: sourceLocation)
        return
    }
    #expect(problem.code.rawValue == code, "\(problem)", sourceLocation: sourceLocation)
    #expect(problem.severity == .error, sourceLocation: sourceLocation)
    if let part { #expect(problem.place.part == part, sourceLocation: sourceLocation) }
    if let line { #expect(problem.place.line == line, sourceLocation: sourceLocation) }
    for (language, help) in [(Language.vietnamese, "Cách xử lý: "), (.english, "help: ")] {
        let text = problem.line(in: language)
        for piece in [HostileReading.file, part ?? "", "[\(code)]", help] where !piece.isEmpty {
            #expect(text.contains(piece), "\(text)", sourceLocation: sourceLocation)
        }
        #expect(!text.contains("\n"), sourceLocation: sourceLocation)
    }
}

/// Expects a reading with exactly these cells and warnings.
func expectCells(
    _ cells: [String], warnings: Set<String> = [], of reading: HostileReading,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(reading.error == nil, sourceLocation: sourceLocation)
    #expect(reading.cells == cells, sourceLocation: sourceLocation)
    #expect(reading.warningCodes == warnings, sourceLocation: sourceLocation)
    for warning in reading.warnings {
        #expect(warning.severity == .warning, sourceLocation: sourceLocation)
        #expect(warning.line(in: .vietnamese).contains(HostileReading.file), sourceLocation: sourceLocation)
        #expect(warning.line(in: .english).contains("warning: "), sourceLocation: sourceLocation)
    }
}

/// How rows reach the reader: plain ones are scanned; behind a comment everything goes through the XML parser.
enum ReadingPath: CaseIterable, Sendable {
    case scanned
    case parsed

    /// What stands before the rows to bring this about.
    var before: String { self == .scanned ? "" : "<!-- -->" }
}

/// A workbook of a few cells of every kind that names all the parts this reader knows.
enum SmallWorkbook {
    /// What is read of it.
    static let cells = ["Sheet1!A1=một", "Sheet1!B1=44860", "Sheet1!A2=hai", "Sheet1!B2=7 =B1-44853", "Sheet1!C2=#N/A"]
    /// The parts, by what they are for.
    static let sheetPart = "xl/worksheets/sheet1.xml"

    static var zip: ZipDraft {
        var zip = WorkbookDraft(
            rows: """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44860</v></c></row>\
                <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>B1-44853</f><v>7</v></c>\
                <c r="C2" t="e"><v>#N/A</v></c></row>
                """,
            after: "<hyperlinks><hyperlink ref=\"A1\" location=\"B1\"/></hyperlinks>",
            sharedStrings: ["<t>một</t>", "<t>hai</t>"],
            styles:
                "<fonts><font><sz val=\"12\"/></font></fonts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
        ).zip
        zip.add(
            "xl/worksheets/_rels/sheet1.xml.rels",
            WorkbookDraft.relations([
                ("rId1", "comments", "../comments1.xml"), ("rId2", "table", "../tables/table1.xml"),
            ]))
        zip.add(
            "xl/comments1.xml",
            """
            <comments xmlns="\(WorkbookDraft.main)"><authors><author>B</author></authors><commentList>\
            <comment ref="A1" authorId="0"><text><t>xem</t></text></comment></commentList></comments>
            """)
        zip.add(
            "xl/tables/table1.xml",
            """
            <table xmlns="\(WorkbookDraft.main)" name="T" displayName="T" ref="A1:B2">\
            <tableColumns><tableColumn name="một"/><tableColumn name="b"/></tableColumns></table>
            """)
        return zip
    }
}
