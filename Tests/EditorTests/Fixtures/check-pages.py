#!/usr/bin/env python3
"""Rows that must stay on one printed page, judged by LibreOffice's PDF.

    check-pages.py make FOLDER     writes pages.xlsx: forms of many lengths; of each, the rows marked K1 to K7 belong together
    check-pages.py rows FOLDER     prints the sheets with the first and last of these rows, from 0
    check-pages.py judge FOLDER    after the editor made pages-kept.xlsx

In pages-kept.xlsx no form may have its last rows on two pages; in pages.xlsx some must, or this check could not fail. Nor may
breaks be put where none is needed, save where the rows end just at the end of a page. Exit 1 for a difference.
"""
import os
import sys
from xml.etree import ElementTree

import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from importlib import import_module  # noqa: E402

heights = import_module("check-heights")
KEPT = 7


def forms():
    """Name, how the page is set up, number of rows before those that belong together."""
    def portrait(sheet, last):
        sheet.set_paper(9)

    def landscape(sheet, last):
        sheet.set_paper(8)
        sheet.set_landscape()
        sheet.set_margins(0.5, 0.5, 1, 1)
        sheet.repeat_rows(0, 3)

    def scaled(sheet, last):
        sheet.set_paper(9)
        sheet.set_print_scale(70)
        sheet.print_area(2, 0, last, 3)
        sheet.repeat_rows(2)

    def broken(sheet, last):
        sheet.set_paper(11)
        sheet.set_h_pagebreaks([9])

    def fitted(sheet, last):
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 3, 60)

    for setup in (portrait, landscape, scaled, broken, fitted):
        for count in [*range(14, 60, 3), 113, 118, 121, 125]:
            yield f"{setup.__name__} {count}", setup, count


def make(folder):
    book = xlsxwriter.Workbook(os.path.join(folder, "pages.xlsx"), {"default_format_properties": {"font_name": "Times New Roman", "font_size": 12}})
    for number, (name, setup, count) in enumerate(forms()):
        sheet = book.add_worksheet(name)
        for row in range(count):
            sheet.set_row(row, 40 if row % 10 == 3 else 18, None, {"hidden": row % 13 == 11})
            sheet.write(row, 0, f"dòng {row + 1}")
            sheet.write(row, 3, row)
        for row in range(KEPT):
            sheet.set_row(count + row, 20)
            sheet.write(count + row, 0, f"S{number}K{row + 1}")
        setup(sheet, count + KEPT - 1)
    book.close()


def pages(folder, name):
    """For each form the pages on which its last rows stand, and the number of its pages."""
    path = heights.convert(folder, os.path.join(folder, name + ".xlsx"), "pdf")
    heights.subprocess.run(["pdftotext", "-bbox", path, path + ".html"], check=True)
    found = {}
    for number, page in enumerate(ElementTree.parse(path + ".html").iter("{http://www.w3.org/1999/xhtml}page")):
        for word in page.iter("{http://www.w3.org/1999/xhtml}word"):
            if word.text.startswith("S") and "K" in word.text:
                found.setdefault(int(word.text[1:].split("K")[0]), []).append(number)
    return found


def judge(folder):
    before, after = pages(folder, "pages"), pages(folder, "pages-kept")
    faults, split, moved, needless = [], 0, 0, []
    lengths = [list(map(lambda form: max(found[form]), sorted(found))) for found in (before, after)]
    for number, (name, _, _) in enumerate(forms()):
        if len(before.get(number, [])) != KEPT or len(after.get(number, [])) != KEPT:
            faults.append(f"{name}: not all rows are printed")
        was_split, is_split = len(set(before[number])) > 1, len(set(after[number])) > 1
        split += was_split
        if is_split:
            faults.append(f"{name}: the last rows stand on pages {sorted(set(after[number]))}")
        # A form that was whole and has a page more now.
        def count(lasts):
            return lasts[number] - (lasts[number - 1] if number else -1)
        if not was_split and count(lengths[1]) > count(lengths[0]):
            needless.append(name)
    total = number + 1
    print(f"{total} forms, {split} of them split before; breaks not needed: {needless}")
    if split < total // 10:
        faults.append("the check can hardly fail: few forms were split")
    if len(needless) > total // 15:
        faults.append("too many breaks that were not needed")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif sys.argv[1] == "rows":
        for name, _, count in forms():
            print(f"{name}\t{count}\t{count + KEPT - 1}")
    else:
        sys.exit(judge(sys.argv[2]))
