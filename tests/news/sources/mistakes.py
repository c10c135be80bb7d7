"""Detectors of mistakes that aggregators made with the news of Nepal, by their traces in titles and texts.

Kinds and their examples are from days that other aggregators gathered: what they hold is shown by `test_news_days.py`
where those captures lie beside the project.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

# A sentence ends and the next begins without a blank, or a dateline runs into it: "DECEMBER 27The price".
_GLUED = re.compile(r"[a-z][.?!][”\"’]?[A-Z][a-z]|[।?!][^\s’”\"'»)\]।.,!?…*\d०-९–-]|[A-Z]{3,} \d{1,2}[A-Z][a-z]")


def is_doubled(title: str) -> bool:
    """The headline twice: some pages hold it once for each screen width."""
    half = (len(title) + 1) // 2
    return len(title) > 9 and title[: len(title) // 2].rstrip() == title[half:].lstrip()


def is_clipped(title: str) -> bool:
    """A headline that begins within a letter: a fixed number of characters was cut off its beginning."""
    return unicodedata.category(title[0]) in ("Mn", "Mc") if title else False


def is_glued(text: str) -> bool:
    """Paragraphs, or a dateline and its paragraph, joined without a blank."""
    return bool(_GLUED.search(text))


def is_cut_within_a_word(excerpt: str) -> bool:
    """An excerpt of a full length that ends within a word."""
    return len(excerpt) > 150 and excerpt[-1].isalnum()


def is_a_day_and_not_an_instant(at: datetime) -> bool:
    """A time that lost its time of day: midnight in Greenwich, which is a quarter to six in Kathmandu."""
    return at.astimezone(UTC).time() == datetime.min.time()


TITLE_MISTAKES: Mapping[str, Callable[[str], bool]] = {"doubled": is_doubled, "clipped": is_clipped}
