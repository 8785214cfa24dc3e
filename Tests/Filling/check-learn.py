#!/usr/bin/env python3
"""Learns templates from the filled sample reports, and says how much of each template is found again.

    check-learn.py --binary DOISOAT [--samples FOLDER] [--keep FOLDER] [--least 95] [--command report]

For each report of Samples/mau-bao-cao/da-dien the copy that `report --learn` makes is put before `check-template`, as is the template it was
filled from. A value marker of the template counts as found where the copy has one of the same meaning in the same cell; loops are held against
each other by what they go through and their sample rows. `toàn huyện` is the same outside a loop of units whether written or not. The line of a
draft, which a finished report does not show, counts as lost. The copy must be usable as a template and have the same loops. Filled in its turn
it must give the report again, cell by cell (read with openpyxl).
Exit 1 when a template has less than --least percent found, 2 when it could not run."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WHOLE = ", toàn bộ đơn vị"
PERIOD = "2022"
SIGNED = "2022-12-16"


def reference(cell):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def span(block):
    """`12:13`, `I:M`, `22` as numbers."""
    parts = [part if part.isdigit() else str(reference(part + "1")[1]) for part in block.split(":")]
    return int(parts[0]), int(parts[-1])


def goes_through_units(sheet, cell):
    row, column = reference(cell)
    for loop in sheet["loops"]:
        if loop["of"] not in ("unit", "area", "kind"):
            continue
        first, last = span(loop["block"])
        if first <= (row if loop["axis"] == "rows" else column) <= last:
            return True
    return False


def values(document):
    """What stands where: the meanings of the value markers, by sheet and cell."""
    found = Counter()
    for sheet in document["sheets"]:
        for cell in sheet["cells"]:
            for marker in cell["markers"]:
                if marker["kind"] not in ("value", "total") or "sample" not in marker:
                    continue
                meaning = marker["meaning"]["vi"]
                if not goes_through_units(sheet, cell["cell"]):
                    meaning = meaning.replace(WHOLE, "")
                found[sheet["name"], cell["cell"], meaning] += 1
    return found


def loops(document):
    return {(sheet["name"], loop["of"], loop["axis"], loop["block"]) for sheet in document["sheets"] for loop in sheet["loops"]}


class Check:
    def __init__(self, options):
        self.options = options
        self.templates = pathlib.Path(options.samples) / "mau-bao-cao"
        self.folder = pathlib.Path(options.samples) / "phuoc-son-2022"
        self.program = self.folder / "chuong-trinh.xlsx"

    def run(self, *arguments):
        return subprocess.run([self.options.binary, *map(str, arguments)], capture_output=True, cwd=ROOT, text=True)

    def document(self, template):
        done = self.run("check-template", "--quiet", "--format", "json", template, "--program", self.program)
        if not done.stdout:
            sys.exit(f"{template}: {done.stderr}")
        return json.loads(done.stdout)

    def learn(self, filled, copy):
        done = self.run(
            self.options.command, "--quiet", "--learn", filled, "--program", self.program, "--plan", self.folder / "ke-hoach.xlsx", "--received", self.folder / "danh-sach-nhan.csv",
            "--period", PERIOD, "--output", copy, self.folder / "bao-cao")
        if done.returncode:
            print(f"{filled.name}: ended with {done.returncode}: {(done.stdout + done.stderr).strip()[:600]}")
        return done.returncode == 0

    def template(self, template, folder):
        copy = pathlib.Path(folder) / template.name
        if not self.learn(self.templates / "da-dien" / template.name, copy):
            return False
        wanted, found = self.document(template), self.document(copy)
        expected, proposed = values(wanted), values(found)
        lost = expected - proposed
        count = expected.total() - lost.total()
        share = 100 * count / expected.total()
        print(f"{template.name}: {count} of {expected.total()} value markers found again ({share:.1f} %), "
              f"{(proposed - expected).total()} others proposed; {len(loops(wanted) & loops(found))} of {len(loops(wanted))} loops")
        for (sheet, cell, meaning), times in sorted(lost.items(), key=lambda item: reference(item[0][1])):
            instead = [other for name, place, other in proposed - expected if (name, place) == (sheet, cell)]
            print(f"    {sheet}!{cell}  {meaning}" + (f"  ← {'; '.join(instead)}" if instead else ""))
        for sheet, of, axis, block in sorted(loops(wanted) - loops(found)):
            print(f"    {sheet}: the loop of {of} over {axis} {block} is missing")
        for sheet, of, axis, block in sorted(loops(found) - loops(wanted)):
            print(f"    {sheet}: a loop of {of} over {axis} {block} is not the template's")
        same = self.fill_again(copy, self.templates / "da-dien" / template.name, folder)
        return share >= self.options.least and found["usable"] and loops(wanted) == loops(found) and same

    def fill_again(self, copy, report, folder):
        """The copy filled in its turn is the report."""
        target = pathlib.Path(folder) / f"lai-{copy.name}"
        done = self.run(
            "report", "--quiet", "--lang", "vi", "--template", copy, "--program", self.program, "--plan", self.folder / "ke-hoach.xlsx", "--received",
            self.folder / "danh-sach-nhan.csv", "--period", PERIOD, "--signed", SIGNED, "--output", target, self.folder / "bao-cao")
        if done.returncode:
            print(f"    filling the copy ended with {done.returncode}: {done.stderr.strip()[:400]}")
            return False
        differ = []
        old, new = openpyxl.load_workbook(report), openpyxl.load_workbook(target)
        for sheet in old.worksheets:
            if sheet.sheet_state != "visible":
                continue
            cells = {cell.coordinate for row in sheet.iter_rows() for cell in row} | {cell.coordinate for row in new[sheet.title].iter_rows() for cell in row}
            for place in sorted(cells, key=reference):
                if sheet[place].value != new[sheet.title][place].value:
                    differ.append(f"{sheet.title}!{place}: {sheet[place].value!r} became {new[sheet.title][place].value!r}")
        print(f"    filled again: {'the same report' if not differ else f'{len(differ)} cells differ'}")
        for line in differ[:20]:
            print(f"        {line}")
        return not differ


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--samples", default=ROOT / "Samples")
    parser.add_argument("--keep")
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--command", default="report")
    options = parser.parse_args()
    options.binary = str(pathlib.Path(options.binary).resolve())
    check = Check(options)
    templates = sorted(check.templates.glob("*.xlsx"))
    if not templates:
        print(f"no templates in {check.templates}")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        results = [check.template(template.resolve(), options.keep or folder) for template in templates]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
