"""Endpoints of several currencies at once."""

from dataclasses import replace

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import AS_OF, FORMAT, MIN_STATUS, ROW_FORMS
from chautari.api.endpoints.rates import HISTORY, MOST_ROWS, PAST_DAY

# Of a range without groups one answer holds as many rows as any history. Groups are made of more days than they have
# rows: five times as many, fifty years of one currency, are read and summed up in 0.75 s of a processor.
MOST_GROUPED = 5 * MOST_ROWS
CODES = Parameter(
    "codes",
    "Only these currencies: ISO 4217 codes with commas between them. Left out: all.",
    "USD,SAR,QAR",
    pattern="[A-Z]{3}(?:,[A-Z]{3}){0,39}",
)
RANGE_CODES = replace(CODES, description="These currencies: ISO 4217 codes with commas between them.", required=True)
RANGE = tuple(parameter for parameter in HISTORY if parameter.name not in ("limit", "cursor"))

ENDPOINTS = (
    Endpoint(
        "/v1/forex",
        "forex",
        "rates",
        "The latest rates of all currencies or of some, or those of a past day.",
        "chautari.api.rates.latest:forex",
        "chautari.rates.views.answer_types:Forex",
        (CODES, PAST_DAY, FORMAT, MIN_STATUS, AS_OF),
        ROW_FORMS,
        (404, 503),
    ),
    Endpoint(
        "/v1/forex/history",
        "currencyRange",
        "rates",
        "The days, weeks, months or fiscal years of several currencies in one answer: codes times days are at most "
        f"{MOST_ROWS}, {MOST_GROUPED} with a group.",
        "chautari.api.rates.currency_range:currencies",
        "chautari.api.rates.answer_types:CurrencyRange",
        (RANGE_CODES, *RANGE),
        ROW_FORMS,
        (404,),
    ),
    Endpoint(
        "/v1/forex/trends",
        "currencyTrends",
        "rates",
        "The last thirty days of each currency, and where its rate stands in its year.",
        "chautari.api.rates.latest_trends:forex",
        "chautari.rates.views.trend_types:Trends",
        (MIN_STATUS,),
        problems=(503,),
    ),
)
