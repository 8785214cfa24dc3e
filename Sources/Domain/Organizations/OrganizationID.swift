public import VietnameseText

/// What tells one unit from all others: its code, and the day it begins to hold.
///
/// A code alone does not: after a merger the new unit usually takes the code, and the name, of one of those it was made
/// of. Printed as the code, or `20740@2025-07-01` where the code has meant another unit before; see
/// ``OrganizationRegistry/text(of:)``.
public struct OrganizationID: Sendable, Hashable, Comparable {
    /// The code, as text with its zeros.
    public var code: String
    /// The day it begins to hold; `nil` when it has held from the beginning.
    public var from: CalendarDate?

    /// Creates an identity.
    public init(code: String, from: CalendarDate? = nil) {
        self.code = code
        self.from = from
    }

    /// Hashes the code: few codes are used twice.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// By code, then by day; what has held from the beginning comes first.
    public static func < (one: OrganizationID, other: OrganizationID) -> Bool {
        guard one.code == other.code else { return one.code < other.code }
        guard let start = other.from else { return false }
        return one.from.map { $0 < start } ?? true
    }
}

/// What kind of unit it is. The set may grow: an unknown kind is kept.
public struct OrganizationKind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The name in JSON.
    public let rawValue: String

    /// A kind of any name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }

    /// Tỉnh.
    public static let province = OrganizationKind(rawValue: "province")
    /// Thành phố.
    public static let city = OrganizationKind(rawValue: "city")
    /// Huyện.
    public static let district = OrganizationKind(rawValue: "district")
    /// Quận.
    public static let urbanDistrict = OrganizationKind(rawValue: "urban-district")
    /// Thị xã.
    public static let town = OrganizationKind(rawValue: "town")
    /// Xã.
    public static let commune = OrganizationKind(rawValue: "commune")
    /// Phường.
    public static let ward = OrganizationKind(rawValue: "ward")
    /// Thị trấn.
    public static let township = OrganizationKind(rawValue: "township")
    /// Đặc khu.
    public static let specialZone = OrganizationKind(rawValue: "special-zone")
    /// Thôn, tổ dân phố.
    public static let village = OrganizationKind(rawValue: "village")
    /// Cơ quan: an office that is no territory.
    public static let body = OrganizationKind(rawValue: "body")

    /// The kind that the text room's type of unit is.
    public init(_ type: UnitType) {
        self =
            switch type {
            case .commune: .commune
            case .ward: .ward
            case .township: .township
            case .specialZone: .specialZone
            case .district: .district
            case .urbanDistrict: .urbanDistrict
            case .town: .town
            case .city: .city
            case .province: .province
            }
    }
}
