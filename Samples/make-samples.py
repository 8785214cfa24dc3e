#!/usr/bin/env python3
"""make-samples.py [FOLDER]

Makes the sample workbooks of this folder, the folders phuoc-son-2022, phuoc-son-2022-co-loi and phuoc-nang-2025, and the report templates
of mau-bao-cao, with programs other than ours: openpyxl, XlsxWriter, and LibreOffice (`soffice --headless --convert-to xlsx`), which loads some of them,
recalculates and saves them again, and works out the results that XlsxWriter stores in one.

The figures of the whole district are those that were published on 26/10/2022 (README.md); the figures of the
communes are invented so that they add up to them, and every sheet that holds any says so. Times inside the files
are fixed, so that a second run with the same versions of the programs gives the same bytes.

Needs: python3 -m pip install openpyxl XlsxWriter; LibreOffice Calc.
"""
import os
import sys
import tempfile

sys.dont_write_bytecode = True

import openpyxl

from making import phuoc_nang, phuoc_son_faults, phuoc_son_folder, reports_folder
from making.figures import PUBLISHED, total
from making.finishing import saved_by_libreoffice, settle
from making.with_openpyxl import commune, military
from making.with_xlsxwriter import office_notes, plan, summary

SUMMARY_NAME = "bao-cao-tong-hop-quy-III-2022.xlsx"

def stored_results(path):
    """The results of a workbook's formulas by cell; an empty text where there is none."""
    formulas, results = openpyxl.load_workbook(path).active, openpyxl.load_workbook(path, data_only=True).active
    cells = [cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f"]
    return {where: "" if results[where].value is None else results[where].value for where in cells}


def check_results(path):
    """Every formula must have a stored result, and the published totals must be among them."""
    name, results = os.path.basename(path), openpyxl.load_workbook(path, data_only=True).active
    empty = [where for where, result in stored_results(path).items() if result == ""]
    if name != SUMMARY_NAME and empty:
        sys.exit(f"{name}: no stored results in {empty}")
    if name == SUMMARY_NAME:
        stored = {row[1].value: row[5].value for row in results.iter_rows(min_row=12)}
        wanted = {"KP00": 203_000, "TQ01": 47, "TQ02": 66, "TQ03": 33_000, "SX01": 1.5, "SX02": 2, "SX03": 13,
                  "SX04": 10, "SX05": 170_000, "GN01": 17}
        for code, figure in wanted.items():
            if stored.get(code) != figure:
                sys.exit(f"{name}: {code} is {stored.get(code)}, not {figure}")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    for which, figure in PUBLISHED.items():
        if total(which) != figure:
            sys.exit(f"the figures of the communes add up to {total(which)}, not to the published {figure}")
    made = (("ke-hoach-giao-quan-2022.xlsx", plan, None),
            ("bao-cao-xa-phuoc-chanh.xlsx", commune, "saved"),
            (SUMMARY_NAME, summary, "results"),
            ("bieu-01-giao-quan-ban-chqs.xlsx", military, None),
            ("van-phong-ghi-chep.xlsx", office_notes, "saved"))
    with tempfile.TemporaryDirectory() as scratch:
        for name, make, libreoffice in made:
            draft, target = os.path.join(scratch, name), os.path.join(folder, name)
            make(draft)
            if libreoffice:
                saved_by_libreoffice(draft)
            if libreoffice == "results":
                make(draft, stored_results(draft))
            if libreoffice:
                check_results(draft)
            settle(draft)
            with open(draft, "rb") as source, open(target, "wb") as sink:
                sink.write(source.read())
            print(f"{name}: {os.path.getsize(target)} bytes")
    for part in (phuoc_son_folder, phuoc_son_faults, phuoc_nang):
        part.make(os.path.join(folder, part.PROGRAM))
    reports_folder.make(os.path.join(folder, reports_folder.FOLDER))


if __name__ == "__main__":
    main()
