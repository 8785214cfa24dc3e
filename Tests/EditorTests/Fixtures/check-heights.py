#!/usr/bin/env python3
"""Heights of rows for wrapped texts, judged by LibreOffice and Poppler.

    check-heights.py make FOLDER     writes plain.xlsx (texts in single cells, no heights) and merged.xlsx (in merged cells)
    check-heights.py judge FOLDER    after the editor made plain-fitted.xlsx and merged-fitted.xlsx of them
    check-heights.py strip CORPUS FOLDER    copies Excel's workbooks without the heights that Excel chose itself
    check-heights.py compare CORPUS FOLDER  after the editor fitted the copies

- The heights of plain-fitted.xlsx are compared with those that LibreOffice gives the rows of plain.xlsx when it opens it.
- merged-fitted.xlsx is printed to PDF: every word of a text must stand there, above the mark of the row behind it; in
  merged.xlsx, printed as well, words must stand below it, or this check could not fail.
- In Excel's own files, a height without customHeight is the one that Excel chose for what is in the row.

Prints each difference; exit 1 when there is one. All texts are invented.
"""
import glob
import os
import re
import subprocess
import sys
import zipfile
import zlib
from xml.etree import ElementTree

import openpyxl
import xlsxwriter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "Corpus", "calculation"))
from office import Office  # noqa: E402

TEXTS = [
    "Kết quả thực hiện chỉ tiêu giao quân năm 2026 của các xã, thị trấn trên địa bàn huyện (mẫu bịa đặt)",
    "Vận động công dân lên đường nhập ngũ 47/47 đồng chí, đạt 100% chỉ tiêu giao; gặp mặt, tặng quà 47 suất, mỗi suất "
    "500.000 đồng, tổng kinh phí 23.500.000 đồng từ nguồn xã hội hoá và ngân sách của huyện",
    "Ghi chú:\n- Số liệu tính đến ngày 26 tháng 10 năm 2026.\n- Đơn vị chưa báo cáo: Xã Mẫu Một, Xã Mẫu Hai.",
    "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ QUỐC PHÒNG, QUÂN SỰ ĐỊA PHƯƠNG",
    "Tuyên truyền, phổ biến, giáo dục pháp luật " * 8,
]
# The letters that Liberation has: others LibreOffice takes from another, wider font.
LATIN = [
    "Báo cáo tình hình công tác tháng 10 năm 2026, các đoàn công tác đã đi cùng xã và tám thôn; tám báo cáo còn thiếu",
    "Các xã còn báo cáo thiếu: Xã Tân Thành, Xã Hoà An, Xã Tân An, Xã Hoà Bình, Xã Tân Hoà và Xã An Bình, tính theo tháng",
    "CÁC XÃ CÒN THIẾU BÁO CÁO THÁNG 10 NĂM 2026 VÀ CÁC XÃ BÁO CÁO SAI".replace("Ế", "Ê"),
    "Tháng 10 năm 2026 các xã báo cáo: Xã An Hoà còn thiếu hai báo cáo, Xã Bình Tân không thiếu, Xã Tân Thành xin lùi báo "
    "cáo sang tháng 11; Xã Hoà Bình báo sai hai con (47 thành 74), xin báo lại trong ngày 26 tháng 10, các thôn còn lại báo đúng",
]
WIDTHS = [14, 24, 40, 75]


def has_font(*names):
    output = subprocess.run(["fc-list", ":lang=vi", "family"], capture_output=True, text=True).stdout
    return any(name in output for name in names)


def sheets():
    """Font, size, bold, texts."""
    yield "DejaVu Sans", 11, False, TEXTS
    yield "DejaVu Sans", 13, True, TEXTS
    for size in (10, 12, 13, 14):
        times = TEXTS if has_font("Tinos", "Times New Roman") else LATIN
        yield "Times New Roman", size, False, times
    yield "Times New Roman", 13, True, LATIN
    arial = TEXTS if has_font("Arimo", "Arial") else LATIN
    yield "Arial", 10, False, arial
    yield "Arial", 12, True, LATIN
    if has_font("Carlito", "Calibri"):
        yield "Calibri", 11, False, TEXTS


