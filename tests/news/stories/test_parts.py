"""The parts that likeness is made of: a lexicon from addresses, bursts, figures, ranks and independent outlets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.news.stories.address_words import address_words
from chautari.news.stories.bursts import Bursts
from chautari.news.stories.figures import figures
from chautari.news.stories.frequencies import Frequencies, count
from chautari.news.stories.lexicon import learn
from chautari.news.stories.ranking import ranked
from chautari.news.stories.report import Report, numbers_of, text_terms
from chautari.news.stories.story import Member, Story, differing_figures, independent_outlets, titles
from chautari.news.stories.terms import term
from tests.support.editions import NOON


def member(number: int, hours: float = 0, **fields: str) -> Member:
    plain = Member(
        id=f"o{number}-1",
        event="e1",
        source=f"o{number}",
        outlet=f"O{number}",
        language="ne",
        title=f"title {number}",
        url="https://o.example/",
        section="",
        at=NOON + timedelta(hours=hours),
        original=f"o{number}-1",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_a_lexicon_finds_partners_that_stand_together_again_and_again() -> None:
    pairs = [(["durghatana", "dharan"], ["accident", "dharan"]), (["durghatana", "butbal"], ["accident", "butwal"])] * 3
    partners = learn(pairs).partners
    assert max(partners["durghatana"], key=partners["durghatana"].__getitem__) == "accident"
    assert max(partners["dharan"], key=partners["dharan"].__getitem__) == "dharan"
    assert learn([(["a"], ["b"])]).partners == {}
    assert learn([]).partners == {}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://n.example/social/rain-with-snow-expected-10-87.html?x=1", "rain with snow expected"),
        ("https://n.example/2026/01/12345", ""),
        ("https://n.example/", ""),
        ("https://n.example/two-words", ""),
        ("https://n.example/%E0%A4%A8%E0%A5%87-a-b", ""),
    ],
)
def test_the_words_of_an_address(url: str, words: str) -> None:
    assert address_words(url) == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("धरानमा बस दुर्घटना हुँदा पाँचको मृत्यु, १३ जना घाइते", {"dead": "5", "injured": "13"}),
        ("Five killed, 12 injured in bus accident", {"dead": "5", "injured": "12"}),
        ("Bus accident kills 5 and injures 12", {"dead": "5", "injured": "12"}),
        ("पाँच करोड ४० लाख रुपैयाँ बराबरको क्षति", {"rupees": "54000000"}),
        ("In 2026 nobody died", {}),
        ("", {}),
    ],
)
def test_figures_are_read_with_what_they_count(text: str, expected: dict[str, str]) -> None:
    assert figures(text) == expected


def test_numbers_leave_out_small_counts_and_tables() -> None:
    assert numbers_of("पाँच जना, 80.7 billion, Rs 302,700") == {"80700000000", "303000"}
    assert numbers_of(" ".join(str(100 + number) + "," for number in range(60))) == frozenset()


def test_a_word_that_stands_in_many_reports_of_these_days_bursts() -> None:
    archive = {"ne": Frequencies(1_000, {"badhi": 5}), "en": Frequencies(0, {})}
    reports = [Report(str(n), "o", "ne", NOON, str(n), text_terms("बाढी"), (), frozenset()) for n in range(5)]
    assert Bursts(reports, archive).burst("ne", "badhi") > Bursts((), archive).burst("ne", "badhi")


def test_rare_words_weigh_more_and_without_an_archive_all_but_those_of_grammar_weigh_the_same() -> None:
    archive = count([["a", "b"], ["a", "c"], ["a", "b"]])
    assert archive.weight("z") > archive.weight("b") > archive.weight("a") == 0
    words = {word: count([]).weight(term(word).key) for word in ("museum", "wing", "the", "of", "संग्रहालय", "भएको")}
    assert words == {"museum": 1, "wing": 1, "the": 0, "of": 0, "संग्रहालय": 1, "भएको": 0}


def test_copies_are_not_independent() -> None:
    reports = [member(1), member(2, 1, original="o1-1"), member(3, 2)]
    assert independent_outlets(reports) == 2


def test_a_title_in_each_language_is_of_the_event_that_most_outlets_tell() -> None:
    reports = [member(1, event="e1"), member(2, 1, event="e2"), member(3, 2, event="e2"), member(4, 3, language="en")]
    assert {language: holder.id for language, holder in titles(reports).items()} == {"ne": "o2-1", "en": "o4-1"}


def test_figures_that_differ_are_shown_with_who_tells_them() -> None:
    reports = [replace(member(n, n), figures={"dead": value}) for n, value in ((1, "5"), (2, "6"), (3, "5"))]
    differing = differing_figures(reports)["dead"]
    assert {value: [holder.id for holder in holders] for value, holders in differing.items()} == {
        "5": ["o1-1", "o3-1"],
        "6": ["o2-1"],
    }
    assert differing_figures(reports[:1]) == {}


def test_stories_are_ranked_by_breadth_speed_and_freshness_in_the_readers_language_first() -> None:
    broad = Story("broad", tuple(member(n) for n in range(6)), NOON)
    slow = Story("slow", tuple(member(n, 5 * n) for n in range(-5, 1)), NOON)
    narrow = Story("narrow", (member(1), member(2)), NOON)
    old = Story("old", tuple(member(n, -48) for n in range(6)), NOON)
    english = Story("english", tuple(member(n, language="en") for n in range(9)), NOON)
    empty = Story("empty", (), NOON)
    stories = [empty, old, narrow, slow, broad, english]
    names = [story.id for story in ranked(stories, NOON)]
    assert names == ["english", "broad", "slow", "narrow", "old"]
    assert ranked(stories, NOON, "ne")[-1].id == "english"
