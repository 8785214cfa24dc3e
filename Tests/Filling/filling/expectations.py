"""What a filled report must show, from the expectation file that the sample scripts wrote of their own data, and from the programme's own
sheets: never from the command's output. All bodies of this collection give the same figures, so which of them counts is not asked."""
import collections
import json
import pathlib
from decimal import Decimal

import openpyxl

FIRST_ROW = 5  # of the lists in the program workbook


class Expectations:
    """The figures of a period by unit, indicator and stage."""

    def __init__(self, folder, period, before, whole):
        self.period, self.before, self.whole = period, before, whole
        document = json.loads((pathlib.Path(folder) / "expected-records.json").read_text(encoding="utf-8"))
        self.assigned, self.reported = collections.defaultdict(list), collections.defaultdict(list)
        for figure in document["quotas"]:
            self.assigned[figure["organization"], figure["indicator"], figure["period"]].append(figure)
        for figure in document["achievements"]:
            key = figure["organization"], figure["indicator"], figure["stage"], figure["period"]
            self.reported[key].append(figure)
        book = openpyxl.load_workbook(pathlib.Path(folder) / "chuong-trinh.xlsx", read_only=True)
        self.indicators = {row["Mã"]: row for row in rows(book["Chỉ tiêu"])}
        listed = list(rows(book["Đơn vị"]))
        self.units = {row["Mã"]: row for row in listed if row["Mã cha"] == whole}
        self.names = {row["Mã"]: row["Tên"] for row in listed}

    def parts(self, code):
        return [other for other, row in self.indicators.items() if row["Thuộc"] == code]

    def figure(self, unit, indicator, stage, period=None):
        """(value, kinds): the exact value, or None and what may be said of the gap: the kinds of missing that somebody gave, else not
        reported at all."""
        period = period or self.period
        row = self.indicators[indicator]
        if row["Cộng theo đơn vị"] == "tính lại":
            over, under = (self.figure(unit, row[name], stage, period)[0] for name in ("Tử số", "Mẫu số"))
            if over is not None and under:
                return over / under * (100 if row["ĐVT"] == "%" else 1), set()
        if unit == self.whole:
            return self.of_all(indicator, stage, period)
        return self.of_one(unit, indicator, stage, period)

    def of_one(self, unit, indicator, stage, period):
        """A plan is what was assigned, not what a unit says that it was."""
        given = self.assigned[unit, indicator, period] if stage == "plan" else self.reported[unit, indicator, stage, period]
        return only(given, (unit, indicator, stage, period))

    def of_all(self, indicator, stage, period):
        """What was assigned to the whole; else the units' figures added; else what was reported of the whole."""
        if stage == "plan" and self.assigned[self.whole, indicator, period]:
            return only(self.assigned[self.whole, indicator, period], (self.whole, indicator))
        if self.indicators[indicator]["Cộng theo đơn vị"] == "cộng":
            figures = [self.of_one(unit, indicator, stage, period) for unit in self.units]
            values = [value for value, _ in figures if value is not None]
            if values:
                return sum(values), set()
            kinds = set().union(*(kinds for _, kinds in figures))
        else:
            kinds = set()
        value, own = self.of_one(self.whole, indicator, stage, period)
        return value, own | kinds

    def rate(self, unit, indicator):
        """The result by what was assigned, 100 for all of it; None where either is missing or nothing was assigned."""
        done, given = (self.figure(unit, indicator, stage)[0] for stage in ("result", "plan"))
        return done / given * 100 if done is not None and given else None

    def growth(self, unit, indicator):
        done, before = self.figure(unit, indicator, "result")[0], self.figure(unit, indicator, "result", self.before)[0]
        return done / before * 100 if done is not None and before else None

    def remaining(self, unit, indicator):
        done, given = (self.figure(unit, indicator, stage)[0] for stage in ("result", "plan"))
        return given - done if done is not None and given is not None else None


def rows(sheet):
    """A list of the program workbook by its headings."""
    lines = sheet.iter_rows(min_row=FIRST_ROW - 1, values_only=True)
    headings = next(lines)
    return [dict(zip(headings, line)) for line in lines if line[0] is not None]


def only(figures, what):
    values = {Decimal(figure["value"]) for figure in figures if figure.get("value") is not None}
    if len(values) > 1:
        raise SystemExit(f"expected-records.json gives several figures of {what}: {values}")
    kinds = {figure["missing"] for figure in figures if figure.get("missing")}
    return (values.pop(), set()) if values else (None, kinds)
