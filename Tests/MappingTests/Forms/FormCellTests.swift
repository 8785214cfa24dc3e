import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

/// One cell of a form: what stands in it, what is read, and what is said of it.
struct CellLine: Sendable, CustomTestStringConvertible {
    var raw: String
    var indicator: String
    /// The value, or the kind of nothing; empty for no figure at all.
    var read: String
    /// What was done, and behind `!` the finding.
    var notes: String
    var header = "Kết quả"
    var measure = ""
    var above = ""
    var pattern = ""

    init(
        _ raw: String, _ indicator: String, _ read: String, _ notes: String = "", header: String = "Kết quả",
        measure: String = "", above: String = "", pattern: String = ""
    ) {
        (self.raw, self.indicator, self.read, self.notes) = (raw, indicator, read, notes)
        (self.header, self.measure, self.above, self.pattern) = (header, measure, above, pattern)
    }

    var testDescription: String { "“\(raw)” as \(indicator)" }
}

private typealias L = CellLine

/// What people write in the cells of a form, as the form reads it. The tables of ``WrittenNumber`` are elsewhere; here
/// it is the column, the row and the indicator that decide.
@Suite struct FormCellTests {
    static let plain: [CellLine] = [
        L("5", "nhap-ngu", "5"), L("'5", "nhap-ngu", "5", "number.as-text !VAL_NUMBER_AS_TEXT"),
        L("'1.500", "ho-ngheo", "1500", "number.as-text number.grouping !VAL_NUMBER_AS_TEXT"),
        L(
            "'1,500", "ho-ngheo", "1500",
            "number.as-text number.grouping number.ambiguous-separator !VAL_AMBIGUOUS_NUMBER"),
        L("'1.500", "lua", "1500", "number.as-text number.grouping number.ambiguous-separator !VAL_AMBIGUOUS_NUMBER"),
        L("'1,5", "lua", "1.5", "number.as-text number.decimal-comma !VAL_NUMBER_AS_TEXT"),
        L("'1.500.000đ", "kinh-phi", "1500000", "number.as-text number.grouping number.currency !VAL_NUMBER_AS_TEXT"),
        L("'170 triệu", "kinh-phi", "170000000", "number.as-text number.factor !VAL_NUMBER_AS_TEXT"),
        L("'500k", "kinh-phi", "500000", "number.as-text number.factor !VAL_NUMBER_AS_TEXT"),
        L("'02 ha", "lua", "2", "number.as-text number.zero-padding number.unit !VAL_NUMBER_AS_TEXT"),
        L("'~30", "ho-ngheo", "30", "number.as-text number.approximate !VAL_APPROXIMATE"),
        L("'30-35", "ho-ngheo", "", "!VAL_NOT_A_NUMBER"),
        L(
            "'12 hộ (trong đó 5 hộ DTTS)", "ho-ngheo", "12",
            "number.as-text number.unit number.remark !VAL_NUMBER_DOUBTFUL"),
        L("-", "ho-ngheo", "none", "number.missing"), L("–", "ho-ngheo", "none", "number.missing"),
        L("x", "ho-ngheo", "notApplicable", "number.missing"), L("…", "ho-ngheo", "unavailable", "number.missing"),
        L("ko", "ho-ngheo", "none", "number.missing"), L("", "ho-ngheo", "notReported"),
        L("'···", "ho-ngheo", "notReported"), L("0", "ho-ngheo", "0"),
        L("đang rà soát", "ho-ngheo", "", "!VAL_NOT_A_NUMBER"), L("#N/A", "ho-ngheo", "", "!VAL_NOT_A_NUMBER"),
        L("1.2.3", "lua", "", "!VAL_NOT_A_NUMBER"),
        L("có", "dat", "1", "number.yes-no"), L("x", "dat", "1", "number.yes-no"),
        L("không", "dat", "0", "number.yes-no"),
        L("1", "dat", "1"), L("5", "dat", "", "!VAL_NOT_A_NUMBER"),
    ]

