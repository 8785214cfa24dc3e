import Mapping
import SheetModel
import Testing

/// The header structures that real Vietnamese forms have; the figures are invented.
@Suite struct QuotedFormsTests {
    @Test func districtFormByCommune() throws {
        let layout = layout(
            """
            !BIỂU 07: TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2020 PHÂN THEO CÁC XÃ, THỊ TRẤN
            (Kèm theo Báo cáo số:...../BC-UBND, ngày......tháng...... năm 2020 của UBND Huyện)
            !STT | !Chỉ tiêu | !ĐVT | !Toàn huyện | | | | | !Ủy Ban Nhân Dân⏎Xã Đạ Ròn | | | |
             | | | !TH 2019 | !KH 2020 | !ƯTH 2020 | !So sánh % | | !TH 2019 | !KH 2020 | !ƯTH 2020 | !So sánh % |
             | | | | | | !ƯTH/TH20 | !ƯTH/KH | | | | !ƯTH/TH20 | !ƯTH/KH
            !A | !KINH TẾ
            !I | !Nông nghiệp
            1 | Tổng diện tích gieo trồng | ha | 100 | 110 | 105 | 1.05 | 0.95 | 50 | 55 | 52 | 1.04 | 0.94
            1.2 | Lúa | ha | 60 | 70 | 65 | 1.08 | 0.92 | 30 | 35 | 32 | 1.06 | 0.91
            1.1.2 | Lúa vụ mùa | ha | 30 | 35 | 33 | 1.1 | 0.94 | 15 | 17 | 16 | 1.06 | 0.94
             | - Năng suất | tạ/ha | 71 | 70 | 70 | 0.98 | 1 | 70 | 70 | 70 | 1 | 1
            II | Lâm nghiệp
            1 | Trồng rừng | ha | 1 | 2 | 2 | 2 | 1 | 1 | 2 | 2 | 2 | 1
            """,
            merged: [
                "A1:M1", "A2:M2", "A3:A5", "B3:B5", "C3:C5", "D3:H3", "I3:M3", "D4:D5", "E4:E5", "F4:F5", "G4:H4",
                "I4:I5", "J4:J5", "K4:K5", "L4:M4",
            ])
        let table = try #require(layout.tables.first)
        #expect(layout.tables.count == 1)
        #expect(table.title == "BIỂU 07: TỔNG HỢP CHỈ TIÊU KINH TẾ - XÃ HỘI NĂM 2020 PHÂN THEO CÁC XÃ, THỊ TRẤN")
        #expect(table.range.description == "A3:M13")
        #expect(table.headerRows == 2...4)
        #expect(table.numberRow == nil)
        #expect(
            table.columns.map(\.key) == [
                "STT", "Chỉ tiêu", "ĐVT", "Toàn huyện › TH 2019", "Toàn huyện › KH 2020", "Toàn huyện › ƯTH 2020",
                "Toàn huyện › So sánh % › ƯTH/TH20", "Toàn huyện › So sánh % › ƯTH/KH",
                "Ủy Ban Nhân Dân Xã Đạ Ròn › TH 2019", "Ủy Ban Nhân Dân Xã Đạ Ròn › KH 2020",
                "Ủy Ban Nhân Dân Xã Đạ Ròn › ƯTH 2020", "Ủy Ban Nhân Dân Xã Đạ Ròn › So sánh % › ƯTH/TH20",
                "Ủy Ban Nhân Dân Xã Đạ Ròn › So sánh % › ƯTH/KH",
            ])
        #expect(
            outline(table) == [
                "group 1 | A | KINH TẾ", "group 2 | I | Nông nghiệp", "data 3 | 1 | Tổng diện tích gieo trồng",
                "data 4 | 1.2 | Lúa", "data 5 | 1.1.2 | Lúa vụ mùa", "data 6 | - Năng suất | tạ/ha",
                "group 2 | II | Lâm nghiệp", "data 3 | 1 | Trồng rừng",
            ])
        #expect(layout.texts(.titleBlock).count == 2)
    }

    @Test func multiYearFormWithTypedIndents() throws {
        let layout = layout(
            """
            CÁC CHỈ TIÊU CHỦ YẾU GIAI ĐOẠN 2021-2025
             | | | | | | | Đơn vị tính: tỷ đồng
            Chỉ tiêu | Mã | Năm 2021 | | | Năm 2022 | | | BQGĐ
             | | TH | ƯTH | KH | TH | ƯTH | KH |
            !1. Giá trị sản xuất | GT | 10 | 11 | 12 | 13 | 14 | 15 | 12.5
            ·*·Khu vực I | GT1 | 5 | 5 | 6 | 6 | 7 | 7 | 6
            ·-·Trồng trọt | GT11 | 3 | 3 | 3 | 3 | 3 | 3 | 3
            ···+·Cây lúa | GT111 | 2 | 2 | 2 | 2 | 2 | 2 | 2
            - Trong đó: Lúa Đông xuân | GT112 | 1 | 1 | 1 | 1 | 1 | 1 | 1
            ·*·Khu vực II | GT2 | 5 | 6 | 6 | 7 | 7 | 8 | 6.5
            """, merged: ["A1:I1", "C3:E3", "F3:H3", "A3:A4", "B3:B4", "I3:I4"])
        let table = try #require(layout.tables.first)
        #expect(table.title == "CÁC CHỈ TIÊU CHỦ YẾU GIAI ĐOẠN 2021-2025")
        #expect(table.unit == "tỷ đồng")
        #expect(layout.texts(.unit) == ["Đơn vị tính: tỷ đồng"])
        #expect(
            table.columns.map(\.key) == [
                "Chỉ tiêu", "Mã", "Năm 2021 › TH", "Năm 2021 › ƯTH", "Năm 2021 › KH", "Năm 2022 › TH",
                "Năm 2022 › ƯTH", "Năm 2022 › KH", "BQGĐ",
            ])
        #expect(table.rows.map(\.level) == [1, 2, 3, 4, 4, 2])
        #expect(table.rows.allSatisfy { $0.kind == .data })
    }

    @Test func severalTablesWithNumberRowFromTheSecondColumn() throws {
        let layout = layout(
            """
            | BÁO CÁO 6 THÁNG
            | 1. Kiểm dịch y tế đối với người.
            TT | Cửa khẩu | Số lượt | | Nghi mắc
             | | Nhập cảnh | Xuất cảnh |
             | (1) | (2) | (3) | (4)
            1 | Móng Cái | 10 | 20 | 0
             | Cộng dồn | 30 | 40 | 1
             | Tổng số | 40 | 60 | 1

            | 2. Kiểm dịch y tế đối với phương tiện.
            TT | Cửa khẩu | Ô tô | Tàu
             | (1) | (2) | (3)
            1 | Móng Cái | 5 | 6
             | Tổng số | 5 | 6
            """, merged: ["A3:A4", "B3:B4", "C3:D3", "E3:E4", "B1:E1"])
        #expect(layout.tables.count == 2)
        let first = try #require(layout.tables.first)
        let second = try #require(layout.tables.last)
        #expect(first.title == "1. Kiểm dịch y tế đối với người.")
        #expect(second.title == "2. Kiểm dịch y tế đối với phương tiện.")
        #expect(first.headerRows == 2...4)
        #expect(first.numberRow == 4)
        #expect(first.columns.map(\.number) == [nil, "(1)", "(2)", "(3)", "(4)"])
        #expect(
            first.columns.map(\.path) == [
                ["TT"], ["Cửa khẩu"], ["Số lượt", "Nhập cảnh"], ["Số lượt", "Xuất cảnh"], ["Nghi mắc"],
            ])
        #expect(first.range.description == "A3:E8")
        #expect(second.range.description == "A11:D14")
        #expect(first.rows.map(\.kind) == [.data, .data, .total])
        #expect(second.numberRow == 11)
    }

    @Test func conscriptionFormWithTotalFirst() throws {
        let layout = layout(
            """
            Biểu số: 01A/GNN-2025 | | | | | Khổ biểu: 42 x 29cm
            THỐNG KÊ CÔNG DÂN NAM TRONG ĐỘ TUỔI
            (Tính từ ngày 01/01/2025 đến ngày 31/12/2025)
            TT | Đơn vị | Tổng số công dân | Phân loại | |
             | | | + | Sức khỏe |
             | | | | Loại 1 | Loại 2
            1 | 2 | 3 | 4 | 5 | 6
             | Tổng số | 30 | 18 | 10 | 8
            1 | Thôn 1 | 10 | 9 | 5 | 4
            2 | Thôn 2 | 20 | 9 | 5 | 4
            """,
            merged: ["A2:F2", "A3:F3", "A4:A6", "B4:B6", "C4:C6", "D4:F4", "D5:D6", "E5:F5"])
        let table = try #require(layout.tables.first)
        #expect(layout.tables.count == 1)
        #expect(table.title == "THỐNG KÊ CÔNG DÂN NAM TRONG ĐỘ TUỔI")
        #expect(table.numberRow == 6)
        #expect(
            table.columns.map(\.key) == [
                "TT", "Đơn vị", "Tổng số công dân", "Phân loại › +", "Phân loại › Sức khỏe › Loại 1",
                "Phân loại › Sức khỏe › Loại 2",
            ])
        #expect(table.columns.map(\.number) == ["1", "2", "3", "4", "5", "6"])
        #expect(outline(table) == ["total 0 | Tổng số | 30", "data 1 | 1 | Thôn 1", "data 1 | 2 | Thôn 2"])
        #expect(layout.texts(.titleBlock).count == 4)
    }

    @Test func landForm() throws {
        let layout = layout(
            """
            STT | Loại đất | Mã | Diện tích bị sạt lở | |
             | | | Tổng diện tích | Trong đó |
             | | | | Tự nhiên | Khai thác
            A | B | C | (1) = (2) + (3) | (2) | (3)
            1 | Đất nông nghiệp | NNP | 5 | 3 | 2
            1.1 | Đất trồng lúa | LUA | 2 | 1 | 1
            """, merged: ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:D3", "E2:F2"])
        let table = try #require(layout.tables.first)
        #expect(table.title == nil)
        #expect(table.numberRow == 3)
        #expect(
            table.columns.map(\.key) == [
                "STT", "Loại đất", "Mã", "Diện tích bị sạt lở › Tổng diện tích",
                "Diện tích bị sạt lở › Trong đó › Tự nhiên", "Diện tích bị sạt lở › Trong đó › Khai thác",
            ])
        #expect(table.columns.map(\.number) == ["A", "B", "C", "(1) = (2) + (3)", "(2)", "(3)"])
        #expect(table.rows.map(\.level) == [1, 2])
    }

    @Test func formulaNumberRow() throws {
        let layout = layout(
            """
            Đơn vị | Chỉ tiêu giao | Kết quả | Tỷ lệ | Năm trước | So sánh
            (1) | (2) | (3) | (4)=(3)/(2) | (5) | (6)=(3)/(5)
            Phước Chánh | 5 | 5 | 1 | 4 | 1.25
            Phước Công | 4 | 4 | 1 | 4 | 1
            """)
        let table = try #require(layout.tables.first)
        #expect(table.numberRow == 1)
        #expect(table.headerRows == 0...1)
        #expect(table.columns.map(\.number) == ["(1)", "(2)", "(3)", "(4)=(3)/(2)", "(5)", "(6)=(3)/(5)"])
        #expect(table.rows.count == 2)
    }

    @Test func nestedParts() throws {
        let layout = layout(
            """
            STT | Tài sản | Nguyên giá | | | | | Ghi chú
             | | Trong đó | | | | |
             | | Bộ cấp | Địa phương | Dự án | Nguồn khác | Tổng cộng |
            1 | Nhà | 1 | 2 | 3 | 4 | 10 | mới
            2 | Xe | 1 | 2 | 3 | 4 | 10 |
             | Cộng | 2 | 4 | 6 | 8 | 20 |
            """, merged: ["A1:A3", "B1:B3", "C1:G1", "C2:G2", "H1:H3"])
        let table = try #require(layout.tables.first)
        #expect(
            table.columns.map(\.path) == [
                ["STT"], ["Tài sản"], ["Nguyên giá", "Trong đó", "Bộ cấp"], ["Nguyên giá", "Trong đó", "Địa phương"],
                ["Nguyên giá", "Trong đó", "Dự án"], ["Nguyên giá", "Trong đó", "Nguồn khác"],
                ["Nguyên giá", "Trong đó", "Tổng cộng"], ["Ghi chú"],
            ])
        #expect(outline(table).last == "total 0 | Cộng | 2")
    }
}
