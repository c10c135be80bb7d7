"""The page on which a site chooses its embed: what it prints is what is framed."""

import re
from datetime import datetime
from typing import Any

import lxml.html
import pytest

from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.pages import PAGES
from chautari.api.pages import configurator
from chautari.dynamodb.table import Table
from chautari.web import embed_kinds
from chautari.web.layout import ASSETS, INTEGRITY
from tests.support.template_file import ROOT
from tools.drill.memory_news import NewsTable

ORIGIN = "https://chautari.example.np"
NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
LARGEST_SCRIPT = 2_000


def reply(path: str, query: str = "") -> Reply:
    """The reply to a path of the page and a raw query."""
    endpoint = next(endpoint for endpoint in PAGES if endpoint.path == path)
    values = endpoint.values({}, query)
    return configurator.embed(Request(path, values, Table(NewsTable({}), "none"), NOW, origin=ORIGIN))


def page(path: str, query: str = "") -> Any:
    return lxml.html.document_fromstring(reply(path, query).body.decode())


def lines(path: str, query: str = "") -> list[Any]:
    """What its fields offer to copy, as elements: frame, script and component, picture."""
    fields = page(path, query).xpath("//textarea")
    return [element for field in fields for element in lxml.html.fragments_fromstring(field.text)]


def test_the_lines_show_what_was_chosen() -> None:
    query = "kind=usd&lang=ne&theme=dark&colour=%23123456"
    frame, script, component, picture, *_ = lines("/en/embed", query)
    assert frame.get("src") == f"{ORIGIN}/embed/usd?lang=ne&theme=dark&colour=123456"
    assert page("/en/embed", query).xpath("//iframe")[0].get("src") == "/embed/usd?lang=ne&theme=dark&colour=123456"
    assert dict(component.attrib) == {"kind": "usd", "lang": "ne", "theme": "dark", "colour": "123456"}
    assert (script.get("src"), script.get("integrity")) == (ORIGIN + ASSETS["embed.js"], INTEGRITY["embed.js"])
    assert script.get("crossorigin") == "anonymous"
    assert picture.get("src") == f"{ORIGIN}/badge/usd.svg?lang=ne"
    assert picture.get("alt") == "अमेरिकी डलर · चौतारी"


@pytest.mark.parametrize(("path", "lang"), [("/embed", "ne"), ("/ne/embed", "ne"), ("/en/embed", "en")])
def test_without_a_choice_it_shows_gold_and_silver_in_its_own_language(path: str, lang: str) -> None:
    frame, _, component, *_ = lines(path)
    assert frame.get("src") == f"{ORIGIN}/embed/metals?lang={lang}"
    assert dict(component.attrib) == {"kind": "metals", "lang": lang}


@pytest.mark.parametrize("kind", embed_kinds.KINDS)
def test_every_kind_is_offered_with_the_size_of_its_frame(kind: str) -> None:
    frame = lines("/ne/embed", f"kind={kind}")[0]
    assert int(frame.get("height")) == embed_kinds.KINDS[kind].height
    assert page("/ne/embed").xpath(f"//option[@value='{kind}']")


@pytest.mark.parametrize(
    ("kind", "badge"),
    [("metals", "gold"), ("silver", "silver"), ("forex", "usd"), ("QAR", "qar"), ("calendar", None), ("news", None)],
)
def test_the_badge_is_of_what_was_chosen(kind: str, badge: str | None) -> None:
    badges = [src for line in lines("/en/embed", f"kind={kind}") if "/badge/" in (src := line.get("src") or "")]
    assert badges == ([f"{ORIGIN}/badge/{badge}.svg?lang=en"] if badge else [])
    assert bool(page("/en/embed", f"kind={kind}").xpath("//img[contains(@src, '/badge/')]")) == bool(badge)


@pytest.mark.parametrize("lang", ["ne", "en"])
def test_cards_are_shown_with_their_lines(lang: str) -> None:
    cards = [f"/cards/{name}.{lang}.png" for name in ("day", "metals/gold", "forex/USD")]
    copied = [line.get("src") for line in lines(f"/{lang}/embed") if line.tag == "img"]
    assert copied[-3:] == [ORIGIN + address for address in cards]
    assert page(f"/{lang}/embed").xpath("//a/img/@src") == page(f"/{lang}/embed").xpath("//a[img]/@href") == cards[:1]


def test_the_page_shows_our_frames_and_is_framed_by_nobody() -> None:
    policy = reply("/en/embed").headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'none'; frame-src 'self'")


def test_the_plugin_of_wordpress_has_the_same_sizes() -> None:
    plugin = (ROOT / "examples" / "wordpress" / "chautari.php").read_text(encoding="utf-8")
    heights = {key: int(height) for key, height in re.findall(r"^\t'(\w+)'\s+=> (\d+),$", plugin, re.MULTILINE)}
    usual = embed_kinds.OF_A_CURRENCY
    assert heights == {kind.key: kind.height for kind in embed_kinds.KINDS.values() if kind.height != usual}
    assert re.findall(r"^const CHAUTARI_HEIGHT\s+= (\d+);", plugin, re.MULTILINE) == [str(usual)]
    assert re.findall(r"^const CHAUTARI_NARROWEST = (\d+);", plugin, re.MULTILINE) == [str(embed_kinds.NARROWEST)]


def test_the_component_is_small_and_knows_the_heights_of_the_kinds() -> None:
    script = (ROOT / "web" / "assets" / "embed.js").read_text(encoding="utf-8")
    assert len(script.encode()) < LARGEST_SCRIPT
    usual = embed_kinds.OF_A_CURRENCY
    unusual = {kind.key: kind.height for kind in embed_kinds.KINDS.values() if kind.height != usual}
    assert f"HEIGHTS = {{ {', '.join(f'{key}: {height}' for key, height in unusual.items())} }}" in script
    assert f"OTHERS = {usual}, NARROWEST = {embed_kinds.NARROWEST}" in script
