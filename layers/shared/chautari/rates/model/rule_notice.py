"""Notice of a change of an authority's rule, as an operator adopted it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chautari.rates.model.authority_rules import AuthorityRules, DatedRule, RuleKind, bundled
from chautari.rates.model.instruments import Instrument, currency


@dataclass(frozen=True, slots=True)
class RuleNotice:
    """The `number`-th notice of `source`, counted from 1. All else is plain text, dates and instants ISO.

    - `since`: the market date from which it is in force; it may lie ahead.
    - `value`: see DatedRule.
    - `evidence`: the address of the authority's word, or that word; `sha256` is of the bytes at the address, if taken.
    - `by`: the operator.
    - `name`, `name_ne`: of a newly listed currency.
    - `revokes`: the number of the notice that this one takes back; it has that one's rule, instrument and value.
    """

    source: str
    number: int
    rule: RuleKind
    instrument: str
    value: str
    since: str
    evidence: str
    sha256: str
    reason: str
    by: str
    accepted_at: str
    name: str = ""
    name_ne: str = ""
    revokes: int | None = None

    @property
    def id(self) -> str:
        """The id by which proofs and corrections name it: `nrb.1`."""
        return f"{self.source}.{self.number}"

    @property
    def first(self) -> date:
        """The first market date on which it is in force."""
        return date.fromisoformat(self.since)

    def same_change(self, other: "RuleNotice") -> bool:
        """Whether both change the same rule to the same value on the same date."""
        mine, theirs = ((it.rule, it.instrument, it.value, it.since, it.revokes) for it in (self, other))
        return mine == theirs


def not_revoked(notices: Iterable[RuleNotice]) -> list[RuleNotice]:
    """The notices that change a rule: neither taken back nor such a taking back."""
    known = list(notices)
    revoked = {notice.revokes for notice in known}
    return [notice for notice in known if notice.revokes is None and notice.number not in revoked]


def rules_of(authority: str, notices: Iterable[RuleNotice]) -> AuthorityRules:
    """The bundled rules of an authority and those of `notices` that were not revoked."""
    return AuthorityRules((*bundled(authority), *(row for notice in not_revoked(notices) for row in _rows(notice))))


def _rows(notice: RuleNotice) -> Iterator[DatedRule]:
    yield DatedRule(notice.rule, notice.instrument, notice.value, notice.first, notice.id, notice.number)
    if notice.rule == "listed":
        yield DatedRule("unit", notice.instrument, notice.value, notice.first, notice.id, notice.number)


def instruments_of(notices: Iterable[RuleNotice]) -> list[Instrument]:
    """The currencies that `notices` list, or listed before they were revoked: what was stored of them stays known."""
    listings = (notice for notice in notices if notice.rule == "listed" and notice.revokes is None)
    return [currency(notice.instrument, notice.name, notice.name_ne) for notice in listings]


def unchanged_value(value: str, other: str) -> bool:
    """Whether two values say the same, however printed."""
    return value == other or (_is_number(value) and _is_number(other) and Decimal(value) == Decimal(other))


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
