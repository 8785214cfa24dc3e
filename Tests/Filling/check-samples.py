#!/usr/bin/env python3
"""Fills the sample templates and holds the filled reports against what they must be.

    check-samples.py --binary DOISOAT [--samples FOLDER] [--tools FOLDER] [--keep FOLDER] [--update]

Each template of Samples/mau-bao-cao is filled anew from Samples/phuoc-son-2022 and
- compared with the result in da-dien: cells, formulas and their results, merges, print settings, heights, series of charts (openpyxl);
- put before check-xlsx (with --tools), which other readers judge by;
- calculated by LibreOffice with all stored results removed: the same numbers; printed by it on as many pages as the form has;
- read back with `convert --as records`: the figures that the template shows, exactly those of expected-records.json, and no finding;
- looked at where it is not read back: rates, subtotals, sentences, names of groups; no marker is left.
Without one commune's report nothing is filled, and the draft says so. --keep leaves the filled reports in a folder, --update puts them in
da-dien, and a picture of the first in anh. Exit 1 when something differs, 2 when it could not run."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(ROOT / "Tests/Corpus/edits"), str(ROOT / "Tests/Corpus/calculation")]

from filling.expectations import Expectations  # noqa: E402  (the folders above hold it)
from filling.picture import pages, picture  # noqa: E402
from filling.shown import TEMPLATES  # noqa: E402
from filling.workbook import Grid, description, is_close, number, series  # noqa: E402

PERIOD, BEFORE, WHOLE, BODY = "2022", "2021", "511", "ban-chi-dao"
SIGNED = "2022-12-16"
DATED = ("Nguồn số liệu!B6", "Nguồn số liệu!B7")  # the day it was made, and by which version
LEFT_OUT, DRAFT_LINE = "xa-phuoc-loc.xlsx", (4, 1)
EMPTY = {"notReported", "notSubmitted"}  # both leave the cell blank


class Check:
    def __init__(self, options):
        self.options = options
        self.samples = pathlib.Path(options.samples)
        self.folder, self.templates = self.samples / "phuoc-son-2022", self.samples / "mau-bao-cao"
        self.program = self.folder / "chuong-trinh.xlsx"
        self.expectations = Expectations(self.folder, PERIOD, BEFORE, WHOLE)
        self.faults = []

    def fault(self, template, words):
        self.faults.append(f"{template.name}: {words}")

    def run(self, *arguments):
        done = subprocess.run([self.options.binary, *map(str, arguments)], capture_output=True, cwd=ROOT)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    # Filling

    def report(self, template, target, inputs, *options):
        code, _, messages = self.run(
            "report", "--quiet", "--lang", "vi", "--program", self.program, "--plan", self.folder / "ke-hoach.xlsx", "--received",
            self.folder / "danh-sach-nhan.csv", "--period", PERIOD, "--signed", SIGNED, "--template", self.templates / template.name,
            "--output", target, *options, *inputs)
        return code, messages

    def fill(self, template, target):
        code, messages = self.report(template, target, [self.folder / "bao-cao"])
        if code:
            self.fault(template, f"filling ended with {code}: {messages.strip()[:400]}")
        return code == 0

    def compare(self, template, filled):
        committed = self.templates / "da-dien" / template.name
        if self.options.update:
            committed.parent.mkdir(exist_ok=True)
            shutil.copyfile(filled, committed)
        if not committed.exists():
            return self.fault(template, "no result in da-dien")
        wanted, found = description(committed), description(filled)
        for place in DATED:
            wanted.pop(place, None), found.pop(place, None)
        for place in sorted(wanted.keys() | found.keys()):
            if wanted.get(place) != found.get(place):
                self.fault(template, f"{place}: {found.get(place)!r}, and {wanted.get(place)!r} in da-dien")

    def judge(self, template, filled):
        if not self.options.tools:
            return
        done = subprocess.run([os.path.join(self.options.tools, "check-xlsx"), filled], capture_output=True)
        if done.returncode:
            self.fault(template, f"check-xlsx: {(done.stdout + done.stderr).decode().strip()[:400]}")

    def drafts(self, folder):
        """Without one commune's report there is no report, but a draft that says so where the template has a place for it."""
        inputs = [path for path in sorted((self.folder / "bao-cao").iterdir()) if path.name != LEFT_OUT]
        for template in TEMPLATES:
            if template.sheet == "Báo cáo tổng hợp":
                continue  # all that it shows of the commune is told by other bodies too
            target = pathlib.Path(folder) / f"draft-{template.name}"
            code, messages = self.report(template, target, inputs)
            if code != 1 or target.exists():
                self.fault(template, f"with a report missing it ends with {code}, file: {target.exists()}: {messages.strip()[:300]}")
            code, messages = self.report(template, target, inputs, "--draft")
            line = Grid(target, template.sheet).cell(*DRAFT_LINE).value if target.exists() else None
            if code or not str(line).startswith("DỰ THẢO – 11/12 đơn vị"):
                self.fault(template, f"the draft ends with {code} and says {line!r}: {messages.strip()[:300]}")
            else:
                print(f"{template.name}: {line}")

    # Recalculation

    def recalculate(self, pairs, folder):
        """LibreOffice works out all formulas, and must come to what is stored."""
        from office import Office
        from results import Results, strip

        if not shutil.which("soffice"):
            print("LibreOffice is not there: nothing recalculated")
            return
        office, bare, out = Office(folder), os.path.join(folder, "bare"), os.path.join(folder, "out")
        os.makedirs(bare)
        paths = {template: os.path.join(bare, template.name) for template, _ in pairs}
        for template, filled in pairs:
            strip(str(filled), paths[template])
        office.convert(list(paths.values()), out)
        for template, filled in pairs:
            ours, theirs = Results(str(filled)), Results(os.path.join(out, template.name))
            for place in ours.formulas:
                one, other = ours.values.get(place), theirs.values.get(place)
                if not same_result(one, other):
                    self.fault(template, f"{place}: ={ours.formulas[place]} is {one}, in LibreOffice {other}")
            print(f"{template.name}: {len(ours.formulas)} formulas recalculated by LibreOffice")

    def print_out(self, template, filled):
        """All of it on as many pages as the form has; the picture of the README is the first one's."""
        if not shutil.which("soffice") or not shutil.which("pdfinfo"):
            print("LibreOffice or pdfinfo is not there: nothing printed")
            return
        count = pages(filled)
        if count != template.pages:
            self.fault(template, f"is printed on {count} pages, not {template.pages}")
        if self.options.update and template is TEMPLATES[0]:
            (self.templates / "anh").mkdir(exist_ok=True)
            picture(filled, self.templates / "anh" / template.name.replace(".xlsx", ".png"))

    # The way back

    def read_back(self, template, filled):
        code, text, messages = self.run("convert", "--as", "records", "--lang", "vi", "--program", self.program, filled)
        if code:
            return self.fault(template, f"not read back ({code}): {messages.strip()[:400]}")
        document = json.loads(text)
        for finding in document["findings"]:
            self.fault(template, f"read back with a finding: {finding['code']} {finding['message']['en'][:200]}")
        found = Counter()
        for figure in document["achievements"]:
            key = tuple(figure[name] for name in ("organization", "indicator", "stage", "period"))
            found[key] += 1
            self.compare_figure(template, key, figure)
            if figure["reportedBy"] != {"organization": WHOLE, "body": BODY}:
                self.fault(template, f"{key} is reported by {figure['reportedBy']}")
        shown = template.figures(self.expectations)
        wanted = Counter((unit, indicator, stage, period or PERIOD) for unit, indicator, stage, period in shown)
        for key in sorted((wanted - found).keys() | (found - wanted).keys()):
            self.fault(template, f"{key}: shown {wanted[key]} times, read {found[key]} times")
        values = sum(figure["value"] is not None for figure in document["achievements"])
        print(f"{template.name}: {sum(found.values())} figures read back, {values} of them numbers")

    def compare_figure(self, template, key, figure):
        value, kinds = self.expectations.figure(*key)
        read = None if figure["value"] is None else Decimal(figure["value"])
        cell = figure["source"]["cell"]
        is_quotient = self.expectations.indicators[key[1]]["Cộng theo đơn vị"] == "tính lại"
        if value is None:
            # Of nothing a quotient says why in its own way.
            said = {"notReported" if kind in EMPTY else kind for kind in kinds} or {"notReported"}
            if read is not None or not is_quotient and figure.get("missing") not in said:
                self.fault(template, f"{cell} {key}: {figure['value']} {figure.get('missing')}, not one of {sorted(said)}")
        elif read != value and not (is_quotient and read is not None and is_close(read, value)):
            self.fault(template, f"{cell} {key}: {figure['value']}, not {value}")

    # What is not read back

    def look(self, template, filled):
        grid = Grid(filled, template.sheet)
        texts = grid.texts()
        for text in texts:
            if "[[" in text or "]]" in text or "{{" in text:
                self.fault(template, f"a marker is left: {text}")
        for sentence in template.sentences:
            if sentence not in texts:
                near = [text for text in texts if text[:6] == sentence[:6]]
                self.fault(template, f"no cell says “{sentence}”, but {near}")
        count = 0
        for cell, wanted in template.beside(self.expectations, grid):
            count += 1
            if isinstance(wanted, str):
                right = cell.value == wanted
            elif wanted is None:
                right = number(cell.value) is None
            else:
                right = number(cell.value) is not None and is_close(number(cell.value), Decimal(wanted))
            if not right:
                self.fault(template, f"{cell.coordinate} is {cell.value!r}, not {wanted}")
        for reference in series(filled):
            # The names of series are one cell, all else a cell for each unit.
            area = reference.rpartition("!")[2].replace("$", "")
            if ":" in area and len(list(grid.sheet[area])) != len(self.expectations.units):
                self.fault(template, f"the chart shows {area}, not {len(self.expectations.units)} units")
        print(f"{template.name}: {count} rates, subtotals and names, {len(template.sentences)} sentences")


