import Formulas
import SheetModel
import Testing

/// Formulas cut by hand: `|` stands at each cut, and one letter for each token says what it is.
///
/// `c` cell, `a` area, `C` columns, `R` rows, `p` sheet prefix, `t` structured reference, `N` name, `f` function,
/// `n` number, `s` string, `b` boolean, `e` error, `w` white space, `i` intersection, `o` other operator, `?` unknown;
/// brackets, comma and semicolon stand for themselves.
struct CutFormula: Sendable, CustomTestStringConvertible {
    let text: String
    let kinds: String
    init(_ text: String, _ kinds: String) {
        self.text = text
        self.kinds = kinds
    }
    var testDescription: String { text }
}

private func letter(_ kind: FormulaToken.Kind) -> Character {
    switch kind {
    case .whitespace: "w"
    case .number: "n"
    case .string: "s"
    case .boolean: "b"
    case .error: "e"
    case .reference(.cell): "c"
    case .reference(.area): "a"
    case .reference(.columns): "C"
    case .reference(.rows): "R"
    case .sheetPrefix: "p"
    case .structuredReference: "t"
    case .name: "N"
    case .function: "f"
    case .openingParenthesis: "("
    case .closingParenthesis: ")"
    case .openingBrace: "{"
    case .closingBrace: "}"
    case .comma: ","
    case .semicolon: ";"
    case .operator(.intersection): "i"
    case .operator: "o"
    case .unknown: "?"
    }
}

let operands: [CutFormula] = [
    CutFormula("1", "n"), CutFormula("1.5", "n"), CutFormula(".5", "n"), CutFormula("5.", "n"),
    CutFormula("1E+5", "n"), CutFormula("1.5e-3", "n"), CutFormula("2E10", "n"), CutFormula("1E+5|+|1", "non"),
    CutFormula("1|:|B2", "noc"), CutFormula("5|%", "no"), CutFormula("\"a\"\"b\"", "s"), CutFormula("\"\"", "s"),
    CutFormula("\"A1+B2\"", "s"), CutFormula("\"Đà Nẵng\"|&|A1", "soc"), CutFormula("TRUE", "b"),
    CutFormula("false", "b"), CutFormula("TRUE|(|)", "f()"), CutFormula("TRUES", "N"),
    CutFormula("#REF!", "e"), CutFormula("#N/A", "e"), CutFormula("#DIV/0!", "e"), CutFormula("#NAME?", "e"),
    CutFormula("#NULL!", "e"), CutFormula("#NUM!", "e"), CutFormula("#VALUE!", "e"), CutFormula("#SPILL!", "e"),
    CutFormula("#CALC!", "e"), CutFormula("#GETTING_DATA", "e"), CutFormula("#N/A|/|2", "eon"),
    CutFormula("A1", "c"), CutFormula("$A$1", "c"), CutFormula("$A1", "c"), CutFormula("A$1", "c"),
    CutFormula("a1", "c"), CutFormula("XFD1048576", "c"), CutFormula("XFE1", "N"), CutFormula("A1048577", "N"),
    CutFormula("A0", "N"), CutFormula("ABC1", "c"), CutFormula("ABCD1", "N"), CutFormula("Q1", "c"),
    CutFormula("A1:B2", "a"), CutFormula("$A$1:B2", "a"), CutFormula("B2:A1", "a"), CutFormula("A1:B2|:|C3", "aoc"),
    CutFormula("A1| |:|B2", "cwoc"), CutFormula("A:C", "C"), CutFormula("$A:C", "C"),
    CutFormula("A:$XFD", "C"), CutFormula("A|:|XFE", "NoN"), CutFormula("1:3", "R"), CutFormula("$1:$3", "R"),
    CutFormula("1:1048576", "R"), CutFormula("1|:|1048577", "non"), CutFormula("0|:|3", "non"),
    CutFormula("A|:|A1", "Noc"), CutFormula("TAX2022", "c"), CutFormula("TAXES2022", "N"), CutFormula("A1.foo", "N"),
    CutFormula("R1C1", "N"), CutFormula("RC", "N"), CutFormula("R:C", "C"), CutFormula("_x1", "N"),
    CutFormula("\\so", "N"), CutFormula("Chỉ_tiêu.năm", "N"), CutFormula("Đơn_vị1", "N"), CutFormula("đ1", "N"),
    CutFormula("_xlnm.Print_Area", "N"), CutFormula("what?", "N"),
]

