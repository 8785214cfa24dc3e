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


ALLOCATION, BAND, PLEDGE = "QUOTA_ALLOCATION_SUM", "QUOTA_ACHIEVEMENT_BAND", "QUOTA_PLEDGE_AS_RESULT"


def district_more(code, amount):
    """The district's own quota is more than what was allotted, in all documents."""
    def before(site):
        site.world.plan[DISTRICT, code] += Decimal(amount)
    return before


def allotted(code, amount):
    def action(site):
        document, value = site.office.plan, site.world.plan[DISTRICT, code]
        document.set(DISTRICT, code, "plan", value)
        site.owe(ALLOCATION, ERROR, document, (DISTRICT, code, "plan"), organization=DISTRICT, indicator=code, stated=value - Decimal(amount),
                 computed=value, difference=-Decimal(amount))
        site.allow("ARITH_TOTAL_MISMATCH", organization=DISTRICT, indicator=code)  # totals of other tables that repeat the quota
        site.allow("ARITH_FORMULA_TYPED_OVER", organization=DISTRICT, indicator=code)
        for form in ("qs-01",):  # totals that are formulas: what was written stands there as a number
            where = site.body(form).wheres[0]
            if (DISTRICT, code, "plan") in where:
                site.body(form).set(DISTRICT, code, "plan", value)
    return action


for code, amount in (("ngay-cong", "12"), ("lua", "1.5"), ("ngay-cong", "-25")):
    plants(ALLOCATION, f"plan file, {code} {amount}", slots=("plan:" + code, "th-huyen", "dv-07"), before=district_more(code, amount))(
        allotted(code, amount))


@plants(ALLOCATION, "sheet Giao chỉ tiêu, no plan file", slots=("giao-chi-tieu", "plan:ngay-cong", "plan:lua", "no-plan", "qs-01", "dv-07"))
def sheet_allotted(site):
    site.office.without_plan = True
    value = site.world.plan[DISTRICT, "nhap-ngu"]

    def change(lists):
        first = lists["Giao chỉ tiêu"]
        for code in ("ngay-cong", "lua"):
            first += [(code, unit, "2022", site.world.plan[unit, code], BY_CODE[code].unit, 1, first[0][6], first[0][7]) for unit in (DISTRICT, *COMMUNES)]
        for place, row in enumerate(first):
            if row[0] == "nhap-ngu" and row[1] == DISTRICT:
                first[place] = (*row[:3], value + 7, *row[4:])
                site.owe(ALLOCATION, ERROR, file="chuong-trinh.xlsx", sheet="Giao chỉ tiêu", cell=f"D{place + 4}", organization=DISTRICT,
                         indicator="nhap-ngu", stated=value, computed=value + 7, difference=Decimal(-7), layout="giao-chi-tieu")
    site.office.change_lists.append(change)
    site.allow(DIFFERS, organization=DISTRICT, indicator="nhap-ngu", free=True)  # the bodies' tables keep the old quota
    site.allow("QUOTA_ACHIEVEMENT_BAND", organization=DISTRICT, indicator="nhap-ngu", free=True)


def reached(code, share):
    """Quotas of the commune such that its result is a given part of them, in all documents alike."""
    def before(site):
        world, item = site.world, BY_CODE[code]
        for unit in site.villages:
            world.plan[unit, code] = round(world.result[unit, code] / Decimal(share), item.decimals)
        old = world.plan[site.unit, code]
        world.plan[site.unit, code] = sum(world.plan[unit, code] for unit in site.villages)
        world.plan[DISTRICT, code] += world.plan[site.unit, code] - old
    return before


def outside(code, edge):
    def action(site):
        world, form = site.world, site.file
        for unit in ((site.unit, *site.villages) if site.layout in "WC" else (site.unit,)):
            percent = Fraction(world.result[unit, code]) / Fraction(world.plan[unit, code]) * 100
            others = [{"file": "khoi-dan-van-huyen.xlsx", "sheet": "Biểu 07", "cell": site.body("dv-07").cell(unit, code, "result")}] if unit == site.unit else []
            if unit == site.unit and site.layout != "C":
                others.append({"file": form.name, "sheet": "Tóm tắt", "cell": form.cell(unit, code, "result", sheet=1)})
            if unit == site.unit and code == "ngay-cong":
                others.append({"file": "ban-chqs-huyen.xlsx", "sheet": "Biểu 01-QS", "cell": site.body("qs-01").cell(unit, code, "result")})
            if unit == site.unit:
                site.owe(BAND, WARNING, form, (unit, code, "result"), organization=unit, indicator=code, stated=percent, computed=Decimal(edge),
                         difference=percent - Fraction(edge), quotient=True, alsoAt=others, again=True)
    return action


for needs, code, share, edge in (("B", "lua", "1.42", "130"), ("C", "lua", "1.5", "130"), ("W", "ngay-cong", "0.7", "80"), ("B", "ngay-cong", "0.6", "80"),
                                 ("W", "lua", "0.72", "80")):
    plants(BAND, f"{code} at {share} of the quota, {needs}", needs, before=reached(code, share))(outside(code, edge))


def one_fewer(site):
    """One conscript fewer than the quota, in all documents."""
    site.bump("nhap-ngu", -1)
    village = site.villages[0]
    site.world.result[village, "dang-vien"] = min(site.world.result[village, "dang-vien"], site.world.result[village, "nhap-ngu"])
    for unit, parts in ((site.unit, site.villages), (DISTRICT, list(COMMUNES))):
        site.world.result[unit, "dang-vien"] = sum(site.world.result[part, "dang-vien"] for part in parts)


