"""What headlines say was done tells two events of one story apart, in a language and across two."""

from datetime import timedelta

import pytest

from chautari.news.stories.acts import acts_of
from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.grouping import bonds
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.placement import place
from chautari.news.stories.report import Report, text_terms
from chautari.news.stories.window import Window
from tests.support.editions import NOON

ARCHIVE = {"ne": Frequencies(1_000, {}), "en": Frequencies(1_000, {"the": 700, "in": 500})}


def report(outlet: str, title: str, days: int = 0) -> Report:
    language = "en" if title.isascii() else "ne"
    return Report(outlet, outlet, language, NOON + timedelta(days), outlet, text_terms(title), (), frozenset())


def likeness(left: str, right: str, days: int = 0) -> tuple[float, float]:
    window = Window((), Knowledge(Lexicon({}), ARCHIVE))
    place(report("a", left), window, NOON)
    [bond] = bonds(window.weigh(report("b", right, days)), window)
    return bond.as_event, bond.as_story


@pytest.mark.parametrize(
    ("nepali", "english"),
    [
        ("मन्त्री गुरुङलाई शपथ", "Gurung sworn in as minister"),
        ("पूर्वमन्त्री राई पक्राउ", "Police arrested former minister Rai"),
        ("मेयर शाहद्वारा राजीनामा", "Mayor Shah resigns"),
        ("कांग्रेस पराजित", "UML wins"),
    ],
)
def test_an_act_is_the_same_in_both_languages(nepali: str, english: str) -> None:
    assert acts_of(text_terms(nepali), "ne") == acts_of(text_terms(english), "en") != frozenset()


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("पोखरामा वर्षा", "ne"),
        ("Rain in Pokhara", "en"),
        # Of the key of another language's word of an act: dies, wish, met; and उपस्थित (appear), cut to उप (deputy).
        ("मेयरले अनुमति दिए", "ne"),
        ("बीस घर", "ne"),
        ("उप महानगरपालिका", "ne"),
        ("Prices are up", "en"),
    ],
)
def test_what_names_no_act_has_none(headline: str, language: str) -> None:
    assert acts_of(text_terms(headline), language) == frozenset()


def test_other_acts_of_one_minister_are_less_one_event_and_as_much_one_story() -> None:
    sworn = likeness("Gurung sworn in as minister of energy", "ऊर्जा मन्त्री गुरुङको शपथ")
    appointed = likeness("Gurung appointed as minister of energy", "ऊर्जा मन्त्री गुरुङको शपथ")
    applauded = likeness("Gurung applauded as minister of energy", "ऊर्जा मन्त्री गुरुङको शपथ")
    # 1.5 of a logit of which 9 are the threshold.
    assert appointed[0] == pytest.approx(applauded[0] - 1.5 / 9)
    assert appointed[1] == pytest.approx(applauded[1])
    assert sworn[0] > applauded[0]


def test_in_a_language_other_acts_take_from_the_event_and_not_from_the_story() -> None:
    same = likeness("ऊर्जा मन्त्री गुरुङ झापामा पक्राउ", "मन्त्री गुरुङ झापामा पक्राउ")
    other = likeness("ऊर्जा मन्त्री गुरुङ झापामा पक्राउ", "मन्त्री गुरुङ झापामा रिहा")
    plain = likeness("ऊर्जा मन्त्री गुरुङ झापामा दङ्ग", "मन्त्री गुरुङ झापामा मग्न")
    assert plain[1] == pytest.approx(other[1])
    assert other[0] == pytest.approx(0.85 * plain[0])
    assert other[0] < same[0]


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("Gurung sworn in as minister of energy", "ऊर्जा मन्त्री गुरुङको शपथ", 0.84),
        ("मन्त्री गुरुङको शपथ", "ऊर्जा मन्त्री गुरुङको शपथ", 0.9),
    ],
)
def test_the_next_day_is_the_next_event_sooner_across_languages(left: str, right: str, share: float) -> None:
    same_day, next_day = likeness(left, right), likeness(left, right, days=1)
    assert next_day[0] == pytest.approx(share * same_day[0])
    assert next_day[1] == pytest.approx(same_day[1])
