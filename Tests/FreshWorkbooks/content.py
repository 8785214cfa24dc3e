"""What is put into the workbooks; everything is fixed, or drawn with a fixed seed."""
import datetime as dt
import random

NUMBERS = [
    0, 1, -1, 42, 1500, -273.15, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e-5, 1e-9, 1e-15, 1.5e-300, 2.2250738585072014e-308,
    1e15, 1e16, 1e20, -1e20, 1.7976931348623157e307, 9.99999999999999e307, 123456789012345, 1234567890123456,
    12345678901234567, 999999999999999, 9007199254740991, 9007199254740993, -9007199254740992, 3.141592653589793,
    2.718281828459045, 100000, 99999.99, 0.07, 1.005, 2.675, 1e5, 1e10, 12345678901, 0.000123456789, 4.35, 1.1,
]

TEXTS = [
    "Ủy ban nhân dân huyện Phước Sơn", "Chỉ tiêu giao năm 2022", "Đường, ruộng lúa & nương rẫy", "Tiếng Việt: ẵẫẩậặ ỡỹỵ ƠƯ",
    "To\u0302\u0309 ho\u031b\u0323p (dấu tổ hợp)", "  hai dấu cách trước", "hai dấu cách sau  ", " ", "a  b   c", "dòng 1\ndòng 2", "\nđầu dòng",
    "cuối dòng\n", "cột\tcột", "emoji 👍🏽 và 🇻🇳", "𝒳 ngoài BMP", "<b>&amp;</b> \"nháy\" 'đơn'", "]]> & <![CDATA[", "'007", "007", "1,500", "15%", "TRUE", "#N/A?", "26/10/2022", "1E5", "-", "…", "x", "（全角）", "שלום עולם", "مرحبا", "日本語",
    "\u00a0khoảng trắng cứng\u00a0", "zero\u200bwidth", "soft\u00adhyphen", "A" * 255, "ă" * 1000, "dài " * 8000, "_x", "_x00", "a_b_c",
]

DATES = [
    dt.datetime(2022, 10, 26), dt.datetime(2022, 10, 26, 8, 30), dt.datetime(2024, 2, 29, 23, 59, 59), dt.datetime(1999, 12, 31, 12),
    dt.datetime(2000, 1, 1), dt.datetime(2038, 1, 19, 3, 14, 7), dt.datetime(9999, 12, 31), dt.datetime(1975, 4, 30, 11, 30),
    dt.datetime(2022, 1, 1, 0, 0, 1), dt.datetime(2021, 6, 15, 13, 5, 9, 250000), dt.datetime(1904, 1, 2), dt.datetime(1945, 9, 2),
]
EARLY_DATES = [dt.datetime(1900, 1, 2), dt.datetime(1900, 2, 28), dt.datetime(1900, 3, 1), dt.datetime(1901, 1, 1)]
TIMES = [dt.time(0, 0, 1), dt.time(8, 30), dt.time(12), dt.time(23, 59, 59), dt.time(13, 5, 9, 250000)]
DURATIONS = [dt.timedelta(hours=27, minutes=30), dt.timedelta(days=10, seconds=5), dt.timedelta(minutes=90), dt.timedelta(hours=100)]
DATE_FORMATS = ["yyyy-mm-dd", "dd/mm/yyyy", "d/m/yy", "yyyy-mm-dd hh:mm:ss", "dd/mm/yyyy h:mm AM/PM", "dddd, mmmm d, yyyy", "[$-42A]dd/mm/yyyy", "mmm-yy"]

DAY = 44860  # 2022-10-26, a Wednesday
MORNING = DAY + 8.5 / 24

