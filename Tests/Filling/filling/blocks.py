"""Several sample rows: a block of two for each commune, with merged cells and borders of its own; and a loop within a loop."""
import xlsxwriter

from . import world
from .reading import areas
from .shapes import LEAST, SETTINGS

BLOCK, NESTED, OTHER = "Khối", "Lồng", "Dò"
HEIGHTS = {8: 27, 9: 18}


def end(shape, second=False):
    """The last row of all blocks of two."""
    return 7 + 2 * max(len(shape.second if second else shape.items), 1)


def nested_end(shape):
    """The last row where each commune has a row and one for each of two indicators; one of each is left for nobody."""
    return 7 + (3 * len(shape.items) or 2)


def marker(shape, band, more, second=False):
    filters = ["chỉ lấy Kết quả > 999999"] if shape.is_empty else [f"chỉ lấy Kết quả >= {LEAST}"] if second else []
    return "[[" + ", ".join(["mỗi xã", *more, *([f"cột {band}"] if shape.tables == 2 else []), *filters]) + "]]"


def make(path, shape):
    book = xlsxwriter.Workbook(path)
    edge = {"font_name": "Times New Roman", "left": 1, "right": 1, "valign": "vcenter"}
    formats = {
        "top": book.add_format({**edge, "top": 1, "num_format": "#,##0"}),
        "bottom": book.add_format({**edge, "bottom": 6, "bottom_color": "#C00000", "num_format": "#,##0", "italic": True}),
        "both": book.add_format({**edge, "top": 1, "bottom": 6, "align": "center"}), "bold": book.add_format({"bold": True, "top": 2})}
    block(book, shape, formats)
    nested(book, shape, formats)
    other = book.add_worksheet(OTHER)
    other.write_formula("A1", f"=SUM('{BLOCK}'!E8:E9)")
    other.write_formula("A2", f"=SUM('{BLOCK}'!E9:E9)")
    other.write_formula("A3", f"='{BLOCK}'!E9+0")
    other.write_formula("A4", f"=SUM('{NESTED}'!E8:E9)")
    other.write_formula("A5", f"=COUNTA('{NESTED}'!C8:C9)")
    other.write_formula("A6", f"=SUM('{NESTED}'!E9:E9)")
    book.close()


