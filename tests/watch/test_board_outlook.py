"""What is told of a page of prices that stand, and of banks, which are many."""

from datetime import datetime, timedelta

from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT
from chautari.rates.model.publisher import Publisher
from chautari.rates.model.source_health import SourceHealth
from chautari.watch.model.findings import Findings
from chautari.watch.model.outlook import conditions

NOW = datetime(2026, 8, 18, 18, 0, tzinfo=NPT)


def read_hours_ago(source: Publisher, hours: float, newest: str) -> SourceHealth:
    at = (NOW - timedelta(hours=hours)).isoformat()
    about = (source.key, source.name, source.home, source.market, source.origin, None, at)
    return SourceHealth(*about, last_success_at=at, last_market_date=newest)


def findings_of(source: Publisher, hours: float, newest: str) -> Findings:
    return Findings(NOW, [source], {source.key: read_hours_ago(source, hours, newest)}, calendar_at=NOW)


def test_a_page_of_prices_that_stand_is_told_when_it_is_not_read_and_never_as_overdue() -> None:
    noc = board_sources.find("noc")
    assert list(conditions(findings_of(noc, hours=2, newest="2026-05-01"))) == []
    (condition,) = conditions(findings_of(noc, hours=25, newest="2026-08-17"))
    assert "no source of Fuel of Nepal Oil Corporation is left" in condition.sentence


def test_a_bank_that_does_not_answer_is_told_and_the_others_are_counted() -> None:
    every = [banks.find(key) for key in banks.keys()]  # noqa: SIM118 - no mapping
    healths = {bank.key: read_hours_ago(bank, 2, "2026-08-18") for bank in every}
    healths["nabil"] = read_hours_ago(banks.find("nabil"), 25, "2026-08-17")
    (condition,) = conditions(Findings(NOW, every, healths, calendar_at=NOW))
    assert (condition.key, condition.level) == ("source#nabil", 2)
    assert condition.sentence.endswith(f"banks' rates go on with {len(every) - 1} others")


def test_a_market_of_many_of_which_nobody_can_be_read_is_told_once() -> None:
    every = [banks.find(key) for key in banks.keys()]  # noqa: SIM118 - no mapping
    (condition,) = conditions(Findings(NOW, every, {}, calendar_at=NOW))
    assert condition.sentence == f"none of the {len(every)} sources of banks' rates can be read"
    assert (condition.key, condition.patience) == ("source#forex-banks", timedelta(days=1))
