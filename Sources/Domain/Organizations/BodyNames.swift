public import Findings
public import VietnameseText

extension OrganisationBody {
    /// What it is called in messages and reports; its code where nothing else is known.
    public var title: LocalizedText { Self.titles[self] ?? LocalizedText(vi: rawValue, en: rawValue) }

    private static let titles: [OrganisationBody: LocalizedText] = [
        .peoplesCommittee: LocalizedText(vi: "UBND", en: "People's Committee"),
        .peoplesCouncil: LocalizedText(vi: "HĐND", en: "People's Council"),
        .militaryCommand: LocalizedText(vi: "Ban CHQS", en: "military command"),
        .provincialCommand: LocalizedText(vi: "Bộ CHQS", en: "provincial military command"),
        .areaDefenceCommand: LocalizedText(vi: "Ban CHPT khu vực", en: "area defence command"),
        .massMobilisation: LocalizedText(vi: "Khối dân vận", en: "mass mobilisation bloc"),
        .massMobilisationBoard: LocalizedText(vi: "Ban Dân vận", en: "mass mobilisation board"),
        .propagandaBoard: LocalizedText(vi: "Ban Tuyên giáo và Dân vận", en: "propaganda and mobilisation board"),
        .partyCommittee: LocalizedText(vi: "Đảng uỷ", en: "party committee"),
        .fatherlandFront: LocalizedText(vi: "UBMTTQ", en: "Fatherland Front"),
        .womensUnion: LocalizedText(vi: "Hội LHPN", en: "Women's Union"),
        .farmersUnion: LocalizedText(vi: "Hội Nông dân", en: "Farmers' Union"),
        .veterans: LocalizedText(vi: "Hội CCB", en: "Veterans' Association"),
        .youthUnion: LocalizedText(vi: "Đoàn TN", en: "Youth Union"),
        .labourFederation: LocalizedText(vi: "LĐLĐ", en: "Labour Federation"),
        .police: LocalizedText(vi: "Công an", en: "police"),
        .statistics: LocalizedText(vi: "Thống kê", en: "statistics office"),
        .steeringCommittee: LocalizedText(vi: "Ban Chỉ đạo", en: "steering committee"),
    ]
}
