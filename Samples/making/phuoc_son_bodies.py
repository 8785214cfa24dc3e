"""The plan of 2022 and the reports of four other bodies, each in a layout of its own."""
import datetime as dt
from decimal import Decimal

from .figures import GIFT, UNITS
from .paper import Paper, heading, headings, letter, name, signatures
from .phuoc_son import (
    BEFORE, BLANK, CODES, DISTRICT, LAST, NONE, NOTICE, PERIOD, PLANS, PLEDGES, RESULTS, UNAVAILABLE, UNIT,
)

NAMES = {unit[0]: unit[1] for unit in UNITS}
DASH = '#,##0;-#,##0;"-"'
SIGNED = ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)")


def vi(value, pad=False):
    """A decimal as it is written in Vietnamese: 1,5; padded to two digits where offices do that."""
    text = format(Decimal(value).normalize(), "f").replace(".", ",")
    return text.zfill(2) if pad and "," not in text else text


class Table:
    """One table of units: writes rows and notes what stands in them."""

    def __init__(self, paper, file, records, body, quota=False):
        self.sheet, self.records, self.body, self.quota = (file, paper), records, body, quota
        self.paper = paper

    def figure(self, place, organization, indicator, value, stage="result", period=PERIOD, written=None, result=None, zero=NONE, **style):
        """A figure and its record; `zero` is what a 0 is written as: a kind of missing, or None for the digit."""
        missing = zero if not isinstance(value, str) and value == 0 else None
        stored = written if written is not None else {NONE: "-", BLANK: None}.get(missing, value)
        style = {"border": True, "align": "center" if stored == "-" else "right", **style}
        self.paper.put(*place, stored, result=result, **style)
        self.known(place, organization, indicator, missing or value, stage, period)

    def known(self, place, organization, indicator, value, stage="result", period=PERIOD):
        by = (DISTRICT, self.body)
        self.records.note(self.sheet, place, organization, indicator, period, stage, by, value, quota=self.quota)

    def column(self, top, column, codes, indicator, figures, total_row=None, **options):
        """A column of numbers below each other, and the total as a formula."""
        code = "#,##0.00" if UNIT[indicator] == "ha" else "#,##0"
        for place, unit in enumerate(codes):
            self.figure((top + place, column), unit, indicator, figures[unit][indicator], code=code, **options)
        if total_row:
            c, total = letter(column), figures[DISTRICT][indicator]
            options = {**options, "zero": None}
            self.figure((total_row, column), DISTRICT, indicator, total, written=f"=SUM({c}{top}:{c}{top + len(codes) - 1})",
                        result=total, code=code, bold=True, **options)


def number_and_name(paper, row, number, label, columns=(0, 1), bold=False):
    paper.put(row, columns[0], number, border=True, align="center", bold=bold)
    paper.put(row, columns[1], label, border=True, bold=bold)


def numbers(paper, row, texts, first=0):
    for column, text in enumerate(texts, first):
        paper.put(row, column, text, italic=True, size=10, align="center", border=True)


# The plan

def plan(file, records):
    return [plan_enlisted(file, records), plan_others(file, records)]