def make(folder):
    for kind in ("plain", "merged"):
        # Widths of columns are counted in digits of this font, which LibreOffice has under another name.
        standard = {"default_format_properties": {"font_name": "Times New Roman", "font_size": 12}}
        book = xlsxwriter.Workbook(os.path.join(folder, f"{kind}.xlsx"), standard)
        for font, size, bold, texts in sheets():
            sheet = book.add_worksheet(f"{font} {size}{' đậm' if bold else ''}")
            style = {"font_name": font, "font_size": size, "bold": bold}
            wrap, mark = book.add_format({**style, "text_wrap": True, "valign": "top"}), book.add_format({"font_size": 8})
            row = 0
            if kind == "plain":
                for column, width in enumerate(WIDTHS):
                    sheet.set_column(column, column, width)
                # One line and eleven: how high a line is.
                for lines in (1, 11):
                    sheet.write_string(row, 0, "\n".join(("bệ" if texts is TEXTS else "b") for _ in range(lines)), wrap)
                    row += 1
                for text in texts:
                    for column in range(len(WIDTHS)):
                        sheet.write_string(row, column, text, wrap)
                        row += 1
                continue
            sheet.set_column(0, 5, 10)
            sheet.set_paper(9)
            for text in texts:
                for last in (2, 5):
                    sheet.merge_range(row, 1, row, last, text, wrap)
                    sheet.write_string(row + 1, 0, f"MARK{row}", mark)
                    row += 2
        book.close()


def heights(path):
    book = openpyxl.load_workbook(path)
    return {sheet.title: {row: size.height for row, size in sheet.row_dimensions.items()} for sheet in book}


def convert(folder, path, ending):
    """LibreOffice's copy of a file in another format."""
    office = Office(folder, seconds=60)
    command = office.command([path], os.path.join(folder, "office"))
    command[command.index("--convert-to") + 1] = ending
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return os.path.join(folder, "office", os.path.splitext(os.path.basename(path))[0] + "." + ending)


def compare(folder, faults):
    # LibreOffice chooses heights when it opens a file of its own format, not for one of Excel's.
    copy = convert(folder, convert(folder, os.path.join(folder, "plain.xlsx"), "ods"), "xlsx")
    chosen, fitted = heights(copy), heights(os.path.join(folder, "plain-fitted.xlsx"))
    more = []
    for font, size, bold, texts in sheets():
        name = f"{font} {size}{' đậm' if bold else ''}"
        line, our_line = (chosen[name][2] - chosen[name][1]) / 10, fitted[name][2] / 11
        if our_line < line:
            faults.append(f"{name}: a line of {our_line} points, LibreOffice {line}")
        for row in range(3, 3 + len(texts) * len(WIDTHS)):
            # A row that needs no height has the sheet's.
            ours = fitted[name].get(row) or 15
            theirs = min(chosen[name][row], 409)
            lines, our_lines = round((chosen[name][row] - chosen[name][1]) / line) + 1, round(ours / our_line)
            if ours < theirs - 0.5 or 15 < ours < 400 and our_lines > lines + 1 + lines // 5:
                faults.append(f"{name} row {row}: {ours} points, {our_lines} lines; LibreOffice {theirs}, {lines} lines")
            if 15 < ours < 400:
                more.append(our_lines - lines)
    print(f"{len(more)} texts: {[(extra, more.count(extra)) for extra in sorted(set(more))]} lines more than LibreOffice")


def words(folder, name):
    """The words of each page with their tops and bottoms, in the order of the PDF."""
    path = convert(folder, os.path.join(folder, name + ".xlsx"), "pdf")
    subprocess.run(["pdftotext", "-bbox", path, path + ".html"], check=True)
    tree = ElementTree.parse(path + ".html")
    for page in tree.iter("{http://www.w3.org/1999/xhtml}page"):
        found = page.iter("{http://www.w3.org/1999/xhtml}word")
        yield [(word.text, float(word.get("yMin")), float(word.get("yMax"))) for word in found]


def cut(folder, name):
    """How many letters are missing, and those that reach below the mark behind their row."""
    expected, printed, cuts = [], [], []
    book = openpyxl.load_workbook(os.path.join(folder, name + ".xlsx"))
    for sheet in book:
        for row in sheet.iter_rows(min_col=2, max_col=2):
            expected += "".join((row[0].value or "").split())
    for page in words(folder, name):
        marks = sorted(top for text, top, bottom in page if text.startswith("MARK"))
        tops = {text: top for text, top, bottom in page if text.startswith("MARK")}
        for text, top, bottom in page:
            if text.startswith("MARK"):
                continue
            printed += text
            behind = [mark for mark in marks if mark > top]
            # A line that stands on a mark, or lies across one, is cut by the cell below.
            if behind and bottom > behind[0] + 1 or any(abs(mark - top) < 5 for mark in tops.values()):
                cuts.append(text)
    missing = len(expected) - len(printed)
    return missing, cuts, len(expected)


