#!/usr/bin/env python3
"""check-recalculation.py --binary PATH --corpus DIR [--count 200] [--stored] [--only TEXT] [--jobs 2]

Holds our calculation against LibreOffice's.

  (default)   in each of COUNT workbooks of the corpus, one cell that formulas read is changed by `PATH edit`, which recomputes what
              depends on it; LibreOffice then calculates the edited file from nothing (stored results removed, recalculation on load).
              Every cell that the receipt names as recomputed must have the same result in both.
  --stored    no edit: LibreOffice calculates each workbook with formulas from nothing; its results stand beside those that
              Excel stored and those of `PATH calculate --check`.

Numbers are the same within 1e-9 of their size, all else exactly. Formulas that depend on the clock or on chance are not compared.
A difference is explained by a rule in calculation/reasons.py; others are printed.
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


def stored(given, names):
    """One process' share of `--stored`. → [per-workbook report]"""
    from comparing import compare_stored
    from results import Results

    out = []
    with tempfile.TemporaryDirectory(prefix="check-recalculation-") as folder:
        batch = Batch(given, folder)
        done = []
        for name in names:
            source = os.path.join(given.corpus, "files", name)
            told = subprocess.run([given.binary, "calculate", source, "--check", "--format", "json", "--quiet"], capture_output=True, timeout=120)
            if told.returncode in (0, 1):
                done.append((name, json.loads(told.stdout), batch.strip(source, name)))
        batch.calculate([path for _, _, path in done])
        for name, verdict, path in done:
            theirs = batch.theirs(path)
            report = {"name": name, "kind": "stored"}
            if theirs is None:
                report["unread"] = verdict["formulas"]
            else:
                report["cells"], report["against"] = compare_stored(name, Results(os.path.join(given.corpus, "files", name)), verdict, theirs)
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


def show(reports, given):
    verdicts, by_reason, by_kind = collections.Counter(), collections.defaultdict(list), collections.Counter()
    against = collections.Counter()
    for report in reports:
        by_kind[report["kind"]] += 1
        against.update(report.get("against", {}))
        for cell in report.get("cells", []):
            verdicts[cell["verdict"]] += 1
            if cell["verdict"] in ("explained", "unexplained"):
                by_reason[cell["verdict"], cell["reason"]].append((report, cell))
    unread = [report for report in reports if "unread" in report]
    print(f"workbooks          {len(reports)} ({', '.join(f'{kind}: {n}' for kind, n in by_kind.most_common())})")
    if unread:
        print(f"  LibreOffice gave no output for {len(unread)} ({sum(r['unread'] for r in unread)} cells): {', '.join(r['name'] for r in unread)}")
    compared = verdicts["equal"] + verdicts["explained"] + verdicts["unexplained"]
    print(f"cells compared     {compared}")
    for verdict in ("equal", "explained", "unexplained"):
        print(f"  {verdict:<16} {verdicts[verdict]}")
    for verdict in verdicts:
        if verdict not in ("equal", "explained", "unexplained"):
            print(f"not compared       {verdicts[verdict]}: {verdict}")
    for line, n in sorted(against.items()):
        print(f"{line:<70} {n}")
    for verdict in ("explained", "unexplained"):
        items = sorted(((reason, cells) for (v, reason), cells in by_reason.items() if v == verdict), key=lambda pair: -len(pair[1]))
        if items:
            print(f"\n{verdict}:")
        for reason, cells in items:
            print(f"  {len(cells):>5}  in {len({r['name'] for r, _ in cells})} workbooks: {reason}")
            for report, cell in cells[: given.show if verdict == "explained" else 1000]:
                print(f"           {report['name']} · {cell['place']} · ={cell['formula'][:150]} · ours {cell['ours']} · LibreOffice {cell['theirs']}" + (f" · stored {cell['stored']}" if "stored" in cell else ""))
    return verdicts["unexplained"] + len(unread), compared


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--stored", action="store_true", help="no edit; LibreOffice beside Excel's stored results and ours")
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
    if given.stored:
        reports = shares(given, names, stored)
    else:
        with tempfile.TemporaryDirectory(prefix="check-recalculation-") as folder:
            done, skipped = choose(given, names, folder)
            print(f"check-recalculation: {len(names)} workbooks with formulas; edited {len(done)}; skipped: {dict(skipped)}")
            reports = shares(given, done, edits)
    wrong, compared = show(reports, given)
    os.makedirs(os.path.dirname(os.path.abspath(given.report)), exist_ok=True)
    with open(given.report, "w", encoding="utf-8") as file:
        json.dump(reports, file, ensure_ascii=False, indent=1, default=sorted)
    print(f"\ncheck-recalculation: {wrong} unexplained ({time.monotonic() - started:.0f} s)")
    if not compared:
        return 2
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
