import Formulas
import Testing

struct SheetRenameTests {
    @Test(arguments: [
        ("Old!A1", "New!A1"), ("old!A1+OLD!B2", "New!A1+New!B2"), ("'Old'!A1", "New!A1"), ("Older!A1", "Older!A1"),
        ("Old:Last!A1", "New:Last!A1"), ("First:Old!A1", "First:New!A1"), ("'A B:Old'!A1", "'A B:New'!A1"),
        ("[1]Old!A1", "[1]Old!A1"), ("[0]Old!A1", "[0]New!A1"), ("Old!Rate", "New!Rate"), ("Old!#REF!", "New!#REF!"),
        ("\"Old!A1\"", "\"Old!A1\""), ("INDIRECT(\"Old!A1\")", "INDIRECT(\"Old!A1\")"), ("Old", "Old"),
        ("Old()", "Old()"),
        ("#REF!A1", "#REF!A1"), ("Old[A]", "Old[A]"), (" Old!A1 : Old!A2 ", " New!A1 : New!A2 "),
        ("Old!A1+(", "New!A1+("),
        ("A1", "A1"),
    ])
    func renames(_ before: String, _ after: String) {
        let result = SheetRename(from: "Old", to: "New").formula(before)
        #expect(result.text == after)
        #expect(result.isChanged == (before != after))
    }

    @Test(arguments: [
        ("Biểu 01", "'Biểu 01'!A1"), ("It's", "'It''s'!A1"), ("2022", "'2022'!A1"), ("A1", "'A1'!A1"),
        ("R1C1", "'R1C1'!A1"),
        ("rc", "'rc'!A1"), ("C", "'C'!A1"), ("True", "'True'!A1"), ("Data.2", "Data.2!A1"), ("_x", "_x!A1"),
        ("a-b", "'a-b'!A1"), ("XFE1", "XFE1!A1"), ("R1C1a", "R1C1a!A1"), ("A b!", "'A b!'!A1"),
    ])
    func quotesTheNewNameWhereNeeded(_ name: String, _ after: String) {
        #expect(SheetRename(from: "Đất đai", to: name).formula("'ĐẤT ĐAI'!A1").text == after)
        // And back: the quoted name is read as the same sheet.
        #expect(SheetRename(from: name, to: "Old").formula(after).text == "Old!A1")
    }

    @Test(arguments: [
        ("Sheet1!", "Sheet1!"), ("'Sheet1'!", "Sheet1!"), ("'A B'!", "'A B'!"), ("[1]S!", "[1]S!"), ("[1]!", "[1]!"),
        ("'[Book.xlsx]S'!", "'[Book.xlsx]S'!"), ("'C:\\d\\[B k.xlsx]S 1'!", "'C:\\d\\[B k.xlsx]S 1'!"),
        ("#REF!", "#REF!"),
        ("'S 1':'S 3'!", "'S 1:S 3'!"), ("[2]#REF!", "[2]#REF!"),
        ("'https://x.vn/a/[b.xlsx]S'!", "'https://x.vn/a/[b.xlsx]S'!"),
    ])
    func qualifiersAreWritten(_ prefix: String, _ written: String) {
        #expect(SheetQualifier(prefix: prefix)?.prefix == written)
    }
}
