"""The program workbook of Phước Sơn, 2022: what an official declares about units, indicators, forms and deadlines."""
import datetime as dt

from .phuoc_son import CODES, DISTRICT, FULL_NAMES, INDICATORS, PERIOD, PLANS, UNIT
from .phuoc_son_bodies import PLANNED, QUICK
from .phuoc_son_reports import AREAS
from .phuoc_son_reports import COLUMNS as REPORT_COLUMNS
from .phuoc_son_reports import FORMS as REPORT_FORMS

SIGNS = "trống = chưa báo cáo; - = không có; x = không áp dụng; … = chưa có số"
DOCUMENT = "Kế hoạch ......./KH-HĐNVQS"
OTHER_NAMES = {"20722": "TT Khâm Đức; T.T Khâm Đức", "20729": "Phước Hòa", "20740": "P.Chánh"}
BODIES = (("ban-chi-dao", "Ban Chỉ đạo chương trình phối hợp", "BCĐ"), ("ubnd", "Ủy ban nhân dân", "UBND"), ("ban-chqs", "Ban Chỉ huy Quân sự", "Ban CHQS; BCHQS"),
          ("khoi-dan-van", "Khối dân vận", "Ban Dân vận"), ("hoi-nong-dan", "Hội Nông dân", "Hội ND; HND"), ("thong-ke", "Chi cục Thống kê", "Thống kê"))


def day(date, month, year):
    return dt.datetime(year, month, date)


def units():
    rows = [("49", "Tỉnh Quảng Nam", "tỉnh", "", "", "", ""), (DISTRICT, "Huyện Phước Sơn", "huyện", "49", "", "", "Toàn huyện")]
    for code in CODES:
        kind = "thị trấn" if FULL_NAMES[code].startswith("Thị trấn") else "xã"
        rows.append((code, FULL_NAMES[code], kind, DISTRICT, "", "", OTHER_NAMES.get(code, ""), AREAS[code]))
    return rows + [(code, name, "cơ quan", "", "", "", other) for code, name, other in BODIES]


def indicators():
    return [(code, name, unit, kind, over, periods, parent, part, above, below, "", low, high, body, names)
            for code, name, unit, kind, over, periods, parent, part, above, below, low, high, body, names in INDICATORS]


def quotas():
    """The first allotment of two communes was changed ten days later; the whole stayed 47."""
    rows = []
    for code in (DISTRICT, *CODES):
        given = int(PLANS[code]["nhap-ngu"])
        first = {"20746": 2, "20749": 3}.get(code, given)
        rows.append(("nhap-ngu", code, PERIOD, first, "người", 1, day(10, 1, 2022), DOCUMENT))
        if first != given:
            rows.append(("nhap-ngu", code, PERIOD, given, "người", 2, day(20, 1, 2022), DOCUMENT))
    for code in (DISTRICT, *QUICK):
        rows.append(("vuon-tap", code, PERIOD, int(PLANS[code]["vuon-tap"]), "vườn", 1, day(20, 1, 2022), "Kế hoạch ......./KH-BCĐ"))
    return rows