@plants(BAND, "conscripts below 100", "B", before=one_fewer, slots=("one-fewer",))
def below_hundred(site):
    world = site.world
    for unit, document, others in ((site.unit, site.file, [site.body("qs-01")]), (DISTRICT, site.body("th-huyen"), [site.body("qs-01")])):
        percent = Fraction(world.result[unit, "nhap-ngu"]) / Fraction(world.plan[unit, "nhap-ngu"]) * 100
        also = [{"file": each.name, "sheet": each.sheets[0].name, "cell": each.cell(unit, "nhap-ngu", "result")} for each in others]
        site.owe(BAND, WARNING, document, (unit, "nhap-ngu", "result"), organization=unit, indicator="nhap-ngu", stated=percent, computed=Decimal(100),
                 difference=percent - 100, quotient=True, alsoAt=also, again=True)


def on_the_edge(site):
    """130 of 100 for each village: the edge belongs to the band."""
    for unit in site.villages:
        site.world.plan[unit, "lua"] = Decimal(round(site.world.plan[unit, "lua"]))
        old, site.world.result[unit, "lua"] = site.world.result[unit, "lua"], site.world.plan[unit, "lua"] * Decimal("1.3")
        for whole in (site.unit, DISTRICT):
            site.world.result[whole, "lua"] += site.world.result[unit, "lua"] - old
    old = site.world.plan[site.unit, "lua"]
    site.world.plan[site.unit, "lua"] = sum(site.world.plan[unit, "lua"] for unit in site.villages)
    site.world.plan[DISTRICT, "lua"] += site.world.plan[site.unit, "lua"] - old
    past = site.world.history
    past[site.unit, "lua", "2022-11"] = site.world.result[site.unit, "lua"] - site.world.result[site.unit, "lua-thang"]


@plants(BAND, "the edge: silent", "BC", before=on_the_edge)
def edge(site):
    site.silent(BAND, site.file, (site.unit, "lua", "result"))


def pledged(how, code, word):
    def action(site):
        document = site.file
        unit, value = site.unit, site.world.result[site.unit, code]
        if how == "label":
            document.sheets[0].cells[document.wheres[0]["", code, "label"]].value = f"{BY_CODE[code].written} ({word})"
        elif how == "note":
            document.sheets[0].cells[document.wheres[0]["", code, "note"]].value = f"Số {word}"
        else:
            document.set(unit, code, "result", f"{word} {value}")
        site.owe(PLEDGE, WARNING, document, (unit, code, "result"), organization=None, indicator=code, stated=value)
        if site.layout == "C":  # the label is that of the villages' figures as well
            for village in site.villages:
                site.allow(PLEDGE, document, (village, code, "result"), free=True)
        site.allow("VAL_APPROXIMATE", document, (unit, code, "result"), free=True)
        for kind in ("XSHEET_VALUE_MISMATCH",):
            site.allow(kind, organization=unit, indicator=code)
    return action


for needs, how, code, word in (("B", "label", "gia-cam", "đăng ký"), ("B", "note", "ao", "dự kiến"), ("B", "cell", "gia-cam", "ước"),
                               ("C", "label", "ao", "kế hoạch"), ("B", "note", "gia-cam", "phấn đấu"), ("C", "label", "gia-cam", "đăng ký")):
    plants(PLEDGE, f"{word} in the {how}, {needs}", needs)(pledged(how, code, word))


@plants(PLEDGE, "a note without a stage: silent", "B")
def plain_note(site):
    site.file.sheets[0].cells[site.file.wheres[0]["", "ao", "note"]].value = "Theo báo cáo của các thôn"
    site.silent(PLEDGE, site.file, (site.unit, "ao", "result"))


def two_revisions(days):
    """Giao chỉ tiêu holds two revisions, the later within the window; the submission says the earlier."""
    def action(site):
        from ..programme import day
        plan = site.world.plan[site.unit, "nhap-ngu"]
        site.file.set(site.unit, "nhap-ngu", "plan", plan - 1)
        if site.layout == "C":
            site.file.set(site.villages[0], "nhap-ngu", "plan", site.world.plan[site.villages[0], "nhap-ngu"] - 1)
            rated(site.file, site.world, site.villages[0], "nhap-ngu")
        rated(site.file, site.world, site.unit, "nhap-ngu")

        def change(lists):
            rows = lists["Giao chỉ tiêu"]
            for place, row in enumerate(rows):
                if row[0] == "nhap-ngu" and row[1] == site.unit:
                    rows[place] = (*row[:3], plan - 1, *row[4:])
            rows.append(("nhap-ngu", site.unit, "2022", plan, "người", 2, day(*days), "Kế hoạch ......./KH-HĐNVQS"))
        site.office.change_lists.append(change)
        site.owe(DIFFERS, WARNING if days[1] > 10 else ERROR, site.file, (site.unit, "nhap-ngu", "plan"), indicator="nhap-ngu", stated=plan - 1, computed=plan)
        site.allow(BAND, site.file, indicator="nhap-ngu", free=True)
    return action


plants(DIFFERS, "revised within the window", "B", slots=("giao-chi-tieu",))(two_revisions((25, 11, 2022)))
plants(DIFFERS, "revised within the window, wide form", "C", slots=("giao-chi-tieu",))(two_revisions((1, 12, 2022)))
plants(DIFFERS, "revised long before", "B", slots=("giao-chi-tieu",))(two_revisions((20, 3, 2022)))
