import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@testable import Templates

/// Where loops end, what totals add, and every fault with its cell.
@Suite struct TemplateTests {
    /// The loops of a sheet in few words: `unit 8:10 › indicator 9:10`.
    private static func outline(_ template: Template) -> [String] {
        (template.sheets.first?.loops ?? []).map { loop in
            let kind: String =
                switch loop.kind {
                case .unit: "unit"
                case .indicator: "indicator"
                case .body: "body"
                case .group: "group"
                case .part: "part"
                }
            let sheet = template.sheets[0]
            let parent = loop.parent.map { " in \(sheet.loops[$0].marker)" } ?? ""
            let band = loop.band.map { " within \($0.lowerBound)-\(min($0.upperBound, 99))" } ?? ""
            let start = loop.block.lowerBound + 1
            return
                "\(loop.axis == .rows ? "" : "columns ")\(kind) \(start)-\(loop.block.upperBound + 1)\(parent)\(band)"
        }
    }

    static let layouts: [(what: String, sheet: String, merged: [String], loops: [String])] = [
        ("one row", "\n[[mỗi xã]] | [[STT]] | [[Tên xã]]", [], ["unit 2-2"]),
        ("rows counted", "[[mỗi xã, 3 dòng]] | [[STT]]", [], ["unit 1-3"]),
        ("the marker's merge counts", "[[mỗi xã]] | [[STT]]", ["A1:A2"], ["unit 1-2"]),
        (
            "three levels", "[[mỗi xã]] | [[Tên xã]]\n[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[mỗi cơ quan]] | [[Kết quả]]",
            [],
            ["unit 1-3", "indicator 2-3 in A1", "body 3-3 in A2"]
        ),
        (
            "two levels in one row", "[[mỗi xã]] | [[mỗi chỉ tiêu]] | [[Kết quả]]", [],
            ["unit 1-1", "indicator 1-1 in A1"]
        ),
        (
            "a subtotal below", "[[mỗi vùng]] | [[Tên vùng]]\n[[mỗi xã]] | [[Giao quân]]\n | [[cộng vùng]]", [],
            ["group 1-3", "unit 2-2 in A1"]
        ),
        (
            "a subtotal above", "[[mỗi vùng]] | [[cộng vùng]]\n[[mỗi xã]] | [[Giao quân]]\n[[tổng]] | [[Giao quân]]",
            [],
            ["group 1-2", "unit 2-2 in A1"]
        ),
        (
            "a counted loop takes nothing in", "[[mỗi xã, 1 dòng]] | [[STT]]\n[[mỗi chỉ tiêu]] | [[Kết quả]]", [],
            ["unit 1-1", "indicator 2-2"]
        ),
        (
            "down to its end", "[[mỗi xã]] | [[STT]]\nchữ\n[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[hết xã]]", [],
            ["unit 1-4", "indicator 3-3 in A1"]
        ),
        (
            "beside each other", "[[mỗi xã]] | [[STT]] |  | [[mỗi xã]] | [[STT]]", [],
            ["unit 1-1 within 0-2", "unit 1-1 within 3-99"]
        ),
        (
            "columns, and rows across them",
            " |  | [[mỗi xã, theo cột]]\n |  | [[Tên xã]]\n[[mỗi chỉ tiêu]] | [[Tên chỉ tiêu]] | [[Kết quả]]",
            ["C1:D1"],
            ["indicator 3-3", "columns unit 3-4"]
        ),
        (
            "parts of an indicator", "[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[mỗi phần]] | - Trong đó: [[Tên chỉ tiêu con]]",
            [],
            ["indicator 1-2", "part 2-2 in A1"]
        ),
        (
            "siblings in one loop",
            "[[mỗi xã]] | [[STT]]\n[[mỗi chỉ tiêu]] | [[Kết quả]]\n[[mỗi chỉ tiêu]] | [[Tỷ lệ]]", [],
            ["unit 1-3", "indicator 2-2 in A1", "indicator 3-3 in A1"]
        ),
    ]

    @Test(arguments: layouts)
    func layout(_ item: (what: String, sheet: String, merged: [String], loops: [String])) throws {
        let template = try Office().template(item.sheet, merged: item.merged)
        #expect(template.faults.map(\.description) == [], "\(item.what)")
        #expect(Self.outline(template) == item.loops, "\(item.what)")
    }

