internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Reconciliation
internal import VietnameseText

extension ReconciliationWorkbook {
    // MARK: - Ma trận

    /// Figures of the matrix that have links at most; in a larger one only those that differ have them. A sheet takes 65,530
    /// hyperlinks, and programs open thousands of them slowly.
    private static let linkedFigures = 10_000

    /// A row for each unit, and for each indicator a column of every body that reports it. What differs is filled and shown
    /// with “≠”, and counted beside the unit.
    ///
    /// - Complexity: O(n log n) in figures.
    public var matrix: RecordSheet {
        let matrix = report.matrix
        // Each indicator's bodies, in the matrix's order.
        var bodies: [String: Set<Int>] = [:]
        var measures: [String: String] = [:]
        for row in matrix.rows {
            for (place, figure) in zip(matrix.columns.indices, row.figures) {
                guard let figure else { continue }
                bodies[row.indicator, default: []].insert(place)
                if measures[row.indicator] == nil { measures[row.indicator] = figure.achievement.unit?.name }
            }
        }
        let known = report.program.indicators.indicators.map(\.code).filter { bodies[$0] != nil }
        let indicators = known + Set(bodies.keys).subtracting(known).sorted()
        var places: [String: [Int?]] = [:]
        var columns: [RecordSheet.Column] = [.init("Đơn vị", 26), .init("Khác nhau", 12)]
        for code in indicators {
            places[code] = Array(repeating: nil, count: matrix.columns.count)
            let measure = measures[code].map { " (\($0))" } ?? ""
            for body in (bodies[code] ?? []).sorted() {
                places[code]?[body] = columns.count
                columns.append(
                    .init("\(report.name(indicator: code))\(measure) – \(name(of: matrix.columns[body]))", 16))
            }
        }
        var sheet = RecordSheet("Ma trận", columns)
        sheet.frozenColumns = 2
        let hasLinks = matrix.rows.count * matrix.columns.count <= Self.linkedFigures
        var unit: OrganizationID?
        var differing = 0
        for row in matrix.rows {
            if row.organization != unit {
                if sheet.rows.count == Self.rowLimit { break }
                (unit, differing) = (row.organization, 0)
                sheet.rows.append(Array(repeating: RecordSheet.Cell(.blank), count: columns.count))
                sheet.rows[sheet.rows.count - 1][0] = RecordSheet.Cell(report.name(of: row.organization))
            }
            let place = sheet.rows.count - 1
            for (column, figure) in zip(places[row.indicator] ?? [], row.figures) {
                guard let column, let figure else { continue }
                sheet.rows[place][column] = cell(of: figure, differs: row.differs, isLinked: hasLinks || row.differs)
            }
            if row.differs {
                differing += 1
                sheet.rows[place][1] = RecordSheet.Cell("≠ \(differing)", .error)
            }
        }
        return sheet
    }

    private func name(of column: FigureMatrix.Column) -> String {
        let body = report.name(of: column.body).vi
        return column.superior.map { "\(body) \(report.name(of: $0))" } ?? body
    }

    private func cell(of figure: FormFigure, differs: Bool, isLinked: Bool) -> RecordSheet.Cell {
        let link = isLinked ? link(figure.source.place) : nil
        switch figure.achievement.amount {
        case .value(let value): return RecordSheet.Cell(.number(value), differs ? .differing : .body, link: link)
        case .missing(let kind): return RecordSheet.Cell(kind.words, link: link)
        }
    }

    // MARK: - Chưa gửi

