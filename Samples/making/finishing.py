"""The last steps of a sample workbook: LibreOffice's saving, and times set to fixed ones."""
import os
import re
import subprocess
import tempfile
import zipfile

from .figures import MADE

# LibreOffice trusts the results in a file unless it is told to recalculate on loading (0: always).
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def made_by_libreoffice(source, target):
    """A workbook of another kind of document, such as .fods."""
    draft = os.path.splitext(source)[0] + ".xlsx"
    saved_by_libreoffice(source, results=[draft])
    os.replace(draft, target)


def saved_by_libreoffice(*sources, results=None):
    """Lets LibreOffice load, recalculate and save workbooks in their places (or as `results`), with a profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "profile", "user"))
        settings = os.path.join(folder, "profile", "user", "registrymodifications.xcu")
        with open(settings, "w", encoding="utf-8") as stream:
            stream.write(ALWAYS_RECALCULATE)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", os.path.join(folder, "out"), *sources],
            check=True, capture_output=True, timeout=300)
        for result in results or sources:
            os.replace(os.path.join(folder, "out", os.path.basename(result)), result)


def settle(path):
    """Sets the times in the archive and in the properties to fixed ones; the parts stay as their program wrote them."""
    with zipfile.ZipFile(path) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "docProps/core.xml":
                stamp = rb"\g<1>" + MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", stamp, data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