    /// What becomes of cells.
    @Test("The content of cells once instructions are gone")
    func contents() throws {
        let office = try Office()
        let template = office.template(
            """
            [[mỗi xã]][[STT]] | [[ghi chú: x]] | Xã [[Tên xã]] | [[Giao quân]] | Ghi chú [[ghi chú: y]]
            """)
        let cells = try #require(template.sheets.first).cells
        let number = TemplateValue(.plain(.number))
        #expect(cells[0].content == .value(number))
        #expect(cells[0].markers.map(\.kind) == [.loop, .value])
        #expect(cells[1].content == .blank)
        #expect(cells[2].content == .sentence([.text("Xã "), .value(TemplateValue(.plain(.unitName)))]))
        let enlisted = FigureRequest(.stage(.result), indicator: .code("nhap-ngu"))
        #expect(cells[3].content == .value(TemplateValue(.figure(enlisted))))
        #expect(cells[4].content == .text("Ghi chú"))
        #expect(template.isUsable)
    }

    @Test("Settings of a row, of a column above, and the only one of a sheet")
    func settings() throws {
        func codes(_ text: String) throws -> [String] {
            let template = try Office().template(text)
            #expect(template.faults.map(\.description) == [])
            return template.sheets.flatMap(\.cells).flatMap(\.markers).compactMap { marker in
                guard case .code(let code)? = marker.value?.request?.indicator else { return nil }
                return code
            }
        }
        #expect(try codes("[[chỉ tiêu: Hộ nghèo]]\n\n | [[Kết quả]] | [[Tỷ lệ]]") == ["ho-ngheo", "ho-ngheo"])
        #expect(
            try codes(" | [[chỉ tiêu: Hộ nghèo]] | [[chỉ tiêu: Giao quân]]\n[[mỗi xã]] | [[Kết quả]] | [[Kết quả]]")
                == ["ho-ngheo", "nhap-ngu"])
        #expect(
            try codes("[[chỉ tiêu: Hộ nghèo]] | [[Kết quả]]\n[[chỉ tiêu: Giao quân]] | [[Kết quả]]")
                == ["ho-ngheo", "nhap-ngu"])
    }

    static let faults: [(what: String, sheet: String, merged: [String], faults: [String])] = [
        ("an unknown name", "[[Kỳ báo các]]", [], ["TEMPLATE_NAME_UNKNOWN A1 Kỳ báo cáo"]),
        (
            "all faults at once", "[[Kỳ báo các]] | [[Kết quả]] | [[Tên xã]]\n | [[Kết quả: Giao quan, Phuoc Chanhh]]",
            [],
            [
                "TEMPLATE_NAME_UNKNOWN A1 Kỳ báo cáo", "TEMPLATE_NO_INDICATOR B1", "TEMPLATE_NO_LOOP C1 mỗi xã",
                "TEMPLATE_NAME_UNKNOWN B2 Xã Phước Chánh",
            ]
        ),
        (
            "measures of different things",
            "[[Giao quân, tính bằng triệu đồng]] | [[Kinh phí tặng quà, tính bằng triệu đồng]]",
            [], ["TEMPLATE_CONTRADICTION A1"]
        ),
        ("brackets that do not close", "[[Kỳ báo cáo]", [], ["TEMPLATE_MARKER_BROKEN A1"]),
        ("nothing between brackets", "[[ ]]", [], ["TEMPLATE_MARKER_SYNTAX A1"]),
        ("no marker at all", "Kỳ báo cáo", [], ["TEMPLATE_WITHOUT_MARKERS "]),
        ("in a formula", "=\"Kỳ \"&\"[[Kỳ]]\" | [[Kỳ]]", [], ["TEMPLATE_NOT_FILLED A1"]),
        ("a structured reference is no marker", "=SUM(T[[#All],[x]]) | [[Kỳ]]", [], []),
        ("below a merge", "a | [[Kỳ]]", ["A1:B1"], ["TEMPLATE_NOT_FILLED B1"]),
        (
            "a merge cut at its end", "[[mỗi xã, 2 dòng]] | [[STT]]\n | a", ["C2:C3"], ["TEMPLATE_LOOP_CUT C2:C3"]
        ),
        ("a merge cut at its start", "a\n[[mỗi xã, 2 dòng]] | [[STT]]", ["C1:C2"], ["TEMPLATE_LOOP_CUT C1:C2"]),
        ("a merge around", "a\n[[mỗi xã]] | [[STT]]", ["C1:C4"], []),
        ("a merge within", "[[mỗi xã, 2 dòng]] | [[STT]]", ["C1:D2"], []),
        (
            "a merge behind that leaves a band", "[[mỗi xã, cột A:C]] | [[STT]]\n\n\nKý | x", ["B4:E4"],
            ["TEMPLATE_LOOP_CUT B4:E4"]
        ),
        ("a merge behind within a band", "[[mỗi xã, cột A:C]] | [[STT]]\n\n\nKý", ["A4:C4"], []),
        ("a merge before over two tables", "Biểu\n\n[[mỗi xã, cột A:C]] | [[STT]]", ["A1:E1"], []),
        (
            "a merge behind two tables", "[[mỗi xã, cột A:B]] | [[STT]] |  | [[mỗi xã, cột D:E]] | [[STT]]\n\nKý",
            ["A3:E3"],
            ["TEMPLATE_LOOP_CUT A3:E3"]
        ),
        ("a merge that leaves a band", "[[mỗi xã, cột A:C]] | [[STT]]", ["C1:D1"], ["TEMPLATE_LOOP_CUT C1:D1"]),
        (
            "a merge further down that leaves a band", "[[mỗi xã, cột A:C]] | [[STT]]", ["C5:D5", "A6:C6", "D7:E7"],
            ["TEMPLATE_LOOP_CUT C5:D5"]
        ),
        (
            "a merge cut by columns", "[[mỗi xã, theo cột, 2 cột]] | [[Tên xã]]", ["B3:C3"],
            ["TEMPLATE_LOOP_CUT B3:C3"]
        ),
        ("a loop within its own kind", "[[mỗi xã, 2 dòng]]\n[[mỗi xã]]", [], ["TEMPLATE_CONTRADICTION A2"]),
        ("twice in one cell", "[[mỗi xã]][[mỗi xã]]", [], ["TEMPLATE_CONTRADICTION A1"]),
        (
            "longer than the loop around", "[[mỗi xã, 2 dòng]]\n[[mỗi chỉ tiêu, 3 dòng]]", [],
            ["TEMPLATE_CONTRADICTION A2"]
        ),
        (
            "rows and columns of units", " | [[mỗi xã, theo cột]]\n[[mỗi xã]] | [[Giao quân]]", [],
            ["TEMPLATE_CONTRADICTION B2"]
        ),
        (
            "an indicator within a loop of them", "[[mỗi chỉ tiêu]] | [[chỉ tiêu: Hộ nghèo]] | [[Kết quả]]", [],
            ["TEMPLATE_CONTRADICTION B1"]
        ),
        ("an end of nothing", "[[hết xã]] | [[Kỳ]]", [], ["TEMPLATE_NO_LOOP A1 mỗi xã"]),
        ("parts of nothing", "[[mỗi phần]] | [[Tên chỉ tiêu con]]", [], ["TEMPLATE_NO_INDICATOR A1"]),
        ("groups of nothing", "[[mỗi vùng]] | [[Tên vùng]]", [], ["TEMPLATE_NO_LOOP A1 mỗi xã"]),
        (
            "a subtotal of no such loop", "[[mỗi xã]] | [[Giao quân]]\n | [[cộng vùng]]", [],
            ["TEMPLATE_NO_LOOP B2 mỗi vùng"]
        ),
        (
            "a row of subtotals of no such loop", "[[mỗi xã]] | [[Giao quân]]\n[[cộng vùng]] | [[Giao quân]]", [],
            ["TEMPLATE_NO_LOOP A2 mỗi vùng"]
        ),
        ("a total of nothing", "[[tổng]] | [[Kỳ]]", [], ["TEMPLATE_TOTAL A1"]),
        (
            "bodies are not added", "[[mỗi cơ quan]] | [[Giao quân]]\n | [[tổng]]", [], ["TEMPLATE_TOTAL B2"]
        ),
        (
            "measures are not mixed", "[[mỗi chỉ tiêu]] | [[Kết quả]]\n | [[tổng]]", [], ["TEMPLATE_TOTAL B2"]
        ),
        (
            "one setting that is not understood", "[[chỉ tiêu: Hộ ngheò khổ]] | [[Kết quả]] | [[Tỷ lệ]]", [],
            ["TEMPLATE_NAME_UNKNOWN A1"]
        ),
        (
            "columns cut by tables beside each other",
            "[[mỗi xã, theo cột, 2 cột]] | x\n[[mỗi chỉ tiêu]] | [[mỗi chỉ tiêu]]", [],
            ["TEMPLATE_CONTRADICTION A2", "TEMPLATE_CONTRADICTION B2"]
        ),
        (
            "a condition beside tables of their own",
            "[[mỗi xã]] | [[STT]] | [[mỗi xã]] | [[STT]]\n[[nếu Giao quân > 5]]",
            [], ["TEMPLATE_CONTRADICTION A2"]
        ),
        ("empty without a loop", "[[nếu rỗng: Không có]]", [], ["TEMPLATE_NO_LOOP A1 mỗi xã"]),
    ]

    @Test(arguments: faults)
    func fault(_ item: (what: String, sheet: String, merged: [String], faults: [String])) throws {
        let template = try Office().template(item.sheet, merged: item.merged)
        let found = template.faults.map { fault in
            "\(fault.code.rawValue) \(fault.evidence.first?.place.cell ?? "")"
                + (fault.candidates.first.map { " \($0)" } ?? "")
        }
        #expect(found.count == item.faults.count, "\(item.what): \(found)")
        for (one, other) in zip(found, item.faults) {
            #expect(one == other || one.hasPrefix(other + " "), "\(item.what)")
        }
        #expect(template.isUsable == item.faults.isEmpty, "\(item.what)")
    }

    @Test("A marker in a note is warned of")
    func note() throws {
        let note = Note(cell: CellReference(row: 0, column: 1), author: nil, text: "[[Kỳ]]")
        let template = try Office().template("[[Kỳ]]", notes: [note])
        #expect(template.faults.map(\.code.rawValue) == ["TEMPLATE_NOT_FILLED"])
        #expect(template.faults.map(\.severity) == [.warning])
        #expect(template.isUsable)
    }

    @Test("An area that no unit has")
    func areas() throws {
        let template = try Office(areas: false).template("[[mỗi vùng]]\n[[mỗi xã]] | [[Tên xã]]")
        #expect(template.faults.map(\.code.rawValue) == ["TEMPLATE_NAME_UNKNOWN"])
        #expect(template.faults.first?.candidates == ["mỗi loại"])
    }

    @Test("What becomes of formulas")
    func formulas() throws {
        let template = try Office().template(
            """
            x | =SUM(C3:C3) | =SUM(C1:C9) | =C3 | =C2
            |
            [[mỗi xã]] | =C3*2 | [[Giao quân]] | =$C$9
            Tổng | =SUM(C3:C3) | =B4 | =SUM(C3:C4) | =SUM(A:A)
            """)
        let found = template.sheets[0].formulas.map { "\($0.cell) \($0.change.rawValue) \($0.becomes)" }
        #expect(
            found == [
                "B1 grows SUM(C3:C7)", "C1 grows SUM(C1:C13)", "B3 copied C3*2", "D3 copied $C$9",
                "B4 grows SUM(C3:C7)", "C4 moves B8", "D4 grows SUM(C3:C8)",
            ])
    }

    @Test("Formulas over a part of the sample rows, and over a loop within a loop, as the editor will leave them")
    func formulasOfBlocks() throws {
        let template = try Office().template(
            """
            =SUM(C4:C5) | =SUM(C5:C5) | =C5 | =SUM(C5:C6) | =SUM(C9:C10) | =SUM(C10:C10) | =SUM(C9:C9)
            |
            |
            [[mỗi xã, 2 dòng]] | Giao | 1
            | [[Giao quân]] | 2
            Tổng | =SUM(C4:C5)
            |
            |
            [[mỗi xã]] | [[Tên xã]]
            [[mỗi chỉ tiêu, gồm Giao quân; Cải tạo vườn tạp]] | [[Tên chỉ tiêu]] | [[Kết quả]]
            Tổng | =SUM(C9:C10)
            """)
        let found = template.sheets[0].formulas.map { "\($0.cell) \($0.change.rawValue) \($0.becomes)" }
        // Five units: the block of 4 and 5 ends in row 13; what begins in row 17 has 1 + 2 rows for each.
        #expect(
            found == [
                "A1 grows SUM(C4:C13)", "D1 grows SUM(C5:C14)", "E1 grows SUM(C17:C31)", "F1 grows SUM(C18:C19)",
                "G1 moves SUM(C17:C17)", "B6 grows SUM(C4:C13)", "B11 grows SUM(C17:C31)",
            ])
    }

    @Test("A marker in single brackets is told, since it would be printed; other words in brackets are words")
    func singleBrackets() throws {
        let office = try Office()
        let faults = office.template("[mỗi xã] | [[Kỳ]] [Tên xã] | [1] [ghi rõ nơi nhận] | Số [ten xa]/BC").faults
        #expect(faults.map(\.code) == [.templateMarkerBroken, .templateMarkerBroken, .templateMarkerBroken])
        #expect(faults.map { $0.evidence.first?.place.cell } == ["A1", "B1", "D1"])
        #expect(faults.first?.candidates == ["[[mỗi xã]]"])
    }
}
