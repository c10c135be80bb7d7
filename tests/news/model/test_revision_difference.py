"""What changed between two revisions: the title, and sentences that came and went."""

from dataclasses import replace

from chautari.news.model.parsed_article import TextBlock
from chautari.news.model.revision_difference import between, marked_words
from chautari.news.model.stored_article import ArticleRevision
from tests.support.editions import edition

FIVE, SEVEN = "Five people died on the road on Monday.", "Seven people died on the road on Monday."
REST = "The road was closed for nine hours. Police have opened an inquiry."


def revision(text: str, title: str = "Five die", republish: str = "excerpt") -> ArticleRevision:
    made = edition(title=title, republish=republish)  # type: ignore[arg-type]
    return replace(made, blocks=(TextBlock("paragraph", text),))


def test_a_changed_sentence_went_and_came() -> None:
    change = between(revision(f"{FIVE} {REST}"), revision(f"{SEVEN} {REST}", title="Seven die"))
    assert (change.title_before, change.removed, change.added) == ("Five die", (FIVE,), (SEVEN,))


def test_a_sentence_that_moved_did_not_change_and_one_said_twice_counts_twice() -> None:
    moved = between(revision(f"{FIVE} {REST}"), revision(f"{REST} {FIVE}"))
    assert (moved.title_before, moved.removed_count, moved.added_count) == ("", 0, 0)
    assert between(revision(f"{FIVE} {FIVE}"), revision(FIVE)).removed == (FIVE,)


def test_no_more_is_shown_than_an_excerpt_has_unless_the_outlet_lets_us() -> None:
    text = " ".join(f"{FIVE[:-1]} in the valley number {number}." for number in range(20))
    change = between(revision("Nothing."), revision(text))
    assert (change.added_count, 0 < sum(map(len, change.added)) <= 280) == (20, True)
    whole = between(revision("Nothing."), revision(text, republish="full"))
    assert len(whole.added) == 20


def test_words_are_marked_in_the_order_of_reading() -> None:
    assert marked_words("Five people died", "Seven people have died") == [
        ("removed", "Five"),
        ("added", "Seven"),
        ("same", "people"),
        ("added", "have"),
        ("same", "died"),
    ]
    assert marked_words("", "New") == [("added", "New")]
