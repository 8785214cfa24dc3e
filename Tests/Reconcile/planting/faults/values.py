"""Single values: what is no number, ambiguous, blank, in another unit or of another size."""
from decimal import Decimal

from ..plant import ERROR, WARNING, plants
from ..workbook import text
from ..world import BY_CODE, COMMUNES, DISTRICT, VILLAGES

NUMBER, AMBIGUOUS, BLANK, UNIT, SLIP, SCALE = ("VAL_NOT_A_NUMBER", "VAL_AMBIGUOUS_NUMBER", "VAL_BLANK_REQUIRED", "VAL_UNIT_MISMATCH",
                                               "VAL_MAGNITUDE_SLIP", "VAL_PERCENT_SCALE")


def of_village(site):
    """Where a figure may be spoiled without the commune's own: its second village, else the commune."""
    return site.villages[1] if site.layout in "WC" else site.unit


def spoil(site, code, value, formula=None):
    """Another content; the total's formula counts the village no more. Gives the unit."""
    unit = of_village(site)
    site.file.set(unit, code, "result", value, formula)
    if site.layout == "W":
        site.file.at(site.unit, code, "result").value -= site.world.result[unit, code]
    return unit


def no_number(code, value, formula=None):
    def action(site):
        unit = spoil(site, code, value, formula)
        site.owe(NUMBER, ERROR, site.file, (unit, code, "result"), organization=unit, indicator=code)
        site.allow("VAL_APPROXIMATE", site.file, (unit, code, "result"), free=True)
    return action


for needs, code, value, formula in (("B", "gia-cam", "đang rà soát", None), ("W", "gia-cam", "nhiều", None), ("C", "ao", "30-35 ao", None),
                                    ("B", "ao", "#DIV/0!", "1/0"), ("C", "gia-cam", "chưa thống kê được", None), ("B", "don-thu", "5-6 đơn", None)):
    plants(NUMBER, f"{value}, {needs}", needs)(no_number(code, value, formula))


def two_readings(code, column, mark):
    def action(site):
        unit = site.villages[1] if site.layout == "C" and column == "result" else site.unit
        value = site.world.result[unit, code] if column == "result" else site.world.history[unit, code, "2022-11" if column == "before" else "2021-12"]
        site.file.set(unit, code, column, f"{value:.3f}".replace(".", mark))
        site.owe(AMBIGUOUS, WARNING, site.file, (unit, code, column), organization=unit, indicator=code)
        if code in ("ao", "vuon"):  # nothing beside it, no quota and no earlier figure tells: read one way, it is out of size
            site.allow(SLIP, site.file, (unit, code, column))
    return action


for needs, code, column, mark in (("B", "ao", "result", "."), ("B", "vuon", "result", ","), ("C", "vuon", "result", "."), ("C", "ao", "result", ","),
                                  ("W", "lua-thang", "last", "."), ("W", "lua-thang", "before", ","), ("B", "lua-thang", "before", ".")):
    plants(AMBIGUOUS, f"{code} {column} with three decimals behind {mark}, {needs}", needs)(two_readings(code, column, mark))


def blank(code):
    def action(site):
        unit = spoil(site, code, None)
        site.owe(BLANK, WARNING, site.file, (unit, code, "result"), organization=unit, indicator=code)
    return action


for needs, code in (("B", "gia-cam"), ("B", "ao"), ("W", "gia-cam"), ("W", "ao"), ("C", "gia-suc"), ("C", "ao")):
    plants(BLANK, f"{code} blank, {needs}", needs)(blank(code))


@plants(BLANK, "gia-suc blank in Tóm tắt", "BW")
def blank_summary(site):
    site.file.set(site.unit, "gia-suc", "result", None, sheet=1)
    site.owe(BLANK, WARNING, site.file, (site.unit, "gia-suc", "result"), sheet=1, indicator="gia-suc")


@plants(BLANK, "a dash and a zero: silent", "B")
def dashes(site):
    for code, value in (("ao", "-"), ("gia-cam", 0)):
        site.file.set(site.unit, code, "result", value)
        site.silent(BLANK, site.file, (site.unit, code, "result"))
    site.silent(SLIP, site.file, (site.unit, "gia-cam", "result"), shape="a zero")


