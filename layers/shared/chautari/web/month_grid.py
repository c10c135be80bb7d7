"""The table of a month in the layout of a patro: a cell a day, weeks from Sunday on."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from chautari.calendar.almanac.calendar_names import WEEKDAYS
from chautari.web import observances
from chautari.web.html import Markup, element, link
from chautari.web.locales import Locale
from chautari.web.rates import Answer

# Where a romanised name may break in a cell of 45 px, between syllables: `Chatur-dashi`. No browser hyphenates it.
_BETWEEN_SYLLABLES = re.compile(
    r"(?<=[A-Za-z]{2}[aeiou])(?=[b-df-hj-np-tv-z]h?[aeiou][a-z])"
    r"|(?<=[A-Za-z][aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z]h?[aeiou])"
)


class DayCell(NamedTuple):
    """What stands in the cell of a day, whichever day is chosen: its link, and the classes of the cell."""

    link: Markup
    kinds: list[str]


def title(month: Answer, lang: Locale) -> str:
    """A month with its year."""
    return f"{lang.of(month['month']['name'])} {lang.digits(month['year'])}"


def cells_of(month: Answer, present: str, lang: Locale) -> dict[str, DayCell]:
    """The cells of a month by their days; `present` is today's date."""
    return {day["date"]: _cell_of(day, present, lang) for week in month["weeks"] for day in week if day}


def grid(month: Answer, cells: Mapping[str, DayCell], chosen: Answer, lang: Locale) -> Markup:
    """The table of a month, with a day of it marked as chosen."""
    weeks = [element("tr", [_cell(day, cells, chosen) for day in week]) for week in month["weeks"]]
    caption = element("caption", title(month, lang), class_="heard")
    whole = element("table", caption, weekday_heads(lang), element("tbody", weeks), class_="patro")
    return element("div", whole, class_="card month")


def weekday_heads(lang: Locale) -> Markup:
    """The head of a table of weeks: the weekdays from Sunday on, short as `सोम`, `Mon`."""
    # The names start on Monday, the week of a patro on Sunday.
    days = [*WEEKDAYS[lang.code][6:], *WEEKDAYS[lang.code][:6]]
    heads = [element("th", element("abbr", short_weekday(day, lang), title=day), scope="col") for day in days]
    return element("thead", element("tr", heads))


def weekday_of(on: date, lang: Locale) -> str:
    """The name of the weekday of a day AD."""
    return WEEKDAYS[lang.code][on.weekday()]


def short_weekday(weekday: str, lang: Locale) -> str:
    """A weekday as it heads a column: `सोम`, `Mon`."""
    return weekday.removesuffix("बार") if lang.code == "ne" else weekday[:3]


@lru_cache(maxsize=512)
def _hyphenated(name: str) -> str:
    """A name with soft hyphens where it may break."""
    return _BETWEEN_SYLLABLES.sub("\u00ad", name)


def _cell(day: Answer | None, cells: Mapping[str, DayCell], chosen: Answer) -> Markup:
    if day is None:
        return element("td")
    cell = cells[day["date"]]
    kinds = [*cell.kinds, "chosen"] if day["date"] == chosen["date"] else cell.kinds
    return element("td", cell.link, class_=" ".join(kinds) or None)


def _cell_of(day: Answer, present: str, lang: Locale) -> DayCell:
    is_now = day["date"] == present
    kinds = (("off", day["is_off"]), ("now", is_now), ("disputed", day["alternatives"]))
    name, kind = observances.foremost(day, lang)
    content = [
        element("b", lang.digits(day["day"])),
        " ",
        element("span", lang.digits(int(day["date"][8:])), class_="ad"),
        element("span", _hyphenated(lang.of(day["panchanga"]["tithi"]["name"])), class_="tithi"),
        element("span", _hyphenated(name), class_=kind) if name else None,
    ]
    address = f"/{lang.code}/calendar/{day['year']}/{day['month']['number']}/{day['day']}#day"
    # No date: the cell says both, and thirty of them are 250 bytes of a page that has to fit in a read.
    title = lang.say("disputed_day") if day["alternatives"] else None
    linked = link(content, address, title=title, aria_current="date" if is_now else None)
    return DayCell(linked, [kind for kind, holds in kinds if holds])
