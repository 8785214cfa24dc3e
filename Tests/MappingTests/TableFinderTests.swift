import Mapping
import SheetModel
import Testing

/// What stands round and between tables, and sheets that are no forms.
@Suite struct TableFinderTests {
    @Test func titleUnitNotesAndSignature() throws {
        let layout = layout(
            """
            !UBND HUYỆN PHƯỚC SƠN | | | !CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            !PHÒNG NÔNG NGHIỆP | | | !Độc lập - Tự do - Hạnh phúc
            Số: 12/BC-NN | | | Phước Sơn, ngày 14 tháng 10 năm 2022

            !TỔNG HỢP KẾT QUẢ
            !HỖ TRỢ THOÁT NGHÈO
            (Kỳ báo cáo: tháng 10/2022)
             | | | | Đơn vị tính: triệu đồng
            STT | Xã, thị trấn | Kế hoạch | Thực hiện | Ghi chú
            1 | Khâm Đức | 10 | 8 |
            2 | Phước Xuân | 5 | 5 | đủ
             | Tổng cộng | 15 | 13 |
            Ghi chú: số liệu ước tính
            (5): ghi rõ lý do

             | | | Phước Sơn, ngày 20 tháng 10 năm 2022
             | Người lập biểu | | Thủ trưởng đơn vị
             | (Ký, họ tên) | | (Ký, đóng dấu)



             | Nguyễn Văn A | | Trần Thị B
            """, merged: ["A1:C1", "D1:E1", "A2:C2", "D2:E2", "A5:E5", "A6:E6", "A7:E7"])
        let table = try #require(layout.tables.first)
        #expect(layout.tables.count == 1)
        #expect(table.title == "TỔNG HỢP KẾT QUẢ HỖ TRỢ THOÁT NGHÈO")
        #expect(table.unit == "triệu đồng")
        #expect(table.range.description == "A9:E12")
        #expect(table.rows.map(\.kind) == [.data, .data, .total])
        #expect(layout.texts(.titleBlock).count == 9)
        #expect(layout.texts(.note) == ["Ghi chú: số liệu ước tính", "(5): ghi rõ lý do"])
        #expect(
            layout.texts(.signature) == [
                "Phước Sơn, ngày 20 tháng 10 năm 2022", "Người lập biểu", "Thủ trưởng đơn vị", "(Ký, họ tên)",
                "(Ký, đóng dấu)", "Nguyễn Văn A", "Trần Thị B",
            ])
    }

    @Test func formWithoutDiacriticsOrBlankRows() throws {
        let layout = layout(
            """
            UBND xa Phuoc Chanh | | | Cong hoa xa hoi chu nghia Viet Nam
            BAO CAO THANG 10
             | | | DVT: ho
            TT | Don vi | Ke hoach | Thuc hien
             | Tong cong | 3 | 2
            1 | Thon 1 | 1 | 1
            2 | Thon 2 | 2 | 1
            Nguoi lap | | | Thu truong don vi
            """)
        let table = try #require(layout.tables.first)
        #expect(table.title == "BAO CAO THANG 10")
        #expect(table.unit == "ho")
        #expect(table.rows.map(\.kind) == [.total, .data, .data])
        #expect(layout.texts(.signature).count == 2)
    }

    @Test(
        arguments: [
            ("Đơn vị tính: triệu đồng", "triệu đồng"), ("ĐVT: ha", "ha"), ("(Đơn vị tính: người)", "người"),
            ("Đơn vị: Nghìn đồng", "Nghìn đồng"), ("Unit: kg", "kg"), ("ĐVT:⍽1.000đ", "1.000đ"),
            ("Đơn vị: UBND xã Phước Mỹ", nil), ("Đơn vị báo cáo: UBND xã", nil),
        ] as [(String, String?)])
    func unitOfMeasure(line: String, unit: String?) throws {
        let layout = layout(
            """
             | | \(line)
            STT | Tên | Số
            1 | A | 5
            """)
        let table = try #require(layout.tables.first)
        #expect(table.unit == unit)
        #expect(layout.texts(.unit).count == (unit == nil ? 0 : 1))
    }

    @Test(
        arguments: [
            ("BIỂU SỐ 01: TỔNG HỢP KẾT QUẢ GIAO QUÂN", "BIỂU SỐ 01: TỔNG HỢP KẾT QUẢ GIAO QUÂN"),
            ("Biểu số: 01A/GNN-2025", nil), ("Mẫu số 02-BC", nil), ("(tháng 10/2022)", nil),
            ("Ngày 5 tháng 10 năm 2022", nil),
            ("Danh sách hộ nghèo", "Danh sách hộ nghèo"), ("PHỤ LỤC 1", "PHỤ LỤC 1"), ("Số: 12/BC-UBND", nil),
        ] as [(String, String?)])
    func titleLines(line: String, title: String?) {
        let layout = layout(
            """
            \(line)
            STT | Tên | Số
            1 | A | 5
            """)
        #expect(layout.tables.first?.title == title)
        #expect(layout.texts(.titleBlock) == [line])
    }

    @Test func notesBetweenRows() {
        let layout = layout(
            """
            STT | Tên | Số
            1 | An | 5
            Ghi chú: An chưa xác nhận
            2 | Bình | 6
            3 | Chi | 7
            Ghi chú: hết
            """)
        #expect(layout.tables.first?.rows.map(\.kind) == [.data, .note, .data, .data])
        #expect(layout.texts(.note) == ["Ghi chú: hết"])
    }

    @Test func unitInTheNextCellAndInTheTitle() throws {
        let split = layout(
            """
             | Đơn vị tính: | ha
            STT | Tên | Số
            1 | A | 5
            """)
        #expect(split.tables.first?.unit == "ha")
        let titled = layout(
            """
            BÁO CÁO DIỆN TÍCH (Đơn vị tính: ha)
            STT | Tên | Số
            1 | A | 5
            """)
        #expect(titled.tables.first?.unit == "ha")
        #expect(titled.tables.first?.title == "BÁO CÁO DIỆN TÍCH")
    }

    @Test func stackedTablesWithTheirOwnTitles() throws {
        let layout = layout(
            """
            !Bảng 1. Trồng trọt
            !STT | !Cây | !Diện tích
            1 | Lúa | 5
            2 | Sắn | 6
            !Bảng 2. Chăn nuôi
            !STT | !Con | !Số lượng
            1 | Bò | 7

            !Bảng 3. Lâm nghiệp
            !Loại rừng | !Diện tích
            Phòng hộ | 9
            """)
        #expect(layout.tables.map(\.title) == ["Bảng 1. Trồng trọt", "Bảng 2. Chăn nuôi", "Bảng 3. Lâm nghiệp"])
        #expect(layout.tables.map(\.range.description) == ["A2:C4", "A6:C7", "A10:B11"])
        #expect(layout.outside.count == 3)
    }

    @Test func tablesSideBySide() throws {
        let layout = layout(
            """
            BẢNG A | | | | BẢNG B
            STT | Tên | Số | | STT | Tên | Số
            1 | An | 5 | | 1 | Xuân | 1
            2 | Bình | 6 | | 2 | Hạ | 2
             | Cộng | 11 | | 3 | Thu | 3
             | | | | 4 | Đông | 4
             | | | | | Cộng | 10
            """)
        #expect(layout.tables.map(\.range.description) == ["A2:C5", "E2:G7"])
        #expect(layout.tables.map(\.title) == ["BẢNG A", "BẢNG B"])
        #expect(layout.tables.map(\.rows.count) == [3, 5])
        #expect(layout.tables.last?.columns.map(\.key) == ["STT", "Tên", "Số"])
    }

    @Test func aLongTableBesideTwoShortOnes() {
        let layout = layout(
            """
            STT | Tên | | STT | Xã | |
            1 | An | | 1 | Phước Kim | |
             | | | 2 | Phước Lộc | |
            STT | Con | | 3 | Phước Công | | Ghi chú | Mã
            1 | Bò | | 4 | Phước Đức | | x | y
            """)
        #expect(layout.tables.map(\.range.description) == ["A1:B2", "D1:E5", "A4:B5"])
        #expect(layout.tables.map(\.rows.count) == [1, 4, 1])
    }

    @Test func spacerColumnsDoNotSplitATable() throws {
        let layout = layout(
            """
            Item | 2019 | | 2020 | | Note
            Rent | 10 | | 12 | | 7
            Food | 20 | | 22 | | 8
            """)
        #expect(layout.tables.map(\.range.description) == ["A1:F3"])
        #expect(layout.tables.first?.columns.map(\.key) == ["Item", "2019", "2020", "Note"])
    }

    @Test func totalsAndTheLevelTheySumUp() throws {
        let layout = layout(
            """
            STT | Nội dung | Số
            A | Thu |
            I | Thuế |
            1 | Thuế A | 5
            2 | Thuế B | 6
             | Cộng I | 11
            II | Phí |
            1 | Phí A | 5
             | Cộng II | 5
             | Cộng (I+II) | 16
            B | Chi |
            1 | Chi A | 3
             | Tổng số | 3
             | TỔNG CỘNG (A+B) | 19
            """)
        let table = try #require(layout.tables.first)
        #expect(
            outline(table) == [
                "group 1 | A | Thu", "group 2 | I | Thuế", "data 3 | 1 | Thuế A", "data 3 | 2 | Thuế B",
                "total 2 | Cộng I | 11", "group 2 | II | Phí", "data 3 | 1 | Phí A", "total 2 | Cộng II | 5",
                "total 1 | Cộng (I+II) | 16", "group 1 | B | Chi", "data 2 | 1 | Chi A", "total 1 | Tổng số | 3",
                "total 0 | TỔNG CỘNG (A+B) | 19",
            ])
    }

    @Test(arguments: [
        ("Tổng cộng", true), ("TỔNG", true), ("Tổng số", true), ("Cộng:", true), ("Toàn huyện", true), ("+", true),
        ("Cộng (I+II)", true), ("Tong cong", true), ("tổng số:", true), ("Total", true), ("Toàn xã", true),
        ("Cộng đồng dân cư", false), ("Công", false), ("Tổng số hộ nghèo", false), ("Tổng sản lượng", false),
        ("Cộng dồn", false), ("Toàn", false), ("Tống Văn An", false),
    ])
    func totalLabels(label: String, isTotal: Bool) throws {
        let layout = layout(
            """
            STT | Tên | Số
            1 | A | 5
             | \(label) | 5
            """)
        let last = try #require(layout.tables.first?.rows.last)
        #expect((last.kind == .total) == isTotal)
    }

    @Test func decomposedLettersReadTheSame() throws {
        // "Tổng cộng" and "Ghi chú" with combining marks, the tone before or after the circumflex.
        let layout = layout(
            """
            STT | Tên | Số
            1 | A | 5
             | To\u{302}\u{309}ng co\u{323}\u{302}ng | 5
            Ghi chu\u{301}: ước tính
            """)
        #expect(layout.tables.first?.rows.map(\.kind) == [.data, .total])
        #expect(layout.outside.map(\.role) == [.note])
    }

    @Test func partsStandDeeper() throws {
        let layout = layout(
            """
            STT | Chỉ tiêu | ĐVT | Số
            1 | Số hộ | hộ | 10
             | Trong đó: hộ nghèo | hộ | 2
             | - Nữ làm chủ hộ | hộ | 1
            2 | Số khẩu | khẩu | 40
            a | Nam | khẩu | 20
            b) | Nữ | khẩu | 20
            - | Trẻ em | khẩu | 5
            3 | Lao động | |
            """)
        #expect(layout.tables.first?.rows.map(\.level) == [1, 2, 3, 1, 2, 2, 3, 1])
        #expect(layout.tables.first?.rows.allSatisfy { $0.kind == .data } == true)
    }

    @Test func cellIndentAndBoldGiveLevels() throws {
        let layout = layout(
            """
            Chỉ tiêu | Số
            !Nông nghiệp | 10
            Trồng trọt | 6
            >Lúa | 4
            >>Đông xuân | 2
            >Sắn | 2
            Chăn nuôi | 4
            !Công nghiệp | 3
            """)
        #expect(layout.tables.first?.rows.map(\.level) == [1, 2, 3, 4, 3, 2, 1])
    }

    @Test func boldLabelAloneIsAGroup() throws {
        let layout = layout(
            """
            STT | Đơn vị | Số
             | !Khối xã |
            1 | Phước Chánh | 5
            2 | Phước Công | 6
             | !Khối cơ quan |
            3 | Phòng Nội vụ | 7
            """)
        let table = try #require(layout.tables.first)
        #expect(table.rows.map(\.kind) == [.group, .data, .data, .group, .data])
        #expect(table.rows.map(\.level) == [1, 2, 2, 1, 2])
    }

    @Test func duplicateAndMissingHeaders() throws {
        let layout = layout(
            """
            Tên | Số | Số | Số (2) |
            An | 1 | 2 | 3 | 4
            Bình | 1 | 2 | 3 | 4
            """)
        #expect(layout.tables.first?.columns.map(\.key) == ["Tên", "Số", "Số (2)", "Số (2) (2)", "E"])
        #expect(layout.tables.first?.columns.last?.path == [])
    }

    @Test func headerTextIsOnOneLineAndEqualPartsCollapse() throws {
        let layout = layout(
            """
            STT | ⍽Họ⏎và⍽ tên· | Kết quả |
             | | Kết quả | Tỷ lệ
            1 | An | 1 | 2
            """, merged: ["A1:A2", "B1:B2", "C1:D1"])
        #expect(
            layout.tables.first?.columns.map(\.path) == [["STT"], ["Họ và tên"], ["Kết quả"], ["Kết quả", "Tỷ lệ"]])
    }

    @Test func blankRowsInsideATable() throws {
        let layout = layout(
            """
            STT | Tên | Số
            1 | An | 1

            2 | Bình | 2


             | Tổng cộng | 3

            Người lập
            """)
        #expect(layout.tables.map(\.range.description) == ["A1:C7"])
        #expect(layout.tables.first?.rows.count == 3)
        #expect(layout.texts(.signature) == ["Người lập"])
    }

    @Test func signatureDateInSeparateCells() throws {
        let layout = layout(
            """
            STT | Tên | Số | | | |
            1 | An | 1
            Ngày | 14 | tháng | 10 | năm | 2022
            KẾ TOÁN | | | CHỦ TỊCH
            """)
        #expect(layout.tables.map(\.range.description) == ["A1:C2"])
        #expect(layout.outside.allSatisfy { $0.role == .signature })
    }

    @Test func headerWithoutRows() throws {
        let layout = layout(
            """
            DANH SÁCH HỘ NGHÈO
            STT | Họ tên | Ngày sinh
            """)
        let table = try #require(layout.tables.first)
        #expect(table.rows.isEmpty)
        #expect(table.columns.count == 3)
        #expect(table.title == "DANH SÁCH HỘ NGHÈO")
    }

    @Test(arguments: [
        "", "Một ô", "a | b | c", "1 | 2 | 3\n4 | 5 | 6\n7 | 8 | 9",
        """
        Kính gửi: Ủy ban nhân dân huyện

        Thực hiện công văn của huyện, xã báo cáo như sau:
        Đã giao quân đợt 1: 5/5 (đạt 100%).
        Trân trọng./.

         | | | Phước Chánh, ngày 14 tháng 10 năm 2022
         | | | CHỦ TỊCH
        """,
        "x\n\n | | | 5\n\n | y\n\n\n | | | | z",
    ])
    func sheetsWithoutATable(text: String) {
        let grid = drawn(text)
        let layout = TableFinder().layout(of: grid)
        #expect(layout.tables.isEmpty)
        #expect(layout.outside.count == grid.rows.reduce(0) { $0 + $1.cells.count })
        #expect(layout.outside.allSatisfy { $0.role == .other })
    }

    @Test func listOfWords() throws {
        let layout = layout(
            """
            Name | City | Email
            An | Huế | an@example.org
            Bình | Đà Nẵng |
            Chi | | chi@example.org
            """)
        let table = try #require(layout.tables.first)
        #expect(table.headerRows == 0...0)
        #expect(table.rows.count == 3)
        #expect(layout.outside.isEmpty)
    }

    @Test func sentencesAreData() throws {
        let layout = layout(
            """
            TT | Nội dung | Kết quả
            1 | Giao quân | vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao
            2 | Giúp dân | 13 vườn/10 ha tại 04 xã
            """)
        #expect(layout.tables.first?.rows.map(\.kind) == [.data, .data])
        #expect(layout.outside.isEmpty)
    }
}
