internal import Findings
internal import OfficePackage
internal import SheetModel
internal import XMLEvents

/// How a cell format sets text.
struct TextFormat {
    /// The font of text that names no other.
    var font = Font(name: "Calibri", size: 11)
    /// The metrics of the font.
    var metrics = FontMetrics(Font(name: "Calibri", size: 11))
    /// Whether text goes on in further lines.
    var wraps = false
    /// Whether text does not run from left to right.
    var isRotated = false
    /// The levels by which text is set in, both sides together.
    var indent = 0
}

/// The formats of a workbook as far as the room is concerned that text takes (ECMA-376 part 1, 18.8.44 and 18.8.1).
struct TextFormats {
    /// The font that widths of columns are counted in: that of the style Normal.
    private(set) var standard = FontMetrics(Font(name: "Calibri", size: 11))
    private var formats: [TextFormat] = []

    /// The format of a cell's style; that of the workbook where there is none of that index.
    subscript(style: Int) -> TextFormat {
        formats.indices.contains(style) ? formats[style] : formats.first ?? TextFormat()
    }

    /// Excel's own, for a workbook without a styles part.
    init() {}

    /// Reads a styles part.
    init(_ document: MarkupDocument) {
        var fonts: [Font] = []
        if let list = document.child(of: document.root, "fonts") {
            fonts = document.children(of: list).map { Font($0, of: document) }
        }
        let metrics = fonts.map { FontMetrics($0) }
        func font(of format: Int) -> Int { document.integer(of: format, "fontId") ?? 0 }
        let normal = document.child(of: document.root, "cellStyleXfs").flatMap { document.child(of: $0, "xf") }
        if let normal, metrics.indices.contains(font(of: normal)) {
            standard = metrics[font(of: normal)]
        } else if let first = metrics.first {
            standard = first
        }
        guard let list = document.child(of: document.root, "cellXfs") else { return }
        for element in document.children(of: list) {
            var format = TextFormat()
            if metrics.indices.contains(font(of: element)) {
                format.font = fonts[font(of: element)]
                format.metrics = metrics[font(of: element)]
            }
            if let alignment = document.child(of: element, "alignment") { format.read(alignment, of: document) }
            formats.append(format)
        }
    }
}

extension TextFormat {
    fileprivate mutating func read(_ alignment: Int, of document: MarkupDocument) {
        let horizontal = document.value(of: alignment, "horizontal") ?? ""
        let spread = ["justify", "distributed"]
        wraps =
            document.flag(of: alignment, "wrapText") || spread.contains(horizontal)
            || spread.contains(document.value(of: alignment, "vertical") ?? "")
        isRotated = (document.integer(of: alignment, "textRotation") ?? 0) != 0
        if ["left", "right", "distributed"].contains(horizontal) {
            let levels = min(max(document.integer(of: alignment, "indent") ?? 0, 0), 250)
            indent = horizontal == "distributed" ? 2 * levels : levels
        }
    }
}

extension Font {
    /// What a `font` or `rPr` element says of name, size and weight.
    init(_ element: Int, of document: MarkupDocument) {
        self.init()
        for child in document.children(of: element) {
            switch document.name(of: child) {
            case "name", "rFont": name = document.value(of: child, "val")
            case "sz": size = document.value(of: child, "val").flatMap { Double($0) }
            case "b": isBold = document.value(of: child, "val").map { ["1", "true"].contains($0) } ?? true
            default: break
            }
        }
    }
}

extension MarkupDocument {
    /// Whether an attribute is there and says yes.
    func flag(of element: Int, _ name: String) -> Bool { ["1", "true"].contains(value(of: element, name) ?? "") }

    /// An attribute's whole number.
    func integer(of element: Int, _ name: String) -> Int? { value(of: element, name).flatMap { Int($0.trimmed) } }

    /// An attribute's number, if it is a finite one.
    func number(of element: Int, _ name: String) -> Double? {
        value(of: element, name).flatMap { Double($0.trimmed) }.flatMap { $0.isFinite ? $0 : nil }
    }
}
