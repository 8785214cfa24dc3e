"""The program workbook: units, indicators, forms, deadlines and rules, as an office would declare them."""
import datetime as dt

from .layouts import COLUMNS, HEADERS
from .places import CHOSEN, placed
from .workbook import Sheet
from .world import COMMUNES, DISTRICT, INDICATORS, NOTICE, PERIOD, PLANNED, QUOTED, VILLAGES, YEAR

HEADINGS = {
    "Chương trình": ("Mã", "Tên", "Cơ quan", "Năm", "Vùng", "Cấp trên"),
    "Đơn vị": ("Mã", "Tên", "Loại", "Mã cha", "Từ", "Đến", "Tên khác"),
    "Sáp nhập": ("Mã cũ", "Mã mới", "Ngày", "Quan hệ", "Tỷ lệ", "Căn cứ"),
    "Chỉ tiêu": ("Mã", "Tên", "ĐVT", "Loại", "Cộng theo đơn vị", "Cộng theo kỳ", "Thuộc", "Quan hệ", "Tử số", "Mẫu số", "Dung sai",
                 "Mức thấp", "Mức cao", "Cơ quan chốt", "Tên khác"),
    "Giao chỉ tiêu": ("Chỉ tiêu", "Đơn vị", "Kỳ", "Số giao", "ĐVT", "Lần", "Ngày giao", "Văn bản"),
    "Biểu": ("Mã", "Tên", "Cơ quan", "Loại", "Bố trí", "Trang", "Tiêu đề bảng", "Giai đoạn", "Ký hiệu", "Cửa sổ", "Tệp mẫu"),
    "Cột biểu": ("Biểu", "Đường dẫn tiêu đề", "Vai trò", "Chỉ tiêu", "Giai đoạn", "Kỳ", "ĐVT", "Cách ghi", "Bắt buộc"),
    "Nộp": ("Biểu", "Đơn vị", "Cơ quan nộp", "Nơi nhận", "Từ", "Đến", "Miễn", "Lý do"),
    "Kỳ": ("Mã", "Tên", "Biểu", "Cơ quan", "Từ", "Đến", "Cửa sổ", "Hạn"),
    "Nghỉ lễ": ("Ngày", "Tên", "Làm bù"),
    "Quy tắc": ("Mã", "Mức độ", "Dung sai", "Bật", "Ghi chú"),
    "Tên khác": ("Loại", "Tên viết", "Mã"),
}
SIGNS = "trống = chưa báo cáo; - = không có; x = không áp dụng; … = chưa có số"
ROWS, UNITS, ACROSS = "mỗi dòng một chỉ tiêu", "mỗi dòng một đơn vị", "đơn vị theo cột"
DONE, PLAN, LAST = "thực hiện", "kế hoạch", "năm trước"

# form, name, body, kind, layout, sheet, title, stage, template
FORMS = [
    ("xa-b", "Biểu B của xã", "ubnd", "nộp", ROWS, "Biểu B", "Kết quả phối hợp theo chỉ tiêu", DONE, "mau/mau-b.xlsx"),
    ("xa-w", "Biểu W của xã", "ubnd", "nộp", UNITS, "Biểu W", "Kết quả phối hợp theo thôn", DONE, "mau/mau-w.xlsx"),
    ("xa-c", "Biểu C của xã", "ubnd", "nộp", ACROSS, "Biểu C", "Kết quả phối hợp của xã và các thôn", DONE, "mau/mau-c.xlsx"),
    ("xa-th", "Tóm tắt của xã", "ubnd", "nộp", ROWS, "Tóm tắt", "Tóm tắt kết quả", DONE, ""),
    ("th-huyen", "Tổng hợp của huyện", "ubnd", "tổng hợp", ROWS, "Tổng hợp huyện", "Tổng hợp kết quả toàn huyện", DONE, "mau/mau-th.xlsx"),
    ("qs-01", "Kết quả giao quân", "ban-chqs", "cơ quan khác", UNITS, "Biểu 01-QS", "Kết quả giao quân và giúp dân", DONE, "mau/mau-qs.xlsx"),
    ("dv-07", "Tổng hợp của khối dân vận", "khoi-dan-van", "cơ quan khác", ACROSS, "Biểu 07", "Kết quả công tác dân vận", DONE, ""),
    ("tk-01", "Hộ nghèo và sắn", "thong-ke", "cơ quan khác", UNITS, "01-TK", "Hộ nghèo và sản xuất sắn", DONE, "mau/mau-tk.xlsx"),
    ("mt-02", "Quà tặng của Mặt trận", "mttq", "cơ quan khác", UNITS, "Quà MT", "Hoạt động tặng quà của Mặt trận", DONE, ""),
    ("nd-02", "Quà tặng của Hội Nông dân", "hoi-nong-dan", "cơ quan khác", UNITS, "Quà ND", "Hoạt động tặng quà của Hội Nông dân", DONE, ""),
    ("pn-03", "Quà tặng của Hội Phụ nữ", "hoi-lhpn", "cơ quan khác", UNITS, "Quà PN", "Quà tặng của Hội Phụ nữ", DONE, ""),
    ("kh-01", "Giao chỉ tiêu", "ubnd", "kế hoạch", UNITS, "Kế hoạch", "Giao chỉ tiêu chương trình phối hợp", PLAN, ""),
]
ACTIVITY = [(("Quà tặng", "Số suất (suất)"), "qua-hd", "result"), (("Quà tặng", "Thành tiền (đồng)"), "tien-hd", "result")]
EXTRA = [("qua-hd", "Suất quà tại hoạt động", "suất", "số lượng", "cộng", "trong kỳ"),
         ("tien-hd", "Kinh phí quà tại hoạt động", "đồng", "tiền", "cộng", "trong kỳ"),
         ("qua-pn", "Suất quà của phụ nữ", "suất", "số lượng", "cộng", "trong kỳ"),
         ("tien-pn", "Kinh phí quà của phụ nữ", "đồng", "tiền", "cộng", "trong kỳ")]
