"""What the almanacs are made of, as a digest: where it is that of the run before, every year is as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from chautari.calendar.almanac import bundled_decisions
from chautari.calendar.model.decision import Decision, is_in_force
from chautari.calendar.model.notice import Notice
from chautari.core import code_digest
from chautari.dynamodb import codec
from chautari.nepali.bikram_sambat import to_bs

# What a year and its parts are computed by, tables and rules included.
CODE = ("calendar", "nepali")


def digest(years: Sequence[int], notices: Iterable[Notice], held: Iterable[Decision], today: date) -> str:
    """The digest of the set of years, the notices, the decisions `held` of them, which of all decisions are in force,
    the code, and the month of today, by which parts are stored."""
    in_force = [
        [decision.id, decision.number, decision.is_archived, is_in_force(decision, today)]
        for decision in (*bundled_decisions.all_bundled(), *held)
    ]
    made_of = [list(years), code(), list(to_bs(today)[:2]), [asdict(notice) for notice in notices], in_force]
    return codec.sha256(codec.json_text(made_of))


def code() -> str:
    """The digest of the files that a year is computed by."""
    return code_digest.of_rooms(*CODE)
