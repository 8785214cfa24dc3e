internal import Domain
internal import Mapping
internal import SheetModel
internal import VietnameseText

/// What a label of a row or column is the name of.
enum LineItem: Hashable {
    case unit(OrganizationID)
    case indicator(String)
    case part(String)
    case group(UnitGrouping, String)
    case body(OrganisationBody)

    /// What loop goes through such items.
    enum Kind: Hashable {
        case group(UnitGrouping), unit, indicator, part, body
    }

    var kind: Kind {
        switch self {
        case .unit: .unit
        case .indicator: .indicator
        case .part: .part
        case .group(let grouping, _): .group(grouping)
        case .body: .body
        }
    }
}

/// Says what labels are the names of, by the ladders that forms are read with.
struct LineItems {
    private let directory: NameDirectory
    private let day: CalendarDate
    private let units: Set<OrganizationID>
    private let areas: [String: String]
    private let kinds: [String: String]

    /// No name is longer.
    private static let longest = 160

    init(_ directory: NameDirectory, _ book: FigureBook) {
        self.directory = directory
        day = directory.declaration.program.window(of: book.period).upperBound
        units = Set(book.units.map(\.id))
        func keyed(_ names: [String]) -> [String: String] {
            Dictionary(names.map { (NameKey($0, .folded).description, $0) }) { first, _ in first }
        }
        areas = keyed(book.units.compactMap(\.area))
        kinds = keyed(book.units.map(\.kind.word))
    }

    /// What a text is the name of; `nil` for all else, totals among them.
    func item(_ text: String) -> LineItem? {
        guard text.utf8.count <= Self.longest * 2, text.contains(where: \.isLetter) else { return nil }
        let label = RowLabel(text)
        if label.role == .total { return nil }
        let names = label.text.isEmpty || label.text == text ? [text] : [text, label.text]
        let isPart = label.role != .plain || label.number?.isMark == true
        for name in names {
            if let group = group(name) { return group }
            if let found = named(name, isPart: isPart, outcome: .accepted) { return found }
        }
        for name in names { if let found = named(name, isPart: isPart, outcome: nil) { return found } }
        for name in names { if let body = directory.body(name) { return .body(body) } }
        return nil
    }

    private func named(_ name: String, isPart: Bool, outcome: Outcome?) -> LineItem? {
        if case .found(let unit, let own) = directory.unit(name, at: day), outcome == nil || own == outcome,
            units.contains(unit.id)
        {
            return .unit(unit.id)
        }
        if case .found(let indicator, let own) = directory.indicator(name), outcome == nil || own == outcome {
            return isPart && indicator.parent != nil ? .part(indicator.code) : .indicator(indicator.code)
        }
        return nil
    }

    private func group(_ text: String) -> LineItem? {
        let key = NameKey(text, .folded).description
        if let area = areas[key] { return .group(.area, area) }
        for word in ["vung ", "cum ", "khu vuc ", "nhom ", "cac xa "] where key.hasPrefix(word) {
            if let area = areas[String(key.dropFirst(word.count))] { return .group(.area, area) }
        }
        if let kind = kinds[key] { return .group(.kind, kind) }
        for word in ["cac ", "khoi ", "cac don vi ", "loai "] where key.hasPrefix(word) {
            if let kind = kinds[String(key.dropFirst(word.count))] { return .group(.kind, kind) }
        }
        return nil
    }
}
