"""A sheet as a flat OpenDocument file, for LibreOffice to make a workbook of."""
import re
from xml.sax.saxutils import escape, quoteattr

from .paper import letter, plain

NAMES = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("number", "datastyle"),
    ("fo", "xsl-fo-compatible"), ("meta", "meta"))) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
PAGES = {8: (42, 29.7), 9: (29.7, 21)}  # A3, A4: centimetres
CELLS = re.compile(r"\b[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?\b")


class Styles:
    """Automatic styles by what they say."""

    def __init__(self):
        self.made, self.numbers = {}, {}

    def style(self, family, body, attributes=""):
        key = (family, body, attributes)
        if key not in self.made:
            self.made[key] = f"{family[:2]}{len(self.made)}"
        return self.made[key]

    def number(self, code):
        self.numbers.setdefault(code, f"N{len(self.numbers) + 100}")
        return self.numbers[code]

    def cell(self, style):
        attributes = f' style:data-style-name="{self.number(style["code"])}"' if style["code"] else ""
        box = 'fo:border="0.75pt solid #000000"' if style["border"] else 'fo:border="none"'
        wrap = ' fo:wrap-option="wrap"' if style["wrap"] else ""
        align = {"left": "start", "right": "end", "center": "center"}.get(style["align"] or ("left" if style["indent"] else None))
        paragraph = (f' fo:text-align="{align}"' if align else "") + (f' fo:margin-left="{style["indent"] * 0.35}cm"' if style["indent"] else "")
        source = ' style:text-align-source="fix"' if align else ""
        font = f'style:font-name={quoteattr(style["face"])} fo:font-size="{style["size"]}pt"'
        font += ' fo:font-weight="bold"' if style["bold"] else ""
        font += ' fo:font-style="italic"' if style["italic"] else ""
        font += ' style:text-underline-style="solid" style:text-underline-width="auto"' if style["under"] else ""
        font += f' fo:color="#{style["colour"]}"' if style["colour"] else ""
        body = (f'<style:table-cell-properties style:vertical-align="middle" {box}{wrap}{source}/>'
                f"<style:paragraph-properties{paragraph}/><style:text-properties {font}/>")
        return self.style("table-cell", body, attributes)

    def xml(self):
        numbers = "".join(self.number_xml(code, name) for code, name in self.numbers.items())
        return numbers + "".join(f'<style:style style:name="{name}" style:family="{family}"{attributes}>{body}</style:style>'
                                 for (family, body, attributes), name in self.made.items())

    @staticmethod
    def number_xml(code, name):
        whole, _, decimals = code.partition(".")
        grouping = ' number:grouping="true"' if "," in whole else ""
        return (f'<number:number-style style:name="{name}"><number:number number:min-integer-digits="1" '
                f'number:decimal-places="{len(decimals)}" number:min-decimal-places="{len(decimals)}"{grouping}/></number:number-style>')


