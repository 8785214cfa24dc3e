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
    private final class Parts: Sendable {
        let achievement: Achievement
        let halfUnit: Decimal
        let source: Source
        let traits: StatedNumber.Traits
        let writtenStage: Stage?
        let isRequired: Bool

        init(
            _ achievement: Achievement, _ halfUnit: Decimal, _ source: Source, _ traits: StatedNumber.Traits,
            _ writtenStage: Stage?, _ isRequired: Bool
        ) {
            self.achievement = achievement
            self.halfUnit = halfUnit
            self.source = source
            self.traits = traits
            self.writtenStage = writtenStage
            self.isRequired = isRequired
        }
    }

    private var parts: Parts

    /// What it says.
    public var achievement: Achievement {
        _read { yield parts.achievement }
        set { self = with(achievement: newValue) }
    }
    /// Half of the last digit shown, in the figure's unit of measure; 0 for what is counted.
    public var halfUnit: Decimal {
        _read { yield parts.halfUnit }
        set { self = with(halfUnit: newValue) }
    }
    /// The cell.
    public var source: Source {
        _read { yield parts.source }
        set { self = with(source: newValue) }
    }
    /// What the cell is, beside what it says.
    public var traits: StatedNumber.Traits {
        get { parts.traits }
        set { self = with(traits: newValue) }
    }
    /// What the words of its row, or its own, say it is of, where that is another stage than its column's.
    public var writtenStage: Stage? {
        _read { yield parts.writtenStage }
        set { self = with(writtenStage: .some(newValue)) }
    }
    /// Whether its column must be filled in.
    public var isRequired: Bool {
        get { parts.isRequired }
        set { self = with(isRequired: newValue) }
    }

    /// Creates a figure.
    public init(
        _ achievement: Achievement, halfUnit: Decimal = 0, source: Source, traits: StatedNumber.Traits = [],
        writtenStage: Stage? = nil, isRequired: Bool = false
    ) {
        parts = Parts(achievement, halfUnit, source, traits, writtenStage, isRequired)
    }

    private func with(
        achievement: Achievement? = nil, halfUnit: Decimal? = nil, source: Source? = nil,
        traits: StatedNumber.Traits? = nil, writtenStage: Stage?? = nil, isRequired: Bool? = nil
    ) -> FormFigure {
        FormFigure(
            achievement ?? parts.achievement, halfUnit: halfUnit ?? parts.halfUnit, source: source ?? parts.source,
            traits: traits ?? parts.traits, writtenStage: writtenStage ?? parts.writtenStage,
            isRequired: isRequired ?? parts.isRequired)
    }

    /// Whether both say the same of the same cell.
    public static func == (one: FormFigure, other: FormFigure) -> Bool {
        if one.parts === other.parts { return true }
        return one.source == other.source && one.achievement == other.achievement && one.halfUnit == other.halfUnit
            && one.traits == other.traits && one.writtenStage == other.writtenStage
            && one.isRequired == other.isRequired
    }

    /// Hashes the cell and what it says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(source)
        hasher.combine(achievement)
    }

    /// The number alone.
    public var number: StatedNumber {
        StatedNumber(achievement.amount, halfUnit: halfUnit, source: source, traits: traits)
    }

    /// The number, if there is one.
    public var value: Decimal? { achievement.amount.value }
}
