"""What a filled "Biểu 01" must hold, written by hand as functions of the number of rows; what Excel would do on inserting them."""
from . import world
from .form import BELOW, BELOW_ARRAYS, FORM, LINK, LIST, PIVOT, PREFIX, SUMMARY, spot
from .probes import ARRAY, COPIED, NAMES, PROBES, values
from .reading import areas, tidy
from .shapes import SAMPLE

TITLE = "BÁO CÁO KẾT QUẢ năm 2022"
ERRORS = ("#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!")


class Expectations:
    """Compares a filled workbook (an `Output`) with what was worked out, and with the template it was made of."""

    def __init__(self, ledger, shape, output, template):
        self.ledger, self.shape, self.output, self.template = ledger, shape, output, template
        self.words = shape.words()
        self.results = [world.result(k) for k in shape.items]
        self.quotas = [world.quota(k) for k in shape.items]
        self.rows = range(SAMPLE, shape.end + 1)

    def text(self, pattern, prefix=""):
        return pattern.format(s=prefix, **self.words)

    def same(self, kind, found, expected, what=""):
        return self.ledger.same(kind, found, expected, what)

    def all(self):
        for part in (self.figures, self.second, self.markers, self.copies, self.probes, self.lower, self.totals, self.styles, self.merges, self.rules,
                     self.names, self.page, self.marks, self.drawings, self.charts, self.others, self.kept):
            part()

    def some(self):
        """What does not depend on the program that wrote the template."""
        for part in (self.figures, self.second, self.markers, self.copies, self.totals, self.styles, self.merges):
            part()

    # Cells

    def value(self, place, sheet=FORM):
        return self.output.value(sheet, place)

    def figures(self):
        kind = "figures of the rows"
        self.same("words of the title", self.value("A1"), TITLE)
        if self.shape.is_empty:
            words = "Không phát sinh" if self.shape.rows == "0 words" else None
            self.same(kind, [self.value(f"{c}8") for c in "ABCDEI"], [None, None, words, None, None, None])
            hidden = bool(self.output.formulas[FORM].row_dimensions[SAMPLE].hidden)
            # Beside another table a hidden row would take that one's along.
            self.same("row of an empty loop hidden", hidden, self.shape.rows == "0 hidden" and self.shape.tables == 1)
            return
        for k in self.shape.items:
            row = SAMPLE + k
            expected = [None, k + 1, world.name(k), world.quota(k), world.result(k), f"mã {world.code(k)}"]
            self.same(kind, [self.value(f"{c}{row}") for c in "ABCDEI"], expected, f"row {row}")

    def second(self):
        """The table beside, whose rows are others."""
        if self.shape.tables == 1:
            return
        kind = "table beside"
        for place, k in enumerate(self.shape.second):
            row = SAMPLE + place
            self.same(kind, [self.value(f"{c}{row}") for c in "MNOP"], [None, place + 1, world.name(k), world.result(k)], f"row {row}")
        if self.shape.is_empty or not self.shape.second:
            words = "Không phát sinh" if self.shape.rows == "0 words" else None
            self.same(kind, [self.value(f"{c}8") for c in "MNOP"], [None, None, words, None])
        total = 7 if self.shape.total == "above" else self.shape.second_end + 1
        self.same("total beside", self.output.formula(FORM, f"P{total}"), self.text("SUM(P8:P{second})"))
        self.same("total beside", self.value(f"P{total}"), sum(world.result(k) for k in self.shape.second))
        self.same("total over both tables", self.output.formula(FORM, "S1"), self.text("SUM(P8:P{second})+SUM(E8:E{last})"))
        below = [self.value(f"P{row}") for row in range(max(total, self.shape.second_end) + 1, self.shape.moved(30))]
        self.same("nothing below the table beside", [v for v in below if v is not None], [])

    def markers(self):
        left = [f"{sheet.title}!{cell.coordinate}" for sheet in self.output.formulas.worksheets for row in sheet.iter_rows() for cell in row
                if isinstance(cell.value, str) and ("[[" in cell.value or "]]" in cell.value)]
        self.same("no marker left", left, [])

    def copies(self):
        if self.shape.is_empty:
            shown = {c: self.value(f"{c}8") for c in "FGH"}
            self.same("no error in an empty row", {c: v for c, v in shown.items() if v in ERRORS}, {})
            return
        for row in self.rows:
            for column, (kind, formula) in COPIED.items():
                self.same(kind, self.output.formula(FORM, f"{column}{row}"), formula.format(r=row, **self.words), f"{column}{row}")
            found = self.output.formula(FORM, f"G{row}")
            self.same(ARRAY[0], found, (f"G{row}", ARRAY[1].format(r=row, **self.words)), f"G{row}")

    def probes(self):
        known = values(self.results, self.quotas)
        for k, (kind, formula, value) in enumerate(PROBES):
            row, column = spot(k)
            here = self.output.formulas[FORM].cell(row + 1, column + 1).coordinate
            self.same(kind, self.output.formula(FORM, here), self.text(formula), f"on the sheet, {here}")
            there = f"B{4 + k}"
            self.same(kind, self.output.formula(SUMMARY, there), self.text(formula, PREFIX), f"from another sheet, {there}")
            if value and value != "external":
                name, number = (f"values: {value}", known[value]) if value in known else ("values that no row changes", value)
                self.same(name, [self.value(here), self.value(there, SUMMARY)], [number] * 2, kind)

    def lower(self):
        for place, formula in BELOW.items():
            kind = "shared formulas below" if place[0] in "GHI" else "formulas below"
            self.same(kind, self.output.formula(FORM, self.moved(place)), self.text(formula), place)
        for place, (area, formula) in BELOW_ARRAYS.items():
            self.same("array formulas below", self.output.formula(FORM, self.moved(place)), (tidy(self.moved(area)), self.text(formula)), place)
        tables = [item for item in self.output.xml(self.output.sheets[FORM]).iter() if item.get("t") == "dataTable"]
        self.same("data table", [(item.get("ref"), item.get("r1")) for item in tables], [(self.text("C{r20}:C{r21}"), self.text("B{r19}"))])
        texts = {f"C{self.shape.moved(10)}": "Dự phòng", f"D{self.shape.moved(12)}": "NGƯỜI LẬP BIỂU", f"C{self.shape.moved(18)}": "Phương án"}
        self.same("what stands below", {place: self.value(place) for place in texts}, texts)

    def moved(self, places):
        """Cells of the lower part, where they are now."""
        import re

        return re.sub(r"\d+", lambda found: str(self.shape.moved(int(found[0]))), places)

    def totals(self):
        row, kind = self.words["total"], f"total {self.shape.total}"
        for column, figures in (("D", self.quotas), ("E", self.results)):
            self.same(kind, self.output.formula(FORM, f"{column}{row}"), self.text(f"SUM({column}8:{column}{{last}})"))
            self.same(kind, self.value(f"{column}{row}"), sum(figures), "value")
        self.same(kind, self.output.formula(FORM, f"F{row}"), f"IF(D{row}=0,0,E{row}/D{row})")
        self.same(kind, self.output.formula(FORM, f"H{row}"), self.text("COUNT(H8:H{last})"))

    def styles(self):
        def look(book, place):
            cell = book[FORM][place]
            style = cell._style
            return (book._fonts[style.fontId], book._fills[style.fillId], book._borders[style.borderId], book._alignments[style.alignmentId],
                    book._protections[style.protectionId], cell.number_format)

        old, new = self.template.formulas, self.output.formulas
        model = {c: look(old, f"{c}8") for c in "BCDEFGHIJ"}
        for row in self.rows:
            found = {c: look(new, f"{c}{row}") for c in model}
            self.same("formats of the copies", [c for c in model if found[c] != model[c]], [], f"row {row}")
        moved = {c: self.words["total"] for c in "CDEF"} | {"K": 7}
        places = {f"{c}{row}": f"{c}{self.shape.total_row if c != 'K' else 7}" for c, row in moved.items()}
        self.same("formats around", [p for p, q in places.items() if look(new, p) != look(old, q)], [])
        rows = self.output.formulas[FORM].row_dimensions
        for row in self.rows if self.shape.tables == 1 else [SAMPLE]:
            self.same("height and outline of rows", (rows[row].height, rows[row].outlineLevel), (30, 1), f"row {row}")
        if self.shape.tables == 1:
            below, was = rows[self.shape.end + 1], self.template.formulas[FORM].row_dimensions[SAMPLE + 1]
            self.same("height and outline of rows", (below.height, below.outlineLevel), (was.height, 0), "below")

    # Ranges

    def merges(self):
        own = [f"I{row}:J{row}" for row in self.rows]
        expected = sorted(["A1:K1", "D5:E5", self.text("K7:K{r9}"), self.text("D{r12}:F{r12}"), *own])
        self.same("merged ranges", self.output.merges(FORM), expected)

    def rules(self):
        over = lambda one, other: areas(f"{one}8:{other}{self.words['last']}")  # noqa: E731
        expected = sorted([
            (over("E", "E"), "cellIs", ("$D8",)), (over("B", "J"), "expression", ("$E8<$D8",)),
            (over("D", "E"), "expression", (self.text("D8>AVERAGE(D$8:D${last})"),)), (self.text("E7:E{r9}"), "cellIs", ("1000",)),
            (self.text("D{r10}"), "expression", (self.text("$D${r10}>$E${total}"),)), (over("F", "F"), "dataBar", ()),
            (over("G", "G"), "colorScale", (self.text("$F${total}"),)), (over("H", "H"), "iconSet", (self.text("$E${r10}"),))])
        found = self.output.rules(FORM)
        for each in expected:
            self.same("conditional formats", each if each in found else found, each)
        self.same("conditional formats", len(found), len(expected), "how many")
        checks = sorted([
            (over("E", "E"), "whole", ("$D8",)), (over("C", "C"), "list", (f"'{LIST}'!$A$1:$A$3",)),
            (over("B", "B"), "custom", (self.text("COUNTIF($B$8:$B${last},B8)=1"),)),
            (self.text("D{r10}"), "decimal", ("0", self.text("$E${total}")))])
        self.same("data validations", self.output.checks(FORM), checks)
        self.same("data validations of another sheet", self.output.checks(SUMMARY), [("D1", "list", (self.text(f"{PREFIX}$C$8:$C${{last}}"),))])
        get = self.output.extended
        self.same("conditional formats of 2010", [place for place, _ in get(FORM, "conditionalFormatting") if place], [over("F", "F")])
        rules = [(place, f) for place, f in get(SUMMARY, "conditionalFormatting") if place]
        self.same("conditional formats of 2010, another sheet", rules, [("A1:B3", (self.text("$A1>SUM('Biểu 01'!$E$8:$E${last})"),))])
        self.same("data validations of 2010", [item for item in get(FORM, "dataValidation") if item[0]], [(over("F", "F"), (f"'{LIST}'!$A$1:$A$3",))])
        self.same("data validations of 2010, another sheet", [item for item in get(SUMMARY, "dataValidation") if item[0]],
                  [("D2", (self.text(f"{PREFIX}$C$8:$C${{last}}"),))])
        lines = [(f"L{row}", (f"{PREFIX}D{row}:E{row}",)) for row in self.rows] + [(self.text("L{r10}"), (self.text(f"{PREFIX}E8:E{{last}}"),))]
        self.same("sparklines", get(FORM, "sparkline"), sorted(lines))
        self.same("sparklines of another sheet", get(SUMMARY, "sparkline"), [("E1", (self.text(f"{PREFIX}E8:E{{last}}"),))])
        ignored = [areas(place) for place in self.output.attributes(FORM, "ignoredError", "sqref")]
        self.same("ignored errors", ignored, [over("I", "I")])
        self.same("protected ranges", [areas(p) for p in self.output.attributes(FORM, "protectedRange", "sqref")], [over("D", "E")])
        self.same("filter", self.output.formulas[FORM].auto_filter.ref, self.text("B6:I{last}"))

    def names(self):
        book, own = self.output.names_of(), self.output.names_of(FORM)
        for name, owner, target in NAMES:
            kind = "names of the sheet" if owner else "names"
            self.same(kind, (own if owner else book).get(name), self.text(target), name)
        raw = self.output.raw_names()
        self.same("name of the filter", raw.get(("_xlnm._FilterDatabase", "0")), self.text(f"{PREFIX}$B$6:$I${{last}}"))
        self.same("print titles", raw.get(("_xlnm.Print_Titles", "0")), f"{PREFIX}$5:$6")
        wide = "P" if self.shape.tables == 2 else "K"
        kind = "print area over two tables" if self.shape.tables == 2 else "print area"
        self.same(kind, raw.get(("_xlnm.Print_Area", "0")), self.text(f"{PREFIX}$A$1:${wide}${{r12}}"))

    # The page and what lies on it

    def page(self):
        breaks = [item.get("id") for item in self.output.xml(self.output.sheets[FORM]).iter() if item.tag.endswith("}brk")]
        # A page may begin with the last two rows, so that what is below does not stand alone.
        added = str(self.shape.end - 2)
        self.same("page breaks", [item for item in breaks if item != added], [str(self.shape.whole(11)), "11"])
        for element in ("sheetProtection", "pageMargins", "headerFooter", "pane", "sheetPr"):
            self.same("page, view and protection", self.raw(self.output, element), self.raw(self.template, element), element)
        setup = [(dict(item.attrib)) for item in self.output.xml(self.output.sheets[FORM]).iter() if item.tag.endswith("}pageSetup")]
        old = [(dict(item.attrib)) for item in self.template.xml(self.template.sheets[FORM]).iter() if item.tag.endswith("}pageSetup")]
        self.same("page, view and protection", setup, old, "pageSetup")

    def raw(self, output, element):
        import re

        found = re.search(rf"<{element}[ >/].*?(?:/>|</{element}>)".encode(), output.parts[output.sheets[FORM]], re.S)
        return found and found[0].decode()

    def marks(self):
        links = hyperlinks(self.output, FORM)
        expected = {f"C{row}": LINK for row in self.rows} | {self.text("D{r15}"): self.text(f"{PREFIX}E{{total}}")}
        self.same("hyperlinks", links, expected)
        self.same("hyperlinks of another sheet", hyperlinks(self.output, SUMMARY),
                  {"C1": self.text(f"{PREFIX}E{{r10}}"), "C2": self.text(f"{PREFIX}B8:K{{last}}")})
        texts, shapes, threads = self.output.notes(FORM)
        r10 = self.words["r10"]
        expected = {"D8": "Ghi chú của dòng mẫu", f"E{r10}": "Ghi chú ở dưới", "B6": "Ghi chú ở trên", f"C{r10}": "[Threaded comment] Cần xem lại"}
        self.same("notes", texts, expected)
        self.same("shapes of notes", shapes, sorted([(7, 3), (r10 - 1, 4), (5, 1), (r10 - 1, 2)]))
        self.same("threaded comments", threads, [f"C{r10}"])

    def drawings(self):
        shift = self.shape.whole(13) - 13
        for (content, row, end), new in zip(self.template.anchors(FORM), self.output.anchors(FORM)):
            by = shift if row >= SAMPLE else 0
            self.same("places of pictures, shapes and charts", new, (content, row + by, end + by))
        self.same("places on another sheet", self.output.anchors(SUMMARY), self.template.anchors(SUMMARY))
        self.same("text of a shape", self.output.text_links(FORM), [self.text(f"{PREFIX}$E${{r10}}")])

    def cached(self, kind, found, expected):
        """References of a chart with their values: [(reference, values)]."""
        self.same(kind, [tidy(cache.formula) for cache in found], [tidy(reference) for reference, _ in expected])
        for cache, (_, known) in zip(found, expected):
            stored = None if cache.values is None else {k: number(v) for k, v in cache.values.items()}
            wanted = {k: v for k, v in enumerate(known) if v is not None}
            self.same(f"values stored: {kind}", (cache.count, stored), (max(len(known), 1), wanted), cache.formula)

    def charts(self):
        from .reading import references

        def over(column):
            return self.text(f"{PREFIX}${column}$8:${column}${{last}}")

        quotas, results = self.quotas, self.results
        labels = [world.name(k) for k in self.shape.items]
        if self.shape.rows == "0 words":
            labels = ["Không phát sinh"]
        chart = self.output.chart(FORM)
        self.cached("chart: values", references(chart, "val"), [(over("D"), quotas), (over("E"), results)])
        self.cached("chart: categories", references(chart, "cat"), [(over("C"), labels)] * 2)
        self.cached("chart: names and title", references(chart, "tx"), [
            (f"{PREFIX}$A$1", [TITLE]), (f"{PREFIX}$D$6", ["Giao"]), (f"{PREFIX}$E$6", ["Đạt"])])
        self.same("chart: error bars", [tidy(c.formula) for c in references(chart, "plus") + references(chart, "minus")], [tidy(over("D"))] * 2)
        scatter = self.output.chart(SUMMARY)
        self.cached("chart of another sheet", references(scatter, "xVal") + references(scatter, "yVal"), [(over("D"), quotas), (over("E"), results)])
        self.same("chart: label of a point", [c.formula for c in references(scatter, "dLbls")], [f"{PREFIX}$E$8"])
        pie = self.output.chart("Đồ thị")
        self.cached("chart of the total", references(pie, "val"), [(self.text(f"{PREFIX}$D${{total}}:$E${{total}}"), [sum(quotas), sum(results)])])

    def others(self):
        part = next(name for name in self.output.names if "pivotCacheDefinition" in name and name.endswith(".xml"))
        source = next(item for item in self.output.xml(part).iter() if item.tag.endswith("worksheetSource"))
        self.same("source of the pivot table", source.get("ref"), self.text("C6:E{last}"))
        total = self.text("E{total}")
        self.same("scenarios", [self.output.attributes(FORM, "scenarios", "sqref"), self.output.attributes(FORM, "inputCells", "r")],
                  [[total], [self.text("E{r10}")]])
        self.same("watched cells", self.output.attributes(FORM, "cellWatch", "r"), [total])

    def kept(self):
        """Parts that must be byte for byte as they were."""
        free = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/",
                "xl/charts/", "xl/drawings/drawing", "xl/drawings/vml", "xl/comments", "xl/threadedComments", "xl/pivotCache/pivotCacheDefinition",
                "[Content_Types].xml", "_rels/.rels", "xl/_rels/", "xl/worksheets/_rels/")
        kept = [name for name in self.template.names if not name.startswith(free)]
        changed = [name for name in kept if self.output.parts.get(name) != self.template.parts[name]]
        self.same("other parts byte for byte", changed, [])
        lost = [name for name in self.template.names if name not in self.output.parts and "calcChain" not in name]
        self.same("no part lost", lost, [])
        sheet = self.template.sheets[PIVOT]
        self.same("other parts byte for byte", self.output.parts[sheet] == self.template.parts[sheet], True, sheet)


def hyperlinks(output, sheet):
    """Targets of hyperlinks by cell."""
    from .reading import OFFICE, local

    part = output.sheets[sheet]
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    targets = {item.get("Id"): item.get("Target") for item in output.xml(rels)} if rels in output.parts else {}
    found = {}
    for item in output.xml(part).iter():
        if local(item.tag) != "hyperlink":
            continue
        target = targets.get(item.get(OFFICE)) or item.get("location")
        cells = output.formulas[sheet][item.get("ref")]
        for row in cells if isinstance(cells, tuple) else ((cells,),):
            for cell in row:
                found[cell.coordinate] = target
    return found


def number(text):
    try:
        return float(text)
    except ValueError:
        return text
