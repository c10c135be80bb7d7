"""What each source printed for a day, and the months of a year."""

from collections.abc import Iterable

from chautari.web import parts, rates
from chautari.web.html import Markup, element, joined
from chautari.web.locales import Locale
from chautari.web.rates import Answer

KNOWN = ("tola", "10g", "buy", "sell")


def table(readings: Iterable[Answer], lang: Locale) -> Markup:
    """The readings of a rate; each leads to its proof."""
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
    """Rules that were broken, each with its case; in English, as the API words them."""
    return "; ".join(f"{each['rule']}: {each['detail']}" for each in reasons)


def _name(figure: str, lang: Locale) -> str:
    return lang.say(figure) if figure in KNOWN else figure


def source(key: str, lang: Locale) -> str:
    """The name of a source of rates; its key where we have no name for it."""
    return lang.say(f"source {key}") if lang.knows(f"source {key}") else key


def months(history: Answer, lines: tuple[str, ...], lang: Locale) -> Markup:
    """The months of a history in numbers: what the chart shows, for who reads it without a chart."""
    heads = [
        lang.say("month"),
        *(f"{lang.say(line)}: {lang.say(key)}" for line in lines for key in ("low", "high", "close")),
    ]
    rows = [_month(each, lines, lang) for each in reversed(history["rates"])]
    return element("details", element("summary", lang.say("months_in_numbers")), parts.table(None, heads, rows))


def _month(each: Answer, lines: tuple[str, ...], lang: Locale) -> Markup:
    figures = [lang.amount(each[line][key]) for line in lines for key in ("low", "high", "close")]
    return parts.row([lang.month(each["label"]), _lacking(each, lang)], *figures)


def _lacking(period: Answer, lang: Locale) -> list[Markup]:
    """How many of its market days the figures of a period are of, where it is not all of them."""
    if period["complete"]:
        return []
    days, expected = period["days"], period["days_expected"]
    text = lang.say("days_only", days=days) if expected is None else lang.say("days_of", days=days, expected=expected)
    return [element("br"), element("small", text)]
