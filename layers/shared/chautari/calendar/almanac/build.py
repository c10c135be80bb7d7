"""Computation of almanacs, one BS year at a time.

`python -m chautari.calendar.almanac.build DIR 2083 2084` writes them as JSON files.

The method of a year is data (`data/panchanga-methods.json`): the authority has once announced, and withdrawn, a change
from the Surya Siddhanta to modern astronomy.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chautari.calendar.almanac import drik, holidays
from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.festivals import festivals, year_span
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Almanac, Observance
from chautari.nepali.bikram_sambat import confidence, month_length

_DATA = Path(__file__).parent / "data"
_EPHEMERIDES = {ephemeris.method: ephemeris for ephemeris in (SURYA_SIDDHANTA, drik.DRIK)}


def method_of(year: int) -> Ephemeris:
    """The ephemeris in force in a BS year. Only the modern one needs astronomy-engine when a year is built."""
    methods = json.loads((_DATA / "panchanga-methods.json").read_text(encoding="utf-8"))
    return _EPHEMERIDES[methods["years"].get(str(year), methods["default"])]


def bundled_list(year: int) -> dict[str, Any] | None:
    """The bundled holiday list of a year, or None. It is a transcription, so any accepted list replaces it."""
    path = _DATA / f"holidays-{year}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def almanac(year: int, overlay: Mapping[str, Any] | None) -> Almanac:
    """Compute the almanac of a BS year, its holidays from `overlay` (a holiday list) if there is one.

    Raises OutOfRange or InvalidHolidayList.
    """
    ephemeris, (first, last) = method_of(year), year_span(year)
    observances = tuple(
        Observance(
            occurrence.festival.key,
            occurrence.day,
            occurrence.festival.ne,
            occurrence.festival.en,
            occurrence.festival.source,
        )
        for occurrence in festivals(year, ephemeris)
    )
    by_rule = holidays.expected(observances, year) if year >= holidays.EXPECTED_FROM else []
    return Almanac(
        year=year,
        start=first,
        months=tuple(month_length(year, month) for month in range(1, 13)),
        confidence=confidence(year),
        method=ephemeris.method,
        elements_method=drik.METHOD,
        days=tuple(panchangas(ephemeris, first, last)),
        observances=observances,
        holidays=tuple(holidays.listed(overlay) if overlay else by_rule),
        missing=tuple(holidays.missing(overlay) if overlay else holidays.undated() if by_rule else ()),
    )


def encoded(built: Almanac) -> bytes:
    """The document of an almanac as compact JSON, the same bytes for the same almanac."""
    return json.dumps(built.document(), ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    for year in map(int, sys.argv[2:]):
        Path(sys.argv[1], f"{year}.json").write_bytes(encoded(almanac(year, bundled_list(year))))
