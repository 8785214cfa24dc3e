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
