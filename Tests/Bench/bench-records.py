#!/usr/bin/env python3
"""bench-records.py --binary PATH --units JSON [--runs 3] [--cache DIR] [--most 1.2] [--memory 300]

Reads 3,321 submissions, one of each commune of the country as Samples/making/country.py makes them, as records of their programme:
`PATH convert --as records --program P FOLDER` beside python-calamine and orjson, which read the same files to plain JSON. Whole processes, in
turn. Prints the median times and their ratio, and checks that all figures are those of the expectation file. Exit 1 above --most times, or
above --memory MiB.
"""
import argparse
import json
import os
import subprocess
import sys

from turns import Turns

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, "../Records"))
PEER = """import glob,sys,orjson,python_calamine as pc
with open(sys.argv[2],'wb') as out:
    for file in sorted(glob.glob(sys.argv[1]+'/*.xlsx')):
        book=pc.load_workbook(file)
        out.write(orjson.dumps([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])+b'\\n')"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--units", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cache", default=".build/bench/country")
    parser.add_argument("--most", type=float, default=1.2)
    parser.add_argument("--memory", type=int, default=300)
    given = parser.parse_args()
    if not os.path.exists(os.path.join(given.cache, "expected-records.json")):
        os.makedirs(given.cache, exist_ok=True)
        subprocess.run([sys.executable, os.path.join(HERE, "../../Samples/making/country.py"), given.cache, given.units], check=True)
    program, folder = os.path.join(given.cache, "chuong-trinh.xlsx"), os.path.join(given.cache, "nop")
    ours, theirs = os.path.join(given.cache, "records.json"), os.path.join(given.cache, "peer.jsonl")
    commands = {
        "doisoat": ([os.path.abspath(given.binary), "convert", "--as", "records", "--program", program, folder, "--output", ours, "--quiet"], ours),
        "calamine+orjson": ([sys.executable, "-c", PEER, folder, theirs], theirs),
    }

    def check(name):
        if name != "doisoat":
            return None
        from collections import Counter

        import importlib
        key = importlib.import_module("check-records").key
        with open(ours, encoding="utf-8") as one, open(os.path.join(given.cache, "expected-records.json"), encoding="utf-8") as other:
            found, wanted = json.load(one), json.load(other)
        for part in ("quotas", "achievements"):
            left, right = (Counter(key(figure, part) for figure in document[part]) for document in (found, wanted))
            if left != right:
                return f"{part}: {sum((left - right).values())} not expected, {sum((right - left).values())} not found"

    turns = Turns(commands, given.runs, check)
    if turns.problem:
        print(f"bench-records: {turns.problem}")
        return 2
    turns.show()
    ratio, memory = turns.medians["doisoat"] / turns.medians["calamine+orjson"], turns.memory["doisoat"] / 1024
    holds = ratio <= given.most and memory <= given.memory
    print(f"bench-records: {ratio:.2f}× the time of calamine and orjson, {memory:.0f} MiB; "
          f"at most {given.most:g}× and {given.memory} MiB: {'holds' if holds else 'FAILED'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
