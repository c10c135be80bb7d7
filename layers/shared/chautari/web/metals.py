"""Gold and silver page: price by weight and purity, ranges, chart, comparison, sources, jewellery calculator."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from chautari.nepali.numerals import plain
from chautari.web import (
    alert_form,
    compared_days,
    jewellery,
    jewellery_form,
    parts,
    price_ranges,
    rates,
    readings,
    standing,
)
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

WEIGHTS = ("tola", "10g", "g", "oz")
# The first market day of the bundled history.
FIRST_DAY = "2017-01-16"


@dataclass(frozen=True, slots=True)
class MetalsAnswers:
    """What the page is made of: the latest rates, and by metal the trend and the history by month and by fiscal year.

    `compared` are the rates of the day that is compared with; None if none was chosen.
    """

    latest: list[Answer]
    trends: Mapping[str, Answer]
    months: Mapping[str, Answer]
    years: Mapping[str, Answer]
    compared: list[Answer] | None


def page(answers: MetalsAnswers, asked: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of gold and silver; `asked` are its forms."""
    served = [rate for rate in answers.latest if rate["price"]]
    main = [
        element("h1", lang.say("metals")),
        element("div", [_metal(rate, answers, lang) for rate in served], class_="grid"),
        compared_days.section(served, answers.compared, asked, lang) if served else None,
        jewellery_form.calculator(served, asked, lang) if served else None,
        alert_form.section({rate["instrument"]: lang.name(rate) for rate in answers.latest}, "gold", lang),
        [_record(rate, answers, lang) for rate in served],
        [_absent(rate, lang) for rate in answers.latest if not rate["price"]],
    ]
    return WebPage(lang.say("metals"), "/metals", "metals", main, script=True, embed="metals")


def _metal(rate: Answer, answers: MetalsAnswers, lang: Locale) -> Markup:
    about = [rates.status(rate, lang), " · ", rates.freshness(rate, lang)]
    trend = answers.trends.get(rate["instrument"])
    label = f"{lang.name(rate)}, {lang.say('per_tola')}: {lang.rupees(rate['price'])}"
    words = standing.sentence(rate, trend, lang)
    return element(
        "section",
        element("h2", lang.name(rate)),
        element("p", rates.proven(lang.rupees(rate["price"]), rate["proof"], lang, label), class_="price"),
        element("p", lang.say("per_tola"), " · ", lang.day(rate), class_="soft"),
        element("p", rates.change(rate, lang), " ", element("span", rates.since(rate, lang), class_="soft"))
        if rate["change"]
        else None,
        element("p", about, class_="soft"),
        element("p", words, class_="standing") if words else None,
        _by_weight(rate, lang),
        price_ranges.table(rate, trend, answers.years[rate["instrument"]], lang),
        class_="card",
    )


def _by_weight(rate: Answer, lang: Locale) -> Markup:
    """The price of each weight; of gold in the purities of jewellery too, which are computed."""
    carats = jewellery.CARATS if rate["instrument"] == "gold" else (jewellery.FINE,)
    purities = [lang.say("carat", carat=carat) for carat in carats] if len(carats) > 1 else [lang.say("rs")]
    rows = [
        parts.row(lang.say(weight), *(_price(rate, weight, carat, lang) for carat in carats))
        for weight in WEIGHTS
        if weight in rate["prices"]
    ]
    note = [element("abbr", "≈", title=lang.say("derived")), " ", lang.say("derived")]
    return joined([parts.table(None, [lang.say("by_weight"), *purities], rows), element("p", note, class_="soft")])


def _price(rate: Answer, weight: str, carat: int, lang: Locale) -> Child:
    price = rate["prices"][weight]
    if carat == jewellery.FINE:
        computed = " ≈" if price["derived"] else None
        return [rates.proven(lang.amount(price["amount"]), rate["proof"], lang), computed]
    computed_price = jewellery.at_carat(Decimal(price["amount"]), carat).quantize(Decimal(1), ROUND_HALF_EVEN)
    return f"{lang.amount(plain(computed_price))} ≈"


def _record(rate: Answer, answers: MetalsAnswers, lang: Locale) -> Markup:
    name, history = lang.name(rate), f"/v1/metals/{rate['instrument']}/history"
    return parts.section(
        name,
        parts.chart(f"{name}, {lang.say('per_tola')}", history, rate["date"], {"tola": name}, lang),
        readings.months(answers.months[rate["instrument"]], ("tola",), lang),
        readings.table(rate["sources"], lang),
        element("p", link(lang.say("download"), f"{history}?format=csv&from={FIRST_DAY}")),
    )


def _absent(rate: Answer, lang: Locale) -> Markup:
    last = rate.get("last_published")
    price = rates.proven(lang.rupees(last["price"]), last["proof"], lang) if last else None
    said = [lang.say("last_price"), " ", price, " · ", lang.day(last)] if last else None
    return parts.section(lang.name(rate), element("p", rates.absent(rate, lang)), element("p", said) if said else None)
