"""Card of a metal or a currency: its figure, its day in both calendars, what can be said of it, thirty days."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chautari.cards import rate_chart
from chautari.cards.canvas import (
    BRAND,
    DOWN,
    HEIGHT,
    INK,
    MARGIN,
    PALE,
    SMALLEST,
    UP,
    WARNING,
    WIDTH,
    Canvas,
    Words,
    rectangle,
    wrapped,
)
from chautari.cards.rate_chart import ChartArea
from chautari.web import rates
from chautari.web.embeds import states
from chautari.web.embeds.states import StateLine
from chautari.web.locales import Locale
from chautari.web.rates import Answer

CHART = ChartArea(WIDTH - MARGIN - 400, 186, 400, 120)
# Letters of states with their line heights, largest first.
SIZES, STATES_HEIGHT = ((30, 42), (26, 36), (SMALLEST, 30)), 126
_STATES_ROOM = WIDTH - 2 * MARGIN - 28


def draw(rate: Answer, values: Sequence[Decimal | None], lang: Locale) -> Canvas:
    """The card of a rate of /v1/metals or /v1/forex with its freshness, and the `values` of its trend."""
    canvas = Canvas()
    canvas.text(MARGIN, 88, lang.name(rate), Words(52, bold=True))
    canvas.text(MARGIN, 138, " · ".join(_about(rate, lang)), Words(32, PALE))
    left = CHART.left - MARGIN - 40
    for text, size, y in _figures(rate, lang):
        canvas.text(MARGIN, y, text, Words(size, bold=True), left)
    rate_chart.draw(canvas, values, CHART, lang)
    _change(canvas, rate, lang)
    _states(canvas, lasting_states(rate, lang), 440)
    read = f"{lang.say('read')}: {lang.moment(rate['observed_at'])}" if "observed_at" in rate else ""
    footer(canvas, states.sources([rate], lang), read, lang)
    return canvas


def lasting_states(rate: Answer, lang: Locale) -> list[StateLine]:
    """What the pages say of a rate, but for that it is today's or stands: the card shows its day."""
    freshness = rate["freshness"]
    # True only until the clock goes on: the day of the figure stands on the card instead.
    passing = freshness is not None and freshness["state"] in rates.TIMELY
    return states.of_rate({**rate, "freshness": None} if passing else rate, lang)


def unit(rate: Answer, lang: Locale) -> str:
    """Of how much its figure is: a tola, or units of a currency."""
    return lang.say("per_tola") if "instrument" in rate else f"{lang.digits(rate['unit'])} {rate['code']}"


def footer(canvas: Canvas, sources: str, moment: str, lang: Locale) -> None:
    """The site, the sources, and the moment of what the card tells, which is never cut."""
    canvas.text(MARGIN, HEIGHT - 34, lang.say("site"), Words(36, BRAND, bold=True), 240)
    right = Words(26, PALE, ends=True)
    canvas.text(WIDTH - MARGIN, HEIGHT - 70, sources, right)
    canvas.text(WIDTH - MARGIN, HEIGHT - 34, moment, right, WIDTH - 2 * MARGIN - 260)


def _about(rate: Answer, lang: Locale) -> Iterator[str]:
    yield unit(rate, lang)
    if "date_bs" in rate and states.figure(rate):
        yield lang.bs(rate["date_bs"])
        yield lang.ad(rate["date"])


def _figures(rate: Answer, lang: Locale) -> list[tuple[str, int, int]]:
    """The figures with sizes and base lines: a price, or what the bank pays and takes; a dash if none is served."""
    sides = [side for side in ("buy", "sell") if rate.get(side)]
    if len(sides) == 2:
        lines = zip(sides, (230, 318), strict=True)
        return [(f"{lang.say(side)} {lang.rupees(rate[side])}", 72, y) for side, y in lines]
    return [(lang.rupees(states.figure(rate)) if states.figure(rate) else "–", 120, 282)]


def _change(canvas: Canvas, rate: Answer, lang: Locale) -> None:
    change = rate.get("change")
    if not change:
        return
    top = 384
    if not change["amount"].strip("-0."):
        canvas.text(MARGIN, top, f"{lang.say('unchanged')}, {rates.since(rate, lang)}", Words(34, INK))
        return
    falls = change["amount"].startswith("-")
    colour, base, tip = (DOWN, top - 22, top) if falls else (UP, top, top - 22)
    canvas.shape((MARGIN, base), (MARGIN + 26, base), (MARGIN + 13, tip), fill=colour)
    amount, percent = (lang.amount(change[name].removeprefix("-")) for name in ("amount", "percent"))
    moved = f"{lang.say('down' if falls else 'up', amount=amount)} ({percent}%), {rates.since(rate, lang)}"
    canvas.text(MARGIN + 40, top, moved, Words(34, colour))


def _states(canvas: Canvas, lines: Sequence[StateLine], top: int) -> None:
    """What is sure in pale letters, what is not in a colour behind a bar: words first, and none is ever cut."""
    size, height, rows = _set_in_room(lines)
    for place, (text, warns) in enumerate(rows):
        y = top + height * place
        if warns:
            canvas.parts.append(rectangle(MARGIN, y - height + 14, 8, height - 6, WARNING))
        canvas.text(MARGIN + 28 * warns, y, text, Words(size, WARNING if warns else PALE), _STATES_ROOM)


def _set_in_room(lines: Sequence[StateLine]) -> tuple[int, int, list[tuple[str, bool]]]:
    """Size, line height and rows: the largest letters in which everything has room."""
    for size, height in SIZES:
        rows = [(text, line.warns) for line in lines for text in wrapped(line.text, size, _STATES_ROOM)]
        if len(rows) * height <= STATES_HEIGHT:
            break
    return size, height, rows
