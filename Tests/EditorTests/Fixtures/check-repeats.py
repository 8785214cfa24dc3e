#!/usr/bin/env python3
"""check-repeats.py FOLDER: reads repeat-N.xlsx, the forms of repeat-forms.xlsx with each pattern repeated N times, with openpyxl,
and has LibreOffice calculate copies without stored results. What must stand where was worked out by hand, as a function of N.
Prints each difference; exit 1 when there is one."""
import glob
import os
import re
import shutil
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import get_column_letter as letter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "Corpus", "calculation"))
from office import Office  # noqa: E402

faults = 0


def same(what, found, expected):
    global faults
    if found != expected:
        faults += 1
        if faults <= 60:
            print(f"{what}: {str(found)[:300]!r} rather than {str(expected)[:300]!r}")


def formula(cell):
    value = cell.value
    return (value.ref, value.text) if hasattr(value, "ref") else value


class Form:
    def __init__(self, book, name, n):
        self.sheet, self.name, self.n = book[name], name, n

    def formulas(self, expected):
        for place, text in expected.items():
            same(f"{self.n} {self.name}!{place}", formula(self.sheet[place]), text)

    def merges(self, *expected):
        same(f"{self.n} {self.name} merges", sorted(map(str, self.sheet.merged_cells.ranges)), sorted(expected))

    def rules(self, expected):
        found = [(str(ranges.sqref), rule.type, rule.formula) for ranges in self.sheet.conditional_formatting for rule in ranges.rules]
        same(f"{self.n} {self.name} rules", sorted(found), sorted(expected))

    def validations(self, expected):
        found = [(" ".join(sorted(str(v.sqref).split(), key=place)), v.formula1) for v in self.sheet.data_validations.dataValidation]
        same(f"{self.n} {self.name} validations", sorted(found), sorted(expected))


def place(text):
    column, row = re.match(r"([A-Z]+)(\d+)", text).groups()
    return (int(row), len(column), column)


def rows_form(book, parts, n):
    form = Form(book, "Biểu 01", n)
    sheet, c = form.sheet, n - 1
    last, total = 8 + c, 10 + c
    form.formulas({
        "D6": f"=SUM(D8:D{last})", "E6": f"=SUM($E$8:$E${last})", "F6": "=E6/D6",
        f"D{total}": f"=SUM(D8:D{last})", f"E{total}": f"=SUM(E7:E{9 + c})", f"F{total}": f"=E{total}/D{total}",
        f"G{total}": f"=COUNTA(C8:C{last})", f"H{total}": "=D8", f"I{total}": f"=SUM(D8:E{last})",
        f"J{total}": f"=ROWS($8:${last})", f"K{total}": "=SUM(D6:D7)", f"C{9 + c}": "Dòng cuối", "C7": "Dòng đầu",
    })
    model = {column: book["Biểu 01"][f"{column}8"] for column in "BCDEFGHIJKLNOPQ"}
    for k in range(n):
        r = 8 + k
        form.formulas({
            f"F{r}": f"=E{r}/D{r}", f"G{r}": f"=SUM(D{r}:E{r})", f"H{r}": f"=D{r}/D${total}", f"I{r}": f"=I{r - 1}+D{r}",
            f"J{r}": (f"J{r}", f"=D{r}*2"), f"N{r}": f"=RANK(D{r},$D$8:$D${last})", f"O{r}": f"=SUM(D$8:D{r})",
            f"P{r}": f"=D{r}/D{total}", f"Q{r}": f"='Danh mục'!A{1 + k}", f"B{r}": 1, f"K{r}": "ghi", f"C{r}": f"Xã {k + 1}",
        })
        for column, cell in model.items():
            same(f"{n} style of {column}{r}", sheet[f"{column}{r}"]._style, cell._style)
        dimension = sheet.row_dimensions[r]
        same(f"{n} height of {r}", (dimension.height, dimension.outlineLevel), (30, 1))
        link = sheet[f"C{r}"].hyperlink
        same(f"{n} link of {r}", link and link.target, "https://example.org/xa")
        same(f"{n} note of {r}", sheet[f"D{r}"].comment is not None, k == 0)
    same(f"{n} height behind", sheet.row_dimensions[9 + c].height, None)
    form.merges("A1:L1", f"A7:A{9 + c}", f"D{12 + c}:F{12 + c}", *[f"K{8 + k}:L{8 + k}" for k in range(n)])
    over = lambda column, end=None: f"{column}8" if n == 1 and not end else f"{column}8:{end or column}{last}"  # noqa: E731
    form.rules([
        (over("F"), "cellIs", ["1"]), (f"F6:F{total}", "cellIs", ["2"]),
        (f"D8:E{last}", "expression", [f"$D8>AVERAGE($D$8:$D${last})"]), (over("E"), "dataBar", []),
    ])
    form.validations([(over("E"), "$D8"), (over("C"), "'Danh mục'!$A$1:$A$3")])
    same(f"{n} filter", sheet.auto_filter.ref, f"B7:I{last}")
    same(f"{n} print area", sheet.print_area, f"'Biểu 01'!$A$1:$L${12 + c}")
    same(f"{n} titles", sheet.print_title_rows, "$4:$5")
    same(f"{n} break", [b.id for b in sheet.row_breaks.brk], [11 + c])
    names = {name: value.attr_text for name, value in book.defined_names.items()}
    same(f"{n} names", names, {
        "MauDong": f"'Biểu 01'!$D$8:$D${last}", "MotO": "'Biểu 01'!$D$8", "DuoiBang": f"'Biểu 01'!$D${total}",
        "HetKhoi": f"'Biểu 01'!$D$6:$D${last}"})
    text = parts["xl/worksheets/sheet1.xml"]
    same(f"{n} ignored errors", re.findall(r'<ignoredError sqref="([^"]*)"', text), ["C8:C8" if n == 1 else over("C")])
    same(f"{n} protected", re.findall(r'<protectedRange [^>]*?sqref="([^"]*)"', text), [over("E")])
    same(f"{n} x14 rule", re.findall(r"<x14:conditionalFormatting.*?<xm:sqref>([^<]*)", text, re.S), [over("E")])
    lines = re.findall(r"<x14:sparkline><xm:f>([^<]*)</xm:f><xm:sqref>([^<]*)</xm:sqref>", text)
    same(f"{n} sparklines", sorted(lines), sorted(
        [(f"'Biểu 01'!D{8 + k}:E{8 + k}", f"M{8 + k}") for k in range(n)] + [(f"'Biểu 01'!D8:D{last}", f"M{total}")]))
    chart(parts, n, c)
    other = Form(book, "Tổng hợp", n)
    other.formulas({
        "A1": f"=SUM('Biểu 01'!D8:D{last})", "A2": f"='Biểu 01'!D{total}", "A3": f"=COUNT('Biểu 01'!D7:D{last})",
        "A4": f"=SUMPRODUCT('Biểu 01'!$D$8:$D${last},'Biểu 01'!$E$8:$E${last})", "A5": "=SUM(MauDong)", "A6": "='Biểu 01'!D8"})


