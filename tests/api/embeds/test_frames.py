"""Frames that other sites show: small, without script, in their own policy, in words of both languages."""

import re
from urllib.parse import quote

import lxml.html
import pytest

from chautari.api.endpoints.embeds import KINDS
from chautari.dynamodb.table import Table
from chautari.web import embed_kinds
from tests.api.conftest import Answer, Get
from tests.support.played_edge import ORIGIN, Edge

LARGEST = 5_000
THEMES = ("auto", "light", "dark")
PLACES = ("/ne/embed", "/en/news", "/v1/metals", "/en/nothing", "/v1/nothing")


def text(answer: Answer) -> str:
    """The words of a frame, with a space between its parts."""
    (body,) = lxml.html.document_fromstring(answer.text).xpath("//body")
    return " ".join(" ".join(body.itertext()).split())


def require_framable(answer: Answer) -> None:
    """Any site may frame it, and nothing is loaded in it."""
    assert "X-Frame-Options" not in answer.headers
    policy = (
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors \*"
    )
    assert re.fullmatch(policy, answer.headers["Content-Security-Policy"])
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Access-Control-Allow-Origin"]) == ("nosniff", "*")


@pytest.mark.parametrize("kind", [*KINDS, "usd"])
@pytest.mark.parametrize("lang", ["ne", "en"])
def test_a_frame_is_small_whole_and_without_script(full: Table, stocked: Table, get: Get, kind: str, lang: str) -> None:
    answer = get(f"/embed/{kind}?lang={lang}&colour=FF8800")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    # A meta element would do nothing: a frame with `sandbox` and without scripts may not renew itself by one.
    assert answer.headers["Refresh"] == "900"
    assert len(answer.raw) < LARGEST
    assert answer.text.startswith(f'<!doctype html><html lang="{lang}">')
    assert not re.search(r"<script|<link|<img|url\(|@import|\son\w+=|style=", answer.text)
    assert "h1{background:#ff8800;color:#000000}" in answer.text
    require_framable(answer)


def test_no_theme_is_larger_than_the_readers_own(stocked: Table, get: Get) -> None:
    sizes = {theme: len(get(f"/embed/forex?theme={theme}").raw) for theme in THEMES}
    assert max(sizes.values()) == sizes["auto"]


@pytest.mark.parametrize("code", ["eur", "xxx"])
@pytest.mark.parametrize("address", ["/embed/{}?lang=en", "/badge/{}.svg?lang=en"])
def test_a_currency_of_which_there_is_no_rate_is_refused_in_words(
    stocked: Table, get: Get, address: str, code: str
) -> None:
    answer = get(address.format(code))
    assert (answer.status, answer.headers["Cache-Control"]) == (404, "no-store")
    assert "There is no rate of this" in answer.text


@pytest.mark.parametrize(
    ("kind", "words"), [("gold", "Rs 3,06,800 · Confirmed"), ("usd", "Rs 140.66 · Official"), ("jpy", "Rs 9.51 ·")]
)
def test_a_badge_is_a_picture_for_any_site(stocked: Table, get: Get, kind: str, words: str) -> None:
    answer = get(f"/badge/{kind}.svg?lang=en")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/svg+xml; charset=utf-8")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert words in answer.text
    again = get(f"/badge/{kind}.svg?lang=en", **{"If-None-Match": answer.headers["ETag"]})
    rate = "gold" if kind == "gold" else "usd"
    assert (again.status, answer.headers["Cache-Control"]) == (304, get(f"/embed/{rate}").headers["Cache-Control"])


@pytest.mark.parametrize("place", PLACES)
def test_everything_else_still_refuses_to_be_framed(stocked: Table, get: Get, place: str) -> None:
    headers = get(place).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_edge_leaves_it_so(edge: Edge) -> None:
    for _ in ("a miss", "a hit"):
        framed, page = edge.get("/embed/gold?lang=en&dnt=1", origin=ORIGIN), edge.get("/en/metals", origin=ORIGIN)
        assert "x-frame-options" not in framed.headers
        assert framed.headers["content-security-policy"].endswith("frame-ancestors *")
        assert page.headers["x-frame-options"] == "DENY"
    assert b'rel="alternate" type="application/json+oembed" href="https://site.example/oembed?' in page.body
    answer = edge.get(f"/oembed?url={quote('https://site.example/en/metals')}&dnt=1")
    assert (answer.status, b"https://site.example/embed/metals" in answer.body) == (200, True)
    assert edge.get(f"/oembed?url={quote('https://other.example/en/metals')}").status == 404


