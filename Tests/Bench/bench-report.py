#!/usr/bin/env python3
"""bench-report.py --binary PATH [--runs 7] [--cache DIR] [--rows 500] [--columns 30] [--formulas 5000] [--most 2]

Fills a template with `PATH report`: 500 communes × 30 columns of figures, four charts over them, and 5,000 formulas below that refer to the repeated row
and to what moves. Beside it openpyxl loads and saves the same template, unfilled. Whole processes, in turn, each to a
target that does not exist yet. Prints the median times and their ratio. Exit 1 when the ratio is above --most. All figures are invented.
"""
import argparse
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Filling"))

from turns import Turns  # noqa: E402

PEER = "import sys,openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
SHAPES = ("=SUM({c}8:{c}8)", "=SUM(${c}$8:${c}$8)/{c}10", "={c}{before}+{c}9", "=SUMPRODUCT({c}8:{c}8,$C$8:$C$8)", "=IF({c}9=0,0,{c}10/{c}9)")


def template(path, columns, formulas):
    """A row to repeat, totals below it, and formulas further down."""
    import xlsxwriter
    from xlsxwriter.utility import xl_col_to_name as letter

    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("Biểu 01"), book.add_worksheet("Tổng hợp")
        number, share = (book.add_format({"num_format": code, "border": 1}) for code in ("#,##0", "0.0%"))
        sheet.write("A1", "BÁO CÁO [[Kỳ báo cáo]]")
        sheet.write("A8", "[[mỗi xã]][[Tên đơn vị]]")
        sheet.write("B8", "[[STT]]")
        for column in range(2, columns):
            sheet.write(5, column, f"Cột {column + 1}")
            indicator, is_result = f"Chỉ tiêu số {column // 2:02d}", column % 2
            sheet.write(7, column, f"[[{'Kết quả' if is_result else 'Chỉ tiêu giao'}: {indicator}]]", number)
            sheet.write_formula(8, column, f"=SUM({letter(column)}8:{letter(column)}8)", number)
            sheet.write(9, column, column)
        for k in range(formulas):
            row, column = 11 + k // (columns - 2), 2 + k % (columns - 2)
            sheet.write_formula(row, column, SHAPES[k % len(SHAPES)].format(c=letter(column), before=row), share)
        for place in range(4):
            chart = book.add_chart({"type": ("column", "line", "pie", "bar")[place]})
            for column in range(2 + place, 5 + place):
                c = letter(column)
                chart.add_series({"name": f"='Biểu 01'!${c}$6", "categories": "='Biểu 01'!$A$8:$A$8", "values": f"='Biểu 01'!${c}$8:${c}$8"})
            other.insert_chart(2 + 16 * place, 35, chart)


def made(given):
    """The template, a programme and a submission, made once. → their paths"""
    from filling import world

    name = f"report-{given.rows}-{given.columns}-{given.formulas}"
    paths = [os.path.join(given.cache, f"{name}-{part}.xlsx") for part in ("template", "programme", "submission")]
    if not all(map(os.path.exists, paths)):
        count = given.columns // 2
        template(paths[0], given.columns, given.formulas)
        world.programme(paths[1], given.rows, count)
        world.submission(paths[2], given.rows, count)
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--cache", default=".build/bench")
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--columns", type=int, default=30)
    parser.add_argument("--formulas", type=int, default=5000)
    parser.add_argument("--most", type=float, default=2.0)
    given = parser.parse_args()
    os.makedirs(given.cache, exist_ok=True)
    source, programme, submission = made(given)
    ours, theirs = (os.path.join(given.cache, f"report-by-{name}.xlsx") for name in ("doisoat", "openpyxl"))
    commands = {
        "report": ([os.path.abspath(given.binary), "report", submission, "--program", programme, "--period", "2022", "--template", source,
                    "--output", ours, "--quiet"], ours),
        "openpyxl load and save": ([sys.executable, "-c", PEER, source, theirs], theirs),
    }

    def check(name):
        if name != "report":
            return None
        import openpyxl
        from filling import world

        sheet = openpyxl.load_workbook(ours)["Biểu 01"]
        last, odd = 7 + given.rows, given.columns - 1 if given.columns % 2 == 0 else given.columns - 2
        expected = [world.name(given.rows - 1), world.result(given.rows - 1, odd // 2 - 1), f"=SUM(C8:C{last})"]
        found = [sheet[f"A{last}"].value, sheet.cell(last, odd + 1).value, sheet[f"C{last + 1}"].value]
        if found != expected:
            return f"the report holds {found} rather than {expected}"
        with zipfile.ZipFile(ours) as archive:
            return None if archive.testzip() is None else "the report is not whole"

    turns = Turns(commands, given.runs, check)
    if turns.problem:
        print(f"bench-report: {turns.problem}")
        return 2
    turns.show()
    ratio = turns.medians["report"] / turns.medians["openpyxl load and save"]
    print(f"bench-report: {given.rows} rows × {given.columns} columns into a template with {given.formulas} formulas take {ratio:.2f}× what openpyxl takes "
          f"to load and save the template; at most {given.most:g}×: {'holds' if ratio <= given.most else 'FAILED'}")
    return 0 if ratio <= given.most else 1


if __name__ == "__main__":
    sys.exit(main())
