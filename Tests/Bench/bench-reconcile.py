#!/usr/bin/env python3
"""bench-reconcile.py --binary PATH --units JSON [--runs 3] [--cache DIR] [--most 2] [--memory 500] [--growth 12]

Reconciles 3,321 submissions, one of each commune of the country as Samples/making/country.py makes them, with a fault in one file of 20:
`PATH reconcile --program P --period 2026-Q1 --no-copies FOLDER` beside python-calamine and orjson, which read the same files to plain JSON.
Whole processes, in turn. Then a tenth of the submissions, to see how the time grows, and the marked copies, timed apart. Every planted fault must
be found, and nothing else reported (Tests/Reconcile/check-findings.py). Exit 1 above --most times, above --memory MiB, or where ten times the
submissions take more than --growth times as long.
"""
import argparse
import os
import shutil
import subprocess
import sys

from turns import Turns

HERE = os.path.dirname(os.path.abspath(__file__))
PERIOD = "2026-Q1"
PEER = """import glob,sys,orjson,python_calamine as pc
with open(sys.argv[2],'wb') as out:
    for file in sorted(glob.glob(sys.argv[1]+'/*.xlsx')):
        book=pc.load_workbook(file)
        out.write(orjson.dumps([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])+b'\\n')"""


def made(folder, units, *options):
    """A folder with submissions; they are made once."""
    if not os.path.exists(os.path.join(folder, "expected-findings.json")):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        maker = os.path.join(HERE, "../../Samples/making/country.py")
        subprocess.run([sys.executable, maker, folder, units, "--faults", "20", "--without-expected", *options], check=True, stdout=subprocess.DEVNULL)
    return folder


def reconciling(binary, folder, output, *options):
    """The command, and the file by which it is seen to have ended."""
    return ([binary, "reconcile", "--program", os.path.join(folder, "chuong-trinh.xlsx"), "--period", PERIOD, "--fail-on", "never", "--quiet",
             "--output", output, *options, os.path.join(folder, "nop")], os.path.join(output, "findings.json"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--units", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cache", default=".build/bench/country-faults")
    parser.add_argument("--most", type=float, default=2)
    parser.add_argument("--memory", type=int, default=500)
    parser.add_argument("--growth", type=float, default=12)
    given = parser.parse_args()
    binary, cache = os.path.abspath(given.binary), os.path.abspath(given.cache)
    whole, tenth = made(os.path.join(cache, "3321"), given.units), made(os.path.join(cache, "332"), given.units, "--count", "332")
    output = os.path.join(cache, "out")
    theirs = os.path.join(cache, "peer.jsonl")
    commands = {
        "doisoat": reconciling(binary, whole, output, "--no-copies"),
        "calamine+orjson": ([sys.executable, "-c", PEER, os.path.join(whole, "nop"), theirs], theirs),
        "doisoat, a tenth": reconciling(binary, tenth, output + "-tenth", "--no-copies"),
        "doisoat, with copies": reconciling(binary, whole, output + "-copies"),
    }

    def check(name):
        folder, findings = {"doisoat": (whole, output), "doisoat, a tenth": (tenth, output + "-tenth")}.get(name, (None, None))
        if not folder:
            return None
        judge = [sys.executable, os.path.join(HERE, "../Reconcile/check-findings.py"), "--binary", binary, "--findings",
                 os.path.join(findings, "findings.json"), folder]
        done = subprocess.run(judge, capture_output=True, text=True)
        return done.stdout.strip() if done.returncode else None

    turns = Turns(commands, given.runs, check)
    if turns.problem:
        print(f"bench-reconcile: {turns.problem}")
        return 2
    turns.show()
    ratio = turns.medians["doisoat"] / turns.medians["calamine+orjson"]
    growth = turns.medians["doisoat"] / turns.medians["doisoat, a tenth"]
    memory = turns.memory["doisoat"] / 1024
    holds = ratio <= given.most and memory <= given.memory and growth <= given.growth
    print(f"bench-reconcile: {ratio:.2f}× the time of calamine and orjson, {memory:.0f} MiB, ten times the submissions {growth:.1f}× the time; "
          f"at most {given.most:g}×, {given.memory} MiB and {given.growth:g}×: {'holds' if holds else 'FAILED'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
