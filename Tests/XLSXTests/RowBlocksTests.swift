import Findings
import SheetModel
import TestSupport
import Testing
import XLSX

/// Reading in blocks, which several tasks may share, gives what reading from first to last gives.
@Suite struct RowBlocksTests {
    /// What one reading gave: cells as text, and warnings.
    private struct Outcome: Equatable {
        var cells: [String] = []
        var warnings: [String] = []
        var code: String?

        mutating func add(_ batch: RowBatch, context: SheetContext) {
            for position in batch.rows.indices {
                for cell in Row(of: batch, at: position, context: context) {
                    cells.append("\(cell.reference)=\(cell.value.plain)")
                }
            }
        }
    }

    private static func inOrder(_ bytes: [UInt8], limits: ReadLimits) throws -> Outcome {
        let workbook = try Workbook(bytes: bytes, limits: limits)
        let context = try workbook.context()
        var reading = RowReading()
        reading.formulas = false
        reading.blankCells = false
        var outcome = Outcome()
        do throws(Problem) {
            try workbook.forEachBatch(of: workbook.sheets[0], reading: reading) { batch in
                outcome.add(batch, context: context)
                return .proceed
            }
        } catch { outcome.code = error.code.rawValue }
        outcome.warnings = workbook.warnings.map(\.description)
        return outcome
    }

    /// Takes up to `ahead` blocks before it reads them, as tasks that run side by side do.
    private static func inBlocks(_ bytes: [UInt8], limits: ReadLimits, ahead: Int) throws -> (Outcome, blocks: Int) {
        let workbook = try Workbook(bytes: bytes, limits: limits)
        let context = try workbook.context()
        let blocks = try #require(try workbook.rowBlocks(of: workbook.sheets[0]))
        var outcome = Outcome()
        var count = 0
        do throws(Problem) {
            var goesOn = true
            while goesOn {
                var waiting: [RowBlock] = []
                while waiting.count < ahead, let block = try blocks.next() { waiting.append(block) }
                if waiting.isEmpty { break }
                for block in waiting {
                    let rows = block.read()
                    count += 1
                    let acceptance = try blocks.accept(rows)
                    goesOn = acceptance == .whole
                    if acceptance != .postponed { outcome.add(rows.batch, context: context) }
                }
            }
            try blocks.finish { batch in
                outcome.add(batch, context: context)
                return .proceed
            }
        } catch { outcome.code = error.code.rawValue }
        outcome.warnings = workbook.warnings.map(\.description)
        return (outcome, count)
    }

    private static func plainRow(_ number: Int) -> String {
        """
        <row r="\(number)"><c r="A\(number)"><v>\(number)</v></c><c r="B\(number)" t="s"><v>\(number % 2)</v></c>\
        <c r="C\(number)"><f>A\(number)*2</f><v>\(number * 2)</v></c><c r="D\(number)" s="0"/></row>\n
        """
    }

    /// How a sheet of 3,000 rows departs from plain at some rows.
    static let sheets: [(name: String, odd: @Sendable (Int) -> String?)] = [
        ("all plain", { _ in nil }),
        (
            "a text in Vietnamese near the end",
            { $0 == 2900 ? #"<row r="2900"><c r="A2900" t="str"><v>đất</v></c></row>"# : nil }
        ),
        ("a text in Vietnamese early", { $0 == 900 ? #"<row r="900"><c r="A900" t="str"><v>đất</v></c></row>"# : nil }),
        ("many bad numbers", { $0.isMultiple(of: 100) ? "<row r=\"\($0)\"><c r=\"A\($0)\"><v>x</v></c></row>" : nil }),
        (
            "bad numbers before and behind",
            { number in
                number.isMultiple(of: 1200) ? "<row r=\"\(number)\"><c r=\"A\(number)\"><v>x</v></c></row>" : nil
            }
        ),
        (
            "a bad number in a row that is not plain",
            { number in
                number == 2500
                    ? #"<row r="2500"><c r="A2500"><v>x</v></c><c r="B2500" t="str"><v>đ</v></c></row>"# : nil
            }
        ),
        ("no numbers on some rows", { $0 > 2700 ? "<row><c><v>\($0)</v></c></row>" : nil }),
        ("no numbers on any row", { "<row><c><v>\($0)</v></c></row>" }),
        ("no numbers, and no numbers in cells", { "<row><c t=\"n\"><v>x\($0 % 3)</v></c></row>" }),
        ("a comment", { $0 == 2500 ? "<!-- <row r=\"1\"></row> -->" : nil }),
        ("rows out of order late", { $0 == 2999 ? plainRow(7) : nil }),
        ("rows out of order at once", { $0 == 2 ? plainRow(1) : nil }),
        ("a row that is there twice", { $0 == 2000 ? plainRow(1999) : nil }),
        ("cells that name another row", { $0 == 2000 ? #"<row r="1999"/><row><c r="A2000"><v>1</v></c></row>"# : nil }),
        ("empty", { _ in "" }),
    ]

    @Test(arguments: sheets.indices)
    func sameAsInOrder(index: Int) throws {
        let sheet = Self.sheets[index]
        let rows = (1...3000).map { sheet.odd($0) ?? Self.plainRow($0) }.joined()
        let bytes = WorkbookDraft(rows: rows, sharedStrings: ["<t>một</t>", "<t>hai</t>"]).bytes
        let expected = try Self.inOrder(bytes, limits: ReadLimits())
        let (outcome, _) = try Self.inBlocks(bytes, limits: ReadLimits(), ahead: 3)
        #expect(outcome.code == expected.code, "\(sheet.name)")
        #expect(outcome.warnings == expected.warnings, "\(sheet.name)")
        // Where both fail, how far they came may differ.
        if expected.code == nil { #expect(outcome.cells == expected.cells, "\(sheet.name)") }
    }

    @Test("Plain rows are cut into blocks; others are not, and are read all the same")
    func cut() throws {
        let rows = (1...3000).map(Self.plainRow).joined()
        for path in RowPath.allCases {
            let bytes = WorkbookDraft(path, rows: rows, sharedStrings: ["<t>một</t>", "<t>hai</t>"]).bytes
            let (outcome, blocks) = try Self.inBlocks(bytes, limits: ReadLimits(), ahead: 2)
            #expect((blocks > 2) == (path == .scanned))
            #expect(outcome.cells.count == 9000)
            #expect(outcome.cells.last == "C3000=6000")
        }
    }

    @Test("The limit on cells counts all blocks together", arguments: [8999, 9000])
    func limit(cells: Int) throws {
        var limits = ReadLimits()
        limits.cells = cells
        let bytes = WorkbookDraft(rows: (1...3000).map(Self.plainRow).joined(), sharedStrings: ["<t/>", "<t/>"]).bytes
        let expected = cells < 9000 ? "XLSX_LIMIT" : nil
        #expect(try Self.inOrder(bytes, limits: limits).code == expected)
        #expect(try Self.inBlocks(bytes, limits: limits, ahead: 3).0.code == expected)
    }

    @Test("Sheets that are no worksheets have no blocks")
    func noBlocks() throws {
        var draft = WorkbookDraft(rows: "")
        draft.zip.set(
            "xl/_rels/workbook.xml.rels", WorkbookDraft.relations([("rId1", "chartsheet", "worksheets/sheet1.xml")]))
        let workbook = try Workbook(bytes: draft.bytes)
        #expect(try workbook.rowBlocks(of: workbook.sheets[0]) === nil)
    }
}
