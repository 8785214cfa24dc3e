"""Two faults in one file, or on one line of it: both are found, or one is named as the other's root."""
from decimal import Decimal

from ..plant import ERROR, INFORMATION, REGISTER, WARNING, Site, plants
from ..world import BY_CODE, COMMUNES, DISTRICT
from .formulas import rated


def found(kind, shape):
    return next(plant for plant in REGISTER if plant.kind == kind and plant.shape == shape)


def part(site, plant):
    """The site as one of both plants sees it: findings have its shape and groups."""
    known = site.parts.get(plant.shape) if hasattr(site, "parts") else None
    if known is None:
        site.parts = getattr(site, "parts", {})
        known = site.parts[plant.shape] = Site(site.office, plant, site.unit, site.chance)
    return known


def both(needs, first, second):
    """The second fault is planted where the first one is already."""
    one, other = found(*first), found(*second)

    def before(site):
        for plant in (one, other):
            if plant.before:
                plant.before(part(site, plant))

    def action(site):
        for plant in (one, other):
            part(site, plant).office = site.office
            plant.action(part(site, plant))

    plants(one.kind, f"pair: {one.shape} × {other.kind}, {other.shape}", needs, before=before, slots=(*one.slots, *other.slots),
           missing=one.missing or other.missing, complete=one.complete or other.complete)(action)


PERCENT_OFF = ("ARITH_FORMULA_TYPED_OVER", "a percentage three points off")
QUOTA = ("QUOTA_DIFFERS_FROM_PLAN", "form by indicator, ngay-cong 2")
for needs, first, second in (
        # on one line
        ("B", QUOTA, ("ARITH_COLUMN_FORMULA", "ngay-cong upside down, form by indicator")),
        ("C", ("QUOTA_DIFFERS_FROM_PLAN", "wide form, ngay-cong 2"), ("ARITH_STALE_CACHE", "a percentage, wide form")),
        ("B", ("XPER_RESTATED", "hoc-vien before -1, B"), ("XPER_MERGER_CONTINUITY", "hoc-vien: only one of two predecessors, B")),
        ("B", ("XPER_CUMULATIVE_BROKEN", "ngay-cong, approved 1 more, B"), QUOTA),
        ("B", ("QUOTA_PLEDGE_AS_RESULT", "dự kiến in the note, B"), ("VAL_UNIT_MISMATCH", "ĐVT m2 for ha")),
        # in one file
        ("B", ("STRUCT_COLUMN_MOVED", "column inserted, form by indicator"), PERCENT_OFF),
        ("B", ("STRUCT_COLUMN_MOVED", "column inserted in the middle, form by indicator"), QUOTA),
        ("B", ("ID_INDICATOR_UNKNOWN", "a row added, form by indicator"), ("ARITH_PART_VS_WHOLE", "gồm: buoi-tap-trung +2, B")),
        ("B", ("XSHEET_VALUE_MISMATCH", "vuon 1, B"), ("XSHEET_TEXT_FIGURE_MISMATCH", "the form's own sentence")),
        ("B", ("VAL_NOT_A_NUMBER", "#DIV/0!, B"), ("VAL_BLANK_REQUIRED", "gia-cam blank, B")),
        ("B", ("TIME_CHANGED_AFTER_APPROVAL", "gia-cam +10, version by the list, B"), ("VAL_AMBIGUOUS_NUMBER", "ao result with three decimals behind ., B")),
        ("B", ("TIME_PERIOD_LABEL_MISMATCH", "title says Tháng 11 năm 2022"), ("XPER_COPY_OF_PREVIOUS", "all, B")),
        ("W", ("STRUCT_HIDDEN_FIGURES", "a village's row"), ("ARITH_TOTAL_MISMATCH", "village form, total of gia-suc typed 1")),
        ("W", ("ARITH_STALE_CACHE", "a total, village form"), ("VAL_UNIT_MISMATCH", "unit in the header, village form")),
        ("W", ("ID_UNIT_UNKNOWN", "village form, no such village"), ("XPER_RESTATED", "kenh before 10, W")),
        ("W", ("ARITH_UNIT_PRICE", "amount +100000 đồng, W"), ("ARITH_TOTAL_MISMATCH", "village form, total of von typed 500000")),
        ("W", ("XPER_MERGER_CONTINUITY", "cay-xanh: only one of two predecessors, W"), ("VAL_BLANK_REQUIRED", "ao blank, W")),
        ("W", ("STRUCT_PART_MISSING", "village form, last column"), ("ARITH_FORMULA_INCONSISTENT", "total of gia-suc without the last row")),
        ("C", ("VAL_MAGNITUDE_SLIP", "thousand times last month's, wide form"), ("XPER_RESTATED", "tin-bai before 2, C")),
        ("C", ("VAL_PERCENT_SCALE", "stated percentages, wide form"), ("VAL_BLANK_REQUIRED", "gia-suc blank, C")),
        ("C", ("FILE_SENDER_MISMATCH", "title block, wide form"), ("TIME_LATE", "10 working days, C"))):
    both(needs, first, second)


