#!/usr/bin/env python3
"""make-templates.py

Makes the templates of this folder with openpyxl: an official's summary report with markers, and one with every fault.
Times inside the files are fixed, so that a second run gives the same bytes. Needs openpyxl.
"""
import datetime
import os
import zipfile

import openpyxl
import openpyxl.chart
from openpyxl.styles import Alignment, Border, Font, Side

HERE = os.path.dirname(os.path.abspath(__file__))
WHEN = datetime.datetime(2022, 10, 26, 8, 0, 0)
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def saved(book, name):
    book.properties.created = book.properties.modified = WHEN
    path = os.path.join(HERE, name)
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = [(info.filename, package.read(info.filename)) for info in package.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts:
            if part == "docProps/core.xml":
                data = data.split(b"<dcterms:modified")[0] + b'<dcterms:modified xsi:type="dcterms:W3CDTF">2022-10-26T08:00:00Z</dcterms:modified></cp:coreProperties>'
            package.writestr(zipfile.ZipInfo(part, (2022, 10, 26, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def put(sheet, rows, merged=()):
    for cell, value in rows.items():
        sheet[cell] = value
        sheet[cell].font = Font(name="Times New Roman", size=13)
        if sheet[cell].row >= 8:
            sheet[cell].border = BOX
        sheet[cell].alignment = Alignment(wrap_text=True, vertical="top")
    for area in merged:
        sheet.merge_cells(area)


def report():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tổng hợp"
    put(sheet, {
        "B1": "UBND HUYỆN [[Tên huyện hoa]]",
        "B3": "BÁO CÁO [[Tên chương trình hoa]]",
        "B4": "([[Kỳ báo cáo]])",
        "A6": "[[chỉ tiêu: giao quân]]",
        "B7": "STT", "C7": "Đơn vị", "D7": "Chỉ tiêu giao", "E7": "Kết quả", "F7": "Tỷ lệ", "G7": "Còn lại",
        "A8": "[[mỗi xã, xếp theo Kết quả giảm dần]]",
        "B8": "[[STT]]", "C8": "[[Tên đơn vị]]", "D8": "[[chi tieu giao]]", "E8": "{{KẾT QUẢ}}", "F8": "[[Tỷ lệ]]",
        "G8": "=D8-E8",
        "C9": "Tổng cộng", "D9": "=SUM(D8:D8)", "E9": "[[tổng]]", "F9": "[[tổng]]", "G9": "=D9-E9",
        "B11": "Vận động công dân lên đường nhập ngũ [[Kết quả]]/[[Chỉ tiêu giao]] đ/c đạt [[Tỷ lệ]] chỉ tiêu giao.",
        "B12": "Tặng quà [[Kết quả: Thanh niên trúng tuyển được tặng quà, toàn huyện]] thanh niên, trị giá "
               "[[Kinh phí tặng quà › Kết quả › Toàn huyện, kèm đơn vị]] (bằng chữ: [[đọc số: Kinh phí tặng quà]]).",
        "B13": "Chưa đạt: [[danh sách xã, chỉ lấy Tỷ lệ < 100%]].",
        "E15": "Phước Sơn, [[Ngày ký]]",
        "B16": "[[ghi chú: gửi trước ngày 20]]",
    })
    sheet["F8"].number_format = "0.0%"
    saved(book, "tong-hop.xlsx")


def outside():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ngoài ô"
    put(sheet, {"A1": "[[Kỳ báo cáo]]", "A8": "[[mỗi xã]][[Tên xã]]", "B8": "[[Kết quả: Công dân nhập ngũ]]"})
    chart = openpyxl.chart.BarChart()
    chart.title = "Giao quân [[Kỳ báo cáo]]"
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=2, min_row=8, max_row=8))
    sheet.add_chart(chart, "D2")
    sheet.oddFooter.left.text = "Kỳ {{Kỳ}}"
    saved(book, "ngoai-o.xlsx")


def faulty():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Mẫu sai"
    put(sheet, {
        "A1": "[[Kỳ báo các]]", "B1": "[[Kết quả]]", "C1": "[[Kỳ báo cáo", "D1": "=\"Kỳ \"&\"[[Kỳ]]\"",
        "A3": "[[mỗi xã]]", "B3": "[[Kết quả: nhập ngủ]]", "C3": "[[mỗi sã]]", "D3": "[[Ten xa]]",
        "D5": "[[Tên xã]]", "E5": "[[mỗi xã, theo cột, 2 dòng]]",
        "G3": "gộp", "A7": "[[cộng vùng]]",
    }, merged=["G3:G4"])
    put(sheet, {"I8": "[[mỗi chỉ tiêu, 2 dòng]]", "J8": "[[Tên chỉ tiêu]]"}, merged=["K7:K8"])
    saved(book, "mau-sai.xlsx")


def signed():
    """The report with what a digital signature adds to a package: a part and its relationship, no valid signature."""
    with zipfile.ZipFile(os.path.join(HERE, "tong-hop.xlsx")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    link = b'<Relationship Id="rIdSig" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", link)
    kind = b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind)
    parts["_xmlsignatures/origin.sigs"] = b""
    with zipfile.ZipFile(os.path.join(HERE, "co-chu-ky.xlsx"), "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(zipfile.ZipInfo(part, (2022, 10, 26, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def encrypted():
    """The head of a workbook that needs a password to open; no real one."""
    data = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1016) + "EncryptedPackage".encode("utf-16-le") + bytes(992)
    with open(os.path.join(HERE, "co-mat-khau.xlsx"), "wb") as file:
        file.write(data)


report()
outside()
faulty()
signed()
encrypted()
