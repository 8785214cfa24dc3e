"""Parts that are missing, columns that moved, hidden figures."""
import re

from ..plant import ERROR, WARNING, plants
from ..workbook import letter, ref
from ..world import BY_CODE, COMMUNES, DISTRICT

PART, MOVED, HIDDEN = "STRUCT_PART_MISSING", "STRUCT_COLUMN_MOVED", "STRUCT_HIDDEN_FIGURES"


def last_column_gone(count, form=None):
    """The table's last columns are missing: nothing else refers to them."""
    def action(site):
        document = site.body(form) if form else site.file
        sheet = document.sheets[0]
        where = document.wheres[0]
        columns = sorted({column for (unit, code, each), (_, column) in where.items() if code and each == "result"})[-count:]
        codes = sorted({code for (unit, code, each), (_, column) in where.items() if code and each == "result" and column in columns})
        top = where["", "", "issuer"][0] + 5
        for row, column in list(sheet.cells):
            if column in columns and row > top and not (row > where["", "", "end"][0]):
                del sheet.cells[row, column]
        for column in columns:
            sheet.merges = [each for each in sheet.merges if not (each[1] == column and each[0] > top)]
        for code in codes:
            site.owe(PART, ERROR, document, f"{code}", organization=DISTRICT if form else site.unit)
            site.office.notes.findings[-1]["cell"] = None
        site.allow("STRUCT_TABLE_UNMAPPED", document)
    return action


plants(PART, "village form, last column", "W")(last_column_gone(1))
plants(PART, "village form, last two columns", "W")(last_column_gone(2))
plants(PART, "a body's last column", slots=("qs-01",))(last_column_gone(1, "qs-01"))


@plants(PART, "sheet Tóm tắt, form by indicator", "B")
@plants(PART, "sheet Tóm tắt, village form", "W")
def sheet_gone(site):
    document = site.file
    del document.sheets[1], document.wheres[1]
    site.owe(PART, ERROR, document, sheet=None, group=True)
    site.owe("TIME_NOT_SUBMITTED", ERROR, layout="xa-th", group=True)


@plants(PART, "result column under a heading of its own", "B", missing=True)
def heading_gone(site):
    document = site.file
    document.sheets[0].cells[document.wheres[0]["", "", "header-result"]].value = "Cột thêm"
    site.owe(PART, ERROR, document, ("", "", "header-result"))
    site.office.notes.findings[-1]["cell"] = None
    site.allow("STRUCT_TABLE_UNMAPPED", document)


def moved(document, at, heading, sheet=0):
    """A column inserted before `at`, with small numbers that mean nothing here."""
    page, where = document.sheets[sheet], document.wheres[sheet]
    page.insert_column(at)
    document.wheres[sheet] = {key: (row, column + (column >= at)) for key, (row, column) in where.items()}
    return page


def inserted(code, column_key, heading, form=None):
    def action(site):
        document = site.body(form) if form else site.file
        where = document.wheres[0]
        unit = site.unit if site.unit and site.layout == "C" else ""
        row, column = where[unit, "" if unit else code, f"header-{column_key}"]
        page = moved(document, column, heading)
        top, bottom = row, max(place[0] for key, place in where.items() if key[2] == column_key)
        deep = max([merge[2] for merge in page.merges if merge[0] == row and merge[1] == column + 1] or [row])
        page.put(row, column, heading, to=(deep, column), bold=True)
        for each in range(deep + 1, bottom + 1):
            page.put(each, column, None)
        first = document.wheres[0][unit, "" if unit else code, f"header-{column_key}"]
        site.owe(MOVED, WARNING, document, ref(*first), organization=DISTRICT if form else site.unit)
        for each in range(column + 2, column + 60):  # the columns it pushes
            for down in (0, 1):
                site.allow(MOVED, document, ref(row + down, each), free=True)
    return action


plants(MOVED, "column inserted, form by indicator", "B")(inserted("", "plan", "Dân số (người)"))
plants(MOVED, "column inserted in the middle, form by indicator", "B")(inserted("", "result", "Số liệu rà soát"))
plants(MOVED, "column inserted, village form", "W")(inserted("qua", "result", "Diện tích tự nhiên"))
plants(MOVED, "column inserted, a body's table", slots=("qs-01",))(inserted("ngay-cong", "result", "Dân quân tự vệ", "qs-01"))
plants(MOVED, "column inserted, statistics", slots=("tk-01",))(inserted("ho", "result", "Số thôn", "tk-01"))


@plants(MOVED, "two columns swapped", "W")
def swapped(site):
    document, where = site.file, site.file.wheres[0]
    left, right = where["", "gia-suc", "header-result"][1], where["", "gia-cam", "header-result"][1]
    page = document.sheets[0]
    turn = {left: right, right: left}
    rows = {row for (row, column) in page.cells if column == left and row > 6 and not str(page.cells[row, column].value).startswith("(")}
    kept = {(row, column): page.cells[row, column] for row in rows for column in (left, right) if (row, column) in page.cells}
    for (row, column), cell in kept.items():
        page.cells[row, turn[column]] = cell
        if cell.formula:
            cell.formula = re.sub(r"[A-Z]+(?=\d)", lambda _: letter(turn[column]), cell.formula)
    document.wheres[0] = {key: (row, turn.get(column, column)) if key[1] in ("gia-suc", "gia-cam") else (row, column) for key, (row, column) in where.items()}
    first = ref(where["", "gia-suc", "header-result"][0], min(left, right))
    site.owe(MOVED, WARNING, document, first, alsoAt=[ref(where["", "gia-suc", "header-result"][0], max(left, right))])
    site.allow(MOVED, document, free=True)


