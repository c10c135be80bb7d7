"""Amounts, dates and words in both languages."""

import json
from pathlib import Path

import pytest

from chautari.web import locales
from chautari.web.locales import Locale

NE, EN = Locale("ne"), Locale("en")


@pytest.mark.parametrize(
    ("amount", "en", "ne"),
    [
        ("306800", "3,06,800", "३,०६,८००"),
        ("818119.57", "8,18,119.57", "८,१८,११९.५७"),
        ("-4600", "−4,600", "−४,६००"),
        ("10000000", "1,00,00,000", "१,००,००,०००"),
        ("160.075", "160.075", "१६०.०७५"),
        ("999", "999", "९९९"),
        ("0", "0", "०"),
    ],
)
def test_amounts_are_grouped_by_lakh(amount: str, en: str, ne: str) -> None:
    assert (EN.amount(amount), NE.amount(amount)) == (en, ne)


def test_days_are_said_in_the_calendar_of_the_reader() -> None:
    dated = {"date": "2026-08-17", "date_bs": "2083-05-01"}
    assert (EN.day(dated), NE.day(dated)) == ("17 August 2026", "१ भदौ २०८३")
    assert (EN.bs("2083-05-01"), NE.ad("2026-08-17")) == ("1 Bhadra 2083", "१७ अगस्ट २०२६")


def test_an_instant_is_said_on_the_clock_that_it_states() -> None:
    assert NE.moment("2026-08-17T16:45:00+05:45") == "१७ अगस्ट २०२६, अपराह्न ४:४५"


def test_every_word_is_in_both_languages() -> None:
    words = json.loads((Path(locales.__file__).parent / "data" / "page-words.json").read_text(encoding="utf-8"))
    assert [key for key, both in words.items() if sorted(both) != ["en", "ne"] or not all(both.values())] == []
    for both in words.values():
        names = [sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in both.values()]
        assert names[0] == names[1], both


def test_a_word_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        NE.say("nothing of the kind")


@pytest.mark.parametrize(
    ("time", "words"),
    [("00:05", "पूर्वाह्न १२:०५"), ("11:59", "पूर्वाह्न ११:५९"), ("12:00", "अपराह्न १२:००"), ("23:30", "अपराह्न ११:३०")],
)
def test_the_halves_of_a_day_have_their_nepali_names(time: str, words: str) -> None:
    assert (NE.time(time), EN.time(time)) == (words, time)