    static let several: [CellLine] = [
        L(
            "47/47 đ/c", "nhap-ngu", "47 47", "number.as-text number.unit number.ratio unit.called-otherwise",
            pattern: "~ratio"),
        L("47/47", "nhap-ngu", "", "!VAL_COMPOSITE_UNPARSED"),
        L("10/2022", "nhap-ngu", "", "!VAL_COMPOSITE_UNPARSED"),
        L("13 vườn/10 ha", "vuon lua", "13 10", "number.as-text number.unit number.composite", pattern: "~composite"),
        L("13 vườn/10 ha", "vuon", "", "!VAL_COMPOSITE_UNPARSED"),
        L("10 ha/13 vườn", "vuon lua", "", "!VAL_UNIT_MISMATCH", pattern: "~composite"),
        L("13 vườn/10 ha/2 xã", "vuon lua", "", "!VAL_NOT_A_NUMBER", pattern: "~composite"),
        L("-", "vuon lua", "none none", "number.missing", pattern: "~composite"),
        L(
            "85 suất x 500k = 42,5 triệu", "qua kinh-phi", "85 42500000",
            "number.as-text number.unit number.factor number.decimal-comma number.product", pattern: "~product"),
        L(
            "85 suất x 500k = 45 triệu", "qua kinh-phi", "85 45000000",
            "number.as-text number.unit number.factor number.product number.product-differs !VAL_AMBIGUOUS_NUMBER",
            pattern: "~product"),
        L("85 suất x 500k", "kinh-phi", "", "!VAL_COMPOSITE_UNPARSED"),
        L(
            "7 suất x 500k = 3,5 triệu", "qua dinh-muc kinh-phi", "7 500000 3500000",
            "number.as-text number.unit number.factor number.decimal-comma number.product", pattern: "~product"),
        L(
            "7 suất x 500k = 3,5 triệu", "kinh-phi", "3500000",
            "number.as-text number.unit number.factor number.decimal-comma number.product", pattern: "~product"),
        L("7 x 5", "qua dinh-muc vuon kinh-phi", "", "!VAL_COMPOSITE_UNPARSED", pattern: "~product"),
    ]

    static let measures: [CellLine] = [
        L("3", "lua", "0.15", "unit.converted", header: "Lúa (sào)"),
        L("'3 sào", "lua", "0.15", "number.as-text number.unit unit.converted !VAL_NUMBER_AS_TEXT"),
        L("5000", "lua", "0.5", "unit.converted", header: "Lúa (m²)"),
        L("5000", "lua", "0.5", "unit.converted", measure: "m2"),
        L("5000", "lua", "0.5", "unit.converted", above: "Đơn vị tính: m2"),
        L("5000", "lua", "0.5", "unit.converted", pattern: "in:m²"),
        L("170", "kinh-phi", "170000000", "unit.converted", header: "Kinh phí (triệu đồng)"),
        L("170", "kinh-phi", "170000000", "unit.converted", above: "Đơn vị tính: triệu đồng"),
        L("170", "ho-ngheo", "170", above: "Đơn vị tính: triệu đồng"),
        L("170", "kinh-phi", "170", header: "Kinh phí (VNĐ)"),
        L("5", "nhap-ngu", "5", header: "Kết quả (đạt/giao)"),
        L("5", "lua", "", "!VAL_UNIT_MISMATCH", header: "Lúa (tấn)"),
        L("5", "nang-suat", "0.05", "unit.converted", header: "Năng suất (kg/ha)"),
        L("5", "nhap-ngu", "", "!VAL_UNIT_MISMATCH", measure: "lượt người"),
        L("5", "luot", "", "!VAL_UNIT_MISMATCH", measure: "người"),
        L("5", "ho-ngheo", "", "!VAL_UNIT_MISMATCH", measure: "khẩu"),
        L("5", "ho-ngheo", "", "!VAL_UNIT_MISMATCH", header: "Số khẩu (khẩu)"),
        L("'5 khẩu", "ho-ngheo", "", "!VAL_UNIT_MISMATCH"),
        L("5", "nhap-ngu", "5", "unit.called-otherwise", measure: "đ/c"),
        L("'5 suất", "nhap-ngu", "5", "number.as-text number.unit unit.called-otherwise !VAL_UNIT_MISMATCH"),
        L("'100%", "ho-ngheo", "", "!VAL_UNIT_MISMATCH"),
        L("1500", "san-luong", "1.5", "unit.converted", measure: "kg"),
    ]

    private static func read(_ line: CellLine, region: Region? = .central, off: [String] = []) -> SubmissionReading {
        let codes = line.indicator
        let form = form(
            .unitRows, "Đơn vị = unit-name\n\(line.header) = figure \(codes) \(line.pattern)\nĐVT = measure")
        var program = DrawnForms(form)
        program.region = region
        program.off = off
        return program.read(
            """
            UBND HUYỆN PHƯỚC SƠN
            \(line.above)
            Đơn vị | \(line.header) | ĐVT
            xã Phước Chánh | \(line.raw) | \(line.measure)
            xã Phước Kim | 1 | \(line.measure)
            """)
    }

