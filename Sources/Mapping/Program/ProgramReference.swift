internal import Domain
internal import Findings
internal import VietnameseText

/// What a cell of a program workbook can refer to, by code or by name.
enum ProgramReference: CaseIterable {
    case organization, indicator, form, body, period

    /// The word for it in a message.
    var noun: LocalizedText {
        switch self {
        case .organization: LocalizedText(vi: "đơn vị", en: "unit")
        case .indicator: LocalizedText(vi: "chỉ tiêu", en: "indicator")
        case .form: LocalizedText(vi: "biểu", en: "form")
        case .body: LocalizedText(vi: "cơ quan", en: "body")
        case .period: LocalizedText(vi: "kỳ", en: "period")
        }
    }

    /// The sheet that lists them.
    var sheet: ProgramSheet {
        switch self {
        case .organization: .organizations
        case .indicator: .indicators
        case .form: .forms
        case .body: .aliases
        case .period: .periods
        }
    }
}

/// The codes of one kind of thing, and the names that people write for them.
struct ProgramNames {
    private var codes: Set<String> = []
    private var byCase: [NameKey: [String]] = [:]
    private var byName: [NameKey: Set<String>] = [:]
    private var words: [String] = []
    /// Made when the first text is met that is none.
    private var ladder: NameLadder<Int>?
    /// What was found for texts before: a slip is often copied down a column.
    private var known: [String: String?] = [:]
    /// Looking through a long list takes time; where so many texts are none, something else is wrong.
    private static let mostSuggestions = 50

    /// What a text refers to.
    enum Match: Equatable {
        case found(String)
        case ambiguous([String])
        case unknown
    }

    /// Adds a code with its names.
    mutating func add(_ code: String, names: [String]) {
        if codes.insert(code).inserted {
            words.append(code)
            byCase[NameKey(code, .letterCase), default: []].append(code)
        }
        for name in names {
            byName[NameKey(name, .tonePlacement), default: []].insert(code)
            words.append(name)
        }
    }

    /// What a text refers to: a code, else a name; case, spaces and the place of tone marks do not matter in names.
    func match(_ text: String) -> Match {
        if codes.contains(text) { return .found(text) }
        let found = (byName[NameKey(text, .tonePlacement)] ?? []).sorted()
        if found.count > 1 { return .ambiguous(found) }
        if let code = found.first { return .found(code) }
        // A code in capitals is the code still.
        let alike = byCase[NameKey(text, .letterCase)] ?? []
        return alike.count == 1 ? .found(alike[0]) : .unknown
    }

    /// The code or name nearest to a text that is none.
    mutating func nearest(to text: String) -> String? {
        if let nearest = known[text] { return nearest }
        guard known.count < Self.mostSuggestions else { return nil }
        let ladder = self.ladder ?? NearestWord.ladder(words)
        self.ladder = ladder
        let nearest = NearestWord.of(words, ladder, to: text)
        known[text] = nearest
        return nearest
    }
}

/// The nearest of some words: the one a ladder of names finds or suggests.
enum NearestWord {
    static func of(_ words: [String], to text: String) -> String? { of(words, ladder(words), to: text) }

    static func ladder(_ words: [String]) -> NameLadder<Int> {
        NameLadder(words.enumerated().map { NameLadder.Entry(id: $0.offset, names: [$0.element]) })
    }

    static func of(_ words: [String], _ ladder: NameLadder<Int>, to text: String) -> String? {
        switch ladder.match(text) {
        case .found(let place, _, _): words[place]
        case .ambiguous(let places, _): places.first.map { words[$0] }
        case .notFound(let nearest): nearest.first.map { words[$0] }
        }
    }
}

extension OrganisationBody {
    /// The bodies that need no line on the sheet of names, with the name that stands for them in messages.
    static let known: [(body: OrganisationBody, names: [String])] = [
        (.peoplesCommittee, ["UBND", "Uỷ ban nhân dân"]), (.peoplesCouncil, ["HĐND", "Hội đồng nhân dân"]),
        (.militaryCommand, ["Ban CHQS", "Ban Chỉ huy quân sự"]),
        (.provincialCommand, ["Bộ CHQS", "Bộ Chỉ huy quân sự"]),
        (.areaDefenceCommand, ["Ban Chỉ huy phòng thủ khu vực"]), (.massMobilisation, ["Khối dân vận"]),
        (.massMobilisationBoard, ["Ban Dân vận"]), (.propagandaBoard, ["Ban Tuyên giáo và Dân vận"]),
        (.partyCommittee, ["Đảng uỷ", "Huyện uỷ", "Tỉnh uỷ"]), (.fatherlandFront, ["UBMTTQ", "UBMTTQVN"]),
        (.womensUnion, ["Hội LHPN"]), (.farmersUnion, ["Hội Nông dân"]),
        (.veterans, ["Hội CCB", "Hội Cựu chiến binh"]),
        (.youthUnion, ["Đoàn Thanh niên"]), (.labourFederation, ["LĐLĐ", "Công đoàn"]), (.police, ["Công an"]),
        (.statistics, ["Thống kê"]), (.steeringCommittee, ["Ban Chỉ đạo"]),
    ]
}
