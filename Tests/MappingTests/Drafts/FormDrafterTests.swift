import Domain
import Findings
import Mapping
import SheetModel
import Testing
import VietnameseText

/// What is proposed for tables that no form is declared for; the layouts are those that real forms have, the figures
/// invented.
@Suite struct FormDrafterTests {
    static let program: [(name: String, text: String)] = [
        ("Chương trình", "Mã | Tên | Vùng | Cấp trên | Năm\nkt | Kinh tế | Trung | 672 | #2020"),
        (
            "Đơn vị",
            """
            Mã | Tên | Loại | Mã cha
            672 | Huyện Đơn Dương | huyện | _
            24958 | Xã Đạ Ròn | xã | 672
            24955 | Thị trấn D'Ran | thị trấn | 672
            24967 | Xã Ka Đô | xã | 672
            """
        ),
        ("Sáp nhập", ""),
        (
            "Chỉ tiêu",
            """
            Mã | Tên | ĐVT | Loại | Tên khác
            dt-lua | Diện tích gieo trồng lúa | ha | diện tích | Lúa
            nang-suat | Năng suất lúa | tạ/ha | năng suất | _
            bo-sua | Đàn bò sữa | con | số lượng | _
            bo-thit | Đàn bò thịt | con | số lượng | _
            ho-ngheo | Hộ nghèo | hộ | số lượng | _
            tl-ngheo | Tỷ lệ hộ nghèo | % | tỷ lệ | _
            nhap-ngu | Công dân nhập ngũ | người | số lượng | _
            nha | Nhà tình nghĩa | nhà | số lượng | _
            tien-nha | Kinh phí xây nhà tình nghĩa | đồng | tiền | _
            """
        ),
        ("Biểu", ""), ("Cột biểu", ""), ("Nộp", ""), ("Kỳ", ""),
    ]

