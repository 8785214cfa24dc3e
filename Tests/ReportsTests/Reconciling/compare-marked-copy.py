"""compare-marked-copy.py MARKS.json COPY.xlsx: what openpyxl reads of a workbook and of its marked copy, cell by cell.

MARKS.json: {"original": PATH, "sheet": NAME, "filled": {"Sheet!F17": COLOUR}, "noted": {"Sheet!F17": [WORDS, …]}}.
All but the fills, the notes and the sheet added last must be alike; exit 1 where it is not.
"""
import json
import sys
import zipfile

from openpyxl import load_workbook

with open(sys.argv[1], encoding="utf-8") as stream:
    marks = json.load(stream)
faults = []


def check(what, found, expected):
    if found != expected:
        faults.append(f"{what}: {str(found)[:300]!r}, expected {str(expected)[:300]!r}")


for stored in (False, True):
    before = load_workbook(marks["original"], data_only=stored)
    after = load_workbook(sys.argv[2], data_only=stored)
    check("sheets", after.sheetnames, [*before.sheetnames, marks["sheet"]])
    for name in before.sheetnames:
        old, new = before[name], after[name]
        if not hasattr(old, "iter_rows"):
            continue
        seen = {c.coordinate for sheet in (old, new) for row in sheet.iter_rows() for c in row}
        for place in sorted(seen):
            one, two, at = old[place], new[place], f"{name}!{place}"
            check(f"{at} value", str(two.value), str(one.value))
            check(f"{at} type", two.data_type, one.data_type)
            for member in ("number_format", "font", "border", "alignment", "protection"):
                check(f"{at} {member}", repr(getattr(two, member)), repr(getattr(one, member)))
            if at in marks["filled"]:
                check(f"{at} fill", two.fill.fgColor.rgb, marks["filled"][at])
            else:
                check(f"{at} fill", repr(two.fill), repr(one.fill))
            words = marks["noted"].get(at)
            if words is None:
                check(f"{at} note", two.comment and two.comment.text, one.comment and one.comment.text)
            else:
                text = two.comment.text if two.comment else ""
                if one.comment and not text.startswith(one.comment.text):
                    faults.append(f"{at}: the note that was there is lost: {text!r}")
                faults.extend(f"{at}: the note lacks {word!r}: {text!r}" for word in words if word not in text)
        check(f"{name} merged", sorted(map(str, new.merged_cells.ranges)), sorted(map(str, old.merged_cells.ranges)))
        check(f"{name} frozen", new.freeze_panes, old.freeze_panes)
        check(f"{name} filter", new.auto_filter.ref, old.auto_filter.ref)
        check(f"{name} state", new.sheet_state, old.sheet_state)
        check(f"{name} protection", new.protection.sheet, old.protection.sheet)
        for member in ("row_dimensions", "column_dimensions"):
            sizes = [
                {k: (d.height if member[0] == "r" else d.width, d.hidden) for k, d in getattr(sheet, member).items()}
                for sheet in (new, old)
            ]
            check(f"{name} {member}", *sizes)
        rules = [[(str(r.sqref), r.type, r.formula1) for r in s.data_validations.dataValidation] for s in (new, old)]
        check(f"{name} validations", *rules)
        check(f"{name} conditional formats", *[sorted(str(c.sqref) for c in s.conditional_formatting) for s in (new, old)])
    check("names", list(after.defined_names), list(before.defined_names))

with zipfile.ZipFile(marks["original"]) as old, zipfile.ZipFile(sys.argv[2]) as new:
    gone = set(old.namelist()) - set(new.namelist())
    check("parts that are gone", gone, set())
    changed = {n for n in old.namelist() if n in new.namelist() and old.read(n) != new.read(n)}
    allowed = ("xl/worksheets/", "xl/comments", "xl/drawings/vml", "xl/styles", "xl/workbook.xml", "[Content_Types]")
    wrong = {n for n in changed if not n.startswith(allowed) and not n.endswith(".rels")}
    check("parts that changed", wrong, set())

opinions = load_workbook(sys.argv[2])[marks["sheet"]]
head = [c.value for c in opinions[4]]
names = ["Ô", "Nội dung", "Số của đơn vị", "Số đối chiếu và nguồn", "Giải trình", "Đã sửa?", "Mã phát hiện"]
check("headings", head, names)
check("the ids are hidden", opinions.column_dimensions["G"].hidden, True)
check("frozen", opinions.freeze_panes, "A5")
last = opinions.max_row
answers = "F5" if last == 5 else f"F5:F{last}"
check("answers", [str(r.sqref) for r in opinions.data_validations.dataValidation], [answers])
for row in opinions.iter_rows(min_row=5):
    check("an id", len(row[6].value), 16)
    if "!" in row[0].value and not row[0].hyperlink:
        faults.append(f"{row[0].value}: no link")
for fault in faults[:40]:
    print(fault)
sys.exit(bool(faults))
