internal import Domain
internal import Findings
internal import VietnameseText

/// Guesses which indicator of a programme the labels above a column of figures mean.
///
/// A name that stands there as it is on record is sure. Else the names are weighed by the words that they share with the
/// labels; words that many indicators have weigh little. Where two come near, nothing is guessed.
struct IndicatorGuess {
    /// What came of some labels.
    enum Answer {
        /// The name stands there.
        case sure(Indicator)
        /// The nearest by far.
        case near(Indicator)
        /// None, or several; the likely ones.
        case unsure([Indicator])

        /// The indicator taken.
        var indicator: Indicator? {
            switch self {
            case .sure(let indicator), .near(let indicator): indicator
            case .unsure: nil
            }
        }
    }

    private typealias Bag = Set<String>

    private let indicators: [Indicator]
    private let names: IndicatorNames
    private let region: Region?
    private let bags: [(place: Int, bag: Bag)]
    private let weights: [String: Double]

    /// Words that say what is measured, and not of what.
    private static let general = Bag(
        [
            "số", "lượng", "diện", "tích", "tổng", "kinh", "phí", "tiền", "mức", "giá", "trị", "được", "các", "tỷ",
            "tỉ", "lệ",
        ].map {
            words(of: $0).first ?? ""
        })
    /// Words of stages and periods, which are read apart.
    private static let stages = [
        "chỉ tiêu được giao", "chỉ tiêu giao", "chỉ tiêu", "kế hoạch", "ước thực hiện", "kết quả thực hiện",
        "thực hiện",
        "kết quả đạt được", "kết quả", "đăng ký", "trong đó", "năm trước", "cùng kỳ", "cả năm", "năm", "đã", "kh", "th",
        "uth",
    ].map { NameKey($0, .folded).description.split(separator: " ") }
    private static let unknownWeight = 0.15

    init(_ declaration: ProgramDeclaration, names: IndicatorNames) {
        indicators = declaration.program.indicators.indicators
        region = declaration.program.region
        self.names = names
        var bags: [(Int, Bag)] = []
        var counts: [String: Set<Int>] = [:]
        for (place, indicator) in indicators.enumerated() {
            for name in [indicator.name] + indicator.aliases + declaration.aliases(of: .indicator, indicator.code) {
                let bag = Bag(Self.words(of: name))
                bags.append((place, bag))
                for word in bag { counts[word, default: []].insert(place) }
            }
        }
        self.bags = bags
        weights = counts.reduce(into: [:]) { weights, item in
            weights[item.key] = (Self.general.contains(item.key) ? 0.3 : 1) / Double(item.value.count)
        }
    }

    /// The words of a text, with their marks, wherever the tone stands.
    private static func words(of text: String) -> [String] {
        Phrase(text, limit: 40).words.map { "\($0.letters)\($0.tone)" }
    }

