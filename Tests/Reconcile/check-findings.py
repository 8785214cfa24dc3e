#!/usr/bin/env python3
"""Runs `doisoat reconcile` on sets of planted faults and compares what it finds with what it owes.

    check-findings.py --binary DOISOAT OUT… [--kinds A,B] [--verbose]

OUT is a folder with sets (each holds expected-findings.json) or a set. Exit code 1: something was missed or is a false alarm."""
import argparse
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from checking.judgement import Judgement, KINDS  # noqa: E402


def sets(paths):
    for path in map(pathlib.Path, paths):
        if (path / "expected-findings.json").exists():
            yield path
        else:
            found = sorted(each.parent for each in path.glob("**/expected-findings.json"))
            if not found:
                raise SystemExit(f"{path}: no expected-findings.json")
            yield from found


def reconcile(binary, folder, expected, output):
    """Runs the command; gives the findings document."""
    command = [binary, "reconcile", "--program", folder / "chuong-trinh.xlsx", "--period", expected["period"]]
    if (folder / "ke-hoach.xlsx").exists():
        command += ["--plan", folder / "ke-hoach.xlsx"]
    for name in ("danh-sach-nhan.csv", "danh-sach-nhan.xlsx"):
        if (folder / name).exists():
            command += ["--received", folder / name]
    if any((folder / "previous").glob("*.json")):
        command += ["--previous", folder / "previous"]
    command += ["--no-copies", "--output", output, "--fail-on", "never", "--quiet", folder / "nop"]
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True)
    allowed = (0, 65) if expected.get("unreadable") else (0,)
    found = pathlib.Path(output) / "findings.json"
    if done.returncode not in allowed or not found.exists():
        raise SystemExit(f"{folder}: exit code {done.returncode}\n{' '.join(map(str, command))}\n{done.stderr}")
    return json.loads(found.read_text(encoding="utf-8"))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", required=True)
    options.add_argument("--kinds", default="", help="only these kinds are judged, separated by commas")
    options.add_argument("--findings", help="judge this document instead of a run (one set)")
    options.add_argument("--jobs", type=int, default=os.cpu_count(), help="sets reconciled at a time")
    options.add_argument("sets", nargs="+")
    chosen = options.parse_args()
    kinds = {each.strip() for each in chosen.kinds.split(",") if each.strip()}
    unknown = kinds - KINDS
    if unknown:
        raise SystemExit(f"unknown kinds: {', '.join(sorted(unknown))}")
    judgement = Judgement(kinds)
    folders = list(sets(chosen.sets))

    def run(folder):
        expected = json.loads((folder / "expected-findings.json").read_text(encoding="utf-8"))
        if chosen.findings:
            return expected, json.loads(pathlib.Path(chosen.findings).read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as output:
            return expected, reconcile(chosen.binary, folder, expected, output)

    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        for folder, (expected, document) in zip(folders, pool.map(run, folders)):
            judgement.judge(str(folder), expected, document)
    for line in judgement.lines:
        print(line)
    print(judgement.table())
    return 0 if judgement.clean else 1


if __name__ == "__main__":
    sys.exit(main())
