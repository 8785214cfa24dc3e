#!/usr/bin/env python3
"""validate.py [--binary PATH FILE…] [--only KINDS] [--schemas DIR] [--show N] [--skip-refused]

Checks the JSON that the built command writes against the JSON Schemas among its resources.

First the schemas themselves and the hand-written documents of examples.json (accepted and refused ones) are checked;
without --binary that is all. Then, for every FILE, `PATH convert --as cells|values|tables` (json and ndjson) and
`PATH inspect --format json` are run, and their output is checked against the schemas, against the rules that no
schema can state (order, uniqueness, trailing blanks), and against each other. Last, `PATH edit` sets a cell, inserts
rows and is refused, and its receipts are checked, and what `PATH calculate --check` tells. A program workbook is made
`doisoat.program/1`, that a workbook again, and that the same document; without its forms, `PATH inspect --program` drafts
them for the workbooks beside it, and `PATH check-template` tells of the templates among the command's tests.

Exit 0: all sound. 1: something is not. 2: the check could not run.
Needs Python 3.9 and the package jsonschema 4.18 or later.
"""
import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import zipfile

try:
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource
except ImportError as missing:
    print(f"validate.py: {missing}; install it with: python3 -m pip install jsonschema")
    sys.exit(2)

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, "..", "..", "Sources", "DoiSoatCommand", "Resources", "Schemas")
KINDS = ("cells", "values", "tables", "inspection")
RECEIPT, CALCULATION, PROGRAM, FINDINGS, TEMPLATE = "receipt", "calculation", "program", "findings", "template"
TEMPLATES = os.path.join(HERE, "..", "CommandTests", "Templates")


class Schemas:
    """The nine schemas, each with its `$defs/line` for the ndjson form."""

    def __init__(self, folder):
        self.documents = {}
        for kind in (*KINDS, RECEIPT, CALCULATION, PROGRAM, FINDINGS, TEMPLATE):
            with open(os.path.join(folder, f"doisoat.{kind}.1.schema.json"), encoding="utf-8") as stream:
                self.documents[kind] = json.load(stream)
            Draft202012Validator.check_schema(self.documents[kind])
        registry = Registry().with_resources((d["$id"], Resource.from_contents(d)) for d in self.documents.values())
        self.whole = {k: Draft202012Validator({"$ref": d["$id"]}, registry=registry) for k, d in self.documents.items()}
        self.lines = {
            k: Draft202012Validator({"$ref": d["$id"] + "#/$defs/line"}, registry=registry)
            for k, d in self.documents.items() if "line" in d["$defs"]
        }

    def faults(self, kind, document, line=False):
        validator = (self.lines if line else self.whole)[kind]
        for error in validator.iter_errors(document):
            at = error.json_path.replace("$", "", 1) or "."
            yield f"{at}: {error.message[:200]}"


def place(reference):
    """A1 → (row, column), both from 1."""
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def ascending(values):
    return all(a < b for a, b in zip(values, values[1:]))


def rules_of_cells(document):
    sheets = document["sheets"]
    if not ascending([s["index"] for s in sheets]):
        yield "sheets: not in the order of their tabs"
    if len({s["name"] for s in sheets}) != len(sheets):
        yield "sheets: a name stands twice"
    for sheet in sheets:
        cells = sheet.get("cells", [])
        if not ascending([place(c["ref"]) for c in cells]):
            yield f"{sheet['name']}: cells are not in row order, or one stands twice"
        for cell in cells:
            plain = cell.get("value")
            if cell["type"] == "boolean":
                plain = "TRUE" if plain else "FALSE"
            if isinstance(plain, str) and cell["type"] != "date" and cell.get("shown") == plain:
                yield f"{sheet['name']}!{cell['ref']}: shown repeats the value"
            if cell["type"] == "number" and not math.isfinite(cell["value"]):
                yield f"{sheet['name']}!{cell['ref']}: the number is out of range"


def rules_of_values(document):
    for sheet in document["sheets"]:
        rows = sheet["rows"]
        if rows and not rows[-1]:
            yield f"{sheet['name']}: trailing blank rows"
        for number, row in enumerate(rows, 1):
            if row and row[-1] is None:
                yield f"{sheet['name']} row {number}: trailing blanks"


