"""A badge: one line as a small picture, in the viewer's own fonts, with its state in words."""

import unicodedata
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from chautari.core.plain_text import xml
from chautari.web.embeds import states
from chautari.web.embeds.states import StateLine
from chautari.web.locales import Locale
from chautari.web.rates import Answer

HEIGHT, SIZE, MARGIN = 20, 11, 6
LEFT, SURE, DOUBTED, PAPER = "#3b362d", "#17663a", "#7a4a00", "#ffffff"
FONTS = "Verdana, 'DejaVu Sans', 'Noto Sans', 'Noto Sans Devanagari', Mukta, sans-serif"
# Of a letter in Verdana of 11 pixels; the text is fitted into what is left for it.
LETTER_WIDTH = 7


@dataclass(frozen=True, slots=True)
class Badge:
    """What is on it: `label` on the left, `words` on the right, `title` for who does not see it."""

    label: str
    words: str
    title: str
    warns: bool


def of_rate(rate: Answer, lang: Locale, played_on: str = "") -> Badge:
    """The badge of a metal or a currency; `played_on` is the day of a recorded one."""
    printed, lines = states.figure(rate), states.brief(rate, lang)
    lines += [StateLine(lang.say("badge played"), True)] if played_on else []
    words = " · ".join([lang.rupees(printed) if printed else "–", *(line.text for line in lines)])
    played = lang.say("played", day=lang.ad(played_on)).rstrip(".।") if played_on else ""
    full = [played, lang.day(rate) if printed else "", *(line.text for line in states.of_rate(rate, lang))]
    label = _label(rate, lang)
    title = f"{label}: {words}. {'; '.join(filter(None, full))}. {lang.say('site')}"
    return Badge(label, words, title, any(line.warns for line in lines))


def of_refusal(words: str, lang: Locale) -> Badge:
    """The badge of what cannot be told."""
    return Badge(lang.say("site"), words, f"{lang.say('site')}: {words}", True)


def svg(badge: Badge, lang: Locale) -> bytes:
    """The picture."""
    left, right = _width(badge.label), _width(badge.words)
    width = str(left + right)
    named = {"role": "img", "aria-label": badge.title, "{http://www.w3.org/XML/1998/namespace}lang": lang.code}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": str(HEIGHT), **named})
    SubElement(root, "title").text = badge.title
    _box(root, 0, left, LEFT)
    _box(root, left, right, DOUBTED if badge.warns else SURE)
    group = SubElement(root, "g", {"fill": PAPER, "font-family": FONTS, "font-size": str(SIZE)})
    _text(group, 0, left, badge.label)
    _text(group, left, right, badge.words)
    return xml(root)


def _label(rate: Answer, lang: Locale) -> str:
    if "instrument" in rate:
        return f"{lang.name(rate)}, {lang.say('per_tola')}"
    side = lang.say("buy" if rate.get("buy") or not rate.get("sell") else "sell")
    unit = f"{lang.digits(rate['unit'])} " if rate.get("unit", 1) != 1 else ""
    return f"{unit}{rate['code']}, {side}"


def _width(text: str) -> int:
    """Pixels for a text, with its margins: marks that stand above or below a letter take none."""
    letters = sum(not unicodedata.category(letter).startswith("Mn") for letter in text)
    return letters * LETTER_WIDTH + 2 * MARGIN


def _box(parent: Element, left: int, width: int, colour: str) -> None:
    place = {"x": str(left), "width": str(width), "height": str(HEIGHT)}
    SubElement(parent, "rect", {**place, "fill": colour})


def _text(parent: Element, left: int, width: int, text: str) -> None:
    # Glyphs are fitted, not the gaps between them: the line above Devanagari letters stays whole.
    fitted = {"textLength": str(width - 2 * MARGIN), "lengthAdjust": "spacingAndGlyphs"}
    SubElement(parent, "text", {"x": str(left + MARGIN), "y": "14", **fitted}).text = text