ROW = re.compile(r'<row [^>]*>')


def excels(corpus):
    """Workbooks that Excel itself saved, and that have texts that wrap: path, parts of sheets by name."""
    for path in sorted(glob.glob(os.path.join(corpus, "files", "*.xlsx"))):
        if os.path.getsize(path) > 200_000:
            continue
        try:
            with zipfile.ZipFile(path) as book:
                texts = {name: book.read(name).decode("utf-8", "replace") for name in book.namelist() if name.endswith(".xml")}
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error):
            continue
        if "Microsoft Excel" in texts.get("docProps/app.xml", "") and "rupBuild" in texts.get("xl/workbook.xml", "") and 'wrapText="1"' in texts.get("xl/styles.xml", ""):
            yield path, {name: text for name, text in texts.items() if re.match(r"xl/worksheets/sheet\d+\.xml$", name)}


def chosen_heights(text):
    """The heights that were not set by hand, by the numbers of their rows."""
    found = {}
    for row in ROW.findall(text):
        number, height = re.search(r' r="(\d+)"', row), re.search(r' ht="([^"]*)"', row)
        if number and height and "customHeight" not in row and "hidden" not in row:
            found[int(number[1])] = float(height[1])
    return found


def strip(corpus, folder):
    for path, sheets in excels(corpus):
        if not any(map(chosen_heights, sheets.values())):
            continue
        with zipfile.ZipFile(path) as book, zipfile.ZipFile(os.path.join(folder, os.path.basename(path)), "w", zipfile.ZIP_DEFLATED) as copy:
            for name in book.namelist():
                data = book.read(name)
                if name in sheets:
                    data = ROW.sub(lambda row: row[0] if "customHeight" in row[0] else re.sub(r' ht="[^"]*"', "", row[0]), sheets[name]).encode()
                copy.writestr(name, data)


def compare_with_excel(corpus, folder):
    same, more, less = 0, [], []
    for path, sheets in excels(corpus):
        copy = os.path.join(folder, os.path.basename(path))
        if not os.path.exists(copy):
            continue
        with zipfile.ZipFile(copy) as book:
            for name, text in sheets.items():
                fitted = {}
                for row in ROW.findall(book.read(name).decode("utf-8", "replace")):
                    number, height = re.search(r' r="(\d+)"', row), re.search(r' ht="([^"]*)"', row)
                    if number and height:
                        fitted[int(number[1])] = float(height[1])
                for row, height in chosen_heights(text).items():
                    # A row without a height was not too low.
                    ours = fitted.get(row, height)
                    if row in fitted:
                        same += abs(ours - height) < 1
                    if ours > height + 1:
                        more.append((os.path.basename(path), row, height, ours))
                    elif ours < height - 1:
                        less.append((os.path.basename(path), row, height, ours))
    count = same + len(more) + len(less)
    print(f"{count} heights that Excel chose: {same} the same, {len(more)} more, {len(less)} less")
    if count < 30 or same < 0.85 * count or len(less) > 0.05 * count:
        print("more:", more, "less:", less)
        return 1
    return 0


def judge(folder):
    faults = []
    compare(folder, faults)
    missing, cuts, count = cut(folder, "merged-fitted")
    print(f"{count} letters, {missing} missing; {len(cuts)} words cut")
    if missing or cuts:
        faults.append(f"{missing} letters are missing, cut: {cuts[:10]}")
    missing, cuts, _ = cut(folder, "merged")
    print(f"without heights: {missing} letters missing, {len(cuts)} words cut")
    if not missing and not cuts:
        faults.append("the check cannot fail: no word is cut without heights either")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    elif sys.argv[1] == "strip":
        strip(sys.argv[2], sys.argv[3])
    elif sys.argv[1] == "compare":
        sys.exit(compare_with_excel(sys.argv[2], sys.argv[3]))
    else:
        sys.exit(judge(sys.argv[2]))
