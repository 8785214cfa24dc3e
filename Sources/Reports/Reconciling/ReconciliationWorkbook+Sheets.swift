internal import Domain
internal import Findings
internal import FoundationEssentials
internal import Reconciliation
internal import VietnameseText

extension ReconciliationWorkbook {
    // MARK: - Ma trận

    /// Units and indicators by the bodies that report them. What differs is filled and shown with “≠”.
    var matrix: RecordSheet {
        let matrix = report.matrix
        let bodies = matrix.columns.map { column in
            let body = report.name(of: column.body).vi
            return RecordSheet.Column(column.superior.map { "\(body) \(report.name(of: $0))" } ?? body, 16)
        }
        var sheet = RecordSheet(
            "Ma trận",
            [.init("Đơn vị", 26), .init("Chỉ tiêu", 32), .init("ĐVT", 12)] + bodies + [.init("Khác nhau", 12)])
        sheet.rows = matrix.rows.prefix(Self.rowLimit).map { row in
            let unit = row.figures.lazy.compactMap { $0?.achievement.unit?.name }.first
            let figures = row.figures.map { figure -> RecordSheet.Cell in
                guard let figure else { return RecordSheet.Cell(.blank) }
                let link = link(figure.source.place)
                switch figure.achievement.amount {
                case .value(let value):
                    return RecordSheet.Cell(.number(value), row.differs ? .differing : .body, link: link)
                case .missing(let kind): return RecordSheet.Cell(kind.words, link: link)
                }
            }
            return [
                RecordSheet.Cell(report.name(of: row.organization)),
                RecordSheet.Cell(report.name(indicator: row.indicator)), RecordSheet.Cell(unit),
            ] + figures + [row.differs ? RecordSheet.Cell("≠", .error) : RecordSheet.Cell(.blank)]
        }
        return sheet
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
        for item in report.notEvaluated { unevaluated[item.code, default: 0] += 1 }
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
            [.init("Quy tắc", 46), .init("Đơn vị", 26), .init("Chỉ tiêu", 30), .init("Lý do", 70), .init("Mã", 32)])
        let titles = Dictionary(RuleKind.all.map { ($0.code, $0.title.vi) }) { first, _ in first }
        sheet.rows = report.notEvaluated.prefix(Self.rowLimit).map { item in
            [
                RecordSheet.Cell(titles[item.code]),
                RecordSheet.Cell(item.organization.map(report.name(organization:))),
                RecordSheet.Cell(item.indicator.map(report.name(indicator:))), RecordSheet.Cell(item.reason.vi),
                RecordSheet.Cell(item.code.rawValue),
            ]
        }
        return sheet
    }
}
