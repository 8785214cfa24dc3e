internal import Domain
internal import Findings
internal import Mapping
internal import Reconciliation
internal import Reports
internal import SheetModel
internal import VietnameseText
internal import XLSX
internal import ZipContainer

/// Where a report comes from: properties of the workbook and a hidden sheet name programme, period, files with their hashes,
/// version and date.
struct ReportProvenance {
    private let data: ReportData
    private let options: Report.Options
    private let draft: String?
    /// The template's bytes, where it can be read but once.
    private let held: [UInt8]?
    /// The name on the tab of the hidden sheet.
    private static let name = "Nguồn số liệu"
    /// The heading that the sheet is known again by.
    private static let heading = "Nguồn số liệu của báo cáo này"

    init(_ data: ReportData, _ options: Report.Options, draft: String?, held: [UInt8]?) {
        self.held = held
        self.data = data
        self.options = options
        self.draft = draft
    }

    /// Whether a sheet is one that a report was given: it holds no figures of its own.
    static func isProvenance(_ grid: SheetGrid) -> Bool {
        grid.name.hasPrefix(name) && grid.rows.first?.cells.first?.shown == heading
    }

    /// A file a report was made of.
    private struct Input {
        var role: String
        var file: String
        var digest: String?
    }

    private var inputs: [Input] {
        func named(_ role: String, _ file: String) -> Input {
            Input(
                role: role, file: FileName.last(file),
                digest: data.digests[file] ?? (file == "-" ? nil : try? FileDigest.sha256(ofFile: file)))
        }
        var inputs = [named("mẫu báo cáo", options.template), named("sổ chương trình", options.program)]
        if let held { inputs[0].digest = try? FileDigest.sha256(of: held) }
        inputs += options.plans.map { named("kế hoạch", $0) }
        if let received = options.received { inputs.append(named("danh sách đã nhận", received)) }
        inputs += EarlierRuns.files(of: options.previous).map { named("số liệu kỳ trước", $0) }
        inputs += data.reconciliation.submissions.map { submission in
            named(submission.isSuperseded ? "báo cáo (đã có bản mới hơn)" : "báo cáo của đơn vị", submission.file)
        }
        return inputs
    }

    /// Adds both to a workbook, in the place of what an `earlier` filling put there.
    ///
    /// - Throws: what the editor refuses.
    func add(to editor: WorkbookEditor, over earlier: String?) throws(Problem) {
        let inputs = inputs
        let today = DoiSoatVersion.now
        let program = data.declaration.program
        let facts = [
            ("Chương trình", "\(program.name) (\(program.id))"), ("Kỳ báo cáo", data.period.code),
            ("Tình trạng", draft ?? "đủ số liệu"),
            ("Phát hiện đối soát chưa xử lý", "\(data.openCount)"),
            ("Ngày lập", today), ("Phần mềm", "DoiSoat \(DoiSoatVersion.number)"),
        ]
        for (name, text) in facts { try editor.setProperty("DoiSoat – \(name)", to: text) }
        let listed = inputs.map { "\($0.role): \($0.file) sha256 \($0.digest ?? "?")" }.joined(separator: "\n")
        let limit = 32_000
        try editor.setProperty(
            "DoiSoat – Nguồn",
            to: listed.utf16.count <= limit
                ? listed : "\(inputs.count) tệp, xem trang ẩn “\(Self.name)”")
        var (bold, head) = (StyleChange(), StyleChange())
        bold.isBold = true
        (head.isBold, head.fillColor) = (true, "FFDDEBF7")
        var rows = [AddedSheet.Row([AddedSheet.Cell(Self.heading, style: bold)])]
        rows += facts.map { AddedSheet.Row([AddedSheet.Cell($0.0), AddedSheet.Cell($0.1)]) }
        rows += [
            AddedSheet.Row([]),
            AddedSheet.Row(["Vai trò", "Tệp", "SHA-256"].map { AddedSheet.Cell($0, style: head) }),
        ]
        rows += inputs.map { AddedSheet.Row([$0.role, $0.file, $0.digest ?? ""].map { AddedSheet.Cell($0) }) }
        var sheet = AddedSheet(Self.name, rows: rows)
        sheet.columns = [30, 60, 70].map { AddedSheet.Column(width: $0) }
        try ReportSheets.put(sheet, over: earlier, in: editor, .hidden)
    }
}

/// Which DoiSoat this is, and what day it is.
public enum DoiSoatVersion {
    /// The version, `0.1.0`.
    public static let number = "0.1.0"

    /// The day in the machine's zone, as `26/10/2022`.
    static var now: String {
        let serial = Int(Calculate.now(.from1900))
        guard let text = SerialDate.isoText(Double(serial), dateSystem: .from1900, kind: .date) else { return "" }
        return text.split(separator: "-").reversed().joined(separator: "/")
    }
}