def with_flat_ods(papers, path, title):
    """Writes texts, numbers and plain formulas, merges, sizes, the print area, the rows to repeat; no frozen panes."""
    styles = Styles()
    tables = "".join(table(paper, styles) for paper in papers)
    paper = papers[0]
    face = next(style["face"] for _, style, _ in paper.cells.values())
    long, short = PAGES[paper.size]
    page = (f'fo:page-width="{long if paper.landscape else short}cm" fo:page-height="{short if paper.landscape else long}cm" '
            f'style:print-orientation="{"landscape" if paper.landscape else "portrait"}" fo:margin-left="1.5cm" fo:margin-right="1cm" '
            f'fo:margin-top="1.5cm" fo:margin-bottom="0.8cm" style:table-centering="horizontal" style:scale-to-X="{paper.fit[0]}" '
            f'style:scale-to-Y="{paper.fit[1]}"')
    footer = (f'<style:footer><text:p><text:span text:style-name="T1">Trang <text:page-number>1</text:page-number>/'
              f"<text:page-count>1</text:page-count></text:span></text:p></style:footer>")
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:meta><dc:title>{escape(title)}</dc:title><meta:initial-creator>Văn phòng</meta:initial-creator></office:meta>"
        f'<office:font-face-decls><style:font-face style:name={quoteattr(face)} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        f"svg:font-family={quoteattr(face)}/></office:font-face-decls>"
        f'<office:styles><style:default-style style:family="table-cell"><style:text-properties style:font-name={quoteattr(face)} fo:font-size="12pt"/>'
        f"</style:default-style></office:styles>"
        f'<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:font-name={quoteattr(face)} '
        f'fo:font-size="10pt"/></style:style><style:style style:name="ta1" style:family="table" style:master-page-name="Default">'
        f'<style:table-properties table:display="true"/></style:style>{styles.xml()}'
        f'<style:page-layout style:name="pm1"><style:page-layout-properties {page}/><style:header-style/><style:footer-style>'
        f'<style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.2cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        f'<office:master-styles><style:master-page style:name="Default" style:page-layout-name="pm1"><style:header style:display="false"/>{footer}'
        f"</style:master-page></office:master-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>\n")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(document)


def table(paper, styles):
    columns = "".join(
        f'<table:table-column table:style-name="{styles.style("table-column", column_width(width))}"/>' for width in paper.widths)
    covered = {(row, column) for top, first, bottom, last in paper.merges for row in range(top, bottom + 1)
               for column in range(first, last + 1)} - {(top, first) for top, first, _, _ in paper.merges}
    spans = {(top, first): (bottom - top + 1, last - first + 1) for top, first, bottom, last in paper.merges}
    rows = {row: table_row(paper, row, styles, covered, spans) for row in range(1, paper.last_row + 1)}
    text = ""
    first, last = paper.head_rows or (0, 0)
    for row, xml in rows.items():
        text += ("<table:table-header-rows>" if row == first else "") + xml + ("</table:table-header-rows>" if row == last else "")
    name = f"'{paper.name}'"
    area = f"{name}.A1:{name}.{letter(paper.last_column)}{paper.last_row}"
    return f'<table:table table:name={quoteattr(paper.name)} table:style-name="ta1" table:print-ranges={quoteattr(area)}>{columns}{text}</table:table>'


def column_width(width):
    """Excel counts a column in digits of seven pixels, and five pixels around."""
    return f'<style:table-column-properties style:column-width="{(width * 7 + 5) / 96:.4f}in"/>'


def table_row(paper, row, styles, covered, spans):
    height = paper.heights.get(row)
    size = f'style:row-height="{height}pt" style:use-optimal-row-height="false"' if height else \
        'style:row-height="16pt" style:use-optimal-row-height="false"'
    cells = ""
    for column in range(paper.last_column + 1):
        value, style, _ = paper.cells.get((row, column), (None, None, None))
        name = f' table:style-name="{styles.cell(style)}"' if style else ""
        if (row, column) in covered:
            cells += f"<table:covered-table-cell{name}/>"
            continue
        deep, wide = spans.get((row, column), (1, 1))
        span = f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{deep}"' if (deep, wide) != (1, 1) else ""
        cells += f"<table:table-cell{name}{span}{content(value)}"
    return f'<table:table-row table:style-name="{styles.style("table-row", f"<style:table-row-properties {size}/>")}">{cells}</table:table-row>'


def content(value):
    if value is None:
        return "/>"
    if isinstance(value, str) and value.startswith("="):
        # Of a formula only cells and ranges of its own sheet, and what parts arguments, are written otherwise.
        formula = CELLS.sub(lambda found: "[" + ":".join(f".{cell}" for cell in found[0].split(":")) + "]", value).replace(",", ";")
        return f" table:formula={quoteattr('of:' + formula)}/>"
    if isinstance(value, str):
        return f' office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
    return f' office:value-type="float" office:value="{plain(value)}"/>'
