"""The template "Biểu 01" with one of every kind of reference, for XlsxWriter; `package.py` adds what XlsxWriter cannot write."""
import struct
import zlib

import xlsxwriter

from .probes import ARRAY, COPIED, NAMES, PROBES
from .shapes import SAMPLE, SETTINGS

FORM, SUMMARY, LIST, PIVOT, CHART = "Biểu 01", "Tổng hợp", "Danh mục", "Trục", "Đồ thị"
PREFIX = f"'{FORM}'!"
LINK = "https://example.org/xa"
HEADINGS = ["", "TT", "Đơn vị", "Giao", "Đạt", "Tỷ lệ", "Phần", "Dồn", "Ghi chú", "", "Vùng", "Nét"]
# Where the probes of the form itself stand: rows 1 to 4 from column T on, in no table.
PROBE_COLUMN = 19
# References in the lower part, which moves: cell, formula. Those of G14:I14 are one shared formula.
BELOW = {"G14": "SUM(D8:D{last})", "H14": "SUM(E8:E{last})", "I14": "SUM(F8:F{last})", "D14": "SUM(E8:E{last})", "E14": "E{total}", "F14": "SUM(TenCot)", "D15": "D{r10}+E{r10}"}
BELOW_ARRAYS = {"D16": ("D16", "SUM(D8:D{last}*E8:E{last})"), "E16": ("E16:F16", "D{r10}:E{r10}*2")}


def spot(k):
    """The cell of a probe on the form, from 0."""
    return k % 4, PROBE_COLUMN + k // 4


