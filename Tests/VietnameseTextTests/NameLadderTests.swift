import Testing

@testable import VietnameseText

/// The ladder of names, with the twelve units of Phước Sơn before the merger.
@Suite struct NameLadderTests {
    typealias Ladder = NameLadder<String>

    static let ladder = Ladder(
        [
            ("20722", "Thị trấn Khâm Đức"), ("20725", "Xã Phước Xuân"), ("20728", "Xã Phước Hiệp"),
            ("20729", "Xã Phước Hoà"),
            ("20731", "Xã Phước Đức"), ("20734", "Xã Phước Năng"), ("20737", "Xã Phước Mỹ"),
            ("20740", "Xã Phước Chánh"),
            ("20743", "Xã Phước Công"), ("20746", "Xã Phước Kim"), ("20749", "Xã Phước Lộc"),
            ("20752", "Xã Phước Thành"),
        ].map { .init(id: $0.0, code: $0.0, names: [$0.1], aliases: $0.0 == "20740" ? ["P.Chanh 2", "Làng Hồi"] : []) })

    struct Line: Sendable, CustomTestStringConvertible {
        var text: String
        var id: String?
        var rung: NameRung?
        var outcome: Outcome
        var codes: String
        init(_ text: String, _ id: String?, _ rung: NameRung?, _ outcome: Outcome = .accepted, _ codes: String = "") {
            (self.text, self.id, self.rung, self.outcome, self.codes) = (text, id, rung, outcome, codes)
        }
        var testDescription: String { "“\(text)”" }
    }

    static let lines: [Line] = [
        Line("20740", "20740", .code), Line(" 20740 ", "20740", .code), Line("Xã Phước Chánh", "20740", .exact),
        Line("Xa\u{303} Phu\u{31B}o\u{31B}\u{301}c Cha\u{301}nh", "20740", .exact),
        Line("Xã Phươ\u{301}c Chánh", "20740", .exact),
        Line("Xã Phước  Chánh", "20740", .spaces, .accepted, "text.spaces"),
        Line("Xã Phước Chánh ", "20740", .spaces, .accepted, "text.spaces"),
        Line("Xã\u{A0}Phước\u{A0}Chánh", "20740", .spaces, .accepted, "text.spaces"),
        Line("Xã Phước\tChánh", "20740", .spaces, .accepted, "text.spaces"),
        Line("Xã Phước\nChánh", "20740", .spaces, .accepted, "text.spaces"),
        Line("Xã Phước\u{200B} Chánh", "20740", .spaces, .accepted, "text.spaces"),
        Line("xã Phước Chánh", "20740", .letterCase, .accepted, "name.case"),
        Line("XÃ PHƯỚC CHÁNH", "20740", .letterCase, .accepted, "name.case"),
        Line("xã phước đức", "20731", .letterCase, .accepted, "name.case"),
        Line("Phước Chánh", "20740", .prefix, .accepted, "name.prefix"),
        Line("PHƯỚC CHÁNH", "20740", .prefix, .accepted, "name.prefix"),
        Line("X. Phước Chánh", "20740", .prefix, .accepted, "name.prefix"),
        Line("UBND xã Phước Chánh", "20740", .prefix, .accepted, "name.prefix"),
        Line("Ban CHQS xã Phước Chánh", "20740", .prefix, .accepted, "name.prefix"),
        Line("khối dân vận xã Phước Chánh", "20740", .prefix, .accepted, "name.prefix"),
        Line("TT Khâm Đức", "20722", .prefix, .accepted, "name.prefix"),
        Line("T.T Khâm Đức", "20722", .prefix, .accepted, "name.prefix"),
        Line("UBND THỊ TRẤN KHÂM ĐỨC", "20722", .prefix, .accepted, "name.prefix"),
        Line("UBND xã Phước Chánh, huyện Phước Sơn", "20740", .prefix, .accepted, "name.prefix"),
        Line("xã Khâm Đức", "20722", .prefix, .warned, "name.prefix name.type-differs"),
        Line("Phước Hòa", "20729", .tonePlacement, .accepted, "name.tone-placement"),
        Line("xã Phước Hòa", "20729", .tonePlacement, .accepted, "name.tone-placement"),
        Line("PHƯỚC HÒA", "20729", .tonePlacement, .accepted, "name.tone-placement"),
        Line("UBND xã Phước Hòa", "20729", .tonePlacement, .accepted, "name.tone-placement"),
        Line("Làng Hồi", "20740", .alias, .warned, "name.alias"),
        Line("làng hồi", "20740", .alias, .warned, "name.alias"),
        Line("UBND xã Làng Hồi", "20740", .alias, .warned, "name.alias"),
        Line("Phước Mĩ", "20737", .iAndY, .warned, "name.i-y"),
        Line("xã Phước Mĩ", "20737", .iAndY, .warned, "name.i-y"),
        Line("P. Chánh", "20740", .initials, .warned, "name.initials"),
        Line("P.Chánh", "20740", .initials, .warned, "name.initials"),
        Line("X. P.Chánh", "20740", .initials, .warned, "name.initials"),
        Line("xã P. Chánh", "20740", .initials, .warned, "name.initials"),
        Line("Ph. Chánh", "20740", .initials, .warned, "name.initials"),
        Line("UBND xã P.Chánh", "20740", .initials, .warned, "name.initials"),
        Line("TT K. Đức", "20722", .initials, .warned, "name.initials"),
        Line("Kh. Đức", "20722", .initials, .warned, "name.initials"),
        Line("Phước X.", "20725", .initials, .warned, "name.initials"),
        Line("Phuoc Chanh", "20740", .folded, .warned, "name.folded"),
        Line("xa Phuoc Chanh", "20740", .folded, .warned, "name.folded"),
        Line("PHUOC DUC", "20731", .folded, .warned, "name.folded"),
        Line("UBND xa Phuoc Chanh", "20740", .folded, .warned, "name.folded"),
        Line("Phước Chành", "20740", .folded, .warned, "name.folded"),
        Line("P. Chanh", "20740", .folded, .warned, "name.folded"),
        Line("Xã Phước Ðức", "20731", .exact, .accepted, "text.eth"),
        Line("Phước Ðức", "20731", .prefix, .accepted, "text.eth name.prefix"),
        Line("Xã Рhước Chánh", "20740", .exact, .warned, "text.look-alike"),
        Line("２０７４０", "20740", .code, .warned, "text.look-alike"),
    ]

