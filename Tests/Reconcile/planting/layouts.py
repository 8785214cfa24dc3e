"""Draws forms: one indicator a row, one unit a row, units across columns. Each gives a sheet and where each figure stands.

`where[unit, indicator, column]` is (row, column); column is plan, last, before, result or rate; names and headers are there too:
`where[unit, "", "name"]`, `where["", indicator, "label"]`, `where["", indicator, "header-<column>"]`, `where["", "", "period"]`."""
from dataclasses import dataclass
from fractions import Fraction

from .places import CHOSEN, placed
from .workbook import Sheet, letter, ref
from .world import BY_CODE, NOTICE, YEAR

COLUMNS = ("plan", "last", "before", "result", "rate")
HEADERS = CHOSEN.headers
RATE = "0.0"
NOTHING = "x"


@dataclass
class Figures:
    """What a form writes of a unit; `None` in a blank form."""
    world: object
    last: str = "2021-12"
    before: str = "2022-11"

    def get(self, unit, code, column):
        """A number, `x` for what does not apply, None for a blank form."""
        item = BY_CODE[code]
        if column == "plan" and not item.planned or column in ("last", "before") and not item.before:
            return NOTHING
        if column in ("last", "before") and "." in unit:
            return NOTHING
        if self.world is None:
            return None
        if column == "plan":
            return self.world.plan[unit, code]
        if column == "result":
            return self.world.value(unit, code)
        return self.world.history[unit, code, self.last if column == "last" else self.before]


def code_of(item):
    if item.unit == "%":
        return "0.00"
    return "#,##0.0" if item.decimals or item.unit == "tạ/ha" else "#,##0"