@plants(MOVED, "a column added at the end: silent", "B")
def added(site):
    document = site.file
    row, column = document.wheres[0]["", "", "header-rate"]
    page = document.sheets[0]
    page.put(row, column + 2, "Người theo dõi", bold=True)
    page.put(row + 1, column + 2, "(10)")
    site.silent(MOVED, document, ref(row, column + 2))


def hidden_row(row_of, form=None, total=None):
    """A row with figures of a table with a total row is hidden."""
    def action(site):
        document = site.body(form) if form else site.file
        unit, total = row_of(site), DISTRICT if form else site.unit
        where = document.wheres[0]
        document.sheets[0].hidden_rows.add(where[unit, "", "name"][0])
        cells = {}
        for (each, code, column), place in where.items():
            if each != total or not document.sheets[0].cells[place].formula or "SUM" not in document.sheets[0].cells[place].formula:
                continue
            whole = document.at(total, code, column).value
            part = document.at(unit, code, column).value
            if part:
                cells[ref(*place)] = {"stated": str(whole), "computed": str(whole - part), "difference": str(part)}
        first = next(iter(cells))
        site.owe(HIDDEN, WARNING, document, first, organization=total, alsoAt=list(cells)[1:])
        site.office.notes.findings[-1]["cells"] = cells
        site.allow(HIDDEN, document, free=True)
    return action


plants(HIDDEN, "a village's row", "W")(hidden_row(lambda site: site.villages[1]))
plants(HIDDEN, "the first village's row", "W")(hidden_row(lambda site: site.villages[0]))
plants(HIDDEN, "a commune's row, total first", "BWC", slots=("qs-01",))(hidden_row(lambda site: site.unit, "qs-01"))
plants(HIDDEN, "a commune's row, total last", "BWC", slots=("tk-01",))(hidden_row(lambda site: site.unit, "tk-01"))


@plants(HIDDEN, "column of codes and a group's row: silent", "B")
@plants(HIDDEN, "column of codes: silent", "W")
def harmless(site):
    document = site.file
    if site.layout == "W":
        document.sheets[0].hidden_columns.add(1)
    else:
        row = document.wheres[0]["", "nhap-ngu", "label"][0] - 1
        document.sheets[0].hidden_rows.add(row)
    for code in ("ho", "gia-suc"):
        site.silent(HIDDEN, document, (site.unit, code, "result"))


def hidden_part(site):
    """The column of a part is hidden; its whole, which includes it, is not."""
    document, whole, part = site.file, "buoi", "buoi-long-ghep"
    document.sheets[0].hidden_columns.add(document.place(site.unit, part, "result")[1])
    cells = {}
    for unit in (*site.villages, site.unit):
        stated, unseen = site.world.result[unit, whole], site.world.result[unit, part]
        cells[document.cell(unit, whole, "result")] = {"stated": str(stated), "computed": str(stated - unseen), "difference": str(unseen)}
    first = document.cell(site.unit, whole, "result")
    site.owe(HIDDEN, WARNING, document, first, organization=None, alsoAt=[each for each in cells if each != first], again=True)
    site.office.notes.findings[-1]["cells"] = cells


plants(HIDDEN, "the column of a part, village form", "W")(hidden_part)


def hidden_unit(unit_of, form=None, code="buoi"):
    """A unit's columns of a wide table are hidden; the total's are not."""
    def action(site):
        document = site.body(form) if form else site.file
        unit, total = unit_of(site), DISTRICT if form else site.unit
        where = document.wheres[0]
        document.sheets[0].hidden_columns |= {place[1] for key, place in where.items() if key[0] == unit and key[1]}
        cells = {}
        for (each, which, column), place in where.items():
            if each == total and column in ("plan", "result") and which and BY_CODE[which].over == "cộng":
                part = document.at(unit, which, column).value
                if part and part != "x":
                    stated = document.sheets[0].cells[place].value
                    cells[ref(*place)] = {"stated": str(stated), "computed": str(stated - part), "difference": str(part)}
        first = document.cell(total, code, "result")
        site.owe(HIDDEN, WARNING, document, first, organization=total, alsoAt=[each for each in cells if each != first], again=True)
        site.office.notes.findings[-1]["cells"] = cells
    return action


plants(HIDDEN, "a village's columns, wide form", "C")(hidden_unit(lambda site: site.villages[1]))
plants(HIDDEN, "a commune's columns, a body's wide table", "BWC", slots=("dv-07",))(hidden_unit(lambda site: site.unit, "dv-07"))


@plants(HIDDEN, "the sheet whose totals the summary shows", "W")
def hidden_sheet(site):
    document = site.file
    document.sheets[0].hidden = True
    cells = {}
    for (unit, code, column), place in document.wheres[1].items():
        if unit == site.unit and column == "result" and BY_CODE[code].over == "cộng":
            value = str(site.world.result[unit, code])
            cells[ref(*place)] = {"stated": value, "computed": "0", "difference": value}
    first = next(iter(cells))
    site.owe(HIDDEN, WARNING, document, first, sheet=1, alsoAt=[{"file": document.name, "sheet": document.sheets[1].name, "cell": each} for each in cells][1:],
             again=True)
    site.office.notes.findings[-1]["cells"] = cells


@plants(HIDDEN, "a summary that no total includes: silent", "BW")
def hidden_summary(site):
    site.file.sheets[1].hidden = True
    site.silent(HIDDEN, site.file, (site.unit, "buoi", "result"))


@plants(HIDDEN, "a column hidden with its total: silent", "W")
def hidden_whole_column(site):
    site.file.sheets[0].hidden_columns.add(site.file.place(site.unit, "gia-suc", "result")[1])
    site.silent(HIDDEN, site.file, (site.unit, "gia-suc", "result"))
