#!/usr/bin/env python3
"""export-formulas.py FOLDER OUTPUT

Writes every different formula text of the workbooks in FOLDER to OUTPUT, U+001E behind each: formulas of cells, names,
conditional formats (also x14), data validations, charts, tables. Texts are taken from the XML by pattern, so that no
reader of ours stands between the files and the parser's test.
"""
import html
import os
import re
import sys
import zipfile

ELEMENTS = re.compile(
    rb"<(?:\w+:)?(f|formula|formula1|formula2|definedName|calculatedColumnFormula|totalsRowFormula)(?:\s[^<>]*)?(?<!/)>"
    rb"([^<]+)</(?:\w+:)?\1>"
)


def formulas(path: str):
    with zipfile.ZipFile(path) as book:
        for entry in book.infolist():
            if entry.filename.lower().endswith(".xml") and entry.file_size < 60_000_000:
                data = book.read(entry)
                if b"<!DOCTYPE" not in data[:2000]:
                    yield from (match[2] for match in ELEMENTS.finditer(data))


def main() -> int:
    folder, output = sys.argv[1:]
    found = {}
    for name in sorted(os.listdir(folder)):
        try:
            for raw in formulas(os.path.join(folder, name)):
                found[html.unescape(raw.decode("utf-8")).replace("\r\n", "\n")] = None
        except Exception:  # damaged, encrypted and hostile files are in the corpus on purpose
            continue
    with open(output + ".part", "w", encoding="utf-8", newline="") as file:
        file.writelines(text + "\x1e" for text in found)
    os.replace(output + ".part", output)
    return 0


sys.exit(main())
