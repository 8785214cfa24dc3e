internal import Domain
internal import Findings
internal import FoundationEssentials
internal import VietnameseText

extension MappingFinding {
    /// What is to be said of a cell that gave no figure, or a doubtful one.
    static func figure(_ fault: FigureFault, _ source: Source, organization: String, period: String) -> Finding {
        let (indicator, code, severity, message, candidates) = words(fault, source)
        return Finding(
            code, severity, message, organization: organization, indicator: indicator.code, period: period,
            evidence: [Evidence(source)], candidates: candidates)
    }

    /// A unit of measure that is not the indicator's and was converted.
    static func otherMeasure(
        _ written: String, _ own: String, _ evidence: Evidence, text organization: String?, _ indicator: Indicator
    ) -> Finding {
        let cell = evidence.place.cell ?? ""
        return Finding(
            .unitMismatch, .warning,
            LocalizedText(
                vi: "Ô \(cell): đơn vị tính “\(written)” khác đơn vị của biểu “\(own)”; đã đổi ra “\(own)”.",
                en: "Cell \(cell): unit “\(written)” differs from the form's “\(own)”; it was converted."),
            organization: organization, indicator: indicator.code, evidence: [evidence], candidates: [own])
    }

    private typealias Words = (Indicator, Problem.Code, Severity, LocalizedText, [String])

    private static func words(_ fault: FigureFault, _ source: Source) -> Words {
        let cell = source.cell
        switch fault {
        case .notANumber(let indicator):
            return (
                indicator, .notANumber, .error,
                LocalizedText(
                    vi: "Đề nghị kiểm tra lại ô \(cell): “\(source.raw)” không phải số liệu của “\(indicator.name)”.",
                    en: "Check cell \(cell): “\(source.raw)” is no figure of “\(indicator.name)”."), []
            )
        case .noSingleValue(let indicator):
            return (
                indicator, .notANumber, .error,
                LocalizedText(
                    vi: "Ô \(cell) ghi khoảng “\(source.raw)”, nên không lấy số. Đề nghị ghi một số.",
                    en: "Cell \(cell) gives the range “\(source.raw)” and no figure was taken. Write one number."), []
            )
        case .unparsed(let indicator):
            return (
                indicator, .compositeUnparsed, .warning,
                LocalizedText(
                    vi: "Ô \(cell) ghi “\(source.raw)”, không đúng cách ghi đã khai báo của cột.",
                    en: "Cell \(cell) holds “\(source.raw)”, which is not written as the column declares."), []
            )
        case .refused(let indicator, let rule):
            return (
                indicator, .normalisationRefused, .error,
                LocalizedText(
                    vi: "Ô \(cell) chỉ đọc được theo quy tắc \(rule), mà chương trình không cho phép.",
                    en: "Cell \(cell) can only be read by rule \(rule), which the programme switches off."), []
            )
        case .unitUnknown(let indicator, let unit, let error):
            return measure(indicator, .error, unknownMeasure(unit, error, cell), [])
        case .unitDiffers(let indicator, let unit):
            let own = indicator.unit ?? ""
            return measure(
                indicator, .error,
                LocalizedText(
                    vi: "Ô \(cell) tính bằng “\(unit)”, không đổi được ra “\(own)”.",
                    en: "Cell \(cell) is in “\(unit)”, which cannot be made “\(own)”."), [own])
        case .calledOtherwise(let indicator, let unit):
            let own = indicator.unit ?? ""
            return measure(
                indicator, .warning,
                LocalizedText(
                    vi: "Ô \(cell) tính bằng “\(unit)”, được hiểu là “\(own)”. Đề nghị xem lại.",
                    en: "Cell \(cell) is in “\(unit)”, which was taken for “\(own)”. Have a look."), [own])
        case .noResult(let indicator):
            return (
                indicator, .noResult, .error,
                LocalizedText(
                    vi: "Công thức ở ô \(cell) chưa có kết quả. Đề nghị mở bằng Excel rồi lưu lại.",
                    en: "The formula in cell \(cell) has no stored result. Open in Excel and save."), []
            )
        case .percentScale(let indicator):
            return (
                indicator, .percentScale, .warning,
                LocalizedText(
                    vi: "Ô \(cell): không chắc “\(source.raw)” là phần trăm hay phần của 1. Đề nghị ghi kèm dấu %.",
                    en: "Cell \(cell): “\(source.raw)” may be percent or a part of 1. Write it with a % sign."), []
            )
        case .asText(let indicator):
            return (
                indicator, .numberAsText, .information,
                LocalizedText(
                    vi: "Số ở ô \(cell) được gõ dạng chữ; công thức tổng của Excel sẽ bỏ qua ô này.",
                    en: "The number in cell \(cell) is typed as text; Excel's sums leave it out."), []
            )
        case .doubtful(let indicator, let number): return doubtful(indicator, number, source)
        case .resolved(let indicator, let chosen, let other): return resolved(indicator, chosen, other, source)
        }
    }

