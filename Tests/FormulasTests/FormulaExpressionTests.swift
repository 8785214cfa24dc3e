import Formulas
import SheetModel
import Testing

/// A formula and its tree, drawn by hand: operators stand before their operands in parentheses, `-u` is a sign,
/// `[…]` a group, `<…>` a union, `_` an argument left out.
struct DrawnFormula: Sendable, CustomTestStringConvertible {
    let text: String
    let tree: String
    init(_ text: String, _ tree: String) {
        self.text = text
        self.tree = tree
    }
    var testDescription: String { text }
}

func draw(_ formula: FormulaExpression, _ id: FormulaExpression.NodeID) -> String {
    func list(_ ids: [FormulaExpression.NodeID]) -> String { ids.map { draw(formula, $0) }.joined(separator: " ") }
    func place(_ sheet: SheetQualifier?) -> String {
        guard let sheet else { return "" }
        let names = sheet.isLost ? "LOST" : (sheet.sheet ?? "") + (sheet.lastSheet.map { "~\($0)" } ?? "")
        return (sheet.book.map { "<\($0)>" } ?? "") + names + "!"
    }
    return switch formula[id] {
    case .number(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    case .text(let text): "\"\(text)\""
    case .boolean(let value): value ? "yes" : "no"
    case .error(let text, let sheet): place(sheet) + text
    case .reference(let reference, let sheet): place(sheet) + reference.description
    case .name(let name, let sheet): place(sheet) + name
    case .structuredReference(let text, let sheet): place(sheet) + text
    case .call(let name, let sheet, let arguments): "\(place(sheet))\(name)(\(list(arguments)))"
    case .invocation(let callee, let arguments): "(call \(draw(formula, callee)) \(list(arguments)))"
    case .omitted: "_"
    case .array(let rows): "{\(rows.map(list).joined(separator: ";"))}"
    case .prefix(let sign, let operand): "(\(sign.rawValue)u \(draw(formula, operand)))"
    case .postfix(let operand, let sign): "(\(draw(formula, operand)) \(sign.rawValue))"
    case .binary(let found, let left, let right):
        "(\(found == .intersection ? "and" : found.rawValue) \(draw(formula, left)) \(draw(formula, right)))"
    case .union(let items): "<\(list(items))>"
    case .group(let inner): "[\(draw(formula, inner))]"
    }
}

private let operandTrees: [DrawnFormula] = [
    DrawnFormula("1", "1"), DrawnFormula(".5", "0.5"), DrawnFormula("5.", "5"), DrawnFormula("1.5E-3", "0.0015"),
    DrawnFormula("\"a\"\"b\"", "\"a\"b\""), DrawnFormula("\"\"", "\"\""), DrawnFormula("\"\"\"\"", "\"\"\""),
    DrawnFormula("\"Đà Nẵng\"", "\"Đà Nẵng\""), DrawnFormula("TRUE", "yes"), DrawnFormula("false", "no"),
    DrawnFormula("TRUE()", "TRUE()"), DrawnFormula("#N/A", "#N/A"), DrawnFormula("#REF!", "#REF!"),
    DrawnFormula("A1", "A1"), DrawnFormula("$A$1", "$A$1"), DrawnFormula("A1:B2", "A1:B2"), DrawnFormula("A:C", "A:C"),
    DrawnFormula("1:3", "1:3"), DrawnFormula("'It''s'!A1", "It's!A1"), DrawnFormula("'Biểu 01'!A1", "Biểu 01!A1"),
    DrawnFormula("Biểu01!A1", "Biểu01!A1"), DrawnFormula("Sheet1:Sheet3!A1", "Sheet1~Sheet3!A1"),
    DrawnFormula("'Q 1:Q 4'!A1:B2", "Q 1~Q 4!A1:B2"), DrawnFormula("[1]Sheet!A1", "<1>Sheet!A1"),
    DrawnFormula("'C:\\dir\\[Book.xlsx]Sheet'!A1", "<C:\\dir\\Book.xlsx>Sheet!A1"),
    DrawnFormula("[1]!Rate", "<1>!Rate"), DrawnFormula("#REF!A1", "LOST!A1"),
    DrawnFormula("Sheet1!#REF!", "Sheet1!#REF!"),
    DrawnFormula("#REF!#REF!", "LOST!#REF!"), DrawnFormula("Rate", "Rate"), DrawnFormula("Sheet1!Rate", "Sheet1!Rate"),
    DrawnFormula("_xlnm.Print_Area", "_xlnm.Print_Area"), DrawnFormula("R1C1", "R1C1"), DrawnFormula("Năm", "Năm"),
    DrawnFormula("Table1[[#This Row],[Col]]", "Table1[[#This Row],[Col]]"),
    DrawnFormula("Table1[@Col]", "Table1[@Col]"),
    DrawnFormula("[Col]", "[Col]"), DrawnFormula("[1]!Table1[A]", "<1>!Table1[A]"),
    DrawnFormula("{1,2;3,4}", "{1 2;3 4}"), DrawnFormula("{#N/A,\"x\";TRUE,-1}", "{#N/A \"x\";yes (-u 1)}"),
    DrawnFormula("{ 1 , 2 }", "{1 2}"), DrawnFormula("{+1}", "{(+u 1)}"), DrawnFormula("{- 1}", "{(-u 1)}"),
    DrawnFormula(" A1 ", "A1"), DrawnFormula("\n1", "1"),
]

private let operatorTrees: [DrawnFormula] = [
    DrawnFormula("1+2*3", "(+ 1 (* 2 3))"), DrawnFormula("(1+2)*3", "(* [(+ 1 2)] 3)"),
    DrawnFormula("1-2-3", "(- (- 1 2) 3)"), DrawnFormula("2^3^2", "(^ (^ 2 3) 2)"),
    DrawnFormula("-2^2", "(^ (-u 2) 2)"), DrawnFormula("2^-2", "(^ 2 (-u 2))"),
    DrawnFormula("2*-3+1", "(+ (* 2 (-u 3)) 1)"),
    DrawnFormula("--A1", "(-u (-u A1))"), DrawnFormula("+-+1", "(+u (-u (+u 1)))"),
    DrawnFormula("1--1", "(- 1 (-u 1))"),
    DrawnFormula("1%%", "((1 %) %)"), DrawnFormula("-1%", "((-u 1) %)"), DrawnFormula("5%^2", "(^ (5 %) 2)"),
    DrawnFormula("2^5%", "(^ 2 (5 %))"), DrawnFormula("A1:B2%", "(A1:B2 %)"), DrawnFormula("1 %", "(1 %)"),
    DrawnFormula("1&2+3", "(& 1 (+ 2 3))"), DrawnFormula("1=2&3", "(= 1 (& 2 3))"),
    DrawnFormula("1<2=3", "(= (< 1 2) 3)"), DrawnFormula("1<>-1", "(<> 1 (-u 1))"),
    DrawnFormula("A1<=B1", "(<= A1 B1)"), DrawnFormula("A1>=B1", "(>= A1 B1)"), DrawnFormula("A1>B1", "(> A1 B1)"),
    DrawnFormula("1/2*3", "(* (/ 1 2) 3)"), DrawnFormula("1*2&\"a\"=\"2a\"", "(= (& (* 1 2) \"a\") \"2a\")"),
    DrawnFormula("A1:B2:C3", "(: A1:B2 C3)"), DrawnFormula("A1 : B2", "(: A1 B2)"),
    DrawnFormula("Sheet1!A1:Sheet1!B2", "(: Sheet1!A1 Sheet1!B2)"),
    DrawnFormula("A1:INDEX(B:B,2)", "(: A1 INDEX(B:B 2))"),
    DrawnFormula("INDEX(A:A,1):INDEX(A:A,9)", "(: INDEX(A:A 1) INDEX(A:A 9))"),
    DrawnFormula("A1:OFFSET(A1,1,1):C3", "(: (: A1 OFFSET(A1 1 1)) C3)"),
    DrawnFormula("A1 B1", "(and A1 B1)"), DrawnFormula("A1:B3 B2:C4 B:B", "(and (and A1:B3 B2:C4) B:B)"),
    DrawnFormula("-A1 B1", "(-u (and A1 B1))"), DrawnFormula("Năm Quý", "(and Năm Quý)"),
    DrawnFormula("A1\nSheet2!B2", "(and A1 Sheet2!B2)"),
    DrawnFormula("A1:B2 Sheet1!C1:Sheet1!D2", "(and A1:B2 (: Sheet1!C1 Sheet1!D2))"),
    DrawnFormula("(A1,B2)", "[<A1 B2>]"), DrawnFormula("(A1,B1 C1,D1)", "[<A1 (and B1 C1) D1>]"),
    DrawnFormula("SUM((A1,B1),C1)", "SUM([<A1 B1>] C1)"), DrawnFormula("(A1,B1) (B1,C1)", "(and [<A1 B1>] [<B1 C1>])"),
    DrawnFormula("Sheet1!$A:$B,Sheet1!$1:$2", "<Sheet1!$A:$B Sheet1!$1:$2>"),
    DrawnFormula("A1#", "(A1 #)"), DrawnFormula("Sheet1!A1#", "(Sheet1!A1 #)"),
    DrawnFormula("SUM(A1#*2)", "SUM((* (A1 #) 2))"),
    DrawnFormula("A1#:B2", "(: (A1 #) B2)"), DrawnFormula("INDEX(A:A,1)#", "(INDEX(A:A 1) #)"),
    DrawnFormula("@A1:A9", "(@u A1:A9)"), DrawnFormula("-@A1", "(-u (@u A1))"), DrawnFormula("@A1+1", "(+ (@u A1) 1)"),
    DrawnFormula("((A1))", "[[A1]]"), DrawnFormula("( A1 )", "[A1]"), DrawnFormula("-(1)", "(-u [1])"),
    DrawnFormula("(1)%", "([1] %)"), DrawnFormula("T[a]:T[b]", "(: T[a] T[b])"),
    DrawnFormula("[@[Đơn giá]]*[@SL]", "(* [@[Đơn giá]] [@SL])"),
    DrawnFormula("1E+5+1", "(+ 100000 1)"), DrawnFormula("LOG10+1", "(+ LOG10 1)"),
]

private let callTrees: [DrawnFormula] = [
    DrawnFormula("SUM()", "SUM()"), DrawnFormula("SUM( )", "SUM()"), DrawnFormula("SUM(A1)", "SUM(A1)"),
    DrawnFormula("IF(A1,,2)", "IF(A1 _ 2)"), DrawnFormula("IF(A1,)", "IF(A1 _)"), DrawnFormula("IF(,)", "IF(_ _)"),
    DrawnFormula("F(,,)", "F(_ _ _)"), DrawnFormula("F( , 1 , )", "F(_ 1 _)"), DrawnFormula("LOG10(1)", "LOG10(1)"),
    DrawnFormula("ATAN2(A1,B1)", "ATAN2(A1 B1)"), DrawnFormula("SUM(A1,-B1)", "SUM(A1 (-u B1))"),
    DrawnFormula("IF(A1>0,SUM(B1:B2)*2,\"\")", "IF((> A1 0) (* SUM(B1:B2) 2) \"\")"),
    DrawnFormula("_xlfn.STDEV.S(A:A)", "_xlfn.STDEV.S(A:A)"),
    DrawnFormula("_xlfn._xlws.SORT(A1:A9)", "_xlfn._xlws.SORT(A1:A9)"),
    DrawnFormula("_xlfn.ANCHORARRAY(A1)", "_xlfn.ANCHORARRAY(A1)"), DrawnFormula("[1]!Own(1)", "<1>!Own(1)"),
    DrawnFormula(
        "_xlfn.LET(_xlpm.x,1,_xlpm.x+1)", "_xlfn.LET(_xlpm.x 1 (+ _xlpm.x 1))"),
    DrawnFormula("LAMBDA(x,x)(1)", "(call LAMBDA(x x) 1)"), DrawnFormula("LAMBDA(x,x)()", "(call LAMBDA(x x) )"),
    DrawnFormula("LAMBDA(x,LAMBDA(y,x+y))(1)(2)", "(call (call LAMBDA(x LAMBDA(y (+ x y))) 1) 2)"),
    DrawnFormula("(LAMBDA(x,x))(1,)", "(call [LAMBDA(x x)] 1 _)"), DrawnFormula("SUM(A1,(B1))", "SUM(A1 [B1])"),
    DrawnFormula("SUM(Sheet1!A1:Sheet1!B2,1)", "SUM((: Sheet1!A1 Sheet1!B2) 1)"),
    DrawnFormula("MATCH(1,{1,2,3},0)", "MATCH(1 {1 2 3} 0)"), DrawnFormula("SUM((A1 B1))", "SUM([(and A1 B1)])"),
    DrawnFormula("F(1)(2)+3", "(+ (call F(1) 2) 3)"), DrawnFormula("F(1)%", "(F(1) %)"),
]

private let faults: [(String, FormulaSyntaxError)] = [
    ("", .init(.operandMissing, at: 0)), (" ", .init(.operandMissing, at: 1)), ("1+", .init(.operandMissing, at: 2)),
    ("*1", .init(.operandMissing, at: 0)), ("1 2", .init(.unexpected, at: 2)), ("(1", .init(.unclosed, at: 2)),
    ("SUM(1", .init(.unclosed, at: 5)), ("1)", .init(.unexpected, at: 1)), ("()", .init(.operandMissing, at: 1)),
    ("(A1,)", .init(.operandMissing, at: 4)), ("A1,", .init(.operandMissing, at: 3)),
    ("\"abc", .init(.unknownText, at: 0)),
    ("1+\"abc", .init(.unknownText, at: 2)), ("A1 \"b\"", .init(.unexpected, at: 3)),
    ("{1,2;3}", .init(.badArray, at: 0)),
    ("{}", .init(.badArray, at: 1)), ("{A1}", .init(.badArray, at: 1)), ("{1", .init(.unclosed, at: 2)),
    ("{1,", .init(.unclosed, at: 3)), ("{-\"a\"}", .init(.badArray, at: 2)), ("{1 2}", .init(.badArray, at: 3)),
    ("Sheet1!", .init(.operandMissing, at: 7)), ("Sheet1!1", .init(.unexpected, at: 7)),
    ("}", .init(.operandMissing, at: 0)),
    ("\"a\"(2)", .init(.unexpected, at: 3)), ("SUM(1;2)", .init(.unexpected, at: 5)),
    ("=1", .init(.operandMissing, at: 0)),
    ("1abc", .init(.unknownText, at: 0)), ("A1~B1", .init(.unknownText, at: 2)),
    ("Biểu!A1+", .init(.operandMissing, at: 10)),
]

struct FormulaExpressionTests {
    @Test(arguments: operandTrees + operatorTrees + callTrees)
    func hasTheTreeDrawnByHand(_ drawn: DrawnFormula) throws {
        let formula = try FormulaExpression(drawn.text)
        #expect(draw(formula, formula.root) == drawn.tree)
        #expect(Array(formula.description.utf8) == Array(drawn.text.utf8))
        #expect(formula.nodeIDs.last == formula.root)
    }

    /// The lexer's own table: what a person would call a formula parses, and comes back.
    @Test(arguments: operands + qualified + expressions)
    func cutFormulasComeBack(_ cut: CutFormula) {
        let text = cut.text.split(separator: "|", omittingEmptySubsequences: false).joined()
        if cut.kinds.contains("?") || text == "R[1]C[-1]" { return }
        #expect((try? FormulaExpression(text))?.description == text)
    }

    @Test(arguments: faults)
    func saysWhereTheTextIsNoFormula(_ text: String, _ expected: FormulaSyntaxError) {
        #expect(throws: expected) { try FormulaExpression(text) }
    }

    @Test func nodesKnowTheirText() throws {
        let formula = try FormulaExpression(" SUM( A1 , 'B 1'!B2:C3 ) * 2% ")
        let texts = formula.nodeIDs.map { formula.text(of: $0) }
        #expect(
            texts == [
                "A1", "'B 1'!B2:C3", "SUM( A1 , 'B 1'!B2:C3 )", "2", "2%", "SUM( A1 , 'B 1'!B2:C3 ) * 2%",
            ])
    }

    @Test func lengthIsLimitedInCharacters() throws {
        let longest = "\"" + String(repeating: "ế", count: 8_190) + "\""
        #expect(try FormulaExpression(longest).description == longest)
        #expect(throws: FormulaSyntaxError(.tooLong, at: 0)) { try FormulaExpression(longest + " ") }
        #expect(try FormulaExpression(longest + " ", lengthLimit: .max).tokens.count == 2)
    }

    @Test(arguments: ["(", "-", "SUM(", "IF(A1,", "@", "LAMBDA(x,x)(", "F((-", "{", "1+("])
    func deepNestingIsRefused(_ piece: String) {
        let text = String(repeating: piece, count: 8_190 / piece.utf8.count)
        #expect(throws: FormulaSyntaxError.self) { try FormulaExpression(text) }
    }

    @Test func nestingIsLimited() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
        }
        #expect(try FormulaExpression(nested(255)).description == nested(255))
        #expect(throws: FormulaSyntaxError.self) { try FormulaExpression(nested(256)) }
        #expect(throws: FormulaSyntaxError.self) { try FormulaExpression("1" + String(repeating: "%", count: 300)) }
        #expect(throws: FormulaSyntaxError.self) { try FormulaExpression("F" + String(repeating: "(1)", count: 300)) }
    }

    @Test(arguments: ["1+", "A1:", "A1 ", "1&", "2^", "A1=", "A1,"])
    func longChainsAreNoNesting(_ piece: String) throws {
        let text = String(repeating: piece, count: 2_600) + "A1"
        #expect(try FormulaExpression(text).description == text)
    }

    /// Random trees, written out and read again, keep their shape.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func randomNestingComesBack(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<100 {
            let (text, tree) = randomFormula(depth: 6, &random)
            let formula = try FormulaExpression(text)
            #expect(draw(formula, formula.root) == tree)
            #expect(formula.description == text)
        }
    }

    /// A random formula in which every operator has parentheses of its own, and its tree.
    private func randomFormula(depth: Int, _ random: inout SplitMix) -> (String, String) {
        let leaves = [
            ("1", "1"), ("A1", "A1"), ("'It''s'!B2:C3", "It's!B2:C3"), ("\"a\"\"b\"", "\"a\"b\""), ("Năm", "Năm"),
            ("{1,2;3,4}", "{1 2;3 4}"), ("T[[#All],[a]]", "T[[#All],[a]]"), ("#N/A", "#N/A"), ("TRUE", "yes"),
        ]
        if depth == 0 { return leaves[random.next(below: leaves.count)] }
        let space = ["", " ", "\n"][random.next(below: 3)]
        let (one, oneTree) = randomFormula(depth: depth - 1 - random.next(below: depth), &random)
        let (other, otherTree) = randomFormula(depth: depth - 1 - random.next(below: depth), &random)
        switch random.next(below: 5) {
        case 0: return ("(\(space)\(one)\(space))", "[\(oneTree)]")
        case 1: return ("F(\(one)\(space),,\(space)\(other))", "F(\(oneTree) _ \(otherTree))")
        case 2: return ("-(\(one))", "(-u [\(oneTree)])")
        case 3: return ("(\(one))%", "([\(oneTree)] %)")
        default:
            let sign = ["+", "-", "*", "/", "^", "&", "=", "<>", "<="][random.next(below: 9)]
            return ("(\(one))\(space)\(sign)\(space)(\(other))", "(\(sign) [\(oneTree)] [\(otherTree)])")
        }
    }
}
