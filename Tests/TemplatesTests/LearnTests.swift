import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@testable import Templates

/// What old reports propose to be; the reports are as an office would have them, the expectations were worked out by hand.
@Suite struct LearnTests {
    /// Quotas 8, 10, 10, 11, 9 (48), results 8, 9, 10, 11, 7 (45); gardens 1.5, 2, 0.5, 3, 4 ha; gifts in đồng.
    static func office() throws -> Office {
        var office = try Office()
        try office.fill(
            "nhap-ngu", [("8", "8"), ("10", "9"), ("10", "10"), ("11", "11"), ("9", "7")])
        try office.fill("nu", [("", "1"), ("", "2"), ("", "0"), ("", "1"), ("", "3")])
        try office.fill("dang-vien", [("", "2"), ("", "0"), ("", "1"), ("", "4"), ("", "2")])
        try office.fill("vuon", [("2", "1.5"), ("2", "2"), ("1", "0.5"), ("3", "3"), ("4", "4")])
        try office.fill(
            "tien", [("", "30000000"), ("", "40000000"), ("", "25000000"), ("", "50000000"), ("", "25000000")])
        return office
    }

    /// Draws an old report: `12` is a number, `50%` a share of 0.5 shown so, `'12` the text, `=SUM(A1:A2)→12` a formula with its result.
    static func drawn(_ text: String, merged: [String] = []) -> SheetGrid {
        var grid = Office.drawn(text, merged: merged)
        for row in grid.rows.indices {
            for cell in grid.rows[row].cells.indices {
                let old = grid.rows[row].cells[cell]
                if let formula = old.formula {
                    let parts = formula.split(separator: "→")
                    guard parts.count == 2, let result = Double(parts[1]) else { continue }
                    grid.rows[row].cells[cell] = GridCell(
                        column: old.column, value: .number(result), shown: String(parts[1]), formula: String(parts[0]))
                } else if old.shown.hasPrefix("'") {
                    let text = String(old.shown.dropFirst())
                    grid.rows[row].cells[cell] = GridCell(column: old.column, value: .text(text), shown: text)
                } else if let number = Double(old.shown) {
                    grid.rows[row].cells[cell].value = .number(number)
                } else if old.shown.hasSuffix("%"), let number = Double(old.shown.dropLast()) {
                    grid.rows[row].cells[cell].value = .number(number / 100)
                }
            }
        }
        return grid
    }

    /// Learns from a drawn report; what is proposed is `cell text`, and the template it makes must be without faults.
    static func learned(
        _ text: String, _ office: Office, merged: [String] = []
    ) throws -> (sheet: LearnedSheet, cells: [String], template: Template) {
        let grid = drawn(text, merged: merged)
        let directory = NameDirectory(office.declaration)
        let sheet = ReportLearner(directory, office.book).learn(grid)
        let cells = sheet.proposals.compactMap { proposal in
            proposal.text.map { "\(proposal.cell) \($0)" }
        }
        let template = TemplateReader(directory, at: office.day).read(
            [TemplateSource(sheet.applied(to: grid))], file: "ban-sao.xlsx")
        return (sheet, cells, template)
    }

    // MARK: Rows

    @Test("A table of units with a total: names, numbers, figures by their headings")
    func units() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            UBND HUYỆN PHƯỚC SƠN
            KẾT QUẢ GIAO QUÂN NĂM 2022

