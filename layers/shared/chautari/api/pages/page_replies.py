"""Replies of pages: the language of a page, the least status of its calls, and the page as a reply."""

from collections.abc import Mapping

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.core import settings
from chautari.nepali.clock import today
from chautari.web import layout
from chautari.web.locales import Locale

MEDIA_TYPE = "text/html; charset=utf-8"


def bar(request: Request) -> dict[str, str]:
    """The least status in the page's request, as parameters for its calls."""
    return {"min_status": request.values["min_status"]} if "min_status" in request.values else {}


def language(request: Request) -> Locale:
    """The language of the requested page."""
    return language_of(request.path)


def language_of(path: str) -> Locale:
    """The language of an address; Nepali at the root."""
    return Locale("en" if path.split("/")[1] == "en" else "ne")


def shown(page: layout.WebPage, request: Request, headers: Mapping[str, str]) -> Reply:
    """A page as a reply, cached as long as the answers that it was made of: `headers` are theirs."""
    played_on = str(today(request.now)) if settings.is_played() else ""
    body = layout.document(page, language(request), request.origin, played_on).encode()
    return Reply(body, responses.tag_of(body), MEDIA_TYPE, headers={**headers, "Content-Security-Policy": page.policy})
