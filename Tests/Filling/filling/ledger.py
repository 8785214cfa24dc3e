"""What was found beside what was expected, by kind of reference and number of rows."""
import collections

from .shapes import ROWS


class Ledger:
    def __init__(self, show):
        self.show, self.where, self.rows = show, "", ""
        self.counts = collections.defaultdict(lambda: [0, 0])
        self.differences = []

    def at(self, where, rows):
        """What is looked at from here on."""
        self.where, self.rows = where, rows

    def same(self, kind, found, expected, what=""):
        is_same = found == expected
        self.counts[kind, self.rows][0 if is_same else 1] += 1
        if not is_same:
            self.differences.append((kind, self.where, what, found, expected))
        return is_same

    def holds(self, kind, condition, what):
        return self.same(kind, "holds" if condition else what, "holds")

    def table(self):
        """A line for each kind: how many comparisons held, or how many did not, for each number of rows."""
        kinds = list(dict.fromkeys(kind for kind, _ in self.counts))
        columns = [rows for rows in (*ROWS, "whole") if any(row == rows for _, row in self.counts)]
        print("kind".ljust(44) + "".join(column.rjust(11) for column in columns))
        for kind in kinds:
            line = kind[:43].ljust(44)
            for column in columns:
                passed, failed = self.counts.get((kind, column), (0, 0))
                line += (f"{failed} of {passed + failed} ✗" if failed else str(passed) if passed else "–").rjust(11)
            print(line)
        seen = collections.Counter()
        for kind, where, what, found, expected in self.differences:
            seen[kind] += 1
            if seen[kind] <= self.show:
                print(f"\n✗ {kind} · {where}{' · ' + what if what else ''}\n    found    {str(found)[:300]}\n    expected {str(expected)[:300]}")
        return len(self.differences)
