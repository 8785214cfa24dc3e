import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import VietnameseText

/// A form in a few lines: the layout, then for each column its header, `=` and its role; behind the role come the
/// codes of indicators, `@stage`, `~pattern`, `in:unit`, `for:period` and `!` for a column that must be there.
func form(
    _ layout: FormLayout, _ columns: String, code: String = "bieu-01", name: String = "Biểu 01",
    body: OrganisationBody = .peoplesCommittee, kind: ReportForm.Kind = .submission, title: String? = nil,
    sheet: String? = nil, signs: [String: MissingFigure] = [:]
) -> Form {
    Form(
        ReportForm(code: code, name: name, body: body, kind: kind), layout: layout, sheet: sheet, title: title,
        signs: signs, columns: columns.split(separator: "\n").map { column(String($0)) })
}

private func column(_ line: String) -> FormColumn {
    let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
    var words = parts[1].split(separator: " ").map(String.init)
    var column = FormColumn(
        header: HeaderPattern(parts[0]), role: ColumnRole(rawValue: words.removeFirst()) ?? .ignored)
    for word in words {
        switch word.first {
        case "@": column.stage = Stage(rawValue: String(word.dropFirst()))
        case "~": column.pattern = FigurePattern(rawValue: String(word.dropFirst()))
        case "!": column.isRequired = true
        default:
            if word.hasPrefix("in:") {
                column.unit = String(word.dropFirst(3)).replacing("_", with: " ")
            } else if word == "for:last-year" {
                column.period = .previousYear
            } else if word.hasPrefix("for:") {
                column.period = .period(String(word.dropFirst(4)))
            } else {
                column.indicators.append(word)
            }
        }
    }
    return column
}

/// Phước Sơn before July 2025 with three units of the years after, and the indicators of the tests.
struct DrawnForms {
    var forms: [Form]
    var year: Int? = 2022
    var region: Region? = .central
    var off: [String] = []
    var aliases: [WrittenName] = []
    var periods: [PeriodRule] = []
    var indicators = DrawnForms.indicators
    var units = DrawnForms.units

    init(_ forms: Form...) { self.forms = forms }

    static let units: [Organization] = {
        let end = DateSpan(to: CalendarDate(iso: "2025-06-30"))
        let old = [
            ("20722", "thị trấn Khâm Đức"), ("20725", "xã Phước Xuân"), ("20728", "xã Phước Hiệp"),
            ("20729", "xã Phước Hoà"), ("20731", "xã Phước Đức"), ("20734", "xã Phước Năng"), ("20737", "xã Phước Mỹ"),
            ("20740", "xã Phước Chánh"), ("20743", "xã Phước Công"), ("20746", "xã Phước Kim"),
            ("20749", "xã Phước Lộc"), ("20752", "xã Phước Thành"),
        ].map { code, name in
            Organization(
                code: code, name: name, kind: code == "20722" ? .township : .commune, parent: "511", validity: end)
        }
        return [Organization(code: "511", name: "huyện Phước Sơn", kind: .district, validity: end)] + old
            + [
                Organization(
                    code: "20740", name: "xã Phước Thạnh", kind: .commune,
                    validity: DateSpan(from: CalendarDate(iso: "2025-07-01")))
            ]
    }()

    static let indicators: [Indicator] = [
        Indicator(code: "nhap-ngu", name: "Thanh niên nhập ngũ", unit: "người"),
        Indicator(code: "ho-ngheo", name: "Hộ nghèo", unit: "hộ"),
        Indicator(code: "ho-dtts", name: "Hộ dân tộc thiểu số", unit: "hộ", parent: "ho-ngheo"),
        Indicator(code: "nu-dang-vien", name: "Nữ", unit: "người", parent: "dang-vien"),
        Indicator(code: "nu-doan-vien", name: "Nữ", unit: "người", parent: "doan-vien"),
        Indicator(code: "dang-vien", name: "Đảng viên", unit: "người"),
        Indicator(code: "doan-vien", name: "Đoàn viên", unit: "người"),
        Indicator(code: "lua", name: "Diện tích lúa", unit: "ha", kind: .area),
        Indicator(code: "vuon", name: "Vườn tạp được cải tạo", unit: "vườn"),
        Indicator(code: "kinh-phi", name: "Kinh phí hỗ trợ", unit: "đồng", kind: .money),
        Indicator(code: "dinh-muc", name: "Định mức", unit: "đồng", kind: .money),
        Indicator(code: "ty-le", name: "Tỷ lệ hộ nghèo", unit: "%", kind: .percentage),
        Indicator(code: "luot", name: "Lượt người tham gia", unit: "lượt người"),
        Indicator(code: "qua", name: "Quà tặng", unit: "suất"),
        Indicator(code: "dat", name: "Đạt chuẩn", kind: .boolean),
        Indicator(code: "san-luong", name: "Sản lượng", unit: "tấn", kind: .mass, aliases: ["SL thóc"]),
        Indicator(code: "nang-suat", name: "Năng suất", unit: "tạ/ha", kind: .rate),
    ]

