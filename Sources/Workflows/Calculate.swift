public import Findings
internal import FoundationEssentials
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat calculate`: calculates the formulas of workbooks.
public enum Calculate {
    /// What came of one workbook.
    public struct Report: Sendable {
        /// What to show.
        public var text = ""
        /// Whether any stored result differs from the computed one.
        public var differs = false
        /// What was odd, or why it failed.
        public var problems: [Problem] = []
    }

    /// Holds the results of all formulas against the stored ones.
    public static func check(
        _ file: String, format: Inspect.Format, language: Language, limits: InputLimits = InputLimits()
    ) -> Report {
        var report = Report()
        do throws(Problem) {
            let workbook = try InputFiles.open(file, file == "-" ? .other : PathKind(of: file), limits: limits)
            let calculation = try workbook.calculate(now: now(workbook.dateSystem))
            report.differs = !calculation.differ.isEmpty
            report.problems = workbook.warnings
            if format == .json {
                var buffer = TextBuffer()
                CalculationJSON.append(calculation, file: file, to: &buffer)
                report.text = String(decoding: buffer.bytes, as: UTF8.self)
            } else {
                report.text = CalculationText.render(calculation, file: file, in: language)
            }
        } catch {
            report.problems = [error.within(Place(file: file))]
        }
        return report
    }

    /// This moment as a serial number, in the local time zone.
    private static func now(_ system: DateSystem) -> Double {
        let moment = Date()
        let seconds = moment.timeIntervalSince1970 + Double(TimeZone.current.secondsFromGMT(for: moment))
        return seconds / 86_400 + 25_569 - (system == .from1904 ? 1462 : 0)
    }
}
