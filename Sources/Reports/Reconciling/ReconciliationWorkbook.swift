internal import Domain
internal import Findings
internal import FoundationEssentials
public import Mapping
public import Reconciliation
internal import VietnameseText

/// The sheets of `bien-ban-doi-chieu.xlsx`, the record of a reconciliation, in Vietnamese as the office that keeps it.
public struct ReconciliationWorkbook {
    /// Lines of one sheet at most; a sheet holds 1,048,576.
    static let rowLimit = 200_000

    let report: ReconciliationReport
    private let addresses: [String: String]
    private let log: [SubmissionReading.LogEntry]

    /// Prepares a record.
    ///
    /// - Parameters:
    ///   - paths: the paths of files, relative to the record, by their names in the report; cells that cite others have no
    ///     link.
    ///   - log: what was done to texts while reading.
    public init(
        _ report: ReconciliationReport, paths: [String: String] = [:], log: [SubmissionReading.LogEntry] = []
    ) {
        self.report = report
        self.log = log
        addresses = paths.mapValues { RelativeAddress.encoded($0) }
    }

    /// The sheets, in order.
    ///
    /// - Complexity: O(n log n) in units, findings and figures.
    public var sheets: [RecordSheet] {
        let (before, after) = others
        return before + [matrix] + after
    }

    /// The sheets before the matrix, and those behind it: the matrix takes no findings, and can be made before these are.
    public var others: (before: [RecordSheet], after: [RecordSheet]) {
        ([summary, details], [missing, rules, unevaluated, normalisations])
    }

    // MARK: - Cells

    /// A link to what a place names; `nil` where there is no path to its file.
    func link(_ place: Place) -> RecordSheet.Link? {
        guard let file = place.file, let target = addresses[file] else { return nil }
        guard let sheet = place.sheet, let cell = place.cell else {
            return RecordSheet.Link(target: target, location: nil)
        }
        // Excel follows links to 255 characters of a place, and sheets are named by no more than 31.
        let name = sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return RecordSheet.Link(target: target, location: "'\(name)'!\(cell)")
    }

    func figure(_ text: String?) -> RecordSheet.Cell {
        guard let text else { return RecordSheet.Cell(.blank) }
        return Decimal(string: text).map { RecordSheet.Cell(.number($0)) } ?? RecordSheet.Cell(text)
    }

    static func day(_ receipt: Receipt?) -> RecordSheet.Cell {
        guard let day = receipt?.day else { return RecordSheet.Cell(.blank) }
        return RecordSheet.Cell(.day(day, time: receipt?.time))
    }

    static func day(_ day: CalendarDate?) -> RecordSheet.Cell {
        RecordSheet.Cell(day.map { .day($0, time: nil) } ?? .blank)
    }

    static func count(_ count: Int, _ role: RecordSheet.Role) -> RecordSheet.Cell {
        RecordSheet.Cell(.count(count), count > 0 ? role : .body)
    }

    // MARK: - Tổng hợp

    private var summary: RecordSheet {
        var sheet = RecordSheet(
            "Tổng hợp",
            [
                .init("STT", 6), .init("Đơn vị", 26), .init("Biểu", 14), .init("Cơ quan", 14), .init("Trạng thái", 18),
                .init("Nhận lúc", 17), .init("Hạn", 12), .init("Lần", 6), .init("Lỗi", 8), .init("Cảnh báo", 10),
                .init("Thông tin", 10), .init("Tệp", 30),
            ])
        let period = report.period.title(in: report.program).vi
        sheet.top = [
            [RecordSheet.Cell("BIÊN BẢN ĐỐI CHIẾU SỐ LIỆU", .title)],
            [RecordSheet.Cell("\(report.program.name) – kỳ \(period)", .subtitle)],
            [
                RecordSheet.Cell(
                    "Phải gửi \(report.expected) · Đã gửi \(report.received) · Đúng hạn \(report.onTime) · "
                        + "Lỗi \(report.count(.error)) · Cảnh báo \(report.count(.warning)) · "
                        + "Thông tin \(report.count(.information)) · Chưa kiểm được \(report.unevaluated)",
                    .subtitle)
            ],
            [],
        ]
        let unreadable = report.unreadableFiles
        sheet.rows = report.units.prefix(Self.rowLimit).enumerated().map { place, standing in
            row(place + 1, standing, StandingState(standing, unreadable: unreadable))
        }
        if !report.units.isEmpty { sheet.rows.append(summaryTotal) }
        return sheet
    }

    private func row(_ number: Int, _ standing: UnitStanding, _ state: StandingState) -> [RecordSheet.Cell] {
        let obligation = standing.obligation
        let file = standing.file
        let counts = [Severity.error, .warning, .information].map { severity in
            file == nil
                ? RecordSheet.Cell(.blank) : Self.count(standing.counts[severity] ?? 0, severity.role)
        }
        return [
            RecordSheet.Cell(.count(number)), RecordSheet.Cell(obligation.organization.name),
            RecordSheet.Cell(obligation.form), RecordSheet.Cell(report.name(of: obligation.body).vi),
            RecordSheet.Cell("\(state.sign) \(state.title.vi)", state.role), Self.day(standing.receipt),
            Self.day(obligation.due),
            file == nil ? RecordSheet.Cell(.blank) : RecordSheet.Cell(.count(standing.receipt?.version ?? 1)),
        ] + counts + [
            RecordSheet.Cell(file.map(FileName.last), link: link(Place(file: file)))
        ]
    }

