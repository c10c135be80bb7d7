"""The freshness of rates: written into the ready answers for all time to come, and told of one instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from chautari.core.json_types import JsonObject
from chautari.rates.model.freshness import periods
from chautari.rates.model.publication_schedule import PublicationSchedule

if TYPE_CHECKING:
    from chautari.rates.views.day_types import Foretold, Freshness, Stretch


def foretell(
    rates: Iterable[JsonObject], rhythm: PublicationSchedule, closed: Mapping[date, str], trouble: str
) -> None:
    """Put into each of `rates` what will hold of it and when: null where nothing is served."""
    for rate in rates:
        rate["freshness"] = _foretold(rate, rhythm, closed, trouble) if "date" in rate else None


def _foretold(rate: JsonObject, rhythm: PublicationSchedule, closed: Mapping[date, str], trouble: str) -> Foretold:
    held, last = rate.get("held"), date.fromisoformat(rate["date"])
    why = f"what was read for {held['date']} is held" if held else trouble
    return {
        "date": rate["date"],
        "date_bs": rate["date_bs"],
        "observed_at": rate["observed_at"],
        "next_expected_at": rhythm.next_due(last, closed).isoformat(),
        "stretches": [
            {"since": each.since.isoformat() if each.since else None, "state": each.state, "reason": each.reason}
            for each in periods(rhythm, last, closed, why)
        ],
    }


def told(foretold: Foretold | None, now: datetime) -> Freshness | None:
    """What holds at `now`."""
    if foretold is None:
        return None
    present = [each for each in foretold["stretches"] if _has_begun(each, now)][-1]
    return {
        "state": present["state"],
        "reason": present["reason"],
        "date": foretold["date"],
        "date_bs": foretold["date_bs"],
        "observed_at": foretold["observed_at"],
        "next_expected_at": foretold["next_expected_at"],
    }


def _has_begun(stretch: Stretch, now: datetime) -> bool:
    since = stretch["since"]
    return since is None or datetime.fromisoformat(since) <= now


def next_change(foretold: Foretold | None, now: datetime) -> datetime | None:
    """The instant after `now` at which something else holds, None where that never comes by the clock alone."""
    instants = [each["since"] for each in foretold["stretches"]] if foretold else []
    later = [datetime.fromisoformat(since) for since in instants if since]
    return next((since for since in later if since > now), None)
