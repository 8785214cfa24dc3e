"""The submissions of the twelve communes in 2022: one form, drawn with the habits of twelve offices."""
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from .figures import UNITS
from .paper import Paper, Runs, heading, headings, letter, plain, signatures
from .phuoc_son import (
    BEFORE, BLANK, CODES, LAST, NONE, NOT_APPLICABLE, NOTICE, PERIOD, PLANS, PLEDGES, RESULTS, SIGN, UNAVAILABLE, UNIT,
)
from .tcvn3 import tcvn3, typed

# STT, label, indicator (None: a group), written under "Đơn vị tính".
ROWS = [
    ("I", "CÔNG TÁC TUYỂN QUÂN", None, None),
    ("1", "Công dân nhập ngũ", "nhap-ngu", "người"),
    (None, "Trong đó: - Đảng viên", "nhap-ngu-dang-vien", "người"),
    (None, "- Dân tộc thiểu số", "nhap-ngu-dtts", "người"),
    ("2", "Thanh niên trúng tuyển được tặng quà", "qua-tan-binh", "người"),
    ("3", "Kinh phí tặng quà", "tien-qua", "đồng"),
    ("II", "PHỐI HỢP LAO ĐỘNG SẢN XUẤT", None, None),
    ("1", "Tỉa lúa Baton", "lua-ba-ton", "ha"),
    ("2", "Trồng sắn", "san", "ha"),
    ("3", "Cải tạo vườn tạp", None, None),
    ("3.1", "Số vườn tạp cải tạo", "vuon-tap", "vườn"),
    ("3.2", "Diện tích vườn tạp cải tạo", "dien-tich-vuon-tap", "ha"),
    ("4", "Mô hình phối hợp", "mo-hinh", "mô hình"),
    ("5", "Kinh phí mô hình", "kinh-phi-mo-hinh", "đồng"),
    ("III", "GIÚP ĐỠ HỘ THOÁT NGHÈO", None, None),
    ("1", "Hộ được giúp đỡ thoát nghèo", "thoat-ngheo", "hộ"),
    ("2", "Tổng số hộ", "tong-ho", "hộ"),
    ("2.1", "Trong đó: Hộ nghèo", "ho-ngheo", "hộ"),
    ("3", "Tỷ lệ hộ nghèo", "ty-le-ho-ngheo", "%"),
    ("IV", "TUYÊN TRUYỀN, VẬN ĐỘNG", None, None),
    ("1", "Số buổi tuyên truyền", "buoi-tuyen-truyen", "buổi"),
    (None, "Gồm: - Tập trung", "buoi-tap-trung", "buổi"),
    (None, "- Lồng ghép", "buoi-long-ghep", "buổi"),
    ("2", "Lượt người tham dự", "luot-nguoi", "lượt người"),
    (None, "Tổng kinh phí (I.3 + II.5)", "tong-kinh-phi", "đồng"),
]
LABELS = {"stt": "STT", "code": "Mã số", "name": "Chỉ tiêu", "measure": "Đơn vị tính", "plan": "Kế hoạch năm 2022",
          "group": "Kết quả thực hiện", "last": "Năm 2021", "now": "Năm 2022", "rate": "Tỷ lệ TH/KH (%)", "note": "Ghi chú"}
WIDTHS = {"stt": 6, "code": 18, "name": 42, "measure": 13, "plan": 17, "last": 16, "now": 16, "rate": 12, "note": 24}
TITLE, LIST_TITLE = "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH PHỐI HỢP HOẠT ĐỘNG", "DANH SÁCH HỘ ĐƯỢC GIÚP ĐỠ THOÁT NGHÈO"
FIGURES = ("plan", "last", "now")


