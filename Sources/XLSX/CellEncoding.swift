internal import SheetModel
internal import XMLEvents

/// How values are spelled within `<c>` (ECMA-376 part 1, 18.3.1.4): the one place for writer and editor.
enum CellEncoding {
    /// The cell's `t`; `nil` where none is needed. A text that is no formula's result is written inline.
    static func type(of value: CellValue, isResult: Bool) -> String? {
        switch value {
        case .blank, .number: nil
        case .text: isResult ? "str" : "inlineStr"
        case .boolean: "b"
        case .error: "e"
        }
    }

    /// Appends `<v>…</v>` or `<is><t>…</t></is>`, nothing for a blank; `prefix` is that of the main namespace with its
    /// colon, or empty.
    static func appendContent(of value: CellValue, isResult: Bool, prefix: String = "", to bytes: inout [UInt8]) {
        switch value {
        case .blank: break
        case .number(let number):
            bytes.append(contentsOf: "<\(prefix)v>".utf8)
            DecimalText.append(number, to: &bytes)
            bytes.append(contentsOf: "</\(prefix)v>".utf8)
        case .boolean(let flag): appendValue(flag ? "1" : "0", prefix, &bytes)
        case .error(let error): appendValue(error.rawValue, prefix, &bytes)
        case .text(let text) where isResult: appendValue(EscapedText.encoded(text), prefix, &bytes)
        case .text(let text):
            bytes.append(contentsOf: "<\(prefix)is>".utf8)
            appendText(text, prefix: prefix, to: &bytes)
            bytes.append(contentsOf: "</\(prefix)is>".utf8)
        }
    }

    /// Appends `<t>…</t>`, with `xml:space="preserve"` where Excel would trim.
    static func appendText(_ text: String, prefix: String = "", to bytes: inout [UInt8]) {
        let encoded = EscapedText.encoded(text)
        let isPreserved = EscapedText.needsPreserving(encoded)
        bytes.append(contentsOf: "<\(prefix)t\(isPreserved ? " xml:space=\"preserve\"" : "")>".utf8)
        bytes.append(xmlText: encoded)
        bytes.append(contentsOf: "</\(prefix)t>".utf8)
    }

    private static func appendValue(_ text: String, _ prefix: String, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: "<\(prefix)v>".utf8)
        bytes.append(xmlText: text)
        bytes.append(contentsOf: "</\(prefix)v>".utf8)
    }
}
