"""A workbook as a zip of parts, read without any spreadsheet library: raw entries, sheets, cells, what an edit may not touch."""
import hashlib
import io
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile

LAST_ROW, LAST_COLUMN = 1048576, 16384


def local(tag):
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def key(name):
    """A part name as it is compared: no leading slash, no back-slash, no case."""
    return name.replace("\\", "/").lstrip("/").lower()


def letters(column):
    out = ""
    while column:
        column, digit = divmod(column - 1, 26)
        out = chr(65 + digit) + out
    return out


def position(reference):
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", reference or "")
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def area(reference):
    """`A1:B2`, `A:B` or `1:2` → (first row, first column, last row, last column), or None."""
    first, _, last = (reference or "").partition(":")
    if last and first.isalpha() and last.isalpha():
        first, last = f"{first}1", f"{last}{LAST_ROW}"
    elif last and first.isdigit() and last.isdigit():
        first, last = f"A{first}", f"XFD{last}"
    a, b = position(first), position(last or first)
    if not a or not b:
        return None
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def quoted(sheet):
    """The name of a sheet as Excel writes it before `!`."""
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", sheet) and not re.fullmatch(
        r"[A-Za-z]{1,3}[0-9]+|[rR][0-9]*[cC]?[0-9]*|[cC][0-9]*|(?i:true|false)", sheet
    )
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


