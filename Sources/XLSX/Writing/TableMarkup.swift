internal import SheetModel

/// A table's part as it is written (ECMA-376 part 1, 18.5.1.2).
enum TableMarkup {
    static func part(_ table: NewTable, id: Int) -> [UInt8] {
        let definition = table.definition
        let range = definition.range.description
        var markup = ElementWriter()
        markup.element(
            "table",
            [
                "xmlns": Address.main, "id": "\(id)", "name": definition.name, "displayName": definition.name,
                "ref": range, "totalsRowShown": "0",
            ]
        ) { markup in
            if table.hasFilter { markup.empty("autoFilter", ["ref": range]) }
            markup.element("tableColumns", ["count": "\(definition.columns.count)"]) { markup in
                for (position, name) in definition.columns.enumerated() {
                    markup.empty("tableColumn", ["id": "\(position + 1)", "name": EscapedText.encodedName(name)])
                }
            }
            markup.empty(
                "tableStyleInfo",
                [
                    "name": table.style, "showFirstColumn": "0", "showLastColumn": "0",
                    "showRowStripes": table.hasRowStripes ? "1" : "0", "showColumnStripes": "0",
                ])
        }
        return markup.bytes
    }
}

extension EscapedText {
    /// A table column's name: a line end within it stands as `_x000a_`.
    static func encodedName(_ name: String) -> String {
        encoded(name).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "_x000a_")
    }
}
