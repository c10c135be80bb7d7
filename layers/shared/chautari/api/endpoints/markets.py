"""Endpoints of markets: what is priced on a board."""

from dataclasses import replace

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints.parameters import AS_OF, CURSOR, DATE, FEED_FORM, FORMAT, FORMS, MIN_STATUS, ROW_FORMS
from chautari.markets import declarations

MOST_DAYS = 366
MARKET = Parameter(
    "market",
    "A market: /v1/markets names all.",
    "vegetables",
    where="path",
    required=True,
    allowed=declarations.market_keys(),
)
INSTRUMENT = Parameter(
    "instrument",
    "The `instrument` of a row of the market.",
    "golabheda-thulo-nepali",
    where="path",
    required=True,
    pattern="[A-Za-z0-9-]{1,80}",
)
INSTRUMENT_OF_FEED = replace(INSTRUMENT, where="query", required=False)
ON = Parameter(
    "on",
    "The board of this day, or the one in force on it where figures hold until revised; AD (2026-08-17) or Bikram "
    "Sambat (bs:2083-05-01). Left out: the latest.",
    "2026-08-17",
    pattern=DATE,
)
HISTORY = (
    Parameter(
        "from",
        "First market date, AD or Bikram Sambat (bs:2083-05-01). Left out: 30 days before `to`.",
        "2026-07-18",
        pattern=DATE,
    ),
    Parameter("to", "Last market date, AD or Bikram Sambat. Left out: today in Kathmandu.", "2026-08-17", pattern=DATE),
    FORMAT,
    Parameter("limit", "Most days in one answer.", str(MOST_DAYS), default=str(MOST_DAYS), most=MOST_DAYS),
    CURSOR,
    MIN_STATUS,
    AS_OF,
)

ENDPOINTS = (
    Endpoint(
        "/v1/markets",
        "markets",
        "markets",
        "The markets: what each prices, in which figures, by whom, and where its answers are.",
        "chautari.api.markets.boards:markets",
        "chautari.api.markets.market_types:Markets",
    ),
    Endpoint(
        "/v1/markets/{market}",
        "market",
        "markets",
        "A board of a market: every instrument with unit, status, change and season, and the readings behind it.",
        "chautari.api.markets.boards:market",
        "chautari.api.markets.market_types:MarketAnswer",
        (MARKET, ON, FORMAT, MIN_STATUS, AS_OF),
        ROW_FORMS,
        (404, 503),
    ),
    Endpoint(
        "/v1/markets/{market}/{instrument}/history",
        "instrumentHistory",
        "markets",
        "The days of an instrument of a market. A day without a row is left out, never filled.",
        "chautari.api.markets.board_history:history",
        "chautari.api.markets.market_types:InstrumentHistoryAnswer",
        (MARKET, INSTRUMENT, *HISTORY),
        ROW_FORMS,
        (404,),
    ),
    Endpoint(
        "/v1/markets/{market}/changes.{form}",
        "marketFeed",
        "markets",
        "What moved on the newest boards of a market, or of one instrument, as a feed: RSS 2.0, Atom or JSON Feed 1.1. "
        "Metals and forex have theirs at /v1/rates.atom.",
        "chautari.api.markets.board_feeds:feed",
        "",
        (MARKET, FEED_FORM, INSTRUMENT_OF_FEED),
        tuple(FORMS.values()),
        (404, 503),
    ),
)
