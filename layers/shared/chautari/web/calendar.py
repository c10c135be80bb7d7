"""Calendar page: a month in the layout of a patro, the details of a day, the converter, the feeds."""

import re
from collections.abc import Mapping
from datetime import date

from chautari.calendar.almanac.calendar_names import MONTHS, WEEKDAYS
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.web import day_times, festivals, holidays, observances, parts, subscriptions
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

# Where a romanised name may break in a cell of 45 px, between syllables: `Chatur-dashi`. No browser hyphenates it.
_BETWEEN_SYLLABLES = re.compile(
    r"(?<=[A-Za-z]{2}[aeiou])(?=[b-df-hj-np-tv-z]h?[aeiou][a-z])"
    r"|(?<=[A-Za-z][aeiou][b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z]h?[aeiou])"
)


def page(
    month: Answer,
    day: Answer,
    present: str,
    converted: Answer | None,
    asked: Mapping[str, str],
    lang: Locale,
    origin: str,
) -> WebPage:
    """The page of `month` with the details of `day`; `present` is today's date, `asked` the converter's form.

    Subscriptions need the `origin` of the request; it is empty if unknown.
    """
    title = _title(month, lang)
    main = [
        element("h1", title),
        element("p", f"{lang.ad(month['first']['date'])} – {lang.ad(month['last']['date'])}", class_="soft"),
        _steps(month, lang),
        _grid(month, day, present, lang),
        element("div", _day(day, lang), holidays.section(month, lang), class_="grid"),
        observances.of_month(month, lang),
        element("div", _search(lang), _jump(month, lang), _converter(converted, asked, lang), class_="grid"),
        subscriptions.section(lang, origin),
    ]
    embed = "" if "year" in asked else "calendar"  # the frame shows today
    return WebPage(title, _place(month, asked), "calendar", main, embed=embed)


def _title(month: Answer, lang: Locale) -> str:
    return f"{lang.of(month['month']['name'])} {lang.digits(month['year'])}"


def _place(month: Answer, asked: Mapping[str, str]) -> str:
    day = f"/{asked['day']}" if "day" in asked else ""
    return f"/calendar/{month['year']}/{month['month']['number']}{day}"


def _steps(month: Answer, lang: Locale) -> Markup:
    """Links to the months before and after, and to today."""
    count = month["year"] * 12 + month["month"]["number"] - 1
    beside = [divmod(count + step, 12) for step in (-1, 1)]
    names = [f"{MONTHS[lang.code][number]} {lang.digits(year)}" for year, number in beside]
    links = [
        link(f"{sign} {name}" if sign == "‹" else f"{name} {sign}", f"/{lang.code}/calendar/{year}/{number + 1}")
        for sign, name, (year, number) in zip("‹›", names, beside, strict=True)
        if FIRST_YEAR <= year <= LAST_YEAR
    ]
    whole = link(lang.digits(month["year"]), f"/{lang.code}/calendar/{month['year']}", title=lang.say("whole_year"))
    return element("p", links, link(lang.say("today"), f"/{lang.code}/calendar"), whole, class_="steps")


def _search(lang: Locale) -> Markup:
    return parts.section(lang.say("festivals"), festivals.search("", lang))


def _jump(month: Answer, lang: Locale) -> Markup:
    months = {str(number): name for number, name in enumerate(MONTHS[lang.code], 1)}
    return parts.section(
        lang.say("other_month"),
        parts.form(
            f"/{lang.code}/calendar",
            lang.say("show"),
            parts.number(lang.say("bs_year"), "year", lang.digits(month["year"]), most=4),
            parts.choice(lang.say("month"), "month", months, str(month["month"]["number"])),
        ),
    )


def _grid(month: Answer, chosen: Answer, present: str, lang: Locale) -> Markup:
    weeks = [element("tr", [_cell(day, chosen, present, lang) for day in week]) for week in month["weeks"]]
    caption = element("caption", _title(month, lang), class_="heard")
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


