public import Findings
internal import OfficePackage
public import SheetModel
internal import XMLEvents

extension WorkbookEditor {
    /// Puts a note on a cell; where it has one already, the text is added below.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `XLSX_WRITE_LIMIT`, `XML_…`.
    public func addNote(_ text: String, author: String, at cell: CellReference, in sheet: String) throws(Problem) {
        try addNotes([Note(cell: cell, author: author, text: text)], in: sheet)
    }

    /// Puts notes on cells of a sheet; where a cell has one already, the text is added below.
    ///
    /// - Throws: `EDIT_NO_SHEET`, `XLSX_WRITE_LIMIT`, `XML_…`.
    /// - Complexity: O(n) in the sheet's text and that of all notes.
    public func addNotes(_ notes: [Note], in sheet: String) throws(Problem) {
        try flush()
        let index = try worksheet(sheet)
        let name = parts.sheets[index].name
        for note in notes {
            let place = Place(file: edit.package.file, sheet: name, cell: note.cell.description)
            try EditLimits.check(note.cell, .text(note.text), at: place)
        }
        guard let part = parts.sheets[index].part, !notes.isEmpty else { return }
        let relationships = try edit.relationships(of: part)
        var comments = relationships.first { $0.kind == .comments }.flatMap { edit.part($0, of: part) }
        if comments == nil { comments = try addComments(to: part) }
        guard let comments else { return }
        let (bytes, drawn) = NoteMarkup.adding(notes, to: try edit.document(of: comments))
        edit.replace(comments, with: bytes)
        receiptSoFar.touch(comments.description, vi: "thêm ghi chú", en: "notes were added")
        receiptSoFar.cells += notes.map { EditReceipt.CellEdit(sheet: name, cell: $0.cell, kind: .note) }
        guard !drawn.isEmpty, let drawing = try drawing(of: part) else { return }
        edit.replace(drawing, with: NoteMarkup.drawing(notesAt: drawn, in: try edit.bytes(of: drawing)))
        receiptSoFar.touch(drawing.description, vi: "vẽ khung ghi chú", en: "boxes of notes were drawn")
    }

    private func addComments(to sheet: PartName) throws(Problem) -> PartName? {
        guard let part = edit.freeName("xl/comments", ".xml") else { return nil }
        let document = try edit.document(of: sheet)
        let empty = NoteMarkup.emptyPart(document.namespace(of: document.root))
        try edit.add(part, Array(empty.utf8), contentType: NoteMarkup.contentType)
        _ = try edit.addRelationship(of: sheet, type: "comments", target: "/\(part.description)")
        receiptSoFar.touch(part.description, .added, vi: "thêm ghi chú", en: "notes were added")
        touchPackage(of: sheet, vi: "thêm một phần", en: "a part was added")
        return part
    }

    /// The drawing that shows the sheet's notes; made where there is none.
    private func drawing(of sheet: PartName) throws(Problem) -> PartName? {
        let document = try edit.document(of: sheet)
        if let element = document.child(of: document.root, "legacyDrawing") {
            let id = document.relationshipID(of: element)
            return try edit.relationships(of: sheet).first { $0.id == id }.flatMap { edit.part($0, of: sheet) }
        }
        guard let part = edit.freeName("xl/drawings/vmlDrawing", ".vml") else { return nil }
        edit.add(part, Array(NoteMarkup.emptyDrawing.utf8))
        try edit.setDefault("vml", contentType: "application/vnd.openxmlformats-officedocument.vmlDrawing")
        let id = try edit.addRelationship(of: sheet, type: "vmlDrawing", target: "/\(part.description)")
        let position = ChildOrder.position(
            of: "legacyDrawing", in: document.root, order: ChildOrder.worksheet, document)
        let prefix = document.prefix(of: document.root)
        var edits = MarkupEdits()
        edits.insert(Array("<\(prefix)legacyDrawing\(document.relationshipAttribute(id))/>".utf8), at: position)
        edit.replace(sheet, with: edits.applied(to: document.bytes))
        receiptSoFar.touch(
            sheet.description, vi: "gắn hình vẽ của ghi chú", en: "the drawing of its notes was attached")
        receiptSoFar.touch(part.description, .added, vi: "hình vẽ của ghi chú", en: "the drawing of its notes")
        touchPackage(of: sheet, vi: "thêm một phần", en: "a part was added")
        return part
    }
}

/// The markup of notes: texts in a comments part, boxes in a drawing in VML (ECMA-376 part 1, 18.7; part 4, 19).
enum NoteMarkup {
    static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"

    static let emptyDrawing =
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\""
        + " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">"
        + "<o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout></xml>"

    private static let shapeType =
        "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
        + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"

