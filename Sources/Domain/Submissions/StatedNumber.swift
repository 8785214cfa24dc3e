public import Findings
public import FoundationEssentials

/// A number as a cell states it, and how exactly.
///
/// ```swift
/// StatedNumber(.value(13.6), halfUnit: 0.05, source: source)
/// ```
public struct StatedNumber: Sendable, Hashable {
    /// What a cell is, beside what it says.
    public struct Traits: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: UInt8

        /// A set of traits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Its row, column or sheet is hidden.
        public static let hidden = Traits(rawValue: 1)
        /// The number is typed as text, which Excel's sums leave out.
        public static let text = Traits(rawValue: 2)
        /// It is the result of a formula.
        public static let formula = Traits(rawValue: 4)
        /// It stands in the table's total row or column.
        public static let total = Traits(rawValue: 8)
    }

    /// The number, in the indicator's unit, or why there is none.
    public var amount: Amount
    /// Half of the last digit shown, in the same unit: how far the true number may lie from it. 0 for what is counted.
    public var halfUnit: Decimal
    /// The cell.
    public var source: Source
    /// What the cell is, beside what it says.
    public var traits: Traits

    /// Creates a number.
    public init(_ amount: Amount, halfUnit: Decimal = 0, source: Source, traits: Traits = []) {
        self.amount = amount
        self.halfUnit = halfUnit
        self.source = source
        self.traits = traits
    }

    /// The number, if there is one.
    public var value: Decimal? { amount.value }
}

/// A figure of a form in its cell: what it says of which unit, indicator, period and stage, and how exactly.
///
/// Its parts stand behind one reference: a country's figures are grouped, sorted and handed on many times.
public struct FormFigure: Sendable, Hashable {
    private struct Parts: Hashable {
        var achievement: Achievement
        var halfUnit: Decimal
        var source: Source
        var traits: StatedNumber.Traits
        var writtenStage: Stage?
        var isRequired: Bool

        // The cell tells most figures apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(source.cell)
            hasher.combine(source.file)
        }
    }

    private var parts: Shared<Parts>

    /// What it says.
    public var achievement: Achievement {
        _read { yield parts.value.achievement }
        set { parts = parts.with { $0.achievement = newValue } }
    }
    /// Half of the last digit shown, in the figure's unit of measure; 0 for what is counted.
    public var halfUnit: Decimal {
        _read { yield parts.value.halfUnit }
        set { parts = parts.with { $0.halfUnit = newValue } }
    }
    /// The cell.
    public var source: Source {
        _read { yield parts.value.source }
        set { parts = parts.with { $0.source = newValue } }
    }
    /// What the cell is, beside what it says.
    public var traits: StatedNumber.Traits {
        get { parts.value.traits }
        set { parts = parts.with { $0.traits = newValue } }
    }
    /// What the words of its row, or its own, say it is of, where that is another stage than its column's.
    public var writtenStage: Stage? {
        _read { yield parts.value.writtenStage }
        set { parts = parts.with { $0.writtenStage = newValue } }
    }
    /// Whether its column must be filled in.
    public var isRequired: Bool {
        get { parts.value.isRequired }
        set { parts = parts.with { $0.isRequired = newValue } }
    }

    /// Creates a figure.
    public init(
        _ achievement: Achievement, halfUnit: Decimal = 0, source: Source, traits: StatedNumber.Traits = [],
        writtenStage: Stage? = nil, isRequired: Bool = false
    ) {
        parts = Shared(
            Parts(
                achievement: achievement, halfUnit: halfUnit, source: source, traits: traits,
                writtenStage: writtenStage, isRequired: isRequired))
    }

    /// The number alone.
    public var number: StatedNumber {
        StatedNumber(achievement.amount, halfUnit: halfUnit, source: source, traits: traits)
    }

    /// The number, if there is one.
    public var value: Decimal? { achievement.amount.value }
}
