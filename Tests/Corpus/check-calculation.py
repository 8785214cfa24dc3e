#!/usr/bin/env python3
"""check-calculation.py --binary PATH --corpus DIR [--least 99.5] [--jobs 2] [--list FILE]

Has `calculate --check` compute every formula of the corpus whose stored result came from Excel, and says how many agree. A formula counts
that is not volatile and whose functions the program knows; one that is then not evaluated counts as a disagreement. Formulas with functions
it does not know are counted on their own. Workbooks of other programs are left out: what they store is not what Excel gives.

Also writes fresh results for each workbook (`--output`) and checks the result again: nothing may differ any more but what is volatile.
Exit 1 below --least or when a fresh result differs, 2 when it could not run.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "calculation"))

from origin import is_from_excel  # noqa: E402  (the folder above holds it)

UNKNOWN = "unknown function"


def calculated(binary, path, *more):
    run = subprocess.run(
        [binary, "calculate", path, "--check", "--format", "json", "--quiet", *more], capture_output=True, text=True, timeout=300)
    if run.returncode not in (0, 1, 65, 73):
        raise RuntimeError(f"{path}: exit {run.returncode}: {run.stderr[-300:]}")
    return json.loads(run.stdout) if run.returncode in (0, 1) else None


def check(job):
    binary, path, folder = job
    first = calculated(binary, path)
    if first is None or not first["formulas"]:
        return path, first, None
    fresh = os.path.join(folder, os.path.basename(path))
    written = subprocess.run([binary, "calculate", path, "--output", fresh, "--quiet"], capture_output=True, text=True, timeout=300)
    if written.returncode:
        return path, first, written.stderr.strip()[:200] if "EDIT_SIGNED" not in written.stderr else None
    second = calculated(binary, fresh)
    os.remove(fresh)
    if second is None:
        return path, first, "the fresh workbook does not open"
    # A circle without iteration has no result; nor have formulas that are kept as they are.
    return path, first, None if not second["differ"] else f"still differs: {second['differ'][0]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--least", type=float, default=99.5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", help="where the formulas that disagree are written")
    given = parser.parse_args()
    files = sorted(path for path in glob.glob(os.path.join(given.corpus, "files", "*")) if is_from_excel(path))
    if not files:
        print("check-calculation: no workbooks")
        return 2
    counts, unknown, rest, faults = collections.Counter(), collections.Counter(), [], []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        for path, result, fault in pool.map(check, [(given.binary, path, folder) for path in files]):
            name = os.path.basename(path)
            if fault:
                faults.append(f"{name}: {fault}")
            if result is None:
                counts["workbooks that do not open"] += 1
                continue
            counts["workbooks"] += 1
            counts["formulas"] += result["formulas"]
            counts["volatile"] += result["volatile"]
            counts["agree"] += result["agree"]
            for item in result["differ"]:
                # A formula that was never calculated has nothing to be held against.
                if item["stored"] is None:
                    counts["without a stored result"] += 1
                else:
                    rest.append((name, "differs", item))
            for item in result["notEvaluated"]:
                if item["reason"].startswith(UNKNOWN):
                    counts["with functions not known"] += 1
                    unknown[item["reason"].split()[-1]] += 1
                else:
                    rest.append((name, item["reason"], item))
    compared = counts["agree"] + len(rest)
    share = 100 * counts["agree"] / compared if compared else 0
    print(f"check-calculation: {counts['workbooks']} workbooks from Excel with {counts['formulas']} formulas")
    for name in ("volatile", "without a stored result", "with functions not known", "workbooks that do not open"):
        print(f"  {name:<28} {counts[name]}")
    print(f"  agree                        {counts['agree']} of {compared} ({share:.3f} %)")
    print("  functions not known: " + ", ".join(f"{name} {count}" for name, count in unknown.most_common(20)))
    reasons = collections.Counter(reason.split(" with ")[0] for _, reason, _ in rest)
    for reason, count in reasons.most_common():
        print(f"  {count:>6}  {reason}")
    if given.list:
        with open(given.list, "w", encoding="utf-8") as out:
            for name, reason, item in rest:
                out.write("\t".join([
                    name, reason, item["sheet"], item["cell"], item["formula"], str(item.get("stored")), str(item.get("computed"))]) + "\n")
    for fault in faults[:20]:
        print(f"  fault: {fault}")
    if faults or share < given.least:
        print(f"check-calculation: failed ({len(faults)} faults; at least {given.least} % must agree)")
        return 1
    print("check-calculation: holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
