"""Which cell of a workbook to change so that formulas must be recomputed."""
import collections
from dataclasses import dataclass

from package import Sheet, letters, quoted
from references import Names
from results import Results


@dataclass
class Choice:
    kind: str  # number, text, boolean, blank: what stood there before
    option: str
    request: str


def number(value):
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def pick(path, most):
    """Choices, best first: numbers before other cells, then whatever most formulas read, then by position."""
    results = Results(path)
    names = Names(results.package)
    sheets = {name.lower(): name for name in results.parts}
    constants = collections.defaultdict(dict)
    for (sheet, place), value in results.values.items():
        if results.formula_of(sheet, place) is None:
            constants[sheet][place] = value
    areas = collections.Counter()
    for (sheet, place), formula in results.formulas.items():
        for name, a in set(names.reads(formula, sheet, place)):
            if name.lower() in sheets:
                areas[sheets[name.lower()], a] += 1
    readers = collections.Counter()
    for (sheet, a), times in areas.items():
        inside = [place for place in constants[sheet] if a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3]] if a[:2] != a[2:] else [a[:2]]
        for place in inside:
            readers[sheet, place] += times
    rank = {"number": 0, "boolean": 1, "text": 1, "error": 2, "blank": 3}
    ordered = []
    for (sheet, place), times in readers.items():
        if (sheet, place) in results.formulas:
            continue
        kind, value = constants[sheet].get(place, ("blank", None))
        ordered.append((rank[kind], -times, sheet, place, kind, value))
    shapes, out = {}, []
    for _, _, sheet, place, kind, value in sorted(ordered, key=lambda item: item[:4]):
        if sheet not in shapes:
            shapes[sheet] = Sheet(results.package, results.parts[sheet])
        if shapes[sheet].closed(place):
            continue
        new = {"number": lambda: number(value + 1), "boolean": lambda: "false" if value else "true", "text": lambda: value + " 2", "error": lambda: "7", "blank": lambda: "7"}[kind]()
        if kind == "text":
            new = "'" + new
        out.append(Choice(kind, "--set", f"{quoted(sheet)}!{letters(place[1])}{place[0]}={new}"))
        if len(out) == most:
            break
    return out