            STT | Đơn vị | Chỉ tiêu giao | Kết quả | Tỷ lệ (%) | Còn lại
            1 | Thị trấn Khâm Đức | 8 | 8 | 100 | =C5-D5→0
            2 | Xã Phước Chánh | 10 | 9 | 90 | =C6-D6→1
            3 | Xã Phước Kim | 10 | 10 | 100 | =C7-D7→0
            4 | Xã Phước Lộc | 11 | 11 | 100 | =C8-D8→0
            5 | Xã Phước Năng | 9 | 7 | 77.8 | =C9-D9→2
             | Tổng cộng | =SUM(C5:C9)→48 | 45 | 93.75 | =C10-D10→3
            """, Self.office())
        #expect(
            cells == [
                "A1 UBND HUYỆN [[Tên huyện hoa]]", "A2 KẾT QUẢ GIAO QUÂN [[Kỳ báo cáo hoa]]", "A5 [[mỗi xã]][[STT]]",
                "B5 [[Tên đơn vị]]", "C5 [[Chỉ tiêu giao: Công dân nhập ngũ]]", "D5 [[Kết quả: Công dân nhập ngũ]]",
                "E5 [[Tỷ lệ: Công dân nhập ngũ]]", "D10 [[tổng]]", "E10 [[tổng]]",
            ])
        #expect(sheet.removedRows == [5...8])
        #expect(sheet.moved(CellReference(row: 9, column: 3)) == CellReference("D6"))
        #expect(sheet.moved(CellReference(row: 6, column: 3)) == nil)
        #expect(template.faults.map(\.description) == [])
    }

    @Test(
        "Headings merged over two rows, or with an empty row below, tell equal quotas and results apart",
        arguments: [
            ["A2:A3", "B2:B3", "C2:C3"], [],
        ])
    func headingsAbove(merged: [String]) throws {
        var office = try Office()
        try office.fill("nhap-ngu", [("8", "8"), ("10", "10"), ("9", "9"), ("11", "11"), ("7", "7")])
        let units = Office.units.enumerated().map { "\($1.name) | \([8, 10, 9, 11, 7][$0]) | \([8, 10, 9, 11, 7][$0])" }
        let (_, cells, _) = try Self.learned(
            "Công dân nhập ngũ năm 2022\nĐơn vị | Chỉ tiêu giao | Kết quả\n\n" + units.joined(separator: "\n"), office,
            merged: merged)
        #expect(cells.contains { $0.hasPrefix("B4 [[Chỉ tiêu giao") })
        #expect(cells.contains { $0.hasPrefix("C4 [[Kết quả") })
    }

    @Test("Rows by a figure, names without types, a row typed differently")
    func order() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            TT | Xã | Giao quân
            1 | Phước Lộc | 11
            2 | Phước Kim | 10
            3 | Phước Chánh | 9
            4 | Khâm Đức | 8
            5 | Phước Năng | 6
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi xã, xếp theo Kết quả: Công dân nhập ngũ giảm dần]][[STT]]", "B2 [[Tên xã]]",
                "C2 [[Kết quả: Công dân nhập ngũ]]",
            ])
        #expect(sheet.proposals.last?.certainty == .unsure)
        #expect(sheet.proposals.last?.reason.vi.contains("C6") == true)
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Groups with their subtotals below")
    func groups() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            STT | Đơn vị | Chỉ tiêu giao | Kết quả
            I | Vùng thấp
            1 | Thị trấn Khâm Đức | 8 | 8
            2 | Xã Phước Năng | 9 | 7
             | Cộng | =SUM(C3:C4)→17 | 15
            II | Vùng cao
            1 | Xã Phước Chánh | 10 | 9
            2 | Xã Phước Kim | 10 | 10
            3 | Xã Phước Lộc | 11 | 11
             | Cộng | =SUM(C7:C9)→31 | 30
             | Toàn huyện | =C5+C10→48 | 45
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi vùng]][[STT La Mã]]", "B2 [[Tên vùng]]", "A3 [[mỗi xã]][[STT]]", "B3 [[Tên đơn vị]]",
                "C3 [[Chỉ tiêu giao: Công dân nhập ngũ]]", "D3 [[Kết quả: Công dân nhập ngũ]]", "D5 [[cộng vùng]]",
                "C11 [[tổng]]", "D11 [[tổng]]",
            ])
        #expect(sheet.removedRows == [3...3, 5...9])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Indicators of each unit, and parts of an indicator")
    func nested() throws {
        let (_, cells, template) = try Self.learned(
            """
            Nội dung | ĐVT | Kế hoạch | Thực hiện
            1. Công dân nhập ngũ | người | 48 | 45
            - Trong đó: Nữ | người | | 7
            - Trong đó: Đảng viên | người | | 9
            2. Cải tạo vườn tạp | ha | 12 | 11
            3. Kinh phí tặng quà | đồng | | 170000000
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi chỉ tiêu, gồm Công dân nhập ngũ; Cải tạo vườn tạp; Kinh phí tặng quà]][[STT]]. [[Tên chỉ tiêu]]",
                "B2 [[Đơn vị tính]]", "C2 [[Chỉ tiêu giao]]", "D2 [[Kết quả]]",
                "A3 [[mỗi phần]]- Trong đó: [[Tên chỉ tiêu]]", "B3 [[Đơn vị tính]]", "C3 [[Chỉ tiêu giao]]",
                "D3 [[Kết quả]]",
            ])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Units beside each other, several columns each")
    func columns() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            STT | Chỉ tiêu | Toàn huyện | | Khâm Đức | | Phước Chánh | | Phước Kim | | Phước Lộc | | Phước Năng |
             | | Giao | Kết quả | Giao | Kết quả | Giao | Kết quả | Giao | Kết quả | Giao | Kết quả | Giao | Kết quả
            1 | Công dân nhập ngũ | 48 | 45 | 8 | 8 | 10 | 9 | 10 | 10 | 11 | 11 | 9 | 7
            2 | Cải tạo vườn tạp | 12 | 11 | 2 | 1.5 | 2 | 2 | 1 | 0.5 | 3 | 3 | 4 | 4
            """, Self.office(), merged: ["C1:D1", "E1:F1", "G1:H1", "I1:J1", "K1:L1", "M1:N1"])
        #expect(
            cells == [
                "E1 [[mỗi xã, theo cột, 2 cột]][[Tên xã]]",
                "A3 [[mỗi chỉ tiêu, gồm Công dân nhập ngũ; Cải tạo vườn tạp]][[STT]]", "B3 [[Tên chỉ tiêu]]",
                "C3 [[Chỉ tiêu giao, toàn huyện]]", "D3 [[Kết quả, toàn huyện]]", "E3 [[Chỉ tiêu giao]]",
                "F3 [[Kết quả]]",
            ])
        #expect(sheet.removedColumns == [6...13])
        #expect(sheet.removedRows == [3...3])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Indicators of each unit, the unit's name over its rows")
    func merged() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            Đơn vị | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ
            Thị trấn Khâm Đức | Công dân nhập ngũ | 8 | 8 | 100%
             | Cải tạo vườn tạp | 2 | 1.5 | 75%
            Xã Phước Chánh | Công dân nhập ngũ | 10 | 9 | 90%
             | Cải tạo vườn tạp | 2 | 2 | 100%
            Xã Phước Kim | Công dân nhập ngũ | 10 | 10 | 100%
             | Cải tạo vườn tạp | 1 | 0.5 | 50%
            Xã Phước Lộc | Công dân nhập ngũ | 11 | 11 | 100%
             | Cải tạo vườn tạp | 3 | 3 | 100%
            Xã Phước Năng | Công dân nhập ngũ | 9 | 7 | 77.8%
             | Cải tạo vườn tạp | 4 | 4 | 100%
            """, Self.office(), merged: ["A2:A3", "A4:A5", "A6:A7", "A8:A9", "A10:A11"])
        #expect(
            cells == [
                "A2 [[mỗi xã]][[Tên đơn vị]]",
                "B2 [[mỗi chỉ tiêu, gồm Công dân nhập ngũ; Cải tạo vườn tạp]][[Tên chỉ tiêu]]", "C2 [[Chỉ tiêu giao]]",
                "D2 [[Kết quả]]", "E2 [[Tỷ lệ]]",
            ])
        #expect(sheet.removedRows == [2...10])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Units under a heading each, two fixed rows below")
    func fixedRows() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            Nội dung | Công dân nhập ngũ | Cải tạo vườn tạp
            Thị trấn Khâm Đức
            - Kế hoạch | 8 | 2
            - Thực hiện | 8 | 1.5
            Xã Phước Chánh
            - Kế hoạch | 10 | 2
            - Thực hiện | 9 | 2
            Xã Phước Kim
            - Kế hoạch | 10 | 1
            - Thực hiện | 10 | 0.5
            Xã Phước Lộc
            - Kế hoạch | 11 | 3
            - Thực hiện | 11 | 3
            Xã Phước Năng
            - Kế hoạch | 9 | 4
            - Thực hiện | 7 | 4
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi xã, 3 dòng]][[Tên đơn vị]]", "B3 [[Chỉ tiêu giao: Công dân nhập ngũ]]",
                "C3 [[Chỉ tiêu giao: Cải tạo vườn tạp]]", "B4 [[Kết quả: Công dân nhập ngũ]]",
                "C4 [[Kết quả: Cải tạo vườn tạp]]",
            ])
        #expect(sheet.removedRows == [4...15])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Kinds of units, their totals in the row of the name; one unit alone in its group")
    func kinds() throws {
        let (_, cells, template) = try Self.learned(
            """
            TT | Địa phương | Thực hiện giao quân
             | Toàn huyện | 45
            A | Thị trấn | 8
            1 | Khâm Đức | 8
            B | Xã | 37
            1 | Phước Chánh | 9
            2 | Phước Kim | 10
            3 | Phước Lộc | 11
            4 | Phước Năng | 7
            """, Self.office())
        #expect(
            cells == [
                "C2 [[tổng]]", "A3 [[mỗi loại]][[STT chữ hoa]]", "B3 [[Tên vùng]]", "C3 [[cộng loại]]",
                "A4 [[mỗi xã]][[STT]]", "B4 [[Tên xã]]", "C4 [[Kết quả: Công dân nhập ngũ]]",
            ])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Numbers typed as text, abbreviated names, money in thousands")
    func rough() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            BẢNG TỔNG HỢP QUÀ TẶNG NĂM 2022

            Đơn vị | Kinh phí tặng quà (triệu đồng) | Giao quân
            TT Khâm Đức | 30 | '8
            P. Chánh | 40 | '9
            P. Kim | 25 | '10
            P. Lộc | 50 | '11
            P. Năng | 25 | '7
            Tổng | 170 | 45
            """, Self.office())
        #expect(
            cells == [
                "A1 BẢNG TỔNG HỢP QUÀ TẶNG [[Kỳ báo cáo hoa]]", "A4 [[mỗi xã]][[Tên xã]]",
                "B4 [[Kết quả: Kinh phí tặng quà, tính bằng triệu đồng]]", "C4 [[Kết quả: Công dân nhập ngũ]]",
                "B9 [[tổng]]", "C9 [[tổng]]",
            ])
        #expect(sheet.proposals.first { $0.cell == CellReference("A4") }?.certainty == .unsure)
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Sentences in the rows of a loop, and remarks typed by hand")
    func rowSentences() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            Đơn vị | Công dân nhập ngũ | Ghi chú
            Thị trấn Khâm Đức | 8/8 đ/c (100%) | giao quân đợt 1
            Xã Phước Chánh | 9/10 đ/c (90%) | một đồng chí hoãn
            Xã Phước Kim | 10/10 đ/c (100%)
            Xã Phước Lộc | 11/11 đ/c (100%)
            Xã Phước Năng | 7/9 đ/c (77,8%)
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi xã]][[Tên đơn vị]]",
                "B2 [[Kết quả: Công dân nhập ngũ]]/[[Chỉ tiêu giao: Công dân nhập ngũ]] đ/c ([[Tỷ lệ: Công dân nhập ngũ]])",
                "C2 [[ghi chú: chưa nhận ra, số cũ giao quân đợt 1]]",
            ])
        #expect(sheet.proposals.last?.certainty == .left)
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Units that the old report lacks; what bodies reported beside each other")
    func lacking() throws {
        var office = try Self.office()
        for (unit, count) in zip(Office.units, [8, 9, 10, 12, 7]) {
            try office.report(unit.code, "nhap-ngu", .value(Decimal(count)), by: .militaryCommand, of: "511")
        }
        let (sheet, cells, template) = try Self.learned(
            """
            Đơn vị | Giao quân | Ban CHQS
            Xã Phước Chánh | 9 | 9
            Xã Phước Kim | 10 | 10
            Xã Phước Lộc | 12 | 12
            Xã Phước Năng | 7 | 7
            """, office)
        #expect(cells.contains("A2 [[mỗi xã]][[Tên đơn vị]]"))
        #expect(cells.contains("B2 [[Kết quả: Công dân nhập ngũ]]"))
        let loop = try #require(sheet.proposals.first { $0.cell == CellReference("A2") })
        #expect(loop.certainty == .unsure)
        #expect(loop.reason.vi.contains("thiếu 1 đơn vị"))
        #expect(template.faults.map(\.description) == [])
    }

    @Test("A total that adds rows one by one becomes a marker; two tables, one below the other")
    func stacked() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            Đơn vị | Kết quả giao quân
            Thị trấn Khâm Đức | 8
            Xã Phước Chánh | 9
            Xã Phước Kim | 10
            Xã Phước Lộc | 11
            Xã Phước Năng | 7
            Cộng | =B2+B3+B4+B5+B6→45

            Đơn vị | Cải tạo vườn tạp (ha)
            Thị trấn Khâm Đức | 1.5
            Xã Phước Chánh | 2
            Xã Phước Kim | 0.5
            Xã Phước Lộc | 3
            Xã Phước Năng | 4
            Cộng | =SUM(B10:B14)→11
            """, Self.office())
        #expect(
            cells == [
                "A2 [[mỗi xã]][[Tên đơn vị]]", "B2 [[Kết quả: Công dân nhập ngũ]]", "B7 [[tổng]]",
                "A10 [[mỗi xã]][[Tên đơn vị]]", "B10 [[Kết quả: Cải tạo vườn tạp]]",
            ])
        #expect(sheet.removedRows == [2...5, 10...13])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Figures that stand alone in a table")
    func alone() throws {
        let (_, cells, template) = try Self.learned(
            """
            Chỉ tiêu | Giao | Kết quả
            Công dân nhập ngũ của huyện | 48 | 45
            Phần khác
            Số đại biểu dự họp | 45 | 48
            """, Self.office())
        #expect(
            cells == [
                "B2 [[Chỉ tiêu giao: Công dân nhập ngũ, toàn huyện]]", "C2 [[Kết quả: Công dân nhập ngũ, toàn huyện]]",
            ])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("Tables beside each other stay as they are: rows of one would go with those of the other")
    func beside() throws {
        let (sheet, _, _) = try Self.learned(
            """
            Đơn vị | Giao quân | | Đơn vị | Giao quân
            Thị trấn Khâm Đức | 8 | | Xã Phước Lộc | 11
            Xã Phước Chánh | 9 | | Xã Phước Năng | 7
            Xã Phước Kim | 10
            """, Self.office())
        #expect(sheet.removedRows == [] && sheet.removedColumns == [])
        #expect(sheet.proposals.contains { $0.certainty == .left && $0.reason.vi.contains("hai bảng cạnh nhau") })
    }

    @Test("Titles and signatures in the units' columns move before them")
    func strays() throws {
        let (sheet, cells, template) = try Self.learned(
            """
            HUYỆN PHƯỚC SƠN | | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Mã | Chỉ tiêu | Khâm Đức | Phước Chánh | Phước Kim | Phước Lộc | Phước Năng
            A1 | Công dân nhập ngũ | 8 | 9 | 10 | 11 | 7
            A2 | Việc khác | 1 | 1 | 1 | 1 | 1
            A3 | Diện tích cải tạo vườn tạp | 1.5 | 2 | 0.5 | 3 | 4
            | | | | | TRƯỞNG BAN
            """, Self.office())
        #expect(
            cells == [
                "A1 HUYỆN [[Tên huyện hoa]]", "B1 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "C2 [[mỗi xã, theo cột]][[Tên xã]]", "C3 [[Kết quả: Công dân nhập ngũ]]",
                "C5 [[Kết quả: Cải tạo vườn tạp]]", "B6 TRƯỞNG BAN",
            ])
        #expect(sheet.removedColumns == [3...6])
        #expect(sheet.removedRows == [])
        #expect(template.faults.map(\.description) == [])
    }

    @Test("The quarter and its year, as a title writes them")
    func quarter() throws {
        var office = try Office("2022-Q3")
        try office.fill("nhap-ngu", [("8", "8"), ("10", "9"), ("10", "10"), ("11", "11"), ("9", "7")])
        let (_, cells, _) = try Self.learned(
            """
            BÁO CÁO KẾT QUẢ QUÝ III NĂM 2022
            Quý III năm 2022 so với năm 2021 và quý II
            """, office)
        #expect(
            cells == [
                "A1 BÁO CÁO KẾT QUẢ [[Kỳ báo cáo hoa]]",
                "A2 Quý [[Quý]] năm [[Năm]] so với năm [[Năm trước]] và quý II",
            ])
    }

    @Test("Hundreds of rows take little time", .timeLimit(.minutes(1)))
    func many() throws {
        let lines = (1...400).map { "Mục \($0) | \($0) | \($0 * 7 % 50)" }
        let (sheet, _, _) = try Self.learned("Nội dung | A | B\n" + lines.joined(separator: "\n"), Self.office())
        #expect(sheet.removedRows == [])
    }

    // MARK: Sentences

    static let sentences: [(old: String, new: String)] = [
        (
            "Vận động công dân lên đường nhập ngũ 45/48 đ/c đạt 93,8% chỉ tiêu giao",
            "Vận động công dân lên đường nhập ngũ [[Kết quả: Công dân nhập ngũ, toàn huyện]]/[[Chỉ tiêu giao: Công dân nhập ngũ, toàn huyện]] đ/c đạt [[Tỷ lệ: Công dân nhập ngũ, toàn huyện]] chỉ tiêu giao"
        ),
        (
            "Tặng quà 170.000.000đ (bằng chữ: Một trăm bảy mươi triệu đồng).",
            "Tặng quà [[Kết quả: Kinh phí tặng quà, toàn huyện]]đ (bằng chữ: [[đọc số: Kết quả: Kinh phí tặng quà, toàn huyện]])."
        ),
        (
            "Cải tạo vườn tạp 11 ha; kinh phí tặng quà 170 triệu đồng",
            "Cải tạo vườn tạp [[Kết quả: Cải tạo vườn tạp, toàn huyện]] ha; kinh phí tặng quà [[Kết quả: Kinh phí tặng quà, toàn huyện, tính bằng triệu đồng]] triệu đồng"
        ),
        (
            "02 xã chưa đạt chỉ tiêu nhập ngũ: Phước Chánh và Phước Năng. Công dân nhập ngũ là đảng viên: 09 đ/c",
            "[[số xã, chỉ lấy Tỷ lệ: Công dân nhập ngũ < 100%, 2 chữ số]] xã chưa đạt chỉ tiêu nhập ngũ: [[danh sách xã, chỉ lấy Tỷ lệ: Công dân nhập ngũ < 100%]]. Công dân nhập ngũ là đảng viên: [[Kết quả: Đảng viên, toàn huyện, 2 chữ số]] đ/c"
        ),
        ("Phước Sơn, ngày 05 tháng 10 năm 2022", "[[Tên huyện]], [[Ngày ký]]"),
        (
            "Số liệu từ ngày 01/01/2022 đến ngày 31/12/2022", "Số liệu từ ngày [[Từ ngày]] đến ngày [[Đến ngày]]"
        ),
        ("BÁO CÁO CHƯƠNG TRÌNH THỬ NĂM 2022", "BÁO CÁO [[Tên chương trình hoa]] [[Kỳ báo cáo hoa]]"),
    ]

    @Test(arguments: sentences)
    func sentence(_ item: (old: String, new: String)) throws {
        let (_, cells, template) = try Self.learned(item.old, Self.office())
        #expect(cells == ["A1 \(item.new)"])
        #expect(template.faults.map(\.description) == [])
    }

    // MARK: What only happens to equal

    static let chance = [
        // 45 results, but nothing says so.
        "Công văn số 45/UBND-VP ngày 10/01/2022 của Ủy ban nhân dân", "Điện thoại: 0235 48 45",
        "Hội nghị có 45 đại biểu tham dự", "1. Công tác chỉ đạo, điều hành", "Khổ giấy 48 x 45",
    ]

    @Test(arguments: chance)
    func left(_ text: String) throws {
        let (_, cells, _) = try Self.learned("Thông tin chung\n\(text)", Self.office())
        #expect(cells == [])
    }

    @Test("Equal figures that no heading tells apart stay, and are listed")
    func ambiguous() throws {
        var office = try Office()
        try office.fill("nhap-ngu", [("8", "8"), ("10", "10"), ("10", "10"), ("11", "11"), ("9", "9")])
        try office.fill("vuon", [("", "1"), ("", "2"), ("", "3"), ("", "4"), ("", "5")])
        let (sheet, cells, _) = try Self.learned(
            """
            Đơn vị | Số lượng | Cải tạo vườn tạp
            Thị trấn Khâm Đức | 8 | 1
            Xã Phước Chánh | 10 | 2
            Xã Phước Kim | 10 | 3
            Xã Phước Lộc | 11 | 4
            Xã Phước Năng | 9 | 5
            """, office)
        #expect(cells.contains("C2 [[Kết quả: Cải tạo vườn tạp]]"))
        let doubt = try #require(sheet.proposals.first { $0.cell == CellReference("B2") })
        #expect(doubt.certainty == .left)
        #expect(doubt.reason.vi.contains("bằng nhiều số liệu"))
    }

    @Test("A list of units beside numbers that are no figures is no loop")
    func list() throws {
        let (sheet, cells, _) = try Self.learned(
            """
            Đơn vị | Điện thoại
            Thị trấn Khâm Đức | 123456
            Xã Phước Chánh | 123457
            Xã Phước Kim | 123458
            """, Self.office())
        #expect(cells == [])
        #expect(sheet.removedRows == [])
    }
}
