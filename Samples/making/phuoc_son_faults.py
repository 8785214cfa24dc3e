"""Writes the folder phuoc-son-2022-co-loi: the reports of phuoc-son-2022 with faults planted by hand, one after the other below.

What a reconciliation owes is in expected-findings.tsv of that folder, which is written by hand and never by this script."""
import json
import os
import tempfile

from xlsxwriter.utility import xl_cell_to_rowcol

from .phuoc_son import BEFORE, CODES, LAST, PERIOD, UNIT
from .phuoc_son_folder import Folder, Submission, issued, submissions
from .records import Records, decimal_text

PROGRAM = "phuoc-son-2022-co-loi"
APPROVED = ("nhap-ngu", "thoat-ngheo", "tong-ho", "ho-ngheo", "buoi-tuyen-truyen", "luot-nguoi")  # of 2021


def place(cell):
    row, column = xl_cell_to_rowcol(cell)
    return row + 1, column


class Desk:
    """The reports on a desk where somebody makes mistakes."""

    def __init__(self, reports):
        self.reports = {each.name: each for each in reports}

    def sheet(self, file, name):
        return next(paper for paper in self.reports[file].papers if paper.name == name)

    def type(self, file, sheet, cell, value):
        """Types over a cell; its looks stay."""
        cells, where = self.sheet(file, sheet).cells, place(cell)
        cells[where] = (value, cells[where][1], None)

    def formula(self, file, sheet, cell, formula, result):
        cells, where = self.sheet(file, sheet).cells, place(cell)
        cells[where] = (formula, cells[where][1], result)

    def result(self, file, sheet, cell, result):
        """What a formula's cell stores, right or stale."""
        cells, where = self.sheet(file, sheet).cells, place(cell)
        cells[where] = (*cells[where][:2], result)


def communes(desk):
    file, sheet = "tt-kham-duc.xlsx", "Biểu 01"
    desk.type(file, sheet, "G37", 5_600_000)  # was =SUM(G18,G26): 5.500.000
    desk.result(file, sheet, "H37", 5_600_000 / 5_500_000 * 100)
    desk.type(file, sheet, "I28", "Số hộ đăng ký")  # pledged, and counted as a result

    file, sheet = "xa-phuoc-xuan.xlsx", "BC nam 2022"
    desk.type(file, sheet, "A6", "Năm 2021")  # last year's title
    desk.type(file, sheet, "A7", "(Tính từ ngày 15/12/2020 đến ngày 14/12/2021)")
    desk.type(file, sheet, "F36", "590-600 lượt")  # a range

    file, sheet = "xa-phuoc-hiep.xlsx", "Sheet1"
    desk.type(file, sheet, "F29", 565)  # 655 households, digits swapped
    desk.type(file, sheet, "G36", 117.1)  # 1.500/1.400 is 107,1%

    file, sheet = "xa-phuoc-hoa.xlsx", "Biểu 01"
    desk.type(file, sheet, "D14", 2)  # the plan says 3
    del desk.reports[file].papers[1]  # the list of households is not in the file

    file, sheet = "xa-phuoc-duc.xlsx", "Biểu 01"
    desk.type(file, sheet, "G35", 105)  # 955/950 is 100,5%
    desk.type(file, sheet, "D29", 166)  # approved for 2021: 160
    desk.result(file, sheet, "D30", 28.1)
    desk.type(file, "Biểu 02", "E10", 2_500_000)  # approved in the first version: 2.000.000
    desk.result(file, "Biểu 02", "E11", 2_500_000)
    desk.reports[file].version, desk.reports[file].received = 2, "2022-12-16T15:40:00+07:00"

    file, sheet = "xa-phuoc-nang.xlsx", "Biểu 01"
    desk.type(file, sheet, "F16", 3)  # the military command: 5
    desk.type(file, sheet, "F36", 948_000)  # 948

    desk.reports["xa-phuoc-my.xlsx"].received = "2022-12-20T10:30:00+07:00"  # two working days late

    file, sheet = "xa-phuoc-chanh.xlsx", "Biểu 01"
    paper = desk.sheet(file, sheet)
    for column, value in enumerate((None, None, "Trồng sâm Ngọc Linh", "ha", None, None, 0.3, None, None)):  # not in the form
        paper.put(38, column, value, border=True, code="#,##0.00" if column == 6 else None, align="center" if column == 3 else None)

    desk.type("xa-phuoc-cong.xlsx", "Biểu 01", "A2", "ỦY BAN NHÂN DÂN XÃ PHƯỚC KIM")  # a neighbour's file was filled in

    desk.type("xa-phuoc-kim.xlsx", "Bieu 01", "F34", 5)  # 5 + 1 are not 5 talks

    file, sheet = "xa-phuoc-thanh.xlsx", "Biểu 01"
    desk.type(file, sheet, "F16", 5)  # of 4
    paper = desk.sheet(file, sheet)
    paper.put(40, 0, "Năm 2022, toàn xã có 05 công dân nhập ngũ, đạt 100% chỉ tiêu giao.", to=(40, paper.last_column))  # the table: 4

    del desk.reports["xa-phuoc-loc.xlsx"]  # not submitted


