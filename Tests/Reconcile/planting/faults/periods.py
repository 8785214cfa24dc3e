"""Between periods: cumulative figures, copies, outliers, restatements, mergers, and changes after approval."""
import copy
import datetime as dt
from decimal import Decimal

from ..office import approved
from ..places import CHOSEN
from ..plant import ERROR, INFORMATION, WARNING, plants
from ..world import BEFORE, BY_CODE, COMMUNES, DISTRICT, INDICATORS, LAST_YEAR, PERIOD

BROKEN, COPY, OUTLIER, RESTATED, MERGER = ("XPER_CUMULATIVE_BROKEN", "XPER_COPY_OF_PREVIOUS", "XPER_OUTLIER", "XPER_RESTATED",
                                           "XPER_MERGER_CONTINUITY")
FLOWS = [item.code for item in INDICATORS if item.earlier and item.periods == "trong kỳ"]
RESTATING = [item.code for item in INDICATORS if item.before]
MONTHS = [f"2022-{month:02}" for month in range(1, 12)]
PAST = [LAST_YEAR, *MONTHS]


def approve(site, code, period, value):
    """Another approved figure of an earlier period."""
    for entry in site.office.previous[period]:
        if entry["organization"] == site.unit and entry["indicator"] == code:
            replaced = approved(site.unit, code, period, value)
            entry.clear()
            entry.update(replaced)


def broken(code, amount, silent=False):
    def action(site):
        flow = code + "-thang"
        before = site.world.history[site.unit, code, BEFORE] + Decimal(amount)
        approve(site, code, BEFORE, before)
        stated, computed = site.world.result[site.unit, code], before + site.world.result[site.unit, flow]
        if silent:
            site.silent(BROKEN, site.file, (site.unit, code, "result"))
        else:
            site.owe(BROKEN, ERROR, site.file, (site.unit, code, "result"), indicator=code, stated=stated, computed=computed)
    return action


for needs, code, amount in (("B", "ngay-cong", "1"), ("W", "ngay-cong", "-4"), ("C", "ngay-cong", "300"), ("B", "lua", "0.3"), ("W", "lua", "-2"), ("C", "lua", "1")):
    plants(BROKEN, f"{code}, approved {amount} more, {needs}", needs)(broken(code, amount))
plants(BROKEN, "areas within three half units: silent", "BWC")(broken("lua", "0.1", True))


def copied(but):
    """The last month's flows are this month's again, but for some."""
    def before(site):
        for code in FLOWS[:len(FLOWS) - but]:
            site.world.history[site.unit, code, BEFORE] = site.world.result[site.unit, code]
        for whole, flow in (("ngay-cong", "ngay-cong-thang"), ("lua", "lua-thang")):
            site.world.history[site.unit, whole, BEFORE] = site.world.result[site.unit, whole] - site.world.result[site.unit, flow]
    return before


def copy_found(site):
    site.owe(COPY, WARNING, site.file, sheet=None)


for needs in "BWC":
    plants(COPY, f"all but one, {needs}", needs, before=copied(1))(copy_found)
plants(COPY, "all, B", "B", before=copied(0))(copy_found)


@plants(COPY, "all but two: silent", "BWC", before=copied(2))
def nearly_copied(site):
    site.office.notes.silent.append({"code": COPY, "file": site.file.name, "sheet": None, "cell": None, "shape": site.plant.shape})


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def strange(site, code, value):
    """The catalogue's measure for a value against the earlier periods."""
    past = [site.world.history[site.unit, code, month] for month in PAST]
    middle = median(past)
    spread = median([abs(each - middle) for each in past])
    if spread == 0:
        spread = max(middle / 20, Decimal("0.1") if BY_CODE[code].decimals else Decimal(1))
    return Decimal("0.6745") * abs(value - middle) / spread, middle


