"""A sheet as it is drawn before a program writes it: cells, styles and merges, the same for XlsxWriter and openpyxl."""
import datetime as dt
from decimal import Decimal

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, Side
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from .figures import FACE, MADE, MOTTO, NATION
from .with_openpyxl import openpyxl_page
from .with_xlsxwriter import new_xlsxwriter, page

PLAIN = {"bold": False, "italic": False, "size": 12, "align": None, "wrap": False, "border": False, "code": None,
         "under": False, "indent": 0, "colour": None, "face": FACE, "valign": None}
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


class Runs(list):
    """A cell's text in several fonts: pairs of text and font name."""


class Paper:
    def __init__(self, name, widths, landscape=True, size=9):
        self.name, self.widths, self.landscape, self.size = name, list(widths), landscape, size
        self.cells, self.merges, self.heights, self.notes = {}, [], {}, {}
        self.hidden_rows, self.hidden_columns, self.head_rows, self.freeze = set(), set(), None, None
        self.hidden, self.fit, self.head_columns = False, (1, 0), None  # pages wide and tall; 0: as many as it takes
        self.extras = []  # what only XlsxWriter draws: functions of (book, sheet, formats)

    @property
    def last_column(self):
        return len(self.widths) - 1

    @property
    def last_row(self):
        return max(row for row, _ in self.cells)

    def put(self, row, column, value=None, to=None, result=None, **style):
        """One cell (row from 1, column from 0), or a merged range when `to` is its last (row, column)."""
        style = {**PLAIN, **style}
        if to and to != (row, column):
            self.merges.append((row, column, *to))
            for r in range(row, to[0] + 1):
                for c in range(column, to[1] + 1):
                    self.cells[r, c] = (None, style, None)
        self.cells[row, column] = (value, style, result)
        return name(row, column)

    def raw(self, row, column):
        """What the cell stores, as text: a formula's result, a number with the fewest digits."""
        value, _, result = self.cells[row, column]
        if isinstance(value, Runs):
            return "".join(text for text, _ in value)
        return plain(result if isinstance(value, str) and value.startswith("=") else value)

    def every_text(self, change):
        """Passes each text cell's (text, style) through `change`, which gives the new pair."""
        for where, (value, style, result) in self.cells.items():
            if isinstance(value, str) and not value.startswith("="):
                self.cells[where] = (*change(value, style), result)
            elif not isinstance(value, str):
                self.cells[where] = (value, change("", style)[1], result)


def name(row, column):
    return xl_rowcol_to_cell(row - 1, column)


def letter(column):
    return xl_col_to_name(column)


def plain(value):
    if value is None:
        return ""
    if isinstance(value, (int, str)):
        return str(value)
    number = float(value)
    return str(int(number)) if number == int(number) else repr(number)


def heading(paper, split, superior, issuer, number, place_date, title, lines, notice, party=False, right=None,
            last=None):
    """The title block: left half, right half, title in capitals, lines below it, the notice. Gives the next free row."""
    last = last or paper.last_column
    left, other = (0, split), (split + 1, last)
    centre = {"align": "center"}
    rows = right or ((PARTY, None) if party else (NATION, MOTTO))
    for (first, final), row, text, style in (
            (left, 1, superior, centre), (left, 2, issuer, {**centre, "bold": True, "under": True}),
            (left, 3, number, centre), (other, 1, rows[0], {**centre, "bold": not right, "under": party}),
            (other, 2, rows[1], {**centre, "bold": not right, "under": not right}),
            (other, 3, place_date, {**centre, "italic": True})):
        if text:
            paper.put(row, first, text, to=(row, final), **style)
    paper.put(5, 0, title, to=(5, last), bold=True, size=14, align="center", wrap=len(title) > 90)
    if len(title) > 90:
        paper.heights[5] = 40
    row = 6
    for place, text in enumerate(lines):
        paper.put(row, 0, text, to=(row, last), bold=place == 0, italic=place > 0, align="center")
        row += 1
    paper.put(row, 0, f"Ghi chú: {notice}", to=(row, last), italic=True, align="center", colour="C00000", size=11)
    return row + 2


def headings(paper, row, depth, boxes):
    """Header cells: (row offset, first column, last column, rows deep, text)."""
    for down, first, last, deep, text in boxes:
        paper.put(row + down, first, text, to=(row + down + deep - 1, last), bold=True, align="center", wrap=True, border=True)
    paper.head_rows = paper.head_rows or (row, row + depth - 1)


def signatures(paper, row, split, maker, head, place_date=None):
    last = paper.last_column
    if place_date:
        paper.put(row, split + 1, place_date, to=(row, last), italic=True, align="center")
        row += 1
    for (first, final), lines in (((0, split), maker), ((split + 1, last), head)):
        for offset, text in enumerate(lines):
            end = offset == len(lines) - 1
            paper.put(row + offset, first, text, to=(row + offset, final), bold=not end, italic=end, align="center")
    paper.put(row + 6, last, None)


# Writing

