"""Comparison of the metals of two days: then, now, and how much dearer or cheaper."""

from collections.abc import Mapping
from decimal import Decimal

from chautari.nepali.numerals import plain
from chautari.web import parts, rates
from chautari.web.html import Child, Markup, element
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def section(now: list[Answer], compared: list[Answer] | None, asked: Mapping[str, str], lang: Locale) -> Markup:
    """The form for a day, and the rates of `compared` beside those of `now`; None before a day was chosen."""
    return parts.section(
        lang.say("compare_days"),
        parts.form(
            f"/{lang.code}/metals#compare",
            lang.say("compare"),
            parts.day(asked, "2082-05-01", lang),
            live="compared",
        ),
        element("div", _table(now, compared, lang) if compared is not None else None, id="compared", role="status"),
        place="compare",
    )


def _table(now: list[Answer], compared: list[Answer], lang: Locale) -> Markup:
    earlier = {rate["instrument"]: rate for rate in compared if rate["price"]}
    rows = [_row(rate, earlier[rate["instrument"]], lang) for rate in now if rate["instrument"] in earlier]
    if not rows:
        return element("p", lang.say("no_rates"))
    heads = [lang.say(key) for key in ("metal", "then", "now", "change")]
    return parts.table(lang.say("per_tola"), heads, rows)


def _row(now: Answer, before: Answer, lang: Locale) -> Markup:
    figures: list[Child] = [
        [
            rates.proven(lang.amount(rate["price"]), rate["proof"], lang),
            element("span", " ", _day(rate, lang), class_="soft"),
            rates.caution(rate, lang),
        ]
        for rate in (before, now)
    ]
    return parts.row(lang.name(now), *figures, _moved(Decimal(before["price"]), Decimal(now["price"]), lang))


def _day(rate: Answer, lang: Locale) -> str:
    """The day of a rate; one of an earlier day than the chosen says so."""
    return lang.say("carried_to", day=lang.day(rate)) if rate.get("carried") else lang.day(rate)


def _moved(before: Decimal, after: Decimal, lang: Locale) -> Markup | None:
    percent = ((after / before - 1) * 100).quantize(Decimal("0.1"))
    return rates.change({"change": {"amount": plain(after - before), "percent": plain(percent)}}, lang)