def same_result(one, other):
    """An empty text and nothing are the same."""
    empty = (None, ("text", ""))
    if one in empty and other in empty:
        return True
    if one is None or other is None or one[0] != other[0]:
        return False
    return abs(one[1] - other[1]) <= 1e-9 * max(abs(one[1]), abs(other[1])) if one[0] == "number" else one[1] == other[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--samples", default=ROOT / "Samples")
    parser.add_argument("--tools")
    parser.add_argument("--keep")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    check = Check(options)
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(options.keep or folder)
        target.mkdir(parents=True, exist_ok=True)
        pairs = [(template, target / template.name) for template in TEMPLATES if check.fill(template, target / template.name)]
        if not pairs:
            print("\n".join(check.faults))
            return 2
        for template, filled in pairs:
            check.compare(template, filled)
            check.judge(template, filled)
            check.read_back(template, filled)
            check.look(template, filled)
            check.print_out(template, filled)
        check.drafts(folder)
        check.recalculate(pairs, os.path.join(folder, "office"))
    for fault in check.faults[: options.show]:
        print(fault)
    if len(check.faults) > options.show:
        print(f"… {len(check.faults) - options.show} more")
    print(f"check-samples: {'FAILED, ' + str(len(check.faults)) + ' faults' if check.faults else 'holds'}")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main())
