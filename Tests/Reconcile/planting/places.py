"""Two programmes: another district, other indicators, headers and titles, the forms in another order. PLANTING_PROGRAMME says which, 1 or 2.

Units are real (the list before 01/07/2025), all else is invented."""
import os
from dataclasses import dataclass, field

NUMBER = int(os.environ.get("PLANTING_PROGRAMME", "1"))


@dataclass(frozen=True)
class Programme:
    code: str
    name: str
    district: str
    district_name: str
    province: str
    province_name: str
    communes: dict  # the town first
    slugs: tuple
    layouts: str  # each commune's form: B an indicator a row, W a village a row, C villages across
    headers: dict
    subject: str  # in titles
    names: dict = field(default_factory=dict)  # of indicators: name, or (name, label, unit)


FIRST = Programme(
    "doi-soat-thu", "Chương trình phối hợp thử đối soát năm 2022", "511", "Phước Sơn", "49", "Quảng Nam",
    {"20722": "Thị trấn Khâm Đức", "20725": "Xã Phước Xuân", "20728": "Xã Phước Hiệp", "20729": "Xã Phước Hoà", "20731": "Xã Phước Đức",
     "20734": "Xã Phước Năng", "20737": "Xã Phước Mỹ", "20740": "Xã Phước Chánh", "20743": "Xã Phước Công", "20746": "Xã Phước Kim",
     "20749": "Xã Phước Lộc", "20752": "Xã Phước Thành"},
    ("kham-duc", "phuoc-xuan", "phuoc-hiep", "phuoc-hoa", "phuoc-duc", "phuoc-nang", "phuoc-my", "phuoc-chanh", "phuoc-cong", "phuoc-kim",
     "phuoc-loc", "phuoc-thanh"),
    "BWBWCBWBCBWB",
    {"plan": "Kế hoạch năm 2022", "last": "Tháng 12 năm 2021", "before": "Tháng 11 năm 2022", "result": "Thực hiện", "rate": "Tỷ lệ TH/KH (%)"},
    "Kết quả phối hợp")
SECOND = Programme(
    "nong-thon-thu", "Chương trình nông thôn thử đối soát năm 2022", "535", "Ba Tơ", "51", "Quảng Ngãi",
    {"21484": "Thị trấn Ba Tơ", "21487": "Xã Ba Điền", "21490": "Xã Ba Vinh", "21493": "Xã Ba Thành", "21496": "Xã Ba Động", "21499": "Xã Ba Dinh",
     "21500": "Xã Ba Giang", "21502": "Xã Ba Liên", "21505": "Xã Ba Ngạc", "21508": "Xã Ba Khâm", "21511": "Xã Ba Cung", "21517": "Xã Ba Tiêu"},
    ("ba-to", "ba-dien", "ba-vinh", "ba-thanh", "ba-dong", "ba-dinh", "ba-giang", "ba-lien", "ba-ngac", "ba-kham", "ba-cung", "ba-tieu"),
    "WCBBWBWCBBWB",
    {"plan": "Chỉ tiêu được giao năm 2022", "last": "Cùng kỳ năm trước (12/2021)", "before": "Kỳ trước (11/2022)", "result": "Kết quả trong kỳ báo cáo",
     "rate": "Mức đạt (%)"},
    "Tình hình nông thôn",
    {"nhap-ngu": "Thanh niên lên đường", "dang-vien": ("Đoàn viên lên đường", "Trong đó: Đoàn viên lên đường"), "ngay-cong": "Công tu sửa đường làng",
     "ngay-cong-thang": ("Công tu sửa đường làng trong tháng", "Trong đó: Công tu sửa đường làng trong tháng"), "lua": "Diện tích rừng trồng",
     "lua-thang": ("Diện tích rừng trồng trong tháng", "Trong đó: Diện tích rừng trồng trong tháng"), "buoi": ("Cuộc họp dân", "", "cuộc"),
     "buoi-tap-trung": ("Cuộc họp toàn thôn", "Gồm: Cuộc họp toàn thôn", "cuộc"), "buoi-long-ghep": ("Cuộc họp theo tổ", "", "cuộc"), "ho": "Số hộ dân",
     "ho-ngheo": ("Hộ cận nghèo", "Trong đó: Hộ cận nghèo"), "ty-le-ngheo": "Tỷ lệ hộ cận nghèo", "san": "Diện tích thu hoạch keo",
     "san-luong": "Sản lượng keo", "nang-suat": "Năng suất keo", "mo-hinh": "Mô hình khuyến nông", "lop": "Lớp học nghề", "hoc-vien": "Người học nghề",
     "tuan-tra": "Cuộc tuần tra rừng", "tin-bai": "Tin bài phát loa", "don-thu": "Đơn kiến nghị", "cay-xanh": "Cây phân tán", "nha": "Nhà được lợp lại",
     "kenh": "Kênh nội đồng", "duong": "Đường bê tông", "vuon": "Diện tích vườn rừng", "ao": "Diện tích mặt nước", "gia-suc": "Đàn trâu bò",
     "gia-cam": "Đàn gà vịt", "von": "Dư nợ cho vay"})
CHOSEN = {1: FIRST, 2: SECOND}[NUMBER]


def placed(text):
    """A letterhead or title of the first programme, as the chosen one has it."""
    for old, new in ((FIRST.district_name, CHOSEN.district_name), (FIRST.province_name, CHOSEN.province_name), (FIRST.subject, CHOSEN.subject)):
        text = text.replace(old, new).replace(old.upper(), new.upper())
    return text


def named(item):
    """An indicator with the chosen programme's name."""
    from dataclasses import replace
    other = CHOSEN.names.get(item.code)
    if other is None:
        return item
    name, label, unit = (*((other,) if isinstance(other, str) else other), "", "")[:3]
    return replace(item, name=name, label=label, unit=unit or item.unit)
