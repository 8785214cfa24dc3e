#!/usr/bin/env python3
"""make-declared.py: makes the workbooks of this folder. Five forms that the samples do not have, filled in for one
commune, and the program workbook that declares them. All figures are invented. Needs XlsxWriter."""
import datetime as dt
import os

import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
MADE = {"created": dt.datetime(2025, 11, 1)}
SIGNS = "trống = chưa báo cáo; - = không có; x = không áp dụng"


class Page:
    def __init__(self, book, name):
        self.sheet = book.add_worksheet(name)
        self.head = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True})
        self.cell = book.add_format({"border": 1})
        self.bold = book.add_format({"bold": True})
        self.date = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        self.percent = book.add_format({"border": 1, "num_format": "0.0%"})

    def say(self, place, text):
        self.sheet.write_string(place, text, self.bold)

    def heads(self, cells):
        """`A6:A8` with its label; a range is merged."""
        for place, label in cells.items():
            if ":" in place:
                self.sheet.merge_range(place, label, self.head)
            else:
                self.sheet.write_string(place, label, self.head)

    def rows(self, first, rows):
        for number, row in enumerate(rows, first - 1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    self.sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), self.date)
                elif isinstance(value, tuple):
                    self.sheet.write_formula(number, column, value[0], self.cell, value[1])
                elif value is not None:
                    self.sheet.write(number, column, value, self.cell)

    def signed(self, row):
        self.sheet.write_string(row, 1, "Người lập biểu", self.bold)
        self.sheet.write_string(row, 5, "Thủ trưởng đơn vị", self.bold)


def book(name):
    made = xlsxwriter.Workbook(os.path.join(HERE, name))
    made.set_properties(MADE)
    return made


def conscription():
    """The total first, three header rows, `+` for the subtotal of a group, a row of column numbers."""
    with book("01a-gnn.xlsx") as made:
        page = Page(made, "01A")
        page.say("A1", "BAN CHỈ HUY QUÂN SỰ XÃ PHƯỚC CHÁNH")
        page.say("H1", "Biểu số: 01A/GNN-2025")
        page.say("C3", "DANH SÁCH CÔNG DÂN TRONG ĐỘ TUỔI SẴN SÀNG NHẬP NGŨ NĂM 2025")
        page.say("C4", "(Tính từ ngày 01/01/2025 đến ngày 31/10/2025)")
        page.say("A5", "(Số liệu minh hoạ)")
        page.heads({
            "A6:A8": "TT", "B6:B8": "Đơn vị", "C6:E6": "Công dân trong độ tuổi", "F6:I6": "Sơ tuyển", "J6:J8": "Ghi chú",
            "C7:C8": "+", "D7:E7": "Trong đó", "D8": "18 tuổi", "E8": "19 - 25 tuổi",
            "F7:F8": "Gọi", "G7:I7": "Đạt", "G8": "+", "H8": "Loại 1", "I8": "Loại 2"})
        page.rows(9, [[number + 1 for number in range(10)]])
        page.rows(10, [
            [None, "Tổng số", ("SUM(C11:C13)", 60), ("SUM(D11:D13)", 21), ("SUM(E11:E13)", 39), ("SUM(F11:F13)", 48),
             ("SUM(G11:G13)", 30), ("SUM(H11:H13)", 12), ("SUM(I11:I13)", 18)],
            [1, "Thôn 1", ("D11+E11", 25), 9, 16, 20, ("H11+I11", 13), 5, 8],
            [2, "Thôn 2", ("D12+E12", 20), 7, 13, 16, ("H12+I12", 10), "04", 6],
            [3, "Thôn 3", ("D13+E13", 15), 5, 10, 12, ("H13+I13", 7), 3, 4, "01 ca tạm hoãn"]])
        page.signed(15)


def landslides():
    """Each row a kind of land with its code; only the whole area is asked for."""
    with book("01-kksl.xlsx") as made:
        page = Page(made, "01-KKSL")
        page.say("A1", "ỦY BAN NHÂN DÂN XÃ PHƯỚC CHÁNH")
        page.say("F1", "Biểu 01/KKSL")
        page.say("B3", "THỐNG KÊ DIỆN TÍCH ĐẤT BỊ SẠT LỞ NĂM 2025")
        page.say("E4", "Đơn vị tính: ha")
        page.say("A4", "(Số liệu minh hoạ)")
        page.heads({"A5:A6": "STT", "B5:B6": "Loại đất", "C5:C6": "Mã", "D5:F5": "Diện tích bị sạt lở",
                    "D6": "Tổng diện tích", "E6": "Trong đó: ven sông", "F6": "Trong đó: sườn đồi"})
        page.rows(7, [["(1)", "(2)", "(3)", "(4)=(5)+(6)", "(5)", "(6)"]])
        page.rows(8, [
            ["I", "Đất nông nghiệp", "NNP", 4.25, 1.75, 2.5],
            ["1", "Đất trồng lúa", "LUA", 1.5, 1.5, "-"],
            ["2", "Đất rừng sản xuất", "RSX", "2,75", 0.25, 2.5],
            ["II", "Đất ở tại nông thôn", "ONT", "-", "-", "-"]])
        page.signed(13)


