"""Which program saved a workbook."""
import re
import zipfile


def is_from_excel(path):
    """Whether the workbook says that Excel saved it."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            text = archive.read(names["docprops/app.xml"]).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return False
    return re.search(r"<(?:\w+:)?Application>Microsoft (Macintosh )?Excel( Online)?<", text) is not None