    @Test(arguments: plain + several + measures) func cell(_ line: CellLine) {
        let reading = Self.read(line)
        let figures = reading.achievements.filter { $0.source.cell == "B4" }
        let findings = reading.findings.filter { $0.evidence.first?.place.cell != "B5" }
        let values = figures.map { $0.value.amount.value?.description ?? $0.value.amount.missing?.rawValue ?? "" }
        #expect(values.joined(separator: " ") == line.read)
        let done = figures.first?.normalisations ?? []
        // Of several findings the graver one.
        let worst = findings.max { ($0.severity == .information ? 0 : 1) < ($1.severity == .information ? 0 : 1) }
        let notes = done + (worst.map { ["!" + $0.code.rawValue] } ?? [])
        #expect(notes.joined(separator: " ") == line.notes)
        for figure in figures {
            #expect(figure.source.cell == "B4")
            let typed = line.raw.drop { $0 == "'" }.replacing("·", with: " ")
            #expect(figure.source.raw == (typed.allSatisfy { $0 == " " } && !line.raw.contains("·") ? "" : typed))
        }
        for finding in findings { #expect(finding.evidence.first?.place.cell == "B4") }
    }

    @Test("A sào without a region is an error, not a guess")
    func landWithoutRegion() {
        for line in [L("'3 sào", "lua", ""), L("3", "lua", "", header: "Lúa (sào)"), L("3", "lua", "", measure: "sào")]
        {
            let reading = Self.read(line, region: nil)
            #expect(reading.figure("B4") == nil)
            #expect(reading.finding("VAL_UNIT_MISMATCH")?.message.vi.contains("Vùng") == true)
        }
        #expect(Self.read(L("'3 sào", "lua", ""), region: .north).lines.first == "B4 20740 lua 0.108")
    }

    @Test(
        "What a programme switches off is refused, with the cell",
        arguments: [
            ("number.grouping", L("'1.500", "ho-ngheo", "")), ("number.grouping", L("'1.500.000đ", "kinh-phi", "")),
            ("unit.converted", L("3", "lua", "", header: "Lúa (m²)")), ("unit.converted", L("'3 sào", "lua", "")),
            ("number.as-text", L("'5", "ho-ngheo", "")), ("number.factor", L("'2 triệu", "kinh-phi", "")),
            ("unit.called-otherwise", L("5", "nhap-ngu", "", measure: "suất")),
        ])
    func switchedOff(rule: String, line: CellLine) {
        #expect(Self.read(line).figure("B4") != nil)
        let reading = Self.read(line, off: [rule])
        #expect(reading.figure("B4") == nil)
        #expect(reading.faults.first == "NORMALISATION_REFUSED B4")
        #expect(reading.finding("NORMALISATION_REFUSED")?.message.en.contains(rule) == true)
    }

    // MARK: Whole columns

    private static func share(_ header: String, _ change: (SheetGrid) -> SheetGrid = { $0 }, _ cells: String...)
        -> SubmissionReading
    {
        let form = form(.unitRows, "Đơn vị = unit-name\n\(header) = figure ty-le")
        let names = ["Phước Chánh", "Phước Kim", "Phước Mỹ", "Khâm Đức"]
        let rows = zip(names, cells).map { "\($0) | \($1)" }.joined(separator: "\n")
        return DrawnForms(form).read(change(drawn("UBND HUYỆN PHƯỚC SƠN\nĐơn vị | \(header)\n" + rows)))
    }

    @Test("The scale of percentages: format, sign, then the column")
    func percentages() {
        func values(_ reading: SubmissionReading) -> [String] {
            reading.achievements.compactMap { $0.value.amount.value?.description }
        }
        let plain = Self.share("Tỷ lệ (%)", { $0 }, "22.9", "100", "0.5", "1")
        #expect(values(plain) == ["22.9", "100", "0.5", "1"])
        #expect(
            plain.faults == [
                "VAL_PERCENT_SCALE B3", "VAL_PERCENT_SCALE B4", "VAL_PERCENT_SCALE B5", "VAL_PERCENT_SCALE B6",
            ])
        let whole = Self.share("Tỷ lệ (%)", { $0 }, "22.9", "100", "15", "1")
        #expect(values(whole) == ["22.9", "100", "15", "1"] && whole.faults == [])
        let parts = Self.share("So sánh", { $0 }, "0.824", "0.5", "1", "0.229")
        #expect(values(parts) == ["82.4", "50", "100", "22.9"])
        #expect(parts.faults == [])
        #expect(parts.achievements[0].normalisations == ["name.prefix", "number.percent-scale"])
        let doubtful = Self.share("So sánh (%)", { $0 }, "0.824", "0.5")
        #expect(values(doubtful) == ["0.824", "0.5"])
        #expect(doubtful.faults == ["VAL_PERCENT_SCALE B3", "VAL_PERCENT_SCALE B4"])
        let texts = Self.share("Tỷ lệ", { $0 }, "'22,9%", "'22,9", "'100 %")
        #expect(values(texts) == ["22.9", "22.9", "100"])
        let formatted = Self.share(
            "Tỷ lệ", { $0.with("B3") { $0.shown = "100%" }.with("B4") { $0.shown = "22,9%" } }, "1", "0.229")
        #expect(values(formatted) == ["100", "22.9"] && formatted.faults == [])
    }

