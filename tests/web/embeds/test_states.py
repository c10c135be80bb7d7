"""What frames and badges say of a rate in each state, in both languages: nothing reads as surer than it is."""

import copy
import json
from typing import Any

import lxml.html
import pytest

from chautari.api.platform.openapi import EXAMPLES
from chautari.web.embeds import badge, colours, embed_document, rate_embeds, states
from chautari.web.embeds.embed_document import Look
from chautari.web.locales import Locale

NE, EN = Locale("ne"), Locale("en")
ANSWERS = json.loads(EXAMPLES.read_text(encoding="utf-8"))
GOLD = ANSWERS["metals"]["metals"][0]
NOTHING: dict[str, Any] = {"price": None, "freshness": None, "change": None, "sources": []}


def in_state(**changed: Any) -> dict[str, Any]:
    """Gold of 17 August 2026 with some fields as given; `state` and `reason` are those of its freshness."""
    rate = copy.deepcopy(GOLD)
    freshness = {name: changed.pop(name) for name in ("state", "reason") if name in changed}
    rate["freshness"] |= freshness
    return {**rate, **changed}


STATES = {
    "fresh": (in_state(), ["Confirmed", "Today's rate"], False),
    "carried": (
        in_state(state="carried", reason="market closed: Saturday"),
        ["Confirmed", "Rate of 17 August 2026 stands; market closed: Saturday"],
        False,
    ),
    "late": (
        in_state(state="late", reason="the rate of 2026-08-18 has not come"),
        ["Confirmed", "Late: rate of 17 August 2026; the rate of 2026-08-18 has not come"],
        True,
    ),
    "stale": (in_state(state="stale", reason="x"), ["Confirmed", "Out of date: rate of 17 August 2026; x"], True),
    "a newer one is held": (
        in_state(state="late", reason="x", held={"proof": "gold.2026-08-18"}),
        ["Confirmed", "Late: rate of 17 August 2026; x", "a newer rate is held for review"],
        True,
    ),
    "provisional": (
        in_state(status="provisional"),
        ["Provisional: not confirmed by another source", "Today's rate"],
        True,
    ),
    "disputed": (
        in_state(status="provisional", reasons=[{"rule": "readings_disagree", "detail": ""}]),
        ["Provisional: another source says otherwise", "Today's rate"],
        True,
    ),
    "held": (
        in_state(status="held", **NOTHING, held={"proof": "x"}),
        ["Held: Doubted, and so not served as the rate."],
        True,
    ),
    "unpublished": (
        in_state(status="unpublished", **NOTHING, last_published=GOLD),
        ["Not published at present", "Last published price: Rs 3,06,800, 17 August 2026"],
        True,
    ),
    "pending": (
        in_state(status="held", **NOTHING, held=None, pending={**GOLD, "status": "provisional"}),
        ["Held: Doubted, and so not served as the rate.", "a newer rate is not confirmed yet: Rs 3,06,800"],
        True,
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_a_frame_says_the_state_in_words_and_marks_what_is_not_sure(state: str) -> None:
    rate, expected, warns = STATES[state]
    assert [line.text for line in states.of_rate(rate, EN)] == expected
    html = embed_document.html(rate_embeds.single("gold", rate, EN), Look(), EN)
    page = lxml.html.document_fromstring(html)
    marked = [line.text_content() for line in page.xpath("//p[@class='warn']")]
    assert bool(marked) == warns
    assert all(line in page.text_content() for line in expected)
    assert len(embed_document.html(rate_embeds.single("gold", rate, NE), Look(), NE).encode()) < 5_000


@pytest.mark.parametrize("state", STATES)
def test_a_badge_says_it_too_and_has_the_colour_of_doubt(state: str) -> None:
    rate, expected, warns = STATES[state]
    for lang in (EN, NE):
        made = badge.of_rate(rate, lang)
        assert made.warns == warns
        picture = badge.svg(made, lang).decode()
        assert (badge.DOUBTED in picture, badge.SURE in picture) == (warns, not warns)
    title = badge.of_rate(rate, EN).title
    assert all(line in title for line in expected)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("fresh", "Rs 3,06,800 · Confirmed"),
        ("carried", "Rs 3,06,800 · Confirmed · of 17 August 2026"),
        ("late", "Rs 3,06,800 · Confirmed · late: of 17 August 2026"),
        ("a newer one is held", "Rs 3,06,800 · Confirmed · late: of 17 August 2026 · a newer rate is held"),
        ("held", "– · Held"),
        ("pending", "– · Provisional"),
    ],
)
def test_the_words_of_a_badge(state: str, words: str) -> None:
    assert badge.of_rate(STATES[state][0], EN).words == words


@pytest.mark.parametrize("state", ["held", "unpublished", "pending"])
def test_what_is_not_served_has_no_number_in_the_place_of_a_price(state: str) -> None:
    page = lxml.html.document_fromstring(
        embed_document.html(rate_embeds.single("gold", STATES[state][0], EN), Look(), EN)
    )
    assert [price.text_content() for price in page.xpath("//b")] == ["–"]


def test_a_row_that_is_held_or_late_says_so_in_its_row() -> None:
    first, second = copy.deepcopy(ANSWERS["forex"]["rates"][:2])
    late = {**second, "freshness": {**second["freshness"], "state": "late", "reason": "x"}}
    held = {**second, "code": "X", "status": "held", "buy": None, "sell": None, "freshness": None}
    page = lxml.html.document_fromstring(embed_document.html(rate_embeds.table([first, late, held], EN), Look(), EN))
    rows = [" ".join(row.itertext()) for row in page.xpath("//tbody/tr")]
    assert "late: of" not in rows[0]
    assert "Official · late: of 17 August 2026" in rows[1]
    assert rows[2] == f"{second['name']} Held"


def test_nothing_in_a_badge_becomes_code() -> None:
    picture = badge.svg(badge.of_rate({**GOLD, "name": "<script>alert(1)</script>\x00"}, EN), EN)
    assert b"<script" not in picture


def test_text_on_any_colour_can_be_read() -> None:
    steps = [f"{level:02x}" for level in range(0, 256, 17)]
    every = [f"#{red}{green}{blue}" for red in steps for green in steps for blue in steps]
    assert min(colours.contrast(colours.text_on(colour), colour) for colour in every) >= 4.5
    assert (colours.text_on("#ffff00"), colours.text_on("#00008b")) == ("#000000", "#ffffff")
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("box", [badge.LEFT, badge.SURE, badge.DOUBTED])
def test_text_on_a_badge_can_be_read(box: str) -> None:
    assert colours.contrast(box, badge.PAPER) >= 4.5
