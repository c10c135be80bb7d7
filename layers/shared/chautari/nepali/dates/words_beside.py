"""Words beside a time that are no zone. All else may be one, or a place whose time it is: `20:21 (Sydney)`.

Of a text that states no zone every word is looked at, so that nobody has to think of each way to name a place.
"""

import re
from collections.abc import Iterable

from chautari.nepali.dates.day_parser import words_beside_days

# Directly behind a time: days, months, calendars, and labels, including those in captures.
_BEHIND_A_TIME = """
mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan
feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
october november december am pm ad bs by in on at and or of to from the as is was h hr hrs hour hours
min mins minute minutes sec seconds read reading ago last first updated update modified edited published
posted created date time print share views comments source photo video report reports nepal nepali
kathmandu news rss afp ap ani pti bbc
"""
# Anywhere: more labels, and the outlets that are declared, as they write themselves beside a date.
_ANYWHERE = """
article author blog datetime day dated editor issued latest modification online originally post press
publication publish publishing pubdate released release reporter reviewed revised since staff timestamp uploaded
view written
काठमाडौं काठमाडौँ काठमाण्डौ काठमाण्डौं नेपाल नेपाली
प्रकाशित प्रकाशन मिति मितिः प्रकाशितः प्रकाशितमिति समय अपडेट अपडेटः अपडेटेड अद्यावधिक अन्तिम पछिल्लो पटक परिमार्जन परिमार्जित
गरिएको भएको गरियो भयो मा मै को का बजे बजेतिर बजेको बज्दा तिर घण्टा मिनेट वि सं विसं वि॰सं॰ इ ई ईस्वी इस्वी सन् सम्वत् संवत्
गते गतेको गतेका गतेमा साल सालको सालमा महिना महिनाको र
रातोपाटी सेतोपाटी अनलाइनखबर कान्तिपुर गोरखापत्र नागरिक रासस बीबीसी एपी एएफपी
"""
_BEHIND = frozenset(_BEHIND_A_TIME.split())
_HARMLESS = _BEHIND | frozenset(_ANYWHERE.split())
# The reporter, up to the next mark or number. A place is behind `in`, and `by Sydney time` names a zone.
_BY = re.compile(r"\bby\s+(?:(?!(?:in|on|at|time)\b)@?[^\W0-9_][\w.'’-]*\s*){1,5}(?!\s*time\b)", re.IGNORECASE)
_ERA = re.compile(r"\b(?:[AB]\.\s?[DS]\b\.?|वि\.?\s?सं\b\.?)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"(?:[^\w\u0900-\u0963\u0971-\u097f]|[0-9_])+")  # `\w` leaves out the signs of Devanagari


def is_no_zone(name: str) -> bool:
    """Whether a word directly behind a time is certainly none."""
    return name.lower() in _BEHIND


def all_understood(pieces: Iterable[str]) -> bool:
    """Whether the pieces of a text around its times hold days, labels and reporters, and no other word."""
    text = _ERA.sub(" ", _BY.sub(" ", " ; ".join(pieces)))
    words = (word for token in words_beside_days(text) for word in _NOT_LETTERS.split(token) if word)
    return all(word in _HARMLESS for word in words)
