"""Plausibility of a notice before it is adopted: what a change of a rule can be, in one line where it cannot."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from chautari.nepali.clock import today
from chautari.rates.model import rule_notice
from chautari.rates.model.authority_rules import EVERY, NONE, AuthorityRules, RuleKind
from chautari.rates.model.instruments import CURRENCIES
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.validation.rules import EARLIEST_DATE

# Beyond, a figure per 100 or a slip of a digit is likelier than a decision: adopt such a one in two steps.
MAX_PEG_MOVE = Decimal("0.20")
MAX_SPREAD = Decimal("1.10")
UNITS = ("1", "10", "100", "1000", "10000")
# A change is announced weeks ahead; further on it is a slip of the year.
MAX_AHEAD = timedelta(days=366)
MAX_TEXT = 500
MAX_VALUE_LENGTH = 20


class ImplausibleNotice(ValueError):
    """A notice that cannot be right, in one line."""


def check(notice: RuleNotice, known: Sequence[RuleNotice], now: datetime) -> None:
    """Raise ImplausibleNotice unless the notice can be adopted beside those `known`."""
    _check_words(notice)
    if notice.revokes is not None:
        if notice.revokes not in [each.number for each in rule_notice.not_revoked(known)]:
            raise ImplausibleNotice(f"{notice.source} has no notice {notice.revokes} in force to be revoked")
        return
    if not EARLIEST_DATE <= notice.first <= today(now) + MAX_AHEAD:
        raise ImplausibleNotice(f"FROM={notice.since} is not between {EARLIEST_DATE} and a year ahead")
    _CHECKS[notice.rule](notice, rule_notice.rules_of(notice.source, known))


def _check_words(notice: RuleNotice) -> None:
    for name, text in (("REASON", notice.reason), ("EVIDENCE", notice.evidence)):
        if not text.strip() or len(text) > MAX_TEXT:
            raise ImplausibleNotice(f"{name} needs 1 to {MAX_TEXT} characters")
    address = urlsplit(notice.evidence)
    if "://" in notice.evidence and not (address.scheme == "https" and address.hostname):
        raise ImplausibleNotice(f"EVIDENCE={notice.evidence} is neither words nor an address with https://")
    if notice.sha256 and not re.fullmatch("[0-9a-f]{64}", notice.sha256):
        raise ImplausibleNotice(f"SHA256={notice.sha256[:80]} is none: 64 hexadecimal digits are needed")


def _check_peg(notice: RuleNotice, rules: AuthorityRules) -> None:
    peg = rules.peg(notice.instrument, notice.first)
    if peg is None:
        raise ImplausibleNotice(f"{notice.instrument} has no peg on {notice.since}")
    if notice.value == NONE:
        return
    move = _number(notice) / peg - 1
    if abs(move) > MAX_PEG_MOVE:
        raise ImplausibleNotice(f"VALUE={notice.value} for one {notice.instrument} is {move:+.0%} from {peg}")
    _require_change(notice, str(peg))


def _check_unit(notice: RuleNotice, rules: AuthorityRules) -> None:
    _require_listed(notice, rules)
    _require_unit(notice)
    unit = rules.unit(notice.instrument, notice.first)
    _require_change(notice, unit.value if unit else "")


def _check_spread(notice: RuleNotice, rules: AuthorityRules) -> None:
    if notice.instrument != EVERY:
        _require_listed(notice, rules)
    if not 1 < _number(notice) <= MAX_SPREAD:
        raise ImplausibleNotice(f"VALUE={notice.value} is no ratio of sell to buy: above 1, at most {MAX_SPREAD}")
    rule = rules.own("spread", notice.instrument, notice.first)
    _require_change(notice, rule.value if rule else "")


def _check_listed(notice: RuleNotice, rules: AuthorityRules) -> None:
    if not re.fullmatch("[A-Z]{3}", notice.instrument) or notice.instrument == "NPR":
        raise ImplausibleNotice(f"INSTRUMENT={notice.instrument[:20]} is no ISO 4217 code of another currency")
    if notice.instrument in rules.listed(notice.first):
        raise ImplausibleNotice(f"{notice.instrument} is listed on {notice.since} already")
    _require_unit(notice)
    if notice.instrument not in CURRENCIES and not (notice.name.strip() and notice.name_ne.strip()):
        raise ImplausibleNotice(f"{notice.instrument} is new: NAME and NAME_NE are needed")


def _check_withdrawn(notice: RuleNotice, rules: AuthorityRules) -> None:
    _require_listed(notice, rules)
    if notice.value:
        raise ImplausibleNotice(f"VALUE={notice.value} means nothing for RULE=withdrawn: leave it out")


def _require_listed(notice: RuleNotice, rules: AuthorityRules) -> None:
    if notice.instrument not in rules.listed(notice.first):
        raise ImplausibleNotice(f"{notice.instrument} is not listed on {notice.since}")


def _require_unit(notice: RuleNotice) -> None:
    if notice.value not in UNITS:
        raise ImplausibleNotice(f"VALUE={notice.value} is no unit: one of {', '.join(UNITS)}")


def _require_change(notice: RuleNotice, value: str) -> None:
    if rule_notice.unchanged_value(notice.value, value):
        raise ImplausibleNotice(f"the {notice.rule} of {notice.instrument} is {value} on {notice.since} already")


def _number(notice: RuleNotice) -> Decimal:
    try:
        number = Decimal(notice.value)
    except InvalidOperation:
        raise ImplausibleNotice(f"VALUE={notice.value[:40]} is no number") from None
    if not number.is_finite() or number <= 0:
        raise ImplausibleNotice(f"VALUE={notice.value[:40]} is not above 0")
    if len(notice.value) > MAX_VALUE_LENGTH or "e" in notice.value.lower():  # 1e999999999 is a gigabyte of digits
        raise ImplausibleNotice(f"VALUE={notice.value[:40]} is no number as a notice prints it")
    return number


_CHECKS: dict[RuleKind, Callable[[RuleNotice, AuthorityRules], None]] = {
    "peg": _check_peg,
    "unit": _check_unit,
    "spread": _check_spread,
    "listed": _check_listed,
    "withdrawn": _check_withdrawn,
}
