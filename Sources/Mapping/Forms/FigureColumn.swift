internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// How the figures of one column are read: its form's declaration, and what the column itself tells.
final class FigureColumn {
    /// A figure that a cell holds.
    struct Figure {
        var indicator: Indicator
        /// What the cell says it is of, where it holds more than one stage: `47/47`.
        var stage: Stage?
        var amount: Amount
        var normalisations: [String]
    }

    /// What was read of a cell.
    struct Reading {
        var figures: [Figure] = []
        var faults: [FigureFault] = []
        /// A multiplication with its result.
        var product: WrittenProduct?
    }

    let declaration: FormColumn
    private let units: MeasuredUnits
    private let separators: NumberConvention?
    private let scales: PercentVotes
    private let signs: MissingSigns
    private let measures: Measures
    private let refused: Set<String>

    /// Prepares to read a column.
    ///
    /// - Parameters:
    ///   - cells: the cells below its header, for votes on separators.
    ///   - percentages: those of them that hold percentages, for votes on their scale.
    init(
        _ declaration: FormColumn, signs: MissingSigns, units: MeasuredUnits, cells: [GridCell],
        percentages: [GridCell], measures: Measures, refused: Set<String>
    ) {
        self.declaration = declaration
        self.signs = signs
        self.units = units
        self.measures = measures
        self.refused = refused
        var votes = SeparatorVotes()
        for cell in cells { if case .text(let text) = cell.value { votes.add(text) } }
        separators = votes.convention
        var scales = PercentVotes()
        for cell in percentages {
            switch cell.value {
            case .number(let number) where !cell.shown.hasSuffix("%"):
                if let value = Decimal(fifteenDigitsOf: number) { scales.add(value) }
            case .text(let text) where !text.contains("%"):
                if let value = WrittenNumber(text).value { scales.add(value) }
            default: break
            }
        }
        self.scales = scales
    }

    // MARK: One cell

    /// The figures of a cell, for the column's indicators or those that its row names.
    ///
    /// - Parameter rowUnit: what the row says its figures are in.
    func read(_ cell: GridCell?, for indicators: [Indicator], rowUnit: String? = nil) -> Reading {
        guard let first = indicators.first, first.kind != .text else { return Reading() }
        switch cell?.value ?? .blank {
        case .blank:
            if cell?.hasFormula == true { return Reading(faults: [.noResult(first)]) }
            return missing(signs[""] ?? .notReported, indicators, [])
        case .error: return Reading(faults: [.notANumber(first)])
        case .boolean(let flag):
            guard first.kind == .boolean else { return Reading(faults: [.notANumber(first)]) }
            return plain(flag ? 1 : 0, unit: nil, first, [], rowUnit)
        case .number(let number):
            guard let cell, cell.isoDate == nil, let value = Decimal(fifteenDigitsOf: number) else {
                return Reading(faults: [.notANumber(first)])
            }
            if first.kind == .percentage {
                return percentage(value, isFormat: cell.shown.hasSuffix("%"), first, rowUnit)
            }
            if first.kind == .boolean, value != 0, value != 1 { return Reading(faults: [.notANumber(first)]) }
            return plain(value, unit: nil, first, [], rowUnit)
        case .text(let text): return read(text, for: indicators, rowUnit)
        }
    }

    private func read(_ text: String, for indicators: [Indicator], _ rowUnit: String?) -> Reading {
        let first = indicators[0]
        let number = WrittenNumber(text, as: field(for: first, rowUnit))
        let done = number.normalisations.map(\.rawValue)
        if let rule = done.first(where: { refused.contains($0) }) {
            return Reading(faults: [.refused(first, rule)])
        }
        var reading: Reading
        switch number.content {
        case .missing(let kind): return missing(kind, indicators, done)
        case .yesNo(let flag): return plain(flag ? 1 : 0, unit: nil, first, done, rowUnit)
        case .number(let quantity): reading = plain(quantity, first, done, rowUnit)
        // What was not declared to be several figures is not taken for them: "10/2022" is no figure and its quota.
        case .ratio where declaration.pattern != .ratio, .product where declaration.pattern != .product:
            return Reading(faults: [.unparsed(first)])
        case .ratio(let ratio):
            reading = plain(ratio.achieved, first, done, rowUnit)
            // The unit stands behind the quota and is meant for both.
            if reading.figures.isEmpty == false, ratio.achieved.unit == nil, let unit = ratio.quota.unit {
                reading = plain(ratio.achieved.in(unit), first, done, rowUnit)
            }
            for var figure in plain(ratio.quota, first, done, rowUnit).figures {
                figure.stage = .plan
                reading.figures.append(figure)
            }
        case .composite(let measures):
            guard measures.count == indicators.count, declaration.pattern == .composite else {
                return Reading(faults: [.unparsed(first)])
            }
            reading = Reading()
            for (measure, indicator) in zip(measures, indicators) {
                let part = plain(measure, indicator, done, nil)
                reading.figures += part.figures
                reading.faults += part.faults
            }
        case .product(let product):
            reading = self.product(product, number, indicators, done)
        case .range, .code: return Reading(faults: [.noSingleValue(first)])
        case .unreadable: return Reading(faults: [.notANumber(first)])
        }
        if number.outcome == .refused { return Reading(faults: [.notANumber(first)]) }
        if isSeveral {
            // Several figures can only be text, and their words need no fit with the indicators' own.
            reading.faults.removeAll { if case .calledOtherwise = $0 { true } else { false } }
        } else if done.contains(Normalisation.numberAsText.rawValue) {
            reading.faults.append(.asText(first))
        }
        if number.outcome == .warned { reading.faults.append(.doubtful(first, number)) }
        if first.kind == .percentage, !text.contains("%") { reading.faults += scaleFaults(first, rowUnit) }
        return reading
    }

