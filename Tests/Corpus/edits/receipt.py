"""The only place that knows how a receipt (`doisoat.receipt/1`) is spelled."""
import json

from package import key, position

SCHEMA = "doisoat.receipt/1"


class Receipt:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.json = json.load(file)

    def faults(self):
        """What is wrong with its form."""
        out = []
        if self.json.get("schema") != SCHEMA:
            out.append(f"schema is {self.json.get('schema')!r}")
        for name, kind in (("parts", list), ("references", list), ("results", dict), ("refusals", list)):
            if not isinstance(self.json.get(name), kind):
                out.append(f"{name} is no {kind.__name__}")
        for item in self.parts():
            if not item.get("part") or not item.get("reason"):
                out.append("a part without a name or a reason")
                break
        return out

    def parts(self):
        found = self.json.get("parts")
        return [x for x in found if isinstance(x, dict)] if isinstance(found, list) else []

    def touched(self):
        """Compared names of all parts named: changed, added or removed."""
        return {key(item.get("part", "")) for item in self.parts()}

    def references(self):
        found = self.json.get("references")
        return found if isinstance(found, list) else []

    def refusals(self):
        found = self.json.get("refusals")
        return found if isinstance(found, list) else []

    def cells(self, name):
        """{(sheet, (row, column))} of `results.recomputed` or `results.dropped`."""
        results = self.json.get("results")
        out = set()
        for item in (results.get(name) or []) if isinstance(results, dict) else []:
            if isinstance(item, dict):
                sheet, cell = item.get("sheet"), item.get("cell")
            else:
                sheet, _, cell = str(item).rpartition("!")
                if sheet.startswith("'"):
                    sheet = sheet[1:-1].replace("''", "'")
            if position(cell):
                out.add((sheet, position(cell)))
        return out

    def renewed(self):
        """Cells whose stored results may differ from the input's."""
        return self.cells("recomputed") | self.cells("dropped")
