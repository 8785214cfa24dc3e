"""What a workbook must read as, written as JSON beside it.

    {"file": "…", "program": "…", "sheets": [{"sheet": "…", "state": "visible",
      "cells": {"A1": ["n", 1]}, "formulas": {"B1": "A1+1"}, "merged": ["A1:B2"], "shown": {"A1": "1"}}]}

Kinds of values: n number, s text, b boolean, e error, d date or date and time (ISO 8601), t time of day, td duration in
seconds. `shown` holds only texts that are known.
"""
import datetime as dt
import json


def stored(number):
    """The double that a program which writes 16 significant digits (openpyxl, XlsxWriter) puts into the file."""
    return float("%.16g" % number)


def value(python):
    """A Python value as an expected value."""
    if isinstance(python, bool):
        return ["b", python]
    if isinstance(python, (int, float)):
        return ["n", stored(python)]
    if isinstance(python, dt.datetime):
        return ["d", python.isoformat(timespec="milliseconds" if python.microsecond else "seconds")]
    if isinstance(python, dt.date):
        return ["d", python.isoformat() + "T00:00:00"]
    if isinstance(python, dt.time):
        return ["t", python.isoformat(timespec="milliseconds" if python.microsecond else "seconds")]
    if isinstance(python, dt.timedelta):
        return ["td", python.total_seconds()]
    return ["s", python]


class Expectation:
    def __init__(self, program, file):
        self.program, self.file, self.sheets = program, file, []

    def sheet(self, name, state="visible"):
        self.sheets.append(SheetExpectation(name, state))
        return self.sheets[-1]

    def write(self, path):
        document = {"file": self.file, "program": self.program, "sheets": [s.json() for s in self.sheets]}
        with open(path, "w", encoding="utf8") as out:
            json.dump(document, out, ensure_ascii=False, indent=1, sort_keys=True)


class SheetExpectation:
    def __init__(self, name, state):
        self.name, self.state = name, state
        self.cells, self.formulas, self.merged, self.shown = {}, {}, [], {}

    def expect(self, ref, kind_and_value=None, formula=None, shown=None):
        if kind_and_value is not None:
            self.cells[ref] = kind_and_value
        if formula is not None:
            self.formulas[ref] = formula
        if shown is not None:
            self.shown[ref] = shown

    def json(self):
        return {"sheet": self.name, "state": self.state, "cells": self.cells, "formulas": self.formulas,
                "merged": sorted(self.merged), "shown": self.shown}
