import SheetModel
import Testing

@testable import XLSX

/// Letters, lines and the words on them.
@Suite struct LineCounterTests {
    private static let times = FontMetrics(Font(name: "Times New Roman", size: 10))

    /// The lines of a text in a font of 10 points, where most letters are 5 points wide.
    private func lines(_ pieces: String..., room: Double, font: FontMetrics = times) -> Int {
        var counter = LineCounter(room: room)
        for piece in pieces { counter.add(piece, in: font) }
        return counter.finish()
    }

    @Test("Words stay whole; spaces at the end of a line take no room")
    func words() {
        #expect(lines("bbbb bbbb", room: 42.5) == 1)
        #expect(lines("bbbb bbbb", room: 42.4) == 2)
        #expect(lines("bbbb      bbbb", room: 20) == 2)
        #expect(lines("bbbb bbbb      ", room: 42.5) == 1)
        #expect(lines("bb bb bb bb", room: 25) == 2)
        #expect(lines("      bbbb", room: 30) == 2)
        #expect(lines("", room: 30) == 1)
    }

    @Test("A word that begins in one run and ends in the next is one word")
    func runs() {
        #expect(lines("bbbb bb", "bb", room: 42.5) == 1)
        #expect(lines("bbbb bb", "bb", room: 40) == 2)
    }

    @Test("Line breaks count, also where nothing stands between them")
    func breaks() {
        #expect(lines("b\nb", room: 100) == 2)
        #expect(lines("b\n\nb\n", room: 100) == 4)
        #expect(lines("bbbb bbbb\nbb", room: 20) == 3)
    }

    @Test("A word longer than a line begins a line and is cut")
    func longWords() {
        #expect(lines(String(repeating: "b", count: 10), room: 20) == 3)
        #expect(lines("bb \(String(repeating: "b", count: 10))", room: 20) == 4)
        #expect(lines("\(String(repeating: "b", count: 10)) b", room: 20) == 3)
        #expect(lines("\(String(repeating: "b", count: 10)) bbb", room: 20) == 4)
        #expect(lines("bbb", room: 1) == 3)
        // Rather behind a hyphen than between letters, as Excel has it; a word that fits is not cut there.
        #expect(lines("bbbbbb-bbbbbb", room: 52) == 2)
        #expect(lines("bb-bbbbbbbbbb", room: 52) == 2)
        #expect(lines("bb-bbbbbbbbbbb", room: 52) == 3)
        #expect(lines("bbbbbb bb-bb", room: 52) == 2)
    }

    @Test("A letter with marks is as wide as without them, composed or not; ơ and ư are letters of their own")
    func vietnamese() {
        for (plain, marked) in [
            ("aeiouydAEIOUYD", "ậệịộụỵdẬỆỊỘỤỴD"), ("aeouy", "ắẽõũỹ"), ("ưƠ", "ựỢ"), ("ae", "a\u{306}e\u{302}\u{301}"),
        ] {
            #expect(Self.width(plain) == Self.width(marked), "\(marked)")
        }
        #expect(Self.width("ơ") > Self.width("o"))
        #expect(Self.width("ư") > Self.width("u"))
        #expect(Self.width("Đ") == 7.22)
        #expect(Self.width("–—…“") == 5 + 10 + 10 + 4.44)
    }

    private static func width(_ text: String, _ font: FontMetrics = times) -> Double {
        (text.unicodeScalars.reduce(0) { $0 + font.width(of: $1) } * 1000).rounded() / 1000
    }

    @Test("Every font has a width for every letter; bold is no narrower, and what is not known is the widest")
    func fonts() {
        let text = "Tổng số công dân trong độ tuổi sẵn sàng nhập ngũ của huyện, “năm 2026” (100%)"
        let unknown = Self.width(text, FontMetrics(Font(name: "Phông lạ", size: 10)))
        for name in ["Times New Roman", "Arial", "Arial Narrow", "Calibri", "Cambria", "Tahoma", "Segoe UI", "Verdana"]
        {
            let width = Self.width(text, FontMetrics(Font(name: name, size: 10)))
            #expect(width <= unknown, "\(name)")
            #expect(Self.width(text, FontMetrics(Font(name: name, size: 10, isBold: true))) >= width, "\(name)")
            let font = FontMetrics(Font(name: name, size: 10))
            let letters = (33..<127).compactMap { Unicode.Scalar($0) } + "ĐđƠơƯưẠỹ–—‘’“”…•".unicodeScalars
            #expect(letters.allSatisfy { font.width(of: $0) > 0.5 }, "\(name)")
        }
    }

    @Test(
        "A line is as high as the row that Excel gives it",
        arguments: [
            ("Times New Roman", 11.0, 15.0), ("Times New Roman", 12, 15.75), ("Times New Roman", 13, 16.5),
            ("Times New Roman", 14, 18.75), ("Arial", 10, 12.75), ("Calibri", 11, 15),
            ("Calibri", 12, 15.75),
        ])
    func height(_ name: String, _ size: Double, _ height: Double) {
        #expect(FontMetrics(Font(name: name, size: size)).lineHeight == height)
    }

    @Test("Columns are counted in digits of 7 pixels in Calibri 11, 8 in Times New Roman 12")
    func digits() {
        #expect(FontMetrics(Font(name: "Calibri", size: 11)).digitPixels == 7)
        #expect(FontMetrics(Font(name: "Times New Roman", size: 12)).digitPixels == 8)
        #expect(FontMetrics(Font(name: "Arial", size: 10)).digitPixels == 7)
    }
}
