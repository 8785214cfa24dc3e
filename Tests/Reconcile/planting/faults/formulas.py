"""Parts and wholes, computed columns, and formulas of forms."""
from decimal import Decimal
from fractions import Fraction

from ..plant import ERROR, INFORMATION, WARNING, plants
from ..workbook import letter, ref
from ..world import BY_CODE, COMMUNES, DISTRICT
from .quotas import rated

PART, COLUMN, TYPED, INCONSISTENT, STALE, SUMMED, PRICE, TOTAL, PERCENT = (
    "ARITH_PART_VS_WHOLE", "ARITH_COLUMN_FORMULA", "ARITH_FORMULA_TYPED_OVER", "ARITH_FORMULA_INCONSISTENT", "ARITH_STALE_CACHE",
    "ARITH_NON_ADDITIVE_SUMMED", "ARITH_UNIT_PRICE", "ARITH_TOTAL_MISMATCH", "QUOTA_PERCENT_STATED")


def units_with(site):
    """The commune, and with it a village where the form shows villages."""
    return (site.villages[0], site.unit) if site.layout in "WC" else (site.unit,)


def parts_exceed(code, amount):
    """One part of a whole that is divided (gồm) is more, and so is its total."""
    def action(site):
        whole = "buoi"
        for unit in units_with(site):
            document = site.file
            cell = document.at(unit, code, "result")
            cell.value = site.world.result[unit, code] + amount
            stated = site.world.result[unit, whole]
            site.owe(PART, ERROR, document, (unit, whole, "result"), organization=unit, indicator=whole, stated=stated, computed=stated + amount,
                     alsoAt=[document.cell(unit, code, "result")])
    return action


for needs, code, amount in (("B", "buoi-tap-trung", 2), ("W", "buoi-long-ghep", 1), ("C", "buoi-tap-trung", 3), ("B", "buoi-long-ghep", -1)):
    plants(PART, f"gồm: {code} {amount:+}, {needs}", needs)(parts_exceed(code, amount))


def part_above(site):
    """More of the part than of the whole, in all documents alike."""
    if site.layout == "B":
        more = site.world.result[site.unit, "nhap-ngu"] - site.world.result[site.unit, "dang-vien"] + 1
    else:
        more = site.world.result[site.villages[0], "nhap-ngu"] - site.world.result[site.villages[0], "dang-vien"] + 1
    site.bump("dang-vien", more)


@plants(PART, "trong đó: more than the whole", "B", before=part_above, slots=("qs-01",))
@plants(PART, "trong đó: a village's, village form", "W", before=part_above)
@plants(PART, "trong đó: a village's, wide form", "C", before=part_above)
def part_is_more(site):
    result = site.world.result
    unit = site.unit if site.layout == "B" else site.villages[0]
    for owner, document in ((unit, site.file), (site.unit, site.file if site.layout != "B" else None), (site.unit, site.body("qs-01"))):
        if document is not None and result[owner, "dang-vien"] > result[owner, "nhap-ngu"]:
            site.owe(PART, ERROR, document, (owner, "dang-vien", "result"), organization=owner, indicator="dang-vien",
                     stated=result[owner, "dang-vien"], computed=result[owner, "nhap-ngu"])


@plants(PART, "trong đó: equal to the whole: silent", "B", before=lambda site: site.bump(
    "dang-vien", site.world.result[site.unit, "nhap-ngu"] - site.world.result[site.unit, "dang-vien"]))
def part_is_all(site):
    site.silent(PART, site.file, (site.unit, "dang-vien", "result"))


def number_rows_plain(document):
    """The row of column numbers says nothing of how the percentage is computed."""
    for sheet in document.sheets:
        for cell in sheet.cells.values():
            if isinstance(cell.value, str) and cell.value.startswith("(") and ")=(" in cell.value:
                cell.value = cell.value.split("=")[0]


def upside_down(code, plain, kinds, unit_of=lambda site: site.unit, form=None):
    """The percentage's formula divides the quota by the result."""
    def action(site):
        document = site.body(form) if form else site.file
        unit = unit_of(site)
        if plain:
            number_rows_plain(document)
        plan, result = (Fraction(Decimal(str(document.at(unit, code, each).value))) for each in ("plan", "result"))
        if plan == result:
            raise ValueError("nothing to see")
        value, right = plan / result * 100, result / plan * 100
        formula = f"{document.cell(unit, code, 'plan')}/{document.cell(unit, code, 'result')}*100"
        document.set(unit, code, "rate", value, formula)
        for kind in kinds:
            site.owe(kind, ERROR, document, (unit, code, "rate"), organization=unit, indicator=code, stated=value, computed=right, difference=value - right,
                     quotient=True, group=True)
        site.allow(INCONSISTENT, document, (unit, code, "rate"))
        for each in (site.villages[0], site.unit):  # the greater quota may leave the band
            site.allow("QUOTA_ACHIEVEMENT_BAND", organization=each, indicator=code, free=True)
    return action


