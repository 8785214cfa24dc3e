import Formulas
import FoundationEssentials
import OfficePackage
import SheetModel
import TestSupport
import XMLEvents

@testable import XLSX

/// A line of `one-of-everything.expected-insert.tsv`.
struct MatrixLine: Sendable, CustomStringConvertible {
    var kind: String
    var part: String
    var locator: String
    var before: String
    /// After two rows before row 4, after rows 4 and 5 deleted, after a column before C.
    var after: [String]

    var description: String { "\(kind) \(part) \(locator)" }

    /// The values that count as right after a change.
    func expected(_ change: Int) -> [String] {
        after[change].split(separator: "|").map { $0 == "=" ? before : String($0) }
    }

    static let fixtures: String = {
        var steps = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        steps[steps.count - 1] = "Fixtures"
        return steps.joined(separator: "/")
    }()

    static let workbook: [UInt8] = {
        let data = FileManager.default.contents(atPath: "\(fixtures)/one-of-everything.xlsx")
        return data.map { Array($0) } ?? []
    }()

    static let all: [MatrixLine] = {
        let data = FileManager.default.contents(atPath: "\(fixtures)/one-of-everything.expected-insert.tsv") ?? Data()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return MatrixLine(
                kind: fields[0], part: fields[1], locator: fields[2], before: fields[3], after: Array(fields[4...6]))
        }
    }()
}

/// The workbook with one of everything after a change, and what became of a line of the table.
struct MatrixResult {
    let change: Int
    let bytes: [UInt8]
    let result: StructureResult
    /// The parts that the table names, as they are now.
    private let parts: [String: MarkupPath]

    /// The same as they were.
    private static let before = Result { try parts(of: MatrixLine.workbook) }

    private static func parts(of bytes: [UInt8]) throws -> [String: MarkupPath] {
        let package = try OfficePackage(bytes: bytes)
        var parts: [String: MarkupPath] = [:]
        for name in Set(MatrixLine.all.map(\.part)) {
            guard let part = PartName(name), package.has(part) else { continue }
            parts[name] = try MarkupPath(Edited.part(name, of: bytes))
        }
        return parts
    }

    static let changes = [
        StructureChange(.insertion, of: 2, .rows, at: 3, on: "Số liệu"),
        StructureChange(.deletion, of: 2, .rows, at: 3, on: "Số liệu"),
        StructureChange(.insertion, of: 1, .columns, at: 2, on: "Số liệu"),
    ]

    init(_ change: Int) throws {
        self.change = change
        let edit = try PackageEdit(bytes: MatrixLine.workbook, file: "one-of-everything.xlsx")
        result = try StructureEditor.apply(Self.changes[change], to: edit)
        bytes = try edit.bytes()
        parts = try Self.parts(of: bytes)
    }

    /// What stands where the line looks; `-` for nothing.
    func found(_ line: MatrixLine) throws -> String {
        guard let new = parts[line.part], let old = try Self.before.get()[line.part] else { return "part gone" }
        switch line.kind {
        case "cell": return cell(line, old, new)
        case let kind where kind.hasPrefix("formula") || kind == "data table": return formula(line, new)
        case "stored result": return stored(line, new)
        case "chart cache": return cache(line, old, new)
        case "persons": return old.document.bytes == new.document.bytes ? "unchanged" : "changed"
        default: return value(line, new) ?? "-"
        }
    }

    private func value(_ line: MatrixLine, _ path: MarkupPath) -> String? {
        let document = path.document
        let words = line.locator.split(separator: " ").map(String.init)
        switch line.kind {
        case "defined name":
            return path.elements("definedName").first { element in
                let name = document.value(of: element, "name") ?? ""
                let ends = words[0].split(separator: "…").map(String.init)
                return name.hasPrefix(ends[0]) && name.hasSuffix(ends[ends.count - 1])
                    && (ends.count > 1 || name == words[0])
            }.map { document.text(of: $0) }
        case "column":
            return path.value(line.locator + "/@min,@max").map { $0.split(separator: ",").joined(separator: "-") }
        case _ where words[0].hasPrefix("_x0000"):
            guard let shape = path.elements("v:shape[@id=\(words[0])]").first else { return nil }
            return words[1].split(separator: ",").compactMap { name in
                document.elements.indices.first { element in
                    element > shape && element < document.elements[shape].next
                        && document.isNamed(element, String(name.dropFirst(2)))
                }.map { document.text(of: $0) }
            }.joined(separator: ",")
        case "anchor, chart": return path.elements("xdr:graphicFrame").first.flatMap { path.anchor(around: $0) }
        case _ where ["pic", "sp"].contains(words[0]):
            guard let found = path.elements("xdr:cNvPr[@id=\(words[1])]").first else { return nil }
            if words[2] == "@textlink" { return path.value("xdr:cNvPr[@id=\(words[1])]/../../@textlink") }
            return path.anchor(around: found)
        case "anchor, control":
            return path.elements("control[@shapeId=1030]//anchor").first.flatMap { path.anchor(around: $0) }
        default: return path.value(surviving(words.joined(separator: "/")))
        }
    }

