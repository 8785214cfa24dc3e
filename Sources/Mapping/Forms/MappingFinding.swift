internal import Domain
public import Findings
internal import SheetModel
internal import VietnameseText

extension Problem.Code {
    /// A table is none of the declared forms.
    public static let tableUnmapped = Problem.Code(rawValue: "STRUCT_TABLE_UNMAPPED")
    /// A table may be several of the declared forms.
    public static let formAmbiguous = Problem.Code(rawValue: "STRUCT_FORM_AMBIGUOUS")
    /// A workbook holds none of the declared forms.
    public static let nothingRead = Problem.Code(rawValue: "STRUCT_NO_FORM")
    /// A column that must be there is not.
    public static let partMissing = Problem.Code(rawValue: "STRUCT_PART_MISSING")
    /// A column stands elsewhere than declared.
    public static let columnMoved = Problem.Code(rawValue: "STRUCT_COLUMN_MOVED")
    /// A column has other labels than declared.
    public static let columnRenamed = Problem.Code(rawValue: "STRUCT_COLUMN_RENAMED")
    /// A column is not declared.
    public static let columnAdded = Problem.Code(rawValue: "STRUCT_COLUMN_ADDED")
    /// Nothing says whose report it is.
    public static let senderUnknown = Problem.Code(rawValue: "ID_SENDER_UNKNOWN")
    /// Nothing says which period it is for.
    public static let periodUnknown = Problem.Code(rawValue: "TIME_PERIOD_UNKNOWN")
    /// No unit has the name.
    public static let unitUnknown = Problem.Code(rawValue: "ID_UNIT_UNKNOWN")
    /// Several units may be meant.
    public static let unitAmbiguous = Problem.Code(rawValue: "ID_UNIT_AMBIGUOUS")
    /// A unit has more than one row.
    public static let unitDuplicate = Problem.Code(rawValue: "ID_UNIT_DUPLICATE_ROW")
    /// A name was recognised in a way that somebody should confirm.
    public static let nameDoubtful = Problem.Code(rawValue: "ID_NAME_DOUBTFUL")
    /// No indicator has the name.
    public static let indicatorUnknown = Problem.Code(rawValue: "ID_INDICATOR_UNKNOWN")
    /// Several indicators may be meant.
    public static let indicatorAmbiguous = Problem.Code(rawValue: "ID_INDICATOR_AMBIGUOUS")
    /// A cell holds no number.
    public static let notANumber = Problem.Code(rawValue: "VAL_NOT_A_NUMBER")
    /// A number may be read in more than one way.
    public static let ambiguousNumber = Problem.Code(rawValue: "VAL_AMBIGUOUS_NUMBER")
    /// A number is not exact.
    public static let approximate = Problem.Code(rawValue: "VAL_APPROXIMATE")
    /// A number has remarks or was worked out.
    public static let numberDoubtful = Problem.Code(rawValue: "VAL_NUMBER_DOUBTFUL")
    /// Several figures in a cell do not fit the column's pattern.
    public static let compositeUnparsed = Problem.Code(rawValue: "VAL_COMPOSITE_UNPARSED")
    /// A unit of measure does not fit the indicator.
    public static let unitMismatch = Problem.Code(rawValue: "VAL_UNIT_MISMATCH")
    /// A number is typed as text.
    public static let numberAsText = Problem.Code(rawValue: "VAL_NUMBER_AS_TEXT")
    /// What would have been done to a text is switched off in the programme.
    public static let normalisationRefused = Problem.Code(rawValue: "NORMALISATION_REFUSED")
}

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

    static func periodUnknown(_ place: Place) -> Finding {
        Finding(
            .periodUnknown, .error,
            LocalizedText(
                vi: "Không thấy kỳ báo cáo trên trang và chương trình không ghi năm. Đề nghị ghi rõ kỳ dưới tiêu đề.",
                en: "The sheet names no period and the programme no year. State the period below the title."),
            evidence: [Evidence(place: place)])
    }

    static func senderUnknown(_ table: SheetTable, _ context: Context) -> Finding {
        Finding(
            .senderUnknown, .error,
            LocalizedText(
                vi:
                    "Không xác định được đơn vị báo cáo từ tiêu đề, tên tệp hay thư mục. Đề nghị ghi rõ tên đơn vị ở đầu biểu.",
                en:
                    "Neither title, file name nor folder says which unit reports. State the unit at the head of the form."
            ),
            evidence: [Evidence(place: context.place(table.range.first))])
    }

    static func unmapped(_ table: SheetTable, _ context: Context, nearest: Form?) -> Finding {
        Finding(
            .tableUnmapped, .warning,
            LocalizedText(
                vi: "Bảng \(table.range) không khớp biểu nào đã khai báo, nên chưa được đọc.",
                en: "Table \(table.range) is none of the declared forms and was not read."),
            evidence: [Evidence(place: context.place(table.range.first), raw: table.title)],
            candidates: nearest.map { [$0.report.name] } ?? [])
    }

    static func ambiguous(_ table: SheetTable, _ context: Context, forms: [Form]) -> Finding {
        let names = forms.map(\.report.name)
        return Finding(
            .formAmbiguous, .error,
            LocalizedText(
                vi:
                    "Bảng \(table.range) khớp như nhau với \(names.count) biểu. Đề nghị khai báo Tiêu đề bảng hoặc Trang để phân biệt.",
                en:
                    "Table \(table.range) fits \(names.count) forms alike. Declare a title or sheet that tells them apart."
            ),
            evidence: [Evidence(place: context.place(table.range.first), raw: table.title)], candidates: names)
    }

    /// What is to be said of the columns of a form that was found.
    static func columns(of match: FormMatch, _ context: Context) -> [Finding] {
        let row = match.table.headerRows.lowerBound
        func place(_ column: TableColumn) -> Place { context.place(CellReference(row: row, column: column.column)) }
        var findings = match.missing.filter(\.isRequired).map { column in
            Finding(
                .partMissing, .error,
                LocalizedText(
                    vi: "Biểu thiếu cột bắt buộc “\(column.header)”.",
                    en: "The form lacks the required column “\(column.header)”."),
                evidence: [Evidence(place: context.place(match.table.range.first))])
        }
        for column in match.columns where column.fit.isRenamed {
            let label = column.column.path.joined(separator: " › ")
            findings.append(
                Finding(
                    .columnRenamed, .warning,
                    LocalizedText(
                        vi: "Cột “\(label)” được đọc là cột đã khai báo “\(column.declaration.header)”.",
                        en: "Column “\(label)” was read as the declared column “\(column.declaration.header)”."),
                    evidence: [Evidence(place: place(column.column), raw: label)]))
        }
        for column in match.moved {
            let name = CellReference.columnName(column.column.column)
            findings.append(
                Finding(
                    .columnMoved, .warning,
                    LocalizedText(
                        vi: "Cột “\(column.declaration.header)” nằm ở cột \(name), khác thứ tự trong khai báo.",
                        en:
                            "Column “\(column.declaration.header)” stands in column \(name), in another order than declared."
                    ),
                    evidence: [Evidence(place: place(column.column))]))
        }
        for column in match.added where !column.path.isEmpty {
            findings.append(
                Finding(
                    .columnAdded, .information,
                    LocalizedText(
                        vi: "Cột “\(column.key)” không có trong khai báo, nên không được đọc.",
                        en: "Column “\(column.key)” is not declared and was not read."),
                    evidence: [Evidence(place: place(column), raw: column.key)]))
        }
        return findings
    }

    // MARK: Names

    static func unitUnknown(_ nearest: [String], _ evidence: Evidence) -> Finding {
        unknown(.unitUnknown, .error, LocalizedText(vi: "đơn vị", en: "unit"), nearest, evidence)
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

    static func unitAmbiguous(_ names: [String], _ evidence: Evidence) -> Finding {
        ambiguous(.unitAmbiguous, LocalizedText(vi: "đơn vị", en: "units"), names, evidence)
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

    static func nameDoubtful(_ name: String, _ unit: String, _ evidence: Evidence) -> Finding {
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

    static func duplicateRow(
        _ name: String, _ unit: String, _ context: Context, rows: [Int], column: Int
    ) -> Finding {
        let cells = rows.map { CellReference(row: $0, column: column) }
        return Finding(
            .unitDuplicate, .error,
            LocalizedText(
                vi:
                    "\(name) có \(cells.count) dòng: \(cells.map(\.description).joined(separator: ", ")). Đề nghị giữ một dòng.",
                en: "\(name) has \(cells.count) rows: \(cells.map(\.description).joined(separator: ", ")). Keep one."),
            organization: unit, evidence: cells.map { Evidence(place: context.place($0), raw: name) })
    }
}
