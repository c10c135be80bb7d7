"""Calendar page: a month in the layout of a patro, the details of a day, the converter, the feeds."""

from collections.abc import Mapping

from chautari.calendar.almanac.calendar_names import MONTHS
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.web import day_times, festivals, holidays, month_grid, observances, parts, subscriptions
from chautari.web.html import Child, Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.month_grid import DayCell
from chautari.web.rates import Answer


def page(
    month: Answer,
    cells: Mapping[str, DayCell],
    day: Answer,
    converted: Answer | None,
    asked: Mapping[str, str],
    lang: Locale,
    origin: str,
) -> WebPage:
    """The page of `month` with the details of `day`; `cells` are those of the month, `asked` is the converter's form.

    Subscriptions need the `origin` of the request; it is empty if unknown. What stands on the page of the month alone
    is a third of what its page takes to make.
    """
    title = month_grid.title(month, lang)
    main = [
        element("h1", title),
        element("p", f"{lang.ad(month['first']['date'])} – {lang.ad(month['last']['date'])}", class_="soft"),
        _steps(month, lang, of_day="day" in asked),
        month_grid.grid(month, cells, day, lang),
        element("div", _day(day, lang), holidays.section(month, lang), class_="grid"),
        None if "day" in asked else _of_month_alone(month, converted, asked, lang, origin),
    ]
    embed = "" if "year" in asked else "calendar"  # the frame shows today
    return WebPage(title, _place(month, asked), "calendar", main, embed=embed)


def _of_month_alone(
    month: Answer, converted: Answer | None, asked: Mapping[str, str], lang: Locale, origin: str
) -> list[Markup]:
    """Its observances, the forms and the feeds."""
    return [
        observances.of_month(month, lang),
        element("div", _search(lang), _jump(month, lang), _converter(converted, asked, lang), class_="grid"),
        subscriptions.section(lang, origin),
    ]


def _place(month: Answer, asked: Mapping[str, str]) -> str:
    day = f"/{asked['day']}" if "day" in asked else ""
    return f"/calendar/{month['year']}/{month['month']['number']}{day}"


def _steps(month: Answer, lang: Locale, *, of_day: bool) -> Markup:
    """Links to the months before and after, to today, and from the page of a day to its month."""
    count = month["year"] * 12 + month["month"]["number"] - 1
    beside = [divmod(count + step, 12) for step in (-1, 1)]
    names = [f"{MONTHS[lang.code][number]} {lang.digits(year)}" for year, number in beside]
    links = [
        link(f"{sign} {name}" if sign == "‹" else f"{name} {sign}", f"/{lang.code}/calendar/{year}/{number + 1}")
        for sign, name, (year, number) in zip("‹›", names, beside, strict=True)
        if FIRST_YEAR <= year <= LAST_YEAR
    ]
    address = f"/{lang.code}/calendar/{month['year']}/{month['month']['number']}"
    own = link(month_grid.title(month, lang), address) if of_day else None
    whole = link(lang.digits(month["year"]), f"/{lang.code}/calendar/{month['year']}", title=lang.say("whole_year"))
    return element("p", links, own, link(lang.say("today"), f"/{lang.code}/calendar"), whole, class_="steps")


def _search(lang: Locale) -> Markup:
    lists = link(lang.say("festivals"), f"/{lang.code}/calendar/festivals")
    return parts.section(lists, festivals.search("", lang))


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
