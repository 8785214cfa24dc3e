#!/usr/bin/env python3
"""check-records.py --binary PATH [--samples DIR] [--show N]

Reads the sample programmes with `PATH convert --as records` and holds every quota and figure, with the cell it stands in, against the
expectation files that the sample scripts wrote from their own data. The document is checked against its JSON Schema, lines (ndjson) and the
number of jobs must make no difference, and every normalisation that a figure names must be listed by --explain.

Exit 0: all the same. 1: something is not. Needs the package jsonschema 4.18 or later.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

from jsonschema import Draft202012Validator

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "../../Sources/DoiSoatCommand/Resources/Schemas/doisoat.records.1.schema.json")
# Folder: plans, submissions.
PROGRAMMES = {
    "phuoc-son-2022": (["ke-hoach.xlsx"], ["bao-cao"]),
    "phuoc-nang-2025": ([], ["2025-H1", "2025-9M"]),
}


def key(figure, part):
    source, who = figure["source"], figure.get("reportedBy", {})
    said = (figure["stage"], who["organization"], who["body"]) if part == "achievements" else ()
    return (
        figure["organization"], figure["indicator"], figure["period"], *said, figure.get("value"), figure.get("missing"), figure.get("unit"),
        os.path.basename(source["file"]), source["sheet"], source["cell"], source["raw"])


def convert(binary, folder, plans, inputs, *options):
    command = [binary, "convert", "--as", "records", "--program", os.path.join(folder, "chuong-trinh.xlsx")]
    for plan in plans:
        command += ["--plan", os.path.join(folder, plan)]
    done = subprocess.run(command + [os.path.join(folder, name) for name in inputs] + list(options), capture_output=True)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def check(binary, folder, plans, inputs, show):
    text, messages, code = convert(binary, folder, plans, inputs, "--explain")
    if code:
        return [f"ended with {code}: {messages}"], 0
    document = json.loads(text)
    with open(SCHEMA, encoding="utf-8") as stream:
        validator = Draft202012Validator(json.load(stream))
    faults = [f"schema: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(document)]
    with open(os.path.join(folder, "expected-records.json"), encoding="utf-8") as stream:
        expected = json.load(stream)
    count = 0
    for part in ("quotas", "achievements"):
        wanted = collections.Counter(key(figure, part) for figure in expected[part])
        found = collections.Counter(key(figure, part) for figure in document[part])
        count += sum((wanted & found).values())
        faults += [f"{part}: not found: {figure}" for figure in (wanted - found)]
        faults += [f"{part}: not expected: {figure}" for figure in (found - wanted)]
    listed = {(entry["file"], entry["sheet"], entry["cell"]) for entry in document["normalisations"]}
    for figure in document["achievements"]:
        place = tuple(figure["source"][name] for name in ("file", "sheet", "cell"))
        if figure.get("normalisations") and place not in listed:
            faults.append(f"a normalisation of {place} is not listed")
    if convert(binary, folder, plans, inputs, "--explain", "--jobs", "1")[0] != text:
        faults.append("one job writes another document")
    lines = [json.loads(line) for line in convert(binary, folder, plans, inputs, "--explain", "--format", "ndjson")[0].splitlines()]
    for record, part in (("quota", "quotas"), ("achievement", "achievements"), ("finding", "findings"), ("normalisation", "normalisations")):
        if [line["value"] for line in lines if line["record"] == record] != document[part]:
            faults.append(f"lines: other {part}")
    return faults, count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--samples", default=os.path.join(HERE, "../../Samples"))
    parser.add_argument("--show", type=int, default=10)
    options = parser.parse_args()
    failed = False
    for name, (plans, inputs) in PROGRAMMES.items():
        faults, count = check(options.binary, os.path.join(options.samples, name), plans, inputs, options.show)
        for fault in faults[: options.show]:
            print(f"{name}: {fault}")
        print(f"{name}: {count} figures as expected, {len(faults)} faults")
        failed = failed or bool(faults) or not count
    print(f"check-records: {'FAILED' if failed else 'holds'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
