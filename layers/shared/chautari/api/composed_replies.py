"""Replies that were composed ahead: one read of the table, and the body is passed through as it is stored."""

from collections.abc import Mapping
from datetime import datetime

from chautari.api import cache_control
from chautari.api.endpoint import Endpoint, Reply, Request
from chautari.dynamodb import composed_answers

_RATES = {"metals", "forex", "counter", "boards"}


def name_of(endpoint: Endpoint, values: Mapping[str, str]) -> str:
    """The name of a composed answer: its address; the root has that of the front page in Nepali."""
    return endpoint.path.format(**values).rstrip("/") or "/ne"


def reply(endpoint: Endpoint, request: Request) -> Reply | None:
    """The composed reply; None where the request wants another form or origin, or where none holds."""
    if not (_is_plain(endpoint, request.values) and _is_composed(request)):
        return None
    answer = composed_answers.get(request.table, name_of(endpoint, request.values))
    if answer is None or answer.origin not in ("", request.origin) or not answer.holds(request.now):
        return None
    policy = {"Content-Security-Policy": answer.policy} if answer.policy else {}
    headers = {**_cached(endpoint, request.now, answer.until), **policy}
    return Reply(answer.body, answer.etag, answer.media_type, gzipped=True, headers=headers, until=answer.until)


def _cached(endpoint: Endpoint, now: datetime, until: datetime | None) -> Mapping[str, str]:
    if endpoint.tag == "site":
        return cache_control.OF_SITE
    has_rates = not _RATES.isdisjoint(endpoint.composed_of)
    return (cache_control.of_rates if has_rates else cache_control.until)(now, until)


def _is_composed(request: Request) -> bool:
    """Whether the address may be composed: of BS years, months and days those that are near, no read for the others."""
    of_calendar = {name: request.values[name] for name in ("year", "month", "day") if request.values.get(name)}
    if not of_calendar:
        return True
    from chautari.calendar.model import near_years
    from chautari.nepali.clock import today

    return of_calendar in near_years.composed(of_calendar, today(request.now))


def _is_plain(endpoint: Endpoint, values: Mapping[str, str]) -> bool:
    """Whether nothing is asked for but the address itself."""
    queries = (parameter for parameter in endpoint.parameters if parameter.where == "query")
    return all(values.get(parameter.name) == parameter.default for parameter in queries)
