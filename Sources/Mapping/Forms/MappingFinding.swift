internal import Domain
internal import Findings
internal import SheetModel
internal import VietnameseText

extension Normalisation {
    /// The figure was brought from another unit of measure.
    static let unitConverted = Normalisation(rawValue: "unit.converted")
    /// Another word for the same unit of measure.
    static let unitSynonym = Normalisation(rawValue: "unit.synonym")
    /// What is counted is called otherwise.
    static let unitCalledOtherwise = Normalisation(rawValue: "unit.called-otherwise")
}

/// The findings of reading forms, with their words.
enum MappingFinding {
    typealias Context = FormReader.SheetContext

    // MARK: Files and tables

    static func nothingRead(_ file: String, forms: [String]) -> Finding {
        Finding(
            .nothingRead, .error,
            LocalizedText(
                vi:
                    "Tệp không có bảng nào thuộc các biểu của chương trình. Đề nghị kiểm tra lại tệp hoặc khai báo biểu.",
                en: "The file has no table that is a form of the programme. Check the file, or declare the form."),
            evidence: [Evidence(place: Place(file: file))], candidates: forms)
    }

    static func periodUnknown(_ stated: TitleBlock.Statement?, _ sheet: Place) -> Finding {
        guard case .unknown(let text, let cell)? = stated else {
            return Finding(
                .periodUnknown, .error,
                LocalizedText(
                    vi:
                        "Không thấy kỳ báo cáo trên trang và chương trình không ghi năm. Đề nghị ghi rõ kỳ dưới tiêu đề.",
                    en: "The sheet names no period and the programme no year. State the period below the title."),
                evidence: [Evidence(place: sheet)])
        }
        let place = Place(file: sheet.file, sheet: sheet.sheet, cell: cell.description)
        return Finding(
            .periodUnknown, .error,
            LocalizedText(
                vi: "“\(text)” ở ô \(cell) không phải kỳ nào của chương trình. Đề nghị sửa, hoặc khai báo ở trang Kỳ.",
                en: "“\(text)” in cell \(cell) is no period of the programme. Mend it, or declare it on sheet Kỳ."),
            evidence: [Evidence(place: place, raw: text)])
    }

    static func legacyFont(_ place: Place, _ raw: String, _ count: Int) -> Finding {
        Finding(
            .legacyFont, .warning,
            LocalizedText(
                vi: "Trang có \(count) ô gõ bằng phông chữ cũ (TCVN3, VNI), đã đọc sang Unicode. Đề nghị dùng Unicode.",
                en: "The sheet has \(count) cells typed in fonts of before Unicode; they were decoded. Use Unicode."),
            evidence: [Evidence(place: place, raw: raw)])
    }

    /// What is to be said of the names in a title block.
    static func identity(_ identity: SheetIdentity, _ context: Context, names: UnitNames) -> [Finding] {
        // Without a sender, names that were not taken stand in the finding that says so.
        guard context.sender != nil else { return [] }
        return identity.doubts.compactMap { match, line in
            unit(match, Evidence(place: context.place(line.cell), raw: line.text), names: names, context.day)
        }
    }

    static func senderUnknown(_ table: SheetTable, _ context: Context, names: UnitNames) -> Finding {
        let doubts = context.identity.doubts
        let seen = doubts.map { Evidence(place: context.place($0.line.cell), raw: $0.line.text) }
        return Finding(
            .senderUnknown, .error,
            LocalizedText(
                vi:
                    "Không xác định được đơn vị báo cáo từ tiêu đề, tên tệp hay thư mục. Đề nghị ghi rõ tên đơn vị ở đầu biểu.",
                en:
                    "Neither title, file name nor folder says which unit reports. State the unit at the head of the form."
            ),
            evidence: seen.isEmpty ? [Evidence(place: context.place(table.range.first))] : seen,
            candidates: doubts.flatMap { names.candidates($0.match) })
    }

    static func unmapped(_ table: SheetTable, _ place: Place, nearest: FormMatch?) -> Finding {
        var (vi, en) = ("", "")
        if let nearest {
            let name = nearest.form.report.name
            let needed = nearest.missing.filter { $0.isRequired || $0.role == .figure || $0.role.names }
            let lacking = needed.prefix(3).map { "“\($0.header)”" }.joined(separator: ", ")
            let more = needed.count > 3 ? " …" : ""
            vi = " Gần nhất là biểu “\(name)”" + (lacking.isEmpty ? "." : ", nhưng không thấy cột \(lacking)\(more).")
            en = " The nearest is “\(name)”" + (lacking.isEmpty ? "." : ", but it has no column \(lacking)\(more).")
        }
        return Finding(
            .tableUnmapped, .warning,
            LocalizedText(
                vi: "Bảng \(table.range) không khớp biểu nào đã khai báo, nên chưa được đọc.\(vi)",
                en: "Table \(table.range) is none of the declared forms and was not read.\(en)"),
            evidence: [Evidence(place: place, raw: table.title)],
            candidates: nearest.map { [$0.form.report.name] } ?? [])
    }

