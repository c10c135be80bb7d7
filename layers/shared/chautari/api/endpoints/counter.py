"""Endpoints of the counter: what each commercial bank quotes."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import AS_OF, FORMAT, ROW_FORMS
from chautari.api.endpoints.rates import CODE, HISTORY
from chautari.rates.model.instruments import CURRENCIES

KINDS = ("transfer", "cash", "cash_below_50", "sell")
CURRENCY = Parameter(
    "currency",
    "An ISO 4217 code.",
    "QAR",
    default="USD",
    allowed=tuple(CURRENCIES),
    adopted=CODE.adopted,
)
AMOUNT = Parameter(
    "amount",
    "How much of the currency: a plain decimal above 0 of at most 18 digits.",
    "3000",
    default="1",
    pattern=r"[0-9]+(\.[0-9]+)?",
)
KIND = Parameter(
    "kind",
    "What is brought to the bank: money that comes by transfer, notes, or notes below 50; sell, where the bank sells.",
    "transfer",
    default="transfer",
    allowed=KINDS,
)
BANK = Parameter(
    "bank", "The key of a bank, as /v1/counter names it.", "nabil", where="path", required=True, pattern="[a-z]{2,20}"
)
WINDOW = tuple(parameter for parameter in HISTORY if parameter.name in ("from", "to"))
ENDPOINTS = (
    Endpoint(
        "/v1/counter",
        "counter",
        "markets",
        "Which bank gives more: what each commercial bank pays for an amount, best first, beside the official rate.",
        "chautari.api.markets.counter:counter",
        "chautari.markets.views.counter_types:Counter",
        (CURRENCY, AMOUNT, KIND, FORMAT, AS_OF),
        ROW_FORMS,
        (404, 503),
    ),
    Endpoint(
        "/v1/counter/{bank}/history",
        "counterHistory",
        "markets",
        "The spread of a bank over the central bank's rate, day by day.",
        "chautari.api.markets.counter:history",
        "chautari.markets.views.counter_types:SpreadHistory",
        (BANK, CURRENCY, KIND, *WINDOW),
        problems=(404,),
    ),
)
