"""Ten workbooks that LibreOffice writes: nine from sources made with openpyxl, one from hand-written flat XML.

LibreOffice loads each source once and writes it twice: as the workbook, and as flat OpenDocument XML, which says in
LibreOffice's own words what each cell holds (also what it calculated) and shows. Only a text that its number format
dresses up is taken from the source.
"""
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as etree

from openpyxl.utils import get_column_letter

import openpyxl_books
from expectation import Expectation

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
         "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
         "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"}


def tag(name):
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def convert(kind, folder, sources, profile):
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", folder] + sources
    environment = dict(os.environ, LANG="en_US.UTF-8", LC_ALL="C.UTF-8", TZ="UTC")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, timeout=300)


# MARK: Reading flat OpenDocument

def paragraph(element):
    """The text of a `text:p`: `text:s` are spaces, `text:tab` and `text:line-break` what they say."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == tag("text:s"):
            parts.append(" " * int(child.get(tag("text:c"), "1")))
        elif child.tag == tag("text:tab"):
            parts.append("\t")
        elif child.tag == tag("text:line-break"):
            parts.append("\n")
        else:
            parts.append(paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)


def seconds(duration):
    """`PT27H30M00.5S` → 99000.5."""
    sign = -1 if duration.startswith("-") else 1
    hours, rest = duration.lstrip("-")[2:].split("H")
    minutes, rest = rest.split("M")
    return sign * (int(hours) * 3600 + int(minutes) * 60 + float(rest.rstrip("S")))


def stored(number):
    """LibreOffice writes 15 significant digits into a workbook."""
    return float("%.15g" % float(number))


def excel_formula(text):
    """`of:=SUM([$'Biểu 01'.A1:.A2];2)` → `SUM('Biểu 01'!A1:A2,2)`."""
    parts = re.split(r'("(?:[^"]|"")*")', text.removeprefix("of:="))
    for index in range(0, len(parts), 2):  # the others are texts in quotes
        pieces = re.split(r"\[([^\]]*)\]", parts[index])
        for place in range(0, len(pieces), 2):
            pieces[place] = pieces[place].replace(";", ",").replace("|", ";")
        for place in range(1, len(pieces), 2):
            reference = re.sub(r"^\.|(?<=:)\.", "", pieces[place])
            pieces[place] = re.sub(r"^\$?('(?:[^']|'')*'|[^.']+)\.", r"\1!", reference)
        parts[index] = "".join(pieces)
    return "".join(parts)


def cell_value(cell, shown):
    if cell.get(tag("calcext:value-type")) == "error":
        return ["e", shown]
    kind = cell.get(tag("office:value-type"))
    if kind in ("float", "percentage", "currency"):
        if shown in ("TRUE", "FALSE"):
            return ["b", shown == "TRUE"]
        return ["n", stored(cell.get(tag("office:value")))]
    if kind == "boolean":
        return ["b", cell.get(tag("office:boolean-value")) == "true"]
    if kind == "date":
        day = cell.get(tag("office:date-value"))
        whole, _, fraction = (day if "T" in day else day + "T00:00:00").partition(".")
        return ["d", whole + ("." + fraction[:3].ljust(3, "0") if fraction else "")]
    if kind == "time":
        return ["td", seconds(cell.get(tag("office:time-value")))]
    if kind is None and cell.get(tag("table:formula")) is None:
        return None
    return ["s", cell.get(tag("office:string-value"), shown)]  # a formula without a kind has the empty text as its result


def read_row(row, number, sheet):
    column = 0
    for cell in row:
        if cell.tag not in (tag("table:table-cell"), tag("table:covered-table-cell")):
            continue
        repeated = int(cell.get(tag("table:number-columns-repeated"), "1"))
        shown = "\n".join(paragraph(child) for child in cell if child.tag == tag("text:p"))
        value = cell_value(cell, shown)
        if value is not None:
            for step in range(repeated):
                sheet.expect(f"{get_column_letter(column + step + 1)}{number}", value, shown=shown)
        formula = cell.get(tag("table:formula"))
        if formula is not None:
            sheet.expect(f"{get_column_letter(column + 1)}{number}", formula=excel_formula(formula))
        wide, high = (int(cell.get(tag(f"table:number-{side}-spanned"), "1")) for side in ("columns", "rows"))
        if wide * high > 1 and cell.get(tag("table:number-matrix-rows-spanned")) is None:
            last = f"{get_column_letter(column + wide)}{number + high - 1}"
            sheet.merged.append(f"{get_column_letter(column + 1)}{number}:{last}")
        column += repeated


def read_rows(parent, number, sheet):
    for child in parent:
        if child.tag == tag("table:table-row"):
            repeated = int(child.get(tag("table:number-rows-repeated"), "1"))
            for step in range(repeated if repeated < 1000 else 1):  # long runs are empty
                read_row(child, number + step, sheet)
            number += repeated
        elif child.tag in (tag("table:table-header-rows"), tag("table:table-rows"), tag("table:table-row-group")):
            number = read_rows(child, number, sheet)
    return number


def expectation(flat, name):
    """What LibreOffice's own flat XML says of each sheet."""
    root = etree.parse(flat).getroot()
    hidden = {style.get(tag("style:name")) for style in root.iter(tag("style:style"))
              for table in style.findall("style:table-properties", NAMES) if table.get(tag("table:display")) == "false"}
    expected = Expectation("LibreOffice", name + ".xlsx")
    for table in root.find("office:body/office:spreadsheet", NAMES).findall("table:table", NAMES):
        state = "hidden" if table.get(tag("table:style-name")) in hidden else "visible"
        read_rows(table, 1, expected.sheet(table.get(tag("table:name")), state))
    return expected


