import Domain
import FoundationEssentials
import Testing
import VietnameseText

@Suite struct FigureTests {
    @Test("Sums keep what is missing apart from zero")
    func sums() {
        let sum = Total.sum([.value(5), .missing(.none), .value(0), .missing(.notReported)])
        #expect(sum.amount == .value(5))
        #expect(sum.counted == 2)
        #expect(sum.missing == [.none: 1, .notReported: 1])
        #expect(!sum.isComplete)
        #expect(Total.sum([.value(1), .missing(.none), .missing(.notApplicable)]).isComplete)
        #expect(Total.sum([.missing(.none), .missing(.none)]).amount == .missing(.none))
        #expect(Total.sum([.missing(.none), .missing(.notReported)]).amount == .missing(.notReported))
        #expect(Total.sum([]).amount == .missing(.notReported))
    }

    @Test("Tenths add up exactly")
    func exact() {
        let tenth = Decimal(sign: .plus, exponent: -1, significand: 1)
        #expect(Total.sum([.value(tenth), .value(tenth * 2)]).amount == .value(tenth * 3))
    }

    @Test("A percentage is computed again, never added")
    func percentages() {
        let share = Indicator(code: "ty-le", name: "Tỷ lệ", kind: .percentage, numerator: "dat", denominator: "giao")
        #expect(share.overOrganizations == .recompute)
        #expect(share.total(overOrganizations: [.value(1), .value(1)]) == nil)
        #expect(
            share.recomputed(.value(2450), over: .value(2500))
                == .value(Decimal(sign: .plus, exponent: -2, significand: 98)))
        #expect(share.recomputed(.value(1), over: .value(0)) == .missing(.notApplicable))
        #expect(share.recomputed(.missing(.none), over: .value(5)) == .value(0))
        #expect(share.recomputed(.missing(.notReported), over: .value(5)) == .missing(.notReported))
        #expect(share.recomputed(.value(5), over: .missing(.notSubmitted)) == .missing(.notSubmitted))
        #expect(Indicator(code: "x", name: "x", kind: .rate).overOrganizations == .none)
        #expect(Indicator(code: "x", name: "x").total(overOrganizations: [.value(2), .value(3)])?.amount == .value(5))
    }

    static let overPeriods: [(Indicator.OverPeriods, [Amount], Amount)] = [
        (.flow, [.value(2), .value(3), .value(4)], .value(9)),
        (.cumulative, [.value(2), .value(5), .value(9)], .value(9)),
        (.stock, [.value(9), .value(7), .missing(.notReported)], .value(7)),
        (.cumulative, [.missing(.none), .missing(.none)], .missing(.none)),
    ]

    @Test(arguments: overPeriods)
    func periods(_ over: Indicator.OverPeriods, _ amounts: [Amount], _ result: Amount) {
        #expect(Indicator(code: "x", name: "x", overPeriods: over).total(overPeriods: amounts)?.amount == result)
    }

    @Test("What lies behind the last figure makes it unsure; what lies before does not")
    func unsure() {
        let stock = Indicator(code: "x", name: "x", overPeriods: .stock)
        #expect(stock.total(overPeriods: [.value(7), .missing(.notReported)])?.isComplete == false)
        #expect(stock.total(overPeriods: [.missing(.notReported), .value(7)])?.isComplete == true)
    }

    @Test("Of a cumulative figure, what happened in the period")
    func differences() {
        let cumulative = Indicator(code: "x", name: "x", overPeriods: .cumulative)
        #expect(cumulative.flow(from: .value(43), to: .value(47)) == .value(4))
        #expect(cumulative.flow(from: nil, to: .value(47)) == .value(47))
        #expect(cumulative.flow(from: .missing(.none), to: .value(3)) == .value(3))
        #expect(cumulative.flow(from: .missing(.notReported), to: .value(3)) == .missing(.notReported))
        #expect(Indicator(code: "x", name: "x").flow(from: .value(43), to: .value(4)) == .value(4))
    }

    @Test("Parts, wholes and circles")
    func parts() {
        let list = IndicatorList([
            Indicator(code: "tong", name: "Tổng"), Indicator(code: "nu", name: "Nữ", parent: "tong", partOf: .some),
            Indicator(code: "nam", name: "Nam", parent: "tong"), Indicator(code: "a", name: "a", parent: "b"),
            Indicator(code: "b", name: "b", parent: "a"), Indicator(code: "c", name: "c", numerator: "c"),
        ])
        #expect(list.parts(of: "tong").map(\.code) == ["nu", "nam"])
        #expect(list["nu"].flatMap(list.whole(of:))?.code == "tong")
        #expect(list.indicators.filter(list.isCircular).map(\.code) == ["a", "b", "c"])
    }

    @Test("Of several revisions the one counts that was assigned by the day")
    func quotas() throws {
        func quota(_ value: Decimal, _ revision: Int, _ day: String?) throws -> Quota {
            Quota(
                indicator: "nhap-ngu", organization: "20740", period: "2022", value: value, revision: revision,
                date: try day.map(date))
        }
        let book = QuotaBook(try [quota(6, 2, "2022-09-01"), quota(5, 1, "2022-01-15"), quota(7, 3, "2022-12-01")])
        func value(on day: String?) throws -> Decimal? {
            book.quota(of: "nhap-ngu", for: "20740", period: "2022", on: try day.map(date))?.value
        }
        #expect(try value(on: nil) == 7)
        #expect(try value(on: "2022-10-14") == 6)
        #expect(try value(on: "2022-09-01") == 6)
        #expect(try value(on: "2022-08-31") == 5)
        #expect(try value(on: "2022-01-01") == nil)
        #expect(book.quota(of: "nhap-ngu", for: "20743", period: "2022") == nil)
        #expect(book.revisions(of: "nhap-ngu", for: "20740", period: "2022").map(\.revision) == [1, 2, 3])
    }
}
