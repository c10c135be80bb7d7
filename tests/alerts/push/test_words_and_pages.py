"""What each kind of event shows in a notification: words in the language of the browser, and a page that there is."""

import re
from datetime import datetime, timedelta

from chautari.api.endpoints.pages import PAGES
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.store import years as calendar
from chautari.dynamodb import read_models
from chautari.rates.ingest import projections
from chautari.rates.model.instruments import INSTRUMENTS
from tests.alerts.scene import NOON, TODAY, YESTERDAY, Scene
from tests.alerts.test_telling import correct
from tests.api.data import forex_day
from tests.api.news import data as news
from tests.support.editions import NOON as EDITIONS_NOON
from tests.support.push_services import Browser


def words(browser: Browser) -> list[tuple[str, str]]:
    """Page and title of what came, each page one that there is."""
    pages = [re.sub(r"\{\w+\}", "[^/]+", page.path) for page in PAGES]
    messages = [message["data"] for message in browser.read]
    assert all(any(re.fullmatch(page, message["page"]) for page in pages) for message in messages)
    return [(message["page"], message["title"]) for message in messages]


def test_a_currency_leads_to_its_page_and_its_correction_to_the_proof(scene: Scene, browser: Browser) -> None:
    scene.gold("305200")
    scene.publish("USD", [forex_day(YESTERDAY, "139.31", "139.91")])
    scene.confirmed_browser(browser, "rate", "correction", instruments=["USD"])
    scene.now = NOON
    scene.publish("USD", [forex_day(YESTERDAY, "139.31", "139.91"), forex_day(TODAY, "140.11", "140.71")])
    projections.rebuild(scene.table, (INSTRUMENTS["gold"].market, INSTRUMENTS["USD"].market), scene.now)
    scene.run()
    ((page, title),) = words(browser)
    assert page == "/ne/forex/USD"
    assert "अमेरिकी डलर" in title and "१४०.११" in title
    browser.server.received.clear()
    scene.now += timedelta(minutes=5)
    correct(scene, "USD", "2026-08-17", scene.now)
    scene.run()
    ((page, title),) = words(browser)
    assert page == "/ne/proof/USD.2026-08-17"
    assert title.startswith("सच्याइएको: ")
    assert "topic" not in browser.server.received[0].headers, "a correction replaces nothing"


def test_a_holiday_leads_to_its_day(scene: Scene, browser: Browser, year_2083: Almanac) -> None:
    calendar.put_year(scene.table, 2083, read_models.ready(year_2083.document(), 1))
    scene.confirmed_browser(browser, "holiday")
    scene.now = datetime.fromisoformat("2026-08-27T09:00+05:45")
    scene.run()
    ((page, title),) = words(browser)
    assert page == "/ne/calendar/2083/5/12"
    assert title.startswith("भोलि बिदा: ")


def test_a_story_leads_to_the_news(scene: Scene, browser: Browser) -> None:
    scene.confirmed_browser(browser, "story", language="en", outlets=2)
    news.stock(scene.table, range(8))
    news.stock_story(scene.table)
    scene.now = EDITIONS_NOON + timedelta(minutes=10)
    scene.run()
    ((page, title),) = words(browser)
    assert (page, bool(title)) == ("/en/news", True)
    assert browser.server.received[0].headers["urgency"] == "low"
