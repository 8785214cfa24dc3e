/// A body that reports for a unit: the people's committee, the military command, the Front and the associations.
///
/// The codes are those of the records' `body`. The set may grow: an unknown code is kept.
///
/// ```swift
/// UnitName("Ban CHQS xã Phước Chánh").body == .militaryCommand  // true
/// ```
public struct OrganisationBody: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The code.
    public let rawValue: String

    /// A body of any code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code.
    public var description: String { rawValue }

    /// Uỷ ban nhân dân.
    public static let peoplesCommittee = OrganisationBody(rawValue: "ubnd")
    /// Hội đồng nhân dân.
    public static let peoplesCouncil = OrganisationBody(rawValue: "hdnd")
    /// Ban Chỉ huy quân sự.
    public static let militaryCommand = OrganisationBody(rawValue: "ban-chqs")
    /// Bộ Chỉ huy quân sự, of a province.
    public static let provincialCommand = OrganisationBody(rawValue: "bo-chqs")
    /// Ban Chỉ huy phòng thủ khu vực, from 2025.
    public static let areaDefenceCommand = OrganisationBody(rawValue: "ban-chpt-khu-vuc")
    /// Khối dân vận, of a commune.
    public static let massMobilisation = OrganisationBody(rawValue: "khoi-dan-van")
    /// Ban Dân vận, of a district or province.
    public static let massMobilisationBoard = OrganisationBody(rawValue: "ban-dan-van")
    /// Ban Tuyên giáo và Dân vận, from 2025.
    public static let propagandaBoard = OrganisationBody(rawValue: "ban-tuyen-giao-dan-van")
    /// Đảng uỷ, Huyện uỷ, Tỉnh uỷ.
    public static let partyCommittee = OrganisationBody(rawValue: "dang-uy")
    /// Uỷ ban Mặt trận Tổ quốc Việt Nam.
    public static let fatherlandFront = OrganisationBody(rawValue: "ubmttq")
    /// Hội Liên hiệp Phụ nữ.
    public static let womensUnion = OrganisationBody(rawValue: "hoi-lhpn")
    /// Hội Nông dân.
    public static let farmersUnion = OrganisationBody(rawValue: "hoi-nong-dan")
    /// Hội Cựu chiến binh.
    public static let veterans = OrganisationBody(rawValue: "hoi-ccb")
    /// Đoàn Thanh niên Cộng sản Hồ Chí Minh.
    public static let youthUnion = OrganisationBody(rawValue: "doan-tn")
    /// Liên đoàn Lao động, Công đoàn.
    public static let labourFederation = OrganisationBody(rawValue: "ldld")
    /// Công an.
    public static let police = OrganisationBody(rawValue: "cong-an")
    /// Thống kê.
    public static let statistics = OrganisationBody(rawValue: "thong-ke")
    /// Ban Chỉ đạo.
    public static let steeringCommittee = OrganisationBody(rawValue: "ban-chi-dao")
}

/// The type of an administrative unit.
///
/// ```swift
/// UnitName("T.T Khâm Đức").type == .township  // true
/// ```
public enum UnitType: String, Sendable, CaseIterable {
    /// Xã.
    case commune = "xa"
    /// Phường.
    case ward = "phuong"
    /// Thị trấn.
    case township = "thi-tran"
    /// Đặc khu.
    case specialZone = "dac-khu"
    /// Huyện.
    case district = "huyen"
    /// Quận.
    case urbanDistrict = "quan"
    /// Thị xã.
    case town = "thi-xa"
    /// Thành phố.
    case city = "thanh-pho"
    /// Tỉnh.
    case province = "tinh"

    /// The word before a name: `xã`, `thị trấn`.
    public var word: String {
        switch self {
        case .commune: "xã"
        case .ward: "phường"
        case .township: "thị trấn"
        case .specialZone: "đặc khu"
        case .district: "huyện"
        case .urbanDistrict: "quận"
        case .town: "thị xã"
        case .city: "thành phố"
        case .province: "tỉnh"
        }
    }

    /// Whether units of this type stand at the lowest tier.
    public var isLowest: Bool {
        switch self {
        case .commune, .ward, .township, .specialZone: true
        default: false
        }
    }
}
