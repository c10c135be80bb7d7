"""Cards as pictures: what each tells in words, that Devanagari is shaped, and how large a picture is."""

import struct
from collections.abc import Container
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from chautari.cards import calendar_card, canvas, day_card, painter, rate_card, rate_chart
from chautari.cards.canvas import HEIGHT, MARGIN, WARNING, WIDTH, Canvas, Text, Words
from chautari.web.embeds import states
from chautari.web.locales import Locale

NE, EN = Locale("ne"), Locale("en")
LARGEST = 60_000
DATED = {"date": "2026-08-17", "date_bs": "2083-05-01", "observed_at": "2026-08-17T11:05:00+05:45"}
FRESH = {**DATED, "state": "fresh", "reason": "", "next_expected_at": "2026-08-18T11:05:00+05:45"}
LATE = {**FRESH, "state": "late", "reason": "the next was due 2026-08-18 11:05 and has not come"}
GOLD: dict[str, Any] = {
    **DATED,
    **{"instrument": "gold", "name": "Fine gold (9999, hallmark)", "name_ne": "छापावाल सुन", "price": "306800"},
    "change": {"amount": "-1600", "percent": "-0.52", "since": "2026-08-16", "since_bs": "2083-04-32"},
    **{"status": "confirmed", "freshness": FRESH, "held": None, "reasons": []},
    "sources": [{"source": "fenegosida", "agrees": True}, {"source": "hamropatro", "agrees": True}],
}
HELD = {"date": "2026-08-18", "date_bs": "2083-05-02", "proof": "gold.2026-08-18"}
WORST = {**GOLD, "status": "provisional", "freshness": LATE, "held": HELD}
NOTHING = {"instrument": "silver", "name": "Silver", "name_ne": "चाँदी", "status": "held", "price": None}
WITHHELD: dict[str, Any] = {**NOTHING, "held": HELD, "freshness": None}
DOLLAR = {**GOLD, "code": "USD", "name": "US Dollar", "name_ne": "अमेरिकी डलर", "buy": "139.85", "sell": "140.45"}
USD = {name: value for name, value in DOLLAR.items() if name not in ("instrument", "price")} | {"unit": 1}
NAME = {"en": "Constitution Day", "ne": "संविधान दिवस"}
TITHI = {"name": {"en": "Panchami", "ne": "पञ्चमी"}, "paksha": {"name": {"en": "Shukla", "ne": "शुक्ल"}}}
DAY: dict[str, Any] = {
    **DATED,
    "weekday": {"name": {"en": "Monday", "ne": "सोमबार"}},
    "panchanga": {"tithi": TITHI},
    **{"sunrise": "05:36", "sunset": "18:36", "festivals": [{"name": NAME}], "is_off": True, "alternatives": []},
    "holidays": [{"name": NAME, "scope": {"key": "national", "name": {"en": "everybody", "ne": "सबै"}}}],
    "confidence": "official",
}
VALUES: list[Decimal | None] = [Decimal(300_000 + n * 37 % 11 * 800) for n in range(30)]


def texts(drawn: Canvas) -> list[str]:
    return [part.text for part in drawn.parts if isinstance(part, Text)]


def warned(drawn: Canvas) -> str:
    return " ".join(part.text for part in drawn.parts if isinstance(part, Text) and part.words.fill == WARNING)


@pytest.mark.parametrize("lang", [NE, EN], ids=["ne", "en"])
def test_a_rate_says_its_figure_its_day_in_both_calendars_its_sources_and_when_it_was_read(lang: Locale) -> None:
    written_words = texts(rate_card.draw(GOLD, VALUES, lang))
    figure, read = lang.rupees("306800"), f"{lang.say('read')}: {lang.moment(DATED['observed_at'])}"
    assert written_words[0] == lang.name(GOLD)
    assert {figure, read, states.sources([GOLD], lang)} <= {*written_words}
    assert all(day in written_words[1] for day in (lang.bs("2083-05-01"), lang.ad("2026-08-17")))
    assert any(lang.say("down", amount="1,600" if lang is EN else "१,६००") in text for text in written_words)


