"""Tables of each source's figures for a day, and of a year by month."""

from collections.abc import Iterable

from chautari.web import parts, rates
from chautari.web.html import Markup, element, joined
from chautari.web.locales import Locale
from chautari.web.rates import Answer

KNOWN = ("tola", "10g", "buy", "sell")


def table(readings: Iterable[Answer], lang: Locale) -> Markup:
    """The readings of a rate, each with a link to its proof."""
    heads = [lang.say(key) for key in ("source", "printed", "agrees", "read")]
    return parts.table(lang.say("readings"), heads, [_row(reading, lang) for reading in readings])


def _row(reading: Answer, lang: Locale) -> Markup:
    figures = [
        [rates.proven(f"{_name(key, lang)} {lang.amount(value)}", reading["proof"], lang), element("br")]
        for key, value in reading["figures"].items()
    ]
    faults = element("span", why(reading["faults"]), class_="held", lang="en") if reading["faults"] else None
    agrees = lang.say("yes") if reading["agrees"] else element("span", lang.say("no"), class_="held")
    return parts.row(
        source(reading["source"], lang), joined(figures), [agrees, faults], lang.moment(reading["observed_at"])
    )


def why(reasons: Iterable[Answer]) -> str:
    """Broken rules with their details, in the API's English."""
    return "; ".join(f"{each['rule']}: {each['detail']}" for each in reasons)


def _name(figure: str, lang: Locale) -> str:
    return lang.say(figure) if figure in KNOWN else figure


def source(key: str, lang: Locale) -> str:
    """The name of a source of rates, with which of its publisher's it is; its key if it has no name here."""
    return lang.say(f"reading {key}") if lang.knows(f"reading {key}") else publisher(key, lang)


def publisher(key: str, lang: Locale) -> str:
    """The name of who publishes a source; its key if it has no name here."""
    return lang.say(f"source {key}") if lang.knows(f"source {key}") else key


def months(history: Answer, lines: tuple[str, ...], lang: Locale) -> Markup:
    """A history by month in numbers: the chart's content for readers without it."""
    heads = [
        lang.say("month"),
        *(f"{lang.say(line)}: {lang.say(key)}" for line in lines for key in ("low", "high", "close")),
    ]
    rows = [_month(each, lines, lang) for each in reversed(history["rates"])]
    return element("details", element("summary", lang.say("months_in_numbers")), parts.table(None, heads, rows))


def _month(each: Answer, lines: tuple[str, ...], lang: Locale) -> Markup:
    summaries = [each[line] for line in lines]  # None of a side that nobody printed in the month
    figures = [lang.amount(of[key]) if of else "–" for of in summaries for key in ("low", "high", "close")]
    return parts.row([lang.month(each["label"]), _lacking(each, lang)], *figures)


def _lacking(period: Answer, lang: Locale) -> list[Markup]:
    """How many of its market days a period covers, unless it covers all."""
    if period["complete"]:
        return []
    days, expected = period["days"], period["days_expected"]
    text = lang.say("days_only", days=days) if expected is None else lang.say("days_of", days=days, expected=expected)
    return [element("br"), element("small", text)]
