import Testing

@testable import VietnameseText

/// Running numbers and the words of totals and parts.
@Suite struct LabelTests {
    static let numbers: [(text: String, style: RunningNumber.Style?, path: [Int])] = [
        ("A", .capital, [1]), ("B", .capital, [2]), ("Đ", .capital, [5]), ("A.", .capital, [1]), ("A)", .capital, [1]),
        ("H", .capital, [8]),
        ("I", .roman, [1]), ("II", .roman, [2]), ("III.", .roman, [3]), ("IV", .roman, [4]), ("V", .roman, [5]),
        ("IX", .roman, [9]), ("XIV", .roman, [14]),
        ("XX", .roman, [20]), ("1", .arabic, [1]), ("12", .arabic, [12]), ("1.", .arabic, [1]), ("1)", .arabic, [1]),
        ("(1)", .arabic, [1]), ("01", .arabic, [1]),
        ("1.1", .arabic, [1, 1]), ("1.10", .arabic, [1, 10]), ("1.1.2", .arabic, [1, 1, 2]),
        ("1.1.2.", .arabic, [1, 1, 2]), ("1.1.2.3", .arabic, [1, 1, 2, 3]), ("2,1", .arabic, [2, 1]),
        ("I.1", .arabic, [1]), ("II.1.2", .arabic, [1, 2]), ("A.1", .arabic, [1]), ("a", .letter, [1]),
        ("b", .letter, [2]), ("a)", .letter, [1]), ("a.", .letter, [1]), ("đ", .letter, [5]), ("đ)", .letter, [5]),
        ("1.a", .letter, [1]), ("i", .letter, [9]), ("ii", .letter, [2]), ("-", .dash, []), ("–", .dash, []),
        ("•", .dash, []), ("+", .plus, []), ("*", .star, []), ("**", .star, []), (" 1 ", .arabic, [1]),
        ("", nil, []), (" ", nil, []), ("AB", nil, []), ("IIII", nil, []), ("VX", nil, []), ("1.1.", .arabic, [1, 1]),
        ("Xã", nil, []), ("47 đ/c", nil, []), ("1..2", nil, []), ("Tổng", nil, []), ("?", nil, []), ("aB", nil, []),
        ("1.2.3.4.5.6.7", nil, []), ("1/2", nil, []),
    ]

    @Test(arguments: numbers)
    func number(line: (text: String, style: RunningNumber.Style?, path: [Int])) {
        let number = RunningNumber(line.text)
        #expect(number?.style == line.style)
        #expect(number?.path ?? [] == line.path)
    }

    @Test(
        "One letter is what the number above makes of it",
        arguments: [
            ("B", "C", .capital), ("IV", "V", .roman), ("H", "I", .roman), ("U", "V", .capital), ("W", "X", .capital),
            ("B", "D", .capital),
        ] as [(String, String, RunningNumber.Style)])
    func after(previous: String, text: String, style: RunningNumber.Style) {
        #expect(RunningNumber(text, after: RunningNumber(previous))?.style == style)
    }

    @Test("Levels go from capitals to plus signs")
    func levels() {
        let order = ["A", "I", "1", "1.1", "1.1.2", "a", "*", "-", "+"]
        let levels = order.compactMap { RunningNumber($0)?.level }
        #expect(levels.count == order.count)
        #expect(levels == levels.sorted())
        #expect(Set(levels).count == order.count)
    }

    static let dates: [(day: (Int, Int, Int), format: String?, texts: [String], outcome: Outcome)] = [
        ((2022, 2, 1), nil, ["1.2", "2.1"], .warned), ((2022, 12, 10), nil, ["10.12", "12.10"], .warned),
        ((2022, 2, 1), "d.m", ["1.2"], .accepted), ((2022, 2, 1), "dd.mm", ["1.2"], .accepted),
        ((2022, 12, 10), "d/m", ["10/12"], .accepted), ((2022, 1, 2), "m/d", ["1/2"], .accepted),
        ((2022, 2, 1), "d-mmm", ["1.2", "2.1"], .warned), ((2022, 2, 1), "m/d/yy", ["1.2", "2.1"], .warned),
        ((2022, 3, 3), nil, ["3.3"], .warned), ((2022, 2, 1), "General", ["1.2", "2.1"], .warned),
    ]

