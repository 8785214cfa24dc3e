#!/usr/bin/env python3
"""Writes a clean set and sets with planted faults, each with the findings a reconciliation owes.

    plant-faults.py OUT [--seed N] [--programme 1|2] [--only KIND[,KIND]] [--list]

Imports nothing of the project. All figures of communes are invented."""
import argparse
import os
import pathlib
import shutil
import sys
from collections import Counter

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
if "--programme" in sys.argv[1:-1]:  # read while the parts are imported
    os.environ["PLANTING_PROGRAMME"] = sys.argv[sys.argv.index("--programme") + 1]
from planting import faults  # noqa: E402
from planting.office import Office  # noqa: E402
from planting.plant import REGISTER, office, packed  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", nargs="?", type=pathlib.Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--programme", choices=("1", "2"), default="1", help="the second has another district, other indicators, headers and titles")
    options.add_argument("--only", default="", help="only faults of these kinds, separated by commas")
    options.add_argument("--list", action="store_true", help="list the kinds and shapes, write nothing")
    chosen = options.parse_args()
    if chosen.list:
        for plant in sorted(REGISTER, key=lambda each: (each.kind, each.shape)):
            print(f"{plant.kind:32} {plant.needs:4} {plant.shape}")
        return
    if chosen.out is None:
        options.error("OUT is missing")
    kinds = {each for each in chosen.only.split(",") if each}
    if kinds - faults.KINDS:
        options.error(f"no faults of {', '.join(sorted(kinds - faults.KINDS))}")
    chosen.out.mkdir(parents=True, exist_ok=True)
    for old in [*chosen.out.glob("faults-*"), chosen.out / "clean"]:
        if (old / "expected-findings.json").exists():
            shutil.rmtree(old)
    Office(chosen.seed).write(chosen.out / "clean")
    counts, near = Counter(), 0
    for number, group in enumerate(packed(chosen.seed, kinds), 1):
        made = office(chosen.seed, group)
        made.write(chosen.out / f"faults-{number:02}")
        counts.update(each["code"] for each in made.notes.findings)
        near += len(made.notes.silent)
    print(f"{sum(counts.values())} findings of {len(counts)} kinds and {near} near misses are planted in {number} sets")


if __name__ == "__main__":
    main()