PRODUCT = "Suất quà và kinh phí"


def wide_specs():
    """Header paths of the wide form."""
    specs = []
    for item in INDICATORS:
        label = f"{item.name} ({item.unit})"
        if item.planned:
            specs += [((label, HEADERS[each]), item.code, each) for each in ("plan", "result", "rate")]
        elif item.before:
            specs += [((label, HEADERS[each]), item.code, each) for each in ("last", "before", "result")]
        else:
            specs.append(((label,), item.code, "result"))
    return specs


MILITARY = [
    (("Nhập ngũ", "Chỉ tiêu giao (người)"), "nhap-ngu", "plan"), (("Nhập ngũ", "Đã giao quân (người)"), "nhap-ngu", "result"),
    (("Nhập ngũ", "Tỷ lệ (%)"), "nhap-ngu", "rate"), (("Đảng viên nhập ngũ (người)",), "dang-vien", "result"),
    (("Ngày công giúp dân (ngày công)",), "ngay-cong", "result")]
STATISTICS = [
    (("Tổng số hộ (hộ)",), "ho", "result"), (("Hộ nghèo", "Số hộ (hộ)"), "ho-ngheo", "result"), (("Hộ nghèo", "Tỷ lệ (%)"), "ty-le-ngheo", "result"),
    (("Sắn", "Diện tích thu hoạch (ha)"), "san", "result"), (("Sắn", "Năng suất (tạ/ha)"), "nang-suat", "result"),
    (("Sắn", "Sản lượng (tạ)"), "san-luong", "result")]
PLANS = [(("Chỉ tiêu giao", f"{item.name} ({item.unit})"), item.code, "plan") for item in PLANNED]
MASS = ("ngay-cong", "lua", "buoi", "tin-bai")
SHORT = ("ngay-cong", "lua", "buoi", "ho", "vuon", "gia-suc", "von")
DISTRICT_ROWS = ("nhap-ngu", "ngay-cong", "lua", "buoi", "mo-hinh", "lop", "hoc-vien", "tuan-tra")


def day(date, month, year):
    return dt.datetime(year, month, date)


def declared(form, path, code, column):
    role = "Tỷ lệ nêu" if column == "rate" else "Số liệu"
    stage = {"plan": PLAN, "rate": ""}.get(column, DONE)
    period = {"plan": YEAR, "last": LAST, "before": "2022-11"}.get(column, "")
    return (form, path, role, code, stage, period, "", "" if column == "rate" else "số", "có" if column == "result" else "")


