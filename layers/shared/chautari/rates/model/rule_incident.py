"""Contradictions of an authority's rules over its publications, and when they make an incident. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chautari.rates.model.authority_rules import RuleKind
from chautari.rates.model.rule_notice import unchanged_value

# Publications in a row with the same contradiction that make an incident. A table is published each day, also on
# Saturdays when nobody mends one: two may repeat one mistake (a Saturday repeats Friday's), a third has been looked at.
PUBLICATIONS = 3
# A contradiction that nobody adopts for longer is one of years, and is counted no further.
MAX_DATES = 400

RuleAndInstrument = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What one publication says against a rule of its authority.

    - `value`: the value of the rule under which it would be right.
    - `example`: what is printed.
    """

    rule: RuleKind
    instrument: str
    value: str
    example: str

    @property
    def key(self) -> RuleAndInstrument:
        """The rule and the instrument."""
        return self.rule, self.instrument


@dataclass(frozen=True, slots=True)
class RepeatedContradiction:
    """The same contradiction of one publication after another, the newest included.

    - `dates`: the market dates of the publications, ISO, earliest first.
    - `example`: what the newest prints.
    """

    rule: RuleKind
    instrument: str
    value: str
    example: str
    dates: tuple[str, ...]

    @property
    def key(self) -> RuleAndInstrument:
        """The rule and the instrument."""
        return self.rule, self.instrument

    @property
    def is_incident(self) -> bool:
        """Whether it was repeated often enough that an operator has to look at it."""
        return len(self.dates) >= PUBLICATIONS

    def command(self, source: str) -> str:
        """The line that adopts it, with the operator's part left open."""
        value = f" VALUE={self.value}" if self.value else ""
        names = ' NAME="..." NAME_NE="..."' if self.rule == "listed" else ""
        what = f"SOURCE={source} RULE={self.rule} INSTRUMENT={self.instrument}{value} FROM={self.dates[0]}"
        return f'make adopt {what} EVIDENCE=https://... REASON="..."{names}'


def updated(
    known: Iterable[RepeatedContradiction], found: Mapping[date, Sequence[Contradiction]]
) -> list[RepeatedContradiction]:
    """The contradictions that stand after a run: `found` has those of each publication that it read, or none.

    - One that the newest publication does not have has ended.
    - Another value begins a new count.
    - A run of older publications than those counted changes nothing.
    """
    before = {each.key: each for each in known}
    newest = max((each.dates[-1] for each in before.values()), default="")
    if not found or str(max(found)) < newest:
        return list(before.values())
    by_date = {on: {each.key: each for each in contradictions} for on, contradictions in found.items()}
    repeated = (_repeated(before.get(key), by_date, key) for key in by_date[max(by_date)])
    return sorted(repeated, key=lambda each: each.key)


def _repeated(
    before: RepeatedContradiction | None,
    by_date: Mapping[date, Mapping[RuleAndInstrument, Contradiction]],
    key: RuleAndInstrument,
) -> RepeatedContradiction:
    newest, dates = by_date[max(by_date)][key], list[str]()
    for on in sorted(by_date, reverse=True):
        contradiction = by_date[on].get(key)
        if contradiction is None or not unchanged_value(contradiction.value, newest.value):
            break
        dates.insert(0, str(on))
    else:
        if before is not None and unchanged_value(before.value, newest.value):
            dates = [on for on in before.dates if on < dates[0]] + dates
    return RepeatedContradiction(
        newest.rule, newest.instrument, newest.value, newest.example, tuple(dates[-MAX_DATES:])
    )
