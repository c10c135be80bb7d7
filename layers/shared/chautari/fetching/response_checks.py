"""Validation of HTTP responses before parsing, live and recorded alike: a usable response, or a `SourceError`.

- A challenge page comes with any status, 200 included, and a moved page as a redirect. Neither may look like a day
  without news or rates.
- News that quotes a challenge page is not one: in a 200 response the marks count in the title, or if the page has
  little other text.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, Unreachable
from chautari.core.http_messages import FEED, ROBOTS, HttpRequest, HttpResponse

MOST_BYTES = 2_000_000
_BLANK = b"\xef\xbb\xbf \t\r\n"

# Marks of the challenge pages met on Nepali sites; each is a phrase of the page and not a word of news. Not plain
# "challenge-platform": Cloudflare puts a script of that path into pages that it does serve.
_CHALLENGE = re.compile(
    rb"just a moment\.\.\.|cf-chl-|_cf_chl_opt|challenge-platform/h/[a-z]/orchestrate|attention required! \| cloudflare"
    rb"|request rejected|_incapsula_|enable javascript and cookies to continue|verify you are (?:a )?human"
    rb"|captcha-delivery|ddos protection by",
    re.IGNORECASE,
)
# The whole title of a challenge page; news may be called "Just a moment... that changed the match".
_CHALLENGE_TITLE = re.compile(
    rb"<title[^<>]*>\s*(?:just a moment\.\.\.|attention required! \| cloudflare|request rejected|access denied"
    rb"|verify you are (?:a )?human|ddos protection by [^<>|]+)\s*</title",
    re.IGNORECASE,
)
# Bytes: more text than a challenge page has, less than a page of news with its menus.
MOST_TEXT_OF_A_CHALLENGE = 2_000
_FEED_START = re.compile(rb"(?:<[?!][^<>]*>|\s)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b", re.IGNORECASE)
_HTML_START = re.compile(rb"(?:<!--[^<>]*>|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


def check_response(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return `response` if it is usable: 200 with a body of the requested type, or 304 to a conditional request.

    Raises Unreachable, Blocked, NotFoundOrMoved or SchemaChanged. robots.txt may be empty and of any type.
    """
    if request.conditional and response.unchanged:
        return response
    if is_challenge(response):
        raise Blocked(f"a challenge page with {response.status} from {response.url}", response)
    _require_success(response)
    if len(response.body) > MOST_BYTES:
        raise SchemaChanged(f"more than {MOST_BYTES} bytes from {response.url}", response)
    if request.accept != ROBOTS:
        _require_body(response)
        _require_media_type(request, response)
    return response


def is_challenge(response: HttpResponse) -> bool:
    """Whether the response, of any status, is a challenge page of a bot protection instead of the source's."""
    head = response.body[:100_000]
    if _CHALLENGE.search(head) is None:
        return False
    if response.status != 200 or _CHALLENGE_TITLE.search(head):
        return True
    return not _FEED_START.match(head.lstrip(_BLANK)[:2_000]) and _text_length(head) < MOST_TEXT_OF_A_CHALLENGE


def _text_length(html: bytes) -> int:
    """Approximate length of the visible text in bytes: without tags, scripts and styles."""
    parts = re.split(rb"<(?=script|style)", html, flags=re.IGNORECASE)
    visible = [parts[0], *(part.partition(b"</")[2] for part in parts[1:])]
    return len(b" ".join(re.sub(rb"<[^<>]*>", b" ", b"".join(visible)).split()))


def _require_success(response: HttpResponse) -> None:
    status, url = response.status, response.url
    if status in (401, 403, 407, 429, 451):
        raise Blocked(f"{status} from {url}", response)
    if 300 <= status < 400:
        raise NotFoundOrMoved(f"{status} from {url} to {_target(response)}", response)
    if status >= 500 or status == 408:
        raise Unreachable(f"{status} from {url}", response)
    if 400 <= status < 500:
        raise NotFoundOrMoved(f"{status} from {url}", response)
    if status != 200:
        raise SchemaChanged(f"{status} from {url}", response)


def _target(response: HttpResponse) -> str:
    try:
        target = urlsplit(urljoin(response.url, header(response.headers, "location")))
    except ValueError:
        return "no address"
    return f"{target.hostname}{target.path}"


def _require_body(response: HttpResponse) -> None:
    if not response.body.strip(_BLANK):
        raise SchemaChanged(f"an empty answer from {response.url}", response)


def _require_media_type(request: HttpRequest, response: HttpResponse) -> None:
    """Raise NotFoundOrMoved for HTML instead of JSON or the reverse. Without Content-Type the body decides.

    For a feed the body alone decides: half of the outlets send theirs as text/html.
    """
    stated = header(response.headers, "content-type").partition(";")[0].strip().lower()
    if request.accept == FEED:
        if _HTML_START.match(response.body[:2_000].lstrip(_BLANK)):
            raise NotFoundOrMoved(f"an HTML page instead of a feed from {response.url}", response)
        return
    looks_html = response.body.lstrip(_BLANK)[:1] == b"<"
    if (request.accept == "text/html") != looks_html or (stated and not _fits(request.accept, stated)):
        raise NotFoundOrMoved(f"{stated or 'another kind'} instead of {request.accept} from {response.url}", response)


def _fits(accept: str, stated: str) -> bool:
    kind = accept.partition("/")[2]
    return kind in stated or stated in ("text/plain", "application/octet-stream")


def header(headers: Mapping[str, str], name: str) -> str:
    """The value of the header `name` (lower case), matched case-insensitively; empty if absent."""
    return next((value for key, value in headers.items() if key.lower() == name), "")


def retry_after(response: HttpResponse) -> float:
    """Retry-After in seconds, from a number or a date; 0 if absent or invalid. Negative for a date in the past."""
    return pause(header(response.headers, "retry-after"), response.fetched_at)


def pause(value: str, at: datetime) -> float:
    """The seconds of a Retry-After that came at `at`, as `retry_after`."""
    value = value.strip()
    if value.isdecimal():
        return float(value)
    try:
        return float((parsedate_to_datetime(value) - at).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return 0
