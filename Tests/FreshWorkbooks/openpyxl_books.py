"""Ten workbooks by openpyxl, and what it wrote into each cell."""
import datetime as dt

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

import content
from expectation import Expectation, value

WRITTEN = dt.datetime(2022, 10, 26, 8)


class Book:
    """An openpyxl workbook and its expectation, filled side by side."""

    def __init__(self, name, write_only=False):
        self.workbook = openpyxl.Workbook(write_only=write_only)
        if not write_only:
            self.workbook.remove(self.workbook.active)
        self.workbook.properties.created = self.workbook.properties.modified = WRITTEN
        self.name, self.expected = name, Expectation("openpyxl", name + ".xlsx")

    def sheet(self, name, state="visible"):
        sheet = self.workbook.create_sheet(name)
        sheet.sheet_state = state
        return sheet, self.expected.sheet(name, state)

    @staticmethod
    def put(sheet, expected, ref, python, number_format=None, shown=None):
        cell = sheet[ref]
        cell.value = python
        if isinstance(python, str):
            cell.data_type = "s"  # openpyxl would take "#N/A?" or "=…" for something else
        if number_format:
            cell.number_format = number_format
        expected.expect(ref, value(python), shown=shown)
        return cell

    def save(self, folder):
        self.workbook.save(f"{folder}/{self.expected.file}")
        self.expected.write(f"{folder}/{self.name}.json")


def numbers():
    book = Book("openpyxl-numbers")
    sheet, expected = book.sheet("Numbers")
    for row, number in enumerate(content.NUMBERS, 1):
        book.put(sheet, expected, f"A{row}", number)
        book.put(sheet, expected, f"C{row}", -number, "0.00E+00")
    return book


def texts(escapes=True):
    book = Book("openpyxl-texts")
    sheet, expected = book.sheet("Văn bản")
    for row, text in enumerate(content.TEXTS, 1):
        if text.isspace():
            continue  # openpyxl writes it without xml:space="preserve": what is in the file is the empty text
        book.put(sheet, expected, f"A{row}", text)
        book.put(sheet, expected, f"B{row}", text + "!").alignment = Alignment(wrap_text=True)
    # openpyxl does not escape: what it wrote is `_x005F_x0041_`, which stands for `_x0041_`, and `_x0041_` stands for `A`.
    row = len(content.TEXTS) + 1
    for raw, meant in [("_x005F_x0041_", "_x0041_"), ("_x0041_", "A"), ("a_x000D_\nb", "a\r\nb")] if escapes else []:
        book.put(sheet, expected, f"A{row}", raw)
        expected.expect(f"A{row}", ["s", meant])
        row += 1
    return book


def dates(epoch_1904=False, early=True):
    book = Book("openpyxl-dates-1904" if epoch_1904 else "openpyxl-dates-1900")
    if epoch_1904:
        book.workbook.epoch = CALENDAR_MAC_1904
    sheet, expected = book.sheet("Ngày")
    for row, day in enumerate(content.DATES + (content.EARLY_DATES if early and not epoch_1904 else []), 1):
        for column, number_format in enumerate(content.DATE_FORMATS, 1):
            book.put(sheet, expected, f"{get_column_letter(column)}{row}", day, number_format)
    sheet, expected = book.sheet("Giờ")
    for row, time in enumerate(content.TIMES, 1):
        book.put(sheet, expected, f"A{row}", time, "hh:mm:ss")
    for row, duration in enumerate(content.DURATIONS, 1):
        book.put(sheet, expected, f"B{row}", duration, "[h]:mm:ss")
    return book


def formats():
    book = Book("openpyxl-formats")
    sheet, expected = book.sheet("Formats")
    for row, (python, number_format, shown) in enumerate(content.FORMATTED, 1):
        book.put(sheet, expected, f"B{row}", python, number_format, shown)
    return book


