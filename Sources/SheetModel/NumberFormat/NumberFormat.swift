/// A number format code, read once and applied to many cells: what Excel would show for a number or a text
/// (ECMA-376 part 1, 18.8.30 and 18.8.31, and Excel's own behaviour where the standard is silent).
///
/// ```swift
/// let format = NumberFormat(code: "#,##0.00;[Red](#,##0.00)")
/// format.shown(-1234.5, dateSystem: .from1900)   // "(1,234.50)"
/// ```
///
/// A code that Excel refuses counts as `General`. The text is that of a column wide enough: `*x` fills nothing and
/// `_x` is one space. A date or time that Excel cannot show (negative, or after 9999-12-31) gives ``unshowable``.
public struct NumberFormat: Sendable, Hashable {
    /// The code as given.
    public let code: String
    /// Whether any section for numbers shows a date or time.
    public let isDate: Bool
    /// The sections for numbers, at most three; none for a code such as `@`.
    let sections: [FormatSection]
    /// The section for texts, if the code has one.
    let textSection: FormatSection?
    /// Whether every number is shown by `General` and nothing else.
    let isGeneral: Bool
    /// Whether every text is shown as it is.
    let showsTextAsItIs: Bool
    /// What every number is shown as, where that does not depend on the number.
    private let kindOfAll: Kind?

    /// What Excel fills a cell of usual width with when a number cannot be shown.
    public static let unshowable = "########"

    /// The format of cells that have no other.
    public static let general = NumberFormat(code: "General")

    /// Reads `code`; one that Excel refuses is kept as ``code`` and shows numbers as `General` does.
    /// - Complexity: O(*n*) in the length of the code.
    public init(code: String) {
        self.code = code
        var sections = Self.parsed(code) ?? [FormatSection.general]
        if sections.count == 4 {
            textSection = sections.removeLast()
        } else if let last = sections.last, last.content == .text {
            textSection = sections.removeLast()
        } else {
            textSection = nil
        }
        self.sections = sections
        isDate = sections.contains { $0.dateLayout != nil }
        isGeneral = sections == [.general]
        showsTextAsItIs = textSection.map { $0.tokens == [.text] } ?? true
        kindOfAll = sections.count == 1 && sections[0].condition == nil ? sections[0].kind : nil
    }

    private static func parsed(_ code: String) -> [FormatSection]? {
        guard let read = FormatTokenizer.sections(of: code), read.count <= 4 else { return nil }
        guard read.count(where: { $0.condition != nil }) <= 2 else { return nil }
        var sections: [FormatSection] = []
        for section in read {
            guard var resolved = FormatResolver.resolve(section) else { return nil }
            // A colour or condition with nothing behind it stands for General; an empty section hides the number.
            let isBare = resolved.tokens.isEmpty && !resolved.hasTag && resolved.system == nil
            if isBare, read.count == 1 { resolved.content = .general }
            sections.append(resolved)
        }
        if read.count == 1 { sections[0].system = sections[0].system ?? Self.systemPattern(of: code) }
        return sections
    }

    /// The codes that Excel itself uses for the system's short date.
    private static func systemPattern(of code: String) -> SystemPattern? {
        switch code {
        case "m/d/yy", "m/d/yyyy": .shortDate
        case "m/d/yy h:mm", "m/d/yyyy h:mm": .shortDateTime
        default: nil
        }
    }

    /// Whether numbers are shown in percent: a hundred times what is stored.
    public var isPercent: Bool { sections.first.map { $0.scale > 0 && $0.content != .general } ?? false }

