"""Official notices: lists of holidays and rows of months, found at an address or in a bucket, checked and accepted.

A notice is a JSON document as `data/holidays-2083.json`, or `{"year": 2084, "months": [31, ...], "source": ...}`; one
place may hold a list of them. A bad one is refused by name and changes nothing: what was accepted before stays.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from chautari.calendar import build, holidays, month_rows
from chautari.calendar.holidays import BadOverlay
from chautari.calendar.month_rows import BadMonthRow
from chautari.domain import bikram
from chautari.domain.bikram import NotADate, YearRow
from chautari.domain.errors import SourceError
from chautari.domain.kathmandu import NPT
from chautari.domain.page import Ask
from chautari.fetching import Fetch
from chautari.gate import MOST_BYTES
from chautari.store import calendar, codec, objects
from chautari.store.calendar import Kind, Notice
from chautari.store.objects import Bucket
from chautari.store.table import Table

FOLDER = "calendar/"


class BadNotice(ValueError):
    """What was found is no notice at all."""


_REFUSED = (SourceError, BadNotice, BadOverlay, BadMonthRow, NotADate)


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that notices are found; `read` gives its bytes or raises SourceError or BadNotice."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A notice that was not taken: where it lies, the name of the error, and what is wrong."""

    place: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a look at all places; what was accepted before is in neither."""

    accepted: list[Notice] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def places(address: str, fetch: Fetch, bucket: Bucket) -> Iterator[Place]:
    """The configured address, if there is one, and every object in the bucket's folder."""
    if address:
        yield Place(address, lambda: fetch(Ask(address)).body)
    for key in objects.keys_under(bucket, FOLDER):
        yield Place(f"s3://{bucket.name}/{key}", partial(_object, bucket, key))


def _object(bucket: Bucket, key: str) -> bytes:
    body = objects.body(bucket, key, MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise BadNotice(f"more than {MOST_BYTES} bytes")
    return body


def take(found: Iterable[Place], table: Table, now: datetime) -> Taken:
    """Accept every new notice that is right, months first: a list's days must lie within its year."""
    known, taken = calendar.notices(table), Taken()
    adopt(known)
    documents = [(place, document) for place in found for document in _documents(place, taken)]
    for place, document in sorted(documents, key=lambda each: "months" not in each[1]):
        try:
            notice = _notice(document, known, place, now)
        except _REFUSED as error:
            taken.refused.append(_refusal(place, error))
            continue
        if notice is not None:
            calendar.add_notice(table, notice)
            known.append(notice)
            taken.accepted.append(notice)
    return taken


def _documents(place: Place, taken: Taken) -> list[Mapping[str, Any]]:
    """The documents at a place; where there are none the refusal is noted."""
    try:
        return _parsed(place.read())
    except (SourceError, BadNotice) as error:
        taken.refused.append(_refusal(place, error))
        return []


def _parsed(body: bytes) -> list[Mapping[str, Any]]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise BadNotice(f"not JSON: {error}") from error
    documents = value if isinstance(value, list) else [value]
    if not documents or not all(isinstance(each, dict) for each in documents):
        raise BadNotice("neither an object nor a list of objects")
    return documents


def _refusal(place: Place, error: Exception) -> Refusal:
    return Refusal(place.name, type(error).__name__, str(error)[:300])


def _notice(document: Mapping[str, Any], known: list[Notice], place: Place, now: datetime) -> Notice | None:
    """The notice that a document is, or None where it was accepted before. Raises one of the refusals."""
    sha256 = hashlib.sha256(codec.json_text(document)).hexdigest()
    if any(notice.sha256 == sha256 for notice in known):
        return None
    kind, year = _checked(document)
    return Notice(
        kind,
        year,
        1 + sum(1 for notice in known if (notice.kind, notice.year) == (kind, year)),
        str(document["source"]),
        document.get("published_on"),
        now.astimezone(NPT).isoformat(timespec="seconds"),
        place.name,
        sha256,
        dict(document),
    )


def _checked(document: Mapping[str, Any]) -> tuple[Kind, int]:
    """Kind and year of a right document; a row of months is adopted with that."""
    if "months" in document:
        year, row = month_rows.official(document)
        bikram.adopt({year: row})
        return "months", year
    if "holidays" in document:
        holidays.official(document)
        return "holidays", int(document["year"])
    raise BadNotice(f"neither holidays nor months in {sorted(document)[:10]}")


def adopt(known: Iterable[Notice]) -> None:
    """Put the accepted rows of months over this process's table; a second time changes nothing."""
    rows = {it.year: YearRow(tuple(it.document["months"]), "official") for it in known if it.kind == "months"}
    bikram.adopt(rows)


def list_in_force(year: int, known: Iterable[Notice]) -> dict[str, Any] | None:
    """The newest list of holidays of a year, accepted or bundled; of the same day's the one accepted last."""
    bundled = build.bundled_list(year)
    accepted = [it.document for it in known if (it.kind, it.year) == ("holidays", year)]
    lists = [bundled, *accepted] if bundled else accepted
    return max(reversed(lists), key=lambda it: str(it["published_on"]), default=None)
