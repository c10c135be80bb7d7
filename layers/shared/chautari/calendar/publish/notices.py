"""Notices that an operator gives: lists of holidays and rows of months, at an address or in a bucket, and checked.

A notice is a JSON document as `data/holidays-2083.json`, or `{"year": 2084, "months": [31, ...], "source": ...}`; one
place may hold a list of them. A bad one is refused by name, changes nothing and stops no other.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from chautari.calendar.almanac import build, holidays, month_rows
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.calendar.model.notice import Notice, NoticeKind
from chautari.calendar.publish import notice_text
from chautari.calendar.publish.notice_text import Document, InvalidNotice
from chautari.calendar.store import notice_bucket, years
from chautari.calendar.store.notice_bucket import Bucket, Unreadable
from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpRequest
from chautari.core.plain_text import one_line
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.fetching.response_checks import MOST_BYTES
from chautari.fetching.transports import Fetch
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import NotADate, YearRow
from chautari.nepali.clock import NPT

FOLDER = "calendar/"
_REFUSED = (SourceError, InvalidNotice, InvalidHolidayList, InvalidMonthRow, NotADate)


@dataclass(frozen=True, slots=True)
class NoticeLocation:
    """Somewhere that notices are found; `read` gives its bytes or raises SourceError or InvalidNotice."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class NoticeRefusal:
    """A notice that was not taken: where it lies, the name of the error, and what is wrong."""

    place: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class AcceptedNotices:
    """What came of a look at all places; what was accepted before is in neither."""

    accepted: list[Notice] = field(default_factory=list)
    refused: list[NoticeRefusal] = field(default_factory=list)


def places(address: str, fetch: Fetch, bucket: Bucket) -> Iterator[NoticeLocation]:
    """The configured address, if there is one, and every object in the bucket's folder."""
    if address:
        yield NoticeLocation(address, lambda: fetch(HttpRequest(address)).body)
    for key in notice_bucket.keys_under(bucket, FOLDER):
        yield NoticeLocation(f"s3://{bucket.name}/{key}", partial(_object, bucket, key))


def _object(bucket: Bucket, key: str) -> bytes:
    try:
        body = notice_bucket.body(bucket, key, MOST_BYTES + 1)
    except Unreadable as error:
        raise InvalidNotice(f"cannot be read: {error}") from error
    if len(body) > MOST_BYTES:
        raise InvalidNotice(f"more than {MOST_BYTES} bytes")
    return body


def import_notices(found: Iterable[NoticeLocation], table: Table, now: datetime) -> AcceptedNotices:
    """Accept every new notice that is right, months first: a list's days must lie within its year."""
    known, taken = years.notices(table), AcceptedNotices()
    apply(known)
    documents = [(place, document) for place in found for document in _documents(place, taken)]
    for place, document in sorted(documents, key=lambda each: "months" not in each[1]):
        try:
            notice = _notice(document, known, place, now)
        except _REFUSED as error:
            taken.refused.append(_refusal(place, error))
            continue
        if notice is not None:
            years.add_notice(table, notice)
            known.append(notice)
            taken.accepted.append(notice)
    return taken


def _documents(place: NoticeLocation, taken: AcceptedNotices) -> Iterator[Document]:
    """The documents at a place; what is none is noted as refused, each by itself."""
    try:
        values = notice_text.parsed(place.read())
    except (SourceError, InvalidNotice) as error:
        taken.refused.append(_refusal(place, error))
        return
    for value in values:
        try:
            yield notice_text.fit(value)
        except InvalidNotice as error:
            taken.refused.append(_refusal(place, error))


def _refusal(place: NoticeLocation, error: Exception) -> NoticeRefusal:
    return NoticeRefusal(place.name, type(error).__name__, one_line(str(error))[:300])


def _notice(document: Document, known: list[Notice], place: NoticeLocation, now: datetime) -> Notice | None:
    """The notice that a document is, or None where it was accepted before. Raises one of the refusals."""
    sha256 = hashlib.sha256(codec.json_text(document)).hexdigest()
    if any(notice.sha256 == sha256 for notice in known):
        return None
    today = now.astimezone(NPT)
    kind, year = _checked(document, today.date())
    return Notice(
        kind,
        year,
        1 + sum(1 for notice in known if (notice.kind, notice.year) == (kind, year)),
        one_line(document["source"]),
        str(published) if (published := holidays.published_on(document)) else None,
        today.isoformat(timespec="seconds"),
        place.name,
        sha256,
        dict(document),
    )


def _checked(document: Document, today: date) -> tuple[NoticeKind, int]:
    """Kind and year of a right document; a row of months is adopted with that."""
    published = holidays.published_on(document)
    if published is not None and published > today:
        raise InvalidNotice(f"published_on is in the future: {published}, and today is {today}")
    if "months" in document:
        year, row = month_rows.official(document)
        bikram_sambat.adopt({year: row})
        return "months", year
    if "holidays" in document:
        holidays.listed(document)
        holidays.missing(document)
        return "holidays", int(document["year"])
    raise InvalidNotice(f"neither holidays nor months in {sorted(document)[:10]}")


def apply(known: Iterable[Notice]) -> None:
    """Put the accepted rows of months over this process's table; a second time changes nothing."""
    rows = {it.year: YearRow(tuple(it.document["months"]), "official") for it in known if it.kind == "months"}
    bikram_sambat.adopt(rows)


def list_in_force(year: int, known: Iterable[Notice]) -> dict[str, Any] | None:
    """The newest list of holidays of a year that was accepted, of the same day's the one accepted last; else the
    bundled one, which is a transcription."""
    accepted = [it for it in known if (it.kind, it.year) == ("holidays", year)]
    newest = max(reversed(accepted), key=_day_of, default=None)
    return newest.document if newest else build.bundled_list(year)


def _day_of(notice: Notice) -> date:
    """The day that a notice is of: no later than it was accepted, as a date in the future was once taken."""
    accepted = datetime.fromisoformat(notice.accepted_at).date()
    return min(date.fromisoformat(notice.published_on), accepted) if notice.published_on else accepted
