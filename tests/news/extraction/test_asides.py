"""Lines that sites put between paragraphs."""

import pytest

from chautari.news.extraction.asides import ASIDES, is_aside
from chautari.news.extraction.lines import TextLine


def _is_aside(text: str) -> bool:
    return is_aside(TextLine(text, 0, 0))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Read more: the bridge",
            "— ALSO READ",
            "Don’t miss the fair",
            "Photos: RSS",
            "Image courtesy: AFP",
            "Tag: Dang",
        ),
        *("© 2026 The Outlet", "विज्ञापन", "* यो पनि पढ्नुहोस्", "»Loading", "Advertisement "),
    ],
)
def test_what_sites_say_between_paragraphs_is_an_aside(text: str) -> None:
    assert _is_aside(text)


@pytest.mark.parametrize(
    "text", ["The bridge is open.", "Redwoods grow", "A share of this", "१० जना घाइते", "Advertisements rose"]
)
def test_a_sentence_is_none(text: str) -> None:
    assert not _is_aside(text)


def test_an_aside_begins_with_two_letters_or_in_another_script() -> None:
    """By these most lines are told to be none."""
    assert [aside for aside in ASIDES if aside.isascii() and not aside[:2].isalpha()] == []