def unusual(code, times, flat=False):
    """This month's figure is far from the earlier ones, in all villages and documents."""
    def before(site):
        old = site.world.result[site.unit, code]
        if flat:
            for month in PAST:
                site.world.history[site.unit, code, month] = old
        past = [site.world.history[site.unit, code, month] for month in PAST]
        middle = median(past)
        new = round(middle * Decimal(times), BY_CODE[code].decimals)
        site.bump(code, new - old)
        measure, _ = strange(site, code, new)
        if measure <= Decimal("3.5") and not flat:
            site.bump(code, (Decimal("3.6") / measure - 1) * (new - middle) // 1 + 1)
    return before


def outlier(code):
    def action(site):
        value = site.world.result[site.unit, code]
        measure, middle = strange(site, code, value)
        if measure <= Decimal("3.5"):
            site.silent(OUTLIER, site.file, (site.unit, code, "result"))
            return
        site.owe(OUTLIER, WARNING, site.file, (site.unit, code, "result"), indicator=code, stated=value, computed=middle)
    return action


for needs, code, times in (("B", "duong", "4"), ("W", "duong", "5"), ("C", "duong", "4"), ("B", "don-thu", "6"), ("W", "nha", "5"), ("C", "nha", "4"),
                           ("B", "cay-xanh", "3.5")):
    plants(OUTLIER, f"{code} {times} times the median, {needs}", needs, before=unusual(code, times))(outlier(code))
plants(OUTLIER, "all earlier periods alike", "B", before=unusual("duong", "1.5", True))(outlier("duong"))
plants(OUTLIER, "all earlier periods alike, a little more: silent", "BC", before=unusual("don-thu", "1.05", True))(outlier("don-thu"))


def restated(code, column, amount):
    def action(site):
        period = BEFORE if column == "before" else LAST_YEAR
        right = site.world.history[site.unit, code, period]
        site.file.set(site.unit, code, column, right + Decimal(amount))
        site.owe(RESTATED, WARNING, site.file, (site.unit, code, column), indicator=code, period=None, stated=right + Decimal(amount), computed=right)
    return action


for needs, code, column, amount in (("B", "hoc-vien", "before", "-1"), ("W", "kenh", "before", "10"), ("C", "tin-bai", "before", "2"),
                                    ("B", "cay-xanh", "last", "-20"), ("W", "lua-thang", "last", "0.5"), ("C", "mo-hinh", "last", "1")):
    plants(RESTATED, f"{code} {column} {amount}, {needs}", needs)(restated(code, column, amount))


def merged(share=None, quiet=False):
    """The commune came of two at the year's beginning; last year's figures are theirs."""
    def before(site):
        old = [f"{site.unit}{letter}" for letter in "78"]
        site.predecessors = old
        site.office.forgotten.add((site.unit, LAST_YEAR))
        for code in RESTATING:
            whole = site.world.history[site.unit, code, LAST_YEAR]
            first = (whole // 3) if whole > 3 else whole
            second = (whole - first) if share is None or share == "" else (whole - first) / Decimal(share)
            for unit, value in zip(old, (first, second)):
                site.world.history[unit, code, LAST_YEAR] = value

        def change(lists):
            end, start = dt.datetime(2021, 12, 31), dt.datetime(2022, 1, 1)
            for place, row in enumerate(lists["Đơn vị"]):
                if row[0] == site.unit:
                    row = (*row, "", "", "")[:7]
                    lists["Đơn vị"][place] = (*row[:4], start, *row[5:])
            for unit, name in zip(old, ("Thượng", "Hạ")):
                lists["Đơn vị"].append((unit, f"Xã {name} {site.unit[-3:]}", "xã", DISTRICT, "", end, ""))
            rows = lists.setdefault("Sáp nhập", [])
            rows.append((old[0], site.unit, start, "toàn bộ", 1, "NQ ...../2021"))
            rows.append((old[1], site.unit, start, "toàn bộ" if share is None else "một phần", 1 if share is None else Decimal(share) if share else "", "NQ ...../2021"))
            if share:
                other = f"{site.unit}6"  # the rest went to a commune that owes nothing here
                lists["Đơn vị"].append((other, f"Xã Giáp {site.unit[-3:]}", "xã", CHOSEN.province, start, "", ""))
                rows.append((old[1], other, start, "một phần", 1 - Decimal(share), "NQ ...../2021"))
        site.office.change_lists.append(change)
    return before


def only_first(code, share=None):
    """The figure of last year is only the first predecessor's."""
    def action(site):
        right = site.world.history[site.unit, code, LAST_YEAR]
        value = site.world.history[site.predecessors[0], code, LAST_YEAR]
        site.file.set(site.unit, code, "last", value)
        site.owe(MERGER, ERROR, site.file, (site.unit, code, "last"), indicator=code, stated=value, computed=right)
    return action


for needs, code in (("B", "hoc-vien"), ("W", "cay-xanh"), ("C", "kenh"), ("B", "lua-thang")):
    plants(MERGER, f"{code}: only one of two predecessors, {needs}", needs, before=merged())(only_first(code))
plants(MERGER, "a share of one predecessor, B", "B", before=merged("0.5"), slots=("share",))(only_first("hoc-vien"))


@plants(MERGER, "the sum of both: silent", "BWC", before=merged())
def both(site):
    for code in RESTATING:
        site.silent(MERGER, site.file, (site.unit, code, "last"))


@plants(MERGER, "part of a predecessor without a share: information", "BWC", before=merged(""))
def no_share(site):
    for code in RESTATING:
        site.owe(MERGER, INFORMATION, site.file, (site.unit, code, "last"), indicator=code)
