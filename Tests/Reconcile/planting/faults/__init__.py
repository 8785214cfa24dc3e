"""All plants by kind; importing the parts registers them."""
from . import arithmetic, cross, files, formulas, identity, periods, quotas, structure, timeliness, values
from . import pairs  # of the plants above
from ..plant import REGISTER

KINDS = {plant.kind for plant in REGISTER}
