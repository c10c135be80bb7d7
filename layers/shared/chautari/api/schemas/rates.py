"""The shapes of the answers as JSON Schema, by name. Read only to write the OpenAPI document, and by the tests."""

from chautari.api.endpoints.rates import GROUPS
from chautari.api.schemas import calendar, feeds, news, platform, proof
from chautari.api.schemas import record as record_schemas
from chautari.api.schemas.helpers import (
    AMOUNT,
    COMPLETENESS,
    COUNT,
    DATE,
    DATE_BS,
    FLAG,
    INSTANT,
    TEXT,
    Schema,
    maybe,
    record,
    ref,
    rows,
    table,
)

STATUS: Schema = {"type": "string", "enum": ["confirmed", "official", "provisional", "held"]}
# Always null. Generators of typed clients lose a member that can be nothing else.
NOTHING: Schema = maybe(AMOUNT)
WEIGHT_OR_COUNT: Schema = {"type": ["string", "integer"], "description": "tola, or how many of the currency."}

PROOF_ID: Schema = {"type": "string", "description": "What it rests on is at /v1/proof/ and this."}

DAY: Schema = {"date": DATE, "date_bs": DATE_BS}
STANDING: Schema = {
    "status": STATUS,
    "observed_at": INSTANT,
    "sources": rows(ref("Reading")),
    "reasons": rows(ref("Reason")),
    "proof": PROOF_ID,
}
NAME: Schema = {"name": TEXT, "name_ne": TEXT}
PRICE: Schema = {"price": maybe(AMOUNT), "unit": maybe({"const": "tola"}), "prices": maybe(ref("Prices"))}
QUOTE: Schema = {
    "unit": maybe({"type": "integer", "description": "How many of the currency the figures are for."}),
    "buy": maybe(AMOUNT),
    "sell": maybe(AMOUNT),
    "mid": maybe(AMOUNT),
    "per_one": maybe(ref("PerOne")),
}
STATED: Schema = {name: maybe(TEXT) for name in ("published_on", "modified_on")}
CHANGED: Schema = {"change": maybe(ref("Change"))}
FRESH: Schema = {"freshness": maybe(ref("Freshness"))}
AS_OF: Schema = {"as_of": INSTANT}
METAL_DAY: Schema = {**DAY, **PRICE, **CHANGED, **STANDING}
CURRENCY_DAY: Schema = {**DAY, **QUOTE, **CHANGED, **STANDING}


def _history(market: str, day: str, period: str) -> Schema:
    span = {"group": {"type": "string", "enum": list(GROUPS)}, "from": ref("Day"), "to": ref("Day"), "count": COUNT}
    rates = {"anyOf": [rows(ref(day)), rows(ref(period))]}
    about = {market: TEXT, **NAME, "currency": {"const": "NPR"}, **span}
    return record({**about, **FRESH, "rates": rates, "next": maybe(TEXT)}, AS_OF)


def _period(headlines: tuple[str, ...]) -> Schema:
    return record(
        {
            "label": {"type": "string", "description": "2026-08-16, 2026-08, 2083-05 or 2083/84."},
            **DAY,
            "period": record({"first": ref("Day"), "last": ref("Day")}),
            "first_market_day": ref("Day"),
            "last_market_day": ref("Day"),
            "days": COUNT,
            **COMPLETENESS,
            "held_days": COUNT,
            "derived": {"const": True},
            "unit": WEIGHT_OR_COUNT,
            **{name: maybe(ref("Summary")) for name in headlines},
            **CHANGED,
            "statuses": table(COUNT),
            "sources": rows(TEXT),
            "observed_at": INSTANT,
        }
    )


HELD: Schema = {"held": maybe(ref("Held")), **FRESH}
# A metal or currency of which nothing is served, next to one that has its rate.
WITHOUT_PRICE = record(
    {
        "instrument": TEXT,
        **NAME,
        "status": {"type": "string", "enum": ["held", "unpublished"]},
        "price": NOTHING,
        **HELD,
    },
    {"last_published": ref("PublishedMetal")},
)
WITHOUT_QUOTE = record({"code": TEXT, **NAME, "status": {"const": "held"}, "buy": NOTHING, "sell": NOTHING, **HELD})

_BRIEF: Schema = {
    **NAME,
    "status": {"type": "string", "enum": [*STATUS["enum"], "unpublished"]},
    "sources": rows(TEXT),
    "held": FLAG,
} | FRESH
_BRIEF_OF_SERVED: Schema = {**DAY, **CHANGED, "observed_at": INSTANT, "proof": PROOF_ID}

