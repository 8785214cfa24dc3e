"""Phước Sơn, 2022: units, indicators and figures. The figures of communes are invented; they add up to the published ones."""
from decimal import ROUND_HALF_UP, Decimal

from .figures import CASSAVA, ENLISTED, GARDENS, GARDEN_AREA, GIFT, HOUSEHOLDS, RICE, SELECTED, UNITS

DISTRICT = "511"
PERIOD, BEFORE = "2022", "2021"
NOTICE = "Số liệu minh hoạ, không phải số thật."
FULL_NAMES = {code: ("Thị trấn " + name[3:]) if name.startswith("TT") else "Xã " + name[3:] for code, name, *_ in UNITS}
CODES = [unit[0] for unit in UNITS]
NONE, BLANK, NOT_APPLICABLE, UNAVAILABLE = "none", "notReported", "notApplicable", "unavailable"
SIGN = {NONE: "-", BLANK: None, NOT_APPLICABLE: "x", UNAVAILABLE: "…"}

# Code, name, unit, kind, over organizations, over periods, parent, part of it (some, all), numerator, denominator,
# low and high band (% of quota), authority, other names.
COUNT, AREA, MONEY = "số lượng", "diện tích", "tiền"
INDICATORS = [
    ("nhap-ngu", "Công dân nhập ngũ", "người", COUNT, "cộng", "trong kỳ", "", "", "", "", 100, 100, "ban-chqs",
     "Thanh niên nhập ngũ; Công dân lên đường nhập ngũ; Giao quân"),
    ("nhap-ngu-dang-vien", "Công dân nhập ngũ là đảng viên", "người", COUNT, "cộng", "trong kỳ", "nhap-ngu", "trong đó", "", "",
     "", "", "ban-chqs", "Đảng viên"),
    ("nhap-ngu-dtts", "Công dân nhập ngũ là người dân tộc thiểu số", "người", COUNT, "cộng", "trong kỳ", "nhap-ngu", "trong đó",
     "", "", "", "", "ban-chqs", "Dân tộc thiểu số"),
    ("qua-tan-binh", "Thanh niên trúng tuyển được tặng quà", "người", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "",
     "ban-chqs", "Thanh niên được tặng quà; Suất quà tặng tân binh"),
    ("tong-kinh-phi", "Tổng kinh phí", "đồng", MONEY, "cộng", "trong kỳ", "", "", "", "", "", "", "ubnd", ""),
    ("tien-qua", "Kinh phí tặng quà", "đồng", MONEY, "cộng", "trong kỳ", "tong-kinh-phi", "gồm", "", "", "", "", "ban-chqs",
     "Tiền quà"),
    ("lua-ba-ton", "Tỉa lúa Baton", "ha", AREA, "cộng", "trong kỳ", "", "", "", "", "", "", "thong-ke", "Lúa Baton; Lúa rẫy Baton"),
    ("san-luong-lua", "Sản lượng lúa Baton", "tạ", "khối lượng", "cộng", "trong kỳ", "", "", "", "", "", "", "thong-ke", ""),
    ("nang-suat-lua", "Năng suất lúa Baton", "tạ/ha", "năng suất", "tính lại", "trong kỳ", "", "", "san-luong-lua", "lua-ba-ton",
     "", "", "thong-ke", ""),
    ("san", "Trồng sắn", "ha", AREA, "cộng", "trong kỳ", "", "", "", "", "", "", "thong-ke", "Sắn"),
    ("vuon-tap", "Số vườn tạp cải tạo", "vườn", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "", "ubnd", "Số vườn; Vườn tạp"),
    ("dien-tich-vuon-tap", "Diện tích vườn tạp cải tạo", "ha", AREA, "cộng", "trong kỳ", "", "", "", "", "", "", "ubnd",
     "Diện tích vườn"),
    ("mo-hinh", "Mô hình phối hợp", "mô hình", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "", "ubnd", "Số mô hình"),
    ("kinh-phi-mo-hinh", "Kinh phí mô hình", "đồng", MONEY, "cộng", "trong kỳ", "tong-kinh-phi", "gồm", "", "", "", "", "ubnd", ""),
    ("thoat-ngheo", "Hộ được giúp đỡ thoát nghèo", "hộ", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "", "khoi-dan-van",
     "Hộ thoát nghèo; Giúp đỡ hộ thoát nghèo"),
    ("tien-giup-ho", "Kinh phí giúp hộ thoát nghèo", "đồng", MONEY, "cộng", "trong kỳ", "", "", "", "", "", "", "khoi-dan-van", ""),
    ("tong-ho", "Tổng số hộ", "hộ", COUNT, "cộng", "thời điểm", "", "", "", "", "", "", "thong-ke", "Số hộ"),
    ("ho-ngheo", "Hộ nghèo", "hộ", COUNT, "cộng", "thời điểm", "tong-ho", "trong đó", "", "", "", "", "thong-ke", "Số hộ nghèo"),
    ("ty-le-ho-ngheo", "Tỷ lệ hộ nghèo", "%", "tỷ lệ", "tính lại", "thời điểm", "", "", "ho-ngheo", "tong-ho", "", "", "thong-ke", ""),
    ("buoi-tuyen-truyen", "Số buổi tuyên truyền", "buổi", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "", "khoi-dan-van",
     "Buổi tuyên truyền"),
    ("buoi-tap-trung", "Tuyên truyền tập trung", "buổi", COUNT, "cộng", "trong kỳ", "buoi-tuyen-truyen", "gồm", "", "", "", "",
     "khoi-dan-van", "Tập trung"),
    ("buoi-long-ghep", "Tuyên truyền lồng ghép", "buổi", COUNT, "cộng", "trong kỳ", "buoi-tuyen-truyen", "gồm", "", "", "", "",
     "khoi-dan-van", "Lồng ghép"),
    ("luot-nguoi", "Lượt người tham dự", "lượt người", COUNT, "cộng", "trong kỳ", "", "", "", "", "", "", "khoi-dan-van",
     "Số lượt người tham dự"),
]
UNIT = {row[0]: row[2] for row in INDICATORS}
ADDITIVE = [row[0] for row in INDICATORS if row[4] == "cộng"]

