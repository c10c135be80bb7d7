"""Texts and addresses made to harm, stored raw as an earlier release would have: every output gives them out safely."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import lxml.etree
import lxml.html
import pytest

from chautari.api import rate_table
from chautari.api.platform import share_card, today_text
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_change import PublishedYear
from chautari.calendar.views import ics
from chautari.core.border import Bordered
from chautari.dynamodb.table import Table
from chautari.news.model.feed_state import FeedState
from chautari.news.model.parsed_article import ArticleImage, TextBlock
from chautari.news.store import feed_state, host_leases
from chautari.rates.model.instruments import INSTRUMENTS
from tests.api.conftest import Get
from tests.api.news import data
from tests.support.editions import NOON, edition
from tests.support.web_uri import URI

TEXT = '=1+1 \u202ecod\x00\x1b[2J\r\nBEGIN:VEVENT\u2028</title></p>]]><script>alert(1)</script>" onload="x\u2067&#8238;'
ADDRESS = "https://everest.example/\u202e\"><script>alert(1)</script>?a[]='क'&%zz"
ARTICLE = "everest-00000000000a"
JSON_ANSWERS = [
    "/v1/articles",
    f"/v1/articles/{ARTICLE}",
    "/v1/articles?changed_after=2020-01-01T00:00:00Z",
    "/v1/articles.json",
    "/v1/sections",
    "/v1/news-sources",
    "/v1/home",
]
PAGES = ["/en", "/ne/news", "/en/news?source=everest", "/en/status", "/embed/news?lang=en"]


@pytest.fixture(scope="module")
def raw(aws: Table) -> Table:
    """The published table with a hostile article and feed, stored as if there were no border."""
    failure = {"kind": "changed", "detail": TEXT, "at": NOON.isoformat()}
    about = {"name": "Everest Daily", "home": "https://everest.example/", "language": "ne"}
    with pytest.MonkeyPatch.context() as without:
        without.setattr(Bordered, "__post_init__", lambda self: None)
        image = ArticleImage(ADDRESS, caption=TEXT)
        hostile = edition(
            ARTICLE, title=TEXT, excerpt=TEXT, url=ADDRESS, authors=(TEXT,), agency=TEXT, image=image, republish="full"
        )
        stored = replace(
            hostile, blocks=(TextBlock("paragraph", TEXT),), html="<p>a\u202e\x00</p>", place=TEXT, tags=(TEXT,)
        )
        data.put(aws, None, replace(stored, description=TEXT, fetched=replace(stored.fetched, url=ADDRESS)))
        state = FeedState("hostile", "https://hostile.example/feed", NOON, timedelta(hours=1), about=about)
        failing = replace(state, failing_since=NOON, last_failure=failure, hub=ADDRESS, etag=TEXT)
        packed = {feed_state.feed_id("hostile", state.url): feed_state.pack(failing)}
        assert host_leases.acquire(aws, "hostile.example", "test", NOON, NOON, packed)
    return aws


def require_clean(text: str) -> None:
    """No control character but a line feed, no override, and no isolate that goes on behind the text."""
    assert not [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n"], ascii(
        text
    )
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2028\ufffe"), ascii(text)
    assert sum(map(text.count, "\u2066\u2067\u2068")) == text.count("\u2069"), ascii(text)


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a JSON value with the name of its member."""
    if isinstance(value, str):
        yield name, value
    children = (
        value.items()
        if isinstance(value, dict)
        else ((name, node) for node in value)
        if isinstance(value, list)
        else ()
    )
    for child_name, child in children:
        yield from strings(child, child_name)


@pytest.mark.parametrize("address", JSON_ANSWERS)
def test_json_holds_clean_texts_and_addresses(raw: Table, stocked: Table, get: Get, address: str) -> None:
    answer = get(address)
    assert answer.status == 200
    texts = list(strings(answer.json))
    for _, text in texts:
        require_clean(text)
    addresses = [text for name, text in texts if name in ("url", "home", "image") and text.startswith("http")]
    assert addresses
    assert not [text for text in addresses if not URI.fullmatch(text)]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_xml_is_well_formed_with_clean_texts_and_addresses(raw: Table, stocked: Table, get: Get, form: str) -> None:
    root = lxml.etree.fromstring(get(f"/v1/articles.{form}").text.encode())
    texts = [text for node in root.iter() for text in (node.text or "", *node.attrib.values())]
    assert any("alert(1)" in text for text in texts)
    for text in texts:
        require_clean(text)
    assert not [text for text in texts if text.startswith("http") and not URI.fullmatch(text)]
    assert not [node for node in root.iter() if str(node.tag).endswith("script")]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_runs_nothing_and_links_to_addresses(raw: Table, stocked: Table, get: Get, address: str) -> None:
    answer = get(address)
    assert answer.status == 200
    page = lxml.html.document_fromstring(answer.text)
    require_clean(answer.text.replace("\r", "").replace("\t", ""))
    assert not [script for script in page.iter("script") if "alert" in (script.text or "")]
    assert not [name for node in page.iter("*") for name in node.attrib if name.startswith("on")]
    linked = [node.attrib[name] for node in page.iter("*") for name in ("href", "src") if name in node.attrib]
    assert not [to for to in linked if not to.startswith(("/", "#", "?", "webcal:")) and not URI.fullmatch(to)]


def test_a_spreadsheet_takes_no_cell_for_a_formula_and_a_number_for_a_number() -> None:
    bad: dict[str, Any] = {
        "date": TEXT,
        "date_bs": "@SUM(A1)",
        "status": "+cmd",
        "change": {"amount": "-5.00", "percent": "-0.3"},
    }
    sources = [{"agrees": True, "source": "-2+3"}]
    prices = dict.fromkeys(("tola", "10g", "g", "oz"))
    row: dict[str, Any] = {
        **bad,
        "change": {**bad["change"], "since": None, "since_bs": None},
        "prices": prices,
        "proof": None,
    }
    body = rate_table.reply(
        "csv", INSTRUMENTS["gold"], "day", [{**row, "sources": sources, "observed_at": "="}], {}
    ).body
    header, cells = csv.reader(io.StringIO(body.decode(), newline=""))
    values = dict(zip(header, cells, strict=True))
    require_clean("".join(cells))
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == ["-5.00", "-0.3"]
    assert (values["sources"], values["observed_at"], values["date_bs"]) == ("'-2+3", "'=", "'@SUM(A1)")


def test_a_calendar_has_no_event_that_a_name_made_up(year_2083: Almanac) -> None:
    holiday = replace(year_2083.holidays[0], en=TEXT, source=TEXT)
    spoilt = replace(year_2083, holidays=(holiday,), missing=())
    feed = ics.feed("holidays", [PublishedYear(spoilt, {})], "en").decode()
    require_clean(feed.replace("\r\n", "\n"))
    assert sum(line.startswith("BEGIN:VEVENT") for line in feed.splitlines()) == 1


def test_a_terminal_is_given_no_escape_and_a_card_is_well_formed() -> None:
    name = {"en": TEXT, "ne": TEXT}
    tithi = {"paksha": {"name": name}, "name": name}
    today = {"weekday": {"name": name}, "month": {"name": name}, "day": 1, "year": 2083, "date": "2026-08-17"}
    events: dict[str, Any] = {"festivals": [{"name": name}], "holidays": [], "sunrise": "5:30", "sunset": "18:30"}
    home = {"today": {**today, **events, "tithi": tithi}, "metals": [], "forex": []}
    assert "\x1b" not in today_text.text(home)
    assert not list(lxml.etree.fromstring(share_card.svg(home, "en")).iter("{*}script"))
