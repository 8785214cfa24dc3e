public import Findings
public import SheetModel

/// What calculating a workbook gave, for people: a line for each formula that differs or was not evaluated.
public enum CalculationText {
    /// The text, in the language asked for.
    public static func render(_ calculation: Calculation, file: String, in language: Language) -> String {
        func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
        var lines = [file, ""]
        lines.append(
            "    " + say("\(calculation.formulas) công thức", "\(calculation.formulas) formulas")
                + " · "
                + say("\(calculation.agree) khớp kết quả đã lưu", "\(calculation.agree) agree with what is stored")
                + " · " + say("\(calculation.differ.count) khác", "\(calculation.differ.count) differ")
                + " · "
                + say(
                    "\(calculation.notEvaluated.count) không tính được",
                    "\(calculation.notEvaluated.count) not evaluated"))
        if calculation.volatile > 0 {
            lines.append(
                "    "
                    + say(
                        "\(calculation.volatile) công thức phụ thuộc giờ hoặc số ngẫu nhiên, không so được",
                        "\(calculation.volatile) depend on the clock or on chance and were not compared"))
        }
        if !calculation.differ.isEmpty {
            lines += ["", say("Kết quả đã lưu khác kết quả tính lại:", "Stored results that differ:")]
            for item in calculation.differ {
                lines.append("    \(item.sheet)!\(item.cell)  =\(item.formula)")
                lines.append(
                    "        " + say("đã lưu", "stored") + " \(shown(item.stored, say))  ·  "
                        + say("tính lại", "computed") + " \(shown(item.computed, say))")
            }
        }
        if !calculation.notEvaluated.isEmpty {
            lines += ["", say("Không tính được, giữ kết quả đã lưu:", "Not evaluated, stored results kept:")]
            for item in calculation.notEvaluated {
                lines.append("    \(item.sheet)!\(item.cell)  =\(item.formula)  (\(item.reason))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func shown(_ value: CellValue, _ say: (String, String) -> String) -> String {
        switch value {
        case .blank: say("(chưa có)", "(none)")
        case .number(let number): DecimalText.shortest(number)
        case .text(let text): "“\(text)”"
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        case .error(let error): error.rawValue
        }
    }
}
