"""One workbook under trial: nothing changed, cells set, rows inserted; what came out is judged by others' readers."""
import hashlib
import os
import random
import re
import subprocess
import time

import readers
import shifts
from faults import Faults
from package import LAST_ROW, Package, Sheet, key, letters, quoted
from receipt import Receipt

AT, COUNT = 4, 2
KINDS = ("number", "text", "formula", "absent")
TEXT = "Đối soát <&> \"1\" 'x'  ok"


class Trial:
    def __init__(self, options, name, module):
        self.options, self.name = options, name
        self.path = os.path.join(options.corpus, "files", name)
        self.faults = Faults(module)
        self.counts = {}
        self.failures = []  # {"file", "run", "reason", "detail"}
        self.refusals = []  # {"file", "run", "code", "why", "message"}
        self.until = time.monotonic() + options.file_seconds

    # Bookkeeping

    def count(self, name, good=None):
        """Adds one to figure `name`: (good, all)."""
        have = self.counts.setdefault(name, [0, 0])
        have[1] += 1
        have[0] += good is not False
        return good

    def fail(self, run, reason, detail=""):
        self.failures.append({"file": self.name, "run": run, "reason": reason, "detail": str(detail)[:400]})

    # The program

    def edit(self, run, arguments):
        """→ (exit code, receipt or None); notes signals, time-outs and refusals without a sentence."""
        self.out, receipt = os.path.join(self.folder, "out.xlsx"), os.path.join(self.folder, "receipt.json")
        for path in (self.out, receipt):
            if os.path.exists(path):
                os.remove(path)
        command = [self.options.binary, "edit", self.path, *arguments, "--output", self.out, "--receipt", receipt, "--quiet", "--lang", "en"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            self.fail(run, "time-out of the program (60 s)", arguments)
            return None, None
        message = done.stderr.decode("utf8", "replace").strip()
        if done.returncode == 0:
            try:
                found = Receipt(receipt)
            except (OSError, ValueError) as error:
                self.fail(run, "no valid receipt", error)
                return 0, None
            for fault in found.faults():
                self.fail(run, "receipt: " + fault)
            return 0, found
        if done.returncode not in (64, 65):
            self.fail(run, f"ended with {done.returncode}", message[-300:])
            return None, None
        if os.path.exists(self.out):
            self.fail(run, "refused, and yet there is an output")
        code = re.findall(r"\[([A-Za-z][\w.-]*)\]", message)
        if len(message) < 20:
            self.fail(run, "refused without a sentence", message)
        self.message, self.code = message, code[-1] if code else "?"
        return done.returncode, None

    def refuse(self, run, why):
        self.refusals.append({"file": self.name, "run": run, "code": self.code, "why": ", ".join(sorted(why)) or None, "message": self.message[-300:]})
        return bool(why)

    # The trial

    def go(self, folder):
        self.folder = folder
        try:
            self.package = Package(self.path)
            sheets = self.package.sheets()
        except Exception as error:
            self.count("input not understood by the check", False)
            self.fail("-", "input not understood by the check", error)
            return
        self.facts = {"signed"} if self.package.signed() else set()
        if self.package.doubled():
            self.facts.add("two parts of one name")
        self.sheet_names = [name for name, _, _ in sheets]
        self.digest = hashlib.sha256(self.package.bytes).digest()
        if not self.unchanged():
            return
        self.before()
        worksheets = [(name, part) for name, part, kind in sheets if kind == "worksheet"]
        for index, (name, part) in enumerate(worksheets[: self.options.sheets]):
            if time.monotonic() > self.until:
                self.count("sheets left out: the file takes too long", False)
                continue
            try:
                sheet = Sheet(self.package, part)
            except Exception as error:
                self.fail(name, "sheet not understood by the check", error)
                continue
            if "set" in self.options.parts:
                self.set_cells(name, sheet)
            if "insert" in self.options.parts:
                self.insert(name, sheet)
        with open(self.path, "rb") as file:
            if hashlib.sha256(file.read()).digest() != self.digest:
                self.fail("-", "the input was changed")
                self.count("unchanged: byte-identical", False)

    def unchanged(self):
        code, _ = self.edit("no change", [])
        if code is None:
            self.count("unchanged: byte-identical", False)
            return False
        if code:
            self.count("unchanged: byte-identical", self.refuse("no change", self.facts))
            if not self.facts:
                self.fail("no change", "refused " + self.code, self.message[-300:])
            return False
        with open(self.out, "rb") as file:
            same = hashlib.sha256(file.read()).digest() == self.digest
        self.count("unchanged: byte-identical", same)
        if not same:
            self.fail("no change", "not byte-identical")
        return True

    def before(self):
        """What the readers and check-xlsx say of the input, once."""
        self.rules = self.faults.of(self.path)
        self.formulas_before, error = readers.attempt(readers.OpenpyxlReading, self.path, False)
        self.count("openpyxl reads the input", error is None)
        self.stored_before = None
        self.has_formulas = True
        self.graph = {}
        if self.formulas_before:
            found = [(s, p, c[0]) for s, r in self.formulas_before.sheets.items() for p, c in r.cells.items() if c[1] == "f" and isinstance(c[0], str)]
            self.has_formulas = bool(found) or any(isinstance(c[0], tuple) for r in self.formulas_before.sheets.values() for c in r.cells.values())
            self.graph = {(s, p): shifts.ranges_in(text, s) for s, p, text in found[:5000]}
            if self.has_formulas:
                self.stored_before, _ = readers.attempt(readers.OpenpyxlReading, self.path, True)
        self.calamine_before, error = readers.attempt(readers.CalamineReading, self.path)
        self.count("calamine reads the input", error is None)

    # Setting cells

    def choose(self, name, sheet):
        """{kind: (place, value)}: cells that may be set, chosen by the file's name and the sheet's, the same every time."""
        chance = random.Random(f"{self.name}/{name}")
        epoch_style = self.formulas_before.sheets.get(name) if self.formulas_before else None
        by_kind = {"number": [], "text": [], "formula": []}
        for place, (kind, how, index, span) in sheet.cells.items():
            if kind in by_kind and not (kind == "formula" and how in ("array", "dataTable")):
                if kind == "number" and epoch_style and epoch_style.cells.get(place, (0, ""))[1] == "d":
                    continue
                by_kind[kind].append(place)
        masters = [place for place in sheet.masters.values() if not sheet.closed(place)]
        if masters and chance.random() < 0.5:
            by_kind["formula"] = masters
        out = {}
        for kind, value in (("number", 20741.25), ("text", TEXT), ("formula", 7)):
            places = by_kind[kind]
            for _ in range(40):
                place = chance.choice(places) if places else None
                if place and not sheet.closed(place) and place not in [p for p, _ in out.values()]:
                    out[kind] = (place, value)
                    break
        for place in self.absent(sheet, chance):
            if place not in sheet.cells and not sheet.closed(place) and 1 <= place[0] <= LAST_ROW and 1 <= place[1] <= 16384:
                out["absent"] = (place, chance.choice((42, TEXT)))
                break
        return out

    def absent(self, sheet, chance):
        last = sheet.last_row()
        rows = sorted({place[0] for place in sheet.cells}) or [1]
        columns = [place[1] for place in sheet.cells] or [1]
        between = [(r, c) for r in chance.sample(rows, min(5, len(rows))) for c in range(1, min(max(columns) + 2, 60)) if (r, c) not in sheet.cells]
        gaps = [r + 1 for r in rows[:-1] if (r + 1) not in set(rows)][:10]
        tries = [(chance.choice(between or [(last + 1, 1)])), (chance.choice(gaps or [last + 2]), chance.randint(1, max(columns) + 1)), (last + 3, 2)]
        chance.shuffle(tries)
        return tries + between + [(last + n, 1 + n) for n in range(1, 20)]

    def option(self, name, place, value):
        text = value if isinstance(value, str) else repr(value)
        return ["--set", f"{quoted(name)}!{letters(place[1])}{place[0]}={text}"]

    def set_cells(self, name, sheet):
        chosen = self.choose(name, sheet)
        if self.options.separate:
            runs = [{kind: cell} for kind, cell in chosen.items()]
        else:
            runs = [chosen] if chosen else []
        for kinds in runs:
            self.set_run(name, kinds)
        head = sheet.header()
        if head:
            self.set_run(name, {"table header": (head, "Cột mới")})

    def set_run(self, name, kinds):
        run = f"set {'+'.join(kinds)} {quoted(name)}!" + ",".join(letters(p[1]) + str(p[0]) for p, _ in kinds.values())
        arguments = [word for place, value in kinds.values() for word in self.option(name, place, value)]
        code, receipt = self.edit(run, arguments)
        if code and len(kinds) > 1:  # which of them was it?
            for kind, cell in kinds.items():
                self.set_run(name, {kind: cell})
            return
        if code:
            good = self.refuse(run, self.facts | ({"table header"} & set(kinds)))
            if not good:
                self.fail(run, "refused " + self.code, self.message[-300:])
            for kind in kinds:
                self.count(f"set {kind}", good)
            return
        before = len(self.failures)
        if code == 0 and receipt:
            self.judge_parts(run, receipt)
            self.judge_set(run, name, kinds, receipt)
        good = code == 0 and receipt is not None and len(self.failures) == before
        for kind in kinds:
            self.count(f"set {kind}", good)

    def judge_parts(self, run, receipt):
        """Entries: those not named keep their compressed bytes and their order. Rules and schemas: nothing new."""
        try:
            after = Package(self.out)
        except Exception as error:
            self.fail(run, "output is no zip archive", error)
            return
        old = {entry[0]: entry for entry in self.package.entries}
        new = {entry[0]: entry for entry in after.entries}
        named = receipt.touched()
        differ = set()
        for name in old.keys() | new.keys():
            if old.get(name) != new.get(name):
                differ.add(name)
                if key(name) not in named:
                    what = "removed" if name not in new else "added" if name not in old else "changed"
                    self.fail(run, f"an entry is {what} that the receipt does not name", name)
        kept = [entry[0] for entry in self.package.entries if entry[0] in new]
        if kept != [entry[0] for entry in after.entries if entry[0] in old]:
            self.fail(run, "the order of the entries changed")
        if after.offsets != sorted(after.offsets) and self.package.offsets == sorted(self.package.offsets):
            self.fail(run, "the entries lie in another order than the directory's")
        self.counts.setdefault("entries whose compressed bytes an edit left alone", [0, 0])
        self.counts["entries whose compressed bytes an edit left alone"][0] += len(old.keys() - differ)
        self.counts["entries whose compressed bytes an edit left alone"][1] += len(old)
        for part, fault in self.faults.new(self.path, self.out, self.rules, differ):
            self.fail(run, "check-xlsx: " + re.sub(r"'.*?'", "'…'", fault)[:90], f"{part}: {fault}")
        if receipt.cells("dropped"):
            try:
                if not after.recalculates():
                    self.fail(run, "results dropped without fullCalcOnLoad")
            except Exception as error:
                self.fail(run, "workbook part unreadable", error)

    def pairs(self, run):
        """(what, before, after) of every reader that could read the input."""
        out = []
        for what, before, arguments in (
            ("openpyxl", self.formulas_before, (readers.OpenpyxlReading, self.out, False)),
            ("openpyxl stored", self.stored_before, (readers.OpenpyxlReading, self.out, True)),
            ("calamine", self.calamine_before, (readers.CalamineReading, self.out)),
        ):
            if before is None:
                continue
            after, error = readers.attempt(*arguments)
            if error:
                self.fail(run, f"{what} can't read the output", error)
            else:
                out.append((what, before, after))
        return out

    def judge_set(self, run, name, kinds, receipt):
        places = {place: value for place, value in kinds.values()}
        renewed = receipt.renewed()
        for what, before, after in self.pairs(run):
            if list(before.sheets) != list(after.sheets):
                self.fail(run, f"{what}: other sheets")
                continue
            for title in before.sheets:
                if before.sheets[title] is None or after.sheets[title] is None:
                    continue
                self.same_sheet(run, what, title, before.sheets[title], after.sheets[title], places if title == name else {}, renewed, name)
            mine = after.sheets.get(name)
            for place, value in places.items() if mine is not None else ():
                have = mine.get(place) if what == "calamine" else (mine.cells.get(place) or (None,))[0]
                if not readers.as_set(have, value, getattr(after, "epoch", None)):
                    self.fail(run, f"{what}: the set cell does not read as set", f"{place} {have!r} for {value!r}")
            if what == "openpyxl stored":
                self.judge_stale(run, name, places, before, after, renewed)

    def judge_stale(self, run, name, places, before, after, renewed):
        """A formula that reads a cell that was set must not keep its stored result unspoken."""
        graph = {cell: ranges for cell, ranges in self.graph.items() if cell != (name, None) and not (cell[0] == name and cell[1] in places)}
        for sheet, place in shifts.dependents(graph, [(name, place) for place in places]):
            had = before.sheets[sheet].cells.get(place, (None,))[0]
            has = after.sheets[sheet].cells.get(place, (None,))[0]
            if had is not None and has is not None and (sheet, place) not in renewed:
                self.count("dependents told of in the receipt", False)
                self.fail(run, "a dependent's stored result is kept and not in the receipt", f"{quoted(sheet)}!{letters(place[1])}{place[0]}")
                return
        self.count("dependents told of in the receipt", True)

    def same_sheet(self, run, what, title, before, after, places, renewed, changed):
        if what == "calamine":
            for place in before.keys() | after.keys():
                if place in places or (title, place) in renewed:
                    continue
                a, b = before.get(place), after.get(place)
                if type(a) is not type(b) or a != b and a == a:
                    self.fail(run, "calamine: another cell reads differently", f"{title} {place}: {a!r} → {b!r}")
                    return
            return
        blank = (None, "n")
        for place in before.cells.keys() | after.cells.keys():
            if place in places:
                a, b = before.cells.get(place), after.cells.get(place)
                if a and b and a[2] != b[2]:
                    self.fail(run, f"{what}: the set cell lost its style", f"{title} {place}")
                continue
            a, b = before.cells.get(place), after.cells.get(place)
            # Of an array formula openpyxl takes the results in its other cells for values of their own.
            if (title, place) in renewed and (what == "openpyxl stored" or a and a[1] != "f"):
                continue
            if a == b or what == "openpyxl" and same_formula(a, b):
                continue
            if (a or blank)[:2] == blank and (b or blank)[:2] == blank and not (a and b):
                continue  # a cell without content and style that one of them lists
            reason = "style" if a and b and a[:2] == b[:2] else "cell"
            self.fail(run, f"{what}: another {reason} reads differently", f"{title} {place}: {a and a[:2]!r} → {b and b[:2]!r}")
            return
        for thing in ("merges", "heights", "validations", "conditions", "tables", "filter", "row_breaks", "comments", "links"):
            if getattr(before, thing) != getattr(after, thing):
                self.fail(run, f"{what}: {thing} differ", f"{title}: {getattr(before, thing)} → {getattr(after, thing)}")

    # Inserting rows

    def insert(self, name, sheet):
        run = f"insert {quoted(name)}!{AT}:{COUNT}"
        why = set(self.facts) | sheet.cut_by_rows(AT)
        if sheet.last_row() + COUNT > LAST_ROW:
            why.add("last row of the sheet")
        code, receipt = self.edit(run, ["--insert-rows", f"{quoted(name)}!{AT}:{COUNT}"])
        if code:
            good = self.refuse(run, why)
            if not good:
                self.fail(run, "refused " + self.code, self.message[-300:])
            self.count("insert rows", good)
            return
        before = len(self.failures)
        if code == 0 and receipt:
            self.judge_parts(run, receipt)
            self.judge_insert(run, name, receipt)
        self.count("insert rows", code == 0 and receipt is not None and len(self.failures) == before)

    def judge_insert(self, run, name, receipt):
        renewed = receipt.renewed()
        for what, before, after in self.pairs(run):
            if list(before.sheets) != list(after.sheets):
                self.fail(run, f"{what}: other sheets")
                continue
            for title in before.sheets:
                old, new = before.sheets[title], after.sheets[title]
                if old is None or new is None:
                    continue
                here = title == name

                def place_after(place):
                    return (shifts.moved(place[0], AT, COUNT), place[1]) if here else place

                def told(place):  # a receipt's places may be the input's or the output's
                    return (title, place) in renewed or (title, place_after(place)) in renewed

                if what == "calamine":
                    want = {place_after(place): (place, value) for place, value in old.items()}
                    for place in want.keys() | new.keys():
                        source, a = want.get(place, (place, None))
                        b = new.get(place)
                        if (type(a) is not type(b) or a != b and a == a) and not told(source):
                            self.fail(run, "calamine: a moved value reads differently", f"{title} {source} → {place}: {a!r} → {b!r}")
                            break
                    continue
                self.moved_sheet(run, what, title, name, old, new, place_after, told)

    def moved_sheet(self, run, what, title, name, old, new, place_after, told):
        here = title == name
        stored = what == "openpyxl stored"
        want = {place_after(place): (place, cell) for place, cell in old.cells.items()}
        for place in want.keys() | new.cells.keys():
            source, a = want.get(place, (place, None))
            b = new.cells.get(place)
            if here and AT <= place[0] < AT + COUNT:
                if b and b[0] is not None:
                    self.fail(run, f"{what}: an inserted row has content", f"{title} {place}: {b[0]!r}")
                    return
                continue
            if a is None or b is None:
                if (a or b)[0] is not None and not (told(source) and (stored or (a or b)[1] != "f")):
                    self.fail(run, f"{what}: a cell is lost or new", f"{title} {source} → {place}")
                    return
                continue
            if a[2] != b[2]:
                self.fail(run, f"{what}: a moved style reads differently", f"{title} {source} → {place}")
                return
            if a[:2] == b[:2] or stored and told(source) or source in old.links and a[1] != "f":
                if not (what == "openpyxl" and a[1] == "f"):
                    continue
            if what == "openpyxl" and a[1] == "f" and b[1] == "f":
                if not isinstance(a[0], str) or not isinstance(b[0], str):
                    if type(a[0]) is type(b[0]):
                        continue
                expected = shifts.formula(a[0], title, name, AT, COUNT) if isinstance(a[0], str) else None
                if expected is None:
                    self.count("formulas too hard for this check's own shift")
                    continue
                if not self.count("formulas shifted as expected", bare(expected) == bare(b[0])):
                    self.fail(run, "openpyxl: a formula is not shifted as expected", f"{title} {source}: {a[0]} → {b[0]}, expected {expected}")
                    return
                continue
            self.fail(run, f"{what}: a moved cell reads differently", f"{title} {source} → {place}: {a[:2]!r} → {b[:2]!r}")
            return
        if stored:
            return
        self.moved_things(run, what, title, old, new, place_after, here)

    def moved_things(self, run, what, title, old, new, place_after, here):
        def box(item):
            return shifts.bounds(item, AT, COUNT) if here else item

        def ref(text):
            return shifts.range_text(text, AT, COUNT) if here and text else text

        moved_row = (lambda r: shifts.moved(r, AT, COUNT)) if here else (lambda r: r)
        expected = {
            "merges": sorted(map(box, old.merges)),
            "validations": sorted((sorted(map(box, boxes)), kind) for boxes, kind in old.validations),
            "conditions": sorted((sorted(map(box, boxes)), n) for boxes, n in old.conditions),
            "tables": sorted((table, ref(span)) for table, span in old.tables),
            "filter": ref(old.filter),
            "row_breaks": sorted(r if r < AT - 1 or not here else r + COUNT for r in old.row_breaks),
            "comments": {place_after(place): text for place, text in old.comments.items()},
        }
        have = {thing: getattr(new, thing) for thing in expected}
        # Empty rows at the end of the sheet are pushed off it.
        expected["heights"] = {moved_row(row): height for row, height in old.heights.items() if moved_row(row) <= LAST_ROW}
        have["heights"] = {row: height for row, height in new.heights.items() if not (here and AT <= row < AT + COUNT)}
        expected["links"] = sorted(place_after(place) for place in old.links)
        have["links"] = sorted(new.links)
        for thing in expected:
            if not expected[thing] and not have[thing]:
                continue
            if not self.count(f"moved {thing}" if here else f"{thing} of other sheets", expected[thing] == have[thing]):
                self.fail(run, f"{what}: {thing} are not where they belong", f"{title}: expected {expected[thing]}, have {have[thing]}")


def bare(text):
    return re.sub(r"\s+", "", text).lower()


def same_formula(a, b):
    """A group that was un-shared may be spelled with other spaces."""
    if not a or not b or a[1] != "f" or b[1] != "f" or a[2] != b[2]:
        return False
    return isinstance(a[0], str) and isinstance(b[0], str) and bare(a[0]) == bare(b[0])
