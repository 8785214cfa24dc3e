#!/usr/bin/env python3
"""compare.py --binary PATH DIR: reads the workbooks that make.py made in DIR with `PATH convert --as cells FILE` and
compares the output (doisoat.cells/1) with the JSON beside each.

    opened    workbooks converted (exit 0) into doisoat.cells/1
    sheets    sheets with the expected name, place and state
    cells     cells equal, of all that were written and all that the output has beyond them
    formulas  formulas equal, white space aside
    merged    sheets whose merged ranges are equal
    shown     shown texts equal, outer spaces aside, of those known

A workbook that is not opened counts with everything in it as wrong. Exit 1 below any floor (opened, sheets and merged
100 %, cells 99.99 %, formulas 99.9 %, shown 99.7 %), 2 when there is nothing to compare.
"""
import argparse
import collections
import datetime as dt
import glob
import json
import os
import re
import subprocess
import sys

FLOORS = {"opened": 100, "sheets": 100, "cells": 99.99, "formulas": 99.9, "merged": 100, "shown": 99.7}
MILLISECOND = 1 / 86_400_000


def read(binary, path):
    """The output's sheets, or a reason why there is none."""
    try:
        run = subprocess.run([binary, "convert", "--as", "cells", path], capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    except subprocess.TimeoutExpired:
        return None, "time-out (60 s)"
    if run.returncode != 0:
        return None, f"exit {run.returncode}: {run.stderr.decode('utf8', 'replace').strip()[:200]}"
    try:
        document = json.loads(run.stdout)
    except ValueError as error:
        return None, f"no JSON: {error}"
    if document.get("schema") != "doisoat.cells/1":
        return None, f"schema {document.get('schema')!r}"
    return document, None


def serial(expected, date1904):
    """The serial number of an expected date, time or duration."""
    kind, value = expected
    if kind == "td":
        return value / 86_400
    if kind == "t":
        clock = dt.time.fromisoformat(value)
        return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / 86_400
    moment = dt.datetime.fromisoformat(value)
    days = (moment - dt.datetime(1904, 1, 1) if date1904 else moment - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    return days if date1904 or days >= 61 else days - 1  # serial 60 is 1900-02-29, a day that never was


def moment(text):
    """ISO text of a date, a date and time, or a time of day (of the first day there is)."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return dt.datetime.combine(dt.date.min, dt.time.fromisoformat(text))


def iso_agrees(expected, value):
    """Whether the output's ISO text says the expected moment, to the millisecond."""
    if expected[0] == "td":
        return True  # a duration may be written in several ways; its serial number is compared
    try:
        return value is not None and abs(moment(value) - moment(expected[1])) <= dt.timedelta(milliseconds=1)
    except ValueError:
        return False


def same(expected, cell, date1904):
    kind, want = expected
    have, value = cell.get("type"), cell.get("value")
    if kind == "n":
        number = cell.get("serial") if have == "date" else value
        return have in ("number", "date") and isinstance(number, (int, float)) and not isinstance(number, bool) and float(number) == float(want)
    if kind in ("s", "b", "e"):
        return have == {"s": "text", "b": "boolean", "e": "error"}[kind] and type(value) is type(want) and value == want
    number = cell.get("serial")
    if have != "date" or number is None:
        return False
    return abs(number - serial(expected, date1904)) <= MILLISECOND and iso_agrees(expected, value)


def shown(cell):
    """The shown text; when the output leaves it out, it is the value as text."""
    if "shown" in cell:
        return cell["shown"]
    value = cell.get("value")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value == int(value) and abs(value) < 1e15:
        value = int(value)
    return "" if value is None else str(value)


def plain(formula):
    return re.sub(r"\s+", "", formula or "")


class Tally:
    def __init__(self, limit):
        self.right, self.all, self.limit, self.notes = collections.Counter(), collections.Counter(), limit, collections.defaultdict(list)

    def count(self, figure, is_right, place, note=""):
        self.all[figure] += 1
        self.right[figure] += bool(is_right)
        if not is_right and len(self.notes[figure]) < self.limit:
            self.notes[figure].append(f"{place}: {note}"[:300])

    def report(self):
        passed = True
        for figure, lines in self.notes.items():
            print(f"-- {figure}\n   " + "\n   ".join(lines))
        for figure, floor in FLOORS.items():
            right, count = self.right[figure], self.all[figure]
            holds = right * 100 >= floor * count
            passed = passed and holds
            percent = f"{100 * right / count:.3f} %" if count else "none"
            print(f"{figure:9} {right} of {count} ({percent})" + ("" if holds else f"  below {floor} %"))
        return passed


def compare_sheet(tally, file, want, have, date1904):
    cells = {cell["ref"]: cell for cell in have.get("cells", [])} if have else {}
    for ref, expected in want["cells"].items():
        cell = cells.get(ref, {})
        tally.count("cells", same(expected, cell, date1904), f"{file} {want['sheet']}!{ref}", f"expected {str(expected)[:120]}, got {cell}")
    for ref, cell in cells.items():
        if ref not in want["cells"] and cell.get("type") != "blank":
            tally.count("cells", False, f"{file} {want['sheet']}!{ref}", f"nothing was written here, got {cell}")
    for ref, formula in want["formulas"].items():
        got = cells.get(ref, {}).get("formula")
        tally.count("formulas", plain(got) == plain(formula), f"{file} {want['sheet']}!{ref}", f"expected {formula!r}, got {got!r}")
    for ref, cell in cells.items():
        if "formula" in cell and ref not in want["formulas"]:
            tally.count("formulas", False, f"{file} {want['sheet']}!{ref}", f"no formula was written here, got {cell['formula']!r}")
    merged = sorted((have or {}).get("merged", []))
    tally.count("merged", have and merged == want["merged"], f"{file} {want['sheet']}", f"expected {want['merged'][:5]}, got {merged[:5]}")
    for ref, text in want["shown"].items():
        cell = cells.get(ref, {})
        got = shown(cell)
        tally.count("shown", cell and got.strip() == text.strip(), f"{file} {want['sheet']}!{ref}", f"expected {text[:80]!r}, got {got[:80]!r} ({cell.get('format')})")


def compare(tally, binary, expectation):
    with open(expectation, encoding="utf8") as lines:
        want = json.load(lines)
    file = want["file"]
    document, reason = read(binary, os.path.join(os.path.dirname(expectation), file))
    tally.count("opened", document is not None, file, reason)
    sheets = document["sheets"] if document else []
    if document:
        names = [sheet["name"] for sheet in sheets]
        wanted = [sheet["sheet"] for sheet in want["sheets"]]
        if names != wanted:
            tally.notes["sheets"].append(f"{file}: expected {wanted}, got {names}"[:300])
    for index, sheet in enumerate(want["sheets"]):
        have = sheets[index] if index < len(sheets) and sheets[index].get("name") == sheet["sheet"] else None
        state = have and have.get("state")
        tally.count("sheets", state == sheet["state"], f"{file} {sheet['sheet']}", f"expected {sheet['state']}, got {state}")
        compare_sheet(tally, file, sheet, have, (document or {}).get("date1904", False))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--binary", required=True, metavar="PATH")
    arguments.add_argument("--show", type=int, default=20, metavar="N", help="mismatches to print of each kind (20)")
    arguments.add_argument("--only", default="", metavar="TEXT", help="only workbooks with TEXT in their name")
    arguments.add_argument("folder", metavar="DIR")
    given = arguments.parse_args()
    expectations = sorted(path for path in glob.glob(os.path.join(given.folder, "*.json")) if given.only in os.path.basename(path))
    if not expectations or not os.access(given.binary, os.X_OK):
        print("compare.py: no such program" if expectations else f"compare.py: no workbooks in {given.folder}; run make.py first", file=sys.stderr)
        return 2
    tally = Tally(given.show)
    for expectation in expectations:
        compare(tally, os.path.abspath(given.binary), expectation)
    return 0 if tally.report() else 1


if __name__ == "__main__":
    sys.exit(main())
