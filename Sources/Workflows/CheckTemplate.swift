internal import Domain
public import Findings
internal import FoundationEssentials
internal import Mapping
internal import Reports
internal import SheetModel
internal import Templates
internal import VietnameseText
internal import XLSX

/// `doisoat check-template`: what the markers of a report template mean, and every fault, before any data.
public enum CheckTemplate {
    /// What is asked for.
    public struct Options: Sendable {
        /// The template.
        public var input = ""
        /// The program workbook or its JSON.
        public var program = ""
        /// Where the workbook of all names to copy from goes, if anywhere.
        public var fields: String?
        /// How the check is written.
        public var format = Inspect.Format.text
        /// The language of text and of the workbook of names.
        public var language = Language.english
        /// How much is read of a workbook.
        public var limits = InputLimits()

        /// Creates options with their defaults.
        public init() {}
    }

    /// What came of it.
    public struct Result: Sendable {
        /// What to show; empty where the template could not be read.
        public fileprivate(set) var text = ""
        /// What was odd, or stood in the way.
        public fileprivate(set) var problems: [Problem] = []
        /// Whether a fault of the template is an error.
        public fileprivate(set) var hasFaults = false

        /// 73 where the names could not be written, 65 where an input could not be read, 1 where the template has faults.
        public var exitCode: Int32 {
            var result = ConvertResult()
            result.problems = problems
            return result.exitCode == 0 && hasFaults ? 1 : result.exitCode
        }
    }

    /// Reads the template by the programme's names; all faults are told at once.
    public static func run(_ options: Options) -> Result {
        var result = Result()
        do throws(Problem) {
            let program: ProgramFile
            do throws(Problem) {
                program = try ProgramFile(options.program, limits: options.limits)
                result.problems += program.problems
                _ = try program.required()
            } catch {
                throw error.within(Place(file: options.program))
            }
            let declaration = try program.required()
            let period = try samplePeriod(declaration.program)
            let (template, warnings, _) = try read(
                options.input, declaration, at: declaration.program.window(of: period).upperBound,
                limits: options.limits)
            result.problems += warnings
            result.hasFaults = !template.isUsable
            let sample = TemplateSample(declaration, period: period)
            let check = TemplateCheck(template, program: declaration.program.id, sample: sample)
            result.text = rendered(check, options)
            if let path = options.fields { try writeFields(declaration, to: path, options) }
        } catch {
            result.problems.append(error)
        }
        return result
    }