def rules_of_tables(document):
    for sheet in document["sheets"]:
        taken = [place(cell["ref"]) for cell in sheet["outside"]]
        if not ascending(taken):
            yield f"{sheet['name']}: outside is not in row order, or a cell stands twice"
        for table in sheet["tables"]:
            yield from rules_of_table(sheet["name"], table)
            (top, left), (bottom, right) = corners(table["range"])
            rows = [row["row"] for row in table["rows"]]
            keys = {column["key"] for column in table["columns"]}
            if not ascending(rows) or any(not table["headerRows"][1] < row <= bottom for row in rows):
                yield f"{sheet['name']}!{table['range']}: rows out of order or outside the range"
            for row in table["rows"]:
                for key in row["values"].keys() - keys:
                    yield f"{sheet['name']} row {row['row']}: no column has the key {key!r}"
            if any(top <= row <= bottom and left <= column <= right for row, column in taken):
                yield f"{sheet['name']}!{table['range']}: a cell of the table is also listed outside"


def rules_of_table(sheet, table):
    (top, left), (bottom, right) = corners(table["range"])
    first, last = table["headerRows"]
    if not top == first <= last <= bottom:
        yield f"{sheet}!{table['range']}: headerRows {first}-{last} are not the top of the range"
    columns = [place(column["ref"] + "1")[1] for column in table["columns"]]
    if not ascending(columns) or any(not left <= column <= right for column in columns):
        yield f"{sheet}!{table['range']}: columns out of order or outside the range"
    keys = [column["key"] for column in table["columns"]]
    if len(set(keys)) != len(keys):
        yield f"{sheet}!{table['range']}: two columns have the same key"
    for column in table["columns"]:
        stem = " › ".join(column["path"]) or column["ref"]
        if not re.fullmatch(re.escape(stem) + r"( \([0-9]+\))?", column["key"]):
            yield f"{sheet}!{column['ref']}: key {column['key']!r} does not follow from the path"


def corners(text):
    first, _, last = text.partition(":")
    return place(first), place(last or first)


def rules_of_inspection(document):
    for sheet in document["sheets"]:
        if (sheet["cells"] == 0) != (sheet["dimension"] is None) or sheet["formulas"] > sheet["cells"]:
            yield f"{sheet['name']}: the counts of cells and formulas do not go with the dimension"
        for table in sheet["tables"]:
            yield from rules_of_table(sheet["name"], table)
            if len(table.get("totalRows", [])) not in (0, table["rows"]["total"]):
                yield f"{sheet['name']}!{table['range']}: totalRows and rows.total differ"


RULES = {
    "cells": rules_of_cells,
    "values": rules_of_values,
    "tables": rules_of_tables,
    "inspection": rules_of_inspection,
}


def flattened(kind, document):
    """The rows that the ndjson form of the document must have, in order."""
    rows = []
    for sheet in document["sheets"]:
        name = sheet["name"]
        if kind == "values":
            rows += [{"sheet": name, "row": n, "values": row} for n, row in enumerate(sheet["rows"], 1) if row]
        elif kind == "tables":
            rows += [{"sheet": name, "table": t["range"], **row} for t in sheet["tables"] for row in t["rows"]]
        else:
            for cell in sheet.get("cells", []):
                number = place(cell["ref"])[0]
                if not rows or (rows[-1]["sheet"], rows[-1]["row"]) != (name, number):
                    rows.append({"sheet": name, "row": number, "cells": []})
                rows[-1]["cells"].append(cell)
    return rows


