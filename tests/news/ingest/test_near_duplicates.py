"""Near-duplicate detection: edited copies of a report match, different reports do not."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chautari.news.ingest import near_duplicates
from chautari.news.store.minhash_index import MinHashEntry
from tests.support.editions import NOON

# A language of 400 words: two texts of it share words and hardly ever three in a row.
VOCABULARY = [
    f"{head}{tail}" for head in "कखगघचछजझटठडढतथदधनपफब" for tail in ("ा", "ि", "ी", "ु", "े", "ो", "ं", "ले", "को", "मा")
] + [
    f"{head}{tail}"
    for head in "bcdfghjklmnpqrstvwxz"
    for tail in ("a", "e", "i", "o", "u", "an", "en", "in", "on", "un")
]


def report(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(VOCABULARY, k=length)  # noqa: S311 - the same every time


def changed(tokens: list[str], share: float) -> list[str]:
    generator = random.Random(7)  # noqa: S311
    return [f"{token}x" if generator.random() < share else token for token in tokens]


def minhash_entry(tokens: list[str], source: str = "one", hours: float = 0, **fields: Any) -> MinHashEntry:
    signature = near_duplicates.signature(" ".join(tokens))
    identity = {"id": f"{source}-1", "original": f"{source}-1", "agency": "", **fields}
    return MinHashEntry(
        source=source,
        listed_at=NOON + timedelta(hours=hours),
        signature=signature,
        **identity,
    )


def is_duplicate(copied: list[str], original: list[str], **fields: float) -> bool:
    """Whether two texts pass the similarity threshold."""
    copy_entry, original_entry = minhash_entry(copied, "two", **fields), minhash_entry(original)
    return near_duplicates.find_original(copy_entry, [original_entry]) is original_entry


COPIES: dict[str, Callable[[list[str]], list[str]]] = {
    "as it is": lambda tokens: tokens,
    "its dateline and agency gone": lambda tokens: tokens[6:],
    "its last third cut off": lambda tokens: tokens[:200],
    "two words in a hundred spelled otherwise": lambda tokens: changed(tokens, 0.02),
    "five in a hundred, and a paragraph added": lambda tokens: changed(tokens, 0.05) + report(99, 30),
    "its last fifth cut off and two in a hundred changed": lambda tokens: changed(tokens[:240], 0.02),
}


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("seed", range(5))
def test_a_copy_is_found(name: str, seed: int) -> None:
    assert is_duplicate(COPIES[name](report(seed)), report(seed))


@pytest.mark.parametrize("seed", range(20))
def test_a_different_report_is_no_copy(seed: int) -> None:
    assert not is_duplicate(report(seed + 100), report(seed))


def test_a_form_that_is_filled_in_anew_is_no_copy_the_next_day() -> None:
    form = report(1)
    assert is_duplicate(changed(form, 0.05), form, hours=3)
    assert not is_duplicate(changed(form, 0.05), form, hours=24)


def test_an_article_is_no_copy_of_its_own_outlets() -> None:
    entry = minhash_entry(report(1))
    assert near_duplicates.find_original(entry, [entry, minhash_entry(report(1), id="one-2")]) is None


def test_the_most_similar_candidate_is_the_original() -> None:
    tokens = report(1)
    candidates = [minhash_entry(tokens[:200], "one"), minhash_entry(tokens, "two"), minhash_entry(report(2), "three")]
    assert near_duplicates.find_original(minhash_entry(tokens, "four"), candidates) is candidates[1]


@pytest.mark.parametrize("text", ["", "फोटो: रासस", "एक दुई तीन " * 40])
def test_a_caption_and_a_refrain_are_not_compared(text: str) -> None:
    assert near_duplicates.signature(text) == b""


def test_a_signature_is_of_words_however_they_are_encoded() -> None:
    tokens = [*report(1, 60), "\u095bमीन", "Caf\u00e9"]
    text = " ".join(tokens)
    variant = "  ".join(tokens).replace("\u095b", "\u091c\u093c").replace("\u00e9", "e\u0301").replace("क", "क\u200d")
    assert text != variant
    assert (
        near_duplicates.signature(text)
        == near_duplicates.signature(variant.upper())
        != near_duplicates.signature(" ".join(tokens[::-1]))
    )


@pytest.mark.parametrize("share", [0.02, 0.05, 0.1, 0.2])
def test_the_estimate_is_near_what_is_counted(share: float) -> None:
    def shingles(tokens: list[str]) -> set[tuple[str, ...]]:
        return {tuple(tokens[at : at + 3]) for at in range(len(tokens) - 2)}

    original, copy = report(3), changed(report(3), share)
    jaccard = len(shingles(original) & shingles(copy)) / len(shingles(original) | shingles(copy))
    estimate = near_duplicates.similarity(
        near_duplicates.signature(" ".join(original)), near_duplicates.signature(" ".join(copy))
    )
    assert abs(estimate - jaccard) < 0.12


@pytest.mark.parametrize(("shared", "is_copy"), [(64, True), (63, False)])
def test_a_report_below_the_threshold_is_no_copy(shared: int, is_copy: bool) -> None:
    copy = MinHashEntry("b", "two", "b", "", NOON, b"\1" * 128)
    other = MinHashEntry("a", "one", "a", "", NOON, b"\1" * shared + b"\2" * (128 - shared))
    assert (near_duplicates.find_original(copy, [other]) is other) is is_copy
