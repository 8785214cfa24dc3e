import Formulas
import Foundation
import SheetModel
import Testing
import XLSX

/// The corpus's workbooks that have formulas. They are not there in a user's clone; then the tests are skipped, save in CI.
private enum Corpus {
    static var folder: URL {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let environment = ProcessInfo.processInfo.environment
        return environment["CORPUS"].map { URL(filePath: $0).appending(path: "corpus") }
            ?? root.deletingLastPathComponent().appending(path: "shared/corpus")
    }
    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.path) || ProcessInfo.processInfo.environment["CI"] != nil
    }

    /// The names of the sound workbooks with formulas, as the manifest lists them.
    static func names() throws -> [String] {
        let manifest = try String(contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
        return manifest.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return fields.count > 3 && fields[1] == "ok" && fields[3].contains("formula") ? String(fields[0]) : nil
        }
    }
}

/// The cells of a sheet, of which one can be another one.
private struct SheetCells {
    let sheet: String
    var formulas: [CellReference: (text: String, array: CellRange?)] = [:]
    var numbers: [CellReference: Double] = [:]

    init(_ sheet: Sheet, of workbook: Workbook) throws {
        self.sheet = sheet.name
        var reading = RowReading()
        reading.sorted = true
        try workbook.forEachRow(of: sheet, reading: reading) { row in
            for cell in row {
                if let formula = cell.formula {
                    formulas[cell.reference] = (formula, cell.array)
                } else if case .number(let number) = cell.value {
                    numbers[cell.reference] = number
                }
            }
            return .proceed
        }
    }

    func odd() -> [OddFormula] {
        var result = FormulaSheet(sheet: sheet)
        for (cell, formula) in formulas { result.add(formula: formula.text, at: cell, array: formula.array) }
        for (cell, number) in numbers { result.add(number: number, at: cell) }
        return result.oddFormulas()
    }

    /// Up to `count` cells that stand, along a row or column, among at least three others with the same R1C1 text, one
    /// of them on each side.
    func inside(_ count: Int) -> [CellReference] {
        let texts = formulas.filter { $0.value.array == nil }
        func form(_ cell: CellReference) -> String? {
            texts[cell].map { R1C1Notation.text(ofA1: $0.text, at: cell) }
        }
        func isInside(_ cell: CellReference) -> Bool {
            guard let own = form(cell), own.contains("C") else { return false }
            return [(1, 0), (0, 1)].contains { rows, columns in
                let same = [-2, -1, 1, 2].map { distance in
                    form(CellReference(row: cell.row + distance * rows, column: cell.column + distance * columns))
                        == own
                }
                return same[1] && same[2] && (same[0] || same[3])
            }
        }
        var found = texts.keys.sorted().filter(isInside)
        while found.count > count { found = found.indices.filter { $0 % 2 == 0 }.map { found[$0] } }
        return found
    }
}

@Suite(.enabled(if: Corpus.isThere, "the corpus is not there (../shared, or the folder that CORPUS names)"))
struct FormulaComparisonCorpusTests {
    /// Few cells of real workbooks are odd; of numbers and wrong formulas put in their runs most are found.
    @Test func oddCells() throws {
        var (flagged, books, formulas) = (0, 0, 0)
        var (planted, typed, wrong, falsely) = (0, 0, 0, 0)
        for name in try Corpus.names() {
            guard let workbook = try? Workbook(path: Corpus.folder.appending(path: "files/\(name)").path) else {
                continue
            }
            let before = flagged
            for sheet in workbook.sheets {
                guard var cells = try? SheetCells(sheet, of: workbook), cells.formulas.count < 3_000 else { continue }
                let own = cells.odd()
                flagged += own.count
                formulas += cells.formulas.count
                for cell in cells.inside(4) {
                    guard let formula = cells.formulas[cell] else { continue }
                    planted += 1
                    cells.formulas[cell] = ("(\(formula.text))*2", nil)
                    let seen = cells.odd()
                    if seen.contains(where: { $0.cell == cell && $0.number == nil }) { wrong += 1 }
                    cells.formulas[cell] = nil
                    cells.numbers[cell] = 98_765.4321
                    let numbers = cells.odd()
                    if numbers.contains(where: { $0.cell == cell && $0.number == 98_765.4321 }) { typed += 1 }
                    falsely += Set((seen + numbers).map(\.cell)).subtracting(own.map(\.cell) + [cell]).count
                    cells.numbers[cell] = nil
                    cells.formulas[cell] = formula
                }
            }
            if flagged > before { books += 1 }
        }
        print(
            "FormulaComparisonCorpusTests: \(flagged) of \(formulas) formulas odd, in \(books) workbooks;",
            terminator: "")
        print(" planted \(planted): numbers found \(typed), formulas found \(wrong), others flagged \(falsely)")
        #expect(formulas > 10_000)
        #expect(flagged < 20)
        #expect(planted > 300)
        #expect(Double(typed) > 0.9 * Double(planted))
        #expect(Double(wrong) > 0.9 * Double(planted))
        #expect(falsely * 100 < planted)
    }
}
