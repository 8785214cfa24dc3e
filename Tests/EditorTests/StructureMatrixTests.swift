import Formulas
import OfficePackage
import SheetModel
import TestSupport
import Testing
import XMLEvents

@testable import XLSX

/// One of every kind of reference, and by hand what each must become.
@Suite struct StructureMatrixTests {
    static let results = MatrixResult.changes.indices.map { change in Result { try MatrixResult(change) } }

    @Test("Every kind of reference follows", arguments: MatrixLine.all)
    func follows(_ line: MatrixLine) throws {
        for change in MatrixResult.changes.indices {
            let result = try Self.results[change].get()
            let found = try result.found(line)
            // Values that depend on results which the editor drops are its business.
            if line.part.hasSuffix("chart2.xml"), line.kind == "chart cache", change == 1 { continue }
            #expect(line.expected(change).contains(found), "change \(change)")
        }
    }

    @Test("The table is read") func table() { #expect(MatrixLine.all.count > 180) }

    @Test("An insertion taken back restores every reference", arguments: [0, 2])
    func takenBack(_ change: Int) throws {
        let edit = try PackageEdit(bytes: MatrixLine.workbook, file: nil)
        var insertion = MatrixResult.changes[change]
        _ = try StructureEditor.apply(insertion, to: edit)
        insertion.kind = .deletion
        _ = try StructureEditor.apply(insertion, to: edit)
        let bytes = try edit.bytes()
        for part in Set(MatrixLine.all.map(\.part)) where part != "xl/calcChain.xml" {
            #expect(try Self.references(part, of: bytes) == Self.references(part, of: MatrixLine.workbook), "\(part)")
        }
    }

    /// All attributes and texts of a part that read like references, formats of inserted columns left aside.
    private static func references(_ part: String, of bytes: [UInt8]) throws -> [String] {
        let document = try MarkupPath(Edited.part(part, of: bytes)).document
        return document.elements.indices.flatMap { element in
            document.attributes(of: element).filter {
                !["min", "max", "t", "si", "spans"].contains(document.name(of: $0))
            }.map { document.value(of: $0) }.filter { CellRange($0) != nil }
        }
    }

    @Test(
        "check-xlsx has nothing to say of the results",
        .enabled(if: ExternalCheck.program != nil, "check-xlsx is not beside this clone"),
        arguments: MatrixResult.changes.indices)
    func sound(_ change: Int) throws {
        #expect(try ExternalCheck.faults(of: Self.results[change].get().bytes) == "")
    }

    @Test("Untouched rows keep their bytes, and the calculation chain goes")
    func untouched() throws {
        let part = "xl/worksheets/sheet1.xml"
        let before = try Edited.part(part, of: MatrixLine.workbook)
        let after = try Edited.part(part, of: Self.results[0].get().bytes)
        #expect(before.between("<sheetData>", "<row r=\"4\"") == after.between("<sheetData>", "<row r=\"4\""))
        #expect(try Self.results[0].get().result.removedParts == ["xl/calcChain.xml"])
    }
}

/// The formula of a member of a shared group.
enum SharedFormulaText {
    static func formula(_ master: String, at origin: String, for cell: String) -> String {
        guard let origin = CellReference(origin), let cell = CellReference(cell) else { return "" }
        return SharedFormula(master: master, at: origin).formula(for: cell)
    }
}
