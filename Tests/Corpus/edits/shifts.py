"""Where things must be after rows were inserted: worked out here from Excel's rules, with no help from the program under test."""
import re

from package import LAST_ROW, letters, position

REFERENCE = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
     (?<![\w.$'\]])(?P<one>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?|\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!:'\[])""",
    re.X,
)


def moved(row, at, count):
    return row + count if row >= at else row


def bounds(box, at, count):
    """Moves (first column, first row, last column, last row), as openpyxl gives them."""
    first, last = moved(box[1], at, count), box[3]
    last = LAST_ROW if last >= LAST_ROW else min(moved(last, at, count), LAST_ROW)
    return box[0], first, box[2], last


def range_text(text, at, count):
    """Moves `B3:$C$9`, `4:6` or `B3`."""
    parts = [re.fullmatch(r"(\$?[A-Za-z]{0,3}\$?)([0-9]+)", piece) for piece in text.split(":")]
    if None in parts:
        return text
    rows = [int(part[2]) for part in parts]
    if len(rows) == 2 and min(rows) == 1 and max(rows) == LAST_ROW:
        return text
    new = [r if r == LAST_ROW and len(rows) == 2 else moved(r, at, count) for r in rows]
    if any(r > LAST_ROW for r in new):
        return None
    return ":".join(part[1] + str(r) for part, r in zip(parts, new))


def formula(text, own, target, at, count):
    """The formula `text` of sheet `own` after `count` rows were inserted before row `at` of sheet `target`.

    None where this simple reading can't tell: structured, external and three-dimensional references.
    """
    bare = re.sub(r'"(?:[^"]|"")*"', "", text)
    if "[" in bare or re.search(r"[\w']:[^!:,()]*!", bare) or "'" in re.sub(r"'(?:[^']|'')+'!", "", bare):
        return None
    sure = True

    def replace(found):
        nonlocal sure
        if found["text"]:
            return found[0]
        sheet = found["sheet"]
        name = sheet[:-1] if sheet else own
        if sheet and name.startswith("'"):
            name = name[1:-1].replace("''", "'")
        if name.lower() != target.lower():
            return found[0]
        new = range_text(found["one"], at, count)
        if new is None:
            sure = False
            return found[0]
        return (sheet or "") + new

    out = REFERENCE.sub(replace, text)
    return out if sure else None


def ranges_in(text, own):
    """[(sheet, first row, first column, last row, last column)] that a formula names directly."""
    out = []
    for found in REFERENCE.finditer(text):
        if found["text"]:
            continue
        sheet = found["sheet"]
        name = sheet[:-1] if sheet else own
        if sheet and name.startswith("'"):
            name = name[1:-1].replace("''", "'")
        ends = found["one"].split(":")
        a, b = position(ends[0]), position(ends[-1])
        if a and b:
            out.append((name.lower(), min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
    return out


def dependents(formulas, changed, most=4000):
    """Formula cells that depend, directly or not, on the cells `changed`, as far as plain references tell.

    `formulas`: {(sheet, place): ranges_in(…)}.
    """
    if len(formulas) > most:
        return set()
    reached, front = set(), {(sheet.lower(), place) for sheet, place in changed}
    while front:
        found = set()
        for cell, ranges in formulas.items():
            if cell in reached:
                continue
            if any(s == sheet and a <= r <= c and b <= k <= d for s, a, b, c, d in ranges for sheet, (r, k) in front):
                found.add(cell)
        reached |= found
        front = {(sheet.lower(), place) for sheet, place in found}
    return reached
