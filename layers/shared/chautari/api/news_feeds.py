"""The newest articles as a feed of the three forms that readers take: excerpts, each with a link to its outlet.

RSS 2.0 (https://www.rssboard.org/rss-specification), Atom (RFC 4287), JSON Feed (https://www.jsonfeed.org/version/1.1/).
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from chautari.api import listing, outlets, replies
from chautari.api.contract import Reply, Request
from chautari.api.endpoints.news import FORMS
from chautari.domain.articles import Summary
from chautari.domain.kathmandu import NPT
from chautari.domain.sections import SECTIONS

IN_FEED = 50
ATOM, DC = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
register_namespace("atom", ATOM)
register_namespace("dc", DC)


def feed(request: Request) -> Reply:
    """The newest articles of what is asked for."""
    outlets.require_known(request)
    found = listing.page(request, None, IN_FEED).articles
    form = request.values["form"]
    body = {"rss": _rss, "atom": _atom, "json": _json}[form](request, found)
    return Reply(body, replies.tag_of(body), FORMS[form])


def _title(request: Request) -> str:
    asked = request.values
    parts = [SECTIONS[asked["section"]].name] if "section" in asked else []
    parts += [asked[name] for name in ("source", "language") if name in asked]
    return f"Chautari: {', '.join(parts) or 'news of Nepal'}"


def _address(request: Request, form: str | None = None) -> str:
    """Where this feed is; without `form` the list that it is of."""
    asked = {name: value for name, value in request.values.items() if name != "form"}
    path = "/v1/articles" + (f".{form}" if form else "")
    return f"{request.origin}{path}{'?' + urlencode(asked) if asked else ''}"


def _rss(request: Request, articles: Sequence[Summary]) -> bytes:
    rss = Element("rss", version="2.0")
    channel = SubElement(rss, "channel")
    _texts(channel, title=_title(request), link=_address(request), description="Excerpts, linked to their outlets.")
    SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=_address(request, "rss"))
    _texts(channel, lastBuildDate=format_datetime(_updated(articles).astimezone(NPT)))
    for each in articles:
        item = SubElement(channel, "item")
        _texts(item, title=each.title, link=each.url, description=each.excerpt)
        SubElement(item, "guid", isPermaLink="false").text = each.id
        _texts(item, pubDate=format_datetime(each.listed_at.astimezone(NPT)), category=each.section)
        _texts(item, **{f"{{{DC}}}creator": ", ".join((*each.authors, each.outlet))})
    return _document(rss)


def _atom(request: Request, articles: Sequence[Summary]) -> bytes:
    root = Element("feed", xmlns=ATOM)
    _texts(root, id=_address(request, "atom"), title=_title(request), updated=_stamp(_updated(articles)))
    SubElement(root, "link", rel="self", href=_address(request, "atom"))
    _texts(SubElement(root, "author"), name="Chautari")
    for each in articles:
        entry = SubElement(root, "entry")
        _texts(entry, id=f"urn:chautari:article:{each.id}", title=each.title, updated=_stamp(each.changed_at))
        _texts(entry, published=_stamp(each.listed_at), summary=each.excerpt)
        SubElement(entry, "link", rel="alternate", href=each.url)
        for name in (*each.authors, each.outlet):
            _texts(SubElement(entry, "author"), name=name)
        if each.section:
            SubElement(entry, "category", term=each.section)
    return _document(root)


def _json(request: Request, articles: Sequence[Summary]) -> bytes:
    items = [
        {
            "id": each.id,
            "url": each.url,
            "title": each.title,
            "content_text": each.excerpt or each.title,
            "date_published": _stamp(each.listed_at),
            "date_modified": _stamp(each.changed_at),
            "authors": [{"name": name} for name in (*each.authors, each.outlet)],
            **({"tags": [each.section]} if each.section else {}),
            **({"language": each.language} if each.language else {}),
            **({"image": each.image.url} if each.image else {}),
        }
        for each in articles
    ]
    about = {"version": "https://jsonfeed.org/version/1.1", "title": _title(request)}
    where = {"feed_url": _address(request, "json"), "home_page_url": _address(request)}
    return json.dumps({**about, **where, "items": items}, ensure_ascii=False).encode()


def _texts(parent: Element, **members: str) -> None:
    """An element each with its text; none for an empty one."""
    for name, text in members.items():
        if text:
            SubElement(parent, name).text = text


def _document(root: Element) -> bytes:
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _updated(articles: Sequence[Summary]) -> datetime:
    return max((each.changed_at for each in articles), default=NEVER)


def _stamp(at: datetime) -> str:
    return at.astimezone(NPT).isoformat(timespec="seconds")
