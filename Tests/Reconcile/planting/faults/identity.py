"""Names of units and indicators."""
from ..plant import ERROR, WARNING, plants
from ..workbook import ref
from ..world import BY_CODE, COMMUNES, DISTRICT, VILLAGES
from ..programme import day

UNKNOWN, AMBIGUOUS, TWICE, ENDED, INDICATOR = ("ID_UNIT_UNKNOWN", "ID_UNIT_AMBIGUOUS", "ID_UNIT_DUPLICATE_ROW", "ID_UNIT_NOT_IN_FORCE",
                                               "ID_INDICATOR_UNKNOWN")


def rename(document, unit, name, code=None):
    """Another name in the place of a unit's; its code is taken away or changed. Gives the name's A1."""
    where = document.wheres[0]
    document.sheets[0].cells[where[unit, "", "name"]].value = name
    if (unit, "", "code") in where:
        document.sheets[0].cells[where[unit, "", "code"]].value = code
    return ref(*where[unit, "", "name"])


def absent(site, document, unit):
    """Another body's figures of the unit are missing, and its total remains; nothing of that is a finding of the table."""
    site.allow("VAL_BLANK_REQUIRED", document)


def unknown(name, form=None):
    def action(site):
        document, unit = (site.body(form), site.unit) if form else (site.file, site.villages[1])
        cell = rename(document, unit, name)
        site.owe(UNKNOWN, ERROR, document, cell, organization=None)
    return action


plants(UNKNOWN, "village form, a letter wrong", "W")(lambda site: unknown(VILLAGES[site.unit][1][1].replace("Thôn ", "Thôn X"))(site))
plants(UNKNOWN, "village form, no such village", "W")(unknown("Thôn Không Rõ"))
plants(UNKNOWN, "wide form, header of a village", "C")(unknown("Thôn Chưa Đặt Tên"))
plants(UNKNOWN, "a body's row", "BWC", slots=("qs-01",))(unknown("Xã Phước Tránh", "qs-01"))
plants(UNKNOWN, "a row of statistics", "BWC", slots=("tk-01",))(unknown("Xã Phước Mĩa", "tk-01"))
plants(UNKNOWN, "header of a wide table", "BWC", slots=("dv-07",))(unknown("Xã Phước Hậu", "dv-07"))


def other_names(codes, name):
    """Gives units one more name in the list of units."""
    def change(lists):
        for place, row in enumerate(lists["Đơn vị"]):
            if row[0] in codes:
                row = (*row, "", "", "", "")[:7]
                lists["Đơn vị"][place] = (*row[:6], name if not row[6] else f"{row[6]}; {name}")
    return change


def ambiguous_village(site):
    name = f"Thôn Giáp Ranh {site.unit[-2:]}"
    site.office.change_lists.append(other_names(site.villages[:2], name))
    cell = rename(site.file, site.villages[1], name)
    site.owe(AMBIGUOUS, ERROR, site.file, cell, organization=None)


plants(AMBIGUOUS, "village form", "W")(ambiguous_village)
plants(AMBIGUOUS, "wide form", "C")(ambiguous_village)


def ambiguous_commune(form, name):
    def action(site):
        other = next(code for code in COMMUNES if code != site.unit)
        site.office.change_lists.append(other_names((site.unit, other), name))
        cell = rename(site.body(form), site.unit, name)
        site.owe(AMBIGUOUS, ERROR, site.body(form), cell, organization=None)
    return action


plants(AMBIGUOUS, "a body's row", "BWC", slots=("qs-01",))(ambiguous_commune("qs-01", "Xã Phía Đông"))
plants(AMBIGUOUS, "a row of statistics", "BWC", slots=("tk-01",))(ambiguous_commune("tk-01", "Xã Phía Tây"))


def twice(name_of, keep_code):
    """The third village's row names the second one again."""
    def action(site):
        second, third = VILLAGES[site.unit][1], VILLAGES[site.unit][2]
        cell = rename(site.file, third[0], name_of(second[1]), second[0] if keep_code else None)
        site.owe(TWICE, ERROR, site.file, cell, organization=second[0], stated=2, computed=1, alsoAt=[ref(*site.file.wheres[0][second[0], "", "name"])])
        site.allow("XSHEET_VALUE_MISMATCH", site.file)
        site.allow("QUOTA_ACHIEVEMENT_BAND", organization=second[0])
    return action


plants(TWICE, "village form, name and code", "W")(twice(lambda name: name, True))
plants(TWICE, "village form, no-break space behind", "W")(twice(lambda name: name + "\u00a0", False))
plants(TWICE, "village form, small letters", "W")(twice(lambda name: name.lower(), False))
plants(TWICE, "wide form, headers", "C")(twice(lambda name: name, False))


