internal import SheetModel
internal import XMLEvents

/// Sets attributes of rows (ECMA-376 part 1, 18.3.1.73), making the rows that are not there.
enum RowAttributes {
    typealias Change = (name: String, value: String?)

    /// The edits that give each row (from 0) its attributes; `nil` takes one away.
    ///
    /// - Complexity: O(n + k log k) for n rows of the sheet and k that change.
    static func setting(_ changes: [Int: [Change]], in outline: SheetOutline) -> MarkupEdits {
        let document = outline.document
        var edits = MarkupEdits()
        var waiting = changes
        for row in outline.rows {
            guard let change = waiting.removeValue(forKey: row.index) else { continue }
            var attributes = AttributeChanges()
            for (name, value) in change { attributes.set(name, to: value) }
            attributes.apply(to: row.element, of: document, &edits)
        }
        // New rows before one element go in together, in order.
        var (next, last) = (0, [UInt8]())
        for (row, change) in waiting.sorted(by: { $0.key < $1.key }) where change.contains(where: { $0.value != nil }) {
            var markup = Array("<\(outline.prefix)row r=\"\(row + 1)\"".utf8)
            for (name, value) in change {
                if let value { markup.append(xmlAttribute: name, value) }
            }
            markup += Array("/>".utf8)
            while next < outline.rows.count, outline.rows[next].index <= row { next += 1 }
            if next < outline.rows.count {
                edits.insert(markup, at: document.range(of: outline.rows[next].element).lowerBound)
            } else {
                last += markup
            }
        }
        if !last.isEmpty { edits.insert(last, atEndOf: outline.sheetData, in: document) }
        return edits
    }

    /// The attributes of a height in points; `nil` lets the program that shows the sheet choose.
    static func height(_ height: Double?) -> [Change] {
        [("ht", height.map { DecimalText.shortest($0) }), ("customHeight", height == nil ? nil : "1")]
    }
}
