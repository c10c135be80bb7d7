"""Every endpoint of the API, declared. A new one is a row here, a function that answers, and a schema in `schemas`."""

from chautari.api.contract import Endpoint
from chautari.api.endpoints import calendar, news, rates, record
from chautari.api.endpoints.parameters import AS_OF

ENDPOINTS = (
    Endpoint("/v1", "index", "service", "What there is to ask.", "chautari.api.service:index", "Index"),
    Endpoint(
        "/v1/home",
        "home",
        "service",
        "What a front page needs, in one small answer: today, gold and silver, the main currencies, top stories.",
        "chautari.api.service:home",
        "Home",
        (AS_OF,),
        problems=(404, 503),
    ),
    *rates.ENDPOINTS,
    *calendar.ENDPOINTS,
    *news.ENDPOINTS,
    *record.ENDPOINTS,
    Endpoint(
        "/v1/openapi.json",
        "openapi",
        "service",
        "This API as an OpenAPI 3.1 document.",
        "chautari.api.openapi:openapi",
        "OpenApi",
    ),
)
