"""The pages behind the front page: in both languages, with the API's own figures, each figure leading to its proof."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from chautari.dynamodb.table import Table
from chautari.web.news import EXCERPTS
from tests.api.conftest import Get

PLACES = [
    *("metals", "forex", "forex/USD", "forex/KWD", "news", "status"),
    *("calendar", "calendar/2083", "calendar/2083/6", "calendar/2083/5/12", "calendar/festivals"),
    *("proof/gold.2026-08-17", "proof/USD.2026-08-17"),
]


@pytest.mark.parametrize("language", ["ne", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_there_in_both_languages_and_leads_to_the_other(
    stocked: Table, get: Get, place: str, language: str
) -> None:
    answer, other = get(f"/{language}/{place}"), "en" if language == "ne" else "ne"
    assert answer.status == 200
    assert answer.text.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert f'href="/{other}/{place}' in answer.text or place == "calendar"
    assert answer.text.count("<h1>") == 1


@pytest.mark.parametrize("place", ["", "/metals", "/forex", "/forex/USD"])
def test_every_proof_that_a_page_leads_to_is_there(stocked: Table, get: Get, place: str) -> None:
    proofs = set(re.findall(r'href="(/en/proof/[^"]+)"', get(f"/en{place}").text))
    assert proofs
    assert {proof: get(proof).status for proof in proofs} == dict.fromkeys(proofs, 200)


def test_a_proof_says_what_was_fetched_from_where_and_by_which_rules(stocked: Table, get: Get) -> None:
    page, proof = get("/en/proof/gold.2026-08-17").text, get("/v1/proof/gold.2026-08-17").json
    for reading in proof["proofs"]:
        assert reading["answer"]["sha256"] in page
        assert reading["answer"]["url"] in page
        assert all(rule["rule"] in page for rule in reading["rules"])


@pytest.mark.parametrize(
    ("form", "total"),
    [
        ("tola=1&aana=&lal=&wastage=&making=", "Rs 3,06,800"),
        ("tola=1&aana=8&lal=&wastage=5&making=2000", "Rs 4,85,210"),
        ("tola=&aana=&lal=50&wastage=&making=", "Rs 1,53,400"),
        ("metal=silver&tola=%E0%A5%A8&making=100.", "Rs 9,640"),
        ("tola=1&making=1,500", "Rs 3,08,300"),
        ("tola=.5&making=%E0%A5%A7,%E0%A5%AB%E0%A5%A6%E0%A5%A6", "Rs 1,54,900"),
    ],
)
def test_the_calculator_reckons_a_piece_in_the_digits_of_either_script(
    stocked: Table, get: Get, form: str, total: str
) -> None:
    assert f"<dt>Total</dt><dd>{total}</dd>" in get(f"/en/metals?{form}").text


def test_a_price_says_what_it_is_to_who_hears_it(stocked: Table, get: Get) -> None:
    front = get("/en").text
    assert 'aria-label="Fine gold (9999, hallmark), per tola: Rs 3,06,800"' in front
    assert 'aria-label="US Dollar, Buy, 1 USD: Rs 140.66"' in front


def test_the_converter_shows_the_answer_of_the_api(stocked: Table, get: Get) -> None:
    result = get("/v1/convert?amount=100&from=USD&to=NPR").json["result"]
    assert f"100 USD = {int(result):,} NPR" in get("/en/forex?amount=100&from=USD&to=NPR&side=").text


def test_the_archive_takes_a_day_in_either_calendar(stocked: Table, get: Get) -> None:
    in_bs, in_ad = get("/en/forex?calendar=bs&on=2083-05-01").text, get("/en/forex?calendar=ad&on=2026-08-17").text
    tables = [re.findall("<tbody[^>]*>.*?</tbody>", page)[0] for page in (in_bs, in_ad)]
    assert tables[0] == tables[1]
    assert "/en/proof/USD.2026-08-17" in in_bs


def test_a_day_without_rates_says_so(stocked: Table, get: Get) -> None:
    assert "We have no rates of that day" in get("/en/forex?calendar=bs&on=2083-01-01").text


def test_the_month_stands_as_a_patro_prints_it(stocked: Table, get: Get) -> None:
    page = get("/ne/calendar").text
    assert re.findall(r'<abbr title="([^"]+)"', page)[0] == "आइतबार"
    assert page.count('aria-current="date"') == 1
    assert "भदौ २०८३" in page
    assert "/ne/calendar/2083/4" in page
    assert "/ne/calendar/2083/6" in page


def test_a_month_says_whose_list_it_has_and_what_that_lacks(stocked: Table, get: Get) -> None:
    page = get("/en/calendar/2083/2").text
    assert "by a list that somebody else transcribed" in page
    assert "government" not in page
    assert "<dt>13 Jestha – 14 Jestha (expected)</dt><dd>Eid al-Adha</dd>" in page
    assert "<dt>day not announced</dt><dd>Bhoto Jatra (Kathmandu Valley)</dd>" in page
    assert "Eid al-Adha" not in get("/en/calendar/2083/5").text


def test_the_date_converter_answers_in_both_calendars(stocked: Table, get: Get) -> None:
    assert "17 August 2026" in get("/en/calendar?from=bs&date=2083-05-01").text
    assert "1 Bhadra 2083" in get("/en/calendar?from=ad&date=2026-08-17").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *(("/ne/forex/XXX", 404), ("/ne/proof/x", 404), ("/en/calendar/2083/13", 404), ("/en/calendar/1900/1", 404)),
        *(("/en/metals?tola=-1", 422), ("/en/forex?calendar=ad&on=yesterday", 422)),
        *(("/en/news?section=nothing", 422), ("/en/calendar/2083/5/33", 404)),
    ],
)
def test_what_cannot_be_asked_is_refused_on_a_page(stocked: Table, get: Get, path: str, status: int) -> None:
    answer = get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, "text/html; charset=utf-8")


def test_news_leads_out_to_who_wrote_it_and_names_them(full: Table, get: Get) -> None:
    page = get("/en/news").text
    asked = (get("/v1/articles?language=en&limit=20"), get("/v1/articles?language=ne&limit=6"))
    articles = [article for answer in asked for article in answer.json["articles"]]
    for article in articles:
        assert article["source"]["name"] in page
    assert page.count('rel="noopener noreferrer external"') >= len({article["original"] for article in articles})


def test_the_news_page_has_excerpts_of_the_newest_and_a_selection_all(full: Table, get: Get) -> None:
    """Without a selection it is composed, and one read of one unit."""
    excerpts = re.compile(r"<p[^>]*>Of \d+ &amp;")
    assert len(excerpts.findall(get("/en/news").text)) == EXCERPTS
    assert len(excerpts.findall(get("/en/news?language=en").text)) > EXCERPTS


def test_news_is_of_what_is_asked_for(full: Table, get: Get) -> None:
    source = get("/v1/articles?limit=1").json["articles"][0]["source"]
    page = get(f"/en/news?section=&source={source['key']}&language=").text
    titles = re.findall('<span class="soft">|<p class="soft">([^·<]+) ·', page)
    assert set(titles) == {source["name"]}
    assert f"/v1/articles.atom?source={source['key']}" in page


@pytest.mark.parametrize(("language", "other"), [("ne", "en"), ("en", "ne")])
def test_news_in_the_language_of_the_page_come_first(full: Table, get: Get, language: str, other: str) -> None:
    own = get(f"/v1/articles?language={language}&limit=20").json
    others = get(f"/v1/articles?language={other}&limit=6").json["articles"]
    page = get(f"/{language}/news").text
    places = [page.index(f'href="{article["url"]}"') for article in (*own["articles"], *others)]
    assert places[: len(own["articles"])] == sorted(places)[: len(own["articles"])]
    assert page.index(f'<h2 lang="{language}">') < places[0] < page.index(f'<h2 lang="{other}">') < places[-1]


@pytest.mark.parametrize(("language", "other"), [("ne", "en"), ("en", "ne")])
def test_older_news_go_on_in_one_language(full: Table, get: Get, language: str, other: str) -> None:
    page = get(f"/{language}/news?section=").text
    (address,) = re.findall(rf'href="(/{language}/news\?language={other}&amp;cursor=[^"]+)"', page)
    older = get(address.replace("&amp;", "&")).text
    assert "<h2 lang" not in older
    assert older.count('class="plain stories"') == 1


@pytest.mark.parametrize(("language", "other"), [("ne", "en"), ("en", "ne")])
def test_the_front_page_has_stories_in_its_language_first(stocked: Table, get: Get, language: str, other: str) -> None:
    listed = get(f"/{language}").text.partition('class="plain stories"')[2].split("<li")[1:]
    foreign = [f'lang="{other}"' in row for row in listed]
    assert {*foreign} == {False, True}
    assert foreign == sorted(foreign)


@pytest.mark.parametrize("feed", ["holidays", "festivals", "observances", "tithi"])
def test_a_feed_of_the_calendar_is_one_click_away(stocked: Table, get: Get, feed: str) -> None:
    page = unescape(get("/en/calendar", Host="api.example.np").text)
    webcal = f"webcal://api.example.np/v1/calendar/{feed}.ics?lang=en"
    assert f'href="{webcal}"' in page
    assert f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}" in page
    assert quote(webcal.replace("webcal", "https", 1), safe="") in page
    assert get(webcal.removeprefix("webcal://api.example.np")).status == 200


def test_a_page_that_does_not_know_its_host_offers_feeds_as_files(stocked: Table, get: Get) -> None:
    page = get("/en/calendar").text
    assert "webcal:" not in page
    assert 'href="/v1/calendar/tithi.ics?lang=en"' in page