def rules_between(documents):
    """What the documents of one workbook must say alike."""
    cells = {s["name"]: s for s in documents["cells"]["sheets"]} if "cells" in documents else {}
    for sheet in documents.get("values", {}).get("sheets", []) if cells else []:
        listed = {place(c["ref"]) for c in cells.get(sheet["name"], {}).get("cells", []) if c["type"] != "blank"}
        held = {(r, c) for r, row in enumerate(sheet["rows"], 1) for c, v in enumerate(row, 1) if v is not None}
        if listed != held:
            yield f"values: {sheet['name']}: holds other cells than cells/1 ({len(held)} and {len(listed)})"
    for sheet in documents.get("inspection", {}).get("sheets", []) if cells else []:
        name, mine = sheet["name"], cells.get(sheet["name"], {})
        have = mine.get("cells", [])
        formulas = sum("formula" in c for c in have)
        wanted = {"cells": len(have), "formulas": formulas, "merged": len(mine.get("merged", []))}
        for member, number in wanted.items():
            if sheet[member] != number:
                yield f"inspection: {name}: {member} is {sheet[member]}, cells/1 lists {number}"
        if sheet["state"] != mine.get("state"):
            yield f"inspection: {name}: another state than in cells/1"
    found = {s["name"]: [t["range"] for t in s["tables"]] for s in documents.get("tables", {}).get("sheets", [])}
    for sheet in documents.get("inspection", {}).get("sheets", []) if found else []:
        if [t["range"] for t in sheet["tables"]] != found.get(sheet["name"], []):
            yield f"inspection: {sheet['name']}: other tables than in tables/1"


def load(text):
    """JSON as RFC 8259 has it: no NaN, no name twice in one object."""
    def once(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) != len(names):
            raise ValueError("a member stands twice in one object")
        return dict(pairs)

    def refuse(word):
        raise ValueError(f"{word} is not JSON")

    return json.loads(text, object_pairs_hook=once, parse_constant=refuse)