def plan_enlisted(file, records):
    paper = Paper("Giao quân", (6, 12, 26, 18, 20, 24), landscape=False)
    table = Table(paper, file, records, "ubnd", quota=True)
    top = heading(paper, 2, "UBND HUYỆN PHƯỚC SƠN", "HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "Số: ....../KH-HĐNVQS",
                  "Phước Sơn, ngày 20 tháng 01 năm 2022", "KẾ HOẠCH GIAO QUÂN NĂM 2022",
                  ("Năm 2022", "(Phân bổ chỉ tiêu cho các xã, thị trấn; đã điều chỉnh lần 2)"), NOTICE)
    paper.put(top, 3, "Đơn vị tính: người", to=(top, 5), italic=True, align="right")
    top += 1
    headings(paper, top, 2, ((0, 0, 0, 2, "STT"), (0, 1, 1, 2, "Mã đơn vị"), (0, 2, 2, 2, "Xã, thị trấn"),
                             (0, 3, 4, 1, "Chỉ tiêu giao quân"), (1, 3, 3, 1, "Số lượng"), (1, 4, 4, 1, "Tỷ trọng trong huyện (%)"),
                             (0, 5, 5, 2, "Ghi chú")))
    paper.heights[top + 1] = 34
    numbers(paper, top + 2, ("(1)", "(2)", "(3)", "(4)", "(5)=(4)/47*100", "(6)"))
    body, total = top + 3, top + 3 + len(CODES)
    table.column(body, 3, CODES, "nhap-ngu", PLANS, total, stage="plan")
    for row, code in enumerate([*CODES, DISTRICT], body):
        end = code == DISTRICT
        paper.put(row, 0, None if end else row - body + 1, border=True, align="center")
        paper.put(row, 1, None if end else code, border=True, align="center")
        paper.put(row, 2, "Tổng cộng" if end else NAMES[code], border=True, bold=end)
        share = PLANS[code]["nhap-ngu"] / 47 * 100
        paper.put(row, 4, f"=D{row}/D${total}*100", result=share, border=True, code="0.0", bold=end, align="right")
        paper.put(row, 5, "Điều chỉnh từ 2 lên 3" if code == "20746" else "Điều chỉnh từ 3 xuống 2" if code == "20749" else None, border=True)
    signatures(paper, total + 2, 2, SIGNED, ("TM. HỘI ĐỒNG NVQS", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return paper


PLANNED = (("lua-ba-ton", "Tỉa lúa Baton (ha)"), ("san", "Trồng sắn (ha)"), ("vuon-tap", "Số vườn tạp cải tạo (vườn)"),
           ("dien-tich-vuon-tap", "Diện tích vườn tạp (ha)"), ("thoat-ngheo", "Hộ được giúp đỡ thoát nghèo (hộ)"),
           ("buoi-tuyen-truyen", "Buổi tuyên truyền (buổi)"), ("luot-nguoi", "Lượt người tham dự (lượt người)"))


def plan_others(file, records):
    paper = Paper("Chỉ tiêu khác", (6, 24, *[15] * len(PLANNED)))
    table = Table(paper, file, records, "ubnd", quota=True)
    top = heading(paper, 3, "HUYỆN PHƯỚC SƠN", "BAN CHỈ ĐẠO CHƯƠNG TRÌNH PHỐI HỢP", "Số: ....../KH-BCĐ",
                  "Phước Sơn, ngày 20 tháng 01 năm 2022", "GIAO CHỈ TIÊU CHƯƠNG TRÌNH PHỐI HỢP NĂM 2022", ("Năm 2022",), NOTICE)
    headings(paper, top, 2, [(0, 0, 0, 2, "STT"), (0, 1, 1, 2, "Xã, thị trấn"), (0, 2, 1 + len(PLANNED), 1, "Chỉ tiêu giao"),
                             *[(1, column, column, 1, text) for column, (_, text) in enumerate(PLANNED, 2)]])
    paper.heights[top + 1] = 66
    number_and_name(paper, top + 2, None, "Tổng số", bold=True)
    for row, code in enumerate(CODES, top + 3):
        number_and_name(paper, row, row - top - 2, NAMES[code])
    for column, (indicator, _) in enumerate(PLANNED, 2):
        table.column(top + 3, column, CODES, indicator, PLANS, top + 2, stage="plan", zero=BLANK)
    end = top + 3 + len(CODES)
    paper.put(end, 0, "Ô trống: không giao chỉ tiêu.", to=(end, paper.last_column), italic=True, size=11)
    signatures(paper, end + 2, 3, SIGNED, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"))
    return paper


# Ban CHQS: two tables on a sheet (total first, then total last), composites on the other

def military(file, records):
    return [military_enlisted(file, records), military_help(file, records)]


def military_head(paper, split, title):
    return heading(paper, split, "BỘ CHQS TỈNH QUẢNG NAM", "BAN CHQS HUYỆN PHƯỚC SƠN", "Số: ....../BC-BCH",
                   "Phước Sơn, ngày 15 tháng 12 năm 2022", title, ("Năm 2022", "(Tính từ ngày 15/12/2021 đến ngày 14/12/2022)"), NOTICE)


def military_enlisted(file, records):
    paper = Paper("Biểu 01-QS", (6, 12, 24, 14, 14, 14, 14, 12, 22), landscape=False)
    table = Table(paper, file, records, "ban-chqs")
    top = military_head(paper, 3, "BÁO CÁO CÔNG TÁC TUYỂN QUÂN VÀ CHÍNH SÁCH HẬU PHƯƠNG QUÂN ĐỘI")
    paper.put(top, 0, "1. Kết quả giao quân", to=(top, 4), bold=True)
    paper.put(top, 5, "Đơn vị tính: người", to=(top, 8), italic=True, align="right")
    top += 1
    headings(paper, top, 3, ((0, 0, 0, 3, "TT"), (0, 1, 1, 3, "Mã đơn vị"), (0, 2, 2, 3, "Đơn vị"),
                             (0, 3, 7, 1, "Gọi công dân nhập ngũ"), (1, 3, 3, 2, "Chỉ tiêu giao"), (1, 4, 6, 1, "Đã giao quân"),
                             (2, 4, 4, 1, "Tổng số"), (2, 5, 5, 1, "Trong đó: đảng viên"),
                             (2, 6, 6, 1, "Trong đó: dân tộc thiểu số"), (1, 7, 7, 2, "Tỷ lệ (%)"), (0, 8, 8, 3, "Ghi chú")))
    paper.heights[top + 2] = 50
    numbers(paper, top + 3, ("1", "2", "3", "4", "5", "6", "7", "8=5/4", "9"))
    total, body = top + 4, top + 5
    for row, code in enumerate([DISTRICT, *CODES], total):
        first = code == DISTRICT
        paper.put(row, 0, None if first else row - total, border=True, align="center")
        paper.put(row, 1, code, border=True, align="center", bold=first)
        paper.put(row, 2, "Tổng số" if first else NAMES[code], border=True, bold=first)
        share = RESULTS[code]["nhap-ngu"] / PLANS[code]["nhap-ngu"]
        paper.put(row, 7, f"=E{row}/D{row}", result=share, border=True, code="0.0%", align="right", bold=first)
        paper.put(row, 8, None, border=True)
    table.column(body, 3, CODES, "nhap-ngu", PLANS, total, stage="plan")
    for column, indicator in ((4, "nhap-ngu"), (5, "nhap-ngu-dang-vien"), (6, "nhap-ngu-dtts")):
        table.column(body, column, CODES, indicator, RESULTS, total)
    end = military_gifts(table, body + len(CODES) + 1)
    signatures(paper, end + 2, 3, SIGNED, ("CHỈ HUY TRƯỞNG", "(Ký tên, đóng dấu)"))
    paper.notes[total, 4] = "47/47 đồng chí, đạt 100% chỉ tiêu giao."
    return paper


def military_gifts(table, top):
    paper = table.paper
    paper.put(top, 0, "2. Thăm, tặng quà thanh niên trúng tuyển", to=(top, 4), bold=True)
    paper.put(top, 5, "Mức quà: 500.000 đồng/suất", to=(top, 8), italic=True, align="right")
    top += 1
    headings(paper, top, 2, ((0, 0, 0, 2, "TT"), (0, 1, 2, 2, "Đơn vị"), (0, 3, 4, 1, "Quà tặng"), (1, 3, 3, 1, "Số thanh niên được tặng"),
                             (1, 4, 4, 1, "Mức quà (đồng)"), (0, 5, 6, 2, "Thành tiền (đồng)"), (0, 7, 7, 2, "Ngày trao"), (0, 8, 8, 2, "Ghi chú")))
    paper.heights[top + 1] = 50
    body, total = top + 2, top + 2 + len(CODES)
    for row, code in enumerate(CODES, body):
        paper.put(row, 0, row - body + 1, border=True, align="center")
        paper.put(row, 1, NAMES[code], to=(row, 2), border=True)
        table.figure((row, 3), code, "qua-tan-binh", RESULTS[code]["qua-tan-binh"], code="#,##0")
        paper.put(row, 4, GIFT, border=True, code="#,##0", align="right")
        money = RESULTS[code]["tien-qua"]
        paper.put(row, 5, None, to=(row, 6), border=True)
        table.figure((row, 5), code, "tien-qua", money, written=f"=D{row}*E{row}", result=money, code="#,##0")
        paper.put(row, 7, dt.datetime(2022, 2, 10), border=True, code="dd/mm/yyyy", align="center")
        paper.put(row, 8, None, border=True)
    paper.put(total, 0, "Cộng", to=(total, 2), border=True, bold=True, align="center")
    for column, indicator in ((3, "qua-tan-binh"), (5, "tien-qua")):
        c, value = letter(column), RESULTS[DISTRICT][indicator]
        paper.put(total, column, None, to=(total, 6 if column == 5 else column), border=True)
        table.figure((total, column), DISTRICT, indicator, value, written=f"=SUM({c}{body}:{c}{total - 1})", result=value,
                     code="#,##0", bold=True)
    for column in (4, 7, 8):
        paper.put(total, column, None, border=True)
    return total


def military_help(file, records):
    paper = Paper("Biểu 02-QS", (6, 24, 13, 13, 22, 12, 20, 26))
    table = Table(paper, file, records, "ban-chqs")
    top = military_head(paper, 3, "BÁO CÁO KẾT QUẢ GIÚP DÂN LAO ĐỘNG SẢN XUẤT")
    headings(paper, top, 2, ((0, 0, 0, 2, "TT"), (0, 1, 1, 2, "Đơn vị"), (0, 2, 3, 1, "Gieo trồng (ha)"), (1, 2, 2, 1, "Lúa Baton"),
                             (1, 3, 3, 1, "Sắn"), (0, 4, 4, 2, "Cải tạo vườn tạp (số vườn/diện tích)"), (0, 5, 6, 1, "Mô hình phối hợp"),
                             (1, 5, 5, 1, "Số mô hình"), (1, 6, 6, 1, "Kinh phí (đồng)"), (0, 7, 7, 2, "Ghi chú")))
    paper.heights[top + 1] = 34
    body, total = top + 2, top + 2 + len(CODES)
    for row, code in enumerate([*CODES, DISTRICT], body):
        end = code == DISTRICT
        number_and_name(paper, row, None if end else row - body + 1, "Tổng cộng" if end else NAMES[code], bold=end)
        gardens(table, (row, 4), code, bold=end)
        remark = "Nuôi cá, trồng sắn, cây ăn quả tại đèo Lò Xo" if code == "20737" else "tại 04 xã" if end else None
        paper.put(row, 7, remark, border=True, wrap=True)
        if code == "20737":
            paper.heights[row] = 34
    for column, indicator in ((2, "lua-ba-ton"), (3, "san"), (5, "mo-hinh"), (6, "kinh-phi-mo-hinh")):
        table.column(body, column, CODES, indicator, RESULTS, total)
    signatures(paper, total + 2, 3, SIGNED, ("CHỈ HUY TRƯỞNG", "(Ký tên, đóng dấu)"))
    return paper


def gardens(table, place, code, pad=False, **style):
    """Gardens and their area in one cell, as the news item writes them."""
    count, area = RESULTS[code]["vuon-tap"], RESULTS[code]["dien-tich-vuon-tap"]
    text = f"{vi(count, pad)} vườn/{vi(area)} ha" if count else "-"
    table.paper.put(*place, text, border=True, align="center", **style)
    for indicator, value in (("vuon-tap", count), ("dien-tich-vuon-tap", area)):
        table.known(place, code, indicator, value or NONE)


# Hội Nông dân: ratios and products in cells, total last, names shortened; openpyxl, so no stored results

SHORT = {"20722": "TT. Khâm Đức", "20725": "P. Xuân", "20728": "P. Hiệp", "20729": "Phước Hòa", "20731": "X. Phước Đức", "20734": "PHƯỚC NĂNG",
         "20737": "P. Mỹ", "20740": "P. Chánh", "20743": "Phước Công ", "20746": "Phước  Kim", "20749": "Phước\u00a0Lộc", "20752": "Phuoc Thanh"}


def farmers(file, records):
    paper = Paper("Hội ND", (6, 24, 20, 34, 13, 13, 13, 22))
    table = Table(paper, file, records, "hoi-nong-dan")
    top = heading(paper, 2, "HỘI NÔNG DÂN TỈNH QUẢNG NAM", "HỘI NÔNG DÂN HUYỆN PHƯỚC SƠN", "Số: ....../BC-HNDH",
                  "Phước Sơn, ngày 14 tháng 12 năm 2022", "KẾT QUẢ PHỐI HỢP HOẠT ĐỘNG CỦA HỘI NÔNG DÂN", ("Năm 2022",), NOTICE)
    headings(paper, top, 2, ((0, 0, 0, 2, "STT"), (0, 1, 1, 2, "Xã, thị trấn"), (0, 2, 2, 2, "Vận động nhập ngũ (đạt/giao)"),
                             (0, 3, 3, 2, "Quà tặng tân binh (suất x mức quà = thành tiền)"), (0, 4, 4, 2, "Trồng sắn (ha)"),
                             (0, 5, 6, 1, "Hộ thoát nghèo (hộ)"), (1, 5, 5, 1, "Đăng ký"), (1, 6, 6, 1, "Thực hiện"), (0, 7, 7, 2, "Ghi chú")))
    paper.heights[top], paper.heights[top + 1] = 24, 34
    body, total = top + 2, top + 2 + len(CODES)
    for row, code in enumerate([*CODES, DISTRICT], body):
        end = code == DISTRICT
        number_and_name(paper, row, None if end else row - body + 1, "Tổng cộng" if end else SHORT[code], bold=end)
        ratio(table, (row, 2), code, bold=end)
        gifts(table, (row, 3), code, bold=end)
        paper.put(row, 7, "đạt 100% chỉ tiêu giao" if end else None, border=True)
    table.column(body, 4, CODES, "san", RESULTS, total, zero=None)
    pledged = {code: {"thoat-ngheo": Decimal(value)} for code, value in PLEDGES.items()}
    pledged[DISTRICT] = {"thoat-ngheo": Decimal(sum(PLEDGES.values()))}
    table.column(body, 5, CODES, "thoat-ngheo", pledged, total, stage="pledge", zero=None)
    table.column(body, 6, CODES, "thoat-ngheo", RESULTS, total, zero=None)
    signatures(paper, total + 2, 2, SIGNED, ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return [paper]


def ratio(table, place, code, **style):
    done, given = RESULTS[code]["nhap-ngu"], PLANS[code]["nhap-ngu"]
    table.paper.put(*place, f"{vi(done)}/{vi(given)} đ/c" if code in (DISTRICT, "20740") else f"{vi(done)}/{vi(given)}",
                    border=True, align="center", **style)
    table.known(place, code, "nhap-ngu", done)
    table.known(place, code, "nhap-ngu", given, stage="plan")


def gifts(table, place, code, **style):
    count, money = RESULTS[code]["qua-tan-binh"], RESULTS[code]["tien-qua"]
    table.paper.put(*place, f"{vi(count, True)} suất x 500k = {vi(money / 1_000_000)} triệu", border=True, align="center", **style)
    table.known(place, code, "qua-tan-binh", count)
    table.known(place, code, "tien-qua", money)


# Ban Dân vận: units side by side

SIDE = [("1", "Công dân nhập ngũ", "nhap-ngu"), (None, "Trong đó: Đảng viên", "nhap-ngu-dang-vien"),
        ("2", "Thanh niên trúng tuyển được tặng quà", "qua-tan-binh"), ("3", "Tỉa lúa Baton", "lua-ba-ton"), ("4", "Trồng sắn", "san"),
        ("5", "Cải tạo vườn tạp", None), ("5.1", "Số vườn tạp cải tạo", "vuon-tap"),
        ("5.2", "Diện tích vườn tạp cải tạo", "dien-tich-vuon-tap"), ("6", "Hộ được giúp đỡ thoát nghèo", "thoat-ngheo"),
        ("7", "Số buổi tuyên truyền", "buoi-tuyen-truyen"), ("8", "Lượt người tham dự", "luot-nguoi")]


def mobilisation(file, records):
    groups = [(DISTRICT, "Toàn huyện"), *NAMES.items()]
    paper = Paper("Biểu 07", (5, 34, 11, *[8.5, 8.5, 8.5, 9, 9] * len(groups)), size=8)
    table = Table(paper, file, records, "khoi-dan-van")
    top = heading(paper, 4, "HUYỆN ỦY PHƯỚC SƠN", "BAN DÂN VẬN", "Số ....-BC/BDVHU", "Phước Sơn, ngày 16 tháng 12 năm 2022",
                  "BIỂU 07: TỔNG HỢP KẾT QUẢ CÔNG TÁC DÂN VẬN NĂM 2022 PHÂN THEO CÁC XÃ, THỊ TRẤN",
                  ("Năm 2022", "(Kèm theo Báo cáo số ....-BC/BDVHU của Ban Dân vận Huyện ủy)"), NOTICE, party=True, last=14)
    boxes = [(0, 0, 0, 3, "STT"), (0, 1, 1, 3, "Chỉ tiêu"), (0, 2, 2, 3, "ĐVT")]
    for place, (_, title) in enumerate(groups):
        first = 3 + 5 * place
        boxes += [(0, first, first + 4, 1, title), (1, first + 3, first + 4, 1, "So sánh (%)")]
        boxes += [(1, first + down, first + down, 2, text) for down, text in enumerate(("TH 2021", "KH 2022", "TH 2022"))]
        boxes += [(2, first + 3, first + 3, 1, "TH 2022/TH 2021"), (2, first + 4, first + 4, 1, "TH/KH")]
    headings(paper, top, 3, boxes)
    paper.heights[top], paper.heights[top + 2] = 24, 66
    body = top + 3
    for row, (stt, label, indicator) in enumerate(SIDE, body):
        paper.put(row, 0, stt, border=True, align="center")
        paper.put(row, 1, label, border=True, italic=stt is None, indent=1 if stt is None else 0)
        paper.put(row, 2, UNIT[indicator] if indicator else None, border=True, align="center")
        for place, (code, _) in enumerate(groups):
            side_group(table, row, 3 + 5 * place, code, indicator, len(groups))
    end = body + len(SIDE)
    paper.put(end, 0, "Ô trống: không có.", to=(end, 16), italic=True, size=11)
    signatures(paper, end + 2, 16, SIGNED, ("T/M BAN DÂN VẬN", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"))
    paper.freeze, paper.fit, paper.head_columns = (body - 1, 3), (5, 1), (0, 2)
    return [paper]


def side_group(table, row, first, code, indicator, groups):
    paper, form = table.paper, "#,##0.00" if indicator and UNIT[indicator] == "ha" else "#,##0"
    if indicator is None:
        for column in range(first, first + 5):
            paper.put(row, column, None, border=True)
        return
    sources = ((LAST, "result", BEFORE), (PLANS, "plan", PERIOD), (RESULTS, "result", PERIOD))
    for offset, (source, stage, period) in enumerate(sources):
        value = source[code].get(indicator, Decimal(0))
        if source is LAST and indicator not in source[code]:
            paper.put(row, first + offset, "…", border=True, align="center")
            table.known((row, first + offset), code, indicator, UNAVAILABLE, stage, period)
            continue
        if value == 0:
            paper.put(row, first + offset, None, border=True)
            table.known((row, first + offset), code, indicator, NONE, stage, period)
            continue
        formula = None
        if code == DISTRICT and offset == 2:
            formula = "=" + "+".join(name(row, first + offset + 5 * place) for place in range(1, groups))
        table.figure((row, first + offset), code, indicator, value, stage, period, written=formula, result=value if formula else None, code=form)
    done = RESULTS[code].get(indicator, 0)
    for offset, base in ((3, LAST[code].get(indicator)), (4, PLANS[code].get(indicator))):
        cells = name(row, first + 2), name(row, first + (0 if offset == 3 else 1))
        if base:
            paper.put(row, first + offset, f"={cells[0]}/{cells[1]}", result=done / base, border=True, code="0.0%", align="right")
        else:
            paper.put(row, first + offset, None, border=True)


# Chi cục Thống kê: codes, groups of units, total first, rates with their numerators and denominators

STATISTICS = ((3, "tong-ho", LAST), (4, "tong-ho", RESULTS), (5, "ho-ngheo", LAST), (6, "ty-le-ho-ngheo", LAST), (7, "ho-ngheo", RESULTS),
              (8, "ty-le-ho-ngheo", RESULTS), (9, "lua-ba-ton", RESULTS), (10, "nang-suat-lua", RESULTS), (11, "san-luong-lua", RESULTS))


def statistics(file, records):
    paper = Paper("01-TK", (6, 9, 24, 11, 11, 11, 11, 11, 11, 12, 12, 12))
    table = Table(paper, file, records, "thong-ke")
    top = heading(paper, 5, "Biểu số: 01-TK", "CHI CỤC THỐNG KÊ HUYỆN PHƯỚC SƠN", "Ngày nhận báo cáo: 16/12/2022", None,
                  "SỐ HỘ, HỘ NGHÈO VÀ SẢN XUẤT LÚA BATON PHÂN THEO XÃ, THỊ TRẤN", ("Năm 2022",), NOTICE,
                  right=("Đơn vị báo cáo: Chi cục Thống kê huyện Phước Sơn", "Đơn vị nhận báo cáo: UBND huyện Phước Sơn"))
    boxes = [(0, 0, 0, 3, "STT"), (0, 1, 1, 3, "Mã số"), (0, 2, 2, 3, "Đơn vị"), (0, 3, 4, 1, "Tổng số hộ (hộ)"),
             (1, 3, 3, 2, "Năm 2021"), (1, 4, 4, 2, "Năm 2022"), (0, 5, 8, 1, "Hộ nghèo"), (1, 5, 6, 1, "Năm 2021"), (1, 7, 8, 1, "Năm 2022"),
             (0, 9, 11, 1, "Lúa Baton năm 2022"), (1, 9, 9, 2, "Diện tích (ha)"), (1, 10, 10, 2, "Năng suất (tạ/ha)"), (1, 11, 11, 2, "Sản lượng (tạ)")]
    boxes += [(2, column, column, 1, text) for column, text in ((5, "Số hộ (hộ)"), (6, "Tỷ lệ (%)"), (7, "Số hộ (hộ)"), (8, "Tỷ lệ (%)"))]
    headings(paper, top, 3, boxes)
    paper.heights[top + 1] = paper.heights[top + 2] = 24
    numbers(paper, top + 3, ("A", "B", "C", "(1)", "(2)", "(3)", "(4)=(3)/(1)*100", "(5)", "(6)=(5)/(2)*100", "(7)", "(8)=(9)/(7)", "(9)"))
    groups = (("A", "Thị trấn", CODES[:1]), ("B", "Các xã", CODES[1:]))
    total = row = top + 4
    statistics_row(table, row, None, DISTRICT, "Toàn huyện", True)
    for sign, title, codes in groups:
        row += 1
        for column in range(12):
            paper.put(row, column, {0: sign, 2: title}.get(column), border=True, bold=True, align="center" if column == 0 else None)
        for place, code in enumerate(codes, 1):
            row += 1
            statistics_row(table, row, place, code, NAMES[code].removeprefix("xã ").removeprefix("TT "), False)
    paper.put(row + 1, 0, "Năm 2021 là số chính thức. Năng suất, tỷ lệ của toàn huyện tính từ tổng số.", to=(row + 1, 11), italic=True, size=11)
    signatures(paper, row + 3, 5, SIGNED, ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"), "Phước Sơn, ngày 16 tháng 12 năm 2022")
    paper.freeze = (total - 1, 3)
    return [paper]


def statistics_row(table, row, number, code, title, bold):
    paper = table.paper
    paper.put(row, 0, number, border=True, align="center")
    paper.put(row, 1, int(code), border=True, align="center", bold=bold)
    paper.put(row, 2, title, border=True, bold=bold)
    for column, indicator, source in STATISTICS:
        value = source[code].get(indicator, Decimal(0))
        before = source is LAST
        form = {"tong-ho": "#,##0", "ho-ngheo": "#,##0", "lua-ba-ton": "0.00"}.get(indicator, "0.0")
        table.figure((row, column), code, indicator, value, "official" if before else "result", BEFORE if before else PERIOD,
                     code=form, bold=bold)


# Khối dân vận of a commune: one row to be copied into the district's table

QUICK = ("20728", "20734", "20740", "20752")  # the four communes with gardens


def quick(code, file, records):
    paper = Paper("Báo cáo nhanh", (6, 22, 16, 22, 14, 14, 30, 18))
    title = NAMES[code].split(" ", 1)[1]
    top = heading(paper, 2, f"ĐẢNG ỦY XÃ {title.upper()}", "KHỐI DÂN VẬN", "Số ....-BC/KDV", f"{title}, ngày 13 tháng 12 năm 2022",
                  "BÁO CÁO NHANH KẾT QUẢ PHỐI HỢP CỦA KHỐI DÂN VẬN XÃ", ("Năm 2022",), NOTICE, party=True)
    texts = ("TT", "Đơn vị", "Nhập ngũ (đạt/giao)", "Cải tạo vườn tạp (số vườn/diện tích)", "Tỉa lúa Baton (ha)", "Trồng sắn (ha)",
             "Quà tân binh (suất x mức quà = thành tiền)", "Hộ đăng ký thoát nghèo (hộ)")
    headings(paper, top, 1, [(0, column, column, 1, text) for column, text in enumerate(texts)])
    paper.heights[top] = 50
    row, by = top + 1, (code, "khoi-dan-van")
    done = RESULTS[code]
    cells = [(1, []), (NAMES[code], []),
             (f"{done['nhap-ngu']}/{PLANS[code]['nhap-ngu']} đ/c", [("nhap-ngu", done["nhap-ngu"], "result"), ("nhap-ngu", PLANS[code]["nhap-ngu"], "plan")]),
             (f"{vi(done['vuon-tap'], True)} vườn/{vi(done['dien-tich-vuon-tap'], True)} ha",
              [("vuon-tap", done["vuon-tap"], "result"), ("dien-tich-vuon-tap", done["dien-tich-vuon-tap"], "result")]),
             (f"{vi(done['lua-ba-ton'] * 10000 / 500)} sào" if code == "20740" else f"{vi(done['lua-ba-ton'])} ha",
              [("lua-ba-ton", done["lua-ba-ton"], "result")]),
             (f"{vi(done['san'])} ha", [("san", done["san"], "result")]),
             (f"{done['qua-tan-binh']} suất x 500k = {vi(done['tien-qua'] / 1_000_000)} triệu",
              [("qua-tan-binh", done["qua-tan-binh"], "result"), ("tien-qua", done["tien-qua"], "result")]),
             (f"{PLEDGES[code]:02} hộ", [("thoat-ngheo", Decimal(PLEDGES[code]), "pledge")])]
    for column, (value, known) in enumerate(cells):
        paper.put(row, column, value, border=True, align="center", wrap=True)
        for indicator, figure, stage in known:
            records.note((file, paper), (row, column), code, indicator, PERIOD, stage, by, figure)
    signatures(paper, row + 2, 2, SIGNED, ("T/M KHỐI DÂN VẬN", "TRƯỞNG KHỐI", "(Ký, ghi rõ họ tên)"))
    return [paper]

