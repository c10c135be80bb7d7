"""Freshness of rates: periods precomputed into the stored views, and looked up at an instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from chautari.core.json_types import JsonObject
from chautari.rates.model.freshness import periods
from chautari.rates.model.publication_schedule import PublicationSchedule

if TYPE_CHECKING:
    from chautari.rates.views.day_types import Freshness, StoredFreshness, StoredPeriod


def add_periods(
    rates: Iterable[JsonObject], schedule: PublicationSchedule, closed: Mapping[date, str], outages: str
) -> None:
    """Add to each of `rates` its freshness periods, `freshness`: null if no rate is served.

    `outages`: the market's failing sources in words, empty if none fails.
    """
    for rate in rates:
        rate["freshness"] = _stored_freshness(rate, schedule, closed, outages) if "date" in rate else None


def _stored_freshness(
    rate: JsonObject, schedule: PublicationSchedule, closed: Mapping[date, str], outages: str
) -> StoredFreshness:
    held, last_date = rate.get("held"), date.fromisoformat(rate["date"])
    outage = f"what was read for {held['date']} is held" if held else outages
    return {
        "date": rate["date"],
        "date_bs": rate["date_bs"],
        "observed_at": rate["observed_at"],
        "next_expected_at": schedule.next_due(last_date, closed).isoformat(),
        "stretches": [
            {
                "since": period.since.isoformat() if period.since else None,
                "state": period.state,
                "reason": period.reason,
            }
            for period in periods(schedule, last_date, closed, outage)
        ],
    }


def freshness_at(stored: StoredFreshness | None, now: datetime) -> Freshness | None:
    """The freshness that holds at `now`."""
    if stored is None:
        return None
    current = [period for period in stored["stretches"] if _has_begun(period, now)][-1]
    return {
        "state": current["state"],
        "reason": current["reason"],
        "date": stored["date"],
        "date_bs": stored["date_bs"],
        "observed_at": stored["observed_at"],
        "next_expected_at": stored["next_expected_at"],
    }


def _has_begun(period: StoredPeriod, now: datetime) -> bool:
    since = period["since"]
    return since is None or datetime.fromisoformat(since) <= now


def next_change(stored: StoredFreshness | None, now: datetime) -> datetime | None:
    """The start of the next period after `now`; None if the clock alone changes nothing any more."""
    starts = [period["since"] for period in stored["stretches"]] if stored else []
    instants = [datetime.fromisoformat(start) for start in starts if start]
    return next((instant for instant in instants if instant > now), None)
