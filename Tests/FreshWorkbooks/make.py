#!/usr/bin/env python3
"""make.py DIR: makes thirty workbooks in DIR, ten each by openpyxl, XlsxWriter and LibreOffice, and beside each a JSON
file that says what the program that made it put in (see expectation.py).

Needs openpyxl, XlsxWriter and `soffice`. The contents are the same every time.
"""
import argparse
import os
import sys

import libreoffice_books
import openpyxl_books
import xlsxwriter_books


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", metavar="DIR")
    folder = arguments.parse_args().folder
    os.makedirs(folder, exist_ok=True)
    for book in openpyxl_books.books() + xlsxwriter_books.books(folder):
        book.save(folder)
    libreoffice_books.make(folder)
    made = [name for name in os.listdir(folder) if name.endswith(".xlsx")]
    print(f"{len(made)} workbooks in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
