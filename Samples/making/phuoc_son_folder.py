"""Writes the folder phuoc-son-2022."""
import os
import tempfile

from . import phuoc_son, phuoc_son_bodies, phuoc_son_communes, phuoc_son_programme
from .finishing import saved_by_libreoffice, settle
from .paper import with_openpyxl, with_xlsxwriter
from .programme import FIRST_ROW, programme
from .records import Records

PROGRAM = "phuoc-son-2022"
SLUGS = dict(zip(phuoc_son.CODES, ("tt-kham-duc", "xa-phuoc-xuan", "xa-phuoc-hiep", "xa-phuoc-hoa", "xa-phuoc-duc", "xa-phuoc-nang",
                                   "xa-phuoc-my", "xa-phuoc-chanh", "xa-phuoc-cong", "xa-phuoc-kim", "xa-phuoc-loc", "xa-phuoc-thanh")))
WRITERS = {"xlsxwriter": with_xlsxwriter, "openpyxl": with_openpyxl}


class Folder:
    """Workbooks in the making: written at once, saved again by LibreOffice together, then settled and put in place."""

    def __init__(self, folder, scratch):
        self.folder, self.scratch, self.again, self.files = folder, scratch, [], []

    def add(self, path, papers, title, writer="xlsxwriter"):
        draft = os.path.join(self.scratch, os.path.basename(path))
        WRITERS[writer.split("+")[0]](papers, draft, title)
        self.files.append((draft, os.path.join(self.folder, path)))
        if "+libreoffice" in writer:
            self.again.append(draft)

    def received(self, reports):
        """The list of what was received: file, unit, time, version."""
        rows = "".join(f"{each.name},{each.sender},{each.received},{each.version}\n" for each in reports)
        with open(os.path.join(self.folder, "danh-sach-nhan.csv"), "w", encoding="utf-8", newline="") as stream:
            stream.write("tệp,mã đơn vị,lúc,lần\n" + rows)

    def finish(self):
        if self.again:
            saved_by_libreoffice(*self.again)
        for draft, target in self.files:
            settle(draft)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(draft, "rb") as source, open(target, "wb") as sink:
                sink.write(source.read())
            size = os.path.getsize(target)
            print(f"{os.path.relpath(target, os.path.dirname(self.folder))}: {size} bytes")
            if size > 40_000:
                raise SystemExit(f"{target} is larger than 40 KB")


class Submission:
    """A report before it is written: its path, its sheets, the properties' title, the program that writes it, and its receipt."""

    def __init__(self, path, papers, title, writer, sender, received):
        self.path, self.papers, self.title, self.writer = path, papers, title, writer
        self.sender, self.received, self.version = sender, received, 1

    @property
    def name(self):
        return os.path.basename(self.path)


def submissions(records):
    """The reports of all communes, blocs and bodies, in the order of the list of what was received."""
    found = []
    for place, (code, slug) in enumerate(SLUGS.items()):
        file = f"{slug}.xlsx"
        found.append(Submission(f"bao-cao/{file}", phuoc_son_communes.sheets_of(code, file, records), "Báo cáo năm 2022",
                                phuoc_son_communes.OFFICES[code].writer, code, f"2022-12-{15 + place % 2}T{8 + place % 8:02}:15:00+07:00"))
    for code in phuoc_son_bodies.QUICK:
        file = f"khoi-dan-van-{SLUGS[code]}.xlsx"
        found.append(Submission(f"bao-cao/{file}", phuoc_son_bodies.quick(code, file, records), "Báo cáo nhanh năm 2022", "openpyxl", code,
                                "2022-12-14T09:30:00+07:00"))
    for file, report, writer in (("ban-chqs-huyen.xlsx", phuoc_son_bodies.military, "xlsxwriter"),
                                 ("ban-dan-van.xlsx", phuoc_son_bodies.mobilisation, "xlsxwriter+libreoffice"),
                                 ("hoi-nong-dan.xlsx", phuoc_son_bodies.farmers, "openpyxl"),
                                 ("chi-cuc-thong-ke.xlsx", phuoc_son_bodies.statistics, "xlsxwriter")):
        found.append(Submission(f"bao-cao/{file}", report(file, records), "Báo cáo năm 2022", writer, phuoc_son.DISTRICT,
                                "2022-12-16T14:00:00+07:00"))
    return found


def issued(books, records):
    """What the district issues: the program workbook, the plan, the blank form."""
    papers = programme(phuoc_son_programme.lists(), "CHƯƠNG TRÌNH PHỐI HỢP HUYỆN PHƯỚC SƠN 2022", phuoc_son.NOTICE)
    quotas = next(paper for paper in papers if paper.name == "Giao chỉ tiêu")
    phuoc_son_programme.note_quotas("chuong-trinh.xlsx", quotas, FIRST_ROW, records)
    books.add("chuong-trinh.xlsx", papers, "Chương trình phối hợp năm 2022")
    books.add("ke-hoach.xlsx", phuoc_son_bodies.plan("ke-hoach.xlsx", records), "Kế hoạch năm 2022")
    books.add("mau-bieu-01.xlsx", [phuoc_son_communes.blank_form(records)], "Mẫu Biểu 01")


def make(folder):
    phuoc_son.check()
    records = Records(phuoc_son.UNIT)
    with tempfile.TemporaryDirectory() as scratch:
        books = Folder(folder, scratch)
        issued(books, records)
        reports = submissions(records)
        for report in reports:
            books.add(report.path, report.papers, report.title, report.writer)
        books.finish()
        books.received(reports)
    quotas, achievements = records.write(os.path.join(folder, "expected-records.json"), PROGRAM)
    print(f"{PROGRAM}/expected-records.json: {quotas} quotas, {achievements} achievements")