def assets():
    """Columns within columns: Nguyên giá › Trong đó › … › Tổng cộng."""
    with book("tai-san.xlsx") as made:
        page = Page(made, "Tài sản")
        page.say("A1", "ỦY BAN NHÂN DÂN XÃ PHƯỚC CHÁNH")
        page.say("C3", "BÁO CÁO TÀI SẢN CÁC THÔN NĂM 2025")
        page.say("G4", "ĐVT: triệu đồng")
        page.say("A4", "(Số liệu minh hoạ)")
        page.heads({"A5:A7": "STT", "B5:B7": "Tên thôn", "C5:C7": "Số lượng (cái)", "D5:G5": "Nguyên giá", "D6:G6": "Trong đó",
                    "D7": "Bộ cấp", "E7": "Địa phương", "F7": "Nguồn khác", "G7": "Tổng cộng", "H5:H7": "Giá trị còn lại"})
        page.rows(8, [
            [1, "Thôn 1", 3, 120, 30.5, "-", ("D8+E8+F8", 150.5), 90],
            [2, "Thôn 2", 2, "-", 40, 10, ("E9+F9", 50), "25,5"],
            [3, "Thôn 3", 1, 15, None, 5, ("D10+F10", 20), 20],
            [None, "Cộng", ("SUM(C8:C10)", 6), ("SUM(D8:D10)", 135), ("SUM(E8:E10)", 70.5), ("SUM(F8:F10)", 15),
             ("SUM(G8:G10)", 220.5), 135.5]])
        page.signed(13)


def vaccinations():
    """A list of events, each with the village it happened in."""
    with book("tiem-phong.xlsx") as made:
        page = Page(made, "Sổ tiêm")
        page.say("A1", "UBND XÃ PHƯỚC CHÁNH")
        page.say("B3", "SỔ THEO DÕI TIÊM PHÒNG GIA SÚC NĂM 2025")
        page.say("A4", "(Số liệu minh hoạ)")
        page.heads({"A6:A7": "TT", "B6:B7": "Ngày tiêm", "C6:C7": "Thôn", "D6:D7": "Chủ hộ", "E6:F6": "Số con đã tiêm",
                    "E7": "Trâu, bò", "F7": "Lợn", "G6:G7": "Tiền vắc xin (nghìn đồng)"})
        day = dt.date
        page.rows(8, [
            [1, day(2025, 3, 4), "Thôn 1", "Hộ A", 4, 10, 140],
            [2, day(2025, 3, 4), "Thôn 1", "Hộ B", 2, None, 30],
            [3, day(2025, 3, 5), "Thôn 2", "Hộ C", None, 6, "60,5"],
            [4, "06/3/2025", "Thôn 3", "Hộ D", 5, 3, 105],
            [5, day(2025, 3, 6), "Thôn 2", "Hộ E", 1, 1, 25]])
        page.signed(15)


def talks():
    """Months across: the same two indicators for every month of a quarter, and the quarter."""
    with book("tuyen-truyen.xlsx") as made:
        page = Page(made, "Quý III")
        page.say("A1", "ĐẢNG ỦY XÃ PHƯỚC CHÁNH")
        page.say("A2", "KHỐI DÂN VẬN")
        page.say("C3", "TỔNG HỢP TUYÊN TRUYỀN QUÝ III NĂM 2025")
        page.say("A4", "(Số liệu minh hoạ)")
        page.heads({"A5:A6": "STT", "B5:B6": "Địa bàn", "C5:D5": "Tháng 7", "E5:F5": "Tháng 8", "G5:H5": "Tháng 9",
                    "I5:J5": "Cả quý", **{f"{name}6": ("Số buổi", "Lượt người")[place % 2] for place, name in enumerate("CDEFGHIJ")}})
        page.rows(7, [
            [1, "Thôn 1", 2, 80, 1, 40, 3, 120, ("C7+E7+G7", 6), ("D7+F7+H7", 240)],
            [2, "Thôn 2", 1, "1.050", "-", "-", 2, 75, ("C8+G8", 3), ("1050+H8", 1125)],
            [3, "Thôn 3", 1, 30, 1, 35, 1, 30, 3, 95],
            [None, "Toàn xã", 4, 1160, 2, 75, 6, 225, 12, 1460]])
        page.signed(13)


