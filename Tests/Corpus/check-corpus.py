#!/usr/bin/env python3
"""check-corpus.py --binary PATH --tools DIR

Runs `compare-corpus` and fails when a figure falls below its threshold, so that none falls again.
The thresholds are what the reader reaches, a little rounded down; raise them when it gets better.
"""
import argparse
import hashlib
import os
import re
import subprocess
import sys

LEAST = {  # figure: least share, or least count
    "opened": 1411,
    "refused": 18,
    "cells": 99.99,
    "formulas": 99.9,
    "merged": 100.0,
    "shown": 99.75,
}


def same_with_any_jobs(binary: str, folder: str) -> bool:
    """Whether several tasks that share a sheet write, byte for byte, what one task writes."""

    def run(path: str, jobs: str) -> tuple[int, bytes]:
        command = [binary, "convert", "--as", "values", "--max-output", "16M", "--quiet", "--jobs", jobs, path]
        done = subprocess.run(command, capture_output=True)
        return done.returncode, hashlib.sha256(done.stdout).digest() if done.returncode == 0 else b""

    differ = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if run(path, "1") != run(path, "2"):
            print(f"check-corpus: {name} is not the same with one job and with two")
            differ += 1
    print(f"check-corpus: {differ} workbooks differ between one job and two")
    return differ == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--tools", required=True)
    arguments = parser.parse_args()
    tool = os.path.join(arguments.tools, "compare-corpus")
    if not os.path.exists(tool):
        if os.environ.get("CI"):
            print("check-corpus: the corpus is not there, and it must be in CI")
            return 1
        print("check-corpus: skipped, the corpus is not there")
        return 0
    run = subprocess.run([sys.executable, tool, "--binary", os.path.abspath(arguments.binary)], capture_output=True, text=True)
    print(run.stdout)
    failed = run.returncode != 0
    for name, least in LEAST.items():
        found = re.search(rf"^{name}\s+(\d+) of (\d+)(?: \(([\d.]+) %\))?", run.stdout, re.M)
        have = None if not found else int(found[1]) if isinstance(least, int) else 100 * int(found[1]) / int(found[2])
        if have is None or have < least:
            print(f"check-corpus: {name} is {have}, below {least}")
            failed = True
    crashed = re.search(r"^crashed\s+(\d+)", run.stdout, re.M)
    if not crashed or int(crashed[1]):
        print("check-corpus: something crashed")
        failed = True
    failed = not same_with_any_jobs(arguments.binary, os.path.join(arguments.tools, "..", "corpus", "files")) or failed
    print("check-corpus: " + ("failed" if failed else "all figures hold"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
