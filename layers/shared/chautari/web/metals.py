"""Gold and silver page: price by weight, chart, each source's figures, and the jewellery calculator."""

from collections.abc import Mapping
from decimal import Decimal

from chautari.web import jewellery, parts, rates, readings
from chautari.web.html import Markup, element, joined, link
from chautari.web.jewellery import JewelleryCost
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

WEIGHTS = ("tola", "10g", "g", "oz")


def page(metals: list[Answer], months: Mapping[str, Answer], asked: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of the rates of /v1/metals and of each metal's history by month; `asked` is the calculator's form."""
    served = [rate for rate in metals if rate["price"]]
    main = [
        element("h1", lang.say("metals")),
        element("div", [_metal(rate, lang) for rate in served], class_="grid"),
        _calculator(served, asked, lang) if served else None,
        [_record(rate, months[rate["instrument"]], lang) for rate in served],
        [_absent(rate, lang) for rate in metals if not rate["price"]],
    ]
    return WebPage(lang.say("metals"), "/metals", "metals", main, script=True, embed="metals")


def _metal(rate: Answer, lang: Locale) -> Markup:
    rows = [parts.row(lang.say(weight), _price(rate, weight, lang)) for weight in WEIGHTS if weight in rate["prices"]]
    about = [rates.status(rate, lang), " · ", rates.freshness(rate, lang)]
    return element(
        "section",
        element("h2", lang.name(rate)),
        element("p", rates.proven(lang.rupees(rate["price"]), rate["proof"], lang), class_="price"),
        element("p", lang.say("per_tola"), " · ", lang.day(rate), class_="soft"),
        element("p", rates.change(rate, lang), " ", element("span", rates.since(rate, lang), class_="soft"))
        if rate["change"]
        else None,
        element("p", about, class_="soft"),
        element("table", element("caption", lang.say("by_weight")), element("tbody", rows)),
        class_="card",
    )


def _price(rate: Answer, weight: str, lang: Locale) -> Markup:
    price = rate["prices"][weight]
    computed = [" ", element("abbr", "≈", title=lang.say("derived"))] if price["derived"] else None
    return joined([rates.proven(lang.rupees(price["amount"]), rate["proof"], lang), computed])


def _record(rate: Answer, months: Answer, lang: Locale) -> Markup:
    name, history = lang.name(rate), f"/v1/metals/{rate['instrument']}/history"
    return parts.section(
        name,
        parts.chart(f"{name}, {lang.say('per_tola')}", history, rate["date"], {"tola": name}, lang),
        readings.months(months, ("tola",), lang),
        readings.table(rate["sources"], lang),
        element("p", link(lang.say("download"), f"{history}?format=csv&from=2017-01-16")),
    )


def _absent(rate: Answer, lang: Locale) -> Markup:
    last = rate.get("last_published")
    price = rates.proven(lang.rupees(last["price"]), last["proof"], lang) if last else None
    said = [lang.say("last_price"), " ", price, " · ", lang.day(last)] if last else None
    return parts.section(lang.name(rate), element("p", rates.absent(rate, lang)), element("p", said) if said else None)


def _calculator(served: list[Answer], asked: Mapping[str, str], lang: Locale) -> Markup:
    names = {rate["instrument"]: lang.name(rate) for rate in served}
    chosen = next((rate for rate in served if rate["instrument"] == asked.get("metal")), served[0])
    weights = [parts.number(lang.say(name), name, asked.get(name)) for name in ("tola", "aana", "lal")]
    return parts.section(
        lang.say("calculator"),
        element("p", lang.say("weights"), class_="soft"),
        parts.form(
            f"/{lang.code}/metals",
            lang.say("reckon"),
            parts.choice(lang.say("metal"), "metal", names, chosen["instrument"]),
            weights,
            parts.number(lang.say("wastage"), "wastage", asked.get("wastage")),
            parts.number(lang.say("making"), "making", asked.get("making")),
            live="cost",
        ),
        element("div", _cost(chosen, asked, lang), id="cost", role="status"),
        place="calculator",
    )


def _cost(rate: Answer, asked: Mapping[str, str], lang: Locale) -> Markup | None:
    piece = jewellery.piece(asked)
    if not piece.weight:
        return None
    cost = jewellery.cost(piece, Decimal(rate["price"]))
    return joined([_sums(cost, rate, lang), element("p", lang.say("without_tax"), class_="soft")])


def _sums(cost: JewelleryCost, rate: Answer, lang: Locale) -> Markup:
    tola, grams = (lang.amount(jewellery.said(weight)) for weight in (cost.weight, cost.grams))
    weight = f"{tola} {lang.say('tola')} ({grams} {lang.say('g')})"
    price = rates.proven(lang.rupees(rate["price"]), rate["proof"], lang)
    rows = [(lang.say("weight"), weight), (lang.say("per_tola"), price)]
    sums = {"metal_worth": cost.metal, "wastage_worth": cost.wastage, "making_worth": cost.making, "total": cost.total}
    return parts.facts([*rows, *((lang.say(key), lang.rupees(jewellery.said(amount))) for key, amount in sums.items())])