def chart(parts, n, c):
    space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    root = ElementTree.fromstring(parts["xl/charts/chart1.xml"])
    one = lambda column: f"'Biểu 01'!${column}$8:${column}${8 + c}"  # noqa: E731
    found = [f.text for f in root.iterfind(".//c:f", space)]
    expected = ["'Biểu 01'!$D$5", one("C"), one("D"), "'Biểu 01'!$E$5", f"'Biểu 01'!$C$7:$C${9 + c}", f"'Biểu 01'!$E$7:$E${9 + c}"]
    if n == 1:
        found, expected = [f.replace(":$C$8", "").replace(":$D$8", "") for f in found], [f.replace(":$C$8", "").replace(":$D$8", "") for f in expected]
    same(f"{n} chart", found, expected)
    points = [[v.text for v in cache.iterfind(".//c:v", space)] for cache in root.iterfind(".//c:val//c:numCache", space)]
    same(f"{n} chart values", points, [[str(100 + k) for k in range(n)], ["5"] + [str(10 + k) for k in range(n)] + ["1"]])
    texts = [[v.text for v in cache.iterfind(".//c:v", space)] for cache in root.iterfind(".//c:cat//c:strCache", space)]
    units = [f"Xã {k + 1}" for k in range(n)]
    same(f"{n} chart texts", texts, [units, ["Dòng đầu", *units, "Dòng cuối"]])
    anchors = re.findall(r"<xdr:row>(\d+)", parts["xl/drawings/drawing1.xml"])
    same(f"{n} chart place", anchors[0], str(14 + c))


