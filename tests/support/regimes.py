"""What a test of a regime asks of the bank's system, and how an operator adopts a change of its rules."""

from datetime import date
from typing import Any

from chautari.dynamodb import codec, read_models
from chautari.rates.model.series import MarketDay
from chautari.rates.store import contradictions, series
from tests.support.bank import Bank, Rates, morning
from tools.local import adopt
from tools.local.replay import Target

EVIDENCE = "https://www.nrb.org.np/notice.pdf"


def day_of(bank: Bank, code: str, day: int) -> MarketDay:
    found = series.series_of(code, series.latest_years(bank.table, code)).get(date(2026, 9, day))
    assert found is not None, (code, day)
    return found


def statuses(bank: Bank, code: str, *days: int) -> list[str]:
    return [day_of(bank, code, day).verdict.status for day in days]


def forex(bank: Bank) -> dict[str, Any]:
    view = read_models.get(bank.table, "forex")
    assert view is not None
    answer: dict[str, Any] = codec.unpacked(view.body)
    return answer


def held(bank: Bank) -> list[str]:
    """The currencies whose newest day is held."""
    return [rate["code"] for rate in forex(bank)["rates"] if rate["held"]]


def incidents(bank: Bank) -> list[tuple[str, str, str, int]]:
    standing = contradictions.get(bank.table, "nrb")
    return [(it.rule, it.instrument, it.value, len(it.dates)) for it in standing if it.is_incident]


def adopted(bank: Bank, day: int, *words: str, reason: str = "the bank's notice") -> list[str]:
    """What `make adopt` says on the noon of that day of September."""
    evidence = ("--evidence", EVIDENCE, "--reason", reason, "--by", "operator")
    options = adopt.arguments(["--source", "nrb", *words, *evidence])
    return list(adopt.run(Target(bank.table, bank.archive, morning(date(2026, 9, day))), options))


def peg_162(rates: Rates) -> None:
    rates["INR"] = ("162.00", "162.15", 100)


PEG = ("--rule", "peg", "--instrument", "INR", "--value", "1.62", "--from", "2026-09-04")


def with_new(rates: Rates) -> None:
    rates["NZD"] = ("88.10", "88.45", 1)


NEW = ("--rule", "listed", "--instrument", "NZD", "--value", "1", "--from", "2026-09-03")
NAMES = ("--name", "New Zealand Dollar", "--name-ne", "न्युजिल्याण्ड डलर")
