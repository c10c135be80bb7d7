"""Counts of composed pages by their declarations: how many there are of each part, and what writing them takes."""

from collections.abc import Iterator, Mapping

from chautari.api.composed_replies import name_of
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.calendar.model.near_years import MONTHS_AFTER, MONTHS_BEFORE, YEARS_AFTER, YEARS_BEFORE
from chautari.composition.addresses import of_market
from chautari.markets.declarations import market_keys
from chautari.rates.model.instruments import CURRENCIES

# Units of 4 kB that a consistent read of 8 kB takes: of an answer, and about as much of its parts.
READ_UNITS = 2
# Of a BS month: each day of the present one has a page.
MOST_DAYS = 32
ENDED = ("metals", "forex", "calendar")


def names() -> dict[str, tuple[str, ...]]:
    """The parts of each composed address by its name."""
    return dict(_named())


def _named() -> Iterator[tuple[str, tuple[str, ...]]]:
    for endpoint in (endpoint for endpoint in (*ENDPOINTS, *SITE, *PAGES) if endpoint.composed_of):
        for values in _values(endpoint.path):
            parts = of_market(values["market"]) if "market" in values else endpoint.composed_of
            yield name_of(endpoint, values), parts


def _values(path: str) -> list[dict[str, str]]:
    if "{day}" in path:
        return [{"year": "", "month": "", "day": str(number)} for number in range(MOST_DAYS)]
    if "{month}" in path:
        return [{"year": "", "month": str(number)} for number in range(MONTHS_BEFORE + 1 + MONTHS_AFTER)]
    if "{year}" in path:
        return [{"year": str(number)} for number in range(YEARS_BEFORE + 1 + YEARS_AFTER)]
    if "{code}" in path:
        return [{"code": code} for code in CURRENCIES]
    return [{"market": key} for key in market_keys()] if "{market}" in path else [{}]


def writes(kilobytes: Mapping[str, float], changes: Mapping[str, float]) -> float:
    """Write units a day: of each address as often as that of its parts changes which changes most.

    A written part of ENDED ends what is composed of it first, one unit each.
    """
    units = 0.0
    for parts in names().values():
        live = max((part for part in parts if part in changes), key=changes.__getitem__)
        units += kilobytes[live] * changes[live] + sum(changes[part] for part in parts if part in ENDED)
    return units


def of_processes(number: float) -> float:
    """Read units a day of `number` processes that know nothing yet: each answer that is stored, and its parts."""
    return number * len(names()) * (READ_UNITS + READ_UNITS)
