"""Facts: what a tool answers, each with its date, status, freshness and proof, and the sentence that says all four.

What speaks against a number stands before it in its sentence, so that whoever quotes the beginning quotes that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from chautari.api.endpoint import Request
from chautari.nepali.clock import NPT, today
from chautari.nepali.numerals import grouped
from chautari.rates.views.rate import dated

STATUSES = {
    "confirmed": "confirmed by two separately fetched sources",
    "official": "the authority's own figure",
    "provisional": "provisional, as one reading alone says so",
    "held": "held in doubt and not given out",
    "unpublished": "not published at present",
    "derived": "reckoned from the rates named after it",
    "stated": "as its outlet states it, unchecked",
}
# The confidence of a day in the calendar: that of the lengths of its months. Tithi and festivals are always computed.
STATUSES_OF_DAYS = {
    "official": "computed for months as the official calendar has them",
    "consensus": "computed for months that all published calendars agree on",
    "disputed": "computed for months that are disputed between published calendars",
    "predicted": "computed for months that are predicted, as no calendar of them is published yet",
}
CAUTIONS = {
    "late": "LATE, a newer one is overdue",
    "stale": "STALE, not to be told as today's",
    "undated": "NOT OF TODAY",
}
CURRENT = ("fresh", "carried", "computed", "asked", "none")


class FreshnessOfFact(TypedDict):
    state: str
    reason: str
    age_days: int


class Fact(TypedDict):
    subject: str
    value: str | None
    unit: str
    date: str
    date_bs: str
    status: str
    freshness: FreshnessOfFact
    proof: str
    doubts: list[str]
    details: Mapping[str, object]
    in_words: str


class ToolAnswer(TypedDict):
    asked_at: str
    current: bool
    facts: list[Fact]
    notes: list[str]


def answer(request: Request, facts: Sequence[Fact], notes: Sequence[str] = ()) -> ToolAnswer:
    """The answer of a tool: `current` if none of its facts is late, stale, held or in doubt."""
    current = all(fact["freshness"]["state"] in CURRENT and not _is_in_doubt(fact) for fact in facts)
    asked_at = request.now.astimezone(NPT).isoformat(timespec="seconds")
    return {"asked_at": asked_at, "current": current, "facts": list(facts), "notes": list(notes)}


def fact(
    request: Request,
    subject: str,
    value: str | None,
    unit: str,
    on: date,
    status: str,
    freshness: tuple[str, str],
    proof: str,
    *,
    doubts: Sequence[str] = (),
    details: Mapping[str, object] | None = None,
    meanings: Mapping[str, str] = STATUSES,
) -> Fact:
    """A fact of the day `on`. `freshness` is state and reason; `doubts` are what speaks against it.

    `meanings`: what each status says in words.
    """
    state, reason = freshness
    age = (today(request.now) - on).days
    days = dated(on)
    before = "; ".join([*([CAUTIONS[state]] if state in CAUTIONS else []), *doubts])
    amount = f"{grouped(value)} {unit}" if value and unit else value or "nothing is given out"
    sentence = (
        f"{subject} of {on} ({days['date_bs']} BS, {_age(age)}), {meanings[status]}, {state} ({reason}): {amount}"
    )
    return {
        "subject": subject,
        "value": value,
        "unit": unit,
        **days,
        "status": status,
        "freshness": {"state": state, "reason": reason, "age_days": age},
        "proof": proof,
        "doubts": list(doubts),
        "details": details or {},
        "in_words": f"{before + ': ' if before else ''}{sentence}. Proof: {proof}",
    }


def freshness_of(rate: Mapping[str, Any], on: date, request: Request) -> tuple[str, str]:
    """State and reason of a rate: those of the API; of a day that was asked for, that; else by its date alone."""
    answered = rate.get("freshness")
    if answered:
        return answered["state"], answered["reason"]
    if rate.get("status") == "unpublished":
        return "none", "its authority does not price it"
    if "on" in request.values:
        return "asked", f"in force on {request.values['on']}"
    return ("fresh", "of today") if on == today(request.now) else ("undated", "nobody says when the next is due")


def address(request: Request, path: str) -> str:
    """The address of a path of this API."""
    return f"{request.origin}{path}"


def _age(days: int) -> str:
    if days < 0:
        return f"in {-days} days"
    return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''} ago"


def _is_in_doubt(answered: Fact) -> bool:
    return answered["status"] == "held" or bool(answered["doubts"])
