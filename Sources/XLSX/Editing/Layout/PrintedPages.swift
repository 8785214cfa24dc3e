internal import SheetModel
internal import XMLEvents

/// How a sheet is cut into printed pages from top to bottom (ECMA-376 part 1, 18.3.1.62 to 18.3.1.64 and 18.3.1.73).
///
/// Printers differ a little in how much a page takes, so that it is asked with what a page holds at the most and at the
/// least.
struct PrintedPages {
    /// The part of a page that surely holds rows.
    static let certain = 0.985

    /// The rows that are printed, an area after another.
    private let areas: [ClosedRange<Int>]
    /// The rows that are printed on each page again.
    private let titles: ClosedRange<Int>?
    /// The rows before which a page begins because somebody wants it so.
    private let breaks: Set<Int>
    /// The height that rows have on a page, in points of the sheet.
    private let room: Double
    private let measure: RowMeasure

    /// - Parameters:
    ///   - names: the defined names of the sheet: print area and titles.
    /// - Returns: `nil` where all of the height is fitted onto one page.
    init?(_ measure: RowMeasure, names: PrintNames) {
        let document = measure.outline.document
        self.measure = measure
        titles = names.titleRows
        let last = measure.outline.rows.map(\.index).max() ?? 0
        let printed =
            names.area.isEmpty ? [CellRange(CellReference(row: 0, column: 0), Self.end(last, measure))] : names.area
        areas = printed.map { $0.rows.lowerBound...max($0.rows.lowerBound, min($0.rows.upperBound, last)) }
        breaks = Set(
            document.child(of: document.root, "rowBreaks").map { list in
                document.children(of: list).compactMap { item in
                    document.flag(of: item, "man") ? document.integer(of: item, "id") : nil
                }
            } ?? [])
        let paper = Paper(of: document)
        if document.isFitted {
            let setup = document.child(of: document.root, "pageSetup")
            let across = setup.flatMap { document.integer(of: $0, "fitToWidth") } ?? 1
            let down = setup.flatMap { document.integer(of: $0, "fitToHeight") } ?? 1
            guard down != 1 else { return nil }
            let width = printed.map { measure.geometry.width(of: $0.columns) }.max() ?? 0
            var scale = 1.0
            if across > 0, width > 0 { scale = min(scale, Double(across) * paper.width / width) }
            if down > 1 {
                let height = areas.map { $0.reduce(0) { $0 + measure.shown($1) } }.max() ?? 0
                if height > 0 { scale = min(scale, Double(down) * paper.height / height) }
            }
            // Sheets are fitted in whole per cent.
            room = paper.height / max((scale * 100).rounded(.down) / 100, 0.1)
        } else {
            room = paper.height / paper.scale
        }
    }

    /// The last cell that is printed where no area says so.
    private static func end(_ row: Int, _ measure: RowMeasure) -> CellReference {
        var column = 0
        for item in measure.outline.rows {
            let last = (try? measure.outline.cells(of: item))?.last { cell in
                measure.outline.document.children(of: cell.element).contains { _ in true }
            }
            column = max(column, last?.index ?? 0)
        }
        return CellReference(row: row, column: column)
    }

    /// Whether a page may end within `rows` unless one begins with them, and whether they fit onto a page at all.
    func cuts(_ rows: ClosedRange<Int>) -> Bool {
        guard let area = areas.first(where: { $0.contains(rows.lowerBound) }), rows.lowerBound > area.lowerBound else {
            return false
        }
        var kept = rows.clamped(to: area)
        // What stands behind a break that somebody has set is on another page anyway.
        if let set = breaks.filter({ $0 > kept.lowerBound && $0 <= kept.upperBound }).min() {
            kept = kept.lowerBound...(set - 1)
        }
        let height = kept.reduce(0) { $0 + measure.shown($1) }
        // Rows that begin a page because of a break before them stay as they are, as does what is longer than a page.
        guard !breaks.contains(rows.lowerBound), height <= (room - titleHeight) * Self.certain else { return false }
        return [1, Self.certain].contains { part in
            let starts = starts(in: area, room: room * part)
            return starts.contains { $0 > kept.lowerBound && $0 <= kept.upperBound && !breaks.contains($0) }
        }
    }

    private var titleHeight: Double { titles?.reduce(0) { $0 + measure.shown($1) } ?? 0 }

