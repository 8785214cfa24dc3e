internal import Domain
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

/// What the words around a number say it is.
struct Clues {
    var fields: Set<FigureField> = []
    /// Whether the fields are beyond doubt, as of the two numbers of `47/47`.
    var isStrict = false
    /// How much of an indicator's name the words hold, from 0 to a little above 1.
    var indicators: [String: Double] = [:]
    var periods: Set<FigureRequest.PeriodChoice> = []
    var bodies: Set<OrganisationBody> = []
    var unit: OrganizationID?
    /// Whether the words say that all units together are meant.
    var isWhole = false
    /// The measure that figures are converted to, as `triệu đồng`.
    var measure: String?
}

/// Reads headers, labels and the words of sentences for what they say about a number.
struct ClueReader {
    private struct Name {
        var code: String
        var phrase: String
        var words: [String]
        /// The name with its marks.
        var marked: NameKey
    }

    private let names: [Name]
    private let directory: NameDirectory
    private let items: LineItems
    private let year: Int
    private let memory = Memory()

    /// Headings are read again for each cell below.
    private final class Memory { var read: [String: Clues] = [:] }

    init(_ directory: NameDirectory, _ book: FigureBook, _ items: LineItems) {
        self.directory = directory
        self.items = items
        year = book.period.days.upperBound.year
        let declaration = directory.declaration
        var names: [Name] = []
        for indicator in declaration.program.indicators.indicators where indicator.kind != .text {
            let all = [indicator.name] + indicator.aliases + declaration.aliases(of: .indicator, indicator.code)
            for name in all {
                let words = Self.words(name)
                guard !words.isEmpty else { continue }
                names.append(
                    Name(
                        code: indicator.code, phrase: words.joined(separator: " "), words: words,
                        marked: NameKey(name, .iAndY)))
            }
        }
        self.names = names
    }

    /// Words without marks; what joins others says nothing.
    static func words(_ text: String) -> [String] {
        let bare = NameKey(text, .folded).description
        return bare.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { !joining.contains($0) }
    }

    private static let joining: Set<String> = ["va", "cua", "cac", "cho", "la", "duoc"]

    // MARK: Reading

