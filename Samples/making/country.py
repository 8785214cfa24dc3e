#!/usr/bin/env python3
"""country.py FOLDER UNITS.json [--count N] [--seed S] [--faults N] [--jobs N] [--without-expected]

Makes one submission for every commune of the country, with a program workbook and a blank form, to see how the
programs fare with thousands of files. Every figure is invented. UNITS.json is the list of units in the form of
github.com/thanglequoc/vietnamese-provinces-database: provinces with Code, FullName and Wards (Code, FullName).

--count N           only N communes, evenly spread over the list
--faults N          plants one known fault in one file of N, lists them in planted.json, and what a reconciliation
                    owes in expected-findings.json (for Tests/Reconcile/check-findings.py)
--without-expected  leaves out expected-records.json (60 MB for the whole country)

The same options give the same bytes. Needs: python3 -m pip install openpyxl XlsxWriter.
"""
import argparse
import json
import multiprocessing
import os
import random
import sys
from decimal import Decimal

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from making.paper import Paper, heading, headings, letter, name, signatures, with_xlsxwriter
from making.phuoc_son import rate
from making.phuoc_son_programme import SIGNS, day
from making.programme import FIRST_ROW, programme
from making.records import Records, decimal_text

PROGRAM, PERIOD, YEAR = "toan-quoc-2026-Q1", "2026-Q1", "2026"
ON_TIME = 1773624600  # 16 March 2026, 08:30 in Viet Nam; due on the 17th
NOTICE = "Số liệu minh hoạ, không phải số thật."
NOTHING = "notApplicable"
# STT, label, code, unit, kind, usual size, has a plan, parent, part of it.
ROWS = [
    ("I", "CÔNG TÁC TUYỂN QUÂN", None, None),
    ("1", "Công dân nhập ngũ", "nhap-ngu", "người", "số lượng", 12, True, "", ""),
    ("1.1", "Trong đó: Đảng viên", "dang-vien", "người", "số lượng", 2, False, "nhap-ngu", "trong đó"),
    ("1.2", "Dân tộc thiểu số", "dtts", "người", "số lượng", 3, False, "nhap-ngu", "trong đó"),
    ("2", "Thanh niên được tặng quà", "qua", "người", "số lượng", 16, True, "", ""),
    ("II", "LAO ĐỘNG SẢN XUẤT", None, None),
    ("1", "Diện tích lúa", "lua", "ha", "diện tích", 240, True, "", ""),
    ("2", "Diện tích sắn", "san", "ha", "diện tích", 35, True, "", ""),
    ("3", "Vườn tạp được cải tạo", "vuon", "vườn", "số lượng", 14, True, "", ""),
    ("4", "Mô hình phối hợp", "mo-hinh", "mô hình", "số lượng", 2, True, "", ""),
    ("III", "GIẢM NGHÈO", None, None),
    ("1", "Tổng số hộ", "ho", "hộ", "số lượng", 4200, False, "", ""),
    ("2", "Hộ nghèo", "ho-ngheo", "hộ", "số lượng", 190, False, "ho", "trong đó"),
    ("3", "Tỷ lệ hộ nghèo", "ty-le", "%", "tỷ lệ", 0, False, "", ""),
    ("4", "Hộ thoát nghèo", "thoat-ngheo", "hộ", "số lượng", 9, True, "", ""),
    ("5", "Nhà tình nghĩa", "nha", "căn nhà", "số lượng", 2, True, "", ""),
    ("IV", "TUYÊN TRUYỀN", None, None),
    ("1", "Buổi tuyên truyền", "buoi", "buổi", "số lượng", 6, True, "", ""),
    ("2", "Lượt người tham dự", "luot", "lượt người", "số lượng", 2600, True, "", ""),
    ("V", "KINH PHÍ", None, None),
    (None, "Tổng kinh phí (1+2+3+4)", "kinh-phi", "đồng", "tiền", 0, True, "", ""),
    ("1", "Kinh phí tặng quà", "tien-qua", "đồng", "tiền", 8_000_000, True, "kinh-phi", "gồm"),
    ("2", "Kinh phí mô hình", "tien-mo-hinh", "đồng", "tiền", 60_000_000, True, "kinh-phi", "gồm"),
    ("3", "Kinh phí xây nhà", "tien-nha", "đồng", "tiền", 90_000_000, True, "kinh-phi", "gồm"),
    ("4", "Kinh phí tuyên truyền", "tien-buoi", "đồng", "tiền", 5_000_000, True, "kinh-phi", "gồm"),
]
INDICATORS = [row for row in ROWS if row[2]]
UNIT = {row[2]: row[3] for row in INDICATORS}
USUAL = {row[2]: row[5] for row in INDICATORS}
PARTS = ("tien-qua", "tien-mo-hinh", "tien-nha", "tien-buoi")
LABELS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026", "Trong kỳ", "Luỹ kế từ đầu năm", "Tỷ lệ (%)", "Ghi chú")
PLAN, NOW, SUM, RATE = 3, 4, 5, 6
# Fault: the findings that name it, one of which is enough, with the severity; then kinds that may follow from it.
FAULTS = {
    "wrong-total": ({"ARITH_PART_VS_WHOLE": "error"}, ["ARITH_FORMULA_INCONSISTENT"]),  # the whole is an indicator of its own, its parts "gồm"
    "number-as-text": ({"ARITH_PART_VS_WHOLE": "error"}, []),
    "missing-unit-name": ({"TIME_NOT_SUBMITTED": "error"}, ["ID_SENDER_UNKNOWN"]),
    "typed-over-formula": ({"ARITH_FORMULA_TYPED_OVER": "error"}, ["ARITH_PART_VS_WHOLE"]),
    "quota-differs": ({"QUOTA_DIFFERS_FROM_PLAN": "error"}, []),
    "wrong-period": ({"TIME_PERIOD_LABEL_MISMATCH": "error"}, ["TIME_NOT_SUBMITTED"]),
    "magnitude-slip": ({"VAL_MAGNITUDE_SLIP": "warning"}, []),
}