@pytest.mark.parametrize(("kind", "same_as"), [("gold", "metals"), ("usd", "forex"), ("calendar", "calendar/today")])
def test_it_is_kept_as_long_as_its_answer_and_not_given_twice(
    stocked: Table, get: Get, kind: str, same_as: str
) -> None:
    answer = get(f"/embed/{kind}")
    assert answer.headers["Cache-Control"] == get(f"/v1/{same_as}").headers["Cache-Control"]
    again = get(f"/embed/{kind}", **{"If-None-Match": answer.headers["ETag"]})
    assert (again.status, again.raw, "X-Frame-Options" in again.headers) == (304, b"", False)


def test_gold_says_price_day_status_freshness_source_and_where_there_is_more(stocked: Table, get: Get) -> None:
    answer = get("/embed/gold?lang=en")
    words = text(answer)
    for part in ("Fine gold", "Rs 3,06,800", "per tola · 17 August 2026", "▲ up 1,600 (0.52%)", "Confirmed", "Today's"):
        assert part in words
    assert "Source: Federation of Nepal Gold and Silver Dealers' Associations, Nepali Patro" in words
    links = lxml.html.document_fromstring(answer.text).xpath("//a")
    assert [link.get("href") for link in links] == ["/en/proof/gold.2026-08-17", "/en/metals"]
    assert all((link.get("target"), link.get("rel")) == ("_blank", "noopener") for link in links)
    assert "रु ३,०६,८००" in text(get("/embed/gold"))


def test_the_table_says_what_differs_from_the_rest_in_its_row(stocked: Table, get: Get) -> None:
    words = text(get("/embed/forex?lang=en"))
    assert "17 August 2026 Official · Today's rate Currency Unit Buy Sell" in words
    assert "Indian Rupee 100 160.00 160.15 Japanese Yen 10 9.51" in words
    assert "Kuwaiti" not in words
    assert "Kuwaiti Dinar" in text(get("/embed/kwd?lang=en"))
    assert "Buy, 1 KWD · 17 August 2026" in text(get("/embed/kwd?lang=en"))


def test_the_day_is_in_both_calendars(stocked: Table, get: Get) -> None:
    words = text(get("/embed/calendar?lang=en"))
    for part in ("1 Bhadra 2083", "Monday, 17 August 2026", "Shukla Panchami", "Nag Panchami", "official"):
        assert part in words


def test_news_lead_to_their_outlets_and_name_them(full: Table, stocked: Table, get: Get) -> None:
    answer = get("/embed/news?lang=en")
    rows = lxml.html.document_fromstring(answer.text).xpath("//li")
    assert 0 < len(rows) <= 5
    for row in rows:
        (link,) = row.xpath("a")
        assert link.get("href").startswith("https://")
        assert link.get("rel") == "noopener noreferrer external"
        assert row.xpath("p")[0].text_content().strip()


@pytest.mark.parametrize("kind", ["gold", "forex", "calendar", "news"])
def test_before_the_first_run_a_frame_says_so_and_is_not_kept(table: Table, get: Get, kind: str) -> None:
    answer = get(f"/embed/{kind}?lang=en")
    assert answer.headers.get("X-Frame-Options") is None
    if kind == "news":
        assert "No articles" in text(answer)
    else:
        assert (answer.status, answer.headers["Cache-Control"]) == (503, "no-store")
        assert "Nothing has been published yet" in text(answer)


HOSTILE = ["red;}*{background:url(//evil.example)}", "1234", "1234567", "#", "", "</style><script>alert(1)</script>"]


@pytest.mark.parametrize("colour", HOSTILE)
def test_a_colour_that_is_none_is_refused_and_it_is_said_what_is_taken(stocked: Table, get: Get, colour: str) -> None:
    answer = get(f"/embed/gold?lang=en&colour={quote(colour)}")
    assert (answer.status, answer.headers["Cache-Control"]) == (422, "no-store")
    assert "Taken: like 8f1d2f" in text(answer)
    assert "<script" not in answer.text
    assert answer.text.count("<style>") == 1
    require_framable(answer)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        *(("lang=fr", 422), ("theme=%3Cb%3E", 422), ("theme=dark&theme=light", 422), ("min_status=sure", 422)),
        *(("lang=%FF", 422), ("nothing=1", 200), ("colour=%238F1D2F", 200), ("min_status=confirmed", 200)),
    ],
)
def test_values_that_are_none_are_refused(stocked: Table, get: Get, query: str, status: int) -> None:
    assert get(f"/embed/gold?{query}").status == status


@pytest.mark.parametrize("kind", ["gold-tejabi", "..", "GOLDS", "gold/x", "%3Cscript%3E", "x" * 3000])
def test_what_there_is_no_frame_of_is_not_found(stocked: Table, get: Get, kind: str) -> None:
    answer = get(f"/embed/{kind}")
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "<script" not in answer.text
    assert len(answer.raw) < LARGEST


def test_the_kinds_that_are_asked_for_are_those_that_have_a_size() -> None:
    assert tuple(embed_kinds.KINDS) == KINDS
