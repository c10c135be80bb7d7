"""Learn anew once a day from the newest of the archive: how rare words are, and what they are in English.

The lexicon comes of Nepali articles whose address holds English words: outlets that write them translate for us.
"""

from datetime import datetime
from itertools import chain

from chautari.dynamodb.table import Table
from chautari.nepali.clock import today
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import learnt, listings
from chautari.news.stories.address_words import address_words
from chautari.news.stories.frequencies import Frequencies, count
from chautari.news.stories.lexicon import Pair, learn
from chautari.news.stories.likeness import LANGUAGES, Knowledge
from chautari.news.stories.report import text_terms
from chautari.news.stories.terms import keys_of

# Of each language. 300 pairs give nearly all of the gain, 4,000 articles hold more and take some seconds.
MOST_ARTICLES = 4_000
# An address is English if so many of its words are known from English articles; else it is Nepali in Latin letters.
LEAST_KNOWN = 0.6


def run(table: Table, now: datetime) -> bool:
    """Learn, unless it was done today in Kathmandu. Returns whether it was learnt now."""
    _, at = learnt.get(table)
    if at is not None and today(at) == today(now):
        return False
    newest = {name: listings.newest(table, listings.language_listing(name), None, MOST_ARTICLES) for name in LANGUAGES}
    learnt.put(table, knowledge_of(newest["ne"], newest["en"]), now)
    return True


def knowledge_of(nepali: list[ArticleSummary], english: list[ArticleSummary]) -> Knowledge:
    """What articles of two languages teach."""
    frequencies = {"ne": count(map(_keys, nepali)), "en": count(map(_keys, english))}
    pairs = (_pair(article, frequencies["en"]) for article in nepali)
    return Knowledge(learn(pair for pair in pairs if pair[1]), frequencies)


def _keys(article: ArticleSummary) -> tuple[str, ...]:
    return keys_of(chain(text_terms(article.title), text_terms(article.excerpt)))


def _pair(article: ArticleSummary, english: Frequencies) -> Pair:
    """The terms of a Nepali article and the English ones of its address, none if that is not English."""
    words = keys_of(text_terms(address_words(article.url)))
    count_known = sum(word in english.counts for word in words)
    return _keys(article), words if words and count_known >= LEAST_KNOWN * len(words) else ()