class Package:
    """The entries of a zip archive with their compressed bytes, and the relationships between parts."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.zip = zipfile.ZipFile(io.BytesIO(self.bytes))
        self.entries = []  # (name, method, checksum, digest of the compressed bytes), in the order of the directory
        self.offsets = []
        for info in self.zip.infolist():
            head = info.header_offset
            name = int.from_bytes(self.bytes[head + 26 : head + 28], "little")
            extra = int.from_bytes(self.bytes[head + 28 : head + 30], "little")
            start = head + 30 + name + extra
            raw = self.bytes[start : start + info.compress_size]
            self.entries.append((info.filename, info.compress_type, info.CRC, hashlib.sha256(raw).hexdigest()))
            self.offsets.append(head)
        self.names = {}
        for info in self.zip.infolist():
            self.names.setdefault(key(info.filename), info.filename)

    def read(self, part):
        return self.zip.read(self.names[key(part)])

    def has(self, part):
        return part is not None and key(part) in self.names

    def xml(self, part):
        return ET.fromstring(self.read(part))

    def relationships(self, part):
        """(id, last word of the type, target part or None) of each."""
        folder, leaf = posixpath.split(part)
        name = posixpath.join(folder, "_rels", leaf + ".rels")
        if not self.has(name):
            return []
        out = []
        for item in self.xml(name):
            target = item.get("Target", "").replace("\\", "/")
            if item.get("TargetMode") == "External":
                target = None
            elif target.startswith("/"):
                target = posixpath.normpath(target[1:])
            else:
                target = posixpath.normpath(posixpath.join(folder, target))
            out.append((item.get("Id"), item.get("Type", "").rsplit("/", 1)[-1], target))
        return out

    def workbook(self):
        for _, kind, target in self.relationships(""):
            if kind == "officeDocument":
                return target
        return None

    def sheets(self):
        """(name, part, kind) of each sheet; kind is `worksheet`, `chartsheet`, `dialogsheet` …"""
        part = self.workbook()
        table = {i: (kind, target) for i, kind, target in self.relationships(part)}
        out = []
        for item in self.xml(part).iter():
            if local(item.tag) != "sheet":
                continue
            found = next((v for k, v in item.attrib.items() if local(k) == "id" and k != "id"), None)
            kind, target = table.get(found, ("", None))
            out.append((item.get("name"), target, kind if self.has(target) else "missing"))
        return out

    def doubled(self):
        return len({entry[0].lower() for entry in self.entries}) < len(self.entries)

    def signed(self):
        return any(kind == "origin" and "signature" in target.lower() for _, kind, target in self.relationships("") if target) or any(
            k.startswith("_xmlsignatures/") for k in self.names
        )

    def recalculates(self):
        """Whether the workbook asks for a whole calculation on opening."""
        for item in self.xml(self.workbook()).iter():
            if local(item.tag) == "calcPr":
                return item.get("fullCalcOnLoad") in ("1", "true")
        return False


class Sheet:
    """What stands in a worksheet: `cells[(row, column)]` is (kind, formula kind, shared index, reference of the formula).

    Kinds: `number`, `text`, `formula`, `other`, `blank`.
    """

    def __init__(self, package, part):
        self.part = part
        self.cells, self.rows = {}, []
        self.merges, self.fixed, self.tables, self.pivots = [], [], [], []
        self.masters = {}
        self.prefixed = False
        self.read_cells(package.read(part))
        for _, kind, target in package.relationships(part):
            if kind == "table" and package.has(target):
                root = package.xml(target)
                found = area(root.get("ref"))
                if found:
                    self.tables.append((found, root.get("headerRowCount", "1") != "0", root.get("totalsRowCount", "0") != "0"))
            if kind == "pivotTable" and package.has(target):
                for item in package.xml(target).iter():
                    if local(item.tag) == "location" and area(item.get("ref")):
                        self.pivots.append(area(item.get("ref")))

    def read_cells(self, data):
        row = column = 0
        for event, item in ET.iterparse(io.BytesIO(data), events=("start", "end")):
            name = local(item.tag)
            if event == "start":
                if name == "row":
                    number = item.get("r")
                    row = int(number) if number and number.isdigit() else row + 1
                    column = 0
                    self.rows.append(row)
                continue
            if name == "c":
                place = position(item.get("r")) or (row, column + 1)
                column = place[1]
                self.cells[place] = self.kind(item, place)
            elif name == "row":
                item.clear()
            elif name == "mergeCell" and area(item.get("ref")):
                self.merges.append(area(item.get("ref")))

    def kind(self, item, place):
        value = formula = inline = None
        for child in item:
            name = local(child.tag)
            if name == "v":
                value = (child.text or "").strip()
            elif name == "f":
                formula = child
            elif name == "is":
                inline = "".join(x.text or "" for x in child.iter() if local(x.tag) == "t")
        if formula is not None:
            kind = formula.get("t", "normal")
            if kind in ("array", "dataTable"):
                self.fixed.append((kind, area(formula.get("ref")) or place + place))
            elif kind == "shared" and formula.get("ref"):
                self.masters[formula.get("si")] = place
            return ("formula", kind, formula.get("si"), formula.get("ref"))
        kind = item.get("t", "n")
        if kind == "n" and value:
            return ("number", None, None, None)
        if kind in ("s", "str") and value or kind == "inlineStr" and inline:
            return ("text", None, None, None)
        return ("other" if value or inline else "blank", None, None, None)

    def closed(self, place):
        """Whether an edit may not, or had better not, touch this cell: covered, array, data table, table header, pivot table."""
        row, column = place

        def inside(a):
            return a[0] <= row <= a[2] and a[1] <= column <= a[3]

        if any(inside(a) and place != a[:2] for a in self.merges) or any(inside(a) for _, a in self.fixed) or any(map(inside, self.pivots)):
            return True
        return any(inside(a) and (head and row == a[0] or foot and row == a[2]) for a, head, foot in self.tables)

    def header(self):
        """The place of a table's header cell, or None."""
        for a, head, _ in self.tables:
            if head and a[:2] in self.cells:
                return a[0], a[1]
        return None

    def cut_by_rows(self, at):
        """Why Excel refuses to insert rows before row `at`: what it would cut."""
        reasons = {kind for kind, a in self.fixed if a[0] < at <= a[2]}
        if any(a[0] < at <= a[2] for a in self.pivots):
            reasons.add("pivot table")
        return reasons

    def last_row(self):
        return max([place[0] for place, cell in self.cells.items()] + [a[2] for a in self.merges] + [0])
