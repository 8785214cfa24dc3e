#!/usr/bin/env python3
"""Writes repeat-forms.xlsx beside this script with XlsxWriter: forms with a pattern row, block or column to be repeated.
All names and figures are invented."""
import datetime
import os

import xlsxwriter

FOLDER = os.path.dirname(os.path.abspath(__file__))


def rows_form(book, formats):
    sheet = book.add_worksheet("Biểu 01")
    head, cell, rate, bold = (formats[name] for name in ("head", "cell", "rate", "bold"))
    sheet.merge_range("A1:L1", "BIỂU MẪU BỊA ĐẶT", bold)
    for column, text in enumerate(["Vùng", "STT", "Đơn vị", "Giao", "Đạt", "Tỷ lệ", "Cộng", "Phần", "Luỹ kế", "Mảng", "Ghi chú"]):
        sheet.write(4, column, text, head)
    sheet.write("C6", "Tổng trên", bold)
    sheet.write_formula("D6", "=SUM(D8:D8)", cell, 100)
    sheet.write_formula("E6", "=SUM($E$8:$E$8)", cell, 60)
    sheet.write_formula("F6", "=E6/D6", rate, 0.6)
    sheet.merge_range("A7:A9", "Vùng một", cell)
    sheet.write("C7", "Dòng đầu", cell)
    sheet.write("D7", 10, cell)
    sheet.write("E7", 5, cell)
    sheet.write("G7", 7, cell)
    sheet.write("I7", 0, cell)
    sheet.set_row(7, 30, None, {"level": 1})
    sheet.write("B8", 1, cell)
    sheet.write_url("C8", "https://example.org/xa", cell, "Xã mẫu")
    sheet.write("D8", 100, cell)
    sheet.write("E8", 60, cell)
    sheet.write_formula("F8", "=E8/D8", rate, 0.6)
    sheet.write_formula("G8", "=SUM(D8:E8)", cell, 160)
    sheet.write_formula("H8", "=D8/D$10", rate, 1)
    sheet.write_formula("I8", "=I7+D8", cell, 100)
    sheet.write_array_formula("J8:J8", "{=D8*2}", cell, 200)
    sheet.merge_range("K8:L8", "ghi", cell)
    sheet.write_formula("N8", "=RANK(D8,$D$8:$D$8)", cell, 1)
    sheet.write_formula("O8", "=SUM(D$8:D8)", cell, 100)
    sheet.write_formula("P8", "=D8/D10", rate, 1)
    sheet.write_formula("Q8", "='Danh mục'!A1", cell, "a")
    sheet.write_comment("D8", "Ghi chú của dòng mẫu")
    sheet.write("C9", "Dòng cuối", cell)
    sheet.write("D9", 1, cell)
    sheet.write("E9", 1, cell)
    sheet.write("C10", "Tổng dưới", bold)
    sheet.write_formula("D10", "=SUM(D8:D8)", cell, 100)
    sheet.write_formula("E10", "=SUM(E7:E9)", cell, 66)
    sheet.write_formula("F10", "=E10/D10", rate, 0.66)
    sheet.write_formula("G10", "=COUNTA(C8:C8)", cell, 1)
    sheet.write_formula("H10", "=D8", cell, 100)
    sheet.write_formula("I10", "=SUM(D8:E8)", cell, 160)
    sheet.write_formula("J10", "=ROWS($8:$8)", cell, 1)
    sheet.write_formula("K10", "=SUM(D6:D7)", cell, 110)
    sheet.merge_range("D12:F12", "NGƯỜI KÝ (bịa đặt)", bold)
    sheet.print_area("A1:L12")
    sheet.repeat_rows(3, 4)
    sheet.conditional_format("F8", {"type": "cell", "criteria": "<", "value": 1, "format": formats["red"]})
    sheet.conditional_format("F6:F10", {"type": "cell", "criteria": ">", "value": 2, "format": formats["red"]})
    sheet.conditional_format("D8:E8", {"type": "formula", "criteria": "=$D8>AVERAGE($D$8:$D$8)", "format": formats["red"]})
    sheet.conditional_format("E8", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("E8", {"validate": "integer", "criteria": "<=", "value": "=$D8"})
    sheet.data_validation("C8", {"validate": "list", "source": "='Danh mục'!$A$1:$A$3"})
    sheet.ignore_errors({"number_stored_as_text": "C8:C8"})
    sheet.unprotect_range("E8", "nhap")
    sheet.autofilter("B7:I8")
    sheet.add_sparkline("M8", {"range": "'Biểu 01'!D8:E8"})
    sheet.add_sparkline("M10", {"range": "'Biểu 01'!D8:D8"})
    sheet.set_h_pagebreaks([11])
    for name, place in [("MauDong", "$D$8:$D$8"), ("MotO", "$D$8"), ("DuoiBang", "$D$10"), ("HetKhoi", "$D$6:$D$8")]:
        book.define_name(name, f"='Biểu 01'!{place}")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"name": "='Biểu 01'!$D$5", "categories": "='Biểu 01'!$C$8:$C$8", "values": "='Biểu 01'!$D$8:$D$8"})
    chart.add_series({"name": "='Biểu 01'!$E$5", "categories": "='Biểu 01'!$C$7:$C$9", "values": "='Biểu 01'!$E$7:$E$9"})
    sheet.insert_chart("C15", chart)


