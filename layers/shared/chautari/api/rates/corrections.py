"""Corrections, newest first, as JSON and as a feed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

from chautari.api import cache_control, cursor, dates, responses, syndication
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.platform import INSTRUMENT
from chautari.api.rates import adopted_notices
from chautari.api.syndication import FeedItem, SyndicationFeed
from chautari.nepali.clock import NPT
from chautari.rates.model.correction import Correction, CorrectionCause, PublishedRate, RuleChange
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.store import corrections as record
from chautari.rates.store.corrections import Position
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.rates import record_types
    from chautari.api.rates.record_types import Cause, Corrections, Given

IN_FEED = 50
# A request that finds little leaves off after so many and says where to go on: a year has a few hundred.
MOST_READ = 1000


def corrections(request: Request) -> Reply:
    """Every change of a published rate, or those of an instrument or a market date."""
    limit = int(request.values["limit"])
    until = cursor.read(request, str, int) if "cursor" in request.values else None
    is_wanted = _filter(request)
    wanted, onward = list[tuple[Position, Correction | RuleChange]](), None
    for number, (place, correction) in enumerate(
        record.newest_first(request.table, (until[0], until[1]) if until else None)
    ):
        if len(wanted) == limit or number == MOST_READ:
            onward = cursor.make(request, *place)
            break
        if is_wanted(correction):
            wanted.append((place, correction))
    answer: Corrections = {"corrections": [row(*each) for each in wanted], "next": onward}
    return responses.of_json(answer, cache_control.of_rates(request.now))


def _filter(request: Request) -> Callable[[Correction | RuleChange], bool]:
    """Whether a correction is one of those asked for. Raises Problem for an unknown instrument or an invalid day."""
    key = request.values.get("instrument")
    instrument = adopted_notices.required(request, INSTRUMENT, key) if key else None
    names = {key, *(("*",) if instrument and instrument.market == "forex" else ())}
    on = str(dates.parse(request, "on")) if "on" in request.values else None

    def is_wanted(correction: Correction | RuleChange) -> bool:
        if isinstance(correction, RuleChange):
            name, market_date = correction.notice.instrument, correction.notice.since
        else:
            name, market_date = correction.instrument, correction.date
        return (key is None or name in names) and on in (None, market_date)

    return is_wanted


def feed(request: Request) -> Reply:
    """The newest corrections in Atom."""
    found = islice(record.newest_first(request.table, None), IN_FEED)
    home = f"{request.origin}/v1/corrections"
    about = f"{home}.atom", home, "Corrections of Chautari", "Every change of what had been given out."
    entries = tuple(_entry(request.origin, *each) for each in found)
    return syndication.reply(SyndicationFeed(*about, entries), "atom", cache_control.of_rates(request.now))


def _entry(origin: str, place: Position, correction: Correction | RuleChange) -> FeedItem:
    if isinstance(correction, RuleChange):
        notice, address, text = correction.notice, "/v1/corrections", adopted_notices.in_words(correction)
        title = f"{notice.rule} of {notice.instrument} {notice.since}"
    else:
        address, text = f"/v1/proof/{_proof(correction)}", in_words(correction)
        title = f"{correction.instrument} {correction.date}"
    return FeedItem(
        id=identity(place),
        url=f"{origin}{address}",
        title=f"{title}: {correction.kind}",
        text=text,
        published=_at(place),
        updated=_at(place),
    )


def identity(place: Position) -> str:
    """The id of a correction in the feed, in answers and in alerts."""
    return f"urn:chautari:correction:{place[0]}:{place[1]}".replace("#", ":")


def row(place: Position, correction: Correction | RuleChange) -> record_types.CorrectionRow:
    """A correction as the answers have it."""
    if isinstance(correction, RuleChange):
        return adopted_notices.row(identity(place), _at(place), correction)
    return {
        "id": identity(place),
        "instrument": correction.instrument,
        **dated(date.fromisoformat(correction.date)),
        "at": _at(place).isoformat(),
        "kind": correction.kind,
        "in_words": in_words(correction),
        "before": _given(correction.before),
        "after": _given(correction.after),
        "causes": [_cause(correction.instrument, cause) for cause in correction.causes],
        "proof": _proof(correction),
    }


def in_words(correction: Correction) -> str:
    """The correction in words: what changed, and by whose revision."""
    before, after = correction.before, correction.after
    said = {
        "changed": f"{_figures(before)} became {_figures(after)}",
        "withdrawn": f"{_figures(before)} is held now: {_reasons(after)}",
        "released": f"{_figures(after)} was held and is given out now: {_reasons(before)}",
        "weakened": f"{_figures(after)} {_weaker(before, after)}",
    }
    by = ", ".join(f"{cause.source}'s revision {cause.revision} of {cause.date}" for cause in correction.causes)
    reasons = sorted({cause.reason for cause in correction.causes if cause.reason})
    return "; ".join([said[correction.kind], f"by {by}", *reasons])


def _weaker(before: PublishedRate, after: PublishedRate) -> str:
    if before.status == after.status:
        return f"is {after.status} as it was, and contested now: {_reasons(after)}"
    return f"was {before.status} and is {after.status} now"


def _figures(said: PublishedRate) -> str:
    return ", ".join(f"{name} {figure}" for name, figure in (said.figures or {}).items())


def _reasons(said: PublishedRate) -> str:
    return ", ".join(f"{rule} ({detail})" for rule, detail in said.reasons)


def _given(said: PublishedRate) -> Given:
    return {
        "status": said.status,
        "source": said.source,
        "figures": dict(said.figures) if said.figures is not None else None,
        "unit": said.unit,
        "reasons": [{"rule": rule, "detail": detail} for rule, detail in said.reasons],
    }


def _cause(instrument: str, cause: CorrectionCause) -> Cause:
    on = date.fromisoformat(cause.date)
    proof = str(ProvenanceId(instrument, on, cause.source, cause.revision))
    return {
        "source": cause.source,
        **dated(on),
        "revision": cause.revision,
        "reason": cause.reason,
        "proof": proof,
    }


def _proof(correction: Correction) -> str:
    return str(ProvenanceId(correction.instrument, date.fromisoformat(correction.date)))


def _at(place: Position) -> datetime:
    return datetime.fromisoformat(place[0].partition("#")[0]).astimezone(NPT)