BOTH = (COLUMN, PERCENT)


def uneven(code):
    """Result and quota differ visibly."""
    def before(site):
        for unit in (site.villages[0], site.unit, DISTRICT):
            site.world.plan[unit, code] += Decimal("9")
    return before


for code in ("lua", "ngay-cong"):
    plants(COLUMN, f"{code} upside down, form by indicator", "B", before=uneven(code))(upside_down(code, False, BOTH))
    plants(COLUMN, f"{code} upside down, wide form", "C", before=uneven(code))(upside_down(code, False, BOTH))
    plants(COLUMN, f"{code} upside down in a village's row", "W", before=uneven(code))(upside_down(code, False, BOTH, lambda site: site.villages[0]))
    plants(PERCENT, f"{code} upside down, form by indicator", "B", before=uneven(code))(upside_down(code, True, (PERCENT,)))
    plants(PERCENT, f"{code} upside down, wide form", "C", before=uneven(code))(upside_down(code, True, (PERCENT,)))
    plants(PERCENT, f"{code} upside down in a village's row", "W", before=uneven(code))(upside_down(code, True, (PERCENT,), lambda site: site.villages[0]))
plants(PERCENT, "the district's consolidation", "BWC", before=uneven("lua"), slots=("th-huyen",))(
    upside_down("lua", True, (PERCENT,), lambda site: DISTRICT, "th-huyen"))


def computed_sum(site):
    """A number row that says (whole)=(part)+(part), and a whole that is not."""
    document, where = site.file, site.file.wheres[0]
    columns = {code: where[site.unit, code, "result"][1] for code in ("buoi", "buoi-tap-trung", "buoi-long-ghep")}
    numbers = next(row for (row, column), cell in document.sheets[0].cells.items() if cell.value == "(1)")
    document.sheets[0].cells[numbers, columns["buoi"]].value = (
        f"({columns['buoi'] + 1})=({columns['buoi-tap-trung'] + 1})+({columns['buoi-long-ghep'] + 1})")
    for unit in (site.villages[1], site.unit):
        value = site.world.result[unit, "buoi"]
        document.at(unit, "buoi", "result").value = value + 1
        for kind in (COLUMN, PART):
            site.office.notes.owe(kind, ERROR, shape=site.plant.shape, layout="xa-w", file=document.name, sheet=document.sheets[0].name,
                                  cell=document.cell(unit, "buoi", "result"), organization=unit, indicator="buoi", stated=value + 1, computed=value,
                                  group=f"{site.group}/{unit}")
    for kind in ("XORG_BODY_MISMATCH", "XSHEET_VALUE_MISMATCH", "XSHEET_TEXT_FIGURE_MISMATCH"):
        site.allow(kind, organization=site.unit, indicator="buoi")
    site.allow("XORG_SUM_MISMATCH", organization=DISTRICT, indicator="buoi")


plants(COLUMN, "whole of two columns, village form", "W")(computed_sum)


def typed(code, column, change, kinds, severity):
    def action(site):
        document = site.file
        old = document.at(site.unit, code, column)
        value = change(Decimal(str(float(old.value))) if isinstance(old.value, Fraction) else Decimal(str(old.value)))
        right = old.value
        document.set(site.unit, code, column, value)
        for kind in kinds:
            site.owe(kind, severity, document, (site.unit, code, column), indicator=code, group=len(kinds) > 1, quotient=True,
                     **({"stated": value, "computed": right, "difference": Fraction(value) - Fraction(right)} if severity == ERROR else {}))
        if severity == INFORMATION:
            site.silent(TOTAL, document, (site.unit, code, column))
            site.silent(PERCENT, document, (site.unit, code, column))
    return action


plants(TYPED, "a percentage three points off", "B")(typed("lua", "rate", lambda value: round(value + 3, 1), (TYPED, *BOTH), ERROR))
plants(TYPED, "a percentage off, wide form", "C")(typed("ngay-cong", "rate", lambda value: round(value - 2, 1), (TYPED, *BOTH), ERROR))
plants(TYPED, "a rounded percentage: equal", "B")(typed("ngay-cong", "rate", lambda value: round(value, 1), (TYPED,), INFORMATION))
plants(TYPED, "a total as it was: equal", "W")(typed("gia-suc", "result", lambda value: value, (TYPED,), INFORMATION))
plants(TYPED, "a quotient as it was: equal, wide form", "C")(typed("nang-suat", "result", lambda value: value, (TYPED,), INFORMATION))


