#!/usr/bin/env python3
"""check-functions.py [--tables DIR] [--keep FILE]

Puts every formula of the tables that the tests of the evaluator use (Tests/FormulasTests/Evaluation/Tables/*.tsv) into a workbook
without stored results, beside the same small sheet, lets LibreOffice (`soffice`) calculate it, and compares what it stores with
what the tables expect. Formulas stand in row 3 from column H on, since some depend on the row.

What LibreOffice does otherwise must be in libreoffice-differs.tsv: a formula, or a function's name for all lines that call it, or an
error for all lines that expect it; LibreOffice's result (`*` for any); the reason. Prints one line of figures; exit 1 on a difference
that is not explained or an entry that explains nothing, 2 when it could not run.
"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../FormulasTests/Evaluation/Tables")
CALL = re.compile(r"(?<![A-Z0-9.])([A-Z][A-Z0-9.]*)\(")

# Functions younger than the file format, which files name with a prefix (ECMA-376 does not know them; [MS-XLSX] 2.2.2.1).
FUTURE = """ACOT ACOTH AGGREGATE ANCHORARRAY BASE BINOM.DIST BYCOL BYROW CEILING.MATH CEILING.PRECISE CHOOSECOLS CHOOSEROWS COMBINA CONCAT
CONFIDENCE.NORM COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPON.DIST FILTER FLOOR.MATH
FLOOR.PRECISE FORECAST.LINEAR GAMMA GAMMALN.PRECISE GAUSS HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET MAKEARRAY MAP
MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PERCENTILE.EXC PERCENTILE.INC
PERCENTRANK.EXC PERCENTRANK.INC PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH
SEQUENCE SHEET SHEETS SINGLE SORTBY STDEV.P STDEV.S SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TOCOL TOROW UNICHAR UNICODE UNIQUE
VAR.P VAR.S VSTACK WEIBULL.DIST XLOOKUP XMATCH XOR""".split()
WORKSHEET = ["FILTER", "SORT"]  # these two with _xlws besides


def sheet():
    """The workbook of FunctionTable.book."""
    book = openpyxl.Workbook()
    data = book.active
    data.title = "Data"
    columns = [[10, 7, 9, 27, 2], ["apples", "Oranges", "pears", "apples", "12"], [1, "x", True, None, "#DIV/0!"], [39448, 39507, 39538]]
    for column, values in enumerate(columns, 1):
        for row, value in enumerate(values, 1):
            data.cell(row, column).value = value
    other = book.create_sheet("Biểu 02")
    for row in range(3):
        other.cell(row + 1, 1).value = (row + 1) * 100
    other["A10"], other["B10"] = "Năm", "Số"
    for row in range(10, 13):
        other.cell(row + 1, 1).value = 2010 + row
        other.cell(row + 1, 2).value = row
    other.add_table(Table(displayName="Table1", ref="A10:B13"))
    for name, text in (("Rate", "0.1"), ("Numbers", "Data!$A$1:$A$5")):
        book.defined_names[name] = DefinedName(name, attr_text=text)
    return book, data


def read_tables(folder):
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        if os.path.basename(path) == "libreoffice-differs.tsv":
            continue
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            parts = line.rstrip("\n").split("\t")
            if len(parts) in (2, 3):  # the third names the source
                lines.append((f"{os.path.basename(path)}:{number}", parts[0], parts[1]))
    return lines


def in_file(formula):
    """The formula as files spell it."""
    pieces = re.split(r'("[^"]*")', formula)
    for index in range(0, len(pieces), 2):

        def spelled(match):
            name = match.group(1)
            if name in WORKSHEET:
                return f"_xlfn._xlws.{name}("
            return f"_xlfn.{name}(" if name in FUTURE else match.group(0)

        pieces[index] = CALL.sub(spelled, pieces[index])
        if re.search(r"LAMBDA|LET", formula):
            pieces[index] = re.sub(r"(?<![A-Za-z0-9_.'$])([a-z])(?![A-Za-z0-9_.(])", r"_xlpm.\1", pieces[index])
    return "=" + "".join(pieces)


def pieces(text):
    return re.findall(r'"[^"]*"|[{},;]|[^{},;"]+', text)


def one_agrees(wanted, found):
    if wanted == found:
        return True
    try:
        number = float(found)
        if wanted.startswith("~"):
            decimals = len(wanted.partition(".")[2])
            return abs(number - float(wanted[1:])) <= 0.500001 * 10**-decimals
        return abs(number - float(wanted)) <= max(1e-12, abs(float(wanted)) * 1e-10)
    except ValueError:
        return False


def agrees(wanted, found):
    one, other = pieces(wanted), pieces(found)
    return len(one) == len(other) and all(map(one_agrees, one, other))


def shown(cell):
    value = cell.value
    if value is None:  # openpyxl reads an empty text as nothing
        return '""'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if cell.data_type == "e":
        return value
    return f'"{value}"' if isinstance(value, str) else repr(float(value)).removesuffix(".0")


def calculate(lines, keep):
    """LibreOffice's result of each line."""
    book, data = sheet()
    column, places = 8, []
    for _, formula, expected in lines:
        height, width = 1, 1
        if expected.startswith("{"):
            marks = [piece for piece in pieces(expected) if piece in ",;"]
            height = marks.count(";") + 1
            width = (len(marks) + 1) // height
        places.append((column, height, width))
        letter = get_column_letter(column)
        if expected.startswith("{"):
            ref = f"{letter}3:{get_column_letter(column + width - 1)}{height + 2}"
            data[f"{letter}3"] = ArrayFormula(ref, in_file(formula))
        else:
            data[f"{letter}3"] = in_file(formula)
        column += width
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "functions.xlsx")
        book.save(source)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
             os.path.join(folder, "out"), source],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
        output = os.path.join(folder, "out", "functions.xlsx")
        if keep:
            shutil.copy(output, keep)
        found = openpyxl.load_workbook(output, data_only=True)["Data"]
        results = []
        for (first, height, width), (_, _, expected) in zip(places, lines):
            rows = [",".join(shown(found.cell(3 + row, first + place)) for place in range(width)) for row in range(height)]
            results.append("{" + ";".join(rows) + "}" if expected.startswith("{") else rows[0])
        return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", default=TABLES)
    parser.add_argument("--keep")
    options = parser.parse_args()
    if not shutil.which("soffice"):
        print("soffice is not there", file=sys.stderr)
        return 2
    lines = read_tables(options.tables)
    differs = []
    path = os.path.join(options.tables, "libreoffice-differs.tsv")
    for number, line in enumerate(open(path, encoding="utf-8") if os.path.exists(path) else [], 1):
        if line.strip() and (not line.startswith("#") or "\t" in line):
            differs.append([number, *line.rstrip("\n").split("\t"), 0])
    try:
        results = calculate(lines, options.keep)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"LibreOffice did not calculate: {error}", file=sys.stderr)
        return 2
    same = explained = faults = 0
    for (place, formula, expected), result in zip(lines, results):
        if agrees(expected, result):
            same += 1
            continue
        names = set(CALL.findall(formula))
        firsts = {piece for piece in pieces(result) if piece not in "{},;"}
        for entry in differs:
            is_result = entry[2] == "*" or agrees(entry[2], result) or firsts == {entry[2]}
            if is_result and (entry[1] in (formula, expected) or entry[1] in names):
                entry[-1] += 1
                explained += 1
                break
        else:
            faults += 1
            print(f"{place}\t{formula}\t{expected}\tLibreOffice: {result}")
    for number, name, *_, used in differs:
        if not used:
            faults += 1
            print(f"libreoffice-differs.tsv:{number}\t{name} explains nothing")
    functions = {name for _, formula, _ in lines for name in CALL.findall(formula)}
    print(f"{len(functions)} functions, {len(lines)} formulas: {same} as LibreOffice, {explained} explained, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
