"""Ten workbooks by XlsxWriter, and what it wrote into each cell."""
import datetime as dt

import xlsxwriter

import content
from expectation import Expectation, value


class Book:
    """An XlsxWriter workbook and its expectation, filled side by side; the file is written by `save`."""

    def __init__(self, folder, name, **options):
        self.folder, self.name = folder, name
        self.workbook = xlsxwriter.Workbook(f"{folder}/{name}.xlsx", options)
        self.workbook.set_properties({"created": dt.datetime(2022, 10, 26, 8)})
        self.expected = Expectation("XlsxWriter", name + ".xlsx")
        self.formats = {}

    def sheet(self, name, state="visible"):
        sheet = self.workbook.add_worksheet(name)
        if state == "hidden":
            sheet.hide()
        if state == "veryHidden":
            sheet.very_hidden()
        return sheet, self.expected.sheet(name, state)

    def format(self, number_format):
        if number_format is None:
            return None
        if number_format not in self.formats:
            self.formats[number_format] = self.workbook.add_format({"num_format": number_format})
        return self.formats[number_format]

    def put(self, sheet, expected, ref, python, number_format=None, shown=None):
        style = self.format(number_format)
        if isinstance(python, bool):
            sheet.write_boolean(ref, python, style)
        elif isinstance(python, str):
            sheet.write_string(ref, python, style)
        elif isinstance(python, (int, float)):
            sheet.write_number(ref, python, style)
        else:
            sheet.write_datetime(ref, python, style)
        expected.expect(ref, value(python), shown=shown)

    def save(self, folder):
        self.workbook.close()
        self.expected.write(f"{folder}/{self.name}.json")


def numbers(folder):
    book = Book(folder, "xlsxwriter-numbers")
    sheet, expected = book.sheet("Numbers")
    for row, number in enumerate(content.NUMBERS, 1):
        book.put(sheet, expected, f"A{row}", number)
        book.put(sheet, expected, f"B{row}", -number, "0.00E+00")
    return book


def texts(folder, inline):
    book = Book(folder, "xlsxwriter-texts-inline" if inline else "xlsxwriter-texts-shared", constant_memory=inline)
    sheet, expected = book.sheet("Văn bản")
    for row, text in enumerate(content.TEXTS + ["_x0041_", "chuông\x07", "_x005F_"], 1):
        book.put(sheet, expected, f"A{row}", text)
        book.put(sheet, expected, f"B{row}", text)
        book.put(sheet, expected, f"D{row}", row)
    if inline:
        drawn(book)
    return book


def dates(folder, epoch_1904):
    book = Book(folder, "xlsxwriter-dates-1904" if epoch_1904 else "xlsxwriter-dates-1900", date_1904=epoch_1904)
    sheet, expected = book.sheet("Ngày")
    for row, day in enumerate(content.DATES + ([] if epoch_1904 else content.EARLY_DATES), 1):
        for column, number_format in enumerate(content.DATE_FORMATS):
            book.put(sheet, expected, f"{'ABCDEFGHIJ'[column]}{row}", day, number_format)
    sheet, expected = book.sheet("Giờ")
    for row, time in enumerate(content.TIMES, 1):
        book.put(sheet, expected, f"A{row}", time, "hh:mm:ss")
    for row, duration in enumerate(content.DURATIONS, 1):
        book.put(sheet, expected, f"B{row}", duration, "[h]:mm:ss")
    return book


def formats(folder):
    book = Book(folder, "xlsxwriter-formats")
    sheet, expected = book.sheet("Formats")
    for row, (python, number_format, shown) in enumerate(content.FORMATTED, 1):
        book.put(sheet, expected, f"C{row}", python, number_format, shown)
    return book


def merges(folder):
    book = Book(folder, "xlsxwriter-merges")
    sheet, expected = book.sheet("Gộp ô")
    style = book.workbook.add_format({"bold": True, "align": "center", "bg_color": "yellow"})
    for index, area in enumerate(content.MERGES):
        sheet.merge_range(area, f"khối {index}", style)  # the covered cells become blank cells with a style
        expected.expect(area.split(":")[0], ["s", f"khối {index}"])
        expected.merged.append(area)
    for row in range(50, 60):
        sheet.write_blank(row, 0, None, style)
    book.put(sheet, expected, "B70", 70)
    sheet.set_row(69, None, None, {"hidden": True})
    sheet.set_column("H:H", None, None, {"hidden": True})
    sheet.freeze_panes(1, 1)
    sheet, expected = book.sheet("Góc")
    book.put(sheet, expected, "A1", "góc đầu")
    book.put(sheet, expected, "XFD1048576", "góc cuối")
    return book


def stored_result(result):
    """A formula's result, which XlsxWriter writes with all its digits."""
    if isinstance(result, str) and result.startswith("#"):
        return ["e", result]
    return ["n", result] if isinstance(result, float) else value(result)