# value, number format, the text Excel (English, United States) shows; worked out by hand from ECMA-376 part 1, 18.8.31.
FORMATTED = [
    (1234.567, "0", "1235"), (1234.567, "0.00", "1234.57"), (1234.567, "#,##0", "1,235"), (1234.567, "#,##0.00", "1,234.57"),
    (-1234.567, "#,##0.00", "-1,234.57"), (-1234.567, "#,##0;(#,##0)", "(1,235)"), (-1234.567, "#,##0_);(#,##0)", "(1,235)"),
    (0.1234, "0%", "12%"), (0.1234, "0.00%", "12.34%"), (-0.5, "0%", "-50%"), (12345678, "0.00E+00", "1.23E+07"),
    (0.00012345, "0.00E+00", "1.23E-04"), (12345.678, "##0.0E+0", "12.3E+3"), (0.5, "# ?/?", "1/2"), (1.25, "# ?/?", "1 1/4"),
    (2.75, "# ??/??", "2  3/4"), (0, "#,##0;-#,##0;\"-\"", "-"), (7, "000", "007"), (84912345678, "000-0000-0000", "849-1234-5678"),
    (0.05, "0.0#", "0.05"), (1.5, "0.0#", "1.5"), (2, "0.##", "2."), (0, "#", ""), (0.5, "#.##", ".5"), (12, "0.00;[Red]-0.00", "12.00"),
    (-12, "0.00;[Red]-0.00", "-12.00"), (-12, "0.00;[Red]0.00", "12.00"), (1234.5, "\"$\"#,##0.00", "$1,234.50"),
    (1234.5, "#,##0.00\\ \"₫\"", "1,234.50 ₫"), (1500, "[$₫-42A]#,##0", "₫1,500"), (1500, "#,##0\" ha\"", "1,500 ha"),
    (46, "0\" người\"", "46 người"), (1234567, "#,##0,", "1,235"), (1234567, "0.0,,\"M\"", "1.2M"), (1500000000, "#,##0,,\" triệu\"", "1,500 triệu"),
    (5, "[>=10]\"lớn\";[<0]\"âm\";\"nhỏ\"", "nhỏ"), (15, "[>=10]\"lớn\";[<0]\"âm\";\"nhỏ\"", "lớn"), (-1, "[>=10]\"lớn\";[<0]\"âm\";\"nhỏ\"", "âm"),
    ("xã", "0;0;0;\"[\"@\"]\"", "[xã]"), ("Phước Chánh", "\"Xã \"@", "Xã Phước Chánh"), ("xã", "0.00", "xã"), (12, "@", "12"),
    (-5, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "(5)"), (0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"),
    (5, ";;;", ""), (1.005, "0.00", "1.01"), (2.5, "0", "3"), (-2.5, "0", "-3"), (0.4, "0", "0"), (-0.4, "0", "0"), (999.995, "0.00", "1000.00"),
    (1e6, "#,##0.0", "1,000,000.0"), (123456789, "#,##0", "123,456,789"), (0.00001, "0.00000", "0.00001"), (1.5, "0.000", "1.500"),
    (DAY, "dd/mm/yyyy", "26/10/2022"), (DAY, "d/m/yy", "26/10/22"), (DAY, "yyyy-mm-dd", "2022-10-26"), (DAY, "d-mmm-yy", "26-Oct-22"),
    (DAY, "mmm-yy", "Oct-22"), (DAY, "dddd, d mmmm yyyy", "Wednesday, 26 October 2022"), (DAY, "ddd", "Wed"), (DAY, "mmmmm", "O"),
    (DAY, "\"ngày\" dd \"tháng\" mm \"năm\" yyyy", "ngày 26 tháng 10 năm 2022"), (MORNING, "dd/mm/yyyy hh:mm", "26/10/2022 08:30"),
    (MORNING, "h:mm AM/PM", "8:30 AM"), (MORNING, "hh:mm:ss", "08:30:00"), (DAY + 0.75, "h:mm AM/PM", "6:00 PM"), (1.5, "[h]:mm", "36:00"),
    (61 / 1440, "[mm]:ss", "61:00"), (1.25, "[h]:mm:ss", "30:00:00"), (0.5, "h\" giờ \"mm\" phút\"", "12 giờ 00 phút"),
    (1e10, "General", "10000000000"), (12345678901, "General", "12345678901"), (123456789012, "General", "1.23457E+11"),
    (0.1 + 0.2, "General", "0.3"), (1 / 3, "General", "0.333333333"), (-1 / 3, "General", "-0.333333333"), (1e-10, "General", "1E-10"),
    (0.0001234567891, "General", "0.000123457"), (0.00001, "General", "0.00001"), (123456.789012, "General", "123456.789"),
    (-1e20, "General", "-1E+20"), (1234567890.12, "General", "1234567890"), (99.5, "General", "99.5"), (True, "General", "TRUE"), (False, "0.00", "FALSE"),
]

ERRORS = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]
SHEET_NAMES = ["Biểu 01", "Ủy ban nhân dân", "It's", "a&b <c>", "\"nháy\"", "2022", "A1", "Quý I - 2022 (sửa)", "TRUE", "日本語", "x" * 31]
MERGES = ["A1:D1", "A3:A6", "C3:F8", "H2:H3", "B20:B21", "AA30:AC40"]

# Formula, stored result: on a sheet whose A1:A5 holds 1, 2, 3, 4, 5 and B1:B5 the texts a to e.
FORMULAS = [
    ("SUM(A1:A5)", 15), ("A1+A2*A3", 7), ("AVERAGE($A$1:$A$5)", 3), ("A5/A2", 2.5), ("A1&\"-\"&B2", "1-b"), ("IF(A1>0,\"dương\",\"âm\")", "dương"),
    ("A1=1", True), ("A1>A2", False), ("1/0", "#DIV/0!"), ("NA()", "#N/A"), ("VLOOKUP(3,A1:B5,2,FALSE)", "c"), ("ROUND(10/3,2)", 3.33),
    ("-A3^2", 9), ("LEN(B1)", 1), ("MAX(A:A)", 5), ("SUM(1:1)", 1), ("'Biểu 01'!A1*2", 20), ("SUM('Biểu 01'!A1:A2)", 30), ("LOG10(1000)", 3),
    ("CONCATENATE(B1,\" & \",B2)", "a & b"), ("IF(A1<2,\"<\"&\"\"\"\",0)", "<\""), ("SUMPRODUCT({1,2,3},{4,5,6})", 32), ("A1<>A2", True), ("COUNTIF(A1:A5,\">=3\")", 3),
    ("DATE(2022,10,26)", 44860), ("50%", 0.5), ("UPPER(\"xã\")", "XÃ"), ("Rate*A2", 0.2), ("INDEX(B1:B5,A4)", "d"), ("\"\"", ""),
]


def drawn_rows(count, seed):
    """Rows of a code, a Vietnamese name, a whole number, a fraction, a date and a boolean."""
    draw = random.Random(seed)
    syllables = ["Phước", "Chánh", "Năng", "Kim", "Đức", "Lộc", "Thành", "Hiệp", "Hòa", "Xuân", "Mỹ", "Công"]
    for index in range(count):
        yield [
            f"{20000 + index:05}", " ".join(draw.choices(syllables, k=draw.randint(1, 3))), draw.randint(-10**6, 10**6),
            round(draw.uniform(-1e4, 1e4), draw.randint(0, 12)), dt.datetime(2022, 1, 1) + dt.timedelta(days=draw.randint(0, 3000)),
            draw.random() < 0.5,
        ]
