"""Texts in parts: which words of a found article the question asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chautari.search.model.text_words import text_words

if TYPE_CHECKING:
    from chautari.search.views.answer_types import TextPart


def parts(text: str, tokens: frozenset[str]) -> list[TextPart]:
    """`text` cut before and after each word whose token is among `tokens`; the parts joined are `text`."""
    found: list[TextPart] = []
    rest = 0
    for word in text_words(text):
        if word.token in tokens:
            found += [_part(text[rest : word.start], False), _part(text[word.start : word.end], True)]
            rest = word.end
    found.append(_part(text[rest:], False))
    return [part for part in found if part["text"]]


def _part(text: str, found: bool) -> TextPart:
    return {"text": text, "found": found}
