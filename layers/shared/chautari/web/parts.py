"""Page components: scrolling table, form and fields, chart placeholder."""

import json
from collections.abc import Iterable, Mapping
from typing import Literal

from chautari.web.html import Child, Markup, element
from chautari.web.locales import Locale

ChartKind = Literal["series", "board", "steps"]


def section(title: Child, *children: Child, place: str | None = None) -> Markup:
    """A card with its heading; `place` is its anchor."""
    return element("section", element("h2", title), *children, class_="card", id=place)


def table(caption: Child, heads: Iterable[str], rows: Iterable[Child], kind: str | None = None) -> Markup:
    """A table with a heading for each column; each of `rows` is a `row`. `kind` "text" is one without numbers.

    On a phone a row is a few lines: its heading, and its cells by threes under the headings of their columns. The roles
    are written out, since laying a row out as a grid takes them from it: https://www.w3.org/WAI/tutorials/tables/
    """
    columns = [element("th", head, scope="col", role="columnheader") for head in heads]
    whole = element(
        "table",
        element("caption", caption) if caption else None,
        element("thead", element("tr", columns, role="row"), role="rowgroup"),
        element("tbody", rows, role="rowgroup"),
        class_=kind,
        role="table",
    )
    # Who has no mouse scrolls it by the keys, for which it must take the focus.
    return element("div", whole, class_="scroll", tabindex=0)


def row(head: Child, *cells: Child) -> Markup:
    """A row of a table: what it is about, and its cells."""
    named = element("th", head, scope="row", role="rowheader")
    return element("tr", named, [element("td", cell, role="cell") for cell in cells], role="row")


def facts(rows: Iterable[tuple[Child, Child]]) -> Markup:
    """A list of names and values; empty values are left out."""
    return element("dl", [[element("dt", name), element("dd", value)] for name, value in rows if value])


def form(address: str, button: str, *children: Child, live: str | None = None) -> Markup:
    """A form that requests the page itself. With a script, the part named `live` is updated while one types."""
    return element(
        "form",
        element("div", *children, class_="fields"),
        element("button", button, type="submit"),
        action=address,
        method="get",
        data_live=live,
    )


def number(label: str, name: str, value: str | None, most: int = 12) -> Markup:
    """A number field; digits of either script."""
    pattern = "[0-9०-९,]*([.][0-9०-९]*)?"
    return _field(
        label,
        element("input", name=name, value=value or None, inputmode="decimal", pattern=pattern, maxlength=most, size=7),
    )


def text(label: str, name: str, value: str | None, hint: str, most: int = 40) -> Markup:
    """A short text field; `hint` is an example."""
    return _field(label, element("input", name=name, value=value or None, placeholder=hint, size=12, maxlength=most))


def choice(label: str, name: str, options: Mapping[str, str], chosen: str | None) -> Markup:
    """A selection from `options`, value to words."""
    offered = [element("option", words, value=value, selected=value == chosen) for value, words in options.items()]
    return _field(label, element("select", offered, name=name))


def day(asked: Mapping[str, str], hint: str, lang: Locale) -> list[Markup]:
    """The fields `calendar` and `on` of a day in either calendar; `hint` is an example."""
    calendars = {"bs": lang.say("bs"), "ad": lang.say("ad")}
    return [
        choice(lang.say("calendar"), "calendar", calendars, asked.get("calendar") or "bs"),
        text(lang.say("date"), "on", asked.get("on"), hint),
    ]


def to_copy(label: str, line: str, rows: int) -> Markup:
    """A line in a field of its own, so that it is copied as it is."""
    field = element("textarea", line, readonly=True, rows=rows, spellcheck="false", dir="ltr")
    return element("label", element("span", label), field)


def chart(
    title: str, history: str, newest: str, lines: Mapping[str, str], lang: Locale, kind: ChartKind = "series"
) -> Markup:
    """The placeholder of a chart: a script draws the history at an API address back from the day `newest`.

    `lines`: fields and names. `kind`: the form of the history: that of a rate, of a board, or prices in force.
    """
    days_back = (30, 180, 365, 1826, 0) if kind == "series" else (30, 180, 365, 1826)
    ranges = [[lang.say(f"range {days}"), days] for days in days_back]
    return element(
        "figure",
        element("figcaption", title),
        class_="chart",
        data_kind=kind,
        data_history=history,
        data_newest=newest,
        data_lines=json.dumps(lines, ensure_ascii=False),
        data_ranges=json.dumps(ranges, ensure_ascii=False),
        data_months=json.dumps(lang.months, ensure_ascii=False),
        data_failed=lang.say("chart_failed"),
        data_missing=lang.say("chart_missing"),
        data_more=lang.say("chart_more"),
        data_none=lang.say("chart_none"),
        hidden=True,
    )


def _field(label: str, control: Markup) -> Markup:
    return element("label", element("span", label), control)
