"""What a reader should find in the sample workbooks, noted while they are drawn and never read from them."""
import json
from decimal import Decimal

from .paper import name


def decimal_text(value):
    """A decimal without exponent or trailing zeros."""
    text = format(Decimal(str(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Records:
    """The quotas and achievements of one folder; a text is resolved from the drawn sheet at the end."""

    def __init__(self, units):
        self.units, self.quotas, self.achievements, self.known = units, [], [], []  # known: resolved elsewhere

    def note(self, sheet, places, organization, indicator, period, stage, by, value, quota=False):
        """`sheet` is (file, paper); `places` one (row, column), or a list of them that are counted or added up;
        `value` a number, or a text: the kind of missing; `by` is (organization, body)."""
        if quota and isinstance(value, str):
            return
        entry = {"organization": organization, "indicator": indicator, "period": period, "stage": stage}
        if by:
            entry["reportedBy"] = {"organization": by[0], "body": by[1]}
        if isinstance(value, str):
            entry["value"], entry["missing"] = None, value
        else:
            entry["value"] = decimal_text(value)
        entry["unit"] = self.units[indicator]
        (self.quotas if quota else self.achievements).append((entry, sheet, places))

    def resolved(self, notes):
        done = []
        for entry, (file, paper), places in notes:
            if isinstance(places, list):
                cell, raw = f"{name(*places[0])}:{name(*places[-1])}", entry["value"]
            else:
                cell, raw = name(*places), paper.raw(*places)
            done.append({**entry, "source": {"file": file, "sheet": paper.name, "cell": cell, "raw": raw}})
        return sorted(done, key=order)

    def write(self, path, program):
        document = {"program": program, "quotas": self.resolved(self.quotas), "achievements": sorted([*self.resolved(self.achievements), *self.known], key=order)}
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("{\n" + f'"program": {json.dumps(program)},\n')
            for which, end in (("quotas", ","), ("achievements", "")):
                lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in document[which])
                stream.write(f'"{which}": [\n{lines}\n]{end}\n')
            stream.write("}\n")
        return len(self.quotas), len(self.achievements)


def order(entry):
    source = entry["source"]
    letters = "".join(c for c in source["cell"].split(":")[0] if c.isalpha())
    digits = "".join(c for c in source["cell"].split(":")[0] if c.isdigit())
    return (source["file"], source["sheet"], int(digits), len(letters), letters, entry["organization"],
            entry["indicator"], entry["period"], entry["stage"])