def formulas(folder):
    book = Book(folder, "xlsxwriter-formulas")
    sheet, expected = book.sheet("Tính")
    for row in range(1, 6):
        book.put(sheet, expected, f"A{row}", row)
        book.put(sheet, expected, f"B{row}", "abcde"[row - 1])
    for row, (formula, result) in enumerate(content.FORMULAS, 1):
        if result == "":
            continue  # XlsxWriter takes an empty result for none and stores 0
        sheet.write_formula(f"D{row}", "=" + formula, None, result)
        expected.expect(f"D{row}", stored_result(result), formula=formula)
    sheet.write_array_formula("F1:F5", "{=A1:A5*2}", None, 2)
    expected.expect("F1", ["n", 2], formula="A1:A5*2")
    for row in range(2, 6):
        sheet.write_number(f"F{row}", row * 2)
        expected.expect(f"F{row}", ["n", row * 2])
    sheet.write_array_formula("G1:G1", "{=SUM(A1:A5*A1:A5)}", None, 55)
    expected.expect("G1", ["n", 55], formula="SUM(A1:A5*A1:A5)")
    sheet.write_dynamic_array_formula("H1", "=_xlfn.UNIQUE(B1:B5)", None, "a")
    expected.expect("H1", ["s", "a"], formula="_xlfn.UNIQUE(B1:B5)")
    sheet.write_formula("I1", "=_xlfn.STDEV.S(A1:A5)", None, 1.5811388300841898)
    expected.expect("I1", stored_result(1.5811388300841898), formula="_xlfn.STDEV.S(A1:A5)")
    other, more = book.sheet("Biểu 01")
    for row, number in enumerate([10, 20], 1):
        book.put(other, more, f"A{row}", number)
    book.workbook.define_name("Rate", "=0.1")
    book.workbook.define_name("'Biểu 01'!Vùng", "='Biểu 01'!$A$1:$A$2")
    return book


def structure(folder):
    book = Book(folder, "xlsxwriter-structure")
    for index, name in enumerate(content.SHEET_NAMES):
        sheet, expected = book.sheet(name, ["visible", "hidden", "visible", "veryHidden"][index % 4])
        book.put(sheet, expected, "B2", f"trang {index}")
        book.put(sheet, expected, "C3", index)
        if index == 4:
            sheet.protect("mật khẩu")
    sheet, expected = book.sheet("Bảng")
    rows = [["Phước Chánh", 5], ["Phước Năng", 7]]
    sheet.add_table("A1:B3", {"name": "Bang1", "columns": [{"header": "Xã"}, {"header": "Kế hoạch"}], "data": rows})
    for row, line in enumerate([["Xã", "Kế hoạch"]] + rows, 1):
        for column, python in enumerate(line):
            expected.expect(f"{'AB'[column]}{row}", value(python))
    sheet.write_comment("A2", "ghi chú: kiểm tra lại", {"author": "cán bộ"})
    sheet.write_url("D1", "https://example.org/?a=1&b=2", None, "liên kết")
    expected.expect("D1", ["s", "liên kết"])
    sheet.write_url("D2", "internal:'Biểu 01'!B2", None, "trong tệp")
    expected.expect("D2", ["s", "trong tệp"])
    sheet.data_validation("B2:B3", {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100})
    sheet.data_validation("E2", {"validate": "list", "source": ["có", "không"]})
    sheet.conditional_format("B2:B3", {"type": "cell", "criteria": ">", "value": 6, "format": book.workbook.add_format({"bold": True})})
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series({"values": "='Bảng'!$B$2:$B$3"})
    sheet.insert_chart("G2", chart)
    return book


def kinds(folder):
    book = Book(folder, "xlsxwriter-kinds")
    sheet, expected = book.sheet("Các loại")
    for row, error in enumerate(content.ERRORS, 1):
        sheet.write_formula(f"A{row}", f"={error}" if error != "#NULL!" else "=A1:A2 C1:C2", None, error)
        expected.expect(f"A{row}", ["e", error], formula=error if error != "#NULL!" else "A1:A2 C1:C2")
    for row, truth in enumerate([True, False, True], 1):
        book.put(sheet, expected, f"B{row}", truth, shown="TRUE" if truth else "FALSE")
    bold, italic = book.workbook.add_format({"bold": True}), book.workbook.add_format({"italic": True})
    rich = [["Chỉ tiêu ", bold, "giao", " năm"], [bold, " đậm ", "thường"], [bold, "Đ", italic, "ất & nước  "]]
    for row, parts in enumerate(rich, 1):
        sheet.write_rich_string(f"C{row}", *parts)
        expected.expect(f"C{row}", ["s", "".join(part for part in parts if isinstance(part, str))])
    return book


def drawn(book):
    sheet, expected = book.sheet("Dữ liệu")
    for row, line in enumerate(content.drawn_rows(1500, seed=12), 1):
        for column, python in enumerate(line):
            book.put(sheet, expected, f"{'ABCDEF'[column]}{row}", python, "dd/mm/yyyy" if column == 4 else None)
            if column == 4:
                expected.shown[f"E{row}"] = f"{python:%d/%m/%Y}"


def books(folder):
    return [numbers(folder), texts(folder, inline=False), texts(folder, inline=True), dates(folder, False), dates(folder, True), formats(folder),
            merges(folder), formulas(folder), structure(folder), kinds(folder)]
