"""The figures and the words that all sample workbooks share."""
import datetime as dt

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
NOTICE = "Số liệu cấp xã là số minh hoạ, không phải số thật."
NOTICE_DISTRICT = NOTICE + " Số toàn huyện không có trong tin công bố ngày 26/10/2022 cũng là số minh hoạ."
MADE = dt.datetime(2022, 9, 16, 8, 0, 0)
FACE = "Times New Roman"

# Official order of the list of units; code, name, then invented figures:
# selected youths, enlisted, households, gardens, garden area, upland rice, cassava (ha),
# talks planned and held, attendances planned and counted.
UNITS = [
    ("20722", "TT Khâm Đức", 11, 8, 2, 0, 0, 0, 0, 8, 8, 400, 412),
    ("20725", "xã Phước Xuân", 4, 3, 1, 0, 0, 0, 0, 4, 4, 200, 196),
    ("20728", "xã Phước Hiệp", 7, 5, 2, 4, 3, 0.3, 0.6, 5, 5, 250, 250),
    ("20729", "xã Phước Hoà", 4, 3, 1, 0, 0, 0, 0, 4, 3, 200, 150),
    ("20731", "xã Phước Đức", 6, 4, 1, 0, 0, 0, 0, 5, 5, 250, 255),
    ("20734", "xã Phước Năng", 7, 5, 2, 3, 2.5, 0.3, 0.5, 5, 5, 250, 248),
    ("20737", "xã Phước Mỹ", 4, 3, 1, 0, 0, 0, 0, 4, 4, 200, 190),
    ("20740", "xã Phước Chánh", 7, 5, 2, 4, 3, 0.5, 0.5, 6, 5, 300, 285),
    ("20743", "xã Phước Công", 3, 2, 1, 0, 0, 0, 0, 4, 4, 200, 188),
    ("20746", "xã Phước Kim", 4, 3, 1, 0, 0, 0, 0, 5, 5, 250, 240),
    ("20749", "xã Phước Lộc", 3, 2, 1, 0, 0, 0, 0, 4, 4, 200, 175),
    ("20752", "xã Phước Thành", 6, 4, 2, 2, 1.5, 0.4, 0.4, 6, 5, 300, 262),
]
SELECTED, ENLISTED, HOUSEHOLDS, GARDENS, GARDEN_AREA, RICE, CASSAVA, TALKS, HELD, CALLED, CAME = range(2, 13)
GIFT = 500_000  # đồng for each of the 66 youths: 33.000.000 đồng
PUBLISHED = {SELECTED: 66, ENLISTED: 47, HOUSEHOLDS: 17, GARDENS: 13, GARDEN_AREA: 10, RICE: 1.5, CASSAVA: 2}


def total(which):
    return round(sum(unit[which] for unit in UNITS), 6)
