"""A workbook as openpyxl and the XML tell it: cells, merges, print settings, conditional formats, series of charts."""
import re
import zipfile
from decimal import Decimal

import openpyxl


class Grid:
    """The stored results of a sheet."""

    def __init__(self, path, sheet):
        self.sheet = openpyxl.load_workbook(path, data_only=True)[sheet]

    def cell(self, row, column):
        return self.sheet.cell(row, column)

    def row_of(self, text, column=1):
        """The last row whose cell of a column holds a text."""
        return max(row for row in range(1, self.sheet.max_row + 1) if self.sheet.cell(row, column).value == text)

    def texts(self):
        return [cell.value for row in self.sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def description(path):
    """All that a reader of a workbook sees of it, by place: what two fillings must have in common."""
    found = {}
    formulas, results = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.has_style:
                    stored = results[sheet.title][cell.coordinate].value
                    found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, stored, cell.number_format, cell.font.b, cell.border.left.style)
        found[f"{sheet.title}: merged"] = sorted(str(area) for area in sheet.merged_cells.ranges)
        found[f"{sheet.title}: print area"] = sheet.print_area
        found[f"{sheet.title}: titles"] = (sheet.print_title_rows, sheet.print_title_cols)
        found[f"{sheet.title}: page"] = (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToWidth,
                                         sheet.page_setup.fitToHeight, sheet.freeze_panes)
        found[f"{sheet.title}: breaks"] = [[each.id for each in breaks.brk] for breaks in (sheet.row_breaks, sheet.col_breaks)]
        found[f"{sheet.title}: conditional"] = sorted(str(area.sqref) for area in sheet.conditional_formatting)
        found[f"{sheet.title}: heights"] = {row: dimension.height for row, dimension in sheet.row_dimensions.items() if dimension.height}
        found[f"{sheet.title}: widths"] = {c: dimension.width for c, dimension in sheet.column_dimensions.items() if dimension.width}
    found["series"] = series(path)
    return found


def series(path):
    """The ranges of all charts."""
    with zipfile.ZipFile(path) as package:
        charts = [package.read(name).decode() for name in sorted(package.namelist()) if re.match(r"xl/charts/chart\d*\.xml", name)]
    return [reference for chart in charts for reference in re.findall(r"<(?:\w+:)?f>([^<]*)</(?:\w+:)?f>", chart)]


def number(value):
    """A cell's number as a decimal of the digits it shows; None for a text or nothing."""
    return Decimal(repr(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def is_close(one, other):
    """The same but for the last digits of a binary quotient."""
    return abs(one - other) <= max(abs(one), abs(other)) * Decimal("1e-12")
