#!/usr/bin/env python3
"""check-filling.py --binary PATH [--tools DIR] [--only TEXT] [--keep DIR] [--show 2]

Fills the matrix of templates with `PATH report`: no rows (the row left blank, with words, or hidden), 1, 2, 12 and 500 rows, the total above and
below, one table and two side by side, with one of every kind of reference. What each must become was written by hand in filling/. Reads the results
with openpyxl, and as XML what openpyxl does not keep; has check-xlsx look at each where it is there, and LibreOffice calculate copies without
stored results. Compares what `check-template` forecasts with what became of it. Then templates that must stay as they are, and those that must
be refused. Prints what held by kind and number of rows; exit 1 when anything did not, 2 when it could not run. Every name and figure is invented.
"""
import argparse
import concurrent.futures
import os
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from filling import books, office, whole, world  # noqa: E402
from filling.forecast import compare as compare_forecast  # noqa: E402
from filling.ledger import Ledger  # noqa: E402
from filling.reading import Output  # noqa: E402
from filling.recalculated import compare as compare_results  # noqa: E402
from filling.running import Program  # noqa: E402
from filling.shapes import SHAPES  # noqa: E402


class Case:
    """A template of a book and a shape, and where its result goes."""

    def __init__(self, book, shape, folder):
        self.book, self.shape = book, shape
        self.name = f"{book.name}-{shape.name}"
        self.template = os.path.join(folder, f"mau-{self.name}.xlsx")
        self.result = os.path.join(folder, f"{self.name}.xlsx")
        self.programme = os.path.join(folder, f"chuong-trinh-{shape.communes}.xlsx")
        self.submission = os.path.join(folder, f"nop-{shape.communes}.xlsx")

    @property
    def where(self):
        return f"{self.book.name}: {self.shape.label}"


def made(folder, only):
    """All cases with their inputs."""
    cases = [Case(book, shape, folder) for book in books.BOOKS for shape in SHAPES if shape.rows in book.rows]
    cases = [case for case in cases if only in case.name]
    for case in cases:
        case.book.make(case.template, case.shape)
        if not os.path.exists(case.programme):
            world.programme(case.programme, case.shape.communes)
            world.submission(case.submission, case.shape.communes)
    for book in books.BOOKS:
        templates = [case.template for case in cases if case.book is book]
        if templates:
            book.finish(templates, folder)
    return cases


def filled(program, cases, ledger):
    """Runs `report` on all. → the cases that gave a workbook"""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda case: program.report(case.submission, case.programme, case.template, case.result), cases))
    for case, run in zip(cases, done):
        ledger.at(case.where, case.shape.rows)
        ledger.same("filled", run.outcome, "0, written")
    return [case for case in cases if os.path.exists(case.result)]


def looked_at(cases, tools, ledger):
    """check-xlsx on all results."""
    checker = os.path.join(tools or "", "check-xlsx")
    if not tools or not os.path.exists(checker):
        print("check-xlsx is not here: not asked")
        return
    def said(path):
        run = subprocess.run([checker, path], capture_output=True, text=True)
        return run.stdout.replace(path, "") if run.returncode else "clean"

    # What other writers made is held to no more than it was.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda case: said(case.result), cases))
        models = list(pool.map(lambda case: said(case.template) if case.book.is_foreign else "clean", cases))
    for case, run, model in zip(cases, runs, models):
        ledger.at(case.where, case.shape.rows)
        ledger.same("check-xlsx", run, model)


def compared(cases, calculated, program, ledger):
    """Each result beside what was worked out, the forecast and LibreOffice."""
    for case in cases:
        ledger.at(case.where, case.shape.rows)
        output, template = Output(case.result), Output(case.template)
        case.book.check(ledger, case.shape, output, template)
        compare_forecast(ledger, program, case, output, template)
        if calculated is not None and ledger.holds("LibreOffice opens it", case.result in calculated, "no output"):
            compare_results(ledger, output, calculated[case.result], case.book.stores_results)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--tools", help="the folder with check-xlsx")
    parser.add_argument("--only", default="", help="part of a case's name, as in core-12-below-1")
    parser.add_argument("--keep", help="a folder for templates and results")
    parser.add_argument("--show", type=int, default=2, help="differences shown of each kind")
    given = parser.parse_args()
    program, ledger, started = Program(os.path.abspath(given.binary)), Ledger(given.show), time.monotonic()
    if not program.has("report"):
        print("check-filling: this program cannot fill templates")
        return 2
    with tempfile.TemporaryDirectory(prefix="check-filling-") as scratch:
        folder = os.path.abspath(given.keep or scratch)
        os.makedirs(folder, exist_ok=True)
        cases = made(folder, given.only)
        done = filled(program, cases, ledger)
        calculated = office.recalculated([case.result for case in done], folder) if shutil.which("soffice") else None
        if calculated is None:
            print("LibreOffice is not here: results were not compared")
        compared(done, calculated, program, ledger)
        looked_at(done, given.tools, ledger)
        if not given.only:
            whole.check(ledger, program, folder, given.tools)
    faults = ledger.table()
    print(f"\ncheck-filling: {len(cases)} templates filled, {sum(map(sum, ledger.counts.values()))} comparisons, {faults} differences"
          f" ({time.monotonic() - started:.0f} s)")
    return 1 if faults else 0 if cases else 2


if __name__ == "__main__":
    sys.exit(main())