    /// All findings, each once: a file that answers two forms has its own counted with both.
    private var summaryTotal: [RecordSheet.Cell] {
        let counts = [Severity.error, .warning, .information].map { severity in
            RecordSheet.Cell(.count(report.count(severity)), .total)
        }
        var cells = [RecordSheet.Cell(.blank, .total), RecordSheet.Cell("Tất cả", .total)]
        cells += Array(repeating: RecordSheet.Cell(.blank, .total), count: 2)
        cells.append(RecordSheet.Cell("\(report.received)/\(report.expected) đã gửi", .total))
        cells += Array(repeating: RecordSheet.Cell(.blank, .total), count: 3)
        return cells + counts + [RecordSheet.Cell(.blank, .total)]
    }

    // MARK: - Chi tiết

    private var details: RecordSheet {
        var sheet = RecordSheet(
            "Chi tiết",
            [
                .init("Mức", 13), .init("Đơn vị", 18), .init("Chỉ tiêu", 20), .init("Kỳ", 9), .init("Nội dung", 46),
                .init("Số ghi", 10), .init("Số đối chiếu", 10), .init("Chênh", 9), .init("ĐVT", 9),
                .init("Nơi ghi", 34), .init("Nguyên văn", 12), .init("Tiêu đề, dòng", 22),
                .init("Nơi đối chiếu", 34), .init("Nguyên văn đối chiếu", 12), .init("Có thể do", 28),
                .init("Tình trạng", 12), .init("Giải trình", 28), .init("Quy tắc", 32), .init("Mã phát hiện", 20),
            ])
        // The codes behind are for programs.
        sheet.printedColumns = 17
        sheet.rows = report.findings.prefix(Self.rowLimit).map(row)
        return sheet
    }

    private func row(_ tracked: TrackedFinding) -> [RecordSheet.Cell] {
        let finding = tracked.finding
        let comparison = finding.comparison
        let (stated, compared) = (finding.evidence.cited(.stated), finding.evidence.cited(.compared))
        let role = tracked.status == .gone ? .body : finding.severity.role
        return [
            RecordSheet.Cell("\(finding.severity.sign) \(finding.severity.title.vi)", role),
            RecordSheet.Cell(finding.organization.map(report.name(organization:))),
            RecordSheet.Cell(finding.indicator.map(report.name(indicator:))), RecordSheet.Cell(finding.period),
            RecordSheet.Cell(finding.message.vi), figure(comparison?.stated), figure(comparison?.computed),
            figure(comparison?.difference), RecordSheet.Cell(comparison?.unit), citation(stated),
            RecordSheet.Cell(stated.first?.raw), RecordSheet.Cell(stated.first?.labels), citation(compared),
            RecordSheet.Cell(compared.first?.raw), RecordSheet.Cell(tracked.cause?.text.vi),
            RecordSheet.Cell(tracked.status.title.vi), RecordSheet.Cell(tracked.explanation),
            RecordSheet.Cell(finding.code.rawValue), RecordSheet.Cell(tracked.id),
        ]
    }

    /// The first place with its link, and how many more there are.
    private func citation(_ evidence: [Evidence]) -> RecordSheet.Cell {
        guard let first = evidence.first else { return RecordSheet.Cell(.blank) }
        let more = evidence.count > 1 ? " (và \(evidence.count - 1) nơi nữa)" : ""
        return RecordSheet.Cell(first.citation + more, link: link(first.place))
    }

    // MARK: - Nhật ký chuẩn hoá

    private var normalisations: RecordSheet {
        var sheet = RecordSheet(
            "Nhật ký chuẩn hoá",
            [
                .init("Tệp", 30), .init("Trang", 20), .init("Ô", 10), .init("Nguyên văn", 30), .init("Đọc là", 30),
                .init("Phép chuẩn hoá", 40),
            ])
        sheet.rows = log.prefix(Self.rowLimit).map { entry in
            [
                RecordSheet.Cell(entry.place.file.map(FileName.last)), RecordSheet.Cell(entry.place.sheet),
                RecordSheet.Cell(entry.place.cell, link: link(entry.place)), RecordSheet.Cell(entry.before),
                RecordSheet.Cell(NormalisationWords.value(entry.after)),
                RecordSheet.Cell(entry.normalisations.map(NormalisationWords.words).joined(separator: "; ")),
            ]
        }
        if log.count > Self.rowLimit {
            sheet.rows.append([RecordSheet.Cell("… và \(log.count - Self.rowLimit) dòng nữa")])
        }
        return sheet
    }
}

extension [Evidence] {
    /// Those of a role that name a file.
    func cited(_ role: Evidence.Role) -> [Evidence] { filter { $0.role == role && !$0.citation.isEmpty } }
}

extension Severity {
    /// What a cell is that says so.
    var role: RecordSheet.Role {
        switch self {
        case .error: .error
        case .warning: .warning
        case .information: .information
        }
    }
}

extension StandingState {
    /// What a cell is that says so.
    var role: RecordSheet.Role {
        switch self {
        case .received: .good
        case .late: .warning
        case .missing, .unreadable: .error
        case .exempt: .information
        }
    }
}
