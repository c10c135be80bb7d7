"""Texts in parts: which words of a found article the question asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chautari.search.model.text_words import text_words

if TYPE_CHECKING:
    from chautari.search.views.answer_types import TextPart


def parts(text: str, tokens: frozenset[str]) -> list[TextPart]:
    """`text` cut before and after each word whose token is among `tokens`; the parts joined are `text`."""
    cut: list[TextPart] = []
    rest = 0
    for word in text_words(text):
        if word.token in tokens:
            cut += [_part(text[rest : word.start], False), _part(text[word.start : word.end], True)]
            rest = word.end
    cut.append(_part(text[rest:], False))
    return [part for part in cut if part["text"]]


def _part(text: str, is_hit: bool) -> TextPart:
    return {"text": text, "matched": is_hit}
