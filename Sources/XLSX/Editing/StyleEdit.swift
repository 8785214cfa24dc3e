internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// Adds cell formats to the styles part (ECMA-376 part 1, 18.8), each a copy of one that is there with something changed.
///
/// Formats that are there are never changed: other cells may have them.
final class StyleEdit {
    static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
    /// A part with the default format alone.
    static let emptyPart =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"

    private let edit: PackageEdit
    private let part: PartName
    private var known: [Wish: Int] = [:]
    private(set) var isChanged = false

    private struct Wish: Hashable {
        var change: StyleChange
        var base: Int
    }

    init(_ edit: PackageEdit, part: PartName) {
        self.edit = edit
        self.part = part
    }

    /// Notes in the receipt that formats were added.
    func note(in receipt: inout EditReceipt) {
        if isChanged { receipt.touch(part.description, vi: "thêm định dạng ô", en: "cell formats were added") }
    }

    /// The index of a format like `base`, with `change` made.
    ///
    /// - Throws: `XLSX_WRITE_LIMIT` beyond 65,490 formats; `XML_…`.
    func index(of change: StyleChange, on base: Int) throws(Problem) -> Int {
        if change == StyleChange() { return base }
        let wish = Wish(change: change, base: base)
        if let index = known[wish] { return index }
        let document = try edit.document(of: part)
        guard let formats = document.child(of: document.root, "cellXfs") else {
            throw XLSXProblem.notAWorkbook(part.description)
        }
        let list = Array(document.children(of: formats))
        guard list.count < ExcelLimit.formats else {
            throw WriteProblem.limit(
                "sổ tính đã có quá nhiều định dạng ô (tối đa 65.490)", "a workbook has at most 65,490 cell formats")
        }
        let format = list.indices.contains(base) ? list[base] : list.first
        var edits = MarkupEdits()
        let markup = copy(of: format, change, document, &edits)
        edits.insert(markup, atEndOf: formats, in: document)
        setCount(of: formats, to: list.count + 1, document, &edits)
        edit.replace(part, with: edits.applied(to: document.bytes))
        isChanged = true
        known[wish] = list.count
        return list.count
    }

    private func setCount(of list: Int, to count: Int, _ document: MarkupDocument, _ edits: inout MarkupEdits) {
        var attributes = AttributeChanges()
        attributes.set("count", to: String(count))
        attributes.apply(to: list, of: document, &edits)
    }

    /// The markup of a format's copy; fonts, fills and number formats that it needs are added by `edits`.
    private func copy(
        of format: Int?, _ change: StyleChange, _ document: MarkupDocument, _ edits: inout MarkupEdits
    ) -> [UInt8] {
        let prefix = document.prefix(of: document.root)
        let original =
            format.map { Array(document.bytes[document.range(of: $0)]) } ?? Array("<\(prefix)xf xfId=\"0\"/>".utf8)
        // A piece of the document is a document of its own for the few names that are looked at.
        guard let copy = try? MarkupDocument(original) else { return original }
        var attributes = AttributeChanges()
        if let code = change.numberFormat {
            attributes.set("numFmtId", to: String(numberFormat(code, document, &edits)))
            attributes.set("applyNumberFormat", to: "1")
        }
        if let color = change.fillColor {
            attributes.set("fillId", to: String(fill(color, document, &edits)))
            attributes.set("applyFill", to: "1")
        }
        if change.fontColor != nil || change.isBold != nil {
            let base = copy.value(of: copy.root, "fontId").flatMap { Int($0) } ?? 0
            attributes.set("fontId", to: String(font(change, base, document, &edits)))
            attributes.set("applyFont", to: "1")
        }
        var own = MarkupEdits()
        if change.wrapsText != nil || change.isAtTop != nil {
            attributes.set("applyAlignment", to: "1")
            align(change, in: copy, prefix, &own)
        }
        attributes.apply(to: copy.root, of: copy, &own)
        return own.applied(to: original)
    }

