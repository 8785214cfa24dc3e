"""Compares a findings document with what a set of planted faults owes. No figure is compared as a floating-point number."""
import pathlib
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation

KINDS = set("""
FILE_CANNOT_OPEN FILE_DUPLICATE_SUBMISSION FILE_SENDER_MISMATCH STRUCT_PART_MISSING STRUCT_COLUMN_MOVED STRUCT_HIDDEN_FIGURES
ID_UNIT_UNKNOWN ID_UNIT_AMBIGUOUS ID_UNIT_DUPLICATE_ROW ID_UNIT_NOT_IN_FORCE ID_INDICATOR_UNKNOWN VAL_NOT_A_NUMBER
VAL_AMBIGUOUS_NUMBER VAL_BLANK_REQUIRED VAL_UNIT_MISMATCH VAL_MAGNITUDE_SLIP VAL_PERCENT_SCALE ARITH_TOTAL_MISMATCH
ARITH_PART_VS_WHOLE ARITH_COLUMN_FORMULA ARITH_FORMULA_TYPED_OVER ARITH_FORMULA_INCONSISTENT ARITH_STALE_CACHE
ARITH_NON_ADDITIVE_SUMMED ARITH_UNIT_PRICE QUOTA_ALLOCATION_SUM QUOTA_DIFFERS_FROM_PLAN QUOTA_PERCENT_STATED
QUOTA_ACHIEVEMENT_BAND QUOTA_PLEDGE_AS_RESULT XSHEET_VALUE_MISMATCH XSHEET_TEXT_FIGURE_MISMATCH XORG_SUM_MISMATCH
XORG_BODY_MISMATCH XORG_DOUBLE_COUNT XORG_WINDOW_DIFFERS XPER_CUMULATIVE_BROKEN XPER_COPY_OF_PREVIOUS XPER_OUTLIER XPER_RESTATED
XPER_MERGER_CONTINUITY TIME_NOT_SUBMITTED TIME_LATE TIME_PERIOD_LABEL_MISMATCH TIME_CHANGED_AFTER_APPROVAL
""".split())
COLUMNS = ("planted", "found", "by its root", "right cell", "right figures", "missed", "false alarms", "near misses")


def base(path):
    return pathlib.PurePosixPath(path or "").name


def anchor(finding):
    """The evidence of role `stated`, else the first."""
    evidence = finding.get("evidence") or []
    return next((each for each in evidence if each.get("role") == "stated"), evidence[0] if evidence else {})


def files(finding):
    return {base(each.get("file")) for each in finding.get("evidence") or []}


def sheet_of(evidence):
    return evidence.get("sheet") or ""


def places(expected):
    """Each (file, sheet, cell) that counts; a None is free."""
    first = (expected.get("file"), expected.get("sheet"), expected.get("cell"))
    found = [first]
    for other in expected.get("alsoAt") or []:
        found.append((first[0], first[1], other) if isinstance(other, str) else (other.get("file"), other.get("sheet"), other.get("cell")))
    return found


def stands(evidence, place):
    file, sheet, cell = place
    return ((file is None or base(evidence.get("file")) == base(file)) and (sheet is None or sheet_of(evidence) == sheet)
            and (cell is None or evidence.get("cell") == cell))


def at_place(expected, finding):
    """The place of the expectation a finding stands at, or None. Without any place all evidence counts."""
    evidence = anchor(finding)
    return next((place for place in places(expected) if stands(evidence, place)), None)


def number(written):
    try:
        return None if written is None else Decimal(str(written).replace("%", ""))
    except InvalidOperation:
        return None


def same(wanted, found, slack):
    """`slack`: a quotient without end may be rounded to two decimals or more."""
    if wanted is None:
        return True
    left, right = number(wanted), number(found)
    if right is None:
        return left == 0
    if not slack or left is None:
        return left == right
    digits = min(max(2, -right.as_tuple().exponent), 9)  # stored results have fifteen digits, expectations twelve decimals
    return abs(left - right) <= Decimal(slack) * Decimal(10) ** -digits


def right_figures(expected, finding, cell):
    wanted = (expected.get("cells") or {}).get(cell) or expected
    slack = "0.5" if expected.get("quotient") else None
    more = "1" if slack else None
    members = [(wanted.get("stated"), slack), (wanted.get("computed"), slack), (wanted.get("difference"), more)]
    found = [finding.get(name) for name in ("stated", "computed", "difference")]
    if all(same(value, other, room) for (value, room), other in zip(members, found)):
        return True
    if expected.get("eitherSide"):  # no side is the authority: the figures may change places
        stated, computed, difference = found
        turned = (computed, stated, None if difference is None else str(-number(difference)))
        return all(same(value, other, room) for (value, room), other in zip(members, turned))
    return False


def severities(expected):
    wanted = expected.get("severity")
    return wanted if isinstance(wanted, list) else [wanted]


def who(expected, finding):
    return all(expected.get(name) is None or expected[name] == finding.get(name) for name in ("organization", "indicator"))


def told(finding):
    evidence = anchor(finding)
    where = "!".join(part for part in (base(evidence.get("file")), evidence.get("sheet"), evidence.get("cell")) if part)
    figures = "/".join(str(finding.get(name)) for name in ("stated", "computed", "difference"))
    return f"{finding['code']} {finding['severity']} {finding.get('organization')} {finding.get('indicator') or ''} at {where or 'no place'} ({figures})"


def wanted(expected):
    where = "!".join(part for part in (base(expected.get("file")), expected.get("sheet"), expected.get("cell")) if part)
    figures = "/".join(str(expected.get(name)) for name in ("stated", "computed", "difference"))
    return f"{expected['code']} [{expected.get('shape')}] {expected.get('organization')} {expected.get('indicator') or ''} at {where or 'no place'} ({figures})"


