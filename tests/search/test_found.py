"""What a question finds: in both scripts, in any spelling, in order, within filters."""

from collections.abc import Callable, Iterable

import pytest

from chautari.search.model.engine import Entry
from chautari.search.model.question import Filters
from tests.search.articles import day, entry
from tests.search.conftest import Ask

Indexed = Callable[[Iterable[Entry]], Ask]
ARTICLES = (
    entry(1, "काठमाडौंमा पानी पर्‍यो", "उपत्यकामा बिहानैदेखि वर्षा भयो।"),
    entry(2, "Rain in Kathmandu", "It rained in the valley since the morning.", days=1),
    entry(3, "Floods in Pokhara", "The Seti rose. Balen Shah sent help from the capital.", days=2),
    entry(4, "बालेन शाह पोखरा पुगे", "काठमाडौं महानगरका प्रमुख बालेन शाह पोखरा पुगे।", days=3),
    entry(5, "Shah, Balen: a portrait", "Of a mayor and his flood of words.", days=40, source="bagmati"),
    entry(6, "सुनको मूल्य बढ्यो", "तोलाको दुई हजारले बढेर २०८३ को उच्च विन्दुमा पुग्यो।", days=5),
)


@pytest.fixture
def ask(indexed: Indexed) -> Ask:
    return indexed(ARTICLES)


@pytest.mark.parametrize(
    "spelling", ["Kathmandu", "kathmandau", "Katmandu", "काठमाडौं", "काठमाडौँ", "काठमाण्डू", "काठमाडौंको"]
)
def test_a_name_is_found_in_either_script_and_any_spelling(spelling: str, ask: Ask) -> None:
    assert set(ask(spelling)) == {1, 2, 4}


@pytest.mark.parametrize("plural", ["flood", "floods", "Flood's"])
def test_endings_of_words_are_no_part_of_them(plural: str, ask: Ask) -> None:
    assert ask(plural) == [3, 5]


def test_every_word_must_be_found(ask: Ask) -> None:
    assert set(ask("balen pokhara")) == {3, 4}
    assert ask("balen pokhara gold") == []


def test_words_of_a_phrase_follow_each_other_in_either_script(ask: Ask) -> None:
    assert set(ask("balen shah")) == {3, 4, 5}
    assert set(ask('"balen shah"')) == set(ask("“बालेन शाह”")) == {3, 4}


def test_a_beginning_finds_what_begins_so(ask: Ask) -> None:
    assert set(ask("pokh*")) == set(ask("पोख*")) == {3, 4}
    assert ask("208*") == [6]


def test_a_word_can_be_left_out(ask: Ask) -> None:
    assert ask("balen -pokhara") == [5]
    assert ask('balen -"shah balen"') == [4, 3]


def test_what_the_title_says_comes_first_and_of_equals_the_newer(indexed: Indexed) -> None:
    ask = indexed(
        (
            entry(1, "Gold falls", "Silver too.", days=30),
            entry(2, "Markets today", "Gold falls.", days=0),
            entry(3, "Gold falls", "Silver too.", days=1),
        )
    )
    assert ask("gold") == [3, 2, 1]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(language="en"), {3, 5}),
        (Filters(source="bagmati"), {5}),
        (Filters(first=day("2026-08-14"), last=day("2026-08-14")), {4}),
        (Filters(first=day("2026-08-15")), {3}),
        (Filters(last=day("2026-08-14")), {4, 5}),
        (Filters(language="en", source="everest"), {3}),
        (Filters(kind="video"), set()),
    ],
)
def test_filters(filters: Filters, found: set[int], ask: Ask) -> None:
    assert set(ask("balen", filters)) == found


def test_another_word_of_the_same_consonants_is_not_found(indexed: Indexed) -> None:
    ask = indexed((entry(1, "मूल्य घट्यो"), entry(2, "मेला सुरु"), entry(3, "Price of onions"), entry(4, "फर्के घर")))
    assert ask("price") == [3]
    assert ask("मेला") == [2]
