"""What openpyxl and python-calamine read of a workbook, as plain values that can be compared."""
import datetime
import math
import warnings

import openpyxl
import python_calamine
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

warnings.simplefilter("ignore")
MOST_AREA = 5_000_000


def frozen(value):
    if isinstance(value, ArrayFormula):
        return ("array", value.ref, value.text)
    if isinstance(value, DataTableFormula):
        return ("dataTable", value.ref, tuple(sorted((k, str(v)) for k, v in dict(value).items())))
    if isinstance(value, float) and math.isnan(value):
        return "nan"
    return value


class SheetReading:
    """`cells[(row, column)]` is (value, type, style); the rest is text in a fixed order."""

    def __init__(self, sheet):
        self.cells, self.comments, self.links = {}, {}, {}
        for place, cell in sheet._cells.items():
            if isinstance(cell, MergedCell):
                continue
            self.cells[place] = (frozen(cell.value), cell.data_type, cell._style.tobytes())
            if cell.comment is not None:
                self.comments[place] = cell.comment.text
            if cell.hyperlink is not None:
                self.links[place] = (cell.hyperlink.target, cell.hyperlink.location)
        self.merges = sorted(item.bounds for item in sheet.merged_cells.ranges)
        self.heights = {n: (row.height, row.hidden, row.outlineLevel) for n, row in sheet.row_dimensions.items() if row.height or row.hidden or row.outlineLevel}
        self.validations = sorted((sorted(item.bounds for item in dv.sqref.ranges), str(dv.type)) for dv in sheet.data_validations.dataValidation)
        self.conditions = sorted((sorted(item.bounds for item in cf.sqref.ranges), len(cf.rules)) for cf in sheet.conditional_formatting)
        self.tables = sorted((name, table.ref) for name, table in sheet.tables.items())
        self.filter = sheet.auto_filter.ref
        self.row_breaks = sorted(item.id for item in sheet.row_breaks.brk)


class OpenpyxlReading:
    def __init__(self, path, stored):
        book = openpyxl.load_workbook(path, data_only=stored, keep_links=False)
        self.sheets = {sheet.title: SheetReading(sheet) for sheet in book.worksheets}
        self.epoch = book.epoch


class CalamineReading:
    """`sheets[name]` is {(row, column): value}, without blanks; None for a sheet that is too wide a field to unroll."""

    def __init__(self, path):
        book = python_calamine.CalamineWorkbook.from_path(path)
        self.sheets = {}
        for meta in book.sheets_metadata:
            if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.height * sheet.width > MOST_AREA:
                self.sheets[meta.name] = None
                continue
            start = sheet.start or (0, 0)
            cells = {}
            for r, row in enumerate(sheet.to_python(skip_empty_area=True)):
                for c, value in enumerate(row):
                    if value != "" and value is not None:
                        cells[(start[0] + r + 1, start[1] + c + 1)] = value
            self.sheets[meta.name] = cells


def attempt(make, *arguments):
    """→ (reading or None, error text)."""
    try:
        return make(*arguments), None
    except TimeoutError:
        raise
    except BaseException as error:  # a panic of calamine is a BaseException
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        return None, f"{type(error).__name__}: {str(error)[:120]}"


def as_set(value, want, epoch):
    """Whether a reader's value is what was set; a number in a date's format comes back as a date."""
    if isinstance(want, (int, float)) and not isinstance(want, bool):
        if isinstance(value, (datetime.date, datetime.time, datetime.timedelta, datetime.datetime)):
            return True
        return isinstance(value, (int, float)) and not isinstance(value, bool) and float(value) == float(want)
    return type(value) is type(want) and value == want
