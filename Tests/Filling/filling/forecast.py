"""What `check-template` said would become of formulas, beside what became of them."""
from .reading import tidy


def compare(ledger, program, case, output, template):
    """A forecast is for as many rows as the programme has communes: where a filter leaves fewer, it is not compared.

    A formula that it does not name must be as it was.
    """
    if case.shape.is_empty:
        return
    told = {(sheet["name"], item["cell"]): item for sheet in program.forecast(case.programme, case.template)["sheets"]
            for item in sheet.get("formulas", [])}
    for sheet in template.formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                old = plain(template.formula(sheet.title, cell.coordinate))
                if old is None or "P8" in old or case.book.is_beside(case.shape, sheet.title, cell.coordinate):
                    continue
                item = told.get((sheet.title, cell.coordinate), {"becomes": old})
                if "becomes" not in item:  # copied with its row
                    continue
                real = plain(output.formula(sheet.title, case.book.moved(case.shape, sheet.title, cell.coordinate)))
                ledger.same("forecast of check-template", tidy(item["becomes"]), tidy(real), f"{sheet.title}!{cell.coordinate} ={old}")


def plain(formula):
    return formula[1] if isinstance(formula, tuple) else formula