    @Test(
        "A percentage is in the indicator's unit: percent, times, or parts of a whole",
        arguments: [
            ("%", "22.9"), ("lần", "0.229"), (nil, "0.229"),
        ] as [(String?, String)])
    func percentageUnits(unit: String?, value: String) {
        let form = form(.unitRows, "Đơn vị = unit-name\nTỷ lệ = figure ty-le")
        var program = DrawnForms(form)
        program.indicators = [Indicator(code: "ty-le", name: "Tỷ lệ", unit: unit, kind: .percentage)]
        let sheet = drawn(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Tỷ lệ\nPhước Chánh | 22.9\nPhước Kim | 0.229\nPhước Mỹ | '22,9%"
        )
        .with("B4") { $0.shown = "23%" }
        #expect(program.read(sheet).achievements.map { $0.value.amount.value?.description } == [value, value, value])
    }

    @Test("Percentages among other indicators are judged by themselves")
    func percentagesAmongOthers() {
        let reading = DrawnForms(FormLayoutTests.indicators).read(
            """
            UBND XÃ PHƯỚC CHÁNH
            STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện
            1 | Hộ nghèo | hộ | 40 | 42
            2 | Diện tích lúa | ha | 0.5 | 0.7
            3 | Tỷ lệ hộ nghèo | % | 22.9 | 20.5
            4 | Kinh phí hỗ trợ | đồng | 1000 | 2000
            """)
        #expect(reading.lines.filter { $0.contains("ty-le") } == ["D5 20740 ty-le@plan 22.9", "E5 20740 ty-le 20.5"])
        #expect(reading.faults == [])
    }

    @Test("Separators are the column's")
    func separators() {
        let form = form(.unitRows, "Đơn vị = unit-name\nLúa = figure lua")
        let reading = DrawnForms(form).read(
            """
            UBND HUYỆN PHƯỚC SƠN
            Đơn vị | Lúa
            Phước Chánh | '1.500
            Phước Kim | '0.75
            Phước Mỹ | '2.25
            """)
        #expect(reading.lines == ["B3 20740 lua 1.5", "B4 20746 lua 0.75", "B5 20737 lua 2.25"])
        #expect(reading.finding("VAL_AMBIGUOUS_NUMBER")?.candidates == ["1,5", "1.500"])
    }

    // MARK: Cells of other kinds

    private static let counted = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu")
    private static let sheet = drawn("UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhước Chánh | 5\nPhước Kim | 3")

    @Test("Errors, booleans, days and formulas without a result are no figures")
    func otherKinds() {
        let changes: [(String, String, (inout GridCell) -> Void)] = [
            ("VAL_NOT_A_NUMBER B3", "#REF!", { $0.value = .error(.reference) }),
            (
                "VAL_NOT_A_NUMBER B3", "#DIV/0!",
                {
                    $0.value = .error(.divisionByZero); $0.formula = "1/0"
                }
            ),
            ("VAL_NOT_A_NUMBER B3", "TRUE", { $0.value = .boolean(true) }),
            (
                "VAL_NOT_A_NUMBER B3", "05/01/1900",
                {
                    $0.isoDate = "1900-01-05"; $0.shown = "05/01/1900"
                }
            ),
            (
                "VAL_NO_RESULT B3", "",
                {
                    $0.value = .blank; $0.formula = "SUM(C1:C9)"
                }
            ),
            (
                "VAL_NOT_A_NUMBER B3", "",
                {
                    $0.value = .number(.infinity); $0.shown = ""
                }
            ),
        ]
        for (fault, raw, change) in changes {
            let reading = DrawnForms(Self.counted).read(Self.sheet.with("B3", change))
            #expect(reading.lines == ["B4 20746 nhap-ngu 3"])
            #expect(reading.faults == [fault])
            #expect(reading.findings.first?.evidence.first?.raw == raw)
        }
    }

