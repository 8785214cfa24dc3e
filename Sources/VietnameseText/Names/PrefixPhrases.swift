/// The words before a unit's name that say which body and which type of unit it is.
struct PrefixPhrase<Meaning: Sendable>: Sendable {
    /// A word or sign of a phrase: bare letters, and the tone it has where marks are written.
    struct Part: Sendable {
        var bare: String
        var tone: UInt8
    }

    var parts: [Part]
    var meaning: Meaning

    init(_ text: String, _ meaning: Meaning) {
        parts = Words(text).items.map { Part(bare: $0.bare, tone: $0.tone) }
        self.meaning = meaning
    }

    /// Whether the items from `start` say this; a word without marks may stand for one with.
    func matches(_ items: [Words.Item], at start: Int) -> Bool {
        guard items.count - start >= parts.count else { return false }
        for (offset, part) in parts.enumerated() {
            let item = items[start + offset]
            guard item.bare == part.bare, !item.hasMarks || item.tone == part.tone else { return false }
        }
        return true
    }

    /// Whether a word of the phrase was written without the marks it has.
    func lacksMarks(_ items: [Words.Item], at start: Int) -> Bool {
        parts.enumerated().contains { $0.element.tone > 0 && !items[start + $0.offset].hasMarks }
    }
}

/// Phrases by their first word, longer ones first.
struct PrefixTable<Meaning: Sendable>: Sendable {
    private var byFirst: [String: [PrefixPhrase<Meaning>]]

    init(_ phrases: [PrefixPhrase<Meaning>]) {
        byFirst = Dictionary(grouping: phrases) { $0.parts.first?.bare ?? "" }
            .mapValues { $0.sorted { $0.parts.count > $1.parts.count } }
    }

    /// The longest phrase at an item.
    func phrase(_ items: [Words.Item], at start: Int) -> PrefixPhrase<Meaning>? {
        guard start < items.count else { return nil }
        return byFirst[items[start].bare]?.first { $0.matches(items, at: start) }
    }
}

enum PrefixPhrases {
    typealias BodyMeaning = (body: OrganisationBody, type: UnitType?)
    typealias TypeMeaning = (type: UnitType, isShort: Bool)

