"""Questions of readers, made of the articles: names in both scripts, words of a headline, phrases, beginnings."""

import random
from collections.abc import Iterator

from chautari.nepali.grammar_words import GRAMMAR_WORDS
from chautari.search.model.text_words import text_words
from tools.bench.search.corpus import News
from tools.bench.search.spellings import lists

OF_EACH_KIND = 100


def questions(news: News, chance: random.Random) -> Iterator[tuple[str, str]]:
    """The kind of each question, and its text."""
    names = [spelling for listed in lists() for name in listed.names for spelling in name]
    for name in chance.sample(names, OF_EACH_KIND):
        yield "a name", name
    titles = [title for titles in news.titles.values() for title in titles]
    for title in chance.sample(titles, OF_EACH_KIND):
        words = _words(title)
        if len(words) >= 3:
            yield "words", " ".join(chance.sample(words, 3))
            yield "a phrase", f'"{words[0]} {words[1]}"'
            yield "a beginning", f"{words[0][:4]}*"


def _words(title: str) -> list[str]:
    words = (title[word.start : word.end] for word in text_words(title) if word.token)
    return [word for word in words if word.casefold() not in GRAMMAR_WORDS and len(word) > 3]
