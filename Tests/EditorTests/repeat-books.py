"""Workbooks with a pattern row for RepetitionTests, and what openpyxl reads in them.

    repeat-books.py make xlsxwriter|openpyxl HEIGHT FILE    a form whose pattern is rows 8 to 7 + HEIGHT
    repeat-books.py show FILE                               one line for each fact, tabs between its fields

All names and figures are invented.
"""

import sys
import warnings

import openpyxl
import xlsxwriter

warnings.simplefilter("ignore")
FORM, SUMMARY, TABLES = "Biểu 01", "Tổng hợp", "Bảng"


def make(height: int, path: str) -> None:
    """Writes the form with XlsxWriter; `last` is the pattern's last row, `total` the one below."""
    last, total = 7 + height, 8 + height
    book = xlsxwriter.Workbook(path)
    bold, shaded = book.add_format({"bold": True}), book.add_format({"bg_color": "#DDEEFF", "num_format": "#,##0"})
    form, summary = book.add_worksheet(FORM), book.add_worksheet(SUMMARY)
    form.merge_range("A1:F1", "Biểu mẫu minh hoạ", bold)
    form.write_formula("C6", f"=SUM(C8:C{last})", bold, 0)
    for column, heading in enumerate(["Đơn vị", "Mã", "Số", "Gấp đôi", "Tỷ lệ", "Phần"]):
        form.write(6, column, heading, bold)
    for row in range(8, last + 1):
        form.write(f"A{row}", f"Xã mẫu {row}")
        form.write(f"B{row}", row)
        form.write(f"C{row}", 10 * row, shaded)
        form.write_formula(f"D{row}", f"=C{row}*2", shaded, 20 * row)
        form.write_formula(f"E{row}", f"=C{row}/SUM(C$8:C${last})", shaded, 1)
        form.write_formula(f"F{row}", f"=C{row}/$C$6+SUM('{SUMMARY}'!B{row})+C$2", shaded, 1)
        form.write_formula(f"G{row}", f"=C{row}/C{total}+G{row - 1}", shaded, 1)
        form.add_sparkline(f"H{row}", {"range": f"'{FORM}'!C{row}:D{row}"})
    form.add_sparkline("H6", {"range": f"'{FORM}'!C8:C{last}"})
    form.set_row(7, 30, None, {"level": 1})
    if height > 1:
        form.set_row(8, None, None, {"hidden": True})
    form.merge_range(f"I8:J{max(8, last - 1)}", "gộp", shaded)
    form.merge_range(f"K7:K{last}", "dọc", bold)
    form.merge_range(f"L8:L{total}", "", bold)
    form.write_formula("L8", f"=SUM(C8:C{last})", bold, 0)
    form.write_formula(f"C{total}", f"=SUM(C8:C{last})", bold, 0)
    form.write_formula(f"D{total}", f"=SUM($D$8:$D${last})", bold, 0)
    form.write_formula(f"E{total}", "=C8+B7", bold, 0)
    form.write_formula(f"F{total}", f"=SUM(B6:B{total})", bold, 0)
    form.write(f"A{total + 2}", "Người lập")
    form.set_row(total + 1, 44)
    # Another list beside, in columns that the form does not use.
    for row in range(7, 13):
        form.write(f"N{row}", 100 + row)
    form.write_formula("O7", "=SUM(N8:N12)", None, 0)
    summary.write_formula("A1", f"='{FORM}'!C8", None, 0)
    summary.write_formula("A2", f"=SUM('{FORM}'!C8:C{last})", None, 0)
    summary.write_formula("A3", f"='{FORM}'!C{total}", None, 0)
    summary.write_formula("A4", f"=SUM(Xa)+COUNTIF('{FORM}'!$A$8:$A${last},\"Xã*\")", None, 0)
    book.define_name("Xa", f"='{FORM}'!$C$8:$C${last}")
    book.define_name("Tong", f"='{FORM}'!$C${total}")
    form.conditional_format(f"C8:C{last}", {"type": "cell", "criteria": ">", "value": 100, "format": bold})
    form.conditional_format(f"A8:F{last}", {"type": "formula", "criteria": "=$C8>$C$6", "format": shaded})
    form.data_validation(f"B8:B{last}", {"validate": "integer", "criteria": ">", "value": 0})
    form.autofilter(f"A7:F{last}")
    form.print_area(f"A1:G{total}")
    form.repeat_rows(6)
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {"categories": f"='{FORM}'!$A$8:$A${last}", "values": f"='{FORM}'!$C$8:$C${last}", "name": f"='{FORM}'!$C$7"})
    summary.insert_chart("D2", chart)
    make_tables(book, height)
    book.close()


def make_tables(book: xlsxwriter.Workbook, height: int) -> None:
    """Two Excel tables side by side: one that ends with the pattern, a longer one."""
    last = 7 + height
    sheet = book.add_worksheet(TABLES)
    names = [{"header": "Xã"}, {"header": "Giao", "total_function": "sum"}, {"header": "Đạt"}]
    data = [[f"Xã {row}", row, row] for row in range(8, last + 1)]
    sheet.add_table(f"A7:C{last + 1}", {"name": "Giao", "columns": names, "data": data, "total_row": True})
    sheet.add_table("E7:F14", {"name": "Khac", "columns": [{"header": "Tên"}, {"header": "Số"}],
                               "data": [[f"Dòng {row}", row] for row in range(8, 15)]})
    sheet.write_formula("H1", "=SUM(Giao[Đạt])", None, 0)
    sheet.write_formula("H2", f"=SUM(B8:B{last})", None, 0)
    sheet.write_formula("H3", "=SUM(F8:F14)", None, 0)


def show(path: str) -> None:
    """Prints what openpyxl reads."""
    book = openpyxl.load_workbook(path)
    for name, item in book.defined_names.items():
        print("name", name, item.attr_text, sep="\t")
    for sheet in book.worksheets:
        def say(*fields):
            print(sheet.title, *fields, sep="\t")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    say(cell.coordinate, cell.value, cell.number_format)
        for merge in sorted(str(item) for item in sheet.merged_cells.ranges):
            say("merge", merge)
        for rules in sheet.conditional_formatting:
            for rule in rules.rules:
                say("format", rules.sqref, *rule.formula)
        for rule in sheet.data_validations.dataValidation:
            say("validation", rule.sqref, rule.formula1)
        say("filter", sheet.auto_filter.ref)
        say("print", sheet.print_area, sheet.print_title_rows)
        for table in sheet.tables.values():
            say("table", table.name, table.ref, table.autoFilter.ref if table.autoFilter else "")
        for chart in sheet._charts:
            for series in chart.series:
                cache = series.val.numRef.numCache
                say("series", series.cat.strRef.f if series.cat.strRef else series.cat.numRef.f, series.val.numRef.f,
                    series.tx.strRef.f, cache.ptCount if cache else "")
        for number, row in sorted(sheet.row_dimensions.items()):
            if row.ht or row.hidden or row.outlineLevel:
                say("row", number, row.ht, row.hidden, row.outlineLevel)


if sys.argv[1] == "make":
    make(int(sys.argv[3]), sys.argv[4])
    if sys.argv[2] == "openpyxl":
        openpyxl.load_workbook(sys.argv[4]).save(sys.argv[4])
else:
    show(sys.argv[2])
