import SheetModel
import Testing

/// Sections, conditions, texts, built-in formats, refused codes and the Vietnamese locale.
@Suite struct NumberFormatSectionTests {
    @Test(arguments: sectionsCases) func sections(code: String, number: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(number, dateSystem: .from1900) == expected)
    }

    static let sectionsCases: [(String, Double, String)] = [
        ("0;(0)", 5, "5"), ("0;(0)", -5, "(5)"), ("0;(0)", 0, "0"), ("0.00;(0.00)", -0.001, "(0.00)"),
        ("0;-0;\"zero\"", 0, "zero"), ("0;-0;\"zero\"", -5, "-5"), (";;;", 5, ""), (";;;", -5, ""), (";;;", 0, ""),
        ("0;", -5, ""), ("\"foo\";\"bar\";@", 0, "foo"), ("\"foo\";\"bar\";@", -1, "bar"), ("0;@", -5, "-5"),
        ("\"A\";\"B\";\"C\";\"D\"", 1, "A"), ("\"A\";\"B\";\"C\";\"D\"", 0, "C"),
        ("#,##0_);[Red]\\(#,##0\\)", -12, "(12)"), ("General;\"neg \"General", -2.5, "neg 2.5"),
        ("General;[Red]-General", -3, "-3"),
        ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", 8_675_309, "867-5309"),
        ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", 2_813_308_004, "(281) 330-8004"),
        ("[<=9999999]###\\-####;\\(###\\)\\ ###\\-####", -1.2, "--1"),
        ("[>=100]\"A\"0;[<=-100]\"B\"0;\"C\"0", 6.3, "C6"), ("[>=100]\"A\"0;[<=-100]\"B\"0;\"C\"0", -6.3, "-C6"),
        ("[>=100]\"A\"0;[<=-100]\"B\"0;\"C\"0", -630, "B630"), ("[>=100]\"A\"0;[<=0]\"B\"0;\"C\"0", -6.3, "-B6"),
        ("[<=0]\"B\"0", 6.3, "6.3"), ("[<=0]\"B\"0", -6.3, "-B6"), ("[=6.3]\"B\"0", -6.3, "-6.3"),
        ("[<>6]\"B\"0", 6.3, "B6"),
        ("[<-4]\\A0", -5, "A5"), ("[<-6]\\A0", -5, "5"), ("[=-6]\\A0", -5, "-5"), ("[>2]\\A0;\\B0", -5, "-B5"),
        ("[>6]\"A\"0;[<-6]\"B\"0", -6.3, "B6"), ("[>=100]\"A\"0;[<=-100]\"B\"0", 6.3, NumberFormat.unshowable),
        ("\"A-\"0;[<-5]\"B-\"0;\"C-\"0", -1, "-C-1"), ("\"A-\"0;[<0.5]\"B-\"0;\"C-\"0", 0, "B-0"),
        ("\"A-\"0;[=-10]\"B-\"0;\"C-\"0", -10, "B-10"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 2_500_000, "2.5M"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 1500, "1.5K"),
        ("[>=1000000]0.0,,\"M\";[>=1000]0.0,\"K\";0", 15, "15"),
        ("[Red][<-25]General;[Blue][>25]General;[Green]General;[Yellow]General", -50, "50"),
        ("[Red][<-25]General;[Blue][>25]General;[Green]General;[Yellow]General", -25, "-25"),
        ("[= 1]\"one\";0", 1, "one"),
    ]

    @Test(arguments: textsCases) func texts(code: String, text: String, expected: String) {
        #expect(NumberFormat(code: code).shown(text) == expected)
    }

    static let textsCases: [(String, String, String)] = [
        ("General", "Biểu 01", "Biểu 01"), ("0.00", "x", "x"), ("@", "x", "x"), ("@@", "text", "texttext"),
        ("0;0;0;\"<\"@\">\"", "x", "<x>"), ("\"A\";\"B\";\"C\";\"D\"", "x", "D"), (";;;", "x", ""), ("0;@", "x", "x"),
        ("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "text", " text "), ("d/m/yyyy;@", "x", "x"),
        ("\"a\"@", "x", "ax"),
        ("\"foo\";\"bar\"", "x", "x"), ("\"unclosed", "x", "x"), ("@", "", ""),
    ]

    /// As Excel 2008 stored them for `TEXT`: commas and percent signs do not scale, the exponent's sign stands right before
    /// its digits, and zero fills the positions before the point.
    @Test(
        arguments: [
            ("#,e-#", 123_456.789, "1e5"), ("#e-#%", 123_456.789, "1e5%"), ("#e-#,", 123_456.789, "1e5"),
            ("\"|\"#.#\"|\"e+\"|\"#", 123_456.789, "|1.2|e|+5"), ("#.#|e-|000", 1.23e-5, "1.2|e|-005"),
            ("####.####|e+|0", 0, "0000.|e|+0"), ("0.00E+00", 1234.5, "1.23E+03"),
        ] as [(String, Double, String)])
    func exponents(_ item: (code: String, number: Double, shown: String)) {
        #expect(NumberFormat(code: item.code).shown(item.number, dateSystem: .from1900) == item.shown)
    }

    /// A code that Excel refuses counts as `General`, and never makes a date.
    @Test(arguments: [
        "\"", "\\", "_", "*", "[", "0[", "[orange]0", "0;0;0;0;0", "y 0", "d #", "h ?", "mm%", "mm@", "0.0 General",
        "0/", "/0",
        "E", "0E", "0E+", "E+0", "0n", "#,##0 VND", "0 kg", "[<1]0;[<2]0;[<3]0", "[<]0", "[]0", "0//0", "0.0/0",
        "0E+0E+0",
    ])
    func refused(code: String) {
        let format = NumberFormat(code: code)
        #expect(format.shown(1234.5, dateSystem: .from1900) == "1234.5")
        #expect(!format.isDate)
        #expect(format.code == code)
    }

    @Test(arguments: [
        "0.00\" days\"", "0\\d", "_d0", "*d0", "[Red]0", "General", "@", "#,##0,,\" M\"", "\"yyyy\"", "[$dd-409]0",
        "[$-409]0", "[Cyan]0",
        "0.00E+00", "", "[>=100]0", "# ?/?", "\\y", "0_y",
    ])
    func isNoDate(code: String) {
        #expect(!NumberFormat(code: code).isDate)
    }

    @Test(arguments: kindsCases) func kinds(code: String, number: Double, expected: NumberFormat.Kind) {
        #expect(NumberFormat(code: code).kind(for: number) == expected)
    }

    static let kindsCases: [(String, Double, NumberFormat.Kind)] = [
        ("General", 1, .general), ("0", 1, .number), ("\"x\"", 1, .number), ("@", 1, .text), ("d/m/yyyy", 1, .date),
        ("h:mm", 1, .time),
        ("mm:ss", 1, .time), ("d/m/yyyy h:mm", 1, .dateTime), ("[h]:mm", 1, .elapsed), ("[mm]", 1, .elapsed),
        ("mmmm", 1, .date),
        ("[$-F800]dddd", 1, .date), ("[$-F400]h:mm", 1, .time), ("0;d/m", 1, .number), ("0;d/m", -1, .date),
        ("AM/PM", 1, .time),
        ("[$-42A]dd mmmm", 1, .date), ("yyyy\\-mm\\-dd", 1, .date), ("e", 1, .date), ("aaaa", 1, .date),
        ("[h] \"giờ\"", 1, .elapsed),
    ]

    @Test(arguments: builtInsCases) func builtIn(id: Int, number: Double, expected: String) throws {
        let format = try #require(NumberFormat.builtIn(id))
        #expect(format.shown(number, dateSystem: .from1900) == expected)
    }

    static let builtInsCases: [(Int, Double, String)] = [
        (0, 1.5, "1.5"), (1, 1.5, "2"), (2, 1.5, "1.50"), (3, 1234.5, "1,235"), (4, 1234.5, "1,234.50"),
        (5, -1234, "($1,234)"),
        (6, 1234, "$1,234 "), (7, 1.5, "$1.50 "), (8, -1.5, "($1.50)"), (9, 0.5, "50%"), (10, 0.5, "50.00%"),
        (11, 12345, "1.23E+04"),
        (12, 1.5, "1 1/2"), (13, 1.5, "1  1/2 "), (14, 44860, "10/26/22"), (15, 44860, "26-Oct-22"),
        (16, 44860, "26-Oct"),
        (17, 44860, "Oct-22"), (18, 0.75, "6:00 PM"), (19, 0.75, "6:00:00 PM"), (20, 0.75, "18:00"),
        (21, 0.75, "18:00:00"),
        (22, 44860.75, "10/26/22 18:00"), (27, 44860, "10/26/22"), (32, 0.75, "18:00:00"), (37, -1234, "(1,234)"),
        (38, 1234, "1,234 "),
        (39, 1.5, "1.50 "), (40, -1.5, "(1.50)"), (41, 0, " - "), (42, 5, " $5 "), (43, 0, " -   "),
        (44, 1337, " $1,337.00 "),
        (45, 0.5, "00:00"), (46, 1.5, "36:00:00"), (47, 0.000015625, "00:01.4"), (48, 12345, "12.3E+3"), (49, 5, "5"),
        (58, 44860, "10/26/22"),
    ]

    @Test func unknownBuiltIn() {
        #expect(NumberFormat.builtIn(163) == nil)
        #expect(NumberFormat.builtIn(-1) == nil)
    }

    @Test(arguments: vietnameseCases) func vietnamese(code: String, number: Double, expected: String) {
        #expect(NumberFormat(code: code).shown(number, dateSystem: .from1900, locale: .viVN) == expected)
    }

    static let vietnameseCases: [(String, Double, String)] = [
        ("#,##0", 1500, "1.500"), ("General", 0.5, "0,5"), ("0.0%", 0.5, "50,0%"),
        ("#,##0.00", -1234567.891, "-1.234.567,89"),
        ("m/d/yy", 44860, "26/10/2022"), ("m/d/yyyy", 44860, "26/10/2022"),
        ("m/d/yy h:mm", 44860.375, "26/10/2022 9:00"),
        ("dd/mm/yyyy", 44571, "10/01/2022"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 44860, "Thứ Tư, 26 Tháng 10, 2022"),
        ("dd mmm", 44860, "26 Thg 10"), ("[$-409]dd mmm", 44860, "26 Oct"), ("h:mm AM/PM", 0.75, "6:00 CH"),
        ("0.00E+00", 1500, "1,50E+03"),
        ("ss.00", 0.0000173611, "01,50"), ("\"1,5.\"0", 2, "1,5.2"),
    ]

    @Test func equality() {
        #expect(NumberFormat(code: "0") == NumberFormat(code: "0"))
        #expect(NumberFormat(code: "0") != NumberFormat(code: "0.0"))
        #expect(NumberFormat(code: "General") == .general)
    }
}
