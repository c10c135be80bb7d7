"""Frames of rates: a metal or a currency, gold and silver together, the bank's table of main currencies."""

from collections.abc import Iterable
from itertools import groupby

from chautari.web import rates
from chautari.web.embed_kinds import kind_of
from chautari.web.embeds import states
from chautari.web.embeds.embed_document import Embed, outward
from chautari.web.embeds.states import StateLine
from chautari.web.html import Child, Markup, element
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def metals(served: Iterable[Answer], lang: Locale) -> Embed:
    """Gold and silver, each with its state."""
    shown_rates = list(served)
    parts = [[element("h2", lang.name(rate)), _card(rate, lang)] for rate in shown_rates]
    return Embed(kind_of("metals"), parts, states.sources(shown_rates, lang))


def single(key: str, rate: Answer, lang: Locale) -> Embed:
    """One metal or currency."""
    return Embed(kind_of(key), _card(rate, lang), states.sources([rate], lang))


def table(answer: list[Answer], lang: Locale) -> Embed:
    """The main currencies: what the bank pays and takes. What differs from the first row stands in its own row."""
    first = next((rate for rate in answer if rate["freshness"]), None)
    lines = states.of_rate(first, lang) if first else []
    heads = [element("th", lang.say(key), scope="col") for key in ("currency", "unit", "buy", "sell")]
    body = element("tbody", [_row(rate, first, lang) for rate in answer])
    whole = element("table", element("thead", element("tr", heads)), body)
    day = element("p", lang.day(first)) if first else None
    return Embed(kind_of("forex"), [day, _lines(lines), whole], lang.say("bank"))


def _card(rate: Answer, lang: Locale) -> list[Child]:
    return [
        element("p", element("b", _figures(rate, lang))),
        element("p", _unit(rate, lang), " · ", lang.day(rate)) if states.figure(rate) else None,
        element("p", f"{lang.say('sell')}: {lang.rupees(rate['sell'])}")
        if rate.get("buy") and rate.get("sell")
        else None,
        element("p", rates.change(rate, lang)) if rate.get("change") else None,
        _lines(states.of_rate(rate, lang)),
    ]


def _figures(rate: Answer, lang: Locale) -> Child:
    """The figure with a link to its proof; a dash in the place of one that is not served."""
    printed = states.figure(rate)
    if not printed:
        return "–"
    return outward(lang.rupees(printed), f"/{lang.code}/proof/{rate['proof']}", title=lang.say("proof"))


def _unit(rate: Answer, lang: Locale) -> str:
    """Of what the figure is: a tola, or units of a currency at a side of the bank."""
    if "instrument" in rate:
        return lang.say("per_tola")
    return f"{lang.say('buy' if rate.get('buy') else 'sell')}, {lang.digits(rate['unit'])} {rate['code']}"


def _lines(lines: Iterable[StateLine]) -> list[Markup]:
    """What is sure in one paragraph, what is not in another, in their order."""
    return [
        element("p", " · ".join(line.text for line in same_lines), class_="warn" if warns else "soft")
        for warns, same_lines in groupby(lines, key=lambda line: line.warns)
    ]


def _row(rate: Answer, first: Answer | None, lang: Locale) -> Markup:
    if not states.figure(rate):
        words = " · ".join(line.text for line in states.brief(rate, lang))
        return element("tr", element("td", lang.name(rate)), element("td", words, colspan=3, class_="warn"))
    figures = [lang.amount(rate[side]) if rate.get(side) else "–" for side in ("buy", "sell")]
    cells = [element("td", text) for text in (lang.digits(rate["unit"]), *figures)]
    return element("tr", element("td", lang.name(rate), _apart(rate, first, lang)), *cells)


def _apart(rate: Answer, first: Answer | None, lang: Locale) -> Markup | None:
    """The state of a row where it is not that of the first."""
    lines, usual = states.brief(rate, lang), states.brief(first, lang) if first else []
    if lines == usual:
        return None
    return element("p", " · ".join(line.text for line in lines), class_="warn")
