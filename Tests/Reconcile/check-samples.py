#!/usr/bin/env python3
"""Reconciles the sample sets and compares what is found, exactly, with what is owed.

    check-samples.py --binary DOISOAT [--tools FOLDER] [--samples FOLDER] [--keep FOLDER]

`expected-findings.tsv` of each set is written by hand: one line a finding, nothing may be missing and nothing more be there. Besides: exit codes;
the record and every marked copy pass check-xlsx (with --tools); openpyxl reads a marked copy as it reads the submission, but for the
cells that findings cite and the sheet that was added; the page passes check-page.py; the READMEs show what is printed. --keep leaves the outputs in a folder."""
import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

from openpyxl.utils.cell import rows_from_range

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COMPARE = ROOT / "Tests/ReportsTests/Reconciling/compare-marked-copy.py"
MEMBERS = ("code", "severity", "organization", "indicator", "file", "sheet", "cell", "stated", "computed", "difference", "cause")
FIGURES = ("stated", "computed", "difference")
COLOURS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "information": "FFDDEBF7"}
ORDER = ("information", "warning", "error")
OPINIONS = "Ý kiến"


class Sample:
    """A set, the exit code it owes, and what is given besides the programme, the plan and the list of what was received."""

    def __init__(self, name, exit_code, earlier=None):
        self.name, self.exit_code, self.earlier = name, exit_code, earlier

    def command(self, binary, samples, output):
        folder = samples / self.name
        command = [binary, "reconcile", "--quiet", "--lang", "vi", "--period", "2022", "--program", folder / "chuong-trinh.xlsx",
                   "--plan", folder / "ke-hoach.xlsx", "--received", folder / "danh-sach-nhan.csv", "--output", output]
        if self.earlier:
            command += ["--previous", folder / self.earlier]
        return [str(each) for each in [*command, folder / "bao-cao"]]


SAMPLES = (Sample("phuoc-son-2022", 0), Sample("phuoc-son-2022-co-loi", 65, "da-duyet"))


def expected(path):
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        if None in row or None in row.values():
            raise SystemExit(f"{path}: a line has another number of columns: {row}")
    return [{member: row[member] for member in MEMBERS} for row in rows]


def base(path):
    return pathlib.PurePosixPath(path).name if path else None


def found(document):
    """The findings in the words of the expectations; the cell is the first of role `stated`, else the first."""
    rows = []
    for finding in document["findings"]:
        evidence = finding["evidence"]
        place = next((each for each in evidence if each["role"] == "stated"), evidence[0] if evidence else {})
        cause = (finding.get("cause") or {}).get("kind")
        row = {**{member: finding.get(member) for member in ("code", "severity", "organization", "indicator", *FIGURES)},
               "file": base(place.get("file")), "sheet": place.get("sheet"), "cell": place.get("cell"), "cause": cause}
        rows.append({member: "-" if row[member] is None else row[member] for member in MEMBERS})
    return rows


def same(wanted, other):
    """Figures are decimals; one that ends with "…" is a quotient, of which the digits before it count."""
    for member in MEMBERS:
        left, right = wanted[member], other[member]
        if left == right:
            continue
        if member not in FIGURES or "-" in (left, right):
            return False
        if left.endswith("…"):
            if not right.startswith(left[:-1]):
                return False
        elif Decimal(left) != Decimal(right):
            return False
    return True


def compared(name, wanted, findings):
    left, faults = list(findings), []
    for line in wanted:
        place = next((place for place, other in enumerate(left) if same(line, other)), None)
        if place is None:
            faults.append(f"{name}: missing  {' | '.join(line[member] for member in MEMBERS)}")
        else:
            del left[place]
    faults += [f"{name}: too many {' | '.join(str(line[member]) for member in MEMBERS)}" for line in left]
    return faults


def cells(address):
    first, _, last = address.partition(":")
    return [cell for row in rows_from_range(f"{first}:{last or first}") for cell in row]


def told(document, file):
    """The findings that the sender of a file is told of: those that state something in it, and its own."""
    sender = next((each.get("organization") for each in document["inputs"] if each["file"] == file), None)
    return [finding for finding in document["findings"] if any(
        place.get("file") == file and (place["role"] == "stated" or finding.get("organization") == sender) for place in finding["evidence"])]


def marks(document, file):
    """The cells of a submission that its sender is told of, with the graver finding's colour."""
    filled = {}
    for finding in told(document, file):
        for place in finding["evidence"]:
            if place.get("file") != file or not place.get("sheet") or not place.get("cell"):
                continue
            named = cells(place["cell"])
            if place["role"] == "compared" and len(named) > 1:
                continue
            for cell in named:
                where = f"{place['sheet']}!{cell}"
                filled[where] = max(filled.get(where, "information"), finding["severity"], key=ORDER.index)
    return filled