def two_tables(book, n):
    form, c = Form(book, "Hai bảng", n), n - 1
    last, total = 5 + c, 6 + c
    form.formulas({f"D{5 + k}": f"=C{5 + k}*2+G$5" for k in range(n)})
    form.formulas({f"B{5 + k}": "Xã mẫu" for k in range(n)})
    form.formulas({"F5": "Mục 1", "F6": "Mục gộp", "F7": None, "F8": "Mục 4", "F9": "Mục 5"})
    form.formulas({f"G{5 + k}": 5 + k for k in range(5)})
    form.formulas({
        f"C{total}": f"=SUM(C5:C{last})", f"D{total}": f"=SUM(D5:D{last})", "G10": "=SUM(G5:G9)", "G11": f"=C{total}+D{total}",
        "G12": f"=SUM(C5:C{last})", "G13": None})
    form.merges(f"A{8 + c}:D{8 + c}", "F6:F7")
    form.rules([("G5:G9", "cellIs", ["7"]), (f"C5:D{last}", "cellIs", ["7"])])
    same(f"{n} beside: height", form.sheet.row_dimensions[9].height, 42)


def block_form(book, n):
    form, c = Form(book, "Khối", n), n - 1
    end, total = 7 + 3 * c, 8 + 3 * c
    for k in range(n):
        a = 5 + 3 * k
        form.formulas({
            f"A{a}": "Xã mẫu", f"B{a}": "Tổng", f"D{a}": f"=SUM(D{a + 1}:D{a + 2})",
            f"E{a}": f"=D{a}/SUMIF(B$5:B${end},B{a},D$5:D${end})", f"E{a + 1}": f"=D{a + 1}/D{a}", f"E{a + 2}": f"=$D$3+D{a + 2}"})
        same(f"{n} block rows", (form.sheet.row_dimensions[a].height, form.sheet.row_dimensions[a + 2].hidden), (27, True))
    form.formulas({f"D{total}": f'=SUMIF(B5:B{end},"Tổng",D5:D{end})', f"E{total}": "=SUM(D6:D7)", f"F{total}": "=D6"})
    form.merges(*[f"A{5 + 3 * k}:A{7 + 3 * k}" for k in range(n)], *[f"B{6 + 3 * k}:C{6 + 3 * k}" for k in range(n)])
    form.rules([(" ".join(f"D{6 + 3 * k}" for k in range(n)), "cellIs", ["2"])])
    form.validations([(" ".join(f"D{6 + 3 * k}:D{7 + 3 * k}" for k in range(n)), "0")])


def table_form(book, n):
    form, c = Form(book, "Bảng", n), n - 1
    table = form.sheet.tables["SoLieu"]
    same(f"{n} table", (table.ref, table.autoFilter.ref), (f"A3:C{5 + c}", f"A3:C{4 + c}"))
    form.formulas({f"C{4 + k}": "=SoLieu[[#This Row],[Giao]]*2" for k in range(n)})
    form.formulas({"E2": "=SUM(SoLieu[Giao])", f"B{5 + c}": "=SUBTOTAL(109,[Giao])", f"A{5 + c}": "Cộng", f"A{4 + c}": "Xã mẫu"})


def columns_form(book, parts, n):
    form, c = Form(book, "Theo cột", n), 2 * (n - 1)
    sheet, last, e, f = form.sheet, letter(4 + c), letter(5 + c), letter(6 + c)
    for k in range(n):
        g, h = letter(3 + 2 * k), letter(4 + 2 * k)
        form.formulas({f"{g}3": "Xã mẫu", f"{g}4": "Giao", f"{h}4": "Đạt", f"{g}5": 5 + k, f"{h}5": f"={g}5*2", f"{h}6": f"={g}6*2"})
    for line in (5, 6):
        form.formulas({
            f"B{line}": f'=SUMIF(C$4:{last}$4,"Giao",C{line}:{last}{line})',
            f"{e}{line}": f'=SUMIF($C$4:${last}$4,"Đạt",$C{line}:${last}{line})', f"{f}{line}": f"=SUM(C{line}:C{line})"})
    form.merges(f"A1:{e}1", *[f"{letter(3 + 2 * k)}3:{letter(4 + 2 * k)}3" for k in range(n)])
    form.rules([(f"C5:{last}6", "cellIs", ["7"])])
    found = str(sheet.data_validations.dataValidation[0].sqref).split()
    same(f"{n} columns validated", sorted(found), sorted(f"{letter(3 + 2 * k)}5:{letter(3 + 2 * k)}6" for k in range(n)))
    same(f"{n} columns print area", sheet.print_area, f"'Theo cột'!$A$1:${e}$6")
    same(f"{n} columns titles", sheet.print_title_cols, "$A:$A")
    same(f"{n} column break", [b.id for b in sheet.col_breaks.brk], [6 + c])
    text = parts["xl/worksheets/sheet7.xml"]
    widths = {}
    for low, high, width in re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', text):
        for column in range(int(low), int(high) + 1):
            same(f"{n} width of {column} said twice", column in widths, False)
            widths[column] = int(float(width))
    expected = {1: 20, 2: 11, 5 + c: 13, 6 + c: 13}
    for k in range(n):
        expected[3 + 2 * k], expected[4 + 2 * k] = 7, 9
    same(f"{n} widths", widths, expected)


