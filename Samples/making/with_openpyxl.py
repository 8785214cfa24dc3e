"""The sample workbooks that openpyxl makes."""
import datetime as dt

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from .figures import (
    CASSAVA, ENLISTED, FACE, GARDENS, GARDEN_AREA, GIFT, HOUSEHOLDS, MOTTO, NATION, NOTICE, NOTICE_DISTRICT, RICE,
    SELECTED, UNITS,
)


def put(sheet, where, value=None, bold=False, italic=False, size=12, across=None, wrap=False, border=False,
        code=None, under=None, indent=0, colour=None):
    """openpyxl: one cell or a merged range, styled."""
    cell = sheet[where.split(":")[0]]
    across = across or ("left" if indent else None)
    style_font = Font(name=FACE, size=size, bold=bold, italic=italic, underline=under, color=colour)
    thin = Side(style="thin")
    for row in sheet[where] if ":" in where else ((cell,),):
        for one in row:
            one.font = style_font
            one.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wrap, indent=indent)
            if border:
                one.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    if ":" in where:
        sheet.merge_cells(where)
    if value is not None:
        cell.value = value
    if code:
        cell.number_format = code
    return cell


def openpyxl_page(sheet, area, head_rows=None, landscape=True):
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.right = 0.4
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_options.horizontalCentered = True
    sheet.print_area = area
    if head_rows:
        sheet.print_title_rows = head_rows
    sheet.oddFooter.center.text, sheet.oddFooter.center.font = "Trang &P/&N", f"{FACE},Regular"


