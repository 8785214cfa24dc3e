#!/usr/bin/env python3
"""compare-tokens.py OURS

Compares the references, names and functions that FormulaLexer finds in formulas with those of openpyxl's tokenizer.
OURS holds records that end in U+001E: a formula, then each reference, name and function of it, U+001F between them.
Prints `SAME of ALL`; exit 77 where openpyxl is not installed.
"""
import sys

try:
    from openpyxl.formula import Tokenizer
except ImportError:
    sys.exit(77)


def theirs(formula: str) -> list[str]:
    found = []
    for token in Tokenizer("=" + formula).items:
        if token.type == "OPERAND" and token.subtype == "RANGE":
            found.append(token.value)
        elif token.type == "FUNC" and token.subtype == "OPEN":
            found.append(token.value)
    return found


def main() -> int:
    records = open(sys.argv[1], encoding="utf-8", newline="").read().split("\x1e")[:-1]
    same = 0
    for formula, *ours in (record.split("\x1f") for record in records):
        try:
            same += theirs(formula) == ours
        except Exception:  # openpyxl takes no quoted bracket in a column's name, and no `#REF!:#REF!`
            continue
    print(f"{same} of {len(records)}")
    return 0


sys.exit(main())
