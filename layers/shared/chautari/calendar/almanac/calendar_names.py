"""Names of the calendar in Nepali and English (`data/calendar-names.json`), in the order of their numbers."""

import json
from pathlib import Path

from chautari.nepali.bikram_sambat import MONTHS_EN, MONTHS_NE

LANGUAGES = ("ne", "en")
Names = dict[str, tuple[str, ...]]  # by language

_FILE = Path(__file__).parent / "data" / "calendar-names.json"
_NAMES: dict[str, Names] = {
    kind: {language: tuple(names.split()) for language, names in by_language.items()}
    for kind, by_language in json.loads(_FILE.read_text(encoding="utf-8")).items()
}
MONTHS: Names = {"ne": MONTHS_NE, "en": MONTHS_EN}
WEEKDAYS = _NAMES["weekdays"]  # Monday first, as `date.weekday()`
PAKSHAS = _NAMES["pakshas"]
TITHIS = _NAMES["tithis"]
SAMBAT_MONTHS = _NAMES["sambat_months"]
SAMBAT_HALVES = _NAMES["sambat_halves"]
NAKSHATRAS = _NAMES["nakshatras"]
YOGAS = _NAMES["yogas"]
# The sixty half-tithis of a month: one name, then seven that take turns eight times, then three.
KARANAS: Names = {lang: (names[0], *names[1:8] * 8, *names[8:]) for lang, names in _NAMES["karanas"].items()}
ADHIK = {"ne": "अधिक", "en": "Adhik"}
SAMBAT_EXTRA = {"ne": "अनला", "en": "Anala"}  # the Nepal Sambat name of an extra month
PROVINCES = {
    "province-koshi": {"ne": "कोशी प्रदेश", "en": "Koshi Province"},
    "province-madhesh": {"ne": "मधेश प्रदेश", "en": "Madhesh Province"},
    "province-bagmati": {"ne": "बागमती प्रदेश", "en": "Bagmati Province"},
    "province-gandaki": {"ne": "गण्डकी प्रदेश", "en": "Gandaki Province"},
    "province-lumbini": {"ne": "लुम्बिनी प्रदेश", "en": "Lumbini Province"},
    "province-karnali": {"ne": "कर्णाली प्रदेश", "en": "Karnali Province"},
    "province-sudurpashchim": {"ne": "सुदूरपश्चिम प्रदेश", "en": "Sudurpashchim Province"},
}
SCOPES = {  # who has the day off
    "national": {"ne": "सबै", "en": "everyone"},
    "kathmandu-valley": {"ne": "काठमाडौं उपत्यका", "en": "Kathmandu Valley"},
    "hills": {"ne": "हिमाल र पहाड", "en": "mountain and hill districts"},
    "terai": {"ne": "तराई", "en": "Terai districts"},
    "women": {"ne": "महिला", "en": "women"},
    "education": {"ne": "शिक्षण संस्था", "en": "educational institutions"},
    "kirat-community": {"ne": "किराँत समुदाय", "en": "Kirat community"},
    "muslim-community": {"ne": "मुस्लिम समुदाय", "en": "Muslim community"},
    "sikh-community": {"ne": "सिख समुदाय", "en": "Sikh community"},
    "persons-with-disabilities": {"ne": "अपाङ्गता भएका व्यक्ति", "en": "persons with disabilities"},
    "province": {"ne": "प्रदेश", "en": "one province"},
    **PROVINCES,
}
WORKPLACES = {  # whose working days
    "nation": {"ne": "देशभर", "en": "the whole nation"},
    "province": {"ne": "प्रदेश", "en": "one province"},
    "valley": {"ne": "काठमाडौं उपत्यका", "en": "Kathmandu Valley"},
    "banks": {"ne": "बैंक", "en": "banks"},
    "schools": {"ne": "विद्यालय", "en": "schools"},
    **PROVINCES,
}
MOON_PHASES = {
    "new-moon": {"ne": "औंसी", "en": "new moon"},
    "waxing-crescent": {"ne": "शुक्ल पक्षको चन्द्रकला", "en": "waxing crescent"},
    "first-quarter": {"ne": "शुक्ल पक्षको अर्धचन्द्र", "en": "first quarter"},
    "waxing-gibbous": {"ne": "बढ्दो चन्द्रमा", "en": "waxing gibbous"},
    "full-moon": {"ne": "पूर्णिमा", "en": "full moon"},
    "waning-gibbous": {"ne": "घट्दो चन्द्रमा", "en": "waning gibbous"},
    "last-quarter": {"ne": "कृष्ण पक्षको अर्धचन्द्र", "en": "last quarter"},
    "waning-crescent": {"ne": "कृष्ण पक्षको चन्द्रकला", "en": "waning crescent"},
}
ECLIPSES = {
    "sun": {"ne": "सूर्यग्रहण", "en": "eclipse of the sun"},
    "moon": {"ne": "चन्द्रग्रहण", "en": "eclipse of the moon"},
}
ECLIPSE_KINDS = {
    "total": {"ne": "पूर्ण", "en": "total"},
    "annular": {"ne": "वलयाकार", "en": "annular"},
    "partial": {"ne": "आंशिक", "en": "partial"},
}
