"""News agencies under one name each, as bylines and datelines print them: `एएफपी`, `Agence France-Presse`, `(AFP)`."""

import re
import unicodedata
from collections.abc import Iterable

_SPELLINGS = {
    "RSS": "RSS|Rastriya Samachar Samiti|National News Agency|रासस|राष्ट्रिय समाचार समिति",
    "AFP": "AFP|Agence France-Presse|Agence France Presse|एएफपी",
    "AP": "AP|Associated Press|The Associated Press|एपी",
    "Reuters": "Reuters|Thomson Reuters|रोयटर्स|रोयटर|रायटर्स",
    "ANI": "ANI|Asian News International|एएनआई",
    "PTI": "PTI|Press Trust of India|पीटीआई",
    "IANS": "IANS|Indo-Asian News Service",
    "Xinhua": "Xinhua|Xinhua News Agency|सिन्ह्वा|सिनह्वा",
    "dpa": "dpa|Deutsche Presse-Agentur|डीपीए",
    "EFE": "EFE|EFE Agency",
    "Bloomberg": "Bloomberg|Bloomberg News",
    "UPI": "UPI|United Press International",
    "TASS": "TASS|तास",
    "Kyodo": "Kyodo|Kyodo News",
    "Yonhap": "Yonhap|Yonhap News Agency",
    "Agencies": "Agencies|Agency|एजेन्सी|एजेन्सीहरू|एजेन्सीहरु",
}
_NAME_OF = {
    unicodedata.normalize("NFC", spelling).casefold(): name
    for name, spellings in _SPELLINGS.items()
    for spelling in spellings.split("|")
}
_EDGES = " \t().,;:।–—-/[]"
_ENDING = re.compile(r"[(\[–—-]\s?([^()\[\]–—]{2,30})[)\]]?\s?[.।]?$")
LONGEST_ENDING = 40


def named(text: str) -> str:
    """The agency whose name is the whole text, by our name for it; empty for any other text."""
    return _NAME_OF.get(unicodedata.normalize("NFC", text).strip(_EDGES).casefold(), "")


def first_agency(authors: Iterable[str]) -> str:
    """The first agency among the authors; `RSS/AFP` names RSS."""
    parts = (part for author in authors for part in author.split("/"))
    return next((name for part in parts if (name := named(part))), "")


def at_end(paragraph: str) -> str:
    """The agency in brackets or behind a dash at the end of a text (`... said. (RSS)`), or that is all of it."""
    ending = _ENDING.search(paragraph[-LONGEST_ENDING:])
    return named(paragraph) or (named(ending[1]) if ending else "")
