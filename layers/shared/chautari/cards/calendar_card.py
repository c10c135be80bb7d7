"""Card of a day of the calendar: the date in both, tithi, who is off, feasts, the sun, and how sure the months are."""

from chautari.cards import rate_card
from chautari.cards.canvas import DOWN, INK, MARGIN, PALE, WARNING, WIDTH, Canvas, Words, wrapped
from chautari.cards.day_card import free_or_feast
from chautari.web.embeds.day_embed import SURE
from chautari.web.locales import Locale
from chautari.web.rates import Answer

_LEFT, _LINE = 420, 46
# Of holidays and feasts: whose day off it is stands first.
MOST_LINES = 3


def draw(day: Answer, lang: Locale) -> Canvas:
    """The card of an answer of /v1/calendar/days/{date}."""
    canvas = Canvas()
    number = lang.digits(int(day["date_bs"].split("-")[2]))
    colour = DOWN if day["is_off"] else INK
    canvas.text(MARGIN, 330, number, Words(280, colour, bold=True), _LEFT - MARGIN - 20)
    room = WIDTH - MARGIN - _LEFT
    weekday, tithi = lang.of(day["weekday"]["name"]), day["panchanga"]["tithi"]
    canvas.text(_LEFT, 132, lang.bs(day["date_bs"]), Words(68, bold=True), room)
    canvas.text(_LEFT, 194, f"{weekday}, {lang.ad(day['date'])}", Words(40, PALE), room)
    lunar = f"{lang.of(tithi['paksha']['name'])} {lang.of(tithi['name'])}"
    canvas.text(_LEFT, 256, f"{lang.say('tithi')}: {lunar}", Words(40), room)
    y = 318
    for text in wrapped(free_or_feast(day, lang), 34, room)[:MOST_LINES]:
        canvas.text(_LEFT, y, text, Words(34, colour), room)
        y += _LINE
    _sureness(canvas, day, lang)
    sun = " · ".join(f"{lang.say(name)} {lang.time(day[name])}" for name in ("sunrise", "sunset"))
    rate_card.footer(canvas, "", sun, lang)
    return canvas


def _sureness(canvas: Canvas, day: Answer, lang: Locale) -> None:
    """How sure the lengths of the months are, and whether another reckoning differs: in words, as in frames."""
    doubt = day["confidence"] not in SURE
    sureness = [f"{lang.say('months_are')}: {lang.say('confidence ' + day['confidence'])}"]
    sureness += [lang.say("disputed_day")] if day["alternatives"] else []
    warns = doubt or bool(day["alternatives"])
    canvas.text(MARGIN, 500, " · ".join(sureness), Words(28, WARNING if warns else PALE))