def block(book, shape, formats):
    sheet, top, bottom = book.add_worksheet(BLOCK), formats["top"], formats["bottom"]
    sheet.write("A2", "[[chỉ tiêu: Chỉ tiêu số 01]]")
    for row, height in HEIGHTS.items():
        sheet.set_row(row - 1, height)
    sheet.write("A8", marker(shape, "A:G", ["2 dòng"]))
    sheet.merge_range("B8:B9", "[[STT]]", formats["both"])
    sheet.merge_range("C8:C9", "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""), formats["both"])
    for row, kind, value, style in ((8, "Giao", "[[Chỉ tiêu giao]]", top), (9, "Đạt", "[[Kết quả]]", bottom)):
        sheet.write(f"D{row}", kind, style)
        sheet.write(f"E{row}", value, style)
    sheet.write_formula("F8", "=E9-E8", top)
    sheet.write_formula("F9", '=SUMIF(D$8:D$9,D9,E$8:E$9)', bottom)
    sheet.merge_range("G7:G9", "Vùng", formats["both"])
    row = 7 if shape.total == "above" else 10
    sheet.write_formula(f"E{row}", '=SUMIF(D8:D9,"Đạt",E8:E9)', formats["bold"])
    sheet.write("C12", "Người lập")
    sheet.conditional_format("E9", {"type": "cell", "criteria": "<", "value": "=E8", "format": formats["bold"]})
    sheet.data_validation("E8:E9", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.print_area("A1:G12")
    if shape.tables == 2:
        sheet.write("I8", marker(shape, "I:L", ["2 dòng"], second=True))
        sheet.merge_range("J8:J9", "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""), formats["both"])
        sheet.write("K8", "Kết quả", top)
        sheet.write("K9", "[[Kết quả]]", bottom)
        sheet.write_formula("K7", "=SUM(K8:K9)", formats["bold"])


def nested(book, shape, formats):
    sheet = book.add_worksheet(NESTED)
    sheet.write("A2", "[[chỉ tiêu: Chỉ tiêu số 01]]")
    sheet.write("A8", marker(shape, "A:G", []))
    sheet.write("B8", "[[STT]]", formats["top"])
    sheet.write("C8", "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""), formats["top"])
    sheet.write("A9", "[[mỗi chỉ tiêu]]")
    sheet.write("C9", "- [[Tên chỉ tiêu]]", formats["bottom"])
    sheet.write("E9", "[[Kết quả]]", formats["bottom"])
    row = 7 if shape.total == "above" else 10
    sheet.write_formula(f"E{row}", "=SUM(E8:E9)", formats["bold"])
    sheet.write("C12", "Người lập")


def check(ledger, shape, output, template):
    last, results, quotas = end(shape), [world.result(k) for k in shape.items], [world.quota(k) for k in shape.items]
    rows = range(8, last + 1)
    check_block(ledger, shape, output, template, rows)
    kind, total = f"total of blocks, {shape.total}", 7 if shape.total == "above" else last + 1
    ledger.same(kind, output.formula(BLOCK, f"E{total}"), f'SUMIF(D8:D{last},"Đạt",E8:E{last})')
    ledger.same(kind, output.value(BLOCK, f"E{total}"), sum(results), "value")
    ledger.same("what stands below blocks", output.value(BLOCK, f"C{last + 3}"), "Người lập")
    look = "formulas over blocks"
    ledger.same(look, output.formula(OTHER, "A1"), f"SUM('{BLOCK}'!E8:E{last})")
    ledger.same(look, output.value(OTHER, "A1"), sum(results) + sum(quotas), "value")
    ledger.same(look, output.formula(OTHER, "A2"), f"SUM('{BLOCK}'!E9:E9)", "some of the block's rows")
    ledger.same(look, output.formula(OTHER, "A3"), f"'{BLOCK}'!E9+0")
    check_second(ledger, shape, output)
    check_nested(ledger, shape, output, results)


def check_block(ledger, shape, output, template, rows):
    sheet, old = output.formulas[BLOCK], template.formulas[BLOCK]
    for place, k in enumerate(shape.items):
        row = 8 + 2 * place
        found = [output.value(BLOCK, cell) for cell in (f"A{row}", f"B{row}", f"C{row}", f"D{row}", f"E{row}", f"D{row + 1}", f"E{row + 1}")]
        ledger.same("figures of blocks", found, [None, k + 1, world.name(k), "Giao", world.quota(k), "Đạt", world.result(k)], f"row {row}")
        ledger.same("formulas of blocks", [output.formula(BLOCK, f"F{row}"), output.formula(BLOCK, f"F{row + 1}")],
                    [f"E{row + 1}-E{row}", f"SUMIF(D$8:D${rows[-1]},D{row + 1},E$8:E${rows[-1]})"], f"row {row}")
    expected = [f"{c}{row}:{c}{row + 1}" for row in rows[::2] for c in "BC"] + [f"G7:G{rows[-1]}"]
    if shape.tables == 2:
        expected += [f"J{row}:J{row + 1}" for row in range(8, end(shape, True), 2)]
    ledger.same("merged ranges of blocks", output.merges(BLOCK), sorted(expected))
    for row in rows:
        model = 8 + (row - 8) % 2
        for column in "BCDEF":
            cell, first = sheet[f"{column}{row}"], old[f"{column}{model}"]
            same = (cell.border.top.style, cell.border.bottom.style, cell.number_format, cell.font.i) == (
                first.border.top.style, first.border.bottom.style, first.number_format, first.font.i)
            ledger.holds("borders and formats of blocks", same, f"{column}{row} is not as {column}{model}")
        if shape.tables == 1:
            ledger.same("heights of blocks", sheet.row_dimensions[row].height, HEIGHTS[model], f"row {row}")
    ledger.same("checks of blocks", output.checks(BLOCK), [(areas(f"E8:E{rows[-1]}"), "whole", ("0",))])
    rules = [(place, f) for place, _, f in output.rules(BLOCK)]
    ledger.same("rules of blocks", rules, [(areas(" ".join(f"E{row}" for row in rows[1::2])), ("E8",))])
    ledger.same("print area of blocks", output.formulas[BLOCK].print_area, f"'{BLOCK}'!$A$1:$G${rows[-1] + 3}")


def check_second(ledger, shape, output):
    if shape.tables == 1:
        return
    last, kind = end(shape, True), "blocks beside"
    for place, k in enumerate(shape.second):
        row = 8 + 2 * place
        ledger.same(kind, [output.value(BLOCK, f"J{row}"), output.value(BLOCK, f"K{row + 1}")], [world.name(k), world.result(k)], f"row {row}")
    ledger.same(kind, output.formula(BLOCK, "K7"), f"SUM(K8:K{last})")
    ledger.same(kind, output.value(BLOCK, "K7"), sum(world.result(k) for k in shape.second), "value")


def check_nested(ledger, shape, output, results):
    last, kind = nested_end(shape), "loop within a loop"
    for place, k in enumerate(shape.items):
        row = 8 + 3 * place
        found = [output.value(NESTED, cell) for cell in (f"B{row}", f"C{row}", f"C{row + 1}", f"E{row + 1}", f"C{row + 2}", f"E{row + 2}")]
        ledger.same(kind, found, [k + 1, world.name(k), "- Chỉ tiêu số 01", world.result(k), "- Chỉ tiêu số 02", world.result(k, 1)], f"row {row}")
    total = 7 if shape.total == "above" else last + 1
    both = sum(results) + sum(world.result(k, 1) for k in shape.items)
    ledger.same(kind, output.formula(NESTED, f"E{total}"), f"SUM(E8:E{last})", "total")
    ledger.same(kind, output.value(NESTED, f"E{total}"), both, "value")
    ledger.same(kind, output.formula(OTHER, "A4"), f"SUM('{NESTED}'!E8:E{last})")
    ledger.same(kind, output.formula(OTHER, "A5"), f"COUNTA('{NESTED}'!C8:C{last})")
    # The inner loop's own row: it grows by the indicators of the first commune.
    ledger.same(kind, output.formula(OTHER, "A6"), f"SUM('{NESTED}'!E9:E{10 if results else 9})", "the inner row")
    ledger.same(kind, output.value(NESTED, f"C{last + 3}"), "Người lập", "below")


def moved(shape, sheet, cell):
    by = {BLOCK: end(shape) - 9, NESTED: nested_end(shape) - 9}.get(sheet, 0)
    return cell if int(cell[1:]) <= 9 else f"{cell[0]}{int(cell[1:]) + by}"
