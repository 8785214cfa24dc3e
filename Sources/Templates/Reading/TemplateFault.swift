public import Findings
internal import SheetModel

extension Problem.Code {
    /// A marker holds a name that nothing in the language or the programme has.
    public static let templateNameUnknown = Problem.Code(rawValue: "TEMPLATE_NAME_UNKNOWN")
    /// A marker holds a name that several things have.
    public static let templateNameAmbiguous = Problem.Code(rawValue: "TEMPLATE_NAME_AMBIGUOUS")
    /// Brackets of a marker open and never close, or close without having opened.
    public static let templateMarkerBroken = Problem.Code(rawValue: "TEMPLATE_MARKER_BROKEN")
    /// A marker is not written as the language has it.
    public static let templateMarkerSyntax = Problem.Code(rawValue: "TEMPLATE_MARKER_SYNTAX")
    /// Markers contradict each other or themselves.
    public static let templateContradiction = Problem.Code(rawValue: "TEMPLATE_CONTRADICTION")
    /// A merged range is cut by a loop.
    public static let templateLoopCut = Problem.Code(rawValue: "TEMPLATE_LOOP_CUT")
    /// A figure has no indicator.
    public static let templateNoIndicator = Problem.Code(rawValue: "TEMPLATE_NO_INDICATOR")
    /// A marker belongs to a loop and stands in none.
    public static let templateNoLoop = Problem.Code(rawValue: "TEMPLATE_NO_LOOP")
    /// A total has no figures to add, or figures that are not added.
    public static let templateTotal = Problem.Code(rawValue: "TEMPLATE_TOTAL")
    /// A marker stands where nothing is filled in: covered by a merge, in a formula, a note, a chart, a text box, a header or
    /// footer.
    public static let templateNotFilled = Problem.Code(rawValue: "TEMPLATE_NOT_FILLED")
    /// A workbook holds no marker.
    public static let templateWithoutMarkers = Problem.Code(rawValue: "TEMPLATE_WITHOUT_MARKERS")
    /// Filling would break the file's signature.
    public static let templateSigned = Problem.Code(rawValue: "TEMPLATE_SIGNED")
}

/// What is wrong with a template, within a sheet.
struct TemplateFault {
    var code: Problem.Code
    var severity = Severity.error
    var message: LocalizedText
    var cell: String
    var written: String
    var candidates: [String] = []

    init(
        _ code: Problem.Code, _ severity: Severity = .error, vi: String, en: String, _ written: String,
        at cell: String, candidates: [String] = []
    ) {
        (self.code, self.severity, self.written, self.cell, self.candidates) = (
            code, severity, written, cell, candidates
        )
        message = LocalizedText(vi: vi, en: en)
    }

    /// The fault with its file and sheet.
    func finding(in sheet: String, of file: String) -> Finding {
        Finding(
            code, severity, message,
            evidence: [Evidence(place: Place(file: file, sheet: sheet, cell: cell), raw: written)],
            candidates: candidates)
    }

    static func noLoop(_ written: String, _ word: String, at cell: CellReference) -> TemplateFault {
        TemplateFault(
            .templateNoLoop, vi: "“\(written)” cần nằm trong vòng lặp “mỗi \(word)”",
            en: "“\(written)” needs a loop “mỗi \(word)” around it", written, at: cell.description,
            candidates: ["mỗi \(word)"])
    }

    static func contradiction(_ vi: String, _ en: String, _ written: String, at cell: CellReference) -> TemplateFault {
        let shown = written.isEmpty ? "" : "“\(written)”: "
        return TemplateFault(
            .templateContradiction, vi: shown + vi, en: shown + en, written, at: cell.description)
    }

    static func broken(_ written: String, at cell: CellReference) -> TemplateFault {
        TemplateFault(
            .templateMarkerBroken, vi: "ngoặc đánh dấu “\(written.prefix(40))” thiếu một đầu; viết [[tên]]",
            en: "the brackets of “\(written.prefix(40))” lack an end; write [[name]]", written, at: cell.description)
    }

    static func noIndicator(_ written: String, at cell: CellReference) -> TemplateFault {
        TemplateFault(
            .templateNoIndicator,
            vi: "“\(written)” chưa biết của chỉ tiêu nào; thêm [[mỗi chỉ tiêu]], [[chỉ tiêu: …]] hoặc ghi tên chỉ tiêu",
            en: "“\(written)” has no indicator; add [[mỗi chỉ tiêu]], [[chỉ tiêu: …]] or name one", written,
            at: cell.description)
    }

    /// What the parser did not understand.
    static func of(_ fault: MarkerFault, _ written: String, at cell: CellReference, nearest: (String) -> [String])
        -> TemplateFault
    {
        let place = cell.description
        switch fault {
        case .unknownName(let name, let near):
            let candidates = near.isEmpty ? nearest(name) : near
            let quoted = candidates.map { "“\($0)”" }
            let (vi, en) = (quoted.joined(separator: ", "), quoted.joined(separator: ", "))
            return TemplateFault(
                .templateNameUnknown,
                vi: "không có tên “\(name)”" + (vi.isEmpty ? "" : "; gần nhất: \(vi)"),
                en: "there is no name “\(name)”" + (en.isEmpty ? "" : "; nearest: \(en)"), written, at: place,
                candidates: candidates)
        case .ambiguousName(let name, let several):
            let names = several.map { "“\($0)”" }.joined(separator: ", ")
            return TemplateFault(
                .templateNameAmbiguous, vi: "“\(name)” có thể là \(names); ghi rõ hơn hoặc dùng mã",
                en: "“\(name)” may be \(names); be more exact, or use the code", written, at: place,
                candidates: several)
        case .syntax(let vi, let en):
            return TemplateFault(
                .templateMarkerSyntax, vi: "“\(written)”: \(vi)", en: "“\(written)”: \(en)", written, at: place)
        case .contradiction(let vi, let en):
            return TemplateFault(
                .templateContradiction, vi: "“\(written)”: \(vi)", en: "“\(written)”: \(en)", written, at: place)
        case .empty:
            return TemplateFault(
                .templateMarkerSyntax, vi: "ô đánh dấu trống", en: "an empty marker", written, at: place)
        }
    }
}
