"""Endpoints of metals and currencies."""

from typing import Literal, get_args

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import AS_OF, CURSOR, DATE, FEED_FORM, FORMAT, FORMS, MIN_STATUS, ROW_FORMS
from chautari.rates.model.instruments import CURRENCIES, METALS
from chautari.rates.model.provenance import PATTERN

# Ten years of days: 3.5 MB, and 4.4 MB as Lambda escapes them, of the 6 MB that it lets through.
MOST_ROWS = 3660
Group = Literal["day", "week", "month", "bs-month", "fiscal-year"]
GROUPS: tuple[Group, ...] = get_args(Group)
WEIGHTS = ("tola", "10g", "g", "oz")
CONVERTIBLE = ("NPR", *CURRENCIES, *(f"{metal}:{weight}" for metal in METALS for weight in WEIGHTS))

RATE_DAY = Parameter(
    "on",
    "The day whose rates count, AD (2026-08-17) or Bikram Sambat (bs:2083-05-01). Left out: today in Kathmandu.",
    "2026-08-17",
    pattern=DATE,
)
PAST_DAY = Parameter(
    "on",
    "All rates in force on this day, AD (2026-08-10) or Bikram Sambat (bs:2083-04-25), each with the date of which it "
    "is. Left out: the latest.",
    "2026-08-10",
    pattern=DATE,
)
INSTRUMENT = Parameter("instrument", "A metal.", "gold", where="path", required=True, allowed=tuple(METALS))
ISO_4217 = "[A-Z]{3}"
CODE = Parameter(
    "code",
    "An ISO 4217 code. A currency that was listed since is taken too: /v1/forex names all.",
    "USD",
    where="path",
    required=True,
    allowed=tuple(CURRENCIES),
    adopted=ISO_4217,
)
HISTORY = (
    Parameter(
        "from",
        "First market date, AD (2026-08-17) or Bikram Sambat (bs:2083-05-01). Left out: 30 days before `to`, "
        "26 weeks for group=week, 12 months for group=month and bs-month, 5 years for group=fiscal-year.",
        "2026-07-18",
        pattern=DATE,
    ),
    Parameter(
        "to",
        "Last market date, AD (2026-08-17) or Bikram Sambat (bs:2083-05-01). Left out: today in Kathmandu.",
        "2026-08-17",
        pattern=DATE,
    ),
    Parameter(
        "group",
        "One row a market day, a week from Sunday to Saturday as in Nepal, a month AD or Bikram Sambat, or a fiscal "
        "year from Shrawan to Asar.",
        "day",
        default="day",
        allowed=GROUPS,
    ),
    FORMAT,
    Parameter("limit", "Most rows in one answer.", str(MOST_ROWS), default=str(MOST_ROWS), most=MOST_ROWS),
    CURSOR,
    MIN_STATUS,
    AS_OF,
)
CONVERT = (
    Parameter(
        "amount", "A plain decimal above 0 of at most 18 digits.", "100", required=True, pattern=r"[0-9]+(\.[0-9]+)?"
    ),
    Parameter(
        "from",
        "What is converted: a currency, or a metal by weight.",
        "USD",
        required=True,
        allowed=CONVERTIBLE,
        adopted=ISO_4217,
    ),
    Parameter("to", "What it is converted to.", "NPR", required=True, allowed=CONVERTIBLE, adopted=ISO_4217),
    Parameter(
        "side",
        "The column of the bank's table: buy, where the bank buys the currency; sell, where it sells it; mid, between "
        "them. Left out: what a customer meets, buy for the currency given and sell for the currency received. Metals "
        "have one price.",
        "mid",
        allowed=("buy", "sell", "mid"),
    ),
    RATE_DAY,
    MIN_STATUS,
    AS_OF,
)

WATCHED = Parameter(
    "instrument",
    "Only this rate: a metal or an ISO 4217 code.",
    "gold",
    allowed=(*METALS, *CURRENCIES),
    adopted=ISO_4217,
)
PROOF = Parameter(
    "id",
    "The `proof` of a rate (the day) or of a reading (one revision of one source).",
    "gold.2026-08-17.fenegosida.1",
    where="path",
    required=True,
    pattern=PATTERN,
)

ENDPOINTS = (
    Endpoint(
        "/v1/metals",
        "metals",
        "rates",
        "The latest rates of gold, tejabi gold and silver, or those of a past day.",
        "chautari.api.rates.latest:metals",
        "chautari.rates.views.answer_types:Metals",
        (PAST_DAY, FORMAT, MIN_STATUS, AS_OF),
        ROW_FORMS,
        (404, 503),
    ),
    Endpoint(
        "/v1/metals/trends",
        "metalTrends",
        "rates",
        "The last thirty days of each metal, and where its rate stands in its year.",
        "chautari.api.rates.latest_trends:metals",
        "chautari.rates.views.trend_types:Trends",
        (MIN_STATUS,),
        problems=(503,),
    ),
    Endpoint(
        "/v1/metals/{instrument}/history",
        "metalHistory",
        "rates",
        "The days, weeks, months or fiscal years of a metal.",
        "chautari.api.rates.history:metal",
        "chautari.api.rates.answer_types:MetalHistory",
        (INSTRUMENT, *HISTORY),
        ROW_FORMS,
        (404,),
    ),
    Endpoint(
        "/v1/metals/{instrument}/move",
        "metalMove",
        "rates",
        "Why a metal moved since the market day before: the dollar, the customs duty, the rest unexplained.",
        "chautari.api.rates.price_moves:move",
        "chautari.api.rates.move_types:MetalMove",
        (INSTRUMENT, RATE_DAY),
        problems=(404,),
    ),
    Endpoint(
        "/v1/forex/{code}/history",
        "currencyHistory",
        "rates",
        "The days, weeks, months or fiscal years of a currency.",
        "chautari.api.rates.history:currency",
        "chautari.api.rates.answer_types:CurrencyHistory",
        (CODE, *HISTORY),
        ROW_FORMS,
        (404,),
    ),
    Endpoint(
        "/v1/rates.{form}",
        "rateFeed",
        "rates",
        "The newest changes of gold, silver and the dollar, or of one rate, as a feed: RSS 2.0, Atom or JSON Feed 1.1.",
        "chautari.api.rates.change_feeds:feed",
        "",
        (FEED_FORM, WATCHED, MIN_STATUS),
        tuple(FORMS.values()),
        (404,),
    ),
    Endpoint(
        "/v1/convert",
        "convert",
        "rates",
        "An amount of one thing in another, at the rates in force on a day.",
        "chautari.api.rates.conversion:convert",
        "chautari.api.rates.answer_types:Conversion",
        CONVERT,
        problems=(404,),
    ),
    Endpoint(
        "/v1/proof/{id}",
        "proof",
        "rates",
        "What a number rests on: the answers, their hashes, the parser, the rules asked, the readings compared.",
        "chautari.api.rates.proof:prove",
        "chautari.api.rates.record_types:Proof",
        (PROOF,),
        problems=(404,),
    ),
)
