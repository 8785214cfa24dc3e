#!/usr/bin/env python3
"""bench-calculate.py --binary PATH [--runs 3] [--cache DIR] [--rows 40000] [--least 5]

Calculates a sheet of 200,000 formulas without stored results, a fifth each of `=F2*2+7`, the SUM of a row, SUMIFS over 1,000 rows, VLOOKUP over
1,000 rows, and IF with TEXT: `PATH calculate FILE --output OUT` beside LibreOffice headless, which is told to recalculate on load and saves as
.xlsx. Whole processes, in turn. Prints the median times and their ratio, and checks that both gave the same results. Exit 1 below --least.
"""
import argparse
import os
import re
import shutil
import sys
import zipfile

from turns import Turns

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Corpus/calculation"))
from office import Office

def workbook(path, rows):
    """A sheet of 5 figures, a key and 5 formulas in each row, and one of 1,000 keys to look up and add."""
    import xlsxwriter

    plain, part = path + ".plain", path + ".part"
    with xlsxwriter.Workbook(plain, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        for r in range(1, rows + 1):
            figures = [(r * k) % 997 / (4 if k == 3 else 1) for k in (1, 3, 5, 7, 11, 13)]
            sheet.write_row(r, 0, figures)
            sheet.write_string(r, 6, f"K{r % 1000:03d}")
            n = r + 1
            sheet.write_formula(r, 7, f"=F{n}*2+7")
            sheet.write_formula(r, 8, f"=SUM(A{n}:F{n})")
            sheet.write_formula(r, 9, f"=SUMIFS(Danh_mục!$B$1:$B$1000,Danh_mục!$A$1:$A$1000,G{n})")
            sheet.write_formula(r, 10, f"=VLOOKUP(G{n},Danh_mục!$A$1:$C$1000,3,FALSE)")
            sheet.write_formula(r, 11, f'=IF(A{n}>500,TEXT(C{n},"#,##0.00"),"-")')
        keys = book.add_worksheet("Danh_mục")
        for r in range(1000):
            keys.write_row(r, 0, [f"K{r:03d}", r * 1.5, 1000 - r])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"</f><v>0</v>", b"</f>", data)
            new.writestr(name, data)
    os.remove(plain)
    os.rename(part, path)


def results(path):
    import python_calamine

    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("Số liệu").to_python()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cache", default=".build/bench")
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--least", type=float, default=5.0)
    given = parser.parse_args()
    os.makedirs(given.cache, exist_ok=True)
    source = os.path.join(given.cache, f"formulas-{given.rows * 5}.xlsx")
    ours, folder = os.path.join(given.cache, "calculated.xlsx"), os.path.join(given.cache, "libreoffice")
    if not os.path.exists(source):
        workbook(source, given.rows)
    if not shutil.which("soffice"):
        print("bench-calculate: LibreOffice is not installed")
        return 2
    office = Office(os.path.abspath(given.cache))
    theirs = office.output(source, folder)
    commands = {
        "doisoat": ([os.path.abspath(given.binary), "calculate", source, "--output", ours, "--quiet"], ours),
        "LibreOffice": (office.command([source], folder), theirs),
    }

    def check(name):
        if name == "LibreOffice":
            left, right = results(ours), results(theirs)
            pairs = [(a, b) for x, y in zip(left, right) for a, b in zip(x[7:], y[7:])]
            different = [
                (a, b) for a, b in pairs if a != b and not (isinstance(a, float) and isinstance(b, float) and abs(a - b) <= 1e-9 * abs(b))]
            if len(left) != len(right) or different or len(pairs) < given.rows * 5 or not all(left[1][7:]):
                return f"{len(different)} results are not LibreOffice's: {different[:3]}"

    turns = Turns(commands, given.runs, check)
    if turns.problem:
        print(f"bench-calculate: {turns.problem}")
        return 2
    turns.show()
    ratio = turns.medians["LibreOffice"] / turns.medians["doisoat"]
    print(f"bench-calculate: {ratio:.1f}× as fast as LibreOffice on {given.rows * 5} formulas; at least {given.least:g}×: {'holds' if ratio >= given.least else 'FAILED'}")
    return 0 if ratio >= given.least else 1


if __name__ == "__main__":
    sys.exit(main())