    private static func rendered(_ check: TemplateCheck, _ options: Options) -> String {
        guard options.format == .json else { return TemplateCheckText.render(check, in: options.language) }
        var buffer = TextBuffer()
        TemplateCheckJSON.append(check, to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// The period that samples are for: the programme's year, else that of its first quota, else this year.
    static func samplePeriod(_ program: Program) throws(Problem) -> Period {
        // Days since 1970 as days since 0000-03-01.
        let today = WrittenDate(dayNumber: Int(Date().timeIntervalSince1970 / 86_400) + 719_468)
        let codes = [program.year.map { "\($0)" }, program.quotas.quotas.first?.period, today.map { "\($0.year)" }]
        if let period = codes.compactMap(\.self).lazy.compactMap({ program.period($0) }).first { return period }
        throw Problem(
            .programFaulty,
            LocalizedText(
                vi: "chương trình không ghi năm và không có kỳ nào", en: "the programme names no year and no period"),
            remedy: LocalizedText(
                vi: "Đề nghị ghi năm ở trang Chương trình.", en: "State the year on sheet Chương trình."))
    }

    /// A template of a file; a signature is one of its faults.
    ///
    /// - Parameter held: its bytes, where it can be read but once.
    /// - Throws: what opening and reading it throw: `FILE_ENCRYPTED` where a password is needed.
    static func read(
        _ file: String, _ declaration: ProgramDeclaration, at day: CalendarDate, limits: InputLimits,
        held: [UInt8]? = nil
    ) throws(Problem) -> (template: Template, warnings: [Problem], own: ReportSheets) {
        do throws(Problem) {
            let kind = file == "-" ? PathKind.other : PathKind(of: file)
            let workbook = try InputFiles.open(file, kind, limits: limits, held: held)
            var sources: [TemplateSource] = []
            var own = ReportSheets()
            for sheet in workbook.sheets where sheet.kind == .worksheet {
                let (grid, details) = try SheetGrid.read(sheet, of: workbook, locale: .enUS)
                // What a report says of itself is made anew.
                if own.take(grid) { continue }
                sources.append(TemplateSource(grid, notes: details.notes))
            }
            var template = TemplateReader(NameDirectory(declaration), at: day).read(sources, file: file)
            for text in try workbook.textsOutsideCells(holding: ["[[", "{{"]) {
                template.faults.append(.notFilled(text, file))
            }
            if try workbook.isSigned { template.faults.insert(.signedTemplate(file), at: 0) }
            return (template, workbook.warnings, own)
        } catch {
            throw error.within(Place(file: file))
        }
    }

    // MARK: Names to copy from

    private static func writeFields(
        _ declaration: ProgramDeclaration, to path: String, _ options: Options
    ) throws(Problem) {
        for input in [options.input, options.program] where input != "-" && PathKind.isSameFile(input, path) {
            throw OutputProblem.isInput(path)
        }
        let writer = try fieldsWorkbook(FieldCatalogue(declaration), options.language)
        try writer.write(to: path)
    }

    private static func fieldsWorkbook(
        _ catalogue: FieldCatalogue, _ language: Language
    ) throws(Problem) -> WorkbookWriter {
        let writer = WorkbookWriter(defaultFont: Font(name: "Times New Roman", size: 12))
        let top = Alignment(vertical: .top, wrapsText: true)
        let heading = try writer.style(
            CellStyle(
                font: Font(name: "Times New Roman", size: 12, isBold: true), fill: .solid(0xDDEBF7),
                border: .all(.thin), alignment: Alignment(horizontal: .center, vertical: .center, wrapsText: true)))
        let body = try writer.style(
            CellStyle(
                numberFormat: "@", font: Font(name: "Times New Roman", size: 12), border: .all(.thin), alignment: top))
        func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
        var sheet = NewSheet(say("Danh mục trường", "Fields"))
        sheet.view.frozenRows = 1
        for (column, width) in [22.0, 52, 70].enumerated() {
            sheet.columns.append(ColumnLayout(column...column, width: width))
        }
        sheet.page.isLandscape = true
        sheet.page.fitToWidth = 1
        sheet.page.titleRows = 0...0
        let titles = [say("Nhóm", "Group"), say("Chép vào mẫu", "Copy into the template"), say("Nghĩa", "Meaning")]
        let head = RowEntry(titles.map { CellEntry($0, style: heading) })
        let rows = catalogue.fields.map { field in
            RowEntry([field.group[language], field.marker, field.meaning[language]].map { CellEntry($0, style: body) })
        }
        try writer.add(sheet, rows: [head] + rows)
        return writer
    }
}

extension Finding {
    /// A marker where nothing is filled in, and which would be printed as it stands.
    static func notFilled(_ text: OutsideText, _ file: String) -> Finding {
        let place: LocalizedText =
            switch text.kind {
            case .chart: LocalizedText(vi: "trong biểu đồ", en: "in a chart")
            case .drawing: LocalizedText(vi: "trong khung chữ", en: "in a text box")
            case .header: LocalizedText(vi: "ở đầu trang hoặc chân trang in", en: "in the header or footer of pages")
            }
        let shown = text.text.prefix(80)
        return Finding(
            .templateNotFilled, .error,
            LocalizedText(
                vi: "“\(shown)” nằm \(place.vi) nên không được điền; đề nghị chuyển vào ô",
                en: "“\(shown)” stands \(place.en), where nothing is filled in; move it into a cell"),
            evidence: [Evidence(place: Place(file: file, part: text.part), raw: text.text)])
    }

    /// A template that any change would make invalid.
    static func signedTemplate(_ file: String) -> Finding {
        Finding(
            .templateSigned, .error,
            LocalizedText(
                vi: "mẫu có chữ ký số; điền mẫu sẽ làm chữ ký mất hiệu lực. Đề nghị dùng bản chưa ký",
                en: "the template is digitally signed, and filling it would break the signature; use the unsigned one"),
            evidence: [Evidence(place: Place(file: file))])
    }
}
