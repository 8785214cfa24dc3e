"""Units, indicators and the figures of one programme, all consistent. Communes' figures are invented."""
import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .places import CHOSEN, named

DISTRICT, PERIOD, YEAR, BEFORE, LAST_YEAR = CHOSEN.district, "2022-12", "2022", "2022-11", "2021-12"
NOTICE = "Số liệu minh hoạ, không phải số thật."
COMMUNES = CHOSEN.communes
TOWN = next(iter(COMMUNES))
_WORDS = [f"{first} {second}" for first in ("Suối", "Đồi", "Gò", "Bến", "Rừng", "Nương")
          for second in ("Mây", "Thông", "Sim", "Quế", "Lim", "Trầm")]
VILLAGES = {code: [(f"{code}.{place + 1}", f"Thôn {_WORDS[3 * index + place]}") for place in range(3)]
            for index, code in enumerate(COMMUNES)}


@dataclass(frozen=True)
class Indicator:
    code: str
    name: str
    unit: str
    kind: str = "số lượng"
    over: str = "cộng"
    periods: str = "trong kỳ"
    parent: str = ""
    part: str = ""
    above: str = ""
    below: str = ""
    low: str = ""
    high: str = ""
    authority: str = ""
    size: tuple = ()  # the villages' usual figures
    planned: bool = False
    stt: str = ""
    label: str = ""  # as the forms write it
    earlier: bool = False  # held by the earlier periods
    before: bool = False  # the forms restate the month before and the same month of last year

    @property
    def written(self):
        return self.label or self.name

    @property
    def decimals(self):
        return 1 if self.unit in ("ha", "tạ") else 0


I = Indicator
CUMULATIVE, STOCK, MONEY, AREA = "luỹ kế", "thời điểm", "tiền", "diện tích"
INDICATORS = [
    I("nhap-ngu", "Công dân nhập ngũ", "người", periods=CUMULATIVE, low="100", high="100", authority="ban-chqs", size=(2, 5), planned=True,
      stt="1"),
    I("dang-vien", "Đảng viên nhập ngũ", "người", periods=CUMULATIVE, parent="nhap-ngu", part="trong đó", size=(0, 1), stt="1.1",
      label="Trong đó: Đảng viên nhập ngũ"),
    I("ngay-cong", "Ngày công giúp dân", "ngày công", periods=CUMULATIVE, low="80", size=(60, 160), planned=True, stt="2", earlier=True),
    I("ngay-cong-thang", "Ngày công giúp dân trong tháng", "ngày công", parent="ngay-cong", part="trong đó", size=(4, 16), stt="2.1",
      label="Trong đó: Ngày công giúp dân trong tháng", earlier=True, before=True),
    I("lua", "Diện tích gieo trồng lúa", "ha", AREA, periods=CUMULATIVE, low="80", high="130", size=(20, 60), planned=True, stt="3",
      earlier=True),
    I("lua-thang", "Diện tích gieo trồng lúa trong tháng", "ha", AREA, parent="lua", part="trong đó", size=(2, 5), stt="3.1",
      label="Trong đó: Diện tích gieo trồng lúa trong tháng", earlier=True, before=True),
    I("buoi", "Buổi tuyên truyền", "buổi", size=(4, 12), stt="4", earlier=True),
    I("buoi-tap-trung", "Buổi tập trung", "buổi", parent="buoi", part="gồm", size=(2, 6), stt="4.1", label="Gồm: Buổi tập trung"),
    I("buoi-long-ghep", "Buổi lồng ghép", "buổi", parent="buoi", part="gồm", size=(2, 6), stt="4.2"),
    I("ho", "Tổng số hộ", "hộ", periods=STOCK, authority="thong-ke", size=(150, 320), stt="5"),
    I("ho-ngheo", "Hộ nghèo", "hộ", periods=STOCK, parent="ho", part="trong đó", size=(15, 45), stt="5.1", label="Trong đó: Hộ nghèo"),
    I("ty-le-ngheo", "Tỷ lệ hộ nghèo", "%", "tỷ lệ", "tính lại", STOCK, above="ho-ngheo", below="ho", stt="6"),
    I("san", "Diện tích thu hoạch sắn", "ha", AREA, size=(5, 20), stt="7"),
    I("san-luong", "Sản lượng sắn", "tạ", "khối lượng", size=(600, 2000), stt="8"),
    I("nang-suat", "Năng suất sắn", "tạ/ha", "năng suất", "tính lại", above="san-luong", below="san", stt="9"),
    I("qua", "Quà tặng gia đình chính sách", "suất", size=(3, 9), stt="10"),
    I("muc-qua", "Mức quà bình quân", "đồng/suất", "bình quân", "tính lại", above="tien-qua", below="qua", stt="11"),
    I("tien-qua", "Kinh phí tặng quà", "đồng", MONEY, size=(), stt="12"),
    *[I(code, name, unit, size=size, stt=str(13 + place), earlier=True, before=place % 2 == 0) for place, (code, name, unit, size) in enumerate((
        ("mo-hinh", "Mô hình sinh kế", "mô hình", (3, 9)), ("lop", "Lớp tập huấn", "lớp", (3, 9)),
        ("hoc-vien", "Học viên tập huấn", "người", (60, 140)), ("tuan-tra", "Cuộc tuần tra", "cuộc", (5, 15)),
        ("tin-bai", "Tin bài truyền thanh", "tin", (8, 24)), ("don-thu", "Đơn thư tiếp nhận", "đơn", (3, 9)),
        ("cay-xanh", "Cây xanh trồng mới", "cây", (120, 360)), ("nha", "Nhà được sửa chữa", "căn nhà", (3, 8)),
        ("kenh", "Kênh mương nạo vét", "m", (90, 300)), ("duong", "Đường được dọn", "m", (200, 600))))],
    I("vuon", "Diện tích vườn tạp", "ha", AREA, periods=STOCK, size=(2, 9), stt="23"),
    I("ao", "Diện tích ao cá", "ha", AREA, periods=STOCK, size=(1, 5), stt="24"),
    I("gia-suc", "Đàn gia súc", "con", periods=STOCK, size=(60, 140), stt="25"),
    I("gia-cam", "Đàn gia cầm", "con", periods=STOCK, size=(300, 700), stt="26"),
    I("von", "Vốn vay còn lại", "đồng", MONEY, periods=STOCK, size=(40, 90), stt="27"),
]
INDICATORS = [named(item) for item in INDICATORS]
BY_CODE = {item.code: item for item in INDICATORS}
ADDITIVE = [item for item in INDICATORS if item.over == "cộng"]
PLANNED = [item for item in INDICATORS if item.planned]
QUOTED = ("nhap-ngu",)  # also in the sheet Giao chỉ tiêu


