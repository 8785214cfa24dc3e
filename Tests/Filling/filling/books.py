"""The templates of the matrix: how each is made, and what it must become."""
import re
from dataclasses import dataclass
from typing import Callable

from . import blocks, tables
from .expect import Expectations
from .form import FORM, Form
from .package import complete
from .shapes import SAMPLE


@dataclass(frozen=True)
class Book:
    name: str
    make: Callable  # of a path and a shape
    check: Callable  # of a ledger, a shape, the result and the template
    moved: Callable  # of a shape, a sheet and a cell: where the cell is now
    beside: str  # the columns of the table beside

    def is_beside(self, shape, sheet, cell):
        """Whether a cell of the template is in the table beside, whose filter a forecast does not know."""
        return shape.tables == 2 and sheet in (FORM, tables.SHEET, blocks.BLOCK) and re.match(self.beside + r"\d", cell) is not None


def make_form(path, shape):
    Form(path, shape).close()
    complete(path)


def check_form(ledger, shape, output, template):
    Expectations(ledger, shape, output, template).all()


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
    Book("tables", tables.make, tables.check, tables.moved, "[G-I]"),
    Book("blocks", blocks.make, blocks.check, blocks.moved, "[I-L]"),
]
