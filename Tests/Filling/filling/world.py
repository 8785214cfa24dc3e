"""An invented district with N communes: its program workbook, and one submission in which a body reports for all of them.

Every name and figure is invented. The figures are formulas of the commune's number, so that a test can say what a sum must be.
"""
import openpyxl
from openpyxl.styles import Font

DISTRICT, PROVINCE, PERIOD = "900", "90", "2022"
NOTICE = "Số liệu bịa đặt để thử, không phải số thật."


def code(k):
    return str(90001 + k)


def name(k):
    return f"Xã Mẫu {k + 1:03d}"


def quota(k, indicator=0):
    """What commune `k` (from 0) was assigned."""
    return 20 + (k * 7 + indicator * 3) % 50


def result(k, indicator=0):
    """What it achieved; from commune 0 on: 31, 44, 57, 10 …, never more than 69."""
    return 10 + (21 + k * 13 + indicator * 5) % 60


def indicators(count):
    """(code, name) of the indicators."""
    return [(f"ct-{i + 1:02d}", f"Chỉ tiêu số {i + 1:02d}") for i in range(count)]


def sheet(book, title, headings, rows):
    page = book.create_sheet(title)
    page.append([title.upper(), NOTICE])
    page.append([])
    page.append(headings)
    for cell in page[3]:
        cell.font = Font(bold=True)
    for row in rows:
        page.append(row)
    for row in page.iter_rows(min_row=4):
        for cell in row:
            if cell.data_type == "f":  # a name that begins with "="
                cell.data_type = "s"


def programme(path, communes, count=2, names=None):
    """The program workbook: `communes` communes, `count` indicators; `names` changes the names of some indicators by number."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet(book, "Chương trình", ["Mã", "Tên", "Cơ quan", "Năm", "Vùng", "Cấp trên"],
          [["thu-dien", "Chương trình bịa đặt để thử điền mẫu", "Ban Chỉ đạo", 2022, "Trung", DISTRICT]])
    units = [[PROVINCE, "Tỉnh Mẫu", "tỉnh"], [DISTRICT, "Huyện Mẫu", "huyện", PROVINCE]]
    sheet(book, "Đơn vị", ["Mã", "Tên", "Loại", "Mã cha"], units + [[code(k), name(k), "xã", DISTRICT] for k in range(communes)])
    items = [[item, (names or {}).get(i, title), "người", "số lượng"] for i, (item, title) in enumerate(indicators(count))]
    sheet(book, "Chỉ tiêu", ["Mã", "Tên", "ĐVT", "Loại"], items)
    sheet(book, "Giao chỉ tiêu", ["Chỉ tiêu", "Đơn vị", "Kỳ", "Số giao"],
          [[item, code(k), PERIOD, quota(k, i)] for i, (item, _) in enumerate(indicators(count)) for k in range(communes)])
    sheet(book, "Biểu", ["Mã", "Tên", "Cơ quan", "Loại", "Bố trí", "Giai đoạn"],
          [["th-01", "Kết quả thực hiện", "ban-chqs", "cơ quan khác", "mỗi dòng một đơn vị", "thực hiện"]])
    columns = [["th-01", "STT", "STT"], ["th-01", "Mã đơn vị", "Mã đơn vị"], ["th-01", "Đơn vị", "Đơn vị"]]
    columns += [["th-01", f"Thực hiện {i + 1:02d}", "Số liệu", item] for i, (item, _) in enumerate(indicators(count))]
    sheet(book, "Cột biểu", ["Biểu", "Đường dẫn tiêu đề", "Vai trò", "Chỉ tiêu"], columns)
    sheet(book, "Nộp", ["Biểu", "Đơn vị", "Cơ quan nộp"], [["th-01", DISTRICT, "ban-chqs"]])
    book.save(path)


def submission(path, communes, count=2):
    """The report of the district's military command, which has a row for each commune."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Kết quả"
    page["A1"], page["A2"] = "UBND HUYỆN MẪU", "BAN CHQS HUYỆN MẪU"
    page["A4"], page["A5"], page["A6"] = "BÁO CÁO KẾT QUẢ THỰC HIỆN", "Năm 2022", NOTICE
    page.append([])
    page.append(["STT", "Mã đơn vị", "Đơn vị"] + [f"Thực hiện {i + 1:02d}" for i in range(count)])
    for k in range(communes):
        page.append([k + 1, code(k), name(k)] + [result(k, i) for i in range(count)])
    book.save(path)


def reached(communes, least):
    """The communes whose first result is at least `least`: those of the second table."""
    return [k for k in range(communes) if result(k) >= least]
