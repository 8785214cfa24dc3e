#!/usr/bin/env python3
"""check-recalculation.py --binary PATH --corpus DIR [--stored | --edits] [--count 200] [--only TEXT] [--jobs 2]

Holds our calculation against LibreOffice's, in two parts.

  --stored    the stored results of each workbook with formulas are removed; `PATH calculate` and LibreOffice both calculate what is
              left. A difference is explained when the workbook comes from Excel, which had stored our result and not LibreOffice's.
  --edits     in each of COUNT workbooks, one cell that formulas read is changed by `PATH edit`, which recomputes what depends on it;
              LibreOffice calculates the edited file, stored results removed. Every cell that the receipt names as recomputed must
              have the same result in both.

Numbers are the same within 1e-9 of their size, all else exactly. Formulas that depend on the clock or on chance are not compared.
Other differences must be explained by calculation/rules.tsv or explained.tsv (see reasons.py), which say what LibreOffice does
otherwise and why our result is Excel's. A line there that explains nothing is a fault when both parts run over the whole corpus.
Exit 1 when a difference is unexplained, 2 when it could not run.
"""
import argparse
import collections
import csv
import hashlib
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "edits"), os.path.join(HERE, "calculation")]

from comparing import STORED  # noqa: E402  (the folders above hold it)

VERDICTS = ("equal", STORED, "explained", "unexplained")