UNITS = [("20740", "Xã Phước Chánh", "xã", "511"), ("511", "Huyện Phước Sơn", "huyện", ""),
         ("T1", "Thôn 1", "thôn", "20740"), ("T2", "Thôn 2", "thôn", "20740"), ("T3", "Thôn 3", "thôn", "20740"),
         ("ubnd", "Ủy ban nhân dân", "cơ quan", ""), ("ban-chqs", "Ban Chỉ huy Quân sự", "cơ quan", ""),
         ("khoi-dan-van", "Khối dân vận", "cơ quan", "")]
INDICATORS = [
    ("do-tuoi", "Công dân trong độ tuổi", "người", "số lượng"), ("tuoi-18", "Công dân 18 tuổi", "người", "số lượng"),
    ("tuoi-19-25", "Công dân 19 đến 25 tuổi", "người", "số lượng"), ("so-tuyen", "Gọi sơ tuyển", "người", "số lượng"),
    ("dat", "Đạt sơ tuyển", "người", "số lượng"), ("loai-1", "Sức khoẻ loại 1", "người", "số lượng"),
    ("loai-2", "Sức khoẻ loại 2", "người", "số lượng"),
    ("NNP", "Đất nông nghiệp", "ha", "diện tích"), ("LUA", "Đất trồng lúa", "ha", "diện tích"),
    ("RSX", "Đất rừng sản xuất", "ha", "diện tích"), ("ONT", "Đất ở tại nông thôn", "ha", "diện tích"),
    ("tai-san", "Số tài sản", "cái", "số lượng"), ("bo-cap", "Nguyên giá do bộ cấp", "đồng", "tiền"),
    ("dia-phuong", "Nguyên giá do địa phương", "đồng", "tiền"), ("nguon-khac", "Nguyên giá từ nguồn khác", "đồng", "tiền"),
    ("nguyen-gia", "Nguyên giá", "đồng", "tiền"), ("con-lai", "Giá trị còn lại", "đồng", "tiền"),
    ("ho-tiem", "Hộ có gia súc được tiêm", "hộ", "số lượng"), ("trau-bo", "Trâu, bò được tiêm", "con", "số lượng"),
    ("lon", "Lợn được tiêm", "con", "số lượng"), ("vac-xin", "Tiền vắc xin", "đồng", "tiền"),
    ("buoi", "Buổi tuyên truyền", "buổi", "số lượng"), ("luot", "Lượt người dự", "lượt người", "số lượng")]
FORMS = [
    ("gnn-01a", "Công dân sẵn sàng nhập ngũ", "ban-chqs", "nộp", "mỗi dòng một đơn vị", "", "Sẵn sàng nhập ngũ", "thực hiện", SIGNS),
    ("kksl-01", "Đất bị sạt lở", "ubnd", "nộp", "mỗi dòng một chỉ tiêu", "", "Diện tích đất bị sạt lở", "thực hiện", SIGNS),
    ("tai-san", "Tài sản các thôn", "ubnd", "nộp", "mỗi dòng một đơn vị", "", "Báo cáo tài sản", "thực hiện", SIGNS),
    ("tiem-phong", "Sổ tiêm phòng", "ubnd", "nộp", "danh sách", "", "Tiêm phòng gia súc", "thực hiện", ""),
    ("tuyen-truyen", "Tuyên truyền quý III", "khoi-dan-van", "nộp", "mỗi dòng một đơn vị", "", "Tổng hợp tuyên truyền", "thực hiện", SIGNS)]
