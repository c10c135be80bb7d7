"""Rate strip: one dense row a rate, with its state in words, thirty days as a line, its figure and its move."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from chautari.web import rates, standing
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.locales import Locale
from chautari.web.rates import Answer
from chautari.web.sparkline import sparkline

# Those whose money comes home: the dollar, the riyals and the dirham.
FIRST_CURRENCIES = ("USD", "SAR", "AED", "QAR")


def metals(served: Iterable[Answer], trends: Mapping[str, Answer], lang: Locale) -> list[Markup]:
    """A row for each metal, and the sentences on where they stand."""
    listed = list(served)
    said = [(rate, standing.sentence(rate, trends.get(rate["instrument"]), lang)) for rate in listed]
    sentences = [
        element("p", element("b", _short(rate, lang)), ": ", words, class_="standing") for rate, words in said if words
    ]
    return [element("ul", [_metal(rate, trends, lang) for rate in listed], class_="strip"), *sentences]


def currencies(forex: Iterable[Answer], trends: Mapping[str, Answer], lang: Locale) -> list[Markup]:
    """A row for each of the first currencies, the others behind one line, under whose and which rate it is."""
    served = [rate for rate in forex if "date" in rate]
    first = [rate for code in FIRST_CURRENCIES for rate in served if rate["code"] == code]
    others = [rate for rate in served if rate not in first]
    in_step = [rate for rate in served if _apart(rate, lang) is None]
    caption = [lang.say("bank"), " · ", lang.say("bank_pays"), " · ", rates.of_market(in_step or served, lang)]
    return [
        element("p", caption, class_="soft whose"),
        element("ul", [_currency(rate, trends, lang) for rate in first], class_="strip"),
        element(
            "details",
            element("summary", lang.say("more_currencies")),
            element("ul", [_currency(rate, trends, lang) for rate in others], class_="strip"),
        ),
    ]


def _metal(rate: Answer, trends: Mapping[str, Answer], lang: Locale) -> Markup:
    name = link(_short(rate, lang), f"/{lang.code}/metals")
    if not rate["price"]:
        return _row(name, "", rates.absent(rate, lang), "")
    label = f"{lang.name(rate)}, {lang.say('per_tola')}: {lang.rupees(rate['price'])}"
    state = [lang.say("per_tola"), " · ", _doubtful(rate, lang), rates.freshness(rate, lang)]
    figure = rates.proven(lang.rupees(rate["price"]), rate["proof"], lang, label)
    return _row(name, _line(rate["instrument"], trends, lang), state, figure, rates.change(rate, lang, brief=True))


def _currency(rate: Answer, trends: Mapping[str, Answer], lang: Locale) -> Markup:
    name = link(lang.name(rate), f"/{lang.code}/forex/{rate['code']}")
    unit = f"{lang.digits(rate['unit'])} {rate['code']}"
    figures = {side: lang.amount(rate[side]) if rate[side] else "–" for side in ("buy", "sell")}
    label = f"{lang.name(rate)}, {lang.say('buy')}, {unit}: {lang.say('rs')} {figures['buy']}"
    state: list[Child] = [
        f"{unit} · {lang.say('sell')} ",
        element("span", figures["sell"], class_="n"),
        rates.doubt(rate, lang),
        _apart(rate, lang),
    ]
    figure = rates.proven(figures["buy"], rate["proof"], lang, label)
    return _row(name, _line(rate["code"], trends, lang), state, figure, rates.change(rate, lang, brief=True))


def _row(name: Child, line: Child, state: Child, figure: Child, move: Child = None) -> Markup:
    return element(
        "li",
        element("span", name, class_="what"),
        line,
        element("span", figure, class_="figure"),
        element("span", state, class_="state"),
        element("span", move, class_="move"),
    )


def _short(rate: Answer, lang: Locale) -> str:
    """The name for a narrow row: `Fine gold` of `Fine gold (9999, hallmark)`."""
    return lang.name(rate).partition(" (")[0]


def _line(key: str, trends: Mapping[str, Answer], lang: Locale) -> Markup | None:
    trend = trends.get(key)
    if trend is None:
        return None
    present = [value for value in trend["values"] if value is not None]
    low, high = (lang.amount(end(present, key=Decimal)) for end in (min, max))
    return sparkline(trend["values"], lang.say("thirty_days", low=low, high=high))


def _doubtful(rate: Answer, lang: Locale) -> Markup | None:
    """The status of a rate that is not sure, before its freshness."""
    return joined([rates.status(rate, lang), " · "]) if rate["status"] == "provisional" else None


def _apart(rate: Answer, lang: Locale) -> Markup | None:
    """What the caption does not say of this currency: that a newer rate is held or pending, or that it is late."""
    freshness = rate["freshness"]
    is_apart = rate["held"] or rate.get("pending") or (freshness and freshness["state"] in ("late", "stale"))
    return joined([" · ", rates.freshness(rate, lang)]) if is_apart else None