    /// Bodies, longer phrases first.
    static let bodies: PrefixTable<BodyMeaning> = {
        let table: [(OrganisationBody, UnitType?, [String])] = [
            (
                .peoplesCommittee, nil,
                [
                    "UBND", "Ủy ban nhân dân", "HĐND và UBND", "HĐND & UBND", "HĐND - UBND",
                    "Văn phòng HĐND và UBND", "Văn phòng HĐND & UBND", "Văn phòng UBND", "U.B.N.D",
                ]
            ),
            (.peoplesCouncil, nil, ["HĐND", "Hội đồng nhân dân"]),
            (
                .militaryCommand, nil,
                [
                    "Ban CHQS", "BCHQS", "BCH quân sự", "BCH QS", "Ban CH quân sự", "Ban CH QS",
                    "Ban Chỉ huy quân sự", "Ban Chỉ huy QS",
                ]
            ),
            (.provincialCommand, nil, ["Bộ CHQS", "Bộ Chỉ huy quân sự"]),
            (.areaDefenceCommand, nil, ["Ban Chỉ huy phòng thủ khu vực", "Ban CHPT khu vực"]),
            (.massMobilisation, nil, ["khối dân vận", "khối DV"]),
            (.massMobilisationBoard, nil, ["Ban Dân vận"]),
            (.propagandaBoard, nil, ["Ban Tuyên giáo và Dân vận", "Ban TG và DV"]),
            (.partyCommittee, nil, ["Đảng ủy", "Đảng bộ", "Ban Chấp hành Đảng bộ"]),
            (.partyCommittee, .district, ["Huyện ủy"]), (.partyCommittee, .province, ["Tỉnh ủy"]),
            (.partyCommittee, .city, ["Thành ủy"]), (.partyCommittee, .town, ["Thị ủy"]),
            (.partyCommittee, .urbanDistrict, ["Quận ủy"]),
            (
                .fatherlandFront, nil,
                [
                    "UBMTTQVN", "UBMTTQ", "UB MTTQVN", "UB MTTQ", "UBMTTQ VN", "UB MTTQ VN",
                    "UBMTTQ Việt Nam", "UB MTTQ Việt Nam", "MTTQVN", "MTTQ", "MTTQ VN", "MTTQ Việt Nam",
                    "Ủy ban MTTQVN", "Ủy ban MTTQ", "Ủy ban MTTQ Việt Nam", "Mặt trận Tổ quốc", "Mặt trận",
                    "Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc Việt Nam",
                    "Ủy ban Mặt trận",
                ]
            ),
            (
                .womensUnion, nil,
                [
                    "Hội LHPN", "Hội LHPN Việt Nam", "Hội Liên hiệp Phụ nữ", "Hội Phụ nữ", "Hội PN",
                    "LHPN", "Hội Liên hiệp Phụ nữ Việt Nam",
                ]
            ),
            (.farmersUnion, nil, ["Hội Nông dân", "Hội ND", "HND", "Hội Nông dân Việt Nam"]),
            (.veterans, nil, ["Hội CCB", "Hội Cựu chiến binh", "CCB", "Hội Cựu chiến binh Việt Nam"]),
            (
                .youthUnion, nil,
                [
                    "Đoàn TN", "Đoàn Thanh niên", "Đoàn TNCS", "Đoàn TNCS HCM", "Đoàn TNCSHCM",
                    "Đoàn TNCS Hồ Chí Minh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "BCH Đoàn", "Ban Chấp hành Đoàn",
                ]
            ),
            (.youthUnion, .commune, ["Xã đoàn"]), (.youthUnion, .ward, ["Phường đoàn"]),
            (.youthUnion, .township, ["Thị trấn đoàn"]), (.youthUnion, .district, ["Huyện đoàn"]),
            (.youthUnion, .province, ["Tỉnh đoàn"]), (.youthUnion, .city, ["Thành đoàn"]),
            (.labourFederation, nil, ["LĐLĐ", "Liên đoàn Lao động", "Công đoàn"]),
            (.police, nil, ["Công an"]),
            (
                .statistics, nil,
                [
                    "Chi cục Thống kê", "Chi cục Thống kê khu vực", "Cục Thống kê", "Thống kê",
                    "Văn phòng - Thống kê", "Văn phòng Thống kê",
                ]
            ),
            (.steeringCommittee, nil, ["Ban Chỉ đạo", "BCĐ"]),
        ]
        let phrases = table.flatMap { body, type, texts in texts.map { PrefixPhrase($0, BodyMeaning(body, type)) } }
        return PrefixTable(phrases)
    }()

    /// Types, longer phrases first; `isShort` for one letter, which may be an initial of the name as well.
    static let types: PrefixTable<TypeMeaning> = {
        let table: [(UnitType, Bool, [String])] = [
            (.commune, false, ["xã"]), (.commune, true, ["x.", "x"]),
            (.ward, false, ["phường"]), (.ward, true, ["ph.", "p.", "p"]),
            (
                .township, false,
                ["thị trấn", "tt", "tt.", "t.t", "t.t.", "ttr", "ttr.", "t.trấn", "t. trấn", "t trấn", "th.trấn"]
            ),
            (.specialZone, false, ["đặc khu", "đk", "đk."]),
            (.district, false, ["huyện"]), (.district, true, ["h.", "h"]),
            (.urbanDistrict, false, ["quận"]), (.urbanDistrict, true, ["q.", "q"]),
            (.town, false, ["thị xã", "tx", "tx.", "t.x", "t.x."]),
            (.city, false, ["thành phố", "tp", "tp.", "t.p", "t.p."]),
            (.province, false, ["tỉnh"]), (.province, true, ["t.", "t"]),
        ]
        let phrases = table.flatMap { type, isShort, texts in texts.map { PrefixPhrase($0, TypeMeaning(type, isShort)) }
        }
        return PrefixTable(phrases)
    }()
}
