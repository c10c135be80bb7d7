"""Front page: today, gold and silver, the main currencies, top stories; complete in one response."""

from chautari.web import parts, rates, stories
from chautari.web.html import Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def page(home: Answer, lang: Locale) -> WebPage:
    """The page of the answer of /v1/home."""
    main = [
        element("h1", lang.say("tagline")),
        element(
            "div",
            _today(home["today"], lang) if home["today"] else None,
            [_metal(rate, lang) for rate in home["metals"] if rate["status"] != "unpublished"],
            class_="grid",
        ),
        _currencies(home["forex"], lang) if home["forex"] else None,
        _news(home["news"], lang) if home["news"] else None,
    ]
    return WebPage(lang.say("tagline"), "", "home", main)


def _today(today: Answer, lang: Locale) -> Markup:
    weekday, tithi = lang.of(today["weekday"]["name"]), today["tithi"]
    named = [*today["festivals"], *today["holidays"]]
    rows = [
        (lang.say("tithi"), f"{lang.of(tithi['paksha']['name'])} {lang.of(tithi['name'])}"),
        (lang.say("festivals"), ", ".join(dict.fromkeys(lang.of(each["name"]) for each in named))),
        (lang.say("sunrise"), lang.digits(today["sunrise"])),
        (lang.say("sunset"), lang.digits(today["sunset"])),
    ]
    return element(
        "section",
        element("h2", link(f"{weekday}, {lang.bs(today['date_bs'])}", f"/{lang.code}/calendar")),
        element("p", lang.ad(today["date"]), class_="soft"),
        element("dl", [[element("dt", name), element("dd", value)] for name, value in rows if value]),
        class_="card",
    )


def _metal(rate: Answer, lang: Locale) -> Markup:
    title = element("h2", link(lang.name(rate), f"/{lang.code}/metals"))
    if not rate["price"]:
        return element("section", title, element("p", rates.absent(rate, lang)), class_="card")
    return element(
        "section",
        title,
        element("p", rates.proven(lang.rupees(rate["price"]), rate["proof"], lang), class_="price"),
        element("p", lang.say("per_tola"), " · ", rates.status(rate, lang), class_="soft"),
        element("p", rates.change(rate, lang), " ", element("span", rates.since(rate, lang), class_="soft"))
        if rate["change"]
        else None,
        element("p", rates.freshness(rate, lang), class_="soft"),
        class_="card",
    )


def _currencies(forex: list[Answer], lang: Locale) -> Markup:
    heads = [lang.say(key) for key in ("currency", "unit", "buy", "sell", "change")]
    caption = joined([lang.say("bank"), " · ", rates.of_market(forex, lang)])
    return element(
        "section",
        element("h2", lang.say("forex")),
        parts.table(caption, heads, [_currency(rate, lang) for rate in forex if "date" in rate]),
        element("p", link(lang.say("all_currencies"), f"/{lang.code}/forex")),
        class_="card",
    )


def _currency(rate: Answer, lang: Locale) -> Markup:
    return parts.row(
        [link(lang.name(rate), f"/{lang.code}/forex/{rate['code']}"), rates.doubt(rate, lang)],
        lang.digits(rate["unit"]),
        *(rates.figure(rate, side, lang) for side in ("buy", "sell")),
        rates.change(rate, lang, brief=True),
    )


def _news(news: list[Answer], lang: Locale) -> Markup:
    """The stories, in the order given: the reader's language first."""
    return element(
        "section",
        element("h2", lang.say("top_stories")),
        stories.listed(news, lang),
        element("p", link(lang.say("more_news"), f"/{lang.code}/news")),
        class_="card",
    )
