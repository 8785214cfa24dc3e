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
import statistics
import subprocess
import sys
import time
import zipfile

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


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


def timed(command):
    os.sync()
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss, process.returncode


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
    profile = os.path.abspath(os.path.join(given.cache, "profile"))
    if not os.path.exists(source):
        workbook(source, given.rows)
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    settings = os.path.join(profile, "user", "registrymodifications.xcu")
    if not os.path.exists(settings):
        with open(settings, "w", encoding="utf-8") as out:
            out.write(SETTINGS)
    soffice = shutil.which("soffice")
    if not soffice:
        print("bench-calculate: LibreOffice is not installed")
        return 2
    commands = {
        "doisoat": [os.path.abspath(given.binary), "calculate", source, "--output", ours, "--quiet"],
        "LibreOffice": [
            soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx", "--outdir", folder, source],
    }
    theirs = os.path.join(folder, os.path.basename(source))
    times, memory = {name: [] for name in commands}, {name: 0 for name in commands}
    for run in range(given.runs + 1):  # the first warms up, makes LibreOffice's profile and is not counted
        for name, command in commands.items():
            for path in (ours, theirs):
                if run and os.path.exists(path):
                    os.remove(path)
            seconds, most, code = timed(command)
            if code:
                print(f"bench-calculate: {name} ended with {code}")
                return 2
            if run:
                times[name].append(seconds)
                memory[name] = max(memory[name], most)
        if run == 0:
            left, right = results(ours), results(theirs)
            pairs = [(a, b) for x, y in zip(left, right) for a, b in zip(x[7:], y[7:])]
            different = [
                (a, b) for a, b in pairs if a != b and not (isinstance(a, float) and isinstance(b, float) and abs(a - b) <= 1e-9 * abs(b))]
            if len(left) != len(right) or different or len(pairs) < given.rows * 5 or not all(left[1][7:]):
                print(f"bench-calculate: {len(different)} results are not LibreOffice's: {different[:3]}")
                return 2
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in times.items():
        print(f"{name}: median {medians[name]:.3f} s of {len(seconds)} ({min(seconds):.3f} to {max(seconds):.3f}), at most {memory[name] >> 10} MiB")
    ratio = medians["LibreOffice"] / medians["doisoat"]
    print(f"bench-calculate: {ratio:.1f}× as fast as LibreOffice on {given.rows * 5} formulas; at least {given.least:g}×: {'holds' if ratio >= given.least else 'FAILED'}")
    return 0 if ratio >= given.least else 1


if __name__ == "__main__":
    sys.exit(main())
