"""The program under test, run from outside."""
import json
import os
import subprocess

from . import world


class Run:
    def __init__(self, process, target):
        self.code = process.returncode
        self.text = process.stdout.decode("utf-8", "replace") + process.stderr.decode("utf-8", "replace")
        self.is_written = bool(target) and os.path.exists(target)

    @property
    def outcome(self):
        said = f": {self.text.strip()[-400:]}" if self.code else ""
        return f"{self.code}, {'written' if self.is_written else 'nothing written'}{said}"


class Program:
    def __init__(self, path):
        self.path = path

    def run(self, *arguments, target=None):
        if target and os.path.exists(target):
            os.remove(target)
        process = subprocess.run([self.path, *arguments], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        return Run(process, target)

    def has(self, command):
        return self.run("help", command).code == 0 and command in self.run("--help").text

    def report(self, submission, programme, template, target, *more):
        return self.run("report", submission, "--program", programme, "--period", world.PERIOD, "--template", template, "--output", target,
                        "--quiet", "--lang", "en", *more, target=target)

    def forecast(self, programme, template):
        """What check-template says of a template."""
        process = subprocess.run([self.path, "check-template", template, "--program", programme, "--format", "json", "--quiet"],
                                 capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        return json.loads(process.stdout)
