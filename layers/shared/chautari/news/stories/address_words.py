"""Words of an address: some Nepali outlets put an English headline into it, and so translate for us.

`.../social-affairs/rain-with-snow-expected-on-magh-20-urges-caution-10-87.html` gives `rain with snow expected on magh
urges caution`. They are machine-translated and wrong in names, so they are compared and learnt from, and never shown.
"""

import re
from urllib.parse import unquote, urlsplit

LEAST_WORDS = 3
_WORD = re.compile("[a-z]+")


def address_words(url: str) -> str:
    """The words of the last part of an address; empty for one of fewer than LEAST_WORDS."""
    parts = [part for part in urlsplit(url).path.split("/") if part]
    last = unquote(parts[-1]).casefold().rsplit(".", 1)[0] if parts else ""
    english_words = [word for word in re.split("[-_+ ]", last) if _WORD.fullmatch(word)]
    return " ".join(english_words) if len(english_words) >= LEAST_WORDS else ""
