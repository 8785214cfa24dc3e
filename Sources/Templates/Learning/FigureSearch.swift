internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// Finds the figure that explains the numbers of a cell in all rows of its loops.
struct FigureSearch {
    /// A cell that one value is to explain, in the rows it stands in.
    struct Instance {
        var observed: Observed
        var context: TemplateContext
        var cell: CellReference
    }

    /// What explains the numbers.
    struct Found {
        var value: TemplateValue
        var certainty: MarkerProposal.Certainty
        var reason: LocalizedText
    }

    /// What came of looking for an explanation.
    enum Result {
        case found(Found)
        /// Several explain them as well; nothing says which.
        case several([TemplateValue])
        case none
    }

    /// What may be asked for, given the loops around.
    struct Scope {
        var hasUnit = false
        var hasIndicator = false
        var hasBody = false

        init(_ context: TemplateContext?) {
            hasUnit = context?.unit != nil || context?.group != nil
            hasIndicator = context?.indicator != nil
            hasBody = context?.body != nil
        }
    }

    private struct Candidate {
        var value: TemplateValue
        var score: Double
        var exact: Int
        var different: [CellReference]
        /// What the words say of its indicator.
        var words: Double
    }

    let evaluator: TemplateEvaluator
    private let memory = Memory()

    /// Values outside of all loops are asked for again and again.
    private final class Memory {
        var filled: [TemplateValue: FilledValue] = [:]
    }

    init(_ evaluator: TemplateEvaluator) { self.evaluator = evaluator }

    private var program: Program { evaluator.program }

    func filled(_ value: TemplateValue, in context: TemplateContext) -> FilledValue {
        guard context.steps.isEmpty else { return evaluator.value(value, in: context) }
        if let known = memory.filled[value] { return known }
        let filled = evaluator.value(value, in: context)
        memory.filled[value] = filled
        return filled
    }

    // MARK: Candidates

    private static let fields: [FigureField] = [
        .stage(.result), .stage(.plan), .rate, .remaining, .stage(.pledge), .stage(.estimate), .stage(.official),
        .difference, .growth,
    ]

    private func requests(_ scope: Scope, _ clues: Clues, indicators: [FigureRequest.IndicatorChoice])
        -> [FigureRequest]
    {
        var units: [FigureRequest.UnitChoice] = [.context]
        if !scope.hasUnit {
            let whole: FigureRequest.UnitChoice = scope.hasIndicator && !clues.isWhole ? .context : .whole
            units = clues.unit.map { [.unit($0), whole] } ?? [whole]
        }
        let bodies: [OrganisationBody?] = scope.hasBody ? [nil] : [nil] + clues.bodies.map { $0 }
        var periods: [FigureRequest.PeriodChoice] = [.reported]
        for period in [FigureRequest.PeriodChoice.sameLastYear, .previous, .yearToDate] { periods.append(period) }
        return indicators.flatMap { indicator in
            Self.fields.flatMap { field in
                units.flatMap { unit in
                    bodies.flatMap { body in
                        periods.compactMap { period in
                            let isOther = period != .reported && !clues.periods.contains(period)
                            if isOther, field != .stage(.result) { return nil }
                            return FigureRequest(field, indicator: indicator, unit: unit, body: body, period: period)
                        }
                    }
                }
            }
        }
    }

    private func values(_ request: FigureRequest, _ clues: Clues) -> [TemplateValue] {
        let plain = TemplateValue(.figure(request))
        guard let measure = clues.measure else { return [plain] }
        if case .code(let code) = request.indicator, program.indicators[code]?.kind != .money { return [plain] }
        var converted = plain
        converted.form.measure = measure
        return [plain, converted]
    }

    // MARK: Explaining

