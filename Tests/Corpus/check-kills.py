#!/usr/bin/env python3
"""check-kills.py --binary PATH [--times 200] [--seed 1] [--megabytes 4]

Kills the program with SIGKILL at random moments while it replaces a file, and looks at what stands there afterwards:
the old file whole or the new one whole, never anything between, and beside it nothing but recognisable temporary files.

A workbook of some megabytes is edited in two ways, A and B, whose finished outputs are known by their SHA-256. The target holds one of
them; a run begins to write the other and is killed after a random delay between nothing and a whole run (half of the
delays fall into the last third, where the old file gives way; runs that end before the kill don't count). The same is done with `convert DATA.json --output` where the program has it.

Exit 0: all whole; 1: a file was harmed; 2: it could not run.
"""
import argparse
import collections
import hashlib
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

TEMPORARY = re.compile(r"^\.|~|\.tmp|\.part|\.doisoat|^tmp", re.I)  # a name that nobody takes for a finished workbook


def digest(path):
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None


def workbook(path, megabytes, chance):
    """A sheet of numbers and formulas, and media that don't deflate."""
    import xlsxwriter

    plain = path + ".plain"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Biểu 01")
        for r in range(8000):
            for c in range(8):
                sheet.write(r, c, chance.random())
            sheet.write_formula(r, 8, f"=SUM(A{r + 1}:H{r + 1})", None, 1)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1)
            new.writestr(name, data)
        for i in range(megabytes):
            new.writestr(f"xl/media/image{i + 1}.png", chance.randbytes(1 << 20))
    os.remove(plain)


class Race:
    """Two commands that write the same target; `target` always holds what one of them wrote."""

    def __init__(self, title, folder, commands):
        self.title, self.folder, self.commands = title, folder, commands
        self.target = os.path.join(folder, "target.xlsx")
        self.hashes = []

    def finish(self, which):
        started = time.monotonic()
        done = subprocess.run(self.commands[which] + [self.target], capture_output=True, stdin=subprocess.DEVNULL, timeout=120)
        return done.returncode, time.monotonic() - started, done.stderr.decode("utf8", "replace").strip()

    def prepare(self):
        """→ None, or why it can't be run."""
        times = []
        for which in (0, 1, 0, 1):
            code, seconds, message = self.finish(which)
            if code:
                return f"ends with {code}: {message[-200:]}"
            times.append(seconds)
            self.hashes.append(digest(self.target))
        if self.hashes[0] == self.hashes[1]:
            return "both commands write the same file"
        if self.hashes[:2] != self.hashes[2:]:
            return "the same command writes different bytes on another run"
        self.time = statistics.median(times)
        self.now = 1
        return None

    def kill(self, delay):
        """One run, killed. → what the target is: `old`, `new` or `harmed`; and whether the run had ended by itself."""
        which = 1 - self.now
        process = subprocess.Popen(
            self.commands[which] + [self.target], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        until = time.monotonic() + delay
        while time.monotonic() < until and process.poll() is None:
            time.sleep(min(0.0005, max(0, until - time.monotonic())))
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        found = digest(self.target)
        if found == self.hashes[which]:
            self.now = which
            return "new", ended
        return ("old" if found == self.hashes[self.now] else "harmed"), ended

    def leftovers(self):
        return [name for name in sorted(os.listdir(self.folder)) if name != "target.xlsx"]

    def run(self, times, chance):
        counts, strange, harmed = collections.Counter(), set(), 0
        shapes = collections.Counter()
        killed = 0
        for i in range(4 * times):
            if killed == times:
                break
            share = chance.random() if i % 2 else 0.66 + 0.34 * chance.random()
            found, ended = self.kill(share * self.time)
            killed += not ended
            counts[found + (" (had ended before)" if ended else "")] += 1
            if found == "harmed":
                harmed += 1
                print(f"  run {i}: killed after {100 * share:.0f} % of a run, the target is harmed ({os.path.getsize(self.target) if os.path.exists(self.target) else 'missing'})")
                self.finish(self.now)
            for name in self.leftovers():
                if TEMPORARY.search(name):
                    shapes[re.sub(r"[0-9A-Fa-f]{3,}|(?<=[._-])[0-9A-Za-z]{6,}$", "…", name)] += 1
                    os.remove(os.path.join(self.folder, name))
                else:
                    strange.add(name)
        print(f"{self.title}: {killed} kills, a whole run takes {1000 * self.time:.0f} ms: " + ", ".join(f"{n} {what}" for what, n in sorted(counts.items())))
        print(f"  temporary files left: {sum(shapes.values())}" + (f" ({', '.join(sorted(shapes)[:5])})" if shapes else ""))
        if strange:
            print(f"  files left that are not recognisable as temporary: {sorted(strange)[:10]}")
        code, _, message = self.finish(0)
        if code:
            print(f"  afterwards a run ends with {code}: {message[-200:]}")
        return harmed == 0 and not strange and code == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=int, default=4)
    given = parser.parse_args()
    binary, chance = os.path.abspath(given.binary), random.Random(given.seed)
    good = True
    with tempfile.TemporaryDirectory(prefix="check-kills-") as folder:
        source = os.path.join(folder, "source.xlsx")
        workbook(source, given.megabytes, chance)
        data = []
        for i in (0, 1):
            rows = [[r, f"Chỉ tiêu {r}", r * 1.5 + i, True] for r in range(40000)]
            data.append(os.path.join(folder, f"data{i}.json"))
            with open(data[i], "w", encoding="utf-8") as file:
                json.dump({"schema": "doisoat.values/1", "file": "data.xlsx", "sheets": [{"name": "Biểu 01", "rows": rows}]}, file, ensure_ascii=False)
        races = []
        for title, commands in (
            ("edit", [[binary, "edit", source, "--set", f"'Biểu 01'!A{i + 2}={i}", "--quiet", "--output"] for i in (0, 1)]),
            ("convert", [[binary, "convert", data[i], "--quiet", "--output"] for i in (0, 1)]),
        ):
            place = os.path.join(folder, title)
            os.mkdir(place)
            races.append(Race(title, place, commands))
        for race in races:
            why = race.prepare()
            if why:
                print(f"{race.title}: not run, it {why}" if race.title == "convert" else f"{race.title}: it {why}")
                good = good and race.title == "convert"
                continue
            good = race.run(given.times, chance) and good
        if digest(source) is None:
            print("the input is gone")
            good = False
    print("check-kills: " + ("all whole" if good else "failed"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
