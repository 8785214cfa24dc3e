public import SheetModel

/// Writes what calculating a workbook gave as `doisoat.calculation/1`.
public enum CalculationJSON {
    /// Appends the whole document.
    public static func append(_ calculation: Calculation, file: String, to buffer: inout TextBuffer) {
        buffer.raw("{\"schema\":\"doisoat.calculation/1\",\"file\":")
        buffer.string(file)
        for (name, count) in [
            ("formulas", calculation.formulas), ("agree", calculation.agree), ("volatile", calculation.volatile),
        ] {
            buffer.comma()
            buffer.key(name)
            buffer.integer(count)
        }
        buffer.raw(",\"differ\":")
        buffer.list(calculation.differ) { buffer, item in
            place(item.sheet, item.cell, item.formula, to: &buffer)
            buffer.raw(",\"stored\":")
            value(item.stored, to: &buffer)
            buffer.raw(",\"computed\":")
            value(item.computed, to: &buffer)
            buffer.raw("}")
        }
        buffer.raw(",\"notEvaluated\":")
        buffer.list(calculation.notEvaluated) { buffer, item in
            place(item.sheet, item.cell, item.formula, to: &buffer)
            buffer.member("reason", item.reason)
            buffer.raw("}")
        }
        buffer.raw("}\n")
    }

    private static func place(_ sheet: String, _ cell: CellReference, _ formula: String, to buffer: inout TextBuffer) {
        buffer.raw("{\"sheet\":")
        buffer.string(sheet)
        buffer.member("cell", cell.description)
        buffer.member("formula", formula)
    }

    private static func value(_ value: CellValue, to buffer: inout TextBuffer) {
        switch value {
        case .blank: buffer.raw("null")
        case .number(let number): buffer.number(number)
        case .text(let text): buffer.string(text)
        case .boolean(let flag): buffer.boolean(flag)
        case .error(let error): buffer.string(error.rawValue)
        }
    }
}
