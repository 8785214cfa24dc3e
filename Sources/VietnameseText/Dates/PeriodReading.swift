/// A period found in a label, a header or a title.
///
/// ```swift
/// PeriodReading.first(in: "BÁO CÁO KẾT QUẢ 9 THÁNG NĂM 2022")?.period.code  // "2022-9M"
/// PeriodReading("6 tháng đầu năm", year: 2022)?.period.code                    // "2022-H1"
/// ```
public struct PeriodReading: Sendable, Equatable {
    /// The period.
    public var period: WrittenPeriod
    /// What the figures are of, where the label says it: `ước thực hiện tháng 10`.
    public var stage: WrittenStage?
    /// Whether it is taken or warned of.
    public var outcome = Outcome.accepted
    /// What was done.
    public var normalisations: [Normalisation] = [.period]
    /// Where it stands, counted in the words and signs of the text.
    var range: Range<Int>

    init(_ period: WrittenPeriod, _ range: Range<Int>) { (self.period, self.range) = (period, range) }

    /// Reads a text that is a period and no more, a stage before it and parentheses around it apart.
    ///
    /// - Parameter year: the year of the context, for a label without one.
    public init?(_ text: String, year: Int? = nil) {
        let items = Words(text, limit: 48).items
        guard var found = PeriodFinder(items, year: year).all(isWhole: true).first else { return nil }
        let stage = WrittenStage.before(items, end: found.range.lowerBound)
        let rest = items[..<(stage?.start ?? found.range.lowerBound)] + items[found.range.upperBound...]
        guard rest.allSatisfy({ $0.isSign || ["ky", "trong", "so", "lieu", "bao", "cao"].contains($0.bare) }) else {
            return nil
        }
        found.stage = stage?.stage
        self = found
    }

    /// All periods named in a text, in order; days in the date of a document or of a signature are none.
    ///
    /// A period without a year takes that of another in the text (`6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2022`),
    /// else that of the context.
    public static func all(in text: String, year: Int? = nil) -> [PeriodReading] {
        let items = Words(text).items
        let plain = PeriodFinder(items, year: nil).all(isWhole: false)
        let own = plain.first { found in
            if case .years = found.period { false } else { true }
        }
        let context = own?.period.lastYear ?? year
        let found = context == nil ? plain : PeriodFinder(items, year: context).all(isWhole: false)
        return found.map { found in
            var found = found
            found.stage = WrittenStage.before(items, end: found.range.lowerBound)?.stage
            return found
        }
    }

    /// The period that a title is about: the first that is not a bare year, else the first.
    ///
    /// - Parameter year: the year of the context, for a label without one.
    public static func first(in text: String, year: Int? = nil) -> PeriodReading? {
        let found = all(in: text, year: year)
        return found.first { if case .year = $0.period { false } else { true } } ?? found.first
    }
}

extension WrittenStage {
    private static let phrases: [(words: [String], stage: WrittenStage)] = [
        (["uoc", "thuc", "hien"], .estimate), (["uoc", "dat"], .estimate), (["uoc", "th"], .estimate),
        (["uoc"], .estimate),
        (["uth"], .estimate), (["ke", "hoach"], .plan), (["kh"], .plan), (["dang", "ky"], .pledge),
        (["dang", "ki"], .pledge), (["chinh", "thuc"], .official), (["thuc", "hien"], .result), (["th"], .result),
        (["ket", "qua"], .result),
    ]

    /// The stage that a text names: `Ước TH`, `Kế hoạch năm`, `Đăng ký`.
    public init?(_ text: String) {
        let items = Words(text, limit: 12).items
        for start in items.indices {
            guard
                let found = Self.phrases.first(where: { phrase in
                    items.count - start >= phrase.words.count
                        && zip(items[start...], phrase.words).allSatisfy { $0.bare == $1 }
                })
            else { continue }
            self = found.stage
            return
        }
        return nil
    }

    /// A stage whose words end right before an item.
    static func before(_ items: [Words.Item], end: Int) -> (stage: WrittenStage, start: Int)? {
        var end = end
        while end > 0, items[end - 1].isSign, "(:-".contains(items[end - 1].bare) { end -= 1 }
        for (words, stage) in phrases where end >= words.count {
            if zip(items[(end - words.count)..<end], words).allSatisfy({ $0.bare == $1 }) {
                return (stage, end - words.count)
            }
        }
        return nil
    }
}
