"""Pages as a browser gets them from the read function: whole without a script, compressed, known again, locked down."""

import gzip
import re

import pytest

from chautari.dynamodb.table import Table
from chautari.web import head
from tests.api.conftest import Get

LARGEST_COMPRESSED, LARGEST = 14_000, 60_000


@pytest.mark.parametrize("path", ["/", "/ne", "/en", "/ne/", "/en/"])
def test_the_front_page_has_the_numbers_of_the_day_in_it(stocked: Table, get: Get, path: str) -> None:
    answer = get(path)
    prices = ("Rs 3,06,800", "Rs 4,770") if path.startswith("/en") else ("रु ३,०६,८००", "रु ४,७७०")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert all(price in answer.text for price in prices)
    assert f'<html lang="{path[1:3] or "ne"}">' in answer.text


@pytest.mark.parametrize("path", ["/ne", "/en"])
def test_the_front_page_is_small_and_asks_for_nothing_before_it_is_shown(stocked: Table, get: Get, path: str) -> None:
    answer = get(path, **{"Accept-Encoding": "gzip"})
    assert len(answer.raw) < LARGEST_COMPRESSED
    assert len(gzip.decompress(answer.raw)) < LARGEST
    assert not re.search(r'<script[^>]* src=|rel="stylesheet"|@import|url\(', answer.text)


@pytest.mark.parametrize("language", ["ne", "en"])
def test_a_link_to_a_page_is_shown_with_its_picture(stocked: Table, get: Get, language: str) -> None:
    page = get(f"/{language}/metals", Host="api.example.np").text
    (picture,) = re.findall('<meta property="og:image" content="https://api.example.np(/[^"]+)">', page)
    assert re.fullmatch(rf"/cards/metals/gold\.{language}\.png\?v=[0-9a-f]{{8}}", picture)


def test_a_page_that_does_not_know_its_address_invents_none(stocked: Table, get: Get) -> None:
    assert "og:image" not in get("/ne/metals").text
    assert "localhost" not in get("/v1/articles.atom").text


@pytest.mark.parametrize("path", ["/ne", "/en/nothing"])
def test_every_page_leads_to_the_api_and_to_the_feeds(stocked: Table, get: Get, path: str) -> None:
    (footer,) = re.findall("<footer>.*</footer>", get(path).text)
    ways = re.findall('href="([^"]+)"', footer)
    assert ways == ["/docs", "/v1/rates.atom", "/v1/articles.atom", "/v1/news-sources.opml", f"{path[:3]}/embed"]
    assert {way: get(way).status for way in ways} == dict.fromkeys(ways, 200)


def test_a_page_is_known_again_and_kept_no_longer_than_its_rates(stocked: Table, get: Get) -> None:
    answer = get("/ne")
    assert get("/ne", **{"If-None-Match": answer.headers["ETag"]}).status == 304
    assert answer.headers["Cache-Control"] == get("/v1/home").headers["Cache-Control"]


def test_a_page_may_run_our_files_alone_and_its_own_style(stocked: Table, get: Get) -> None:
    policy = get("/ne").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self' 'sha256-")
    assert f"script-src 'self' {head.REGISTER_HASH};" in policy
    assert "unsafe" not in policy


def test_before_the_first_run_the_page_says_so(table: Table, get: Get) -> None:
    answer = get("/ne")
    assert (answer.status, answer.headers["Cache-Control"]) == (503, "no-store")
    assert "अहिलेसम्म केही प्रकाशित भएको छैन" in answer.text


def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(stocked: Table, get: Get) -> None:
    assert "यहाँ केही छैन" in get("/ne/nothing").text
    answer = get("/en/nothing")
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "There is nothing here" in answer.text


def test_the_document_of_the_api_lists_no_page(stocked: Table, get: Get) -> None:
    assert all(path.startswith("/v1") for path in get("/v1/openapi.json").json["paths"])
