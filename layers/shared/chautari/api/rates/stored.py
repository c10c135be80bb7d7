"""Stored rates, current or as published at the `as_of` of a request."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from typing import TYPE_CHECKING, cast

from chautari.api.endpoint import Request
from chautari.api.problems import Problem
from chautari.core.json_types import JsonObject
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.min_status import MinStatus, view_name, years_with
from chautari.rates.model.series import SeriesYear
from chautari.rates.store.series import years
from chautari.rates.views import freshness

if TYPE_CHECKING:
    from chautari.rates.views.day_types import StoredFreshness

# Where an answer that is made ready has its rates.
_RATES = ("metals", "rates", "forex")


def years_of(request: Request, instrument: str, first: int, last: int) -> list[SeriesYear]:
    """The years of an instrument from `first` to `last`, earliest first; days below the least status are pending."""
    found = _years(request, instrument, first, last)
    min_status = min_status_of(request)
    return list(years_with(min_status, found)) if min_status else found


def min_status_of(request: Request) -> MinStatus | None:
    """The least status of the request, which the endpoint has validated."""
    return cast("MinStatus | None", request.values.get("min_status"))


def _years(request: Request, instrument: str, first: int, last: int) -> list[SeriesYear]:
    if request.as_of is None:
        return years(request.table, instrument, first, last)
    from chautari.rates.store import series_as_of

    return series_as_of.years(request.table, instrument, first, last, request.as_of)


def ready(request: Request, name: str) -> JsonObject | None:
    """The stored answer with all its freshness periods; None before the first run.

    Raises Problem if nothing was published by the requested instant.
    """
    name = view_name(name, min_status_of(request))
    if request.as_of is None:
        view = read_models.get(request.table, name)
        return json.loads(gzip.decompress(view.body)) if view else None
    view = read_models.as_of(request.table, name, request.as_of)
    if view is None:
        raise not_published(request.table, name, request.as_of)
    answer: JsonObject = json.loads(gzip.decompress(view.body))
    return answer


def not_published(table: Table, name: str, at: datetime) -> Problem:
    """The problem of an instant at which the stored answer `name` was not there yet, which says since when it is."""
    first = read_models.first_at(table, name)
    since = f"; the first was at {first.astimezone(NPT).isoformat()}" if first else ""
    return Problem("not-published", f"no {name} had been published by {at.isoformat()}{since}", parameter="as_of")


def tell(answer: JsonObject, now: datetime) -> datetime | None:
    """Replace the freshness periods by the freshness at `now`; returns the instant of the next change."""
    rates = [rate for name in _RATES for rate in answer.get(name, ())]
    changes = [freshness.next_change(rate["freshness"], now) for rate in rates]
    for rate in rates:
        rate["freshness"] = freshness.freshness_at(rate["freshness"], now)
    return min(filter(None, changes), default=None)


def foretold(request: Request, instrument: Instrument) -> StoredFreshness | None:
    """The freshness periods of an instrument's latest rate; None if none is served."""
    answer = ready(request, instrument.market) or {}
    rates = [rate for name in _RATES for rate in answer.get(name, ())]
    named = (rate for rate in rates if instrument.key in (rate.get("instrument"), rate.get("code")))
    return next((rate["freshness"] for rate in named), None)
