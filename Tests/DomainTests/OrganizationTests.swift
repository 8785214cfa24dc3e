import Domain
import FoundationEssentials
import Testing
import VietnameseText

@Suite struct OrganizationTests {
    /// Phước Sơn's twelve units and what became of five of them on 01/07/2025.
    static func phuocSon() throws -> OrganizationRegistry {
        let end = DateSpan(to: try date("2025-06-30"))
        let start = DateSpan(from: try date("2025-07-01"))
        let old = [
            ("20722", "thị trấn Khâm Đức"), ("20725", "xã Phước Xuân"), ("20728", "xã Phước Hiệp"),
            ("20729", "xã Phước Hoà"), ("20731", "xã Phước Đức"), ("20734", "xã Phước Năng"),
            ("20737", "xã Phước Mỹ"), ("20740", "xã Phước Chánh"), ("20743", "xã Phước Công"),
            ("20746", "xã Phước Kim"), ("20749", "xã Phước Lộc"), ("20752", "xã Phước Thành"),
        ]
        let new = [
            ("20722", "xã Khâm Đức"), ("20728", "xã Phước Hiệp"), ("20734", "xã Phước Năng"),
            ("20740", "xã Phước Chánh"), ("20752", "xã Phước Thành"),
        ]
        let into = [
            "20722": "20722", "20725": "20722", "20728": "20728", "20729": "20728", "20731": "20734",
            "20734": "20734", "20737": "20734", "20740": "20740", "20743": "20740", "20746": "20752",
            "20749": "20752", "20752": "20752",
        ]
        let units =
            [Organization(code: "511", name: "huyện Phước Sơn", kind: .district, parent: "49", validity: end)]
            + old.map { Organization(code: $0.0, name: $0.1, kind: .commune, parent: "511", validity: end) }
            + [Organization(code: "48", name: "thành phố Đà Nẵng", kind: .city)]
            + new.map { Organization(code: $0.0, name: $0.1, kind: .commune, parent: "48", validity: start) }
        let day = try date("2025-07-01")
        return OrganizationRegistry(
            units,
            mergers: old.map { Merger(old: $0.0, new: into[$0.0] ?? "", date: day, relation: .whole) })
    }

    @Test("A code means another unit after a merger")
    func codeAndDay() throws {
        let registry = try Self.phuocSon()
        let before = try #require(registry.organization("20740", at: date("2025-06-30")))
        let after = try #require(registry.organization("20740", at: date("2025-07-01")))
        #expect(before.parent == "511")
        #expect(after.parent == "48")
        #expect(before.id != after.id)
        #expect(registry.text(of: before.id) == "20740")
        #expect(registry.text(of: after.id) == "20740@2025-07-01")
        #expect(registry.organization(text: "20740") == before)
        #expect(registry.organization(text: "20740@2025-07-01") == after)
        #expect(registry.organization(text: "20740@2025-07-02") == nil)
        #expect(registry.organization(after.id) == after)
        #expect(registry.organization("20743", at: try date("2025-07-01")) == nil)
        #expect(registry.organization("99999", at: try date("2025-07-01")) == nil)
        // A code that was never another unit's prints plainly, even with a day.
        let alone = OrganizationRegistry([
            Organization(code: "1", name: "A", kind: .commune, validity: DateSpan(from: try date("2020-01-01")))
        ])
        #expect(alone.text(of: alone.organizations[0].id) == "1")
    }

