public import Domain
internal import Findings
internal import FoundationEssentials
public import Mapping
internal import SheetModel
internal import VietnameseText

/// Sample values for a template, before there are any data: the programme's own names and quotas, and invented results that
/// equal the quotas, or stand for a kind of figure.
///
/// ```swift
/// let sample = TemplateSample(declaration, period: period)
/// sample.text(of: cell, in: sheet)  // "47/47 đ/c đạt 100% chỉ tiêu giao"
/// ```
public struct TemplateSample: Sendable {
    private let book: FigureBook
    /// The units that samples are invented for at most.
    private static let unitLimit = 60

    /// Invents figures for a programme's units and indicators.
    ///
    /// - Complexity: O(units × indicators), of at most 60 units.
    public init(_ declaration: ProgramDeclaration, period: Period) {
        let plain = FigureBook(declaration, period: period, figures: [])
        let source = Source(file: "", sheet: "", cell: "", raw: "")
        var figures: [Sourced<Achievement>] = []
        var quotas: [Sourced<Achievement>] = []
        for (place, unit) in plain.units.prefix(Self.unitLimit).enumerated() {
            for indicator in declaration.program.indicators.indicators where indicator.kind != .text {
                let measure = indicator.unit.flatMap { try? UnitOfMeasure($0, region: declaration.program.region) }
                let assigned = plain.single(indicator, unit.id, .plan, WantedPeriod(period), nil).amount.value
                let value = assigned ?? Self.value(indicator.kind)
                func figure(_ stage: Stage, _ period: Period) -> Sourced<Achievement> {
                    Sourced(
                        Achievement(
                            organization: unit.id, indicator: indicator.code, period: period, stage: stage,
                            reportedBy: Reporter(organization: unit.id, body: indicator.authority ?? .peoplesCommittee),
                            amount: .value(value), unit: measure), from: source)
                }
                if assigned == nil { quotas.append(figure(.plan, period)) }
                for stage in [Stage.result, .pledge, .estimate, .official] { figures.append(figure(stage, period)) }
                // One unit falls short, so that lists of those that do have a name.
                if place == 1, indicator.kind == .count, value > 1 {
                    figures[figures.count - 4].value.amount = .value(value - 1)
                }
                for earlier in [plain.program.previous(of: period), plain.program.sameLastYear(as: period)] {
                    if let earlier { figures.append(figure(.result, earlier)) }
                }
            }
        }
        book = FigureBook(declaration, period: period, figures: figures, quotas: quotas)
    }

    private static func value(_ kind: Indicator.Kind) -> Decimal {
        switch kind {
        case .count: 12
        case .area: Decimal(sign: .plus, exponent: -1, significand: 15)
        case .money: 170_000_000
        case .mass: 250
        case .percentage: Decimal(sign: .plus, exponent: -3, significand: 942)
        case .rate: Decimal(sign: .plus, exponent: -1, significand: 525)
        case .boolean: 1
        case .text: 0
        }
    }

    /// The text that a cell would hold in the first rows of the loops around it; empty for one that becomes blank.
    public func text(of cell: TemplateCell, in sheet: TemplateSheet) -> String {
        let (evaluator, context) = context(of: cell, in: sheet)
        switch cell.content {
        case .blank: return ""
        case .text(let words): return words
        case .value(let value): return evaluator.value(value, in: context).text
        case .sentence(let pieces): return evaluator.text(of: pieces, in: context)
        }
    }

    /// The text of one value of a cell.
    public func text(of value: TemplateValue, at cell: TemplateCell, in sheet: TemplateSheet) -> String {
        let (evaluator, context) = context(of: cell, in: sheet)
        return evaluator.value(value, in: context).text
    }

    private func context(
        of cell: TemplateCell, in sheet: TemplateSheet
    ) -> (evaluator: TemplateEvaluator, context: TemplateContext) {
        let count = book.units.count
        let evaluator = TemplateEvaluator(
            sheet, book,
            TemplateEvaluator.Circumstances(
                signed: book.period.days.upperBound, draft: "DỰ THẢO – \(max(count - 1, 0))/\(count) đơn vị",
                remarks: [TemplateEvaluator.Remark(unit: nil, indicator: nil, text: "Tổng ghi 47, cộng lại là 46.")]))
        var context = TemplateContext()
        for loop in sheet.loops(around: cell.cell) {
            // Whatever a filter would leave, a sample has a row.
            guard let item = evaluator.items(of: loop, in: context).first ?? evaluator.anyItem(of: loop, in: context)
            else { continue }
            context = context.entering(item, of: loop, number: 1)
        }
        return (evaluator, context)
    }
}
