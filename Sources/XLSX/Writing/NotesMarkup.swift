internal import SheetModel

/// The notes of a sheet as they are written: the comments part (ECMA-376 part 1, 18.7) and the boxes they stand in, which
/// Excel still keeps in VML (ECMA-376 part 4, 19).
struct NotesMarkup {
    let notes: [Note]

    func comments() -> [UInt8] {
        var authors: [String] = []
        var places: [String: Int] = [:]
        for note in notes {
            guard let author = note.author, places[author] == nil else { continue }
            places[author] = authors.count
            authors.append(author)
        }
        // Every note must name an author: one without has the empty name.
        if notes.contains(where: { $0.author == nil }), places[""] == nil {
            places[""] = authors.count
            authors.append("")
        }
        var markup = ElementWriter()
        markup.element("comments", ["xmlns": Address.main]) { markup in
            markup.element("authors") { markup in
                for author in authors { markup.text("author", author) }
            }
            markup.element("commentList") { markup in
                for note in notes {
                    let author = places[note.author ?? ""] ?? 0
                    markup.element("comment", ["ref": note.cell.description, "authorId": "\(author)"]) { markup in
                        markup.element("text") { markup in
                            markup.element("r") { markup in
                                markup.element("rPr") { markup in
                                    markup.empty("sz", ["val": "9"])
                                    markup.empty("color", ["indexed": "81"])
                                    markup.empty("rFont", ["val": "Tahoma"])
                                    markup.empty("family", ["val": "2"])
                                }
                                CellEncoding.appendText(note.text, to: &markup.bytes)
                            }
                        }
                    }
                }
            }
        }
        return markup.bytes
    }

    /// `sheet` is the number of the sheet from 1, which keeps the shapes' numbers apart.
    func drawing(sheet: Int) -> [UInt8] {
        var markup = ElementWriter(piece: ())
        markup.element(
            "xml",
            [
                "xmlns:v": "urn:schemas-microsoft-com:vml", "xmlns:o": "urn:schemas-microsoft-com:office:office",
                "xmlns:x": "urn:schemas-microsoft-com:office:excel",
            ]
        ) { markup in
            markup.element("o:shapelayout", ["v:ext": "edit"]) {
                $0.empty("o:idmap", ["v:ext": "edit", "data": "\(sheet)"])
            }
            markup.element(
                "v:shapetype",
                ["id": "_x0000_t202", "coordsize": "21600,21600", "o:spt": "202", "path": "m,l,21600r21600,l21600,xe"]
            ) { markup in
                markup.empty("v:stroke", ["joinstyle": "miter"])
                markup.empty("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"])
            }
            for (position, note) in notes.enumerated() {
                Self.append(note, shape: "_x0000_s\(sheet * 1024 + 1 + position)", to: &markup)
            }
        }
        return markup.bytes
    }

    private static func append(_ note: Note, shape: String, to markup: inout ElementWriter) {
        markup.element(
            "v:shape",
            [
                "id": shape, "type": "#_x0000_t202", "style": "position:absolute;visibility:hidden",
                "fillcolor": "#ffffe1", "o:insetmode": "auto",
            ]
        ) { markup in
            markup.empty("v:fill", ["color2": "#ffffe1"])
            markup.empty("v:shadow", ["on": "t", "color": "black", "obscured": "t"])
            markup.empty("v:path", ["o:connecttype": "none"])
            markup.element("v:textbox", ["style": "mso-direction-alt:auto"]) {
                $0.element("div", ["style": "text-align:left"]) { _ in }
            }
            markup.element("x:ClientData", ["ObjectType": "Note"]) { markup in
                markup.empty("x:MoveWithCells")
                markup.empty("x:SizeWithCells")
                markup.text("x:Anchor", anchor(of: note))
                markup.text("x:AutoFill", "False")
                markup.text("x:Row", "\(note.cell.row)")
                markup.text("x:Column", "\(note.cell.column)")
            }
        }
    }

    /// Two columns right of the cell, and as many rows as the text has lines: column, pixels, row, pixels of each corner.
    private static func anchor(of note: Note) -> String {
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = min(lines.reduce(0) { $0 + 1 + $1.count / 24 } + 1, 30)
        let column = min(note.cell.column, CellReference.columnLimit - 4)
        let row = min(max(note.cell.row - 1, 0), CellReference.rowLimit - 32)
        return "\(column + 1), 15, \(row), 10, \(column + 3), 15, \(row + max(rows, 4)), 4"
    }
}