def run(command):
    """Runs the command; its output as UTF-8 text, or a fault."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return None, None, "no answer within 120 s"
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip()
        return None, done.returncode, f"exit {done.returncode}: {words[:500]}"
    try:
        return done.stdout.decode("utf-8"), 0, None
    except UnicodeDecodeError as fault:
        return None, 0, f"output is not UTF-8: {fault}"


def check_json(schemas, kind, text):
    """The document, or None, and its faults."""
    try:
        document = load(text)
    except ValueError as fault:
        return None, [f"not JSON: {fault}"]
    faults = list(schemas.faults(kind, document))
    return (None, faults) if faults else (document, list(RULES[kind](document)))


def check_lines(schemas, kind, text, document):
    faults, lines = [], []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else [], 1):
        try:
            lines.append(load(line))
        except ValueError as fault:
            return [f"line {number}: not JSON: {fault}"]
        faults += [f"line {number}: {fault}" for fault in schemas.faults(kind, lines[-1], line=True)]
    if not faults and document is not None and lines != flattened(kind, document):
        faults.append("the lines do not say what the json form says")
    return faults


def check_workbook(schemas, binary, path, kinds, skip_refused):
    """The faults in what the command says about one workbook, and how many outputs were checked."""
    faults, documents, checked = [], {}, 0
    for kind in kinds:
        command = [binary, "inspect", "--format", "json", path]
        if kind != "inspection":
            command = [binary, "convert", "--as", kind, "--format", "json", path]
        text, code, fault = run(command)
        if code == 65 and skip_refused:
            return [], 0
        if fault:
            faults.append(f"{kind}: {fault}")
            continue
        document, found = check_json(schemas, kind, text)
        checked += 1
        faults += [f"{kind}: {fault}" for fault in found]
        if document is not None:
            documents[kind] = document
        if kind != "inspection":
            text, code, fault = run([binary, "convert", "--as", kind, "--format", "ndjson", path])
            checked += fault is None
            found = [fault] if fault else check_lines(schemas, kind, text, document)
            faults += [f"{kind} ndjson: {fault}" for fault in found]
    return faults + list(rules_between(documents)), checked


def check_receipts(schemas, binary, path):
    """The faults in the receipts of a few edits of one workbook, and how many were checked."""
    faults, checked = [], 0
    text, code, fault = run([binary, "inspect", "--format", "json", path])
    names = [s["name"] for s in json.loads(text)["sheets"] if s["kind"] == "worksheet"] if not fault else []
    if not names:
        return [], 0
    sheet = "'" + names[0].replace("'", "''") + "'"
    edits = [
        [], ["--set", f"{sheet}!XFA9=5", "--formula", f"{sheet}!XFB9=SUM(A1:A9)"], ["--insert-rows", f"{sheet}!4:2"],
        ["--set", "'no such sheet'!A1=1"],
    ]
    with tempfile.TemporaryDirectory() as folder:
        receipt = os.path.join(folder, "receipt.json")
        for edit in edits:
            output = os.path.join(folder, "out.xlsx")
            subprocess.run([binary, "edit", path, *edit, "--output", output, "--receipt", receipt], capture_output=True, timeout=120)
            with open(receipt, encoding="utf-8") as stream:
                document = load(stream.read())
            os.remove(receipt)
            checked += 1
            faults += [f"receipt of {edit}: {fault}" for fault in schemas.faults(RECEIPT, document)]
            if document["changed"] != (bool(edit) and not document["refusals"]):
                faults.append(f"receipt of {edit}: `changed` is {document['changed']}")
            if bool(document["refusals"]) != (edit == edits[-1]) and edit != edits[2]:
                faults.append(f"receipt of {edit}: refusals {document['refusals']}")
    done = subprocess.run([binary, "calculate", "--check", "--format", "json", path], capture_output=True, timeout=120)
    document = load(done.stdout.decode("utf-8"))
    faults += [f"calculation: {fault}" for fault in schemas.faults(CALCULATION, document)]
    counted = document["agree"] + document["volatile"] + len(document["differ"]) + len(document["notEvaluated"])
    if counted != document["formulas"] or done.returncode != (1 if document["differ"] else 0):
        faults.append(f"calculation: {document['formulas']} formulas, {counted} told of, exit {done.returncode}")
    return faults, checked + 1


def check_program(schemas, binary, path):
    """The faults in the programme that a workbook declares, there and back, and how many documents were checked."""
    text, code, fault = run([binary, "convert", "--as", "program", path])
    if code == 65 and "PROGRAM_SHEET_MISSING" in fault:
        return [], 0
    if fault:
        return [f"program: {fault}"], 0
    document = load(text)
    faults = [f"program: {fault}" for fault in schemas.faults(PROGRAM, document)]
    with tempfile.TemporaryDirectory() as folder:
        data, book = os.path.join(folder, "p.json"), os.path.join(folder, "p.xlsx")
        with open(data, "w", encoding="utf-8") as stream:
            stream.write(text)
        subprocess.run([binary, "convert", data, "--output", book], capture_output=True, timeout=120)
        again, _, fault = run([binary, "convert", "--as", "program", book])
        if fault or load(again) != document:
            faults.append(f"program: another one after the way to a workbook and back ({fault or 'it differs'})")
        drafted, checked = check_drafts(schemas, binary, path, document, folder)
        marked, templates = check_templates(schemas, binary, path)
    return faults + drafted + marked, 2 + checked + templates


def check_templates(schemas, binary, program):
    """The faults in what is said of the templates among the command's tests, by the names of a program workbook."""
    faults, names = [], sorted(name for name in os.listdir(TEMPLATES) if name.endswith(".xlsx"))
    for name in names:
        asked = [binary, "check-template", "--format", "json", os.path.join(TEMPLATES, name), "--program", program]
        done = subprocess.run(asked, capture_output=True, timeout=120)
        if done.returncode == 65 and not done.stdout:
            continue
        document = load(done.stdout.decode("utf-8"))
        faults += [f"template {name}: {fault}" for fault in schemas.faults(TEMPLATE, document)]
        errors = sum(fault["severity"] == "error" for fault in document["faults"])
        if done.returncode != (0 if document["usable"] else 1) or document["usable"] == bool(errors):
            faults.append(f"template {name}: {errors} errors, usable {document['usable']}, exit {done.returncode}")
        for sheet in document["sheets"]:
            if not ascending([place(cell["cell"]) for cell in sheet["cells"]]):
                faults.append(f"template {name}: cells out of order")
    return faults, len(names)