class World:
    """Figures by unit and indicator: `result`, `plan`, `before` (the month before), `last` (a year ago), `history`."""

    def __init__(self, seed):
        self.chance = random.Random(f"world/{seed}")
        self.result, self.plan, self.history = {}, {}, {}
        for code in COMMUNES:
            for village, _ in VILLAGES[code]:
                self.village(village)
            self.sum(code, [village for village, _ in VILLAGES[code]])
            self.past(code)
        self.sum(DISTRICT, list(COMMUNES))

    def drawn(self, item):
        low, high = item.size
        if item.decimals:
            return Decimal(self.chance.randint(low * 10, high * 10)) / 10
        if item.kind == MONEY:
            return Decimal(self.chance.randint(low, high)) * 500_000
        return Decimal(self.chance.randint(low, high))

    def village(self, unit):
        found = {}
        for item in ADDITIVE:
            if item.size:
                found[item.code] = self.drawn(item)
        found["buoi"] = found["buoi-tap-trung"] + found["buoi-long-ghep"]
        found["tien-qua"] = found["qua"] * 500_000
        for code, value in found.items():
            self.result[unit, code] = value
        for item in PLANNED:
            value = found[item.code]
            share = Decimal(self.chance.randint(85, 115)) / 100
            plan = value if item.code == "nhap-ngu" else round(value / share, item.decimals)
            self.plan[unit, item.code] = plan

    def sum(self, unit, parts):
        for item in ADDITIVE:
            self.result[unit, item.code] = sum(self.result[part, item.code] for part in parts)
        for item in PLANNED:
            self.plan[unit, item.code] = sum(self.plan[part, item.code] for part in parts)

    def value(self, unit, code):
        """A figure; a quotient as an exact fraction, percentages in points."""
        item = BY_CODE[code]
        if item.over == "cộng":
            return self.result[unit, code]
        share = Fraction(self.result[unit, item.above]) / Fraction(self.result[unit, item.below])
        return share * 100 if item.unit == "%" else share

    def past(self, unit):
        """Earlier months, such that this month is nothing unusual, and the cumulative figures they add up to."""
        months = [f"2022-{month:02}" for month in range(1, 12)]
        for item in ADDITIVE:
            if not item.earlier or item.periods != "trong kỳ":
                continue
            now = self.result[unit, item.code]
            step = Decimal(1) / 10 if item.decimals else Decimal(1)
            past = []
            for place in range(11):
                sign = (1, -1, 0)[place % 3]  # below, above and beside this month's, so that the middle is not far from it whichever month is missing
                share = Decimal(self.chance.randint(8, 30)) / 100
                value = now + (sign * max(round(now * share, item.decimals), step) or (step if place % 2 else -step))
                past.append(max(value, step))
            for month, value in zip(months, past):
                self.history[unit, item.code, month] = value
            self.history[unit, item.code, LAST_YEAR] = past[3] + step
        for whole, flow in (("ngay-cong", "ngay-cong-thang"), ("lua", "lua-thang")):
            total = self.result[unit, whole] - self.result[unit, flow]
            flows = sum(self.history[unit, flow, month] for month in months[1:])
            if flows > total:  # the first month takes what is left
                self.grow(unit, whole, flows - total + 5)
                total = self.result[unit, whole] - self.result[unit, flow]
            running = total - flows
            self.history[unit, whole, months[0]] = self.history[unit, flow, months[0]] = running
            for month in months[1:]:
                running += self.history[unit, flow, month]
                self.history[unit, whole, month] = running

    def grow(self, unit, code, more):
        """More of a cumulative figure, shared by the villages, with the plan."""
        villages = [village for village, _ in VILLAGES[unit]]
        step = round(more / len(villages) + 1, BY_CODE[code].decimals)
        for village in villages:
            self.result[village, code] += step
            self.plan[village, code] += step
        self.result[unit, code] += step * len(villages)
        self.plan[unit, code] += step * len(villages)
