import Domain
import FoundationEssentials
import SheetModel
import Testing

@testable import Templates

/// Steps and writes agree: a sheet on which the steps are made holds, at each cell written, a copy of its template's cell.
@Suite struct FillPlanTests {
    /// A sheet of names of template cells, on which steps are made as an editor would.
    struct Model {
        var rows: [[String]]

        init(rows: Int, columns: Int) {
            self.rows = (0..<rows).map { row in
                (0..<columns).map { CellReference(row: row, column: $0).description }
            }
        }

        mutating func make(_ step: FillPlan.Step) {
            if step.axis == .columns { rows = Self.turned(rows) }
            let band = step.band.map { $0.clamped(to: 0...(rows[0].count - 1)) } ?? 0...(rows[0].count - 1)
            let block = rows[step.block].map { Array($0[band]) }
            var added = 0
            var lane = rows.map { Array($0[band]) }
            switch step.kind {
            case .removal:
                lane.removeSubrange(step.block)
                added = -block.count
            case .repetition(let times):
                let copies = (1..<times).flatMap { _ in block }
                lane.insert(contentsOf: copies, at: step.block.upperBound + 1)
                added = copies.count
            }
            let blank = [String](repeating: "", count: rows[0].count)
            if added > 0 { rows += (0..<added).map { _ in blank } }
            let none = [String](repeating: "", count: band.count)
            for row in rows.indices { rows[row].replaceSubrange(band, with: row < lane.count ? lane[row] : none) }
            if step.axis == .columns { rows = Self.turned(rows) }
        }

        private static func turned(_ rows: [[String]]) -> [[String]] {
            rows[0].indices.map { column in rows.map { $0[column] } }
        }
    }

    static func office() throws -> Office {
        var office = try Office()
        try office.fill("nhap-ngu", [("8", "8"), ("10", "9"), ("10", ""), ("10", "10"), ("9", "-")])
        try office.fill("vuon", [("", "1.5"), ("", "2")])
        try office.report("2", "nu", .value(1))
        return office
    }

    static let sheets = [
        "[[Kỳ báo cáo]]\n[[mỗi xã]] | [[STT]] | [[Tên xã]] | [[Giao quân]]\nTổng | x | x | [[tổng]]\n[[Ngày ký]]",
        "[[mỗi xã, 2 dòng]] | [[Tên xã]]\n[[Giao quân]] | x\ncuối [[Kỳ]]",
        """
        [[mỗi vùng]] | [[Tên vùng]] | [[cộng vùng]]
        [[mỗi xã]] | [[Tên xã]] | [[Giao quân]]
        Cộng | [[cộng vùng]] | [[Giao quân]]
        [[tổng]] | x | [[Giao quân]]
        """,
        """
        [[mỗi xã]] | [[Tên xã]]
        [[mỗi chỉ tiêu, gồm Giao quân; Cải tạo vườn tạp]] | [[Tên chỉ tiêu]] | [[Kết quả]]
        [[mỗi cơ quan]] | [[Tên cơ quan]] | [[Kết quả]]
        [[Kỳ]]
        """,
        "[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[mỗi phần]] | [[Tên phần]]\n[[Kỳ]]",
        " |  | [[mỗi xã, theo cột, 2 cột]] | x | Cộng\n |  | [[Tên xã]]\n[[mỗi chỉ tiêu]] | [[Tên chỉ tiêu]] | [[Kết quả]] | [[Tỷ lệ]] | [[tổng]]",
        "[[mỗi xã]] | [[Tên xã]] |  | [[mỗi xã, chỉ lấy Tỷ lệ < 100%]] | [[Tên xã]]\n[[chỉ tiêu: Giao quân]] | x |  | x | [[Kỳ]]",
        "[[mỗi xã, cột A:B]] | [[Tên xã]] | [[Kỳ]]\n[[Năm]] | x | [[Quý]]",
        "[[chỉ tiêu: Giao quân]]\n[[mỗi xã]] | [[nếu Tỷ lệ < 100%]] | [[Tên xã]]\n[[Kỳ]]",
        "[[mỗi xã, chỉ lấy Giao quân > 1000]] | [[Tên xã]] | [[nếu rỗng: Không phát sinh]]\n[[Kỳ]]",
        "[[mỗi xã, chỉ lấy Giao quân > 1000]] | [[Tên xã]]\n[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[Kỳ]]",
        "[[mỗi xã]] | [[Giao quân]]\nx\n[[mỗi xã, chỉ lấy thị trấn]] | [[Giao quân]]\nx\n[[mỗi loại]] | [[Tên loại]]\n[[mỗi xã]] | [[STT]]",
        "[[mỗi cơ quan]] | [[mỗi xã, theo cột]]\n[[mỗi xã]] | [[mỗi xã, chỉ lấy Giao quân > 8]]\n[[số xã]] | x | [[Kỳ]]",
        "[[mỗi xã, theo cột, dòng 1:2]] | [[Kỳ]]\n[[Tên xã]] | [[Năm]]\n[[Quý]] | [[Kỳ]]",
    ]

