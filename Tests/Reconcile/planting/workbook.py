"""Sheets as plain cells, written with openpyxl or XlsxWriter; formulas always with a stored result.

openpyxl stores no results: they are put into its XML afterwards."""
import datetime as dt
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, Side
from xlsxwriter.utility import xl_rowcol_to_cell

STAMP = dt.datetime(2022, 12, 15, 8, 0, 0)


def ref(row, column):
    """A1 of a row from 1 and a column from 0."""
    return xl_rowcol_to_cell(row - 1, column)


def letter(column):
    return re.sub(r"\d", "", ref(1, column))


def number(value):
    """A Decimal, Fraction or int as the number a spreadsheet program stores."""
    if isinstance(value, (Decimal, Fraction)):
        return int(value) if value == int(value) else float(value)
    return value


def text(value):
    """An exact decimal without exponent or trailing zeros."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        scaled = round(value * 10**12)
        value = Decimal(scaled) / Decimal(10**12)
    written = format(Decimal(str(value)), "f")
    return (written.rstrip("0").rstrip(".") or "0") if "." in written else written


@dataclass
class Cell:
    value: object = None
    formula: str = None  # without "="
    code: str = "General"
    bold: bool = False
    border: bool = True


@dataclass
class Sheet:
    name: str
    cells: dict = field(default_factory=dict)
    merges: list = field(default_factory=list)
    hidden_rows: set = field(default_factory=set)
    hidden_columns: set = field(default_factory=set)
    hidden: bool = False
    fill_formulas: bool = True

    def put(self, row, column, value=None, formula=None, to=None, **style):
        self.cells[row, column] = Cell(value, formula, **style)
        if to and to != (row, column):
            self.merges.append((row, column, *to))
        return ref(row, column)

    def set(self, row, column, value, formula=None):
        """Another content in the same style."""
        old = self.cells.get((row, column), Cell())
        self.cells[row, column] = Cell(value, formula, old.code, old.bold, old.border)

    def insert_column(self, at):
        """Moves all from a column on to the right; formulas are moved as well."""
        self.cells = {(row, column + (column >= at)): cell for (row, column), cell in self.cells.items()}
        for cell in self.cells.values():
            if cell.formula:
                cell.formula = re.sub(r"([A-Z]+)(\d+)", lambda found: shifted(found, at), cell.formula)
        self.merges = [(top, left + (left >= at), bottom, right + (right >= at)) for top, left, bottom, right in self.merges]
        self.hidden_columns = {column + (column >= at) for column in self.hidden_columns}


def column_number(letters):
    found = 0
    for each in letters:
        found = found * 26 + ord(each) - 64
    return found - 1


def shifted(found, at):
    column = column_number(found[1])
    return f"{letter(column + (column >= at))}{found[2]}"


def write(sheets, path, producer):
    (with_openpyxl if producer == "openpyxl" else with_xlsxwriter)(sheets, path)


def with_xlsxwriter(sheets, path):
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "Văn phòng", "created": STAMP})
    made, shown = {}, next((place for place, sheet in enumerate(sheets) if not sheet.hidden), 0)

    def style(cell):
        key = (cell.code, cell.bold, cell.border)
        if key not in made:
            made[key] = book.add_format({"num_format": cell.code, "bold": cell.bold, "border": int(cell.border),
                                         "font_name": "Times New Roman", "text_wrap": isinstance(cell.value, str)})
        return made[key]

    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.set_column(0, 0, 6)
        page.set_column(1, 1, 34)
        page.set_column(2, 60, 14)
        for column in sheet.hidden_columns:
            page.set_column(column, column, 14, None, {"hidden": True})
        for row in sheet.hidden_rows:
            page.set_row(row - 1, None, None, {"hidden": True})
        for top, left, bottom, right in sheet.merges:
            page.merge_range(top - 1, left, bottom - 1, right, "", style(sheet.cells[top, left]))
        for (row, column), cell in sorted(sheet.cells.items()):
            put(page, row - 1, column, cell, style(cell))
        if sheet.hidden:
            page.hide()
    book.worksheets()[shown].activate()
    book.worksheets()[shown].set_first_sheet()
    book.close()


def put(page, row, column, cell, style):
    value = number(cell.value)
    if cell.formula:
        page.write_formula(row, column, "=" + cell.formula, style, value if value is not None else "")
    elif value is None:
        page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        page.write_string(row, column, value, style)
    elif isinstance(value, (dt.date, dt.datetime)):
        page.write_datetime(row, column, value, style)
    else:
        page.write_number(row, column, value, style)


def with_openpyxl(sheets, path):
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.created, book.properties.modified = "Văn phòng", STAMP, STAMP
    thin = Side(style="thin")
    for place, sheet in enumerate(sheets):
        page = book.active if place == 0 else book.create_sheet()
        page.title = sheet.name
        for (row, column), cell in sorted(sheet.cells.items()):
            target = page.cell(row, column + 1)
            target.value = "=" + cell.formula if cell.formula else number(cell.value)
            if isinstance(cell.value, str) and not cell.formula:
                target.data_type = "s"
            target.number_format = cell.code
            target.font = Font(name="Times New Roman", bold=cell.bold)
            target.alignment = Alignment(wrap_text=isinstance(cell.value, str))
            if cell.border:
                target.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
        for column in sheet.hidden_columns:
            page.column_dimensions[letter(column)].hidden = True
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    book.active = next((place for place, sheet in enumerate(sheets) if not sheet.hidden), 0)
    book.save(path)
    store_results(path, sheets)


def store_results(path, sheets):
    """Puts the result of each formula into the XML that openpyxl wrote."""
    with zipfile.ZipFile(path) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in parts:
            found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", info.filename)
            if found:
                data = with_results(data.decode("utf-8"), sheets[int(found[1]) - 1]).encode("utf-8")
            if info.filename == "docProps/core.xml":  # the same bytes for the same seed
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data)
            fresh = zipfile.ZipInfo(info.filename, STAMP.timetuple()[:6])
            fresh.compress_type, fresh.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
            archive.writestr(fresh, data)


def with_results(markup, sheet):
    results = {ref(*place): number(cell.value) for place, cell in sheet.cells.items() if cell.formula}

    def stored(found):
        value = results[found[1]]
        if isinstance(value, str):
            kind = "e" if value.startswith("#") else "str"
            return f'<c r="{found[1]}"{found[2]} t="{kind}">{found[3]}<v>{value}</v></c>'
        return f'<c r="{found[1]}"{found[2]}>{found[3]}<v>{"" if value is None else repr(value)}</v></c>'

    return re.sub(r'<c r="([A-Z]+\d+)"((?: s="\d+")?)[^>]*>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>', stored, markup)
