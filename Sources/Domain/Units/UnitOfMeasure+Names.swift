internal import FoundationEssentials
internal import VietnameseText

extension UnitOfMeasure {
    /// The unit that a text names: `ha`, `1000 đ`, `tr.đồng`, `lượt người`, `tạ/ha`.
    ///
    /// Case, spaces, points and tone placement do not matter.
    ///
    /// - Parameter region: whose measures of land are meant.
    /// - Throws: ``UnitError/regionNeeded(_:)`` for `sào`, `mẫu`, `thước`, `công` without a region; ``UnitError/empty``.
    public init(_ text: String, region: Region? = nil) throws(UnitError) {
        let text = Spacing.tidied(NFC.normalised(text))
        guard !text.isEmpty else { throw .empty }
        if let known = try Self.known(text, region) {
            self = known
            return
        }
        if let scaled = try Self.scaled(text, region) {
            self = scaled
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Spacing.tidied(String($0)) }
        // "đ/c" is known above; what else has a stroke is one thing for each of another.
        if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
            let over = try UnitOfMeasure(parts[0], region: region)
            let under = try UnitOfMeasure(parts[1], region: region)
            self.init(
                "\(over.name)/\(under.name)", .rate(over.dimension, under.dimension), over.factor / under.factor)
            return
        }
        self.init(text, .counted(Self.key(text)), Factor(1))
    }

    /// A thousand, a million, a billion of a unit: `1000 con`, `nghìn tấn`.
    private static func scaled(_ text: String, _ region: Region?) throws(UnitError) -> UnitOfMeasure? {
        guard let space = text.firstIndex(of: " "), let factor = scales[key(String(text[..<space]))] else { return nil }
        let unit = try UnitOfMeasure(String(text[text.index(after: space)...]), region: region)
        return UnitOfMeasure("\(factor.name) \(unit.name)", unit.dimension, Factor(factor.value) * unit.factor)
    }

    private static func known(_ text: String, _ region: Region?) throws(UnitError) -> UnitOfMeasure? {
        let key = key(text)
        if let unit = table[key] { return unit }
        guard let land = land[key] else { return nil }
        // A "công" outside the south is a day's work, and no measure of land.
        guard let region else { throw .regionNeeded(text) }
        return land(region)
    }

    /// What two spellings of one unit have in common.
    static func key(_ text: String) -> NameKey {
        let isPlain = !text.unicodeScalars.contains { $0 == "." || $0 == "²" }
        return NameKey(isPlain ? text : text.filter { $0 != "." }.replacing("²", with: "2"), .tonePlacement)
    }

    // MARK: Tables

    private static let table: [NameKey: UnitOfMeasure] = {
        var table: [NameKey: UnitOfMeasure] = [:]
        func add(_ name: String, _ spellings: [String], _ dimension: Dimension, _ factor: Decimal) {
            for spelling in [name] + spellings {
                table[key(spelling)] = UnitOfMeasure(name, dimension, Factor(factor))
            }
        }
        add("m²", ["m2", "mét vuông"], .area, 1)
        add("ha", ["hecta", "héc ta", "hec ta", "héc-ta"], .area, 10_000)
        add("km²", ["km2", "ki lô mét vuông"], .area, 1_000_000)
        let money = ["đồng", "đ", "vnđ", "vnd", "đồng việt nam"]
        add("đồng", money, .money, 1)
        let scales: [(String, [String], Decimal)] = [
            ("nghìn đồng", ["nghìn", "ngàn", "1000", "k"], 1000),
            ("triệu đồng", ["triệu", "tr"], 1_000_000), ("tỷ đồng", ["tỷ", "tỉ"], 1_000_000_000),
        ]
        for (name, words, factor) in scales {
            let alone = words.filter { $0 != "1000" }
            add(
                name, alone + words.flatMap { word in money.flatMap { ["\(word) \($0)", "\(word)\($0)"] } }, .money,
                factor)
        }
        add("kg", ["kilôgam", "ki lô gam", "kilogam", "cân"], .mass, 1)
        add("yến", [], .mass, 10)
        add("tạ", [], .mass, 100)
        add("tấn", [], .mass, 1000)
        table[key("%")] = UnitOfMeasure("%", .share, Factor(1, over: 100))
        table[key("phần trăm")] = table[key("%")]
        table[key("lần")] = UnitOfMeasure("lần", .share, Factor(1))
        for (name, spellings) in people {
            for spelling in [name] + spellings {
                table[key(spelling)] = UnitOfMeasure(name, .counted(key(name)), Factor(1))
            }
        }
        return table
    }()

    /// Things and people with more than one spelling.
    private static let people: [(String, [String])] = [
        ("đồng chí", ["đ/c", "đc"]), ("người", ["ng", "nguời"]), ("lượt người", ["lượt", "lượt ng"]),
    ]

    private static let scales: [NameKey: (name: String, value: Decimal)] = [
        key("nghìn"): ("nghìn", 1000), key("ngàn"): ("nghìn", 1000), key("1000"): ("nghìn", 1000),
        key("triệu"): ("triệu", 1_000_000), key("tỷ"): ("tỷ", 1_000_000_000), key("tỉ"): ("tỷ", 1_000_000_000),
    ]

    private static let land: [NameKey: @Sendable (Region) -> UnitOfMeasure] = [
        key("sào"): { UnitOfMeasure("sào", .area, Factor($0.sào)) },
        key("mẫu"): { UnitOfMeasure("mẫu", .area, Factor($0.sào * 10)) },
        key("thước"): { UnitOfMeasure("thước", .area, Factor($0.sào, over: 15)) },
        key("công"): {
            $0 == .south
                ? UnitOfMeasure("công", .area, Factor(1000)) : UnitOfMeasure("công", .counted(key("công")), Factor(1))
        },
        key("công tầm lớn"): { _ in UnitOfMeasure("công tầm lớn", .area, Factor(1296)) },
    ]
}

extension Region {
    /// The square metres of a sào.
    var sào: Decimal {
        switch self {
        case .north: 360
        case .central: 500
        case .south: 1000
        }
    }
}