def check_copy(document, file, copy, scratch):
    cited = marks(document, file)
    wanted = {"original": file, "sheet": OPINIONS, "filled": {where: COLOURS[severity] for where, severity in cited.items()},
              "noted": {where: [] for where in cited}}
    path = pathlib.Path(scratch) / "marks.json"
    path.write_text(json.dumps(wanted, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run([sys.executable, str(COMPARE), str(path), str(copy)], capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"{copy.name}: {line}" for line in (done.stdout + done.stderr).splitlines()]


def check_outputs(sample, document, output, tools):
    """The marked copies, one for each file that is spoken of and can be read; the record; the page."""
    faults, copies = [], sorted((output / "tra-lai").glob("*.xlsx"))
    files = {base(each["file"]): each["file"] for each in document["inputs"]}
    broken = {base(place["file"]) for finding in document["findings"] if finding["code"] == "FILE_CANNOT_OPEN" for place in finding["evidence"]}
    spoken = {name for name, file in files.items() if told(document, file)} - broken
    if {copy.name for copy in copies} != spoken:
        faults.append(f"{sample.name}: marked copies of {sorted(copy.name for copy in copies)}, expected of {sorted(spoken)}")
    with tempfile.TemporaryDirectory() as scratch:
        for copy in copies:
            faults += check_copy(document, files[copy.name], copy, scratch)
    books = [output / "bien-ban-doi-chieu.xlsx", *copies]
    if tools:
        for book in books:
            done = subprocess.run([str(tools / "check-xlsx"), str(book)], capture_output=True, text=True)
            if done.returncode != 0:
                faults.append(f"check-xlsx {book.name}: {(done.stdout + done.stderr).strip()[:600]}")
    done = subprocess.run([sys.executable, str(HERE / "check-page.py"), str(output / "index.html")], capture_output=True, text=True)
    lines = (done.stdout + done.stderr).splitlines()
    if done.returncode == 0:
        print(f"{sample.name}: {lines[-1]}")
    else:
        faults += [f"{sample.name}: {line}" for line in lines]
    return faults, len(copies)


def check(sample, binary, samples, tools, output):
    command = sample.command(binary, samples, output)
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != sample.exit_code:
        return [f"{sample.name}: exit code {done.returncode}, expected {sample.exit_code}\n{' '.join(command)}\n{done.stderr}"]
    document = json.loads((output / "findings.json").read_text(encoding="utf-8"))
    wanted = expected(samples / sample.name / "expected-findings.tsv")
    faults = compared(sample.name, wanted, found(document))
    counts = Counter(line["severity"] for line in wanted)
    stated = {"errors": "error", "warnings": "warning", "information": "information"}
    faults += [f"{sample.name}: summary says {document['summary'][member]} {member}, expected {counts[severity]}"
               for member, severity in stated.items() if document["summary"][member] != counts[severity]]
    more, copies = check_outputs(sample, document, output, tools)
    kinds = len({line["code"] for line in wanted})
    told = ", ".join(f"{counts[severity]} {severity}" for severity in reversed(ORDER))
    print(f"{sample.name}: {len(wanted)} findings of {kinds} kinds owed ({told}); {copies} marked copies; exit code {done.returncode}")
    return faults + more


def check_readme(binary, file):
    """The README's command on the second set prints what stands below it; a line with "…" alone stands for any lines."""
    text = (ROOT / file).read_text(encoding="utf-8")
    shown = re.search(r"```sh\n(\.build/release/doisoat \S+ [^\n]*co-loi/bao-cao[^\n]*)\n```\n\n```text\n(.*?)```", text, re.S)
    if not shown:
        return [f"{file}: the command and its output are not there"]
    command = shown[1].replace(".build/release/doisoat", str(pathlib.Path(binary).resolve()), 1)
    printed = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT).stdout
    wanted = ".*".join(re.escape(part) for part in re.split(r"(?:^|(?<=\n))…\n", shown[2]))
    return [] if re.fullmatch(wanted, printed, re.S) else [f"{file}: the output shown is not the one printed now"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", required=True)
    options.add_argument("--tools", type=pathlib.Path, help="the folder with check-xlsx")
    options.add_argument("--samples", type=pathlib.Path, default=ROOT / "Samples")
    options.add_argument("--keep", type=pathlib.Path)
    chosen = options.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        for sample in SAMPLES:
            output = (chosen.keep or pathlib.Path(scratch)) / sample.name
            output.mkdir(parents=True, exist_ok=True)
            faults += check(sample, chosen.binary, chosen.samples, chosen.tools, output)
    for file in ("README.md", "README.en.md"):
        faults += check_readme(chosen.binary, file)
    for fault in faults:
        print(fault)
    print("the sample sets are as expected" if not faults else f"{len(faults)} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
