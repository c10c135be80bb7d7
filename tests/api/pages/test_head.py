"""What a page tells previews, search engines and phones: absolute, versioned by what it shows, and true."""

import json
import re
from typing import Any

import lxml.html
import pytest

from chautari.dynamodb.table import Table
from chautari.rates.views.home import CURRENCIES
from chautari.web import card_names, head, structured_data
from chautari.web.locales import Locale
from chautari.web.page_style import STYLE
from tests.api.conftest import Get

HOST = "api.example.np"
SITE = f"https://{HOST}"
EN = Locale("en")
FRESH = {"state": "fresh"}
USD: dict[str, Any] = {"code": "USD", "name": "US Dollar", "name_ne": "अमेरिकी डलर", "unit": 1, "sell": "140.45"}
SURE: dict[str, Any] = {**USD, "status": "official", "date": "2026-08-17", "freshness": FRESH, "sources": []}


def page_of(get: Get, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(get(path, Host=HOST).text)


def properties(page: lxml.html.HtmlElement) -> dict[str, str]:
    return {meta.get("property"): meta.get("content") for meta in page.iter("meta") if meta.get("property")}


def data_of(page: lxml.html.HtmlElement) -> list[dict[str, Any]]:
    return [json.loads(script.text) for script in page.iter("script") if script.get("type") == "application/ld+json"]


@pytest.mark.parametrize("language", ["ne", "en"])
def test_a_shared_link_shows_title_language_and_a_picture_of_known_size(
    stocked: Table, get: Get, language: str
) -> None:
    tags = properties(page_of(get, f"/{language}/metals"))
    assert tags["og:url"] == f"{SITE}/{language}/metals"
    assert tags["og:locale"] == {"ne": "ne_NP", "en": "en_US"}[language]
    assert tags["og:title"] == Locale(language).say("metals")
    assert (tags["og:image:width"], tags["og:image:height"], tags["og:image:type"]) == ("1200", "630", "image/png")


@pytest.mark.parametrize(
    ("path", "card"),
    [
        *(("/en", "day"), ("/en/news", "day"), ("/en/metals", "metals/gold"), ("/en/forex", "forex/USD")),
        *(("/en/forex/USD", "forex/USD"), ("/en/calendar", "calendar/2083-05-01")),
        *(("/en/calendar/2083/5/8", "calendar/2083-05-08"), ("/en/calendar/2083/5/9", "day")),
        ("/en/calendar/2083/4/31", "day"),
    ],
)
def test_each_page_has_the_card_of_what_it_shows_or_that_of_the_day(
    stocked: Table, get: Get, path: str, card: str
) -> None:
    picture = properties(page_of(get, path))["og:image"]
    assert re.fullmatch(rf"{SITE}/cards/{card}\.en\.png\?v=[0-9a-f]{{8}}", picture)


def test_every_currency_has_a_card_or_that_of_the_day() -> None:
    assert {card_names.of_currency(code) for code in (*CURRENCIES, "BHD")} == {
        *(f"forex/{code}" for code in CURRENCIES),
        "day",
    }


def test_a_picture_is_asked_for_anew_when_what_it_shows_changed_and_not_before() -> None:
    late = {**SURE, "freshness": {"state": "late"}}
    assert head.version_of(SURE) == head.version_of(dict(reversed(SURE.items())))
    assert head.version_of(SURE) != head.version_of(late)


def test_a_page_is_known_in_both_languages_by_whole_addresses(stocked: Table, get: Get) -> None:
    links = [link for link in page_of(get, "/ne/forex").iter("link") if link.get("hreflang")]
    addresses = {"ne": f"{SITE}/ne/forex", "en": f"{SITE}/en/forex", "x-default": f"{SITE}/ne/forex"}
    assert {link.get("hreflang"): link.get("href") for link in links} == addresses
    (canonical,) = page_of(get, "/en/forex?amount=5").xpath("//link[@rel='canonical']/@href")
    assert canonical == f"{SITE}/en/forex"


def test_the_bars_of_a_phone_have_the_ground_of_the_page_in_both_themes(stocked: Table, get: Get) -> None:
    metas = page_of(get, "/ne").xpath("//meta[@name='theme-color']")
    assert [(meta.get("media"), meta.get("content")) for meta in metas] == [
        (f"(prefers-color-scheme: {scheme})", colour) for scheme, colour in head.THEMES.items()
    ]
    assert re.findall(r"--bg:(#\w+)", STYLE) == list(head.THEMES.values())


def test_data_of_the_metals_name_a_download_that_is_there(stocked: Table, get: Get) -> None:
    (data,) = data_of(page_of(get, "/en/metals"))
    assert (data["@type"], data["@context"]) == ("Dataset", "https://schema.org")
    assert "license" not in data
    for file in data["distribution"]:
        answer = get(file["contentUrl"].removeprefix(SITE))
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(file["encodingFormat"])


def test_data_of_a_currency_have_its_sure_rate_with_its_day() -> None:
    about = structured_data.of_currency(SURE, EN, SITE)["about"]
    price = about["currentExchangeRate"]
    assert (about["currency"], price["price"], price["validFrom"]) == ("USD", "140.45", "2026-08-17")


@pytest.mark.parametrize(
    "unsure",
    [
        {"freshness": {"state": "late"}},
        {"freshness": {"state": "stale"}},
        {"status": "provisional"},
        {"status": "held", "sell": None, "freshness": None},
    ],
)
def test_no_data_say_a_rate_that_is_late_or_doubted(unsure: dict[str, Any]) -> None:
    assert "about" not in structured_data.of_currency({**SURE, **unsure}, EN, SITE)


def test_data_of_the_site_name_a_search_that_answers(stocked: Table, get: Get) -> None:
    (data,) = data_of(page_of(get, "/en"))
    assert data["url"] == f"{SITE}/en"
    assert get(data["potentialAction"]["target"].removeprefix(SITE).replace("{words}", "gold")).status == 200


def test_no_name_ends_the_data_early() -> None:
    name = "</script><script>alert(1)</script>"
    shared = head.SharedPage("x", "/x", data=({"name": name},))
    written = head.elements(shared, EN, {"icon.svg": "", "icon-180.png": ""}, "")
    assert not [element for element in written if "<script>alert" in element]
    (data,) = (element for element in written if "ld+json" in element)
    assert json.loads(data.partition(">")[2].removesuffix("</script>"))["name"] == name
