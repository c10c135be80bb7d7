"""What a portal's front page needs of the rates, in one small answer."""

from typing import Any

from chautari.core.json_types import JsonObject

CURRENCIES = ("USD", "EUR", "GBP", "INR", "AUD", "QAR", "SAR", "AED", "MYR", "KRW", "JPY")
_NAMES = ("name", "name_ne")
_SHARED = ("unit", "date", "date_bs", "status", "change", "observed_at", "proof", "freshness")
_METAL = ("instrument", *_NAMES, "price", *_SHARED)
_CURRENCY = ("code", *_NAMES, "buy", "sell", *_SHARED)


def home(metals: JsonObject, forex: JsonObject) -> JsonObject:
    """The answer of /v1/home from those of /v1/metals and /v1/forex."""
    currencies = {rate["code"]: rate for rate in forex["rates"]}
    return {
        "metals": [_brief(rate, _METAL) for rate in metals["metals"]],
        "forex": [_brief(currencies[code], _CURRENCY) for code in CURRENCIES if code in currencies],
    }


def _brief(rate: JsonObject, names: tuple[str, ...]) -> dict[str, Any]:
    brief = {name: rate[name] for name in names if name in rate}
    return {
        **brief,
        "sources": [reading["source"] for reading in rate.get("sources", [])],
        "held": rate.get("held") is not None,
    }