# Invented, in the official order of the units.
INVENTED = {
    "nhap-ngu-dang-vien": (2, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1),
    "nhap-ngu-dtts": (3, 2, 4, 2, 3, 5, 3, 4, 2, 3, 2, 4),
    "san-luong-lua": (0, 0, "4.5", 0, 0, "4.2", 0, 8, 0, 0, 0, "5.6"),
    "thoat-ngheo": (2, 1, 2, 1, 1, 1, 0, 2, 1, 0, 1, 1),
    "tong-ho": (1985, 312, 655, 318, 596, 640, 428, 554, 346, 331, 297, 508),
    "ho-ngheo": (162, 71, 148, 80, 139, 171, 133, 158, 112, 109, 121, 190),
    "buoi-tap-trung": (6, 3, 4, 2, 3, 4, 3, 3, 3, 4, 3, 4),
    "buoi-long-ghep": (2, 1, 2, 2, 2, 1, 1, 2, 1, 1, 1, 1),
    "luot-nguoi": (2412, 596, 1500, 350, 955, 948, 590, 885, 488, 540, 475, 862),
}
LAST_YEAR = {
    "nhap-ngu": (8, 3, 4, 3, 4, 5, 3, 4, 3, 3, 2, 4), "qua-tan-binh": (10, 4, 5, 4, 5, 6, 4, 5, 4, 4, 3, 5),
    "lua-ba-ton": (0, 0, "0.2", 0, 0, "0.3", 0, "0.4", 0, 0, 0, "0.25"), "san": (0, 0, "0.5", 0, 0, "0.4", 0, "0.5", 0, 0, 0, "0.3"),
    "vuon-tap": (0, 0, 2, 0, 0, 2, 0, 3, 0, 0, 0, 1), "dien-tich-vuon-tap": (0, 0, "1.5", 0, 0, 1, 0, 2, 0, 0, 0, "0.5"),
    "thoat-ngheo": (1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1),
    "tong-ho": (1962, 309, 648, 315, 590, 633, 424, 549, 343, 327, 294, 503),
    "ho-ngheo": (198, 84, 171, 92, 160, 196, 151, 181, 126, 124, 134, 212),
    "buoi-tap-trung": (5, 2, 3, 2, 3, 3, 2, 3, 2, 3, 2, 3), "buoi-long-ghep": (2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1),
    "luot-nguoi": (2105, 480, 1210, 330, 860, 905, 512, 790, 402, 495, 418, 780),
}
MODEL_AT, MODEL_COST = "20737", 170_000_000  # which commune has the model at the Lò Xo pass is invented
PLANNED_TALKS = (8, 4, 6, 4, 5, 5, 4, 6, 4, 5, 4, 6)
PLANNED_ATTENDANCE = (2400, 600, 1400, 400, 950, 950, 600, 950, 500, 550, 500, 900)


