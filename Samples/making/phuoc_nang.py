"""Writes the folder phuoc-nang-2025: three communes until 30/06/2025, the one they became from 01/07/2025. All figures are invented."""
import datetime as dt
import os
import tempfile
from decimal import Decimal

from .paper import Paper, heading, headings, letter, signatures
from .phuoc_son import CODES, DISTRICT, FULL_NAMES, INDICATORS, NOTICE, rate
from .phuoc_son_folder import Folder, Submission
from .phuoc_son_programme import BODIES, SIGNS, day
from .programme import FIRST_ROW, programme
from .records import Records

PROGRAM = "phuoc-nang-2025"
CITY, NEW = "48", "20734@2025-07-01"
OLD = {"20731": "Phước Đức", "20734": "Phước Năng", "20737": "Phước Mỹ"}
SUCCESSORS = {"20722": ("Xã Khâm Đức", ("20722", "20725")), "20728": ("Xã Phước Hiệp", ("20728", "20729")),
              "20734": ("Xã Phước Năng", ("20731", "20734", "20737")), "20740": ("Xã Phước Chánh", ("20740", "20743")),
              "20752": ("Xã Phước Thành", ("20746", "20749", "20752"))}
HALF, NINE = "2025-H1", "2025-9M"
ENLISTED_2025 = (9, 3, 5, 3, 5, 5, 3, 5, 2, 3, 2, 4)  # in the official order; 49 for the district

# STT, label, indicator, unit written; then by old commune: plan 2025, first half of 2024, first half of 2025, nine months of 2024.
ROWS = [
    ("1", "Công dân nhập ngũ", "nhap-ngu", "người", {"20731": (5, 5, 5, 5), "20734": (5, 5, 5, 5), "20737": (3, 3, 3, 3)}),
    ("2", "Tỉa lúa Baton", "lua-ba-ton", "ha", {"20731": ("0.4", "0.2", "0.3", "0.3"), "20734": ("0.6", "0.4", "0.5", "0.55"),
                                                "20737": ("0.2", "0.1", "0.15", "0.2")}),
    ("3", "Kinh phí giúp hộ thoát nghèo", "tien-giup-ho", "đồng",
     {"20731": (8_000_000, 2_000_000, 2_000_000, 4_000_000), "20734": (12_000_000, 4_000_000, 4_000_000, 7_000_000),
      "20737": (6_000_000, 2_000_000, 2_000_000, 3_000_000)}),
    ("4", "Tổng số hộ", "tong-ho", "hộ", {"20731": (None, 604, 611, 606), "20734": (None, 648, 655, 650), "20737": (None, 433, 437, 434)}),
    ("4.1", "Trong đó: Hộ nghèo", "ho-ngheo", "hộ", {"20731": (None, 101, 88, 97), "20734": (None, 122, 104, 118), "20737": (None, 96, 85, 92)}),
    ("5", "Tỷ lệ hộ nghèo", "ty-le-ho-ngheo", "%", None),
    ("6", "Số buổi tuyên truyền", "buoi-tuyen-truyen", "buổi", {"20731": (6, 3, 3, 4), "20734": (8, 4, 4, 6), "20737": (5, 2, 3, 3)}),
]
LATER = {"nhap-ngu": 13, "lua-ba-ton": "1.05", "tien-giup-ho": 20_000_000, "tong-ho": 1712, "ho-ngheo": 251, "buoi-tuyen-truyen": 15}
HOUSEHOLDS = {"20731": 1, "20734": 2, "20737": 1, NEW: 4}
CUMULATIVE = {"buoi-tuyen-truyen": "luỹ kế"}
USED = [row[2] for row in ROWS] + ["thoat-ngheo"]
UNIT = {row[0]: row[2] for row in INDICATORS}
LABELS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2025", "Cùng kỳ năm 2024", "Thực hiện trong kỳ", "Tỷ lệ TH/KH (%)", "Ghi chú")


def figures(code):
    """By indicator: plan, same time of last year, this period. The new commune's past is the sum of the three before it."""
    found = {}
    for _, _, indicator, _, olds in ROWS:
        if olds and code in olds:
            found[indicator] = [None if value is None else Decimal(str(value)) for value in olds[code][:3]]
        elif olds:
            plans = [old[0] for old in olds.values()]
            plan = None if None in plans else sum(Decimal(str(value)) for value in plans)
            found[indicator] = [plan, sum(Decimal(str(old[3])) for old in olds.values()), Decimal(str(LATER[indicator]))]
    part, whole = found["ho-ngheo"], found["tong-ho"]
    found["ty-le-ho-ngheo"] = [None, rate(part[1], whole[1]), rate(part[2], whole[2])]
    return found