def invented(code, seed):
    """Figures by indicator: plan of the year, this quarter, since the new year (the same in a first quarter)."""
    chance, found = random.Random(f"{seed}/{code}"), {}
    for _, _, indicator, unit, _, size, planned, *_ in INDICATORS:
        if indicator == "ty-le":
            share = rate(found["ho-ngheo"][1], found["ho"][1])
            found[indicator] = [NOTHING, share, share]
        elif indicator != "kinh-phi":
            value = Decimal(round(size * chance.uniform(0.5, 1.6) * 10)) / 10 if unit == "ha" else Decimal(round(size * chance.uniform(0.5, 1.6)))
            if size >= 1_000_000:
                value = value // 100_000 * 100_000
            value = max(value, Decimal(1))
            if indicator in ("dang-vien", "dtts"):
                value = min(value, found["nhap-ngu"][1])
            plan = value if size < 14 else (value * Decimal(round(chance.uniform(0.92, 1.08), 2))).quantize(
                Decimal("1E5" if size >= 1_000_000 else "0.1" if unit == "ha" else "1"))
            found[indicator] = [plan if planned else NOTHING, value, value]
    for column in (0, 1, 2):
        total = sum(found[part][column] for part in PARTS)
        found.setdefault("kinh-phi", [None] * 3)[column] = total
    return found