@plants(TWICE, "a body's row", "BWC", slots=("qs-01",))
def commune_twice(site):
    document = site.body("qs-01")
    units = list(COMMUNES)
    other = units[units.index(site.unit) - 1] if site.unit != units[0] else units[1]
    first, later = sorted((site.unit, other), key=units.index)
    cell = rename(document, later, COMMUNES[first] + " ")
    site.owe(TWICE, ERROR, document, cell, organization=first, stated=2, computed=1, alsoAt=[ref(*document.wheres[0][first, "", "name"])])
    for code in ("XORG_BODY_MISMATCH", "QUOTA_DIFFERS_FROM_PLAN", "XSHEET_VALUE_MISMATCH", "QUOTA_ACHIEVEMENT_BAND"):
        site.allow(code, document, organization=first)


def ended(name, until, severity, form=None):
    """A unit that is no more in force in the place of one that is."""
    def action(site):
        document, unit = (site.body(form), site.unit) if form else (site.file, site.villages[2])
        kind, parent = ("xã", DISTRICT) if form else ("thôn", site.unit)
        code = f"{unit}9"
        written = f"{name} {site.unit[-3:]}"
        site.office.change_lists.append(lambda lists: lists["Đơn vị"].append((code, written, kind, parent, "", until, "")))
        site.office.change_lists.append(lambda lists: lists.setdefault("Sáp nhập", []).append((code, unit, until, "toàn bộ", "", "NQ ...../2022")))
        cell = rename(document, unit, written)
        site.owe(ENDED, severity, document, cell, organization=None)
        for each in ("ID_UNIT_DUPLICATE_ROW", "XORG_BODY_MISMATCH"):
            site.allow(each, document)
    return action


plants(ENDED, "village form, ended a year ago", "W")(ended("Thôn Cũ", day(31, 12, 2021), ERROR))
plants(ENDED, "village form, ended within the window", "W")(ended("Thôn Ngoài", day(30, 11, 2022), WARNING))
plants(ENDED, "wide form", "C")(ended("Thôn Trước", day(30, 6, 2022), ERROR))
plants(ENDED, "a body's row", "BWC", slots=("qs-01",))(ended("Xã Cũ", day(30, 6, 2022), ERROR, "qs-01"))


def extra_row(label, form=None, sheet=0, figure="result"):
    """A row below the table's last, added by the sender."""
    def action(site):
        document = site.body(form) if form else site.file
        where, page = document.wheres[sheet], document.sheets[sheet]
        last = where["", "", "end"][0] - 2
        row = last + 1
        for column in range(3):
            page.put(row, column, (99, label, "ha")[column])
        codes = [code for (_, code, each) in where if each == "result" and code]
        unit = DISTRICT if form else site.unit
        for (each, code, column), (_, at) in list(where.items()):
            if code == codes[0] and column in ("plan", "last", "before", "result", "rate"):
                page.put(row, at, 0.3 if column == "result" and each == unit else "x", code="0.0")
        site.owe(INDICATOR, WARNING, document, ref(row, 1), sheet=sheet, organization=unit)
        site.allow(None, document, ref(row, 1), sheet=sheet)
    return action


plants(INDICATOR, "a row added, form by indicator", "B")(extra_row("Trồng sâm"))
plants(INDICATOR, "a row added, wide form", "C")(extra_row("Trồng quế"))
plants(INDICATOR, "a row added, Tóm tắt", "BW")(extra_row("Nuôi ong", sheet=1))
plants(INDICATOR, "a row added, the district's consolidation", slots=("th-huyen",))(extra_row("Trồng dổi", "th-huyen"))


@plants(INDICATOR, "another label in the place of the form's", "B")
def other_label(site):
    document = site.file
    row = document.wheres[0]["", "ao", "label"][0]
    document.sheets[0].cells[row, 0].value = "24a"
    document.sheets[0].cells[row, 1].value = "Mặt nước nuôi cá lồng"
    site.owe(INDICATOR, WARNING, document, ref(row, 1))
    site.allow("STRUCT_PART_MISSING", document)


@plants(INDICATOR, "a row without numbers: silent", "B")
def group_row(site):
    document, page = site.file, site.file.sheets[0]
    row = document.wheres[0]["", "", "end"][0] - 1
    page.put(row, 0, "III")
    page.put(row, 1, "Nội dung khác (không phát sinh)")
    for column in range(2, 9):
        page.put(row, column, None)
    site.silent(INDICATOR, document, ref(row, 1))
