internal import Findings
internal import SheetModel
internal import XLSX

/// The last look at a report before it is written: it is read whole, as any workbook is.
enum ReportCheck {
    /// - Parameter known: what was odd about the template.
    /// - Throws: `REPORT_DEFECT` where the report cannot be read, or something is odd about it that was not so of the template.
    static func check(
        _ bytes: [UInt8], of output: String, against known: [Problem], limits: InputLimits
    ) throws(Problem) {
        let codes = Set(known.map(\.code))
        do throws(Problem) {
            let workbook = try Workbook(bytes: bytes, file: output, limits: limits.readLimits)
            for sheet in workbook.sheets where sheet.kind == .worksheet {
                try workbook.forEachBatch(of: sheet) { _ in .proceed }
            }
            guard let odd = workbook.warnings.first(where: { !codes.contains($0.code) }) else { return }
            throw odd
        } catch {
            throw defect(error.message, at: error.place)
        }
    }

    /// A report that came out wrong.
    static func defect(_ reason: LocalizedText, at place: Place) -> Problem {
        Problem(
            .reportDefect,
            LocalizedText(
                vi: "báo cáo làm ra bị lỗi nên không được ghi (\(reason.vi))",
                en: "the report came out wrong and is not written (\(reason.en))"),
            remedy: LocalizedText(
                vi: "Đây là lỗi của chương trình. Đề nghị gửi mẫu cho người phát triển.",
                en: "This is a defect of the program. Please send the template to its developers."),
            at: place)
    }
}