class Judgement:
    def __init__(self, kinds=()):
        self.kinds, self.counts, self.lines = set(kinds), defaultdict(Counter), []

    @property
    def clean(self):
        return not any(row["missed"] or row["false alarms"] for row in self.counts.values())

    def judged(self, code):
        return not self.kinds or code in self.kinds

    def judge(self, name, expected, document):
        found = list(document["findings"])
        used, matched = set(), {}
        findings = expected["findings"]
        for strict in (3, 2, 1):  # the right cell and figures first, then the right cell, then only who and what
            for place, each in enumerate(findings):
                if place not in matched:
                    self.match(each, place, found, used, matched, strict)
        for place, each in enumerate(findings):
            if self.judged(each["code"]):
                self.count(name, each, place, findings, matched, found)
        self.roots(name, findings, matched, found)
        self.again = self.repeated(findings, matched, found)
        for place, each in enumerate(found):
            if place not in used:
                self.leftover(name, each, expected, found)
        for each in expected.get("silent", []):
            if self.judged(each["code"]):
                self.counts[each["code"]]["near misses"] += 1

    def match(self, each, place, found, used, matched, strict):
        for index, finding in enumerate(found):
            if index in used or finding["code"] != each["code"] or not who(each, finding):
                continue
            at = at_place(each, finding)
            right = at is not None and right_figures(each, finding, anchor(finding).get("cell"))
            if strict == 3 and not right or strict == 2 and at is None:
                continue
            if strict == 1 and each.get("file") and base(anchor(finding).get("file")) not in {base(one[0]) for one in places(each)}:
                continue
            used.add(index)
            matched[place] = index
            return

    def roots(self, name, findings, matched, found):
        """Of several findings of one root one has no cause, and each other has one of them as its cause."""
        groups = defaultdict(list)
        for place, each in enumerate(findings):
            if each.get("group") and place in matched:
                groups[each["group"]].append(found[matched[place]])
        for members in groups.values():
            ids = {each.get("id") for each in members}
            alone = [each for each in members if not each.get("cause")]
            stray = [each for each in members if each.get("cause") and each["cause"].get("finding") and each["cause"]["finding"] not in ids]
            for each in alone[1:] + (stray if alone else []):
                if self.judged(each["code"]):
                    self.counts[each["code"]]["false alarms"] += 1
                    self.lines.append(f"NO ROOT {name}: {told(each)} beside {told(members[0])}")

    def repeated(self, findings, matched, found):
        """Where a figure is written again, and the same finding may be told once more: (expectation, place)."""
        free = []
        for place, each in enumerate(findings):
            if each.get("again") and place in matched:
                at = at_place(each, found[matched[place]])
                free += [(each, other) for other in places(each) if other != at]
        return free

    def count(self, name, each, place, findings, matched, found):
        row = self.counts[each["code"]]
        row["planted"] += 1
        if place not in matched:
            if self.stood_for(each, findings, matched):
                row["by its root"] += 1
            else:
                row["missed"] += 1
                near = [told(other) for other in found if base(anchor(other).get("file")) == base(each.get("file"))
                        and each.get("file")][:3]
                self.lines.append(f"MISSED {name}: {wanted(each)}; found there: {'; '.join(near) or 'nothing'}")
            return
        finding = found[matched[place]]
        row["found"] += 1
        at = at_place(each, finding)
        right = right_figures(each, finding, anchor(finding).get("cell")) if at else False
        row["right cell"] += at is not None
        row["right figures"] += right
        severe = None in severities(each) or finding["severity"] in severities(each)
        if at is None or not right or not severe or each.get("symptom") and not finding.get("cause"):
            row["missed"] += 1
            what = "WRONG CELL" if at is None else "WRONG FIGURES" if not right else "WRONG SEVERITY" if not severe else "NO CAUSE"
            self.lines.append(f"{what} {name}: {wanted(each)}; found {told(finding)}")

    def stood_for(self, each, findings, matched):
        """Another finding of the same root was found, and not all of them are asked for."""
        group = each.get("group")
        return bool(group) and any(place in matched for place, other in enumerate(findings) if other is not each and other.get("group") == group)

    def leftover(self, name, finding, expected, found):
        code = finding["code"]
        if not self.judged(code) or (code not in KINDS and finding["severity"] == "information"):
            return
        for each, place in self.again:
            if each["code"] == code and who(each, finding) and stands(anchor(finding), place) and right_figures(each, finding, anchor(finding).get("cell")):
                self.again.remove((each, place))
                return
        for rule in expected.get("allowed", []):
            if rule.get("code") not in (None, code) or not who(rule, finding):
                continue
            if at_place(rule, finding) is None:
                continue
            if rule.get("beside") and not any(other["code"] == rule["beside"] and files(finding) <= files(other) for other in found):
                continue
            if rule.get("free") or finding.get("cause"):
                return
        self.counts[code]["false alarms"] += 1
        near = next((each for each in expected.get("silent", []) if each["code"] == code and at_place(each, finding)), None)
        why = f" (near miss: {near.get('shape')})" if near else ""
        self.lines.append(f"FALSE ALARM {name}: {told(finding)}{why}")

    def table(self):
        rows = sorted(self.counts.items())
        width = max([len(code) for code, _ in rows] + [4])
        made = ["kind".ljust(width) + "".join(f"{each:>15}" for each in COLUMNS)]
        made += [code.ljust(width) + "".join(f"{row[each]:>15}" for each in COLUMNS) for code, row in rows]
        total = Counter()
        for _, row in rows:
            total.update(row)
        made.append("all".ljust(width) + "".join(f"{total[each]:>15}" for each in COLUMNS))
        return "\n".join(made)