def other_unit(code, written, factor, sheet=0, severity=WARNING):
    """The column Đơn vị tính says another unit, and the figures are in it."""
    def action(site):
        document = site.file
        document.sheets[sheet].cells[document.wheres[sheet]["", code, "unit"]].value = written
        for (unit, each, column) in list(document.wheres[sheet]):
            if each == code and column == "result" and severity == WARNING:
                document.set(unit, code, column, site.world.result[unit, code] * Decimal(factor), sheet=sheet)
                document.at(unit, code, column, sheet).code = "#,##0.###"
        site.owe(UNIT, severity, document, ("", code, "unit"), sheet=sheet, indicator=code, organization=None)
        cells = [document.cell(*key, sheet=sheet) for key in document.wheres[sheet] if key[1] == code and key[2] == "result"]
        site.office.notes.findings[-1]["alsoAt"] = cells
        for cell in cells:
            site.allow(UNIT, document, cell, sheet=sheet, free=True)
    return action


plants(UNIT, "ĐVT m2 for ha", "B")(other_unit("ao", "m2", "10000"))
plants(UNIT, "ĐVT triệu đồng for đồng", "B")(other_unit("von", "triệu đồng", "0.000001"))
plants(UNIT, "ĐVT sào for ha, wide form", "C")(other_unit("ao", "sào", "20"))
plants(UNIT, "ĐVT m2 in Tóm tắt", "BW")(other_unit("vuon", "m2", "10000", 1))
plants(UNIT, "ĐVT that does not convert", "B")(other_unit("gia-cam", "kg", "1", severity=ERROR))


@plants(UNIT, "unit in the cell", "B")
def unit_in_cell(site):
    value = site.world.result[site.unit, "ao"] * 20
    site.file.set(site.unit, "ao", "result", f"{text(value).replace('.', ',')} sào")
    site.owe(UNIT, WARNING, site.file, (site.unit, "ao", "result"), indicator="ao")


@plants(UNIT, "unit in the header, village form", "W")
def unit_in_header(site):
    document = site.file
    place = document.wheres[0]["", "ao", "header-result"]
    document.sheets[0].cells[place].value = f"{BY_CODE['ao'].name} (m2)"
    cells = []
    for unit in (*site.villages, site.unit):
        document.at(unit, "ao", "result").value *= 10000
        cells.append(document.cell(unit, "ao", "result"))
    site.owe(UNIT, WARNING, document, ("", "ao", "header-result"), organization=None, alsoAt=cells)
    for cell in cells:
        site.allow(UNIT, document, cell, free=True)


def slip(code, factor, units, by_last=False):
    def action(site):
        document = site.file
        for unit in units(site):
            value = site.world.result[unit, code] * Decimal(factor)
            document.at(unit, code, "result").value = value
            document.at(unit, code, "result").code = "General"
            reference = site.world.history[unit, code, "2022-11"] if by_last else None
            site.owe(SLIP, WARNING, document, (unit, code, "result"), organization=unit, indicator=code, stated=value, computed=reference)
        for unit in units(site):
            if site.layout == "C":
                site.allow("ARITH_TOTAL_MISMATCH", document, (unit, code, "result"))
            for kind in ("XPER_OUTLIER", "XSHEET_VALUE_MISMATCH", "XPER_CUMULATIVE_BROKEN"):
                site.allow(kind, document, (unit, code, "result"))
    return action