def main_form(code, file, records):
    new = code == NEW
    period, before = (NINE, "2024-9M") if new else (HALF, "2024-H1")
    title = "Phước Năng" if new else OLD[code]
    paper = Paper("Biểu 01", (6, 38, 13, 16, 16, 16, 13, 24))
    top = heading(paper, 2, "THÀNH PHỐ ĐÀ NẴNG" if new else "HUYỆN PHƯỚC SƠN", f"UBND XÃ {title.upper()}", "Số: ....../BC-UBND",
                  f"{title}, ngày {'15 tháng 9' if new else '16 tháng 6'} năm 2025", "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH PHỐI HỢP",
                  ("9 tháng năm 2025" if new else "6 tháng đầu năm 2025",
                   f"(Tính từ ngày 15/12/2024 đến ngày {'14/9' if new else '14/6'}/2025)"), NOTICE)
    headings(paper, top, 1, [(0, column, column, 1, text) for column, text in enumerate(LABELS)])
    paper.heights[top] = 34
    for column, text in enumerate(("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(6)/(4)*100", "(8)")):
        paper.put(top + 1, column, text, italic=True, size=10, align="center", border=True)
    rows, known = top + 2, figures(code)
    for row, (stt, label, indicator, measure, _) in enumerate(ROWS, rows):
        for column, value in enumerate((stt, label, measure)):
            paper.put(row, column, value, border=True, align="center" if column != 1 else None)
        form = {"ha": "#,##0.00", "%": "0.0"}.get(measure, "#,##0")
        for column, value, when, stage in zip((3, 4, 5), known[indicator], ("2025", before, period), ("plan", "result", "result")):
            missing = value is None
            paper.put(row, column, "x" if missing else value, border=True, code=form, align="center" if missing else "right")
            by = (code, "ubnd")
            records.note((file, paper), (row, column), code, indicator, when, stage, by, "notApplicable" if missing else value)
        plan, _, done = known[indicator]
        share = done / plan * 100 if plan else None
        paper.put(row, 6, f"=F{row}/D{row}*100" if plan else None, result=share, border=True, code="0.0", align="right")
        paper.put(row, 7, "Cộng ba xã trước sáp nhập (cột 5)" if new and row == rows else None, border=True, wrap=True)
        if new and row == rows:
            paper.heights[row] = 34
    signatures(paper, rows + len(ROWS) + 1, 2, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return paper


def list_form(code, file, records):
    period, title = (NINE, "Phước Năng") if code == NEW else (HALF, OLD[code])
    paper = Paper("Biểu 02", (6, 28, 16, 34, 22))
    top = heading(paper, 2, "THÀNH PHỐ ĐÀ NẴNG" if code == NEW else "HUYỆN PHƯỚC SƠN", f"UBND XÃ {title.upper()}", None, None,
                  "DANH SÁCH HỘ ĐƯỢC GIÚP ĐỠ THOÁT NGHÈO", ("9 tháng năm 2025" if code == NEW else "6 tháng đầu năm 2025",), NOTICE)
    headings(paper, top, 1, [(0, column, column, 1, text) for column, text in enumerate(
        ("STT", "Họ và tên chủ hộ", "Thôn", "Nội dung giúp đỡ", "Ghi chú"))])
    rows = [top + 1 + place for place in range(HOUSEHOLDS[code])]
    for place, row in enumerate(rows):
        for column, value in enumerate((place + 1, f"Hồ Văn {'ABCD'[place]}", f"Thôn {place + 1}", "Hỗ trợ cây giống, con giống", None)):
            paper.put(row, column, value, border=True, align="center" if column == 0 else None)
    records.note((file, paper), [(row, 1) for row in rows], code, "thoat-ngheo", period, "pledge", (code, "ubnd"), len(rows))
    signatures(paper, rows[-1] + 2, 2, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return paper


def military(file, records):
    paper = Paper("Biểu 01-QS", (6, 14, 30, 18, 18, 24), landscape=False)
    top = heading(paper, 2, "BỘ CHQS TỈNH QUẢNG NAM", "BAN CHQS HUYỆN PHƯỚC SƠN", "Số: ....../BC-BCH", "Phước Sơn, ngày 16 tháng 6 năm 2025",
                  "KẾT QUẢ GIAO QUÂN", ("6 tháng đầu năm 2025",), NOTICE)
    headings(paper, top, 2, ((0, 0, 0, 2, "TT"), (0, 1, 1, 2, "Mã đơn vị"), (0, 2, 2, 2, "Đơn vị"), (0, 3, 4, 1, "Giao quân (người)"),
                             (1, 3, 3, 1, "Chỉ tiêu giao"), (1, 4, 4, 1, "Kết quả"), (0, 5, 5, 2, "Ghi chú")))
    total = top + 2
    for row, code in enumerate([DISTRICT, *CODES], total):
        first = code == DISTRICT
        value = sum(ENLISTED_2025) if first else ENLISTED_2025[CODES.index(code)]
        for column, text in enumerate((None if first else row - total, code, "Tổng số" if first else FULL_NAMES[code])):
            paper.put(row, column, text, border=True, bold=first, align=None if column == 2 else "center")
        for column, when, stage in ((3, "2025", "plan"), (4, HALF, "result")):
            c = letter(column)
            paper.put(row, column, f"=SUM({c}{total + 1}:{c}{total + len(CODES)})" if first else value, result=value, border=True, bold=first,
                      code="#,##0", align="right")
            records.note((file, paper), (row, column), code, "nhap-ngu", when, stage, (DISTRICT, "ban-chqs"), value)
        paper.put(row, 5, "100% chỉ tiêu" if first else None, border=True)
    signatures(paper, total + len(CODES) + 2, 2, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("CHỈ HUY TRƯỞNG", "(Ký tên, đóng dấu)"))
    return paper


def units():
    last, first = day(30, 6, 2025), day(1, 7, 2025)
    rows = [("49", "Tỉnh Quảng Nam", "tỉnh", "", "", last), (CITY, "Thành phố Đà Nẵng", "thành phố"),
            (DISTRICT, "Huyện Phước Sơn", "huyện", "49", "", last)]
    rows += [(code, FULL_NAMES[code], "thị trấn" if code == "20722" else "xã", DISTRICT, "", last, "Phước Hòa" if code == "20729" else "")
             for code in CODES]
    rows += [(code, title, "xã", CITY, first) for code, (title, _) in SUCCESSORS.items()]
    return rows + [(code, title, "cơ quan", "", "", "", other) for code, title, other in BODIES]


def lists():
    last, first = day(30, 6, 2025), day(1, 7, 2025)
    quotas = [(row[2], code, "2025", int(row[4][code][0]), row[3], 1, day(15, 1, 2025), "Kế hoạch ......./KH-UBND")
              for row in ROWS if row[2] in ("nhap-ngu", "buoi-tuyen-truyen") for code in OLD]
    indicators = [(code, title, unit, kind, over, CUMULATIVE.get(code, periods), parent if parent in USED else "", part if parent in USED else "",
                   above, below, "", low, high, body, names)
                  for code, title, unit, kind, over, periods, parent, part, above, below, low, high, body, names in INDICATORS if code in USED]
    forms = [
        ("bieu-01", "Kết quả thực hiện chương trình phối hợp", "ubnd", "nộp", "mỗi dòng một chỉ tiêu", "Biểu 01", "", "thực hiện", SIGNS, "NĐ 09/2019"),
        ("bieu-02", "Danh sách hộ được giúp đỡ thoát nghèo", "ubnd", "nộp", "danh sách", "Biểu 02", "", "đăng ký", "", "NĐ 09/2019"),
        ("qs-01", "Kết quả giao quân", "ban-chqs", "cơ quan khác", "mỗi dòng một đơn vị", "", "Kết quả giao quân", "thực hiện", SIGNS)]
    columns = [
        ("bieu-01", "STT", "STT"), ("bieu-01", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"), ("bieu-01", "Đơn vị tính", "ĐVT"),
        ("bieu-01", "Kế hoạch năm 2025", "Số liệu", "", "kế hoạch", "2025", "", "số"),
        ("bieu-01", "Cùng kỳ năm 2024", "Số liệu", "", "thực hiện", "năm trước", "", "số"),
        ("bieu-01", "Thực hiện trong kỳ", "Số liệu", "", "thực hiện", "", "", "số", "có"),
        ("bieu-01", "Tỷ lệ TH/KH (%)", "Tỷ lệ nêu"), ("bieu-01", "Ghi chú", "Ghi chú"),
        ("bieu-02", "STT", "STT"), ("bieu-02", "Họ và tên chủ hộ", "Đếm", "thoat-ngheo", "đăng ký", "", "hộ", "", "có"),
        ("bieu-02", "Thôn", "Bỏ qua"), ("bieu-02", "Nội dung giúp đỡ", "Ghi chú"), ("bieu-02", "Ghi chú", "Ghi chú"),
        ("qs-01", "TT", "STT"), ("qs-01", "Mã đơn vị", "Mã đơn vị"), ("qs-01", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
        ("qs-01", "Giao quân (người) › Chỉ tiêu giao", "Số liệu", "nhap-ngu", "kế hoạch", "2025", "người", "số"),
        ("qs-01", "Giao quân (người) › Kết quả", "Số liệu", "nhap-ngu", "thực hiện", "", "người", "số", "có"),
        ("qs-01", "Ghi chú", "Ghi chú")]
    flows = [(form, code, "ubnd", DISTRICT, "", last) for form in ("bieu-01", "bieu-02") for code in OLD]
    flows += [(form, "20734", "ubnd", CITY, first) for form in ("bieu-01", "bieu-02")] + [("qs-01", DISTRICT, "ban-chqs", DISTRICT, "", last)]
    start, due = day(15, 12, 2024), "+2 ngày làm việc"
    holidays = [(day(1, 1, 2025), "Tết Dương lịch"), *[(day(27, 1, 2025) + dt.timedelta(days), "Tết Nguyên đán") for days in range(5)],
                (day(7, 4, 2025), "Giỗ Tổ Hùng Vương"), (day(26, 4, 2025), "Làm bù cho ngày 02/5", "có"), (day(30, 4, 2025), "Ngày Chiến thắng"),
                (day(1, 5, 2025), "Ngày Quốc tế Lao động"), (day(2, 5, 2025), "Nghỉ hoán đổi"), (day(1, 9, 2025), "Quốc khánh"),
                (day(2, 9, 2025), "Quốc khánh")]
    return {"Chương trình": [(PROGRAM, "Chương trình phối hợp hoạt động, địa bàn Phước Năng năm 2025", "Ban Chỉ đạo chương trình phối hợp", 2025,
                              "Trung", CITY)],
            "Đơn vị": units(),
            "Sáp nhập": [(old, new, first, "toàn bộ", 1, "Nghị quyết 1659/NQ-UBTVQH15") for new, (_, olds) in SUCCESSORS.items() for old in olds],
            "Chỉ tiêu": indicators, "Giao chỉ tiêu": quotas, "Biểu": forms, "Cột biểu": columns, "Nộp": flows,
            "Kỳ": [(HALF, "6 tháng đầu năm 2025", "", "", start, day(14, 6, 2025), "NĐ 09/2019", due),
                   (NINE, "9 tháng năm 2025", "", "", start, day(14, 9, 2025), "NĐ 09/2019", due)],
            "Nghỉ lễ": holidays}


def make(folder):
    records, declared = Records(UNIT), lists()
    with tempfile.TemporaryDirectory() as scratch:
        books = Folder(folder, scratch)
        received = []
        papers = programme(declared, "CHƯƠNG TRÌNH PHỐI HỢP, ĐỊA BÀN PHƯỚC NĂNG 2025", NOTICE)
        quotas = next(paper for paper in papers if paper.name == "Giao chỉ tiêu")
        for row, (indicator, code, period, value, *_) in enumerate(declared["Giao chỉ tiêu"], FIRST_ROW):
            records.note(("chuong-trinh.xlsx", quotas), (row, 3), code, indicator, period, "plan", None, value, quota=True)
        books.add("chuong-trinh.xlsx", papers, "Chương trình phối hợp năm 2025")
        for code, slug, writer in (("20731", "xa-phuoc-duc", "xlsxwriter"), ("20734", "xa-phuoc-nang-cu", "openpyxl+libreoffice"),
                                   ("20737", "xa-phuoc-my", "xlsxwriter+libreoffice"), (NEW, "xa-phuoc-nang-moi", "xlsxwriter")):
            file = f"{slug}-{'9-thang' if code == NEW else '6-thang'}-2025.xlsx"
            received.append((file, code.split("@")[0], f"2025-{'09-16' if code == NEW else '06-17'}T10:00:00+07:00"))
            papers = [main_form(code, file, records), list_form(code, file, records)]
            books.add(f"{NINE if code == NEW else HALF}/{file}", papers, "Báo cáo năm 2025", writer)
        file = "ban-chqs-huyen-6-thang-2025.xlsx"
        books.add(f"{HALF}/{file}", [military(file, records)], "Báo cáo 6 tháng năm 2025")
        books.finish()
        received.append((file, DISTRICT, "2025-06-17T15:30:00+07:00"))
        books.received([Submission(name, [], "", "", sender, time) for name, sender, time in received])
    quotas, achievements = records.write(os.path.join(folder, "expected-records.json"), PROGRAM)
    print(f"{PROGRAM}/expected-records.json: {quotas} quotas, {achievements} achievements")
