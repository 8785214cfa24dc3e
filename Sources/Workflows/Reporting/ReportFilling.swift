internal import Domain
public import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reports
internal import SheetModel
internal import Templates
internal import VietnameseText
internal import XLSX

/// Fills a template: what is lacking is found first, before anything is changed.
struct ReportFilling {
    private let template: Template
    private let data: ReportData
    private let options: Report.Options
    /// The template's bytes, where it can be read but once.
    private let held: [UInt8]?
    /// What the template has of an earlier filling.
    private let own: ReportSheets
    private let plans: [FillPlan]
    /// What is lacking of the figures that the report shows.
    private let gaps: [FigureBook.Gap]
    /// Units that the report shows, and that have not sent theirs.
    private let silent: [Organization]
    /// The line of a draft.
    private let draft: String?
    /// What was odd.
    private(set) var problems: [Problem] = []
    /// What was filled in.
    private(set) var summary: FilledReport

    /// Works out what comes into each cell.
    init(_ template: Template, _ data: ReportData, _ options: Report.Options, held: [UInt8]?, own: ReportSheets) {
        self.template = template
        self.held = held
        self.own = own
        self.data = data
        self.options = options
        var circumstances = TemplateEvaluator.Circumstances(
            signed: options.signed.flatMap { CalendarDate(iso: $0) }, remarks: data.remarks)
        let sheets = template.sheets.filter { !$0.cells.isEmpty }
        func plans(_ circumstances: TemplateEvaluator.Circumstances) -> [FillPlan] {
            sheets.map { FillPlan(TemplateEvaluator($0, data.book, circumstances)) }
        }
        var made = plans(circumstances)
        var (gaps, known): ([FigureBook.Gap], Set<FigureBook.Gap>) = ([], [])
        for figure in made.flatMap(\.writes).flatMap(\.figures) {
            for gap in figure.lacking where known.insert(gap).inserted { gaps.append(gap) }
        }
        let named = template.namedUnits
        let silent = data.silent.filter { named?.contains($0.id) ?? true }
        let isComplete = gaps.isEmpty && silent.isEmpty
        let draft = isComplete ? nil : ReportDraft(data, gaps, silent: silent).line
        if let draft, sheets.contains(where: \.showsDraft) {
            circumstances.draft = draft
            made = plans(circumstances)
        }
        self.plans = made
        self.gaps = gaps
        self.silent = silent
        self.draft = draft
        summary = FilledReport(
            program: data.declaration.program, output: options.output, draft: draft,
            units: data.owing.count, silent: silent, gaps: gaps)
        summary.isRefused = draft != nil && !options.isDraft
        summary.remarks = data.openCount
    }

    /// Whether no report is made, because figures are missing and no draft was asked for.
    var isRefused: Bool { summary.isRefused }

    // MARK: Filling

    /// The filled workbook.
    ///
    /// - Throws: what the editor refuses, with file, sheet and cell.
    mutating func filled() throws(Problem) -> [UInt8] {
        let place = Place(file: options.template)
        do throws(Problem) {
            let editor = try InputFiles.openForEditing(options.template, limits: options.limits, held: held)
            let formats = try CellFormats(of: editor.preview(), template)
            try ReportFileKind.set(of: editor, for: options.output)
            let sheets = template.sheets.filter { !$0.cells.isEmpty }
            let parallel = ParallelReferences(sheets, plans)
            if let mismatch = parallel.mismatches.first { throw Self.rowsDiffer(mismatch) }
            for (sheet, plan) in zip(sheets, plans) { try makeRoom(on: sheet.name, plan, editor) }
            try ParallelFormulas(parallel, sheets.map(\.name)).write(to: editor)
            for (sheet, plan) in zip(sheets, plans) { try fill(sheet, plan, editor, formats) }
            try ReportDraft(data, gaps, silent: silent).add(to: editor, isDraft: draft != nil, over: own.lacking)
            try ReportProvenance(data, options, draft: draft, held: held).add(to: editor, over: own.provenance)
            return try editor.bytes()
        } catch {
            throw error.within(place)
        }
    }

    /// Rows and columns for all that comes.
    private func makeRoom(on sheet: String, _ plan: FillPlan, _ editor: WorkbookEditor) throws(Problem) {
        do throws(Problem) {
            let end = try editor.printAreaEnd(of: sheet)
            for step in plan.steps { try make(step, editor, in: sheet) }
            // Beside each other, tables grow within their own columns: the longest says how much is printed.
            if let end { try editor.extendPrintArea(to: end + plan.addedRows, in: sheet) }
        } catch {
            throw error.within(Place(sheet: sheet))
        }
    }

    private static func rowsDiffer(_ mismatch: ParallelReferences.Mismatch) -> Problem {
        Problem(
            .reportRowsDiffer,
            LocalizedText(
                vi:
                    "công thức tham chiếu dòng của vòng lặp khác, mà vòng lặp này có \(mismatch.own) dòng, vòng kia \(mismatch.other)",
                en:
                    "the formula refers to a row of another loop, which has \(mismatch.other) rows where its own has \(mismatch.own)"
            ),
            remedy: LocalizedText(
                vi: "Đề nghị thay công thức bằng ô đánh dấu, hoặc để hai vòng lặp có cùng chỉ lấy và thứ tự.",
                en: "Put a marker in the formula's place, or give both loops the same filter."),
            at: Place(sheet: mismatch.sheet, cell: mismatch.cell.description))
    }

