"""A program workbook as an office keeps it: one sheet a list, headings in the first row below the title."""
from .paper import Paper

HEADINGS = {
    "Chương trình": ("Mã", "Tên", "Cơ quan", "Năm", "Vùng", "Cấp trên"),
    "Đơn vị": ("Mã", "Tên", "Loại", "Mã cha", "Từ", "Đến", "Tên khác", "Vùng"),
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
WIDE = {"Tên": 40, "Tên khác": 44, "Đường dẫn tiêu đề": 62, "Ký hiệu": 60, "Tiêu đề bảng": 44, "Ghi chú": 60, "Chỉ tiêu": 26, "Văn bản": 28,
        "Lý do": 40, "Bố trí": 24, "Tên viết": 26, "Căn cứ": 30, "Cơ quan": 22, "Mã": 20, "Biểu": 16, "Hạn": 26, "Vai trò": 14,
        "Cộng theo đơn vị": 16, "Cộng theo kỳ": 14, "Thuộc": 20, "Tử số": 16, "Mẫu số": 14, "Cơ quan chốt": 16}


def programme(lists, title, notice):
    """`lists`: rows by sheet name; a row may be shorter than the headings. Gives the sheets and where each row stands."""
    papers = []
    for sheet, headings in HEADINGS.items():
        if not lists.get(sheet):
            continue
        # Only a programme with areas has a column for them.
        if headings[-1] == "Vùng" and all(len(row) < len(headings) for row in lists[sheet]):
            headings = headings[:-1]
        paper = Paper(sheet, [WIDE.get(heading, 13) for heading in headings])
        paper.put(1, 0, f"{sheet.upper()} – {title}", bold=True, size=13)
        paper.put(2, 0, f"Ghi chú: {notice}", italic=True, colour="C00000", size=11)
        for column, heading in enumerate(headings):
            paper.put(4, column, heading, bold=True, align="center", wrap=True, border=True)
        for row, values in enumerate(lists[sheet], FIRST_ROW):
            for column, heading in enumerate(headings):
                value = values[column] if column < len(values) else None
                code = "dd/mm/yyyy" if hasattr(value, "year") else None
                paper.put(row, column, None if value == "" else value, border=True, code=code,
                          wrap=WIDE.get(heading, 0) >= 40 and isinstance(value, str) and len(value) > 40)
        paper.freeze, paper.head_rows = (4, 1), (4, 4)
        papers.append(paper)
    return papers


FIRST_ROW = 5