    /// `11 suất x 500k = 5,5 triệu`: the first factor for the first indicator, the result for the last, further factors
    /// for those between; the result alone for a single indicator.
    private func product(
        _ product: WrittenProduct, _ number: WrittenNumber, _ indicators: [Indicator], _ done: [String]
    ) -> Reading {
        let result = number.quantity ?? Quantity(value: product.computed)
        let quantities = product.factors.prefix(indicators.count - 1) + [result]
        guard quantities.count == indicators.count else { return Reading(faults: [.unparsed(indicators[0])]) }
        var reading = Reading(product: product.stated == nil ? nil : product)
        for (quantity, indicator) in zip(quantities, indicators) {
            let part = plain(quantity, indicator, done, nil)
            reading.figures += part.figures
            reading.faults += part.faults
        }
        return reading
    }

    /// Whether cells are declared to hold several figures.
    private var isSeveral: Bool { declaration.pattern.map { $0 != .number } ?? false }

    private func field(for indicator: Indicator, _ rowUnit: String?) -> NumberField {
        let kind: NumberField.Kind =
            switch indicator.kind {
            case .count: .count
            case .area, .mass: .area
            case .money: .money
            case .percentage: .percentage
            case .rate: .rate
            case .boolean: .yesNo
            case .text: .other
            }
        var patterns: Set<NumberField.Pattern> = []
        switch declaration.pattern {
        case .ratio: patterns = [.ratio]
        case .composite: patterns = [.composite]
        case .product: patterns = [.product]
        case .number, nil: break
        }
        let isScaled = units.mayScale(indicator, rowUnit)
        return NumberField(
            kind, convention: separators, patterns: patterns, percentScale: scale(rowUnit),
            isWhole: kind == .count || (kind == .money && !isScaled), missing: signs)
    }

    private func missing(_ kind: MissingFigure, _ indicators: [Indicator], _ done: [String]) -> Reading {
        var reading = Reading()
        for indicator in indicators {
            reading.figures.append(Figure(indicator: indicator, amount: .missing(kind), normalisations: done))
            if declaration.pattern == .ratio {
                reading.figures.append(
                    Figure(indicator: indicator, stage: .plan, amount: .missing(kind), normalisations: done))
            }
        }
        return reading
    }

    // MARK: Units

    private func plain(_ quantity: Quantity, _ indicator: Indicator, _ done: [String], _ rowUnit: String?) -> Reading {
        // A percentage was brought to parts of one; of anything else, a percent sign is another unit.
        if indicator.kind == .percentage, quantity.isPercent || quantity.unit == nil {
            return percent(quantity.value * 100, indicator, done)
        }
        if quantity.isPercent { return plain(quantity.written, unit: "%", indicator, done, rowUnit) }
        // 170 triệu are đồng already.
        let isMoney = quantity.unit == nil && quantity.factor != 1 && indicator.kind == .money
        return plain(quantity.value, unit: quantity.unit ?? (isMoney ? "đồng" : nil), indicator, done, rowUnit)
    }

    /// The scale of percentages without a sign: that of most cells; 100 where none tells.
    ///
    /// Where row, header or table say percent, one or two small figures are small percentages: only a column of parts of
    /// one says otherwise.
    private func scale(_ rowUnit: String?) -> NumberField.PercentScale {
        guard let voted = scales.scale else { return .hundred }
        let isColumn = scales.ones > 2 && scales.hundreds == 0
        return voted == .one && units.saysPercent(rowUnit) && !isColumn ? .hundred : voted
    }

    private func percentage(_ value: Decimal, isFormat: Bool, _ indicator: Indicator, _ rowUnit: String?) -> Reading {
        if isFormat { return percent(value * 100, indicator, [Normalisation.percent.rawValue]) }
        var reading =
            scale(rowUnit) == .one
            ? percent(value * 100, indicator, [Normalisation.percentScale.rawValue]) : percent(value, indicator, [])
        reading.faults += scaleFaults(indicator, rowUnit)
        return reading
    }