FORMS = [
    ("bieu-01", "Kết quả thực hiện chương trình phối hợp", "ubnd", "nộp", "mỗi dòng một chỉ tiêu", "",
     "Báo cáo kết quả thực hiện chương trình phối hợp", "thực hiện", SIGNS, "NĐ 09/2019", "mau-bieu-01.xlsx"),
    ("bieu-02", "Danh sách hộ được giúp đỡ thoát nghèo", "ubnd", "nộp", "danh sách", "", "Danh sách hộ được giúp đỡ", "đăng ký", "",
     "NĐ 09/2019", ""),
    ("bieu-03", "Báo cáo nhanh của khối dân vận xã", "khoi-dan-van", "nộp", "mỗi dòng một đơn vị", "", "Báo cáo nhanh", "thực hiện",
     SIGNS, "", ""),
    ("kh-giao-quan", "Kế hoạch giao quân", "ubnd", "kế hoạch", "mỗi dòng một đơn vị", "Giao quân", "Kế hoạch giao quân", "kế hoạch", "", "", ""),
    ("kh-khac", "Giao chỉ tiêu chương trình phối hợp", "ubnd", "kế hoạch", "mỗi dòng một đơn vị", "Chỉ tiêu khác", "Giao chỉ tiêu",
     "kế hoạch", "trống = không áp dụng", "", ""),
    ("qs-01", "Kết quả giao quân", "ban-chqs", "cơ quan khác", "mỗi dòng một đơn vị", "Biểu 01-QS", "Kết quả giao quân", "thực hiện", SIGNS, "", ""),
    ("qs-02", "Thăm, tặng quà thanh niên trúng tuyển", "ban-chqs", "cơ quan khác", "mỗi dòng một đơn vị", "Biểu 01-QS", "Thăm, tặng quà",
     "thực hiện", SIGNS, "", ""),
    ("qs-03", "Giúp dân lao động sản xuất", "ban-chqs", "cơ quan khác", "mỗi dòng một đơn vị", "Biểu 02-QS", "Giúp dân lao động sản xuất",
     "thực hiện", SIGNS, "", ""),
    ("nd-01", "Kết quả phối hợp của Hội Nông dân", "hoi-nong-dan", "cơ quan khác", "mỗi dòng một đơn vị", "", "Hội Nông dân", "thực hiện", SIGNS,
     "", ""),
    ("dv-07", "Tổng hợp kết quả công tác dân vận theo xã", "khoi-dan-van", "cơ quan khác", "đơn vị theo cột", "Biểu 07", "Biểu 07",
     "thực hiện", "trống = không có; … = chưa có số", "", ""),
    ("tk-01", "Hộ nghèo và sản xuất lúa Baton", "thong-ke", "cơ quan khác", "mỗi dòng một đơn vị", "01-TK", "Số hộ, hộ nghèo", "thực hiện", SIGNS,
     "NĐ 09/2019", ""),
]