def columns():
    rows = []
    for form, chosen in (("xa-b", COLUMNS), ("xa-th", ("result",)), ("th-huyen", ("plan", "result", "rate"))):
        rows += [(form, "STT", "STT"), (form, "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"), (form, "Đơn vị tính", "ĐVT")]
        rows += [declared(form, HEADERS[each], "", each) for each in chosen]
        rows.append((form, "Ghi chú", "Ghi chú"))
    for form, chosen in (("xa-c", COLUMNS), ("dv-07", ("plan", "result"))):
        rows += [(form, "STT", "STT"), (form, "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"), (form, "Đơn vị tính", "ĐVT")]
        rows += [declared(form, f"* › {HEADERS[each]}", "", each) for each in chosen]
    for form, label, specs in (("xa-w", "Thôn", wide_specs()), ("qs-01", "Đơn vị", MILITARY), ("tk-01", "Đơn vị", STATISTICS),
                               ("mt-02", "Đơn vị", ACTIVITY), ("nd-02", "Đơn vị", ACTIVITY), ("kh-01", "Đơn vị", PLANS)):
        rows += [(form, "TT", "STT"), (form, "Mã đơn vị", "Mã đơn vị"), (form, label, "Đơn vị", "", "", "", "", "", "có")]
        rows += [declared(form, " › ".join(path), code, each) for path, code, each in specs]
        if form in ("mt-02", "nd-02"):
            rows.append((form, "Ngày trao", "Ngày"))
    rows += [("pn-03", "TT", "STT"), ("pn-03", "Mã đơn vị", "Mã đơn vị"), ("pn-03", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
             ("pn-03", PRODUCT, "Số liệu", "qua-pn; tien-pn", "", "", "", "tích", "có")]
    return rows


def units(villages):
    rows = [(CHOSEN.province, f"Tỉnh {CHOSEN.province_name}", "tỉnh"),
            (DISTRICT, f"Huyện {CHOSEN.district_name}", "huyện", CHOSEN.province, "", "", "Toàn huyện")]
    for code, name in COMMUNES.items():
        rows.append((code, name, "thị trấn" if name.startswith("Thị trấn") else "xã", DISTRICT))
        rows += [(village, label, "thôn", code) for village, label in VILLAGES[code]] if villages else []
    bodies = (("ubnd", "Ủy ban nhân dân", "UBND"), ("ban-chqs", "Ban Chỉ huy Quân sự", "Ban CHQS"), ("khoi-dan-van", "Khối dân vận", "Ban Dân vận"),
              ("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ; UBMTTQVN"), ("hoi-nong-dan", "Hội Nông dân", "Hội ND"),
              ("hoi-lhpn", "Hội Liên hiệp Phụ nữ", "Hội LHPN; Hội Phụ nữ"),
              ("thong-ke", "Chi cục Thống kê", "Thống kê"))
    return rows + [(code, name, "cơ quan", "", "", "", other) for code, name, other in bodies]


def lists(world, layout_of, rules=(), quotas=None, holidays=()):
    indicators = [(item.code, item.name, item.unit, item.kind, item.over, item.periods, item.parent, item.part, item.above, item.below, "",
                   item.low, item.high, item.authority, item.label if item.label else "") for item in INDICATORS]
    given = [(code, unit, YEAR, world.plan[unit, code], "người", 1, day(10, 1, 2022), "Kế hoạch ......./KH-HĐNVQS")
             for code in QUOTED for unit in (DISTRICT, *COMMUNES)]
    flows = [(f"xa-{layout_of[code].lower()}", code, "ubnd", DISTRICT) for code in COMMUNES]
    flows += [("xa-th", code, "ubnd", DISTRICT) for code in COMMUNES if layout_of[code] != "C"]
    flows += [("xa-th", code, "ubnd", DISTRICT, "", "", "có", "Biểu C đã gồm phần tóm tắt") for code in COMMUNES if layout_of[code] == "C"]
    flows += [(form, DISTRICT, body, CHOSEN.province if form == "th-huyen" else DISTRICT) for form, _, body, *_ in FORMS
              if form in ("th-huyen", "qs-01", "dv-07", "tk-01", "mt-02", "nd-02", "pn-03")]
    start, end, due = day(15, 11, 2022), day(14, 12, 2022), "+2 ngày làm việc"
    periods = [(PERIOD, "Tháng 12 năm 2022", "", "", start, end, "NĐ 09/2019", due),
               (PERIOD, "Tháng 12 năm 2022 (quân sự)", "qs-01", "ban-chqs", day(16, 11, 2022), day(15, 12, 2022), "", due),
               (PERIOD, "Tháng 12 năm 2022 (thống kê)", "tk-01", "thong-ke", day(1, 12, 2022), day(14, 12, 2022), "", due)]
    windows = {"dv-07": "NĐ 09/2019"}
    return {"Chương trình": [(CHOSEN.code, CHOSEN.name, "Ban Chỉ đạo", 2022, "Trung", DISTRICT)],
            "Đơn vị": units(True), "Chỉ tiêu": indicators + EXTRA, "Giao chỉ tiêu": given if quotas is None else quotas(given),
            "Biểu": [(*form[:6], placed(form[6]), form[7], SIGNS, windows.get(form[0], "NĐ 09/2019" if form[2] == "ubnd" else ""), form[8]) for form in FORMS],
            "Cột biểu": columns(), "Nộp": flows, "Kỳ": periods + [("2022-11", "Tháng 11 năm 2022")],
            "Nghỉ lễ": [(day(2, 9, 2022), "Quốc khánh"), (day(1, 9, 2022), "Quốc khánh"), *holidays], "Quy tắc": list(rules)}


def sheets(declared_lists):
    made = []
    for name, headings in HEADINGS.items():
        if not declared_lists.get(name):
            continue
        sheet = Sheet(name)
        sheet.put(1, 0, f"{name.upper()} – {NOTICE}", border=False, bold=True)
        for column, heading in enumerate(headings):
            sheet.put(3, column, heading, bold=True)
        for row, values in enumerate(declared_lists[name], 4):
            for column, value in enumerate(values):
                if value != "":
                    sheet.put(row, column, value, code="dd/mm/yyyy" if isinstance(value, dt.datetime) else "General")
        made.append(sheet)
    return made
