"""oEmbed 1.0: the frame that shows what one of our pages shows. https://oembed.com/"""

import json
from typing import Literal, TypedDict
from urllib.parse import SplitResult, parse_qsl, urlsplit
from xml.etree.ElementTree import Element, SubElement

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import LANGUAGES
from chautari.api.problems import Problem
from chautari.core.plain_text import xml
from chautari.web.embed_kinds import WIDTH, EmbedKind, at_place, kind_of
from chautari.web.embeds import snippets
from chautari.web.locales import Locale

FORMATS = ("json", "xml")
# A deployment alone changes it.
HEADERS = {"Cache-Control": "public, max-age=3600"}
CACHE_SECONDS = 86400
_FRAME = next(endpoint for endpoint in EMBEDS if endpoint.name == "embed")


class OEmbed(TypedDict):
    """A response of type rich, 2.3.4.4 of the specification."""

    version: Literal["1.0"]
    type: Literal["rich"]
    title: str
    provider_name: str
    provider_url: str
    cache_age: int
    html: str
    width: int
    height: int


def oembed(request: Request) -> Reply:
    """The frame for the page at `url`, within the size that is asked for."""
    form = request.values["format"]
    if form not in FORMATS:
        raise Problem("not-implemented", f"there is no answer as {form}", parameter="format", allowed=FORMATS)
    kind, options = _named(request)
    width = min(WIDTH, int(request.values.get("maxwidth", WIDTH)))
    height = min(kind.height, int(request.values.get("maxheight", kind.height)))
    lang = Locale(options["lang"])
    answer: OEmbed = {
        "version": "1.0",
        "type": "rich",
        "title": kind.title(lang),
        "provider_name": lang.say("site"),
        "provider_url": request.origin,
        "cache_age": CACHE_SECONDS,
        "html": snippets.frame(kind, options, request.origin, lang, (width, height)),
        "width": width,
        "height": height,
    }
    return _as_xml(answer) if form == "xml" else _as_json(answer)


def _as_json(answer: OEmbed) -> Reply:
    body = json.dumps(answer, ensure_ascii=False).encode()
    return Reply(body, responses.tag_of(body), headers=HEADERS)


def _as_xml(answer: OEmbed) -> Reply:
    root = Element("oembed")
    for name, value in answer.items():
        SubElement(root, name).text = str(value)
    body = xml(root)
    return Reply(body, responses.tag_of(body), "text/xml; charset=utf-8", headers=HEADERS)


def _named(request: Request) -> tuple[EmbedKind, dict[str, str]]:
    """The kind that an address of ours shows, and the parameters of its frame. Raises Problem for any other."""
    nothing = Problem("not-found", "nothing at this url can be embedded; /en/embed says what can", parameter="url")
    address = _ours(request.values["url"], request.origin)
    if address is None:
        raise nothing
    place = address.path.rstrip("/")
    if place.startswith("/embed/"):
        values = _FRAME.values({"kind": place.removeprefix("/embed/")}, address.query)
        return kind_of(values.pop("kind")), values
    language, _, rest = place.removeprefix("/").partition("/")
    kind = at_place(f"/{rest}")
    # A page with a query shows something else: another day, or what was searched for.
    if language not in LANGUAGES or kind is None or parse_qsl(address.query):
        raise nothing
    return kind, {"lang": language}


def _ours(url: str, origin: str) -> SplitResult | None:
    """The parts of an address of this site, by http or https; None for any other."""
    try:
        address = urlsplit(url)
        same = bool(origin) and address.netloc.lower() == urlsplit(origin).netloc.lower()
    except ValueError:
        return None
    return address if same else None
