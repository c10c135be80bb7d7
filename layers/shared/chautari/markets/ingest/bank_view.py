"""The one answer that shows all banks: made anew by the run of each, judged anew as a whole."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from chautari.core.json_types import JsonObject
from chautari.dynamodb import bank_keys, codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table
from chautari.markets.model.bank_day import BankDay
from chautari.markets.model.bank_judgement import JudgedQuote, judge
from chautari.markets.model.bank_rules import ReferenceRate
from chautari.markets.model.bank_source import BankSource
from chautari.markets.store import bank_codec
from chautari.rates.model.publication_schedule import GRACE
from chautari.rates.model.series import SURE
from chautari.rates.views.rate import dated

EMPTY: JsonObject = {"banks": [], "nrb": None}


def current(table: Table) -> tuple[JsonObject, ReadModel | None]:
    """The stored answer, and as an item; an empty one before the first run."""
    stored = read_models.get(table, bank_keys.COUNTER)
    return (codec.unpacked(stored.body) if stored else EMPTY), stored


def central_bank(table: Table) -> JsonObject | None:
    """The central bank's latest rates that are sure, as /v1/forex has them; None before its first run.

    They are read here and never written: no bank holds, confirms or changes one.
    """
    stored = read_models.get(table, "forex")
    if stored is None:
        return None
    rates = codec.unpacked(stored.body)["rates"]
    wanted = ("date", "date_bs", "unit", "buy", "sell", "status", "proof")
    sure = (rate for rate in rates if rate.get("status") in SURE and None not in (rate["buy"], rate["sell"]))
    return {"rates": {rate["code"]: {name: rate[name] for name in wanted} for rate in sure}}


def references_of(nrb: JsonObject | None, on: date) -> dict[str, ReferenceRate]:
    """The central bank's rates of the date `on`; empty where it has none of that day."""
    rates: Mapping[str, Any] = nrb["rates"] if nrb else {}
    return {
        code: ReferenceRate(rate["unit"], Decimal(rate["buy"]), Decimal(rate["sell"]))
        for code, rate in rates.items()
        if rate["date"] == str(on)
    }


def entry_of(source: BankSource, day: BankDay, closed: Mapping[date, str]) -> JsonObject:
    """A bank in the answer, without the verdicts: names, words, its newest edition and when that becomes stale."""
    return {
        "bank": source.key,
        "name": source.name,
        "name_ne": source.name_ne or source.name,
        "home": source.home,
        "bank_class": source.bank_class,
        "words": source.words,
        **dated(day.date),
        "stale_from": (source.schedule.next_due(day.date, closed) + GRACE).isoformat(),
        "seen": bank_codec.seen_to_json(day.newest),
        "editions": len(day.editions),
        "doubt": day.doubt,
        "references": bank_codec.references_to_json(day.references),
    }


def with_entry(view: JsonObject, entry: JsonObject, nrb: JsonObject | None) -> JsonObject:
    """The answer with a bank's new entry, and the verdicts on every bank: two that show one board are both held."""
    banks = [bank for bank in view["banks"] if bank["bank"] != entry["bank"]]
    banks = sorted([*banks, entry], key=lambda bank: str(bank["bank"]))
    seen = [bank_codec.seen_from_json(bank["seen"]) for bank in banks]
    judged = []
    for number, bank in enumerate(banks):
        neighbours = [board.edition for board in (*seen[:number], *seen[number + 1 :])]
        references = bank_codec.references_from_json(bank["references"])
        rows = judge(seen[number].edition, references, seen[number].second, neighbours, bank["doubt"])
        judged.append({**bank, "rows": bank_codec.rows_to_json(rows)})
    return {"banks": judged, "nrb": nrb}


def rows_of(view: JsonObject, day: BankDay) -> tuple[JudgedQuote, ...]:
    """The verdicts in the answer on the newest edition of a day."""
    entry = next(bank for bank in view["banks"] if bank["bank"] == day.bank)
    return bank_codec.rows_from_json(entry["rows"], day.newest.edition)


def next_version(view: JsonObject, stored: ReadModel | None, now: datetime) -> ReadModel:
    """The next version of the answer, which never begins before the one that it follows."""
    at = max(now, stored.at) if stored and stored.at else now
    return read_models.ready(view, stored.version + 1 if stored else 1, at)
