"""Every endpoint of the API. A new one is a row here, a function that answers, and the type of its JSON."""

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints import calendar, counter, currencies, markets, news, platform, rates, search, working_days
from chautari.api.endpoints.parameters import AS_OF, MIN_STATUS

ENDPOINTS = (
    Endpoint(
        "/v1",
        "index",
        "service",
        "What there is to ask.",
        "chautari.api.platform.index:index",
        "chautari.api.platform.answer_types:Index",
    ),
    Endpoint(
        "/v1/home",
        "home",
        "service",
        "What a front page needs, in one small answer: today, gold and silver, the main currencies, top stories.",
        "chautari.api.rates.latest:home",
        "chautari.api.rates.answer_types:Home",
        (MIN_STATUS, AS_OF),
        problems=(404, 503),
    ),
    Endpoint(
        "/v1/today.txt",
        "todayText",
        "service",
        "Today and the main rates as plain text for a terminal, at most 72 columns wide.",
        "chautari.api.platform.glance:text",
        "",
        (MIN_STATUS,),
        media_types=("text/plain; charset=utf-8",),
        problems=(503,),
    ),
    Endpoint(
        "/v1/card.svg",
        "card",
        "service",
        "Gold, silver and the dollar under today's date, as a picture to share (1200 by 630).",
        "chautari.api.platform.glance:card",
        "",
        (Parameter("lang", "The language of the picture.", "ne", default="ne", allowed=("ne", "en")), MIN_STATUS),
        ("image/svg+xml; charset=utf-8",),
        (503,),
    ),
    *rates.ENDPOINTS,
    *currencies.ENDPOINTS,
    *markets.ENDPOINTS,
    *counter.ENDPOINTS,
    *working_days.ENDPOINTS,  # before {bs_year}, which would match their first words
    *calendar.ENDPOINTS,
    *news.ENDPOINTS,
    *search.ENDPOINTS,
    *platform.ENDPOINTS,
    Endpoint(
        "/v1/openapi.json",
        "openapi",
        "service",
        "This API as an OpenAPI 3.1 document.",
        "chautari.api.platform.openapi:openapi",
        "chautari.api.platform.answer_types:OpenApi",
    ),
)