    /// The value that explains all instances, a few of many apart.
    ///
    /// - Parameter extra: what is known besides words, by indicator and field: the figures of the same column, or those
    ///   before in the sentence.
    /// - Complexity: O(indicators × instances) at worst; a candidate that fails early costs little.
    func explain(
        _ instances: [Instance], _ clues: Clues, extra: (FigureRequest) -> Double = { _ in 0 }
    ) -> Result {
        guard let first = instances.first, instances.contains(where: { $0.observed.number != nil }) else {
            return .none
        }
        let scope = Scope(first.context)
        let codes = program.indicators.indicators.filter { $0.kind != .text }.map {
            FigureRequest.IndicatorChoice.code($0.code)
        }
        if scope.hasIndicator {
            let result = choose(among: requests(scope, clues, indicators: [.context]), instances, clues, extra)
            if case .none = result {} else { return result }
            // A fixed indicator beside rows of others must be named.
            let named = codes.filter { choice in
                if case .code(let code) = choice { clues.indicators[code] ?? 0 >= 0.9 } else { false }
            }
            return choose(among: requests(scope, clues, indicators: named), instances, clues, extra)
        }
        return choose(among: requests(scope, clues, indicators: codes), instances, clues, extra)
    }

    private func choose(
        among requests: [FigureRequest], _ instances: [Instance], _ clues: Clues,
        _ extra: (FigureRequest) -> Double
    ) -> Result {
        var found: [Candidate] = []
        for request in requests {
            for value in values(request, clues) {
                guard var candidate = candidate(value, instances) else { continue }
                candidate.words = words(of: request, clues) + extra(request)
                candidate.score = score(request, value, clues) + candidate.words
                // What agrees in all rows goes before what agrees in most.
                if !candidate.different.isEmpty {
                    candidate.score -= 1 + 6 * Double(candidate.different.count) / Double(instances.count)
                }
                found.append(candidate)
            }
        }
        let sorted = found.enumerated().sorted {
            ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
        }.map(\.element)
        guard let best = sorted.first else { return .none }
        let rivals = sorted.dropFirst().filter { Self.isOther($0.value, than: best.value) }
        let distinct = Set(instances.compactMap { $0.observed.number }).count
        // One number, or the same in all rows, proves nothing by itself.
        let isTelling = distinct > 2 || distinct == 2 && rivals.isEmpty
        let isLarge = rivals.isEmpty && instances.contains { Self.isLarge($0.observed) }
        let isNamed = best.words >= 1.5 || Scope(instances[0].context).hasIndicator
        let isSmall = instances.count == 1 && best.words < 0.6 && !(instances[0].observed.number ?? 0 >= 10)
        if let rival = rivals.first, rival.score > best.score - 0.4, !isNamed || rival.score >= best.score - 0.05 {
            if isSmall { return .none }
            return .several([best.value] + rivals.prefix(4).map(\.value))
        }
        guard isTelling || isNamed || isLarge else {
            // Small numbers equal something everywhere.
            if isSmall { return .none }
            return .several(Array(sorted.prefix(4).map(\.value)))
        }
        let isAgainst = contradicts(best.value, clues)
        // The heading says otherwise: only a name that is all there speaks for it still.
        if isAgainst, clues.isStrict || best.words < 3.6 { return .several([best.value]) }
        return .found(
            Found(
                value: best.value, certainty: certainty(best, rivals, !isAgainst && (isTelling || isNamed)),
                reason: reason(best, rivals.count, instances)))
    }

    /// Whether the words name another field.
    private func contradicts(_ value: TemplateValue, _ clues: Clues) -> Bool {
        guard let request = value.request, !clues.fields.isEmpty, !clues.fields.contains(request.field) else {
            return false
        }
        return !(isPercentage(request) && clues.fields.contains(.rate))
    }

    private func certainty(_ best: Candidate, _ rivals: [Candidate], _ isBorneOut: Bool) -> MarkerProposal.Certainty {
        let isClose = rivals.first.map { $0.score > best.score - 1 } ?? false
        return best.different.isEmpty && !isClose && isBorneOut ? .sure : .unsure
    }

