"""Templates of which all but the markers must stay as it is, and templates that must be refused without an output."""
import datetime
import os
import re
import shutil
import struct
import subprocess
import zipfile

import openpyxl
import xlsxwriter

from . import office, recalculated, world
from .form import FORM, Form, stream
from .package import HEAD, Package, complete
from .reading import Output
from .shapes import SAMPLE, Shape

HERE = os.path.dirname(os.path.abspath(__file__))
LOCKED = os.path.join(HERE, "..", "..", "CommandTests", "Templates", "co-mat-khau.xlsx")
COMMUNES = 12
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
FORMULA_NAME = "=1+1"  # an indicator whose name looks like a formula


def check(ledger, program, folder, tools):
    place = Place(program, folder, tools)
    for part in (typed, kept, untouched_bytes, traced, draft, faults, signed, locked, missing, onto_input):
        ledger.at(part.__name__, "whole")
        part(ledger, place)


class Place:
    """A folder with a programme and a submission, and the program."""

    def __init__(self, program, folder, tools):
        self.program, self.folder, self.tools = program, folder, tools
        self.programme, self.submission = self.path("chuong-trinh-rieng.xlsx"), self.path("nop-rieng.xlsx")
        world.programme(self.programme, COMMUNES, names={1: FORMULA_NAME})
        world.submission(self.submission, COMMUNES)

    def path(self, name):
        return os.path.join(self.folder, name)

    def fill(self, template, target, *more, submission=None):
        return self.program.report(submission or self.submission, self.programme, self.path(template), self.path(target), *more)

    def faults(self, target):
        """What check-xlsx says, where it is there."""
        checker = os.path.join(self.tools or "", "check-xlsx")
        if not self.tools or not os.path.exists(checker):
            return "clean"
        run = subprocess.run([checker, self.path(target)], capture_output=True, text=True)
        return run.stdout.strip() if run.returncode else "clean"


def typed(ledger, place):
    """Text that begins with `=` stays text; a lone marker is a number in the cell's own format."""
    path = place.path("go.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Gõ")
        share, points, date = (book.add_format({"num_format": code}) for code in ("0.0%", "0.0", "dd/mm/yyyy"))
        dash = book.add_format({"num_format": '#,##0;-#,##0;"-"'})
        sheet.write_string("A1", "=SUM(B2:B3) là công thức viết bằng chữ")
        sheet.write_string("A2", "[[chỉ tiêu: Chỉ tiêu số 01]]")
        sheet.write("A8", "[[mỗi xã]]")
        sheet.write_string("B8", "=[[Kết quả]]+1")
        sheet.write("C8", "[[Tỷ lệ]]", share)
        sheet.write("D8", "[[Tỷ lệ]]", points)
        sheet.write("E8", "[[Kết quả]]", dash)
        sheet.write_string("F8", "+[[Kết quả]]")
        sheet.write("G8", "đạt [[Kết quả]]/[[Chỉ tiêu giao]]")
        sheet.write_datetime("H8", datetime.datetime(2022, 10, 26), date)
        sheet.write("A10", "[[mỗi chỉ tiêu]]")
        sheet.write("B10", "[[Tên chỉ tiêu]]")
    run = place.fill("go.xlsx", "go-dien.xlsx")
    if not ledger.same("filled", run.outcome, "0, written"):
        return
    output = Output(place.path("go-dien.xlsx"))
    sheet, kind = output.formulas["Gõ"], "text that begins with ="
    ledger.same(kind, (sheet["A1"].data_type, sheet["A1"].value), ("s", "=SUM(B2:B3) là công thức viết bằng chữ"))
    for k in range(COMMUNES):
        row, result, quota = 8 + k, world.result(k), world.quota(k)
        ledger.same(kind, [(sheet[f"{c}{row}"].data_type, sheet[f"{c}{row}"].value) for c in "BF"], [("s", f"={result}+1"), ("s", f"+{result}")], f"row {row}")
        found = [sheet[f"{c}{row}"].value for c in "CDE"]
        ledger.same("shares by the cell's format", [round(v, 9) if isinstance(v, float) else v for v in found],
                    [round(result / quota, 9), round(100 * result / quota, 9), result], f"row {row}")
        formats = [sheet[f"{c}{row}"].number_format for c in "CDEH"]
        ledger.same("number formats of the template", formats, ["0.0%", "0.0", '#,##0;-#,##0;"-"', "dd/mm/yyyy"], f"row {row}")
        ledger.same("sentences", sheet[f"G{row}"].value, f"đạt {result}/{quota}", f"row {row}")
    last = 8 + COMMUNES - 1
    names = [(sheet[f"B{row}"].data_type, sheet[f"B{row}"].value) for row in (last + 2, last + 3)]
    ledger.same(kind, names, [("s", "Chỉ tiêu số 01"), ("s", FORMULA_NAME)], "a name")
    ledger.same("check-xlsx", place.faults("go-dien.xlsx"), "clean")


