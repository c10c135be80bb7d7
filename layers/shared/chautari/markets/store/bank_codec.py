"""Codec of banks' boards: plain values, as items store them. An edition of 22 rows takes 1 kB packed."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from chautari.markets.model.bank_board import BankEdition, BankQuote
from chautari.markets.model.bank_day import BankDay, SeenEdition
from chautari.markets.model.bank_judgement import JudgedQuote
from chautari.markets.model.bank_rules import ReferenceRate
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.provenance import Provenance

Json = dict[str, Any]


def day_to_json(day: BankDay) -> Json:
    """A day without its bank, date and version, which its key and item hold."""
    return {
        "editions": list(map(seen_to_json, day.editions)),
        "references": references_to_json(day.references),
        "rows": rows_to_json(day.rows),
        "previous": str(day.previous) if day.previous else None,
        "doubt": day.doubt,
    }


def day_from_json(bank: str, on: date, version: int, values: Json) -> BankDay:
    """The inverse of `day_to_json`."""
    editions = tuple(map(seen_from_json, values["editions"]))
    references = references_from_json(values["references"])
    previous = date.fromisoformat(values["previous"]) if values["previous"] else None
    day = BankDay(bank, on, editions, references, (), previous, values["doubt"], version)
    return replace(day, rows=rows_from_json(values["rows"], day.newest.edition))


def seen_to_json(seen: SeenEdition) -> Json:
    """An edition with its evidence."""
    return {
        "edition": _edition_to_json(seen.edition),
        "provenance": provenance_to_json(seen.provenance),
        "observed_at": seen.observed_at.isoformat(),
        "second": _edition_to_json(seen.second) if seen.second else None,
        "second_provenance": provenance_to_json(seen.second_provenance) if seen.second_provenance else None,
    }


def seen_from_json(values: Json) -> SeenEdition:
    """The inverse of `seen_to_json`."""
    second, proof = values["second"], values["second_provenance"]
    return SeenEdition(
        _edition_from_json(values["edition"]),
        _provenance_from_json(values["provenance"]),
        datetime.fromisoformat(values["observed_at"]),
        _edition_from_json(second) if second else None,
        _provenance_from_json(proof) if proof else None,
    )


def references_to_json(references: Mapping[str, ReferenceRate]) -> Json:
    """The central bank's rates by currency."""
    return {code: [rate.unit, str(rate.buy), str(rate.sell)] for code, rate in references.items()}


def references_from_json(values: Json) -> dict[str, ReferenceRate]:
    """The inverse of `references_to_json`."""
    return {code: ReferenceRate(unit, Decimal(buy), Decimal(sell)) for code, (unit, buy, sell) in values.items()}


def rows_to_json(rows: tuple[JudgedQuote, ...]) -> list[list[Any]]:
    """The verdicts by currency; their quotes are the edition's."""
    return [
        [row.quote.currency, row.unit, row.status, [[reason.rule, reason.detail] for reason in row.reasons]]
        for row in rows
    ]


def rows_from_json(values: list[list[Any]], edition: BankEdition) -> tuple[JudgedQuote, ...]:
    """The inverse of `rows_to_json`, with the quotes of the edition."""
    quotes = {quote.currency: quote for quote in edition}
    return tuple(
        JudgedQuote(quotes[code], unit, status, tuple(RuleViolation(*reason) for reason in reasons))
        for code, unit, status, reasons in values
    )


def provenance_to_json(provenance: Provenance) -> Json:
    """Address, hash and size of an answer, and the version of the parser."""
    return {**asdict(provenance), "rules": list(provenance.rules)}


def _provenance_from_json(values: Json) -> Provenance:
    return Provenance(**{**values, "rules": tuple(values["rules"])})


def _edition_to_json(edition: BankEdition) -> Json:
    return {
        "date": str(edition.date),
        "dated_by": edition.dated_by,
        "time": edition.time.isoformat() if edition.time else None,
        "quotes": [[quote.currency, quote.unit, dict(quote.figures), dict(quote.stated)] for quote in edition],
        "dropped": [[violation.rule, violation.detail] for violation in edition.dropped],
    }


def _edition_from_json(values: Json) -> BankEdition:
    return BankEdition(
        date.fromisoformat(values["date"]),
        values["dated_by"],
        time.fromisoformat(values["time"]) if values["time"] else None,
        tuple(BankQuote(*quote) for quote in values["quotes"]),
        tuple(RuleViolation(*violation) for violation in values["dropped"]),
    )
