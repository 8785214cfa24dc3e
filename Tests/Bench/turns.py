"""Whole processes timed in turn, for the benchmarks that compare ours with another program's."""
import os
import statistics
import subprocess
import sys
import tempfile
import time


class Turns:
    """Runs `commands`, {name: (command, the file that it writes)}, A B A B …: once to warm up, then `runs` times.

    Each target is removed before its run. `check(name)` looks at what the warm-up of a command wrote, and says what is wrong with it, if
    anything. `problem` says why the turns ended early. `times` are in seconds, `memory` is the most of each in KiB.
    """

    def __init__(self, commands, runs, check):
        self.times, self.memory, self.problem = {name: [] for name in commands}, {name: 0 for name in commands}, None
        for run in range(runs + 1):
            for name, (command, target) in commands.items():
                seconds, most, code = self.timed(command, target)
                self.problem = f"{name} ended with {code}" if code else check(name) if run == 0 else None
                if self.problem:
                    return
                if run:
                    self.times[name].append(seconds)
                    self.memory[name] = max(self.memory[name], most)
        self.medians = {name: statistics.median(seconds) for name, seconds in self.times.items()}

    @staticmethod
    def timed(command, target):
        if os.path.exists(target):
            os.remove(target)
        os.sync()
        with tempfile.TemporaryFile() as log:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                log.seek(0)
                sys.stderr.buffer.write(log.read())
        return seconds, usage.ru_maxrss, process.returncode

    def show(self):
        for name, seconds in self.times.items():
            low, middle, high = (f"{1000 * value:.0f}" for value in (min(seconds), self.medians[name], max(seconds)))
            print(f"{name}: median {middle} ms of {len(seconds)} ({low} to {high}), at most {self.memory[name] / 1024:.0f} MiB")
