"""Labels of lines: which share of a line's words the truth has, in the order in which the page says them.

A word counts if one of the shingles of four words around it stands in the truth, across the ends of lines too. So a
line of one word is right only where the truth has it between the same words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from tools.bench.extraction.scoring import SHINGLE, TOKEN


def labels_of(lines: Sequence[str], truth: str) -> list[float]:
    """The share of each line's words that the truth has, 0 to 1; a text that is said twice counts the first time."""
    words = [TOKEN.findall(line) for line in lines]
    wanted = Counter(_shingles(TOKEN.findall(truth)))
    page_words = [word for line in words for word in line]
    matched = bytearray(len(page_words))
    for start, shingle in enumerate(_shingles(page_words)):
        if wanted[shingle] > 0:
            wanted[shingle] -= 1
            matched[start : start + SHINGLE] = b"\1" * SHINGLE
    shares, start = [], 0
    for line in words:
        shares.append(sum(matched[start : start + len(line)]) / (len(line) or 1))
        start += len(line)
    return shares


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - SHINGLE + 1):
        yield tuple(words[start : start + SHINGLE])