SCHEMAS: dict[str, Schema] = {
    **calendar.SCHEMAS,
    **feeds.SCHEMAS,
    **news.SCHEMAS,
    **proof.SCHEMAS,
    **record_schemas.SCHEMAS,
    **platform.SCHEMAS,
    "Day": record(DAY),
    "Reason": record({"rule": TEXT, "detail": TEXT}),
    "Reading": record(
        {
            "source": TEXT,
            "origin": TEXT,
            "agrees": FLAG,
            "figures": table(AMOUNT),
            "observed_at": INSTANT,
            "revision": {"type": "integer", "minimum": 1},
            "faults": rows(ref("Reason")),
            "proof": PROOF_ID,
        }
    ),
    "Change": record({"amount": AMOUNT, "percent": AMOUNT, "since": DATE, "since_bs": DATE_BS}),
    "Price": record({"amount": AMOUNT, "derived": FLAG}, {"derived_from": {"type": "string", "enum": ["tola", "10g"]}}),
    "Prices": record({unit: ref("Price") for unit in ("tola", "10g", "g", "oz")}),
    "Summary": record({**dict.fromkeys(("open", "high", "low", "close", "average"), AMOUNT), "derived": FLAG}),
    "Held": record({**DAY, **STANDING}),
    "PerOne": record({side: maybe(AMOUNT) for side in ("buy", "sell", "mid")}),
    "PublishedMetal": record(METAL_DAY),
    "PricedMetal": record({"instrument": TEXT, **NAME, **METAL_DAY, **HELD}),
    "MetalWithoutPrice": WITHOUT_PRICE,
    "Metal": {"anyOf": [ref("PricedMetal"), ref("MetalWithoutPrice")]},
    "QuotedCurrency": record({"code": TEXT, **NAME, **CURRENCY_DAY, **STATED, **HELD}),
    "CurrencyWithoutQuote": WITHOUT_QUOTE,
    "Currency": {"anyOf": [ref("QuotedCurrency"), ref("CurrencyWithoutQuote")]},
    "Metals": record({"currency": {"const": "NPR"}, "metals": rows(ref("Metal"))}, {**DAY, **AS_OF}),
    "Forex": record({"currency": {"const": "NPR"}, "rates": rows(ref("Currency"))}, {**DAY, **AS_OF}),
    "Home": record(
        {
            "today": maybe(ref("Today")),
            "news": maybe(rows(ref("TopStory"))),
            "metals": rows(
                record({"instrument": TEXT, **_BRIEF, "price": maybe(AMOUNT)}, {**_BRIEF_OF_SERVED, "unit": TEXT})
            ),
            "forex": rows(
                record(
                    {"code": TEXT, **_BRIEF, "buy": maybe(AMOUNT), "sell": maybe(AMOUNT)},
                    {**_BRIEF_OF_SERVED, "unit": {"type": "integer"}},
                )
            ),
        },
        AS_OF,
    ),
    "MetalDay": record(METAL_DAY, {"last_good": maybe(record({**DAY, **PRICE, "status": STATUS}))}),
    "CurrencyDay": record(CURRENCY_DAY, {**STATED, "last_good": maybe(record({**DAY, **QUOTE, "status": STATUS}))}),
    "MetalPeriod": _period(("tola",)),
    "CurrencyPeriod": _period(("buy", "sell")),
    "MetalHistory": _history("instrument", "MetalDay", "MetalPeriod"),
    "CurrencyHistory": _history("code", "CurrencyDay", "CurrencyPeriod"),
    "Conversion": record(
        {
            "amount": AMOUNT,
            "from": TEXT,
            "to": TEXT,
            "on": ref("Day"),
            "result": AMOUNT,
            "per_one": AMOUNT,
            "rounding": TEXT,
            "in_words": TEXT,
            "rates": rows(ref("RateUsed")),
        },
        AS_OF,
    ),
    "RateUsed": record(
        {
            "of": TEXT,
            "name": TEXT,
            "side": {"type": "string", "enum": ["buy", "sell", "mid", "price"]},
            "in_words": TEXT,
            **DAY,
            "carried": FLAG,
            "npr": AMOUNT,
            "derived": FLAG,
            "figures": table(AMOUNT),
            "unit": WEIGHT_OR_COUNT,
            **CHANGED,
            **STANDING,
            **FRESH,
        }
    ),
}