def others(book, formats):
    cell = formats["cell"]
    sheet = book.add_worksheet("Tổng hợp")
    for row, formula in enumerate(["=SUM('Biểu 01'!D8:D8)", "='Biểu 01'!D10", "=COUNT('Biểu 01'!D7:D8)", "=SUMPRODUCT('Biểu 01'!$D$8:$D$8,'Biểu 01'!$E$8:$E$8)", "=SUM(MauDong)", "='Biểu 01'!D8"]):
        sheet.write_formula(row, 0, formula, cell)
    sheet = book.add_worksheet("Danh mục")
    for row, text in enumerate("abc"):
        sheet.write(row, 0, text)


def two_tables(book, formats):
    sheet = book.add_worksheet("Hai bảng")
    cell, bold = formats["cell"], formats["bold"]
    for column, text in [(0, "STT"), (1, "Đơn vị"), (2, "Giao"), (3, "Đạt"), (5, "Mục"), (6, "Số")]:
        sheet.write(3, column, text, formats["head"])
    sheet.write("A5", 1, cell)
    sheet.write("B5", "Xã mẫu", cell)
    sheet.write("C5", 100, cell)
    sheet.write_formula("D5", "=C5*2+G$5", cell, 205)
    sheet.write_formula("C6", "=SUM(C5:C5)", bold, 100)
    sheet.write_formula("D6", "=SUM(D5:D5)", bold, 205)
    sheet.merge_range("A8:D8", "Ký tên (bịa đặt)", bold)
    for row in range(4, 9):
        sheet.write(row, 5, f"Mục {row - 3}", cell)
        sheet.write(row, 6, row + 1, cell)
    sheet.write_formula("G10", "=SUM(G5:G9)", bold, 35)
    sheet.write_formula("G11", "=C6+D6", bold, 305)
    sheet.write_formula("G12", "=SUM(C5:C5)", bold, 100)
    sheet.merge_range("F6:F7", "Mục gộp", cell)
    sheet.conditional_format("G5:G9", {"type": "cell", "criteria": ">", "value": 7, "format": formats["red"]})
    sheet.conditional_format("C5:D5", {"type": "cell", "criteria": ">", "value": 7, "format": formats["red"]})
    sheet.set_row(8, 42)