    @Test("A running number that became a date", arguments: dates)
    func restored(line: (day: (Int, Int, Int), format: String?, texts: [String], outcome: Outcome)) throws {
        let date = try #require(WrittenDate(year: line.day.0, month: line.day.1, day: line.day.2))
        let found = RunningNumber.restored(from: date, format: line.format)
        #expect(found.texts == line.texts)
        #expect(found.outcome == line.outcome)
    }

    static let labels: [(text: String, role: RowLabel.Role, rest: String, addends: [String])] = [
        ("Tổng cộng", .total, "", []), ("TỔNG CỘNG", .total, "", []), ("Tổng số", .total, "", []),
        ("Cộng", .total, "", []), ("CỘNG", .total, "", []), ("Toàn huyện", .total, "", []),
        ("TOÀN HUYỆN", .total, "", []), ("TỔNG", .total, "", []), ("Tổng", .total, "", []),
        ("Cộng (I+II)", .total, "", ["I", "II"]), ("Tổng cộng (1+2+3)", .total, "", ["1", "2", "3"]),
        ("Tổng số (A+B)", .total, "", ["A", "B"]), ("+", .total, "", []), ("Tổng cộng:", .total, "", []),
        ("  Tổng cộng  ", .total, "", []), ("Tong cong", .total, "", []), ("TONG SO", .total, "", []),
        ("To\u{302}\u{309}ng co\u{323}\u{302}ng", .total, "", []), ("Tổng cộng toàn huyện", .total, "", []),
        ("Cộng toàn huyện", .total, "", []), ("I. Tổng số", .total, "", []), ("Total", .total, "", []),
        ("Cộng I", .total, "", ["I"]), ("Tổng số hộ nghèo", .plain, "Tổng số hộ nghèo", []),
        ("Công", .plain, "Công", []), ("Cống", .plain, "Cống", []), ("Tổng đài", .plain, "Tổng đài", []),
        ("Cộng đồng", .plain, "Cộng đồng", []),
        ("Phước Chánh", .plain, "Phước Chánh", []), ("xã Toàn Thắng", .plain, "xã Toàn Thắng", []),
        ("", .plain, "", []),
        ("Trong đó", .part, "", []), ("Trong đó:", .part, "", []),
        ("- Trong đó: Lúa Đông xuân", .part, "Lúa Đông xuân", []), ("TRONG ĐÓ", .part, "", []),
        ("Tr.đó: nữ", .part, "nữ", []),
        ("trong đó hộ nghèo", .part, "hộ nghèo", []), ("Gồm", .partition, "", []), ("gồm:", .partition, "", []),
        ("Chia ra", .partition, "", []), ("Bao gồm:", .partition, "", []),
        ("+ Chia ra: nam, nữ", .partition, "nam, nữ", []),
        ("1. Lúa", .plain, "Lúa", []), ("a) Sắn", .plain, "Sắn", []), ("- Lúa", .plain, "Lúa", []),
        ("1.1. Lúa nước", .plain, "Lúa nước", []), ("II Chăn nuôi", .plain, "Chăn nuôi", []),
        ("A Vương", .plain, "A Vương", []), ("   + Lúa", .plain, "Lúa", []),
        ("12 xã", .plain, "12 xã", []), (" * Khu vực", .plain, "Khu vực", []),
    ]

    @Test(arguments: labels)
    func label(line: (text: String, role: RowLabel.Role, rest: String, addends: [String])) {
        let label = RowLabel(line.text)
        #expect(label.role == line.role)
        #expect(label.text == line.rest)
        #expect(label.addends == line.addends)
    }

    @Test(
        "Numbers before labels and typed indents",
        arguments: [
            ("1. Lúa", .arabic, 0), ("   + Lúa", .plus, 3), (" - Lúa", .dash, 1), ("\ta) Sắn", .letter, 4),
            ("A Vương", nil, 0), (" * Khu vực", .star, 1), ("II Chăn nuôi", .roman, 0), ("1.1.2. Cá", .arabic, 0),
        ] as [(String, RunningNumber.Style?, Int)])
    func numbered(text: String, style: RunningNumber.Style?, indent: Int) {
        #expect(RowLabel(text).number?.style == style)
        #expect(RowLabel(text).indent == indent)
    }
}
