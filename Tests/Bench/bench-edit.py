#!/usr/bin/env python3
"""bench-edit.py --binary PATH [--runs 7] [--cache DIR] [--megabytes 80] [--most 4]

Sets one cell in a workbook with 80 MB of media that don't deflate (40 pictures, half of them stored, half deflated) and a small sheet, and
copies the same file with `cp F G && sync G`, in turn, each to a target that does not exist yet. Prints the median times and their ratio.
Exit 1 when the ratio is above --most. The workbook is made once, in the cache folder.
"""
import argparse
import os
import random
import sys
import zipfile

from turns import Turns


def workbook(path, megabytes):
    import xlsxwriter

    plain, part = path + ".plain", path + ".part"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Biểu 01")
        for r in range(200):
            sheet.write_row(r, 0, [r + 1, f"Chỉ tiêu {r + 1}", 1.5 * r])
            sheet.write_formula(r, 3, f"=A{r + 1}*C{r + 1}", None, (r + 1) * 1.5 * r)
        sheet.write_formula(200, 3, "=SUM(D1:D200)", None, sum((r + 1) * 1.5 * r for r in range(200)))
    chance, number = random.Random(80), 40
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
            new.writestr(name, data)
        for i in range(number):
            data = b"\x89PNG\r\n\x1a\n" + chance.randbytes(megabytes * 1_000_000 // number)
            new.writestr(f"xl/media/image{i + 1}.png", data, zipfile.ZIP_STORED if i % 2 else zipfile.ZIP_DEFLATED)
    os.remove(plain)
    os.rename(part, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--cache", default=".build/bench")
    parser.add_argument("--megabytes", type=int, default=80)
    parser.add_argument("--most", type=float, default=4.0)
    given = parser.parse_args()
    os.makedirs(given.cache, exist_ok=True)
    source = os.path.join(given.cache, f"media-{given.megabytes}.xlsx")
    target = os.path.join(given.cache, "edited.xlsx")
    if not os.path.exists(source):
        workbook(source, given.megabytes)
    commands = {
        "edit": ([os.path.abspath(given.binary), "edit", source, "--set", "'Biểu 01'!A2=7", "--quiet", "--output", target], target),
        "copy": (["sh", "-c", 'cp "$1" "$2" && sync "$2"', "sh", source, target], target),
    }

    def check(name):
        if name == "edit":
            with zipfile.ZipFile(target) as archive:
                if archive.testzip() or len(archive.namelist()) < 45:
                    return "the edited workbook is not whole"

    turns = Turns(commands, given.runs, check)
    if turns.problem:
        print(f"bench-edit: {turns.problem}")
        return 2
    os.remove(target)
    turns.show()
    ratio = turns.medians["edit"] / turns.medians["copy"]
    print(f"bench-edit: edit takes {ratio:.2f}× a copy with sync ({os.path.getsize(source) / 1e6:.0f} MB); at most {given.most:g}×: {'holds' if ratio <= given.most else 'FAILED'}")
    return 0 if ratio <= given.most else 1


if __name__ == "__main__":
    sys.exit(main())
