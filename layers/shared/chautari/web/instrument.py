"""The page of one instrument of a market: its chart and its latest days."""

from chautari.web import effect_lines, parts, rates
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def page(history: Answer, lang: Locale) -> WebPage:
    """The page of an instrument, an answer of /v1/markets/{market}/{instrument}/history."""
    title = history["title_ne" if lang.code == "ne" else "title"]
    place = f"/markets/{history['market']}/{history['instrument']}"
    address = f"/v1{place}/history"
    headline = next(it for it in history["figures"] if it["key"] == history["headline"])
    others = [it for it in history["figures"] if it is not headline]
    lines = {it["key"]: lang.name(it) for it in (headline, *others)}
    kind: parts.ChartKind = "steps" if history["validity"] == "until-revised" else "board"
    market = lang.name(history)
    main = [
        element("h1", title),
        element("p", link(market, f"/{lang.code}/markets/{history['market']}"), class_="soft"),
        parts.section(
            lang.say("chart"),
            parts.chart(_per(history, lang), address, history["to"]["date"], lines, lang, kind),
            element("p", link(lang.say("download"), f"{address}?format=csv")),
        ),
        parts.section(lang.say("past_days"), _table(history, lang)),
    ]
    return WebPage(title, place, "markets", main, script=True)


def _per(history: Answer, lang: Locale) -> str:
    """Currency, unit and basis of the figures: `Rs / kilogram · wholesale`."""
    newest = history["rows"][-1] if history["rows"] else None
    unit = newest["unit_name_ne" if lang.code == "ne" else "unit_name"] if newest else ""
    basis = history["basis_ne" if lang.code == "ne" else "basis"]
    return " · ".join(filter(None, (f"{lang.say('rs')} / {unit}" if unit else "", basis)))


def _table(history: Answer, lang: Locale) -> Markup:
    """The days of the answer, newest first; nothing stands for a day that it lacks."""
    if not history["rows"]:
        return element("p", lang.say("chart_none"))
    heads = [lang.say("date"), *(lang.name(it) for it in history["figures"]), lang.say("change"), lang.say("status")]
    rows = [_row(history, row, lang) for row in reversed(history["rows"])]
    return parts.table(_per(history, lang), heads, rows)


def _row(history: Answer, row: Answer, lang: Locale) -> Markup:
    figures = row["figures"] or {}
    cells = [lang.amount(figures[it["key"]]) if it["key"] in figures else "–" for it in history["figures"]]
    status: Child = lang.say(row["status"])
    if row["status"] != "official":
        status = element("span", lang.say(row["status"]), class_="held")
    effect = effect_lines.effect(row["in_force"], lang) if "in_force" in row else ()
    return parts.row([lang.day(row), *effect], *cells, rates.change(row, lang, brief=True), status)
