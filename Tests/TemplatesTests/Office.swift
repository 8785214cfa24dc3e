import Domain
import Findings
import FoundationEssentials
import Mapping
import SheetModel
import Testing
import VietnameseText

@testable import Templates

/// A district with five units and what was reported for 2022. All figures are invented.
struct Office {
    var period: Period
    var declaration: ProgramDeclaration
    var figures: [Sourced<Achievement>] = []
    var quotas: [Sourced<Achievement>] = []

    static let units: [(code: String, name: String, kind: OrganizationKind, area: String)] = [
        ("1", "Thị trấn Khâm Đức", .township, "Vùng thấp"), ("2", "Xã Phước Chánh", .commune, "Vùng cao"),
        ("3", "Xã Phước Kim", .commune, "Vùng cao"), ("4", "Xã Phước Lộc", .commune, "Vùng cao"),
        ("5", "Xã Phước Năng", .commune, "Vùng thấp"),
    ]

    static let indicators = [
        Indicator(
            code: "nhap-ngu", name: "Công dân nhập ngũ", unit: "người", authority: .militaryCommand,
            aliases: ["Giao quân"]),
        Indicator(code: "nu", name: "Nữ", unit: "người", parent: "nhap-ngu", partOf: .some),
        Indicator(code: "dang-vien", name: "Đảng viên", unit: "người", parent: "nhap-ngu", partOf: .some),
        Indicator(code: "vuon", name: "Cải tạo vườn tạp", unit: "ha", kind: .area),
        Indicator(code: "tien", name: "Kinh phí tặng quà", unit: "đồng", kind: .money),
        Indicator(code: "ho-ngheo", name: "Hộ nghèo", unit: "hộ", overPeriods: .stock),
        Indicator(code: "ho", name: "Tổng số hộ", unit: "hộ", overPeriods: .stock),
        Indicator(
            code: "ty-le-ngheo", name: "Tỷ lệ hộ nghèo", unit: "%", kind: .percentage, numerator: "ho-ngheo",
            denominator: "ho"),
        Indicator(code: "nhan-xet", name: "Nhận xét", kind: .text),
        Indicator(code: "tv", name: "Tuyên truyền, vận động", unit: "buổi"),
    ]

    init(_ period: String = "2022", areas: Bool = true) throws {
        self.period = try #require(Period(code: period))
        let district = [
            Organization(code: "49", name: "Tỉnh Quảng Nam", kind: .province),
            Organization(code: "511", name: "Huyện Phước Sơn", kind: .district, parent: "49"),
        ]
        let communes = Self.units.map {
            Organization(code: $0.code, name: $0.name, kind: $0.kind, parent: "511", area: areas ? $0.area : nil)
        }
        let program = Program(
            id: "thu", name: "Chương trình thử", body: "Ban Chỉ đạo", year: 2022, region: .central,
            organization: "511", organizations: OrganizationRegistry(district + communes),
            indicators: IndicatorList(Self.indicators))
        declaration = ProgramDeclaration(
            program: program, forms: [],
            aliases: [WrittenName(kind: .organization, written: "P. Kim", code: "3")])
    }

    var day: CalendarDate { period.days.upperBound }

    /// A figure in a cell of its own.
    mutating func report(
        _ unit: String, _ indicator: String, _ amount: Amount, _ stage: Stage = .result,
        by body: OrganisationBody = .peoplesCommittee, of reporter: String? = nil, period: String? = nil
    ) throws {
        let period = try #require(Period(code: period ?? self.period.code))
        let reporter = OrganizationID(code: reporter ?? unit)
        let figure = Sourced(
            Achievement(
                organization: OrganizationID(code: unit), indicator: indicator, period: period, stage: stage,
                reportedBy: Reporter(organization: reporter, body: body), amount: amount),
            from: Source(file: "bc.xlsx", sheet: "B", cell: "C\(figures.count + quotas.count + 1)", raw: ""))
        if stage == .plan { quotas.append(figure) } else { figures.append(figure) }
    }

    /// Quotas and results of one indicator, a pair for each unit; `-` for none, nothing for not reported.
    mutating func fill(_ indicator: String, _ pairs: [(plan: String, result: String)]) throws {
        for (unit, pair) in zip(Self.units, pairs) {
            for (text, stage) in [(pair.plan, Stage.plan), (pair.result, .result)] where !text.isEmpty {
                let amount: Amount = text == "-" ? .missing(.none) : .value(try #require(Decimal(string: text)))
                try report(unit.code, indicator, amount, stage)
            }
        }
    }

    var book: FigureBook { FigureBook(declaration, period: period, figures: figures, quotas: quotas) }

    // MARK: Templates

    /// Draws a sheet: a line is a row from 1, `|` parts cells; a cell that begins with `=` is a formula.
    static func drawn(_ text: String, merged: [String] = []) -> SheetGrid {
        var rows: [GridRow] = []
        for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var cells: [GridCell] = []
            for (column, part) in content.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                let words = Spacing.tidied(String(part))
                guard !words.isEmpty else { continue }
                if words.hasPrefix("=") {
                    cells.append(
                        GridCell(column: column, value: .number(0), shown: "0", formula: String(words.dropFirst())))
                } else {
                    cells.append(GridCell(column: column, value: .text(words), shown: words))
                }
            }
            if !cells.isEmpty { rows.append(GridRow(index: line, cells: cells)) }
        }
        return SheetGrid(name: "B", rows: rows, merged: merged.compactMap { CellRange($0) })
    }

    func template(_ text: String, merged: [String] = [], notes: [Note] = []) -> Template {
        TemplateReader(NameDirectory(declaration), at: day)
            .read([TemplateSource(Self.drawn(text, merged: merged), notes: notes)], file: "mau.xlsx")
    }

    /// A template without faults, its only sheet, ready to be computed.
    func evaluator(_ text: String, merged: [String] = []) throws -> TemplateEvaluator {
        let template = template(text, merged: merged)
        #expect(template.faults.map(\.description) == [])
        return TemplateEvaluator(
            try #require(template.sheets.first), book,
            TemplateEvaluator.Circumstances(signed: CalendarDate(iso: "2022-10-05")))
    }
}

extension TemplateEvaluator {
    /// The text of a cell in a context.
    func text(_ cell: String, _ context: TemplateContext = TemplateContext()) -> String {
        guard let found = sheet.cells.first(where: { $0.cell.description == cell }) else { return "no such cell" }
        switch found.content {
        case .blank: return ""
        case .text(let words): return words
        case .value(let value): return self.value(value, in: context).text
        case .sentence(let pieces): return text(of: pieces, in: context)
        }
    }

    func value(_ cell: String, _ context: TemplateContext = TemplateContext()) -> FilledValue? {
        guard case .value(let value)? = sheet.cells.first(where: { $0.cell.description == cell })?.content else {
            return nil
        }
        return self.value(value, in: context)
    }

    /// The contexts of all rows of a loop and of the loops within it.
    func rows(_ loops: [Int], in context: TemplateContext = TemplateContext()) -> [TemplateContext] {
        guard let loop = loops.first else { return [context] }
        return items(of: loop, in: context).enumerated().flatMap { number, item in
            rows(Array(loops.dropFirst()), in: context.entering(item, of: loop, number: number + 1))
        }
    }

    /// The texts of a cell in all rows of loops.
    func texts(_ cell: String, _ loops: [Int]) -> [String] { rows(loops).map { text(cell, $0) } }
}
