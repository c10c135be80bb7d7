"""Every feed against a closed grammar of its form, written from the specification, and through feedparser; polling."""

import json

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.support.template_file import ROOT

HOST = {"Host": "api.example.np", "X-Forwarded-Proto": "https"}
SCHEMAS = ROOT / "tests" / "api" / "schemas"
FEEDS = [
    *(f"/v1/rates.{form}{query}" for form in ("rss", "atom", "json") for query in ("", "?instrument=USD")),
    *(f"/v1/articles.{form}{query}" for form in ("rss", "atom", "json") for query in ("", "?section=sport")),
    *(f"/v1/revisions.{form}" for form in ("rss", "atom", "json")),
    *(f"/v1/markets/fuel/changes.{form}" for form in ("rss", "atom", "json")),
    "/v1/corrections.atom",
]
XML = [feed for feed in FEEDS if ".json" not in feed]


def faults(address: str, text: str) -> list[str]:
    """What is wrong with a feed, by the grammar of its form."""
    form = address.partition("?")[0].rpartition(".")[2]
    if form == "json":
        schema = json.loads((SCHEMAS / "json-feed.json").read_text(encoding="utf-8"))
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        return [error.message for error in validator.iter_errors(json.loads(text))]
    grammar = etree.RelaxNG(file=str(SCHEMAS / f"{form}.rng"))
    grammar.validate(etree.fromstring(text.encode()))
    return [error.message for error in grammar.error_log]


@pytest.mark.parametrize("address", [*FEEDS, "/v1/news-sources.opml"])
def test_a_feed_is_as_its_specification_asks(stocked: Table, get: Get, address: str) -> None:
    assert faults(address, get(address, **HOST).text) == []


@pytest.mark.parametrize("address", FEEDS)
def test_an_empty_feed_is_as_its_specification_asks(table: Table, get: Get, address: str) -> None:
    assert faults(address, get(address, **HOST).text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>2026-08-17T", "<updated>2026-08-17 "),
        ("<id>urn:chautari:rate:", "<id>/"),
        ("<name>Chautari</name>", ""),
    ],
)
def test_the_grammar_sees_what_is_wrong(stocked: Table, get: Get, old: str, new: str) -> None:
    text = get("/v1/rates.atom", **HOST).text
    assert old in text
    assert faults("/v1/rates.atom", text.replace(old, new, 1)) != []


@pytest.mark.parametrize("address", XML)
def test_a_library_reads_it_without_a_complaint(stocked: Table, get: Get, address: str) -> None:
    read = feedparser.parse(get(address, **HOST).text)
    assert not read.bozo
    assert len({entry.id for entry in read.entries}) == len(read.entries) > 0


@pytest.mark.parametrize("address", [*FEEDS, "/v1/news-sources.opml"])
def test_a_reader_that_polls_is_told_that_nothing_is_new(stocked: Table, get: Get, address: str) -> None:
    tag = get(address, **HOST).headers["ETag"]
    again = get(address, **HOST, **{"If-None-Match": tag})
    assert (again.status, again.raw, again.headers["ETag"]) == (304, b"", tag)


def test_a_change_of_a_rate_is_an_entry(stocked: Table, get: Get) -> None:
    item = get("/v1/rates.json?instrument=gold", **HOST).json["items"][0]
    assert item["id"] == "urn:chautari:rate:gold:2026-08-17"
    assert item["url"] == "https://api.example.np/en/proof/gold.2026-08-17"
    assert item["title"] == "Fine gold (9999, hallmark): Rs 3,06,800 a tola, up 1,600 (0.52%)"
    assert item["content_text"] == "Rs 3,06,800 a tola. 2083-05-01 BS, 2026-08-17 AD. Confirmed."


def test_a_held_day_is_no_entry(stocked: Table, get: Get) -> None:
    ids = [item["id"] for item in get("/v1/rates.json?instrument=gold").json["items"]]
    assert "urn:chautari:rate:gold:2026-08-11" in ids
    assert "urn:chautari:rate:gold:2026-08-12" not in ids


def test_a_rate_that_stays_is_no_entry(stocked: Table, get: Get) -> None:
    assert get("/v1/rates.json?instrument=JPY").json["items"] == []


def test_the_newest_come_first_whatever_they_are_of(stocked: Table, get: Get) -> None:
    read = feedparser.parse(get("/v1/rates.atom").text)
    at = [entry.published_parsed for entry in read.entries]
    assert at == sorted(at, reverse=True)
    assert {entry.tags[0].term for entry in read.entries} == {"gold", "silver", "USD"}


def test_the_outline_has_each_outlets_feeds_and_ours(stocked: Table, get: Get) -> None:
    outline = etree.fromstring(get("/v1/news-sources.opml", **HOST).text.encode())
    ours = outline.xpath("//outline[@text='Chautari']/outline/@xmlUrl")
    theirs = outline.xpath("//outline[@text='Outlets']/outline/@xmlUrl")
    declared = [feed["url"] for each in get("/v1/news-sources").json["sources"] for feed in each["feeds"]]
    assert theirs == declared
    assert {"https://api.example.np/v1/rates.atom", "https://api.example.np/v1/articles.atom?section=sport"} <= {*ours}


@pytest.mark.parametrize("address", ["/v1/rates.opml", "/v1/rates.rss?instrument=BTC"])
def test_no_other_feed(stocked: Table, get: Get, address: str) -> None:
    assert get(address).status in (404, 422)
