"""All plants by kind; importing the parts registers them."""
from . import arithmetic, quotas, timeliness
from ..plant import REGISTER

KINDS = {plant.kind for plant in REGISTER}
