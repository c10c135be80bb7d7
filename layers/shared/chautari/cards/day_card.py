"""Card of today: the date in both calendars, tithi, holidays; gold, silver, the dollar with what is said of them."""

from collections.abc import Iterable

from chautari.cards import rate_card
from chautari.cards.canvas import DOWN, INK, LINE, MARGIN, PALE, WARNING, WIDTH, Canvas, Words
from chautari.web import holidays
from chautari.web.embeds import states
from chautari.web.locales import Locale
from chautari.web.rates import Answer

FEATURED = ("gold", "silver", "USD")
TOP, ROW_HEIGHT = 278, 94
_HALF = (WIDTH - 2 * MARGIN) // 2
_UNIT_ROOM = 310
_ROOM = WIDTH - 2 * MARGIN - _UNIT_ROOM - 20
# States of which the words name the day of the rate.
NAMING_THE_DAY = ("late", "stale")


def draw(day: Answer | None, served: Iterable[Answer], lang: Locale) -> Canvas:
    """The card of the rates of /v1/metals and /v1/forex on a day of the calendar, None if it is not published."""
    canvas = Canvas()
    if day:
        _date(canvas, day, lang)
    by_key = {rate.get("instrument", rate.get("code")): rate for rate in served}
    rates = [by_key[key] for key in FEATURED if key in by_key]
    for place, rate in enumerate(rates):
        _row(canvas, TOP + ROW_HEIGHT * place, rate, lang)
    read = max((rate["observed_at"] for rate in rates if "observed_at" in rate), default="")
    moment = f"{lang.say('read')}: {lang.moment(read)}" if read else ""
    rate_card.footer(canvas, states.sources(rates, lang), moment, lang)
    return canvas


def _date(canvas: Canvas, day: Answer, lang: Locale) -> None:
    weekday, tithi = lang.of(day["weekday"]["name"]), day["panchanga"]["tithi"]
    canvas.text(MARGIN, 96, f"{weekday}, {lang.bs(day['date_bs'])}", Words(60, bold=True))
    lunar = f"{lang.of(tithi['paksha']['name'])} {lang.of(tithi['name'])}"
    canvas.text(MARGIN, 148, f"{lang.ad(day['date'])} · {lunar}", Words(32, PALE))
    canvas.text(MARGIN, 198, free_or_feast(day, lang), Words(32, DOWN if day["holidays"] else INK))


def free_or_feast(day: Answer, lang: Locale) -> str:
    """Whose day off it is, and its feasts."""
    off = ", ".join(holidays.whose(holiday, lang) for holiday in day["holidays"])
    named = {lang.of(holiday["name"]) for holiday in day["holidays"]}
    feasts = dict.fromkeys(lang.of(feast["name"]) for feast in day["festivals"])
    unnamed = ", ".join(feast for feast in feasts if feast not in named)
    return " · ".join(filter(None, (f"{lang.say('holiday')}: {off}" if off else "", unnamed)))


def _row(canvas: Canvas, top: int, rate: Answer, lang: Locale) -> None:
    canvas.shape((MARGIN, top - 54), (WIDTH - MARGIN, top - 54), fill=LINE, stroke=2)
    printed = states.figure(rate)
    side = "" if "instrument" in rate else f" ({lang.say('buy' if rate.get('buy') else 'sell')})"
    canvas.text(MARGIN, top, lang.name(rate) + side, Words(36, bold=True), _HALF - 20)
    figure = lang.rupees(printed) if printed else "–"
    canvas.text(WIDTH - MARGIN, top, figure, Words(54, bold=True, ends=True), _HALF - 20)
    if printed:
        canvas.text(WIDTH - MARGIN, top + 30, rate_card.unit(rate, lang), Words(24, PALE, ends=True), _UNIT_ROOM)
    lines = states.brief(_dated(rate), lang)
    words = [lang.day(rate)] if printed and rate["freshness"]["state"] not in NAMING_THE_DAY else []
    warns = any(line.warns for line in lines)
    states_line = " · ".join([*words, *(line.text for line in lines)])
    canvas.text(MARGIN, top + 30, states_line, Words(24, WARNING if warns else PALE), _ROOM)


def _dated(rate: Answer) -> Answer:
    """The rate without saying that it is carried: its day stands beside it."""
    freshness = rate["freshness"]
    carried = freshness is not None and freshness["state"] == "carried"
    return {**rate, "freshness": {**freshness, "state": "fresh"}} if carried else rate
