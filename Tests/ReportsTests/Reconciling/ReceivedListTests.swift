import Testing

@testable import Workflows

/// What the names of files, and lists of what was received, say.
@Suite struct ReceivedListTests {
    @Test(
        "A version in a file's name",
        arguments: [
            ("BC-T10_xã Phước Mỹ_v2.xlsx", 2), ("bao cao (3).xlsx", 3), ("Báo cáo lần 2.xlsx", 2),
            ("bc lan_12.xlsx", 12),
            ("bc lan2.xlsx", 2), ("v2.xlsx", 2), ("nop/kq-v10 (ban in).xlsx", 10), ("bc.xlsx", nil),
            ("v2022.xlsx", nil),
            ("navy2.xlsx", nil), ("Phước Lan.xlsx", nil), ("(2022).xlsx", nil), ("kq.v3.xlsx", 3),
            ("BÁO CÁO LẦN 4.XLSX", 4), ("ke hoach v1_v2 (3).xlsx", 3),
        ] as [(String, Int?)])
    func versions(file: String, version: Int?) { #expect(WrittenVersion.of(file) == version) }

    @Test(
        "Fields parted by commas, semicolons or tabs",
        arguments: [
            ("tệp,lúc\na.xlsx,\"8,30\"\n", [["tệp", "lúc"], ["a.xlsx", "8,30"]]),
            ("\u{FEFF}tệp;lúc\r\n\"a \"\"b\"\".xlsx\";\r\n", [["tệp", "lúc"], ["a \"b\".xlsx", ""]]),
            ("tệp\tlúc\na\tb", [["tệp", "lúc"], ["a", "b"]]),
            ("tệp,lúc\n\n\"hai\ndòng\",x", [["tệp", "lúc"], ["hai\ndòng", "x"]]),
        ])
    func fields(text: String, rows: [[String]]) { #expect(CSVText.rows(Array(text.utf8)) == rows) }
}
