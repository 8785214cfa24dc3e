"""What the programme of Phước Sơn says of the district's own reports: its areas, and how a filled report is read back."""
from .phuoc_son import CODES

# How the communes are grouped is invented.
AREAS = {"20722": "Cụm trung tâm", "20728": "Cụm phía đông", "20729": "Cụm phía đông",
         **dict.fromkeys(("20740", "20743", "20746", "20749", "20752"), "Cụm vùng cao")}
AREAS = {code: AREAS.get(code, "Cụm trung tâm") for code in CODES}

SIGNS = "trống = chưa báo cáo; - = không có; x = không áp dụng; … = chưa có số"
FORMS = [
    ("th-01", "Báo cáo tổng hợp kết quả chương trình phối hợp", "ban-chi-dao", "tổng hợp", "mỗi dòng một đơn vị", "Báo cáo tổng hợp",
     "Kết quả giao quân theo xã, thị trấn", "thực hiện", SIGNS, "NĐ 09/2019", ""),
    ("th-02", "Biểu tổng hợp kết quả phân theo xã, thị trấn", "ban-chi-dao", "tổng hợp", "đơn vị theo cột", "Biểu TH-02",
     "Tổng hợp kết quả phân theo các xã, thị trấn", "thực hiện", SIGNS, "NĐ 09/2019", ""),
    ("th-03a", "Biểu tổng hợp kết quả theo cụm xã", "ban-chi-dao", "tổng hợp", "mỗi dòng một đơn vị", "Biểu TH-03",
     "Kết quả theo cụm xã", "thực hiện", SIGNS, "NĐ 09/2019", ""),
    ("th-03b", "Kết quả chung toàn huyện", "ban-chi-dao", "tổng hợp", "mỗi dòng một chỉ tiêu", "Biểu TH-03",
     "Kết quả chung toàn huyện", "thực hiện", SIGNS, "NĐ 09/2019", ""),
]

PLAN, RESULT, PLEDGE, LAST_YEAR = "kế hoạch", "thực hiện", "đăng ký", "năm trước"
COLUMNS = [
    ("th-01", "STT", "STT"),
    ("th-01", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("th-01", "Chỉ tiêu giao", "Số liệu", "nhap-ngu", PLAN, "", "người", "số", "có"),
    ("th-01", "Kết quả", "Số liệu", "nhap-ngu", RESULT, "", "người", "số", "có"),
    ("th-01", "Tỷ lệ (%)", "Tỷ lệ nêu", "nhap-ngu"),
    ("th-01", "So cùng kỳ (%)", "Bỏ qua"),
    ("th-02", "STT", "STT"),
    ("th-02", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"),
    ("th-02", "ĐVT", "ĐVT"),
    *[("th-02", f"{unit} › {path}", *rest) for unit in ("Toàn huyện", "*") for path, *rest in (
        ("Chỉ tiêu giao", "Số liệu", "", PLAN, "", "", "số"), ("Kết quả", "Số liệu", "", RESULT, "", "", "số"),
        ("Tỷ lệ (%)", "Tỷ lệ nêu"), ("Còn lại", "Bỏ qua"), ("So cùng kỳ (%)", "Bỏ qua"))],
    ("th-03a", "STT", "STT"),
    ("th-03a", "Đơn vị", "Đơn vị", "", "", "", "", "", "có"),
    ("th-03a", "Công dân nhập ngũ (người) › Chỉ tiêu giao", "Số liệu", "nhap-ngu", PLAN, "", "người", "số", "có"),
    ("th-03a", "Công dân nhập ngũ (người) › Kết quả", "Số liệu", "nhap-ngu", RESULT, "", "người", "số", "có"),
    ("th-03a", "Công dân nhập ngũ (người) › Trong đó › Đảng viên", "Số liệu", "nhap-ngu-dang-vien", RESULT, "", "người", "số"),
    ("th-03a", "Công dân nhập ngũ (người) › Trong đó › Dân tộc thiểu số", "Số liệu", "nhap-ngu-dtts", RESULT, "", "người", "số"),
    ("th-03a", "Công dân nhập ngũ (người) › Tỷ lệ (%)", "Tỷ lệ nêu", "nhap-ngu"),
    ("th-03a", "Quà tân binh › Thanh niên (người)", "Số liệu", "qua-tan-binh", RESULT, "", "người", "số"),
    ("th-03a", "Quà tân binh › Kinh phí (đồng)", "Số liệu", "tien-qua", RESULT, "", "đồng", "số"),
    ("th-03a", "Hộ đăng ký thoát nghèo (hộ)", "Số liệu", "thoat-ngheo", PLEDGE, "", "hộ", "số"),
    ("th-03a", "Hộ nghèo › Số hộ (hộ)", "Số liệu", "ho-ngheo", RESULT, "", "hộ", "số"),
    ("th-03a", "Hộ nghèo › Tỷ lệ (%)", "Số liệu", "ty-le-ho-ngheo", RESULT, "", "%", "số"),
    ("th-03b", "STT", "STT"),
    ("th-03b", "Chỉ tiêu", "Chỉ tiêu", "", "", "", "", "", "có"),
    ("th-03b", "ĐVT", "ĐVT"),
    ("th-03b", "Chỉ tiêu giao", "Số liệu", "", PLAN, "", "", "số", "có"),
    ("th-03b", "Kết quả", "Số liệu", "", RESULT, "", "", "số", "có"),
    ("th-03b", "Tỷ lệ (%)", "Tỷ lệ nêu"),
    ("th-03b", "Cùng kỳ năm trước", "Số liệu", "", RESULT, LAST_YEAR, "", "số"),
]