def with_xlsxwriter(papers, path, title):
    book, fmt = new_xlsxwriter(path, title)
    for paper in papers:
        sheet = book.add_worksheet(paper.name)
        for column, width in enumerate(paper.widths):
            sheet.set_column(column, column, width, None, {"hidden": column in paper.hidden_columns})
        for row in sorted(set(paper.heights) | paper.hidden_rows):
            sheet.set_row(row - 1, paper.heights.get(row), None, {"hidden": row in paper.hidden_rows})
        for top, first, bottom, last in paper.merges:
            sheet.merge_range(top - 1, first, bottom - 1, last, "", xlsxwriter_format(fmt, paper.cells[top, first][1]))
        covered = {(r, c) for top, first, bottom, last in paper.merges for r in range(top, bottom + 1)
                   for c in range(first, last + 1)} - {(top, first) for top, first, _, _ in paper.merges}
        for (row, column), (value, style, result) in sorted(paper.cells.items()):
            if (row, column) not in covered:
                xlsxwriter_cell(sheet, fmt, row - 1, column, value, xlsxwriter_format(fmt, style), result)
        for (row, column), text in paper.notes.items():
            sheet.write_comment(row - 1, column, text, {"author": "Văn phòng"})
        if paper.freeze:
            sheet.freeze_panes(*paper.freeze)
        if paper.hidden:
            sheet.hide()
        rows = paper.head_rows and tuple(row - 1 for row in paper.head_rows)
        page(sheet, paper.last_row - 1, paper.last_column, rows, paper.landscape, paper.size)
        sheet.fit_to_pages(*paper.fit)
        if paper.head_columns:
            sheet.repeat_columns(*paper.head_columns)
        for draw in paper.extras:
            draw(book, sheet, fmt)
    book.close()


def xlsxwriter_format(fmt, style):
    made = {"font_name": style["face"], "font_size": style["size"]}
    for ours, theirs in (("bold", "bold"), ("italic", "italic"), ("align", "align"), ("wrap", "text_wrap"),
                         ("border", "border"), ("code", "num_format"), ("under", "underline"), ("indent", "indent"),
                         ("valign", "valign")):
        if style[ours]:
            made[theirs] = 1 if ours in ("border", "under") else style[ours]
    if style["colour"]:
        made["font_color"] = "#" + style["colour"]
    return fmt(**made)


def xlsxwriter_cell(sheet, fmt, row, column, value, style, result):
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, Runs):
        parts = [part for text, face in value for part in (fmt(font_name=face), text)]
        sheet.write_rich_string(row, column, *parts, style)
    elif isinstance(value, str) and value.startswith("="):
        sheet.write_formula(row, column, value, style, "" if result is None else float(result) if isinstance(result, Decimal) else result)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, (dt.date, dt.datetime)):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, float(value) if isinstance(value, Decimal) else value, style)


def with_openpyxl(papers, path, title):
    """openpyxl stores no results of formulas."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.title = "Văn phòng", title
    book.properties.created = book.properties.modified = MADE
    for place, paper in enumerate(papers):
        sheet = book.active if place == 0 else book.create_sheet()
        sheet.title = paper.name
        for column, width in enumerate(paper.widths):
            sheet.column_dimensions[letter(column)].width = width
            sheet.column_dimensions[letter(column)].hidden = column in paper.hidden_columns
        for row, height in paper.heights.items():
            sheet.row_dimensions[row].height = height
        for row in paper.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for (row, column), (value, style, _) in sorted(paper.cells.items()):
            openpyxl_cell(sheet.cell(row, column + 1), value, style)
        for top, first, bottom, last in paper.merges:
            sheet.merge_cells(start_row=top, start_column=first + 1, end_row=bottom, end_column=last + 1)
        for (row, column), text in paper.notes.items():
            sheet.cell(row, column + 1).comment = Comment(text, "Văn phòng", height=60, width=240)
        if paper.freeze:
            sheet.freeze_panes = name(paper.freeze[0] + 1, paper.freeze[1])
        if paper.hidden:
            sheet.sheet_state = "hidden"
        rows = paper.head_rows and f"{paper.head_rows[0]}:{paper.head_rows[1]}"
        openpyxl_page(sheet, f"A1:{name(paper.last_row, paper.last_column)}", rows, paper.landscape)
        sheet.page_setup.paperSize = paper.size
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = paper.fit
    book.save(path)


def openpyxl_cell(cell, value, style):
    if isinstance(value, Runs):
        blocks = [TextBlock(InlineFont(rFont=face, sz=style["size"]), text) for text, face in value]
        cell.value = CellRichText(*blocks)
    elif value is not None:
        cell.value = float(value) if isinstance(value, Decimal) and value != int(value) else \
            int(value) if isinstance(value, Decimal) else value
    cell.font = Font(name=style["face"], size=style["size"], bold=style["bold"], italic=style["italic"],
                     underline="single" if style["under"] else None, color=style["colour"])
    cell.alignment = Alignment(horizontal=style["align"] or ("left" if style["indent"] else None), vertical="center",
                               wrap_text=style["wrap"], indent=style["indent"])
    if style["border"]:
        thin = Side(style="thin")
        cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    if style["code"]:
        cell.number_format = style["code"]
