"""Lists of holidays in the form of before decisions, read as decisions."""

from collections.abc import Mapping
from typing import Any

from chautari.calendar.almanac import holidays
from chautari.calendar.almanac.decisions import LEAST_OF_A_WHOLE_LIST, evidence
from chautari.calendar.model.almanac import Holiday
from chautari.calendar.model.decision import Decision, HolidayChange


def of_list(document: Mapping[str, Any], number: int, *, is_kept: bool = False) -> Decision:
    """The decision that a list of holidays makes: `{"year": 2084, "holidays": [...], "published_on": ...}`.

    It is the list of the whole year if it is long enough. `is_kept`: it was accepted, and the year may have lost a day
    since. Raises InvalidHolidayList, InvalidDecision.
    """
    listed = holidays.listed(document, is_kept=is_kept)
    year, source = int(document["year"]), holidays.text(document["source"])
    sha256, url = evidence(document)
    return Decision(
        id=f"list-{year}-{number}",
        number=number,
        authority=source,
        decided_on=holidays.published_on(document),
        in_force_from=None,
        source=source,
        url=url,
        sha256=sha256,
        is_archived=False,
        whole_year=year if len(listed) >= LEAST_OF_A_WHOLE_LIST else None,
        revokes=None,
        changes=tuple(map(_listed, listed)),
        weekly_rest=(),
        missing=tuple(holidays.missing(document, is_kept=is_kept)),
    )


def _listed(row: Holiday) -> HolidayChange:
    return HolidayChange("adds", row.key, row.first, row.last, None, False, row.ne, row.en, row.scope, row.source)