    /// A number that hardly equals another by chance.
    private static func isLarge(_ observed: Observed) -> Bool {
        guard let number = observed.number else { return false }
        return number >= 1000 || decimals(of: number) >= 3
    }

    private static func decimals(of number: Decimal) -> Int { Observed.decimals(of: number) }

    /// Whether two values mean different things, not the same in two ways.
    private static func isOther(_ one: TemplateValue, than other: TemplateValue) -> Bool {
        guard let left = one.request, let right = other.request else { return one != other }
        return left.field != right.field || left.indicator != right.indicator || left.unit != right.unit
    }

    /// How a value explains the instances; `nil` where it does not.
    private func candidate(_ value: TemplateValue, _ instances: [Instance]) -> Candidate? {
        let limit = instances.count < 4 ? 0 : instances.count / 4
        var (exact, rounded) = (0, 0)
        var different: [CellReference] = []
        for instance in instances {
            switch instance.observed.matches(filled(value, in: instance.context)) {
            case .exact: exact += 1
            case .rounded: rounded += 1
            case .missing: break
            case .different:
                different.append(instance.cell)
                if different.count > limit { return nil }
            }
        }
        guard exact + rounded > 0, different.count < exact + rounded || different.isEmpty else { return nil }
        var candidate = Candidate(value: value, score: 0, exact: exact, different: different, words: 0)
        candidate.score = exact > 0 ? 0 : -0.2
        return candidate
    }

    // MARK: Words

    /// What the words say of the indicator and unit.
    private func words(of request: FigureRequest, _ clues: Clues) -> Double {
        guard case .code(let code) = request.indicator else { return 0 }
        return 4 * (clues.indicators[code] ?? 0)
    }

    private func score(_ request: FigureRequest, _ value: TemplateValue, _ clues: Clues) -> Double {
        var score = 0.0
        if clues.fields.contains(request.field) {
            score += 3
        } else if clues.fields.isEmpty {
            switch request.field {
            case .stage(.result): score += 0.6
            case .stage(.plan), .rate: score += 0.3
            default: break
            }
        } else if isPercentage(request), clues.fields.contains(.rate), request.field == .stage(.result) {
            score += 2
        } else {
            score -= 3
        }
        if request.period == .reported {
            score -= clues.periods.isEmpty ? 0 : 2
        } else {
            score += clues.periods.contains(request.period) ? 3 : -1.5
        }
        if let body = request.body { score += clues.bodies.contains(body) ? 1 : -1 }
        if case .unit = request.unit { score += 1.5 }
        if value.form.measure != nil { score += 0.5 }
        return score
    }

    private func isPercentage(_ request: FigureRequest) -> Bool {
        if case .code(let code) = request.indicator { program.indicators[code]?.kind == .percentage } else { false }
    }

    // MARK: Reasons

    private func reason(_ best: Candidate, _ rivals: Int, _ instances: [Instance]) -> LocalizedText {
        let meaning = MarkerMeaning(program, evaluator.sheet).text(best.value)
        let agreeing = instances.count - best.different.count
        var text =
            instances.count > 1
            ? LocalizedText(
                vi: "trùng với \(meaning.vi) ở \(agreeing)/\(instances.count) ô",
                en: "equals \(meaning.en) in \(agreeing) of \(instances.count) cells")
            : LocalizedText(vi: "trùng với \(meaning.vi)", en: "equals \(meaning.en)")
        if rivals > 0 {
            text.vi += "; còn \(rivals) số liệu khác cũng bằng, chọn theo tiêu đề và lời văn"
            text.en += "; \(rivals) other figures are equal, chosen by headings and words"
        }
        if !best.different.isEmpty {
            let cells = best.different.prefix(5).map(\.description).joined(separator: ", ")
            text.vi += "; ô khác: \(cells). Đề nghị kiểm tra lại"
            text.en += "; differs in \(cells), to be checked"
        }
        return text
    }
}
