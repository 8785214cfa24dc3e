public import Findings
internal import Formulas

extension Problem.Code {
    /// Rows or columns with content would be pushed off the sheet.
    public static let editOffSheet = Problem.Code(rawValue: "EDIT_OFF_SHEET")
    /// The change would cut an array formula or a data table.
    public static let editCutsArray = Problem.Code(rawValue: "EDIT_CUTS_ARRAY")
    /// The change would cut a table, or take its heading or its last row of data.
    public static let editCutsTable = Problem.Code(rawValue: "EDIT_CUTS_TABLE")
    /// The change would cut a pivot table or delete its source.
    public static let editCutsPivot = Problem.Code(rawValue: "EDIT_CUTS_PIVOT")
    /// The change would cut a merged range.
    public static let editCutsMerge = Problem.Code(rawValue: "EDIT_CUTS_MERGE")
}

enum StructureProblem {
    static func beyondSheet(_ sheet: String) -> Problem {
        WriteProblem.limit(
            "dòng, cột hoặc số lượng nằm ngoài trang tính (1.048.576 dòng, 16.384 cột)",
            "rows, columns or their number lie beyond the sheet (1,048,576 rows, 16,384 columns)", sheet: sheet)
    }

    static func noCopies(_ sheet: String) -> Problem {
        WriteProblem.limit(
            "số lần lặp phải từ 1 trở lên", "a block is repeated at least once", sheet: sheet)
    }

    static func offSheet(_ cell: String) -> Problem {
        Problem(
            .editOffSheet,
            LocalizedText(
                vi: "ô có nội dung sẽ bị đẩy ra ngoài trang tính",
                en: "a cell with content would be pushed off the sheet"),
            remedy: LocalizedText(
                vi: "Đề nghị thêm ít dòng, cột hơn, hoặc xoá bớt dòng, cột ở cuối trang tính trước.",
                en: "Insert fewer, or delete rows or columns near the sheet's end first."),
            at: Place(cell: cell))
    }

    static func cutsArray(_ range: String) -> Problem {
        Problem(
            .editCutsArray,
            LocalizedText(
                vi: "thay đổi sẽ cắt ngang công thức mảng hoặc bảng dữ liệu, hoặc xoá ô nhập của bảng dữ liệu",
                en: "the change would cut an array formula or data table, or delete a data table's input cell"),
            remedy: LocalizedText(
                vi: "Đề nghị chọn vị trí ngoài vùng này, hoặc xoá công thức mảng trong Excel trước.",
                en: "Choose a place outside this range, or remove the array formula in Excel first."),
            at: Place(cell: range))
    }

    static func cutsTable(_ range: String) -> Problem {
        Problem(
            .editCutsTable,
            LocalizedText(
                vi: "thay đổi sẽ làm hỏng bảng Excel: cắt ngang bảng, hoặc xoá dòng tiêu đề hay dòng số liệu cuối cùng",
                en: "the change would break a table: cut across it, or take its heading or its last row of data"),
            remedy: LocalizedText(
                vi: "Đề nghị chèn hoặc xoá cả dòng của bảng, và giữ dòng tiêu đề cùng ít nhất một dòng số liệu.",
                en: "Insert or delete across the whole table, and keep its heading and at least one row of data."),
            at: Place(cell: range))
    }

    static func cutsPivot(_ range: String) -> Problem {
        Problem(
            .editCutsPivot,
            LocalizedText(
                vi: "thay đổi sẽ cắt bảng tổng hợp (PivotTable) hoặc xoá nguồn số liệu của nó",
                en: "the change would cut a pivot table or delete the data it is made from"),
            remedy: LocalizedText(
                vi: "Đề nghị chọn vị trí ngoài bảng tổng hợp, hoặc sửa trong Excel.",
                en: "Choose a place outside the pivot table, or make the change in Excel."),
            at: Place(cell: range))
    }

    static func cutsMerge(_ range: String) -> Problem {
        Problem(
            .editCutsMerge,
            LocalizedText(
                vi: "dịch các ô này sẽ cắt ngang một vùng ô gộp",
                en: "moving these cells would cut a merged range"),
            remedy: LocalizedText(
                vi: "Đề nghị bỏ gộp ô, hoặc chèn cả dòng hay cả cột.",
                en: "Unmerge the cells, or insert whole rows or columns."),
            at: Place(cell: range))
    }
}
