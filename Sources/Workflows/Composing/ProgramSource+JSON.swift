internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

extension ProgramSource {
    /// The rows of a `doisoat.program/1` document. Members that no column has are passed over, as columns are in a
    /// workbook.
    init(json document: DataNode) {
        self.init()
        guard case .object(let members) = document else { return }
        add(ProgramRow(json: members, of: .program, at: ""), to: .program)
        for sheet in ProgramSheet.all where sheet != .program && sheet != .columns {
            guard case .list(let items)? = members[sheet.member] else { continue }
            for (index, item) in items.enumerated() {
                guard case .object(let object) = item else { continue }
                let path = "\(sheet.member)[\(index)]"
                add(ProgramRow(json: object, of: sheet, at: path), to: sheet)
                if sheet == .forms, case .list(let columns)? = object["columns"] { add(columns, of: object, at: path) }
            }
        }
    }

    /// The columns of a form, which stand in it.
    private mutating func add(_ columns: [DataNode], of form: [String: DataNode], at path: String) {
        for (index, column) in columns.enumerated() {
            guard case .object(var object) = column else { continue }
            object["form"] = form["code"]
            add(ProgramRow(json: object, of: .columns, at: "\(path).columns[\(index)]"), to: .columns)
        }
    }
}

extension ProgramRow {
    init(json object: [String: DataNode], of sheet: ProgramSheet, at path: String) {
        var (cells, blanks): ([String: ProgramCell], [String: Place]) = ([:], [:])
        for column in sheet.columns {
            let place = Place(part: path.isEmpty ? column.member : "\(path).\(column.member)")
            cells[column.member] = object[column.member].flatMap { ProgramCell(json: $0, at: place) }
            if cells[column.member] == nil { blanks[column.member] = place }
        }
        self.init(cells: cells, at: Place(part: path.isEmpty ? nil : path), blanks: blanks)
    }
}

extension ProgramCell {
    fileprivate init?(json node: DataNode, at place: Place) {
        switch node {
        case .null: return nil
        case .text(let text): self.init(text: text, at: place)
        case .flag(let flag): self.init(.flag(flag), at: place)
        case .number(let number):
            guard let decimal = Decimal(fifteenDigitsOf: number) else {
                self.init(.other, at: place)
                return
            }
            self.init(.number(decimal, shown: decimal.canonicalText), at: place)
        case .list(let items):
            let texts = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
            self.init(texts.count == items.count ? .list(texts) : .other, at: place)
        case .object(let members):
            let texts = members.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
            self.init(texts.count == members.count ? .pairs(texts) : .other, at: place)
        }
    }
}
