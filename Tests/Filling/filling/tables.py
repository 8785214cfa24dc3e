"""Excel tables whose row is repeated: alone or two side by side, with a row of totals or totals above."""
import xlsxwriter

from . import world
from .reading import areas, references, tidy
from .shapes import LEAST, SAMPLE, SETTINGS

SHEET, OTHER = "Bảng", "Ngoài"
# (cell of the other sheet, formula, value's name)
OUTSIDE = [
    ("A1", "SUM(BangXa[Đạt])", "results"), ("A2", "ROWS(BangXa[Đạt])", None), ("A3", "COUNTA(BangXa[[#Data],[Đơn vị]])", None),
    ("A4", f"SUM('{SHEET}'!D8:D{{last}})", "results"), ("A5", "SUM(CotDat)", "results"), ("A6", "SUM(BangXa[[Giao]:[Đạt]])", "both"),
    ("A7", "INDEX(BangXa[Đạt],1)+0", "first"), ("A8", "COUNTA(BangXa[[#Headers],[Đạt]])", None)]


def marker(band, filters):
    return "[[" + ", ".join(["mỗi xã", *([f"cột {band}"] if band else []), *filters]) + "]]"


def make(path, shape):
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet(SHEET), book.add_worksheet(OTHER)
    number = book.add_format({"num_format": "#,##0", "border": 1})
    share = book.add_format({"num_format": "0.0%"})
    is_below, filters = shape.total == "below", ["chỉ lấy Kết quả > 999999"] if shape.is_empty else []
    sheet.write("A1", "[[chỉ tiêu: Chỉ tiêu số 01]]")
    sheet.write("B2", "Bảng của Excel, [[Kỳ báo cáo]]")
    formula = "=IF(BangXa[[#This Row],[Giao]]=0,0,BangXa[[#This Row],[Đạt]]/BangXa[[#This Row],[Giao]])"
    sheet.add_table(f"A7:E{9 if is_below else 8}", {"name": "BangXa", "total_row": is_below, "style": "Table Style Light 9", "columns": [
        {"header": "Cờ", "total_string": "Cộng"}, {"header": "Đơn vị"}, {"header": "Giao", "total_function": "sum", "format": number},
        {"header": "Đạt", "total_function": "sum", "format": number}, {"header": "Tỷ lệ", "formula": formula, "format": share}]})
    sheet.write("A8", marker("A:E" if shape.tables == 2 else "", filters))
    sheet.write("B8", "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""))
    sheet.write("C8", "[[Chỉ tiêu giao]]", number)
    sheet.write("D8", "[[Kết quả]]", number)
    if is_below:
        sheet.write("B11", "Người lập")
    else:
        sheet.write_formula("C6", "=SUBTOTAL(109,BangXa[Giao])", number)
        sheet.write_formula("D6", "=SUBTOTAL(109,BangXa[Đạt])", number)
    if shape.tables == 2:
        sheet.add_table("G7:I8", {"name": "BangHai", "columns": [{"header": "Cờ"}, {"header": "Đơn vị"}, {"header": "Đạt"}]})
        sheet.write("G8", marker("G:I", filters or [f"chỉ lấy Kết quả >= {LEAST}"]))
        sheet.write("H8", "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""))
        sheet.write("I8", "[[Kết quả]]", number)
        other.write_formula("B1", "=SUM(BangHai[Đạt])")
    book.define_name("CotDat", "=BangXa[Đạt]")
    for place, formula, _ in OUTSIDE:
        other.write_formula(place, "=" + formula.format(last=8))
    chart = book.add_chart({"type": "line"})
    chart.add_series({"categories": f"='{SHEET}'!$B$8:$B$8", "values": f"='{SHEET}'!$D$8:$D$8"})
    other.insert_chart("D2", chart)
    other.data_validation("C1", {"validate": "list", "source": '=INDIRECT("BangXa[Đơn vị]")'})
    book.close()


def check(ledger, shape, output, template):
    last, results, quotas = shape.end, [world.result(k) for k in shape.items], [world.quota(k) for k in shape.items]
    end = last + (shape.total == "below")
    tables = output.formulas[SHEET].tables
    found = {name: (table.ref, table.autoFilter and table.autoFilter.ref) for name, table in ((t.name, t) for t in tables.values())}
    expected = {"BangXa": (f"A7:E{end}", f"A7:E{last}")}
    if shape.tables == 2:
        expected["BangHai"] = (f"G7:I{shape.second_end}",) * 2
    ledger.same("Excel tables", found, expected)
    columns = [(c.name, c.totalsRowFunction, c.calculatedColumnFormula and c.calculatedColumnFormula.attr_text) for c in tables["BangXa"].tableColumns]
    old = template.formulas[SHEET].tables["BangXa"].tableColumns
    ledger.same("columns of Excel tables", columns, [
        (c.name, c.totalsRowFunction, c.calculatedColumnFormula and c.calculatedColumnFormula.attr_text) for c in old])
    for k in shape.items:
        row = SAMPLE + k
        ledger.same("figures in Excel tables", [output.value(SHEET, f"{c}{row}") for c in "ABCD"],
                    [None, world.name(k), world.quota(k), world.result(k)], f"row {row}")
    for row in range(SAMPLE, last + 1) if shape.items else []:
        ledger.same("calculated columns", output.formula(SHEET, f"E{row}"), template.formula(SHEET, "E8"), f"E{row}")
    for place, k in enumerate(shape.second if shape.tables == 2 else []):
        ledger.same("figures in Excel tables", [output.value(SHEET, f"{c}{SAMPLE + place}") for c in "GHI"], [None, world.name(k), world.result(k)])
    totals(ledger, shape, output, results, quotas)
    values = {"results": sum(results), "both": sum(results) + sum(quotas), "first": results[0] if results else 0}
    for place, formula, name in OUTSIDE:
        ledger.same("structured references", output.formula(OTHER, place), formula.format(last=last), place)
        if name:
            ledger.same("values of structured references", output.value(OTHER, place), values[name], place)
    if shape.tables == 2:
        ledger.same("values of structured references", output.value(OTHER, "B1"), sum(world.result(k) for k in shape.second), "beside")
    ledger.same("name of a table's column", output.names_of().get("CotDat"), "BangXa[Đạt]")
    chart = output.chart(OTHER)
    caches = references(chart, "val") + references(chart, "cat")
    ledger.same("chart of an Excel table", [tidy(c.formula) for c in caches], [tidy(f"'{SHEET}'!${c}$8:${c}${last}") for c in "DB"])
    ledger.same("validations by INDIRECT", output.checks(OTHER), [("C1", "list", ('INDIRECT("BangXa[Đơn vị]")',))])


def totals(ledger, shape, output, results, quotas):
    kind = f"total of an Excel table, {shape.total}"
    row = 6 if shape.total == "above" else shape.end + 1
    if shape.total == "above":
        ledger.same(kind, output.formula(SHEET, f"D{row}"), "SUBTOTAL(109,BangXa[Đạt])")
    else:
        ledger.same(kind, output.value(SHEET, f"A{row}"), "Cộng")
        ledger.same(kind, output.value(SHEET, f"B{row + 2}"), "Người lập")
    ledger.same(kind, [output.value(SHEET, f"{c}{row}") for c in "CD"], [sum(quotas), sum(results)], "values")


def moved(shape, sheet, cell):
    return cell if sheet != SHEET or int(cell[1:]) <= SAMPLE else f"{cell[0]}{int(cell[1:]) + shape.end - SAMPLE}"