def commune(path):
    """The submission of one commune: openpyxl; LibreOffice saves it again."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.title = "Văn phòng", "Báo cáo quý III năm 2022"
    sheet = book.active
    sheet.title = "Báo cáo quý III"
    for letter, width in zip("ABCDEFGHI", (6, 42, 12, 14, 14, 15, 12, 14, 20)):
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1:C1", "HUYỆN PHƯỚC SƠN", across="center")
    put(sheet, "A2:C2", "UBND XÃ PHƯỚC CHÁNH", bold=True, across="center", under="single")
    put(sheet, "A3:C3", "Số: ....../BC-UBND", across="center")
    put(sheet, "E1:I1", NATION, bold=True, across="center")
    put(sheet, "E2:I2", MOTTO, bold=True, across="center", under="single")
    put(sheet, "E3:I3", "Phước Chánh, ngày 15 tháng 9 năm 2022", italic=True, across="center")
    put(sheet, "A5:I5", "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH PHỐI HỢP HOẠT ĐỘNG", bold=True, size=14, across="center")
    put(sheet, "A6:I6", "Quý III năm 2022", bold=True, size=13, across="center")
    put(sheet, "A7:I7", "(Tính từ ngày 15/6/2022 đến ngày 14/9/2022)", italic=True, across="center")
    put(sheet, "A8:I8", f"Ghi chú: {NOTICE}", italic=True, across="center", colour="C00000")
    for area, text in (("A10:A11", "STT"), ("B10:B11", "Chỉ tiêu"), ("C10:C11", "Đơn vị tính"),
                       ("D10:D11", "Kế hoạch năm"), ("E10:F10", "Thực hiện"), ("G10:G11", "Tỷ lệ %"),
                       ("H10:H11", "Ngày hoàn thành"), ("I10:I11", "Ghi chú")):
        put(sheet, area, text, bold=True, across="center", wrap=True, border=True)
    put(sheet, "E11", "Trong kỳ", bold=True, across="center", wrap=True, border=True)
    put(sheet, "F11", "Luỹ kế từ đầu năm", bold=True, across="center", wrap=True, border=True)
    sheet.row_dimensions[11].height = 34
    for letter, text in zip("ABCDEFGHI", ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(6)/(4)", "(8)", "(9)")):
        put(sheet, f"{letter}12", text, italic=True, size=10, across="center", border=True)
    day = dt.datetime
    rows = [
        ("I", "CÔNG TÁC TUYỂN QUÂN", None, None, None, None, None, None),
        ("1", "Công dân nhập ngũ", "người", 5, 0, 5, day(2022, 2, 17), None),
        (None, "Trong đó: - Đảng viên", "người", 1, 0, 1, None, None),
        (None, "- Có trình độ trung cấp trở lên", "người", 2, 0, 2, None, None),
        ("2", "Thanh niên trúng tuyển được tặng quà", "suất quà", 7, 0, 7, day(2022, 2, 10), None),
        ("3", "Kinh phí tặng quà", "đồng", f"=D17*{GIFT}", 0, f"=F17*{GIFT}", day(2022, 2, 10), "500.000đ/suất"),
        ("II", "PHỐI HỢP LAO ĐỘNG SẢN XUẤT", None, None, None, None, None, None),
        ("1", "Tỉa lúa Baton", "ha", 0.5, 0.2, 0.5, day(2022, 7, 20), None),
        ("2", "Trồng sắn", "ha", 0.5, 0.5, 0.5, day(2022, 8, 5), None),
        ("3", "Cải tạo vườn tạp", None, None, None, None, None, None),
        ("3.1", "Số vườn", "vườn", 4, 1, 4, day(2022, 9, 9), None),
        ("3.2", "Diện tích", "ha", 3, 0.5, 3, day(2022, 9, 9), None),
        ("4", "Kinh phí hỗ trợ giống, phân bón", "đồng", 12000000, 4500000, 11250000, None, None),
        ("III", "GIÚP ĐỠ HỘ THOÁT NGHÈO", None, None, None, None, None, None),
        ("1", "Hộ đăng ký giúp đỡ thoát nghèo", "hộ", 2, 0, 2, None, "Số đăng ký"),
        ("1.1", "Trong đó: hộ do cán bộ, đảng viên nhận giúp đỡ", "hộ", 1, 0, 1, None, None),
        ("IV", "TUYÊN TRUYỀN, VẬN ĐỘNG", None, None, None, None, None, None),
        ("1", "Số buổi tuyên truyền", "buổi", 6, 2, 5, None, None),
        ("2", "Số lượt người tham dự", "lượt người", 300, 110, 285, None, None),
        (None, "Tổng kinh phí (I.3 + II.4)", "đồng", "=D18+D25", "=E18+E25", "=F18+F25", None, None),
    ]
    for number, (stt, name, unit, planned, period, year, finished, remark) in enumerate(rows, 13):
        group = unit is None
        bold = group or name.startswith("Tổng")
        code = '#,##0.0;-#,##0.0;"-"' if unit == "ha" else '#,##0;-#,##0;"-"'
        put(sheet, f"A{number}", stt, bold=bold, across="center", border=True)
        part = name.startswith(("Trong đó", "- "))
        indent = 1 if name.startswith("Trong đó") else 5 if part else 0
        put(sheet, f"B{number}", name, bold=bold, italic=part, border=True, wrap=True, indent=indent)
        put(sheet, f"C{number}", unit, bold=bold, across="center", border=True)
        for letter, value in zip("DEF", (planned, period, year)):
            put(sheet, f"{letter}{number}", value, bold=bold, border=True, code=None if group else code)
        rate = None if group else f"=F{number}/D{number}"
        put(sheet, f"G{number}", rate, bold=bold, border=True, code="0.0%")
        put(sheet, f"H{number}", finished, across="center", border=True, code="dd/mm/yyyy")
        put(sheet, f"I{number}", remark, border=True, wrap=True)
    put(sheet, "A34:I34", "Ghi chú: Cột (6) là số luỹ kế từ ngày 15/12/2021; dấu “-” là không phát sinh trong kỳ.", italic=True)
    put(sheet, "A36:C36", "NGƯỜI LẬP BIỂU", bold=True, across="center")
    put(sheet, "A37:C37", "(Ký, ghi rõ họ tên)", italic=True, across="center")
    put(sheet, "E36:I36", "TM. ỦY BAN NHÂN DÂN", bold=True, across="center")
    put(sheet, "E37:I37", "CHỦ TỊCH", bold=True, across="center")
    put(sheet, "E38:I38", "(Ký tên, đóng dấu)", italic=True, across="center")
    openpyxl_page(sheet, "A1:I43", "10:12")
    book.save(path)


def military(path):
    """The military command's report: openpyxl, as it leaves it, with formulas that have no stored results."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.title = "Ban CHQS huyện", "Biểu 01 giao quân"
    first, second, lists = book.active, book.create_sheet("Biểu 02"), book.create_sheet("Danh mục")
    first.title = "Biểu 01"
    for number, unit in enumerate(UNITS, 2):
        lists.cell(number, 1, unit[0]).number_format = "@"
        lists.cell(number, 2, unit[1])
    for number, text in enumerate(("Đạt", "Chưa đạt", "Không giao"), 2):
        lists.cell(number, 4, text)
    lists["A1"], lists["B1"], lists["D1"] = "Mã đơn vị", "Tên đơn vị", "Đánh giá"
    for row in lists.iter_rows():
        for cell in row:
            cell.font = Font(name=FACE, size=12, bold=cell.row == 1)
    lists.sheet_state = "hidden"
    military_head(first, "BIỂU 01: KẾT QUẢ GIAO QUÂN VÀ THĂM, TẶNG QUÀ NĂM 2022")
    end = military_enlisted(first)
    end = military_gifts(first, end + 2)
    military_end(first, end + 2)
    openpyxl_page(first, f"A1:H{end + 8}", landscape=False)
    military_head(second, "BIỂU 02: KẾT QUẢ PHỐI HỢP GIÚP DÂN NĂM 2022")
    end = military_help(second)
    military_end(second, end + 2)
    openpyxl_page(second, f"A1:H{end + 8}", landscape=False)
    book.save(path)


