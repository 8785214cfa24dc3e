"""Writes the folder mau-bao-cao: two templates made by XlsxWriter, one by LibreOffice."""
import os
import tempfile

from .finishing import made_by_libreoffice, settle
from .flat_ods import with_flat_ods
from .paper import with_xlsxwriter
from .report_grouped import grouped
from .report_templates import summary, wide

FOLDER = "mau-bao-cao"
TEMPLATES = (("bao-cao-tong-hop.xlsx", summary, "Mẫu báo cáo tổng hợp", "xlsxwriter"),
             ("bieu-phan-theo-xa.xlsx", wide, "Mẫu biểu phân theo xã", "xlsxwriter"),
             ("bieu-theo-cum.xlsx", grouped, "Mẫu biểu theo cụm xã", "libreoffice"))


def make(folder):
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, draw, title, program in TEMPLATES:
            draft = os.path.join(scratch, name)
            if program == "xlsxwriter":
                with_xlsxwriter(draw(), draft, title)
            else:
                flat = os.path.splitext(draft)[0] + ".fods"
                with_flat_ods(draw(), flat, title)
                made_by_libreoffice(flat, draft)
            settle(draft)
            target = os.path.join(folder, name)
            with open(draft, "rb") as source, open(target, "wb") as sink:
                sink.write(source.read())
            print(f"{FOLDER}/{name}: {os.path.getsize(target)} bytes")
