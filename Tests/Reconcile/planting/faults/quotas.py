"""Quotas, percentages and stages."""
from decimal import Decimal
from fractions import Fraction

from ..plant import ERROR, WARNING, plants
from ..world import BY_CODE, COMMUNES, DISTRICT

DIFFERS = "QUOTA_DIFFERS_FROM_PLAN"


def rated(document, world, unit, code, sheet=0):
    """The stored result of a percentage's formula, from the cells as they stand now."""
    key = (unit, code, "rate")
    if key in document.wheres[sheet]:
        plan, result = (Fraction(Decimal(str(document.at(unit, code, each, sheet).value))) for each in ("plan", "result"))
        document.at(unit, code, "rate", sheet).value = result / plan * 100


def other_quota(code, amount):
    def action(site):
        plan = site.world.plan[site.unit, code]
        for unit in (site.unit, *site.villages[:1]) if site.layout == "C" else (site.unit,):  # the wide form's villages add up
            site.file.set(unit, code, "plan", site.world.plan[unit, code] + Decimal(amount))
            rated(site.file, site.world, unit, code)
        site.owe(DIFFERS, ERROR, site.file, (site.unit, code, "plan"), indicator=code, stated=plan + Decimal(amount), computed=plan, difference=Decimal(amount))
    return action


for code, amount in (("ngay-cong", "2"), ("lua", "-0.4"), ("ngay-cong", "-3")):
    plants(DIFFERS, f"form by indicator, {code} {amount}", "B")(other_quota(code, amount))
    plants(DIFFERS, f"wide form, {code} {amount}", "C")(other_quota(code, amount))


def village_quota(code, amount):
    """A village's quota is wrong, and so is the total its formula adds."""
    def action(site):
        village, amount_ = site.villages[1], Decimal(amount)
        site.file.set(village, code, "plan", site.world.plan[village, code] + amount_)
        plan = site.world.plan[site.unit, code]
        site.file.at(site.unit, code, "plan").value = plan + amount_
        for unit in (village, site.unit):
            rated(site.file, site.world, unit, code)
        site.owe(DIFFERS, ERROR, site.file, (site.unit, code, "plan"), indicator=code, stated=plan + amount_, computed=plan)
    return action


for code, amount in (("ngay-cong", "3"), ("lua", "0.5")):
    plants(DIFFERS, f"village form, {code} {amount}", "W")(village_quota(code, amount))


@plants(DIFFERS, "another body's row", "BWC", slots=("qs-01",))
def military_quota(site):
    document, plan = site.body("qs-01"), site.world.plan[site.unit, "nhap-ngu"]
    total = site.world.plan[DISTRICT, "nhap-ngu"]
    document.set(site.unit, "nhap-ngu", "plan", plan - 1)
    document.at(DISTRICT, "nhap-ngu", "plan").value = total - 1
    for unit in (site.unit, DISTRICT):
        rated(document, site.world, unit, "nhap-ngu")
    site.owe(DIFFERS, ERROR, document, (site.unit, "nhap-ngu", "plan"), indicator="nhap-ngu", stated=plan - 1, computed=plan)
    site.owe(DIFFERS, ERROR, document, (DISTRICT, "nhap-ngu", "plan"), indicator="nhap-ngu", organization=DISTRICT, stated=total - 1, computed=total)
    site.allow("QUOTA_ACHIEVEMENT_BAND", document, indicator="nhap-ngu")


@plants(DIFFERS, "the district's consolidation", slots=("th-huyen",))
def district_quota(site):
    document, plan = site.body("th-huyen"), site.world.plan[DISTRICT, "ngay-cong"]
    document.set(DISTRICT, "ngay-cong", "plan", plan + 10)
    rated(document, site.world, DISTRICT, "ngay-cong")
    site.owe(DIFFERS, ERROR, document, (DISTRICT, "ngay-cong", "plan"), indicator="ngay-cong", organization=DISTRICT, stated=plan + 10, computed=plan)


@plants(DIFFERS, "a wide table of another body", "BWC", slots=("dv-07",))
def wide_quota(site):
    document, plan = site.body("dv-07"), site.world.plan[site.unit, "lua"]
    document.set(site.unit, "lua", "plan", plan + 2)
    document.set(DISTRICT, "lua", "plan", site.world.plan[DISTRICT, "lua"] + 2)
    site.owe(DIFFERS, ERROR, document, (site.unit, "lua", "plan"), indicator="lua", stated=plan + 2, computed=plan)
    site.owe(DIFFERS, ERROR, document, (DISTRICT, "lua", "plan"), indicator="lua", organization=DISTRICT,
             stated=site.world.plan[DISTRICT, "lua"] + 2, computed=site.world.plan[DISTRICT, "lua"])


@plants(DIFFERS, "the sheet Giao chỉ tiêu", "BWC", slots=("giao-chi-tieu",))
def given_quota(site):
    plan = site.world.plan[site.unit, "nhap-ngu"]

    def change(lists):
        for place, row in enumerate(lists["Giao chỉ tiêu"]):
            if row[0] == "nhap-ngu" and row[1] == site.unit:
                lists["Giao chỉ tiêu"][place] = (*row[:3], plan + 1, *row[4:])
                site.owe(DIFFERS, ERROR, indicator="nhap-ngu", file="chuong-trinh.xlsx", sheet="Giao chỉ tiêu", cell=f"D{place + 4}",
                         stated=plan + 1, computed=plan, layout="giao-chi-tieu")
    site.office.change_lists.append(change)