def military_head(sheet, title):
    for letter, width in zip("ABCDEFGH", (6, 22, 13, 13, 13, 13, 14, 18)):
        sheet.column_dimensions[letter].width = width
    put(sheet, "A1:C1", "BỘ CHQS TỈNH QUẢNG NAM", across="center")
    put(sheet, "A2:C2", "BAN CHQS HUYỆN PHƯỚC SƠN", bold=True, across="center", under="single")
    put(sheet, "D1:H1", NATION, bold=True, across="center")
    put(sheet, "D2:H2", MOTTO, bold=True, across="center", under="single")
    put(sheet, "A4:H4", title, bold=True, size=14, across="center")
    put(sheet, "A5:H5", "(Tính đến ngày 14/10/2022)", italic=True, across="center")
    put(sheet, "A6:H6", f"Ghi chú: {NOTICE_DISTRICT}", italic=True, across="center", colour="C00000")


def headings(sheet, row, upper, lower):
    """Two header rows: upper holds (columns, text); lower the texts below a wide heading."""
    for columns, text in upper:
        first, _, last = columns.partition("-")
        where = f"{first}{row}:{last or first}{row if last else row + 1}"
        put(sheet, where, text, bold=True, across="center", wrap=True, border=True)
    for letter, text in lower.items():
        put(sheet, f"{letter}{row + 1}", text, bold=True, across="center", wrap=True, border=True)
    sheet.row_dimensions[row].height = 20
    sheet.row_dimensions[row + 1].height = 34


def military_enlisted(sheet):
    put(sheet, "A8:H8", "1. Kết quả giao quân", bold=True)
    put(sheet, "F9:H9", "Đơn vị tính: người", italic=True, across="right")
    headings(sheet, 10, (("A", "TT"), ("B", "Đơn vị"), ("C-D", "Nghĩa vụ quân sự"), ("E", "Tỷ lệ %"),
                         ("F-G", "Trong đó"), ("H", "Đánh giá")),
             {"C": "Chỉ tiêu giao", "D": "Đã giao quân", "F": "Đảng viên", "G": "Dân tộc thiểu số"})
    put(sheet, "A12", None, border=True)
    put(sheet, "B12", "Tổng số", bold=True, border=True)
    for letter in "CDFG":
        put(sheet, f"{letter}12", f"=SUM({letter}13:{letter}24)", bold=True, border=True, code="#,##0")
    put(sheet, "E12", "=D12/C12", bold=True, border=True, code="0.0%")
    put(sheet, "H12", "Đạt", bold=True, across="center", border=True)
    for row, unit in enumerate(UNITS, 13):
        put(sheet, f"A{row}", row - 12, across="center", border=True)
        put(sheet, f"B{row}", unit[1], border=True)
        figures = (unit[ENLISTED], unit[ENLISTED], 1 if unit[ENLISTED] > 4 else 0, max(unit[ENLISTED] - 2, 1))
        for letter, value in zip("CDFG", figures):
            put(sheet, f"{letter}{row}", value, border=True, code='#,##0;-#,##0;"-"').protection = Protection(locked=False)
        put(sheet, f"E{row}", f"=D{row}/C{row}", border=True, code="0.0%")
        put(sheet, f"H{row}", "Đạt", across="center", border=True)
    grade = DataValidation(type="list", formula1="'Danh mục'!$D$2:$D$4", allow_blank=True, showErrorMessage=True)
    grade.error, grade.errorTitle = "Đề nghị chọn trong danh mục.", "Đánh giá"
    whole = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", showErrorMessage=True)
    whole.error, whole.errorTitle, whole.prompt = "Đề nghị nhập số nguyên không âm.", "Số người", "Nhập số nguyên, đơn vị: người"
    grade.add("H12:H24")
    whole.add("C13:D24")
    whole.add("F13:G24")
    sheet.add_data_validation(grade)
    sheet.add_data_validation(whole)
    for where, text in (("D12", "47/47 đồng chí, đạt 100% chỉ tiêu giao."), ("C20", "Xã đề nghị đối chiếu với kế hoạch của huyện.")):
        sheet[where].comment = Comment(text, "Ban CHQS huyện", height=60, width=240)
    return 24


