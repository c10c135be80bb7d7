"""Whose working days are asked for, and on whose holidays they are closed."""

from collections.abc import Mapping
from typing import Literal, get_args

from chautari.calendar.model.scopes import Scope

Workplace = Literal["nation", "province", "valley", "banks", "schools"]
WORKPLACES: tuple[Workplace, ...] = get_args(Workplace)
# The scopes of holidays on which each is closed. The Valley keeps Fagu with the hills. The days on which the bank of
# issue closes the banks by a circular of its own are in no list that is kept here.
CLOSED_ON: Mapping[Workplace, frozenset[Scope]] = {
    "nation": frozenset(("national",)),
    "province": frozenset(("national", "province")),
    "valley": frozenset(("national", "kathmandu-valley", "hills")),
    "banks": frozenset(("national",)),
    "schools": frozenset(("national", "education")),
}
