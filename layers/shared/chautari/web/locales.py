"""Locale: words, digits, amounts and dates of one language. Both group by lakh (3,06,800), as Nepal does."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chautari.nepali.bikram_sambat import MONTHS_EN, MONTHS_NE
from chautari.nepali.numerals import devanagari_digits, grouped

_DATA = Path(__file__).parent / "data"
# Words of our own come before the generated names of sources.
_WORDS: dict[str, dict[str, str]] = {
    **json.loads((_DATA / "source-names.json").read_text(encoding="utf-8")),
    **json.loads((_DATA / "page-words.json").read_text(encoding="utf-8")),
}
_BS_MONTHS = {"ne": MONTHS_NE, "en": MONTHS_EN}
_AD_MONTHS = {
    "ne": (
        *("जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन"),
        *("जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


HOURS_OF_HALF = 12


@dataclass(frozen=True, slots=True)
class Locale:
    """Nepali (`ne`) or English (`en`); `other` is the other one."""

    code: str

    @property
    def other(self) -> "Locale":
        """The language to switch to."""
        return Locale("en" if self.code == "ne" else "ne")

    @property
    def months(self) -> tuple[str, ...]:
        """The AD months, January first."""
        return _AD_MONTHS[self.code]

    def say(self, key: str, **values: str | int) -> str:
        """The words of `key`, with `values` in their places in its own digits. Raises KeyError for unknown ones."""
        text = _WORDS[key][self.code]
        return text.format(**{name: self.digits(value) for name, value in values.items()}) if values else text

    def knows(self, key: str) -> bool:
        """Whether there are words of `key`."""
        return key in _WORDS

    def of(self, both: Mapping[str, str]) -> str:
        """The text of `{"ne": ..., "en": ...}` in this language."""
        return both[self.code]

    def name(self, thing: Mapping[str, Any]) -> str:
        """The name in this language of what has `name` and `name_ne`."""
        return str(thing["name_ne" if self.code == "ne" else "name"])

    def digits(self, text: str | int) -> str:
        """`text` in this language's digits."""
        return devanagari_digits(str(text)) if self.code == "ne" else str(text)

    def amount(self, text: str) -> str:
        """An amount of the API (`"306800.5"`) as printed: `3,06,800.5`, `३,०६,८००.५`."""
        sign = "−" if text.startswith("-") else ""
        return self.digits(sign + grouped(text.removeprefix("-")))

    def rupees(self, text: str) -> str:
        """An amount in rupees with the sign."""
        return f"{self.say('rs')} {self.amount(text)}"

    def ad(self, iso: str) -> str:
        """A day AD: `17 August 2026`."""
        on = date.fromisoformat(iso[:10])
        return self.digits(f"{on.day} {_AD_MONTHS[self.code][on.month - 1]} {on.year}")

    def bs(self, text: str) -> str:
        """A day BS: `1 Bhadra 2083`."""
        year, month, day = (int(part) for part in text.split("-"))
        return self.digits(f"{day} {_BS_MONTHS[self.code][month - 1]} {year}")

    def month(self, label: str) -> str:
        """A month AD, of `2026-08`: `August 2026`."""
        year, month = label.split("-")
        return self.digits(f"{_AD_MONTHS[self.code][int(month) - 1]} {year}")

    def day(self, dated: Mapping[str, Any]) -> str:
        """The date of what has `date` and `date_bs`, in the calendar of this language's readers."""
        return self.bs(dated["date_bs"]) if self.code == "ne" else self.ad(dated["date"])

    def clock(self, instant: str) -> str:
        """The time of an instant in Kathmandu: `16:45`, `अपराह्न ४:४५`."""
        return self.time(f"{datetime.fromisoformat(instant):%H:%M}")

    def time(self, text: str) -> str:
        """A time of 24 hours as each language has it: `16:45`, `अपराह्न ४:४५`; noon is the first of the afternoon."""
        if self.code == "en":
            return text
        hour, minute = int(text[:2]), text[3:5]
        half = self.say("after_noon" if hour >= HOURS_OF_HALF else "before_noon")
        return self.digits(f"{half} {(hour - 1) % HOURS_OF_HALF + 1}:{minute}")

    def moment(self, instant: str) -> str:
        """Date and time of an instant."""
        return f"{self.ad(instant)}, {self.clock(instant)}"