    var declaration: ProgramDeclaration {
        ProgramDeclaration(
            program: Program(
                id: "thu", name: "Chương trình thử", year: year, region: region, organization: "511",
                organizations: OrganizationRegistry(
                    units,
                    mergers: [CalendarDate(iso: "2025-07-01")].compactMap(\.self).map {
                        Merger(old: "20743", new: "20740", date: $0, relation: .whole)
                    }), indicators: IndicatorList(indicators), periods: periods,
                rules: off.map { RuleSetting(code: $0, isEnabled: false) }), forms: forms, aliases: aliases)
    }

    /// Reads drawn sheets of a file.
    func read(_ sheets: SheetGrid..., file: String = "bao-cao.xlsx", period: Period? = nil) -> SubmissionReading {
        FormReader(declaration).read(sheets.map { SubmittedSheet($0) }, file: file, period: period)
    }

    func read(_ text: String, merged: [String] = [], file: String = "bao-cao.xlsx") -> SubmissionReading {
        read(drawn(text, merged: merged), file: file)
    }
}

extension SubmissionReading {
    /// All figures in a line each: `C6 20740 nhap-ngu 5`, with `@stage` where it is no result.
    var lines: [String] {
        (quotas + achievements).map { figure in
            let value = figure.value
            let stage = value.stage == .result ? "" : "@\(value.stage.rawValue)"
            return [
                figure.source.cell, value.organization.code, value.indicator + stage,
                value.amount.value?.description ?? value.amount.missing?.rawValue ?? "",
            ].joined(separator: " ")
        }
    }

    /// The findings that are no mere information, as code and first cell.
    var faults: [String] {
        findings.filter { $0.severity != .information }
            .map { "\($0.code.rawValue) \($0.evidence.first?.place.cell ?? "")".trimmed }
    }

    /// All findings, as code and first cell.
    var notes: [String] { findings.map { "\($0.code.rawValue) \($0.evidence.first?.place.cell ?? "")".trimmed } }

    func finding(_ code: String) -> Finding? { findings.first { $0.code.rawValue == code } }

    /// The figure of a cell.
    func figure(_ cell: String) -> Sourced<Achievement>? {
        (quotas + achievements).first { $0.source.cell == cell }
    }

    /// The period of the first table.
    var period: String? { tables.first?.period.code }
    /// Who sent the first table.
    var sender: String? { tables.first?.reporter.organization.code }
}

extension SheetGrid {
    /// The same with a cell changed, or added.
    func with(_ reference: String, _ change: (inout GridCell) -> Void) -> SheetGrid {
        guard let place = CellReference(reference) else { return self }
        var grid = self
        if !grid.rows.contains(where: { $0.index == place.row }) {
            grid.rows.append(GridRow(index: place.row))
            grid.rows.sort { $0.index < $1.index }
        }
        for row in grid.rows.indices where grid.rows[row].index == place.row {
            if let cell = grid.rows[row].cells.firstIndex(where: { $0.column == place.column }) {
                change(&grid.rows[row].cells[cell])
            } else {
                var cell = GridCell(column: place.column, value: .blank, shown: "")
                change(&cell)
                grid.rows[row].cells.append(cell)
                grid.rows[row].cells.sort { $0.column < $1.column }
            }
        }
        return grid
    }

    /// The same under another name.
    func named(_ name: String) -> SheetGrid {
        var grid = self
        grid.name = name
        return grid
    }
}
