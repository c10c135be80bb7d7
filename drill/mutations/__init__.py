"""The ways in which answers change, by name."""

from drill.mutations.amounts import AMOUNTS
from drill.mutations.bodies import BODIES
from drill.mutations.dates import DATES
from drill.mutations.picked import Mutation
from drill.mutations.rows import ROWS
from drill.mutations.units import UNITS_AND_NAMES

MUTATIONS: dict[str, Mutation] = {**AMOUNTS, **UNITS_AND_NAMES, **ROWS, **DATES, **BODIES}
