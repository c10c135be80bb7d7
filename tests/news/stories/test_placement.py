"""Placement: reports join events and stories by what they say, and leave them again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.news.stories import placement
from chautari.news.stories.daily_series import series_of
from chautari.news.stories.frequencies import Frequencies
from chautari.news.stories.lexicon import Lexicon
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.report import Report, numbers_of, text_terms
from chautari.news.stories.window import Window
from tests.support.editions import NOON

# As if learnt: what is common weighs little.
COMMON = {"ne": Frequencies(1_000, {"ko": 500, "bhayo": 400}), "en": Frequencies(1_000, {"in": 500, "the": 700})}
PARTNERS = {"bas": {"bus": 0.7}, "durghatana": {"akident": 0.68}, "mrityu": {"kil": 0.6, "death": 0.5}}
DHARAN = "धरानमा बस दुर्घटना, पाँचको मृत्यु"


def window() -> Window:
    return Window((), Knowledge(Lexicon(PARTNERS), COMMON))


def report(number: int, title: str, source: str = "", hours: float = 0, **fields: str) -> Report:
    language = "en" if title.isascii() else "ne"
    name = f"{source or 'outlet' + str(number)}-{number}"
    terms, at = text_terms(title), NOON + timedelta(hours=hours)
    original, address = fields.get("original", name), text_terms(fields.get("address", ""))
    series = series_of(title)
    source = source or f"outlet{number}"
    return Report(name, source, language, at, original, terms, (), numbers_of(title), address, series)


def placed(*reports: Report) -> Window:
    joined = window()
    for entry in reports:
        placement.place(entry, joined, entry.at)
    return joined


def events(joined: Window) -> list[set[str]]:
    return sorted((set(ids) for ids in joined.events.values() if ids), key=sorted)


def test_two_outlets_tell_one_event_in_one_language() -> None:
    joined = placed(report(1, DHARAN), report(2, "धरान बस दुर्घटनामा पाँच जनाको मृत्यु"), report(3, "संसद् बैठक स्थगित भयो"))
    assert events(joined) == [{"outlet1-1", "outlet2-2"}, {"outlet3-3"}]
    assert {entry.report.story for entry in joined.of_event(joined.reports["outlet3-3"].report.event)} == {""}


def test_two_languages_tell_one_story_by_partners_and_names() -> None:
    joined = placed(report(1, DHARAN), report(2, "Five killed in Dharan bus accident"))
    stories = {entry.report.story for entry in joined.reports.values()}
    assert len(stories) == 1
    assert stories != {""}


def test_the_english_words_of_an_address_join_what_no_partner_does() -> None:
    translated = report(1, "मन्त्रीले छाडे पद", address="sports minister gupta resigns over visa row")
    other = report(2, "Sports minister Gupta resigns over visa row")
    assert events(placed(translated, other)) == [{"outlet1-1", "outlet2-2"}]
    plain = report(1, "मन्त्रीले छाडे पद")
    assert events(placed(plain, other)) == [{"outlet1-1"}, {"outlet2-2"}]


def test_a_near_copy_is_of_its_originals_event_whatever_its_words() -> None:
    joined = placed(report(1, DHARAN), report(2, "ब्रेकिङ", original="outlet1-1"))
    assert events(joined) == [{"outlet1-1", "outlet2-2"}]


def test_rare_numbers_of_the_bodies_join_what_few_words_do() -> None:
    reports = [
        replace(report(1, "विप्रेषण बढ्यो"), numbers=frozenset({"1445000000000", "19.2", "33.08"})),
        replace(
            report(2, "Remittance inflow up in nine months"), numbers=frozenset({"1445000000000", "19.2", "33.08"})
        ),
        replace(report(3, "Trade deficit widens in nine months again"), numbers=frozenset({"19.2", "500"})),
    ]
    assert events(placed(*reports)) == [{"outlet1-1", "outlet2-2"}, {"outlet3-3"}]


def test_one_rare_number_alone_joins_nothing() -> None:
    reports = [replace(report(n, title), numbers=frozenset({"1445000000000"})) for n, title in
               ((1, "विप्रेषण बढ्यो"), (2, "Remittance inflow up in nine months"))]  # fmt: skip
    assert events(placed(*reports, report(3, "संसद् बैठक स्थगित भयो"))) == [{"outlet1-1"}, {"outlet2-2"}, {"outlet3-3"}]


def test_death_counts_are_no_veto() -> None:
    joined = placed(report(1, "धरानमा बस दुर्घटना, १२ को मृत्यु"), report(2, "धरानमा बस दुर्घटना, १३ को मृत्यु"))
    assert len(events(joined)) == 1


def test_an_opinion_joins_a_story_and_no_event_whatever_its_words() -> None:
    comment = replace(report(2, DHARAN), is_opinion=True)
    for reports in ((report(1, DHARAN), comment, report(3, DHARAN)), (comment, report(1, DHARAN), report(3, DHARAN))):
        joined = placed(*reports)
        assert events(joined) == [{"outlet1-1", "outlet3-3"}, {"outlet2-2"}]
        assert len({entry.report.story for entry in joined.reports.values()} - {""}) == 1
        assert joined.reports["outlet2-2"].report.story


def test_an_opinion_that_stands_in_an_event_closes_it_to_nobody() -> None:
    """It is there as a copy, or by a release that did not tell opinions."""
    copied = replace(report(2, DHARAN, original="outlet1-1"), is_opinion=True)
    joined = placed(report(1, DHARAN), copied, report(3, DHARAN))
    assert events(joined) == [{"outlet1-1", "outlet2-2", "outlet3-3"}]


GOLD = "सुनको मूल्य तोलामा {} ले बढ्यो"


@pytest.mark.parametrize(
    ("other", "hours", "is_one"),
    [
        (GOLD.format("१६००"), 1, True),
        (GOLD.format("१४००"), 1, False),
        (GOLD.format("केही"), 1, False),
        (GOLD.format("१६००"), 24, False),
        ("नेप्से परिसूचक १६०० अंकले बढ्यो", 1, False),
        ("सुन तस्करी गर्ने १६०० जना पक्राउ", 1, False),
    ],
)
def test_an_issue_of_a_daily_series_joins_its_day_and_value_alone(other: str, hours: float, is_one: bool) -> None:
    joined = placed(report(1, GOLD.format("१६००")), report(2, other, hours=hours))
    assert len(events(joined)) == (1 if is_one else 2)


def test_one_word_in_common_joins_nothing() -> None:
    assert len(events(placed(report(1, "प्रणाली सङ्कटमा"), report(2, "प्रणाली बन्दै")))) == 2


def test_an_old_report_is_joined_by_none() -> None:
    assert len(events(placed(report(1, DHARAN), report(2, DHARAN, hours=73)))) == 2


def test_a_report_that_leaves_splits_what_it_alone_held_together() -> None:
    joined = window()
    reports = [report(1, "क ख ग घ ङ" * 2), report(2, DHARAN), report(3, "संसद् बैठक स्थगित भयो आज")]
    for entry in reports:
        placement.place(entry, joined, entry.at)
    for entry in reports:
        joined.move(entry.id, joined.reports[entry.id].report.event, "s1")
    left = placement.withdraw("outlet1-1", joined, NOON)
    assert [change.kind for change in left.changes] == ["left", "split", "began"]
    assert len({entry.report.story for entry in joined.reports.values()}) == 2


def test_names_do_not_tell_of_a_report() -> None:
    joined = placed(report(1, DHARAN), report(2, DHARAN))
    named = {name for entry in joined.reports.values() for name in (entry.report.event, entry.report.story)}
    assert not [name for name in named if "outlet" in name]


def test_events_that_a_report_ties_together_are_merged_with_their_stories() -> None:
    joined = window()
    first, other = report(1, "धरानमा बस दुर्घटना भयो"), report(2, "पाँचको मृत्यु भयो")
    for entry in (first, other):
        placement.place(entry, joined, entry.at)
    bridge = placement.place(report(3, "धरानमा बस दुर्घटना भयो, पाँचको मृत्यु भयो"), joined, NOON)
    assert len(events(joined)) <= 2
    assert all(into != event for event, into in bridge.merged)