    @Test(arguments: sheets)
    func agrees(_ text: String) throws {
        let evaluator = try Self.office().evaluator(text)
        let plan = FillPlan(evaluator)
        var model = Model(rows: 9, columns: 8)
        for step in plan.steps { model.make(step) }
        for write in plan.writes {
            #expect(model.rows[write.cell.row][write.cell.column] == write.template.description, "\(write.cell)")
        }
        // Every copy of a cell with markers is written, once.
        let marked = Set(evaluator.sheet.cells.map(\.cell.description))
        let copies = model.rows.joined().count { marked.contains($0) }
        #expect(plan.writes.count == copies)
        #expect(Set(plan.writes.map(\.cell)).count == plan.writes.count)
    }

    private static func shown(_ plan: FillPlan) -> [String] {
        plan.writes.sorted { $0.cell < $1.cell }.compactMap { write in
            switch write.content {
            case .blank: nil
            case .text(let words): "\(write.cell) \(words)"
            case .value(let value): "\(write.cell) \(value.text)"
            }
        }
    }

    @Test("A table of units, with groups: what stands where")
    func groups() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                """
                [[mỗi loại]] | [[STT La Mã]] | [[Tên loại]]
                [[mỗi xã, chỉ lấy Giao quân có số liệu]] | [[STT]] | [[Tên xã]] | [[Giao quân]]
                [[tổng]] | x | Cộng | [[Giao quân]]
                """))
        #expect(
            Self.shown(plan) == [
                "B1 I", "C1 Thị trấn", "B2 1", "C2 Khâm Đức", "D2 8", "B3 II", "C3 Xã", "B4 1", "C4 Phước Chánh",
                "D4 9",
                "B5 2", "C5 Phước Lộc", "D5 10", "D6 27",
            ])
        #expect(
            plan.steps == [
                FillPlan.Step(kind: .repetition(times: 2), axis: .rows, block: 0...1, band: nil),
                FillPlan.Step(kind: .repetition(times: 2), axis: .rows, block: 3...3, band: nil),
            ])
    }

    @Test("A loop without rows leaves one, with its words or blank; an inner one goes")
    func empty() throws {
        let words = FillPlan(
            try Self.office().evaluator(
                "[[mỗi xã, chỉ lấy Giao quân > 1000]] | [[Tên xã]] | [[nếu rỗng: Không phát sinh]]\n[[Kỳ]]"))
        #expect(Self.shown(words) == ["C1 Không phát sinh", "A2 năm 2022"])
        #expect(words.steps == [])
        let blank = FillPlan(
            try Self.office().evaluator("[[mỗi xã, chỉ lấy Giao quân > 1000]] | [[Tên xã]]\n[[Kỳ]]"))
        #expect(Self.shown(blank) == ["A2 năm 2022"])
        #expect(blank.writes.count == 3)
        let inner = FillPlan(
            try Self.office().evaluator(
                "[[mỗi chỉ tiêu, gồm Cải tạo vườn tạp]] | [[Tên chỉ tiêu]]\n[[mỗi phần]] | [[Tên phần]]\n[[Kỳ]]"))
        #expect(Self.shown(inner) == ["B1 Cải tạo vườn tạp", "A2 năm 2022"])
        #expect(inner.steps == [FillPlan.Step(kind: .removal, axis: .rows, block: 1...1, band: nil)])
    }

    @Test("A sample row for nobody can be hidden, and formulas in it divide nothing")
    func hidden() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                "[[mỗi xã, chỉ lấy Giao quân > 1000]] | [[Tên xã]] | [[nếu rỗng: bỏ dòng]] | =B1/B2\nTổng | =SUM(B1:B1) | [[Kỳ]]"
            ))
        #expect(plan.hiddenRows == [0])
        #expect(plan.steps == [])
        #expect(Self.shown(plan) == ["C2 năm 2022"])
        #expect(plan.writes.contains { $0.cell.description == "D1" && $0.content == .blank })
        #expect(!plan.writes.contains { $0.cell.description == "B2" }, "the total stays")
    }

    @Test("An inner row for nobody stays hidden where a formula refers to nothing else")
    func referred() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                """
                [[mỗi chỉ tiêu, gồm Cải tạo vườn tạp]] | [[Tên chỉ tiêu]] | =SUM(C2:C2)
                [[mỗi phần]] | [[Tên phần]] | [[Kết quả]]
                [[Kỳ]]
                """))
        #expect(plan.steps == [])
        #expect(plan.hiddenRows == [1])
        #expect(Self.shown(plan) == ["B1 Cải tạo vườn tạp", "A3 năm 2022"])
    }

    @Test("A row under a condition that does not hold is emptied and hidden where a formula refers to it alone")
    func referredCondition() throws {
        let text = "[[chỉ tiêu: Giao quân]]\n[[nếu Kết quả > 1000]] | [[Kết quả]]\nTổng | =B2"
        let plan = FillPlan(try Self.office().evaluator(text))
        #expect(plan.steps == [])
        #expect(plan.hiddenRows == [1])
        #expect(Self.shown(plan) == [])
        let gone = FillPlan(try Self.office().evaluator(text.replacing("=B2", with: "=SUM(B1:B2)")))
        #expect(gone.hiddenRows == [])
        #expect(gone.steps == [FillPlan.Step(kind: .removal, axis: .rows, block: 1...1, band: nil)])
    }

    @Test("Of rows that a condition takes away one and all, one is left, hidden: a total over them still has a cell")
    func lastOfAll() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                "[[chỉ tiêu: Giao quân]]\n[[mỗi xã]] | [[nếu Kết quả > 1000]] | [[Kết quả]]\nTổng | x | =SUM(C2:C2)"))
        #expect(plan.hiddenRows == [1])
        #expect(plan.steps == [])
        #expect(Self.shown(plan) == [])
    }

    @Test("Loops of equal copies are repeated from the inside out, in two steps however many units there are")
    func insideOut() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                "[[mỗi xã]] | [[Tên xã]]\n[[mỗi chỉ tiêu, gồm Giao quân; Cải tạo vườn tạp]] | [[Kết quả]]"))
        #expect(plan.steps.map(\.block) == [1...1, 0...2])
        #expect(plan.steps.map(\.kind) == [.repetition(times: 2), .repetition(times: 5)])
    }

    @Test("A condition on the only sample row says which rows there are: numbers and totals are of those")
    func conditions() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                """
                [[chỉ tiêu: Giao quân]]
                [[mỗi xã]] | [[nếu Tỷ lệ < 100%]] | [[STT]] | [[Tên xã]] | [[Giao quân]]
                [[Kỳ]] | x | x | x | [[tổng]]
                """))
        #expect(
            Self.shown(plan) == [
                "C2 1", "D2 Phước Chánh", "E2 9", "C3 2", "D3 Phước Năng", "E3 (không phát sinh)", "A4 năm 2022",
                "E4 9",
            ])
        #expect(plan.steps == [FillPlan.Step(kind: .repetition(times: 2), axis: .rows, block: 1...1, band: nil)])
        let none = FillPlan(
            try Self.office().evaluator(
                "[[chỉ tiêu: Giao quân]]\n[[mỗi xã]] | [[nếu Tỷ lệ > 900%]] | [[Tên xã]] | [[nếu rỗng: Không phát sinh]]"
            ))
        #expect(Self.shown(none) == ["D2 Không phát sinh"])
        #expect(none.steps.isEmpty && none.hiddenRows.isEmpty)
    }

    @Test("Of several sample rows those under a condition go, the last first")
    func conditionsOnOneOfSeveral() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                """
                [[chỉ tiêu: Giao quân]]
                [[mỗi xã, 2 dòng]] | [[Tên xã]]
                [[nếu Tỷ lệ < 100%]] | còn thiếu
                [[Kỳ]]
                """))
        #expect(Self.shown(plan).filter { $0.hasPrefix("A") } == ["A9 năm 2022"])
        #expect(plan.steps.dropFirst().map(\.block) == [8...8, 6...6, 2...2])
    }

    @Test(
        "A conditional row of a block of several rows stays, emptied and hidden, where a formula outside refers to it")
    func referredInBlock() throws {
        let plan = FillPlan(
            try Self.office().evaluator(
                "[[chỉ tiêu: Giao quân]]\n[[mỗi xã, 2 dòng]] | [[Tên xã]]\n[[nếu Kết quả > 9]] | [[Kết quả]]\nĐầu | =B3"
            ))
        #expect(!plan.steps.contains { $0.kind == .removal })
        // Of five communes one has more than 9.
        #expect(plan.hiddenRows == [2, 4, 6, 10])
    }

    @Test("Figures of a sentence are told with it")
    func sources() throws {
        let plan = FillPlan(
            try Self.office().evaluator("Đạt [[Giao quân]]/[[Giao quân › Chỉ tiêu giao]] đ/c"))
        #expect(Self.shown(plan) == ["A1 Đạt 27/47 đ/c"])
        #expect(plan.writes.first?.figures.map(\.lacking.count) == [1, 0])
    }
}
