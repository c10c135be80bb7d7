"""Grouping: which event and which story a report joins.

A report is scored against groups and not against single reports: the mean over an event's reports in a language has
more words to go by than a headline. Copies of one text are one event whatever their words; an issue of a daily series
joins the same issue and nothing else; an opinion joins a story and is no report of its events.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from chautari.news.stories.daily_series import is_same_issue
from chautari.news.stories.likeness import Weighed, by_address, word_likeness
from chautari.news.stories.scorer import EVENT_WEIGHTS, NO_LIKENESS, STORY_WEIGHTS, features, score
from chautari.news.stories.window import LENGTH, Window


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which mean likeness on two groups are joined.

    - other_outlet, own_outlet: cosines of reports of one language; an outlet's own headlines repeat its words.
    - across: logits of reports of two languages.
    """

    other_outlet: float
    own_outlet: float
    across: float


# Those across languages were chosen on the tuning days with the common words, those within one after a reference of 400
# judged pairs (cosine 0.54: event .81, story .99; 0.31: story .98): docs/stories.md.
EVENT = Thresholds(other_outlet=0.48, own_outlet=0.55, across=0.0)
STORY = Thresholds(other_outlet=0.32, own_outlet=0.42, across=1.4)
# More of the cosine is asked for one story where a headline stands alone: two words in common are much of five. Of the
# seven pairs over 0.32 on the days that nothing is measured on, three were one story; over 0.42, one of one.
HEADLINE_ALONE = 0.1
# Of the cosine with the English words of an address, beside the logit of the words themselves.
ADDRESS_WEIGHT = 8.0
# What an address that says something else gives by chance: of no address less is asked.
ADDRESS_BY_CHANCE = 0.25
# Of the likeness of numbers, beside the cosine of a language and the logit across two. Not chosen on data: no captures
# have bodies in both languages. A third of two reports' rare numbers then counts as much as a good address.
NUMBERS_WITHIN, NUMBERS_ACROSS = 0.3, 6.4
# Of the logit as one event where both headlines name acts and share one, and where they share none (judged pairs of the
# tuning days say 1.4 and -1.5; -2.5 and 1.2 were worse there). In a language: of the cosine.
SAME_ACT, OTHER_ACT, OTHER_ACT_WITHIN = 0.7, -1.5, 0.85
# Words without a partner say little against an address that says the same.
LEAST_LOGIT = -5.0
# Of the likeness as one event, for each day between two reports: across languages what regressions on the days that
# nothing is measured on gave (1.3 to 1.7 of the logit; 9 is a whole).
DAY_LOSS, DAY_LOSS_ACROSS = 0.1, 0.16
# Likeness is a share of its threshold: 1 joins.
JOINS = 1.0


@dataclass(frozen=True, slots=True)
class Bond:
    """How well a report goes with an event, each as a share of the threshold for being one event and one story."""

    event: str
    as_event: float
    as_story: float


def bonds(report: Weighed, window: Window) -> list[Bond]:
    """The bonds of a report with every event of the window that it may join, the strongest first."""
    measured = [bond for event in list(window.events) if (bond := _bond(report, event, window)) is not None]
    return sorted(measured, key=lambda bond: (bond.as_event, bond.as_story, bond.event), reverse=True)


def events_bond(left: str, right: str, window: Window) -> Bond:
    """The bond of two events: the mean over their reports."""
    measured = [bond for member in window.of_event(left) if (bond := _bond(member, right, window)) is not None]
    if not measured:
        return Bond(right, 0.0, 0.0)
    count = len(measured)
    return Bond(
        right, sum(member.as_event for member in measured) / count, sum(member.as_story for member in measured) / count
    )


def _bond(report: Weighed, event: str, window: Window) -> Bond | None:
    members = [member for member in window.of_event(event) if _is_near(report, member)]
    if not members:
        return None
    if any(member.report.original == report.report.original for member in members):
        return Bond(event, JOINS * 10, JOINS * 10)
    if report.report.series or any(member.report.series for member in members):
        is_same = all(is_same_issue(report.report, member.report) for member in members) and bool(report.report.series)
        return Bond(event, JOINS, JOINS) if is_same else None
    measured = [(member.report, _shares(report, member, window)) for member in members]
    # An opinion is no report of the event, though it may stand in one as a copy, or by a release before.
    telling = [] if report.report.is_opinion else [pair for pair in measured if not pair[0].is_opinion]
    return Bond(
        event,
        _strongest((member.language, as_event) for member, (as_event, _) in telling),
        _strongest((member.language, as_story) for member, (_, as_story) in measured),
    )


def _strongest(likenesses: Iterable[tuple[str, float]]) -> float:
    """The greatest of the means by language; 0 of none."""
    by_language: dict[str, list[float]] = defaultdict(list)
    for language, likeness in likenesses:
        by_language[language].append(likeness)
    return max(map(_mean, by_language.values()), default=0.0)


def _is_near(left: Weighed, right: Weighed) -> bool:
    return left.report.id != right.report.id and abs(left.report.at - right.report.at) <= LENGTH


def _shares(left: Weighed, right: Weighed, window: Window) -> tuple[float, float]:
    """The likeness of two reports as shares of the thresholds for one event and for one story.

    The next day's report is the next event more often than the same one; of a chain it may well be.
    """
    as_event, as_story = _shares_by_words(left, right, window)
    days = abs(left.report.at - right.report.at) / timedelta(days=1)
    loss = DAY_LOSS if left.report.language == right.report.language else DAY_LOSS_ACROSS
    return as_event * max(0.0, 1 - loss * days), as_story


def _shares_by_words(left: Weighed, right: Weighed, window: Window) -> tuple[float, float]:
    numbers = window.numbers.likeness(left.report, right.report)
    if left.report.language == right.report.language:
        cosine, is_own = word_likeness(left, right), left.report.source == right.report.source
        cosine += NUMBERS_WITHIN * numbers if cosine else 0.0
        event = EVENT.own_outlet if is_own else EVENT.other_outlet
        story = STORY.own_outlet if is_own else STORY.other_outlet
        if not is_own and not (left.report.lead and right.report.lead):
            story += HEADLINE_ALONE
        return cosine / event * (OTHER_ACT_WITHIN if _have_other_acts(left, right) else 1), cosine / story
    nepali, english = (left, right) if left.report.language == "ne" else (right, left)
    measured = features(nepali, english, window.knowledge, window.bursts)
    by_chance = ADDRESS_BY_CHANCE if nepali.address else 0.0
    bonus = ADDRESS_WEIGHT * (by_address(nepali, english) - by_chance) + NUMBERS_ACROSS * numbers
    as_event, as_story = (max(LEAST_LOGIT, score(measured, weights)) for weights in (EVENT_WEIGHTS, STORY_WEIGHTS))
    return _share(as_event + bonus + _by_acts(left, right), EVENT.across), _share(as_story + bonus, STORY.across)


def _by_acts(left: Weighed, right: Weighed) -> float:
    """What the acts of two headlines add to the logit of one event; nothing where one names none."""
    if left.acts & right.acts:
        return SAME_ACT
    return OTHER_ACT if _have_other_acts(left, right) else 0.0


def _have_other_acts(left: Weighed, right: Weighed) -> bool:
    return bool(left.acts and right.acts) and left.acts.isdisjoint(right.acts)


def _share(logit: float, threshold: float) -> float:
    """A logit as a share of its threshold: both counted from that of no likeness."""
    return (logit - NO_LIKENESS) / (threshold - NO_LIKENESS)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
