/// Makes rows of a ``SheetGrid`` out of a workbook's batches; what a style says is looked up once.
///
/// ```swift
/// var reader = GridRowReader(context: try workbook.context())
/// if let row = reader.row(at: 0, of: batch) { grid.rows.append(row) }
/// ```
public struct GridRowReader {
    /// What a style says of a cell.
    private final class Style {
        let look: GridLook
        let format: NumberFormat
        let canShowDate: Bool
        let showsTextAsItIs: Bool

        init(_ index: Int, of styles: StyleSheet) {
            let (format, font) = (styles.format(index), styles.font(index))
            look = GridLook(isBold: font?.isBold ?? false, indent: format.indent, font: font?.name)
            self.format = format.numberFormat
            canShowDate = format.numberFormat.isDate
            showsTextAsItIs = format.numberFormat.showsTextAsItIs
        }
    }

    private let context: SheetContext
    private let locale: DisplayLocale
    private let isEnglish: Bool
    /// By their index, as far as cells have them.
    private var styles: [Style?] = []
    /// Indices from here on, which no sane file has, are looked up each time.
    private static let mostStyles = 1 << 16

    /// Prepares to read the rows of a workbook; texts are shown as in `locale`.
    public init(context: SheetContext, locale: DisplayLocale = .enUS) {
        self.context = context
        self.locale = locale
        isEnglish = locale == .enUS
    }

    /// A row with its cells that have a value or a formula; `nil` where none has.
    ///
    /// - Complexity: linear in the cells and their texts.
    public mutating func row(at position: Int, of batch: RowBatch) -> GridRow? {
        let packed = batch.rows[position]
        var cells: [GridCell] = []
        cells.reserveCapacity(packed.cellCount)
        for place in packed.firstCell..<(packed.firstCell + packed.cellCount) {
            if batch.cells[place].kind == .blank, batch.cells[place].formula < 0 { continue }
            let cell = self.cell(batch.cells[place], of: batch)
            if case .blank = cell.value, !cell.hasFormula { continue }
            cells.append(cell)
        }
        return cells.isEmpty ? nil : GridRow(index: packed.index, isHidden: packed.isHidden, cells: cells)
    }

    private mutating func cell(_ packed: PackedCell, of batch: RowBatch) -> GridCell {
        let style = self.style(packed.style)
        let value = batch.value(of: packed, context: context)
        let (shown, isoDate) =
            switch value {
            case .blank: ("", String?.none)
            case .text(let text): (style.showsTextAsItIs ? text : style.format.shown(text), nil)
            case .boolean(let flag): (flag ? "TRUE" : "FALSE", nil)
            case .error(let error): (error.rawValue, nil)
            case .number(let number):
                (self.shown(number, packed, style, batch), self.isoDate(number, packed, style, batch))
            }
        let runs =
            switch packed.kind {
            case .sharedText: context.sharedStrings.runs(of: Int(packed.start))
            case .text where !batch.runs.isEmpty: batch.runs[packed.start] ?? []
            default: [TextRun]()
            }
        var formula: String?
        if batch.formulas.indices.contains(Int(packed.formula)) {
            let entry = batch.formulas[Int(packed.formula)]
            formula = batch.text(at: entry.start, count: entry.count)
        }
        return GridCell(
            column: Int(packed.column), value: value, shown: shown, isoDate: isoDate, formula: formula,
            look: style.look, runs: runs)
    }

    private func shown(_ number: Double, _ packed: PackedCell, _ style: Style, _ batch: RowBatch) -> String {
        // `General` shows up to ten characters as the file has them.
        if style.format.isGeneral, isEnglish, packed.kind == .number, packed.count <= 10,
            number == 0 || number.magnitude >= 0.0001
        {
            let (start, count) = (Int(packed.start), Int(packed.count))
            if DecimalText.isShortest(batch.bytes.span.extracting(start..<(start + count))) {
                return batch.text(at: start, count: count)
            }
        }
        return style.format.shown(number, dateSystem: context.dateSystem, locale: locale)
    }

    private func isoDate(_ number: Double, _ packed: PackedCell, _ style: Style, _ batch: RowBatch) -> String? {
        guard style.canShowDate || packed.kind == .isoDate else { return nil }
        let kind =
            packed.kind == .isoDate
            ? SerialDate.kind(ofISO: batch.text(of: packed)) : style.format.kind(for: number)
        return SerialDate.isoText(number, dateSystem: context.dateSystem, kind: kind)
    }

    private mutating func style(_ index: Int32) -> Style {
        let index = Int(index)
        guard (0..<Self.mostStyles).contains(index) else { return Style(index, of: context.styles) }
        if index >= styles.count {
            styles.append(contentsOf: repeatElement(nil, count: index + 1 - styles.count))
        } else if let style = styles[index] {
            return style
        }
        let style = Style(index, of: context.styles)
        styles[index] = style
        return style
    }
}
