import SheetModel

extension Evaluator {
    /// A value as a number: texts that look like one count, `TRUE` is 1, blank is 0.
    func number(_ value: CellValue) throws(Fault) -> Double {
        switch value {
        case .number(let number): return number
        case .blank: return 0
        case .boolean(let value): return value ? 1 : 0
        case .error(let error): throw Fault(error)
        case .text(let text):
            guard let number = NumberReading.number(text, dateSystem: book.dateSystem, now: book.now) else {
                throw .value
            }
            return number
        }
    }

    /// A value as a text, numbers with up to 15 digits.
    func text(_ value: CellValue) throws(Fault) -> String {
        switch value {
        case .text(let text): return text
        case .number(let number): return NumberText.text(number)
        case .blank: return ""
        case .boolean(let value): return value ? "TRUE" : "FALSE"
        case .error(let error): throw Fault(error)
        }
    }

    /// A value as a condition: numbers other than 0 are true, of texts only `TRUE` and `FALSE` count.
    func boolean(_ value: CellValue) throws(Fault) -> Bool {
        switch value {
        case .boolean(let value): return value
        case .number(let number): return number != 0
        case .blank: return false
        case .error(let error): throw Fault(error)
        case .text(let text):
            switch text.uppercased() {
            case "TRUE": return true
            case "FALSE": return false
            default: throw .value
            }
        }
    }
}
