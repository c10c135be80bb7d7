"""Days that are given in another form than the API takes: how they are written, as a help beside a refusal."""

import re
from datetime import date

from chautari.nepali import bikram_sambat

_YEAR_FIRST = r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})"


def written(text: str) -> list[str]:
    """How the day in `text`, year first and without a calendar's name, is written in the calendars that have it."""
    parts = re.fullmatch(_YEAR_FIRST, text)
    if parts is None:
        return []
    year, month, day = map(int, parts.groups())
    iso = f"{year}-{month:02}-{day:02}"
    return [*([iso] if _is_ad(iso) else []), *([f"bs:{iso}"] if _is_bs(iso) else [])]


def _is_ad(iso: str) -> bool:
    try:
        bikram_sambat.to_bs(date.fromisoformat(iso))
    except ValueError:
        return False
    return True


def _is_bs(iso: str) -> bool:
    try:
        bikram_sambat.to_ad(bikram_sambat.parse(iso))
    except ValueError:
        return False
    return True
