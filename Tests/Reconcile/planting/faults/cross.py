"""Between sheets, between bodies, between levels."""
import datetime as dt
from decimal import Decimal
from fractions import Fraction

from ..plant import ERROR, INFORMATION, WARNING, plants
from ..workbook import text
from ..world import BY_CODE, COMMUNES, DISTRICT
from .formulas import STALE
from .quotas import rated

SHEETS, SENTENCE, SUM, BODY, DOUBLE, WINDOW = ("XSHEET_VALUE_MISMATCH", "XSHEET_TEXT_FIGURE_MISMATCH", "XORG_SUM_MISMATCH", "XORG_BODY_MISMATCH",
                                               "XORG_DOUBLE_COUNT", "XORG_WINDOW_DIFFERS")

NAME = {code: item.name for code, item in BY_CODE.items()}


def other_sheet(code, amount):
    def action(site):
        right = site.world.result[site.unit, code]
        site.file.set(site.unit, code, "result", right + Decimal(amount), sheet=1)
        site.owe(SHEETS, ERROR, site.file, (site.unit, code, "result"), sheet=1, indicator=code, stated=right + Decimal(amount), computed=right)
        site.allow(BODY, organization=site.unit, indicator=code)
    return action


for needs, code, amount in (("B", "vuon", "1"), ("W", "vuon", "-0.5"), ("B", "gia-suc", "-2"), ("W", "gia-suc", "10"), ("B", "von", "500000"),
                            ("W", "ho", "1")):
    plants(SHEETS, f"{code} {amount}, {needs}", needs)(other_sheet(code, amount))


@plants(SHEETS, "half a unit of the coarser: silent", "BW")
def rounded(site):
    site.file.set(site.unit, "vuon", "result", site.world.result[site.unit, "vuon"] + Decimal("0.04"), sheet=1)
    site.file.at(site.unit, "vuon", "result", 1).code = "0.00"
    site.silent(SHEETS, site.file, (site.unit, "vuon", "result"), sheet=1)


def sentence(template, code, amount, sheet=0, above=False):
    def action(site):
        document, right = site.file, site.world.result[site.unit, code]
        where, page = document.wheres[sheet], document.sheets[sheet]
        place = (7, 0) if above else (where["", "", "end"][0] + 1, 0)
        said = right + Decimal(amount)
        page.put(*place, template.format(text(said).replace(".", ",")), border=False)
        from ..workbook import ref
        if amount == "0":
            site.silent(SENTENCE, document, ref(*place), sheet=sheet)
        else:
            site.owe(SENTENCE, WARNING, document, ref(*place), sheet=sheet, indicator=code, stated=said, computed=right)
    return action


plants(SENTENCE, "below the table, form by indicator", "B")(sentence(f"{NAME['gia-suc']} toàn xã hiện có {{}} con.", "gia-suc", "5"))
plants(SENTENCE, "above the table, form by indicator", "B")(sentence(f"{NAME['ao']} của xã là {{}} ha.", "ao", "1.5", above=True))
plants(SENTENCE, "below the table, village form", "W")(sentence(f"Trong kỳ, xã đã trồng mới; {NAME['gia-cam'].lower()} có {{}} con.", "gia-cam", "-20"))
plants(SENTENCE, "below Tóm tắt", "BW")(sentence(f"{NAME['vuon']} đã rà soát: {{}} ha.", "vuon", "2", sheet=1))
plants(SENTENCE, "a right sentence: silent", "BW")(sentence(f"{NAME['gia-cam']} toàn xã hiện có {{}} con.", "gia-cam", "0"))


@plants(SENTENCE, "the form's own sentence", "BW")
def own_sentence(site):
    document, right = site.file, site.world.result[site.unit, "buoi"]
    place = document.wheres[0]["", "buoi", "sentence"]
    document.sheets[0].cells[place].value = f"Trong kỳ, địa phương đã tổ chức {right + 3} {NAME['buoi'].lower()}."
    site.owe(SENTENCE, WARNING, document, ("", "buoi", "sentence"), indicator="buoi", stated=right + 3, computed=right)


