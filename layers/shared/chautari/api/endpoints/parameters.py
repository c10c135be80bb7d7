"""Parameters shared by several endpoints."""

from collections.abc import Collection

from chautari.api.endpoint import Parameter
from chautari.calendar.model.observance_names import COMMUNITIES, KINDS, REGIONS
from chautari.calendar.model.scopes import SCOPES
from chautari.rates.model.min_status import MIN_STATUSES

# A bare date is AD whatever its year: `2083-05-01` is refused with a hint, never guessed to be Bikram Sambat.
DATE = r"[0-9०-९]{4}-[0-9०-९]{2}-[0-9०-९]{2}|bs:.{6,60}"
INSTANT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+ -][0-9]{2}:[0-9]{2})"
AS_OF = Parameter(
    "as_of",
    "Answers what was given out at this instant (RFC 3339, with its zone). Left out: now.",
    "2026-08-17T18:00:00+05:45",
    pattern=INSTANT,
)
MIN_STATUS = Parameter(
    "min_status",
    "The least status that is taken: what is below it stands in `pending` and never in a price. `confirmed` takes the "
    "official rate of what nobody republishes, which can be no more. Left out: every status is taken.",
    "confirmed",
    allowed=MIN_STATUSES,
)
CURSOR = Parameter(
    "cursor",
    "Where the answer before this one left off: its `next`. Opaque; the other parameters stay as they were.",
    "WyIuLi4iXQ",
    pattern=r"[A-Za-z0-9_-]{1,200}",
)
CSV = "text/csv; charset=utf-8"
NDJSON = "application/x-ndjson; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Of what has rows: whole, as a table for a program or a spreadsheet, and a row of JSON a line.
ROW_FORMS = ("application/json", CSV, NDJSON, XLSX)
FORMAT = Parameter(
    "format", "The form of the answer.", "json", default="json", allowed=("json", "csv", "ndjson", "xlsx")
)
# Media types by the form of a feed.
FORMS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
FEED_FORM = Parameter("form", "The form of the feed.", "atom", where="path", required=True, allowed=tuple(FORMS))


def _some_of(name: str, subject: str, allowed: Collection[str], example: str) -> Parameter:
    """A parameter that takes some of `allowed`, with commas between them."""
    either = "|".join(allowed)
    words = f"Only {subject}, with commas: {', '.join(allowed)}. Left out: all."
    return Parameter(name, words, example, pattern=f"(?:{either})(?:,(?:{either}))*")


FEED_CHOICES = (
    _some_of("scope", "the holidays of these", SCOPES, "national,kathmandu-valley,women"),
    _some_of("kind", "the observances of these kinds", KINDS, "ekadashi,purnima"),
    _some_of("community", "the observances of these communities", COMMUNITIES, "newar"),
    _some_of("region", "the observances of these regions", REGIONS, "kathmandu-valley"),
)