let qualified: [CutFormula] = [
    CutFormula("Sheet1!|A1", "pc"), CutFormula("Sheet1!|$A:$C", "pC"), CutFormula("Sheet1!|1:3", "pR"),
    CutFormula("'Sheet 1'!|A1:B2", "pa"), CutFormula("'It''s'!|A1", "pc"), CutFormula("'Biểu 01'!|D7", "pc"),
    CutFormula("Biểu!|D7", "pc"), CutFormula("Sheet1:Sheet3!|A1", "pc"), CutFormula("Jan:Mar!|A1:A9", "pa"),
    CutFormula("'Q1:Q4'!|A1", "pc"), CutFormula("'T 1':'T 3'!|A1", "pc"), CutFormula("A1|:|Sheet2!|B2", "copc"),
    CutFormula("A1!|B2", "pc"), CutFormula("2022!|B2", "pc"), CutFormula("2T!|B2", "pc"),
    CutFormula("T1|:|T3!|B2", "copc"),
    CutFormula("[1]Sheet1!|A1", "pc"), CutFormula("[1]!|Rate", "pN"), CutFormula("[1]!|Own|(|1|)", "pf(n)"),
    CutFormula("'[Book.xlsx]Sheet 1'!|A1", "pc"), CutFormula("'C:\\data\\[B k.xlsx]S'!|A1", "pc"),
    CutFormula("[Book.xlsx]S1:S3!|A1", "pc"), CutFormula("Book.xlsx!|Rate", "pN"), CutFormula("Sheet1!|#REF!", "pe"),
    CutFormula("#REF!|A1", "pc"), CutFormula("[1]#REF!|A1", "pc"), CutFormula("#REF!|#REF!", "pe"),
    CutFormula("Sheet1!|A1|:|Sheet1!|B2", "pcopc"), CutFormula("Sheet1!|Rate", "pN"),
    CutFormula("Table1[[#This Row],[Col]]", "t"), CutFormula("Table1[Năm 2022]", "t"), CutFormula("Table1[]", "t"),
    CutFormula("Table1[A '] B]|+|A1", "toc"), CutFormula("T[a'''] b]|*|2", "ton"), CutFormula("[@Col]", "t"),
    CutFormula("[@[Đơn giá]]|*|[@SL]", "tot"), CutFormula("Table1[[#Headers],[A]:[C]]", "t"),
    CutFormula("[1]!|Table1[A]", "pt"), CutFormula("T[a]|:|T[b]", "tot"), CutFormula("R[1]|C[-1]", "tt"),
]

let expressions: [CutFormula] = [
    CutFormula("SUM|(|A1:B2|)|*|2", "f(a)on"), CutFormula("LOG10|(|100|)", "f(n)"),
    CutFormula("ATAN2|(|A1|,|B1|)", "f(c,c)"), CutFormula("_xlfn.STDEV.S|(|A:A|)", "f(C)"),
    CutFormula("_xlfn._xlws.SORT|(|A1:A9|)", "f(a)"), CutFormula("LOG10|+|1", "con"),
    CutFormula("DAYS360|(|A1|)", "f(c)"),
    CutFormula("_xlfn.LAMBDA|(|_xlpm.x|,|_xlpm.x|+|1|)|(|2|)", "f(N,Non)(n)"), CutFormula("ERROR.TYPE|(|A1|)", "f(c)"),
    CutFormula("A1|:|INDEX|(|B:B|,|2|)", "cof(C,n)"), CutFormula("A1|:|LOG10|(|2|)", "cof(n)"),
    CutFormula("{|1|,|2|;|3|,|\"x\"|}", "{n,n;n,s}"), CutFormula("{|-|1|;|TRUE|;|#N/A|}", "{on;b;e}"),
    CutFormula("A1|<=|B1", "coc"), CutFormula("A1|>=|B1", "coc"), CutFormula("A1|<>|B1", "coc"),
    CutFormula("A1|<|-|B1", "cooc"), CutFormula("A1|=|B1", "coc"), CutFormula("-|-|A1|^|2", "oocon"),
    CutFormula("A1|&|\" \"|&|B1", "cosoc"), CutFormula("A1:B3| |B2:C4", "aia"), CutFormula("A1| |+| |B1", "cwowc"),
    CutFormula("(|A1:B2|)| |(|C1|)", "(a)i(c)"), CutFormula("Năm|  |Quý", "NiN"),
    CutFormula("A1|\n|Sheet2!|B2", "cipc"),
    CutFormula("SUM|(| |A1|,| |B1| |)", "f(wc,wcw)"), CutFormula("A1|#", "co"), CutFormula("SUM|(|A1|#|)", "f(co)"),
    CutFormula("@|A1:A9", "oa"), CutFormula("(|A1|,|B1|)", "(c,c)"), CutFormula("IF|(|A1|,|,|)", "f(c,,)"),
    CutFormula(" |A1| ", "wcw"), CutFormula("1|:|3.5", "non"), CutFormula("Sheet1!|A1| |Sheet1!|B:B", "pcipC"),
    CutFormula("#REF!|+|A1", "eoc"), CutFormula("#|A1", "?c"), CutFormula("SUM|(|#REF!|,|A1|)", "f(e,c)"),
]

