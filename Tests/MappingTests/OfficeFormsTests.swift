import Mapping
import SheetModel
import Testing

/// Forms as offices fill them in: few merges, no blank rows, words where figures should be. The figures are invented.
@Suite struct OfficeFormsTests {
    @Test func groupLabelsWithoutMerging() throws {
        let layout = layout(
            """
            STT | Đơn vị | Năm 2021 | | Năm 2022 | | Ghi chú
             | | KH | TH | KH | TH |
            1 | Phước Kim | 1 | 2 | 3 | 4 | đủ
            2 | Phước Lộc | 1 | 2 | 3 | 4 |
            """)
        let table = try #require(layout.tables.first)
        #expect(table.headerRows == 0...1)
        #expect(
            table.columns.map(\.key) == [
                "STT", "Đơn vị", "Năm 2021 › KH", "Năm 2021 › TH", "Năm 2022 › KH", "Năm 2022 › TH", "Ghi chú",
            ])
    }

    @Test func threeHeaderRowsWithoutMergingBelowTheFirstColumn() throws {
        let layout = layout(
            """
             | THEO DÕI
             | STT | Đơn vị | Kết quả | | | |
             | | | Vườn tạp | | Quà | |
             | | | Số vườn | ha | Suất | Tiền |
             | A | B | 1 | 2 | 3 | 4 |
             | !TỔNG SỐ | | 2 | 4 | 6 | 8
             | !I. Khối xã
             | 1 | Phước Kim | 1 | 2 | 3 | 4
             | !II. Khối cơ quan
             | 2 | Phòng Nội vụ | 1 | 2 | 3 | 4
             | * Ghi chú: số liệu ước
             | - Số liệu tính đến ngày 14/10
             | Ngày 20 tháng 10 năm 2022
             | NGƯỜI LẬP | | | THỦ TRƯỞNG
            """, merged: ["B6:C6", "B7:G7", "B9:G9"])
        let table = try #require(layout.tables.first)
        #expect(table.range.description == "B2:G10")
        #expect(table.numberRow == 4)
        #expect(table.columns.map(\.number) == ["A", "B", "1", "2", "3", "4"])
        #expect(
            table.columns.map(\.path) == [
                ["STT"], ["Đơn vị"], ["Kết quả", "Vườn tạp", "Số vườn"], ["Kết quả", "Vườn tạp", "ha"],
                ["Kết quả", "Quà", "Suất"], ["Kết quả", "Quà", "Tiền"],
            ])
        #expect(
            outline(table) == [
                "total 0 | TỔNG SỐ | 2", "group 1 | I. Khối xã", "data 2 | 1 | Phước Kim", "group 1 | II. Khối cơ quan",
                "data 2 | 2 | Phòng Nội vụ",
            ])
        #expect(layout.texts(.note).count == 2)
        #expect(layout.texts(.signature).count == 3)
    }

    @Test func unitsOfColumnsAndPlainNumberRow() throws {
        let layout = layout(
            """
             | | | KẾT QUẢ GIÚP ĐỠ HỘ NGHÈO
            Số⏎TT | Tên đơn vị | Vườn tạp | | Quà tặng | | Hộ thoát nghèo⏎(hộ)
             | | Số vườn | Diện tích | Số suất | Thành tiền |
             | | (vườn) | (ha) | (suất) | (đồng) |
            1 | 2 | 3 | 4 | 5 | 6 | 7
            I | Khối xã
            1 | Phước Chánh | 13 vườn/10 ha | 10 | 66 | 33.000.000đ | 17
            2 | Phước Công | - | - | 5 | 2.500.000đ | x
             | Cộng I | 13 | 10 | 71 | 35.500.000đ | 17
            II | Khối đoàn thể
            1 | Hội LHPN | 1 | 1 | 1 | 500.000đ | 1
             | Cộng II | 1 | 1 | 1 | 500.000đ | 1
             | Tổng cộng (I+II) | 14 | 11 | 72 | 36.000.000đ | 18
            Nơi nhận: | | | | TM. ỦY BAN NHÂN DÂN
            - Như trên; | | | | CHỦ TỊCH
            """, merged: ["A2:A4", "B2:B4", "C2:D2", "E2:F2", "G2:G4"])
        let table = try #require(layout.tables.first)
        #expect(table.headerRows == 1...4)
        #expect(table.numberRow == 4)
        #expect(table.columns[0].path == ["Số TT"])
        #expect(table.columns[3].path == ["Vườn tạp", "Diện tích", "(ha)"])
        #expect(table.columns[6].path == ["Hộ thoát nghèo (hộ)"])
        #expect(table.rows.map(\.kind) == [.group, .data, .data, .total, .group, .data, .total, .total])
        #expect(table.rows.map(\.level) == [1, 2, 2, 1, 1, 2, 1, 0])
        #expect(layout.texts(.signature).count == 4)
    }

    @Test func budgetForm() throws {
        let layout = layout(
            """
            !UBND TỈNH QUẢNG NAM | | | !Biểu mẫu số 48/CK-NSNN
            !SỞ TÀI CHÍNH

            !CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2022
            (Dự toán đã được Hội đồng nhân dân quyết định)
             | | | | Đơn vị: Triệu đồng
            !STT | !NỘI DUNG | !DỰ TOÁN 2021 | !DỰ TOÁN 2022 | !SO SÁNH (1) |
             | | | | !Tuyệt đối | !Tương đối (%)
            !A | !B | !1 | !2 | !3=2-1 | !4=2/1
            !A | !TỔNG NGUỒN THU NSĐP | 100 | 120 | 20 | 1.2
            !I | !Thu NSĐP được hưởng theo phân cấp | 50 | 60 | 10 | 1.2
            - | Thu NSĐP hưởng 100% | 20 | 24 | 4 | 1.2
            !II | !Thu bổ sung từ ngân sách cấp trên | 50 | 60 | 10 | 1.2
            1 | Thu bổ sung cân đối ngân sách | 25 | 30 | 5 | 1.2
            !B | !TỔNG CHI NSĐP | 100 | 120 | 20 | 1.2
             | Trong đó: chi quốc phòng | 4 | 4 | 0 | 1
            !C | !BỘI CHI NSĐP
            Ghi chú:
            (1) Năm đầu thời kỳ ổn định ngân sách.
            """,
            merged: ["A4:F4", "A5:F5", "E6:F6", "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:F7"])
        let table = try #require(layout.tables.first)
        #expect(table.title == "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2022")
        #expect(table.unit == "Triệu đồng")
        #expect(table.columns.map(\.number) == ["A", "B", "1", "2", "3=2-1", "4=2/1"])
        #expect(table.rows.map(\.level) == [1, 2, 3, 2, 3, 1, 2, 1])
        #expect(table.rows.map(\.kind) == [.data, .data, .data, .data, .data, .data, .data, .group])
        #expect(layout.texts(.note) == ["Ghi chú:", "(1) Năm đầu thời kỳ ổn định ngân sách."])
    }

    @Test func listOfPeopleWithANameInTwoColumns() throws {
        let layout = layout(
            """
            ĐẢNG BỘ HUYỆN PHƯỚC SƠN | | | | ĐẢNG CỘNG SẢN VIỆT NAM
            ĐẢNG ỦY XÃ PHƯỚC CHÁNH
            *
            !DANH SÁCH
            !Thanh niên lên đường nhập ngũ năm 2022

            !TT | !Họ và tên | | !Ngày, tháng, năm sinh | !Quê quán | !Ghi chú
            1 | Hồ Văn | Anh | 12/03/2002 | Thôn 1 |
            2 | Hồ Thị | Bé | 05/10/2001 | Thôn 2 | Đảng viên
            Danh sách này có 02 người./.
             | | | | T/M ĐẢNG ỦY
             | | | | BÍ THƯ
            """, merged: ["A4:F4", "A5:F5", "B7:C7"])
        let table = try #require(layout.tables.first)
        #expect(table.title == "DANH SÁCH Thanh niên lên đường nhập ngũ năm 2022")
        #expect(
            table.columns.map(\.key) == [
                "TT", "Họ và tên", "Họ và tên (2)", "Ngày, tháng, năm sinh", "Quê quán", "Ghi chú",
            ])
        #expect(table.rows.count == 2)
        #expect(layout.texts(.note) == ["Danh sách này có 02 người./."])
        #expect(layout.texts(.signature) == ["T/M ĐẢNG ỦY", "BÍ THƯ"])
    }

    @Test func monthsAsHeader() throws {
        let layout = layout(
            """
            STT | Đơn vị | Tháng | | | Cộng
             | | 1 | 2 | 3 |
            1 | Khâm Đức | 1 | 1 | 1 | 3
             | Toàn huyện | 1 | 1 | 1 | 3
            """, merged: ["A1:A2", "B1:B2", "C1:E1", "F1:F2"])
        let table = try #require(layout.tables.first)
        #expect(table.columns.map(\.key) == ["STT", "Đơn vị", "Tháng › 1", "Tháng › 2", "Tháng › 3", "Cộng"])
        #expect(table.numberRow == nil)
        #expect(table.rows.map(\.kind) == [.data, .total])
    }

    @Test func pairsOfLinesUnderAMergedLabel() throws {
        let layout = layout(
            """
            STT | Đơn vị | Loại | Số
            1 | Xã A | Cộng dồn | 10
             | | Tổng số | 5
            2 | Xã B | Cộng dồn | 10
             | | Tổng số | 5
             | Toàn huyện | Cộng dồn | 20
             | | Tổng số | 10
            """, merged: ["A2:A3", "B2:B3", "A4:A5", "B4:B5", "B6:B7"])
        let table = try #require(layout.tables.first)
        #expect(table.rows.map(\.kind) == [.data, .data, .data, .data, .total, .total])
        #expect(table.rows.map(\.level) == [1, 1, 1, 1, 0, 0])
    }

    @Test func reportInWordsWithATable() throws {
        let layout = layout(
            """
            BÁO CÁO TÌNH HÌNH
            Thực hiện kế hoạch số 12/KH-UBND của UBND huyện, xã báo cáo kết quả như sau:
            1. Kết quả chung: đạt 100% chỉ tiêu giao.
            2. Kết quả cụ thể theo bảng dưới đây:
            TT | Chỉ tiêu | Giao | Đạt | %
            1 | Nhập ngũ | 5 | 5 | 100
            2 | Hộ thoát nghèo | 3 | 2 | 66,7
            Trên đây là báo cáo của xã./.
             | | | TM. UBND XÃ
             | | | CHỦ TỊCH
            """)
        #expect(layout.tables.map(\.range.description) == ["A5:E7"])
        #expect(layout.tables.first?.title == "BÁO CÁO TÌNH HÌNH")
        #expect(layout.texts(.signature) == ["TM. UBND XÃ", "CHỦ TỊCH"])
    }

    @Test func sectionsWithoutBlankRows() throws {
        let layout = layout(
            """
            KẾT QUẢ THỰC HIỆN
            I. Trồng trọt
            STT | Cây | Diện tích | Năng suất
            1 | Lúa | 5 | 6
            II. Chăn nuôi
            STT | Con | Số con
            1 | Bò | 5
            III. Lâm nghiệp
            (Đơn vị tính: ha)
            Loại rừng | Diện tích | Tăng
            Phòng hộ | 5 | 1
            Ghi chú: (*) ước
            """)
        #expect(layout.tables.map(\.title) == ["I. Trồng trọt", "II. Chăn nuôi", "III. Lâm nghiệp"])
        #expect(layout.tables.map(\.range.description) == ["A3:D4", "A6:C7", "A10:C11"])
        #expect(layout.tables.map(\.unit) == [nil, nil, "ha"])
    }

    @Test func tablesSideBySideUnderMergedTitles() throws {
        let layout = layout(
            """
            A. GIAO QUÂN | | | | | B. HỘ NGHÈO | |
            TT | Xã | Giao | Đạt | | TT | Xã | Hộ
            1 | Phước Kim | 5 | 5 | | 1 | Phước Kim | 6
            Cộng | | 5 | 5 | | Cộng | | 6
            Người lập | | | | | Thủ trưởng
            """, merged: ["A4:B4", "F4:G4", "A1:D1", "F1:H1"])
        #expect(layout.tables.map(\.title) == ["A. GIAO QUÂN", "B. HỘ NGHÈO"])
        #expect(layout.tables.map(\.range.description) == ["A2:D4", "F2:H4"])
        #expect(layout.tables.allSatisfy { $0.rows.last?.kind == .total })
        #expect(layout.texts(.signature) == ["Người lập", "Thủ trưởng"])
    }

    @Test func formNotFilledIn() throws {
        let layout = layout(
            """
            BIỂU TỔNG HỢP
            STT | Đơn vị | Số hộ | | Ghi chú
             | | Nghèo | Cận nghèo |
            (1) | (2) | (3) | (4) | (5)
             | Tổng cộng
            1 | Thôn 1
            2 | Thôn 2
            … |
            """, merged: ["A2:A3", "B2:B3", "C2:D2", "E2:E3"])
        let table = try #require(layout.tables.first)
        #expect(table.title == "BIỂU TỔNG HỢP")
        #expect(table.columns.map(\.number) == ["(1)", "(2)", "(3)", "(4)", "(5)"])
        #expect(table.rows.map(\.kind) == [.total, .data, .data, .data])
        #expect(table.rows.map(\.level) == [0, 1, 1, 1])
    }

    @Test func headerInTwoLinesWithoutMerging() throws {
        let layout = layout(
            """
            New hires by function
            Function | Percent | Number
             | of hires | of hires
            Consulting | 0.16 | 89
            Finance | 0.59 | 323
            Total | 0.75 | 412
            (1) Eleven students are not counted.
            """)
        let table = try #require(layout.tables.first)
        #expect(table.title == "New hires by function")
        #expect(table.columns.map(\.path) == [["Function"], ["Percent", "of hires"], ["Number", "of hires"]])
        #expect(table.rows.map(\.kind) == [.data, .data, .total])
        #expect(layout.texts(.note) == ["(1) Eleven students are not counted."])
    }

    @Test func rowsMergedLikeTheHeader() throws {
        let layout = layout(
            """
            Loại | | Vai trò | | Ghi chú
            Xe | | Chở | | mới
            Máy | | Xới | | cũ
            """, merged: ["A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:B3", "C3:D3"])
        let table = try #require(layout.tables.first)
        #expect(table.headerRows == 0...0)
        #expect(table.columns.map(\.key) == ["Loại", "Vai trò", "Ghi chú"])
        #expect(table.rows.count == 2)
    }

    @Test func signingWordsAsColumns() throws {
        let layout = layout(
            """
            Ngày | Đơn vị | Người lập | Thủ trưởng duyệt
            2022-10-01 | Phước Kim | An | có
            2022-10-02 | Phước Lộc | Bình | có
            """)
        #expect(layout.tables.first?.columns.count == 4)
        #expect(layout.outside.isEmpty)
    }

    @Test func strayFigureInAHeader() throws {
        let layout = layout(
            """
            0 | data_year | region | name | total
            1 | 2013 | Huế | An | 3210
            2 | 2013 | Huế | Bình | 1258
            """)
        #expect(layout.tables.first?.columns.map(\.key) == ["0", "data_year", "region", "name", "total"])
        let rows = TableFinder().layout(
            of: drawn("1 | An | Huế | x | y\n2 | Bình | Huế | x | y\n3 | Chi | Huế | x | y"))
        #expect(rows.tables.isEmpty)
    }

    @Test func hiddenRowsAndColumnsCount() throws {
        var grid = drawn(
            """
            STT | Mã | Tên | Số
            1 | x1 | An | 5
            2 | x2 | Bình | 6
            """)
        grid.hiddenColumns = [1]
        grid.rows[2].isHidden = true
        let layout = TableFinder().layout(of: grid)
        #expect(layout.tables.first?.columns.count == 4)
        #expect(layout.tables.first?.rows.count == 2)
    }
}
