internal import Findings
internal import SheetModel

/// What Excel accepts in cells and names, checked before anything is changed.
enum EditLimits {
    /// The most characters (UTF-16 units) in a cell.
    static let text = 32_767
    /// The most characters in a formula.
    static let formula = 8_192

    static func check(_ cell: CellReference, _ value: CellValue?, at place: Place) throws(Problem) {
        guard (0..<CellReference.rowLimit).contains(cell.row), (0..<CellReference.columnLimit).contains(cell.column)
        else {
            throw EditProblem.limit(
                vi: "ô nằm ngoài trang tính (tối đa 1.048.576 dòng, 16.384 cột)",
                en: "the cell is off the sheet (at most 1,048,576 rows and 16,384 columns)", at: place)
        }
        switch value {
        case .text(let text) where text.utf16.count > Self.text:
            throw EditProblem.limit(
                vi: "nội dung ô dài quá 32.767 ký tự", en: "a cell holds at most 32,767 characters", at: place)
        case .number(let number) where !number.isFinite:
            throw EditProblem.limit(
                vi: "ô không chứa được số vô hạn", en: "a cell cannot hold an infinite number", at: place)
        default: break
        }
    }

    static func check(formula: String, at place: Place) throws(Problem) {
        guard formula.utf16.count <= Self.formula else {
            throw EditProblem.limit(
                vi: "công thức dài quá 8.192 ký tự", en: "a formula has at most 8,192 characters", at: place)
        }
    }

    /// Whether Excel accepts `name` for a sheet.
    static func isSheetName(_ name: String) -> Bool {
        (1...31).contains(name.utf16.count) && !name.contains { ":\\/?*[]".contains($0) || $0.isNewline }
            && !name.hasPrefix("'") && !name.hasSuffix("'") && name.lowercased() != "history"
    }
}
