"""The ways in which answers change, by name."""

from tools.drill.mutations.amounts import AMOUNTS
from tools.drill.mutations.bodies import BODIES
from tools.drill.mutations.dates import DATES
from tools.drill.mutations.picked import Mutation
from tools.drill.mutations.rows import ROWS
from tools.drill.mutations.units import UNITS_AND_NAMES

MUTATIONS: dict[str, Mutation] = {**AMOUNTS, **UNITS_AND_NAMES, **ROWS, **DATES, **BODIES}
