"""Refusals as frames and badges: a reader of the host page sees words, and who set it up what is taken."""

from urllib.parse import parse_qs

from chautari.api import responses
from chautari.api.embeds import badges, frames
from chautari.api.http_event import Response
from chautari.api.problems import Problem
from chautari.web import refusals
from chautari.web.embed_kinds import EmbedKind
from chautari.web.embeds import badge, embed_document
from chautari.web.embeds.embed_document import Embed, Look
from chautari.web.html import element
from chautari.web.locales import Locale

MOST_NAMED = 12
# It leads to the page that makes lines that are taken.
REFUSED = EmbedKind("refused", "/embed", 280)


def refusal(problem: Problem, path: str, query: str) -> Response:
    """A problem in the form of its address; not kept."""
    lang = Locale("en" if parse_qs(query).get("lang") == ["en"] else "ne")
    words = refusals.words(problem.kind, lang)
    headers = {**responses.FRAMABLE, **problem.headers, "Cache-Control": "no-store"}
    if path.startswith("/badge/"):
        picture = badge.svg(badge.of_refusal(words, lang), lang).decode()
        return Response(problem.status, badges.MEDIA_TYPE, picture, headers)
    body = embed_document.html(_embed(problem, words), Look(), lang)
    headers |= frames.RENEWED
    headers["Content-Security-Policy"] = embed_document.policy(Look())
    return Response(problem.status, frames.MEDIA_TYPE, body, headers)


def _embed(problem: Problem, words: str) -> Embed:
    taken = ", ".join(problem.allowed[:MOST_NAMED])
    detail = f"{problem.detail} Taken: {taken}." if taken and problem.parameter else problem.detail
    shown_words = [element("p", words, class_="warn"), element("p", detail, class_="soft", lang="en")]
    return Embed(REFUSED, shown_words)
