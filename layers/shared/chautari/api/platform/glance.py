"""The day at a glance, from the home answer: as plain text for a terminal, and as a share card."""

from collections.abc import Mapping
from typing import Any, cast

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.platform import share_card as cards
from chautari.api.platform import today_text

TEXT = "text/plain; charset=utf-8"
SVG = "image/svg+xml; charset=utf-8"


def text(request: Request) -> Reply:
    """Today and the main rates in lines of at most 72 columns."""
    home, headers = _home(request)
    body = today_text.text(home).encode()
    return Reply(body, responses.tag_of(body), TEXT, headers=headers)


def card(request: Request) -> Reply:
    """Gold, silver and the dollar under today's date."""
    home, headers = _home(request)
    body = cards.svg(home, cast(cards.Language, request.values["lang"]), request.played_on)
    return Reply(body, responses.tag_of(body), SVG, headers=headers)


def _home(request: Request) -> tuple[Any, Mapping[str, str]]:
    """The home answer with its headers, as a front page asks for it."""
    reply = reply_of(request, "home", {"min_status": request.values.get("min_status", "")})
    return answer(reply), reply.headers