    /// A comments part without notes, of the strict or the transitional form that the sheet has.
    static func emptyPart(_ namespace: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"\(namespace)\">"
            + "<authors></authors><commentList></commentList></comments>"
    }

    private static func note(_ text: String, author: Int, at cell: CellReference, prefix: String) -> [UInt8] {
        var bytes = Array("<\(prefix)comment ref=\"\(cell)\" authorId=\"\(author)\"><\(prefix)text>".utf8)
        append(run: text, prefix, to: &bytes)
        return bytes + Array("</\(prefix)text></\(prefix)comment>".utf8)
    }

    private static func append(run text: String, _ prefix: String, to bytes: inout [UInt8]) {
        bytes += Array(
            "<\(prefix)r><\(prefix)rPr><\(prefix)sz val=\"9\"/><\(prefix)rFont val=\"Tahoma\"/></\(prefix)rPr>".utf8)
        CellEncoding.appendText(text, prefix: prefix, to: &bytes)
        bytes += Array("</\(prefix)r>".utf8)
    }

    /// A comments part with notes added, and the cells that had none before.
    static func adding(_ notes: [Note], to document: MarkupDocument) -> (bytes: [UInt8], new: [CellReference]) {
        let prefix = document.prefix(of: document.root)
        guard let list = document.child(of: document.root, "commentList") else { return (document.bytes, []) }
        var known: [CellReference: Int] = [:]
        for comment in document.children(of: list) {
            guard let cell = document.value(of: comment, "ref").flatMap({ CellReference($0) }),
                let text = document.child(of: comment, "text")
            else { continue }
            known[cell] = known[cell] ?? text
        }
        var edits = MarkupEdits()
        var (authors, added): ([String], [UInt8]) = ([], [])
        let authorList = document.child(of: document.root, "authors")
        if let authorList { authors = document.children(of: authorList).map { document.text(of: $0) } }
        let knownAuthors = authors.count
        var (order, new): ([CellReference], [CellReference: Note]) = ([], [:])
        for note in notes {
            if let element = known[note.cell] {
                var run: [UInt8] = []
                append(run: "\n" + note.text, prefix, to: &run)
                edits.insert(run, atEndOf: element, in: document)
            } else if new[note.cell] == nil {
                order.append(note.cell)
                new[note.cell] = note
            } else {
                new[note.cell]?.text += "\n" + note.text
            }
        }
        for cell in order {
            guard let note = new[cell] else { continue }
            let author = note.author ?? ""
            let number = authors.firstIndex(of: author) ?? authors.count
            if number == authors.count { authors.append(author) }
            added += self.note(note.text, author: number, at: cell, prefix: prefix)
        }
        if let authorList, authors.count > knownAuthors {
            var markup: [UInt8] = []
            for author in authors[knownAuthors...] {
                markup += Array("<\(prefix)author>".utf8)
                markup.append(xmlText: EscapedText.encoded(author))
                markup += Array("</\(prefix)author>".utf8)
            }
            edits.insert(markup, atEndOf: authorList, in: document)
        }
        if !added.isEmpty { edits.insert(added, atEndOf: list, in: document) }
        return (edits.applied(to: document.bytes), order)
    }

    /// A drawing with the boxes of notes added. The part is older than XML's rules and not always well-formed, so only its
    /// end is looked for.
    static func drawing(notesAt cells: [CellReference], in bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = Array("</xml>".utf8)
        guard let position = bytes.indices.dropLast(end.count - 1).last(where: { bytes[$0...].starts(with: end) })
        else {
            return bytes
        }
        var shapes = text.contains("id=\"_x0000_t202\"") ? "" : shapeType
        var number = freeNumber(in: text)
        for cell in cells {
            shapes += shape("_x0000_s\(number)", at: cell)
            number += 1
        }
        return Array(bytes[..<position]) + Array(shapes.utf8) + Array(bytes[position...])
    }

    private static func shape(_ id: String, at cell: CellReference) -> String {
        let (row, column) = (cell.row, cell.column)
        let top = max(row - 1, 0)
        return
            "<v:shape id=\"\(id)\" type=\"#_x0000_t202\" style='position:absolute;visibility:hidden'"
            + " fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
            + "<v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
            + "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
            + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
            + "<x:Anchor>\(column + 1), 15, \(top), 10, \(column + 4), 15, \(top + 6), 4</x:Anchor>"
            + "<x:AutoFill>False</x:AutoFill><x:Row>\(row)</x:Row><x:Column>\(column)</x:Column>"
            + "</x:ClientData></v:shape>"
    }

    /// A number from which on no shape of the drawing has one.
    private static func freeNumber(in text: String) -> Int {
        let used = text.split(separator: "_x0000_s").dropFirst().compactMap { Int($0.prefix { $0.isNumber }) }
        return max((used.max() ?? 1024) + 1, 1025)
    }
}
