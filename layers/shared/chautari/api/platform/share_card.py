"""Share card of the day, 1200 by 630 pixels as Open Graph recommends: an SVG in the viewer's own fonts."""

from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from chautari.core.json_types import JsonObject
from chautari.core.plain_text import xml
from chautari.nepali.numerals import devanagari_digits, grouped
from chautari.web.locales import Locale

Language = Literal["ne", "en"]
WIDTH, HEIGHT, LEFT = 1200, 630, 80
# In the widest common fallback, DejaVu Sans Bold, the longest name ends at 500 and "Rs 10,06,800" begins at 520.
NAME_SIZE, FIGURE_SIZE = 28, 52
INK, PALE, PAPER, UP, DOWN = "#1c1917", "#57534e", "#faf7f2", "#166534", "#9f1239"
FONTS = "'Noto Sans', 'Noto Sans Devanagari', Mukta, 'Segoe UI', system-ui, sans-serif"
TITLE = {"ne": "चौतारी", "en": "Chautari"}
PER = {"ne": {"tola": "प्रति तोला", "buy": "खरिद"}, "en": {"tola": "a tola", "buy": "buying"}}
RUPEES = {"ne": "रु", "en": "Rs"}
STATES = {
    "ne": {"fresh": "आजको", "carried": "पछिल्लो", "late": "ढिलो", "stale": "पुरानो"},
    "en": {"fresh": "of today", "carried": "the latest", "late": "late", "stale": "out of date"},
}
NEWER = {"ne": "नयाँ दर रोकिएको", "en": "a newer one is held"}
STATUSES = {
    "ne": {"confirmed": "पुष्टि भएको", "official": "आधिकारिक", "provisional": "अस्थायी", "held": "रोकिएको"},
    "en": {"confirmed": "confirmed", "official": "official", "provisional": "provisional", "held": "held"},
}
SHOWN = ("gold", "silver", "USD")


def svg(home: JsonObject, language: Language, played_on: str = "") -> bytes:
    """The card as a document; a rate that is not served has a dash and says why, one not published any more is left
    out. Over a recorded web it says so.
    """
    root = Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", width=str(WIDTH), height=str(HEIGHT)
    )
    SubElement(root, "title").text = TITLE[language]
    SubElement(root, "rect", width=str(WIDTH), height=str(HEIGHT), fill=PAPER)
    group = SubElement(root, "g", {"font-family": FONTS})
    _text(group, LEFT, 112, 56, TITLE[language], weight="700")
    if played_on:
        words = Locale(language).say("played", day=Locale(language).ad(played_on))
        _text(group, WIDTH - LEFT, 60, 24, words, fill=DOWN, anchor="end")
    if home["today"]:
        _text(group, LEFT, 172, 34, _date(home["today"], language), fill=PALE)
    rates = {rate.get("instrument", rate.get("code")): rate for rate in (*home["metals"], *home["forex"])}
    for place, key in enumerate(key for key in SHOWN if key in rates and rates[key]["status"] in STATUSES[language]):
        _rate(group, 270 + 120 * place, rates[key], language)
    for text in root.iter("text") if language == "ne" else ():
        text.text = devanagari_digits(text.text or "")
    return xml(root)


def _rate(parent: Element, top: int, rate: JsonObject, language: Language) -> None:
    name = rate["name_ne"] if language == "ne" else rate["name"]
    _text(parent, LEFT, top, NAME_SIZE, name, weight="600")
    figure = f"{RUPEES[language]} {grouped(_figure(rate))}" if _figure(rate) else "–"
    _text(parent, LEFT, top + 40, 22, _about(rate, language), fill=PALE)
    _text(parent, 900, top + 20, FIGURE_SIZE, figure, weight="700", anchor="end")
    if rate.get("change") and (moved := Decimal(rate["change"]["amount"])):
        percent = f"{'▲' if moved > 0 else '▼'} {grouped(str(abs(moved)))}"
        _text(parent, WIDTH - LEFT, top + 14, 34, percent, fill=UP if moved > 0 else DOWN, anchor="end")


def _about(rate: JsonObject, language: Language) -> str:
    """Unit, date, freshness and status of a rate; of one that is not served the status of what is pending, or held."""
    side = PER[language]["tola" if "instrument" in rate else "buy"]
    if not _figure(rate):
        newer = rate.get("pending") or rate
        return f"{side}, {STATUSES[language][newer['status']]}"
    state = STATES[language][rate["freshness"]["state"]]
    waiting = [NEWER[language]] if rate["held"] else []
    return ", ".join([side, rate["date_bs"], state, STATUSES[language][rate["status"]], *waiting])


def _figure(rate: JsonObject) -> str:
    """The figure of a rate; empty if it is not served."""
    return rate.get("price") or rate.get("buy") or ""


def _date(today: JsonObject, language: Language) -> str:
    day = today["day_ne"] if language == "ne" else str(today["day"])
    month, weekday = (today[name]["name"][language] for name in ("month", "weekday"))
    return f"{weekday}, {day} {month} {today['year']} ({today['date']})"


def _text(
    parent: Element,
    x: int,
    y: int,
    size: int,
    text: str,
    *,
    fill: str = INK,
    weight: str = "400",
    anchor: str = "start",
) -> None:
    about = {"x": str(x), "y": str(y), "font-size": str(size), "font-weight": weight, "text-anchor": anchor}
    SubElement(parent, "text", {**about, "fill": fill}).text = text