def _hyphenated(name: str) -> str:
    """A name with soft hyphens where it may break."""
    return _BETWEEN_SYLLABLES.sub("\u00ad", name)


def _cell(day: Answer | None, chosen: Answer, present: str, lang: Locale) -> Markup:
    if day is None:
        return element("td")
    kinds = (
        ("off", day["is_off"]),
        ("now", day["date"] == present),
        ("chosen", day["date"] == chosen["date"]),
        ("disputed", day["alternatives"]),
    )
    name, kind = observances.foremost(day, lang)
    address = f"/{lang.code}/calendar/{day['year']}/{day['month']['number']}/{day['day']}#day"
    return element(
        "td",
        link(
            [
                element("b", lang.digits(day["day"])),
                " ",
                element("span", lang.digits(int(day["date"][8:])), class_="ad"),
                element("span", _hyphenated(lang.of(day["panchanga"]["tithi"]["name"])), class_="tithi"),
                element("span", _hyphenated(name), class_=kind) if name else None,
            ],
            address,
            # No date: the cell says both, and thirty of them are 250 bytes of a page that has to fit in a read.
            title=lang.say("disputed_day") if day["alternatives"] else None,
            aria_current="date" if day["date"] == present else None,
        ),
        class_=" ".join(kind for kind, holds in kinds if holds) or None,
    )


def _day(day: Answer, lang: Locale) -> Markup:
    it = day["panchanga"]
    tithi = f"{lang.of(it['tithi']['paksha']['name'])} {lang.of(it['tithi']['name'])}"
    adhik = f"{lang.say('adhik')} " if it["lunar_month"]["adhik"] else ""
    moon = f"{adhik}{lang.of(it['lunar_month']['purnimanta']['name'])}"
    sambat = it["nepal_sambat"]
    rows: list[tuple[Child, Child]] = [
        (lang.say("ad"), lang.ad(day["date"])),
        (lang.say("tithi"), tithi),
        (lang.say("holiday"), ", ".join(holidays.whose(each, lang) for each in day["holidays"])),
        (lang.say("sunrise"), lang.time(day["sunrise"])),
        (lang.say("sunset"), lang.time(day["sunset"])),
        *((lang.say(name), lang.of(it[name]["name"])) for name in ("nakshatra", "yoga", "karana")),
        (lang.say("lunar_month"), moon),
        (lang.say("nepal_sambat"), f"{lang.digits(sambat['year'])} {lang.of(sambat['month']['name'])}"),
        (lang.say("months_are"), lang.say(f"confidence {day['confidence']}")),
        *day_times.disputes(day, lang),
    ]
    title = f"{lang.of(day['weekday']['name'])}, {lang.bs(day['date_bs'])}"
    return parts.section(
        title,
        parts.facts(rows),
        element("p", lang.say("at_sunrise"), class_="soft"),
        observances.of_day(day, lang),
        element("h3", lang.say("times_of_day")),
        parts.facts(day_times.rows(day, lang)),
        element("p", lang.say("times_not_compared"), class_="soft"),
        place="day",
    )


def _converter(converted: Answer | None, asked: Mapping[str, str], lang: Locale) -> Markup:
    return parts.section(
        lang.say("date_converter"),
        parts.form(
            f"/{lang.code}/calendar",
            lang.say("convert"),
            parts.choice(lang.say("calendar"), "from", {"bs": lang.say("bs"), "ad": lang.say("ad")}, asked.get("from")),
            parts.text(lang.say("date"), "date", asked.get("date"), "2083-05-01"),
        ),
        element("p", _both(converted, lang), class_="price") if converted else None,
        place="converter",
    )


def _both(it: Answer, lang: Locale) -> str:
    return f"{lang.of(it['weekday']['name'])}, {lang.bs(it['date_bs'])} = {lang.ad(it['date'])}"
