"""Standing of a metal in words: since when it was not as high or as low, or how it compares with its year.

Said of a fresh and sure rate alone, and only of the days that are stored.
"""

from datetime import date

from chautari.web.locales import Locale
from chautari.web.rates import Answer, is_sure_and_timely

# Nearer than this, "the highest since" is the noise of a week.
REMARKABLE_DAYS = 30
# A metal has about 290 market days a year. Of fewer than this, a year would be said of some of its months.
YEAR_DAYS = 240
TENTHS = 10


def sentence(rate: Answer, trend: Answer | None, lang: Locale) -> str:
    """The standing of a served metal by its trend; empty where nothing can be said for sure."""
    if trend is None or not _is_of(rate, trend):
        return ""
    return _record(trend, lang) or _share_of_year(trend, lang) or _range(trend, lang)


def _is_of(rate: Answer, trend: Answer) -> bool:
    """Whether the trend is of the very rate that is shown, and that rate is fresh and sure."""
    return (
        is_sure_and_timely(rate)
        and not rate["held"]
        and not rate.get("pending")
        and (rate["date"], rate["price"]) == (trend["date"], trend["value"])
    )


def _record(trend: Answer, lang: Locale) -> str:
    for way, same in (("highest", trend["last_as_high"]), ("lowest", trend["last_as_low"])):
        since = same or trend["looked_back_to"]
        days = (date.fromisoformat(trend["date"]) - date.fromisoformat(since["date"])).days
        if days >= REMARKABLE_DAYS:
            return lang.say(f"{way}_since" if same else f"{way}_from", day=lang.day(since))
    return ""


def _share_of_year(trend: Answer, lang: Locale) -> str:
    year = trend["year"]
    for way, count in (("dearer", year["below"]), ("cheaper", year["above"])):
        tenths = count * TENTHS // year["days"]
        if year["days"] >= YEAR_DAYS and tenths >= TENTHS - 3:
            return lang.say(f"{way}_than_tenths", tenths=tenths)
    return ""


def _range(trend: Answer, lang: Locale) -> str:
    year = trend["year"]
    if year["days"] < YEAR_DAYS:
        return ""
    low, high = (f"{lang.rupees(year[end]['value'])}" for end in ("low", "high"))
    return lang.say("range_of_year", low=low, high=high, low_day=lang.day(year["low"]), high_day=lang.day(year["high"]))
