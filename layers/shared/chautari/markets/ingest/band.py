"""The band of a market: the served figures of another market on a day, per one of the currency."""

from datetime import date
from decimal import Decimal
from typing import Any

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.markets.model.judgement import Band
from chautari.markets.model.market import MarketDeclaration


def band_of(table: Table, market: MarketDeclaration, on: date) -> Band:
    """Buy and sell by currency for the date `on`; empty without a band, or where its market has no rate of that day."""
    view = read_models.get(table, market.band) if market.band else None
    rates = codec.unpacked(view.body)["rates"] if view else []
    return {rate["code"]: _per_one(rate) for rate in rates if rate.get("date") == str(on)}


def _per_one(rate: dict[str, Any]) -> dict[str, Decimal]:
    return {side: Decimal(rate[side]) / rate["unit"] for side in ("buy", "sell")}
