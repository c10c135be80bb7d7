"""The sixty pages: every layout of `layouts/` with stories, markups and boxes in turn. Made anew on each call.

A layout is the page of one outlet as we know its shape: none is a copy of a page. A story stands in two outlets, as
reports of agencies do.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from chautari.nepali.bikram_sambat import MONTHS_NE, to_bs
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import devanagari_digits
from tools.bench.nepal import markup
from tools.bench.nepal.stories import Story, stories

_LAYOUTS = Path(__file__).parent / "layouts"
_FIRST = datetime(2026, 11, 2, 13, 5, tzinfo=NPT)
_WEEKDAYS = ("सोमबार", "मङ्गलबार", "बुधबार", "बिहीबार", "शुक्रबार", "शनिबार", "आइतबार")
NEPALI, ENGLISH, CARDS = 4, 2, 5  # pages a layout by language, and other stories on a page


@dataclass(frozen=True, slots=True)
class NepalPage:
    """A page and what it says. published: an ISO instant, or a day where the page states no more than that."""

    layout: str
    number: int
    language: str
    url: str
    html: bytes
    story: Story
    published: str

    @property
    def name(self) -> str:
        """Such as `setopati-2`."""
        return f"{self.layout}-{self.number}"


def pages() -> list[NepalPage]:
    """Every page, in a fixed order."""
    return list(_pages())


def _pages() -> Iterator[NepalPage]:
    made = {"ne": 0, "en": 0}
    for path in sorted(_LAYOUTS.glob("*.toml")):
        layout = tomllib.loads(path.read_text(encoding="utf-8"))
        language = "ne" if 'lang="ne' in layout["page"] else "en"
        for number in range(NEPALI if language == "ne" else ENGLISH):
            yield _page(path.stem, layout, language, number, made[language])
            made[language] += 1


def _page(name: str, layout: Mapping[str, Any], language: str, number: int, place: int) -> NepalPage:
    in_language = stories(language)
    story = in_language[place % len(in_language)]
    neighbours = [in_language[(place + step) % len(in_language)] for step in range(1, CARDS + 1)]
    at = _FIRST + timedelta(days=place % 24, hours=place % 4, minutes=place)
    words = {**_words(story), **_times(at), "number": str(500000 + 37 * place)}
    words["url"] = _filled(layout["url"], words)
    words["date"] = _filled(layout["date"], words)
    words |= _linked(layout["card"], neighbours)
    words["container"] = layout["containers"][number]
    words["body"] = _body(layout, story, number, words)
    exact = "$iso" in layout["page"] or "$minute" in layout["date"]
    published = at.isoformat() if exact else str(at.date())
    html = _filled(layout["page"], words).encode()
    return NepalPage(name, number + 1, language, words["url"], html, story, published)


def _body(layout: Mapping[str, Any], story: Story, number: int, words: Mapping[str, str]) -> str:
    """The text between the boxes of the site; the first box is another one on each page."""
    turn = number % len(layout["boxes"])
    boxes = [_filled(box, words) for box in (*layout["boxes"][turn:], *layout["boxes"][:turn])]
    before = _filled(layout.get("before", ""), words) if story.authors else ""
    return before + markup.body_of(story.parts, layout["markups"][number], boxes)


def _words(story: Story) -> dict[str, str]:
    """What a layout says of its story."""
    standfirst = f'<div class="sub-title">{escape(story.standfirst)}</div>' if story.standfirst else ""
    linked = ", ".join(f'<a href="/author/{number}">{name}</a>' for number, name in enumerate(story.authors))
    return {
        "slug": story.slug,
        "section": story.section,
        "title": escape(story.title),
        "summary": escape(story.standfirst or story.opening),
        "caption": story.caption,
        "standfirst": standfirst,
        "authors": linked,
        "linked": linked,
        "byline": ", ".join(story.authors),
    }


def _times(at: datetime) -> dict[str, str]:
    """An instant in every form that a layout may print; `$hour` counts to twelve, after noon."""
    day = to_bs(at.date())
    return {
        "iso": at.isoformat(),
        "year": str(at.year),
        "day": str(at.day),
        "day2": f"{at.day:02}",
        "hour": str(at.hour - 12),
        "minute": f"{at.minute:02}",
        "weekday": f"{at:%A}",
        "weekdayne": _WEEKDAYS[at.weekday()],
        "yearne": devanagari_digits(str(day.year)),
        "monthne": MONTHS_NE[day.month - 1],
        "dayne": devanagari_digits(str(day.day)),
        "hourne": devanagari_digits(f"{at.hour:02}"),
        "minutene": devanagari_digits(f"{at.minute:02}"),
    }


def _linked(card: str, neighbours: Sequence[Story]) -> dict[str, str]:
    """Links to other stories: cards, items of a list, a single link."""
    links = [f'<a href="/story/{number}">{escape(story.title)}</a>' for number, story in enumerate(neighbours)]
    cards = [
        _filled(card, {"link": f"/story/{number}", "title": escape(story.title), "opening": story.opening})
        for number, story in enumerate(neighbours)
    ]
    return {
        "cards": "\n".join(cards),
        "cards3": "\n".join(cards[:3]),
        "links": "".join(f"<li>{link}</li>" for link in links[:3]),
        "link1": links[0],
    }


def _filled(text: str, words: Mapping[str, str]) -> str:
    return Template(text).safe_substitute(words)