@pytest.mark.parametrize("lang", [NE, EN], ids=["ne", "en"])
@pytest.mark.parametrize("rate", [WORST, WITHHELD, {**USD, "freshness": LATE}], ids=["worst", "held", "late"])
def test_whatever_makes_a_rate_unsure_stands_there_in_the_words_of_the_frames(
    rate: dict[str, Any], lang: Locale
) -> None:
    written_words = " ".join(texts(rate_card.draw(rate, VALUES, lang)))
    assert [line.text for line in states.of_rate(rate, lang) if line.text not in written_words] == []


@pytest.mark.parametrize("lang", [NE, EN], ids=["ne", "en"])
def test_the_longest_words_of_a_state_are_made_smaller_and_none_is_cut(lang: Locale) -> None:
    reason = "the rate of 2026-08-18 was due at 11:30 and has not come, nor has that of 2026-08-19"
    stale = {**WORST, "freshness": {**LATE, "state": "stale", "reason": reason}}
    drawn = rate_card.draw(stale, VALUES, lang)
    rows = [part for part in drawn.parts if isinstance(part, Text) and part.words.fill == WARNING]
    assert " ".join(part.text for part in rows) == " ".join(line.text for line in states.of_rate(stale, lang))
    assert all(canvas.SMALLEST <= part.words.size <= 30 for part in rows)
    assert max(part.at[1] for part in rows) < HEIGHT - 70


def test_a_rate_that_is_not_given_out_has_a_dash_and_no_figure() -> None:
    written_words = texts(rate_card.draw(WITHHELD, [], EN))
    assert "–" in written_words
    assert not any(digit in "".join(written_words) for digit in "0123456789")


def test_a_card_does_not_say_that_a_rate_is_todays_since_it_is_not_drawn_anew_at_midnight() -> None:
    carried = {**GOLD, "freshness": {**FRESH, "state": "carried", "reason": "market closed: Saturday"}}
    assert rate_card.draw(GOLD, VALUES, EN).parts == rate_card.draw(carried, VALUES, EN).parts
    assert EN.say("fresh") not in texts(rate_card.draw(GOLD, VALUES, EN))


@pytest.mark.parametrize("lang", [NE, EN], ids=["ne", "en"])
def test_the_day_has_its_date_and_holiday_once_and_the_state_of_each_rate(lang: Locale) -> None:
    drawn = day_card.draw(DAY, [WORST, WITHHELD, USD], lang)
    written_words = " ".join(texts(drawn))
    assert lang.bs("2083-05-01") in written_words
    assert written_words.count(lang.of(NAME)) == 1
    assert [line.text for line in states.brief(WORST, lang) if line.text not in warned(drawn)] == []
    assert lang.say("held") in warned(drawn)
    assert not any("…" in text for text in texts(drawn))


@pytest.mark.parametrize(("lang", "units"), [(NE, ["प्रति तोला", "१ USD"]), (EN, ["per tola", "1 USD"])])
def test_a_figure_of_the_day_says_of_how_much_it_is(lang: Locale, units: list[str]) -> None:
    assert [text for text in texts(day_card.draw(DAY, [GOLD, WITHHELD, USD], lang)) if text in units] == units


def test_the_sources_of_the_day_stand_once_and_have_room() -> None:
    of_bank = {**USD, "sources": [{"source": source, "agrees": True} for source in ("nrb", "nrbday", "nrbapp")]}
    silver = {**GOLD, "instrument": "silver", "sources": GOLD["sources"][:1]}
    (sources,) = (text for text in texts(day_card.draw(DAY, [WORST, silver, of_bank], EN)) if "Federation" in text)
    assert sources == f"{states.sources([WORST], EN)}, Nepal Rastra Bank"


def test_before_the_calendar_is_published_the_day_has_its_rates() -> None:
    assert EN.rupees("306800") in texts(day_card.draw(None, [GOLD], EN))


