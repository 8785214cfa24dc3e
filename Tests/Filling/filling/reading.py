"""A filled workbook as openpyxl reads it, and its parts as XML where openpyxl does not keep them."""
import functools
import re
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl

warnings.simplefilter("ignore")
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def local(tag):
    return tag.rpartition("}")[2]


class Output:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.formulas = openpyxl.load_workbook(path)
        self.sheets = self.sheet_parts()

    @functools.cached_property
    def values(self):
        return openpyxl.load_workbook(self.path, data_only=True)

    def xml(self, name):
        return ElementTree.fromstring(self.parts[name])

    def related(self, part, kind):
        """Parts that a part points to, of a kind of relationship."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        found = []
        for item in self.xml(rels) if rels in self.parts else []:
            if item.get("Type").rpartition("/")[2] == kind:
                target = item.get("Target")
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                while re.search(r"[^/]+/\.\./", path):
                    path = re.sub(r"[^/]+/\.\./", "", path, count=1)
                found.append((item.get("Id"), path))
        return found

    def sheet_parts(self):
        targets = {}
        for kind in ("worksheet", "chartsheet"):
            targets.update(self.related("xl/workbook.xml", kind))
        book = self.xml("xl/workbook.xml")
        return {item.get("name"): targets[item.get(OFFICE)] for item in book.iter() if local(item.tag) == "sheet"}

    # Cells

    def formula(self, sheet, place):
        """The formula without `=`, of an array formula its range and formula, else None."""
        value = self.formulas[sheet][place].value
        if hasattr(value, "text"):
            return areas(value.ref), value.text.removeprefix("=")
        is_formula = self.formulas[sheet][place].data_type == "f"
        return value[1:] if is_formula and isinstance(value, str) else None

    def value(self, sheet, place):
        """The value of a cell; openpyxl takes a link's target for that of a blank one."""
        cell, link = self.values[sheet][place], self.values[sheet][place].hyperlink
        return None if link and cell.value in (link.target, link.location) else cell.value

    # Sheets

    def merges(self, sheet):
        return sorted(map(str, self.formulas[sheet].merged_cells.ranges))

    def rules(self, sheet):
        """Conditional formats of 2007: range, type, formulas, values of colours and icons."""
        found = []
        for ranges in self.formulas[sheet].conditional_formatting:
            for rule in ranges.rules:
                scale = rule.colorScale or rule.iconSet or rule.dataBar
                values = [item.val for item in scale.cfvo if item.type == "formula"] if scale else []
                found.append((areas(str(ranges.sqref)), rule.type, tuple(rule.formula) + tuple(values)))
        return sorted(found)

    def checks(self, sheet):
        """Data validations of 2007: range, type, formulas."""
        return sorted((areas(str(item.sqref)), item.type, tuple(f for f in (item.formula1, item.formula2) if f is not None))
                      for item in self.formulas[sheet].data_validations.dataValidation)

    def extended(self, sheet, element):
        """What an extension of a sheet holds, by the element of each: (range, formulas)."""
        found = []
        for item in self.xml(self.sheets[sheet]).iter():
            if local(item.tag) == element:
                formulas = tuple(f.text for f in item.iter() if local(f.tag) == "f")
                place = next((s.text for s in item.iter() if local(s.tag) == "sqref"), "")
                found.append((areas(place), formulas))
        return sorted(found)

    def attributes(self, sheet, element, name):
        """An attribute of all elements of a name in a sheet."""
        return [item.get(name) for item in self.xml(self.sheets[sheet]).iter() if local(item.tag) == element]

    def names_of(self, sheet=None):
        """Defined names of the workbook, or of a sheet."""
        holder = self.formulas[sheet] if sheet else self.formulas
        return {name: item.attr_text for name, item in holder.defined_names.items()}

    def raw_names(self):
        """All defined names as the workbook part has them, hidden ones too: {(name, sheet's number): reference}."""
        found = self.xml("xl/workbook.xml").iter()
        return {(item.get("name"), item.get("localSheetId")): item.text for item in found if local(item.tag) == "definedName"}

    def links(self, sheet):
        """Hyperlinks: {cell: target}."""
        return {item.ref: item.target or item.location for item in self.formulas[sheet]._hyperlinks}

    def notes(self, sheet):
        """Notes and threaded comments by cell, and the (row, column) of the notes' shapes, from 0."""
        part = self.sheets[sheet]
        texts, shapes, threads = {}, [], []
        for _, name in self.related(part, "comments"):
            for item in self.xml(name).iter():
                if local(item.tag) == "comment":
                    texts[item.get("ref")] = "".join(t.text or "" for t in item.iter() if local(t.tag) == "t")
        for _, name in self.related(part, "vmlDrawing"):
            rows = re.findall(rb"<x:Row>(\d+)</x:Row>\s*<x:Column>(\d+)", self.parts[name])
            shapes += [(int(row), int(column)) for row, column in rows]
        for _, name in self.related(part, "threadedComment"):
            threads += [item.get("ref") for item in self.xml(name).iter() if local(item.tag) == "threadedComment"]
        return texts, sorted(shapes), threads

    # Drawings

    def drawing(self, sheet):
        return next((name for _, name in self.related(self.sheets[sheet], "drawing")), None)

    def anchors(self, sheet):
        """First rows (from 0) of pictures, shapes and charts, by kind of content."""
        found = []
        name = self.drawing(sheet)
        for anchor in self.xml(name) if name else []:
            row = anchor.find(f"{XDR}from/{XDR}row")
            end = anchor.find(f"{XDR}to/{XDR}row")
            content = next((local(item.tag) for item in anchor if local(item.tag) in ("pic", "sp", "graphicFrame")), "")
            found.append((content, int(row.text) if row is not None else None, int(end.text) if end is not None else None))
        return sorted(found, key=str)

    def text_links(self, sheet):
        return [item.get("textlink") for item in self.xml(self.drawing(sheet)).iter() if item.get("textlink")]

    def chart(self, sheet):
        """The only chart of a sheet."""
        return self.xml(self.related(self.drawing(sheet), "chart")[0][1])


class Cache:
    """A reference of a chart with the values stored for it."""

    def __init__(self, item):
        self.formula = item.find(f"{C}f").text
        store = next((child for child in item if local(child.tag) in ("numCache", "strCache")), None)
        self.count = self.values = None
        if store is not None:
            count = store.find(f"{C}ptCount")
            self.count = int(count.get("val")) if count is not None else None
            self.values = {int(point.get("idx")): point.find(f"{C}v").text for point in store.iter(f"{C}pt")}


def references(chart, element):
    """The references of a chart within elements of a name: `cat`, `val`, `tx`, `title`, `plus` …"""
    return [Cache(ref) for item in chart.iter(f"{C}{element}") for ref in item.iter() if local(ref.tag) in ("numRef", "strRef")]


def areas(text):
    """Ranges in one order, a range of one cell as a cell."""
    def tidy(area):
        one, _, other = area.partition(":")
        return one if one == other else area

    return " ".join(sorted(map(tidy, (text or "").split())))


def tidy(reference):
    """A reference in which a range of one cell is a cell."""
    return re.sub(r"(\$?[A-Z]+\$?\d+):\1(?!\d)", r"\1", reference or "")
