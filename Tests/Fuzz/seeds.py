#!/usr/bin/env python3
"""Writes seeds for the fuzz target: the workbooks of a folder, and their parts in the form PartsInput.swift reads.

usage: seeds.py TARGET-FOLDER [FOLDER-OF-WORKBOOKS]
"""
import pathlib
import sys
import zipfile

LARGEST = 20_000

SHEET = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>'
         '</worksheet>')
# One row of each kind the reader tells apart.
ROWS = [
    '<row r="1"><c r="A1"><v>5</v></c><c r="B1" t="s"><v>1</v></c></row>',
    '<row r="1" hidden="1" outlineLevel="2"><c r="A1" s="1" t="str"><f>A2&amp;""</f><v></v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>_x000A_</t></r></is></c></row>',
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2020-01-02</v></c></row>',
    '<row><c><f t="array" ref="A1:B1">1</f><v>1e-3</v></c></row><row r="5" xmlns=""/><!-- --><row/>',
]


def kind(name):
    """The byte that names a part, as in PartsInput.swift; None for parts that are not fuzzed alone."""
    name = name.lower().replace("\\", "/")
    if name.startswith("xl/worksheets/sheet"):
        return 0
    for text, number in (("sharedstrings.xml", 1), ("styles.xml", 2), ("xl/workbook.xml.rels", 4),
                         ("workbook.xml.rels", 4), ("xl/workbook.xml", 3), ("[content_types].xml", 5),
                         ("comments/threaded", 9), ("threadedcomment", 9), ("comments", 6), ("tables/table", 7),
                         ("worksheets/_rels/", 8), ("persons/", 10), ("_rels/.rels", 11)):
        if text in name:
            return number
    return None


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for number, rows in enumerate(ROWS):
        (target / f"rows-{number}").write_bytes(b"0" + (SHEET % rows).encode())
    if len(sys.argv) < 3:
        return
    for file in sorted(pathlib.Path(sys.argv[2]).rglob("*.xls[xm]")):
        if file.stat().st_size > LARGEST:
            continue
        content = file.read_bytes()
        (target / file.name).write_bytes(content)
        try:
            archive = zipfile.ZipFile(file)
            parts = {}
            for name in archive.namelist():
                number = kind(name)
                if number is None or archive.getinfo(name).file_size > LARGEST:
                    continue
                parts.setdefault(number, bytes([48 + number]) + archive.read(name))
        except Exception:  # a damaged workbook is a seed as a whole only
            continue
        whole = b"\xff\xff".join(parts[n] for n in (0, 1, 2, 8, 7, 6) if n in parts)
        (target / f"{file.name}.parts").write_bytes(whole)
        for number in (3, 4, 5, 9, 10, 11):
            if number in parts:
                (target / f"{file.name}.{number}").write_bytes(parts[number])


main()
