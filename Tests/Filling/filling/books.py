"""The templates of the matrix: how each is made, and what it must become."""
import os
import re
import shutil
from dataclasses import dataclass
from typing import Callable

import openpyxl

from . import blocks, office, tables
from .expect import Expectations
from .form import FORM, Form
from .package import complete
from .shapes import ROWS, SAMPLE


@dataclass(frozen=True)
class Book:
    name: str
    make: Callable  # of a path and a shape
    check: Callable  # of a ledger, a shape, the result and the template
    moved: Callable  # of a shape, a sheet and a cell: where the cell is now
    beside: str  # the columns of the table beside
    rows: tuple = ROWS  # the numbers of rows of its matrix
    finish: Callable = lambda paths, folder: None  # what is done to all its templates once they are made
    stores_results: bool = True  # whether formulas of the template have results

    @property
    def is_foreign(self):
        """Whether another program wrote its templates at last."""
        return self.finish is not Book.finish

    def is_beside(self, shape, sheet, cell):
        """Whether a cell of the template is in the table beside, whose filter a forecast does not know."""
        return shape.tables == 2 and sheet in (FORM, tables.SHEET, blocks.BLOCK) and re.match(self.beside + r"\d", cell) is not None


def make_form(path, shape):
    Form(path, shape).close()
    complete(path)


def make_for_office(path, shape):
    """Without what LibreOffice writes as no formula, and what it would make sheets and cells of: the pivot table would show markers.

    Of a chart's title that is linked to a cell it writes the words, markers and all, which is a fault."""
    Form(path, shape, leave_out=("union", "three sheets", "linked title")).close()
    complete(path, for_office=True)


def check_form(ledger, shape, output, template):
    Expectations(ledger, shape, output, template).all()


def check_some(ledger, shape, output, template):
    """What another writer keeps as it was."""
    Expectations(ledger, shape, output, template).some()


def by_openpyxl(paths, folder):
    """Saved by openpyxl, which stores no results."""
    for path in paths:
        openpyxl.load_workbook(path).save(path)


def by_office(paths, folder):
    """Saved by LibreOffice."""
    if shutil.which("soffice"):
        for path, copy in office.saved(paths, os.path.join(folder, "saved"), os.path.join(folder, "profile")).items():
            os.replace(copy, path)


def moved_in_form(shape, sheet, cell):
    """Probes stand in no table; what is below the sample row moves, in the columns of its table."""
    column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    if sheet != FORM or int(row) <= SAMPLE:
        return cell
    if column == "P":
        return f"P{int(row) + shape.second_end - SAMPLE}"
    return f"{column}{shape.moved(int(row))}"


BOOKS = [
    Book("core", make_form, check_form, moved_in_form, "[M-P]"),
    Book("openpyxl", make_form, check_some, moved_in_form, "[M-P]", ("0", "2", "12"), by_openpyxl, False),
    Book("office", make_for_office, check_some, moved_in_form, "[M-P]", ("0", "12"), by_office),
    Book("tables", tables.make, tables.check, tables.moved, "[G-I]"),
    Book("blocks", blocks.make, blocks.check, blocks.moved, "[I-L]"),
]
