"""read-record.py RECORD.xlsx: what openpyxl reads of the record that ReconciliationWorkbookTests writes; exit 1 where it differs."""
import sys
from datetime import datetime

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
faults = []


def check(what, found, expected):
    if found != expected:
        faults.append(f"{what}: {found!r}, expected {expected!r}")


names = ["Tổng hợp", "Chi tiết", "Ma trận", "Chưa gửi", "Quy tắc", "Chưa kiểm được", "Nhật ký chuẩn hoá"]
check("sheets", book.sheetnames, names)

summary = book["Tổng hợp"]
check("title", summary["A1"].value, "BIÊN BẢN ĐỐI CHIẾU SỐ LIỆU")
check("frozen", summary.freeze_panes, "A6")
check("a unit", [c.value for c in summary[6]][:5], [1, "xã Phước Chánh", "bieu-01", "UBND", "✔ Đã gửi"])
check("received", summary["F6"].value, datetime(2022, 10, 17, 8, 12))
check("its format", summary["F6"].number_format, "dd/mm/yyyy hh:mm")
check("due", summary["G6"].value, datetime(2022, 10, 18))
check("the file", (summary["L6"].value, summary["L6"].hyperlink.target), ("PhuocChanh.xlsx", "../bao-cao/PhuocChanh.xlsx"))
check("the total", [c.value for c in summary[10]][:9], [None, "Tất cả", None, None, "2/3 đã gửi", None, None, None, 2])

details = book["Chi tiết"]
check("frozen", details.freeze_panes, "A2")
check("filter", details.auto_filter.ref, f"A1:S{details.max_row}")
head = [c.value for c in details[1]]
rows = [dict(zip(head, (c for c in row))) for row in details.iter_rows(min_row=2)]
total = next(r for r in rows if r["Quy tắc"].value == "ARITH_TOTAL_MISMATCH")
check("figures", [total[n].value for n in ("Số ghi", "Số đối chiếu", "Chênh", "ĐVT")], [5, 4, 1, "người"])
check("severity", total["Mức"].value, "✖ Lỗi")
check("filled", total["Mức"].fill.fgColor.rgb, "FFFDE8E8")
check("text", total["Nơi ghi"].value, "PhuocChanh.xlsx › Biểu '01' › F17")
link = total["Nơi ghi"].hyperlink
check("link", (link.target, link.location), ("../bao-cao/PhuocChanh.xlsx", "'Biểu ''01'''!F17"))
check("raw", total["Nguyên văn"].value, "5")
check("compared", total["Nơi đối chiếu"].hyperlink.location, "'Biểu ''01'''!F5:F8")
check("an id", len(total["Mã phát hiện"].value), 16)
check("an explanation stays text", total["Giải trình"].value, "=1+1")
check("its type", total["Giải trình"].data_type, "s")

matrix = book["Ma trận"]
check("names stay in sight", matrix.freeze_panes, "C2")
check("bodies", [c.value for c in matrix[1]], ["Đơn vị", "Khác nhau", "Thanh niên nhập ngũ (người) – UBND", "Thanh niên nhập ngũ (người) – Ban CHQS"])
check("a difference", [c.value for c in matrix[2]], ["xã Phước Chánh", "≠ 1", 5, 4])
check("it is filled", [matrix[p].fill.fgColor.rgb for p in ("C2", "D2")], ["FFFDE8E8"] * 2)
check("it is marked", matrix["C2"].number_format, '"≠ "#,##0')
check("where it stands", matrix["D2"].hyperlink.location, "'Biểu 02'!F17")
check("no difference", [c.value for c in matrix[3]], ["xã Phước Kim", None, 3, None])
check("it is not marked", matrix["C3"].number_format, "#,##0")

missing = book["Chưa gửi"]
check("missing", [c.value for c in missing[2]][1:6], ["xã Phước Lộc", "UBND", "Biểu 01 Kết quả giao quân", datetime(2022, 10, 18), "✖ Chưa gửi"])
check("late", missing["F3"].value, "▲ Gửi muộn")
check("exempt", (missing["F4"].value, missing["H4"].value), ("– Không thuộc diện", "sáp nhập"))

rules = {row[0].value: row for row in book["Quy tắc"].iter_rows(min_row=2)}
rule = [c.value for c in rules["QUOTA_DIFFERS_FROM_PLAN"]]
check("a rule", rule[2:6], ["có", "Cảnh báo", "Lỗi", 0.5])
check("its counts", rule[6:9], [1, 1, 1])
check("its note", rule[9], "theo công văn")
check("rules that are off", [c.value for c in rules["TIME_NOT_SUBMITTED"]][2], "có")

log = book["Nhật ký chuẩn hoá"]
check("a normalisation", [c.value for c in log[2]], ["PhuocKim.xlsx", "Biểu 01", "F5", "O1", "1", "number.letters; không dấu"])
check("not evaluated", book["Chưa kiểm được"]["A2"].value, "Chỉ tiêu ghi đúng kế hoạch")

for fault in faults:
    print(fault)
sys.exit(bool(faults))