    static func drafts(_ grid: SheetGrid, _ changes: [(name: String, text: String)] = []) throws -> [FormDraft] {
        let reading = DrawnProgram(program + changes).read()
        #expect(reading.problems.map(\.description) == [])
        return FormDrafter(try #require(reading.declaration)).drafts(of: [grid])
    }

    /// A drafted column in few words, `?` behind what is unsure: `Lúa (ha): figure lua plan 2019 ha ratio`.
    static func outline(_ draft: FormDraft) -> [String] {
        draft.columns.map { item in
            let column = item.column
            let period: String? =
                switch column.period {
                case .submission: nil
                case .previousYear: "last-year"
                case .period(let code): code
                }
            let parts: [String?] = [
                "\(column.header): \(column.role.rawValue)",
                column.indicators.isEmpty ? nil : column.indicators.joined(separator: "+"), column.stage?.rawValue,
                period,
                column.unit, column.pattern.flatMap { $0 == .number ? nil : $0.rawValue },
                item.doubts.isEmpty ? nil : "?",
            ]
            return parts.compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test("Units across: one column a kind, the whole area's first, comparisons with other years left out")
    func unitColumns() throws {
        let drafts = try Self.drafts(
            drawn(
                """
                !BIỂU 07: TỔNG HỢP CHỈ TIÊU NĂM 2020 PHÂN THEO XÃ
                !STT | !Chỉ tiêu | !ĐVT | !Xã Đạ Ròn | | | | !Toàn huyện | | | | !Xã Ka Đô | | |
                 | | | !TH 2019 | !KH 2020 | !ƯTH 2020 | !ƯTH/TH19 | !TH 2019 | !KH 2020 | !ƯTH 2020 | !ƯTH/TH19 | !TH 2019 | !KH 2020 | !ƯTH 2020 | !ƯTH/TH19
                1 | Diện tích gieo trồng lúa | ha | 60 | 70 | 65 | 1.08 | 160 | 170 | 165 | 1.03 | 100 | 100 | 100 | 1
                2 | Năng suất lúa | tạ/ha | 50 | 51 | 52 | 1.04 | 50 | 51 | 52 | 1.04 | 50 | 51 | 52 | 1.04
                3 | Đàn bò sữa | con | 5 | 6 | 7 | 1.4 | 9 | 10 | 11 | 1.2 | 4 | 4 | 4 | 1
                """, merged: ["A1:O1", "A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:K2", "L2:O2"]))
        let draft = try #require(drafts.first)
        #expect(drafts.count == 1)
        #expect(draft.form.layout == .unitColumns && draft.form.code == "bieu-07" && draft.form.sheet == "Biểu")
        #expect(draft.form.title == "BIỂU 07: TỔNG HỢP CHỈ TIÊU")
        let kinds = [
            "TH 2019: figure last-year", "KH 2020: figure plan", "ƯTH 2020: figure estimate",
            "ƯTH/TH19: ignored",
        ]
        #expect(
            Self.outline(draft) == ["STT: number", "Chỉ tiêu: indicator-name", "ĐVT: measure"]
                + kinds.map { "Toàn huyện › \($0)" } + kinds.map { "* › \($0)" })
    }

    @Test("Names of units may stand below another label; a plan in a quarter's report is the year's")
    func unitsDeeper() throws {
        let drafts = try Self.drafts(
            drawn(
                """
                !TỔNG HỢP KẾT QUẢ QUÝ III NĂM 2020
                !Chỉ tiêu | !Toàn huyện | | !Chia theo xã | | |
                 | | | !Đạ Ròn | | !Ka Đô |
                 | !KH | !TH | !KH | !TH | !KH | !TH
                Đàn bò sữa | 10 | 11 | 5 | 6 | 5 | 5
                Đàn bò thịt | 20 | 21 | 10 | 11 | 10 | 10
                """, merged: ["A2:A4", "B2:C3", "D2:G2", "D3:E3", "F3:G3"]))
        #expect(drafts.first?.form.layout == .unitColumns)
        #expect(
            drafts.first.map(Self.outline) == [
                "Chỉ tiêu: indicator-name", "Toàn huyện › KH: figure plan 2020 ?", "Toàn huyện › TH: figure",
                "Chia theo xã › * › KH: figure plan 2020 ?", "Chia theo xã › * › TH: figure",
            ])
    }

    @Test("Units down: indicators by name, by the words of all labels, by unit; nothing where two are alike")
    func unitRows() throws {
        let drafts = try Self.drafts(
            drawn(
                """
                ỦY BAN NHÂN DÂN HUYỆN ĐƠN DƯƠNG
                BAN CHỈ HUY QUÂN SỰ
                !KẾT QUẢ PHỐI HỢP 9 THÁNG NĂM 2020
                !TT | !Tên xã | !Mã xã | !Lúa | | !Chăn nuôi | | !Hộ nghèo | | !Nhập ngũ | | !Xây nhà tình nghĩa | !Ghi chú
                 | | | !Diện tích (sào) | !Năng suất (tạ/ha) | !Bò (con) | !Đàn bò thịt | !Số hộ | !Tỷ lệ (%) | !Chỉ tiêu giao | !Đã nhập ngũ | |
                1 | Đạ Ròn | '24958 | 120 | 50 | 5 | 7 | 12 | 3.5 | 4 | 4/4 đ/c | 2 nhà x 50 triệu = 100 triệu |
                2 | Ka Đô | '24967 | 80 | 51 | 6 | 8 | 10 | 2.5 | 3 | 3/3 đ/c | 1 nhà x 50 triệu = 50 triệu |
                 | Cộng | | 200 | | 11 | 15 | 22 | | 7 | 7/7 | |
                """,
                merged: [
                    "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:I4", "J4:K4", "L4:L5", "M4:M5",
                ]))
        let draft = try #require(drafts.first)
        #expect(draft.form.layout == .unitRows && draft.form.report.body == .militaryCommand)
        #expect(draft.form.report.kind == .otherBody && draft.form.report.stage == .result)
        #expect(draft.form.title == "KẾT QUẢ PHỐI HỢP")
        #expect(
            Self.outline(draft) == [
                "TT: number", "Tên xã: unit-name", "Mã xã: unit-code", "Lúa › Diện tích (sào): figure dt-lua sào",
                "Lúa › Năng suất (tạ/ha): figure nang-suat tạ/ha", "Chăn nuôi › Bò (con): ignored ?",
                "Chăn nuôi › Đàn bò thịt: figure bo-thit", "Hộ nghèo › Số hộ: figure ho-ngheo ?",
                "Hộ nghèo › Tỷ lệ (%): figure tl-ngheo %", "Nhập ngũ › Chỉ tiêu giao: figure nhap-ngu plan 2020 ?",
                "Nhập ngũ › Đã nhập ngũ: figure nhap-ngu ratio ?",
                "Xây nhà tình nghĩa: figure nha+tien-nha product ?", "Ghi chú: note",
            ])
        let cattle = try #require(draft.columns.first { $0.column.header.description == "Chăn nuôi › Bò (con)" })
        #expect(cattle.doubts.first?.vi.contains("“Đàn bò sữa”") == true)
    }

