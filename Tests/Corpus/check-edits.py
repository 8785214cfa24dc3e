#!/usr/bin/env python3
"""check-edits.py --binary PATH --corpus DIR --tools DIR [--jobs 2] [--only TEXT] [--limit N] [--sample N]

Edits every sound workbook of the corpus with `PATH edit` and judges what comes out by other programs:

  unchanged   `edit F --output OUT` is byte-identical to F
  set         per worksheet, an existing number, an existing text, a formula's cell and an absent cell are set (in one run, unless
              --separate; a refused run is repeated kind by kind); where there is a table, its first header cell in a run of its own
  insert      per worksheet, two rows before row 4

Of every output: entries that the receipt does not name keep their compressed bytes and their order; check-xlsx has no fault that it had
not for F; openpyxl (formulas and stored results) and python-calamine read all other cells, styles, merged ranges, heights, validations,
conditional formats, tables, notes and links as before, or moved as they must, save results that the receipt names; the set cells read as
set; formulas that depend on a set cell are in the receipt or have no stored result; dropped results come with fullCalcOnLoad. Refusals
(exit 64, 65) need a sentence, and a cause found here independently (signed, array, data table, pivot table …).

Prints figures, failures by reason, refusals by code. Exit 1 when a figure falls below its threshold in LEAST, 2 when it could not run.
"""
import argparse
import collections
import csv
import hashlib
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "edits"))

LEAST = {  # figure: least share in percent
    "unchanged: byte-identical": 100.0,
    "set number": 100.0,
    "set text": 100.0,
    "set formula": 100.0,
    "set absent": 100.0,
    "set table header": 100.0,
    "insert rows": 100.0,
}
options = module = None


def begin(given):
    global options, module
    from faults import load

    options = given
    module = load(given.tools)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def ring(number, frame):
    raise TimeoutError


def run(name):
    from trial import Trial

    trial = Trial(options, name, module)
    started = time.monotonic()
    signal.signal(signal.SIGALRM, ring)
    signal.alarm(options.file_seconds + 60)
    try:
        with tempfile.TemporaryDirectory(prefix="check-edits-") as folder:
            trial.go(folder)
    except (TimeoutError, MemoryError) as error:
        trial.count("files given up: the readers take too long or too much", False)
        trial.gaveup = type(error).__name__
    except Exception as error:
        import traceback

        trial.fail("-", "the check itself failed", traceback.format_exc(limit=-3)[-380:])
    finally:
        signal.alarm(0)
    return name, trial.counts, trial.failures, trial.refusals, time.monotonic() - started


def chosen(given):
    with open(os.path.join(given.corpus, "manifest.tsv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == "ok"]
    if given.only:
        rows = [row for row in rows if given.only in row["file"] or given.only in row["features"]]
    names = [row["file"] for row in rows]
    if given.sample and given.sample < len(names):
        names = sorted(sorted(names, key=lambda n: hashlib.sha256(n.encode()).digest())[: given.sample])
    return names[: given.limit] if given.limit else names


def report(names, counts, failures, refusals, slow, given):
    print(f"\ncheck-edits: {len(names)} workbooks")
    for name in sorted(counts):
        good, total = counts[name]
        print(f"  {name:<55} {good} of {total} ({100 * good / total:.2f} %)" if total else f"  {name}: none")
    by_reason = collections.defaultdict(list)
    for failure in failures:
        by_reason[failure["reason"]].append(failure)
    if by_reason:
        print("\nfailures by reason:")
    for reason, items in sorted(by_reason.items(), key=lambda pair: -len(pair[1])):
        files = len({item["file"] for item in items})
        print(f"  {len(items):>5}  in {files} files: {reason}")
        for item in items[: given.show]:
            print(f"           {item['file']} · {item['run']} · {item['detail'][:220]}")
    by_code = collections.Counter((item["code"], item["why"] or "NO CAUSE FOUND HERE") for item in refusals)
    if by_code:
        print("\nrefusals:")
    for (code, why), n in by_code.most_common():
        example = next(item for item in refusals if item["code"] == code and (item["why"] or "NO CAUSE FOUND HERE") == why)
        print(f"  {n:>5}  {code} ({why}): {example['file']} · {example['run']} · {example['message'].splitlines()[0][:160] if example['message'] else ''}")
    if slow:
        print("\nslowest: " + ", ".join(f"{name} {seconds:.0f} s" for name, seconds in slow))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", help="part of a file's name or of its features in the manifest")
    parser.add_argument("--limit", type=int, help="the first N workbooks")
    parser.add_argument("--sample", type=int, help="N workbooks, the same every time")
    parser.add_argument("--sheets", type=int, default=3, help="most worksheets of a workbook (3)")
    parser.add_argument("--separate", action="store_true", help="one run per kind of cell")
    parser.add_argument("--parts", default="set,insert", help="set,insert")
    parser.add_argument("--file-seconds", type=int, default=60, help="most time for one workbook")
    parser.add_argument("--show", type=int, default=3, help="examples of each reason")
    parser.add_argument("--failures", default=".build/check-edits.failures.json", help="where the failures are written")
    parser.add_argument("--least", type=float, help="one threshold in percent for all figures, instead of LEAST")
    given = parser.parse_args()
    given.binary = os.path.abspath(given.binary)
    given.parts = given.parts.split(",")
    if not os.path.exists(os.path.join(given.corpus, "manifest.tsv")) or not os.path.exists(os.path.join(given.tools, "check-xlsx")):
        print("check-edits: " + ("the corpus is not there, and it must be in CI" if os.environ.get("CI") else "skipped, the corpus is not there"))
        return 1 if os.environ.get("CI") else 0
    try:
        import openpyxl  # noqa: F401
        import python_calamine  # noqa: F401
    except ImportError as error:
        print(f"check-edits: {error}")
        return 2
    names = chosen(given)
    counts, failures, refusals, times = {}, [], [], []
    started = time.monotonic()
    with multiprocessing.Pool(given.jobs, begin, (given,), maxtasksperchild=100) as pool:
        for done, (name, figures, bad, refused, seconds) in enumerate(pool.imap_unordered(run, names), 1):
            for figure, (good, total) in figures.items():
                have = counts.setdefault(figure, [0, 0])
                have[0] += good
                have[1] += total
            failures += bad
            refusals += refused
            times.append((name, seconds))
            if done % 100 == 0:
                print(f"check-edits: {done} of {len(names)}, {len(failures)} failures, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    slow = [pair for pair in sorted(times, key=lambda pair: -pair[1])[:8] if pair[1] > 10]
    failures.sort(key=lambda item: (item["reason"], item["file"], item["run"]))
    report(names, counts, failures, refusals, slow, given)
    os.makedirs(os.path.dirname(os.path.abspath(given.failures)), exist_ok=True)
    with open(given.failures, "w", encoding="utf-8") as file:
        json.dump({"figures": counts, "failures": failures, "refusals": refusals}, file, ensure_ascii=False, indent=1)
    low = False
    for figure, least in LEAST.items():
        good, total = counts.get(figure, (0, 0))
        least = given.least if given.least is not None else least
        if total and 100 * good / total < least:
            print(f"check-edits: {figure} is {100 * good / total:.2f} %, below {least}")
            low = True
    if not names:
        print("check-edits: no workbook was chosen")
        return 2
    print(f"check-edits: {'failed' if low else 'all figures hold'} ({time.monotonic() - started:.0f} s)")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