def workbooks(given):
    """Sound workbooks with formulas, in an order that is the same every time."""
    with open(os.path.join(given.corpus, "manifest.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = [row["file"] for row in rows if row["kind"] == "ok" and "formula" in row["features"] and row["file"].lower().endswith((".xlsx", ".xlsm"))]
    names = [name for name in names if os.path.getsize(os.path.join(given.corpus, "files", name)) <= given.largest]
    if given.only:
        names = [name for name in names if given.only in name]
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())


class Batch:
    """Some workbooks, calculated by LibreOffice in one go."""

    def __init__(self, given, folder):
        from office import Office

        self.given, self.folder = given, folder
        self.office = Office(folder, given.office)
        self.input, self.output = os.path.join(folder, "in"), os.path.join(folder, "out")
        for path in (self.input, self.output):
            os.makedirs(path)

    def strip(self, source, name):
        """A copy without stored results, under a short name that keeps the ending. → its path."""
        from results import strip

        path = os.path.join(self.input, hashlib.sha256(name.encode()).hexdigest()[:12] + os.path.splitext(name)[1].lower())
        strip(source, path)
        return path

    def calculate(self, paths):
        for start in range(0, len(paths), self.given.batch):
            self.office.convert(paths[start : start + self.given.batch], self.output)

    def theirs(self, path):
        from results import Results

        path = self.office.output(path, self.output)
        return Results(path) if os.path.exists(path) else None


def edited(given, name, folder):
    """Changes one cell of a workbook. → what was done, or {"skipped": why}."""
    from picking import pick
    from receipt import Receipt

    source = os.path.join(given.corpus, "files", name)
    out, receipt = os.path.join(folder, "edited-" + name), os.path.join(folder, "receipt.json")
    why = "no cell that a formula reads"
    for choice in pick(source, given.tries):
        command = [given.binary, "edit", source, choice.option, choice.request, "--output", out, "--receipt", receipt, "--quiet", "--lang", "en"]
        done = subprocess.run(command, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            why = "refused: " + done.stderr.decode("utf8", "replace").strip().rpartition("[")[2].partition("]")[0]
            continue
        found = Receipt(receipt)
        recomputed = found.cells("recomputed")
        if not recomputed:
            why = "nothing recomputed"
            continue
        return {"name": name, "out": out, "request": choice.request, "kind": choice.kind, "recomputed": recomputed, "dropped": found.cells("dropped")}
    return {"name": name, "skipped": why}


def edits(given, names):
    """One process' share of the edits. → [per-workbook report]"""
    from comparing import compare
    from results import Results

    out = []
    with tempfile.TemporaryDirectory(prefix="check-recalculation-") as folder:
        batch = Batch(given, folder)
        done = [(item, batch.strip(item["out"], item["name"])) for item in names]
        batch.calculate([path for _, path in done])
        for item, path in done:
            theirs = batch.theirs(path)
            report = {"name": item["name"], "kind": item["kind"], "request": item["request"], "dropped": len(item["dropped"])}
            if theirs is None:
                report["unread"] = len(item["recomputed"])
            else:
                report["cells"] = compare(item["name"], Results(item["out"]), theirs, item["recomputed"])
            out.append(report)
    return out


def calculated(given, path, target):
    """Calculates a workbook without stored results. → (our results, cells not evaluated), or None when it does not open or has no formula"""
    from package import position
    from results import Results

    command = [given.binary, "calculate", path, "--check", "--format", "json", "--output", target, "--quiet"]
    done = subprocess.run(command, capture_output=True, timeout=120)
    verdict = json.loads(done.stdout) if done.returncode in (0, 1) else {"formulas": 0}
    if not verdict["formulas"]:
        return None
    return Results(target), {(item["sheet"], position(item["cell"])) for item in verdict["notEvaluated"]}


def stored(given, names):
    """One process' share of `--stored`. → [per-workbook report]"""
    from comparing import compare_stored
    from origin import is_from_excel
    from results import Results

    out = []
    with tempfile.TemporaryDirectory(prefix="check-recalculation-") as folder:
        batch = Batch(given, folder)
        done = []
        for name in names:
            path = batch.strip(os.path.join(given.corpus, "files", name), name)
            ours = calculated(given, path, os.path.join(folder, "calculated-" + os.path.basename(path)))
            if ours:
                done.append((name, ours, path))
        batch.calculate([path for _, _, path in done])
        for name, (ours, skipped), path in done:
            source, theirs = os.path.join(given.corpus, "files", name), batch.theirs(path)
            report = {"name": name, "kind": "from Excel" if is_from_excel(source) else "from others"}
            if theirs is None:
                report["unread"] = len(ours.formulas)
            else:
                report["cells"] = compare_stored(name, Results(source), ours, theirs, skipped, is_from_excel(source))
            out.append(report)
    return out


def shares(given, items, work):
    parts = [(given, items[n :: given.jobs]) for n in range(given.jobs)]
    with multiprocessing.Pool(given.jobs) as pool:
        return [report for part in pool.starmap(work, parts) for report in part]


def choose(given, names, folder):
    """The first COUNT workbooks in which a change was followed by recalculation; those with a number to change come first."""
    done, skipped = [], collections.Counter()
    found = []
    for name in names:
        item = edited(given, name, folder)
        if "skipped" in item:
            skipped[item["skipped"]] += 1
        else:
            found.append(item)
            if item["kind"] == "number":
                done.append(item)
                if len(done) == given.count:
                    break
    for item in found:
        if len(done) < given.count and item["kind"] != "number":
            done.append(item)
    return done, skipped


def show(title, reports, given, witness):
    """Prints the figures of one part. → (unexplained, compared)"""
    by_verdict = collections.defaultdict(list)
    for report in reports:
        for cell in report.get("cells", []):
            by_verdict[cell["verdict"]].append((report["name"], cell))
    kinds = collections.Counter(report["kind"] for report in reports)
    unread = [report for report in reports if "unread" in report]
    compared = [verdict for verdict in VERDICTS if verdict in by_verdict]
    count = sum(len(by_verdict[verdict]) for verdict in compared)
    print(f"\n{title}: {len(reports)} workbooks ({', '.join(f'{kind}: {n}' for kind, n in kinds.most_common())}), {count} cells compared")
    for verdict in compared + [verdict for verdict in by_verdict if verdict not in VERDICTS]:
        print(f"  {len(by_verdict[verdict]):>6}  {verdict if verdict in VERDICTS else 'not compared: ' + verdict}")
    if unread:
        print(f"  LibreOffice gave no output for {len(unread)} ({sum(r['unread'] for r in unread)} cells): {', '.join(r['name'] for r in unread)}")
    if STORED in by_verdict:
        functions = collections.Counter(cell["function"] for _, cell in by_verdict[STORED])
        print(f"  {STORED}, by function: " + ", ".join(f"{name} {n}" for name, n in functions.most_common()))
    reasons = collections.defaultdict(list)
    for name, cell in by_verdict["explained"]:
        reasons[cell["text"], cell["source"]].append((name, cell))
    sides = collections.Counter(cell["source"].partition(":")[0] for _, cell in by_verdict["explained"])
    if sides:
        print("  of those explained, Excel's result is " + ", ".join(f"{side} in {n}" for side, n in sides.most_common()))
    if sides and witness:
        seen = sum((name, cell["sheet"], cell["cell"]) in witness for name, cell in by_verdict["explained"])
        print(f"  {seen} of them differ before the edit too, where Excel stored our result and not LibreOffice's")
    for (text, source), cells in sorted(reasons.items(), key=lambda pair: -len(pair[1])):
        print(f"  {len(cells):>6}  in {len({name for name, _ in cells})} workbooks: {text}\n          Excel's result: {source}")
        for name, cell in cells[: given.show]:
            line(name, cell)
    for name, cell in by_verdict["unexplained"]:
        line(name, cell)
    return len(by_verdict["unexplained"]) + len(unread), count


def line(name, cell):
    more = f" · Excel {cell['stored']}" if cell.get("stored", "nothing") != "nothing" else ""
    print(f"           {cell['verdict']}: {name} · {cell['sheet']}!{cell['cell']} · ={cell['formula'][:150]} · ours {cell['ours']} · LibreOffice {cell['theirs']}{more}")


def idle(parts):
    """Lines of the tables that no difference needs."""
    from reasons import LINES

    cells = (cell for reports in parts.values() for report in reports for cell in report.get("cells", []))
    used = {cell["line"] for cell in cells if cell["verdict"] == "explained"}
    return sorted(LINES - used)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--stored", action="store_true", help="only this part")
    parser.add_argument("--edits", action="store_true", help="only this part")
    parser.add_argument("--only", help="part of a file's name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--batch", type=int, default=50, help="workbooks in one start of LibreOffice")
    parser.add_argument("--tries", type=int, default=8, help="cells tried in a workbook until one leads to a recalculation")
    parser.add_argument("--largest", type=int, default=4 << 20, help="bytes of the largest workbook taken")
    parser.add_argument("--office", default="soffice")
    parser.add_argument("--show", type=int, default=1, help="examples of each explained reason")
    parser.add_argument("--report", default=".build/check-recalculation.json", help="where every cell's verdict is written")
    given = parser.parse_args()
    given.binary = os.path.abspath(given.binary)
    if not os.path.exists(os.path.join(given.corpus, "manifest.tsv")) or not shutil.which(given.office):
        print("check-recalculation: " + ("the corpus or LibreOffice is not there, and must be in CI" if os.environ.get("CI") else "skipped, the corpus or LibreOffice is not there"))
        return 1 if os.environ.get("CI") else 0
    started = time.monotonic()
    names = workbooks(given)
    parts, wrong, compared, witness = {}, 0, 0, set()
    if not given.edits:
        reports = parts["stored"] = shares(given, names, stored)
        wrong, compared = show("All results, the stored ones removed", reports, given, witness)
        witness = {(report["name"], cell["sheet"], cell["cell"]) for report in reports for cell in report.get("cells", []) if cell["verdict"] == STORED}
    if not given.stored:
        with tempfile.TemporaryDirectory(prefix="check-recalculation-") as folder:
            done, skipped = choose(given, names, folder)
            reports = parts["edits"] = shares(given, done, edits)
        print(f"\nedited {len(done)} of {len(names)} workbooks with formulas; others: {dict(skipped)}")
        more = show("Results after an edit", reports, given, witness)
        wrong, compared = wrong + more[0], compared + more[1]
    if len(parts) == 2 and not given.only and given.count >= 200:
        for place in idle(parts):
            wrong += 1
            print(f"{place} explains nothing")
    os.makedirs(os.path.dirname(os.path.abspath(given.report)), exist_ok=True)
    with open(given.report, "w", encoding="utf-8") as file:
        json.dump(parts, file, ensure_ascii=False, indent=1, default=sorted)
    print(f"\ncheck-recalculation: {wrong} unexplained ({time.monotonic() - started:.0f} s)")
    if not compared:
        return 2
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
