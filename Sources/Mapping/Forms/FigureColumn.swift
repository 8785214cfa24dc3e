internal import Domain
internal import Findings
internal import FoundationEssentials
internal import SheetModel
internal import VietnameseText

/// How the figures of one column are read: its form's declaration, and what the column itself tells.
struct FigureColumn {
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
    }

    let declaration: FormColumn
    /// Units that the column's header and the table name, the closest first.
    private let headerUnits: [String]
    private let separators: NumberConvention?
    private let percentScale: NumberField.PercentScale?
    private let signs: MissingSigns
    private let measures: Measures
    private let refused: Set<String>

    /// Prepares to read a column.
    ///
    /// - Parameter cells: the cells below its header, for votes on separators and scales.
    init(
        _ declaration: FormColumn, of form: Form, path: [String], tableUnit: String?, cells: [GridCell],
        measures: Measures, refused: Set<String>
    ) {
        self.declaration = declaration
        self.measures = measures
        self.refused = refused
        signs = form.missingSigns
        headerUnits =
            path.reversed().compactMap { HeaderLabel.parts(Spacing.tidied($0)).parentheses }
            + (tableUnit.map { [$0] } ?? [])
        var votes = SeparatorVotes()
        var scales = PercentVotes()
        for cell in cells {
            switch cell.value {
            case .text(let text): votes.add(text)
            case .number(let number) where !cell.shown.hasSuffix("%"):
                if let value = Decimal(fifteenDigitsOf: number) { scales.add(value) }
            default: break
            }
        }
        separators = votes.convention
        percentScale = scales.scale
    }

    // MARK: One cell

    /// The figures of a cell, for the column's indicators or those that its row names.
    ///
    /// - Parameter rowUnit: what the row says its figures are in.
    func read(_ cell: GridCell?, for indicators: [Indicator], rowUnit: String? = nil) -> Reading {
        guard let first = indicators.first, first.kind != .text else { return Reading() }
        switch cell?.value ?? .blank {
        case .blank: return missing(signs[""] ?? .notReported, indicators, [])
        case .error: return Reading(faults: [.notANumber(first)])
        case .boolean(let flag): return plain(Decimal(flag ? 1 : 0), unit: nil, first, [], rowUnit)
        case .number(let number):
            guard let cell, cell.isoDate == nil, let value = Decimal(fifteenDigitsOf: number) else {
                return Reading(faults: [.notANumber(first)])
            }
            if first.kind == .percentage {
                return percentage(value, isFormat: cell.shown.hasSuffix("%"), first, rowUnit)
            }
            return plain(value, unit: nil, first, [], rowUnit)
        case .text(let text): return read(text, for: indicators, rowUnit)
        }
    }

    private func read(_ text: String, for indicators: [Indicator], _ rowUnit: String?) -> Reading {
        let first = indicators[0]
        let number = WrittenNumber(text, as: field(for: first))
        let done = number.normalisations.map(\.rawValue)
        if let rule = done.first(where: { refused.contains($0) }) {
            return Reading(faults: [.refused(first, rule)])
        }
        var reading: Reading
        switch number.content {
        case .missing(let kind): return missing(kind, indicators, done)
        case .yesNo(let flag): return plain(Decimal(flag ? 1 : 0), unit: nil, first, done, rowUnit)
        case .number(let quantity): reading = plain(quantity, first, done, rowUnit)
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
            guard measures.count == indicators.count else { return Reading(faults: [.unparsed(first)]) }
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
        if done.contains(Normalisation.numberAsText.rawValue) { reading.faults.append(.asText(first)) }
        if number.outcome == .warned { reading.faults.append(.doubtful(first, number)) }
        return reading
    }

    /// `11 suất x 500k = 5,5 triệu`: the first factor for the first of two indicators, the result for the last.
    private func product(
        _ product: WrittenProduct, _ number: WrittenNumber, _ indicators: [Indicator], _ done: [String]
    ) -> Reading {
        let result = number.quantity ?? Quantity(value: product.computed)
        guard indicators.count == 2, let count = product.factors.first else {
            return plain(result, indicators[0], done, nil)
        }
        var reading = plain(count, indicators[0], done, nil)
        let amount = plain(result, indicators[1], done, nil)
        reading.figures += amount.figures
        reading.faults += amount.faults
        return reading
    }

    private func field(for indicator: Indicator) -> NumberField {
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
        let isScaled = unitTexts(nil).contains { $0 != indicator.unit }
        return NumberField(
            kind, convention: separators, patterns: patterns, percentScale: percentScale,
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

    /// The units a bare number may be in, as written: the row's own word first, then the header's, then the declaration's.
    private func unitTexts(_ rowUnit: String?) -> [String] {
        ([rowUnit] + headerUnits + [declaration.unit]).compactMap(\.self).filter { !$0.isEmpty }
    }

    private func plain(_ quantity: Quantity, _ indicator: Indicator, _ done: [String], _ rowUnit: String?) -> Reading {
        if quantity.isPercent { return plain(quantity.value, unit: "lần", indicator, done, rowUnit) }
        // 170 triệu are đồng already.
        let isMoney = quantity.unit == nil && quantity.factor != 1 && indicator.kind == .money
        return plain(quantity.value, unit: quantity.unit ?? (isMoney ? "đồng" : nil), indicator, done, rowUnit)
    }

    private func percentage(_ value: Decimal, isFormat: Bool, _ indicator: Indicator, _ rowUnit: String?) -> Reading {
        if isFormat || percentScale == .one {
            let done = isFormat ? [] : [Normalisation.percentScale.rawValue]
            return plain(value, unit: "lần", indicator, done, rowUnit)
        }
        return plain(value, unit: "%", indicator, [], rowUnit)
    }

    /// A number in the indicator's unit of measure, if it can be brought into it.
    private func plain(
        _ value: Decimal, unit written: String?, _ indicator: Indicator, _ done: [String], _ rowUnit: String?
    ) -> Reading {
        guard let target = measures.unit(of: indicator) else {
            return Reading(figures: [Figure(indicator: indicator, amount: .value(value), normalisations: done)])
        }
        var source: UnitOfMeasure?
        if let written {
            do throws(UnitError) { source = try measures.unit(written) } catch {
                return Reading(faults: [.unitUnknown(indicator, written, error)])
            }
        } else {
            // Of the words around a number, what is no measure of this kind is no unit: "(đạt/giao)".
            for text in unitTexts(rowUnit) {
                do throws(UnitError) {
                    let unit = try measures.unit(text)
                    if unit.isConvertible(to: target) || text == rowUnit {
                        source = unit
                        break
                    }
                } catch .regionNeeded {
                    return Reading(faults: [.unitUnknown(indicator, text, .regionNeeded(text))])
                } catch { continue }
            }
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
        // Things may be called otherwise ("suất" for people who got one); visits are never people.
        if source.isCounted, target.isCounted, !source.countsVisits, !target.countsVisits {
            let figure = Figure(
                indicator: indicator, amount: .value(value),
                normalisations: done + [Normalisation.unitCalledOtherwise.rawValue])
            return Reading(figures: [figure])
        }
        return Reading(faults: [.unitDiffers(indicator, source.name)])
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
    case asText(Indicator)
    case doubtful(Indicator, WrittenNumber)
}

extension Quantity {
    fileprivate func `in`(_ unit: String) -> Quantity {
        var copy = self
        copy.unit = unit
        return copy
    }
}

extension UnitOfMeasure {
    fileprivate var isCounted: Bool { if case .counted = dimension { true } else { false } }
    fileprivate var countsVisits: Bool { name == "lượt người" }
}
