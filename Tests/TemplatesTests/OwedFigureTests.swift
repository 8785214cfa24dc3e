import Domain
import Findings
import FoundationEssentials
import Testing
import VietnameseText

@testable import Templates

/// What a report waits for: figures that somebody owes, and no others.
@Suite struct OwedFigureTests {
    private func figure(_ office: Office, _ marker: String) throws
        -> FigureBook.Figure
    {
        let evaluator = try office.evaluator(marker)
        return try #require(evaluator.value("A1")?.figure)
    }

    @Test("A result is owed where the unit has a quota; where it has none and others have, nobody waits for it")
    func results() throws {
        var office = try Office()
        try office.fill("vuon", [("2", "2"), ("3", ""), ("", ""), ("", "-"), ("", "1")])
        let chanh = try figure(office, "[[Cải tạo vườn tạp › Kết quả › Phước Chánh]]")
        #expect(chanh.lacking.map(\.unit.code) == ["2"] && !chanh.isComplete)
        let kim = try figure(office, "[[Cải tạo vườn tạp › Kết quả › Phước Kim]]")
        #expect(kim.amount.value == nil && kim.isComplete)
        let all = try figure(office, "[[Cải tạo vườn tạp › Kết quả › Toàn huyện]]")
        #expect(all.amount.value == 3)
        #expect(all.lacking.map(\.unit.code) == ["2"])
    }

    @Test("Of an indicator that nobody has a quota of every unit owes a result, unless it is exempt")
    func withoutQuotas() throws {
        var office = try Office()
        try office.fill("tv", [("", "4"), ("", "5"), ("", "6"), ("", ""), ("", "7")])
        #expect(try figure(office, "[[Tuyên truyền, vận động › Toàn huyện]]").lacking.map(\.unit.code) == ["4"])
        let template = office.template("[[Tuyên truyền, vận động › Toàn huyện]]")
        let book = FigureBook(
            office.declaration, period: office.period, figures: office.figures,
            exempt: [OrganizationID(code: "4")])
        let evaluator = TemplateEvaluator(try #require(template.sheets.first), book)
        #expect(try #require(evaluator.value("A1")?.figure).isComplete)
        #expect(evaluator.value("A1")?.number == 22)
    }

    @Test("A quota is owed only where nobody was given any: then the plan was forgotten")
    func quotas() throws {
        var office = try Office()
        let marker = "[[Giao quân › Chỉ tiêu giao › Phước Kim]]"
        #expect(!(try figure(office, marker).isComplete))
        try office.report("1", "vuon", .value(1), .plan)
        #expect(try figure(office, marker).isComplete)
        // A rate without a quota is no figure, and nobody is asked for it.
        try office.report("3", "nhap-ngu", .value(4))
        let rate = try figure(office, "[[Giao quân › Tỷ lệ › Phước Kim]]")
        #expect(rate.amount.value == nil && rate.isComplete)
    }

    @Test(
        "Figures of other periods are not waited for; growth of sums over different units is not told of what is always there"
    )
    func growth() throws {
        var office = try Office()
        try office.fill("ho", [("", "100"), ("", "100"), ("", "100"), ("", "100"), ("", "100")])
        for unit in ["1", "2", "3"] { try office.report(unit, "ho", .value(100), period: "2021") }
        let growth = try figure(office, "[[Tổng số hộ › So cùng kỳ › Toàn huyện]]")
        #expect(growth.amount == .missing(.unavailable) && growth.isComplete)
        // What happens, happens in some units and not in others.
        try office.fill("tv", [("", "4"), ("", "5"), ("", "6"), ("", "2"), ("", "3")])
        for unit in ["1", "2"] { try office.report(unit, "tv", .value(5), period: "2021") }
        #expect(try figure(office, "[[Tuyên truyền, vận động › So cùng kỳ › Toàn huyện]]").amount == .value(2))
    }

    @Test("Footnotes: all of them, a row's own, and as many as the marker takes")
    func remarks() throws {
        let office = try Office()
        let template = office.template(
            "[[phát hiện]]\n[[mỗi xã]] | [[phát hiện]] | [[phát hiện, tối đa 1]]\n[[dự thảo]]")
        #expect(template.faults.map(\.description) == [])
        let remarks = ["2", "2", nil].map { unit in
            TemplateEvaluator.Remark(
                unit: unit.map { OrganizationID(code: $0) }, indicator: "vuon", text: "=1+1 \(unit ?? "chung")")
        }
        let evaluator = TemplateEvaluator(
            try #require(template.sheets.first), office.book,
            TemplateEvaluator.Circumstances(draft: "DỰ THẢO – 4/5 đơn vị", remarks: remarks))
        #expect(evaluator.text("A1") == "(1) Xã Phước Chánh: =1+1 2\n(2) Xã Phước Chánh: =1+1 2\n(3) =1+1 chung")
        #expect(evaluator.text("A3") == "DỰ THẢO – 4/5 đơn vị")
        let row = TemplateContext().entering(.unit(OrganizationID(code: "2")), of: 0, number: 2)
        #expect(evaluator.text("B2", row) == "(1) =1+1 2\n(2) =1+1 2")
        #expect(
            evaluator.text("C2", row) == "(1) =1+1 2\n… và 1 phát hiện khác, xem biên bản đối chiếu.")
        let other = TemplateContext().entering(.unit(OrganizationID(code: "1")), of: 0, number: 1)
        #expect(evaluator.text("B2", other) == "")
    }
}
