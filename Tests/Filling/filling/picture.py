"""A workbook on paper, and a small picture of its first page: printed by LibreOffice as a Vietnamese machine does, of few colours."""
import os
import re
import struct
import subprocess
import tempfile
import zlib

VIETNAMESE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""
LEVELS = 8  # of each colour


def printed(workbook, folder):
    """Prints a workbook to a PDF in an empty folder. → its path"""
    profile = os.path.join(folder, "profile", "user")
    os.makedirs(profile)
    with open(os.path.join(profile, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(VIETNAMESE)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return os.path.join(folder, os.path.splitext(os.path.basename(workbook))[0] + ".pdf")


def pages(workbook):
    """How many pages it prints on."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(["pdfinfo", printed(workbook, folder)], check=True, capture_output=True).stdout.decode()
    return int(re.search(r"Pages:\s*(\d+)", told)[1])


def picture(workbook, target, dots=90, margin=24):
    """Writes a PNG of the first page."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(dots), "-f", "1", "-l", "1", printed(workbook, folder)]
        raw = subprocess.run(command, check=True, capture_output=True).stdout
    with open(target, "wb") as file:
        file.write(indexed(*cropped(raw, margin)))


def cropped(raw, margin):
    """The pixels of a raw picture (P6), coarse, without the white around. → (width, rows of colours)"""
    width, height = (int(number) for number in raw.split(maxsplit=3)[1:3])
    pixels = raw[-3 * width * height:]
    step = 255 / (LEVELS - 1)
    coarse = pixels.translate(bytes(round(round(level / step) * step) for level in range(256)))
    rows = [coarse[3 * width * row:3 * width * (row + 1)] for row in range(height)]
    inked = [row for row, data in enumerate(rows) if data.strip(b"\xff")]
    left = min(len(rows[row]) - len(rows[row].lstrip(b"\xff")) for row in inked) // 3
    right = max(len(rows[row].rstrip(b"\xff")) for row in inked) // 3
    first, last = max(left - margin, 0), min(right + margin, width)
    kept = rows[max(inked[0] - margin, 0):min(inked[-1] + margin, height)]
    return last - first, [[row[at:at + 3] for at in range(3 * first, 3 * last, 3)] for row in kept]


def indexed(width, rows):
    """A PNG with a palette."""
    colours = sorted({colour for row in rows for colour in row})
    place = {colour: index for index, colour in enumerate(colours[:256])}
    data = b"".join(b"\0" + bytes(place.get(colour, 0) for colour in row) for row in rows)

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", b"".join(colours[:256])) + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")
