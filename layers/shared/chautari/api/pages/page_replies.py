"""Replies of pages: the language of a page, the least status of its calls, and the page as a reply."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from chautari.api import cache_control, responses
from chautari.api.endpoint import Reply, Request
from chautari.nepali.clock import today
from chautari.web import card_names, layout
from chautari.web.head import SharedPage, version_of
from chautari.web.locales import Locale

MEDIA_TYPE = "text/html; charset=utf-8"
POLICY = "Content-Security-Policy"


def bar(request: Request) -> dict[str, str]:
    """The least status in the page's request, as parameters for its calls."""
    return {"min_status": request.values["min_status"]} if "min_status" in request.values else {}


def language(request: Request) -> Locale:
    """The language of the requested page."""
    return language_of(request.path)


def language_of(path: str) -> Locale:
    """The language of an address; Nepali at the root."""
    return Locale("en" if path.split("/")[1] == "en" else "ne")


def shared(page: layout.WebPage, *data: Mapping[str, Any], card: str, pictured: object) -> layout.WebPage:
    """The page with the card that shows it, made of `pictured`, and with what it is about."""
    about = SharedPage(page.title, page.place, card, version_of(pictured), data)
    return replace(page, shared=about)


def shown(page: layout.WebPage, request: Request, headers: Mapping[str, str], until: datetime | None = None) -> Reply:
    """A page as a reply, cached as long as the answers that it was made of: `headers` are theirs.

    `until`: the instant at which the clock alone makes one of them another, besides midnight.
    """
    on = str(today(request.now))
    if page.shared is None:
        page = shared(page, card=card_names.DAY, pictured=on)
    html, policy = layout.document(page, language(request), request.origin, request.played_on)
    body, midnight = html.encode(), cache_control.midnight(request.now)
    ends = min(midnight, until or midnight)
    return Reply(body, responses.tag_of(body), MEDIA_TYPE, headers={**headers, POLICY: policy}, until=ends)
