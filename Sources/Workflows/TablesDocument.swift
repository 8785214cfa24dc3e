internal import Findings
internal import XLSX

extension Conversion {
    func writeTables(_ sheets: [Sheet], of workbook: Workbook, to writer: inout DocumentWriter) throws(Problem) {}
}
