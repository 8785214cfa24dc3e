"""Files that cannot be read, come twice, or belong to someone else."""
import copy
import io
import zipfile

from ..compound import encrypted, old_workbook
from ..office import NAMES, SLUGS
from ..plant import ERROR, INFORMATION, plants
from ..world import COMMUNES, TOWN

BROKEN, TWICE, SENDER = "FILE_CANNOT_OPEN", "FILE_DUPLICATE_SUBMISSION", "FILE_SENDER_MISMATCH"


def zipped(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def cut():
    return zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" * 300})[:-60]


def page():
    return "<html><meta charset='utf-8'><table><tr><td>Chỉ tiêu</td><td>5</td></tr></table></html>".encode()


def letter_document():
    return zipped({"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
                   "word/document.xml": "<document/>"})


def broken(bytes_of):
    def action(site):
        site.file.raw = bytes_of()
        site.owe(BROKEN, ERROR, site.file, sheet=None)
        site.office.unreadable = True
    return action


for shape, needs, bytes_of in (
        ("old .xls under an .xlsx name", "B", old_workbook), ("password", "W", encrypted), ("cut zip", "B", cut), ("empty file", "C", bytes),
        ("HTML under an .xlsx name", "W", page), ("CSV under an .xlsx name", "BWC", lambda: "STT,Chỉ tiêu,Thực hiện\n1,Hộ,5\n".encode()),
        ("another kind of document under an .xlsx name", "BWC", letter_document)):
    plants(BROKEN, shape, needs, missing=True)(broken(bytes_of))


def again(change=None, how="lần 2"):
    def action(site):
        first = site.file
        second = copy.deepcopy(first)
        stem = first.name.removesuffix(".xlsx")
        second.name, second.version, second.received = f"{stem} {how}.xlsx", 2, "2022-12-16T15:30:00+07:00"
        if change:
            change(second)
        site.office.add(second)
        site.owe(TWICE, INFORMATION, second, sheet=None)
    return action


def other_producer(document):
    document.producer = "openpyxl" if document.producer == "xlsxwriter" else "xlsxwriter"


def other_formats(document):
    for sheet in document.sheets:
        for cell in sheet.cells.values():
            cell.bold = False
            cell.border = False


for shape, needs, change, how in (("same producer", "B", None, "lần 2"), ("another producer", "W", other_producer, "lần 2"),
                                  ("other formats", "C", other_formats, "(2)"), ("another producer and formats", "B", other_formats, "v2")):
    plants(TWICE, shape, needs)(again(change, how))


@plants(TWICE, "one figure differs: silent", "BW")
def nearly_again(site):
    first = site.file
    second = copy.deepcopy(first)
    second.name, second.version, second.received = first.name.replace(".xlsx", " lần 2.xlsx"), 2, "2022-12-16T15:30:00+07:00"
    site.office.add(second)
    row, column = second.wheres[0]["", "", "title"]
    second.sheets[0].cells[row, column].value += " (lần 2)"
    site.office.notes.silent.append({"code": TWICE, "file": second.name, "sheet": None, "cell": None, "shape": site.plant.shape})


def other(site):
    """A commune that has nothing to do with this one."""
    return sorted(code for code in COMMUNES if code != site.unit and code != TOWN)[site.chance.randrange(10)]


@plants(SENDER, "title block, form by indicator", "B", missing=True)
@plants(SENDER, "title block, village form", "W", missing=True)
@plants(SENDER, "title block, wide form", "C", missing=True)
def other_title(site):
    named = other(site)
    site.file.sheets[0].cells[site.file.wheres[0]["", "", "issuer"]].value = f"UBND {NAMES[named].upper()}"
    site.allow(None, site.file, organization=named)  # what is read of the file is that unit's, and differs because of it
    site.owe(SENDER, ERROR, site.file, ("", "", "issuer"))


@plants(SENDER, "file name", "BWC", missing=True)
def other_name(site):
    document = site.file
    del site.office.documents[document.name]
    document.name = f"bao-cao-xa-{SLUGS[other(site)]}-{site.unit}x.xlsx".replace(f"-{site.unit}x", "")
    site.office.add(document)
    site.office.renamed[site.unit] = document.name
    site.owe(SENDER, ERROR, document, sheet=None)
