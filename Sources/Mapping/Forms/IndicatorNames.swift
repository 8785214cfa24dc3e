internal import Domain
internal import VietnameseText

/// Which indicator a row's label or code names. Used by one task: labels met before are remembered.
final class IndicatorNames {
    /// What came of a label.
    enum Match {
        /// An indicator, and what was done to the text.
        case found(Indicator, normalisations: [Normalisation], outcome: Outcome)
        /// Several indicators.
        case ambiguous([Indicator])
        /// An indicator, but only by what the programme refuses.
        case refused(Indicator, Normalisation)
        /// None; those with the nearest names.
        case unknown([Indicator])
    }

    private static let rungs: [NameRung] = [.exact, .spaces, .letterCase, .tonePlacement, .alias, .iAndY, .folded]

    private let list: IndicatorList
    private let refused: Set<String>
    private var tables: [NameRung: [NameKey: [Int]]] = [:]
    private var bare: [(key: NameKey, place: Int)] = []
    private var known: [String?: Known] = [:]
    /// The labels of the parent asked for last: rows of one whole follow each other.
    private var last: (whole: String?, known: Known)?

    /// What the labels among the parts of an indicator name.
    private final class Known { var labels = TextMemo<Match>() }

    init(_ declaration: ProgramDeclaration, refused: Set<String>) {
        list = declaration.program.indicators
        self.refused = refused
        for (place, indicator) in list.indicators.enumerated() {
            add(indicator.name, place, to: [.exact, .spaces, .letterCase, .tonePlacement, .iAndY, .folded])
            for alias in indicator.aliases + declaration.aliases(of: .indicator, indicator.code) {
                add(alias, place, to: [.alias, .folded])
            }
            bare.append((NameKey(indicator.name, .folded), place))
        }
    }

    private func add(_ name: String, _ place: Int, to rungs: [NameRung]) {
        for rung in rungs {
            let key = NameKey(name, rung)
            if tables[rung]?[key]?.contains(place) != true {
                tables[rung, default: [:]][key, default: []].append(place)
            }
        }
    }

    /// The indicator of a code.
    func coded(_ code: String) -> Indicator? { list[Spacing.tidied(code)] }

    /// The indicator that a label names: as it stands, else without what belongs to the row (running number, dash,
    /// `Trong đó:`, a unit in parentheses). Of several, a part of `whole` is meant.
    func match(_ text: String, partOf whole: Indicator?) -> Match {
        known(partOf: whole?.code).labels.value(text) { look(for: $0, partOf: whole) }
    }

    private func known(partOf whole: String?) -> Known {
        if let last, last.whole == whole { return last.known }
        let labels = known[whole] ?? Known()
        known[whole] = labels
        last = (whole, labels)
        return labels
    }

    private func look(for text: String, partOf whole: Indicator?) -> Match {
        // An eth or a letter of another script is no Vietnamese letter on any rung.
        let alike = LookAlikes.replaced(NFC.normalised(text))
        let text = alike?.text ?? text
        var texts = [text]
        let label = RowLabel(text)
        for core in [label.text, HeaderLabel.parts(label.text).label] where !core.isEmpty && !texts.contains(core) {
            texts.append(core)
        }
        for rung in Self.rungs {
            for text in texts {
                var hits = tables[rung]?[NameKey(text, rung)] ?? []
                if hits.count > 1, let whole {
                    let parts = hits.filter { list.indicators[$0].parent == whole.code }
                    if parts.count == 1 { hits = parts }
                }
                if hits.count > 1 { return .ambiguous(hits.map { list.indicators[$0] }) }
                if let hit = hits.first { return found(list.indicators[hit], rung, alike) }
            }
        }
        // Typed in a font of before Unicode, which the cell no longer has.
        let legacy = LegacyReading(text)
        if legacy.text != text, case .found(let indicator, let done, _) = look(for: legacy.text, partOf: whole) {
            return checked(indicator, legacy.normalisations + done, .warned)
        }
        return .unknown(nearest(to: texts.last ?? text))
    }

    private func found(_ indicator: Indicator, _ rung: NameRung, _ alike: LookAlikes?) -> Match {
        let done = (alike?.normalisations ?? []) + (rung.normalisation.map { [$0] } ?? [])
        // Other names are declared for the very purpose of being written.
        let outcome = rung == .alias ? Outcome.accepted : rung.outcome
        return checked(indicator, done, max(outcome, alike?.outcome ?? .accepted))
    }

    private func checked(_ indicator: Indicator, _ done: [Normalisation], _ outcome: Outcome) -> Match {
        if let rule = done.first(where: { refused.contains($0.rawValue) }) { return .refused(indicator, rule) }
        return .found(indicator, normalisations: done, outcome: outcome)
    }

    private func nearest(to text: String) -> [Indicator] {
        let key = NameKey(text, .folded)
        let limit = max(key.description.utf8.count / 4, 2)
        let distances = bare.compactMap { entry in key.distance(to: entry.key, limit: limit).map { ($0, entry.place) } }
        guard let least = distances.map(\.0).min() else { return [] }
        return distances.filter { $0.0 == least }.prefix(3).map { list.indicators[$0.1] }
    }
}