    @Test("Rows that name indicators; of two columns alike only the first is read")
    func indicatorRows() throws {
        let drafts = try Self.drafts(
            drawn(
                """
                UBND XÃ KA ĐÔ
                !BÁO CÁO KẾT QUẢ THÁNG 7 NĂM 2020
                !STT | !Nội dung | !Đơn vị | !Cùng kỳ năm trước | !Kế hoạch | !Thực hiện | | !TH/KH (%)
                 | | | | | !Tổng số | !Trong đó: vụ mùa |
                1 | Diện tích gieo trồng lúa | ha | 9 | 10 | 11 | 5 | 110
                2 | Đàn bò sữa | con | 20 | 21 | 22 | - | 105
                3 | Đàn bò thịt | con | 1 | 2 | 3 | - | 150
                """, merged: ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4"]))
        let draft = try #require(drafts.first)
        #expect(draft.form.layout == .indicatorRows && draft.form.report.kind == .submission)
        #expect(draft.form.title == "BÁO CÁO KẾT QUẢ")
        #expect(
            Self.outline(draft) == [
                "STT: number", "Nội dung: indicator-name", "Đơn vị: measure",
                "Cùng kỳ năm trước: figure last-year", "Kế hoạch: figure plan 2020 ?", "Thực hiện › Tổng số: figure",
                "Thực hiện › Trong đó: vụ mùa: ignored ?", "TH/KH (%): stated-percent",
            ])
    }

    @Test("A list is one where people have rows, or units several")
    func lists() throws {
        let people = try Self.drafts(
            drawn(
                """
                !DANH SÁCH HỘ NGHÈO NĂM 2020
                !STT | !Họ tên chủ hộ | !Ngày sinh | !Xã | !Kinh phí xây nhà tình nghĩa (triệu đồng) | !Hoàn cảnh
                1 | Hộ A | 01/02/1970 | Ka Đô | 50 | neo đơn
                2 | Hộ B | 02/02/1971 | Đạ Ròn | 60 | già yếu
                """))
        #expect(people.first?.form.layout == .list)
        #expect(
            people.first.map(Self.outline) == [
                "STT: number", "Họ tên chủ hộ: count ho-ngheo ?", "Ngày sinh: date", "Xã: unit-name",
                "Kinh phí xây nhà tình nghĩa (triệu đồng): sum tien-nha triệu đồng", "Hoàn cảnh: ignored ?",
            ])
        let events = try Self.drafts(
            drawn(
                "!Ngày | !Địa bàn | !Nhà tình nghĩa\n01/07/2020 | Ka Đô | 1\n02/07/2020 | Ka Đô | 2\n03/07/2020 | Ka Đô | 1"
            ))
        #expect(events.first?.form.layout == .list)
        #expect(events.first.map(Self.outline) == ["Ngày: date", "Địa bàn: unit-name", "Nhà tình nghĩa: sum nha"])
    }

    @Test("Labels that stand twice are told by their column numbers, or not read")
    func sameLabels() throws {
        let numbered = try Self.drafts(
            drawn("!Xã | !Lúa | !Lúa\n(1) | (2) | (3)\nKa Đô | 5 | 6\nĐạ Ròn | 7 | 8"))
        #expect(numbered.first?.columns.map(\.column.header.description) == ["Xã", "Lúa", "(3)"])
        let plain = try Self.drafts(drawn("!Xã | !Đàn bò sữa | !Lúa | !Lúa\nKa Đô | 4 | 5 | 6\nĐạ Ròn | 3 | 7 | 8"))
        #expect(
            plain.first.map(Self.outline) == ["Xã: unit-name", "Đàn bò sữa: figure bo-sua", "Lúa: figure dt-lua ?"])
    }

    @Test("A blank form is drafted from its labels, and says so; no table, no draft; codes are new ones")
    func blank() throws {
        let form = drawn("!Đơn vị | !Đàn bò sữa | !Đàn bò thịt\n1 | | \n2 | | ")
        let declared = [
            ("Biểu", "Mã | Tên\nbieu | Biểu"),
            ("Cột biểu", "Biểu | Đường dẫn tiêu đề | Vai trò\nbieu | Khác | Ghi chú"),
        ]
        let drafts = try Self.drafts(form, declared)
        #expect(drafts.first?.form.code == "bieu-2")
        #expect(drafts.first?.doubts.contains { $0.vi.hasPrefix("bố trí đoán") } == true)
        #expect(
            drafts.first.map(Self.outline) == [
                "Đơn vị: unit-name", "Đàn bò sữa: figure bo-sua", "Đàn bò thịt: figure bo-thit",
            ])
        #expect(try Self.drafts(drawn("!Mã đơn vị | !Đơn vị\n24958 | Đạ Ròn\n24967 | Ka Đô")).isEmpty)
        #expect(try Self.drafts(drawn("Kính gửi: UBND huyện\nNơi nhận: như trên")).isEmpty)
    }
}
