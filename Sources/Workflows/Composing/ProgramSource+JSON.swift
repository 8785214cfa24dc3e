internal import Findings
internal import FoundationEssentials
internal import Mapping
internal import VietnameseText

extension ProgramSource {
    /// The rows of a `doisoat.program/1` document. Members that no column has are passed over, as columns are in a
    /// workbook.
    init(json document: DataNode) {
        self.init()
        guard case .object(let members) = document else {
            add(DataProblem.noProgram)
            return
        }
        add(ProgramRow(json: members, of: .program, at: ""), to: .program)
        for sheet in ProgramSheet.all where sheet != .program && sheet != .columns {
            for (path, object) in objects(members[sheet.member], at: sheet.member) {
                add(ProgramRow(json: object, of: sheet, at: path), to: sheet)
                guard sheet == .forms else { continue }
                for (place, column) in objects(object["columns"], at: "\(path).columns") {
                    // In a workbook columns say which form they are of.
                    let row = column.merging(["form": object["code"] ?? .null]) { $1 }
                    add(ProgramRow(json: row, of: .columns, at: place), to: .columns)
                }
            }
        }
    }

    /// The objects of a list, with their paths; what is of another type is told.
    private mutating func objects(_ node: DataNode?, at path: String) -> [(path: String, members: [String: DataNode])] {
        switch node {
        case nil, .null?: return []
        case .list(let items)?:
            var objects: [(String, [String: DataNode])] = []
            for (index, item) in items.enumerated() {
                if case .object(let members) = item {
                    objects.append(("\(path)[\(index)]", members))
                } else {
                    add(DataProblem.shape("\(path)[\(index)]", "giá trị sai kiểu", "the value is of the wrong type"))
                }
            }
            return objects
        default:
            add(DataProblem.shape(path, "giá trị sai kiểu", "the value is of the wrong type"))
            return []
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
