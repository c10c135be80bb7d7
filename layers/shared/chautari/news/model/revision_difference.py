"""What changed between two revisions of an article: its title, and the sentences that came and went.

Where the outlet lets us publish an excerpt, no more sentences are kept than an excerpt has, and how many there were.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from chautari.news.model.excerpt import split_sentences
from chautari.news.model.stored_article import ArticleRevision

Mark = Literal["same", "removed", "added"]
# Characters of the sentences that are shown on a side: those of an excerpt, or as many as a page bears.
EXCERPT, WHOLE = 280, 4_000
# Comparing takes the square of this in the worst case.
MOST_SENTENCES, MOST_WORDS = 400, 400


@dataclass(frozen=True, slots=True)
class TextDifference:
    """title_before: empty where the title is the same. removed, added: sentences in the text's order, as far as shown.

    removed_count, added_count: of all sentences that went and came.
    """

    title_before: str = ""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed_count: int = 0
    added_count: int = 0


def between(before: ArticleRevision, after: ArticleRevision) -> TextDifference:
    """What `after` says otherwise than `before`."""
    old, new = _sentences(before), _sentences(after)
    removed, added = _only_in(old, new), _only_in(new, old)
    limit = WHOLE if after.summary.republish == "full" else EXCERPT
    title = before.summary.title if before.summary.title != after.summary.title else ""
    return TextDifference(title, _fitting(removed, limit), _fitting(added, limit), len(removed), len(added))


def marked_words(before: str, after: str) -> list[tuple[Mark, str]]:
    """Two texts as one: runs of words that are the same, were removed or were added, in the order of reading."""
    old, new = before.split()[:MOST_WORDS], after.split()[:MOST_WORDS]
    return [
        (mark, " ".join(words))
        for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for mark, words in _run(old[i1:i2], new[j1:j2])
        if words
    ]


def _run(old: list[str], new: list[str]) -> list[tuple[Mark, list[str]]]:
    return [("same", new)] if old == new else [("removed", old), ("added", new)]


def _sentences(revision: ArticleRevision) -> list[str]:
    sentences = (sentence for block in revision.blocks for sentence in split_sentences(block.text))
    return [sentence for sentence, _ in zip(sentences, range(MOST_SENTENCES), strict=False)]


def _only_in(sentences: Sequence[str], counterparts: Sequence[str]) -> list[str]:
    """The sentences that have no counterpart; one that moved has."""
    unmatched, only = Counter(counterparts), []
    for sentence in sentences:
        if unmatched[sentence]:
            unmatched[sentence] -= 1
        else:
            only.append(sentence)
    return only


def _fitting(sentences: Sequence[str], limit: int) -> tuple[str, ...]:
    """The first sentences that fit into so many characters; of a longer first one nothing."""
    fitting: list[str] = []
    for sentence in sentences:
        limit -= len(sentence)
        if limit < 0:
            break
        fitting.append(sentence)
    return tuple(fitting)
