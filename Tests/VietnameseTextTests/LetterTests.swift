import Testing

@testable import VietnameseText

/// White space and look-alikes.
@Suite struct LetterTests {
    static let spacing: [(text: String, tidy: String)] = [
        ("", ""), (" ", ""), ("a", "a"), ("a b", "a b"), ("a  b", "a b"), (" a", "a"), ("a ", "a"), ("a\tb", "a b"),
        ("a\nb", "a b"), ("a\r\nb", "a b"), ("04\u{A0}xã", "04 xã"), ("a\u{200B}b", "ab"), ("\u{FEFF}a", "a"),
        ("a\u{2009}b", "a b"), ("a\u{3000}b", "a b"), ("a – b", "a – b"), ("“a”", "“a”"), ("…", "…"),
        ("ẵ ắ ọ", "ẵ ắ ọ"),
        ("a\u{AD}b", "ab"), ("Phước  Chánh\u{A0}", "Phước Chánh"), ("\u{200B}", ""), ("m² © €", "m² © €"),
        ("quà\u{A0}66", "quà 66"), ("a\u{202F}b", "a b"), ("１ａ", "１ａ"), ("a\u{2060}b", "ab"),
    ]

    @Test(arguments: spacing)
    func tidied(text: String, tidy: String) {
        #expect(Spacing.tidied(text) == tidy)
        if Spacing.isTidy(text) { #expect(text == tidy) }
    }

    static let lookAlikes: [(text: String, replaced: String?, outcome: Outcome)] = [
        ("Đà Nẵng", nil, .accepted), ("Ðà Nẵng", "Đà Nẵng", .accepted), ("Ðồng", "Đồng", .accepted),
        ("ðồng", "đồng", .accepted), ("Ɖà", "Đà", .accepted), ("Рhước", "Phước", .warned), ("Сhánh", "Chánh", .warned),
        ("１２", "12", .warned), ("ＴＴ", "TT", .warned), ("Привет", "Пpивeт", .warned), ("abc", nil, .accepted),
        ("Бг", nil, .accepted), ("ΗÀ ΝỘΙ", "HÀ NỘI", .warned), ("×", nil, .accepted), ("…", nil, .accepted),
    ]

    @Test(arguments: lookAlikes)
    func lookAlike(text: String, replaced: String?, outcome: Outcome) {
        let found = LookAlikes.replaced(text)
        #expect(found?.text == replaced)
        #expect((found?.outcome ?? .accepted) == outcome)
    }

    @Test("An eth and a foreign letter are recorded apart")
    func recorded() {
        #expect(LookAlikes.replaced("Ðà")?.normalisations == [.eth])
        #expect(LookAlikes.replaced("Рhước")?.normalisations == [.lookAlike])
        #expect(LookAlikes.replaced("Ðà Рhước")?.normalisations == [.eth, .lookAlike])
    }
}