# MARK: What LibreOffice shows and Excel does not

def excel_shows_the_same(value, number_format, shown, by_hand):
    """Whether the shown text is compared: not where the text that Excel shows is known by hand and another, and with
    the format General only plain numbers of up to ten digits: beyond, the two choose differently, and a formula such
    as DATE(…) lends LibreOffice its own format."""
    if by_hand is not None:
        return shown.strip() == by_hand.strip()
    if value[0] == "n" and number_format == "General":
        return re.fullmatch(r"-?[0-9.]{1,10}", shown) is not None
    return value[0] in ("n", "d", "td")


def settle(sheet, source, cells):
    """Takes out of what LibreOffice says what its flat XML cannot say, and shown texts that are not Excel's."""
    for ref in list(sheet.shown):
        known = source.cells.get(ref)
        if known and known[0] == "s" and ref not in source.formulas:
            sheet.cells[ref] = known  # flat XML has only the text as its number format shows it
        if not excel_shows_the_same(sheet.cells[ref], cells[ref].number_format, sheet.shown[ref], source.shown.get(ref)):
            del sheet.shown[ref]


def books():
    """(name, source book by openpyxl) of nine."""
    for make in (openpyxl_books.numbers, lambda: openpyxl_books.texts(escapes=False), lambda: openpyxl_books.dates(early=False),
                 lambda: openpyxl_books.dates(epoch_1904=True), openpyxl_books.formats, openpyxl_books.merges,
                 openpyxl_books.formulas, openpyxl_books.structure, openpyxl_books.kinds):
        book = make()
        yield book.name.replace("openpyxl", "libreoffice"), book


def make(folder):
    with tempfile.TemporaryDirectory() as temporary:
        sources, made = [os.path.join(HERE, "libreoffice-flat.fods")], []
        for name, book in books():
            sources.append(f"{temporary}/{name}.xlsx")
            book.workbook.save(sources[-1])
            made.append((name, book))
        flat = f"{temporary}/flat"
        os.mkdir(flat)
        convert("fods", flat, sources, f"{temporary}/profile")
        convert("xlsx:Calc MS Excel 2007 XML", folder, sources, f"{temporary}/profile")
        for name, book in made:
            expected = expectation(f"{flat}/{name}.fods", name)
            for sheet, source in zip(expected.sheets, book.expected.sheets, strict=True):
                settle(sheet, source, book.workbook[source.name])
            expected.write(f"{folder}/{name}.json")
        expectation(f"{flat}/libreoffice-flat.fods", "libreoffice-flat").write(f"{folder}/libreoffice-flat.json")
