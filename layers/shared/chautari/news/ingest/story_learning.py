"""Learn anew once a day from the newest of the archive: how rare words are, and what they are in English.

The lexicon comes of Nepali articles whose address holds English words: outlets that write them translate for us.
"""

from itertools import chain

from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import listings
from chautari.news.stories.address_words import address_words
from chautari.news.stories.frequencies import Frequencies, count
from chautari.news.stories.lexicon import Pair, learn
from chautari.news.stories.likeness import Knowledge
from chautari.news.stories.report import text_terms
from chautari.news.stories.terms import keys_of

# Of each language. 300 pairs give nearly all of the gain, and the articles of five days hold more.
MOST_ARTICLES = 2_000
# So few articles do not say which words are rare.
LEAST_ARTICLES = 100
# An address is English if so many of its words are known from English articles; else it is Nepali in Latin letters.
LEAST_KNOWN = 0.6


def learnt(table: Table) -> Knowledge:
    """What the newest articles teach."""
    nepali, english = (
        listings.newest(table, listings.language_listing(name), None, MOST_ARTICLES, is_consistent=False)
        for name in ("ne", "en")
    )
    return knowledge_of(nepali, english)


def knowledge_of(nepali: list[ArticleSummary], english: list[ArticleSummary]) -> Knowledge:
    """What articles of two languages teach."""
    frequencies = {"ne": _counted(nepali), "en": _counted(english)}
    pairs = (_pair(article, frequencies["en"]) for article in nepali)
    return Knowledge(learn(pair for pair in pairs if pair[1]), frequencies)


def _counted(articles: list[ArticleSummary]) -> Frequencies:
    return count(map(_keys, articles if len(articles) >= LEAST_ARTICLES else ()))


def _keys(article: ArticleSummary) -> tuple[str, ...]:
    return keys_of(chain(text_terms(article.title), text_terms(article.excerpt)))


def _pair(article: ArticleSummary, english: Frequencies) -> Pair:
    """The terms of a Nepali article and the English ones of its address, none if that is not English."""
    words = keys_of(text_terms(address_words(article.url)))
    count_known = sum(word in english.counts for word in words)
    return _keys(article), words if words and count_known >= LEAST_KNOWN * len(words) else ()
