"""The composer of pages: those of a site, in both languages, and what else is composed only by the dispatch.

A process knows what it composed lately: while none of the parts was written, and the answer does not grow old, it reads
a few stamps and makes nothing.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pkgutil import resolve_name
from typing import NamedTuple

from chautari.api import month_rows
from chautari.api.endpoint import Reply, Request
from chautari.composition import addresses, part_stamps, storing
from chautari.composition.addresses import Address
from chautari.composition.storing import Composition
from chautari.dynamodb import composed_parts
from chautari.dynamodb.composed_answers import LIFE, ComposedAnswer
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table


class Recent(NamedTuple):
    """What the parts of an answer were stamped with, and the instant until which it need not be made anew."""

    stamp: str
    until: datetime


class PageComposer:
    """Composes the pages of a site; one for each process."""

    def __init__(self) -> None:
        self._recent: dict[str, Recent] = {}
        self._of_calendar = ""  # its stamp when the rows of months were looked up

    def compose(self, table: Table, now: datetime, site: str) -> list[str]:
        """Compose what changed or grows old as of `now`. Returns the names of the answers that were stored.

        `site`: the origin that stands in pages, as `https://host`; without one nothing is composed. Raises Conflict
        after many lost races.
        """
        if not site:
            return []
        self._renew_months(table, now)
        every = addresses.of_site(table, now)
        note_parts(table, every.values())
        # Read before the answers and their parts: what is written meanwhile has another stamp at the next dispatch.
        parts = cached_for_request(table)
        of_site = f"{table.name} {site}"
        stamps = {name: part_stamps.stamp(parts, address.parts, now, of_site) for name, address in every.items()}
        due = {name: address for name, address in every.items() if self._is_due(name, stamps[name], now)}
        stored = storing.store(table, {name: _composition(address, site, now) for name, address in due.items()}, now)
        for name in due:
            # What is not ready is looked at again by then, or where its parts change.
            looked_at = _due_at(stored[name].answer) if name in stored else now + LIFE
            self._recent[name] = Recent(stamps[name], looked_at)
        return [name for name, standing in stored.items() if standing.is_new]

    def _renew_months(self, table: Table, now: datetime) -> None:
        """Look up the rows of months where the calendar was written: which days have a page is reckoned by them."""
        of_calendar = part_stamps.stamp(table, ("calendar",), now, table.name)
        if self._of_calendar != of_calendar:
            month_rows.renew(table, now)
            self._of_calendar = of_calendar

    def _is_due(self, name: str, stamp: str, now: datetime) -> bool:
        recent = self._recent.get(name)
        return recent is None or not stamp or recent.stamp != stamp or now >= recent.until


def _composition(address: Address, site: str, now: datetime) -> Composition:
    origin = site if address.endpoint.tag in ("pages", "site") else ""
    return Composition(partial(_reply, address, origin, now), address.life, origin)


def _reply(address: Address, origin: str, now: datetime, parts: Table) -> Reply:
    endpoint = address.endpoint
    request = Request(address.path, endpoint.values(address.values, ""), parts, now, origin=origin)
    reply: Reply = resolve_name(endpoint.answer)(request)
    return reply


def note_parts(table: Table, every: Iterable[Address]) -> None:
    """Note what is composed of which part, before any of it is; pages of days and months gone by are left out again."""
    by_part: dict[str, set[str]] = {}
    for address in every:
        for part in address.parts:
            by_part.setdefault(part, set()).add(address.name)
    for part, names in by_part.items():
        noted = composed_parts.get(table, part).names
        if not names.issubset(noted):
            composed_parts.add(table, part, names, {name for name in noted if addresses.is_dated(name)} - names)


def _due_at(answer: ComposedAnswer) -> datetime:
    return min(storing.renewed_at(answer), answer.until or answer.ends)
