"""Three templates of the district's own reports, as offices mark them: a page of sentences, a table and a chart; a wide form with five
columns for each commune; a form by groups of communes. The markers are those of the handbook's page “Marking templates”."""
from .figures import FACE, MOTTO, NATION
from .paper import Paper, headings, letter
from .phuoc_son import NOTICE

CENTRE = {"align": "center"}
WHOLE = "toàn huyện"
DISTRICT_LINES = ("UBND HUYỆN [[Tên huyện hoa]]", "[[Cơ quan chủ trì hoa]]")
SIGNED = ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)")
SIGN_LINES = ("Ô trống: chưa báo cáo; “-”: không có;", "“x”: không áp dụng; “…”: chưa có số liệu.")
SIGNS = " ".join(SIGN_LINES)


def title_block(paper, split, last, number, lines):
    """The two halves, the line that says a draft is one, the title, the period, the notice. Gives the next free row."""
    row = title_halves(paper, (0, split), (split + 1, last), number)
    paper.put(row, 0, "[[dự thảo]]", to=(row, last), bold=True, wrap=True, colour="C00000", **CENTRE)
    row += 1
    for text, style in lines:
        paper.put(row, 0, text, to=(row, last), **{**CENTRE, **style})
        row += 1
    paper.put(row, 0, f"Ghi chú: {NOTICE}", to=(row, last), italic=True, colour="C00000", size=11, **CENTRE)
    return row + 2


def title_halves(paper, left, right, number):
    """Issuer and state; gives the next row."""
    for (first, final), row, text, style in (
            (left, 1, DISTRICT_LINES[0], {}), (left, 2, DISTRICT_LINES[1], {"bold": True, "under": True}), (left, 3, number, {}),
            (right, 1, NATION, {"bold": True}), (right, 2, MOTTO, {"bold": True, "under": True}),
            (right, 3, "[[Tên huyện]], [[Ngày ký]]", {"italic": True})):
        paper.put(row, first, text, to=(row, final), **CENTRE, **style)
    return 4


PERIOD_LINE = ("Kỳ báo cáo: [[Kỳ báo cáo]] (số liệu từ ngày [[Từ ngày]] đến ngày [[Đến ngày]])", {"italic": True})


def paragraph(paper, row, last, text, height, **style):
    """A sentence over the whole width; `height` is that of the filled text."""
    paper.put(row, 0, text, to=(row, last), **{"wrap": True, "align": "justify", "valign": "top", **style})
    paper.heights[row] = height
    return row + 1


def signature(paper, row, left, right, maker, head, place_date=None):
    """Who makes it and who signs it, without names."""
    if place_date:
        paper.put(row, right[0], place_date, to=(row, right[1]), italic=True, **CENTRE)
        row += 1
    for span, lines in ((left, maker), (right, head)):
        for offset, text in enumerate(lines):
            end = offset == len(lines) - 1
            paper.put(row + offset, span[0], text, to=(row + offset, span[1]), bold=not end, italic=end, **CENTRE)
    paper.put(row + 6, right[1], None)


# One page: sentences, a small table, a chart

SENTENCES = [
    ("1. Vận động công dân lên đường nhập ngũ [[Kết quả: Công dân nhập ngũ, {0}]]/[[Chỉ tiêu giao: Công dân nhập ngũ, {0}]] đ/c đạt "
     "[[Tỷ lệ: Công dân nhập ngũ, {0}]] chỉ tiêu giao; trong đó [[Kết quả: Công dân nhập ngũ là đảng viên, {0}, 2 chữ số]] đảng viên, "
     "[[Kết quả: Công dân nhập ngũ là người dân tộc thiểu số, {0}, 2 chữ số]] người dân tộc thiểu số.", 17),
    ("2. Thăm, tặng quà [[Kết quả: Thanh niên trúng tuyển được tặng quà, {0}]] thanh niên trúng tuyển, kinh phí "
     "[[Kinh phí tặng quà › Kết quả › Toàn huyện, kèm đơn vị]] (bằng chữ: [[đọc số: Kinh phí tặng quà › Kết quả › Toàn huyện]]).", 17),
    ("3. Giúp dân tỉa lúa Baton [[Kết quả: Tỉa lúa Baton, {0}, kèm đơn vị]], trồng sắn [[Kết quả: Trồng sắn, {0}, kèm đơn vị]]; cải tạo "
     "[[Kết quả: Số vườn tạp cải tạo, {0}]] vườn/[[Kết quả: Diện tích vườn tạp cải tạo, {0}, kèm đơn vị]] vườn tạp tại "
     "[[số xã, chỉ lấy Kết quả: Số vườn tạp cải tạo > 0, 2 chữ số]] xã ([[danh sách xã, chỉ lấy Kết quả: Số vườn tạp cải tạo > 0]]); "
     "mô hình phối hợp [[Kết quả: Kinh phí mô hình, {0}, tính bằng triệu đồng, kèm đơn vị]].", 33),
    ("4. Đăng ký giúp đỡ thoát nghèo [[Đăng ký: Hộ được giúp đỡ thoát nghèo, {0}]] hộ; đã thực hiện "
     "[[Kết quả: Hộ được giúp đỡ thoát nghèo, {0}]] hộ.", 17),
    ("5. Tuyên truyền [[Kết quả: Số buổi tuyên truyền, {0}]]/[[Chỉ tiêu giao: Số buổi tuyên truyền, {0}]] buổi, đạt "
     "[[Tỷ lệ: Số buổi tuyên truyền, {0}]]; chưa đạt chỉ tiêu giao: [[danh sách xã, chỉ lấy Tỷ lệ: Số buổi tuyên truyền < 100%, nếu thiếu ghi không có]].", 17),
    ("6. Đơn vị chưa đạt chỉ tiêu giao quân: [[danh sách xã, chỉ lấy Tỷ lệ: Công dân nhập ngũ < 100%, nếu thiếu ghi không có]]. Đơn vị chưa gửi báo cáo: "
     "[[đơn vị chưa báo cáo, nếu thiếu ghi không có]].", 17),
]