@pytest.mark.parametrize(
    ("changed", "warns"),
    [({}, False), ({"confidence": "predicted"}, True), ({"alternatives": [{"method": "other"}]}, True)],
)
def test_a_day_of_the_calendar_says_how_sure_it_is(changed: dict[str, Any], warns: bool) -> None:
    assert bool(warned(calendar_card.draw({**DAY, **changed}, NE))) is warns


def test_the_sun_rises_by_the_clock_of_the_pages() -> None:
    (sun,) = (text for text in texts(calendar_card.draw(DAY, NE)) if NE.say("sunrise") in text)
    assert sun == "सूर्योदय पूर्वाह्न ५:३६ · सूर्यास्त अपराह्न ६:३६"


def test_a_gap_of_days_is_no_line_and_one_day_is_none() -> None:
    def strokes(without: Container[int]) -> int:
        drawn = Canvas()
        values = [None if day in without else value for day, value in enumerate(VALUES)]
        rate_chart.draw(drawn, values, rate_card.CHART, EN)
        return sum(getattr(part, "stroke", 0) == 5 for part in drawn.parts)

    assert (strokes(()), strokes(range(8, 14)), strokes(range(1, 30))) == (1, 2, 0)
    assert strokes([day for day in range(30) if day % 7 in (5, 6)]) == 1


@pytest.mark.parametrize(
    ("count", "low", "high", "words"),
    [
        (27, "301600", "306800.00", "27 days with rates: 3,01,600 – 3,06,800"),
        (10, "139.9", "140.25", "10 days with rates: 139.90 – 140.25"),
        (9, "139.9", "140.25", ""),
    ],
)
def test_a_chart_counts_its_days_and_prints_its_ends_as_precisely_as_each_other(
    count: int, low: str, high: str, words: str
) -> None:
    drawn = Canvas()
    values = [*[None] * (30 - count), *(Decimal(high if day else low) for day in range(count))]
    rate_chart.draw(drawn, values, rate_card.CHART, EN)
    assert " ".join(texts(drawn)) == words


@pytest.mark.parametrize("text", ["महासंघ " * 40, "Federation, " * 40, "अ" * 300])
def test_what_is_long_is_made_small_then_cut_and_never_runs_out_of_the_card(text: str) -> None:
    drawn = Canvas()
    drawn.text(MARGIN, 100, text, Words(60))
    (part,) = (part for part in drawn.parts if isinstance(part, Text))
    assert part.words.size >= canvas.SMALLEST
    assert " " not in text.strip() or canvas.advance(part.text, part.words.size) <= WIDTH - 2 * MARGIN


@pytest.mark.parametrize("rate", [WORST, USD, WITHHELD], ids=["worst", "usd", "held"])
def test_a_picture_is_a_png_of_its_size_and_small(rate: dict[str, Any]) -> None:
    picture = painter.png(rate_card.draw(rate, VALUES, NE))
    assert (picture[:8], struct.unpack(">II", picture[16:24])) == (b"\x89PNG\r\n\x1a\n", (WIDTH, HEIGHT))
    assert len(picture) < LARGEST


def test_a_vowel_sign_is_set_before_its_letter_as_a_reader_expects() -> None:
    """Without shaping `कि` is as wide as `क` and `ि` in the order of their code points, with a dotted circle."""
    from PIL import ImageFont

    shaped = painter.font("Bold", 100)
    plain = ImageFont.truetype(shaped.path, 100, layout_engine=ImageFont.Layout.BASIC)
    assert shaped.getmask("क्षि").getbbox() != plain.getmask("क्षि").getbbox()
    assert shaped.getlength("क्ष") < shaped.getlength("क") + shaped.getlength("ष")


def test_letters_are_not_set_without_shaping(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import features

    painter.font.cache_clear()
    monkeypatch.setattr(features, "check", lambda name: False)
    with pytest.raises(painter.LettersNotShaped):
        painter.png(replace(Canvas(), parts=[Text((64, 96), "क", Words(60))]))