def rate(part, whole, times=100, digits="0.1"):
    return (Decimal(part) * times / Decimal(whole)).quantize(Decimal(digits), ROUND_HALF_UP)


def with_sums(figures, gifts):
    figures["buoi-tuyen-truyen"] = figures["buoi-tap-trung"] + figures["buoi-long-ghep"]
    figures["tien-qua"] = figures["qua-tan-binh"] * gifts
    figures["tong-kinh-phi"] = figures["tien-qua"] + figures["kinh-phi-mo-hinh"]
    return with_rates(figures)


def with_rates(figures):
    figures["ty-le-ho-ngheo"] = rate(figures["ho-ngheo"], figures["tong-ho"])
    if figures.get("lua-ba-ton") and "san-luong-lua" in figures:
        figures["nang-suat-lua"] = rate(figures["san-luong-lua"], figures["lua-ba-ton"], 1)
    return figures


def of_units(rows):
    """Figures by unit and indicator, the district's own added up, rates worked out from the sums."""
    rows[DISTRICT] = {code: sum((row[code] for row in rows.values()), Decimal(0)) for code in ADDITIVE if code in rows[CODES[0]]}
    with_rates(rows[DISTRICT])
    return rows


def results():
    rows = {}
    for place, unit in enumerate(UNITS):
        row = {"nhap-ngu": unit[ENLISTED], "qua-tan-binh": unit[SELECTED], "lua-ba-ton": unit[RICE], "san": unit[CASSAVA],
               "vuon-tap": unit[GARDENS], "dien-tich-vuon-tap": unit[GARDEN_AREA],
               "mo-hinh": 1 if unit[0] == MODEL_AT else 0, "kinh-phi-mo-hinh": MODEL_COST if unit[0] == MODEL_AT else 0,
               "tien-giup-ho": unit[HOUSEHOLDS] * 2_000_000, **{code: figures[place] for code, figures in INVENTED.items()}}
        rows[unit[0]] = with_sums({code: Decimal(str(value)) for code, value in row.items()}, GIFT)
    return of_units(rows)


def last_year():
    rows = {}
    for place, code in enumerate(CODES):
        row = {which: Decimal(str(figures[place])) for which, figures in LAST_YEAR.items()}
        rows[code] = with_sums({**row, "mo-hinh": Decimal(0), "kinh-phi-mo-hinh": Decimal(0)}, 400_000)
    return of_units(rows)


def plans():
    """What was assigned: as much as was done where the news item says nothing else."""
    rows = {}
    for place, unit in enumerate(UNITS):
        done = RESULTS[unit[0]]
        rows[unit[0]] = {code: done[code] for code in ("nhap-ngu", "qua-tan-binh", "tien-qua", "lua-ba-ton", "san", "vuon-tap",
                                                       "dien-tich-vuon-tap", "mo-hinh", "kinh-phi-mo-hinh", "tong-kinh-phi")}
        rows[unit[0]].update({"thoat-ngheo": Decimal(unit[HOUSEHOLDS]), "buoi-tuyen-truyen": Decimal(PLANNED_TALKS[place]),
                              "luot-nguoi": Decimal(PLANNED_ATTENDANCE[place])})
    rows[DISTRICT] = {code: sum(row[code] for row in rows.values()) for code in rows[CODES[0]]}
    return rows


RESULTS, LAST = results(), last_year()
PLANS = plans()
PLEDGES = {unit[0]: unit[HOUSEHOLDS] for unit in UNITS}


def check():
    published = {"nhap-ngu": 47, "lua-ba-ton": "1.5", "san": 2, "vuon-tap": 13, "dien-tich-vuon-tap": 10,
                 "kinh-phi-mo-hinh": MODEL_COST, "qua-tan-binh": 66, "tien-qua": 33_000_000}
    wrong = {code: value for code, value in published.items() if RESULTS[DISTRICT][code] != Decimal(str(value))}
    if wrong or sum(PLEDGES.values()) != 17 or sum(1 for code in CODES if RESULTS[code]["vuon-tap"]) != 4:
        raise SystemExit(f"the communes do not add up to the published figures: {wrong}")