    /// Formats are equal when their codes are.
    public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension FormatSection {
    /// `General`.
    static let general: FormatSection = {
        var section = FormatSection()
        section.tokens = [.general]
        section.content = .general
        return section
    }()
}

// MARK: - Choosing a section

extension NumberFormat {
    /// What a number is shown as.
    public enum Kind: Hashable, Sendable {
        /// As it stands, by `General`.
        case general
        /// A number, percentage, fraction or power of ten; also literals only.
        case number
        /// A calendar date.
        case date
        /// A time of day.
        case time
        /// A calendar date and a time.
        case dateTime
        /// A duration such as `[h]:mm`.
        case elapsed
        /// A number in a cell formatted as text (`@`).
        case text

        /// Whether the number is shown as a date, a time or a duration.
        public var isDate: Bool {
            switch self {
            case .date, .time, .dateTime, .elapsed: true
            case .general, .number, .text: false
            }
        }
    }

    /// What `number` is shown as, by the section it falls in.
    public func kind(for number: Double) -> Kind {
        kindOfAll ?? choice(for: number)?.section.kind ?? .number
    }

    /// The section that shows `number`, and whether its minus sign is left out there; `nil` when no section applies.
    func choice(for number: Double) -> (section: FormatSection, dropsSign: Bool)? {
        guard let first = sections.first else { return (textSection ?? .general, false) }
        let condition = first.condition
        switch sections.count {
        case 1:
            guard let condition else { return (first, false) }
            if condition.holds(for: number) { return (first, condition.meansNegative) }
            // Excel adds `;General` to a lone section with a condition.
            return (.general, condition.leavesNegative)
        case 2:
            let standard = FormatCondition(.greaterOrEqual, 0)
            if (condition ?? standard).holds(for: number) { return (first, condition?.meansNegative ?? false) }
            let second = sections[1]
            guard let other = second.condition else { return (second, (condition ?? standard).leavesNegative) }
            return other.holds(for: number) ? (second, other.meansNegative) : nil
        default:
            if (condition ?? FormatCondition(.greater, 0)).holds(for: number) {
                return (first, condition?.meansNegative ?? false)
            }
            let other = sections[1].condition ?? FormatCondition(.less, 0)
            if other.holds(for: number) { return (sections[1], other.meansNegative) }
            return (sections[2], false)
        }
    }
}

// MARK: - Showing

extension NumberFormat {
    /// The text shown for `number`; ``unshowable`` where Excel can show none, `#NUM!` for infinity and NaN.
    /// - Complexity: O(*n*) in the length of the section and the text.
    public func shown(_ number: Double, dateSystem: DateSystem, locale: DisplayLocale = .enUS) -> String {
        guard number.isFinite else { return "#NUM!" }
        if isGeneral, number.magnitude < 1e11 {
            let whole = Int(number)
            if Double(whole) == number { return String(whole) }
        }
        guard let (chosen, dropsSign) = choice(for: number) else { return Self.unshowable }
        let section = chosen.system.flatMap { locale.section(for: $0) } ?? chosen
        var text: [UInt8] = []
        text.reserveCapacity(32)
        if let layout = section.dateLayout {
            let serial = dropsSign ? number.magnitude : number
            guard section.appendDate(serial, layout, dateSystem: dateSystem, locale: locale, to: &text) else {
                return Self.unshowable
            }
        } else {
            section.appendNumber(number, dropsSign: dropsSign, locale: locale, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The text shown for the text of a cell: by the section for texts, or the text itself.
    public func shown(_ text: String) -> String {
        guard let textSection else { return text }
        var shown = ""
        for token in textSection.tokens {
            switch token {
            case .text, .general: shown += text
            case .literal(let bytes): shown += String(decoding: bytes, as: UTF8.self)
            default: break
            }
        }
        return shown
    }
}

extension FormatSection {
    /// What the section shows a number as.
    fileprivate var kind: NumberFormat.Kind {
        switch content {
        case .date(let layout):
            switch system {
            case .shortDate, .longDate: return .date
            case .time: return .time
            case .shortDateTime: return .dateTime
            case nil: return layout.kind
            }
        case .general: return .general
        case .text: return .text
        case .literal, .number, .scientific, .fraction: return .number
        }
    }
}
