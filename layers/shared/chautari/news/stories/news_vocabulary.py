"""Common words of Nepali news with their English, where an archive has not taught them yet.

A lexicon learnt from addresses knows what its outlets wrote; most outlets' addresses hold no English. Of the words in
data/common-words.csv those of origin `days` stand in five or more of 2,830 headlines and leads of the days to learn
from, of December 2025 to May 2026; those of origin `general` were written from knowledge of the language by subject
(courts, crime, accidents, weather, offices, parties, countries, months, money, sport, health), beside the words
of three or more of these texts. Words of grammar and most names are left out: names are found by their sound. The texts
that docs/stories.md measures on had no part in the choice of the words; who translated had read them for the first
origin, and of the tuned days only for the second.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from chautari.news.stories.terms import term

WORDS = Path(__file__).parent / "data" / "common-words.csv"
# As a learnt partner's: with its strength .72 of sure, less than a name of one sound. Of .35, .45 and .6 the best on
# the tuning days.
COMMON_WEIGHT = 0.45


@lru_cache(maxsize=1)
def common_partners() -> Mapping[str, Mapping[str, float]]:
    """The English partners of each common term, as a lexicon has them."""
    partners: defaultdict[str, dict[str, float]] = defaultdict(dict)
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            english = (term(word).key for word in row["english"].split())
            partners[term(row["nepali"]).key] |= dict.fromkeys(english, COMMON_WEIGHT)
    return MappingProxyType(dict(partners))