def district_sum(code, amount, derived=False):
    def action(site):
        document, right = site.body("th-huyen"), site.world.result[DISTRICT, code]
        value = right + (amount(site) if callable(amount) else Decimal(amount))
        document.set(DISTRICT, code, "result", value)
        if derived:
            rated(document, site.world, DISTRICT, code)
        site.owe(SUM, ERROR, document, (DISTRICT, code, "result"), organization=DISTRICT, indicator=code, stated=value, computed=right)
        site.allow(BODY, organization=DISTRICT, indicator=code)
        site.allow("QUOTA_ACHIEVEMENT_BAND", organization=DISTRICT, indicator=code)
    return action


def without_one(code):
    return lambda site: -site.world.result[list(COMMUNES)[10], code]


for code, shape, amount in (("lop", "one more", "1"), ("hoc-vien", "a commune left out", without_one("hoc-vien")), ("tuan-tra", "two fewer", "-2"),
                            ("mo-hinh", "a commune left out", without_one("mo-hinh"))):
    plants(SUM, f"{code}: {shape}", slots=(f"th-huyen:{code}", "th-huyen"), complete=True)(district_sum(code, amount))


@plants(SUM, "an area, with its percentage", slots=("th-huyen", "th-huyen:lua"), complete=True)
def area_sum(site):
    district_sum("lua", "3.2", True)(site)


@plants(SUM, "all four at once", slots=("th-huyen",), complete=True)
def four_sums(site):
    for code, amount in (("lop", "-1"), ("hoc-vien", "10"), ("tuan-tra", "3"), ("mo-hinh", "2")):
        district_sum(code, amount)(site)


@plants(SUM, "the roster is not complete: silent", "B", slots=("th-huyen",), missing=True)
def incomplete(site):
    site.file.absent = True
    for form in (site.file.form, "xa-th"):
        site.owe("TIME_NOT_SUBMITTED", ERROR, layout=form)
    document = site.body("th-huyen")
    document.set(DISTRICT, "lop", "result", site.world.result[DISTRICT, "lop"] - site.world.result[site.unit, "lop"])
    site.silent(SUM, document, (DISTRICT, "lop", "result"))


def authority(code, amount, form, derived=None):
    """The authority's figure of a commune is another; so the commune's own is to be mended."""
    def action(site):
        document, own = site.body(form), site.world.result[site.unit, code]
        value = own + Decimal(amount)
        document.set(site.unit, code, "result", value)
        total = document.at(DISTRICT, code, "result")
        total.value = (total.value or 0) + Decimal(amount)
        also = []
        if site.layout != "C" and (site.unit, code, "result") in site.file.wheres[1]:
            also.append({"file": site.file.name, "sheet": "Tóm tắt", "cell": site.file.cell(site.unit, code, "result", sheet=1)})
        for other in ("qs-01", "dv-07"):
            if other != form and (site.unit, code, "result") in site.body(other).wheres[0]:
                site.allow(BODY, site.body(other), (site.unit, code, "result"), free=True)
        either = BY_CODE[code].authority == ""
        if either:
            also.append({"file": document.name, "sheet": document.sheets[0].name, "cell": document.cell(site.unit, code, "result")})
        site.owe(BODY, ERROR, site.file, (site.unit, code, "result"), indicator=code, stated=own, computed=value, alsoAt=also, eitherSide=either)
        if derived:
            for unit in (site.unit, DISTRICT):
                item = BY_CODE[derived]
                above, below = (Fraction(Decimal(str(document.at(unit, each, "result").value))) for each in (item.above, item.below))
                document.at(unit, derived, "result").value = above / below * (100 if item.unit == "%" else 1)
            site.allow(BODY, organization=site.unit, indicator=derived)
        site.allow(BODY, organization=site.unit, indicator=code)
        site.allow(BODY, organization=DISTRICT, indicator=code, free=True)  # the total row follows
        if form in ("tk-01", "qs-01"):
            site.owe(WINDOW, INFORMATION, document, sheet=None, organization=None, alsoAt=[{"file": site.file.name}])
    return action