let malformed: [CutFormula] = [
    CutFormula("\"abc", "?"), CutFormula("A1|+|\"abc", "co?"), CutFormula("'Sheet 1", "?"), CutFormula("'Sheet'", "?"),
    CutFormula("Table1[[a]", "?"), CutFormula("[a[", "?"), CutFormula("1abc", "?"), CutFormula("1.2.3", "?"),
    CutFormula("A1$", "?"), CutFormula("$", "?"), CutFormula("$$A$1", "?"), CutFormula("$Rate", "?"),
    CutFormula(".foo", "?"),
    CutFormula("!|A1", "?c"), CutFormula("~", "?"), CutFormula("]|A1", "?c"), CutFormula("SUM|(|A1", "f(c"),
    CutFormula(")|)|}", "))}"), CutFormula("\u{1}|A1", "?c"), CutFormula("T['", "?"), CutFormula("1E", "?"),
]

struct FormulaLexerTests {
    @Test(arguments: operands + qualified + expressions + malformed)
    func cutsAsByHand(_ formula: CutFormula) {
        let parts = formula.text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let tokens = FormulaLexer.tokens(of: parts.joined())
        #expect(tokens.map(\.text) == parts)
        #expect(String(tokens.map { letter($0.kind) }) == formula.kinds)
    }

    @Test func emptyTextHasNoTokens() {
        #expect(FormulaLexer.tokens(of: "").isEmpty)
    }

    @Test func offsetsCountUTF8Bytes() {
        #expect(FormulaLexer.tokens(of: "Biểu!A1+\"Đ\"&B1").map(\.utf8Offset) == [0, 7, 9, 10, 14, 15])
    }

    @Test func referencesKnowTheirCoordinates() {
        let kinds = FormulaLexer.tokens(of: "$B3:C$4").map(\.kind)
        let first = FormulaCell(
            column: ReferenceCoordinate(index: 1, isAbsolute: true),
            row: ReferenceCoordinate(index: 2, isAbsolute: false))
        let last = FormulaCell(
            column: ReferenceCoordinate(index: 2, isAbsolute: false),
            row: ReferenceCoordinate(index: 3, isAbsolute: true))
        #expect(kinds == [.reference(.area(first, last))])
    }

    /// Whatever the text, no trap, and the tokens' texts are the text byte for byte.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func randomTextComesBack(_ seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces = [
            "A1", "$", "B$2", ":", "'", "\"", "[", "]", "!", "#REF!", "#", "(", ")", "{", "}", ",", ";", " ", "\n", "1",
            ".5", "E+", "Sheet1", "Biểu", "e\u{301}", "👍🏽", "XFD1048576", "99999999999999999999", "TRUE", "SUM",
            "_xlfn.", "\\",
            "?", "%", "<", ">", "=", "&", "^", "@", "\u{0}", "\u{7F}", "\u{FEFF}", "\r", "#N/A", "[1]", "Table1[",
            "[#This Row]", "''",
        ]
        for _ in 0..<250 {
            let text = (0..<random.next(below: 24)).map { _ in pieces[random.next(below: pieces.count)] }.joined()
            let tokens = FormulaLexer.tokens(of: text)
            let bytes = tokens.flatMap { Array($0.text.utf8) }
            #expect(bytes == Array(text.utf8), "\(text.debugDescription)")
            #expect(tokens.allSatisfy { !$0.text.isEmpty })
            let shared = SharedFormula(master: text, at: .init(row: 5, column: 5))
            #expect(Array(shared.formula(for: .init(row: 5, column: 5)).utf8) == bytes)
            _ = shared.formula(for: .init(row: 0, column: 16_383))
        }
    }

    /// A quadratic lexer would need hours for these.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "(", "[", "[a", "a:", "a:'", "'a':", "[a]", "#", "1:", "\"", "a:b:", "$", "#REF!", "[1]a:", "{", "'",
        ])
    func longTextTakesLinearTime(_ piece: String) {
        let text = String(repeating: piece, count: 200_000)
        #expect(FormulaLexer.tokens(of: text).reduce(0) { $0 + $1.text.utf8.count } == text.utf8.count)
    }
}

/// Repeatable random numbers (SplitMix64).
struct SplitMix {
    var state: UInt64
    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
    }
}
