"""What an answer is before anybody reads it: right, or one of the named errors. The same gate for live and recorded
answers.

A challenge page comes with any status, 200 included, and a moved page as a redirect: neither may look like a quiet day.
A news text that quotes the words of a wall is none: with a 200 they count in a title, or where little else is said.
"""

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, Unreachable
from chautari.core.http_messages import FEED, ROBOTS, HttpRequest, HttpResponse

MOST_BYTES = 2_000_000
_BLANK = b"\xef\xbb\xbf \t\r\n"

# Marks of the walls that were met on Nepali sites; each is a phrase of the wall and not a word of news. Not plain
# "challenge-platform": Cloudflare puts a script of that path into pages that it does serve.
_CHALLENGE = re.compile(
    rb"just a moment\.\.\.|cf-chl-|_cf_chl_opt|challenge-platform/h/[a-z]/orchestrate|attention required! \| cloudflare"
    rb"|request rejected|_incapsula_|enable javascript and cookies to continue|verify you are (?:a )?human"
    rb"|captcha-delivery|ddos protection by",
    re.IGNORECASE,
)
# The whole title of a wall; news may be called "Just a moment... that changed the match".
_WALLS_TITLE = re.compile(
    rb"<title[^<>]*>\s*(?:just a moment\.\.\.|attention required! \| cloudflare|request rejected|access denied"
    rb"|verify you are (?:a )?human|ddos protection by [^<>|]+)\s*</title",
    re.IGNORECASE,
)
# Bytes: more text than a wall has, less than a page of news with its menus.
MOST_TEXT_OF_A_WALL = 2_000
_FEED_BEGINS = re.compile(rb"(?:<[?!][^<>]*>|\s)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_HTML_BEGINS = re.compile(rb"(?:<!--[^<>]*>|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def check_response(ask: HttpRequest, page: HttpResponse) -> HttpResponse:
    """`page` if it is a whole 200 answer of the kind asked for, or a 304 to a conditional ask.

    Raises Unreachable, Blocked, NotFoundOrMoved or SchemaChanged.
    """
    if ask.conditional and page.unchanged:
        return page
    if is_challenge(page):
        raise Blocked(f"a challenge page with {page.status} from {page.url}", page)
    _require_success(page)
    if len(page.body) > MOST_BYTES:
        raise SchemaChanged(f"more than {MOST_BYTES} bytes from {page.url}", page)
    if ask.accept != ROBOTS:
        _require_something(page)
        _require_kind(ask, page)
    return page


def is_challenge(page: HttpResponse) -> bool:
    """Whether a wall answered instead of the source, with whatever status."""
    begins = page.body[:100_000]
    if _CHALLENGE.search(begins) is None:
        return False
    if page.status != 200 or _WALLS_TITLE.search(begins):
        return True
    return not _FEED_BEGINS.match(begins.lstrip(_BLANK)[:2_000]) and _text(begins) < MOST_TEXT_OF_A_WALL


def _text(html: bytes) -> int:
    """How many bytes of text a reader of the page sees, about: without tags, scripts and styles."""
    parts = re.split(rb"<(?=script|style)", html, flags=re.IGNORECASE)
    seen = [parts[0], *(part.partition(b"</")[2] for part in parts[1:])]
    return len(b" ".join(re.sub(rb"<[^<>]*>", b" ", b"".join(seen)).split()))


def _require_success(page: HttpResponse) -> None:
    status, url = page.status, page.url
    if status in (401, 403, 407, 429, 451):
        raise Blocked(f"{status} from {url}", page)
    if 300 <= status < 400:
        raise NotFoundOrMoved(f"{status} from {url} to {_target(page)}", page)
    if status >= 500 or status == 408:
        raise Unreachable(f"{status} from {url}", page)
    if 400 <= status < 500:
        raise NotFoundOrMoved(f"{status} from {url}", page)
    if status != 200:
        raise SchemaChanged(f"{status} from {url}", page)


def _target(page: HttpResponse) -> str:
    try:
        target = urlsplit(urljoin(page.url, header(page.headers, "location")))
    except ValueError:
        return "no address"
    return f"{target.hostname}{target.path}"


def _require_something(page: HttpResponse) -> None:
    if not page.body.strip(_BLANK):
        raise SchemaChanged(f"an empty answer from {page.url}", page)


def _require_kind(ask: HttpRequest, page: HttpResponse) -> None:
    """An HTML page where JSON was asked, or the other way round. A missing Content-Type is judged by the body.

    Of a feed its body alone is looked at: half of the outlets send theirs as text/html.
    """
    stated = header(page.headers, "content-type").partition(";")[0].strip().lower()
    if ask.accept == FEED:
        if _HTML_BEGINS.match(page.body[:2_000].lstrip(_BLANK)):
            raise NotFoundOrMoved(f"an HTML page instead of a feed from {page.url}", page)
        return
    looks_html = page.body.lstrip(_BLANK)[:1] == b"<"
    if (ask.accept == "text/html") != looks_html or (stated and not _fits(ask.accept, stated)):
        raise NotFoundOrMoved(f"{stated or 'another kind'} instead of {ask.accept} from {page.url}", page)


def _fits(accept: str, stated: str) -> bool:
    kind = accept.partition("/")[2]
    return kind in stated or stated in ("text/plain", "application/octet-stream")


def header(headers: Mapping[str, str], name: str) -> str:
    """A header's value whatever the case of its name, empty where it is absent."""
    return next((value for key, value in headers.items() if key.lower() == name), "")


def retry_after(page: HttpResponse) -> float:
    """For how many seconds the answer asks to be left alone, in a number or a date; 0 where it is silent or unclear."""
    value = header(page.headers, "retry-after").strip()
    if value.isdecimal():
        return float(value)
    try:
        return float((parsedate_to_datetime(value) - page.fetched_at).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0