    @Test("Units below a code, and in force at the end of a period")
    func children() throws {
        let registry = try Self.phuocSon()
        #expect(registry.children(of: "511", at: try date("2025-06-30")).count == 12)
        #expect(registry.children(of: "511", at: try date("2025-07-01")).isEmpty)
        #expect(
            registry.children(of: "48", at: try date("2025-07-01")).map(\.code) == [
                "20722", "20728", "20734", "20740", "20752",
            ])
        #expect(registry.inForce(at: try date("2025-12-31")).count == 6)
        let chanh = try #require(registry.organization("20740", at: date("2025-06-30")))
        #expect(registry.parent(of: chanh, at: try date("2025-06-30"))?.name == "huyện Phước Sơn")
    }

    @Test("What a unit became, and what it was made of")
    func succession() throws {
        let registry = try Self.phuocSon()
        let (before, after) = (try date("2024-12-31"), try date("2025-12-31"))
        let nang = try #require(registry.organization("20734", at: after))
        #expect(registry.predecessors(of: nang.id, at: before).map(\.organization.code) == ["20731", "20734", "20737"])
        #expect(registry.predecessors(of: nang.id, at: before).allSatisfy { $0.share == 1 })
        #expect(registry.predecessors(of: nang.id, at: after).map(\.organization.id) == [nang.id])
        let kim = try #require(registry.organization("20746", at: before))
        #expect(registry.successors(of: kim.id, at: after).map(\.organization.name) == ["xã Phước Thành"])
        #expect(registry.successors(of: kim.id, at: before).map(\.organization.id) == [kim.id])
        #expect(registry.successors(of: nang.id, at: before).isEmpty)
    }

    @Test("Figures for a year that a merger falls into come from both sides")
    func straddling() throws {
        let registry = try Self.phuocSon()
        let year = try #require(Period(code: "2025"))
        let half = try #require(Period(code: "2025-H1"))
        #expect(registry.mergers(within: try #require(DataWindow.decree09.days(of: year))).count == 12)
        #expect(registry.mergers(within: half.days).isEmpty)
        // A period that begins with the merger lies behind it.
        #expect(registry.mergers(within: try #require(Period(code: "2025-H2")).days).isEmpty)
    }

    @Test("Shares multiply along the way, add up where ways meet, and are unknown where one is")
    func shares() throws {
        let (one, two) = (try date("2020-01-01"), try date("2022-01-01"))
        func unit(_ code: String, _ from: String?, _ to: String?) throws -> Organization {
            Organization(
                code: code, name: code, kind: .commune,
                validity: DateSpan(from: try from.map(date), to: try to.map(date)))
        }
        let registry = OrganizationRegistry(
            try [
                unit("A", nil, "2019-12-31"), unit("B", "2020-01-01", "2021-12-31"), unit("C", "2020-01-01", nil),
                unit("D", "2022-01-01", nil), unit("E", nil, nil), unit("F", "2022-01-01", nil),
            ],
            mergers: [
                Merger(
                    old: "A", new: "B", date: one, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 6)),
                Merger(
                    old: "A", new: "C", date: one, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 4)),
                Merger(
                    old: "B", new: "D", date: two, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 5)),
                Merger(
                    old: "B", new: "C", date: two, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 5)),
                // E goes on, and gives an unknown part away.
                Merger(old: "E", new: "F", date: two, relation: .part),
            ])
        let late = try date("2023-01-01")
        let fromA = registry.successors(of: OrganizationID(code: "A"), at: late)
        #expect(
            Dictionary(uniqueKeysWithValues: fromA.map { ($0.organization.code, "\($0.share ?? -1)") }) == [
                "C": "0.7", "D": "0.3",
            ])
        let between = registry.successors(of: OrganizationID(code: "A"), at: try date("2021-01-01"))
        #expect(between.map { "\($0.organization.code) \($0.share ?? -1)" } == ["B 0.6", "C 0.4"])
        let toC = registry.predecessors(of: OrganizationID(code: "C", from: one), at: try date("2019-01-01"))
        #expect(toC.map { "\($0.organization.code) \($0.share ?? -1)" } == ["A 0.7"])
        let fromE = registry.successors(of: OrganizationID(code: "E"), at: late)
        #expect(fromE.map(\.organization.code) == ["E", "F"])
        #expect(fromE.allSatisfy { $0.share == nil })
    }

    @Test("A code that goes on the next day with another parent is the same unit, unless a merger tells otherwise")
    func continuation() throws {
        let registry = OrganizationRegistry([
            Organization(
                code: "1", name: "xã A", kind: .commune, parent: "9", validity: DateSpan(to: try date("2024-12-31"))),
            Organization(
                code: "1", name: "phường A", kind: .ward, parent: "9", validity: DateSpan(from: try date("2025-01-01"))),
            Organization(code: "2", name: "xã B", kind: .commune, validity: DateSpan(to: try date("2023-12-31"))),
            Organization(code: "2", name: "xã C", kind: .commune, validity: DateSpan(from: try date("2025-01-01"))),
        ])
        let late = try date("2025-06-01")
        #expect(registry.successors(of: OrganizationID(code: "1"), at: late).map(\.organization.name) == ["phường A"])
        // A code taken up again a year later is another unit.
        #expect(registry.successors(of: OrganizationID(code: "2"), at: late).isEmpty)
    }

    @Test("Faults: backwards, overlap, unknown parent, circle, unknown units of a merger, shares above 1")
    func faults() throws {
        func unit(_ code: String, _ parent: String?, _ from: String?, _ to: String?) throws -> Organization {
            Organization(
                code: code, name: code, kind: .commune, parent: parent,
                validity: DateSpan(from: try from.map(date), to: try to.map(date)))
        }
        let day = try date("2022-01-01")
        let registry = OrganizationRegistry(
            try [
                unit("a", nil, "2022-01-02", "2022-01-01"), unit("b", nil, nil, "2022-06-30"),
                unit("b", nil, "2022-06-30", nil), unit("c", "nowhere", nil, nil), unit("d", "e", nil, nil),
                unit("e", "d", "2021-01-01", nil), unit("f", "unlisted", nil, nil), unit("g", "f", nil, nil),
            ],
            mergers: [
                Merger(old: "x", new: "y", date: day, relation: .whole),
                Merger(
                    old: "c", new: "g", date: day, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 7)),
                Merger(
                    old: "c", new: "f", date: day, relation: .part,
                    share: Decimal(sign: .plus, exponent: -1, significand: 4)),
            ])
        #expect(
            registry.faults == [
                .backwards(unit: 0), .overlap(unit: 2, earlier: 1), .unknownParent(unit: 3), .cycle(unit: 4),
                .cycle(unit: 5), .unknownOld(merger: 0), .unknownNew(merger: 0), .shares(merger: 2),
            ])
        #expect(try Self.phuocSon().faults == [])
    }

    @Test("Ways that part and meet again are followed once each, not once for every way")
    func manyWays() throws {
        // Each day every unit is divided in halves between two new ones: 2⁶⁰ ways, one sum.
        var (units, mergers): ([Organization], [Merger]) = ([], [])
        let start = try date("2020-01-01")
        let half = Decimal(sign: .plus, exponent: -1, significand: 5)
        for step in 0...60 {
            let day = try #require(start.adding(days: step))
            for side in ["a", "b"] {
                units.append(
                    Organization(
                        code: "\(side)\(step)", name: side, kind: .commune,
                        validity: DateSpan(from: step == 0 ? nil : day, to: day.adding(days: step == 60 ? 999 : 0))))
                guard step > 0 else { continue }
                for other in ["a", "b"] {
                    mergers.append(
                        Merger(
                            old: "\(other)\(step - 1)", new: "\(side)\(step)", date: day, relation: .part, share: half))
                }
            }
        }
        let registry = OrganizationRegistry(units, mergers: mergers)
        let end = try #require(start.adding(days: 60))
        let found = registry.successors(of: OrganizationID(code: "a0"), at: end)
        #expect(found.map(\.organization.code).sorted() == ["a60", "b60"])
        #expect(found.allSatisfy { $0.share == half })
        let before = registry.predecessors(of: OrganizationID(code: "b60", from: end), at: start)
        #expect(before.map { "\($0.organization.code) \($0.share ?? -1)" } == ["a0 0.5", "b0 0.5"])
    }
}
