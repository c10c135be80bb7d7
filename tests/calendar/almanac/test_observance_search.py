"""A feast is found however its name is spelled, in either script, and nothing else is."""

import pytest

from chautari.calendar.almanac import observances
from chautari.calendar.almanac.observance_search import OTHER_NAMES, is_called, sounds

LHOSARS = {"tamu-lhosar", "sonam-lhosar", "gyalpo-lhosar", "tola-lhosar"}
DASHAIN = {"ghatasthapana", "fulpati", "maha-ashtami", "maha-navami", "vijaya-dashami", "chaite-dashain"}


def keys_called(name: str) -> set[str]:
    return {key for key, row in observances.declared().items() if is_called(row, name)}


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        ("dashain|Dasain|दशैं|दशै|दसैँ", DASHAIN),
        ("shivaratri|Shivratri|MAHASHIVARATRI|शिवरात्री|महा शिवरात्रि", {"maha-shivaratri"}),
        ("losar|Lhosar|ल्होसार|लोसार", LHOSARS),
        ("rishi panchami|ऋषिपञ्चमी|ऋषिपंचमी|ऋषि पन्चमी", {"rishi-panchami"}),
        ("gai jatra|Gaijatra|गाईजात्रा|गाइ जात्रा|saparu", {"gai-jatra"}),
        ("holi|होली|fagu|Phagu", {"fagu-hills", "fagu-terai"}),
        ("diwali|Deepawali|दीपावली|Lakshmi puja|लक्ष्मि पुजा", {"laxmi-puja"}),
        ("teej|tij|तीज|तिज", {"teej"}),
        ("chhath|Chhat|chath|छठ", {"chhath", "chhath-kharna", "chhath-nahay-khay", "chhath-usha-arghya"}),
        ("krishna janmastami|कृष्णजन्माष्टमी", {"janmashtami"}),
        ("vijaya-dashami|  Vijaya Dashami ", {"vijaya-dashami"}),
        ("आमाको मुख हेर्ने दिन|आमाको मुख|Mothers day", {"mata-tirtha"}),
        ("बाबुको मुख हेर्ने दिन|बुबाको मुख|Fathers day", {"kushe-aunsi"}),
        ("Buddha Purnima|बुद्ध पूर्णिमा|बुद्धपूर्णिमा", {"buddha-jayanti"}),
        ("मजदुर दिवस|श्रमिक दिवस", {"labour-day"}),
        ("असार पन्ध्र", {"ropain"}),
        ("nothing|xyzzy|%|...|'; drop|\u200d", set()),
    ],
)
def test_a_feast_is_found_by_every_spelling(names: str, keys: set[str]) -> None:
    assert {name: keys_called(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), keys)


def test_words_that_sound_the_same_are_the_same() -> None:
    assert sounds("Shivaratri") == sounds("शिवरात्रि") == ("sibrtri",)
    assert sounds("Ekadashi vrata") == sounds("एकादसी व्रत") == ("ekdsi", "brt")
    assert sounds("a, 1 - ा") == ()


def test_a_short_word_is_no_beginning_of_another() -> None:
    assert "ananta-chaturdashi" not in keys_called("chhat")
    assert "gai-jatra" in keys_called("gai")
    assert "tamu-lhosar" in keys_called("ल्होछार")


def test_other_names_are_of_what_there_is() -> None:
    assert OTHER_NAMES.keys() <= observances.declared().keys()
