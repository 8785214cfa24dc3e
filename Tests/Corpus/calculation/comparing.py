"""Our results beside LibreOffice's, cell by cell."""
from reasons import Reasons, outer, placed, shown
from references import Names, functions

STORED = "Excel stored our result, not LibreOffice's"
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


def told(verdict, cell, formula, ours, theirs, reason=None, **more):
    sheet, place = cell
    out = {"verdict": verdict, "sheet": sheet, "cell": placed(place), "formula": formula or "", "ours": shown(ours), "theirs": shown(theirs)}
    return out | (reason._asdict() if reason else {}) | more


def judge(name, book, theirs, pairs, decided=lambda ours, their, more: None):
    """`pairs` is {cell: (our value, extra columns)}; `decided` gives the verdict of a difference if no reason is needed. → [verdict of each cell]"""
    out, differing = [], {}
    chancy = book.chancy()
    sheets = {sheet.lower(): sheet for sheet in theirs.parts}
    for cell, (ours, more) in sorted(pairs.items()):
        sheet, place = cell
        formula = book.results.formula_of(sheet, place)
        their = theirs.values.get((sheets.get(sheet.lower(), sheet), place))
        if cell in chancy:
            out.append(told("depends on the clock or on chance", cell, formula, ours, None, **more))
        elif same(ours, their):
            out.append(told("equal", cell, formula, ours, their, **more))
        else:
            differing[cell] = (formula, ours, their, more)
    reasons = Reasons(name, book, differing)
    for cell, (formula, ours, their, more) in differing.items():
        reason = reasons.of(cell)
        verdict = decided(ours, their, more) or ("explained" if reason else "unexplained")
        out.append(told(verdict, cell, formula, ours, their, reason, **more))
    return out


def compare(name, ours, theirs, cells):
    """Of the edited workbook: what we stored in `cells` beside what LibreOffice has there."""
    return judge(name, Book(ours), theirs, {cell: (ours.values.get(cell), {}) for cell in cells})


def compare_stored(name, stored, ours, theirs, skipped, from_excel):
    """Of a workbook without its stored results: what we calculated beside what LibreOffice did, and what Excel had stored. → [verdict of each cell]"""

    def decided(our, their, more):
        if not from_excel or more["stored"] is None:
            return None
        if same(our, more["stored"]):
            return STORED
        return "unexplained" if same(their, more["stored"]) else None

    book = Book(stored)
    skipped = skipped | {cell for cell, text in stored.formulas.items() if text == "TABLE()"}
    masters = {cell: cell for cell in stored.formulas} | {cell: master for cell, master in stored.covered() if cell in stored.values}
    # What reads a cell that is not evaluated would need its stored result, which is gone.
    without = book.spread(skipped)
    # `calculate` writes no empty text where nothing is stored.
    results = {cell: ours.values.get(cell, ("text", "")) for cell, master in masters.items() if master not in without}
    pairs = {cell: (value, {"stored": stored.values.get(cell) if from_excel else None}) for cell, value in results.items()}
    out = judge(name, book, theirs, pairs, decided)
    for item in out:
        item |= {"function": outer(item["formula"]), "stored": shown(item["stored"])}
    left = {cell: "not evaluated by us" if cell in skipped else "reads what we do not evaluate" for cell in without}
    return out + [told(reason, cell, stored.formulas.get(cell), None, None) for cell, reason in left.items()]