COLUMNS = [
    ("gnn-01a", "TT", "STT"), ("gnn-01a", "Đơn vị", "Đơn vị"),
    ("gnn-01a", "Công dân trong độ tuổi › +", "Số liệu", "do-tuoi"),
    ("gnn-01a", "Công dân trong độ tuổi › Trong đó › 18 tuổi", "Số liệu", "tuoi-18"),
    ("gnn-01a", "Công dân trong độ tuổi › Trong đó › 19 - 25 tuổi", "Số liệu", "tuoi-19-25"),
    ("gnn-01a", "Sơ tuyển › Gọi", "Số liệu", "so-tuyen"),
    ("gnn-01a", "Sơ tuyển › Đạt › +", "Số liệu", "dat"),
    ("gnn-01a", "Sơ tuyển › Đạt › Loại 1", "Số liệu", "loai-1"),
    ("gnn-01a", "Sơ tuyển › Đạt › Loại 2", "Số liệu", "loai-2"),
    ("kksl-01", "STT", "STT"), ("kksl-01", "Loại đất", "Chỉ tiêu"), ("kksl-01", "Mã", "Mã chỉ tiêu"),
    ("kksl-01", "Diện tích bị sạt lở › Tổng diện tích", "Số liệu", "", "", "", "ha"),
    ("kksl-01", "Diện tích bị sạt lở › Trong đó: ven sông", "Bỏ qua"),
    ("kksl-01", "Diện tích bị sạt lở › Trong đó: sườn đồi", "Bỏ qua"),
    ("tai-san", "STT", "STT"), ("tai-san", "Tên thôn", "Đơn vị"), ("tai-san", "Số lượng (cái)", "Số liệu", "tai-san"),
    ("tai-san", "Nguyên giá -> Trong đó -> Bộ cấp", "Số liệu", "bo-cap", "", "", "triệu đồng"),
    ("tai-san", "Nguyên giá › Trong đó › Địa phương", "Số liệu", "dia-phuong", "", "", "triệu đồng"),
    ("tai-san", "Nguyên giá › Trong đó › Nguồn khác", "Số liệu", "nguon-khac", "", "", "triệu đồng"),
    ("tai-san", "Nguyên giá › Trong đó › Tổng cộng", "Số liệu", "nguyen-gia", "", "", "triệu đồng"),
    ("tai-san", "Giá trị còn lại", "Số liệu", "con-lai", "", "", "triệu đồng"),
    ("tiem-phong", "TT", "STT"), ("tiem-phong", "Ngày tiêm", "Ngày"), ("tiem-phong", "Thôn", "Đơn vị"),
    ("tiem-phong", "Chủ hộ", "Đếm", "ho-tiem"),
    ("tiem-phong", "Số con đã tiêm › Trâu, bò", "Cộng", "trau-bo"), ("tiem-phong", "Số con đã tiêm › Lợn", "Cộng", "lon"),
    ("tiem-phong", "Tiền vắc xin (nghìn đồng)", "Cộng", "vac-xin", "", "", "nghìn đồng"),
    ("tuyen-truyen", "STT", "STT"), ("tuyen-truyen", "Địa bàn", "Đơn vị"),
    *[("tuyen-truyen", f"{label} › {kind}", "Số liệu", indicator, "", period)
      for label, period in (("Tháng 7", "tháng 7"), ("Tháng 8", "T8"), ("Tháng 9", "2025-09"), ("Cả quý", ""))
      for kind, indicator in (("Số buổi", "buoi"), ("Lượt người", "luot"))]]
# The conscription form states its own days.
PERIODS = [("2025", "gnn-01a", dt.date(2025, 1, 1), dt.date(2025, 10, 31))]
SHEETS = {
    "Chương trình": (("Mã", "Tên", "Cơ quan", "Năm", "Vùng", "Cấp trên"), [("khai-bao", "Biểu của xã", "UBND xã", 2025, "Trung", "20740")]),
    "Đơn vị": (("Mã", "Tên", "Loại", "Mã cha"), UNITS),
    "Chỉ tiêu": (("Mã", "Tên", "ĐVT", "Loại"), INDICATORS),
    "Biểu": (("Mã", "Tên", "Cơ quan", "Loại", "Bố trí", "Trang", "Tiêu đề bảng", "Giai đoạn", "Ký hiệu"), FORMS),
    "Cột biểu": (("Biểu", "Đường dẫn tiêu đề", "Vai trò", "Chỉ tiêu", "Giai đoạn", "Kỳ", "ĐVT"), COLUMNS),
    "Nộp": (("Biểu", "Đơn vị", "Cơ quan nộp", "Nơi nhận"), [(form[0], "20740", form[2], "511") for form in FORMS]),
    "Kỳ": (("Mã", "Biểu", "Từ", "Đến"), PERIODS),
}


def programme():
    with book("chuong-trinh.xlsx") as made:
        for name, (headings, rows) in SHEETS.items():
            page = Page(made, name)
            page.heads({f"{chr(65 + place)}1": label for place, label in enumerate(headings)})
            page.rows(2, [[value or None for value in row] for row in rows])


if __name__ == "__main__":
    for make in (conscription, landslides, assets, vaccinations, talks, programme):
        make()
