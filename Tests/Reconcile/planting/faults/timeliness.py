"""Deadlines, periods and versions."""
from ..plant import ERROR, WARNING, plants
from ..office import approved
from ..world import DISTRICT, PERIOD

MISSING, LATE, LABEL, CHANGED = "TIME_NOT_SUBMITTED", "TIME_LATE", "TIME_PERIOD_LABEL_MISMATCH", "TIME_CHANGED_AFTER_APPROVAL"


@plants(MISSING, "one form a row, two forms owed", "B", missing=True)
@plants(MISSING, "village form, two forms owed", "W", missing=True)
def unsent(site):
    site.file.absent = True
    for form in (site.file.form, "xa-th"):
        site.owe(MISSING, ERROR, layout=form, period=PERIOD)


@plants(MISSING, "wide form, the summary is exempt", "C", missing=True)
def unsent_wide(site):
    site.file.absent = True
    site.owe(MISSING, ERROR, layout="xa-c", period=PERIOD)


def body_unsent(form):
    def action(site):
        site.body(form).absent = True
        site.owe(MISSING, ERROR, layout=form, organization=DISTRICT, period=PERIOD)
    return action


for each in ("mt-02", "tk-01", "qs-01", "th-huyen"):
    plants(MISSING, f"another body's {each}", slots=(each, "mt-02" if each == "nd-02" else each), missing=True)(body_unsent(each))


def late(when, days, holidays=(), worked=()):  # days: working days after the due day
    def action(site):
        site.file.received = when
        if days:
            site.owe(LATE, WARNING, site.file, sheet=None, stated=days, group=True)
            if site.layout != "C":  # two forms in one file
                site.allow(LATE, site.file, free=True)
        else:
            site.office.notes.silent.append({"code": LATE, "file": site.file.name, "sheet": None, "cell": None, "shape": site.plant.shape})
        site.office.holidays += [*holidays, *worked]
    return action


for needs, when, days in (("B", "2022-12-19T08:00:00+07:00", 1), ("W", "2022-12-21T16:40:00+07:00", 3), ("C", "2022-12-30T09:00:00+07:00", 10),
                          ("B", "2022-12-26T07:30:00+07:00", 6)):
    plants(LATE, f"{days} working days, {needs}", needs, slots=(f"calendar:{needs}{days}",))(late(when, days))
plants(LATE, "the last minute: silent", "BWC")(late("2022-12-16T23:59:00+07:00", 0))


@plants(LATE, "a holiday between", "BWC", slots=("calendar",))
def holiday(site):
    from ..programme import day
    late("2022-12-21T10:00:00+07:00", 2, [(day(19, 12, 2022), "Ngày nghỉ bù", "")])(site)


@plants(LATE, "a made-up Saturday between", "BWC", slots=("calendar",))
def saturday(site):
    from ..programme import day
    late("2022-12-19T10:00:00+07:00", 2, (), [(day(17, 12, 2022), "Làm bù", "có")])(site)


@plants(LATE, "another body's file", slots=("calendar:body",))
def late_body(site):
    document = site.body("dv-07")
    document.received = "2022-12-20T10:00:00+07:00"
    site.owe(LATE, WARNING, document, sheet=None, organization=DISTRICT, stated=2)


def labelled(written, how):
    def action(site):
        document = site.file
        if how == "name":
            del site.office.documents[document.name]
            document.name = document.name.replace(".xlsx", f" {written}.xlsx")
            site.office.add(document)
            site.office.renamed[site.unit] = document.name
            for sheet, where in zip(document.sheets, document.wheres):
                del sheet.cells[where["", "", "period"]]
                sheet.merges = [each for each in sheet.merges if each[:2] != where["", "", "period"]]
            site.owe(LABEL, ERROR, document, sheet=None)
        else:
            for sheet, where in zip(document.sheets, document.wheres):
                sheet.cells[where["", "", "period"]].value = written
            site.owe(LABEL, ERROR, document, ("", "", "period"))
            site.allow(LABEL, document, free=True)
        for kind in ("XPER_RESTATED", "XPER_CUMULATIVE_BROKEN", "XPER_COPY_OF_PREVIOUS", "XPER_OUTLIER", "XORG_BODY_MISMATCH", "TIME_NOT_SUBMITTED"):
            site.allow(kind, document)
    return action


for needs, written in (("B", "Tháng 11 năm 2022"), ("W", "THÁNG 10 NĂM 2022"), ("C", "(Kỳ báo cáo: tháng 12/2021)")):
    plants(LABEL, f"title says {written}", needs, missing=True)(labelled(written, "title"))
plants(LABEL, "file name says tháng 11", "BWC", missing=True)(labelled("tháng 11-2022", "name"))


def changed(code, amount, how):
    """An earlier run of the period holds another figure; what came now is a later version."""
    def action(site):
        document, value = site.file, site.world.result[site.unit, code]
        old = value - amount
        document.version = 2
        if how == "name":
            del site.office.documents[document.name]
            document.name = document.name.replace(".xlsx", " lần 2.xlsx")
            site.office.add(document)
            site.office.renamed[site.unit] = document.name
        site.office.previous.setdefault(PERIOD, []).append(approved(site.unit, code, PERIOD, old, file=document.name.replace(" lần 2", "")))
        site.owe(CHANGED, WARNING, document, (site.unit, code, "result"), indicator=code, stated=value, computed=old)
    return action


for needs, code, amount, how in (("B", "gia-cam", 10, "list"), ("W", "gia-suc", -2, "list"), ("C", "von", 500_000, "list"), ("B", "ao", 1, "name")):
    plants(CHANGED, f"{code} {amount:+}, version by the {how}, {needs}", needs)(changed(code, amount, how))


@plants(CHANGED, "the approved figure again: silent", "BWC")
def unchanged(site):
    document = site.file
    document.version = 2
    site.office.previous.setdefault(PERIOD, []).append(approved(site.unit, "gia-cam", PERIOD, site.world.result[site.unit, "gia-cam"]))
    site.silent(CHANGED, document, (site.unit, "gia-cam", "result"))
