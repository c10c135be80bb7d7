"""oEmbed 1.0: the frame of a page, within the size that is asked for; nothing for an address that is not ours."""

import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import lxml.etree
import lxml.html
import pytest

from chautari.api.embeds import oembed
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.problems import Problem
from chautari.dynamodb.table import Table
from chautari.web import layout
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from tools.drill.memory_news import NewsTable

ORIGIN = "https://chautari.example.np"
NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
ENDPOINT = next(endpoint for endpoint in EMBEDS if endpoint.name == "oembed")


def answered(query: str, origin: str = ORIGIN) -> Reply:
    """The reply to a raw query."""
    values = ENDPOINT.values({}, query)
    return oembed.oembed(Request("/oembed", values, Table(NewsTable({}), "none"), NOW, origin=origin))


def rich(url: str, query: str = "") -> Any:
    return json.loads(answered(f"url={quote(url, safe='')}{query}").body)


def frame_of(answer: Any) -> Any:
    return lxml.html.fragment_fromstring(answer["html"])


@pytest.mark.parametrize(
    ("page", "kind", "lang"),
    [
        *(("/en/metals", "metals", "en"), ("/ne/forex", "forex", "ne"), ("/en/forex/QAR", "qar", "en")),
        *(("/ne/calendar/", "calendar", "ne"), ("/en/news", "news", "en")),
    ],
)
def test_a_page_is_answered_by_its_frame(page: str, kind: str, lang: str) -> None:
    answer = rich(f"{ORIGIN}{page}")
    assert (answer["version"], answer["type"], answer["provider_url"]) == ("1.0", "rich", ORIGIN)
    frame = frame_of(answer)
    assert (frame.tag, frame.get("src")) == ("iframe", f"{ORIGIN}/embed/{kind}?lang={lang}")
    assert frame.get("title").startswith(answer["title"])
    assert [int(frame.get(side)) for side in ("width", "height")] == [answer["width"], answer["height"]]


def test_a_frame_is_answered_by_itself_with_its_own_parameters() -> None:
    frame = frame_of(rich(f"{ORIGIN}/embed/gold?theme=dark&colour=%230000FF&lang=en&x=1"))
    assert frame.get("src") == f"{ORIGIN}/embed/gold?lang=en&theme=dark&colour=%230000FF"


@pytest.mark.parametrize(
    ("query", "size"),
    [("", (320, 480)), ("&maxwidth=200&maxheight=100", (200, 100)), ("&maxwidth=999&maxheight=9999", (320, 480))],
)
def test_it_is_no_larger_than_is_asked_for(query: str, size: tuple[int, int]) -> None:
    answer = rich(f"{ORIGIN}/en/forex", query + "&dnt=1&format=json")
    frame = frame_of(answer)
    assert (answer["width"], answer["height"]) == size == (int(frame.get("width")), int(frame.get("height")))


def test_xml_says_the_same() -> None:
    query = f"url={quote(ORIGIN, safe='')}/en/metals"
    reply = answered(f"{query}&format=xml")
    assert reply.media_type == "text/xml; charset=utf-8"
    root = lxml.etree.fromstring(reply.body)
    assert root.tag == "oembed"
    same = {name: str(value) for name, value in json.loads(answered(query).body).items()}
    assert {node.tag: node.text for node in root} == same


@pytest.mark.parametrize(
    "url",
    [
        *(f"{ORIGIN}{place}" for place in ("/", "/en", "/en/status", "/fr/metals", "/en/forex/XXX", "/v1/metals")),
        *(f"{ORIGIN}{place}" for place in ("/en/forex?on=2026-08-10&calendar=ad", "/embed/nothing", "/embed/a/b")),
        *("https://evil.example/en/metals", "http://chautari.example.np:81/en/metals", "https://[x/en/metals"),
        *("https://chautari.example.np@evil.example/en/metals", f"{ORIGIN}.evil.example/en/metals"),
        f"{ORIGIN}/embed/%22%3E%3Cscript%3E",
    ],
)
def test_nothing_is_embedded_of_any_other_address(url: str) -> None:
    with pytest.raises(Problem) as refused:
        rich(url)
    assert refused.value.status == 404


@pytest.mark.parametrize(
    ("query", "status"),
    [
        *(("", 422), ("url=", 422), ("url=javascript:alert(1)", 422), ("url=/en/metals", 422)),
        *(("url=https://x/&maxwidth=0", 422), ("url=https://x/&maxheight=-1", 422)),
        (f"url={ORIGIN}/en/metals&format=yaml", 501),
        (f"url={quote(ORIGIN + '/embed/gold?colour=red')}", 422),
        (f"url={quote(ORIGIN + '/embed/gold?lang=en&lang=ne')}", 422),
    ],
)
def test_what_cannot_be_answered_is_refused_with_its_status(query: str, status: int) -> None:
    with pytest.raises(Problem) as refused:
        answered(query)
    assert refused.value.status == status


def test_a_site_that_does_not_know_its_name_embeds_nothing() -> None:
    with pytest.raises(Problem):
        answered("url=https:///en/metals", origin="")


@pytest.mark.parametrize(("kind", "url"), [("metals", "/en/metals"), ("usd", "/en/forex/USD"), ("news", "/en/news")])
def test_a_page_leads_software_to_its_frame(kind: str, url: str) -> None:
    page = WebPage("A title", url.removeprefix("/en"), "", "", embed=kind)
    document = lxml.html.document_fromstring(layout.document(page, Locale("en"), ORIGIN).html)
    links = {link.get("type"): link.get("href") for link in document.xpath("//link[contains(@type, 'oembed')]")}
    assert links.keys() == {"application/json+oembed", "text/xml+oembed"}
    for media_type, href in links.items():
        query = urlsplit(href).query
        assert parse_qs(query)["url"] == [ORIGIN + url]
        assert f"{answered(query).media_type.partition(';')[0]}+oembed" == media_type


def test_a_page_of_which_there_is_no_frame_leads_nowhere() -> None:
    assert "oembed" not in layout.document(WebPage("Status", "/status", "status", ""), Locale("en"), ORIGIN).html
