"""Common words join two languages before an archive taught any, and an address counts for what it says."""

import csv
import re
from dataclasses import replace

import pytest

from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.grouping import bonds
from chautari.news.stories.lexicon import Lexicon, with_partners
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.news_vocabulary import COMMON_WEIGHT, WORDS, common_partners
from chautari.news.stories.placement import place
from chautari.news.stories.report import Report, numbers_of, text_terms
from chautari.news.stories.terms import term
from chautari.news.stories.window import Window
from tests.support.editions import NOON

ARCHIVE = {"ne": Frequencies(1_000, {}), "en": Frequencies(1_000, {"the": 700, "in": 500})}


def window() -> Window:
    return Window((), Knowledge(Lexicon({}), ARCHIVE))


def report(name: str, title: str, lead: str = "", address: str = "") -> Report:
    language = "en" if title.isascii() else "ne"
    terms, further = text_terms(title), text_terms(lead)
    return Report(name, name, language, NOON, name, terms, further, numbers_of(title), text_terms(address))


@pytest.mark.parametrize(
    ("nepali", "english"),
    [
        ("मन्त्रीको", "minister"),
        ("राजीनामा", "resigns"),
        ("दुर्घटनामा", "accidents"),
        ("थुनामा", "custody"),
        ("पहिरोले", "landslides"),
    ],
)
def test_a_common_word_has_its_english(nepali: str, english: str) -> None:
    assert common_partners()[term(nepali).key][term(english).key] == COMMON_WEIGHT


def rows() -> list[dict[str, str]]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_is_one_nepali_word_with_words_of_english_and_an_origin() -> None:
    assert len(rows()) > 2_000
    assert [row for row in rows() if not re.fullmatch("[\u0900-\u097f\u200d]+", row["nepali"])] == []
    assert [row for row in rows() if not re.fullmatch("[a-z0-9]+(?: [a-z0-9]+)*", row["english"])] == []
    assert {row["origin"] for row in rows()} == {"days", "general"}


def test_no_two_rows_are_of_one_word_in_other_forms_and_the_file_stays_small() -> None:
    assert len(common_partners()) == len(rows())
    assert not [key for key, weights in common_partners().items() if not key or not weights or "" in weights]
    assert WORDS.stat().st_size < 100_000


@pytest.mark.parametrize(
    ("nepali", "english"),
    [
        # Cut of -स्थित (that stands at) उपस्थित is deputy and अनुपस्थित a name; छ is `is` far oftener than six.
        ("उप", "appear"),
        ("अनुप", "absent"),
        ("छ", "six"),
        # Not everybody of a player's first name is of his family: Rabi Lamichhane leads a party.
        ("सन्दीप", "lamichhane"),
        ("रोहित", "paudel"),
        ("पारस", "khadka"),
    ],
)
def test_a_word_has_no_english_of_another_word_or_person(nepali: str, english: str) -> None:
    assert term(english).key not in common_partners().get(term(nepali).key, {})


def test_a_learnt_partner_stays_and_the_greater_weight_counts() -> None:
    learnt = Lexicon({"bas": {"bus": 0.7, "base": 0.2}})
    both = with_partners(learnt, {"bas": {"bus": 0.4, "coach": 0.4}, "sarkar": {"government": 0.4}})
    assert both.partners == {"bas": {"bus": 0.7, "base": 0.2, "coach": 0.4}, "sarkar": {"government": 0.4}}
    assert learnt.partners == {"bas": {"bus": 0.7, "base": 0.2}}


def test_two_languages_are_one_event_without_an_address_and_with_nothing_learnt() -> None:
    joined = window()
    for entry in (
        report("a", "सर्वोच्च अदालतले मन्त्री गुरुङको राजीनामा अस्वीकार"),
        report("b", "Supreme court rejects minister Gurung resignation"),
        report("c", "Farmers in Palpa celebrate the rain"),
    ):
        place(entry, joined, NOON)
    events = {name: entry.report.event for name, entry in joined.reports.items()}
    assert events["a"] == events["b"] != events["c"]


def test_an_address_that_says_something_else_speaks_against_one_event() -> None:
    english = report("b", "Supreme court rejects minister Gurung resignation")
    plain = report("a", "सर्वोच्च अदालतले मन्त्री गुरुङको राजीनामा अस्वीकार")
    other = replace(plain, address=text_terms("farmers celebrate rain after drought"))
    same = replace(plain, address=text_terms("supreme court rejects gurung resignation"))
    likeness = []
    for nepali in (other, plain, same):
        joined = window()
        place(english, joined, NOON)
        likeness.append(bonds(joined.weigh(nepali), joined)[0].as_event)
    assert likeness == sorted(set(likeness))


def test_two_words_in_common_are_no_story_where_a_headline_stands_alone() -> None:
    headlines = ("नेता बाहिरिए, नयाँ अनुहारको बाढी", "धनुषामा प्रतिस्पर्धामा पुराना नयाँ अनुहार")
    joined = window()
    for name, headline in zip("ab", headlines, strict=True):
        place(report(name, headline), joined, NOON)
    assert {entry.report.story for entry in joined.reports.values()} == {""}