PLAN, RESULT, PLEDGE, OFFICIAL, LAST_YEAR = "kế hoạch", "thực hiện", "đăng ký", "chính thức", "năm trước"
DONE = "Kết quả thực hiện | Kết quả đạt được"
COLUMNS = [
    ("bieu-01", "STT | TT", "STT"),
    ("bieu-01", "Mã số", "Mã chỉ tiêu"),
    ("bieu-01", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"),
    ("bieu-01", "Đơn vị tính | ĐVT", "ĐVT"),
    ("bieu-01", "Kế hoạch năm 2022 | KH năm 2022", "Số liệu", "", PLAN, "", "", "số", "có"),
    ("bieu-01", f"{DONE} › Năm 2021", "Số liệu", "", RESULT, LAST_YEAR, "", "số"),
    ("bieu-01", f"{DONE} › Năm 2022", "Số liệu", "", RESULT, "", "", "số", "có"),
    ("bieu-01", "Tỷ lệ TH/KH (%)", "Tỷ lệ nêu"),
    ("bieu-01", "Ghi chú", "Ghi chú"),
    ("bieu-02", "STT", "STT"),
    ("bieu-02", "Họ và tên chủ hộ", "Đếm", "thoat-ngheo", PLEDGE, "", "hộ", "", "có"),
    ("bieu-02", "Thôn", "Bỏ qua"),
    ("bieu-02", "Nội dung giúp đỡ", "Ghi chú"),
    ("bieu-02", "Kinh phí hỗ trợ (đồng)", "Cộng", "tien-giup-ho", RESULT, "", "đồng", "số"),
    ("bieu-02", "Đơn vị nhận giúp đỡ", "Bỏ qua"),
    ("bieu-03", "TT", "STT"),
    ("bieu-03", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("bieu-03", "Nhập ngũ (đạt/giao)", "Số liệu", "nhap-ngu", RESULT, "", "", "đạt/giao"),
    ("bieu-03", "Cải tạo vườn tạp (số vườn/diện tích)", "Số liệu", "vuon-tap; dien-tich-vuon-tap", RESULT, "", "", "gộp"),
    ("bieu-03", "Tỉa lúa Baton (ha)", "Số liệu", "lua-ba-ton", RESULT, "", "ha", "số"),
    ("bieu-03", "Trồng sắn (ha)", "Số liệu", "san", RESULT, "", "ha", "số"),
    ("bieu-03", "Quà tân binh (suất x mức quà = thành tiền)", "Số liệu", "qua-tan-binh; tien-qua", RESULT, "", "", "tích"),
    ("bieu-03", "Hộ đăng ký thoát nghèo (hộ)", "Số liệu", "thoat-ngheo", PLEDGE, "", "hộ", "số"),
    ("kh-giao-quan", "STT", "STT"),
    ("kh-giao-quan", "Mã đơn vị", "Mã đơn vị"),
    ("kh-giao-quan", "Xã, thị trấn", "Đơn vị", "", "", "", "", "", "có"),
    ("kh-giao-quan", "Chỉ tiêu giao quân › Số lượng", "Số liệu", "nhap-ngu", PLAN, "", "người", "số", "có"),
    ("kh-giao-quan", "Chỉ tiêu giao quân › Tỷ trọng trong huyện (%)", "Bỏ qua"),
    ("kh-giao-quan", "Ghi chú", "Ghi chú"),
    ("kh-khac", "STT", "STT"),
    ("kh-khac", "Xã, thị trấn", "Đơn vị", "", "", "", "", "", "có"),
    *[("kh-khac", f"Chỉ tiêu giao › {text}", "Số liệu", indicator, PLAN, "", UNIT[indicator], "số") for indicator, text in PLANNED],
    ("qs-01", "TT", "STT"),
    ("qs-01", "Mã đơn vị", "Mã đơn vị"),
    ("qs-01", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("qs-01", "Gọi công dân nhập ngũ › Chỉ tiêu giao", "Số liệu", "nhap-ngu", PLAN, "", "người", "số", "có"),
    ("qs-01", "Gọi công dân nhập ngũ › Đã giao quân › Tổng số", "Số liệu", "nhap-ngu", RESULT, "", "người", "số", "có"),
    ("qs-01", "Gọi công dân nhập ngũ › Đã giao quân › Trong đó: đảng viên", "Số liệu", "nhap-ngu-dang-vien", RESULT, "", "người", "số"),
    ("qs-01", "Gọi công dân nhập ngũ › Đã giao quân › Trong đó: dân tộc thiểu số", "Số liệu", "nhap-ngu-dtts", RESULT, "", "người", "số"),
    ("qs-01", "Gọi công dân nhập ngũ › Tỷ lệ (%)", "Tỷ lệ nêu", "nhap-ngu"),
    ("qs-01", "Ghi chú", "Ghi chú"),
    ("qs-02", "TT", "STT"),
    ("qs-02", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("qs-02", "Quà tặng › Số thanh niên được tặng", "Số liệu", "qua-tan-binh", RESULT, "", "người", "số", "có"),
    ("qs-02", "Quà tặng › Mức quà (đồng)", "Bỏ qua"),
    ("qs-02", "Thành tiền (đồng)", "Số liệu", "tien-qua", RESULT, "", "đồng", "số"),
    ("qs-02", "Ngày trao", "Ngày"),
    ("qs-02", "Ghi chú", "Ghi chú"),
    ("qs-03", "TT", "STT"),
    ("qs-03", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("qs-03", "Gieo trồng (ha) › Lúa Baton", "Số liệu", "lua-ba-ton", RESULT, "", "ha", "số"),
    ("qs-03", "Gieo trồng (ha) › Sắn", "Số liệu", "san", RESULT, "", "ha", "số"),
    ("qs-03", "Cải tạo vườn tạp (số vườn/diện tích)", "Số liệu", "vuon-tap; dien-tich-vuon-tap", RESULT, "", "", "gộp"),
    ("qs-03", "Mô hình phối hợp › Số mô hình", "Số liệu", "mo-hinh", RESULT, "", "mô hình", "số"),
    ("qs-03", "Mô hình phối hợp › Kinh phí (đồng)", "Số liệu", "kinh-phi-mo-hinh", RESULT, "", "đồng", "số"),
    ("qs-03", "Ghi chú", "Ghi chú"),
    ("nd-01", "STT", "STT"),
    ("nd-01", "Xã, thị trấn", "Đơn vị", "", "", "", "", "", "có"),
    ("nd-01", "Vận động nhập ngũ (đạt/giao)", "Số liệu", "nhap-ngu", RESULT, "", "", "đạt/giao"),
    ("nd-01", "Quà tặng tân binh (suất x mức quà = thành tiền)", "Số liệu", "qua-tan-binh; tien-qua", RESULT, "", "", "tích"),
    ("nd-01", "Trồng sắn (ha)", "Số liệu", "san", RESULT, "", "ha", "số"),
    ("nd-01", "Hộ thoát nghèo (hộ) › Đăng ký", "Số liệu", "thoat-ngheo", PLEDGE, "", "hộ", "số"),
    ("nd-01", "Hộ thoát nghèo (hộ) › Thực hiện", "Số liệu", "thoat-ngheo", RESULT, "", "hộ", "số"),
    ("nd-01", "Ghi chú", "Ghi chú"),
    ("dv-07", "STT", "STT"),
    ("dv-07", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"),
    ("dv-07", "ĐVT", "ĐVT"),
    *[("dv-07", f"{unit} › {path}", *rest) for unit in ("Toàn huyện", "*") for path, *rest in (
        ("TH 2021", "Số liệu", "", RESULT, LAST_YEAR, "", "số"), ("KH 2022", "Số liệu", "", PLAN, "", "", "số"),
        ("TH 2022", "Số liệu", "", RESULT, "", "", "số"), ("So sánh (%) › TH 2022/TH 2021", "Bỏ qua"), ("So sánh (%) › TH/KH", "Tỷ lệ nêu"))],
    ("tk-01", "STT", "STT"),
    ("tk-01", "Mã số", "Mã đơn vị"),
    ("tk-01", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("tk-01", "Tổng số hộ (hộ) › Năm 2021", "Số liệu", "tong-ho", OFFICIAL, LAST_YEAR, "hộ", "số"),
    ("tk-01", "Tổng số hộ (hộ) › Năm 2022", "Số liệu", "tong-ho", RESULT, "", "hộ", "số"),
    ("tk-01", "Hộ nghèo › Năm 2021 › Số hộ (hộ)", "Số liệu", "ho-ngheo", OFFICIAL, "2021", "hộ", "số"),
    ("tk-01", "Hộ nghèo › Năm 2021 › Tỷ lệ (%)", "Số liệu", "ty-le-ho-ngheo", OFFICIAL, "2021", "%", "số"),
    ("tk-01", "Hộ nghèo › Năm 2022 › Số hộ (hộ)", "Số liệu", "ho-ngheo", RESULT, "", "hộ", "số"),
    ("tk-01", "Hộ nghèo › Năm 2022 › Tỷ lệ (%)", "Số liệu", "ty-le-ho-ngheo", RESULT, "", "%", "số"),
    ("tk-01", "Lúa Baton năm 2022 › Diện tích (ha)", "Số liệu", "lua-ba-ton", RESULT, "", "ha", "số"),
    ("tk-01", "Lúa Baton năm 2022 › Năng suất (tạ/ha)", "Số liệu", "nang-suat-lua", RESULT, "", "tạ/ha", "số"),
    ("tk-01", "Lúa Baton năm 2022 › Sản lượng (tạ)", "Số liệu", "san-luong-lua", RESULT, "", "tạ", "số"),
]
FLOWS = [
    ("bieu-01", "511/*", "ubnd", DISTRICT),
    ("bieu-02", "511/*", "ubnd", DISTRICT),
    *[("bieu-03", code, "khoi-dan-van", DISTRICT) for code in QUICK],
    ("bieu-03", "20722", "khoi-dan-van", DISTRICT, "", "", "có", "Thị trấn không có diện tích lúa rẫy, sắn, vườn tạp"),
    *[(form, DISTRICT, body, DISTRICT) for form, body in (("qs-01", "ban-chqs"), ("qs-02", "ban-chqs"), ("qs-03", "ban-chqs"),
                                                          ("nd-01", "hoi-nong-dan"), ("dv-07", "khoi-dan-van"), ("tk-01", "thong-ke"))],
]
PERIODS = [
    (PERIOD, "Năm 2022", "", "", day(15, 12, 2021), day(14, 12, 2022), "NĐ 09/2019", "+2 ngày làm việc"),
    (PERIOD, "Năm 2022 (khối dân vận xã)", "bieu-03", "khoi-dan-van", day(15, 12, 2021), day(14, 12, 2022), "", day(15, 12, 2022)),
]
HOLIDAYS = [
    (day(3, 1, 2022), "Nghỉ bù Tết Dương lịch"), *[(day(31, 1, 2022) + dt.timedelta(days), "Tết Nguyên đán") for days in range(5)],
    (day(11, 4, 2022), "Nghỉ bù Giỗ Tổ Hùng Vương"), (day(2, 5, 2022), "Nghỉ bù Ngày Chiến thắng"),
    (day(3, 5, 2022), "Nghỉ bù Ngày Quốc tế Lao động"), (day(1, 9, 2022), "Quốc khánh"), (day(2, 9, 2022), "Quốc khánh"),
]
RULES = [
    ("ARITH_TOTAL_MISMATCH", "lỗi", "", "có", "Tổng khác cộng các dòng"),
    ("QUOTA_DIFFERS_FROM_PLAN", "lỗi", "", "có", "Chỉ tiêu ghi khác kế hoạch"),
    ("QUOTA_ACHIEVEMENT_BAND", "cảnh báo", "", "có", "Đạt ngoài khoảng Mức thấp – Mức cao"),
    ("XORG_BODY_MISMATCH", "lỗi", "", "có", "Hai cơ quan ghi khác nhau"),
    ("VAL_NUMBER_AS_TEXT", "thông tin", "", "có", "Số gõ dạng chữ"),
    ("XPER_OUTLIER", "thông tin", "", "không", "Chưa đủ sáu kỳ trước"),
    ("name.folded", "cảnh báo", "", "có", "Tên gõ không dấu"),
]
ALIASES = [
    ("đơn vị", "P. Xuân", "20725"), ("đơn vị", "P. Hiệp", "20728"), ("đơn vị", "P. Mỹ", "20737"), ("đơn vị", "P. Chánh", "20740"),
    ("chỉ tiêu", "Tổng kinh phí (I.3 + II.5)", "tong-kinh-phi"), ("cơ quan", "Ban Dân vận Huyện ủy", "khoi-dan-van"),
    ("cơ quan", "Chi cục Thống kê huyện", "thong-ke"),
]


def lists():
    program = ("phuoc-son-2022", "Chương trình phối hợp hoạt động huyện Phước Sơn năm 2022", "Ban Chỉ đạo chương trình phối hợp", 2022,
               "Trung", DISTRICT)
    return {"Chương trình": [program], "Đơn vị": units(), "Chỉ tiêu": indicators(), "Giao chỉ tiêu": quotas(), "Biểu": FORMS + REPORT_FORMS,
            "Cột biểu": COLUMNS + REPORT_COLUMNS, "Nộp": FLOWS, "Kỳ": PERIODS, "Nghỉ lễ": HOLIDAYS, "Quy tắc": RULES, "Tên khác": ALIASES}


def note_quotas(file, paper, first_row, records):
    """Of several revisions the last is in force."""
    rows = quotas()
    last = {(row[0], row[1]): place for place, row in enumerate(rows)}
    for (indicator, code), place in last.items():
        records.note((file, paper), (first_row + place, 3), code, indicator, PERIOD, "plan", None, rows[place][3], quota=True)
