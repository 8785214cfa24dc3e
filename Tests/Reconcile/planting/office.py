"""One reconciliation as files: programme, plan, blank forms, received list, earlier periods and submissions, all clean until a fault is planted."""
import csv
import datetime as dt
import json
from dataclasses import dataclass, field

from . import programme
from .layouts import Figures, head, indicator_rows, signed, unit_columns, unit_rows
from .places import CHOSEN
from .workbook import Sheet, ref, text, write
from .world import (ADDITIVE, BEFORE, BY_CODE, COMMUNES, DISTRICT, INDICATORS, LAST_YEAR, PERIOD, PLANNED, TOWN, VILLAGES, World)

ALL_CODES = [item.code for item in INDICATORS]
GROUPS = (("nhap-ngu", "I. Quốc phòng và giúp dân"), ("san", "II. Sản xuất và an sinh"))
LAYOUTS = CHOSEN.layouts
NAMES = {code: name.replace("Thị trấn", "thị trấn").replace("Xã", "xã") for code, name in COMMUNES.items()}
SUPERIOR = "UBND HUYỆN PHƯỚC SƠN"
TITLES = {"B": "Kết quả phối hợp theo chỉ tiêu", "W": "Kết quả phối hợp theo thôn", "C": "Kết quả phối hợp của xã và các thôn"}
BODY_FILES = {"th-huyen": "tong-hop-huyen.xlsx", "qs-01": "ban-chqs-huyen.xlsx", "dv-07": "khoi-dan-van-huyen.xlsx",
              "tk-01": "thong-ke-huyen.xlsx", "mt-02": "mat-tran-huyen.xlsx", "nd-02": "hoi-nong-dan-huyen.xlsx",
              "pn-03": "hoi-phu-nu-huyen.xlsx"}
RECEIVED = ("tệp", "mã đơn vị", "lúc", "lần")
SLUGS = dict(zip(COMMUNES, CHOSEN.slugs))


@dataclass
class Document:
    """One workbook that is sent: its sheets, where their figures stand, and what the received list says of it."""
    name: str
    sheets: list
    wheres: list
    producer: str
    sender: str
    received: str = ""
    version: int = 1
    form: str = ""
    raw: bytes = None  # written instead of the sheets
    listed: bool = True
    absent: bool = False

    def cell(self, unit, code, column, sheet=0):
        """The A1 of a figure."""
        return ref(*self.wheres[sheet][unit, code, column])

    def place(self, unit, code, column, sheet=0):
        return self.wheres[sheet][unit, code, column]

    def at(self, unit, code, column, sheet=0):
        """The cell of a figure."""
        return self.sheets[sheet].cells[self.wheres[sheet][unit, code, column]]

    def set(self, unit, code, column, value, formula=None, sheet=0):
        """Another content of a figure; gives its A1."""
        self.sheets[sheet].set(*self.wheres[sheet][unit, code, column], value, formula)
        return self.cell(unit, code, column, sheet)


@dataclass
class Expectations:
    """What a reconciliation owes, written while planting."""
    findings: list = field(default_factory=list)
    allowed: list = field(default_factory=list)
    silent: list = field(default_factory=list)

    def owe(self, code, severity, *, shape, layout, **members):
        entry = {"code": code, "severity": severity, "shape": shape, "layout": layout}
        for name, value in members.items():
            entry[name] = text(value) if name in ("stated", "computed", "difference") else value
        if entry.get("difference") is None and entry.get("stated") is not None and entry.get("computed") is not None and members.get("difference") != 0:
            entry["difference"] = text(members["stated"] - members["computed"])
        self.findings.append(entry)
        return entry