    @Test func formulasGiveTheirStoredResult() {
        let reading = DrawnForms(Self.counted).read(Self.sheet.with("B3") { $0.formula = "2+3" })
        #expect(reading.lines.first == "B3 20740 nhap-ngu 5" && reading.notes == [])
        let text = DrawnForms(Self.counted).read(
            Self.sheet.with("B3") {
                $0.formula = "\"\""; $0.value = .text("")
            })
        #expect(text.lines.first == "B3 20740 nhap-ngu notReported")
        let tail = DrawnForms(Self.counted).read(Self.sheet.with("B3") { $0.value = .number(0.1 + 0.2) })
        #expect(tail.lines.first == "B3 20740 nhap-ngu 0.3")
    }

    @Test("A boolean answers a yes or no")
    func booleans() {
        let form = form(.unitRows, "Đơn vị = unit-name\nKết quả = figure dat")
        let sheet = Self.sheet.with("B3") { $0.value = .boolean(true) }.with("B4") { $0.value = .boolean(false) }
        #expect(DrawnForms(form).read(sheet).lines == ["B3 20740 dat 1", "B4 20746 dat 0"])
    }

    @Test("A merged figure is the first cell's; the others have none")
    func mergedFigures() {
        var sheet = Self.sheet.with("B4") {
            $0.value = .blank; $0.shown = ""
        }
        sheet.merged = ["B3:B4"].compactMap { CellRange($0) }
        let reading = DrawnForms(Self.counted).read(sheet)
        #expect(reading.lines == ["B3 20740 nhap-ngu 5"])
        #expect(reading.faults == ["STRUCT_CELL_COVERED B4"])
    }

    @Test("A row with figures and no name is told")
    func rowWithoutName() {
        let reading = DrawnForms(Self.counted).read(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhước Chánh | 5\n | 7\nPhước Kim | 3")
        #expect(reading.lines == ["B3 20740 nhap-ngu 5", "B5 20746 nhap-ngu 3"])
        #expect(reading.faults == ["STRUCT_ROW_UNNAMED A4"])
    }

    @Test("Hidden rows, columns and sheets count, with a warning")
    func hidden() {
        var sheet = Self.sheet
        for row in sheet.rows.indices where sheet.rows[row].index == 3 { sheet.rows[row].isHidden = true }
        let rows = DrawnForms(Self.counted).read(sheet)
        #expect(rows.lines.count == 2)
        #expect(rows.faults == ["STRUCT_HIDDEN_FIGURES B4"])
        var columns = Self.sheet
        columns.hiddenColumns = [1]
        #expect(DrawnForms(Self.counted).read(columns).faults == ["STRUCT_HIDDEN_FIGURES B2"])
        let reading = FormReader(DrawnForms(Self.counted).declaration).read(
            [SubmittedSheet(Self.sheet, isHidden: true)], file: "a.xlsx")
        #expect(reading.faults == ["STRUCT_HIDDEN_FIGURES A2"] && reading.lines.count == 2)
    }

    @Test("What signs mean is the form's")
    func signs() {
        let form = form(
            .unitRows, "Đơn vị = unit-name\nKết quả = figure nhap-ngu", signs: ["": .none, "-": .notSubmitted])
        let reading = DrawnForms(form).read(
            "UBND HUYỆN PHƯỚC SƠN\nĐơn vị | Kết quả\nPhước Chánh | -\nPhước Kim | 3\nPhước Mỹ |")
        #expect(
            reading.lines == ["B3 20740 nhap-ngu notSubmitted", "B4 20746 nhap-ngu 3", "B5 20737 nhap-ngu none"])
    }

    @Test("A legacy font is decoded; the source keeps what was typed")
    func legacyFont() {
        let sheet = Self.sheet.with("A3") {
            $0.value = .text("x· Ph\u{AD}íc Ch¸nh"); $0.shown = "x· Ph\u{AD}íc Ch¸nh"; $0.font = ".VnTime"
        }
        .with("B3") {
            $0.value = .text("5 ng\u{AD}êi"); $0.shown = "5 ng\u{AD}êi"; $0.font = ".VnTime"
        }
        let reading = DrawnForms(Self.counted).read(sheet)
        #expect(reading.lines.first == "B3 20740 nhap-ngu 5")
        #expect(reading.figure("B3")?.source.raw == "5 ng\u{AD}êi")
        #expect(reading.figure("B3")?.normalisations.contains("text.tcvn3") == true)
        #expect(reading.faults == ["TEXT_LEGACY_FONT A3"])
    }
}