def macros(path):
    """A protected workbook with macros, printer settings, custom XML and drawings on both sheets."""
    code = path + ".bin"
    with open(code, "wb") as file:
        file.write(bytes(range(256)) * 40)
    with xlsxwriter.Workbook(path) as book:
        book.add_vba_project(code)
        book.set_custom_property("Nơi lập", "bịa đặt")
        sheet, other = book.add_worksheet("Một"), book.add_worksheet("Hai")
        locked, free = book.add_format({"locked": True, "bold": True}), book.add_format({"locked": False, "num_format": "#,##0"})
        sheet.write("A1", "Toàn huyện: [[Kết quả: Chỉ tiêu số 01, Toàn huyện]] người", locked)
        sheet.write("B2", "[[Kết quả: Chỉ tiêu số 01, Toàn huyện]]", free)
        sheet.write_formula("B3", "=B2*2", locked)
        rich = [locked, "Chữ đậm ", free, "và chữ thường"]
        sheet.write_rich_string("A5", *rich)
        sheet.insert_image("D5", "logo.png", {"image_data": stream(90)})
        sheet.protect("mat-khau", {"format_cells": True})
        other.insert_image("B2", "anh.png", {"image_data": stream(60)})
        other.insert_textbox("D2", "Ô chữ")
        other.write_formula("A1", "='Một'!B2+1")
        other.write("A2", "không đổi")
        book.add_worksheet("Ba").write("A1", "trang không liên quan")
    os.remove(code)
    package = Package(path)
    package.parts["xl/printerSettings/printerSettings1.bin"] = bytes(reversed(range(256))) * 3
    package.default("bin", "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings")
    number = package.relate("xl/worksheets/sheet1.xml", "printerSettings", "../printerSettings/printerSettings1.bin")
    package.replace("xl/worksheets/sheet1.xml", "<drawing ", f'<pageSetup paperSize="9" orientation="landscape" r:id="{number}"/><drawing ')
    package.parts["customXml/item1.xml"] = (HEAD + '<x xmlns="urn:thu-dien">bịa đặt</x>').encode()
    package.relate("xl/workbook.xml", "customXml", "../customXml/item1.xml")
    package.replace("xl/workbook.xml", "<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')
    package.save(path)


def kept(ledger, place):
    """Macros, printer settings, theme, drawings, custom XML: the very bytes, packed as they were; protection as it was."""
    macros(place.path("mau.xlsm"))
    run = place.fill("mau.xlsm", "dien.xlsm")
    if not ledger.same("filled", run.outcome, "0, written"):
        return
    old, new = Output(place.path("mau.xlsm")), Output(place.path("dien.xlsm"))
    total = sum(world.result(k) for k in range(COMMUNES))
    ledger.same("figures of a protected workbook with macros", [new.value("Một", c) for c in ("A1", "B2", "B3")] + [new.value("Hai", "A1")],
                [f"Toàn huyện: {total} người", total, 2 * total, total + 1])
    for name in ("xl/vbaProject.bin", "xl/printerSettings/printerSettings1.bin", "xl/theme/theme1.xml", "customXml/item1.xml",
                 "xl/worksheets/sheet3.xml", *[n for n in old.names if n.startswith(("xl/drawings/", "xl/media/"))]):
        ledger.same("parts byte for byte, with macros", new.parts.get(name) == old.parts[name], True, name)
        ledger.same("parts packed as they were", packed(new.path, name), packed(old.path, name), name)
    ledger.holds("properties kept beside new ones", 'name="Nơi lập"><vt:lpwstr>bịa đặt<' in new.parts["docProps/custom.xml"].decode(), "lost")
    for part, element in (("xl/worksheets/sheet1.xml", "sheetProtection"), ("xl/worksheets/sheet1.xml", "pageSetup"), ("xl/workbook.xml", "workbookProtection")):
        pattern = f"<{element} [^>]*>".encode()
        ledger.same("protection and page", re.findall(pattern, new.parts[part]), re.findall(pattern, old.parts[part]), element)
    look = lambda book: [(book["Một"][c].protection.locked, book["Một"][c].number_format, book["Một"][c].font.b) for c in ("A1", "B2", "B3")]  # noqa: E731
    ledger.same("protection and page", look(new.formulas), look(old.formulas), "cells")
    kinds = re.findall(rb'PartName="/xl/workbook.xml" ContentType="([^"]*)"', new.parts["[Content_Types].xml"])
    ledger.same("still a workbook with macros", kinds, [b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"])
    # Its macros are no real ones, of which check-xlsx has nothing to say.
    ledger.same("check-xlsx", place.faults("dien.xlsm"), place.faults("mau.xlsm"))


def packed(path, name):
    """The compressed bytes of a part."""
    with zipfile.ZipFile(path) as archive, open(path, "rb") as file:
        info = archive.getinfo(name)
        file.seek(info.header_offset + 26)
        names, extra = struct.unpack("<HH", file.read(4))
        file.seek(info.header_offset + 30 + names + extra)
        return hash(file.read(info.compress_size))


def untouched_bytes(ledger, place):
    """In a sheet without repeated rows, all but the cells with markers is as it was, byte for byte."""
    cells = re.compile(rb'<c r="(A1|B2|B3)".*?</c>', re.S)
    old, new = (place.path(name) for name in ("mau.xlsm", "dien.xlsm"))
    if not os.path.exists(new):
        return
    one, other = (cells.sub(b"", Output(path).parts["xl/worksheets/sheet1.xml"]) for path in (old, new))
    ledger.same("sheet around the markers byte for byte", other, one)


def everything(place, name):
    """The template with every kind of reference. → its shape"""
    shape = Shape(str(COMMUNES), "below", 2)
    Form(place.path(name), shape).close()
    complete(place.path(name))
    return shape


def traced(ledger, place):
    """With --notes each figure tells its cell, and the notes that were there stay."""
    shape = everything(place, "moi-thu.xlsx")
    run = place.fill("moi-thu.xlsx", "moi-thu-ghi-chu.xlsx", "--notes")
    if not ledger.same("filled", run.outcome, "0, written"):
        return
    kind, output = "notes of sources", Output(place.path("moi-thu-ghi-chu.xlsx"))
    texts, shapes, threads = output.notes(FORM)
    for k in shape.items:
        ledger.holds(kind, f"Kết quả!D{9 + k}: {world.result(k)}" in texts.get(f"E{SAMPLE + k}", ""), f"E{SAMPLE + k}: {texts.get(f'E{SAMPLE + k}')}")
        ledger.holds(kind, f"Giao chỉ tiêu!D{4 + k}: {world.quota(k)}" in texts.get(f"D{SAMPLE + k}", ""), f"D{SAMPLE + k}")
    r10 = shape.moved(10)
    own = {"D8": "Ghi chú của dòng mẫu", f"E{r10}": "Ghi chú ở dưới", "B6": "Ghi chú ở trên", f"C{r10}": "[Threaded comment] Cần xem lại"}
    ledger.same(kind, {cell: texts.get(cell, "")[: len(text)] for cell, text in own.items()}, own, "those of the template")
    ledger.same(kind, (threads, len(shapes)), ([f"C{r10}"], len(texts)), "a shape for each")
    ledger.same("check-xlsx", place.faults("moi-thu-ghi-chu.xlsx"), "clean")


def draft(ledger, place):
    """A draft of everything, with a row above all others: nothing is lost, and the numbers are LibreOffice's."""
    shape = everything(place, "moi-thu.xlsx")
    book = openpyxl.load_workbook(place.submission)
    book.active["D11"] = None
    book.save(place.path("nop-thieu.xlsx"))
    run = place.fill("moi-thu.xlsx", "moi-thu-nhap.xlsx", "--draft", submission=place.path("nop-thieu.xlsx"))
    if not ledger.same("filled", run.outcome, "0, written"):
        return
    path = place.path("moi-thu-nhap.xlsx")
    kind, output = "draft of everything", Output(path)
    by = next(row for row in range(SAMPLE, SAMPLE + 4) if output.value(FORM, f"C{row}") == world.name(0)) - SAMPLE
    last = shape.end + by
    ledger.same(kind, output.formula(FORM, f"E{last + 1}"), f"SUM(E{SAMPLE + by}:E{last})")
    ledger.same(kind, output.value(FORM, f"E{last + 1}"), sum(world.result(k) for k in shape.items if k != 2), "total")
    texts = [name for name, data in output.parts.items() if b"#REF!" in data]
    ledger.same(kind, texts, [], "no reference lost")
    ledger.same("check-xlsx", place.faults("moi-thu-nhap.xlsx"), "clean")
    if shutil.which("soffice"):
        done = office.recalculated([path], place.folder)
        if ledger.holds("LibreOffice opens it", path in done, "no output"):
            recalculated.compare(ledger, output, done[path], True)


# Refusals

def refused(ledger, kind, run, code, said):
    ledger.same(kind, (run.code, run.is_written), (code, False), run.text.strip()[-300:])
    for words in said:
        ledger.holds(kind, words in run.text, f"does not say {words!r}: {run.text.strip()[-600:]}")


def faults(ledger, place):
    """Every fault of a template at once, each with its cell."""
    with xlsxwriter.Workbook(place.path("sai.xlsx")) as book:
        sheet = book.add_worksheet("Sai")
        sheet.write("A1", "[[Kỳ báo các]]")
        sheet.write("B3", "[[mỗi xã, theo cột, theo dòng]]")
        sheet.write("C4", "[[Kết quả]]")
        sheet.write("D5", "Số: [[Kết quả")
        sheet.write("A8", "[[mỗi xã, 2 dòng]]")
        sheet.merge_range("B9:B10", "gộp ra ngoài dòng mẫu")
        sheet.write("C8", "[[Kết quả: Chỉ tiêu số 99]]")
    said = ["A1", "TEMPLATE_NAME_UNKNOWN", "Kỳ báo cáo", "B3", "TEMPLATE_CONTRADICTION", "C4", "TEMPLATE_NO_INDICATOR", "D5",
            "TEMPLATE_MARKER_BROKEN", "TEMPLATE_LOOP_CUT", "C8"]
    refused(ledger, "template with faults refused", place.fill("sai.xlsx", "sai-dien.xlsx"), 1, said)
    refused(ledger, "template with faults refused", place.fill("sai.xlsx", "sai-dien.xlsx", "--draft"), 1, said[:2])


def simple(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Biểu")
        sheet.write("A2", "[[chỉ tiêu: Chỉ tiêu số 01]]")
        sheet.write("A8", "[[mỗi xã]]")
        sheet.write("B8", "[[Tên đơn vị]]")
        sheet.write("C8", "[[Kết quả]]")
        sheet.write_formula("C9", "=SUM(C8:C8)")


def signed(ledger, place):
    path = place.path("ky.xlsx")
    simple(path)
    package = Package(path)
    package.parts["_xmlsignatures/origin.sigs"] = b""
    package.parts["_xmlsignatures/sig1.xml"] = (HEAD + '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>').encode()
    package.default("sigs", "application/vnd.openxmlformats-package.digital-signature-origin")
    package.replace("[Content_Types].xml", "</Types>", '<Override PartName="/_xmlsignatures/sig1.xml" '
                    'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>')
    package.relate("", SIGNATURE + "origin", "_xmlsignatures/origin.sigs")
    package.relate("_xmlsignatures/origin.sigs", SIGNATURE + "signature", "sig1.xml")
    package.save(path)
    refused(ledger, "signed template refused", place.fill("ky.xlsx", "ky-dien.xlsx"), 1, ["TEMPLATE_SIGNED"])


def locked(ledger, place):
    run = place.program.report(place.submission, place.programme, LOCKED, place.path("khoa-dien.xlsx"))
    refused(ledger, "template with a password refused", run, 65, ["FILE_ENCRYPTED"])


def missing(ledger, place):
    """A commune without its figure: nothing is written, but with --draft it is."""
    simple(place.path("thieu.xlsx"))
    book = openpyxl.load_workbook(place.submission)
    book.active["D11"] = None
    book.save(place.path("nop-thieu.xlsx"))
    kind, lacking = "missing figures", place.path("nop-thieu.xlsx")
    run = place.fill("thieu.xlsx", "thieu-dien.xlsx", submission=lacking)
    refused(ledger, kind, run, 1, [])
    run = place.fill("thieu.xlsx", "thieu-nhap.xlsx", "--draft", submission=lacking)
    if ledger.same(kind, (run.code, run.is_written), (0, True), run.text[-300:]):
        output = Output(place.path("thieu-nhap.xlsx"))
        # A draft says so in a row above all others.
        first = next(row for row in range(8, 12) if output.value("Biểu", f"B{row}") == world.name(0))
        column = [output.value("Biểu", f"C{first + k}") for k in range(COMMUNES)]
        results = [world.result(k) for k in range(COMMUNES)]
        ledger.same(kind, [v for k, v in enumerate(column) if k != 2], [v for k, v in enumerate(results) if k != 2], "figures")
        ledger.holds(kind, column[2] != 0, f"a missing figure became 0: {column}")
        ledger.same(kind, output.value("Biểu", f"C{first + COMMUNES}"), sum(results) - results[2], "total of what is there")
        words = " ".join(str(output.value("Biểu", f"{c}{row}") or "") for row in range(1, first) for c in "ABCDE")
        ledger.holds(kind, "DỰ THẢO" in words, "the draft does not say that it is one")
        ledger.same("check-xlsx", place.faults("thieu-nhap.xlsx"), "clean")


def onto_input(ledger, place):
    """An output that is the template or the submission is refused, and leaves it as it was."""
    simple(place.path("chinh-no.xlsx"))
    for path in (place.path("chinh-no.xlsx"), place.submission, place.programme):
        with open(path, "rb") as file:
            before = file.read()
        run = place.program.run("report", place.submission, "--program", place.programme, "--period", world.PERIOD, "--template",
                                place.path("chinh-no.xlsx"), "--output", path, "--quiet")
        with open(path, "rb") as file:
            ledger.same("output onto an input refused", (run.code != 0, file.read() == before), (True, True), os.path.basename(path))
