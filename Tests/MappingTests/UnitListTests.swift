import Domain
import Findings
import Foundation
import Mapping
import Testing
import VietnameseText

/// Lists of administrative units: small ones written here, the samples, and the public lists where they are at hand.
@Suite struct UnitListTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso: iso)) }

    @Test("The project's own layouts, with commas, semicolons, quotes and a mark of byte order")
    func ownLayouts() throws {
        let list = UnitList(
            csv:
                "\u{FEFF}ma;ten;loai;ma_cha;hieu_luc_tu;hieu_luc_den;ten_khac\r\n00001;\"xã \"\"A\"\"; B\";dac_khu;511;2025-07-01;;\"A; B\"\r\n\r\n2;thôn\u{A0}1;;00001;01/07/2025;31/12/2030;\n"
        )
        #expect(list.problems == [])
        let (first, second) = (list.organizations[0], list.organizations[1])
        #expect(
            first.code == "00001" && first.name == "xã \"A\"; B" && first.kind == .specialZone && first.parent == "511")
        #expect(try first.validity == DateSpan(from: Self.day("2025-07-01")))
        #expect(first.aliases == ["A", "B"])
        let end = try Self.day("2030-12-31")
        #expect(second.name == "thôn 1" && second.validity.to == end)
        let mergers = UnitList(
            csv:
                "ma_cu,ma_moi,ngay,quan_he,ty_le,can_cu\n1,2,2025-07-01,mot_phan,0.25,NQ 1\n3,4,2025-07-01,,,\n5,6,2025-07-01,giu_nguyen,,"
        )
        #expect(mergers.problems == [])
        #expect(mergers.mergers.map(\.relation) == [.part, .whole, .kept])
        #expect(mergers.mergers.map { $0.share?.description } == ["0.25", nil, nil])
        #expect(mergers.mergers[0].basis == "NQ 1")
    }

    @Test("Rows that cannot be read are told with their line; the others are read")
    func faults() {
        let list = UnitList(csv: "ma,ten,ma_cha,hieu_luc_tu\n1,A,,hôm nay\n,B,,\n3,C,,\n", file: "a.csv")
        #expect(
            list.problems.map { "\($0.place) \($0.code.rawValue)" } == [
                "a.csv › A2 UNIT_LIST_ROW", "a.csv › A3 UNIT_LIST_ROW",
            ])
        #expect(list.organizations.map(\.code) == ["1", "3"])
        let mergers = UnitList(
            csv:
                "ma_cu,ma_moi,ngay,quan_he,ty_le\n1,2,,,\n1,2,2025-07-01,nuốt,\n1,2,2025-07-01,mot_phan,nửa\n1,2,2025-07-01,mot_phan,1.5\n"
        )
        #expect(mergers.problems.count == 4 && mergers.mergers.isEmpty)
        #expect(UnitList(csv: "a,b,c\n1,2,3").problems.map(\.code) == [.unitListLayout])
        #expect(UnitList(csv: "").problems.map(\.code) == [.unitListLayout])
        #expect(UnitList(json: Array("{}".utf8)).problems.map(\.code) == [.unitListLayout])
    }

    @Test("The samples: Phước Sơn's twelve units and the five they became")
    func samples() throws {
        var list = UnitList()
        for name in ["phuoc-son-don-vi.csv", "phuoc-son-sap-nhap.csv"] {
            let text = try String(contentsOf: Self.root.appending(path: "Samples/don-vi/\(name)"), encoding: .utf8)
            list.add(UnitList(csv: text, file: name))
        }
        #expect(list.problems == [])
        let registry = list.registry
        #expect(registry.faults == [])
        #expect(registry.children(of: "511", at: try Self.day("2025-06-30")).count == 12)
        #expect(registry.children(of: "48", at: try Self.day("2025-07-01")).count == 5)
        let thanh = try #require(registry.organization("20752", at: Self.day("2025-07-01")))
        #expect(
            registry.predecessors(of: thanh.id, at: try Self.day("2024-12-31")).map(\.organization.name)
                == ["Xã Phước Kim", "Xã Phước Lộc", "Xã Phước Thành"])
    }

    static let domain = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/domain")
    static let hasLists = FileManager.default.fileExists(
        atPath: domain.appending(path: "gso_wards_old_MIT_repo.csv").path)

    /// The numbers are those that Python counts in the files.
    @Test("The public lists of the whole country, before and after the reform", .enabled(if: hasLists))
    func publicLists() throws {
        func text(_ name: String) throws -> String {
            try String(contentsOf: Self.domain.appending(path: name), encoding: .utf8)
        }
        let old = UnitList(csv: try text("gso_wards_old_MIT_repo.csv"))
        #expect(old.problems == [])
        // 10,035 wards of 691 districts of 63 provinces.
        #expect(old.organizations.count == 10_035 + 691 + 63)
        // By the names; of three the list's own column of kinds says otherwise.
        #expect(old.organizations.count { $0.kind == .commune } == 7692)
        #expect(old.organizations.count { $0.kind == .township } == 617)
        #expect(old.organizations.count { $0.kind == .urbanDistrict } == 49)
        #expect(old.organizations.allSatisfy { $0.kind != .body })
        #expect(old.organizations.first { $0.code == "00001" }?.name == "Phường Phúc Xá")
        let conversion = UnitList(csv: try text("vietnamadminunits_convert_2025_MIT.csv"))
        #expect(conversion.problems == [])
        #expect(conversion.mergers.count == 10_602 + 63)
        #expect(conversion.mergers.count { $0.relation == .part } == 1033)
        let new = UnitList(
            json: Array(try Data(contentsOf: Self.domain.appending(path: "vn_units_new_2026-07-25.json"))))
        #expect(new.organizations.count == 34 + 3321)
        #expect(new.organizations.allSatisfy { $0.kind != .body })

        var list = old
        list.add(conversion)
        list.add(new)
        let registry = list.registry
        let before = try Self.day("2025-06-30")
        let after = try Self.day("2025-07-01")
        // The five island districts have no wards and are not on the old list; one new unit has got another code since.
        let faults = registry.faults
        #expect(faults.count { if case .unknownOld = $0 { true } else { false } } == 5)
        #expect(faults.count { if case .unknownNew = $0 { true } else { false } } == 5)
        #expect(faults.count == 10)
        #expect(registry.inForce(at: after).count == 34 + 3321)
        let chanh = try #require(registry.organization("20740", at: after))
        #expect(registry.text(of: chanh.id) == "20740@2025-07-01")
        #expect(registry.predecessors(of: chanh.id, at: before).map(\.organization.code) == ["20740", "20743"])
        let daNang = try #require(registry.organization("48", at: after))
        #expect(registry.predecessors(of: daNang.id, at: before).map(\.organization.code).sorted() == ["48", "49"])
        // A ward that went to two new ones: no share is known.
        let cong = try #require(registry.organization("00007", at: before))
        let parts = registry.successors(of: cong.id, at: after)
        #expect(parts.map(\.organization.code).sorted() == ["00008", "00025"])
        #expect(parts.allSatisfy { $0.share == nil })
        #expect(
            registry.organizations.lazy.filter { $0.validity.to == before && $0.code.count == 5 }
                .count { registry.successors(of: $0.id, at: after).count > 1 } == 471)
    }
}
