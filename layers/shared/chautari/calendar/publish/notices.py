"""Import of notices: decisions on days off and rows of months that an operator puts at a URL or in a bucket.

A notice is a JSON document like those of `data/decisions/`, a list `{"year": 2084, "holidays": [...]}` or a row
`{"year": 2084, "months": [31, ...], "source": ...}`. One location may hold a list of them. An invalid one is refused
with a named error, changes nothing and stops no other.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from chautari.calendar.almanac import holiday_lists, holidays, month_rows
from chautari.calendar.almanac.decisions import InvalidDecision
from chautari.calendar.almanac.holidays import InvalidHolidayList
from chautari.calendar.almanac.month_rows import InvalidMonthRow
from chautari.calendar.model.notice import Notice, NoticeKind
from chautari.calendar.publish import accepted_decisions, notice_text
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
REFUSED = (SourceError, InvalidNotice, InvalidDecision, InvalidHolidayList, InvalidMonthRow, NotADate)


@dataclass(frozen=True, slots=True)
class NoticeLocation:
    """A location of notices; `read` returns its bytes or raises SourceError or InvalidNotice."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class NoticeRefusal:
    """A refused notice: name of its location, name of the error, and detail."""

    place: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class AcceptedNotices:
    """Result of an import: newly accepted and refused notices. Those accepted earlier are in neither list."""

    accepted: list[Notice] = field(default_factory=list)
    refused: list[NoticeRefusal] = field(default_factory=list)


def locations(address: str, fetch: Fetch, bucket: Bucket) -> Iterator[NoticeLocation]:
    """The configured URL, if any, and every object in the bucket's folder."""
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


def import_notices(sources: Iterable[NoticeLocation], table: Table, now: datetime) -> AcceptedNotices:
    """Validate and accept every new notice. Rows of months come first: the days of a list must be within its year."""
    accepted, result = years.notices(table), AcceptedNotices()
    apply(accepted)
    documents = [(location, document) for location in sources for document in _documents(location, result)]
    for location, document in sorted(documents, key=lambda pair: "months" not in pair[1]):
        try:
            notice = new_notice(document, accepted, location.name, now)
        except REFUSED as error:
            result.refused.append(_refusal(location, error))
            continue
        if notice is not None:
            years.add_notice(table, notice)
            accepted.append(notice)
            result.accepted.append(notice)
    return result


def _documents(location: NoticeLocation, result: AcceptedNotices) -> Iterator[Document]:
    """The documents at a location; each invalid one is added to `result.refused`."""
    try:
        values = notice_text.parsed(location.read())
    except (SourceError, InvalidNotice) as error:
        result.refused.append(_refusal(location, error))
        return
    for value in values:
        try:
            yield notice_text.checked(value)
        except InvalidNotice as error:
            result.refused.append(_refusal(location, error))


def _refusal(location: NoticeLocation, error: Exception) -> NoticeRefusal:
    return NoticeRefusal(location.name, type(error).__name__, one_line(str(error))[:300])


def new_notice(document: Document, accepted: list[Notice], place: str, now: datetime) -> Notice | None:
    """Validate a document; None if it was accepted earlier. Raises one of REFUSED."""
    sha256 = hashlib.sha256(codec.json_text(document)).hexdigest()
    if any(notice.sha256 == sha256 for notice in accepted):
        return None
    today = now.astimezone(NPT)
    kind, year = _checked(document, accepted, today.date())
    return Notice(
        kind,
        year,
        1 + sum(1 for notice in accepted if (notice.kind, notice.year) == (kind, year)),
        one_line(document["source"]),
        str(published) if (published := holidays.published_on(document)) else None,
        today.isoformat(timespec="seconds"),
        place,
        sha256,
        dict(document),
    )


def _checked(document: Document, accepted: list[Notice], today: date) -> tuple[NoticeKind, int]:
    """Kind and year of a valid document. A valid row of months is adopted at once. Raises one of REFUSED."""
    published = _published_on(document)
    if published is not None and published > today:
        raise InvalidNotice(f"published_on is in the future: {published}, and today is {today}")
    if "months" in document:
        year, row = month_rows.official(document)
        month_rows.method(document)
        bikram_sambat.adopt({year: row})
        return "months", year
    if "holidays" in document:
        holiday_lists.of_list(document, 0)
        return "holidays", int(document["year"])
    if "decision" in document:
        held = accepted_decisions.of_notices(accepted)
        return "decision", accepted_decisions.year_of(accepted_decisions.checked(document, held, today), held)
    raise InvalidNotice(f"neither decision, holidays nor months in {sorted(document)[:10]}")


def methods(accepted: Iterable[Notice]) -> dict[int, str]:
    """The methods of tithis that rows of months decided, by BS year."""
    rows = [(notice.year, notice.document.get("method")) for notice in accepted if notice.kind == "months"]
    return {year: method for year, method in rows if method in month_rows.METHODS}


def _published_on(document: Document) -> date | None:
    return holidays.published_on({"published_on": document.get("decided_on", document.get("published_on"))})


def apply(accepted: Iterable[Notice]) -> None:
    """Adopt the accepted rows of months in this process's table. Idempotent."""
    rows = {
        notice.year: YearRow(tuple(notice.document["months"]), "official")
        for notice in accepted
        if notice.kind == "months"
    }
    bikram_sambat.adopt(rows)