@dataclass
class Office:
    """How one commune's office fills the form."""
    writer: str = "xlsxwriter"  # or openpyxl; "+libreoffice" when it is saved once more
    issuer: str = ""  # as in the title block; "" for UBND and the name in capitals
    columns: tuple = ("stt", "code", "name", "measure", "plan", "last", "now", "rate", "note")
    labels: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)  # (indicator, column): what is written in place of the number
    factors: dict = field(default_factory=dict)  # indicator: (unit written, how many of it are one of the indicator's)
    names: dict = field(default_factory=dict)  # indicator: label written
    remarks: dict = field(default_factory=dict)
    hidden: tuple = ()
    zeros: bool = False  # writes 0 where others write "-"
    percent: bool = False  # percentages as ratios with a percent format
    formulas: bool = True
    stacked: bool = False  # the list of households below the first table
    change: object = None  # passes every text through
    title: str = TITLE
    period: str = "Năm 2022"
    sheets: tuple = ("Biểu 01", "Biểu 02")
    numbers_row: bool = True
    blanks: tuple = ()  # (indicator, column) left empty: not reported
    households: dict = field(default_factory=dict)  # place: the amount as written


WITHOUT_CODES = ("stt", "name", "measure", "plan", "last", "now", "rate", "note")


def decomposed(text, style):
    return unicodedata.normalize("NFD", text), style


def spaced(text, style):
    return (text.replace(" ", "\u00a0", 1) + " " if text and not text[0].isdigit() and text != "-" else text), style


OFFICES = {
    "20722": Office(),
    "20725": Office("openpyxl", issuer="UBND X. PHƯỚC XUÂN", columns=WITHOUT_CODES, zeros=True, formulas=False,
                    sheets=("BC nam 2022", "DS ho"), blanks=(("san", "last"), ("lua-ba-ton", "last"), ("luot-nguoi", "last"))),
    "20728": Office("openpyxl", columns=WITHOUT_CODES, formulas=False, sheets=("Sheet1", "Sheet2"),
                    texts={("luot-nguoi", "now"): "1.500", ("luot-nguoi", "last"): "1.210", ("luot-nguoi", "plan"): "1.400",
                           ("nhap-ngu", "now"): "05", ("nhap-ngu", "plan"): "05", ("vuon-tap", "now"): "04 vườn",
                           ("dien-tich-vuon-tap", "plan"): "03 ha", ("dien-tich-vuon-tap", "now"): "03 ha",
                           ("lua-ba-ton", "now"): "0,3 ha", ("lua-ba-ton", "plan"): "0,3", ("san", "now"): "0,6",
                           ("tien-qua", "now"): "3.500.000đ", ("tien-qua", "plan"): "3.500.000", ("thoat-ngheo", "now"): "02 hộ",
                           ("tong-kinh-phi", "now"): "3.500.000 đồng"},
                    households={0: "1.500.000đ", 1: "2,5 triệu"}),
    "20729": Office("openpyxl+libreoffice", issuer="UBND XÃ PHƯỚC HÒA", columns=WITHOUT_CODES,
                    names={"tong-kinh-phi": "Tổng kinh phí"}, blanks=(("buoi-long-ghep", "plan"), ("buoi-tap-trung", "plan"))),
    "20731": Office(columns=("stt", "name", "measure", "last", "now", "plan", "rate", "note"),
                    labels={"plan": "KH năm 2022", "group": "Kết quả đạt được", "measure": "ĐVT"}, numbers_row=False),
    "20734": Office("openpyxl+libreoffice", columns=WITHOUT_CODES, change=decomposed,
                    texts={("lua-ba-ton", "now"): "3.000 m²", ("san", "now"): "0,5 ha"}),
    "20737": Office(hidden=("nhap-ngu-dang-vien", "buoi-long-ghep"), percent=True,
                    texts={("kinh-phi-mo-hinh", "now"): "170.000.000đ", ("kinh-phi-mo-hinh", "plan"): "170 triệu đồng",
                           ("tien-qua", "now"): "2 triệu"},
                    remarks={"mo-hinh": "Nuôi cá, trồng sắn, cây ăn quả tại đèo Lò Xo"}),
    "20740": Office("xlsxwriter+libreoffice", factors={"tien-qua": ("nghìn đồng", Decimal(1) / 1000),
                                                       "tong-kinh-phi": ("nghìn đồng", Decimal(1) / 1000),
                                                       "lua-ba-ton": ("m²", 10000), "san": ("m²", 10000)}),
    "20743": Office(issuer="ỦY BAN NHÂN DÂN XÃ PHƯỚC CÔNG", percent=True, zeros=True, period="NĂM 2022",
                    labels={"measure": "Đơn vị\ntính", "plan": "Kế hoạch\nnăm 2022 ", "rate": "Tỷ lệ\nTH/KH (%)"}),
    "20746": Office("openpyxl", columns=WITHOUT_CODES, formulas=False, change=typed, sheets=("Bieu 01", "Bieu 02"),
                    texts={("nhap-ngu", "now"): "3 đ/c", ("qua-tan-binh", "now"): "4 người"},
                    remarks={"nhap-ngu": Runs([(tcvn3("Giao quân "), ".VnTime"), ("đủ 100% chỉ tiêu", "Times New Roman")])}),
    "20749": Office("xlsxwriter", columns=WITHOUT_CODES, stacked=True, change=spaced),
    "20752": Office("openpyxl+libreoffice", columns=WITHOUT_CODES,
                    texts={("lua-ba-ton", "now"): "4.000 m²", ("san", "now"): "8 sào", ("tien-qua", "now"): "3.000 nghìn đồng"},
                    remarks={"san": "sào Trung Bộ, 500 m²"}),
}