    private static func resolved(
        _ indicator: Indicator, _ chosen: Decimal, _ other: Decimal, _ source: Source
    ) -> Words {
        let (read, not) = (VietnameseFormat.number(chosen), VietnameseFormat.number(other))
        let (raw, cell) = (source.raw, source.cell)
        return (
            indicator, .ambiguousNumber, .warning,
            LocalizedText(
                vi: "“\(raw)” ở ô \(cell) đọc là \(read) theo các số bên cạnh, nhưng cũng có thể là \(not).",
                en: "“\(raw)” in cell \(cell) was read as \(read), by the numbers beside it, but may be \(not)."),
            [read, not]
        )
    }

    private static func measure(
        _ indicator: Indicator, _ severity: Severity, _ message: LocalizedText, _ candidates: [String]
    ) -> Words {
        (indicator, .unitMismatch, severity, message, candidates)
    }

    private static func unknownMeasure(_ unit: String, _ error: UnitError, _ cell: String) -> LocalizedText {
        if case .regionNeeded = error {
            return LocalizedText(
                vi:
                    "Ô \(cell) tính bằng “\(unit)”, mỗi vùng một khác. Đề nghị khai báo Vùng trong trang Chương trình.",
                en: "Cell \(cell) is in “\(unit)”, which differs by region. Declare the region of the programme.")
        }
        return LocalizedText(
            vi: "Đề nghị kiểm tra lại đơn vị tính “\(unit)” ở ô \(cell).",
            en: "Check the unit of measure “\(unit)” in cell \(cell).")
    }

    private static func doubtful(_ indicator: Indicator, _ number: WrittenNumber, _ source: Source) -> Words {
        let read = number.value.map { VietnameseFormat.number($0) } ?? ""
        if number.isApproximate {
            return (
                indicator, .approximate, .warning,
                LocalizedText(
                    vi: "Ô \(source.cell) ghi số gần đúng “\(source.raw)”, đọc là \(read). Đề nghị ghi số chính xác.",
                    en:
                        "Cell \(source.cell) gives “\(source.raw)” as approximate, read as \(read). Write the exact number."
                ),
                []
            )
        }
        if number.candidates.count > 1 {
            let others = number.candidates.map { VietnameseFormat.number($0) }
            return (
                indicator, .ambiguousNumber, .warning,
                LocalizedText(
                    vi:
                        "“\(source.raw)” ở ô \(source.cell) đọc là \(read), nhưng cũng có thể là \(others.dropFirst().joined(separator: ", ")).",
                    en:
                        "“\(source.raw)” in cell \(source.cell) was read as \(read), but may be \(others.dropFirst().joined(separator: ", "))."
                ),
                others
            )
        }
        return (
            indicator, .numberDoubtful, .warning,
            LocalizedText(
                vi: "“\(source.raw)” ở ô \(source.cell) đọc là \(read). Đề nghị xem lại.",
                en: "“\(source.raw)” in cell \(source.cell) was read as \(read). Have a look."), []
        )
    }
}