def merges():
    book = Book("openpyxl-merges")
    sheet, expected = book.sheet("Gộp ô")
    for index, area in enumerate(content.MERGES):
        book.put(sheet, expected, area.split(":")[0], f"khối {index}")
        sheet.merge_cells(area)
        expected.merged.append(area)
    for row in range(50, 60):  # blank cells that have only a style
        sheet[f"A{row}"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet[f"A{row}"].font = Font(bold=True)
    book.put(sheet, expected, "B60", 60)
    sheet.row_dimensions[60].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.freeze_panes = "B2"
    sheet, expected = book.sheet("Không gộp")
    book.put(sheet, expected, "XFD1048576", "góc cuối")
    book.put(sheet, expected, "A1", "góc đầu")
    return book


def formulas():
    book = Book("openpyxl-formulas")
    sheet, expected = book.sheet("Tính")
    for row in range(1, 6):
        book.put(sheet, expected, f"A{row}", row)
        book.put(sheet, expected, f"B{row}", "abcde"[row - 1])
    for row, (formula, _) in enumerate(content.FORMULAS, 1):  # openpyxl stores no results
        sheet[f"D{row}"] = "=" + formula
        expected.expect(f"D{row}", formula=formula)
    sheet["F1"] = ArrayFormula("F1:F5", "=A1:A5*2")
    expected.expect("F1", formula="A1:A5*2")
    sheet["G1"] = ArrayFormula("G1", "=SUM(A1:A5*A1:A5)")
    expected.expect("G1", formula="SUM(A1:A5*A1:A5)")
    other, more = book.sheet("Biểu 01")
    for row, number in enumerate([10, 20], 1):
        book.put(other, more, f"A{row}", number)
    book.workbook.defined_names["Rate"] = DefinedName("Rate", attr_text="0.1")
    book.workbook.defined_names["Vùng"] = DefinedName("Vùng", attr_text="'Biểu 01'!$A$1:$A$2")
    return book


def structure():
    book = Book("openpyxl-structure")
    for index, name in enumerate(content.SHEET_NAMES):
        sheet, expected = book.sheet(name, ["visible", "visible", "hidden", "veryHidden"][index % 4])
        book.put(sheet, expected, "B2", f"trang {index}")
        book.put(sheet, expected, "C3", index)
        if index == 4:
            sheet.protection.sheet = True
            sheet.protection.password = "mật khẩu"
    sheet, expected = book.sheet("Bảng")
    for row, line in enumerate([["Xã", "Kế hoạch"], ["Phước Chánh", 5], ["Phước Năng", 7]], 1):
        for column, python in enumerate(line):
            book.put(sheet, expected, f"{'AB'[column]}{row}", python)
    sheet.add_table(Table(displayName="Bảng1", ref="A1:B3"))
    sheet["A2"].comment = Comment("ghi chú: kiểm tra lại", "cán bộ")
    sheet["A3"].hyperlink = "https://example.org/?a=1&b=2"
    validation = DataValidation(type="whole", operator="between", formula1="0", formula2="100")
    validation.add("B2:B3")
    sheet.add_data_validation(validation)
    sheet.auto_filter.ref = "D1:E3"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "G2")
    return book


def kinds():
    book = Book("openpyxl-kinds")
    sheet, expected = book.sheet("Các loại")
    for row, error in enumerate(content.ERRORS, 1):
        sheet[f"A{row}"] = error
        sheet[f"A{row}"].data_type = "e"
        expected.expect(f"A{row}", ["e", error])
    for row, truth in enumerate([True, False, True], 1):
        book.put(sheet, expected, f"B{row}", truth, shown="TRUE" if truth else "FALSE")
    bold = InlineFont(b=True)
    rich = [["Chỉ tiêu ", TextBlock(bold, "giao"), " năm"], [TextBlock(bold, " đậm "), "thường"], [TextBlock(bold, "Đ"), TextBlock(InlineFont(i=True), "ất & nước")]]
    for row, blocks in enumerate(rich, 1):
        sheet[f"C{row}"] = CellRichText(*blocks)
        expected.expect(f"C{row}", ["s", "".join(str(block) for block in blocks)])
    return book


def streamed():
    book = Book("openpyxl-streamed", write_only=True)
    sheet = book.workbook.create_sheet("Dữ liệu")
    expected = book.expected.sheet("Dữ liệu")
    for row, line in enumerate(content.drawn_rows(1500, seed=11), 1):
        sheet.append(line)
        for column, python in enumerate(line):
            expected.expect(f"{'ABCDEF'[column]}{row}", value(python))
    return book


def books():
    return [numbers(), texts(), dates(), dates(epoch_1904=True), formats(), merges(), formulas(), structure(), kinds(), streamed()]
