internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

extension UnitList {
    /// Reads the list of provinces and their units as they are from 01/07/2025 on, as JSON:
    /// `[{"Code":"48","FullName":"…","Wards":[{"Code":"20740","FullName":"…"}]}]`.
    public init(json bytes: [UInt8], file: String? = nil) {
        guard let provinces = try? JSONDecoder().decode([Province].self, from: Data(bytes)) else {
            self.init([], problems: [Self.unknownLayout(file)])
            return
        }
        let validity = DateSpan(from: UnitListReader.reform)
        var units: [Organization] = []
        for province in provinces {
            units.append(Self.unit(province.code, province.name, parent: nil, validity))
            for ward in province.wards ?? [] {
                units.append(Self.unit(ward.code, ward.name, parent: province.code, validity))
            }
        }
        self.init(units)
    }

    private static func unit(_ code: String, _ name: String, parent: String?, _ validity: DateSpan) -> Organization {
        let name = Spacing.tidied(NFC.normalised(name))
        let kind = UnitName(name).type.map { OrganizationKind($0) } ?? .body
        return Organization(code: code, name: name, kind: kind, parent: parent, validity: validity)
    }

    /// A province of the list.
    private struct Province: Decodable {
        struct Ward: Decodable {
            var code: String
            var name: String

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case name = "FullName"
            }
        }

        var code: String
        var name: String
        var wards: [Ward]?

        enum CodingKeys: String, CodingKey {
            case code = "Code"
            case name = "FullName"
            case wards = "Wards"
        }
    }
}
