"""The combinations of the matrix, and where rows of the form stand after filling."""
from dataclasses import dataclass

from . import world

SAMPLE = 8  # the row that is repeated, as people count
EMPTY = "999999"  # a result that no commune has
LEAST = 40  # results of the second table
LEFT, RIGHT = "A:L", "M:P"
ROWS = ("0", "0 words", "0 hidden", "1", "2", "12", "500")
# What stands in the sample row where no commune is left.
SETTINGS = {"0 words": "[[nếu rỗng: Không phát sinh]]", "0 hidden": "[[nếu rỗng: bỏ dòng]]"}


@dataclass(frozen=True)
class Shape:
    rows: str  # of ROWS
    total: str  # above or below the sample row
    tables: int  # on the sheet, side by side

    @property
    def name(self):
        return f"{self.rows.replace(' ', '-')}-{self.total}-{self.tables}"

    @property
    def label(self):
        return f"{self.rows} rows, total {self.total}, {self.tables} table{'s' if self.tables > 1 else ''}"

    @property
    def is_empty(self):
        return self.rows.startswith("0")

    @property
    def communes(self):
        """Communes of the programme; where no row comes of them it is the filter that leaves them out."""
        return 12 if self.is_empty else int(self.rows)

    @property
    def items(self):
        """The communes in the table."""
        return [] if self.is_empty else list(range(self.communes))

    @property
    def second(self):
        """The communes in the table beside."""
        return [] if self.is_empty else world.reached(self.communes, LEAST)

    @property
    def end(self):
        """The last row of the table; one row is left where there is no commune."""
        return SAMPLE - 1 + max(len(self.items), 1)

    @property
    def second_end(self):
        return SAMPLE - 1 + max(len(self.second), 1)

    @property
    def total_row(self):
        """The row of totals in the template."""
        return SAMPLE - 1 if self.total == "above" else SAMPLE + 1

    def moved(self, row):
        """Where a row of the template's left table is now."""
        return row if row <= SAMPLE else row + self.end - SAMPLE

    def whole(self, row):
        """Where a row is that only moves when whole rows are inserted."""
        return self.moved(row) if self.tables == 1 else row

    def loop(self, second=False):
        """The marker of the sample row."""
        parts = ["mỗi xã"]
        if self.tables == 2:
            parts.append(f"cột {RIGHT if second else LEFT}")
        if self.is_empty:
            parts.append(f"chỉ lấy Kết quả > {EMPTY}")
        elif second:
            parts.append(f"chỉ lấy Kết quả >= {LEAST}")
        return f"[[{', '.join(parts)}]]"

    def words(self):
        """The names of the template that the expectations use, with their rows now: `{last}`, `{total}`, `{r10}` …

        `{whole8}` is the end of a reference that is wider than the table: it grows with whole rows only.
        """
        words = {f"r{row}": self.moved(row) for row in range(9, 40)}
        words |= {f"w{row}": self.whole(row) for row in range(8, 40)}
        return words | {
            "last": self.end, "total": self.moved(self.total_row), "second": self.second_end,
            "whole8": self.end if self.tables == 1 else SAMPLE}

    def template(self):
        """The same names with the rows of the template itself."""
        return Shape("1", self.total, self.tables).words()


SHAPES = [Shape(rows, total, tables) for rows in ROWS for total in ("above", "below") for tables in (1, 2)]
