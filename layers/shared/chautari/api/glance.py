"""The day at a glance, made of what the front page shows: as plain text for a terminal, and as a picture to share."""

from typing import cast

from chautari.answers import card as cards
from chautari.answers import glance
from chautari.api import replies, service
from chautari.api.contract import Reply, Request

TEXT = "text/plain; charset=utf-8"
SVG = "image/svg+xml; charset=utf-8"


def text(request: Request) -> Reply:
    """Today and the main rates in lines of at most 72 columns."""
    home, headers = service.brief(request)
    body = glance.text(home).encode()
    return Reply(body, replies.tag_of(body), TEXT, headers=headers)


def card(request: Request) -> Reply:
    """Gold, silver and the dollar under today's date."""
    home, headers = service.brief(request)
    body = cards.svg(home, cast(cards.Language, request.values["lang"]))
    return Reply(body, replies.tag_of(body), SVG, headers=headers)