class Office:
    """`layouts` gives each commune's form: B an indicator a row, W a village a row, C villages across the columns."""

    def __init__(self, seed, change=None):
        self.seed = seed
        self.world = World(seed)
        turn = seed % len(LAYOUTS)
        order = LAYOUTS[turn:] + LAYOUTS[:turn]
        self.layout = dict(zip(COMMUNES, order))
        self.notes = Expectations()
        self.rules, self.holidays, self.extra_lists = [], [], {}
        self.renamed, self.unreadable, self.without_plan = {}, False, False
        self.change_lists = []  # functions on the programme's lists
        self.forgotten = set()  # (unit, period) of which nothing was approved
        if change:
            change(self)
        self.previous = self.earlier()
        self.draw()

    def draw(self):
        self.documents = {}
        self.templates = templates()
        for index, code in enumerate(COMMUNES):
            self.add(self.commune(code, "openpyxl" if index % 2 else "xlsxwriter"))
        for place, (form, name) in enumerate(BODY_FILES.items()):
            sheet, where = getattr(self, "draw_" + form.replace("-", "_"))()
            self.add(Document(name, [sheet], [where], "xlsxwriter" if place % 2 else "openpyxl", DISTRICT, form=form))
        sheet, where = self.draw_kh_01()
        self.plan = Document("ke-hoach.xlsx", [sheet], [where], "openpyxl", DISTRICT, form="kh-01")
        for place, document in enumerate(self.documents.values()):
            document.received = f"2022-12-{15 + place % 2}T{8 + place % 9:02}:15:00+07:00"

    def add(self, document):
        self.documents[document.name] = document
        return document

    def file(self, unit_or_form):
        """The document of a commune or of a body's form."""
        name = BODY_FILES.get(unit_or_form) or self.renamed.get(unit_or_form) or f"{'tt' if unit_or_form == TOWN else 'xa'}-{SLUGS[unit_or_form]}.xlsx"
        return self.documents[name]

    def commune(self, code, producer):
        layout, figures = self.layout[code], Figures(self.world)
        name = f"{'tt' if code == TOWN else 'xa'}-{SLUGS[code]}.xlsx"
        heading = (SUPERIOR, f"UBND {NAMES[code].upper()}", TITLES[layout].upper())
        if layout == "B":
            made = [indicator_rows("Biểu B", figures, code, heading, ALL_CODES, groups=GROUPS)]
        elif layout == "W":
            made = [unit_rows("Biểu W", figures, VILLAGES[code], heading, programme.wide_specs(),
                              total=(code, "Tổng cộng", False), first="Thôn")]
            sheet, where = made[0]
            sheet.cells[where[code, "", "code"]].value = code
        else:
            made = [unit_columns("Biểu C", figures, [(code, COMMUNES[code]), *VILLAGES[code]], heading, ALL_CODES)]
        if layout != "C":
            made.append(indicator_rows("Tóm tắt", figures, code, (*heading[:2], "TÓM TẮT KẾT QUẢ"), programme.SHORT, ("result",)))
            self.narrative(*made[0], code)
        return Document(name, [sheet for sheet, _ in made], [where for _, where in made], producer, code, form=f"xa-{layout.lower()}")

    def narrative(self, sheet, where, code):
        """A right sentence below the table."""
        row, column = where["", "", "end"]
        value = self.world.result[code, "buoi"]
        sheet.put(row, column, f"Trong kỳ, địa phương đã tổ chức {text(value)} {BY_CODE['buoi'].name.lower()}.", border=False)
        where["", "buoi", "sentence"] = (row, column)

    def draw_th_huyen(self):
        return indicator_rows("Tổng hợp huyện", Figures(self.world), DISTRICT, ("UBND TỈNH QUẢNG NAM", SUPERIOR, "TỔNG HỢP KẾT QUẢ TOÀN HUYỆN"),
                              programme.DISTRICT_ROWS, ("plan", "result", "rate"))

    def draw_qs_01(self):
        return unit_rows("Biểu 01-QS", Figures(self.world), list(COMMUNES.items()), ("BỘ CHQS TỈNH QUẢNG NAM", "BAN CHQS HUYỆN PHƯỚC SƠN",
                         "KẾT QUẢ GIAO QUÂN VÀ GIÚP DÂN"), programme.MILITARY, total=(DISTRICT, "Toàn huyện", True))

    def draw_dv_07(self):
        return unit_columns("Biểu 07", Figures(self.world), [(DISTRICT, "Toàn huyện"), *COMMUNES.items()], ("HUYỆN ỦY PHƯỚC SƠN", "BAN DÂN VẬN HUYỆN ỦY PHƯỚC SƠN",
                            "KẾT QUẢ CÔNG TÁC DÂN VẬN"), programme.MASS, ("plan", "result"))

    def draw_tk_01(self):
        return unit_rows("01-TK", Figures(self.world), list(COMMUNES.items()), ("CỤC THỐNG KÊ QUẢNG NAM", "CHI CỤC THỐNG KÊ HUYỆN PHƯỚC SƠN",
                         "HỘ NGHÈO VÀ SẢN XUẤT SẮN"), programme.STATISTICS, total=(DISTRICT, "Toàn huyện", False))

    def draw_mt_02(self):
        return activities("Quà MT", "UỶ BAN MTTQ VIỆT NAM HUYỆN PHƯỚC SƠN", "HOẠT ĐỘNG TẶNG QUÀ CỦA MẶT TRẬN",
                          [(code, 10 + place, 20 + place % 8) for place, code in enumerate(COMMUNES)])

    def draw_nd_02(self):
        return activities("Quà ND", "HỘI NÔNG DÂN HUYỆN PHƯỚC SƠN", "HOẠT ĐỘNG TẶNG QUÀ CỦA HỘI NÔNG DÂN",
                          [(code, 30 + place, 20 + place % 8) for place, code in enumerate(COMMUNES)])

    def draw_pn_03(self):
        return products([(code, 8 + place) for place, code in enumerate(COMMUNES)])

    def draw_kh_01(self):
        return unit_rows("Kế hoạch", Figures(self.world), list(COMMUNES.items()), ("UBND TỈNH QUẢNG NAM", SUPERIOR,
                         "GIAO CHỈ TIÊU CHƯƠNG TRÌNH PHỐI HỢP"), programme.PLANS, total=(DISTRICT, "Toàn huyện", True), numbers=False)

    def earlier(self):
        """Approved figures: {period: [achievement]}."""
        found = {}
        for (unit, code, period), value in sorted(self.world.history.items()):
            if (unit, period) not in self.forgotten:
                found.setdefault(period, []).append(approved(unit, code, period, value))
        return found

    def write(self, folder):
        (folder / "mau").mkdir(parents=True, exist_ok=True)
        (folder / "nop").mkdir(exist_ok=True)
        (folder / "previous").mkdir(exist_ok=True)
        lists = programme.lists(self.world, self.layout, self.rules, None, self.holidays)
        for change in self.change_lists:
            change(lists)
        write(programme.sheets(lists), folder / "chuong-trinh.xlsx", "openpyxl")
        if not self.without_plan:
            write(self.plan.sheets, folder / "ke-hoach.xlsx", self.plan.producer)
        for name, sheets in self.templates.items():
            write(sheets, folder / "mau" / name, "xlsxwriter")
        for document in self.documents.values():
            if document.absent:
                continue
            if document.raw is not None:
                (folder / "nop" / document.name).write_bytes(document.raw)
            else:
                write(document.sheets, folder / "nop" / document.name, document.producer)
        self.write_received(folder)
        for period, achievements in self.previous.items():
            (folder / "previous" / f"{period}.json").write_text(records(CHOSEN.code, achievements), encoding="utf-8")
        expected = {"period": PERIOD, "findings": self.notes.findings, "allowed": self.notes.allowed, "silent": self.notes.silent,
                    "unreadable": self.unreadable}
        (folder / "expected-findings.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1), encoding="utf-8")

    def write_received(self, folder):
        """The received list: CSV, or a workbook in every third set."""
        rows = [(document.name, document.sender, document.received, document.version) for document in self.documents.values()
                if document.listed and not document.absent]
        if folder.name[-1] in "369":
            sheet = Sheet("Danh sách nhận")
            for number, values in enumerate([RECEIVED, *rows], 1):
                for column, value in enumerate(values):
                    sheet.put(number, column, value)
            write([sheet], folder / "danh-sach-nhan.xlsx", "openpyxl")
            return
        with open(folder / "danh-sach-nhan.csv", "w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([RECEIVED, *rows])


def approved(unit, code, period, value, body="ubnd", file=None):
    return {"organization": unit, "indicator": code, "period": period, "stage": "result", "reportedBy": {"organization": unit, "body": body},
            "value": text(value), "unit": BY_CODE[code].unit,
            "source": {"file": file or f"{unit}-{period}.xlsx", "sheet": "Biểu", "cell": "D5", "raw": text(value)}, "normalisations": []}


def records(name, achievements):
    document = {"schema": "doisoat.records/1", "program": name, "organizations": [], "indicators": [], "quotas": [], "achievements": achievements,
                "findings": []}
    return json.dumps(document, ensure_ascii=False, indent=1)


def templates():
    """The issued blank forms; their formulas stand in every copy."""
    blank, unit = Figures(None), "mau"
    heading = (SUPERIOR, "UBND XÃ …………", "")
    villages = [(f"mau.{place}", "………") for place in range(3)]
    made = {"mau-b.xlsx": indicator_rows("Biểu B", blank, unit, (*heading[:2], TITLES["B"].upper()), ALL_CODES, groups=GROUPS),
            "mau-w.xlsx": unit_rows("Biểu W", blank, villages, (*heading[:2], TITLES["W"].upper()), programme.wide_specs(),
                                    total=(unit, "Tổng cộng", False), first="Thôn"),
            "mau-c.xlsx": unit_columns("Biểu C", blank, [(unit, "Xã ………"), *villages], (*heading[:2], TITLES["C"].upper()), ALL_CODES),
            "mau-th.xlsx": indicator_rows("Tổng hợp huyện", blank, DISTRICT, ("UBND TỈNH QUẢNG NAM", SUPERIOR, "TỔNG HỢP KẾT QUẢ TOÀN HUYỆN"),
                                          programme.DISTRICT_ROWS, ("plan", "result", "rate")),
            "mau-qs.xlsx": unit_rows("Biểu 01-QS", blank, list(COMMUNES.items()), ("BỘ CHQS TỈNH", "BAN CHQS HUYỆN", "KẾT QUẢ GIAO QUÂN VÀ GIÚP DÂN"),
                                     programme.MILITARY, total=(DISTRICT, "Toàn huyện", True)),
            "mau-tk.xlsx": unit_rows("01-TK", blank, list(COMMUNES.items()), ("CỤC THỐNG KÊ", "CHI CỤC THỐNG KÊ HUYỆN", "HỘ NGHÈO VÀ SẢN XUẤT SẮN"),
                                     programme.STATISTICS, total=(DISTRICT, "Toàn huyện", False))}
    found = {}
    for name, (sheet, where) in made.items():
        for key, place in where.items():
            if key[0].startswith("mau") and key[2] == "code":
                sheet.cells[place].value = None
        found[name] = [sheet]
    return found


def activities(name, issuer, title, rows):
    """A list of activities: unit, gifts, day of November."""
    sheet, where = Sheet(name), {}
    top = head(sheet, where, "HUYỆN ỦY PHƯỚC SƠN", issuer, title, width=6)
    for column, label in enumerate(("TT", "Mã đơn vị", "Đơn vị")):
        sheet.put(top, column, label, to=(top + 1, column), bold=True)
    sheet.put(top, 3, "Quà tặng", to=(top, 4), bold=True)
    sheet.put(top + 1, 3, "Số suất (suất)", bold=True)
    sheet.put(top + 1, 4, "Thành tiền (đồng)", bold=True)
    sheet.put(top, 5, "Ngày trao", to=(top + 1, 5), bold=True)
    for place, (unit, gifts, day) in enumerate(rows):
        row = top + 2 + place
        for column, value in enumerate((place + 1, unit, COMMUNES[unit])):
            sheet.put(row, column, value)
        sheet.put(row, 3, gifts, code="#,##0")
        sheet.put(row, 4, gifts * 500_000, code="#,##0")
        sheet.put(row, 5, dt.datetime(2022, 11, day), code="dd/mm/yyyy")
        where[unit, "", "name"] = (row, 2)
        where[unit, "qua-hd", "result"], where[unit, "tien-hd", "result"], where[unit, "", "date"] = (row, 3), (row, 4), (row, 5)
    where["", "", "end"] = (top + len(rows) + 3, 0)
    signed(sheet, top + len(rows) + 6, 6)
    return sheet, where


def products(rows):
    """Quantity, price and amount of each unit in one cell."""
    sheet, where = Sheet("Quà PN"), {}
    top = head(sheet, where, "TỈNH HỘI PHỤ NỮ QUẢNG NAM", "HỘI LHPN HUYỆN PHƯỚC SƠN", "QUÀ TẶNG CỦA HỘI PHỤ NỮ", width=4)
    for column, label in enumerate(("TT", "Mã đơn vị", "Đơn vị", programme.PRODUCT)):
        sheet.put(top, column, label, bold=True)
    for place, (unit, gifts) in enumerate(rows):
        row, amount = top + 1 + place, f"{gifts * 500_000:,}".replace(",", ".")
        for column, value in enumerate((place + 1, unit, COMMUNES[unit], f"{gifts} suất x 500.000 đồng = {amount} đồng")):
            sheet.put(row, column, value)
        where[unit, "", "name"], where[unit, "qua-pn", "product"] = (row, 2), (row, 3)
    where["", "", "end"] = (top + len(rows) + 2, 0)
    signed(sheet, top + len(rows) + 5, 4)
    return sheet, where
