"""Stored results of a filled workbook beside those of LibreOffice for the same formulas."""
import re

import openpyxl

# What LibreOffice cannot tell: a workbook that is linked and not here, and a reference over several sheets whose names are quoted.
ELSEWHERE = re.compile(r"\[\d+\]|'[^'!]+:[^'!]+'!")
# It does not know a table's own column without the table's name.
UNNAMED = re.compile(r"(?<![\w\]])\[[^\]#]+\]")


def compare(ledger, output, other, stores_results):
    """`stores_results`: where the template has none, formulas that no figure touches have none afterwards, and wait for Excel."""
    waits = not stores_results and b'fullCalcOnLoad="1"' in output.parts["xl/workbook.xml"]
    theirs = openpyxl.load_workbook(other, data_only=True)
    for sheet in output.formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                formula = getattr(cell.value, "text", None) or cell.value
                if not isinstance(formula, str) or ELSEWHERE.search(formula) or UNNAMED.search(formula):
                    continue
                one, two = output.value(sheet.title, cell.coordinate), theirs[sheet.title][cell.coordinate].value
                if one is None and waits:
                    continue
                if ledger.holds("stored results as LibreOffice has them", one is not None or two in (None, ""), f"none stored: {cell.coordinate}"):
                    ledger.same("stored results as LibreOffice has them", alike(one, two) or one, alike(one, two) or two,
                                f"{sheet.title}!{cell.coordinate} {formula}")


def alike(one, two):
    if isinstance(one, (int, float)) and isinstance(two, (int, float)) and not isinstance(one, bool):
        return abs(one - two) <= 1e-9 * max(1, abs(one))
    return (one or 0) == (two or 0)
