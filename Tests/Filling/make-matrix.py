#!/usr/bin/env python3
"""make-matrix.py FOLDER: writes the templates of the matrix, with a program workbook and a submission for each number of communes.

Every name and figure is invented. What the templates must become once filled: filling/, and check-filling.py, which fills them.
"""
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from filling import books, world  # noqa: E402
from filling.shapes import SHAPES  # noqa: E402

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for communes in sorted({shape.communes for shape in SHAPES}):
    world.programme(os.path.join(folder, f"chuong-trinh-{communes}.xlsx"), communes)
    world.submission(os.path.join(folder, f"nop-{communes}.xlsx"), communes)
for book in books.BOOKS:
    templates = {os.path.join(folder, f"mau-{book.name}-{shape.name}.xlsx"): shape for shape in SHAPES if shape.rows in book.rows}
    for path, shape in templates.items():
        book.make(path, shape)
    book.finish(list(templates), folder)
    print(f"{book.name}: {len(templates)} templates in {folder}")