def military_gifts(sheet, row):
    """The second table on the same sheet, with columns of its own."""
    put(sheet, f"A{row}:H{row}", "2. Thăm, tặng quà thanh niên trúng tuyển", bold=True)
    put(sheet, f"F{row + 1}:H{row + 1}", "Đơn vị tính: đồng", italic=True, across="right")
    headings(sheet, row + 2, (("A", "TT"), ("B", "Đơn vị"), ("C", "Số suất quà"), ("D", "Mức quà"), ("E-F", "Kinh phí"),
                              ("G", "Ngày trao quà"), ("H", "Ghi chú")), {"E": "Ngân sách", "F": "Thành tiền"})
    start, total_row = row + 4, row + 4 + len(UNITS)
    for line, unit in enumerate(UNITS, start):
        put(sheet, f"A{line}", line - start + 1, across="center", border=True)
        put(sheet, f"B{line}", unit[1], border=True)
        put(sheet, f"C{line}", unit[SELECTED], border=True, code="#,##0")
        put(sheet, f"D{line}", GIFT, border=True, code="#,##0")
        put(sheet, f"E{line}", "Huyện", across="center", border=True)
        put(sheet, f"F{line}", f"=C{line}*D{line}", border=True, code="#,##0")
        put(sheet, f"G{line}", dt.date(2022, 2, 10), across="center", border=True, code="dd/mm/yyyy")
        put(sheet, f"H{line}", None, border=True)
    put(sheet, f"A{total_row}:B{total_row}", "Cộng", bold=True, across="center", border=True)
    for letter in "CF":
        put(sheet, f"{letter}{total_row}", f"=SUM({letter}{start}:{letter}{total_row - 1})", bold=True, border=True, code="#,##0")
    for letter in "DEGH":
        put(sheet, f"{letter}{total_row}", None, border=True)
    return total_row


def military_help(sheet):
    put(sheet, "A8:H8", "1. Giúp dân lao động sản xuất", bold=True)
    headings(sheet, 9, (("A", "TT"), ("B", "Đơn vị"), ("C-D", "Gieo trồng (ha)"), ("E-F", "Cải tạo vườn tạp"),
                        ("G", "Hộ đăng ký giúp đỡ (hộ)"), ("H", "Ghi chú")),
             {"C": "Lúa Baton", "D": "Sắn", "E": "Số vườn", "F": "Diện tích (ha)"})
    wanted = (RICE, CASSAVA, GARDENS, GARDEN_AREA, HOUSEHOLDS)
    for row, unit in enumerate(UNITS, 11):
        put(sheet, f"A{row}", row - 10, across="center", border=True)
        put(sheet, f"B{row}", unit[1], border=True)
        for letter, which in zip("CDEFG", wanted):
            code = '0.0;-0.0;"-"' if which in (RICE, CASSAVA, GARDEN_AREA) else '#,##0;-#,##0;"-"'
            put(sheet, f"{letter}{row}", unit[which], border=True, code=code)
        put(sheet, f"H{row}", None, border=True)
    put(sheet, "A23", None, border=True)
    put(sheet, "B23", "Tổng cộng", bold=True, border=True)
    for letter, which in zip("CDEFG", wanted):
        put(sheet, f"{letter}23", f"=SUM({letter}11:{letter}22)", bold=True, border=True, code="#,##0.0" if letter in "CDF" else "#,##0")
    put(sheet, "H23", "Số đăng ký: 17 hộ", bold=True, border=True)
    put(sheet, "A25:H25", "2. Mô hình phối hợp", bold=True)
    headings(sheet, 26, (("A", "TT"), ("B-D", "Mô hình"), ("E-F", "Kinh phí (đồng)"), ("G-H", "Thực hiện")),
             {"B": "Nội dung", "C": "Địa điểm", "D": "Đơn vị", "E": "Kế hoạch", "F": "Đã sử dụng", "G": "Tỷ lệ %", "H": "Hình thức"})
    put(sheet, "A27", None, border=True)
    values = (1, "Nuôi cá, trồng sắn, cây ăn quả", "Đèo Lò Xo", "Huyện", 170000000, 170000000, "=F28/E28", "Phối hợp")
    codes = (None, None, None, None, "#,##0", "#,##0", "0%", None)
    for letter, value, code in zip("ABCDEFGH", values, codes):
        put(sheet, f"{letter}28", value, border=True, wrap=True, code=code, across="center" if letter in "ACDH" else None)
    sheet.row_dimensions[28].height = 34
    return 28


def military_end(sheet, row):
    put(sheet, f"D{row}:H{row}", "Phước Sơn, ngày 17 tháng 10 năm 2022", italic=True, across="center")
    put(sheet, f"A{row + 1}:C{row + 1}", "NGƯỜI LẬP BIỂU", bold=True, across="center")
    put(sheet, f"D{row + 1}:H{row + 1}", "CHỈ HUY TRƯỞNG", bold=True, across="center")
    put(sheet, f"A{row + 2}:C{row + 2}", "(Ký, ghi rõ họ tên)", italic=True, across="center")
    put(sheet, f"D{row + 2}:H{row + 2}", "(Ký tên, đóng dấu)", italic=True, across="center")
