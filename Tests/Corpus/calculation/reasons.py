"""Why LibreOffice's result may differ from ours."""


class Reasons:
    def __init__(self, name, book, theirs, differing):
        self.differing = differing

    def of(self, cell):
        return None
