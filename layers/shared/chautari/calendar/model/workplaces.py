"""Whose working days are asked for, and on whose holidays they are closed."""

from collections.abc import Mapping
from typing import Literal, get_args

from chautari.calendar.model.scopes import PROVINCES, Province, Scope

Workplace = Literal["nation", "province", "valley", "banks", "schools", Province]
WORKPLACES: tuple[Workplace, ...] = get_args(Workplace)
# Every district of Madhesh lies in the Terai, and every one of Karnali in the hills or mountains; the others have both.
_ALSO: Mapping[Province, tuple[Scope, ...]] = {"province-madhesh": ("terai",), "province-karnali": ("hills",)}
# The scopes of holidays on which each is closed. The Valley keeps Fagu with the hills. A province that a decision does
# not name closes `province` alone. The days on which the bank of issue closes the banks by a circular of its own are in
# no list that is kept here.
CLOSED_ON: Mapping[Workplace, frozenset[Scope]] = {
    "nation": frozenset(("national",)),
    "province": frozenset(("national", "province")),
    "valley": frozenset(("national", "kathmandu-valley", "hills")),
    "banks": frozenset(("national",)),
    "schools": frozenset(("national", "education")),
    **{province: frozenset(("national", province, *_ALSO.get(province, ()))) for province in PROVINCES},
}
