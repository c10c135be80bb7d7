"""What a question finds: in both scripts, in any spelling, in order, within filters."""

from collections.abc import Callable, Iterable

import pytest

from chautari.search.model.question import Filters
from chautari.search.model.search_engine import Entry
from tests.search.articles import day, entry
from tests.search.conftest import Search

Indexed = Callable[[Iterable[Entry]], Search]
ARTICLES = (
    entry(1, "काठमाडौंमा पानी पर्‍यो", "उपत्यकामा बिहानैदेखि वर्षा भयो।"),
    entry(2, "Rain in Kathmandu", "It rained in the valley since the morning.", days=1),
    entry(3, "Floods in Pokhara", "The Seti rose. Balen Shah sent help from the capital.", days=2),
    entry(4, "बालेन शाह पोखरा पुगे", "काठमाडौं महानगरका प्रमुख बालेन शाह पोखरा पुगे।", days=3),
    entry(
        5, "Shah, Balen: a portrait", "Of a mayor and his flood of words.", days=40, source="bagmati", kind="opinion"
    ),
    entry(6, "सुनको मूल्य बढ्यो", "तोलाको दुई हजारले बढेर २०८३ को उच्च विन्दुमा पुग्यो।", days=5),
)


@pytest.fixture
def search(indexed: Indexed) -> Search:
    return indexed(ARTICLES)


@pytest.mark.parametrize(
    "spelling", ["Kathmandu", "kathmandau", "Katmandu", "काठमाडौं", "काठमाडौँ", "काठमाण्डू", "काठमाडौंको"]
)
def test_a_name_is_found_in_either_script_and_any_spelling(spelling: str, search: Search) -> None:
    assert set(search(spelling)) == {1, 2, 4}


@pytest.mark.parametrize("plural", ["flood", "floods", "Flood's"])
def test_endings_of_words_are_no_part_of_them(plural: str, search: Search) -> None:
    assert search(plural) == [3, 5]


def test_every_word_must_be_found(search: Search) -> None:
    assert set(search("balen pokhara")) == {3, 4}
    assert search("balen pokhara gold") == []


def test_words_of_a_phrase_follow_each_other_in_either_script(search: Search) -> None:
    assert set(search("balen shah")) == {3, 4, 5}
    assert set(search('"balen shah"')) == set(search("“बालेन शाह”")) == {3, 4}


def test_a_beginning_finds_what_begins_so(search: Search) -> None:
    assert set(search("pokh*")) == set(search("पोख*")) == {3, 4}
    assert search("208*") == [6]


def test_a_word_can_be_left_out(search: Search) -> None:
    assert search("balen -pokhara") == [5]
    assert search('balen -"shah balen"') == [4, 3]


def test_what_the_title_says_comes_first_and_of_equals_the_newer(indexed: Indexed) -> None:
    search = indexed(
        (
            entry(1, "Gold falls", "Silver too.", days=30),
            entry(2, "Markets today", "Gold falls.", days=0),
            entry(3, "Gold falls", "Silver too.", days=1),
        )
    )
    assert search("gold") == [3, 2, 1]


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(language="en"), {3, 5}),
        (Filters(source="bagmati"), {5}),
        (Filters(first=day("2026-08-14"), last=day("2026-08-14")), {4}),
        (Filters(first=day("2026-08-15")), {3}),
        (Filters(last=day("2026-08-14")), {4, 5}),
        (Filters(language="en", source="everest"), {3}),
        (Filters(kind="opinion"), {5}),
        (Filters(kind="video"), set()),
    ],
)
def test_filters(filters: Filters, numbers: set[int], search: Search) -> None:
    assert set(search("balen", filters)) == numbers


def test_another_word_of_the_same_consonants_is_not_found(indexed: Indexed) -> None:
    search = indexed((entry(1, "मूल्य घट्यो"), entry(2, "मेला सुरु"), entry(3, "Price of onions"), entry(4, "फर्के घर")))
    assert search("price") == [3]
    assert search("मेला") == [2]


@pytest.mark.parametrize("spelling", ["Bardibas", "बर्दिबास", "bardibaas"])
def test_an_s_that_is_no_plurals_is_found_in_both_scripts(spelling: str, indexed: Indexed) -> None:
    search = indexed((entry(1, "Bus to Bardibas"), entry(2, "बर्दिबासमा बस"), entry(3, "Bardiya at night")))
    assert set(search(spelling)) == {1, 2}