def summary():
    paper = Paper("Báo cáo tổng hợp", (7, 32, 15, 15, 15, 17), landscape=False)
    row = title_block(paper, 2, 5, "Số: ....../BC-BCĐ", (
        ("BÁO CÁO", {"bold": True, "size": 14}), ("Kết quả thực hiện [[Tên chương trình]]", {"bold": True}), PERIOD_LINE))
    row = paragraph(paper, row - 1, 5, "I. KẾT QUẢ CHỦ YẾU", 18, bold=True)
    for text, height in SENTENCES:
        row = paragraph(paper, row, 5, text.format(WHOLE), height)
    paper.put(row, 0, "II. KẾT QUẢ GIAO QUÂN THEO XÃ, THỊ TRẤN[[chỉ tiêu: Công dân nhập ngũ]]", to=(row, 3), bold=True)
    paper.put(row, 4, "Đơn vị tính: người", to=(row, 5), italic=True, align="right")
    row = summary_table(paper, row + 1)
    row = summary_chart(paper, row + 1)
    paper.put(row, 0, "Ghi chú đối soát:", to=(row, 5), bold=True)
    row = paragraph(paper, row + 1, 5, "[[phát hiện]]", 48, size=11)
    paper.put(row, 0, "Nơi nhận:", to=(row, 2), bold=True, italic=True, size=11)
    for offset, text in enumerate(("- Thường trực Huyện ủy (báo cáo);", "- Các cơ quan phối hợp;", "- UBND các xã, thị trấn;", "- Lưu: VT."), 1):
        paper.put(row + offset, 0, text, to=(row + offset, 2), size=11)
    for offset, text in enumerate(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)")):
        paper.put(row + offset, 3, text, to=(row + offset, 5), bold=offset < 2, italic=offset == 2, **CENTRE)
    paper.put(row + 6, 5, None)
    paper.fit = (1, 1)
    return [paper]


def summary_table(paper, row):
    """A sample row and a total by ordinary formulas, whose ranges grow with the row. Gives the row of the total."""
    texts = ("STT", "Đơn vị", "Chỉ tiêu giao", "Kết quả", "Tỷ lệ (%)", "So cùng kỳ (%)")
    headings(paper, row, 1, [(0, column, column, 1, text) for column, text in enumerate(texts)])
    paper.heights[row] = 20
    sample, total = row + 1, row + 2
    for column, (text, style) in enumerate((
            ("[[mỗi xã]][[STT]]", CENTRE), ("[[Tên đơn vị]]", {}), ("[[Chỉ tiêu giao]]", {"code": "#,##0"}),
            ("[[Kết quả]]", {"code": "#,##0"}), ("[[Tỷ lệ]]", {"code": "0.0"}),
            ("[[So cùng kỳ]]", {"code": "0.0"}))):
        paper.put(sample, column, text, border=True, **{"align": "right" if column > 1 else None, **style})
    paper.put(total, 0, "Toàn huyện", to=(total, 1), border=True, bold=True, **CENTRE)
    number = {"border": True, "bold": True, "align": "right"}
    for column in (2, 3):
        paper.put(total, column, f"=SUM({letter(column)}{sample}:{letter(column)}{sample})", result=0, code="#,##0", **number)
    paper.put(total, 4, f'=IF(C{total}=0,"",D{total}/C{total}*100)', result="", code="0.0", **number)
    paper.put(total, 5, "[[tổng]]", code="0.0", **number)
    paper.head_rows = None
    return total


