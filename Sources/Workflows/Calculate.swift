public import Findings
internal import FoundationEssentials
internal import Reports
internal import SheetModel
internal import XLSX

/// `doisoat calculate`: calculates the formulas of workbooks.
public enum Calculate {
    /// What came of one workbook.
    public struct Report: Sendable {
        /// What was odd, or why it failed.
        public fileprivate(set) var problems: [Problem] = []
        fileprivate let file: String
        /// What was computed; `nil` where it failed.
        fileprivate var calculation: Calculation?

        /// Whether any stored result differs from the computed one.
        public var differs: Bool { calculation?.differ.isEmpty == false }

        /// 73 where the output could not be written, 65 where the workbook could not be read, else 0.
        public var exitCode: Int32 {
            var result = ConvertResult()
            result.problems = problems
            return result.exitCode
        }

        /// What to show; empty where it failed.
        public func text(_ format: Inspect.Format, in language: Language) -> String {
            guard let calculation else { return "" }
            guard format == .json else { return CalculationText.render(calculation, file: file, in: language) }
            var buffer = TextBuffer()
            CalculationJSON.append(calculation, file: file, to: &buffer)
            return String(decoding: buffer.bytes, as: UTF8.self)
        }
    }

    /// Holds the results of all formulas against the stored ones.
    public static func check(_ file: String, limits: InputLimits = InputLimits()) -> Report {
        var report = Report(file: file)
        do throws(Problem) {
            let workbook = try InputFiles.open(file, file == "-" ? .other : PathKind(of: file), limits: limits)
            report.calculation = try workbook.calculate(now: now(workbook.dateSystem))
            report.problems = workbook.warnings
        } catch {
            report.problems = [error.within(Place(file: file))]
        }
        return report
    }

    /// Writes the workbook with fresh results to `output`; formulas that are not evaluated keep theirs.
    ///
    /// The report shows what differed before. A failure leaves no file behind.
    public static func write(_ file: String, to output: String, limits: InputLimits = InputLimits()) -> Report {
        var report = Report(file: file)
        do throws(Problem) {
            if output != "-", PathKind.isSameFile(file, output) { throw OutputProblem.isInput(output) }
            let editor = try InputFiles.openForEditing(file, limits: limits)
            report.calculation = try editor.calculate(now: editor.now)
            report.problems = editor.warnings
            try Edit.save(editor, to: output)
        } catch {
            report.problems = [error.within(Place(file: file))]
        }
        return report
    }

    /// This moment as a serial number, in the local time zone.
    static func now(_ system: DateSystem) -> Double {
        let moment = Date()
        let seconds = moment.timeIntervalSince1970 + Double(TimeZone.current.secondsFromGMT(for: moment))
        return seconds / 86_400 + 25_569 - (system == .from1904 ? 1462 : 0)
    }
}
