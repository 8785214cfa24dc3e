"""What each template shows: the figures that a filled report must give back, those beside them, and sentences, all told by hand."""

PLAN, RESULT, PLEDGE = "plan", "result", "pledge"


def both(units, indicators):
    return [(unit, indicator, stage, None) for unit in units for indicator in indicators for stage in (PLAN, RESULT)]


class Shown:
    """`pages`: how many it prints on; `figures(expectations)`: (unit, indicator, stage, period or None) of every cell that is read back;
    `beside(expectations, grid)`: what other cells hold; `sentences`: the whole texts of cells."""

    def __init__(self, name, sheet, pages, figures, beside, sentences):
        self.name, self.sheet, self.pages, self.figures, self.beside, self.sentences = name, sheet, pages, figures, beside, sentences


def summary(e):
    return both([*e.units, e.whole], ["nhap-ngu"])


def wide(e):
    return both([*e.units, e.whole], e.indicators)


GROUPED = ("nhap-ngu", "nhap-ngu-dang-vien", "nhap-ngu-dtts", "qua-tan-binh", "tien-qua", "ho-ngheo", "ty-le-ho-ngheo")
WHOLES = ("nhap-ngu", "tong-kinh-phi", "buoi-tuyen-truyen", "tong-ho")


def grouped(e):
    shown = [(unit, "nhap-ngu", PLAN, None) for unit in [*e.units, e.whole]]
    shown += [(unit, indicator, RESULT, None) for unit in [*e.units, e.whole] for indicator in GROUPED]
    shown += [(unit, "thoat-ngheo", PLEDGE, None) for unit in [*e.units, e.whole]]
    for whole in WHOLES:
        for indicator in (whole, *e.parts(whole)):
            shown += [(e.whole, indicator, stage, period) for stage, period in ((PLAN, None), (RESULT, None), (RESULT, e.before))]
    return shown


def summary_beside(e, grid):
    """(cell, expected) of the rates and growths of the table."""
    row = grid.row_of("STT") + 1
    for place, unit in enumerate([*e.units, e.whole]):
        yield grid.cell(row + place, 5), e.rate(unit, "nhap-ngu")
        yield grid.cell(row + place, 6), e.growth(unit, "nhap-ngu")


def wide_beside(e, grid):
    row = grid.row_of("STT") + 2
    for down, indicator in enumerate(e.indicators):
        for place, unit in enumerate([e.whole, *e.units]):
            for across, figure in ((6, e.rate), (7, e.remaining), (8, e.growth)):
                yield grid.cell(row + down, across + 5 * place), figure(unit, indicator)


SUBTOTALS = ((3, "nhap-ngu", PLAN), (4, "nhap-ngu", RESULT), (5, "nhap-ngu-dang-vien", RESULT), (6, "nhap-ngu-dtts", RESULT),
             (8, "qua-tan-binh", RESULT), (9, "tien-qua", RESULT), (10, "thoat-ngheo", PLEDGE), (11, "ho-ngheo", RESULT))


def grouped_beside(e, grid):
    row = grid.row_of("Toàn huyện", column=2)
    yield grid.cell(row, 7), e.rate(e.whole, "nhap-ngu")
    areas = list(dict.fromkeys(unit["Vùng"] for unit in e.units.values()))
    for area in areas:
        row += 1
        members = [code for code, unit in e.units.items() if unit["Vùng"] == area]
        yield grid.cell(row, 2), area
        for column, indicator, stage in SUBTOTALS:
            yield grid.cell(row, column), total(e, members, indicator, stage)
        yield grid.cell(row, 7), total(e, members, "nhap-ngu", RESULT) / total(e, members, "nhap-ngu", PLAN) * 100
        yield grid.cell(row, 12), total(e, members, "ho-ngheo", RESULT) / total(e, members, "tong-ho", RESULT) * 100
        for code in members:
            row += 1
            yield grid.cell(row, 2), e.names[code]
            yield grid.cell(row, 7), e.rate(code, "nhap-ngu")


def total(e, members, indicator, stage):
    return sum(e.figure(code, indicator, stage)[0] or 0 for code in members)


# Of the published figures and the invented ones of the communes, as an official would write them.
HEAD = ["UBND HUYỆN PHƯỚC SƠN", "BAN CHỈ ĐẠO CHƯƠNG TRÌNH PHỐI HỢP",
        "Kỳ báo cáo: năm 2022 (số liệu từ ngày 15/12/2021 đến ngày 14/12/2022)"]
SENTENCES = [
    "Kết quả thực hiện Chương trình phối hợp hoạt động huyện Phước Sơn năm 2022",
    "1. Vận động công dân lên đường nhập ngũ 47/47 đ/c đạt 100% chỉ tiêu giao; trong đó 07 đảng viên, 37 người dân tộc thiểu số.",
    "2. Thăm, tặng quà 66 thanh niên trúng tuyển, kinh phí 33.000.000đ (bằng chữ: Ba mươi ba triệu đồng).",
    "3. Giúp dân tỉa lúa Baton 1,5 ha, trồng sắn 2 ha; cải tạo 13 vườn/10 ha vườn tạp tại 04 xã (Phước Hiệp, Phước Năng, Phước Chánh và "
    "Phước Thành); mô hình phối hợp 170 triệu đồng.",
    "4. Đăng ký giúp đỡ thoát nghèo 17 hộ; đã thực hiện 13 hộ.",
    "5. Tuyên truyền 59/61 buổi, đạt 96,7%; chưa đạt chỉ tiêu giao: Phước Chánh và Phước Thành.",
    "6. Đơn vị chưa đạt chỉ tiêu giao quân: không có. Đơn vị chưa gửi báo cáo: không có.",
]
TEMPLATES = (
    Shown("bao-cao-tong-hop.xlsx", "Báo cáo tổng hợp", 1, summary, summary_beside, HEAD + SENTENCES),
    Shown("bieu-phan-theo-xa.xlsx", "Biểu TH-02", 5, wide, wide_beside, HEAD),
    Shown("bieu-theo-cum.xlsx", "Biểu TH-03", 2, grouped, grouped_beside, HEAD),
)