    static func ambiguous(_ table: SheetTable, _ place: Place, forms: [Form]) -> Finding {
        let names = forms.map(\.report.name)
        return Finding(
            .formAmbiguous, .error,
            LocalizedText(
                vi:
                    "Bảng \(table.range) khớp như nhau với \(names.count) biểu. Đề nghị khai báo Tiêu đề bảng hoặc Trang để phân biệt.",
                en:
                    "Table \(table.range) fits \(names.count) forms alike. Declare a title or sheet that tells them apart."
            ),
            evidence: [Evidence(place: place, raw: table.title)], candidates: names)
    }

    // MARK: Names

    /// What is to be said of a unit's name; `nil` where it was taken without a doubt.
    static func unit(_ match: UnitNames.Match, _ evidence: Evidence, names: UnitNames, _ day: CalendarDate) -> Finding?
    {
        let candidates = names.candidates(match)
        switch match {
        case .found(let id, _, let outcome, _):
            return outcome > .accepted ? nameDoubtful(names.name(id), names.text(id), evidence) : nil
        case .ambiguous:
            return ambiguous(.unitAmbiguous, LocalizedText(vi: "đơn vị", en: "units"), candidates, evidence)
        case .refused(_, let rule): return refused(rule.rawValue, candidates, evidence)
        case .notInForce(let id): return notInForce(names.name(id), names.successors(of: id, at: day), evidence, day)
        case .unknown:
            return unknown(.unitUnknown, .error, LocalizedText(vi: "đơn vị", en: "unit"), candidates, evidence)
        }
    }

    private static func notInForce(
        _ name: String, _ successors: [String], _ evidence: Evidence, _ day: CalendarDate
    ) -> Finding {
        let now = successors.joined(separator: ", ")
        return Finding(
            .unitNotInForce, .error,
            LocalizedText(
                vi: "\(name) không còn (hoặc chưa có) vào ngày \(day)."
                    + (now.isEmpty ? "" : " Kỳ này phải ghi \(now)."),
                en: "\(name) is not there on \(day.code)." + (now.isEmpty ? "" : " This period must use \(now).")),
            evidence: [evidence], candidates: successors)
    }

    static func indicatorUnknown(_ nearest: [Indicator], _ evidence: Evidence) -> Finding {
        unknown(
            .indicatorUnknown, .warning, LocalizedText(vi: "chỉ tiêu", en: "indicator"), nearest.map(\.name), evidence)
    }

    private static func unknown(
        _ code: Problem.Code, _ severity: Severity, _ kind: LocalizedText, _ nearest: [String], _ evidence: Evidence
    ) -> Finding {
        let name = evidence.raw ?? ""
        let hint = nearest.first
        return Finding(
            code, severity,
            LocalizedText(
                vi: "Đề nghị kiểm tra lại ô \(evidence.place.cell ?? ""): không có \(kind.vi) “\(name)”."
                    + (hint.map { " Có thể là “\($0)”." } ?? ""),
                en: "Check cell \(evidence.place.cell ?? ""): there is no \(kind.en) “\(name)”."
                    + (hint.map { " Perhaps “\($0)” is meant." } ?? "")),
            evidence: [evidence], candidates: nearest)
    }

    static func indicatorAmbiguous(_ all: [Indicator], _ evidence: Evidence) -> Finding {
        ambiguous(.indicatorAmbiguous, LocalizedText(vi: "chỉ tiêu", en: "indicators"), all.map(\.name), evidence)
    }

    private static func ambiguous(
        _ code: Problem.Code, _ kind: LocalizedText, _ names: [String], _ evidence: Evidence
    ) -> Finding {
        Finding(
            code, .error,
            LocalizedText(
                vi:
                    "Đề nghị ghi rõ ô \(evidence.place.cell ?? ""): “\(evidence.raw ?? "")” có thể là \(names.count) \(kind.vi).",
                en:
                    "Be more exact in cell \(evidence.place.cell ?? ""): “\(evidence.raw ?? "")” may mean \(names.count) \(kind.en)."
            ),
            evidence: [evidence], candidates: names)
    }

    private static func nameDoubtful(_ name: String, _ unit: String, _ evidence: Evidence) -> Finding {
        Finding(
            .nameDoubtful, .warning,
            LocalizedText(
                vi: "“\(evidence.raw ?? "")” được hiểu là \(name). Đề nghị ghi đúng tên.",
                en: "“\(evidence.raw ?? "")” was taken for \(name). Write the name as it is."),
            organization: unit, evidence: [evidence], candidates: [name])
    }

    static func indicatorDoubtful(_ indicator: Indicator, _ evidence: Evidence) -> Finding {
        Finding(
            .nameDoubtful, .warning,
            LocalizedText(
                vi: "“\(evidence.raw ?? "")” được hiểu là chỉ tiêu “\(indicator.name)”. Đề nghị ghi đúng tên.",
                en: "“\(evidence.raw ?? "")” was taken for the indicator “\(indicator.name)”. Write the name as it is."),
            indicator: indicator.code, evidence: [evidence], candidates: [indicator.name])
    }

    static func refused(_ rule: String, _ candidates: [String], _ evidence: Evidence) -> Finding {
        Finding(
            .normalisationRefused, .error,
            LocalizedText(
                vi: "Ô \(evidence.place.cell ?? "") chỉ đọc được theo quy tắc \(rule), mà chương trình không cho phép.",
                en:
                    "Cell \(evidence.place.cell ?? "") can only be read by rule \(rule), which the programme switches off."
            ),
            evidence: [evidence], candidates: candidates)
    }
}
