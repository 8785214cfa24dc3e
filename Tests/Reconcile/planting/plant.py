"""Plants: one fault each, with the files it needs for itself, and how they are packed into sets."""
import random
from dataclasses import dataclass, field
from decimal import Decimal

from .office import LAYOUTS, Office
from .world import COMMUNES, DISTRICT, VILLAGES

REGISTER = []
ERROR, WARNING, INFORMATION = "error", "warning", "information"
# Kinds about a figure's value whatever cell it stands in: where a summary repeats the figure, they may be told there as well.
OF_VALUES = {"QUOTA_ACHIEVEMENT_BAND", "XPER_OUTLIER", "VAL_MAGNITUDE_SLIP", "XPER_CUMULATIVE_BROKEN", "XORG_BODY_MISMATCH",
             "TIME_CHANGED_AFTER_APPROVAL"}


@dataclass
class Plant:
    kind: str
    shape: str
    needs: str  # B, W, C, several of them ("BW"), or "" when it needs no commune
    action: object
    before: object = None
    slots: tuple = ()  # parts of shared files it needs for itself, as "qs-01" or "th-huyen:lop"
    missing: bool = False  # a commune's figures will be absent
    complete: bool = False  # all communes' figures must be there
    options: dict = field(default_factory=dict)


def plants(kind, shape, needs="", before=None, slots=(), **more):
    """Registers a function `(site) -> None` as a plant."""
    def register(action):
        REGISTER.append(Plant(kind, shape, needs, action, before, tuple(slots), **more))
        return action
    return register


class Site:
    """Where one plant works: an office and, where it needs one, a commune."""

    def __init__(self, office, plant, unit, chance):
        self.office, self.plant, self.unit, self.chance = office, plant, unit, chance
        self.world = office.world
        self.group = f"{plant.kind}/{plant.shape}/{unit}"

    @property
    def layout(self):
        return self.office.layout[self.unit]

    @property
    def file(self):
        return self.office.file(self.unit)

    @property
    def villages(self):
        return [village for village, _ in VILLAGES[self.unit]]

    def body(self, form):
        return self.office.file(form)

    def owe(self, code, severity, document=None, cell=None, sheet=0, group=False, **members):
        """Notes a finding; `cell` is an A1, or a key of the document's places."""
        if document is not None:
            members.setdefault("file", document.name)
            if sheet is not None:
                members.setdefault("sheet", document.sheets[sheet].name)
                members["cell"] = document.cell(*cell, sheet=sheet) if isinstance(cell, tuple) else cell
        if document is not None and isinstance(cell, tuple) and sheet == 0 and len(document.wheres) > 1 and cell in document.wheres[1]:
            if code in OF_VALUES and document.at(*cell).value == document.at(*cell, sheet=1).value:  # Tóm tắt repeats it
                place = {"file": document.name, "sheet": document.sheets[1].name, "cell": document.cell(*cell, sheet=1)}
                members["alsoAt"], members["again"] = [*members.get("alsoAt", ()), place], True
        if code == "XORG_BODY_MISMATCH":
            self.windows()
        if group:
            members["group"] = self.group
        members.setdefault("organization", self.unit)
        layout = members.pop("layout", None) or (document.form if document is not None else "")
        return self.office.notes.owe(code, severity, shape=self.plant.shape, layout=layout, **members)

    def allow(self, code=None, document=None, cell=None, sheet=0, free=False, **members):
        """What may be reported besides, `free` or with a cause."""
        if document is not None:
            members["file"] = document.name
            if cell is not None:
                members["sheet"] = document.sheets[sheet].name
                members["cell"] = document.cell(*cell, sheet=sheet) if isinstance(cell, tuple) else cell
        if code == "XORG_BODY_MISMATCH":
            self.windows()
        self.office.notes.allowed.append({"code": code, "free": free, "shape": self.plant.shape, **members})

    def windows(self):
        """That two bodies cover other days may be said beside a mismatch of the same files."""
        rule = {"code": "XORG_WINDOW_DIFFERS", "free": True, "beside": "XORG_BODY_MISMATCH", "shape": self.plant.shape}
        if rule not in self.office.notes.allowed:
            self.office.notes.allowed.append(rule)

    def silent(self, code, document, cell, sheet=0, shape=None):
        self.office.notes.silent.append({"code": code, "file": document.name, "sheet": document.sheets[sheet].name,
                                         "cell": document.cell(*cell, sheet=sheet) if isinstance(cell, tuple) else cell,
                                         "shape": shape or self.plant.shape})

    def bump(self, code, more, plan=False):
        """The first village, its commune and the district have more of an indicator, or of its quota."""
        figures = self.world.plan if plan else self.world.result
        for unit in (self.villages[0], self.unit, DISTRICT):
            figures[unit, code] += Decimal(more)


def packed(seed, kinds=()):
    """Sets of plants: each a list of (plant, commune)."""
    chance = random.Random(f"pack/{seed}")
    chosen = [plant for plant in REGISTER if not kinds or plant.kind in kinds]
    chance.shuffle(chosen)
    chosen.sort(key=lambda plant: (plant.missing, not plant.complete))
    turn = seed % len(LAYOUTS)
    layout = dict(zip(COMMUNES, LAYOUTS[turn:] + LAYOUTS[:turn]))
    made = []
    for plant in chosen:
        for each in made:
            if fits(plant, each, layout, chance):
                break
        else:
            made.append({"plants": [], "free": set(COMMUNES), "slots": set(), "missing": False, "complete": False})
            if not fits(plant, made[-1], layout, chance):
                raise SystemExit(f"{plant.kind}/{plant.shape}: no place")
    return [each["plants"] for each in made]


def clash(one, other):
    """`qs-01` is all of a file, `qs-01:ho` a part of it."""
    return one == other or one.startswith(other + ":") or other.startswith(one + ":")


def fits(plant, group, layout, chance):
    """Puts a plant into a set when it disturbs none of the others."""
    if plant.missing and group["complete"] or plant.complete and group["missing"] or any(clash(one, other) for one in group["slots"] for other in plant.slots):
        return False
    unit = None
    if plant.needs:
        able = sorted(code for code in group["free"] if layout[code] in plant.needs)
        if not able:
            return False
        unit = chance.choice(able)
        group["free"].discard(unit)
    group["slots"] |= set(plant.slots)
    group["missing"] |= plant.missing
    group["complete"] |= plant.complete
    group["plants"].append((plant, unit))
    return True


def office(seed, chosen):
    """A clean office with the chosen faults."""
    sites = []

    def change(made):
        for place, (plant, unit) in enumerate(chosen):
            site = Site(made, plant, unit, random.Random(f"{seed}/{plant.kind}/{plant.shape}/{place}"))
            sites.append(site)
            if plant.before:
                plant.before(site)

    made = Office(seed, change)
    for site in sites:
        site.plant.action(site)
    return made
