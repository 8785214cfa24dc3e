/// Makes rows of a ``SheetGrid`` out of a workbook's batches; what a style says is looked up once.
///
/// ```swift
/// var reader = GridRowReader(context: try workbook.context())
/// if let row = reader.row(at: 0, of: batch) { grid.rows.append(row) }
/// ```
public struct GridRowReader {
    /// What a style says of a cell.
    private struct Look {
        var format: NumberFormat
        var isBold: Bool
        var indent: Int
        var font: String?
        var canShowDate: Bool
        var showsTextAsItIs: Bool
    }

    private let context: SheetContext
    private let locale: DisplayLocale
    private let isEnglish: Bool
    private var looks: [Int32: Look] = [:]
    private var last: (style: Int32, look: Look)?

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
            if case .blank = cell.value, cell.formula == nil { continue }
            cells.append(cell)
        }
        return cells.isEmpty ? nil : GridRow(index: packed.index, isHidden: packed.isHidden, cells: cells)
    }

    private mutating func cell(_ packed: PackedCell, of batch: RowBatch) -> GridCell {
        let look = self.look(packed.style)
        let value = batch.value(of: packed, context: context)
        var cell = GridCell(
            column: Int(packed.column), value: value, shown: "", isBold: look.isBold, indent: look.indent,
            font: look.font)
        switch value {
        case .blank: break
        case .text(let text): cell.shown = look.showsTextAsItIs ? text : look.format.shown(text)
        case .boolean(let flag): cell.shown = flag ? "TRUE" : "FALSE"
        case .error(let error): cell.shown = error.rawValue
        case .number(let number):
            cell.shown = shown(number, packed, look, batch)
            cell.isoDate = isoDate(number, packed, look, batch)
        }
        switch packed.kind {
        case .sharedText: cell.runs = context.sharedStrings.runs(of: Int(packed.start))
        case .text where !batch.runs.isEmpty: cell.runs = batch.runs[packed.start] ?? []
        default: break
        }
        if batch.formulas.indices.contains(Int(packed.formula)) {
            let formula = batch.formulas[Int(packed.formula)]
            cell.formula = batch.text(at: formula.start, count: formula.count)
        }
        return cell
    }

    private func shown(_ number: Double, _ packed: PackedCell, _ look: Look, _ batch: RowBatch) -> String {
        // `General` shows up to ten characters as the file has them.
        if look.format.isGeneral, isEnglish, packed.kind == .number, packed.count <= 10,
            number == 0 || number.magnitude >= 0.0001
        {
            let (start, count) = (Int(packed.start), Int(packed.count))
            if DecimalText.isShortest(batch.bytes.span.extracting(start..<(start + count))) {
                return batch.text(at: start, count: count)
            }
        }
        return look.format.shown(number, dateSystem: context.dateSystem, locale: locale)
    }

    private func isoDate(_ number: Double, _ packed: PackedCell, _ look: Look, _ batch: RowBatch) -> String? {
        guard look.canShowDate || packed.kind == .isoDate else { return nil }
        let kind =
            packed.kind == .isoDate
            ? SerialDate.kind(ofISO: batch.text(of: packed)) : look.format.kind(for: number)
        return SerialDate.isoText(number, dateSystem: context.dateSystem, kind: kind)
    }

    private mutating func look(_ style: Int32) -> Look {
        if let last, last.style == style { return last.look }
        let look = looks[style] ?? newLook(style)
        last = (style, look)
        return look
    }

    private mutating func newLook(_ style: Int32) -> Look {
        let format = context.styles.format(Int(style))
        let font = context.styles.font(Int(style))
        let look = Look(
            format: format.numberFormat, isBold: font?.isBold ?? false, indent: format.indent, font: font?.name,
            canShowDate: format.numberFormat.isDate, showsTextAsItIs: format.numberFormat.showsTextAsItIs)
        looks[style] = look
        return look
    }
}
