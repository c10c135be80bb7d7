"""The page of embeds: what other sites can show of ours, and the lines for it."""

from dataclasses import replace

from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.embeds import CODES
from chautari.api.pages.page_replies import POLICY, language, shown
from chautari.web.embeds import configurator

# It shows frames of ours, as any other page may; a deployment alone changes it.
HEADERS = {"Cache-Control": "public, max-age=3600"}
FRAMES = "; frame-src 'self'"


def embed(request: Request) -> Reply:
    """The form of the request's values, with the frame and the lines that they make."""
    lang = language(request)
    values = {"lang": lang.code, **request.values}
    reply = shown(configurator.page(values, CODES, lang, request.origin), request, HEADERS)
    return replace(reply, headers={**reply.headers, POLICY: reply.headers[POLICY] + FRAMES})
