"""Our results beside LibreOffice's, cell by cell."""
from package import letters
from reasons import Reasons
from references import Names, functions

CHANCE = {"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "INFO"}


def same(ours, theirs):
    if ours is None or theirs is None:
        return ours == theirs
    if ours[0] != theirs[0]:
        return False
    if ours[0] == "number":
        return ours[1] == theirs[1] or abs(ours[1] - theirs[1]) <= 1e-9 * max(abs(ours[1]), abs(theirs[1]))
    return ours[1] == theirs[1]


class Book:
    """The formulas of a workbook and who reads whom."""

    def __init__(self, results):
        self.results = results
        self.names = Names(results.package)
        self.reads = {}

    def precedents(self, cell):
        """[(sheet in lower case, area)] that the formula of a cell reads, directly."""
        if cell not in self.reads:
            formula = self.results.formula_of(*cell) or ""
            self.reads[cell] = [(sheet.lower(), a) for sheet, a in self.names.reads(formula, *cell)]
        return self.reads[cell]

    def touches(self, cell, others):
        """Whether a cell's formula reads one of the cells `others`, itself excepted."""
        for sheet, a in self.precedents(cell):
            for name, place in others:
                if name.lower() == sheet and a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3] and (name, place) != cell:
                    return True
        return False

    def spread(self, start):
        """`start` and all formulas that read it, over any number of steps."""
        all_ = edge = set(start)
        while edge:
            edge = {cell for cell in self.results.formulas if cell not in all_ and self.touches(cell, edge)}
            all_ = all_ | edge
        return all_

    def chancy(self):
        return self.spread({cell for cell, text in self.results.formulas.items() if functions(self.names.expanded(text)) & CHANCE})


def shown(value):
    return "nothing" if value is None else f"{value[1]!r}"


def told(verdict, reason, cell, formula, ours, theirs, **more):
    sheet, place = cell
    return {"verdict": verdict, "reason": reason, "place": f"{sheet}!{letters(place[1])}{place[0]}", "formula": formula or "", "ours": shown(ours), "theirs": shown(theirs), **more}


def judge(name, book, theirs, pairs):
    """`pairs` is {cell: (our value, extra columns)}. → [verdict of each cell]"""
    out, differing = [], {}
    chancy = book.chancy()
    sheets = {sheet.lower(): sheet for sheet in theirs.parts}
    for cell, (ours, more) in sorted(pairs.items()):
        sheet, place = cell
        formula = book.results.formula_of(sheet, place)
        if cell in chancy:
            out.append(told("depends on the clock or on chance", "", cell, formula, ours, None, **more))
            continue
        their = theirs.values.get((sheets.get(sheet.lower(), sheet), place))
        if same(ours, their):
            out.append(told("equal", "", cell, formula, ours, their, **more))
        else:
            differing[cell] = (formula, ours, their, more)
    reasons = Reasons(name, book, theirs, differing)
    for cell, (formula, ours, their, more) in differing.items():
        reason = reasons.of(cell)
        out.append(told("explained" if reason else "unexplained", reason or "", cell, formula, ours, their, **more))
    return out


def compare(name, ours, theirs, cells):
    """Of the edited workbook: what we stored in `cells` beside what LibreOffice has there."""
    return judge(name, Book(ours), theirs, {cell: (ours.values.get(cell), {}) for cell in cells})


def ours_of(verdict, results):
    """{cell: (our result, the stored one)} of all formulas of a workbook, and the cells we did not evaluate."""
    from package import position

    cells = {cell: (results.values.get(cell), results.values.get(cell)) for cell in results.formulas}
    for item in verdict["differ"]:
        cell = (item["sheet"], position(item["cell"]))
        cells[cell] = (valued(item["computed"]), results.values.get(cell))
    skipped = {(item["sheet"], position(item["cell"])) for item in verdict["notEvaluated"]}
    return cells, skipped


def valued(computed):
    if isinstance(computed, bool):
        return ("boolean", computed)
    if isinstance(computed, (int, float)):
        return ("number", float(computed))
    if isinstance(computed, str):
        return ("error", computed) if computed.startswith("#") else ("text", computed)
    return None


def compare_stored(name, results, verdict, theirs):
    """Of an untouched workbook. → ([verdict of each cell], figures of who agrees with the stored results)"""
    cells, skipped = ours_of(verdict, results)
    book = Book(results)
    pairs = {cell: (ours, {"stored": shown(stored)}) for cell, (ours, stored) in cells.items() if cell not in skipped}
    out = judge(name, book, theirs, pairs)
    out += [told("not evaluated by us", "", cell, results.formulas.get(cell), None, None) for cell in skipped]
    against = {}
    for item in out:
        if item["verdict"] in ("equal", "explained", "unexplained") and item["stored"] != "nothing":
            line = f"ours {'is' if item['ours'] == item['stored'] else 'is not'} the stored result, LibreOffice's {'is' if item['verdict'] == 'equal' else 'is not'} ours"
            against[line] = against.get(line, 0) + 1
    return out, against
