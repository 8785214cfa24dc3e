internal import Findings
internal import SheetModel
internal import XLSX

/// The way back: a JSON document becomes a workbook.
struct Composition {
    /// What was left out.
    private(set) var warnings: [Problem] = []
    private let writer = WorkbookWriter()

    /// The workbook of a document.
    ///
    /// - Throws: `JSON_WRONG_SHAPE`, `PROGRAM_FAULTY`, `XLSX_WRITE_…` with sheet and cell.
    mutating func workbook(of document: DataDocument) throws(Problem) -> WorkbookWriter {
        switch document {
        case .values(let data):
            for sheet in data.sheets {
                try writer.add(NewSheet(sheet.name), rows: sheet.rows.lazy.map { RowEntry($0.map(CellEntry.init(_:))) })
            }
        case .cells(let data): try add(data)
        case .program(let source):
            let program = ProgramFile(source)
            warnings += program.problems
            try ProgramComposition(try program.required(), writer: writer).add()
        }
        return writer
    }

    private mutating func add(_ data: CellsData) throws(Problem) {
        writer.dateSystem = data.date1904 == true ? .from1904 : .from1900
        var sheets: [String] = []
        for sheet in data.sheets {
            if let kind = sheet.kind, kind != "worksheet" {
                warnings.append(
                    DataProblem.leftOut(
                        "trang này không phải trang tính thường", "this sheet is no worksheet",
                        at: Place(sheet: sheet.name)))
                continue
            }
            var composed = SheetComposition(sheet, writer: writer)
            try composed.add()
            warnings += composed.warnings
            sheets.append(sheet.name)
        }
        let local = data.sheets.flatMap { sheet in
            (sheet.names ?? []).map { name in
                var name = name
                name.sheet = name.sheet ?? sheet.name
                return name
            }
        }
        for name in (data.names ?? []) + local { add(name, sheets: sheets) }
    }

    /// A name that Excel would not take is left out rather than the whole workbook.
    private mutating func add(_ name: CellsData.Name, sheets: [String]) {
        let index = name.sheet.flatMap { sheets.firstIndex(of: $0) }
        let place = Place(sheet: name.sheet)
        guard name.sheet == nil || index != nil else {
            warnings.append(DataProblem.leftOut("tên vùng “\(name.name)”", "the name “\(name.name)”", at: place))
            return
        }
        do throws(Problem) {
            try writer.add(
                DefinedName(
                    name: name.name, refersTo: name.refersTo, sheetIndex: index, isHidden: name.hidden ?? false))
        } catch {
            warnings.append(DataProblem.leftOut("tên vùng “\(name.name)”", "the name “\(name.name)”", at: place))
        }
    }
}

extension CellEntry {
    init(_ scalar: DataScalar) {
        let value: CellValue =
            switch scalar {
            case .null: .blank
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            case .boolean(let flag): .boolean(flag)
            }
        self.init(value)
    }
}
