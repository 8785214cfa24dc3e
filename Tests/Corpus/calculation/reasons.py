"""Why LibreOffice's result may differ from ours, and what says which of both is Excel's.

rules.tsv names each thing that LibreOffice 7.4 does otherwise: the function it has not, the format it reads otherwise, never a kind of
formula at large. explained.tsv holds single cells. A formula that reads an explained cell is explained by that cell, over any number of
steps; cells that explain nothing but each other stay unexplained.
"""
import collections
import csv
import os
import re

from package import letters
from references import TEXT, functions

HERE = os.path.dirname(os.path.abspath(__file__))
OUTER = re.compile(r"(?:_xlfn\.|_xlws\.)*([A-Za-z][\w.]*)\(")
# A column of a table without the table's name before it.
BARE_COLUMN = re.compile(r"(?<![\w\]\[])\[(?![\[#\d])")

Reason = collections.namedtuple("Reason", "line text source")


def rows(name, columns):
    """[(line, fields)] of a table beside this file."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for number, fields in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if fields and not fields[0].startswith("# "):
                if len(fields) != columns or not fields[-1].startswith(("ours: ", "not known: ")):
                    raise ValueError(f"{name}:{number}: {columns} columns, of which the last says whose result is Excel's")
                yield f"{name}:{number}", fields


RULES = {(kind, key): Reason(line, text.replace("@", key), source) for line, (kind, key, text, source) in rows("rules.tsv", 4)}
CELLS = {tuple(fields[:5]): Reason(line, *fields[5:]) for line, fields in rows("explained.tsv", 7)}
LINES = {reason.line for table in (RULES, CELLS) for reason in table.values()}


def shown(value):
    return "nothing" if value is None else f"{value[1]!r}"


def placed(place):
    return f"{letters(place[1])}{place[0]}"


def outer(formula):
    """The function that a formula calls first, or what stands there instead."""
    found = OUTER.match(formula or "")
    return found[1].upper() if found else "no function"


class Reasons:
    """The reason of each difference; `differing` is {cell: (formula, ours, theirs, more)}."""

    def __init__(self, name, book, differing):
        self.name, self.book, self.differing = name, book, differing
        self.found = {}
        for cell in differing:
            reason = self.own(cell)
            if reason:
                self.found[cell] = reason
        self.spread()

    def of(self, cell):
        return self.found.get(cell)

    def spread(self):
        """What reads an explained cell is explained by it."""
        grown = True
        while grown:
            grown = {}
            for cell in self.differing.keys() - self.found.keys():
                cause = next((other for other in sorted(self.found) if self.book.touches(cell, {other})), None)
                if cause:
                    reason = self.found[cause]
                    grown[cell] = reason._replace(text="reads a result of which: " + reason.text.removeprefix("reads a result of which: "))
            self.found |= grown

    def own(self, cell):
        """The reason that lies in the formula itself."""
        formula, ours, theirs, _ = self.differing[cell]
        sheet, place = cell
        single = CELLS.get((self.name, sheet, placed(place), shown(ours), shown(theirs)))
        return single or next((RULES[key] for key in self.keys(cell, formula or "", ours, theirs) if key in RULES), None)

    def keys(self, cell, formula, ours, theirs):
        """The rules that could hold."""
        kinds = (ours and ours[0], theirs and theirs[0])
        name = outer(formula)
        if theirs == ("error", "#NAME?"):
            yield from (("function", called) for called in sorted(functions(formula)))
            if BARE_COLUMN.search(TEXT.sub('""', formula)):
                yield "column", "[Column]"
        if kinds == ("boolean", "number") and float(ours[1]) == theirs[1]:
            yield "logical", "TRUE"
        if kinds == ("error", "error"):
            yield "error", f"{name} {ours[1]} {theirs[1]}"
        if kinds == ("number", "number") and 0 <= ours[1] <= 60 and theirs[1] == ours[1] + 1:
            yield "day", name
        if kinds == ("number", "number") and self.reads_logical(cell):
            yield "logical in a range", name
        if name == "TEXT" and kinds[0] == "text":
            yield from (("format", value[1]) for _, value in self.cells_read(cell) if value and value[0] == "text")

    def cells_read(self, cell):
        sheets = {sheet.lower(): sheet for sheet, _ in self.book.results.values}
        areas = self.book.precedents(cell)
        for (sheet, place), value in self.book.results.values.items():
            if any(sheets.get(name) == sheet and a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3] for name, a in areas):
                yield (sheet, place), value

    def reads_logical(self, cell):
        return any(value and value[0] == "boolean" for _, value in self.cells_read(cell))
