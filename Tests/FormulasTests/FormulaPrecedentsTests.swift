import Formulas
import Testing

struct FormulaPrecedentsTests {
    private func areas(_ formula: String) -> String {
        FormulaPrecedents(of: formula, on: "S").areas.map { "\($0.sheet)!\($0.range)" }.joined(separator: " ")
    }

    @Test(arguments: [
        ("1", ""), ("A1", "S!A1"), ("$A$1+A1", "S!A1"), ("A1:B2", "S!A1:B2"), ("B2:A1", "S!A1:B2"),
        ("T!A1+A1", "T!A1 S!A1"),
        ("'It''s'!A1", "It's!A1"), ("A:B", "S!A1:B1048576"), ("2:3", "S!A2:XFD3"), ("[1]T!A1", ""), ("[0]T!A1", "T!A1"),
        ("#REF!A1", ""), ("T!#REF!", ""), ("Jan:Mar!A1", ""), ("\"A1\"", ""), ("T1[A1]", ""),
        ("IF(A1,B1,C1)", "S!A1 S!B1 S!C1"),
        ("A1:B2:C3", "S!A1:C3"), ("T!A1:T!B2", "T!A1:B2"), ("A1:INDEX(B:B,2)", "S!A1:B1048576 S!B1:B1048576"),
        ("A1:INDEX(A1:A9,COUNT(F1:F3))", "S!A1:A9 S!F1:F3"), ("A1:OFFSET(A1,D4,1)", "S!A1 S!D4"),
        ("(A1,B2):C3", "S!A1:C3 S!A1 S!B2"),
        ("A1:B9 B2:C3", "S!A1:B9 S!B2:C3"), ("A1#", "S!A1"), ("@A1:A9", "S!A1:A9"), ("{1,2}", ""),
        ("SUM(A1,,B1)", "S!A1 S!B1"),
        ("SUM(A1", "S!A1"), ("T!A1+\"x", "T!A1"), ("(IF(A1,B1,C1)):D4", "S!B1:D4 S!A1 S!B1 S!C1"),
    ])
    func listsAreas(_ formula: String, _ expected: String) {
        let found = areas(formula).split(separator: " ").sorted()
        #expect(found == expected.split(separator: " ").sorted())
    }

    @Test func listsTheRest() {
        let reads = FormulaPrecedents(
            of: "SUM(Rate,T!Own,rate2,_xlfn.LET(_xlpm.x,1,_xlpm.x),T1[A],[@B],[1]Q!A1,[2]!N,Jan:Mar!A1:B2,A1#,T1[A])",
            on: "S")
        #expect(reads.names.map { ($0.sheet ?? "") + "!" + $0.name } == ["!Rate", "T!Own", "!rate2"])
        #expect(reads.structuredReferences == ["T1[A]", "[@B]"])
        #expect(reads.books == ["1", "2"])
        #expect(reads.spanningAreas.map { "\($0.sheets.prefix)\($0.range)" } == ["Jan:Mar!A1:B2"])
        #expect(reads.spills.map { "\($0.sheet)!\($0.range)" } == ["S!A1"])
        #expect(reads.functions == ["LET", "SUM"])
        #expect(!reads.isMalformed && !reads.isVolatile && !reads.hasRuntimeReferences)
        #expect(FormulaPrecedents(of: "_xlfn.ANCHORARRAY(T!B2)", on: "S").spills.map(\.sheet) == ["T"])
        #expect(FormulaPrecedents(of: "SUM(", on: "S").isMalformed)
    }

    @Test(arguments: [
        ("NOW()", true, false), ("today()", true, false), ("RAND()*A1", true, false),
        ("_xlfn.RANDARRAY(2)", true, false),
        ("RANDBETWEEN(1,2)", true, false), ("INDIRECT(A1)", true, true), ("OFFSET(A1,1,1)", true, true),
        ("CELL(\"row\")", true, false), ("INFO(\"x\")", true, false), ("INDEX(A:A,1)", false, false),
        ("NOW", false, false),
        ("\"NOW()\"", false, false), ("IF(A1,INDIRECT(\"A1\"", true, true),
    ])
    func knowsVolatileFunctions(_ formula: String, _ volatile: Bool, _ atRunTime: Bool) {
        let reads = FormulaPrecedents(of: formula, on: "S")
        #expect(reads.isVolatile == volatile)
        #expect(reads.hasRuntimeReferences == atRunTime)
    }
}
