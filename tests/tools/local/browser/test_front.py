"""The front page for who has no script, a slow line, a keyboard, another language."""

import re

import pytest
from playwright.sync_api import expect

from tests.tools.local.browser.conftest import Visiting
from tests.tools.local.running import Run

pytestmark = pytest.mark.slow

LARGEST_COMPRESSED, LARGEST = 14_000, 60_000
SEEN = {
    "ne": ("१ भदौ २०८३", "शुक्ल पञ्चमी", "नाग पञ्चमी", "रु ३,०६,८००", "रु ४,७७०", "आजको दर", "१५२.३९", "खरिद", "बिक्री"),
    "en": ("1 Bhadra 2083", "Shukla Panchami", "Nag Panchami", "Rs 3,06,800", "Rs 4,770", "Today's rate", "152.39"),
}
# docs/design.md: what the first screen of a phone holds.
FIRST_SCREEN = {
    "ne": (
        "१ भदौ २०८३, सोमबार",
        "बिदा छैन",
        "छापावाल सुन",
        "चाँदी",
        "अमेरिकी डलर",
        "साउदी रियाल",
        "यूएई दिराम",
        "कतारी रियाल",
    ),
    "en": (
        "1 Bhadra 2083, Monday",
        "no holiday",
        "Fine gold",
        "Silver",
        "US Dollar",
        "Saudi Riyal",
        "UAE Dirham",
        "Qatari Riyal",
    ),
}


@pytest.mark.parametrize("language", ["ne", "en"])
def test_without_a_script_the_numbers_of_the_day_are_there(visit: Visiting, language: str) -> None:
    page = visit(f"/{language}", script=False).page
    page_text = page.locator("main").inner_text()
    assert [words for words in SEEN[language] if words not in page_text] == []


@pytest.mark.parametrize("language", ["ne", "en"])
def test_one_request_paints_it(visit: Visiting, language: str) -> None:
    visited = visit(f"/{language}")
    own = [url for url in visited.requests if url not in visited.pictures and not url.endswith("/icon.svg")]
    assert own == [f"{visited.origin}/{language}"]
    assert visited.page.locator(".stories li").count() > 0


@pytest.mark.parametrize("language", ["ne", "en"])
def test_the_first_screen_of_a_phone_holds_the_day_and_the_rates(visit: Visiting, language: str) -> None:
    page = visit(f"/{language}").page
    ends = {words: page.get_by_text(words, exact=False).first.bounding_box() for words in FIRST_SCREEN[language]}
    assert {words: box for words, box in ends.items() if box is None or box["y"] + box["height"] > 740} == {}


def test_pictures_are_few_have_no_words_and_learn_nothing_of_the_page(visit: Visiting) -> None:
    visited = visit("/ne")
    for picture in visited.page.locator(".stories img").all():
        picture.scroll_into_view_if_needed()
    visited.page.wait_for_load_state("networkidle")
    assert 0 < len(visited.pictures) <= 6
    assert set(visited.pictures.values()) == {None}
    assert visited.page.locator(".stories img:not([alt=''])").count() == 0


SHIFTED = """() => new Promise((told) => new PerformanceObserver((list, watch) => {
    watch.disconnect()
    told(list.getEntries().reduce((sum, shift) => sum + shift.value, 0))
}).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => told(0), 200))"""


@pytest.mark.parametrize("path", ["/ne", "/en/metals"])
def test_nothing_moves_while_it_is_read(visit: Visiting, path: str) -> None:
    page = visit(path).page
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTED) < 0.01


def test_a_search_finds_each_page_once_with_its_words(visit: Visiting) -> None:
    visited = visit("/", script=False)
    head, site = visited.page.locator("head"), visited.origin
    assert head.locator("link[rel=canonical]").get_attribute("href") == f"{site}/ne"
    languages = head.locator("link[rel=alternate]").evaluate_all("all => all.map(each => each.hreflang)")
    assert languages == ["ne", "en", "x-default"]
    assert head.locator("meta[name=description]").get_attribute("content")
    assert head.locator("meta[name=viewport]").get_attribute("content") == "width=device-width,initial-scale=1"


@pytest.mark.parametrize("path", ["/", "/ne", "/en"])
def test_it_is_small_with_the_news_in_it(run: Run, path: str) -> None:
    _, packed = run.request(path, Accept_Encoding="gzip")
    _, plain = run.request(path)
    assert len(packed) < LARGEST_COMPRESSED
    assert len(plain) < LARGEST


def test_who_polls_it_gets_it_once(run: Run) -> None:
    answer, _ = run.request("/ne")
    again, nothing = run.request("/ne", If_None_Match=answer.headers["ETag"])
    assert (again.status, nothing) == (304, b"")


def test_the_first_key_leads_past_the_navigation(visit: Visiting) -> None:
    page = visit("/en").page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))


def test_every_page_is_reached_from_it_by_links(visit: Visiting) -> None:
    page = visit("/ne", script=False).page
    places = page.locator("nav a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert places == ["/ne", "/ne/metals", "/ne/forex", "/ne/markets", "/ne/calendar", "/ne/news", "/ne/status"]
    page.locator("header > a[lang=en]").click()
    expect(page).to_have_url(re.compile(r"/en$"))


def test_a_number_leads_to_its_proof(visit: Visiting) -> None:
    page = visit("/en").page
    page.get_by_text("Rs 3,06,800").click()
    expect(page).to_have_url(re.compile(r"/en/proof/gold\.2026-08-17$"))
    expect(page.locator("main")).to_contain_text("https://api.fenegosida.org/")
