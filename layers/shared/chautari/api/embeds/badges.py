"""Badges: a rate with its state as a picture, for any page that shows pictures."""

from chautari.api import responses
from chautari.api.embeds.frames import rate_of
from chautari.api.endpoint import Reply, Request
from chautari.web.embeds import badge as badges
from chautari.web.locales import Locale

MEDIA_TYPE = "image/svg+xml; charset=utf-8"


def badge(request: Request) -> Reply:
    """The badge of the path's rate."""
    lang = Locale(request.values["lang"])
    rate, reply = rate_of(request, request.values["kind"])
    body = badges.svg(badges.of_rate(rate, lang, request.played_on), lang)
    return Reply(body, responses.tag_of(body), MEDIA_TYPE, headers=reply.headers, framable=True)
