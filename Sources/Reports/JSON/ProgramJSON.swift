public import Mapping
internal import VietnameseText

/// Writes a programme as `doisoat.program/1`: the JSON twin of the program workbook.
///
/// Decimals are strings, dates ISO 8601; what is not told is absent; the order is the declaration's.
public enum ProgramJSON {
    /// Appends the document: a line for each row, or all in one line.
    public static func append(
        _ declaration: ProgramDeclaration, isOneLine: Bool = false, to buffer: inout TextBuffer
    ) {
        let line = isOneLine ? "" : "\n"
        let records = ProgramRecords(declaration)
        buffer.raw("{\"schema\":\"doisoat.program/1\"")
        for record in records[.program] {
            for item in record.values { append(item, to: &buffer) }
        }
        for sheet in ProgramSheet.all where sheet != .program && sheet != .columns && !records[sheet].isEmpty {
            buffer.raw("," + line)
            buffer.key(sheet.member)
            buffer.raw("[" + line)
            for (position, record) in records[sheet].enumerated() {
                if position > 0 { buffer.raw("," + line) }
                append(record, columns: sheet == .forms ? records[.columns] : [], line, to: &buffer)
            }
            buffer.raw(line + "]")
        }
        buffer.raw("}\n")
    }

    /// Appends a form as it stands among the `forms` of a document.
    static func append(_ form: Form, to buffer: inout TextBuffer) {
        let records = ProgramRecords(forms: [form])
        for record in records[.forms] { append(record, columns: records[.columns], "", to: &buffer) }
    }

    /// An object; a form has its columns in it.
    private static func append(
        _ record: ProgramRecord, columns: [ProgramRecord], _ line: String, to buffer: inout TextBuffer
    ) {
        buffer.raw("{")
        members(of: record, to: &buffer)
        if case .text(let code)? = record["code"] {
            let own = columns.filter { if case .text(code)? = $0["form"] { true } else { false } }
            if !own.isEmpty {
                buffer.raw(",\"columns\":[")
                for (position, column) in own.enumerated() {
                    buffer.raw((position > 0 ? "," : "") + line + "{")
                    members(of: column, besides: "form", to: &buffer)
                    buffer.raw("}")
                }
                buffer.raw("]")
            }
        }
        buffer.raw("}")
    }

    private static func members(of record: ProgramRecord, besides left: String? = nil, to buffer: inout TextBuffer) {
        var isFirst = true
        for item in record.values where item.member != left {
            if isFirst {
                buffer.key(item.member)
                append(item.value, to: &buffer)
            } else {
                append(item, to: &buffer)
            }
            isFirst = false
        }
    }

    private static func append(_ item: (member: String, value: ProgramValue), to buffer: inout TextBuffer) {
        buffer.comma()
        buffer.key(item.member)
        append(item.value, to: &buffer)
    }

    private static func append(_ value: ProgramValue, to buffer: inout TextBuffer) {
        switch value {
        case .text(let text): buffer.string(text)
        case .number(let number): buffer.string(number.canonicalText)
        case .whole(let number): buffer.integer(number)
        case .date(let day): buffer.string(day.code)
        case .flag(let flag): buffer.boolean(flag)
        case .word(_, let json): buffer.string(json)
        case .list(let items): buffer.list(items) { $0.string($1) }
        case .signs(let pairs):
            buffer.raw("{")
            for (position, pair) in pairs.enumerated() {
                if position > 0 { buffer.comma() }
                buffer.string(pair.sign)
                buffer.raw(":")
                buffer.string(pair.meaning.rawValue)
            }
            buffer.raw("}")
        }
    }
}
