"""Front page: the day, the rates in one strip, the month, the stories; complete in one response (docs/design.md)."""

from collections.abc import Mapping

from chautari.web import rate_strip, stories
from chautari.web.html import Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.month_card import expected, feasts, month_card, next_holiday
from chautari.web.rates import Answer


def page(home: Answer, trends: Mapping[str, Answer], month: Answer | None, lang: Locale) -> WebPage:
    """The page of the answers of /v1/home, of the trends by instrument or code, and of today's month."""
    today = home["today"]
    published = [rate for rate in home["metals"] if rate["status"] != "unpublished"]
    main = [
        _today(today, month, lang) if today else element("h1", lang.say("tagline")),
        element(
            "div",
            element(
                "section",
                element("h2", lang.say("rates_of_today"), class_="heard"),
                rate_strip.metals(published, trends, lang),
                rate_strip.currencies(home["forex"], trends, lang) if home["forex"] else None,
                element("p", _onward(lang), class_="onward"),
                class_="rates",
            ),
            month_card(month, today["date"], lang) if month and today else None,
            class_="front",
        ),
        _news(home["news"], lang) if home["news"] else None,
    ]
    return WebPage(lang.say("tagline"), "", "home", main, pictures=True)


def _today(today: Answer, month: Answer | None, lang: Locale) -> Markup:
    """The day in both calendars, its tithi and feasts, and whether it is a day off."""
    tithi = today["tithi"]
    state = f"{lang.say('day_off')} {expected(today, lang)}".rstrip() if today["is_off"] else lang.say("no_day_off")
    off = element("b", state, class_="off" if today["is_off"] else None)
    about = [
        lang.ad(today["date"]),
        f"{lang.of(tithi['paksha']['name'])} {lang.of(tithi['name'])}",
        *feasts(today, lang),
    ]
    sun = f"{lang.say('sunrise')} {lang.time(today['sunrise'])} · {lang.say('sunset')} {lang.time(today['sunset'])}"
    following = next_holiday(month, today["date"], lang) if month else ""
    return element(
        "section",
        element("h1", f"{lang.bs(today['date_bs'])}, {lang.of(today['weekday']['name'])}"),
        element("p", " · ".join(about), " · ", off),
        element("p", " · ".join(filter(None, (following, sun)))),
        class_="today",
    )


def _onward(lang: Locale) -> Markup:
    return joined(
        [
            link(lang.say("chart_and_calculator"), f"/{lang.code}/metals"),
            " ",
            link(lang.say("all_currencies"), f"/{lang.code}/forex"),
            " ",
            link(lang.say("counter"), f"/{lang.code}/counter"),
        ]
    )


def _news(news: list[Answer], lang: Locale) -> Markup:
    """The stories, in the order given: the reader's language first."""
    return element(
        "section",
        element("h2", lang.say("top_stories")),
        stories.listed(news, lang, pictures=True),
        element("p", link(lang.say("more_news"), f"/{lang.code}/news")),
        class_="news",
    )
