"""Totals, parts, columns that are computed from others, and formulas."""
from decimal import Decimal

from ..plant import ERROR, INFORMATION, WARNING, plants
from ..workbook import letter
from ..world import BY_CODE, COMMUNES, DISTRICT, VILLAGES

TOTAL, TYPED, INCONSISTENT = "ARITH_TOTAL_MISMATCH", "ARITH_FORMULA_TYPED_OVER", "ARITH_FORMULA_INCONSISTENT"


def more(code, amount):
    """The commune's own figure is more than its villages', everywhere."""
    def before(site):
        for unit in (site.unit, DISTRICT):
            site.world.result[unit, code] += Decimal(amount)
    return before


def typed_total(code, amount):
    """The village form's total, typed in place of its formula."""
    def action(site):
        value, amount_ = site.world.result[site.unit, code], Decimal(amount)
        site.file.set(site.unit, code, "result", value)
        for kind in (TOTAL, TYPED):
            site.owe(kind, ERROR, site.file, (site.unit, code, "result"), indicator=code, stated=value, computed=value - amount_, group=True)
    return action


for code, amount in (("gia-suc", "1"), ("gia-cam", "-10"), ("von", "500000"), ("vuon", "0.3"), ("ao", "-1")):
    plants(TOTAL, f"village form, total of {code} typed {amount}", "W", before=more(code, amount))(typed_total(code, amount))


@plants(TOTAL, "rounding interval: information", "W", before=more("vuon", "0.2"))
def within_interval(site):
    value = site.world.result[site.unit, "vuon"]
    site.file.set(site.unit, "vuon", "result", value)
    for kind in (TOTAL, TYPED):
        site.owe(kind, INFORMATION if kind == TOTAL else [ERROR, INFORMATION], site.file, (site.unit, "vuon", "result"), indicator="vuon", stated=value, computed=value - Decimal("0.2"), group=True)


@plants(TOTAL, "half a unit: silent", "W")
def within_half(site):
    value = site.world.result[site.unit, "ao"] + Decimal("0.04")
    site.file.set(site.unit, "ao", "result", value)
    site.silent(TOTAL, site.file, (site.unit, "ao", "result"))
    site.allow(TYPED, site.file, (site.unit, "ao", "result"), free=True)


def body_total(form, code, amount, formula):
    """A district table of a body: total typed, or a formula that leaves out a row."""
    def action(site):
        document = site.body(form)
        units = list(COMMUNES)
        right = site.world.result[DISTRICT, code]
        if formula:
            column = letter(document.place(DISTRICT, code, "result")[1])
            rows = [document.place(unit, code, "result")[0] for unit in units]
            value = right - site.world.result[units[-1], code]
            document.set(DISTRICT, code, "result", value, f"SUM({column}{rows[0]}:{column}{rows[-2]})")
            site.owe(INCONSISTENT, INFORMATION, document, (DISTRICT, code, "result"), indicator=code, organization=DISTRICT, group=True)
        else:
            value = right + Decimal(amount)
            document.set(DISTRICT, code, "result", value)
            site.owe(TYPED, ERROR, document, (DISTRICT, code, "result"), indicator=code, organization=DISTRICT, stated=value, computed=right, group=True)
        site.owe(TOTAL, ERROR, document, (DISTRICT, code, "result"), indicator=code, organization=DISTRICT, stated=value, computed=right, group=True)
        site.allow("XORG_BODY_MISMATCH", organization=DISTRICT, indicator=code)
        derived = {"ho": ("ty-le-ngheo",), "ho-ngheo": ("ty-le-ngheo",), "san": ("nang-suat",), "san-luong": ("nang-suat",)}.get(code, ())
        for other in derived:
            recomputed(site, document, DISTRICT, other)
    return action


def recomputed(site, document, unit, code):
    """The stored result of a quotient's formula after one of its sides has changed."""
    from fractions import Fraction
    item = BY_CODE[code]
    share = Fraction(Decimal(str(document.at(unit, item.above, "result").value))) / Fraction(Decimal(str(document.at(unit, item.below, "result").value)))
    document.at(unit, code, "result").value = share * 100 if item.unit == "%" else share


plants(TOTAL, "total first, typed", slots=("qs-01",))(body_total("qs-01", "ngay-cong", "5", False))
plants(TOTAL, "total first, a row left out of the formula", slots=("qs-01",))(body_total("qs-01", "ngay-cong", "0", True))
plants(TOTAL, "total last, typed", slots=("tk-01",))(body_total("tk-01", "ho", "-3", False))
plants(TOTAL, "total last, a row left out of the formula", slots=("tk-01",))(body_total("tk-01", "san-luong", "0", True))


@plants(TOTAL, "total column of a wide table", slots=("dv-07",))
def total_column(site):
    document, right = site.body("dv-07"), site.world.result[DISTRICT, "tin-bai"]
    document.set(DISTRICT, "tin-bai", "result", right + 4)
    site.owe(TOTAL, ERROR, document, (DISTRICT, "tin-bai", "result"), indicator="tin-bai", organization=DISTRICT, stated=right + 4, computed=right)