    /// The words of a label without stages and years.
    private static func subject(_ label: String) -> [String] {
        let phrase = Phrase(label, limit: 40)
        var (words, place) = ([String](), 0)
        while place < phrase.words.count {
            let rest = phrase.words[place...]
            if let stage = stages.first(where: { stage in
                rest.count >= stage.count && zip(rest, stage).allSatisfy { $0.bare == $1 }
            }) {
                place += stage.count
                continue
            }
            let word = phrase.words[place]
            if !word.bare.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) || word.bare.utf8.count != 4 {
                words.append("\(word.letters)\(word.tone)")
            }
            place += 1
        }
        return words
    }

    // MARK: One indicator

    /// The indicator of labels.
    ///
    /// - Parameters:
    ///   - unit: the unit of the figures, where the labels or cells tell; only indicators of such figures are meant.
    ///   - title: the words above the table, which may name what the labels leave out.
    func answer(_ labels: [String], unit: String?, isPercent: Bool = false, title: String?) -> Answer {
        let fitting = Set(indicators.indices.filter { fits(indicators[$0], unit, isPercent: isPercent) })
        let subjects = labels.map(Self.subject).filter { !$0.isEmpty }
        let all = Bag(subjects.joined())
        if let exact = only(bags.filter { fitting.contains($0.place) && $0.bag == all }) { return .sure(exact) }
        for (label, words) in zip(labels, labels.map(Self.subject)).reversed() {
            let isGeneral = words.allSatisfy(Self.general.contains)
            for text in [label, Self.withoutStages(label)] where !words.isEmpty {
                guard case .found(let indicator, _, _) = names.match(text, partOf: nil),
                    fitting.contains(indicators.firstIndex(of: indicator) ?? -1)
                else { continue }
                if !isGeneral || subjects.count <= 1 { return .sure(indicator) }
            }
            if !isGeneral { break }
        }
        return weighed(all, fitting, unit, title)
    }

    private func only(_ hits: [(place: Int, bag: Bag)]) -> Indicator? {
        let places = Set(hits.map(\.place))
        return places.count == 1 ? places.first.map { indicators[$0] } : nil
    }

    /// `Chỉ tiêu giao quân` is about `giao quân`.
    private static func withoutStages(_ label: String) -> String {
        for stage in ["Chỉ tiêu", "Kế hoạch", "Kết quả", "Thực hiện", "Đã"] {
            let parts = label.split(separator: " ")
            let count = stage.split(separator: " ").count
            if parts.count > count,
                NameKey(parts.prefix(count).joined(separator: " "), .folded) == NameKey(stage, .folded)
            {
                return parts.dropFirst(count).joined(separator: " ")
            }
        }
        return label
    }

    private func weighed(_ all: Bag, _ fitting: Set<Int>, _ unit: String?, _ title: String?) -> Answer {
        var scores: [Int: Double] = [:]
        for (place, bag) in bags where fitting.contains(place) && !bag.intersection(all).isSubset(of: Self.general) {
            scores[place] = max(scores[place] ?? 0, alikeness(all, bag))
        }
        let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let second = ranked.count > 1 ? ranked[1].value : 0
        if let best = ranked.first, best.value >= 0.55, best.value - second >= 0.12 {
            return .near(indicators[best.key])
        }
        if let title, let indicator = completed(all, by: title, fitting, hasUnit: unit != nil) {
            return .near(indicator)
        }
        return .unsure(ranked.filter { $0.value >= 0.35 }.prefix(3).map { indicators[$0.key] })
    }

    /// The only indicator whose name labels and title hold between them: `Thành tiền (đồng)` below `Tặng quà`. Without a
    /// unit the labels may say nothing else: `Số buổi` below `Tuyên truyền`.
    private func completed(_ all: Bag, by title: String, _ fitting: Set<Int>, hasUnit: Bool) -> Indicator? {
        let wide = all.union(Self.words(of: title))
        let special = all.filter { weights[$0] != nil && !Self.general.contains($0) }
        return only(
            bags.filter { place, bag in
                fitting.contains(place) && bag.isSubset(of: wide) && !bag.isDisjoint(with: all)
                    && (hasUnit || !special.isEmpty && special.isSubset(of: bag))
            })
    }

    /// From 0, for no word in common, to 1, for the same words.
    private func alikeness(_ one: Bag, _ other: Bag) -> Double {
        let all = weight(one) + weight(other)
        return all > 0 ? 2 * weight(one.intersection(other)) / all : 0
    }

    private func weight(_ bag: Bag) -> Double { bag.reduce(0) { $0 + (weights[$1] ?? Self.unknownWeight) } }

    private func fits(_ indicator: Indicator, _ unit: String?, isPercent: Bool) -> Bool {
        if isPercent || unit == "%" { return indicator.kind == .percentage }
        guard let unit, let written = try? UnitOfMeasure(unit, region: region) else {
            return indicator.kind != .percentage && indicator.kind != .text
        }
        guard let own = indicator.unit.flatMap({ try? UnitOfMeasure($0, region: region) }) else { return true }
        if case (.counted, .counted) = (written.dimension, own.dimension) { return true }
        return written.isConvertible(to: own)
    }

    // MARK: Several in one cell

    /// The indicators of figures that are written together, one for each unit that the cells show, in that order; `nil`
    /// where one of them is unsure.
    func answers(_ labels: [String], parts units: [String?], parentheses: [String]) -> [Indicator]? {
        var taken: [Indicator] = []
        for unit in units {
            let all = Bag((labels.map(Self.subject) + parentheses.map(Self.subject)).joined())
            let fitting = indicators.indices.filter {
                fits(indicators[$0], unit, isPercent: false) && !taken.contains(indicators[$0])
            }
            var scores: [Int: Double] = [:]
            for (place, bag) in bags where fitting.contains(place) {
                scores[place] = max(scores[place] ?? 0, alikeness(all, bag))
            }
            let ranked = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            guard let best = ranked.first, best.value >= 0.35,
                best.value - (ranked.count > 1 ? ranked[1].value : 0) >= 0.1
            else { return nil }
            taken.append(indicators[best.key])
        }
        return taken.isEmpty ? nil : taken
    }
}
