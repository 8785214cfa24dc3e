"""LibreOffice as a foreign calculator: it loads workbooks, calculates all of each, and saves them as .xlsx."""
import os
import signal
import subprocess
import tempfile

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"""


class Office:
    """A private profile in `folder` that recalculates whatever it loads (`OOXMLRecalcMode` always)."""

    def __init__(self, folder, program="soffice", seconds=20):
        self.profile, self.program, self.seconds = os.path.join(folder, "profile"), program, seconds
        os.makedirs(os.path.join(self.profile, "user"), exist_ok=True)
        with open(os.path.join(self.profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
            file.write(SETTINGS)

    def convert(self, paths, target):
        """Converts files into `target`; a crash or a time-out costs only the file that caused it. → paths that gave no output."""
        if not paths:
            return []
        self.start(paths, target)
        missing = [path for path in paths if not os.path.exists(self.output(path, target))]
        if not missing or len(paths) == 1:
            return missing
        if len(missing) == 1:
            return self.convert(missing, target)
        # The first one missing is the likely culprit: alone, then the rest together.
        return self.convert(missing[:1], target) + self.convert(missing[1:], target)

    def output(self, path, target):
        return os.path.join(target, os.path.splitext(os.path.basename(path))[0] + ".xlsx")

    def command(self, paths, target):
        return [self.program, f"-env:UserInstallation=file://{self.profile}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, *paths]

    def start(self, paths, target):
        with tempfile.TemporaryFile() as log:
            process = subprocess.Popen(self.command(paths, target), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
            try:
                process.wait(timeout=self.seconds + 5 * len(paths))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