# Root and symptom: the symptom has the root's name as its cause.

@plants("VAL_AMBIGUOUS_NUMBER", "pair: a part typed as text × ARITH_TOTAL_MISMATCH, which leaves it out", "W")
def text_left_out(site):
    document, village, code = site.file, site.villages[1], "ao"
    value, total = site.world.result[village, code], site.world.result[site.unit, code]
    document.set(village, code, "result", f"{value:.3f}")
    document.at(site.unit, code, "result").value = total - value  # SUM passes over texts
    site.owe("VAL_AMBIGUOUS_NUMBER", WARNING, document, (village, code, "result"), organization=village, indicator=code)
    site.owe("ARITH_TOTAL_MISMATCH", ERROR, document, (site.unit, code, "result"), indicator=code, stated=total - value, computed=total, symptom=True)


@plants("VAL_MAGNITUDE_SLIP", "pair: thousand times last month's × XPER_OUTLIER of the same cell", "B", complete=True,
        before=lambda site: found("VAL_MAGNITUDE_SLIP", "thousand times last month's").before(site))
def slip_and_outlier(site):
    document, code = site.file, "kenh"
    value = site.world.result[site.unit, code] * 1000
    document.set(site.unit, code, "result", value)
    reference = site.world.history[site.unit, code, "2022-11"]
    site.owe("VAL_MAGNITUDE_SLIP", WARNING, document, (site.unit, code, "result"), indicator=code, stated=value, computed=reference)
    site.owe("XPER_OUTLIER", WARNING, document, (site.unit, code, "result"), indicator=code, stated=value, symptom=True)


@plants("STRUCT_HIDDEN_FIGURES", "pair: a hidden row × ARITH_TOTAL_MISMATCH of a total without it", "W")
def hidden_and_total(site):
    document, village, code = site.file, site.villages[2], "gia-suc"
    value, total = site.world.result[village, code], site.world.result[site.unit, code]
    document.sheets[0].hidden_rows.add(document.place(village, "", "name")[0])
    document.set(site.unit, code, "result", total - value)
    figures = {"stated": total - value, "computed": total}
    site.owe("ARITH_FORMULA_TYPED_OVER", ERROR, document, (site.unit, code, "result"), indicator=code, group=True, **figures)
    site.owe("ARITH_TOTAL_MISMATCH", ERROR, document, (site.unit, code, "result"), indicator=code, group=True, symptom=True, **figures)
    site.owe("STRUCT_HIDDEN_FIGURES", WARNING, document, (site.unit, code, "result"), indicator=code, stated=total, computed=total - value)
    site.allow("STRUCT_HIDDEN_FIGURES", document, free=True)  # the row's other figures
    site.allow("XSHEET_VALUE_MISMATCH", organization=site.unit, indicator=code)


@plants("XSHEET_VALUE_MISMATCH", "pair: a total typed over × its figure in the summary", "W")
def typed_and_summary(site):
    document, code = site.file, "ho"
    right = site.world.result[site.unit, code]
    document.set(site.unit, code, "result", right + 2)
    document.at(site.unit, "ty-le-ngheo", "result").value = site.world.result[site.unit, "ho-ngheo"] * 100 / (right + 2)
    for kind in ("ARITH_FORMULA_TYPED_OVER", "ARITH_TOTAL_MISMATCH"):
        site.owe(kind, ERROR, document, (site.unit, code, "result"), indicator=code, group=True, stated=right + 2, computed=right)
    other = {"file": document.name, "sheet": document.sheets[0].name, "cell": document.cell(site.unit, code, "result")}
    site.owe("XSHEET_VALUE_MISMATCH", ERROR, document, (site.unit, code, "result"), sheet=1, indicator=code, stated=right, computed=right + 2,
             alsoAt=[other], eitherSide=True, symptom=True)
    for each in (code, "ty-le-ngheo"):
        site.allow("XORG_BODY_MISMATCH", organization=site.unit, indicator=each)


@plants("ARITH_NON_ADDITIVE_SUMMED", "pair: prices added × ARITH_UNIT_PRICE of the total", "W")
def summed_and_price(site):
    document = site.file
    prices = [site.world.value(unit, "muc-qua") for unit in site.villages]
    right, quantity = site.world.value(site.unit, "muc-qua"), site.world.result[site.unit, "qua"]
    document.set(site.unit, "muc-qua", "result", sum(prices))
    site.owe("ARITH_NON_ADDITIVE_SUMMED", ERROR, document, (site.unit, "muc-qua", "result"), indicator="muc-qua", stated=sum(prices), computed=right)
    site.owe("ARITH_UNIT_PRICE", WARNING, document, (site.unit, "tien-qua", "result"), indicator="tien-qua",
             stated=site.world.result[site.unit, "tien-qua"], computed=Decimal(int(quantity) * int(sum(prices))), symptom=True)
