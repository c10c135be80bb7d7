"""The frame of today: the date in both calendars, tithi, holidays and feasts."""

from chautari.web import holidays
from chautari.web.embed_kinds import kind_of
from chautari.web.embeds.embed_document import Embed
from chautari.web.html import element
from chautari.web.locales import Locale
from chautari.web.rates import Answer

SURE = ("official", "consensus")


def today(day: Answer, lang: Locale) -> Embed:
    """An answer of /v1/calendar/today."""
    tithi = day["panchanga"]["tithi"]
    off = ", ".join(holidays.whose(holiday, lang) for holiday in day["holidays"])
    feasts = ", ".join(dict.fromkeys(lang.of(feast["name"]) for feast in day["festivals"]))
    doubt = day["confidence"] not in SURE
    months = f"{lang.say('months_are')}: {lang.say('confidence ' + day['confidence'])}"
    rows = [
        element("p", element("b", lang.bs(day["date_bs"]))),
        element("p", f"{lang.of(day['weekday']['name'])}, {lang.ad(day['date'])}"),
        element("p", f"{lang.of(tithi['paksha']['name'])} {lang.of(tithi['name'])}"),
        element("p", f"{lang.say('holiday')}: {off}", class_="down") if off else None,
        element("p", feasts) if feasts else None,
        element("p", _sun(day, lang), class_="soft"),
        element("p", lang.say("disputed_day"), class_="warn") if day["alternatives"] else None,
        element("p", months, class_="warn" if doubt else "soft"),
    ]
    return Embed(kind_of("calendar"), rows)


def _sun(day: Answer, lang: Locale) -> str:
    return " · ".join(f"{lang.say(name)} {lang.time(day[name])}" for name in ("sunrise", "sunset"))