    @Test(arguments: lines)
    func found(line: Line) {
        guard case .found(let id, let rung, let notes) = Self.ladder.match(line.text) else {
            Issue.record("not found: \(Self.ladder.match(line.text))")
            return
        }
        #expect(id == line.id)
        #expect(rung == line.rung)
        #expect(notes.outcome == line.outcome)
        #expect(notes.normalisations.map(\.rawValue).joined(separator: " ") == line.codes)
    }

    @Test(
        "A slip is never taken, only suggested",
        arguments: [
            ("Phước Tránh", ["20752", "20740"]), ("Phước Năn", ["20734"]), ("Khâm Đưcs", ["20722"]),
            ("Phứơc Chnáh", ["20740"]), ("Đại Lộc", []), ("", []), ("x", []),
        ])
    func slips(text: String, nearest: [String]) {
        guard case .notFound(let ids) = Self.ladder.match(text) else {
            Issue.record("taken: \(Self.ladder.match(text))")
            return
        }
        #expect(ids.prefix(nearest.count) == nearest[...])
        if nearest.isEmpty { #expect(ids == []) }
    }

    static let twins = Ladder([
        .init(id: "1", names: ["Phường Sa Pa"]), .init(id: "2", names: ["Xã Sa Pả"]),
        .init(id: "3", names: ["Thị trấn Yên Minh"]),
        .init(id: "4", names: ["Xã Yên Minh"]), .init(id: "5", names: ["Xã Hoằng Đồng"]),
        .init(id: "6", names: ["Xã Hoằng Đông"]),
        .init(id: "7", names: ["Xã Hoà Bình"]), .init(id: "8", names: ["Xã Hòa Bình"]),
        .init(id: "9", names: ["Xã Phú Quý"]),
        .init(id: "10", names: ["Xã Phú Quí"]), .init(id: "11", names: ["Phường Chánh"]),
        .init(id: "12", names: ["Xã Xa Dung"]),
        .init(id: "13", names: ["Xã Đông Hà", "Xã Đông Hà Cũ"]),
    ])

    @Test(
        "Candidates that share a key are never taken",
        arguments: [
            ("Sa Pa", "1", nil), ("Sa Pả", "2", nil), ("Yên Minh", nil, ["3", "4"]), ("TT Yên Minh", "3", nil),
            ("X. Yên Minh", "4", nil),
            ("Hoang Dong", nil, ["5", "6"]), ("Xã Hoà Bình", "7", nil), ("xã hoá bình", nil, ["7", "8"]),
            ("P. Quý", "9", nil),
            ("H. Bình", nil, ["7", "8"]), ("P. Chánh", "11", nil), ("Xa Dung", "12", nil), ("Dung", nil, nil),
            ("Đông Hà Cũ", "13", nil),
        ] as [(String, String?, [String]?)])
    func ambiguous(text: String, id: String?, ids: [String]?) {
        let match = Self.twins.match(text)
        #expect(match.id == id)
        if case .ambiguous(let found, _) = match { #expect(found == ids) } else { #expect(ids == nil) }
    }

    @Test("A later rung is not tried where an earlier one gives several")
    func stops() {
        let ladder = Ladder([
            .init(id: "1", names: ["A Ka"]), .init(id: "2", names: ["A Ka"]), .init(id: "3", names: ["a ka"]),
        ])
        #expect(ladder.match("A Ka") == .ambiguous(ids: ["1", "2"], rung: .exact))
        #expect(ladder.match("a ka").id == "3")
        #expect(ladder.match("a Ka") == .ambiguous(ids: ["1", "2", "3"], rung: .letterCase))
    }

    @Test("Body and type come back with the unit")
    func notes() {
        guard case .found(_, _, let notes) = Self.ladder.match("Ban CHQS xã Phước Chánh") else {
            Issue.record("not found")
            return
        }
        #expect(notes.body == .militaryCommand)
        #expect(notes.type == .commune)
    }

    @Test(
        "Codes whose zeros Excel dropped",
        arguments: [("1", "00001"), ("00001", "00001"), ("4", "00004"), ("7", nil)] as [(String, String?)])
    func codes(text: String, id: String?) {
        let ladder = Ladder([
            .init(id: "00001", code: "00001", names: ["Phúc Xá"]),
            .init(id: "00004", code: "00004", names: ["Trúc Bạch"]),
        ])
        #expect(ladder.match(text).id == id)
    }

    static let keys: [(one: String, other: String, rung: NameRung, isSame: Bool)] = [
        ("hoà", "hòa", .tonePlacement, true), ("thuỷ", "thủy", .tonePlacement, true),
        ("hoà", "hòa", .letterCase, false),
        ("hoà", "hoá", .tonePlacement, false), ("Quý", "quí", .iAndY, true), ("quý", "quí", .tonePlacement, false),
        ("Mỹ", "Mĩ", .iAndY, true),
        ("thúy", "thúi", .iAndY, false), ("tay", "tai", .iAndY, false), ("lý", "lí", .iAndY, true),
        ("Đông", "Dong", .folded, true),
        ("Đông", "Dong", .iAndY, false), ("Đông", "đông", .letterCase, true), ("Đông", "đông", .spaces, false),
        ("a  b", "a b", .spaces, true),
        ("a  b", "a b", .exact, false), ("D’ran", "D'ran", .letterCase, true),
        ("Bà Rịa – Vũng Tàu", "ba ria vung tau", .folded, false),
        ("Bà Rịa–Vũng Tàu", "Bà Rịa-Vũng Tàu", .letterCase, true), ("Ea H'leo", "Ea Hleo", .folded, true),
        ("Phường 1", "phuong 1", .folded, true),
        ("â", "ă", .tonePlacement, false), ("ơ", "ô", .tonePlacement, false), ("ơ", "ô", .folded, true),
        ("Y Tý", "Y Tí", .iAndY, true),
    ]

    @Test(arguments: keys)
    func key(line: (one: String, other: String, rung: NameRung, isSame: Bool)) {
        #expect((NameKey(line.one, line.rung) == NameKey(line.other, line.rung)) == line.isSame)
    }
}
