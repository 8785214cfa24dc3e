"""Formulas and stored results of a workbook, read as they stand in the XML; and a copy of a workbook without its stored results."""
import io
import re
import xml.etree.ElementTree as ET
import zipfile

from openpyxl.formula.translate import Translator
from package import Package, area, letters, local, position

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text):
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def texts(item):
    """The text of an `si` or `is`: all runs, without phonetic ones."""
    out = []
    for child in item:
        name = local(child.tag)
        if name == "t":
            out.append(child.text or "")
        elif name == "r":
            out += [x.text or "" for x in child if local(x.tag) == "t"]
    return unescaped("".join(out))


class Results:
    """`values[(sheet, (row, column))]` is (kind, value): number, text, boolean, error. `formulas` of the same keys are plain A1 text."""

    def __init__(self, path):
        self.package = Package(path)
        self.values, self.formulas, self.arrays = {}, {}, []
        self.parts = {}  # sheet → part
        self.strings = []
        workbook = self.package.workbook()
        for _, kind, target in self.package.relationships(workbook):
            if kind == "sharedStrings" and self.package.has(target):
                self.strings = [texts(item) for item in self.package.xml(target) if local(item.tag) == "si"]
        for name, part, kind in self.package.sheets():
            if kind == "worksheet":
                self.parts[name] = part
                self.read(name, self.package.read(part))

    def read(self, sheet, data):
        row = column = 0
        masters = {}
        for event, item in ET.iterparse(io.BytesIO(data), events=("start", "end")):
            name = local(item.tag)
            if event == "start":
                if name == "row":
                    row = int(item.get("r") or row + 1)
                    column = 0
                continue
            if name == "c":
                place = position(item.get("r")) or (row, column + 1)
                row, column = place
                self.cell(sheet, place, item, masters)
            elif name == "row":
                item.clear()

    def cell(self, sheet, place, item, masters):
        stored = formula = inline = None
        for child in item:
            name = local(child.tag)
            if name == "v":
                stored = child.text or ""
            elif name == "f":
                formula = child
            elif name == "is":
                inline = texts(child)
        value = self.value(item.get("t", "n"), stored, inline)
        if value is not None:
            self.values[sheet, place] = value
        if formula is None:
            return
        text = formula.text or ""
        if formula.get("t") == "shared":
            if text:
                masters[formula.get("si")] = (text, place)
            elif formula.get("si") in masters:
                text, origin = masters[formula.get("si")]
                name = lambda at: letters(at[1]) + str(at[0])
                text = Translator("=" + text, origin=name(origin)).translate_formula(name(place))[1:]
        elif formula.get("t") == "array" and area(formula.get("ref")):
            self.arrays.append((sheet, area(formula.get("ref")), place))
        elif formula.get("t") == "dataTable":
            text = "TABLE()"
        if text:
            self.formulas[sheet, place] = text

    def value(self, kind, stored, inline):
        if kind == "inlineStr":
            return ("text", inline or "")
        if stored is None:
            return None
        if kind == "s":
            number = int(stored)
            return ("text", self.strings[number]) if number < len(self.strings) else None
        if kind in ("str", "d"):
            return ("text", unescaped(stored))
        if not stored.strip():
            return None
        if kind == "b":
            return ("boolean", stored.strip() in ("1", "true"))
        if kind == "e":
            return ("error", stored.strip())
        return ("number", float(stored))

    def covered(self, most=10_000):
        """(cell, first cell) of each cell of array formulas, those larger than `most` left out."""
        for sheet, a, master in self.arrays:
            if (a[2] - a[0] + 1) * (a[3] - a[1] + 1) <= most:
                yield from (((sheet, (row, column)), (sheet, master)) for row in range(a[0], a[2] + 1) for column in range(a[1], a[3] + 1))

    def formula_of(self, sheet, place):
        """The formula of a cell, or of the array that covers it."""
        if (sheet, place) in self.formulas:
            return self.formulas[sheet, place]
        for name, a, master in self.arrays:
            if name == sheet and a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3]:
                return self.formulas.get((sheet, master))
        return None


CELL = re.compile(rb"<((?:\w+:)?)c\b([^>]*[^/>]|)>(.*?)</\1c\s*>", re.S)
STORED = re.compile(rb"<((?:\w+:)?)v\b[^>]*?(?:/>|>.*?</\1v\s*>)", re.S)
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


def emptied(found):
    prefix, attributes, inner = found.groups()
    if not FORMULA.search(inner):
        return found[0]
    attributes = re.sub(rb"""\st\s*=\s*("[^"]*"|'[^']*')""", b"", attributes)
    return b"<" + prefix + b"c" + attributes + b">" + STORED.sub(b"", inner) + b"</" + prefix + b"c>"


def strip(source, target):
    """Copies a workbook; formula cells of its worksheets lose `v` and `t`, so that whoever opens it must calculate."""
    package = Package(source)
    names = {part.lower() for _, part, kind in package.sheets() if kind == "worksheet"}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.replace("\\", "/").lstrip("/").lower() in names:
                data = CELL.sub(emptied, data)
            new.writestr(info.filename, data)