    /// A locator that counts elements, counted without those that the change deletes.
    private func surviving(_ locator: String) -> String {
        let locator = locator.split(separator: "[@r:id]").joined(separator: "[1]")
        let parts = locator.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let end = parts[1].firstIndex(of: "]"), let place = Int(parts[1][..<end]) else {
            // Of two rows that are alike the first goes.
            guard change == 1 else { return locator }
            return locator.split(separator: "[@hidden=1][1]").joined(separator: "[@hidden=1][9]")
                .split(separator: "[@hidden=1][2]").joined(separator: "[@hidden=1][1]")
        }
        var gone = Set<Int>()
        for line in MatrixLine.all where line.after[change] == "-" {
            let other = line.locator.split(separator: "[@r:id]").joined(separator: "[1]")
            guard other.hasPrefix(parts[0] + "["), let close = other.firstIndex(of: "]"),
                let number = Int(other[..<close].dropFirst(parts[0].count + 1))
            else { continue }
            gone.insert(number)
        }
        // A page break above a deleted row may stay or go; ours goes.
        if change == 1, parts[0] == "worksheet/rowBreaks/brk" { gone.insert(2) }
        if gone.contains(place) { return "gone" }
        return "\(parts[0])[\(place - gone.count { $0 < place })" + parts[1][end...]
    }

    // MARK: - Cells

    private func element(_ cell: String, _ path: MarkupPath) -> Int? { path.elements("c[@r=\(cell)]").first }

    /// Where the content of a cell stands now.
    private func cell(_ line: MatrixLine, _ old: MarkupPath, _ new: MarkupPath) -> String {
        let place = String(line.locator.dropFirst(2))
        func content(_ cell: String, _ path: MarkupPath) -> [String?] {
            guard let element = element(cell, path) else { return [nil] }
            return ["s", "t"].map { path.document.value(of: element, $0) }
                + [path.document.child(of: element, "v").map { path.document.text(of: $0) }]
        }
        let wanted = line.after[change]
        if wanted == "-" { return "-" }
        return content(wanted, new) == content(place, old) && element(wanted, new) != nil ? wanted : "other content"
    }

    private func formula(_ line: MatrixLine, _ path: MarkupPath) -> String {
        let document = path.document
        let wanted = line.expected(change)[0]
        if wanted == "-" { return "-" }
        let isBlock = line.kind.hasSuffix("array") || line.kind == "data table"
        let place = String(wanted.prefix { $0 != " " && $0 != ":" })
        guard let cell = element(place, path), let f = document.child(of: cell, "f") else { return "no formula" }
        var text = document.text(of: f)
        if isBlock {
            let ref = document.value(of: f, "ref") ?? ""
            return line.kind == "data table"
                ? "\(ref) r1=\(document.value(of: f, "r1") ?? "")" : "\(ref) {\(text)}"
        }
        if text.isEmpty, let group = document.value(of: f, "si"),
            let master = path.elements("f[@si=\(group)]").first(where: { !document.text(of: $0).isEmpty }),
            let origin = document.value(of: Int(document.elements[master].parent), "r")
        {
            text = SharedFormulaText.formula(document.text(of: master), at: origin, for: place)
        }
        return "\(place) =\(text)"
    }

    private func stored(_ line: MatrixLine, _ path: MarkupPath) -> String {
        let old = CellReference(String(line.locator.dropFirst(2).prefix { $0 != "/" }))
        let isEdited = line.part.hasSuffix("sheet1.xml")
        guard let old, let place = isEdited ? Self.changes[change].moved(old) : old else { return "-" }
        let isStale = result.stale.contains(SheetCell(sheet: isEdited ? 0 : 1, cell: place))
        guard !isStale, let cell = element(place.description, path), let v = path.document.child(of: cell, "v") else {
            return "dropped"
        }
        return path.document.text(of: v)
    }

    private func cache(_ line: MatrixLine, _ old: MarkupPath, _ new: MarkupPath) -> String {
        guard let stored = new.elements(line.locator).first, let before = old.elements(line.locator).first else {
            return "dropped"
        }
        let isSame =
            new.document.bytes[new.document.range(of: stored)] == old.document.bytes[old.document.range(of: before)]
        return isSame ? line.before : "changed"
    }
}

extension StructureChange {
    /// Where a cell goes.
    func moved(_ cell: CellReference) -> CellReference? { (try? shift(of: sheet))?.cell(cell) }
}