def blocs(desk):
    desk.type("khoi-dan-van-xa-phuoc-chanh.xlsx", "Báo cáo nhanh", "C10", "4/5 đ/c")  # the military command: 5
    desk.type("khoi-dan-van-xa-phuoc-nang.xlsx", "Báo cáo nhanh", "G10", "7 suất x 500k = 2,5 triệu")  # 3,5
    first = desk.reports["khoi-dan-van-xa-phuoc-hiep.xlsx"]
    again = Submission("bao-cao/khoi-dan-van-xa-phuoc-hiep-lan-2.xlsx", first.papers, first.title, first.writer, first.sender,
                       "2022-12-14T16:05:00+07:00")
    again.version = 2
    desk.reports[again.name] = again  # the same once more


def bodies(desk):
    file = "ban-chqs-huyen.xlsx"
    desk.type(file, "Biểu 01-QS", "G15", 36)  # was =SUM(G16:G27): 37
    desk.formula(file, "Biểu 01-QS", "F36", "=D36*E35", 3_000_000)  # its neighbours: =D35*E35, =D37*E37
    desk.type(file, "Biểu 01-QS", "B39", "xã Phước Tránh")

    desk.type("hoi-nong-dan.xlsx", "Hội ND", "B21", "Phước Công")  # Phước Lộc's row

    desk.reports["ban-dan-van.xlsx"].writer = "xlsxwriter"  # LibreOffice would work the next one out
    desk.result("ban-dan-van.xlsx", "Biểu 07", "V13", 1)  # =U13/S13 is 1,25

    desk.type("chi-cuc-thong-ke.xlsx", "01-TK", "K13", 14.75)  # the mean of four yields, not 22,3/1,5


def cut(path):
    """What is left of a file whose sending broke off."""
    with open(path, "rb") as stream:
        whole = stream.read()
    with open(path, "wb") as stream:
        stream.write(whole[:len(whole) // 2])


def approved(code, indicator, period, value, sheet, cell):
    file = f"{code}-{period}.xlsx"
    return {"organization": code, "indicator": indicator, "period": period, "stage": "result",
            "reportedBy": {"organization": code, "body": "ubnd"}, "value": decimal_text(value), "unit": UNIT[indicator],
            "source": {"file": file, "sheet": sheet, "cell": cell, "raw": decimal_text(value)}, "normalisations": []}


def earlier(folder):
    """What was approved before: of 2021 the figures that the reports give as last year's, of 2022 one of the first version."""
    before = [approved(code, indicator, BEFORE, LAST[code][indicator], "Biểu 01", f"G{row}")
              for code in CODES for row, indicator in enumerate(APPROVED, 14)]
    now = [approved("20731", "tien-giup-ho", PERIOD, 2_000_000, "Biểu 02", "E10")]
    os.makedirs(os.path.join(folder, "da-duyet"), exist_ok=True)
    for period, achievements in ((BEFORE, before), (PERIOD, now)):
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in achievements)
        with open(os.path.join(folder, "da-duyet", f"so-lieu-{period}.json"), "w", encoding="utf-8") as stream:
            stream.write('{"schema": "doisoat.records/1", "program": "phuoc-son-2022", "organizations": [], "indicators": [], "quotas": [],\n'
                         f'"achievements": [\n{lines}\n], "findings": []}}\n')


def make(folder):
    records = Records(UNIT)
    with tempfile.TemporaryDirectory() as scratch:
        books = Folder(folder, scratch)
        issued(books, records)
        desk = Desk(submissions(records))
        for part in (communes, blocs, bodies):
            part(desk)
        for report in desk.reports.values():
            books.add(report.path, report.papers, report.title, report.writer)
        books.finish()
        books.received(desk.reports.values())
    cut(os.path.join(folder, "bao-cao", "khoi-dan-van-xa-phuoc-thanh.xlsx"))
    earlier(folder)
