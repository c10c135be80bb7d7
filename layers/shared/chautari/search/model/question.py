"""A question as people type it: words that must all be found, "phrases", begin* of words, and -words to leave out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chautari.nepali.word_keys import word_key
from chautari.search.model.text_words import readings_of, text_words, token_of_key

MOST_CHARACTERS, MOST_WORDS = 200, 12
# Of one letter half of all words begin.
LEAST_BEGINNING = 2
# How alike to the word asked for a word of the same skeleton must be written.
ANOTHER_SPELLING, SAME_NAME = 0.76, 0.85
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_PART = re.compile(r'(?P<sign>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class BadQuestion(ValueError):
    """The question cannot be asked; the message says why, in words for whoever asked."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a question.

    - words: words that follow each other, each by the tokens that it may have, its own first.
    - is_beginning: only the beginning of the (one) word is known.
    - is_excluded: what has it is left out.
    - likeness: what another spelling must have of it, 0 to 1.
    """

    words: tuple[tuple[str, ...], ...]
    is_beginning: bool = False
    is_excluded: bool = False
    likeness: float = ANOTHER_SPELLING


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: every clause of `all_of`, and one at the least of each group of `one_of`."""

    all_of: tuple[Clause, ...] = ()
    one_of: tuple[tuple[Clause, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What an article must be besides; empty or None is anything. Days are those of Kathmandu, both included."""

    language: str = ""
    source: str = ""
    section: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None


def read_question(text: str) -> Question:
    """The question in `text`. Raises BadQuestion."""
    if len(text) > MOST_CHARACTERS:
        raise BadQuestion(f"it has {len(text)} characters, and {MOST_CHARACTERS} are the most")
    text = text.translate(_QUOTES)
    if text.count('"') % 2:
        raise BadQuestion("a phrase is begun by a quotation mark and not ended by one")
    clauses = tuple(clause for match in _PART.finditer(text) for clause in _clauses(match))
    if sum(len(clause.words) for clause in clauses) > MOST_WORDS:
        raise BadQuestion(f"it has more than {MOST_WORDS} words")
    if not clauses:
        raise BadQuestion("it has no word that could be found: signs, and words that every article has, find none")
    if all(clause.is_excluded for clause in clauses):
        raise BadQuestion("it says only what to leave out")
    return Question(clauses)


def question_of_names(*names: Iterable[str]) -> Question:
    """The question for what is called by one name of each group, in any spelling of it that is nearly the same."""
    groups = (map(words_of, group) for group in names)
    return Question(one_of=tuple(tuple(Clause(name, likeness=SAME_NAME) for name in group if name) for group in groups))


def words_of(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name or a phrase by the tokens that each may have, common words left out."""
    words = (readings_of(text[word.start : word.end]) for word in text_words(text))
    return tuple(filter(None, words))


def _clauses(match: re.Match[str]) -> list[Clause]:
    is_excluded = bool(match["sign"])
    if match["phrase"] is not None:
        words = words_of(match["phrase"])
        return [Clause(words, is_excluded=is_excluded)] if words else []
    word = match["word"]
    if word.endswith("*"):
        return [_beginning(word.rstrip("*"), is_excluded)]
    # Of `rate/price` each is a word; of an excluded one both are left out.
    return [Clause((readings,), is_excluded=is_excluded) for readings in words_of(word)]


def _beginning(word: str, is_excluded: bool) -> Clause:
    token = token_of_key(word_key(word))
    if len(word) < LEAST_BEGINNING or not token:
        raise BadQuestion(f"the beginning of a word has {LEAST_BEGINNING} letters at the least: {word}*")
    return Clause(((token,),), is_beginning=True, is_excluded=is_excluded)
