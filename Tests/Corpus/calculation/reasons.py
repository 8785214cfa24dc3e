"""Why LibreOffice's result may differ from ours. What LibreOffice 7.4 does was seen in these workbooks, not looked up in its source."""
import re


class Reasons:
    """Finds the reason of a difference; `differing` is {cell: (formula, ours, theirs, more)}."""

    def __init__(self, name, book, theirs, differing):
        self.book, self.differing = book, differing

    def of(self, cell):
        formula, ours, theirs, _ = self.differing[cell]
        formula = formula or ""
        if theirs == ("error", "#NAME?"):
            return "LibreOffice has not the function, or does not read [Column] without the table's name"
        if ours and theirs and ours[0] == "boolean" and theirs[0] == "number" and float(ours[1]) == theirs[1]:
            return "LibreOffice stores TRUE and FALSE as 1 and 0"
        if ours and ours[0] == "error" and theirs == ("error", "#VALUE!"):
            return "LibreOffice stores its own error codes as #VALUE!"
        if ours and ours[0] == "number" and 0 <= ours[1] < 61 and re.search(r"\b(E?DATE|EOMONTH|DAY|MONTH|YEAR)\(", formula):
            return "days before March 1900, which LibreOffice counts from another day"
        if self.book.touches(cell, set(self.differing) - {cell}):
            return "reads a cell that differs"
        if self.reads_truth(cell):
            return "LibreOffice counts TRUE and FALSE in ranges as numbers; Excel leaves them out"
        if formula.upper().startswith("TEXT(") and ours and ours[0] == "text":
            return "TEXT with a format that LibreOffice reads otherwise or refuses"
        if formula.upper().startswith("SUBTOTAL(") and self.reads_subtotal(cell):
            return "LibreOffice adds a single cell that is a SUBTOTAL itself; Excel leaves it out"
        if "TIMEVALUE(" in formula.upper() and ours and ours[0] == "error":
            return "LibreOffice takes a number for TIMEVALUE; Excel wants a text"
        if theirs == ("error", "#VALUE!") and "[#" in formula:
            return "LibreOffice does not find the rows of a table that a query fills"
        return None

    def cells_read(self, cell):
        sheets = {sheet.lower(): sheet for sheet, _ in self.book.results.values}
        areas = self.book.precedents(cell)
        for (sheet, place), value in self.book.results.values.items():
            if any(sheets.get(name) == sheet and a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3] for name, a in areas):
                yield (sheet, place), value

    def reads_truth(self, cell):
        return any(value and value[0] == "boolean" for _, value in self.cells_read(cell))

    def reads_subtotal(self, cell):
        return any((self.book.results.formulas.get(read) or "").upper().startswith("SUBTOTAL(") for read, _ in self.cells_read(cell))