def nothing_in_last(code):
    def before(site):
        last = site.villages[2]
        gone = site.world.result[last, code]
        for unit in (last, site.unit, DISTRICT):
            site.world.result[unit, code] -= gone
    return before


def short_sum(code):
    """A total's formula without the last village, which has nothing: same result."""
    def action(site):
        document = site.file
        column = letter(document.place(site.unit, code, "result")[1])
        rows = [document.place(unit, code, "result")[0] for unit in site.villages]
        document.at(site.unit, code, "result").formula = f"SUM({column}{rows[0]}:{column}{rows[1]})"
        site.owe(INCONSISTENT, INFORMATION, document, (site.unit, code, "result"), indicator=code)
        site.allow(TOTAL, document, (site.unit, code, "result"))
    return action


for code in ("gia-suc", "gia-cam"):
    plants(INCONSISTENT, f"total of {code} without the last row", "W", before=nothing_in_last(code))(short_sum(code))


@plants(INCONSISTENT, "plus signs in place of SUM: silent", "W")
def plus_signs(site):
    document, code = site.file, "gia-suc"
    document.at(site.unit, code, "result").formula = "+".join(document.cell(unit, code, "result") for unit in site.villages)
    site.silent(INCONSISTENT, document, (site.unit, code, "result"))


def other_formula(form, code, column, formula):
    def action(site):
        document = site.body(form)
        units = list(COMMUNES)
        unit = units[4 + site.chance.randrange(4)]
        document.at(unit, code, column).formula = formula(document, unit)
        site.owe(INCONSISTENT, INFORMATION, document, (unit, code, column), organization=unit, indicator=code)
    return action


plants(INCONSISTENT, "upside down where quota and result are equal", slots=("qs-01",))(other_formula(
    "qs-01", "nhap-ngu", "rate", lambda document, unit: f"{document.cell(unit, 'nhap-ngu', 'plan')}/{document.cell(unit, 'nhap-ngu', 'result')}*100"))
plants(INCONSISTENT, "IFERROR in one row", slots=("tk-01",))(other_formula(
    "tk-01", "nang-suat", "result", lambda document, unit: f"IFERROR({document.cell(unit, 'san-luong', 'result')}/{document.cell(unit, 'san', 'result')},0)"))
plants(INCONSISTENT, "a factor of its own in one row", slots=("tk-01",))(other_formula(
    "tk-01", "ty-le-ngheo", "result", lambda document, unit: f"{document.cell(unit, 'ho-ngheo', 'result')}*100/{document.cell(unit, 'ho', 'result')}"))


def stale(code, column, amount, kinds, unit_of=lambda site: site.unit, form=None):
    """The stored result is not what the formula gives."""
    def action(site):
        document = site.body(form) if form else site.file
        unit = unit_of(site)
        cell = document.at(unit, code, column)
        right = Fraction(cell.value)
        cell.value = right + Fraction(amount)
        for kind in kinds:
            site.owe(kind, WARNING if kind == STALE else ERROR, document, (unit, code, column), organization=unit, indicator=code, stated=cell.value,
                     computed=right, difference=Fraction(amount), quotient=True, group=len(kinds) > 1)
        if form:
            site.allow("XORG_BODY_MISMATCH", organization=unit, indicator=code)
    return action


plants(STALE, "a total, village form", "W")(stale("gia-cam", "result", 2, (STALE, TOTAL)))
plants(STALE, "a total of areas, village form", "W")(stale("ao", "result", Fraction(3, 2), (STALE, TOTAL)))
plants(STALE, "a percentage, form by indicator", "B")(stale("lua", "rate", 4, (STALE, *BOTH)))
plants(STALE, "a percentage, wide form", "C")(stale("ngay-cong", "rate", -3, (STALE, *BOTH)))
plants(STALE, "a yield of statistics", "BWC", slots=("tk-01",))(stale("nang-suat", "result", 1, (STALE,), form="tk-01"))


@plants(STALE, "the last binary digit: silent", "B")
def last_digit(site):
    cell = site.file.at(site.unit, "nang-suat", "result")
    cell.value = Fraction(float(cell.value) * (1 + 2e-14))
    site.silent(STALE, site.file, (site.unit, "nang-suat", "result"))


