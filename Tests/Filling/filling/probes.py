"""Formulas that refer to a form's sample row and to what is around it.

Each is written with the rows as they are after filling: `E8:E{last}` is `E8:E8` in the template. `{s}` is the sheet's prefix. They were
written by hand after what Excel does when rows are inserted below the sample row: a range that holds it grows, also where it ends or
begins with it; a reference to one cell stays with the first copy; what is below moves.
"""

# (kind, formula, its value: a number that no row changes, or a name of `values`, or None)
PROBES = [
    ("range", "SUM({s}E8:E{last})", "results"),
    ("range, absolute", "SUM({s}$E$8:$E${last})", "results"),
    ("range, rows absolute", "SUM({s}E$8:E${last})", "results"),
    ("range, columns absolute", "SUM({s}$E8:$E{last})", "results"),
    ("range of two columns", "SUM({s}D8:E{last})", "both"),
    ("one cell", "{s}E8+0", "first"),
    ("one cell, absolute", "{s}$E$8+0", "first"),
    ("cell below", "{s}E{r10}+{s}D{r10}", 5),
    ("cell below, absolute", "{s}$E${r10}", 2),
    ("total", "{s}E{total}", "results"),
    ("range that ends with the row", "COUNT({s}B6:B{last})", None),
    ("range that begins with the row", "SUM({s}D8:D{r10})", None),
    ("range around", "COUNTA({s}C5:C{r10})", None),
    ("range below", "SUM({s}D{r10}:E{r11})", 5),
    ("range above", "COUNTA({s}B5:K6)", 10),
    ("whole rows", "ROWS({s}$8:${whole8})", None),
    ("whole rows around", "ROWS({s}7:{w9})", None),
    ("whole column", "COUNTA({s}$B:$B)", None),
    ("range wider than the table", "COUNT({s}D8:Z{whole8})", None),
    ("criteria", 'SUMIF({s}$C$8:$C${last},"*001",{s}$E$8:$E${last})', "first"),
    ("two ranges", "SUMPRODUCT({s}D8:D{last},{s}E8:E{last})", "products"),
    ("several areas", "SUM({s}D8:D{last},{s}E8:E{last})", "both"),
    ("union", "SUM(({s}D8:D{last},{s}E8:E{last}))", "both"),
    ("intersection", "SUM({s}D8:E{last} {s}E7:E{r9})", None),
    ("subtotal kept", "SUBTOTAL(9,{s}E8:E{last})", "results"),
    ("subtotal kept, hidden rows left out", "SUBTOTAL(109,{s}D8:D{last})", "quotas"),
    ("aggregate", "_xlfn.AGGREGATE(9,6,{s}E8:E{last})", "results"),
    ("look-up", 'IFERROR(VLOOKUP("Xã Mẫu 001",{s}$C$8:$E${last},3,FALSE),0)', "first"),
    ("index", "INDEX({s}E8:E{last},ROWS({s}E8:E{last}))+0", "last"),
    ("offset", "SUM(OFFSET({s}E8,0,0,ROWS({s}E8:E{last}),1))", "results"),
    ("range of a function", "SUM({s}E8:INDEX({s}E8:E{last},ROWS({s}E8:E{last})))", "results"),
    ("count", "COUNT({s}E8:E{last})", "count"),
    ("greatest", "MAX({s}E8:E{last})", None),
    ("text is text", 'COUNTA(INDIRECT("E8:E8"))*0', None),
    ("words", 'IF("E8:E8"="E8:E8",1,0)', 1),
    ("name", "SUM(TenCot)", "results"),
    ("name of one cell", "MotO+0", "first"),
    ("name of the total", "TongO", "results"),
    ("name with a formula", "SUM(DongVung)", "results"),
    ("sheet's own name", "SUM({s}NoiBo)", "results"),
    ("three sheets", "SUM('Biểu 01:Danh mục'!AZ1)", 0),
    ("external link", "SUM([1]Ngoai!$A$8:$A$9)", "external"),
]
# Formulas of the sample row, `{r}` the copy's own row, `{before}` the row before.
COPIED = {
    "F": ("copied: own row", "IF(D{r}=0,0,E{r}/D{r})"),
    "H": ("copied: own row, all rows and the total", "SUM(E$8:E{r})/E${total}"),
}
ARRAY = ("copied: array formula", "E{r}/MAX(E$8:E${last})")
# Names: (name, sheet it belongs to, reference)
NAMES = [
    ("TenCot", None, "'Biểu 01'!$E$8:$E${last}"),
    ("MotO", None, "'Biểu 01'!$E$8"),
    ("TongO", None, "'Biểu 01'!$E${total}"),
    ("HetKhoi", None, "'Biểu 01'!$C$6:$E${last}"),
    ("DuoiBang", None, "'Biểu 01'!$D${r10}:$E${r10}"),
    ("DongVung", None, "OFFSET('Biểu 01'!$E$8,0,0,ROWS('Biểu 01'!$E$8:$E${last}),1)"),
    ("NoiBo", "Biểu 01", "'Biểu 01'!$E$8:$E${last}"),
]


def values(results, quotas):
    """Values by their names above."""
    return {
        "results": sum(results), "quotas": sum(quotas), "both": sum(results) + sum(quotas), "count": len(results),
        "first": results[0] if results else 0, "last": results[-1] if results else 0,
        "products": sum(a * b for a, b in zip(results, quotas)), "external": 30}
