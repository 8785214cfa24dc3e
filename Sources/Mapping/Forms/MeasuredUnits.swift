internal import Domain
internal import VietnameseText

/// The unit of measure that a column's figures are in, as far as row, header, table and declaration say it.
struct MeasuredUnits {
    /// Units in parentheses in the header, the closest first.
    private let header: [String]
    /// What stands above the table and in the declaration: they hold for what they fit.
    private let general: [String]
    private let measures: Measures

    init(path: [String], table: String?, declared: String?, measures: Measures) {
        header = path.reversed().compactMap { HeaderLabel.parts(Spacing.tidied($0)).parentheses }
        general = [declared, table].compactMap(\.self).filter { !$0.isEmpty }
        self.measures = measures
    }

    /// Whether money is written in thousands or millions, or any other unit may scale the figures.
    func mayScale(_ indicator: Indicator, _ row: String?) -> Bool {
        (header + general + [row].compactMap(\.self)).contains { $0 != indicator.unit }
    }

    /// Whether the header or the row says that figures are percent.
    func saysPercent(_ row: String?) -> Bool {
        ([row].compactMap(\.self) + header + general).contains { Spacing.tidied($0) == "%" }
    }

    /// The unit of a bare number of an indicator in `target`; `nil` where nothing says it.
    ///
    /// A row's own word always counts. Of the words in a header's parentheses, what is no measure is no unit:
    /// `(đạt/giao)`. A unit above the table is for the columns that it fits.
    ///
    /// - Throws: ``UnitError/regionNeeded(_:)`` where land is meant.
    func unit(_ row: String?, for target: UnitOfMeasure) throws(UnitError) -> UnitOfMeasure? {
        if let row, row.contains(where: { $0.isLetter || $0 == "%" }), let unit = try unit(row, target) { return unit }
        for text in header {
            guard let unit = try unit(text, target) else { continue }
            if unit.isConvertible(to: target) || unit.isMeasure || CountedThing(unit).isKnown { return unit }
        }
        for text in general {
            if let unit = try unit(text, target), unit.isConvertible(to: target) { return unit }
        }
        return nil
    }

    private func unit(_ text: String, _ target: UnitOfMeasure) throws(UnitError) -> UnitOfMeasure? {
        do throws(UnitError) {
            return try measures.unit(text)
        } catch {
            // "công" may be a day's work where no land is meant.
            if case .regionNeeded = error, target.dimension == .area { throw error }
            return nil
        }
    }
}

/// What a unit counts, as far as its word tells: people are no households, and visits are neither.
enum CountedThing: Equatable {
    case people, households, visits
    /// Anything else.
    case other

    private static let peopleWords: Set<String> = [
        "nguoi", "dong chi", "khau", "nhan khau", "hoi vien", "doan vien", "dang vien", "thanh nien", "hoc sinh",
        "cong dan", "lao dong", "phu nu", "tre em", "em", "chau", "chien si", "can bo",
    ]

    init(_ unit: UnitOfMeasure) {
        let key = NameKey(unit.name, .folded).description
        if key == "luot" || key.hasPrefix("luot ") {
            self = .visits
        } else if key == "ho" || key.hasPrefix("ho ") {
            self = .households
        } else if Self.peopleWords.contains(key) {
            self = .people
        } else {
            self = .other
        }
    }

    var isKnown: Bool { self != .other }
}

extension UnitOfMeasure {
    /// Whether it is counted and not measured.
    var isCounted: Bool { if case .counted = dimension { true } else { false } }

    /// Whether it is a measure of land, money, weight, parts, or one of these for each of something.
    var isMeasure: Bool {
        switch dimension {
        case .counted: false
        case .rate(.counted, _): false
        default: true
        }
    }
}
