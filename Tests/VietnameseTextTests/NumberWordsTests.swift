import FoundationEssentials
import Testing

@testable import VietnameseText

/// Numbers in words, both ways.
@Suite struct NumberWordsTests {
    static let written: [(number: Int64, words: String)] = [
        (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"), (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"), (21, "hai mươi mốt"), (24, "hai mươi tư"), (25, "hai mươi lăm"), (34, "ba mươi tư"),
        (55, "năm mươi lăm"), (91, "chín mươi mốt"), (100, "một trăm"), (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"), (110, "một trăm mười"), (111, "một trăm mười một"), (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"), (999, "chín trăm chín mươi chín"), (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"), (1010, "một nghìn không trăm mười"), (1500, "một nghìn năm trăm"),
        (10_000, "mười nghìn"), (15_000, "mười lăm nghìn"), (100_000, "một trăm nghìn"), (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm linh năm"), (33_000_000, "ba mươi ba triệu"),
        (170_000_000, "một trăm bảy mươi triệu"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"), (1_000_000_000, "một tỷ"),
        (3_200_000_000, "ba tỷ hai trăm triệu"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_002_003_004, "một tỷ không trăm linh hai triệu không trăm linh ba nghìn không trăm linh bốn"),
        (2_500_000_000_000, "hai nghìn năm trăm tỷ"), (-47, "âm bốn mươi bảy"),
    ]

    @Test(arguments: written)
    func writes(line: (number: Int64, words: String)) {
        #expect(NumberWords.words(for: Decimal(line.number)) == line.words)
        #expect(NumberWords.value(of: line.words)?.value == Decimal(line.number))
    }

    static let read: [(words: String, value: String?, unit: String?)] = [
        ("một trăm bảy mươi triệu đồng", "170000000", "đồng"),
        ("Một trăm bảy mươi triệu đồng chẵn", "170000000", "đồng"),
        ("MƯỜI HAI", "12", nil), ("hai mươi tư", "24", nil), ("hai mươi bốn", "24", nil), ("hai mươi nhăm", "25", nil),
        ("một trăm lẻ năm", "105", nil), ("một ngàn không trăm lẻ năm", "1005", nil),
        ("hai triệu rưỡi", "2500000", nil),
        ("ba tỉ hai trăm triệu", "3200000000", nil), ("nam muoi lam nghin", "55000", nil), ("muoi hai", "12", nil),
        ("hai muoi", "20", nil), ("mot tram bay muoi trieu dong", "170000000", "dong"),
        ("mười hai hộ nghèo", "12", "hộ nghèo"),
        ("năm 2022", nil, nil), ("xã Phước Chánh", nil, nil), ("", nil, nil), ("đồng", nil, nil),
        ("mười mươi", nil, nil),
        ("trăm", nil, nil), ("một hai", nil, nil), ("triệu", nil, nil), ("ba nghìn hai triệu", nil, nil),
        ("hai mươi mốt", "21", nil),
        ("không", "0", nil), ("một tỷ không trăm linh hai triệu", "1002000000", nil),
    ]

    @Test(arguments: read)
    func reads(line: (words: String, value: String?, unit: String?)) {
        let quantity = NumberWords.value(of: line.words)
        #expect(quantity?.value.description == line.value)
        #expect(quantity?.unit == line.unit)
    }

    @Test("The words of the south, and money")
    func styles() {
        let south = NumberWords.Style(usesLe: true, usesNgan: true)
        #expect(NumberWords.words(for: 1005, style: south) == "một ngàn không trăm lẻ năm")
        #expect(NumberWords.money(170_000_000) == "Một trăm bảy mươi triệu đồng")
        #expect(NumberWords.money(0) == "Không đồng")
        #expect(NumberWords.words(for: Decimal(3) / 2) == nil)
    }

    @Test("What is written reads back the same")
    func readsBack() {
        var generator = SplitMix(state: 100)
        var wrong: [Int64] = []
        for index in 0..<6_000 {
            let number = index < 2_000 ? Int64(index) : Int64(generator.next() >> (1 + UInt64(generator.below(60))))
            let style = NumberWords.Style(usesLe: index % 2 == 0, usesNgan: index % 3 == 0)
            guard let words = NumberWords.words(for: Decimal(number), style: style),
                NumberWords.value(of: words)?.value == Decimal(number),
                NumberWords.value(of: words + " đồng")?.unit == "đồng"
            else {
                wrong.append(number)
                continue
            }
        }
        #expect(wrong == [])
    }
}
