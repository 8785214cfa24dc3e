#!/usr/bin/env python3
"""read-showcase.py FILE: reads the showcase workbook with openpyxl and python-calamine and compares with what it was
written from. Prints each difference; exit 1 when there is one."""
import datetime as dt
import sys

import openpyxl
import python_calamine

path = sys.argv[1]
faults = 0


def same(what, found, expected):
    global faults
    if found != expected:
        faults += 1
        print(f"{what}: {found!r} rather than {expected!r}")


book = openpyxl.load_workbook(path)
same("sheets", book.sheetnames, ["Biểu 01", "Biểu đồ", "Bảng và nhóm", "Danh mục"])
sheet = book["Biểu 01"]
same("state", book["Danh mục"].sheet_state, "hidden")
same("A1", sheet["A1"].value, "UBND HUYỆN PHƯỚC SƠN")
same("bold", (sheet["A1"].font.b, sheet["A1"].font.sz, sheet["A1"].font.name), (True, 14, "Times New Roman"))
same("formula", sheet["E7"].value, "=D7/C7")
same("rate", sheet["E7"].number_format, "0.0%")
same("date", sheet["F7"].value, dt.datetime(2022, 10, 26))
same("fill", sheet["A6"].fill.fgColor.rgb, "FFDDEBF7")
same("border", (sheet["A6"].border.left.style, sheet["A15"].border.top.style), ("thin", "double"))
same("alignment", (sheet["A6"].alignment.horizontal, sheet["A6"].alignment.wrap_text), ("center", True))
same("rotation", book["Bảng và nhóm"]["E1"].alignment.textRotation, 45)
same("unlocked", sheet["G7"].protection.locked, False)
same("merged", sorted(str(r) for r in sheet.merged_cells.ranges), ["A15:B15", "A1:C1", "A3:G3", "A4:G4"])
same("frozen", sheet.freeze_panes, "C7")
same("note", sheet["D10"].comment.text, "Thiếu 01 đồng chí,\nđã giải trình.")
same("author", sheet["D10"].comment.author, "Cán bộ tổng hợp")
same("link", sheet["B7"].hyperlink.location, "'Biểu đồ'!A1")
same("target", sheet["G1"].hyperlink.target, "https://example.org/bieu-01?a=1&b=2")
rule = sheet.data_validations.dataValidation[0]
same("validation", (rule.type, rule.formula1, str(rule.sqref)), ("list", "DanhGia", "G7:G14"))
formats = [(str(r.sqref), [x.type for x in r.rules]) for r in sheet.conditional_formatting]
same("formats", formats, [
    ("D7:D14", ["expression"]), ("E7:E14", ["cellIs"]), ("C7:C14", ["dataBar"]), ("F7:F14", ["colorScale"])])
same("orientation", (sheet.page_setup.orientation, sheet.page_setup.paperSize), ("landscape", 9))
same("fits", (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight), (True, 0))
same("titles", sheet.print_title_rows, "$5:$6")
same("area", sheet.print_area, "'Biểu 01'!$A$1:$G$18")
same("header", (sheet.oddHeader.left.text, sheet.oddHeader.right.text), ("Biểu 01", "Năm 2022"))
same("protection", (sheet.protection.sheet, sheet.protection.formatColumns, sheet.protection.formatRows), (True, False, True))
expected = openpyxl.worksheet.protection.SheetProtection()
expected.set_password("bieu01")
same("password", sheet.protection.password, expected.password)
same("hidden column", sheet.column_dimensions["H"].hidden, True)
same("row height", sheet.row_dimensions[3].height, 28)
try:
    import PIL  # without it openpyxl drops pictures

    same("pictures", len(sheet._images), 1)
except ImportError:
    pass
same("charts", [type(c).__name__ for c in book["Biểu đồ"]._charts], ["BarChart", "BarChart", "LineChart", "PieChart"])
table = book["Bảng và nhóm"].tables["HộNghèo"]
same("table", (table.ref, [c.name for c in table.tableColumns]), ("A1:C9", ["Xã", "Quý", "Số hộ"]))
rows = book["Bảng và nhóm"].row_dimensions
same("outline", (rows[11].outlineLevel, rows[12].hidden, rows[13].collapsed), (1, True, True))
same("filter", book["Bảng và nhóm"].auto_filter.ref, "E1:F5")
same("breaks", [b.id for b in book["Bảng và nhóm"].row_breaks.brk], [10])
properties = book.properties
same("properties", (properties.title, properties.creator), ("Biểu 01: Kết quả giao quân", "Ban CHQS huyện"))
same("created", properties.created.replace(tzinfo=None), dt.datetime(2022, 10, 26, 8, 30))
custom = {p.name: p.value for p in book.custom_doc_props.props}
same("custom", (custom["Mã biểu"], custom["Lần nộp"], custom["Đã duyệt"]), ("bieu-01", 2, True))

values = python_calamine.load_workbook(path).get_sheet_by_name("Biểu 01").to_python()
same("calamine, E10", values[9][4], 0.5)
same("calamine, total", values[14][:4], ["Tổng cộng", "", 30.0, 29.0])
same("calamine, B17", values[16][1:3], ["=1+1 là chữ", True])
sys.exit(1 if faults else 0)
