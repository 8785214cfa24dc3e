internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// Figures of indicators that sentences beside a table give: `vận động công dân lên đường nhập ngũ 47/47 đ/c`.
///
/// A clause counts that names one indicator, in its own or another declared name; its figure is the first number behind
/// the name, else the last before it. Percentages, and clauses with several indicators, give none.
struct NarrativeReader {
    private let reader: FormReader

    /// Texts shorter than this are labels.
    private static let shortest = 12

    init(_ reader: FormReader) { self.reader = reader }

    /// The figures that the text of a cell gives.
    func figures(in cell: OutsideCell, _ context: FormReader.SheetContext) -> [NarratedFigure] {
        let text = cell.cell.shown
        guard case .text = cell.cell.value, text.utf8.count >= Self.shortest,
            text.utf8.contains(where: { (48...57).contains($0) }), let sender = context.sender
        else { return [] }
        // Most lines outside a table begin no indicator's name.
        let words = text.split { $0.isWhitespace || $0 == ";" || $0 == "," || $0 == "." }
        guard words.contains(where: { reader.phrases.begins(with: reader.wordKeys.key(of: String($0))) }) else {
            return []
        }
        let source = Source(
            file: context.file, sheet: context.sheet, cell: cell.reference.description, raw: text)
        return Self.clauses(of: text).flatMap { clause in
            figures(in: clause, sender, context.period, source)
        }
    }

    private func figures(
        in clause: String, _ sender: OrganizationID, _ period: Period, _ source: Source
    ) -> [NarratedFigure] {
        let words = Self.words(of: clause, reader.wordKeys)
        guard let found = named(in: words) else { return [] }
        let behind = words[found.range.upperBound...].map(\.text).joined(separator: " ")
        let before = words[..<found.range.lowerBound].map(\.text).joined(separator: " ")
        let number =
            FoundNumber.all(in: behind, as: Self.field).first { !Self.isPercent($0) }
            ?? FoundNumber.all(in: before, as: Self.field).last { !Self.isPercent($0) }
        guard let number else { return [] }
        var stated: [(Quantity, Stage)] = []
        switch number.reading.content {
        case .number(let quantity): stated = [(quantity, .result)]
        case .ratio(let ratio): stated = [(ratio.achieved, .result), (ratio.quota, .plan)]
        default: return []
        }
        if reader.stageWords.stage(in: clause, of: found.indicator) != nil { return [] }
        let unit = reader.measures.unit(of: found.indicator)
        return stated.compactMap { quantity, stage in
            guard let value = value(of: quantity, in: unit) else { return nil }
            let isCounted = [.count, .boolean, .money].contains(found.indicator.kind)
            return NarratedFigure(
                figure: FormFigure(
                    Achievement(
                        organization: sender, indicator: found.indicator.code, period: period, stage: stage,
                        reportedBy: Reporter(organization: sender, body: .peoplesCommittee), amount: .value(value),
                        unit: unit),
                    halfUnit: isCounted ? 0 : CellPrecision.half(quantity.decimals), source: source),
                quote: Spacing.tidied(clause))
        }
    }

    private static let field = NumberField(.other, patterns: [.ratio])

    private static func isPercent(_ number: FoundNumber) -> Bool { number.reading.quantity?.isPercent ?? false }

    /// A number in the indicator's unit; `nil` where it is of something else.
    private func value(of quantity: Quantity, in target: UnitOfMeasure?) -> Decimal? {
        guard let written = quantity.unit, let target else { return quantity.value }
        guard let unit = try? reader.measures.unit(written) else { return quantity.value }
        if unit.name == target.name { return quantity.value }
        if let conversion = try? unit.converted(quantity.value, to: target) { return conversion.value }
        return unit.isCounted && target.isCounted ? quantity.value : nil
    }

    /// The one indicator that is named among words, the longest name first; `nil` for none or several.
    private func named(in words: [Word]) -> (indicator: Indicator, range: Range<Int>)? {
        var found: [(indicator: Indicator, range: Range<Int>)] = []
        var place = 0
        while place < words.count {
            guard let hit = reader.phrases.longest(at: place, in: words.lazy.map(\.key)) else {
                place += 1
                continue
            }
            found.append((hit.indicator, place..<(place + hit.count)))
            place += hit.count
        }
        guard let first = found.first, found.allSatisfy({ $0.indicator.code == first.indicator.code }) else {
            return nil
        }
        return first
    }

    struct Word {
        var text: String
        /// Without case, marks and punctuation.
        var key: String
    }

    static func words(of text: String, _ keys: WordKeys) -> [Word] {
        text.split(whereSeparator: \.isWhitespace).map { word in
            let word = String(word)
            return Word(text: word, key: keys.key(of: word))
        }
    }

    /// The clauses of a text: parted by `;`, line ends, and by commas and points that stand between words.
    private static func clauses(of text: String) -> [String] {
        var clauses = [""]
        let characters = Array(text)
        for (place, character) in characters.enumerated() {
            let next = place + 1 < characters.count ? characters[place + 1] : " "
            let isEnd =
                character == ";" || character.isNewline || ((character == "," || character == ".") && next.isWhitespace)
            if isEnd { clauses.append("") } else { clauses[clauses.count - 1].append(character) }
        }
        return clauses.filter { $0.contains(where: \.isNumber) }
    }
}

/// The keys of words. Used by one task: sentences of a form are made of the same words everywhere.
final class WordKeys {
    private var known = TextMemo<String>()

    /// A word without case, marks and punctuation.
    func key(of word: String) -> String {
        known.value(word) { NameKey($0.filter { $0.isLetter || $0.isNumber }, .folded).description }
    }
}

/// The names of indicators as rows of words, to be found in sentences.
struct IndicatorPhrases {
    private var phrases: [String: [(words: [String], indicator: Indicator)]] = [:]

    init() {}

    init(_ declaration: ProgramDeclaration, _ keys: WordKeys) {
        for indicator in declaration.program.indicators.indicators {
            let names = [indicator.name] + indicator.aliases + declaration.aliases(of: .indicator, indicator.code)
            for name in names {
                let words = NarrativeReader.words(of: name, keys).map(\.key)
                // One short word is in too many sentences.
                guard words.count > 1, let first = words.first else { continue }
                phrases[first, default: []].append((words, indicator))
            }
        }
        for key in phrases.keys { phrases[key]?.sort { $0.words.count > $1.words.count } }
    }

    /// Whether a name begins with a word.
    func begins(with key: String) -> Bool { phrases[key] != nil }

    /// The longest name that begins at a place.
    func longest(
        at place: Int, in words: some RandomAccessCollection<String>
    ) -> (indicator: Indicator, count: Int)? {
        let rest = words.dropFirst(place)
        guard let first = rest.first, let known = phrases[first] else { return nil }
        return known.first { rest.starts(with: $0.words) }.map { ($0.indicator, $0.words.count) }
    }
}
