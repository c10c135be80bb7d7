"""An unchanged answer: a run that read what the last one read, of a day and of rules that are the same, stores nothing
and makes no view anew, and leaves all else as a whole run does.

Only of a source that states its market alone. Where several do, what one run holds depends on what others have said.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from datetime import datetime

from chautari.calendar.store import years
from chautari.core import code_digest
from chautari.dynamodb import codec
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT, today
from chautari.rates.ingest.collector import CollectedObservation
from chautari.rates.model.authority_rules import AuthorityRules
from chautari.rates.model.observations import Observation
from chautari.rates.model.rate_markets import RATE_MARKETS, republishers
from chautari.rates.model.source import RateSource
from chautari.rates.store import closed_days, last_readings
from chautari.rates.store.last_readings import LastReading

# By which observations are judged and views are made.
ROOMS = ("rates", "calendar", "nepali", "dynamodb")
# By name and not by `asdict`, which copies each value: that was a fifth of a month of runs of the bank.
_STATED = tuple(field.name for field in fields(Observation) if field.name not in ("observed_at", "faults"))


def is_alone(source: RateSource) -> bool:
    """Whether it is the authority of its market, whom nobody repeats but its own mirrors."""
    is_authority = source.key == RATE_MARKETS[source.market].authority
    return is_authority and set(republishers()[source.market]) <= {mirror.key for mirror in source.mirrors}


def digest(table: Table, read: Iterable[CollectedObservation], rules: AuthorityRules, now: datetime) -> str:
    """What the run at `now` read, and what verdicts and views are made of besides.

    - The code, the rules of the authority, and the day in Kathmandu, by which rows are dropped and dates are told.
    - The notices of the calendar and the closed days, by which days are expected.
    """
    on = today(now)
    notices = [[notice.kind, notice.year, notice.number] for notice in years.notices(table)]
    closed = [[str(day), key] for day, key in sorted(closed_days.closed_days_near(table, on).items())]
    besides = [code_digest.of_rooms(*ROOMS), list(map(repr, rules)), str(on), notices, closed]
    return codec.sha256(codec.json_text([besides, [_stated(collected) for collected in read]]))


def _stated(collected: CollectedObservation) -> list[object]:
    """An observation without the instant and the page at which it was read."""
    observation = collected.observation
    stated = {name: getattr(observation, name) for name in _STATED}
    faults = [[fault.rule, fault.detail] for fault in observation.faults]
    return [collected.instrument, str(collected.date), stated, faults, collected.rules, collected.without_eve]


def following(last: LastReading, digest: str, now: datetime, held: int) -> LastReading | None:
    """What the run at `now` leaves to the next; None for an event that was delivered twice."""
    at = now.astimezone(NPT).isoformat()  # as the health of its source has it
    return None if last[:3] == (digest, at, held) else LastReading(digest, at, held, last.version + 1)


def remember(table: Table, source: str, reading: LastReading) -> None:
    """Leave what a run read to the next, once its views are served; nothing where another run was faster."""
    with suppress(Conflict):
        last_readings.put(table, source, reading)
