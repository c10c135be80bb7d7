"""What search engines are told: which pages there are, in which languages, when they changed, and where no end is."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from chautari.api import cache_control, responses
from chautari.api.calendar import years
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.markets import MARKET
from chautari.api.rates import stored
from chautari.core.plain_text import xml
from chautari.dynamodb import read_models
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT, today
from chautari.web.head import LANGUAGES

SPACE, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
# Years of the calendar around today's: people look for the last and the next ones.
YEARS_AROUND = 2
# Of a query there is no end: each page is listed without one. Cards are asked with one, by who shows a shared link.
RULES = (
    "User-agent: *",
    "Allow: /cards/",
    "Disallow: /*?",
    "Disallow: /v1/",
    "Disallow: /*/proof/",
    "Disallow: /oembed",
    "Disallow: /mcp",
)


class ListedPage(NamedTuple):
    """A page: its address without the language, and when it changed last; None where that is not known."""

    place: str
    changed: datetime | None = None


def robots(request: Request) -> Reply:
    """https://www.rfc-editor.org/rfc/rfc9309"""
    lines = [*RULES, *([f"Sitemap: {request.origin}/sitemap.xml"] if request.origin else [])]
    body = ("\n".join(lines) + "\n").encode()
    return Reply(body, responses.tag_of(body), "text/plain; charset=utf-8", headers=cache_control.OF_SITE)


def sitemap(request: Request) -> Reply:
    """https://www.sitemaps.org/protocol.html, each page with its other language beside it."""
    root = Element("urlset", {"xmlns": SPACE, "xmlns:xhtml": XHTML})
    for page in pages(request):
        for language in LANGUAGES:
            url = SubElement(root, "url")
            SubElement(url, "loc").text = f"{request.origin}/{language}{page.place}"
            if page.changed:
                SubElement(url, "lastmod").text = page.changed.astimezone(NPT).isoformat(timespec="seconds")
            for other in LANGUAGES:
                about = {"rel": "alternate", "hreflang": other, "href": f"{request.origin}/{other}{page.place}"}
                SubElement(url, "xhtml:link", about)
    body = xml(root)
    headers, midnight = cache_control.OF_SITE, cache_control.midnight(request.now)
    return Reply(body, responses.tag_of(body), "application/xml; charset=utf-8", headers=headers, until=midnight)


def pages(request: Request) -> Iterator[ListedPage]:
    """Every page that stands for itself; those of queries, proofs and articles do not."""
    metals, forex = (_changed(request, name) for name in ("metals", "forex"))
    midnight = datetime.combine(today(request.now), datetime.min.time(), NPT)
    yield ListedPage("", max(filter(None, (metals, forex, midnight))))
    yield ListedPage("/metals", metals)
    yield ListedPage("/forex", forex)
    yield from (ListedPage(f"/forex/{code}", forex) for code in _currencies(request))
    yield from map(ListedPage, ("/counter", "/markets", "/news", "/revisions", "/subjects", "/status", "/embed"))
    yield from (ListedPage(f"/markets/{market}") for market in MARKET.allowed)
    yield ListedPage("/calendar", midnight)
    yield from (ListedPage(f"/calendar/{which}") for which in ("festivals", "jatras", "fasts", "feeds"))
    yield from map(ListedPage, _calendar(years.current(request)))


def _changed(request: Request, name: str) -> datetime | None:
    """Since when the present rates of a market are served."""
    view = read_models.get(request.table, name)
    return view.at if view else None


def _currencies(request: Request) -> list[str]:
    """The currencies that have a rate: others have no page yet."""
    answer = stored.ready(request, "forex")
    return [rate["code"] for rate in answer["rates"]] if answer else []


def _calendar(year: int) -> Iterator[str]:
    first, last = max(year - YEARS_AROUND, bikram_sambat.FIRST_YEAR), min(year + YEARS_AROUND, bikram_sambat.LAST_YEAR)
    for listed in range(first, last + 1):
        yield f"/calendar/{listed}"
        yield from (f"/calendar/{listed}/{month}" for month in range(1, 13))