    var missing: RecordSheet {
        var sheet = RecordSheet(
            "Chưa gửi",
            [
                .init("STT", 6), .init("Đơn vị", 28), .init("Cơ quan", 16), .init("Biểu", 34), .init("Hạn", 12),
                .init("Trạng thái", 18), .init("Nhận lúc", 17), .init("Ghi chú", 40),
            ])
        let unreadable = report.unreadableFiles
        let rows = report.units.map { (standing: $0, state: StandingState($0, unreadable: unreadable)) }
        // Those that are not required come last: they need nothing.
        let listed = [StandingState.missing, .unreadable, .late, .exempt].flatMap { state in
            rows.filter { $0.state == state }
        }
        sheet.rows = listed.prefix(Self.rowLimit).enumerated().map { place, row in
            let obligation = row.standing.obligation
            let note = row.state == .unreadable ? row.standing.file.map(FileName.last) : obligation.reason
            return [
                RecordSheet.Cell(.count(place + 1)), RecordSheet.Cell(obligation.organization.name),
                RecordSheet.Cell(report.name(of: obligation.body).vi),
                RecordSheet.Cell(report.name(form: obligation.form)), Self.day(obligation.due),
                RecordSheet.Cell("\(row.state.sign) \(row.state.title.vi)", row.state.role),
                Self.day(row.standing.receipt), RecordSheet.Cell(note),
            ]
        }
        if listed.isEmpty { sheet.rows = [["", "Các đơn vị đã gửi đủ và đúng hạn."]] }
        return sheet
    }

    // MARK: - Quy tắc

    /// All rules with what the programme sets of them, and behind them the codes of findings that reading made.
    var rules: RecordSheet {
        var sheet = RecordSheet(
            "Quy tắc",
            [
                .init("Mã", 32), .init("Quy tắc", 46), .init("Áp dụng", 10), .init("Mức đang áp dụng", 16),
                .init("Mức thường dùng", 16), .init("Dung sai", 12), .init("Số lần đạt", 12), .init("Phát hiện", 12),
                .init("Chưa kiểm được", 14), .init("Ghi chú", 40),
            ])
        let settings = report.settings
        var counts: [Problem.Code: Int] = [:]
        for tracked in report.findings where tracked.status != .gone { counts[tracked.finding.code, default: 0] += 1 }
        var unevaluated: [Problem.Code: Int] = [:]
        for item in report.notEvaluated { unevaluated[item.code, default: 0] += item.count }
        sheet.rows = RuleKind.all.map { kind in
            let severity = settings.severity(kind)
            let isOn = settings.isEnabled(kind)
            return [
                RecordSheet.Cell(kind.code.rawValue), RecordSheet.Cell(kind.title.vi),
                RecordSheet.Cell(isOn ? "có" : "không"),
                RecordSheet.Cell(severity.title.vi, isOn ? severity.role : .body),
                RecordSheet.Cell(kind.severity.title.vi),
                RecordSheet.Cell(settings.tolerance(kind).map { .number($0) } ?? .blank),
                RecordSheet.Cell(.count(report.agreed[kind.code] ?? 0)),
                RecordSheet.Cell(.count(counts.removeValue(forKey: kind.code) ?? 0)),
                RecordSheet.Cell(.count(unevaluated[kind.code] ?? 0)),
                RecordSheet.Cell(report.program.rule(kind.code.rawValue)?.note),
            ]
        }
        for (code, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            sheet.rows.append([
                RecordSheet.Cell(code.rawValue), "Phát hiện khi đọc tệp", "có", "", "", "", "",
                RecordSheet.Cell(.count(count)),
            ])
        }
        return sheet
    }

    // MARK: - Chưa kiểm được

    var unevaluated: RecordSheet {
        var sheet = RecordSheet(
            "Chưa kiểm được",
            [
                .init("Quy tắc", 46), .init("Chỉ tiêu", 30), .init("Lý do", 60), .init("Số lần", 10),
                .init("Đơn vị", 60), .init("Mã", 32),
            ])
        let titles = Dictionary(RuleKind.all.map { ($0.code, $0.title.vi) }) { first, _ in first }
        sheet.rows = report.notEvaluated.prefix(Self.rowLimit).map { item in
            [
                RecordSheet.Cell(titles[item.code]),
                RecordSheet.Cell(item.indicator.map(report.name(indicator:))), RecordSheet.Cell(item.reason.vi),
                RecordSheet.Cell(.count(item.count)), RecordSheet.Cell(units(of: item)),
                RecordSheet.Cell(item.code.rawValue),
            ]
        }
        return sheet
    }

    /// The names of the first units that a check could not be made for.
    private func units(of item: NotEvaluated) -> String? {
        guard !item.organizations.isEmpty else { return nil }
        let most = 30
        let names = item.organizations.prefix(most).map(report.name(organization:)).joined(separator: "; ")
        let rest = item.organizations.count - most
        return rest > 0 ? "\(names); … và \(rest) đơn vị nữa" : names
    }
}
