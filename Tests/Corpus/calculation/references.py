"""What a formula reads, told roughly by a pattern: enough to pick a cell to change and to follow a difference to its cause."""
import re

from package import LAST_COLUMN, LAST_ROW, area, local

TEXT = re.compile(r'"(?:[^"]|"")*"')
REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[\w.\[\]]+)!)?"
    r"(?P<area>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7})"
    r"(?![\w.(!\[])"
)
FUNCTION = re.compile(r"([A-Za-z_][\w.]*)\(")
NAME = re.compile(r"(?<![\w.!'\]])[A-Za-z_\\][\w.\\]*(?![\w.(!'\[])")
TABLE = re.compile(r"([A-Za-z_]\w*)\[")


def functions(formula):
    out = set()
    for name in FUNCTION.findall(TEXT.sub('""', formula)):
        name = name.upper()
        while name.startswith(("_XLFN.", "_XLWS.")):
            name = name[6:]
        out.add(name)
    return out


def areas(formula, sheet):
    """[(sheet, area)] of the references written in a formula of `sheet`."""
    out = []
    plain = TEXT.sub(lambda found: '"' * len(found[0]), formula)
    for found in REFERENCE.finditer(plain):
        if found.start() and (plain[found.start() - 1].isalnum() or plain[found.start() - 1] in "_.$"):
            continue
        name = found["sheet"]
        if name:
            name = name[:-1]
            name = name[1:-1].replace("''", "'") if name.startswith("'") else name
            if "[" in name:
                continue
        where = area(found["area"].replace("$", ""))
        if where and where[2] <= LAST_ROW and where[3] <= LAST_COLUMN:
            out.append((name or sheet, where))
    return out


class Names:
    """Defined names and tables of a workbook, as areas."""

    def __init__(self, package):
        self.names, self.tables = {}, {}
        sheets = package.sheets()
        for item in package.xml(package.workbook()).iter():
            if local(item.tag) == "definedName" and item.text:
                self.names.setdefault(item.get("name", "").upper(), []).append(item.text)
        for sheet, part, kind in sheets:
            if kind != "worksheet":
                continue
            for _, relation, target in package.relationships(part):
                if relation == "table" and package.has(target):
                    root = package.xml(target)
                    if area(root.get("ref")):
                        self.tables[(root.get("displayName") or root.get("name") or "").upper()] = (sheet, area(root.get("ref")))

    def expanded(self, formula):
        """A formula with the texts of the names it uses."""
        plain = TEXT.sub('""', formula)
        return " ".join([formula] + [text for word in set(NAME.findall(plain)) for text in self.names.get(word.upper(), [])])

    def reads(self, formula, sheet, place=None, depth=0):
        """[(sheet, area)] that a formula reads, names and tables followed."""
        out = areas(formula, sheet)
        plain = TEXT.sub('""', formula)
        for found in TABLE.findall(plain):
            if found.upper() in self.tables:
                out.append(self.tables[found.upper()])
        if place and re.search(r"(?<![\w\]])\[", plain):
            out += [(name, a) for name, a in self.tables.values() if name == sheet and a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3]]
        if depth < 4:
            for word in set(NAME.findall(plain)):
                for text in self.names.get(word.upper(), []):
                    out += self.reads(text, sheet, None, depth + 1)
                if word.upper() in self.tables:
                    out.append(self.tables[word.upper()])
        return out
