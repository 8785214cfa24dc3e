internal import SheetModel
internal import XMLEvents

/// The texts of cells, in pieces of one font each (ECMA-376 part 1, 18.4).
struct CellTexts {
    /// A piece of a text.
    struct Run {
        /// The characters.
        var text: String
        /// The font where the piece names one.
        var font: Font?
    }

    private let shared: MarkupDocument?
    private let items: [Int]

    /// - Parameter shared: the shared strings part.
    init(shared: MarkupDocument?) {
        self.shared = shared
        items =
            shared.map { document in document.children(of: document.root).filter { document.isNamed($0, "si") } } ?? []
    }

    /// The text of a cell, also one that a formula gives; `nil` for anything else.
    func runs(of cell: Int, in document: MarkupDocument) -> [Run]? {
        switch document.value(of: cell, "t") {
        case "s":
            guard let shared, let value = document.child(of: cell, "v"),
                let index = Int(document.text(of: value).trimmed), items.indices.contains(index)
            else { return nil }
            return Self.runs(within: items[index], of: shared)
        case "inlineStr": return document.child(of: cell, "is").map { Self.runs(within: $0, of: document) }
        case "str":
            return document.child(of: cell, "v").map { [Run(text: Self.decoded(document.text(of: $0)), font: nil)] }
        default: return nil
        }
    }

    private static func runs(within item: Int, of document: MarkupDocument) -> [Run] {
        var runs: [Run] = []
        for child in document.children(of: item) {
            switch document.name(of: child) {
            case "t": runs.append(Run(text: decoded(document.text(of: child)), font: nil))
            case "r":
                guard let text = document.child(of: child, "t") else { continue }
                let font = document.child(of: child, "rPr").map { Font($0, of: document) }
                runs.append(Run(text: decoded(document.text(of: text)), font: font))
            default: break
            }
        }
        return runs
    }

    private static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        var bytes = Array(text.utf8)
        EscapedText.decode(&bytes, from: 0)
        return String(decoding: bytes, as: UTF8.self)
    }
}
