"""View of /v1/home: the rates that a portal's front page shows, in one small answer."""

from typing import Any

from chautari.core.json_types import JsonObject

CURRENCIES = ("USD", "EUR", "GBP", "INR", "AUD", "QAR", "SAR", "AED", "MYR", "KRW", "JPY")
_PENDING_FIELDS = ("date", "date_bs", "status", "price", "buy", "sell", "unit", "observed_at", "reasons", "proof")
_NAME_FIELDS = ("name", "name_ne")
_SHARED_FIELDS = ("unit", "date", "date_bs", "status", "change", "observed_at", "proof", "freshness")
_METAL_FIELDS = ("instrument", *_NAME_FIELDS, "price", *_SHARED_FIELDS)
_CURRENCY_FIELDS = ("code", *_NAME_FIELDS, "buy", "sell", *_SHARED_FIELDS)


def home(metals: JsonObject, forex: JsonObject) -> JsonObject:
    """The answer of /v1/home from those of /v1/metals and /v1/forex."""
    currencies = {rate["code"]: rate for rate in forex["rates"]}
    return {
        "metals": [_brief(rate, _METAL_FIELDS) for rate in metals["metals"]],
        "forex": [_brief(currencies[code], _CURRENCY_FIELDS) for code in CURRENCIES if code in currencies],
    }


def _brief(rate: JsonObject, field_names: tuple[str, ...]) -> dict[str, Any]:
    brief = {field_name: rate[field_name] for field_name in field_names if field_name in rate}
    return {
        **brief,
        "sources": [reading["source"] for reading in rate.get("sources", [])],
        "held": rate.get("held") is not None,
        **({"pending": _pending(rate["pending"])} if "pending" in rate else {}),
    }


def _pending(rate: JsonObject | None) -> dict[str, Any] | None:
    """What is below the least status, in short."""
    return None if rate is None else {name: rate[name] for name in _PENDING_FIELDS if name in rate}