def figure(code, indicator, column):
    """The figure, or what stands in its place."""
    if column == "plan":
        value = PLANS[code].get(indicator, NOT_APPLICABLE)
    elif column == "last":
        value = LAST[code].get(indicator, UNAVAILABLE)
    else:
        value = RESULTS[code].get(indicator, BLANK)
    return value


def sheets_of(code, file, records):
    office, unit = OFFICES[code], next(unit for unit in UNITS if unit[0] == code)
    first = main_form(code, unit, office, file, records)
    papers = [first] if office.stacked else [first, list_sheet(code, unit, office, file, records)]
    for paper in papers:
        if office.change:
            paper.every_text(office.change)
    return papers


def block(paper, split, unit, office, title, lines):
    capitals = unit[1].upper().replace("TT ", "THỊ TRẤN ")
    name = unit[1].split(" ", 1)[1] if unit[1].startswith("xã") else unit[1][3:]
    return heading(paper, split, "HUYỆN PHƯỚC SƠN", office.issuer or f"UBND {capitals}", "Số: ....../BC-UBND",
                   f"{name}, ngày 15 tháng 12 năm 2022", title, lines, NOTICE)


def main_form(code, unit, office, file, records, blank=False):
    columns, labels = list(office.columns), {**LABELS, **office.labels}
    paper = Paper(office.sheets[0], [WIDTHS[column] for column in columns])
    at = {column: place for place, column in enumerate(columns)}
    split = at["name"] + 1 if "code" not in at else at["measure"]
    if "code" in at:
        paper.hidden_columns.add(at["code"])
    top = block(paper, split, unit, office, office.title, (office.period, "(Tính từ ngày 15/12/2021 đến ngày 14/12/2022)"))
    boxes = [(0, at["last"], at["now"], 1, labels["group"])]
    boxes += [(1, at[c], at[c], 1, labels[c]) for c in ("last", "now")]
    boxes += [(0, at[c], at[c], 2, labels[c]) for c in columns if c not in ("last", "now")]
    headings(paper, top, 2, boxes)
    paper.heights[top + 1] = 34
    row = top + 2
    if office.numbers_row:
        numbers_row(paper, row, columns)
        row += 1
    where = {indicator: row + place for place, (_, _, indicator, _) in enumerate(ROWS) if indicator}
    for place, line in enumerate(ROWS):
        body_row(paper, row + place, line, code, office, at, where, (file, records), blank)
    end = row + len(ROWS) + 1
    if office.stacked:
        paper.put(end, 0, LIST_TITLE, to=(end, paper.last_column), bold=True, align="center")
        end = list_table(paper, end + 1, (0, at["name"], at["measure"], at["plan"], at["last"], at["now"]), code, office, file, records) + 1
    paper.put(end, 0, "Dấu “-”: không có; “x”: không áp dụng; “…”: chưa có số liệu.", to=(end, paper.last_column), italic=True, size=11)
    signatures(paper, end + 2, split, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
               ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    paper.freeze, paper.fit = (row - 1, at["name"] + 1), (1, 1)
    return paper


def numbers_row(paper, row, columns):
    shown = [column for column in columns if column != "code"]
    number = {column: f"({place})" for place, column in enumerate(shown, 1)}
    number["rate"] = f"{number['rate']}={number['now']}/{number['plan']}"
    for place, column in enumerate(columns):
        paper.put(row, place, number.get(column), italic=True, size=10, align="center", border=True)


def body_row(paper, row, line, code, office, at, where, notes, blank):
    stt, label, indicator, measure = line
    group, total = indicator is None, indicator == "tong-kinh-phi"
    style = {"border": True, "bold": group or total}
    part = label.startswith(("Trong đó", "Gồm", "- ")) and stt is None
    paper.put(row, at["stt"], stt, align="center", **style)
    indent = 0 if not part else 4 if label.startswith("- ") else 1
    paper.put(row, at["name"], office.names.get(indicator, label), wrap=True, italic=part, indent=indent, **style)
    measure, factor = office.factors.get(indicator, (measure, 1))
    paper.put(row, at["measure"], measure, align="center", **style)
    if "code" in at:
        paper.put(row, at["code"], indicator, size=9, border=True)
    remark = office.remarks.get(indicator)
    paper.put(row, at["note"], remark, wrap=True, border=True)
    if remark and len(plain("" if isinstance(remark, Runs) else remark)) > 26:
        paper.heights[row] = 34
    if indicator in office.hidden:
        paper.hidden_rows.add(row)
    for column in FIGURES:
        if group or blank:
            formula = figure_formula(indicator, column, at, where, office) if blank and not group else None
            paper.put(row, at[column], formula, code=number_code(indicator, office),
                      result="" if indicator == "ty-le-ho-ngheo" else 0, **style)
        else:
            figure_cell(paper, row, column, code, indicator, office, at, where, factor, style)
            note(notes, paper, (row, at[column]), code, indicator, column, office)
    rate_cell(paper, row, code, indicator, office, at, style, blank)


def figure_formula(indicator, column, at, where, office):
    c = letter(at[column])
    if indicator == "tong-kinh-phi":
        a, b = f"{c}{where['tien-qua']}", f"{c}{where['kinh-phi-mo-hinh']}"
        return f"=SUM({a},{b})"
    if indicator == "buoi-tuyen-truyen" and column != "plan":
        return f"=SUM({c}{where['buoi-tap-trung']}:{c}{where['buoi-long-ghep']})"
    if indicator == "ty-le-ho-ngheo" and column != "plan":
        part, whole = f"{c}{where['ho-ngheo']}", f"{c}{where['tong-ho']}"
        ratio = f"ROUND({part}/{whole},3)" if office.percent else f"ROUND({part}/{whole}*100,1)"
        return f'=IF(N({whole})=0,"",{ratio})'
    return None


def number_code(indicator, office):
    if indicator == "ty-le-ho-ngheo":
        return "0.0%" if office.percent else "0.0"
    return "#,##0.00" if UNIT.get(indicator) == "ha" and indicator not in office.factors else "#,##0"


def reading(code, indicator, column, office):
    value = figure(code, indicator, column)
    if (indicator, column) in office.blanks:
        return BLANK
    if not isinstance(value, str) and value == 0 and not office.zeros:
        value = NONE
    return value


def figure_cell(paper, row, column, code, indicator, office, at, where, factor, style):
    value, written = reading(code, indicator, column, office), office.texts.get((indicator, column))
    style = {**style, "align": "right", "code": number_code(indicator, office)}
    place = (row, at[column])
    if isinstance(value, str):
        paper.put(*place, SIGN[value], **{**style, "align": "center"})
        return
    if written:
        paper.put(*place, written, **style)
        return
    stored = value / 100 if indicator == "ty-le-ho-ngheo" and office.percent else value * factor
    formula = figure_formula(indicator, column, at, where, office) if office.formulas else None
    if formula and indicator == "tong-kinh-phi" and any((part, column) in office.texts for part in ("tien-qua", "kinh-phi-mo-hinh")):
        formula = None
    paper.put(*place, formula or stored, result=stored if formula else None, **style)


def note(notes, paper, place, code, indicator, column, office):
    file, records = notes
    stage = "plan" if column == "plan" else "result"
    records.note((file, paper), place, code, indicator, BEFORE if column == "last" else PERIOD, stage, (code, "ubnd"),
                 reading(code, indicator, column, office))


def rate_cell(paper, row, code, indicator, office, at, style, blank):
    plan, done = PLANS[code].get(indicator), RESULTS[code].get(indicator)
    style = {**style, "align": "right", "code": "0.0%" if office.percent else "0.0"}
    cells = [f"{letter(at[c])}{row}" for c in ("now", "plan")]
    times = "" if office.percent else "*100"
    if blank and indicator and indicator in PLANS[code]:
        paper.put(row, at["rate"], f'=IF(N({cells[1]})=0,"",{cells[0]}/{cells[1]}{times})', result="", **style)
    elif blank or not indicator or not plan:
        paper.put(row, at["rate"], None, **style)
    else:
        share = done / plan * (1 if office.percent else 100)
        typed_text = any((indicator, c) in office.texts for c in ("now", "plan"))
        by_formula = office.formulas and not typed_text
        paper.put(row, at["rate"], f"={cells[0]}/{cells[1]}{times}" if by_formula else round(share, 3 if office.percent else 1),
                  result=share if by_formula else None, **style)


HELP = ("Hỗ trợ cây giống, con giống", "Sửa chữa chuồng trại", "Hỗ trợ ngày công")
VILLAGES = ("Thôn 1", "Thôn 2", "Thôn 3")
PEOPLE = ("Hồ Văn A", "Hồ Thị B")  # names that stand for nobody


def list_sheet(code, unit, office, file, records):
    paper = Paper(office.sheets[1], (6, 26, 14, 30, 20, 28))
    top = block(paper, 2, unit, office, LIST_TITLE, ("Năm 2022",))
    end = list_table(paper, top, (0, 1, 2, 3, 4, 5), code, office, file, records)
    signatures(paper, end + 2, 2, ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký tên, đóng dấu)"))
    return paper


def list_table(paper, top, at, code, office, file, records):
    texts = ("STT", "Họ và tên chủ hộ", "Thôn", "Nội dung giúp đỡ", "Kinh phí hỗ trợ (đồng)", "Đơn vị nhận giúp đỡ")
    headings(paper, top, 1, [(0, column, column, 1, text) for column, text in zip(at, texts)])
    paper.heights[top] = 34
    for gap in range(at[0], at[-1] + 1):
        if gap not in at:
            paper.put(top, gap, None, border=True)
    households = PLEDGES[code]
    for place in range(households):
        row = top + 1 + place
        values = (place + 1, PEOPLE[place], VILLAGES[(place + int(code)) % 3], HELP[(place + int(code)) % 3],
                  office.households.get(place, (1_500_000, 2_500_000)[place] if households == 2 else 2_000_000),
                  ("Ban CHQS xã", "Hội Nông dân xã")[place])
        for column, value in zip(at, values):
            paper.put(row, column, value, border=True, align="center" if column == at[0] else None,
                      code="#,##0" if column == at[4] else None, wrap=column == at[3])
        if len(values[3]) > 14 and paper.widths[at[3]] < 20:
            paper.heights[row] = 34
    end = top + 1 + households
    paper.put(end, at[0], "Cộng", to=(end, at[3]), bold=True, align="center", border=True)
    span = f"{letter(at[4])}{top + 1}:{letter(at[4])}{end - 1}"
    total = RESULTS[code]["tien-giup-ho"]
    by_formula = office.formulas and not office.households
    paper.put(end, at[4], f"=SUM({span})" if by_formula else total, result=total if by_formula else None, bold=True, border=True, code="#,##0")
    paper.put(end, at[5], None, border=True)
    places = [(top + 1 + place) for place in range(households)]
    records.note((file, paper), [(row, at[1]) for row in places], code, "thoat-ngheo", PERIOD, "pledge", (code, "ubnd"), Decimal(households))
    records.note((file, paper), [(row, at[4]) for row in places], code, "tien-giup-ho", PERIOD, "result", (code, "ubnd"), total)
    return end


def blank_form(records):
    """The form as the district issues it: no figures, formulas in their places, codes in a hidden column."""
    unit = ("", "xã ..................", 0)
    paper = main_form(CODES[0], unit, Office(), "mau-bieu-01.xlsx", records, blank=True)
    return paper