    /// The rows with which pages begin.
    private func starts(in area: ClosedRange<Int>, room: Double) -> [Int] {
        var starts = [area.lowerBound]
        let titleHeight = titleHeight
        var left = room
        for row in area {
            let height = measure.shown(row)
            let isFirst = row == starts.last
            guard !isFirst, breaks.contains(row) || height > left else {
                left -= height
                continue
            }
            starts.append(row)
            // Titles are printed again on pages that begin behind them.
            left = room - (titles.map { row > $0.upperBound } == true ? titleHeight : 0) - height
        }
        return starts
    }
}

/// The room that a page has within its margins.
private struct Paper {
    /// The width in points.
    var width: Double
    /// The height in points.
    var height: Double
    /// How large the sheet is printed, as a part of its size.
    var scale = 1.0

    /// Short and long side in millimetres, by Windows' number for the paper.
    private static let sizes: [Int: (Double, Double)] = [
        1: (215.9, 279.4), 3: (279.4, 431.8), 4: (279.4, 431.8), 5: (215.9, 355.6), 7: (184.1, 266.7), 8: (297, 420),
        9: (210, 297), 11: (148, 210), 12: (250, 353), 13: (176, 250), 66: (420, 594), 70: (105, 148),
    ]

    init(of document: MarkupDocument) {
        let setup = document.child(of: document.root, "pageSetup")
        let number = setup.flatMap { document.integer(of: $0, "paperSize") } ?? 9
        // What is printed on paper that is not known is taken for A4.
        let size = Self.sizes[number] ?? (210, 297)
        let isLandscape = setup.flatMap { document.value(of: $0, "orientation") } == "landscape"
        let points = 72 / 25.4
        (width, height) = (size.0 * points, size.1 * points)
        if isLandscape { swap(&width, &height) }
        let margins = document.child(of: document.root, "pageMargins")
        func margin(_ name: String, _ usual: Double) -> Double {
            72 * max(margins.flatMap { document.number(of: $0, name) } ?? usual, 0)
        }
        width = max(width - margin("left", 0.7) - margin("right", 0.7), 36)
        height = max(height - margin("top", 0.75) - margin("bottom", 0.75), 36)
        let percent = setup.flatMap { document.integer(of: $0, "scale") } ?? 100
        scale = Double(min(max(percent, 10), 400)) / 100
    }
}

/// What a workbook's names say of how a sheet is printed.
struct PrintNames {
    /// The cells that are printed; all where it is empty.
    var area: [CellRange] = []
    /// The rows that are printed on every page.
    var titleRows: ClosedRange<Int>?

    /// Reads the names of a sheet, by its place among the tabs.
    init(_ workbook: MarkupDocument, sheet: Int) {
        guard let list = workbook.child(of: workbook.root, "definedNames") else { return }
        for element in workbook.children(of: list) where workbook.integer(of: element, "localSheetId") == sheet {
            switch workbook.value(of: element, "name") {
            case "_xlnm.Print_Area": area = Self.ranges(in: workbook.text(of: element))
            case "_xlnm.Print_Titles":
                // The other range is of columns that are repeated.
                let rows = Self.ranges(in: workbook.text(of: element)).first {
                    $0.columns == 0...(CellReference.columnLimit - 1)
                }
                titleRows = rows?.rows
            default: break
            }
        }
    }

    /// The ranges of `'Biểu 01'!$A$1:$F$30,'Biểu 01'!$A$40:$F$50`; none where one cannot be read.
    private static func ranges(in text: String) -> [CellRange] {
        var pieces = [""]
        var isQuoted = false
        for character in text.trimmed {
            if character == "'" { isQuoted.toggle() }
            if character == ",", !isQuoted { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
        }
        let ranges = pieces.map { CellRange($0.split(separator: "!", omittingEmptySubsequences: false).last ?? "") }
        return ranges.contains(nil) ? [] : ranges.compactMap(\.self)
    }
}

extension MarkupDocument {
    /// Whether a worksheet is fitted onto a number of pages.
    fileprivate var isFitted: Bool {
        guard let sheet = child(of: root, "sheetPr"), let setup = child(of: sheet, "pageSetUpPr") else { return false }
        return flag(of: setup, "fitToPage")
    }
}