    /// So many percent, in the indicator's unit; one without a unit holds parts of a whole.
    private func percent(_ value: Decimal, _ indicator: Indicator, _ done: [String]) -> Reading {
        let unit = measures.unit(of: indicator)
        guard unit == nil || unit?.name == "%" else { return plain(value, unit: "%", indicator, done, nil) }
        let amount = unit == nil ? value / 100 : value
        return Reading(figures: [Figure(indicator: indicator, amount: .value(amount), normalisations: done)])
    }

    /// A doubt where a column mixes scales, or its cells say another one than its header.
    private func scaleFaults(_ indicator: Indicator, _ rowUnit: String?) -> [FigureFault] {
        scales.isMixed || (scales.scale == .one && units.saysPercent(rowUnit)) ? [.percentScale(indicator)] : []
    }

    /// A number in the indicator's unit of measure, if it can be brought into it.
    private func plain(
        _ value: Decimal, unit written: String?, _ indicator: Indicator, _ done: [String], _ rowUnit: String?
    ) -> Reading {
        guard let target = measures.unit(of: indicator) else {
            return Reading(figures: [Figure(indicator: indicator, amount: .value(value), normalisations: done)])
        }
        let source: UnitOfMeasure?
        do throws(UnitError) {
            if let written {
                source = try measures.unit(written)
            } else {
                source = try units.unit(rowUnit, for: target)
            }
        } catch {
            // "công" is a day's work where no land is meant.
            guard case .regionNeeded(let word) = error else {
                return Reading(faults: [.unitUnknown(indicator, written ?? "", error)])
            }
            guard target.dimension != .area else { return Reading(faults: [.unitUnknown(indicator, word, error)]) }
            let figure = Figure(
                indicator: indicator, amount: .value(value),
                normalisations: done + [Normalisation.unitCalledOtherwise.rawValue])
            return target.isCounted
                ? Reading(figures: [figure], faults: [.calledOtherwise(indicator, word)])
                : Reading(faults: [.unitDiffers(indicator, word)])
        }
        guard let source, source.name != target.name else {
            return Reading(figures: [Figure(indicator: indicator, amount: .value(value), normalisations: done)])
        }
        return converted(value, from: source, to: target, indicator, done)
    }

    private func converted(
        _ value: Decimal, from source: UnitOfMeasure, to target: UnitOfMeasure, _ indicator: Indicator, _ done: [String]
    ) -> Reading {
        if let conversion = try? source.converted(value, to: target) {
            let rule = source.factor == target.factor ? Normalisation.unitSynonym : .unitConverted
            if refused.contains(rule.rawValue) { return Reading(faults: [.refused(indicator, rule.rawValue)]) }
            return Reading(
                figures: [
                    Figure(
                        indicator: indicator, amount: .value(conversion.value), normalisations: done + [rule.rawValue])
                ])
        }
        // Things may be called otherwise ("suất" for people who got one); visits are never people, nor households.
        guard source.isCounted, target.isCounted else { return Reading(faults: [.unitDiffers(indicator, source.name)]) }
        let (one, other) = (CountedThing(source), CountedThing(target))
        if one.isKnown, other.isKnown, one != other || one == .visits {
            return Reading(faults: [.unitDiffers(indicator, source.name)])
        }
        let rule = Normalisation.unitCalledOtherwise.rawValue
        if refused.contains(rule) { return Reading(faults: [.refused(indicator, rule)]) }
        let figure = Figure(indicator: indicator, amount: .value(value), normalisations: done + [rule])
        return Reading(
            figures: [figure], faults: one == other && one.isKnown ? [] : [.calledOtherwise(indicator, source.name)])
    }
}

/// Why a cell gave no figure, or one that somebody should look at.
enum FigureFault {
    case notANumber(Indicator)
    case noSingleValue(Indicator)
    case unparsed(Indicator)
    case refused(Indicator, String)
    case unitUnknown(Indicator, String, UnitError)
    case unitDiffers(Indicator, String)
    /// The figure was taken.
    case calledOtherwise(Indicator, String)
    case noResult(Indicator)
    /// The figure was taken.
    case percentScale(Indicator)
    /// The figure was taken.
    case asText(Indicator)
    /// The figure was taken.
    case doubtful(Indicator, WrittenNumber)
    /// The figure was taken as what stands beside it says.
    case resolved(Indicator, chosen: Decimal, other: Decimal)

    /// Whether there is no figure, or not all of it.
    var isLoss: Bool {
        switch self {
        case .asText, .doubtful, .resolved, .calledOtherwise, .percentScale: false
        default: true
        }
    }
}

extension Quantity {
    fileprivate func `in`(_ unit: String) -> Quantity {
        var copy = self
        copy.unit = unit
        return copy
    }
}
