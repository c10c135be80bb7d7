"""Sections of the news, and the names that outlets use for them.

An outlet's own names (`NewsSource.sections`) take precedence over the common ones. An unknown name has no section;
nothing is guessed from a title.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from chautari.news.model.source import NewsSource  # the API needs the names of sections alone


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key in addresses, and its display names in English and Nepali."""

    key: str
    name: str
    name_ne: str


SECTIONS: Mapping[str, Section] = MappingProxyType(
    {
        key: Section(key, name, name_ne)
        for key, name, name_ne in (
            ("national", "National", "समाचार"),
            ("politics", "Politics", "राजनीति"),
            ("economy", "Economy", "अर्थ"),
            ("society", "Society", "समाज"),
            ("province", "Provinces", "प्रदेश"),
            ("world", "World", "विश्व"),
            ("sport", "Sport", "खेलकुद"),
            ("opinion", "Opinion", "विचार"),
            ("arts", "Arts and literature", "कला साहित्य"),
            ("entertainment", "Entertainment", "मनोरञ्जन"),
            ("science-technology", "Science and technology", "विज्ञान प्रविधि"),
            ("health", "Health", "स्वास्थ्य"),
            ("education", "Education", "शिक्षा"),
            ("environment", "Climate and environment", "वातावरण"),
            ("lifestyle", "Life and travel", "जीवनशैली"),
            ("diaspora", "Nepalis abroad", "प्रवास"),
        )
    }
)

_COMMON_NAMES: Mapping[str, tuple[str, ...]] = {
    "national": ("national", "nepal", "main news", "top news", "देश", "राष्ट्रिय", "मुख्य समाचार", "समाचार"),
    "politics": ("politics", "political", "election", "राजनीति", "राजनीतिक", "निर्वाचन"),
    "economy": (
        *("economy", "business", "money", "market", "banking", "finance", "corporate", "अर्थ", "अर्थतन्त्र"),
        *("अर्थ वाणिज्य", "बजार", "आर्थिक", "व्यापार", "विजनेस", "बिजनेस", "बैंक", "सेयर बजार", "कर्पोरेट"),
    ),
    "society": ("society", "social", "crime", "valley", "kathmandu", "समाज", "अपराध", "सुरक्षा", "अपराध/सुरक्षा"),
    "province": (
        *("province", "provinces", "koshi", "madhesh", "bagmati", "gandaki", "lumbini", "karnali", "sudurpaschim"),
        *("प्रदेश", "कोशी", "मधेश", "बागमती", "गण्डकी", "लुम्बिनी", "कर्णाली", "सुदूरपश्चिम", "कोशी प्रदेश"),
        *("मधेश प्रदेश", "बागमती प्रदेश", "गण्डकी प्रदेश", "लुम्बिनी प्रदेश", "कर्णाली प्रदेश", "सुदूरपश्चिम प्रदेश"),
    ),
    "world": ("world", "international", "global", "asia", "विश्व", "अन्तर्राष्ट्रिय", "अन्तरराष्ट्रिय"),
    "sport": ("sport", "sports", "football", "cricket", "खेल", "खेलकुद", "क्रिकेट", "फुटबल"),
    "opinion": (
        *("opinion", "opinions", "editorial", "columns", "column", "interview", "interviews", "blog", "analysis"),
        *("विचार", "सम्पादकीय", "अन्तर्वार्ता", "ब्लग", "टिप्पणी", "विश्लेषण", "दृष्टिकोण"),
    ),
    "arts": (
        *("arts", "art", "culture", "art culture", "art & culture", "literature", "books"),
        *("कला", "साहित्य", "कला साहित्य"),
    ),
    "entertainment": ("entertainment", "movies", "film", "मनोरञ्जन", "चलचित्र", "ग्ल्यामर", "बलिउड"),
    "science-technology": (
        *("technology", "tech", "science", "science technology", "science & technology", "auto"),
        *("प्रविधि", "विज्ञान", "सूचना प्रविधि", "विज्ञान प्रविधि", "अटो"),
    ),
    "health": ("health", "स्वास्थ्य", "स्वास्थ्य/जीवनशैली"),
    "education": ("education", "campus", "शिक्षा", "शैक्षिक"),
    "environment": ("environment", "climate", "climate & environment", "weather", "वातावरण", "पर्यावरण", "मौसम"),
    "lifestyle": ("lifestyle", "life style", "travel", "tourism", "food", "fashion", "जीवनशैली", "पर्यटन", "यात्रा"),
    "diaspora": ("diaspora", "migration", "nri", "प्रवास", "प्रवासी", "परदेश"),
}


def _normalize(name: str) -> str:
    """`name` for comparison: composed, case-folded, hyphens and underscores as blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("-", " ").replace("_", " ").split())


_SECTION_BY_NAME = {_normalize(name): key for key, names in _COMMON_NAMES.items() for name in names}


def section_of(source: "NewsSource", link: str, *stated: str) -> str:
    """The section key of the first known name in `stated`, else among the folders of `link`; else empty.

    - stated: section names from a feed or page.
    - "national" is chosen only if no name has a narrower section.
    - The last part of a path is the article, not a folder.
    """
    own = {_normalize(name): section for name, section in source.sections.items()}
    folders = (unquote(folder) for folder in urlsplit(link).path.strip("/").split("/")[:-1])
    names = [_normalize(name) for name in (*stated, *folders)]
    sections = [section for name in names if (section := own.get(name) or _SECTION_BY_NAME.get(name, ""))]
    return next((section for section in sections if section != "national"), sections[0] if sections else "")