    /// Headers and labels, the nearest first; further ones say what the nearer ones leave open.
    func read(_ texts: [String], background: [String] = []) -> Clues {
        var clues = Clues()
        for (place, text) in texts.enumerated() {
            let weight = place == 0 ? 1 : 0.9
            let own = read(text)
            if clues.fields.isEmpty { clues.fields = own.fields }
            clues.periods.formUnion(own.periods)
            if clues.bodies.isEmpty { clues.bodies = own.bodies }
            clues.unit = clues.unit ?? own.unit
            clues.isWhole = clues.isWhole || own.isWhole
            clues.measure = clues.measure ?? own.measure
            for (code, value) in own.indicators {
                clues.indicators[code] = max(clues.indicators[code] ?? 0, value * weight)
            }
        }
        if texts.count > 1 {
            // “Quà tân binh › Kinh phí”: a name may be spread over the headings.
            let path = texts.prefix(4).joined(separator: " ")
            for (code, value) in indicators(path) {
                clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.9)
            }
        }
        for text in background {
            let own = read(text)
            clues.measure = clues.measure ?? own.measure
            for (code, value) in own.indicators where value >= 0.7 {
                clues.indicators[code] = max(clues.indicators[code] ?? 0, value * 0.3)
            }
        }
        return clues
    }

    /// One text.
    func read(_ text: String) -> Clues {
        if let known = memory.read[text] { return known }
        let clues = looked(into: text)
        memory.read[text] = clues
        return clues
    }

    private func looked(into text: String) -> Clues {
        var clues = Clues()
        let key = " " + Self.plain(text) + " "
        clues.fields = Self.fields(key, text)
        clues.indicators = indicators(text)
        if key.contains(" cung ky ") || key.contains(" nam truoc ") || key.contains(" nam \(year - 1) ") {
            clues.periods.insert(.sameLastYear)
        }
        if key.contains(" ky truoc ") || key.contains(" thang truoc ") || key.contains(" quy truoc ") {
            clues.periods.insert(.previous)
        }
        if ["luy ke", "cong don", "tu dau nam"].contains(where: { key.contains(" \($0) ") }) {
            clues.periods.insert(.yearToDate)
        }
        // A comparison with last year is a field of its own.
        if clues.fields == [.growth] { clues.periods.remove(.sameLastYear) }
        clues.isWhole = Self.wholes.contains { key.contains(" \($0) ") }
        if text.utf8.count < 120 {
            if let body = directory.body(text) { clues.bodies.insert(body) }
            if case .unit(let id)? = items.item(text) { clues.unit = id }
        }
        clues.measure = Self.measure(key)
        return clues
    }

    private static let wholes = [
        "toan huyen", "toan tinh", "toan xa", "tong so", "tong cong", "ca huyen", "toan thanh pho",
    ]

    private static func plain(_ text: String) -> String {
        NameKey(text, .folded).description.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    private static func measure(_ key: String) -> String? {
        for (phrase, measure) in [
            ("trieu dong", "triệu đồng"), ("ty dong", "tỷ đồng"), ("nghin dong", "nghìn đồng"),
            ("ngan dong", "nghìn đồng"), ("1000 dong", "nghìn đồng"),
        ] where key.contains(" \(phrase) ") {
            return measure
        }
        return nil
    }

    // MARK: Fields

    private static let strong: [(phrases: [String], field: FigureField)] = [
        (["so cung ky", "so voi cung ky", "so sanh cung ky", "so nam truoc", "so voi nam truoc"], .growth),
        (["con lai", "con thieu", "con phai", "chua thuc hien"], .remaining),
        (["chenh lech", "tang giam"], .difference),
        (["ty le", "ti le", "phan tram", "th kh"], .rate),
        (["dang ky"], .stage(.pledge)),
        (["uoc thuc hien", "uoc dat", "uoc"], .stage(.estimate)),
        (["so chinh thuc"], .stage(.official)),
    ]
    private static let weak: [(phrases: [String], field: FigureField)] = [
        (["chi tieu giao", "chi tieu duoc giao", "duoc giao", "ke hoach", "kh", "so giao", "giao"], .stage(.plan)),
        (["ket qua", "da thuc hien", "thuc hien", "dat duoc", "th", "da dat"], .stage(.result)),
    ]

    /// What the words say; of plan and result, the one named first.
    private static func fields(_ key: String, _ text: String) -> Set<FigureField> {
        func place(_ phrases: [String]) -> String.Index? {
            phrases.compactMap { key.ranges(of: " \($0) ").first?.lowerBound }.min()
        }
        for (phrases, field) in strong where place(phrases) != nil { return [field] }
        if text.contains("%") { return [.rate] }
        let found = weak.compactMap { entry in place(entry.phrases).map { (place: $0, field: entry.field) } }
        return found.min { $0.place < $1.place }.map { [$0.field] } ?? []
    }

    // MARK: Indicators

    /// How much of each indicator's name a text holds; a whole name in its order counts a little more, a long one too.
    func indicators(_ text: String) -> [String: Double] {
        let own = Self.words(text)
        guard !own.isEmpty else { return [:] }
        let set = Set(own)
        let marked = Set(text.split { !$0.isLetter && !$0.isNumber }.map { NameKey(String($0), .iAndY) })
        let line = " " + own.joined(separator: " ") + " "
        var found: [String: Double] = [:]
        for name in names {
            let shared = name.words.count { set.contains($0) }
            guard shared > 0 else { continue }
            var value = Double(shared) / Double(name.words.count)
            if value == 1, line.contains(" \(name.phrase) ") { value += 0.08 * Double(min(name.words.count, 5)) }
            if name.words.count == 1 {
                // One word without its marks is many words: “sắn” is not “sản”.
                guard marked.contains(name.marked) else { continue }
                value *= 0.8
            }
            // One word of two or three is in many texts: “Giao” is not yet “Giao quân”.
            if value >= 0.4, shared == name.words.count || shared > 1 {
                found[name.code] = max(found[name.code] ?? 0, value)
            }
        }
        return found
    }
}
