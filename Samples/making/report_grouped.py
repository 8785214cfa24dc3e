"""The template by groups of communes: the whole district's indicators with what is part of them, then groups with subtotals."""
from .paper import Paper, headings
from .report_templates import CENTRE, PERIOD_LINE, SIGNED, SIGNS, signature, title_block

LAST = 11
NUMBER, MONEY, RATE = {"code": "#,##0"}, {"code": "#,##0"}, {"code": "0.0"}
# What each column of the table of communes shows; the rate is an ordinary formula.
COLUMNS = [("Chỉ tiêu giao: Công dân nhập ngũ", NUMBER), ("Kết quả: Công dân nhập ngũ", NUMBER),
           ("Kết quả: Công dân nhập ngũ là đảng viên", NUMBER), ("Kết quả: Công dân nhập ngũ là người dân tộc thiểu số", NUMBER),
           (None, RATE), ("Kết quả: Thanh niên trúng tuyển được tặng quà", NUMBER),
           ("Kết quả: Kinh phí tặng quà", MONEY), ("Đăng ký: Hộ được giúp đỡ thoát nghèo", NUMBER), ("Kết quả: Hộ nghèo", NUMBER),
           ("Kết quả: Tỷ lệ hộ nghèo", RATE)]
WHOLES = "Công dân nhập ngũ; Tổng kinh phí; Số buổi tuyên truyền; Tổng số hộ"
CELL = {"border": True, "align": "right"}


def grouped():
    paper = Paper("Biểu TH-03", (7, 35, 11, 11, 11, 12, 10, 12, 14, 13, 11, 11))
    row = title_block(paper, 4, LAST, "Biểu số: TH-03", (
        ("BIỂU TH-03: TỔNG HỢP KẾT QUẢ THEO CỤM XÃ", {"bold": True, "size": 14}), ("[[Tên chương trình]]", {"bold": True}), PERIOD_LINE))
    row = district_table(paper, row)
    row = groups_table(paper, row + 1)
    for text in (f"Ghi chú: {SIGNS}", "(5), (10) tính lại từ tổng của cụm, của huyện. (8): số hộ đăng ký, chưa phải kết quả. Cách chia cụm là minh hoạ."):
        paper.put(row, 0, text, to=(row, LAST), italic=True, size=11)
        row += 1
    signature(paper, row + 1, (0, 3), (7, LAST), SIGNED, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"))
    return [paper]


def spread(paper, row, texts, **style):
    """A row of the first table; some of its columns are merged of several. `texts`: (first column, last column, text, style)."""
    for first, last, text, own in texts:
        paper.put(row, first, text, to=(row, last), border=True, **{**style, **own})


def district_table(paper, row):
    """Indicators of the whole district, each with what is part of it."""
    paper.put(row, 0, "1. Kết quả chung toàn huyện", to=(row, 5), bold=True)
    head = [(0, 0, 0, 1, "STT"), (0, 1, 3, 1, "Chỉ tiêu"), (0, 4, 4, 1, "ĐVT"), (0, 5, 6, 1, "Chỉ tiêu giao"), (0, 7, 8, 1, "Kết quả"),
            (0, 9, 9, 1, "Tỷ lệ (%)"), (0, 10, 11, 1, "Cùng kỳ năm trước")]
    headings(paper, row + 1, 1, head)
    paper.head_rows = None
    figures = [(5, 6, "[[Chỉ tiêu giao]]", {**CELL, **NUMBER}), (7, 8, "[[Kết quả]]", {**CELL, **NUMBER}), (9, 9, "[[Tỷ lệ]]", {**CELL, **RATE}),
               (10, 11, "[[Kết quả, cùng kỳ năm trước]]", {**CELL, **NUMBER})]
    figures = [(first, last, text, {key: value for key, value in style.items() if key != "border"}) for first, last, text, style in figures]
    spread(paper, row + 2, [(0, 0, f"[[mỗi chỉ tiêu, gồm {WHOLES}]][[STT]]", CENTRE), (1, 3, "[[Tên chỉ tiêu]]", {}), (4, 4, "[[ĐVT]]", CENTRE),
                            *figures], bold=True)
    spread(paper, row + 3, [(0, 0, "[[mỗi phần]]", CENTRE), (1, 3, "- Trong đó: [[Tên chỉ tiêu con]]", {"indent": 1}), (4, 4, "[[ĐVT]]", CENTRE),
                            *figures], italic=True)
    return row + 4


def groups_table(paper, row):
    """The total first, then each group with its subtotal and its communes."""
    paper.put(row, 0, "2. Kết quả theo cụm xã", to=(row, 5), bold=True)
    row += 1
    boxes = [(0, 0, 0, 3, "STT"), (0, 1, 1, 3, "Đơn vị"), (0, 2, 6, 1, "Công dân nhập ngũ (người)"), (1, 2, 2, 2, "Chỉ tiêu giao"),
             (1, 3, 3, 2, "Kết quả"), (1, 4, 5, 1, "Trong đó"), (2, 4, 4, 1, "Đảng viên"), (2, 5, 5, 1, "Dân tộc thiểu số"),
             (1, 6, 6, 2, "Tỷ lệ (%)"), (0, 7, 8, 1, "Quà tân binh"), (1, 7, 7, 2, "Thanh niên (người)"), (1, 8, 8, 2, "Kinh phí (đồng)"),
             (0, 9, 9, 3, "Hộ đăng ký thoát nghèo (hộ)"), (0, 10, 11, 1, "Hộ nghèo"), (1, 10, 10, 2, "Số hộ (hộ)"), (1, 11, 11, 2, "Tỷ lệ (%)")]
    headings(paper, row, 4, boxes)
    paper.heights[row], paper.heights[row + 1], paper.heights[row + 2] = 18, 18, 34
    numbers = ("A", "B", "(1)", "(2)", "(3)", "(4)", "(5)=(2)/(1)", "(6)", "(7)", "(8)", "(9)", "(10)")
    for column, text in enumerate(numbers):
        paper.put(row + 3, column, text, border=True, italic=True, size=10, **CENTRE)
    total, group, unit = row + 4, row + 5, row + 6
    for place, (first, second) in ((total, (None, "Toàn huyện")), (group, ("[[mỗi vùng]][[STT La Mã]]", "[[Tên vùng]]")),
                                   (unit, ("[[mỗi xã]][[STT]]", "[[Tên đơn vị]]"))):
        paper.put(place, 0, first, border=True, bold=place != unit, **CENTRE)
        paper.put(place, 1, second, border=True, bold=place != unit)
    for column, (text, style) in enumerate(COLUMNS, 2):
        if text is None:
            for place in (total, group, unit):
                formula = f'=IF(COUNT(C{place}:D{place})<2,"",IF(C{place}=0,"",D{place}/C{place}*100))'
                paper.put(place, column, formula, bold=place != unit, **CELL, **style)
            continue
        paper.put(total, column, "[[tổng]]", bold=True, **CELL, **style)
        paper.put(group, column, "[[cộng vùng]]", bold=True, **CELL, **style)
        paper.put(unit, column, f"[[{text}]]", **CELL, **style)
    return unit + 1