    private func align(
        _ change: StyleChange, in copy: MarkupDocument, _ prefix: String, _ edits: inout MarkupEdits
    ) {
        let (wraps, vertical) = (change.wrapsText.map { $0 ? "1" : "0" }, change.isAtTop.map { $0 ? "top" : "bottom" })
        if let alignment = copy.child(of: copy.root, "alignment") {
            var attributes = AttributeChanges()
            if let vertical { attributes.set("vertical", to: vertical) }
            if let wraps { attributes.set("wrapText", to: wraps) }
            attributes.apply(to: alignment, of: copy, &edits)
            return
        }
        let values = (vertical.map { " vertical=\"\($0)\"" } ?? "") + (wraps.map { " wrapText=\"\($0)\"" } ?? "")
        let markup = Array("<\(prefix)alignment\(values)/>".utf8)
        if copy.elements[copy.root].isEmptyTag {
            edits.insert(markup, atEndOf: copy.root, in: copy)
        } else {
            edits.insert(markup, at: copy.content(of: copy.root).lowerBound)
        }
    }

    /// Adds `markup` to a list such as `fonts` and returns its index there.
    private func append(
        _ markup: String, to list: String, _ document: MarkupDocument, _ edits: inout MarkupEdits
    ) -> Int {
        guard let element = document.child(of: document.root, list) else { return 0 }
        let count = document.children(of: element).reduce(0) { count, _ in count + 1 }
        edits.insert(Array(markup.utf8), atEndOf: element, in: document)
        setCount(of: element, to: count + 1, document, &edits)
        return count
    }

    private func fill(_ color: String, _ document: MarkupDocument, _ edits: inout MarkupEdits) -> Int {
        let prefix = document.prefix(of: document.root)
        return append(
            "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"\(color)\"/>"
                + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>",
            to: "fills", document, &edits)
    }

    private func font(
        _ change: StyleChange, _ base: Int, _ document: MarkupDocument, _ edits: inout MarkupEdits
    ) -> Int {
        let prefix = document.prefix(of: document.root)
        guard let fonts = document.child(of: document.root, "fonts") else { return base }
        let list = Array(document.children(of: fonts))
        guard list.indices.contains(base),
            let copy = try? MarkupDocument(Array(document.bytes[document.range(of: list[base])]))
        else { return base }
        var children = copy.children(of: copy.root).map { child in
            (name: copy.name(of: child), markup: String(decoding: copy.bytes[copy.range(of: child)], as: UTF8.self))
        }
        if let isBold = change.isBold {
            children.removeAll { $0.name == "b" }
            if isBold { children.insert(("b", "<\(prefix)b/>"), at: 0) }
        }
        if let color = change.fontColor {
            let position = children.firstIndex { $0.name == "color" }
            children.removeAll { $0.name == "color" }
            // Excel writes the colour behind the size.
            let behind = children.firstIndex { $0.name == "sz" }.map { $0 + 1 }
            children.insert(("color", "<\(prefix)color rgb=\"\(color)\"/>"), at: position ?? behind ?? children.count)
        }
        return append(
            "<\(prefix)font>\(children.map(\.markup).joined())</\(prefix)font>", to: "fonts", document, &edits)
    }

    /// The id of a number format: one that is there, or a new one above all others.
    private func numberFormat(_ code: String, _ document: MarkupDocument, _ edits: inout MarkupEdits) -> Int {
        let prefix = document.prefix(of: document.root)
        var highest = 163
        let list = document.child(of: document.root, "numFmts")
        if let list {
            for element in document.children(of: list) {
                guard let id = document.value(of: element, "numFmtId").flatMap({ Int($0) }) else { continue }
                if document.value(of: element, "formatCode") == code { return id }
                highest = max(highest, id)
            }
        }
        if code == "General" { return 0 }
        var markup = Array("<\(prefix)numFmt numFmtId=\"\(highest + 1)\"".utf8)
        markup.append(xmlAttribute: "formatCode", code)
        markup += Array("/>".utf8)
        if list != nil {
            _ = append(String(decoding: markup, as: UTF8.self), to: "numFmts", document, &edits)
        } else {
            // Number formats come first in the part.
            let whole = Array("<\(prefix)numFmts count=\"1\">".utf8) + markup + Array("</\(prefix)numFmts>".utf8)
            edits.insert(whole, at: document.content(of: document.root).lowerBound)
        }
        return highest + 1
    }
}