def block_form(book, formats):
    sheet = book.add_worksheet("Khối")
    cell, bold = formats["cell"], formats["bold"]
    sheet.write("D3", 1000, cell)
    sheet.merge_range("A5:A7", "Xã mẫu", cell)
    for row, (kind, value) in enumerate([("Tổng", None), ("Nam", 3), ("Nữ", 4)], 4):
        sheet.write(row, 1, kind, cell)
        if value:
            sheet.write(row, 3, value, cell)
    sheet.merge_range("B6:C6", "Nam", cell)
    sheet.write_formula("D5", "=SUM(D6:D7)", bold, 7)
    sheet.write_formula("E5", "=D5/SUMIF(B$5:B$7,B5,D$5:D$7)", cell, 1)
    sheet.write_formula("E6", "=D6/D5", cell, 3 / 7)
    sheet.write_formula("E7", "=$D$3+D7", cell, 1004)
    sheet.write_formula("D8", '=SUMIF(B5:B7,"Tổng",D5:D7)', bold, 7)
    sheet.write_formula("E8", "=SUM(D6:D7)", bold, 7)
    sheet.write_formula("F8", "=D6", bold, 3)
    sheet.conditional_format("D6", {"type": "cell", "criteria": ">", "value": 2, "format": formats["red"]})
    sheet.data_validation("D6:D7", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.set_row(4, 27)
    sheet.set_row(6, None, None, {"hidden": True})


def table_form(book, formats):
    sheet = book.add_worksheet("Bảng")
    sheet.add_table("A3:C5", {"name": "SoLieu", "total_row": True, "columns": [
        {"header": "Đơn vị", "total_string": "Cộng"}, {"header": "Giao", "total_function": "sum"},
        {"header": "Gấp đôi", "formula": "=[@Giao]*2"}]})
    sheet.write("A4", "Xã mẫu")
    sheet.write("B4", 100)
    sheet.write_formula("C4", "=SoLieu[[#This Row],[Giao]]*2", None, 200)
    sheet.write_formula("E2", "=SUM(SoLieu[Giao])", None, 100)


def columns_form(book, formats):
    sheet = book.add_worksheet("Theo cột")
    cell, head, bold = formats["cell"], formats["head"], formats["bold"]
    sheet.set_column("A:A", 20)
    sheet.set_column("B:B", 11)
    sheet.set_column("C:C", 7, cell)
    sheet.set_column("D:D", 9)
    sheet.set_column("E:F", 13)
    sheet.merge_range("A1:E1", "Biểu theo cột (bịa đặt)", bold)
    sheet.merge_range("C3:D3", "Xã mẫu", head)
    sheet.write("C4", "Giao", head)
    sheet.write("D4", "Đạt", head)
    for row in range(4, 6):
        line = row + 1
        sheet.write(row, 0, f"Chỉ tiêu {row - 3}", cell)
        sheet.write_formula(row, 1, f'=SUMIF(C$4:D$4,"Giao",C{line}:D{line})', cell, 5)
        sheet.write(row, 2, 5, cell)
        sheet.write_formula(row, 3, f"=C{line}*2", cell, 10)
        sheet.write_formula(row, 4, f'=SUMIF($C$4:$D$4,"Đạt",$C{line}:$D{line})', bold, 10)
        sheet.write_formula(row, 5, f"=SUM(C{line}:C{line})", bold, 5)
    sheet.conditional_format("C5:D6", {"type": "cell", "criteria": ">", "value": 7, "format": formats["red"]})
    sheet.data_validation("C5:C6", {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.print_area("A1:E6")
    sheet.repeat_columns("A:A")
    sheet.set_v_pagebreaks([6])


with xlsxwriter.Workbook(os.path.join(FOLDER, "repeat-forms.xlsx")) as workbook:
    workbook.set_properties({"title": "Biểu để lặp (bịa đặt)", "created": datetime.datetime(2026, 1, 1)})
    shapes = {
        "bold": workbook.add_format({"bold": True}), "red": workbook.add_format({"bg_color": "#FFC7CE"}),
        "head": workbook.add_format({"bold": True, "border": 1, "text_wrap": True}),
        "cell": workbook.add_format({"border": 1, "num_format": "#,##0"}),
        "rate": workbook.add_format({"border": 1, "num_format": "0.0%"}),
    }
    for make in (rows_form, others, two_tables, block_form, table_form, columns_form):
        make(workbook, shapes)