def usual(code):
    """The villages' figures are those in the middle of the other villages', so that the measure is sure to tell."""
    def before(site):
        if BY_CODE[code].periods != "thời điểm":  # measured against the month before
            site.world.history[site.unit, code, "2022-11"] = round(site.world.result[site.unit, code] * Decimal("0.9"))
            return
        others = sorted(site.world.result[village, code] for unit in COMMUNES if unit != site.unit and site.office.layout[unit] in (
            "B" if site.layout == "B" else "WC") for village, _ in VILLAGES[unit])
        ordered = sorted(site.world.result[unit, code] for unit in COMMUNES if unit != site.unit)
        third = round(ordered[len(ordered) // 2] / 3, BY_CODE[code].decimals)  # between the communes' middle and the villages'
        for village in site.villages:
            more = round((others[len(others) // 2] + third) / 2, BY_CODE[code].decimals) - site.world.result[village, code]
            for unit in (village, site.unit, DISTRICT):
                site.world.result[unit, code] += more
    return before


def alone(site):
    return (site.unit,)


def everyone(site):
    return (*site.villages, site.unit)


for shape, needs, code, factor, units, by_last in (
        ("thousand times the median", "B", "gia-cam", "1000", alone, False), ("in m2 under ha", "B", "ao", "10000", alone, False),
        ("thousand times last month's", "B", "kenh", "1000", alone, True), ("a thousandth of last month's", "B", "duong", "0.001", alone, True),
        ("thousand times last month's, wide form", "C", "kenh", "1000", alone, True), ("a thousandth, wide form", "C", "duong", "0.001", alone, True),
        ("in million đồng, village form", "W", "von", "0.000001", everyone, False), ("in m2 under ha, village form", "W", "vuon", "10000", everyone, False)):
    def with_summary(site, act=slip(code, factor, units, by_last), code=code, factor=factor):
        if site.layout != "C" and (site.unit, code, "result") in site.file.wheres[1]:  # the summary repeats the slip
            site.file.at(site.unit, code, "result", 1).value = site.world.result[site.unit, code] * Decimal(factor)
        act(site)
    plants(SLIP, shape, needs, before=usual(code), complete=True)(with_summary)


@plants(SLIP, "three hundred times: silent", "B", before=usual("gia-cam"), complete=True)
def no_slip(site):
    site.file.set(site.unit, "gia-cam", "result", site.world.result[site.unit, "gia-cam"] * 300)
    site.silent(SLIP, site.file, (site.unit, "gia-cam", "result"))


def scaled(units_of, code, column, form=None, group=True):
    """A few values of a column of percentages written as fractions."""
    def action(site):
        document = site.body(form) if form else site.file
        units = units_of(site)
        for unit, each in units:
            cell = document.at(unit, each, column)
            cell.value, cell.formula, cell.code = Decimal(str(round(float(cell.value) / 100, 4))), None, "General"
            place = document.place(unit, each, column)
            for kind in ("ARITH_FORMULA_TYPED_OVER", "ARITH_FORMULA_INCONSISTENT"):
                site.allow(kind, document, (unit, each, column), free=True)
            for kind in ("ARITH_COLUMN_FORMULA", "QUOTA_PERCENT_STATED", "XORG_BODY_MISMATCH", "VAL_MAGNITUDE_SLIP"):
                site.allow(kind, document, (unit, each, column))
        site.allow("XORG_BODY_MISMATCH", indicator=code)
        first = min(document.place(unit, each, column) for unit, each in units)
        from ..workbook import ref
        site.owe(SCALE, WARNING, document, ref(*first), organization=None)
    return action


plants(SCALE, "statistics, three rows as fractions", slots=("tk-01",))(
    scaled(lambda site: [(unit, "ty-le-ngheo") for unit in list(COMMUNES)[3:6]], "ty-le-ngheo", "result", "tk-01"))
plants(SCALE, "stated percentages of a body, four rows", slots=("qs-01",))(
    scaled(lambda site: [(unit, "nhap-ngu") for unit in list(COMMUNES)[1:5]], "nhap-ngu", "rate", "qs-01"))
plants(SCALE, "stated percentages, form by indicator", "B")(scaled(lambda site: [(site.unit, "lua")], "lua", "rate"))
plants(SCALE, "stated percentages, wide form", "C")(scaled(lambda site: [(site.villages[0], "lua")], "lua", "rate"))
plants(SCALE, "stated percentages, village form", "W")(scaled(lambda site: [(site.villages[0], "ngay-cong")], "ngay-cong", "rate"))


@plants(SCALE, "a percentage by its number format: silent", slots=("qs-01",))
def by_format(site):
    document = site.body("qs-01")
    for unit in (*COMMUNES, DISTRICT):
        cell = document.at(unit, "nhap-ngu", "rate")
        cell.value, cell.formula, cell.code = cell.value / 100, cell.formula.removesuffix("*100"), "0.0%"
    site.silent(SCALE, document, (DISTRICT, "nhap-ngu", "rate"))
    site.allow("ARITH_FORMULA_INCONSISTENT", document, free=True)