def summary_chart(paper, row):
    """A bar for each row of the table: the series are the cells of the sample row. Gives the row below the chart."""
    sample, rows, height = row - 2, 9, 17

    def draw(book, sheet, fmt):
        chart = book.add_chart({"type": "column"})
        for column, colour in ((2, "#9DB7D5"), (3, "#1F4E79")):
            area = lambda c: [paper.name, sample - 1, c, sample - 1, c]
            chart.add_series({"name": [paper.name, sample - 2, column], "categories": area(1), "values": area(column),
                              "fill": {"color": colour}, "gap": 60, "overlap": -5})
        chart.set_title({"name": "Kết quả giao quân theo xã, thị trấn (người)", "overlay": False,
                         "name_font": {"name": FACE, "size": 11, "bold": True}})
        chart.set_legend({"position": "bottom", "font": {"name": FACE, "size": 10}})
        chart.set_x_axis({"num_font": {"name": FACE, "size": 9}})
        chart.set_y_axis({"num_font": {"name": FACE, "size": 9}, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}, "min": 0})
        chart.set_size({"width": 722, "height": int(rows * height * 4 / 3)})
        sheet.insert_chart(row - 1, 0, chart, {"x_offset": 6, "y_offset": 4, "object_position": 2,
                                               "description": "Biểu đồ cột: chỉ tiêu giao và kết quả giao quân của từng xã, thị trấn"})

    for place in range(row, row + rows):
        paper.heights[place] = height
    paper.extras.append(draw)
    return row + rows + 1


# Wide: a row an indicator, five columns a commune

FIVE = (("Chỉ tiêu giao", "#,##0"), ("Kết quả", "#,##0"), ("Tỷ lệ (%)", "0.0"), ("Còn lại", "#,##0"), ("So cùng kỳ (%)", "0.0"))


def wide():
    """Numbers, the indicator and its unit are printed on each page again, and so is what stands above them: the issuer, the line of a draft.
    Three groups of five columns go on a page."""
    paper = Paper("Biểu TH-02", (5, 38, 11, *[10, 11.5, 7.5, 9, 8] * 2), size=8)
    left, right = (0, 2), (3, 7)
    row = title_halves(paper, left, right, "Biểu số: TH-02")
    paper.put(row, 0, "[[dự thảo]]", to=(row, 2), bold=True, wrap=True, colour="C00000", **CENTRE)
    row += 1
    for text, style in (("TỔNG HỢP KẾT QUẢ PHÂN THEO CÁC XÃ, THỊ TRẤN", {"bold": True, "size": 14}), ("[[Tên chương trình]]", {"bold": True}),
                        PERIOD_LINE, (f"Ghi chú: {NOTICE}", {"italic": True, "colour": "C00000", "size": 11})):
        paper.put(row, 3, text, to=(row, 12), **{"align": "left", **style})
        row += 1
    row += 1
    boxes = [(0, 0, 0, 2, "STT"), (0, 1, 1, 2, "Chỉ tiêu"), (0, 2, 2, 2, "ĐVT"), (0, 3, 7, 1, "Toàn huyện"),
             (0, 8, 12, 1, "[[mỗi xã, theo cột, 5 cột]][[Tên đơn vị]]")]
    boxes += [(1, first + offset, first + offset, 1, text) for first in (3, 8) for offset, (text, _) in enumerate(FIVE)]
    headings(paper, row, 2, boxes)
    paper.heights[row], paper.heights[row + 1] = 22, 34
    sample = row + 2
    wide_sample(paper, sample)
    for down, text in enumerate((*SIGN_LINES, "Toàn huyện: kết quả là tổng các xã, thị trấn; tỷ lệ tính lại."), 1):
        paper.put(sample + down, 0, text, to=(sample + down, 2), italic=True, size=10)
    signature(paper, sample + 5, left, right, SIGNED, ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "(Ký tên, đóng dấu)"))
    paper.freeze, paper.head_columns = (sample - 1, 3), (0, 2)
    paper.extras.append(lambda book, sheet, fmt: sheet.set_print_scale(90))
    return [paper]


def wide_sample(paper, sample):
    """The sample row: what is left over is an ordinary formula, which is copied with the row and its columns."""
    for column, (text, style) in enumerate((("[[mỗi chỉ tiêu]][[STT]]", CENTRE), ("[[Tên chỉ tiêu]]", {"wrap": True}), ("[[ĐVT]]", CENTRE))):
        paper.put(sample, column, text, border=True, **style)
    for first, whose in ((3, f", {WHOLE}"), (8, "")):
        for offset, (text, code) in enumerate(FIVE):
            value = f"[[{text.removesuffix(' (%)')}{whose}]]"
            if text == "Còn lại":
                given, done = (f"{letter(first + place)}{sample}" for place in (0, 1))
                value = f'=IF(COUNT({given}:{done})<2,"",{given}-{done})'
            paper.put(sample, first + offset, value, result="", border=True, align="right", code=code, bold=first == 3)
    paper.heights[sample] = 18
    areas = [f"{a}{sample}:{b}{sample}" for a, b in (("D", "E"), ("G", "G"), ("I", "J"), ("L", "L"))]
    paper.extras.append(lambda book, sheet, fmt: sheet.conditional_format(
        f"D{sample}", {"type": "formula", "criteria": f"=D{sample}<>INT(D{sample})", "format": book.add_format({"num_format": "#,##0.0#"}),
                       "multi_range": " ".join(areas)}))