def values(book, n, is_office=False):
    """Sums worked out by hand; LibreOffice does not know a table's own column without the table's name, as XlsxWriter writes it."""
    c, sheet = n - 1, book["Biểu 01"]
    given, got = sum(range(100, 100 + n)), sum(range(10, 10 + n))
    at = lambda name, place: book[name][place].value  # noqa: E731
    found = {place: at("Biểu 01", place) for place in ("D6", "E6", f"D{10 + c}", f"E{10 + c}", f"G{10 + c}", f"I{10 + c}", f"J{10 + c}", f"I{8 + c}", f"J{8 + c}", f"N{8 + c}", f"O{8 + c}")}
    same(f"{n} values", found, {
        "D6": given, "E6": got, f"D{10 + c}": given, f"E{10 + c}": got + 6, f"G{10 + c}": n, f"I{10 + c}": given + got, f"J{10 + c}": n,
        f"I{8 + c}": given, f"J{8 + c}": 2 * (100 + c), f"N{8 + c}": 1, f"O{8 + c}": given})
    same(f"{n} shares", round(sum(sheet[f"H{8 + k}"].value for k in range(n)), 9), 1.0)
    same(f"{n} other sheet", [at("Tổng hợp", f"A{k}") for k in range(1, 7)], [given, given, n + 1, sum((100 + k) * (10 + k) for k in range(n)), given, 100])
    same(f"{n} beside", [at("Hai bảng", p) for p in (f"C{6 + c}", f"D{6 + c}", "G10", "G11", "G12")], [given, 2 * given + 5 * n, 35, 3 * given + 5 * n, given])
    both = sum(3 + 2 * k for k in range(n))
    same(f"{n} block", [at("Khối", p) for p in (f"D{8 + 3 * c}", f"E{8 + 3 * c}", f"F{8 + 3 * c}")], [both, 3, 1])
    same(f"{n} table", [at("Bảng", p) for p in ("E2", f"B{5 + c}")][:1 if is_office else 2], [given, given][:1 if is_office else 2])
    fives, e = sum(5 + k for k in range(n)), letter(5 + 2 * c)
    same(f"{n} columns", [at("Theo cột", p) for p in ("B5", f"{e}5", "B6", f"{e}6")], [fives, 2 * fives, 5 * n, 10 * n])


def bare(path, target):
    """A copy without stored results."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(</f>|<f[^>]*/>)<v>[^<]*</v>", rb"\1", data)
            new.writestr(name, data)


folder = sys.argv[1]
bare_folder, calculated = os.path.join(folder, "bare"), os.path.join(folder, "calculated")
paths = sorted(glob.glob(os.path.join(folder, "repeat-*.xlsx")))
for path in paths:
    n = int(re.search(r"repeat-(\d+)", path).group(1))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    book = openpyxl.load_workbook(path)
    rows_form(book, parts, n)
    two_tables(book, n)
    block_form(book, n)
    table_form(book, n)
    columns_form(book, parts, n)
    values(openpyxl.load_workbook(path, data_only=True), n)
if shutil.which("soffice"):
    for each in (bare_folder, calculated):
        os.makedirs(each, exist_ok=True)
    for path in paths:
        bare(path, os.path.join(bare_folder, os.path.basename(path)))
    missing = Office(folder).convert([os.path.join(bare_folder, os.path.basename(path)) for path in paths], calculated)
    same("not calculated", missing, [])
    for path in paths:
        n = int(re.search(r"repeat-(\d+)", path).group(1))
        theirs = openpyxl.load_workbook(os.path.join(calculated, os.path.basename(path)), data_only=True)
        values(theirs, n, True)
        ours, asked = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
        compared = 0
        for sheet in asked:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f" or "109,[Giao]" in str(cell.value):
                        continue
                    compared += 1
                    one, other = ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                    equal = abs(one - other) < 1e-9 if isinstance(one, (int, float)) and isinstance(other, (int, float)) else (one or 0) == (other or 0)
                    same(f"{n} {sheet.title}!{cell.coordinate} as LibreOffice has it", equal or (one, other), True)
        print(f"{os.path.basename(path)}: {compared} results as LibreOffice has them, {faults} differences so far")
else:
    print("LibreOffice is not here: results were not compared")
sys.exit(1 if faults else 0)