def form(unit, province, figures, spoil=None):
    """The sheet of one commune; None for the figures gives the blank form. `spoil` is a Fault."""
    paper = Paper("Biểu 01", (6, 34, 13, 17, 17, 17, 11, 18), landscape=False)
    code, title = unit
    issuer = "UBND ................" if spoil and spoil.kind == "missing-unit-name" or not code else f"UBND {title.upper()}"
    number = f"Mã đơn vị: {code}" if code and issuer.endswith(title.upper()) else "Mã đơn vị: ........"
    period = "Quý IV năm 2025" if spoil and spoil.kind == "wrong-period" else "Quý I năm 2026"
    top = heading(paper, 2, f"UBND {province.upper()}", issuer, number, "......, ngày 16 tháng 3 năm 2026",
                  "BÁO CÁO KẾT QUẢ CHƯƠNG TRÌNH PHỐI HỢP", (period, "(Tính từ ngày 15/12/2025 đến ngày 14/3/2026)"), NOTICE)
    if spoil and spoil.kind == "wrong-period":
        spoil.at(paper, 6, 0, period, "Quý I năm 2026")
    if spoil and spoil.kind == "missing-unit-name":
        spoil.at(paper, 2, 0, issuer, f"UBND {title.upper()}")
    boxes = [(0, c, c, 2, LABELS[c]) for c in (0, 1, 2, PLAN, RATE, 7)]
    headings(paper, top, 2, [*boxes, (0, NOW, SUM, 1, "Kết quả thực hiện"), (1, NOW, NOW, 1, LABELS[NOW]), (1, SUM, SUM, 1, LABELS[SUM])])
    paper.heights[top + 1] = 34
    for column in range(8):
        paper.put(top + 2, column, f"({column + 1})" if column != RATE else "(7)=(6)/(4)*100", italic=True, size=9, align="center", border=True)
    where = {row[2]: top + 3 + place for place, row in enumerate(ROWS)}
    for place, row in enumerate(ROWS):
        line(paper, top + 3 + place, row, where, figures)
    if spoil:
        spoil.plant(paper, where, figures)
    signatures(paper, top + 4 + len(ROWS), 2, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return paper, where


def line(paper, row, declared, where, figures):
    stt, label, indicator, unit = declared[:4]
    style = {"border": True, "bold": not indicator or indicator == "kinh-phi"}
    for column, value in enumerate((stt, label, unit)):
        paper.put(row, column, value, align=None if column == 1 else "center", **style)
    code = {"ha": "#,##0.0", "%": "0.0"}.get(unit, "#,##0")
    for column in (PLAN, NOW, SUM):
        value = figures[indicator][column - PLAN] if figures and indicator else None
        formula = total_formula(column, where) if indicator == "kinh-phi" else None
        stored = "x" if value == NOTHING else formula or value
        paper.put(row, column, stored, result=(value or 0) if formula else None, code=code, align="center" if stored == "x" else "right", **style)
    plan, done = (figures[indicator][0], figures[indicator][2]) if figures and indicator else (None, None)
    rated = figures and indicator and plan != NOTHING
    paper.put(row, RATE, f"={name(row, SUM)}/{name(row, PLAN)}*100" if rated else None, result=done / plan * 100 if rated else None,
              code="0.0", align="right", **style)
    paper.put(row, 7, None, border=True)


def total_formula(column, where, parts=PARTS):
    c = letter(column)
    return f"=SUM({c}{where[parts[0]]}:{c}{where[parts[-1]]})"


class Fault:
    """One known fault: what was put where, and what stood there before."""

    def __init__(self, kind, file, unit):
        codes, effects = FAULTS[kind]
        self.kind, self.found = kind, {"fault": kind, "code": next(iter(codes)), "effects": [*list(codes)[1:], *effects], "file": file, "organization": unit}

    def at(self, paper, row, column, stated, right, indicator=None):
        self.found.update({"sheet": paper.name, "cell": name(row, column), "stated": str(stated), "right": str(right)})
        if indicator:
            self.found["indicator"] = indicator

    def put(self, paper, row, column, stored, right, indicator, result=None, stated=None):
        style = paper.cells[row, column][1]
        paper.cells[row, column] = (stored, style, result)
        self.at(paper, row, column, stored if stated is None else stated, right, indicator)

    def plant(self, paper, where, figures):
        """Changes the sheet, and the figures to what now stands there."""
        if self.kind in ("wrong-total", "typed-over-formula"):
            row, right = where["kinh-phi"], figures["kinh-phi"][1]
            if self.kind == "wrong-total":  # the formula leaves the last part out
                wrong = right - figures[PARTS[-1]][1]
                self.put(paper, row, NOW, total_formula(NOW, where, PARTS[:-1]), right, "kinh-phi", result=wrong, stated=wrong)
            else:
                wrong = right + 1_000_000
                self.put(paper, row, NOW, wrong, right, "kinh-phi")
            figures["kinh-phi"][1] = wrong
        elif self.kind == "number-as-text":  # SUM passes over it
            part, whole = figures["tien-qua"][1], figures["kinh-phi"][1]
            self.put(paper, where["tien-qua"], NOW, f"{part:,}".replace(",", "."), part, "tien-qua")
            row = where["kinh-phi"]
            value, style, _ = paper.cells[row, NOW]
            paper.cells[row, NOW] = (value, style, whole - part)
            self.found.update({"total": name(row, NOW), "whole": str(whole - part), "sum": str(whole)})
            figures["kinh-phi"][1] = whole - part
        elif self.kind == "quota-differs":
            right = figures["nhap-ngu"][0]
            self.put(paper, where["nhap-ngu"], PLAN, right + 1, right, "nhap-ngu")
            figures["nhap-ngu"][0] = right + 1
            self.again(paper, where, figures, "nhap-ngu")
        elif self.kind == "magnitude-slip":
            # Without quota or history the measure is the middle of the country: the right figure is there.
            right = figures["luot"][SUM - PLAN] = Decimal(USUAL["luot"])
            self.put(paper, where["luot"], SUM, right, right, "luot")
            self.again(paper, where, figures, "luot")
            self.put(paper, where["luot"], NOW, right * 1000, right, "luot")
            figures["luot"][1] = right * 1000

    @staticmethod
    def again(paper, where, figures, indicator):
        """The rate beside a changed plan, as a spreadsheet program would store it."""
        value, style, _ = paper.cells[where[indicator], RATE]
        paper.cells[where[indicator], RATE] = (value, style, figures[indicator][2] / figures[indicator][0] * 100)


def letters(number):
    """A name without digits, in which no code can be seen."""
    text = ""
    while True:
        number, rest = divmod(number, 26)
        text = chr(ord("a") + rest) + text
        if number == 0:
            return text.rjust(3, "a")


def submission(job):
    """Writes one file; gives its records and its fault."""
    folder, place, unit, province, seed, kind = job
    code, title = unit
    file = f"bao-cao-{letters(place)}.xlsx" if kind == "missing-unit-name" else f"{code}.xlsx"
    figures, spoil = invented(code, seed), Fault(kind, file, code) if kind else None
    paper, where = form(unit, province, figures, spoil)
    path = os.path.join(folder, "nop", file)
    with_xlsxwriter([paper], path, "Báo cáo quý I năm 2026")
    records = Records(UNIT)
    if kind != "missing-unit-name":
        for indicator, values in figures.items():
            for column, value in zip((PLAN, NOW, SUM), values):
                period = YEAR if column == PLAN else PERIOD if column == NOW else "2026"
                if column != SUM:
                    records.note((file, paper), (where[indicator], column), code, indicator, period, "plan" if column == PLAN else "result",
                                 (code, "ubnd"), value)
    return records.resolved(records.achievements), spoil.found if spoil else None


def lists(provinces, chosen, seed):
    units = [(province["Code"], province["FullName"], "tỉnh" if province["FullName"].startswith("Tỉnh") else "thành phố") for province in provinces]
    kinds = {"xã": "xã", "phường": "phường", "đặc": "đặc khu"}
    units += [(code, title, kinds[title.split()[0].lower()], province["Code"], day(1, 7, 2025)) for province, (code, title) in chosen]
    indicators = [(code, label.removeprefix("Trong đó: ").split(" (")[0], unit, kind, "tính lại" if code == "ty-le" else "cộng",
                   "thời điểm" if code in ("ho", "ho-ngheo", "ty-le") else "trong kỳ", parent, part, "ho-ngheo" if code == "ty-le" else "",
                   "ho" if code == "ty-le" else "") for _, label, code, unit, kind, _, _, parent, part in INDICATORS]
    quotas = [("nhap-ngu", code, YEAR, int(invented(code, seed)["nhap-ngu"][0]), "người", 1, day(15, 1, 2026)) for _, (code, _) in chosen]
    columns = [("bieu-01", "STT", "STT"), ("bieu-01", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"), ("bieu-01", "Đơn vị tính", "ĐVT"),
               ("bieu-01", LABELS[PLAN], "Số liệu", "", "kế hoạch", YEAR, "", "số", "có"),
               ("bieu-01", f"Kết quả thực hiện › {LABELS[NOW]}", "Số liệu", "", "thực hiện", "", "", "số", "có"),
               ("bieu-01", f"Kết quả thực hiện › {LABELS[SUM]}", "Bỏ qua"), ("bieu-01", LABELS[RATE], "Tỷ lệ nêu"), ("bieu-01", "Ghi chú", "Ghi chú")]
    served = dict.fromkeys(province["Code"] for province, _ in chosen)
    return {"Chương trình": [(PROGRAM, "Chương trình phối hợp toàn quốc, quý I năm 2026", "ubnd", 2026, "Trung")],
            "Đơn vị": [*units, ("ubnd", "Ủy ban nhân dân", "cơ quan", "", "", "", "UBND")],
            "Chỉ tiêu": indicators, "Giao chỉ tiêu": quotas,
            "Biểu": [("bieu-01", "Kết quả chương trình phối hợp", "ubnd", "nộp", "mỗi dòng một chỉ tiêu", "Biểu 01", "", "thực hiện", SIGNS,
                      "NĐ 09/2019", "mau-bieu-01.xlsx")],
            "Cột biểu": columns, "Nộp": [("bieu-01", f"{code}/*", "ubnd", code) for code in served],
            "Kỳ": [(PERIOD, "Quý I năm 2026", "", "", day(15, 12, 2025), day(14, 3, 2026), "NĐ 09/2019", "+2 ngày làm việc")],
            "Tên khác": [("chỉ tiêu", "Tổng kinh phí (1+2+3+4)", "kinh-phi")]}


def write_programme(folder, provinces, chosen, seed, records):
    declared = lists(provinces, chosen, seed)
    papers = programme(declared, "CHƯƠNG TRÌNH PHỐI HỢP TOÀN QUỐC", NOTICE)
    quotas = next(paper for paper in papers if paper.name == "Giao chỉ tiêu")
    for row, (indicator, code, period, value, *_) in enumerate(declared["Giao chỉ tiêu"], FIRST_ROW):
        records.note(("chuong-trinh.xlsx", quotas), (row, 3), code, indicator, period, "plan", None, value, quota=True)
    with_xlsxwriter(papers, os.path.join(folder, "chuong-trinh.xlsx"), "Chương trình phối hợp")
    with_xlsxwriter([form(("", "xã"), "................", None)[0]], os.path.join(folder, "mau-bieu-01.xlsx"), "Mẫu Biểu 01")


def chosen_faults(count, every, seed):
    """Which files get which fault: every kind in turn, at places drawn by the seed."""
    if not every:
        return {}
    chance, kinds = random.Random(f"{seed}/faults"), list(FAULTS)
    return {start + chance.randrange(min(every, count - start)): kinds[turn % len(kinds)]
            for turn, start in enumerate(range(0, count, every))}


def owed(fault):
    """What a reconciliation owes for a fault, and what it may say besides."""
    codes, effects = FAULTS[fault["fault"]]
    place = {each: fault.get(each) for each in ("file", "sheet", "cell")}
    figures = {}
    if fault["fault"] in ("wrong-total", "typed-over-formula", "quota-differs", "number-as-text"):
        stated, right = Decimal(fault.get("whole", fault["stated"])), Decimal(fault.get("sum", fault["right"]))
        figures = {"stated": decimal_text(stated), "computed": decimal_text(right), "difference": decimal_text(stated - right)}
    if fault["fault"] == "number-as-text":
        place["cell"] = fault["total"]
    if fault["fault"] == "missing-unit-name":
        place = {}
    findings = [{"code": code, "severity": severity, "organization": fault["organization"], **place, **figures, "shape": fault["fault"],
                 "layout": "bieu-01", "group": f"{fault['fault']}/{fault['file']}" if len(codes) > 1 else None} for code, severity in codes.items()]
    # What is read of the file otherwise may be said freely; what comes of the fault, with its cause.
    allowed = [{"code": code, "file": fault["file"], "free": code not in ("ARITH_PART_VS_WHOLE",)} for code in effects if code != "TIME_NOT_SUBMITTED"]
    if "TIME_NOT_SUBMITTED" in effects:
        allowed.append({"code": "TIME_NOT_SUBMITTED", "organization": fault["organization"]})
    return findings, allowed


def write_faults(folder, faults):
    """planted.json, and expected-findings.json in the form of Tests/Reconcile."""
    with open(os.path.join(folder, "planted.json"), "w", encoding="utf-8") as stream:
        json.dump(faults, stream, ensure_ascii=False, indent=1)
    made = [owed(fault) for fault in faults]
    expected = {"period": PERIOD, "findings": [each for findings, _ in made for each in findings], "allowed": [each for _, allowed in made for each in allowed],
                "silent": []}
    with open(os.path.join(folder, "expected-findings.json"), "w", encoding="utf-8") as stream:
        json.dump(expected, stream, ensure_ascii=False, indent=1)
    for file in os.listdir(os.path.join(folder, "nop")):  # without a list of what was received the file's time counts
        os.utime(os.path.join(folder, "nop", file), (ON_TIME, ON_TIME))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("units")
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--faults", type=int, default=0, metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--without-expected", action="store_true")
    options = parser.parse_args()
    with open(options.units, encoding="utf-8") as stream:
        provinces = json.load(stream)
    chosen = [(province, (ward["Code"], ward["FullName"])) for province in provinces for ward in province["Wards"]]
    if options.count and options.count < len(chosen):
        chosen = [chosen[place * len(chosen) // options.count] for place in range(options.count)]
    os.makedirs(os.path.join(options.folder, "nop"), exist_ok=True)
    records = Records(UNIT)
    write_programme(options.folder, provinces, chosen, options.seed, records)
    faults = chosen_faults(len(chosen), options.faults, options.seed)
    jobs = [(options.folder, place, unit, province["FullName"], options.seed, faults.get(place)) for place, (province, unit) in enumerate(chosen)]
    with multiprocessing.Pool(options.jobs) as pool:
        made = pool.map(submission, jobs, chunksize=16)
    if options.faults:
        write_faults(options.folder, [fault for _, fault in made if fault])
    if not options.without_expected:
        records.known = [entry for entries, _ in made for entry in entries]
        records.write(os.path.join(options.folder, "expected-records.json"), PROGRAM)
    print(f"{len(made)} submissions, {sum(1 for _, fault in made if fault)} with a fault")


if __name__ == "__main__":
    main()
