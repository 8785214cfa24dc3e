"""The sample workbooks that XlsxWriter makes."""
import datetime as dt
import re
import unicodedata

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from .figures import (
    CALLED, CAME, CASSAVA, ENLISTED, FACE, GARDENS, GARDEN_AREA, GIFT, HELD, HOUSEHOLDS, MADE, MOTTO, NATION,
    NOTICE, NOTICE_DISTRICT, RICE, SELECTED, TALKS, UNITS, total,
)

NBSP = "\u00a0"


class Formats:
    """XlsxWriter formats by their properties."""

    def __init__(self, book):
        self.book, self.made = book, {}

    def __call__(self, **properties):
        properties = {"font_name": FACE, "font_size": 12, "valign": "vcenter", **properties}
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(properties)
        return self.made[key]

    def cell(self, **properties):
        return self(border=1, **properties)

    def head(self, **properties):
        return self(border=1, bold=True, align="center", text_wrap=True, **properties)


def new_xlsxwriter(path, title):
    book = xlsxwriter.Workbook(path, {"in_memory": True})
    book.set_properties({"title": title, "author": "Văn phòng", "created": MADE})
    formats = Formats(book)
    book.formats[0].set_font_name(FACE)
    book.formats[0].set_font_size(12)
    return book, formats


def page(sheet, last_row, last_column, head_rows=None, landscape=True, paper=9):
    """A page as offices print it: margins, one page wide, heading repeated, page number in the footer."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.print_area(0, 0, last_row, last_column)
    if head_rows:
        sheet.repeat_rows(*head_rows)
    sheet.set_footer(f'&C&"{FACE},Regular"&10Trang &P/&N')


def title_block(sheet, fmt, left, right, superior, issuer, number, place_date):
    """Left and right are (first column, last column) of the two halves, from 0."""
    centre = {"align": "center"}
    lines = [
        (0, left, superior, fmt(**centre)), (1, left, issuer, fmt(bold=True, underline=1, **centre)),
        (2, left, number, fmt(**centre)), (0, right, NATION, fmt(bold=True, **centre)),
        (1, right, MOTTO, fmt(bold=True, underline=1, **centre)), (2, right, place_date, fmt(italic=True, **centre)),
    ]
    for row, (first, last), text, style in lines:
        sheet.merge_range(row, first, row, last, text, style)


def signatures(sheet, fmt, row, left, right, place_date, maker, head):
    """The block of those who sign, without names: the copy that is not signed yet."""
    sheet.merge_range(row, right[0], row, right[1], place_date, fmt(italic=True, align="center"))
    for span, lines in ((left, maker), (right, head)):
        for offset, text in enumerate(lines, 1):
            style = fmt(bold=offset < len(lines), italic=offset == len(lines), align="center")
            sheet.merge_range(row + offset, span[0], row + offset, span[1], text, style)
    return row + 7


def plan(path):
    """Quotas for each commune: XlsxWriter, formulas with the results it was told to store."""
    book, fmt = new_xlsxwriter(path, "Kế hoạch giao quân năm 2022")
    sheet = book.add_worksheet("Giao quân")
    for column, width in enumerate((6, 11, 24, 17, 14, 17, 16, 20)):
        sheet.set_column(column, column, width)
    title_block(sheet, fmt, (0, 3), (4, 7), "UBND HUYỆN PHƯỚC SƠN", "HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ",
                "Số: ....../KH-HĐNVQS", "Phước Sơn, ngày 10 tháng 01 năm 2022")
    sheet.merge_range("A5:H5", "KẾ HOẠCH GIAO QUÂN NĂM 2022", fmt(bold=True, align="center", font_size=14))
    sheet.merge_range("A6:H6", "(Phân bổ chỉ tiêu cho các xã, thị trấn)", fmt(italic=True, align="center"))
    sheet.merge_range("A7:H7", f"Ghi chú: {NOTICE_DISTRICT}", fmt(italic=True, align="center", font_color="#C00000"))
    sheet.merge_range("F8:H8", "Đơn vị tính: người", fmt(italic=True, align="right"))
    head = fmt.head()
    for area, text in (("A9:A10", "STT"), ("B9:B10", "Mã đơn vị"), ("C9:C10", "Xã, thị trấn"),
                       ("D9:D10", "Thanh niên trúng tuyển"), ("E9:F9", "Chỉ tiêu giao quân"),
                       ("G9:G10", "Hạn gửi báo cáo"), ("H9:H10", "Ghi chú")):
        sheet.merge_range(area, text, head)
    sheet.write("E10", "Số lượng", head)
    sheet.write("F10", "Tỷ trọng trong toàn huyện (%)", head)
    sheet.set_row(9, 48)
    for column, text in enumerate(("(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(5)/47*100", "(7)", "(8)")):
        sheet.write(10, column, text, fmt.cell(align="center", italic=True, font_size=10))
    centre = fmt.cell(align="center")
    for place, unit in enumerate(UNITS):
        row = 11 + place
        sheet.write_number(row, 0, place + 1, centre)
        sheet.write_string(row, 1, unit[0], centre)
        sheet.write_string(row, 2, unit[1], fmt.cell())
        sheet.write_number(row, 3, unit[SELECTED], fmt.cell(num_format="#,##0"))
        sheet.write_number(row, 4, unit[ENLISTED], fmt.cell(num_format="#,##0"))
        share = round(unit[ENLISTED] / 47 * 100, 1)
        sheet.write_formula(row, 5, f"=ROUND(E{row + 1}/$E$24*100,1)", fmt.cell(num_format="0.0"), share)
        sheet.write_datetime(row, 6, dt.datetime(2022, 9, 16), fmt.cell(num_format="dd/mm/yyyy", align="center"))
        sheet.write_blank(row, 7, None, fmt.cell())
    bold = fmt.cell(bold=True, num_format="#,##0")
    sheet.merge_range("A24:C24", "Tổng cộng", fmt.head())
    sheet.write_formula("D24", "=SUM(D12:D23)", bold, total(SELECTED))
    sheet.write_formula("E24", "=SUM(E12:E23)", bold, total(ENLISTED))
    sheet.write_formula("F24", "=E24/$E$24*100", fmt.cell(bold=True, num_format="0.0"), 100)
    for column in (6, 7):
        sheet.write_blank(23, column, None, fmt.cell(bold=True))
    last = signatures(sheet, fmt, 25, (0, 3), (4, 7), "", ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
                      ("TM. HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    page(sheet, last, 7, (8, 10))
    sheet.freeze_panes(11, 3)
    plan_of_other_targets(book.add_worksheet("Chỉ tiêu phối hợp"), fmt)
    book.close()


def plan_of_other_targets(sheet, fmt):
    targets = ((HOUSEHOLDS, "Hộ đăng ký giúp đỡ thoát nghèo", "hộ"), (GARDENS, "Cải tạo vườn tạp", "vườn"),
               (GARDEN_AREA, "Diện tích vườn tạp được cải tạo", "ha"), (RICE, "Tỉa lúa Baton", "ha"),
               (CASSAVA, "Trồng sắn", "ha"), (TALKS, "Buổi tuyên truyền", "buổi"))
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 7, 15)
    sheet.merge_range("A1:H1", "GIAO CHỈ TIÊU CHƯƠNG TRÌNH PHỐI HỢP NĂM 2022",
                      fmt(bold=True, align="center", font_size=14))
    sheet.merge_range("A2:H2", f"Ghi chú: {NOTICE_DISTRICT}", fmt(italic=True, align="center", font_color="#C00000"))
    sheet.merge_range("A4:A6", "STT", fmt.head())
    sheet.merge_range("B4:B6", "Xã, thị trấn", fmt.head())
    sheet.merge_range("C4:H4", "Chỉ tiêu giao", fmt.head())
    sheet.set_row(4, 66)
    for column, (which, name, unit) in enumerate(targets, 2):
        sheet.write(4, column, name, fmt.head())
        sheet.write(5, column, f"({unit})", fmt.head(italic=True))
        code = "#,##0.0" if unit == "ha" else "#,##0"
        for place, commune in enumerate(UNITS):
            style = fmt.cell(num_format=code)
            if commune[which]:
                sheet.write_number(7 + place, column, commune[which], style)
            else:
                sheet.write_blank(7 + place, column, None, style)
        letter = xl_col_to_name(column)
        sheet.write_formula(6, column, f"=SUM({letter}8:{letter}19)", fmt.cell(bold=True, num_format=code), total(which))
    sheet.write_blank(6, 0, None, fmt.cell())
    sheet.write(6, 1, "Tổng số", fmt.cell(bold=True))
    for place, commune in enumerate(UNITS):
        sheet.write_number(7 + place, 0, place + 1, fmt.cell(align="center"))
        sheet.write_string(7 + place, 1, commune[1], fmt.cell())
    page(sheet, 19, 7, (3, 5))


# The rows of the district's summary: code, STT, name, unit, plan and result as positions in UNITS (or None),
# a factor, and figures of the district itself where no commune has any.
SUMMARY = [
    (None, "I", "CÔNG TÁC TUYỂN QUÂN", None, None, None, 1, None),
    ("TQ01", "1", "Công dân nhập ngũ", "người", ENLISTED, ENLISTED, 1, None),
    ("TQ02", "2", "Thanh niên trúng tuyển được tặng quà", "suất quà", SELECTED, SELECTED, 1, None),
    ("TQ03", "3", "Kinh phí tặng quà", "nghìn đồng", SELECTED, SELECTED, GIFT // 1000, None),
    (None, "II", "PHỐI HỢP LAO ĐỘNG SẢN XUẤT", None, None, None, 1, None),
    ("SX01", "1", "Tỉa lúa Baton", "ha", RICE, RICE, 1, None),
    ("SX02", "2", "Trồng sắn", "ha", CASSAVA, CASSAVA, 1, None),
    (None, "3", "Cải tạo vườn tạp", None, None, None, 1, None),
    ("SX03", "3.1", "Số vườn", "vườn", GARDENS, GARDENS, 1, None),
    ("SX04", "3.2", "Diện tích", "ha", GARDEN_AREA, GARDEN_AREA, 1, None),
    ("SX05", "4", "Kinh phí mô hình tại đèo Lò Xo", "nghìn đồng", None, None, 1, (170_000, 170_000)),
    (None, "III", "GIÚP ĐỠ HỘ THOÁT NGHÈO", None, None, None, 1, None),
    ("GN01", "1", "Hộ đăng ký giúp đỡ thoát nghèo", "hộ", HOUSEHOLDS, HOUSEHOLDS, 1, None),
    (None, "IV", "TUYÊN TRUYỀN, VẬN ĐỘNG", None, None, None, 1, None),
    ("TT01", "1", "Số buổi tuyên truyền", "buổi", TALKS, HELD, 1, None),
    ("TT02", "2", "Số lượt người tham dự", "lượt người", CALLED, CAME, 1, None),
]


def summary(path, results=None):
    """The district's summary, every commune side by side: XlsxWriter; results by cell are stored with the formulas."""
    book, fmt = new_xlsxwriter(path, "Báo cáo tổng hợp quý III năm 2022")
    sheet = book.add_worksheet("Tổng hợp")
    last = 7 + 3 * len(UNITS) - 1
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 8, None, {"hidden": True})
    sheet.set_column(2, 2, 38)
    sheet.set_column(3, 3, 12)
    sheet.set_column(4, 6, 9)
    sheet.set_column(7, last, 6.3)
    title_block(sheet, fmt, (0, 5), (last - 14, last), "HUYỆN PHƯỚC SƠN", "BAN CHỈ ĐẠO CHƯƠNG TRÌNH PHỐI HỢP",
                "Số: ....../BC-BCĐ", "Phước Sơn, ngày 19 tháng 9 năm 2022")
    for row, text, style in (
        (4, "BIỂU TỔNG HỢP KẾT QUẢ CHƯƠNG TRÌNH PHỐI HỢP HOẠT ĐỘNG QUÝ III NĂM 2022",
         fmt(bold=True, align="center", font_size=16)),
        (5, "(Số luỹ kế từ ngày 15/12/2021 đến ngày 14/9/2022, phân theo xã, thị trấn)", fmt(italic=True, align="center")),
        (6, f"Ghi chú: {NOTICE_DISTRICT}", fmt(italic=True, align="center", font_color="#C00000")),
    ):
        sheet.merge_range(row, 0, row, last, text, style)
    head = fmt.head()
    for column, text in enumerate(("STT", "Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính")):
        sheet.merge_range(7, column, 9, column, text, head)
    sheet.merge_range(7, 4, 8, 6, "Toàn huyện", head)
    sheet.merge_range(7, 7, 7, last, "Phân theo xã, thị trấn", head)
    small = fmt.cell(align="center", italic=True, font_size=8, text_wrap=True)
    for column, text in enumerate("ABCD"):
        sheet.write(10, column, text, small)
    for place in range(len(UNITS) + 1):
        first, number = 4 + 3 * place, 3 * place + 1
        if place:
            sheet.merge_range(8, first, 8, first + 2, UNITS[place - 1][1], head)
        for offset, text in enumerate(("KH", "TH", "%")):
            sheet.write(9, first + offset, text, head)
        for offset, text in enumerate((f"({number})", f"({number + 1})", f"({number + 2})=({number + 1})/({number})")):
            sheet.write(10, first + offset, text, small)
    for row in (7, 8, 9, 10):
        sheet.set_row(row, 24)
    summary_rows(sheet, fmt, last, results or {})
    note = fmt(italic=True)
    end = 12 + len(SUMMARY)
    sheet.write(end + 1, 2, "Ghi chú: Mô hình tại đèo Lò Xo do huyện trực tiếp thực hiện, không phân theo xã.", note)
    sheet.write(end + 2, 2, "KH: kế hoạch năm; TH: thực hiện; ô trống: không giao, không phát sinh.", note)
    final = signatures(sheet, fmt, end + 4, (0, 5), (last - 14, last), "", ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
                       ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"))
    sheet.freeze_panes(11, 4)
    page(sheet, final, last, (7, 10), paper=8)
    sheet.repeat_columns(0, 3)
    book.close()


def summary_rows(sheet, fmt, last, results):
    """The body: the total first, then the indicators; every rate and every total is a formula."""
    money = [13 + n for n, row in enumerate(SUMMARY) if row[3] == "nghìn đồng"]
    rows = [("KP00", "", "TỔNG SỐ KINH PHÍ", "nghìn đồng", None, None, 1, None), *SUMMARY]
    for place, (code, stt, name, unit, planned, done, factor, own) in enumerate(rows):
        row, bold = 11 + place, unit is None or place == 0
        digits = "#,##0.0" if unit == "ha" else "#,##0"
        number, rate = fmt.cell(bold=bold, num_format=digits), fmt.cell(bold=bold, num_format="0.0")
        sheet.set_row(row, 26)
        sheet.write(row, 0, stt, fmt.cell(bold=bold, align="center"))
        sheet.write(row, 1, code or "", fmt.cell(bold=bold, align="center"))
        sheet.write(row, 2, name, fmt.cell(bold=bold))
        sheet.write(row, 3, unit or "", fmt.cell(bold=bold, align="center"))
        for column in range(4, last + 1):
            group, part = divmod(column - 4, 3)
            cell = xl_rowcol_to_cell(row, column)
            result = results.get(cell, 0)
            if unit is None:
                sheet.write_blank(row, column, None, number)
            elif part == 2:
                plan_cell, done_cell = xl_rowcol_to_cell(row, column - 2), xl_rowcol_to_cell(row, column - 1)
                sheet.write_formula(cell, f'=IF(N({plan_cell})=0,"",ROUND({done_cell}/{plan_cell}*100,1))', rate, result)
            elif place == 0:
                letter = re.sub("[0-9]", "", cell)
                sheet.write_formula(cell, "=" + "+".join(f"{letter}{r}" for r in money), number, result)
            elif group == 0 and own is None:
                span = f"$H{row + 1}:${xl_col_to_name(last)}{row + 1}"
                kinds = f"$H$10:${xl_col_to_name(last)}$10"
                sheet.write_formula(cell, f'=SUMIF({kinds},"{("KH", "TH")[part]}",{span})', number, result)
            else:
                which = (planned, done)[part]
                figure = own[part] if own and group == 0 else UNITS[group - 1][which] * factor if which else 0
                if figure:
                    sheet.write_number(cell, figure, number)
                else:
                    sheet.write_blank(cell, None, number)


def office_notes(path):
    """A notebook as it grows in an office: XlsxWriter; LibreOffice saves it again. README.md lists what is odd in it."""
    book, fmt = new_xlsxwriter(path, "Sổ ghi chép văn phòng")
    sheet = book.add_worksheet("Ghi chép 2022")
    for column, width in enumerate((6, 24, 46, 22, 15, 17, 30)):
        sheet.set_column(column, column, width)
    sheet.merge_range("A1:G1", "SỔ GHI CHÉP KẾT QUẢ CHƯƠNG TRÌNH PHỐI HỢP NĂM 2022  ", fmt(bold=True, font_size=14, align="center"))
    sheet.merge_range("A2:G2", f"Ghi chú: {NOTICE}", fmt(italic=True, align="center", font_color="#C00000"))
    for column, text in enumerate(("STT", "Đơn vị", "Nội dung", "Kết quả", "ĐVT", "Ngày ghi", "Ghi chú")):
        sheet.write(3, column, text, fmt.head())
    text, red, bold = fmt.cell(text_wrap=True), fmt(font_color="#C00000"), fmt(bold=True)
    date, money = fmt.cell(num_format="dd/mm/yyyy", align="center"), fmt.cell(num_format="#,##0")
    plain_text = fmt.cell(num_format="@")
    day = dt.datetime
    rows = [
        ("1", "Toàn huyện", "Vận động công dân lên đường nhập ngũ", "47/47 đ/c", "đ/c", "26/10/2022", "đạt 100% chỉ tiêu giao"),
        ("2", "Toàn huyện", "Cải tạo vườn tạp", "13 vườn/10 ha", "", day(2022, 10, 26), f"tại 04{NBSP}xã"),
        ("3", "Toàn huyện", "Tỉa lúa Baton", "1,5 ha", "ha", "26-10-22", None),
        ("4", "Toàn huyện", "Trồng sắn", "02 ha", "ha", "26.10.2022", None),
        ("5", "Đèo Lò Xo", "Mô hình nuôi cá và trồng sắn, cây ăn quả", "170.000.000đ", "đồng", "ngày 26 tháng 10 năm 2022", "170 triệu đồng"),
        ("6", "Toàn huyện", f"Thăm, tặng quà{NBSP}66 thanh niên trúng tuyển nghĩa vụ quân sự", 33000000, "đồng", day(2022, 2, 10), "66 suất x 500k = 33 triệu"),
        ("7", "Toàn huyện", "Đăng ký giúp đỡ hộ thoát nghèo", 17, "hộ", "10/2022", "số đăng ký, chưa phải kết quả"),
        ("8", "X. Phước Chánh", "Cải tạo vườn tạp", "04 vườn/3 ha", "", day(2022, 9, 9), None),
        ("9", "P. Chánh ", "Tỉa lúa Baton", "10 sào", "sào", "09/9/2022", "0,5 ha (sào Trung Bộ 500 m²)"),
        ("10", "TT  Khâm Đức", "Lượt người dự tuyên truyền", "1.500", "lượt người", day(2022, 3, 8), "số chữ; ngày có thể bị đảo (03/8)"),
        ("11", unicodedata.normalize("NFD", "xã Phước Hiệp"), "Trồng sắn", "6000", "m²", day(2022, 8, 5), "tên gõ bằng Unicode tổ hợp"),
        ("12", "xã Phước Hòa", "Lượt người dự tuyên truyền", "khoảng 150", "lượt người", "tháng 9", "danh mục ghi: Phước Hoà"),
        ("13", "Phuoc Nang", "Cải tạo vườn tạp", "3 vườn/2,5ha", "", day(2022, 9, 12), "gõ không dấu"),
        ("14", "PHƯỚC THÀNH", "Hộ đăng ký giúp đỡ thoát nghèo", "2 hộ (trong đó 1 hộ nghèo)", "hộ", None, None),
        ("15", "Phước Lộc", "Cải tạo vườn tạp", "-", "vườn", None, "không phát sinh"),
        ("16", "Phước Kim", "Cải tạo vườn tạp", "x", "vườn", None, "không giao"),
        ("17", "Phước Công", "Cải tạo vườn tạp", "…", "vườn", None, "chưa có số liệu"),
        ("18", "Phước Mỹ", "Cải tạo vườn tạp", None, "vườn", None, "chưa gửi"),
        ("19", "Phước Xuân", "Lượt người dự tuyên truyền", 196, "lượt người", day(2022, 9, 14), None),
    ]
    for row, values in enumerate(rows, 4):
        sheet.set_row(row, 34 if len(values[2]) > 44 or len(str(values[5])) > 20 else 20)
        for column, value in enumerate(values):
            if isinstance(value, day):
                sheet.write_datetime(row, column, value, date)
            elif isinstance(value, int):
                sheet.write_number(row, column, value, money)
            elif value:
                sheet.write_string(row, column, value, plain_text if column == 3 else text)
            else:
                sheet.write_blank(row, column, None, text)
    office_sums(sheet, fmt, 4 + len(rows))
    end = 4 + len(rows) + 4
    sheet.write_rich_string(end, 1, fmt(), "Việc cần làm: ", bold, "đối chiếu 66 suất quà", fmt(), " với ", red, "47 công dân nhập ngũ",
                            fmt(), " trước ngày ", fmt(italic=True), "31/10/2022", fmt(), ".", fmt(text_wrap=False))
    sheet.set_row(21, 20, None, {"hidden": True})
    page(sheet, end, 6, (3, 3))
    book.close()


def office_sums(sheet, fmt, row):
    """A sum that passes over numbers typed as text, and a rate without a denominator."""
    number, bold = fmt.cell(num_format="#,##0", bold=True), fmt.cell(bold=True)
    lines = (("Cộng lượt người (STT 10, 12, 19)", "=SUM(D14,D16,D23)", "lượt người", "hàm SUM bỏ qua ô số dạng chữ"),
             ("Bình quân mỗi buổi", "=D23/E23", "", "công thức trỏ nhầm ô"),
             ("Tỷ lệ tham dự", "=D23/D22", "%", "mẫu số là ô trống"))
    for offset, (name, formula, unit, remark) in enumerate(lines):
        for column, value in enumerate(("", "", name, None, unit, "", remark)):
            if column == 3:
                sheet.write_formula(row + offset, 3, formula, number)
            else:
                sheet.write(row + offset, column, value, bold if column == 2 else fmt.cell())