def rates_summed(code, how, form=None):
    """A total row's rate as the sum or the mean of the rows'."""
    def action(site):
        document = site.body(form) if form else site.file
        whole = DISTRICT if form else site.unit
        units = list(COMMUNES) if form else site.villages
        column = letter(document.place(whole, code, "result")[1])
        rows = [document.place(unit, code, "result")[0] for unit in units]
        values = [Fraction(site.world.value(unit, code)) for unit in units]
        value = sum(values) / (len(values) if how == "AVERAGE" else 1)
        right = Fraction(site.world.value(whole, code))
        document.set(whole, code, "result", value, f"{how}({column}{rows[0]}:{column}{rows[-1]})")
        if BY_CODE[code].kind == "bình quân":
            document.at(whole, code, "result").formula = None
            site.allow(PRICE, document, (whole, "tien-qua", "result"))
        site.owe(SUMMED, ERROR, document, (whole, code, "result"), organization=whole, indicator=code, stated=value, computed=right,
                 difference=value - right, quotient=True)
        site.allow(INCONSISTENT, document, (whole, code, "result"), free=True)
        site.allow("XORG_BODY_MISMATCH", organization=whole, indicator=code)
        site.allow("VAL_MAGNITUDE_SLIP", document, (whole, code, "result"))
    return action


plants(SUMMED, "yields added, statistics", slots=("tk-01",))(rates_summed("nang-suat", "SUM", "tk-01"))
plants(SUMMED, "mean of percentages, statistics", slots=("tk-01",))(rates_summed("ty-le-ngheo", "AVERAGE", "tk-01"))
plants(SUMMED, "mean of yields, village form", "W")(rates_summed("nang-suat", "AVERAGE"))
plants(SUMMED, "percentages added, village form", "W")(rates_summed("ty-le-ngheo", "SUM"))
plants(SUMMED, "prices added, typed", "W")(rates_summed("muc-qua", "SUM"))


def other_amount(amount):
    def action(site):
        for unit in units_with(site):
            document = site.file
            right = site.world.result[unit, "tien-qua"]
            document.at(unit, "tien-qua", "result").value = right + amount
            # The commune's follows from the village's.
            site.owe(PRICE, WARNING, document, (unit, "tien-qua", "result"), organization=unit, indicator="tien-qua", stated=right + amount, computed=right,
                     symptom=unit == site.unit and site.layout in "WC")
    return action


for needs, amount in (("B", 250_000), ("B", -500_000), ("W", 100_000), ("C", -250_000)):
    plants(PRICE, f"amount {amount:+} đồng, {needs}", needs)(other_amount(amount))


def without_price(more):
    """No price is written: an amount that the quantity does not divide is worth a look."""
    def action(site):
        document = site.file
        for unit in units_with(site):
            document.set(unit, "muc-qua", "result", "x")
            amount = site.world.result[unit, "tien-qua"] + more
            document.set(unit, "tien-qua", "result", amount)
            if more == 0:
                site.silent(PRICE, document, (unit, "tien-qua", "result"))
            elif amount % site.world.result[unit, "qua"]:
                site.owe(PRICE, INFORMATION, document, (unit, "tien-qua", "result"), organization=unit, indicator="tien-qua", stated=amount)
    return action


for needs, more_ in (("B", 1), ("C", 1), ("B", 0)):
    plants(PRICE, f"no price, amount {more_:+} đồng, {needs}" + ("" if more_ else ": silent"), needs)(without_price(more_))


def product(number, price, amount, silent=False, written="{} suất x {} đồng = {} đồng"):
    """A cell that says quantity, price and amount."""
    def action(site):
        document = site.body("pn-03")
        right = number * price
        document.set(site.unit, "qua-pn", "product", written.format(*(f"{each:,}".replace(",", ".") for each in (number, price, amount))))
        if silent:
            site.silent(PRICE, document, (site.unit, "qua-pn", "product"))
        else:
            site.owe(PRICE, WARNING, document, (site.unit, "qua-pn", "product"), stated=amount, computed=right, difference=Decimal(amount - right))
    return action


plants(PRICE, "quantity of a product", "BWC", slots=("pn-03:1",))(product(65, 500_000, 33_000_000))
plants(PRICE, "amount of a product", "BWC", slots=("pn-03:2",))(product(12, 300_000, 3_900_000))
plants(PRICE, "price of a product in thousands", "BWC", slots=("pn-03:3",))(
    product(20, 250_000, 6_000_000, written="{0} suất x 250k = {2} đồng"))
plants(PRICE, "a product that is right: silent", "BWC", slots=("pn-03:4",))(product(66, 500_000, 33_000_000, True))
plants(PRICE, "a product in million: silent", "BWC", slots=("pn-03:5",))(
    product(20, 250_000, 5_000_000, True, written="{0} suất x 250k = 5 triệu đồng"))
