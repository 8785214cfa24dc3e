public import Findings

extension WorkbookEditor {
    public func insertRows(_ count: Int, before row: Int, in sheet: String) throws(Problem) {}
    public func deleteRows(_ count: Int, from row: Int, in sheet: String) throws(Problem) {}
    public func insertColumns(_ count: Int, before column: Int, in sheet: String) throws(Problem) {}
    public func deleteColumns(_ count: Int, from column: Int, in sheet: String) throws(Problem) {}
}