    private mutating func fill(
        _ sheet: TemplateSheet, _ plan: FillPlan, _ editor: WorkbookEditor, _ formats: CellFormats
    ) throws(Problem) {
        let name = sheet.name
        do throws(Problem) {
            var rows: Set<Int> = []
            for write in plan.writes {
                let value = value(of: write, formats, in: name)
                try editor.set(value, at: write.cell, in: name)
                rows.insert(write.cell.row)
            }
            if !plan.hiddenRows.isEmpty { try editor.hideRows(plan.hiddenRows, in: name) }
            if options.hasNotes { try ReportNotes(data).add(of: plan, to: editor, in: name) }
            try editor.fitHeights(of: rows, in: name)
            try keepSignature(plan, editor, in: name)
            if let draft, !sheet.showsDraft { try addDraftLine(draft, editor, in: name) }
        } catch {
            throw error.within(Place(sheet: name))
        }
        summary.sheets.append(
            FilledReport.Sheet(
                name: name, rows: plan.filledRows.reduce(0) { $0 + $1.count },
                figures: plan.writes.count { !$0.figures.isEmpty }))
    }

    private func make(_ step: FillPlan.Step, _ editor: WorkbookEditor, in sheet: String) throws(Problem) {
        let (first, count) = (step.block.lowerBound, step.block.count)
        switch (step.kind, step.axis, step.band) {
        case (.repetition(let times), .rows, let band):
            try editor.repeatRows(step.block, times: times, within: band, in: sheet)
        case (.repetition(let times), .columns, let band):
            try editor.repeatColumns(step.block, times: times, within: band, in: sheet)
        case (.removal, .rows, nil): try editor.deleteRows(count, from: first, in: sheet)
        case (.removal, .rows, let band?): try editor.deleteCells(count, from: first, within: band, in: sheet)
        case (.removal, .columns, _): try editor.deleteColumns(count, from: first, in: sheet)
        }
    }

    /// The last rows of the last table stay with what stands below them, such as the signatures.
    private func keepSignature(_ plan: FillPlan, _ editor: WorkbookEditor, in sheet: String) throws(Problem) {
        guard let last = plan.filledRows.max(by: { $0.upperBound < $1.upperBound }),
            let end = try editor.lastRow(of: sheet), end > last.upperBound
        else { return }
        try editor.keepTogether(max(last.lowerBound, last.upperBound - 1)...end, in: sheet)
    }

    private func addDraftLine(_ draft: String, _ editor: WorkbookEditor, in sheet: String) throws(Problem) {
        try editor.insertTopRow(in: sheet)
        // A column that helps to fill is often hidden, or not printed: nobody would know the draft by a line there.
        let cell = CellReference(row: 0, column: try editor.firstShownColumn(of: sheet))
        try editor.set(.text(draft), at: cell, in: sheet)
        var look = StyleChange()
        (look.isBold, look.fontColor, look.wrapsText) = (true, "FFC00000", false)
        try editor.restyle(cell, in: sheet, look)
    }

    // MARK: Values

    private mutating func value(of write: FillPlan.Write, _ formats: CellFormats, in sheet: String) -> CellValue {
        switch write.content {
        case .blank: return .blank
        case .text(let text): return text.isEmpty ? .blank : .text(text)
        case .value(let filled):
            let format = formats.format(of: write.template, in: sheet)
            switch filled.content {
            case .text(let text): return text.isEmpty ? .blank : .text(text)
            case .date(let day):
                guard format.isDate, let serial = day.serial else { return .text(filled.text) }
                return .number(Double(serial - (formats.dateSystem == .from1904 ? 1462 : 0)))
            case .missing(let kind):
                // What the template says for it goes before the usual sign.
                let sign = filled.text == kind.words ? kind.sign : filled.text
                return sign.isEmpty ? .blank : .text(sign)
            case .number:
                let number = filled.number(underPercentFormat: format.isPercent) ?? 0
                return stored(number, at: write.cell, in: sheet)
            }
        }
    }

    /// A number as a cell can hold it; one with more digits than that stays text, unless it is a quotient.
    private mutating func stored(_ number: Decimal, at cell: CellReference, in sheet: String) -> CellValue {
        let text = number.canonicalText
        guard let double = Double(text) else { return .text(text) }
        if Decimal(fifteenDigitsOf: double) == number || number.rounded(decimals: 10) != number {
            return .number(double)
        }
        problems.append(
            Problem(
                .reportDigits,
                LocalizedText(
                    vi: "số \(text) có hơn 15 chữ số nên được ghi là chữ, để không mất chữ số nào",
                    en: "\(text) has more than 15 digits and is written as text, so that none is lost"),
                at: Place(file: options.output, sheet: sheet, cell: cell.description), severity: .warning))
        return .text(text)
    }
}

extension TemplateSheet {
    /// Whether a marker shows that the report is a draft.
    fileprivate var showsDraft: Bool {
        cells.contains { cell in
            cell.markers.contains { if case .plain(.draft) = $0.value?.source { true } else { false } }
        }
    }
}

extension Problem.Code {
    /// A formula refers to rows of a loop with another number of rows than its own has.
    public static let reportRowsDiffer = Problem.Code(rawValue: "REPORT_ROWS_DIFFER")
    /// A number has more digits than a cell can hold.
    public static let reportDigits = Problem.Code(rawValue: "REPORT_DIGITS")
}
