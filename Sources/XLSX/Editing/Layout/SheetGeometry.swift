internal import SheetModel
internal import XMLEvents

/// How wide the columns of a sheet are, and how high a row is that says nothing.
struct SheetGeometry {
    /// The height of a row without one of its own, in points.
    let rowHeight: Double
    /// Whether rows without a height have that one whatever is in them.
    let isRowHeightFixed: Bool
    /// Whether rows that are not there are hidden.
    let hidesRows: Bool
    /// The width left free beside the text of a cell, in points.
    let padding: Double
    /// The width of a level of indentation, in points: three spaces (ECMA-376 part 1, 18.8.1), 9 pixels at least.
    let indent: Double
    /// The width of all columns before each, in points.
    private let starts: [Double]

    /// Reads `sheetFormatPr` and `cols` (ECMA-376 part 1, 18.3.1.81 and 18.3.1.13).
    init(_ outline: SheetOutline, standard: FontMetrics) {
        let document = outline.document
        let digit = standard.digitPixels
        let padding = 2 * ((digit + 3) / 4) + 1
        let format = document.child(of: document.root, "sheetFormatPr")
        let height = format.flatMap { document.number(of: $0, "defaultRowHeight") } ?? standard.lineHeight
        rowHeight = min(max(height, 0), 409)
        isRowHeightFixed = format.map { document.flag(of: $0, "customHeight") } ?? false
        hidesRows = format.map { document.flag(of: $0, "zeroHeight") } ?? false
        func pixels(_ width: Double) -> Double {
            let width = min(max(width, 0), 255)
            return ((256 * width + Double(128 / digit)) / 256 * Double(digit)).rounded(.down)
        }
        let base = format.flatMap { document.integer(of: $0, "baseColWidth") }.map { min(max($0, 0), 255) } ?? 8
        // Excel rounds the width of columns that say nothing up to 8 pixels.
        let standardWidth = Double((base * digit + padding + 7) / 8 * 8)
        let usual = format.flatMap { document.number(of: $0, "defaultColWidth") }.map(pixels) ?? standardWidth
        var widths = [Double](repeating: usual, count: CellReference.columnLimit)
        var next = 1
        if let list = document.child(of: document.root, "cols") {
            for element in document.children(of: list) {
                // They stand in order and do not overlap; what does is passed over.
                guard let first = document.integer(of: element, "min"), let last = document.integer(of: element, "max"),
                    first >= next, last >= first, last <= CellReference.columnLimit
                else { continue }
                let isHidden = document.flag(of: element, "hidden")
                let width = isHidden ? 0 : document.number(of: element, "width").map(pixels) ?? usual
                for column in first...last { widths[column - 1] = width }
                next = last + 1
            }
        }
        var starts = [0.0]
        starts.reserveCapacity(widths.count + 1)
        for width in widths { starts.append((starts.last ?? 0) + width * 72 / 96) }
        self.starts = starts
        self.padding = Double(padding) * 72 / 96
        indent = max(3 * standard.width(of: " "), 9 * 72 / 96)
    }

    /// The width of columns (from 0) together, in points; hidden ones have none.
    func width(of columns: ClosedRange<Int>) -> Double {
        let last = min(columns.upperBound, CellReference.columnLimit - 1)
        return columns.lowerBound <= last ? starts[last + 1] - starts[columns.lowerBound] : 0
    }
}
