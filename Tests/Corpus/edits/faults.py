"""`check-xlsx` on two versions of a workbook: the faults of the second that the first has not."""
import collections
import importlib.machinery
import importlib.util
import os
import re


def load(tools):
    path = os.path.join(tools, "check-xlsx")
    loader = importlib.machinery.SourceFileLoader("check_xlsx", path)
    spec = importlib.util.spec_from_loader("check_xlsx", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def plain(text):
    """A fault without what an edit may change in it: cell references and numbers."""
    text = re.sub(r"\$?\b[A-Z]{1,3}\$?[0-9]+\b(:\$?[A-Z]{1,3}\$?[0-9]+)?", "@", text)
    return re.sub(r"[0-9]+", "#", text)


class Faults:
    """The rules without schemas are checked of all parts, the schemas only of those parts that an edit touched:
    the others are the same bytes and have the same faults."""

    def __init__(self, module):
        self.module = module

    def of(self, path, schema_of=None):
        checker = self.module.Checker(path, schema=False)
        checker.run()
        if schema_of and getattr(checker, "roots", None):
            checker.roots = {name: root for name, root in checker.roots.items() if name in schema_of}
            if checker.roots:
                checker.schemas()
        return collections.Counter((part, plain(text)) for part, text in checker.faults)

    def new(self, before, path, before_rules, touched):
        """→ [(part, fault)] of `path` that `before` has not. `touched`: names of entries that differ."""
        after = self.of(path, touched)
        if not after - before_rules:
            return []
        return sorted((after - self.of(before, touched)).elements())
