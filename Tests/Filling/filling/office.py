"""LibreOffice as another calculator, and copies of workbooks without stored results."""
import os
import re
import signal
import subprocess
import tempfile
import zipfile

# Formulas are calculated whatever is stored (`OOXMLRecalcMode` always), and links are left alone.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"""
CELL = re.compile(rb"<c\b([^>]*[^/>]|)>(.*?)</c>", re.S)


def without_result(found):
    attributes, inside = found.groups()
    if b"<f" not in inside:
        return found[0]
    attributes = re.sub(rb'\st="[^"]*"', b"", attributes)
    return b"<c" + attributes + b">" + re.sub(rb"<v>[^<]*</v>|<v/>", b"", inside) + b"</c>"


def bare(path, target):
    """A copy whose formulas have no stored results."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, CELL.sub(without_result, data) if name.startswith("xl/worksheets/sheet") else data)


def recalculated(paths, folder, program="soffice"):
    """Calculates bare copies of workbooks. → {path: calculated copy}, without those that gave none"""
    bare_folder = os.path.join(folder, "bare")
    os.makedirs(bare_folder, exist_ok=True)
    copies = {path: os.path.join(bare_folder, os.path.basename(path)) for path in paths}
    for path, copy in copies.items():
        bare(path, copy)
    done = saved(copies.values(), os.path.join(folder, "calculated"), os.path.join(folder, "profile"), program)
    return {path: done[copy] for path, copy in copies.items() if copy in done}


def saved(paths, output, profile, program="soffice"):
    """Opens workbooks in LibreOffice and saves them again. → {path: new file}, without those that gave none"""
    paths = list(paths)
    if not paths:
        return {}
    for each in (output, os.path.join(profile, "user")):
        os.makedirs(each, exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(SETTINGS)
    command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML", "--outdir", output, *paths]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        try:
            process.wait(timeout=60 + 5 * len(paths))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    results = {path: os.path.join(output, os.path.splitext(os.path.basename(path))[0] + ".xlsx") for path in paths}
    return {path: result for path, result in results.items() if os.path.exists(result)}
