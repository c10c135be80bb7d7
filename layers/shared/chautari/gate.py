"""What an answer is before anybody reads it: right, or one of the named errors. The same gate for live and recorded
answers.

A challenge page comes with any status, 200 included, and a moved page as a redirect: neither may look like a quiet day.
"""

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from chautari.domain.errors import Changed, Moved, Refused, Unreachable
from chautari.domain.page import Ask, Page

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


def admit(ask: Ask, page: Page) -> Page:
    """`page` if it is a whole 200 answer of the kind asked for. Raises Unreachable, Refused, Moved or Changed."""
    if is_challenge(page):
        raise Refused(f"a challenge page with {page.status} from {page.url}", page)
    _require_success(page)
    if len(page.body) > MOST_BYTES:
        raise Changed(f"more than {MOST_BYTES} bytes from {page.url}", page)
    if not page.body.strip(_BLANK):
        raise Changed(f"an empty answer from {page.url}", page)
    _require_kind(ask, page)
    return page


def is_challenge(page: Page) -> bool:
    """Whether a wall answered instead of the source, with whatever status."""
    return _CHALLENGE.search(page.body[:100_000]) is not None


def _require_success(page: Page) -> None:
    status, url = page.status, page.url
    if status in (401, 403, 407, 429, 451):
        raise Refused(f"{status} from {url}", page)
    if 300 <= status < 400:
        raise Moved(f"{status} from {url} to {_target(page)}", page)
    if status >= 500 or status == 408:
        raise Unreachable(f"{status} from {url}", page)
    if 400 <= status < 500:
        raise Moved(f"{status} from {url}", page)
    if status != 200:
        raise Changed(f"{status} from {url}", page)


def _target(page: Page) -> str:
    try:
        target = urlsplit(urljoin(page.url, header(page.headers, "location")))
    except ValueError:
        return "no address"
    return f"{target.hostname}{target.path}"


def _require_kind(ask: Ask, page: Page) -> None:
    """An HTML page where JSON was asked, or the other way round. A missing Content-Type is judged by the body."""
    stated = header(page.headers, "content-type").partition(";")[0].strip().lower()
    looks_html = page.body.lstrip(_BLANK)[:1] == b"<"
    if (ask.accept == "text/html") != looks_html or (stated and not _fits(ask.accept, stated)):
        raise Moved(f"{stated or 'another kind'} instead of {ask.accept} from {page.url}", page)


def _fits(accept: str, stated: str) -> bool:
    kind = accept.partition("/")[2]
    return kind in stated or stated in ("text/plain", "application/octet-stream")


def header(headers: Mapping[str, str], name: str) -> str:
    """A header's value whatever the case of its name, empty where it is absent."""
    return next((value for key, value in headers.items() if key.lower() == name), "")