for needs in "BWC":
    plants(BODY, f"households, authority statistics, {needs}", needs, slots=("tk-01:ho",))(authority("ho", "2", "tk-01", "ty-le-ngheo"))
    plants(BODY, f"news items, two bodies without an authority, {needs}", needs, slots=("dv-07:tin-bai",))(authority("tin-bai", "3", "dv-07"))
plants(BODY, "cassava, statistics, B", "B", slots=("tk-01:san",))(authority("san-luong", "-12.5", "tk-01", "nang-suat"))
plants(WINDOW, "poor households, B", "B", slots=("tk-01:ho",))(authority("ho", "-4", "tk-01", "ty-le-ngheo"))
plants(WINDOW, "days of help, the military's calendar month, B", "B", slots=("qs-01:ngay-cong",))(authority("ngay-cong", "7", "qs-01"))
plants(WINDOW, "days of help, the military's calendar month, C", "C", slots=("qs-01:ngay-cong",))(authority("ngay-cong", "-5", "qs-01"))
plants(WINDOW, "cassava, W", "W", slots=("tk-01:san",))(authority("san-luong", "20", "tk-01", "nang-suat"))


@plants(BODY, "poor households of two communes, total as before", "BWC", slots=("tk-01:ho", "tk-01:san"))
def poor(site):
    authority("ho-ngheo", "1", "tk-01", "ty-le-ngheo")(site)


@plants(WINDOW, "equal figures in other windows: silent", slots=("tk-01:ho",))
def same_figures(site):
    site.office.notes.silent.append({"code": WINDOW, "file": "khoi-dan-van-huyen.xlsx", "sheet": None, "cell": None, "shape": site.plant.shape})


def same_activity(days, gifts=True, owed=True):
    """A row of the farmers' list is one of the Front's, some days apart."""
    def action(site):
        first, later = site.body("mt-02"), site.body("nd-02")
        number = first.at(site.unit, "qua-hd", "result").value
        date = first.at(site.unit, "", "date").value
        if not gifts:
            number += 1
        later.set(site.unit, "qua-hd", "result", number)
        later.set(site.unit, "tien-hd", "result", number * 500_000)
        later.set(site.unit, "", "date", date + dt.timedelta(days=days))
        if not owed:
            site.silent(DOUBLE, later, (site.unit, "tien-hd", "result"))
            return
        places = [{"file": each.name, "sheet": each.sheets[0].name, "cell": each.cell(site.unit, code, "result")}
                  for each in (later, first) for code in ("tien-hd", "qua-hd")]
        site.owe(DOUBLE, WARNING, later, (site.unit, "tien-hd", "result"), alsoAt=places, again=True)
        entry = site.office.notes.findings[-1]
        entry["cells"] = {}
        for code, factor in (("tien-hd", 500_000), ("qua-hd", 1)):
            for each in (later, first):
                entry["cells"][each.cell(site.unit, code, "result")] = {"stated": str(number * factor * 2), "computed": str(number * factor)}
    return action


for days in (0, 1, -2, 3, -3):
    plants(DOUBLE, f"{days:+} days", "BWC", slots=(f"mt-02:{days}", f"nd-02:{days}"))(same_activity(days))
plants(DOUBLE, "four days apart: silent", "BWC", slots=("mt-02:4", "nd-02:4"))(same_activity(4, owed=False))
plants(DOUBLE, "another amount: silent", "BWC", slots=("mt-02:other", "nd-02:other"))(same_activity(0, gifts=False, owed=False))
