import FoundationEssentials
import Testing

@testable import VietnameseText

/// Whatever stands in a cell, reading it ends, and what it says of itself holds together.
@Suite struct RoughInputTests {
    static let pieces = [
        "1", "47", "1.500", "1,5", "0", "02", "999999999999999999", "26/10/2022", "31/02/2022", "10/2022", "/", "x",
        "×", "=", "-", "–", "(", ")", "%", "+", ".", ",", ";", " ", "\u{A0}", "\u{200B}",
        "\t", "\n", "tỷ", "triệu", "tr", "k", "đ", "đồng", "hộ", "đ/c", "ha", "khoảng", "từ", "đến", "ngày", "tháng",
        "năm", "quý", "III", "T", "Q", "6", "đầu", "cuối", "vụ", "Đông", "Xuân", "giai đoạn",
        "2021", "2022", "một", "trăm", "mươi", "rưỡi", "không", "linh", "âm", "UBND", "xã", "Ban CHQS", "P.", "X.",
        "T.T", "Phước", "Chánh", "Tổng", "cộng", "I", "II", "a)", "Trong đó", ":", "#REF!", "…", "E+05", "e9999",
        "Ð", "Р", "１", "µ", "¸", "ø", "ê\u{301}", "\u{301}", "o\u{31B}", "😀", "中", "e\u{302}\u{323}", "'", "\"", "~",
        "≥", "₫", "m2", "²",
    ]

    @Test("Any sequence of pieces is read without a trap")
    func reads() {
        var generator = SplitMix(state: 46)
        var wrong: [String] = []
        let kinds: [NumberField.Kind] = [
            .count, .money, .area, .percentage, .ratio, .composite, .rate, .other, .yesNo, .code,
        ]
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<(1 + generator.below(9)) {
                text += Self.pieces[generator.below(Self.pieces.count)]
                if generator.below(3) > 0 { text += " " }
            }
            let reading = WrittenNumber(
                text, as: NumberField(kinds[generator.below(kinds.count)], patterns: [.product]))
            if !Self.holds(reading) { wrong.append(text) }
            let tidy = Spacing.tidied(text)
            if !Spacing.isTidy(tidy) && Spacing.tidied(tidy) != tidy { wrong.append(text) }
            let composed = NFC.normalised(text)
            if NFC.normalised(composed) != composed { wrong.append(text) }
            for found in FoundNumber.all(in: text) where !Self.holds(found.reading) { wrong.append(text) }
            for period in PeriodReading.all(in: text, year: 2022) where period.period.label.isEmpty {
                wrong.append(text)
            }
            let date = DateReading(text, year: 2022)
            if (date.date == nil) != (date.outcome == .refused) { wrong.append(text) }
            if UnitName.readings(of: text).isEmpty { wrong.append(text) }
            if case .found(_, .folded, let notes) = NameLadderTests.ladder.match(text), notes.outcome == .accepted {
                wrong.append(text)
            }
            let legacy = LegacyReading(text)
            if legacy.encoding == nil, legacy.text != text { wrong.append(text) }
            _ = (RowLabel(text), RunningNumber(text), Syllable.isValid(text), NumberWords.value(of: text))
        }
        #expect(wrong == [])
    }

    /// A refused reading has no value; a value is a number; doubt is not accepted.
    private static func holds(_ reading: WrittenNumber) -> Bool {
        if case .unreadable = reading.content { return reading.outcome == .refused && reading.value == nil }
        if reading.outcome == .refused { return false }
        if let value = reading.value, value.isNaN { return false }
        if reading.isApproximate || reading.remark != nil || reading.candidates.count > 1 {
            return reading.outcome == .warned
        }
        return true
    }

    @Test(
        "Very long texts take time in proportion",
        arguments: ["1.", "1 ", "a ", "tháng 10 ", "47/47 ", "1x", "ê\u{301}", "P.", "("])
    func long(piece: String) {
        let text = String(repeating: piece, count: 20_000)
        _ = WrittenNumber(text)
        _ = FoundNumber.all(in: text)
        _ = PeriodReading.first(in: text)
        _ = DateReading(text)
        _ = UnitName(text)
        _ = RowLabel(text)
        _ = LegacyReading(text)
        #expect(NameLadderTests.ladder.match(text).id == nil)
    }
}
