public import Findings
public import SheetModel

/// What an option of `doisoat edit` asks for, read from its text.
public enum EditInstruction: Sendable {
    /// A cell gets a value.
    case set(sheet: String, cell: CellReference, value: CellValue)
    /// A cell gets a formula.
    case formula(sheet: String, cell: CellReference, formula: String)
    /// Rows or columns come or go.
    case structure(SheetStructure)
}

/// Rows or columns that are to be inserted before, or deleted from, a place.
public struct SheetStructure: Sendable, Hashable {
    /// What is inserted or deleted.
    public enum Axis: Sendable {
        /// Rows.
        case rows
        /// Columns.
        case columns
    }

    /// The sheet's name.
    public var sheet: String
    /// Rows or columns.
    public var axis: Axis
    /// Whether they are inserted; else deleted.
    public var inserts: Bool
    /// The first row or column, from 0.
    public var index: Int
    /// How many.
    public var count: Int
}

extension EditInstruction {
    /// Reads `'Biểu 01'!D7=5`: a JSON number, `true`, `false` or `null`, else text; a leading `'` forces text.
    public init?(setting text: String) {
        guard let (sheet, cell, content) = Self.assignment(text) else { return nil }
        self = .set(sheet: sheet, cell: cell, value: Self.value(content))
    }

    /// Reads `'Biểu 01'!D7=SUM(D1:D6)`; a second `=` in front of the formula is passed over.
    public init?(formula text: String) {
        guard let (sheet, cell, content) = Self.assignment(text), !content.isEmpty else { return nil }
        self = .formula(
            sheet: sheet, cell: cell, formula: content.hasPrefix("=") ? String(content.dropFirst()) : content)
    }

    /// Reads `'Biểu 01'!8:2`, two rows from row 8 on, or `'Biểu 01'!D:1`.
    public init?(_ text: String, _ axis: SheetStructure.Axis, inserts: Bool) {
        guard let (sheet, rest) = Self.sheet(text) else { return nil }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let count = parts.count == 2 ? Int(parts[1]) : 1, count > 0 else { return nil }
        var index: Int?
        switch axis {
        case .rows: index = Int(parts[0]).map { $0 - 1 }
        case .columns: index = CellReference("\(parts[0])1")?.column
        }
        let limit = axis == .rows ? CellReference.rowLimit : CellReference.columnLimit
        guard let index, index >= 0, index < limit, count <= limit else { return nil }
        self = .structure(SheetStructure(sheet: sheet, axis: axis, inserts: inserts, index: index, count: count))
    }

    private static func assignment(_ text: String) -> (sheet: String, cell: CellReference, content: String)? {
        guard let (sheet, rest) = sheet(text), let sign = rest.firstIndex(of: "="),
            let cell = CellReference(rest[..<sign])
        else { return nil }
        return (sheet, cell, String(rest[rest.index(after: sign)...]))
    }

    /// The sheet's name, without its quotes, and what stands behind the `!`.
    private static func sheet(_ text: String) -> (name: String, rest: Substring)? {
        guard text.hasPrefix("'") else {
            guard let mark = text.firstIndex(of: "!"), mark > text.startIndex else { return nil }
            return (String(text[..<mark]), text[text.index(after: mark)...])
        }
        var name = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character != "'" {
                name.append(character)
            } else if rest.first == "'" {
                name.append("'")
                rest.removeFirst()
            } else {
                guard rest.first == "!", !name.isEmpty else { return nil }
                return (name, rest.dropFirst())
            }
        }
        return nil
    }

    private static func value(_ text: String) -> CellValue {
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null", "": return .blank
        default: break
        }
        if text.hasPrefix("'") { return .text(String(text.dropFirst())) }
        let number = #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#
        if text.wholeMatch(of: number) != nil, let value = DecimalText.number(Array(text.utf8).span) {
            return .number(value)
        }
        return .text(text)
    }
}

extension Problem.Code {
    /// Two changes of rows or columns meet.
    public static let editOverlap = Problem.Code(rawValue: "EDIT_OVERLAP")
}

extension EditInstruction {
    static func overlap(_ sheet: String) -> Problem {
        Problem(
            .editOverlap,
            LocalizedText(
                vi: "có dòng hoặc cột được yêu cầu xoá hai lần, hoặc thêm vào giữa chỗ cần xoá",
                en: "rows or columns are deleted twice, or inserted among deleted ones"),
            remedy: LocalizedText(
                vi: "Đề nghị gộp thành một lần xoá, và thêm ở ngoài chỗ xoá.",
                en: "Ask for one deletion instead, and insert outside it."),
            at: Place(sheet: sheet))
    }
}