def check_drafts(schemas, binary, path, program, folder):
    """The faults in the forms drafted for the workbooks beside a program workbook, as if it had none."""
    faults, checked = [], 0
    bare = {member: rows for member, rows in program.items() if member not in ("forms", "submissions", "periods")}
    data, drafted = os.path.join(folder, "bare.json"), os.path.join(folder, "drafted.json")
    with open(data, "w", encoding="utf-8") as stream:
        json.dump(bare, stream)
    top = os.path.dirname(os.path.abspath(path))
    files = [os.path.join(place, name) for place, _, names in os.walk(top) for name in names if name.endswith(".xlsx")]
    for file in sorted(files):
        if os.path.basename(file) == os.path.basename(path):
            continue
        name = os.path.relpath(file, top)
        asked = [binary, "inspect", "--format", "json", "--program", data, file]
        if not zipfile.is_zipfile(file):
            done = subprocess.run(asked, capture_output=True, timeout=120)
            if done.returncode != 65 or done.stdout:
                faults.append(f"drafts of {name}: a file that is no workbook gives {len(done.stdout)} bytes and exit {done.returncode}")
            continue
        text, _, fault = run(asked)
        document, found = (None, [fault]) if fault else check_json(schemas, "inspection", text)
        checked += 1
        faults += [f"drafts of {name}: {fault}" for fault in found]
        drafts = document["drafts"] if document else []
        codes = [draft["form"]["code"] for draft in drafts if "form" in draft]
        if len(set(codes)) != len(codes):
            faults.append(f"drafts of {name}: a code stands twice")
        # What is drafted can be used as it is.
        with open(drafted, "w", encoding="utf-8") as stream:
            json.dump({**bare, **({"forms": [d["form"] for d in drafts if "form" in d]} if codes else {})}, stream)
        _, _, fault = run([binary, "convert", drafted, "--output", os.path.join(folder, "drafted.xlsx")])
        if fault:
            faults.append(f"drafts of {name}: no programme takes them: {fault}")
    return faults, checked


def check_examples(schemas):
    """The hand-written documents: accepted ones must pass, refused ones must not."""
    with open(os.path.join(HERE, "examples.json"), encoding="utf-8") as stream:
        examples = json.load(stream)
    for example in examples:
        kind, line = example["schema"], example.get("line", False)
        faults = list(schemas.faults(kind, example["document"], line))
        if not faults and not line:
            faults = list(RULES.get(kind, lambda _: ())(example["document"]))
        if example["accepted"] and faults:
            yield f"{example['what']}: should be accepted, but {faults[0]}"
        if not example["accepted"] and not faults:
            yield f"{example['what']}: should be refused, but is accepted"
    print(f"examples: {len(examples)} documents")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", help="the built command")
    parser.add_argument("--schemas", default=SCHEMAS, help="the folder of the schemas")
    parser.add_argument("--only", default=",".join(KINDS), help="some of " + ",".join(KINDS))
    parser.add_argument("--show", type=int, default=10, help="faults shown for each workbook")
    parser.add_argument("--skip-refused", action="store_true", help="a workbook refused with exit 65 is no fault")
    parser.add_argument("files", nargs="*", metavar="FILE")
    options = parser.parse_args()
    if bool(options.binary) != bool(options.files):
        parser.error("--binary and FILE go together")
    kinds = options.only.split(",")
    if not set(kinds) <= set(KINDS):
        parser.error("--only takes some of " + ",".join(KINDS))
    if options.binary and not os.access(options.binary, os.X_OK):
        print(f"validate.py: no such program: {options.binary}")
        return 2
    schemas = Schemas(options.schemas)
    failed = 0
    for fault in check_examples(schemas):
        failed += 1
        print(f"   {fault}")
    outputs = refused = 0
    for path in options.files:
        faults, checked = check_workbook(schemas, options.binary, path, kinds, options.skip_refused)
        if checked and set(kinds) == set(KINDS):
            more, count = check_receipts(schemas, options.binary, path)
            faults, checked = faults + more, checked + count
            more, count = check_program(schemas, options.binary, path)
            faults, checked = faults + more, checked + count
        outputs += checked
        refused += not faults and not checked
        failed += bool(faults)
        for fault in faults[: options.show]:
            print(f"   {os.path.basename(path)}: {fault}")
        if len(faults) > options.show:
            print(f"   {os.path.basename(path)}: {len(faults) - options.show} more")
    if options.files:
        print(f"workbooks: {len(options.files)}, refused: {refused}, outputs checked: {outputs}")
    print(f"failed: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