def head(sheet, where, superior, issuer, title, period="Tháng 12 năm 2022", width=8):
    superior, issuer, title = placed(superior), placed(issuer), placed(title)
    middle = max(3, width // 2)
    sheet.put(1, 0, superior, to=(1, middle - 1), border=False)
    sheet.put(2, 0, issuer, to=(2, middle - 1), border=False, bold=True)
    sheet.put(1, middle, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", to=(1, width), border=False, bold=True)
    sheet.put(2, middle, "Độc lập - Tự do - Hạnh phúc", to=(2, width), border=False, bold=True)
    sheet.put(4, 0, title, to=(4, width), border=False, bold=True)
    sheet.put(5, 0, period, to=(5, width), border=False)
    sheet.put(6, 0, f"Ghi chú: {NOTICE}", to=(6, width), border=False)
    where["", "", "issuer"], where["", "", "period"], where["", "", "title"] = (2, 0), (5, 0), (4, 0)
    return 8


def signed(sheet, row, width):
    sheet.put(row, 0, "NGƯỜI LẬP BIỂU", to=(row, 2), border=False, bold=True)
    sheet.put(row, max(3, width - 2), "THỦ TRƯỞNG ĐƠN VỊ", to=(row, width), border=False, bold=True)


def quotient(figures, unit, item, cell):
    """Value and formula of an indicator that is another over a third."""
    value = figures.get(unit, item.code, "result")
    above, below = cell(item.above), cell(item.below)
    if not above or not below:
        return value, None
    return value, f"{above}/{below}" + ("*100" if item.unit == "%" else "")


def rate(figures, unit, code):
    plan, result = figures.get(unit, code, "plan"), figures.get(unit, code, "result")
    if plan == NOTHING:
        return NOTHING
    return None if plan is None else Fraction(result) / Fraction(plan) * 100


def indicator_rows(name, figures, unit, heading, codes, columns=COLUMNS, groups=()):
    """One indicator a row; `groups` are (before which code, text) of rows without figures."""
    sheet, where = Sheet(name), {}
    first, width = 3, 3 + len(columns)
    top = head(sheet, where, *heading, width=width)
    for column, label in enumerate(("STT", "Chỉ tiêu", "Đơn vị tính", *(HEADERS[each] for each in columns), "Ghi chú")):
        sheet.put(top, column, label, bold=True)
    place = {each: first + index for index, each in enumerate(columns)}
    for each in columns:
        where["", "", f"header-{each}"] = (top, place[each])
    for column in range(width + 1):
        label = f"({column + 1})"
        if "rate" in place and column == place["rate"]:
            label += f"=({place['result'] + 1})/({place['plan'] + 1})*100"
        sheet.put(top + 1, column, label)
    rows, row = {}, top + 2
    for code in codes:
        for at, label in groups:
            if at == code:
                sheet.put(row, 1, label, bold=True)
                for column in (0, *range(2, width + 1)):
                    sheet.put(row, column)
                row += 1
        rows[code] = row
        row += 1
    for code, row in rows.items():
        item = BY_CODE[code]
        for column, value in enumerate((item.stt, item.written, item.unit)):
            sheet.put(row, column, value)
        where["", code, "label"], where["", code, "unit"], where["", code, "note"] = (row, 1), (row, 2), (row, width)
        sheet.put(row, width)
        figure_cells(sheet, where, figures, unit, item, columns, lambda each: (row, place[each]),
                     lambda other: other in rows and ref(rows[other], place["result"]))
    where["", "", "end"] = (max(rows.values()) + 2, 0)
    signed(sheet, max(rows.values()) + 5, width)
    return sheet, where


def figure_cells(sheet, where, figures, unit, item, columns, place, result_cell):
    """All figures of a unit and indicator; `place` of a column, `result_cell` of another indicator."""
    for each in columns:
        row, column = where[unit, item.code, each] = place(each)
        if each == "rate":
            value = rate(figures, unit, item.code)
            formula = None if value == NOTHING else f"{ref(*place('result'))}/{ref(*place('plan'))}*100"
            sheet.put(row, column, value, formula if figures.world else formula and f"IFERROR({formula},0)", code=RATE)
            if formula and not figures.world:
                sheet.cells[row, column].formula, sheet.cells[row, column].value = formula, "#DIV/0!"
        elif each == "result" and item.kind == "bình quân":  # a price: written, not computed
            sheet.put(row, column, figures.get(unit, item.code, each), code=code_of(item))
        elif each == "result" and item.over != "cộng":
            value, formula = quotient(figures, unit, item, result_cell)
            sheet.put(row, column, value if figures.world else "#DIV/0!", formula, code=code_of(item))
        else:
            sheet.put(row, column, figures.get(unit, item.code, each), code=code_of(item))


def unit_rows(name, figures, units, heading, specs, total=None, first="Đơn vị", numbers=True):
    """One unit a row. `specs`: (header path, indicator, column); `total`: (unit, label, is it first)."""
    sheet, where = Sheet(name), {}
    width = 2 + len(specs)
    top = head(sheet, where, *heading, width=width)
    depth = max(len(path) for path, _, _ in specs)
    for column, label in enumerate(("TT", "Mã đơn vị", first)):
        sheet.put(top, column, label, to=(top + depth - 1, column), bold=True)
    paths = [path for path, _, _ in specs]
    for level in range(depth):
        column = 0
        while column < len(paths):
            path, last = paths[column], column
            if level < len(path):
                while level + 1 < len(path) and last + 1 < len(paths) and paths[last + 1][:level + 1] == path[:level + 1]:
                    last += 1
                down = top + (depth - 1 if level == len(path) - 1 else level)
                sheet.put(top + level, 3 + column, path[level], to=(down, 3 + last), bold=True)
                where["", specs[column][1], f"header-{specs[column][2]}"] = (top + level, 3 + column)
            column = last + 1
    row = top + depth
    place = {(code, column): 3 + index for index, (_, code, column) in enumerate(specs)}
    if numbers:
        for column in range(width + 1):
            label, key = f"({column + 1})", specs[column - 3][1:] if column > 2 else None
            if key and key[1] == "rate":
                label += f"=({place[key[0], 'result'] + 1})/({place[key[0], 'plan'] + 1})*100"
            sheet.put(row, column, label)
        row += 1
    lines = [(unit, label, number + 1) for number, (unit, label) in enumerate(units)]
    if total:
        lines = [(*total[:2], None), *lines] if total[2] else [*lines, (*total[:2], None)]
    data = [row + index for index, (unit, _, number) in enumerate(lines) if number]
    for index, (unit, label, number) in enumerate(lines):
        unit_line(sheet, where, figures, row + index, (unit, label, number), specs, place, data)
    where["", "", "end"] = (row + len(lines) + 1, 0)
    signed(sheet, row + len(lines) + 4, width)
    return sheet, where


def unit_line(sheet, where, figures, row, line, specs, place, data):
    unit, label, number = line
    for column, value in enumerate((number, unit, label)):
        sheet.put(row, column, value, bold=not number)
    where[unit, "", "name"], where[unit, "", "code"] = (row, 2), (row, 1)
    for _, code, each in specs:
        item = BY_CODE[code]
        figure_cells(sheet, where, figures, unit, item, [each], lambda which: (row, place[code, which]),
                     lambda other: (other, "result") in place and ref(row, place[other, "result"]))
        cell = sheet.cells[row, place[code, each]]
        cell.bold = not number
        if not number and each in ("plan", "result") and item.over == "cộng" and cell.value != NOTHING:
            name = letter(place[code, each])
            cell.formula = f"SUM({name}{data[0]}:{name}{data[-1]})"
            cell.value = 0 if cell.value is None else cell.value


def unit_columns(name, figures, units, heading, codes, columns=COLUMNS):
    """Units across columns, an indicator a row."""
    sheet, where = Sheet(name), {}
    width = 2 + len(columns) * len(units)
    top = head(sheet, where, *heading, width=width)
    for column, label in enumerate(("STT", "Chỉ tiêu", "Đơn vị tính")):
        sheet.put(top, column, label, to=(top + 1, column), bold=True)
        sheet.put(top + 2, column, f"({column + 1})")
    for index, (unit, label) in enumerate(units):
        start = 3 + index * len(columns)
        sheet.put(top, start, label, to=(top, start + len(columns) - 1), bold=True)
        where[unit, "", "name"] = (top, start)
        for offset, each in enumerate(columns):
            sheet.put(top + 1, start + offset, HEADERS[each], bold=True)
            where[unit, "", f"header-{each}"] = (top + 1, start + offset)
            number = f"({start + offset + 1})"
            if each == "rate":
                number += f"=({start + columns.index('result') + 1})/({start + columns.index('plan') + 1})*100"
            sheet.put(top + 2, start + offset, number)
    rows = {code: top + 3 + index for index, code in enumerate(codes)}
    for code, row in rows.items():
        item = BY_CODE[code]
        for column, value in enumerate((item.stt, item.written, item.unit)):
            sheet.put(row, column, value)
        where["", code, "label"], where["", code, "unit"] = (row, 1), (row, 2)
        for index, (unit, _) in enumerate(units):
            start = 3 + index * len(columns)
            figure_cells(sheet, where, figures, unit, item, columns, lambda each: (row, start + columns.index(each)),
                         lambda other: other in rows and ref(rows[other], start + columns.index("result")))
    where["", "", "end"] = (max(rows.values()) + 2, 0)
    signed(sheet, max(rows.values()) + 5, width)
    return sheet, where