def png(red):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([red, 90, 160]) * 16 for _ in range(16))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Form:
    """Writes the template of a shape."""

    def __init__(self, path, shape, leave_out=()):
        self.shape, self.words, self.leave_out = shape, shape.template(), leave_out
        self.book = xlsxwriter.Workbook(path)
        edge = {"border": 1, "font_name": "Times New Roman", "font_size": 12}
        make = self.book.add_format
        self.plain, self.bold = make(edge), make({**edge, "bold": True, "align": "center", "text_wrap": True})
        self.number = make({**edge, "num_format": "#,##0", "locked": False, "bg_color": "#FFF8E1"})
        self.share = make({**edge, "num_format": "0.0%", "italic": True})
        self.total = make({**edge, "num_format": "#,##0", "bold": True, "top": 2})
        self.red, self.shaded = make({"font_color": "#C00000"}), make({"bg_color": "#DDEEFF"})
        self.sheet, self.summary = self.book.add_worksheet(FORM), self.book.add_worksheet(SUMMARY)
        self.list, self.pivot = self.book.add_worksheet(LIST), self.book.add_worksheet(PIVOT)

    def text(self, pattern, prefix=""):
        return pattern.format(s=prefix, **self.words)

    def close(self):
        self.cells()
        self.sample()
        self.totals()
        self.second()
        self.below()
        self.rules()
        self.page()
        self.marks()
        self.others()
        self.charts()
        self.book.close()

    def cells(self):
        sheet = self.sheet
        sheet.merge_range("A1:K1", "BÁO CÁO KẾT QUẢ [[Kỳ báo cáo]]", self.bold)
        sheet.write("A2", "[[chỉ tiêu: Chỉ tiêu số 01]]")
        sheet.merge_range("D5:E5", "Số liệu", self.bold)
        for column, heading in enumerate(HEADINGS):
            sheet.write(5, column, heading, self.bold)
        if self.shape.total == "below":
            for column in range(1, 8):
                sheet.write(6, column, f"({column})", self.bold)
        else:
            sheet.write("C9", "Dòng ghi sẵn", self.plain)
        sheet.merge_range("K7:K9", "Vùng mẫu", self.bold)
        sheet.write("C10", "Dự phòng", self.plain)
        sheet.write("D10", 3, self.number)
        sheet.write("E10", 2, self.number)
        sheet.merge_range("D12:F12", "NGƯỜI LẬP BIỂU", self.bold)
        for k, (kind, formula, value) in enumerate(PROBES):
            if kind in self.leave_out:
                continue
            sheet.write_formula(*spot(k), "=" + self.text(formula), None, value if isinstance(value, int) else 0)

    def sample(self):
        sheet, shape = self.sheet, self.shape
        sheet.set_row(SAMPLE - 1, 30, None, {"level": 1})
        sheet.write("A8", shape.loop())
        sheet.write("B8", "[[STT]]", self.plain)
        sheet.write_url("C8", LINK, self.plain, "[[Tên đơn vị]]" + SETTINGS.get(shape.rows, ""))
        sheet.write("D8", "[[Chỉ tiêu giao]]", self.number)
        sheet.write("E8", "[[Kết quả]]", self.number)
        for column, (_, formula) in COPIED.items():
            sheet.write_formula(f"{column}8", "=" + formula.format(r=8, **self.words), self.share)
        sheet.write_array_formula("G8:G8", "{=" + ARRAY[1].format(r=8, **self.words) + "}", self.share)
        sheet.merge_range("I8:J8", "mã [[Mã đơn vị]]", self.plain)
        sheet.add_sparkline("L8", {"range": f"{PREFIX}D8:E8"})

    def totals(self):
        row = self.shape.total_row
        self.sheet.write(f"C{row}", "Tổng cộng", self.total)
        for column in "DE":
            self.sheet.write_formula(f"{column}{row}", self.text(f"=SUM({column}8:{column}{{last}})"), self.total)
        self.sheet.write_formula(f"F{row}", f"=IF(D{row}=0,0,E{row}/D{row})", self.share)
        # A formula in the table's own columns adds errors too: there must be none.
        self.sheet.write_formula(f"H{row}", self.text("=COUNT(H8:H{last})"), self.total)

    def second(self):
        if self.shape.tables == 1:
            return
        sheet, row = self.sheet, self.shape.total_row
        for column, heading in enumerate(["", "TT", "Đơn vị đạt từ 40", "Đạt"], 12):
            sheet.write(5, column, heading, self.bold)
        sheet.write("M8", self.shape.loop(second=True))
        sheet.write("N8", "[[STT]]", self.plain)
        sheet.write("O8", "[[Tên đơn vị]]" + SETTINGS.get(self.shape.rows, ""), self.plain)
        sheet.write("P8", "[[Kết quả]]", self.number)
        sheet.write_formula(f"P{row}", "=SUM(P8:P8)", self.total)
        sheet.write_formula("S1", "=SUM(P8:P8)+SUM(E8:E8)")

    def below(self):
        for cell, formula in BELOW.items():
            self.sheet.write_formula(cell, "=" + self.text(formula), self.number)
        for cell, (area, formula) in BELOW_ARRAYS.items():
            self.sheet.write_array_formula(area, "{=" + self.text(formula) + "}", self.number, 6 if "*2" in formula else 0)
        self.sheet.write("F16", 4, self.number)  # the second cell of the array
        # A data table: its formula is set in the package.
        self.sheet.write("C18", "Phương án")
        self.sheet.write("B19", 2)
        self.sheet.write_formula("C19", self.text("=B19*E{total}"))
        for row, factor in ((20, 1), (21, 3)):
            self.sheet.write(f"B{row}", factor)
            self.sheet.write(f"C{row}", 0)

    def rules(self):
        sheet, rule, check = self.sheet, self.sheet.conditional_format, self.sheet.data_validation
        total, r10 = self.words["total"], self.words["r10"]
        rule("E8", {"type": "cell", "criteria": "<", "value": "=$D8", "format": self.red})
        rule("B8:J8", {"type": "formula", "criteria": "=$E8<$D8", "format": self.shaded})
        rule("D8:E8", {"type": "formula", "criteria": "=D8>AVERAGE(D$8:D$8)", "format": self.red})
        rule("E7:E9", {"type": "cell", "criteria": ">", "value": 1000, "format": self.red})
        rule("D10", {"type": "formula", "criteria": f"=$D$10>$E${total}", "format": self.red})
        rule("F8", {"type": "data_bar", "data_bar_2010": True})
        rule("G8", {"type": "3_color_scale", "mid_type": "formula", "mid_value": f"=$F${total}"})
        rule("H8", {"type": "icon_set", "icon_style": "3_arrows", "icons": [
            {"criteria": ">", "type": "formula", "value": f"=$E${r10}"}, {"criteria": ">", "type": "number", "value": 0}]})
        check("E8", {"validate": "integer", "criteria": "<=", "value": "=$D8"})
        check("C8", {"validate": "list", "source": f"='{LIST}'!$A$1:$A$3"})
        check("B8", {"validate": "custom", "value": "=COUNTIF($B$8:$B$8,B8)=1"})
        check("D10", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": f"=$E${total}"})
        sheet.ignore_errors({"number_stored_as_text": "I8:I8"})
        sheet.unprotect_range("D8:E8", "nhap")
        sheet.protect("", {"format_columns": True, "sort": True, "autofilter": True})

    def page(self):
        sheet, wide = self.sheet, "P" if self.shape.tables == 2 else "K"
        sheet.print_area(f"A1:{wide}12")
        sheet.repeat_rows(4, 5)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&CTrang &P/&N")
        sheet.set_h_pagebreaks([11])
        sheet.set_v_pagebreaks([11])
        sheet.freeze_panes(6, 3)
        sheet.autofilter("B6:I8")

    def marks(self):
        sheet, place = self.sheet, self.words["total"]
        sheet.write_comment("D8", "Ghi chú của dòng mẫu", {"author": "Người lập"})
        sheet.write_comment("E10", "Ghi chú ở dưới", {"author": "Người lập"})
        sheet.write_comment("B6", "Ghi chú ở trên", {"author": "Người lập"})
        sheet.write_url("D15", f"internal:'{FORM}'!E{place}", self.number)
        sheet.write_formula("D15", "=" + self.text(BELOW["D15"]), self.number, 5)
        with_image = self.sheet.insert_image
        with_image("A1", "logo.png", {"image_data": stream(200), "object_position": 3})
        with_image("B13", "dau.png", {"image_data": stream(20), "object_position": 2})
        sheet.insert_textbox("G13", "2", {"textlink": f"={PREFIX}$E$10", "object_position": 1})
        for name, owner, target in NAMES:
            self.book.define_name(f"'{owner}'!{name}" if owner else name, "=" + self.text(target))

    def others(self):
        summary = self.summary
        summary.write("A1", "Dò công thức ở trang khác")
        summary.write_url("C1", f"internal:'{FORM}'!E10", None, "dưới")
        summary.write_url("C2", f"internal:'{FORM}'!B8:K8", None, "cả bảng")
        for k, (kind, formula, value) in enumerate(PROBES):
            if kind in self.leave_out:
                continue
            summary.write(3 + k, 0, kind)
            summary.write_formula(3 + k, 1, "=" + self.text(formula, PREFIX), None, value if isinstance(value, int) else 0)
        summary.data_validation("D1", {"validate": "list", "source": self.text(f"={PREFIX}$C$8:$C${{last}}")})
        summary.add_sparkline("E1", {"range": self.text(f"{PREFIX}E8:E{{last}}")})
        self.sheet.add_sparkline("L10", {"range": self.text(f"{PREFIX}E8:E{{last}}")})
        for row, text in enumerate(["Xã Mẫu 001", "Xã Mẫu 002", "Khác"]):
            self.list.write(row, 0, text)
        for row, cells in enumerate([("Nhãn", "Tổng Đạt"), ("Xã cũ", 5), ("Tổng cộng", 5)], 2):
            self.pivot.write_row(row, 0, cells)

    def charts(self):
        def of(column):
            return self.text(f"={PREFIX}${column}$8:${column}${{last}}")

        chart = self.book.add_chart({"type": "column"})
        chart.add_series({"name": f"={PREFIX}$D$6", "categories": of("C"), "values": of("D")})
        chart.add_series({"name": f"={PREFIX}$E$6", "categories": of("C"), "values": of("E"), "y_error_bars": {
            "type": "custom", "plus_values": of("D"), "minus_values": of("D")}})
        chart.set_title({"name": "Kết quả" if "linked title" in self.leave_out else f"={PREFIX}$A$1"})
        self.sheet.insert_chart("C24", chart, {"object_position": 1})
        scatter = self.book.add_chart({"type": "scatter"})
        scatter.add_series({"categories": of("D"), "values": of("E"), "data_labels": {
            "value": True, "custom": [{"value": f"={PREFIX}$E$8"}]}})
        self.summary.insert_chart("G4", scatter)
        page = self.book.add_chartsheet(CHART)
        pie, row = self.book.add_chart({"type": "pie"}), self.words["total"]
        pie.add_series({"categories": f"={PREFIX}$D$6:$E$6", "values": f"={PREFIX}$D${row}:$E${row}"})
        page.set_chart(pie)


def stream(red):
    import io

    return io.BytesIO(png(red))
